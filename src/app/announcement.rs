//! What the status line says of a filter: it is announced, and so it is short.

use super::selection::Selection;
use crate::words::{Words, fill};

/// How much a filter leaves; empty where none is set.
pub fn result(words: &Words, selection: &Selection) -> String {
    if !selection.is_filtered() {
        return String::new();
    }
    if selection.count_events() == 0 {
        return words.none.to_owned();
    }
    let (left, all) = selection.count_positions();
    fill(
        words.shown,
        &[&left.to_string(), " / ", &all.to_string()].concat(),
    )
}
