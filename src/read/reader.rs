//! The tools with which every part of a story is read: values by type, fields by name, and a note
//! of each thing that is wrong. Reading goes on after a problem; what is right is kept.

use super::problem::{Code, Path, Problem, Segment};
use crate::date::{Duration, When};
use crate::json::Json;
use crate::story::Text;

/// The most characters one text may have.
pub const MAX_TEXT: usize = 20_000;

/// The most problems that are written down; a file with more is broken in one place, not many.
pub const MAX_PROBLEMS: usize = 1_000;

/// What was found wrong so far.
#[derive(Default)]
pub(super) struct Reader {
    pub problems: Vec<Problem>,
}

/// A value of the file, and the way to it.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub json: &'a Json,
    step: Step<'a>,
    parent: Option<&'a At<'a>>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// The members of one object, and which of them were asked for.
pub(super) struct Fields<'a> {
    at: &'a At<'a>,
    members: &'a [(String, Json)],
    known: Vec<&'static str>,
}

impl<'a> At<'a> {
    pub fn root(json: &'a Json) -> At<'a> {
        At {
            json,
            step: Step::Key(""),
            parent: None,
        }
    }

    fn member(&'a self, key: &'a str, json: &'a Json) -> At<'a> {
        At {
            json,
            step: Step::Key(key),
            parent: Some(self),
        }
    }

    fn path(&self) -> Path {
        let mut steps = Vec::new();
        let mut at = self;
        while let Some(parent) = at.parent {
            steps.push(match at.step {
                Step::Key(key) => Segment::Key(key.to_owned()),
                Step::Index(index) => Segment::Index(index),
            });
            at = parent;
        }
        steps.reverse();
        Path(steps)
    }
}

impl Reader {
    pub fn report(&mut self, at: &At, code: Code, expected: &str, found: &str, help: Option<&str>) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem {
                path: at.path(),
                code,
                expected: expected.to_owned(),
                found: found.to_owned(),
                help: help.map(str::to_owned),
            });
        }
    }

    /// Reports with the value that was found, shortened and in backticks.
    pub fn report_value(
        &mut self,
        at: &At,
        code: Code,
        expected: &str,
        value: &str,
        help: Option<&str>,
    ) {
        self.report(at, code, expected, &in_ticks(value), help);
    }

    fn wrong_type(&mut self, at: &At, expected: &str) {
        let is_number = |text: &str| {
            text.bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.'))
        };
        let help = match at.json {
            Json::String(text) if is_number(text) => {
                Some("write the number without quotation marks")
            }
            _ => None,
        };
        self.report(at, Code::WrongType, expected, at.json.kind(), help);
    }

    pub fn fields<'a>(&mut self, at: &'a At<'a>) -> Option<Fields<'a>> {
        let Json::Object(members) = at.json else {
            self.wrong_type(at, "an object");
            return None;
        };
        for (place, (key, json)) in members.iter().enumerate() {
            if members
                .iter()
                .take(place)
                .any(|(earlier, _)| earlier == key)
            {
                let again = at.member(key, json);
                self.report(
                    &again,
                    Code::DuplicateKey,
                    "every key once",
                    "it again",
                    KEEP_ONE,
                );
            }
        }
        Some(Fields {
            at,
            members,
            known: Vec::new(),
        })
    }

    pub fn string<'a>(&mut self, at: &At<'a>) -> Option<&'a str> {
        let Json::String(text) = at.json else {
            self.wrong_type(at, "a string");
            return None;
        };
        if text.trim().is_empty() {
            self.report(at, Code::Empty, "some text", "an empty string", None);
            return None;
        }
        // A character has at most four bytes: short texts need not be counted.
        if text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT {
            self.report(at, Code::TooMuch, "at most 20,000 characters", "more", None);
            return None;
        }
        Some(text)
    }

    /// The items of a list, up to `max`.
    pub fn items<'a>(&mut self, at: &'a At<'a>, max: usize) -> Option<Vec<At<'a>>> {
        let Json::Array(items) = at.json else {
            self.wrong_type(at, "a list");
            return None;
        };
        if items.len() > max {
            let expected = ["at most ", &max.to_string(), " items"].concat();
            self.report(at, Code::TooMuch, &expected, &items.len().to_string(), None);
        }
        let item = |(index, json)| At {
            json,
            step: Step::Index(index),
            parent: Some(at),
        };
        Some(items.iter().take(max).enumerate().map(item).collect())
    }

    pub fn text(&mut self, at: &At) -> Option<Text> {
        let members = match at.json {
            Json::String(_) => return self.string(at).map(Text::plain),
            Json::Object(members) => members,
            _ => {
                self.wrong_type(at, "a string, or an object from language to string");
                return None;
            }
        };
        if members.is_empty() {
            self.report(
                at,
                Code::Empty,
                "a text in at least one language",
                "none",
                None,
            );
        }
        let mut texts: Vec<(String, String)> = Vec::with_capacity(members.len());
        for (tag, json) in members {
            let at = at.member(tag, json);
            if texts.iter().any(|(earlier, _)| earlier == tag) {
                self.report(
                    &at,
                    Code::DuplicateKey,
                    "every language once",
                    "it again",
                    KEEP_ONE,
                );
            } else if !is_language(tag) {
                self.invalid_language(&at, tag);
            } else if let Some(text) = self.string(&at) {
                texts.push((tag.clone(), text.to_owned()));
            }
        }
        Text::localised(texts)
    }

    pub fn id(&mut self, at: &At) -> Option<String> {
        let id = self.string(at)?;
        let plain = |c: char| match c {
            '-' | '_' | '.' => true,
            c => {
                c.is_ascii_alphanumeric()
                    || (!c.is_ascii() && !c.is_whitespace() && !c.is_control())
            }
        };
        if id.chars().all(plain) && id.len() <= 64 {
            return Some(id.to_owned());
        }
        let expected = "an id of at most 64 letters, digits, `-`, `_` or `.`";
        self.report_value(at, Code::InvalidId, expected, id, None);
        None
    }

    pub fn when(&mut self, at: &At) -> Option<When> {
        if let Json::Number(_) = at.json {
            self.wrong_type(at, "a date in quotation marks");
            return None;
        }
        let text = self.string(at)?;
        let when = When::parse(text);
        if let Err(error) = when {
            let expected = "an EDTF date or an RFC 3339 moment";
            self.report_value(at, Code::InvalidDate, expected, text, Some(error.message()));
        }
        when.ok()
    }

    pub fn duration(&mut self, at: &At) -> Option<Duration> {
        let text = self.string(at)?;
        let duration = Duration::parse(text);
        if duration.is_none() {
            let expected = "an ISO 8601 duration such as `PT50M` or `PT2H~`";
            self.report_value(at, Code::InvalidDuration, expected, text, None);
        }
        duration
    }

    pub fn time_zone(&mut self, at: &At) -> Option<String> {
        let name = self.string(at)?;
        let plain = |part: &str| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-'))
        };
        if name == "UTC" || (name.contains('/') && name.split('/').all(plain)) {
            return Some(name.to_owned());
        }
        let expected = "an IANA time zone such as `Europe/Kyiv`";
        self.report_value(at, Code::InvalidTimeZone, expected, name, None);
        None
    }

    pub fn language(&mut self, at: &At) -> Option<String> {
        let tag = self.string(at)?;
        if is_language(tag) {
            return Some(tag.to_owned());
        }
        self.invalid_language(at, tag);
        None
    }

    fn invalid_language(&mut self, at: &At, tag: &str) {
        let expected = "a BCP 47 language tag such as `en` or `zh-Hans`";
        self.report_value(at, Code::InvalidLanguage, expected, tag, None);
    }

    pub fn url(&mut self, at: &At) -> Option<String> {
        let url = self.string(at)?;
        if is_safe_url(url) {
            return Some(url.to_owned());
        }
        let expected = "an http, https or relative address";
        self.report_value(at, Code::UnsafeUrl, expected, url, None);
        None
    }

    /// The place of a word among the words allowed.
    pub fn word(&mut self, at: &At, words: &[&str]) -> Option<usize> {
        let word = self.string(at)?;
        let place = words.iter().position(|known| *known == word);
        if place.is_none() {
            self.unknown(at, Code::UnknownWord, "one of ", word, words);
        }
        place
    }

    /// Reports a name that none of the known ones equals, with the nearest of them.
    pub fn unknown(&mut self, at: &At, code: Code, expected: &str, found: &str, known: &[&str]) {
        let help = nearest(found, known).map(|near| ["did you mean `", near, "`?"].concat());
        let mut expected = expected.to_owned();
        for (place, name) in known.iter().take(12).enumerate() {
            expected.push_str(if place == 0 { "`" } else { ", `" });
            expected.push_str(name);
            expected.push('`');
        }
        if known.len() > 12 {
            expected.push_str(" …");
        }
        self.report_value(at, code, &expected, found, help.as_deref());
    }
}

const KEEP_ONE: Option<&str> = Some("keep one of them");

impl<'a> Fields<'a> {
    /// A field that has to be there.
    pub fn required(&mut self, reader: &mut Reader, key: &'static str) -> Option<At<'a>> {
        let found = self.optional(key);
        if found.is_none() {
            let keys: Vec<&str> = self.members.iter().map(|(key, _)| key.as_str()).collect();
            let help = nearest(key, &keys).map(|near| ["is it `", near, "`?"].concat());
            let expected = ["the field `", key, "`"].concat();
            reader.report(
                self.at,
                Code::MissingField,
                &expected,
                "none",
                help.as_deref(),
            );
        }
        found
    }

    /// A field that may be there.
    pub fn optional(&mut self, key: &'static str) -> Option<At<'a>> {
        self.known.push(key);
        let found = self.members.iter().find(|(name, _)| name == key);
        found.map(|(_, json)| self.at.member(key, json))
    }

    // The usual types, by name: called from so many places that each of these saves its weight in
    // WebAssembly.

    #[inline(never)]
    pub fn id(&mut self, reader: &mut Reader, key: &'static str) -> Option<String> {
        self.required(reader, key).and_then(|at| reader.id(&at))
    }

    #[inline(never)]
    pub fn text(&mut self, reader: &mut Reader, key: &'static str) -> Option<Text> {
        self.required(reader, key).and_then(|at| reader.text(&at))
    }

    #[inline(never)]
    pub fn optional_text(&mut self, reader: &mut Reader, key: &'static str) -> Option<Text> {
        self.optional(key).and_then(|at| reader.text(&at))
    }

    #[inline(never)]
    pub fn when(&mut self, reader: &mut Reader, key: &'static str) -> Option<When> {
        self.required(reader, key).and_then(|at| reader.when(&at))
    }

    #[inline(never)]
    pub fn optional_when(&mut self, reader: &mut Reader, key: &'static str) -> Option<When> {
        self.optional(key).and_then(|at| reader.when(&at))
    }

    #[inline(never)]
    pub fn word(
        &mut self,
        reader: &mut Reader,
        key: &'static str,
        words: &[&str],
    ) -> Option<usize> {
        self.required(reader, key)
            .and_then(|at| reader.word(&at, words))
    }

    #[inline(never)]
    pub fn optional_word(
        &mut self,
        reader: &mut Reader,
        key: &'static str,
        words: &[&str],
    ) -> Option<usize> {
        self.optional(key).and_then(|at| reader.word(&at, words))
    }

    /// Reports the fields nobody asked for.
    pub fn finish(self, reader: &mut Reader) {
        for (key, json) in self.members {
            if !self.known.contains(&key.as_str()) && key != "$schema" {
                let at = self.at.member(key, json);
                reader.unknown(
                    &at,
                    Code::UnknownField,
                    "one of the fields ",
                    key,
                    &self.known,
                );
            }
        }
    }
}

/// Whether a text has the form of a BCP 47 tag (RFC 5646): a language of two to eight letters,
/// then parts of one to eight letters or digits.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = parts.next().unwrap_or("");
    let primary_is_right =
        (2..=8).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    primary_is_right && parts.all(|part| (1..=8).contains(&part.len()) && plain(part))
}

/// Whether an address leads to the web or stays on the site: `http:`, `https:`, or no scheme.
///
/// White space and control characters are refused because browsers drop some of them while
/// reading an address, so that `java\nscript:` would be a script (WHATWG URL, section 4.4).
pub fn is_safe_url(url: &str) -> bool {
    let clean = !url.is_empty() && !url.chars().any(|c| c.is_control() || c.is_whitespace());
    let scheme = url
        .split(['/', '?', '#', '\\'])
        .next()
        .and_then(|start| start.split_once(':'));
    clean
        && match scheme {
            None => true,
            Some((scheme, _)) => {
                scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
            }
        }
}

fn in_ticks(value: &str) -> String {
    // A message is one line, whatever is in the value.
    let visible = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let mut short: String = value.chars().take(60).map(visible).collect();
    if value.chars().nth(60).is_some() {
        short.push('…');
    }
    ["`", &short, "`"].concat()
}

/// The known name that is nearest to what was written: equal but for case, or at most a third of
/// its characters away by Levenshtein distance.
fn nearest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let written: Vec<char> = written.to_ascii_lowercase().chars().take(64).collect();
    let mut best = None;
    for name in known {
        let other: Vec<char> = name.to_ascii_lowercase().chars().take(64).collect();
        let far = distance(&written, &other);
        let allowed = written.len().max(other.len()).div_ceil(3);
        if far < allowed && best.is_none_or(|(_, least)| far < least) {
            best = Some((*name, far));
        }
    }
    best.map(|(name, _)| name)
}

fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            left = (diagonal + usize::from(x != y))
                .min(above + 1)
                .min(left + 1);
            diagonal = above;
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_relative_addresses_are_safe() {
        for url in [
            "https://a.b/c:d",
            "HTTP://a",
            "a/b.html",
            "/a",
            "?q",
            "#a",
            "//a.b/c",
            "./a:b",
        ] {
            assert!(is_safe_url(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "mailto:a@b.c",
            "",
        ] {
            assert!(!is_safe_url(url), "{url:?}");
        }
    }

    #[test]
    fn the_nearest_name_is_suggested_and_a_far_one_is_not() {
        let known = ["us", "russia", "nato", "ukraine"];
        assert_eq!(nearest("rusia", &known), Some("russia"));
        assert_eq!(nearest("NATO", &known), Some("nato"));
        assert_eq!(nearest("ukrain", &known), Some("ukraine"));
        assert_eq!(nearest("china", &known), None);
        assert_eq!(nearest("", &known), None);
    }

    #[test]
    fn distance_is_levenshtein() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        for (a, b, expected) in [
            ("kitten", "sitting", 3),
            ("", "abc", 3),
            ("abc", "", 3),
            ("a", "a", 0),
        ] {
            assert_eq!(distance(&chars(a), &chars(b)), expected, "{a} {b}");
        }
    }

    #[test]
    fn language_tags_have_the_form_of_bcp_47() {
        for tag in ["en", "zh-Hans", "zh-Hans-CN", "de-CH-1996", "sr-Latn-x-a"] {
            assert!(is_language(tag), "{tag}");
        }
        for tag in ["", "e", "en_US", "english language", "en-", "123", "中文"] {
            assert!(!is_language(tag), "{tag}");
        }
    }
}
