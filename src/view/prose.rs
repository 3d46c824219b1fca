//! Texts of the story as nodes.

use super::node::{Element, Node, el};
use super::scene::Scene;
use crate::inline::{Inline, paragraphs};
use crate::story::Text;
use crate::url::hidden_host;
use crate::words::direction;

/// A heading of level 1 to 6; deeper ones stay at 6.
pub(super) fn heading(level: u8, class: &'static str, text: (String, Option<String>)) -> Element {
    let tag = match level {
        ..=1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    };
    with_text(el(tag).class(class), text)
}

/// An element with a text in it, marked with its language where that is another than around it.
pub(super) fn with_text(element: Element, (text, lang): (String, Option<String>)) -> Element {
    in_language(element, lang).add(text)
}

/// A text by itself; in an element only where it has to be marked with its language.
pub(super) fn text_node((text, lang): (String, Option<String>)) -> Node {
    match lang {
        Some(_) => with_text(el("span"), (text, lang)).into(),
        None => text.into(),
    }
}

/// A text of the story for an attribute, where no element keeps another direction apart.
pub(super) fn isolated(scene: &Scene, text: &Text) -> String {
    match scene.say(text) {
        (text, Some(_)) => ["\u{2068}", &text, "\u{2069}"].concat(),
        (text, None) => text,
    }
}

/// Marks an element with its language and direction where that is another than around it.
pub(super) fn in_language(element: Element, lang: Option<String>) -> Element {
    match lang {
        Some(lang) => {
            let direction = direction(&lang);
            element.attr("lang", lang).attr("dir", direction)
        }
        None => element,
    }
}

/// The paragraphs of a text with inline marks: a `<p>` where there is one, a `<div>` around several.
pub(super) fn prose(scene: &Scene, class: &'static str, text: &Text) -> Element {
    let (text, lang) = scene.say(text);
    let mut paragraphs = paragraphs(&text);
    if paragraphs.len() == 1
        && let Some(only) = paragraphs.pop()
    {
        return inlines(scene, in_language(el("p").class(class), lang), only);
    }
    let mut all = in_language(el("div").class(class), lang);
    for paragraph in paragraphs {
        all = all.add(inlines(scene, el("p"), paragraph));
    }
    all
}

/// A text with inline marks within a line, all its paragraphs in a row.
pub(super) fn line(scene: &Scene, class: &'static str, text: &Text) -> Element {
    let (text, lang) = scene.say(text);
    let mut line = in_language(el("span").class(class), lang);
    for (index, paragraph) in paragraphs(&text).into_iter().enumerate() {
        line = line.add(if index == 0 { "" } else { " " });
        line = inlines(scene, line, paragraph);
    }
    line
}

fn inlines(scene: &Scene, mut into: Element, parts: Vec<Inline>) -> Element {
    for part in parts {
        into = match part {
            Inline::Text(text) => into.add(text),
            Inline::Emphasis(inner) => into.add(inlines(scene, el("em"), inner)),
            Inline::Strong(inner) => into.add(inlines(scene, el("strong"), inner)),
            Inline::Link(url, mut inner) => {
                let link = el("a").attr("href", scene.resolve(&url));
                // Nobody could see it, or call it by a name.
                if inner.iter().all(is_blank) {
                    inner = vec![Inline::Text(url.clone())];
                }
                inner.push(Inline::Text(host_beside(&url, &text_of(&inner))));
                into.add(inlines(scene, link, inner))
            }
        };
    }
    into
}

/// The host of a link behind its text, where it is not obvious. The marks around it keep it in its own
/// direction.
pub(super) fn host_beside(url: &str, text: &str) -> String {
    match hidden_host(url, text) {
        Some(host) => [" (\u{2066}", &host, "\u{2069})"].concat(),
        None => String::new(),
    }
}

fn text_of(inlines: &[Inline]) -> String {
    let text = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, inner) => text_of(inner),
    };
    inlines.iter().map(text).collect()
}

fn is_blank(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(text) if text.trim().is_empty())
}
