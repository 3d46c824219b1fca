//! The story format as Rust types, for its JSON Schema and for writing stories. Not in WebAssembly.
