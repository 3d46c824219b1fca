//! A story as static HTML. Not in WebAssembly.
