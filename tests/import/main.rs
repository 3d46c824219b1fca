//! What other programs write becomes stories.

#![cfg(not(target_arch = "wasm32"))]

mod any_table;
mod files;
mod format;
mod fuzz;
mod tables;
mod timelinejs;
