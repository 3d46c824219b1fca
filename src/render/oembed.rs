//! A frame, and what another site is told that asks how to put the story into a page of its own.

use super::Rendering;
use super::{escaped, tag};
use crate::view::{Header, PrerenderedView};
use serde_json::json;

/// The width and height, in CSS pixels, that are named. A page with `standpoint-frame.js` follows the
/// height of what is shown; in any other the frame scrolls.
const WIDTH: u16 = 680;
const HEIGHT: u16 = 600;

/// Returns a response of type `rich`: <https://oembed.com/#section2.3>.
pub(super) fn oembed(rendering: &Rendering) -> String {
    let title = rendering
        .story
        .say(&rendering.story.title, &rendering.view.language);
    let response = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "html": frame(rendering),
        "width": WIDTH,
        "height": HEIGHT,
    });
    response.to_string()
}

/// Returns the frame, and behind it the script that makes it as high as the story.
pub(super) fn frame_and_script(rendering: &Rendering) -> String {
    let script = tag::script(&rendering.options.base, "standpoint-frame.js", "");
    [&frame(rendering), "\n", &script].concat()
}

fn frame(rendering: &Rendering) -> String {
    let title = rendering
        .story
        .say(&rendering.story.title, &rendering.view.language);
    format!(
        "<iframe src=\"{src}\" title=\"{title}\" width=\"100%\" height=\"{HEIGHT}\" frameborder=\"0\" \
         loading=\"lazy\" allow=\"clipboard-write\"></iframe>",
        src = escaped(&address(rendering)),
        title = escaped(title),
    )
}

/// The address of the page that has nothing but the story.
fn address(rendering: &Rendering) -> String {
    let (options, view) = (rendering.options, &rendering.view);
    let open = Some(options.open.as_str()).filter(|open| !open.is_empty());
    let is_compare = view.view == PrerenderedView::Compare;
    let level = options.heading_level.map(|level| level.to_string());
    let header = (view.header != Header::Full).then(|| view.header.word());
    let parts = [
        ("src", options.src.as_deref()),
        ("lang", Some(view.language.as_str())),
        ("view", is_compare.then_some("compare")),
        ("open", open),
        ("time-zone", view.time_zone.as_deref()),
        ("heading-level", level.as_deref()),
        ("header", header),
    ];
    let given = parts
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)));
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(given)
        .finish();
    [&rendering.asset("embed.html"), "?", &query].concat()
}
