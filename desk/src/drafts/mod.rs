//! Drafts: what the browser keeps of a story while it is written, so that no work is lost.
//!
//! A draft is one story on its way, from when it was begun or opened. Its present state is kept after every
//! change; further states of it are kept when the editor asks for it, and before something replaces the whole.
//!
//! | module | what it does |
//! |---|---|
//! | [`record`] | what is kept of a draft and of a state, beside the text |
//! | [`bounds`] | which of them are dropped so that their number is bounded |
//! | [`message`] | what tabs tell each other |
//! | `storage` | the browser's database; only in WebAssembly |
//! | `tabs` | which tab writes a draft; only in WebAssembly |

pub mod bounds;
pub mod message;
pub mod record;
#[cfg(target_arch = "wasm32")]
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod tabs;
