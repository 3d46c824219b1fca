//! Finding every mistake of a story's file, with line and column. Not in WebAssembly.
