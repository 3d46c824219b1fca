//! Keys that work everywhere at the desk.

use super::files::save;
use super::state::Desk;
use leptos::ev::keydown;
use leptos::prelude::*;

/// Listens for Ctrl or Cmd with S, Z and Y.
pub fn listen(desk: Desk) {
    let listener = window_event_listener(keydown, move |event| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        // While something is asked, the story behind it stays as it is.
        if desk.server.is_asking() {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("s", false) => save(desk),
            ("z", false) => desk.undo(),
            ("z", true) | ("y", false) => desk.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}
