//! The desk as Leptos components.

mod app;
mod fields;
mod files;
mod focus;
mod forms;
mod keys;
mod lists;
mod outline;
mod preview;
mod problems;
mod slot;
mod state;
mod toolbar;

pub use app::App;
