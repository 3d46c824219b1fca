//! What a reader does with a story: the rules, and the state that follows them.

#![cfg(not(target_arch = "wasm32"))]

mod address;
mod announcement;
mod cards;
mod changes;
mod link;
mod marks;
mod place;
mod sample;
mod search;
mod selection;
mod settings;
mod state;
mod version;
