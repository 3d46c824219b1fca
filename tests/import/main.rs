//! What other programs write becomes stories.

#![cfg(not(target_arch = "wasm32"))]

mod any_table;
mod command;
mod files;
mod format;
mod fuzz;
mod recognised;
#[path = "../view/sample.rs"]
#[expect(dead_code, reason = "samples for tests of the view")]
mod sample;
mod sound;
mod tables;
mod timelinejs;
mod workbook;
