//! The story as Leptos components: the same on the server side and in the browser.
//!
//! Everything a component needs is in a [`Scene`], so that components take what they show and the
//! scene, nothing else. They return the one view type of `node`, because each type of view costs
//! WebAssembly bytes.

mod card;
mod cards;
mod compare;
mod controls;
mod copy;
#[cfg(any(widget, test))]
mod effect;
mod event;
mod far;
mod jump;
mod mark;
mod media;
mod node;
mod notice;
mod overview;
#[cfg(not(widget))]
mod plain;
mod position;
mod prose;
mod scene;
mod sources;
mod steps;
mod timeline;

#[cfg(widget)]
pub(crate) use far::bring_all_near;
#[cfg(widget)]
pub(crate) use jump::reveal;
#[cfg(not(widget))]
pub(crate) use node::escape;
#[cfg(widget)]
pub(crate) use node::{fill_now, listen};
#[cfg(widget)]
pub(crate) use notice::say;

pub use scene::{Form, Header, Opening, Options, PrerenderedView, Scene};
pub use timeline::Timeline;
