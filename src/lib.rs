//! Standpoint: an embeddable explainer for news sites.
//!
//! A story is a list of events, and for each event what every side said, according to whom, with
//! its source. This crate reads stories ([`read`]), checks them, and shows them as a timeline: in
//! the browser as the custom element `<standpoint-timeline>`, of which the crate is the
//! WebAssembly part.
//!
//! The modules stand in the order in which a story passes through them:
//!
//! | module | what it does |
//! |---|---|
//! | [`json`] | a JSON value, read from text |
//! | [`date`] | EDTF dates, moments and durations |
//! | [`read`] | from JSON to a story, with every problem noted |
//! | [`story`] | the story itself |
//! | [`inline`], [`url`] | emphasis, strong and links in texts; which addresses are safe |
//! | [`words`], [`intl`] | what the interface says, and dates and numbers |
//! | [`app`] | what a reader does with it: one state, as signals |
//! | [`view`] | Leptos components |
//! | `widget`, [`js`] | what the custom element calls, and what calls JavaScript; the first only in the widget |
//! | [`check`], [`render`], [`mod@format`] | mistakes with line and column, static HTML, JSON Schema; not in the widget |
//! | [`import`] | stories from what other programs write; not in the widget |
//! | [`inspect`] | what is left of a timeline in a page; not in the widget |
//! | [`workbook`] | a story as sheets with rows; not in the widget |
//!
//! The widget is the crate compiled to WebAssembly, where every byte is paid for by readers. The desk, a crate of
//! its own in `desk/`, is WebAssembly too and asks for everything with the feature `editor`.
//!
//! ```
//! let reading = standpoint::read::read_str(r#"{ "standpoint": 2 }"#);
//! assert!(reading.story.is_none());
//! let problem = reading.problems.first().map(|problem| problem.message());
//! assert_eq!(problem.as_deref(), Some("standpoint: expected the number 1, found another number"));
//! ```

// A panic in the browser ends the widget without a word, and one in the command line loses an editor's
// whole report. Only the program writes to the terminal.
#![cfg_attr(
    not(test),
    warn(
        clippy::expect_used,
        clippy::get_unwrap,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::unreachable,
        clippy::unwrap_used,
        clippy::print_stderr,
        clippy::print_stdout,
    )
)]

pub mod app;
mod bidi;
#[cfg(not(widget))]
pub mod check;
pub mod date;
#[cfg(not(widget))]
pub mod format;
#[cfg(not(widget))]
pub mod import;
pub mod inline;
#[cfg(not(widget))]
pub mod inspect;
pub mod intl;
pub mod js;
pub mod json;
pub mod read;
#[cfg(not(widget))]
pub mod render;
pub mod story;
pub mod url;
pub mod view;
#[cfg(widget)]
pub mod widget;
pub mod words;
#[cfg(not(widget))]
pub mod workbook;
