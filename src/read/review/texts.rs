//! Texts: the languages they are in, their length, and what is marked in them.

use super::super::at::At;
use super::super::problem::Code;
use super::super::reader::{Reader, is_language};
use super::super::url;
use super::{names, unescaped};
use crate::inline::{Inline, paragraphs};
use crate::json::Json;
use crate::story::same_primary;

/// The most characters a title should have: four lines on a phone.
pub const LONG_TITLE: usize = 120;

/// The most characters a summary, the text of a position or a note should have: half a phone's
/// screen.
pub const LONG_TEXT: usize = 600;

/// The most characters a quote should have: "a few words of the speaker", not a passage.
pub const LONG_QUOTE: usize = 200;

/// What a text is for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// of any length, without marks
    Name,
    /// up to [`LONG_TITLE`]
    Title,
    /// up to [`LONG_TEXT`], with inline marks
    Prose,
    /// up to [`LONG_QUOTE`], without quotation marks
    Quote,
}

/// Reviews the texts among the fields of `at`.
pub(super) fn texts(r: &mut Reader, at: &At, kinds: &[(&str, Kind)]) {
    for (key, kind) in kinds {
        let Some(at) = at.find(key) else {
            continue;
        };
        match at.json {
            Json::String(text) => text_in_one_language(r, &at, text, *kind),
            Json::Object(members) => {
                languages(r, &at, members);
                for (tag, json) in members {
                    if let Json::String(text) = json {
                        text_in_one_language(r, &at.member(tag, json), text, *kind);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Compares the languages of a text with those of the story.
fn languages(r: &mut Reader, at: &At, members: &[(String, Json)]) {
    let is_listed = |r: &Reader, tag: &str| r.is_listed(tag);
    let tags = || members.iter().map(|(tag, _)| tag.as_str());
    // Where no language is right, or a tag is none, that is an error already.
    if !tags().any(|tag| is_listed(r, tag)) || !tags().all(is_language) {
        return;
    }
    for (tag, json) in members {
        if !is_listed(r, tag) {
            let help = Some("add the language to `languages`, or leave the text out");
            let expected = "a language of `languages`";
            let at = at.member(tag, json);
            r.report_value(&at, Code::UnlistedLanguage, expected, tag, help);
        }
    }
    let is_missing = |language: &&str| !tags().any(|tag| same_primary(tag, language));
    let missing = names(r.languages.iter().map(String::as_str).filter(is_missing));
    if !missing.is_empty() {
        let found = ["none in ", &missing].concat();
        let expected = "a text in every language of `languages`";
        let help = Some("add it, or write one string for all languages");
        r.report(at, Code::MissingLanguage, expected, &found, help);
    }
}

fn text_in_one_language(r: &mut Reader, at: &At, text: &str, kind: Kind) {
    let (limit, help) = match kind {
        Kind::Name => (usize::MAX, ""),
        Kind::Title => (LONG_TITLE, "say the rest in `summary`"),
        Kind::Prose => (LONG_TEXT, "shorten it, or make two of it"),
        Kind::Quote => (LONG_QUOTE, "quote only the words that matter"),
    };
    let length = text.chars().count();
    if length > limit {
        let expected = format!("at most {limit} characters");
        let found = format!("{length} characters");
        r.report(at, Code::LongText, &expected, &found, Some(help));
    }
    match kind {
        Kind::Prose => marks(r, at, text),
        Kind::Quote if is_in_quotation_marks(text) => {
            let expected = "a quote without quotation marks";
            let help = Some("leave them out: they are added in the way of each language");
            r.report_value(at, Code::QuotationMarks, expected, text, help);
        }
        _ => {}
    }
}

/// Looks at the links of a text, and for marks that are shown as typed.
fn marks(r: &mut Reader, at: &At, text: &str) {
    let mut stray = None;
    for paragraph in paragraphs(text) {
        walk(&paragraph, &mut |inline| match inline {
            Inline::Link(url, _) if !url::can_work(url) => r.bad_url(at, url, true),
            Inline::Link(url, _) => unescaped(r, at, url),
            Inline::Text(text) => {
                stray = stray.or(["](", "**"].into_iter().find(|mark| text.contains(mark)));
            }
            _ => {}
        });
    }
    // Who writes backslashes knows what is shown as typed.
    if let Some(mark) = stray.filter(|_| !text.contains('\\')) {
        let (expected, help) = match mark {
            "](" => (
                "a link",
                "write `[text](address)`, with an http, https or relative address",
            ),
            _ => (
                "a `**` on both sides of some words",
                "close it, or write a backslash before it",
            ),
        };
        r.report_value(at, Code::StrayMark, expected, mark, Some(help));
    }
}

fn walk(inlines: &[Inline], visit: &mut impl FnMut(&Inline)) {
    for inline in inlines {
        visit(inline);
        if let Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, inner) = inline {
            walk(inner, visit);
        }
    }
}

/// Whether one pair of quotation marks encloses all of a text, but for a mark at its end.
fn is_in_quotation_marks(text: &str) -> bool {
    const PAIRS: [(char, char); 12] = [
        ('"', '"'),
        ('\'', '\''),
        ('“', '”'),
        ('‘', '’'),
        ('„', '“'),
        ('„', '”'),
        ('‚', '‘'),
        ('”', '”'),
        ('«', '»'),
        ('»', '«'),
        ('「', '」'),
        ('『', '』'),
    ];
    let text = text.trim().trim_end_matches(['.', ',', '。', '，']);
    PAIRS.iter().any(|(opening, closing)| {
        let inner = text
            .strip_prefix(*opening)
            .and_then(|text| text.strip_suffix(*closing));
        inner.is_some_and(|inner| !inner.contains([*opening, *closing]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_in_quotation_marks_only_where_one_pair_encloses_it() {
        for text in [
            "\"frank\"",
            "“frank”.",
            "„offen“",
            "«откровенно»",
            "「坦率」",
            " ‘frank’ ",
        ] {
            assert!(is_in_quotation_marks(text), "{text}");
        }
        for text in [
            "frank",
            "a “frank” talk",
            "“frank” and “open”",
            "\"",
            "'tis so",
            "",
        ] {
            assert!(!is_in_quotation_marks(text), "{text}");
        }
    }
}
