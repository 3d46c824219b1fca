//! Checks localized texts: their languages, their length, and their marks.

use super::{address, copied, names};
use crate::format::{TextKind, text_fields_of};
use crate::inline::{Inline, paragraphs};
use crate::json::Json;
use crate::read::at::At;
use crate::read::problem::StoryCode;
use crate::read::reader::{StoryReader, is_language};
use crate::story::same_primary;
use crate::url;

/// Reviews the texts of an object of the story; `name` is that of its type in [`crate::format`].
pub(super) fn texts(r: &mut StoryReader, at: &At, name: &str) {
    for field in text_fields_of(name) {
        let Some(at) = at.find(field.key) else {
            continue;
        };
        match at.json {
            Json::String(text) => text_in_one_language(r, &at, text, field.kind),
            Json::Object(members) => {
                languages(r, &at, members, field.kind);
                for (tag, json) in members {
                    if let Json::String(text) = json {
                        text_in_one_language(r, &at.member(tag, json), text, field.kind);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Compares the languages of a text with those of the story. A quote need not be in each of them: what was said
/// in one language can only be translated into another.
fn languages(r: &mut StoryReader, at: &At, members: &[(String, Json)], kind: TextKind) {
    let is_listed = |r: &StoryReader, tag: &str| r.is_listed(tag);
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
            r.report_value(&at, StoryCode::UnlistedLanguage, expected, tag, help);
        }
    }
    let is_missing = |language: &&str| !tags().any(|tag| same_primary(tag, language));
    let missing = names(r.languages.iter().map(String::as_str).filter(is_missing));
    if !missing.is_empty() && kind != TextKind::Quote {
        let found = ["none in ", &missing].concat();
        let expected = "a text in every language of `languages`";
        let help = Some("add it, or write one string for all languages");
        r.report(at, StoryCode::MissingLanguage, expected, &found, help);
    }
}

fn text_in_one_language(r: &mut StoryReader, at: &At, text: &str, kind: TextKind) {
    let help = match kind {
        TextKind::Title => "say the rest in `summary`",
        TextKind::Name | TextKind::Prose | TextKind::Body => "shorten it, or make two of it",
        TextKind::Quote => "quote only the words that matter",
    };
    let length = text.chars().count();
    if let Some(limit) = kind.recommended_length()
        && length > limit
    {
        let expected = format!("at most {limit} characters");
        let found = format!("{length} characters");
        r.report(at, StoryCode::LongText, &expected, &found, Some(help));
    }
    copied::html(r, at, text, kind.has_marks());
    copied::unseen(r, at, text);
    match kind {
        TextKind::Prose | TextKind::Body => marks(r, at, text),
        TextKind::Quote if is_in_quotation_marks(text) => {
            let expected = "a quote without quotation marks";
            let help = Some("leave them out: they are added in the way of each language");
            r.report_value(at, StoryCode::QuotationMarks, expected, text, help);
        }
        _ => {}
    }
}

/// Looks at the links of a text, and for marks that are shown as typed.
fn marks(r: &mut StoryReader, at: &At, text: &str) {
    let mut stray = None;
    for paragraph in paragraphs(text) {
        walk(&paragraph, &mut |inline| match inline {
            Inline::Link(url, _) if !url::can_work(url) => r.bad_url(at, url, true),
            Inline::Link(url, _) => address(r, at, url),
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
        r.report_value(at, StoryCode::StrayMark, expected, mark, Some(help));
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

/// Returns whether one pair of quotation marks encloses all of a text, but for a mark at its end.
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
