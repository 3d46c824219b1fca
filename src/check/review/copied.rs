//! What web pages and word processors leave in a text that is copied from them: it is shown as typed.

use crate::import::line_of_html;
use crate::read::at::At;
use crate::read::problem::StoryCode;
use crate::read::reader::{StoryReader, in_ticks};

/// How many different things one warning explains.
const MAX_EXPLAINED: usize = 3;

/// How many marks of one text may be the beginning of one, and how long a tag is: a text may be made of them.
const MAX_TRIED: usize = 100;
const MAX_TAG: usize = 1_000;

/// Warns once of the HTML in a text, and says which marks mean the same.
pub(super) fn html(r: &mut StoryReader, at: &At, text: &str, has_marks: bool) {
    let mut found: Vec<(&str, String)> = Vec::new();
    for (start, mark) in text.match_indices(['<', '&']).take(MAX_TRIED) {
        // Who writes backslashes knows what is shown as typed.
        if text.get(..start).is_some_and(|text| text.ends_with('\\')) {
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let explained = match mark {
            "<" => tag(rest, has_marks),
            _ => entity(rest),
        };
        if let Some((what, help)) = explained
            && !found.iter().any(|(_, other)| *other == help)
        {
            found.push((what, help));
            if found.len() == MAX_EXPLAINED {
                break;
            }
        }
    }
    if let Some((first, _)) = found.first() {
        let help: Vec<&str> = found.iter().map(|(_, help)| help.as_str()).collect();
        let expected = "a text without HTML, which is shown as typed";
        let help = Some(help.join("; "));
        r.report_value(at, StoryCode::HtmlInText, expected, first, help.as_deref());
    }
}

/// Returns the tag at the beginning of a text, and what to write for it.
fn tag(text: &str, has_marks: bool) -> Option<(&str, String)> {
    let end = text.bytes().take(MAX_TAG).position(|b| b == b'>')?;
    let whole = text.get(..=end)?;
    let inner = whole.get(1..end)?.trim_start_matches('/');
    let ends = |c: char| c.is_whitespace() || c == '/';
    let name = inner.split(ends).next()?.to_ascii_lowercase();
    let instead = match name.as_str() {
        "b" | "strong" if has_marks => "write `**words**` for ",
        "i" | "em" if has_marks => "write `*words*` for ",
        "a" if has_marks => "write `[words](https://…)` for ",
        "br" | "p" | "div" | "li" | "ul" | "ol" | "blockquote" if has_marks => {
            "begin a paragraph with `\\n\\n` for "
        }
        "a" | "b" | "br" | "blockquote" | "div" | "em" | "figure" | "font" | "h1" | "h2" | "h3"
        | "h4" | "h5" | "h6" | "i" | "iframe" | "img" | "li" | "meta" | "o:p" | "ol" | "p"
        | "s" | "script" | "small" | "span" | "strong" | "style" | "sub" | "sup" | "table"
        | "td" | "tr" | "u" | "ul" | "video" => "delete ",
        _ => return None,
    };
    // An opening and a closing tag are one thing.
    Some((whole, [instead, "`<", &name, ">`"].concat()))
}

/// Returns the entity at the beginning of a text, and what to write for it.
fn entity(text: &str) -> Option<(&str, String)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let whole = text.get(..=end)?;
    let name = whole.get(1..end)?;
    if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#') {
        return None;
    }
    // Between letters, so that a space is kept.
    let decoded = line_of_html(&["a", whole, "a"].concat());
    let meant = decoded.strip_prefix('a')?.strip_suffix('a')?;
    if meant == whole {
        return None;
    }
    let meant = match meant.trim() {
        "" => String::from("a space"),
        "\"" => String::from("`\\\"`"),
        meant => in_ticks(meant),
    };
    Some((whole, ["write ", &meant, " for `", whole, "`"].concat()))
}

/// Warns of a control character that was written as an escape.
pub(super) fn unseen(r: &mut StoryReader, at: &At, text: &str) {
    let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if let Some(c) = text.chars().find(|c| is_odd(*c)) {
        let help = match c {
            '\u{b}' => "write a space, or `\\n\\n` for a new paragraph",
            _ => "delete it",
        };
        let found = format!("the control character U+{:04X}", u32::from(c));
        let expected = "characters that can be seen";
        r.report(at, StoryCode::UnseenCharacter, expected, &found, Some(help));
    }
}
