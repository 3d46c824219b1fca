//! The desk: where a story is written, checked and published, in the browser.
//!
//! | module | what it does |
//! |---|---|
//! | [`place`] | which part of the story is in hand |
//! | [`text`] | texts in several languages |
//! | [`blank`] | what a story, an event and a position begin as |
//! | [`differences`] | what differs between two states of a story |
//! | [`drafts`] | what the browser keeps, so that no work is lost |
//! | [`legible`] | the same in words |
//! | [`place_in_words`] | where something stands in a story, in words |
//! | [`history`] | undo and redo |
//! | [`preview`] | a story that is only begun, so that it can be shown |
//! | [`incoming`] | files and pasted rows, understood before anything of them is taken |
//! | [`unread`] | what of a file could not be read, and is not thrown away |
//! | [`problems`] | what the checker finds, by field and in an editor's words |
//! | [`rules`] | what makes writing quick: dates, ids, uses, attribution |
//! | [`outline`] | the events in the order of time |
//! | [`publish`] | embed code, and what a site needs, in one file |
//! | [`server`] | what `standpoint desk` answers |
//! | [`words`] | what the interface says |
//! | `ui` | Leptos components; only in WebAssembly |

// Views are types that nest as deep as the page.
#![recursion_limit = "512"]
// A panic in the browser would end the desk without a word.
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
    )
)]

pub mod blank;
pub mod differences;
pub mod drafts;
pub mod history;
pub mod incoming;
pub mod legible;
pub mod outline;
pub mod place;
pub mod place_in_words;
pub mod preview;
pub mod problems;
pub mod publish;
pub mod rules;
pub mod server;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod unread;
pub mod words;
