//! Nodes as HTML text, after the serialisation rules of the HTML standard, section 13.3.

use super::{Element, Node};

/// Elements without an end tag: <https://html.spec.whatwg.org/#void-elements>.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

pub(super) fn write(node: Node, out: &mut String) {
    match node {
        Node::Text(text) => escape(&text, out),
        Node::List(nodes) => nodes.into_iter().for_each(|node| write(node, out)),
        Node::Element(element) => {
            let Element(element) = element.with_everything();
            out.push('<');
            out.push_str(element.tag);
            for (name, value) in &element.attributes {
                out.push(' ');
                out.push_str(name);
                out.push_str("=\"");
                escape(value, out);
                out.push('"');
            }
            out.push('>');
            element
                .children
                .into_iter()
                .for_each(|child| write(child, out));
            if !VOID.contains(&element.tag) {
                out.push_str("</");
                out.push_str(element.tag);
                out.push('>');
            }
        }
    }
}

/// Writes a text for between tags, or for an attribute in double quotation marks.
pub(crate) fn escape(text: &str, out: &mut String) {
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            // WordPress runs what looks like one of its shortcodes, `[video src="…"]`, also in attributes.
            '[' if rest.clone().next().is_some_and(begins_shortcode) => out.push_str("&#91;"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            // The parser would drop it, and a text of nothing else with it.
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// Whether a name of a shortcode begins so. Digits are left out: `[1]` is how a source is cited.
fn begins_shortcode(c: char) -> bool {
    !c.is_ascii_digit() && !c.is_whitespace() && c != ']'
}
