//! What other programs write becomes stories.

#![cfg(not(target_arch = "wasm32"))]

mod any_table;
mod command;
mod files;
mod format;
mod fuzz;
mod recognised;
mod tables;
mod timelinejs;
