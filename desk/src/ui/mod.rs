//! The desk as Leptos components.

mod app;
mod fields;
mod files;
mod focus;
mod forms;
mod import;
mod keys;
mod lists;
mod outline;
mod preview;
mod problems;
mod publish;
mod said;
mod slot;
mod splitter;
mod state;
mod toolbar;

pub use app::App;
