//! The tags of our scripts.

use super::embed::attributes;
use super::{Rendering, escaped};

/// The loader's tag, in whose place the timeline appears.
pub(super) fn tag(rendering: &Rendering) -> String {
    let data = attributes(rendering, "story", "data-");
    script(&rendering.options.base, "standpoint.js", &data)
}

/// The tag of a script in the folder `base`, with attributes that begin with a space.
pub(super) fn script(base: &str, name: &str, attributes: &str) -> String {
    let src = escaped(&[base, name].concat());
    format!("<script src=\"{src}\"{attributes} async></script>\n")
}
