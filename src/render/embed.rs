//! The element with its content: in a declarative shadow root, or as its own children.

use super::{Content, Rendering, Style, data, escaped, in_script};
use crate::read;
use crate::view::{Header, PrerenderedView};
use std::sync::Arc;

macro_rules! style {
    ($($part:literal)*) => { concat!($(include_str!(concat!("../../style/standpoint/", $part, ".css"))),*) };
}

/// The widget's stylesheet: the parts of style/standpoint.css, in its order.
#[rustfmt::skip]
const STYLE: &str = style!(
    "tokens" "base" "header" "overview" "columns" "controls" "compare" "rail" "card" "media" "sides"
    "position" "sources" "forced-colors" "static" "print"
);

/// `<standpoint-timeline>` with the timeline in it.
pub(super) fn embed(rendering: &Rendering) -> String {
    let attributes = attributes(rendering, "src", "");
    match rendering.options.content {
        Content::Shadow => {
            let inner = shadow(rendering);
            format!("<standpoint-timeline{attributes}>\n{inner}</standpoint-timeline>\n")
        }
        // What puts text into paragraphs (wpautop) would put the start tag into one of its own, which ends before
        // the content. It leaves a line alone that begins and ends with a block.
        Content::Light => {
            let inner = rendering.timeline(rendering.story.clone());
            format!("<div><standpoint-timeline{attributes}>\n{inner}</standpoint-timeline></div>\n")
        }
    }
}

/// The timeline in a shadow root, and behind it the story, which the widget reads in place of fetching
/// it. It comes last so that a reader waits for nothing but what is to be read.
fn shadow(rendering: &Rendering) -> String {
    let view = &rendering.view;
    let style = match rendering.options.style {
        Style::Link => {
            let href = escaped(&rendering.asset("standpoint.css"));
            format!("<link rel=\"stylesheet\" href=\"{href}\">")
        }
        Style::Inline => format!("<style>{}</style>", without_comments(STYLE)),
    };
    let of = rendering.options.src.as_deref().map(|src| {
        let (language, src) = (escaped(&view.language), escaped(src));
        format!(" lang=\"{language}\" data-src=\"{src}\"")
    });
    let of = of.unwrap_or_default();
    let signature = escaped(&view.signature());
    let data = data::data(rendering.json, &view.language);
    // As the widget will read it: the languages stand in another order there.
    let story = read::read_str(&data).story;
    let timeline = rendering.timeline(story.map_or_else(|| rendering.story.clone(), Arc::new));
    let story = in_script(&data);
    format!(
        "<template shadowrootmode=\"open\">{style}<div data-standpoint=\"{signature}\">{timeline}</div></template>\n\
         <script type=\"application/json\"{of}>{story}</script>\n"
    )
}

/// The attributes of the element, with which the widget makes what is rendered; each name behind `prefix`.
pub(super) fn attributes(rendering: &Rendering, src: &str, prefix: &str) -> String {
    let view = &rendering.view;
    let options = rendering.options;
    let open = Some(options.open.as_str()).filter(|open| !open.is_empty());
    let is_compare = view.view == PrerenderedView::Compare;
    let level = (view.heading_level != 2).then(|| view.heading_level.to_string());
    let header = (view.header != Header::Full).then(|| view.header.word());
    [
        ("lang", Some(view.language.as_str())),
        (src, options.src.as_deref()),
        ("open", open),
        ("view", is_compare.then_some("compare")),
        ("time-zone", view.time_zone.as_deref()),
        ("heading-level", level.as_deref()),
        ("header", header),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(format!(" {prefix}{name}=\"{}\"", escaped(value?))))
    .collect()
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}
