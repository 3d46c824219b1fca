//! The desk as Leptos components.

mod app;
mod conflict;
mod dialog;
mod differences;
mod download;
mod drafts;
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
mod server;
mod slot;
mod splitter;
mod state;
mod toolbar;
mod unsaved;

pub use app::App;
