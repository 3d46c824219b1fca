//! The story as Leptos components: the same on the server side and in the browser.
//!
//! Everything a component needs is in a [`Scene`], so that components take what they show and the
//! scene, nothing else. They return the one view type of `node`, because each type of view costs
//! WebAssembly bytes.

mod card;
mod compare;
mod controls;
mod filter;
mod mark;
mod node;
mod overview;
#[cfg(not(target_arch = "wasm32"))]
mod plain;
mod position;
mod prose;
mod scale;
mod scene;
mod sources;
mod timeline;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use node::escape;

pub use filter::{Filter, ids, texts};
pub use scene::{Form, Opening, Options, PrerenderedView, Scene};
pub use timeline::Timeline;
#[cfg(target_arch = "wasm32")]
pub(crate) use {
    compare::compare,
    node::{Built, Node},
    overview::picture,
};
