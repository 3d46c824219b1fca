//! What other programs write becomes stories.

#![cfg(not(target_arch = "wasm32"))]

mod files;
mod format;
mod tables;
mod timelinejs;
