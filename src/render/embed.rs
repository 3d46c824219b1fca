//! The element with its declarative shadow root.

use super::{Rendering, Style, data, escaped, in_script};

/// The widget's stylesheet.
const STYLE: &str = include_str!("../../style/standpoint.css");

/// `<standpoint-timeline>` with the timeline in its shadow root, and behind it the story, which the
/// widget reads in place of fetching it. It comes last so that a reader waits for nothing but what
/// is to be read.
pub(super) fn embed(rendering: &Rendering) -> String {
    let view = &rendering.view;
    let style = match rendering.options.style {
        Style::Link => {
            let href = escaped(&rendering.asset("standpoint.css"));
            format!("<link rel=\"stylesheet\" href=\"{href}\">")
        }
        Style::Inline => format!("<style>{}</style>", without_comments(STYLE)),
    };
    let mut attributes = format!(" lang=\"{}\"", escaped(&view.language));
    for (name, value) in [
        (
            "open",
            Some(rendering.options.open.as_str()).filter(|open| !open.is_empty()),
        ),
        ("time-zone", view.time_zone.as_deref()),
    ] {
        if let Some(value) = value {
            attributes += &format!(" {name}=\"{}\"", escaped(value));
        }
    }
    if view.heading_level != 2 {
        attributes += &format!(" heading-level=\"{}\"", view.heading_level);
    }
    let signature = escaped(&view.signature());
    let timeline = rendering.timeline();
    let story = in_script(&data::data(rendering.json, &view.language));
    format!(
        "<standpoint-timeline{attributes}>\n\
         <template shadowrootmode=\"open\">{style}<div data-standpoint=\"{signature}\">{timeline}</div></template>\n\
         <script type=\"application/json\">{story}</script>\n\
         </standpoint-timeline>\n"
    )
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
