//! Finding the mistakes of a story: the parser, the places, and the command.
#![cfg(not(target_arch = "wasm32"))]

mod command;
mod fuzz;
mod messages;
mod oracle;
mod slips;
mod starter;
