//! The plain form: what is left of the timeline where there is neither script nor stylesheet.
//!
//! Elements that do nothing without them are left out, and so are attributes that only they read.
//! Feed readers, AMP pages and editors of content management systems let what is left through.

use super::node::{Element, Node};

/// Attributes that HTML itself gives a meaning.
const KEPT: [&str; 25] = [
    "alt",
    "colspan",
    "controls",
    "crossorigin",
    "datetime",
    "dir",
    "height",
    "href",
    "hreflang",
    "id",
    "kind",
    "label",
    "lang",
    "loading",
    "open",
    "poster",
    "preload",
    "rel",
    "scope",
    "sizes",
    "src",
    "srclang",
    "srcset",
    "value",
    "width",
];

/// Drawings and controls.
const DROPPED: [&str; 3] = ["svg", "button", "form"];

/// Elements within a line. Any other ends its own, so that words do not run together where somebody
/// strips the tags.
const IN_LINE: [&str; 9] = [
    "a", "b", "cite", "code", "em", "q", "span", "strong", "time",
];

/// Elements without meaning of their own: only what is in them is left.
const TRANSPARENT: [&str; 2] = ["div", "span"];

/// The plain form of a view.
pub(super) fn plain(node: Node) -> Node {
    match node {
        Node::Text(text) => Node::Text(readable(text)),
        Node::List(nodes) => Node::List(nodes.into_iter().map(plain).collect()),
        Node::Element(element) => element_as_plain(element),
    }
}

/// Adds a node to its siblings: a block that follows something within a line begins a new one.
fn add_on_its_line(node: Node, siblings: &mut Vec<Node>) {
    match node {
        Node::List(nodes) => {
            for node in nodes {
                add_on_its_line(node, siblings);
            }
        }
        Node::Text(text) if text.is_empty() => {}
        Node::Element(element) if !IN_LINE.contains(&element.tag()) => {
            let is_line_open = siblings.last().is_some_and(|last| match last {
                Node::Text(text) => !text.ends_with('\n'),
                _ => true,
            });
            if is_line_open {
                siblings.push("\n".into());
            }
            siblings.push(element.into());
        }
        node => siblings.push(node),
    }
}

fn element_as_plain(element: Element) -> Node {
    let (tag, attributes, children) = element.into_parts();
    // A picture: the cards say the same.
    let is_part = |part: &str| attributes.contains(&("part", part.to_owned()));
    let is_picture = is_part("overview");
    // The place of a comparison that is not rendered beforehand.
    let is_empty_place = is_part("compare") && children.is_empty();
    if is_picture || is_empty_place || DROPPED.contains(&tag) {
        return Node::List(Vec::new());
    }
    let mut lines = Vec::new();
    for child in children {
        add_on_its_line(plain(child), &mut lines);
    }
    let children = Node::List(lines);
    let mut attributes = attributes
        .into_iter()
        .filter(|(name, _)| KEPT.contains(name))
        .peekable();
    if TRANSPARENT.contains(&tag) && attributes.peek().is_none() {
        return children;
    }
    let plain = attributes.fold(super::node::el(tag), |plain, (name, value)| {
        plain.attr(name, readable(value))
    });
    let line_end = if IN_LINE.contains(&tag) { "" } else { "\n" };
    Node::List(vec![plain.add(children).into(), line_end.into()])
}

/// A text without the characters that XML cannot have (<https://www.w3.org/TR/xml/#NT-Char>): one of them, and
/// no reader takes the feed that it is in.
fn readable(text: String) -> String {
    let is_allowed = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{80}'..);
    let replaced = |c: char| {
        if is_allowed(c) && !matches!(c, '\u{fffe}' | '\u{ffff}') {
            c
        } else {
            '\u{fffd}'
        }
    };
    text.chars().map(replaced).collect()
}
