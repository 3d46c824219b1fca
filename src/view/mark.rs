//! Marks: a shape for each side, an icon for each kind of event.

use super::node::{Element, el};
use crate::story::EventKind;

/// Shapes in a box of 12, told apart without colour; the ninth side has the first again.
const SHAPES: [&str; 8] = [
    "M6 1a5 5 0 1 0 .01 0z",
    "M1.5 1.5h9v9h-9z",
    "M6 1l5.2 9.6H.8z",
    "M6 .4L11.6 6 6 11.6.4 6z",
    "M4 1h4v3h3v4H8v3H4V8H1V4h3z",
    "M6 11L.8 1.4h10.4z",
    "M3.4 1.2h5.2L11.4 6l-2.8 4.8H3.4L.6 6z",
    "M6 .6l1.6 3.6 3.9.4-2.9 2.6.8 3.9L6 9.1l-3.4 2 .8-3.9L.5 4.6l3.9-.4z",
];

/// The shape of a side, by its place among the sides.
pub(super) fn side_mark(index: usize) -> Element {
    let path = SHAPES.get(index % SHAPES.len()).copied().unwrap_or("");
    drawing("mark", "0 0 12 12", path)
}

/// The icon of a kind of event, drawn in lines in a box of 16.
pub(super) fn kind_icon(kind: EventKind) -> Element {
    let path = match kind {
        EventKind::Call => {
            "M5 2H3a1 1 0 0 0-1 1c0 6 5 11 11 11a1 1 0 0 0 1-1v-2l-3-1.5L9.5 11A9 9 0 0 1 5 6.5L6.5 5z"
        }
        EventKind::Meeting => {
            "M5 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM11 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM1.5 13.5c0-3 1.5-4.5 3.5-4.5s3 1 3 1 1-1 3-1 3.5 1.5 3.5 4.5"
        }
        EventKind::Document => "M4 1.5h5.5L12.5 4.5v10H4zM9 1.5V5h3.5M6 8h4.5M6 11h4.5",
        EventKind::Statement => "M2 3h12v8H7l-3 3v-3H2zM5 6h6M5 8.5h4",
        EventKind::Action => "M9 1.5L3 9h4.5L7 14.5 13 7H8.5z",
        EventKind::Other => "M8 2a6 6 0 1 0 .01 0zM8 5v3.5l2.5 1.5",
    };
    drawing("icon", "0 0 16 16", path)
}

fn drawing(class: &'static str, view_box: &'static str, path: &'static str) -> Element {
    el("svg")
        .class(class)
        .attr("viewBox", view_box)
        .attr("aria-hidden", "true")
        .add(el("path").attr("d", path))
}
