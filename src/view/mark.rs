//! Icons of the kinds of events. The shapes of the sides are in the stylesheet: see `data-mark`.

use super::node::{Element, el};
use crate::story::EventKind;

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
        EventKind::Vote => "M2 9h12v5.5H2zM4.5 9V1.5h7V9M6 5l1.5 1.5L10 4",
        EventKind::Other => "M8 2a6 6 0 1 0 .01 0zM8 5v3.5l2.5 1.5",
    };
    icon(path)
}

/// The icon of a link, two links of a chain.
pub(super) fn link_icon() -> Element {
    icon(
        "M6.5 9.5l3-3M7.5 4.5L9 3a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.5 11.5L7 13a2.8 2.8 0 0 1-4-4l1.5-1.5",
    )
}

fn icon(path: &'static str) -> Element {
    el("svg")
        .class("icon")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .add(el("path").attr("d", path))
}
