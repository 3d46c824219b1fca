//! What a reader does with a story: one state, and the rules it follows.
//!
//! The rules are plain functions on plain types and know neither signals nor a browser:
//!
//! | module | rule |
//! |---|---|
//! | [`settings`] | what a reader can set, and its normal form |
//! | [`link`] | settings ↔ the fragment of an address |
//! | [`changes`] | what a change of an attribute asks for |
//! | [`place`] | where a reader is, in another version of the story |
//! | [`address`] | what is written into the address, and what a change of the address means |
//! | [`selection`] | what the filter leaves of a story |
//! | [`search`] | where the words that a reader looks for occur |
//! | [`cards`] | which cards are open, and which of them the filter opened |
//! | [`announcement`] | what is announced of the result |
//! | [`marks`] | where an arrow key leads in the overview |
//! | [`version`] | which version of a story is later |
//!
//! [`state`] puts them together: signals and memos under the [`Owner`](leptos::prelude::Owner) of
//! one element. The views in [`crate::view`] follow these signals, and their handlers call its
//! methods. A change of language, time zone or heading level draws all of it anew; everything else follows.
//! What a reader opened in HTML before the code came is read from the page, once.

pub mod address;
pub mod announcement;
pub mod cards;
pub mod changes;
pub mod link;
pub mod marks;
pub mod place;
mod query;
pub mod search;
pub mod selection;
pub mod settings;
pub mod state;
pub mod version;

pub use settings::{Filter, Kinds, Settings, View};
pub use state::App;
