//! Reads values by type and fields by name, and records what is wrong with them. Reading goes on after
//! a problem; what is right is kept.

use super::at::At;
#[cfg(not(widget))]
use super::problem::Level;
use super::problem::{Problem, StoryCode};
use super::suggest::{self, Suggestion};
#[cfg(not(widget))]
use super::zone;
use crate::date::{Duration, When};
use crate::json::Json;
use crate::story::{Text, same_primary};
use crate::url;

/// The most characters an id may have.
pub const MAX_ID: usize = 64;

/// The most characters one text may have.
pub const MAX_TEXT: usize = 20_000;

/// The most pixels that an image may be wide or high.
pub const MAX_PIXELS: u32 = 20_000;

/// What is expected of a date: examples for editors; readers cannot mend it.
#[cfg(not(widget))]
const DATE: &str = "a date such as `2021-12-07` or `2021-12`, or a moment such as `2021-12-07T14:30:00-05:00` (EDTF, RFC 3339)";
#[cfg(widget)]
const DATE: &str = "an EDTF date or an RFC 3339 moment";

/// How many problems of each level are recorded. A file with more has one mistake that repeats.
pub const MAX_PROBLEMS: usize = 1_000;

/// Reads the parts of a story and collects the problems.
#[derive(Default)]
pub(crate) struct StoryReader {
    pub problems: Vec<Problem>,
    /// kept apart, so that no number of warnings crowds out an error
    #[cfg(not(widget))]
    pub warnings: Vec<Problem>,
    /// the languages of the story; empty where they are not known for certain
    pub languages: Vec<String>,
    /// how many positions the file has
    pub positions: usize,
}

/// The members of one object, and the keys that were asked for.
pub(crate) struct Fields<'a> {
    at: &'a At<'a>,
    members: &'a [(String, Json)],
    known: Vec<&'static str>,
}

impl StoryReader {
    /// Returns whether no more errors are recorded.
    pub fn is_full(&self) -> bool {
        self.problems.len() >= MAX_PROBLEMS
    }

    /// Adds a problem. `help` says what to do about it, and is for editors: browsers leave it out, and
    /// so it is not in the WebAssembly.
    pub fn report(
        &mut self,
        at: &At,
        code: StoryCode,
        expected: &str,
        found: &str,
        help: Option<&str>,
    ) {
        self.add(at, code, expected, found, Suggestion::said(help));
    }

    fn add(
        &mut self,
        at: &At,
        code: StoryCode,
        expected: &str,
        found: &str,
        suggestion: Suggestion,
    ) {
        #[cfg(not(widget))]
        let Suggestion { help, meant } = suggestion;
        #[cfg(widget)]
        let help = suggestion.help();
        #[cfg(not(widget))]
        let problems = match code.level() {
            Level::Error => &mut self.problems,
            Level::Warning => &mut self.warnings,
        };
        #[cfg(widget)]
        let problems = &mut self.problems;
        if problems.len() < MAX_PROBLEMS {
            problems.push(Problem {
                path: at.path(),
                code,
                expected: expected.to_owned(),
                found: found.to_owned(),
                help,
                #[cfg(not(widget))]
                meant,
            });
        }
    }

    /// Adds a problem with the value that was found, shortened and in backticks.
    pub fn report_value(
        &mut self,
        at: &At,
        code: StoryCode,
        expected: &str,
        value: &str,
        help: Option<&str>,
    ) {
        self.report(at, code, expected, &in_ticks(value), help);
    }

    /// As [`Self::report_value`], with what was probably meant.
    pub fn report_meant(
        &mut self,
        at: &At,
        code: StoryCode,
        expected: &str,
        value: &str,
        suggestion: Suggestion,
    ) {
        self.add(at, code, expected, &in_ticks(value), suggestion);
    }

    fn wrong_type(&mut self, at: &At, expected: &str, help: Option<&str>) {
        let help = match at.json {
            Json::Null => at.is_optional.then_some(LEAVE_OUT),
            _ => help,
        };
        self.report(at, StoryCode::WrongType, expected, at.json.kind(), help);
    }

    fn not_a_text(&mut self, at: &At, expected: &str) {
        let is_bare = matches!(at.json, Json::Number(_) | Json::Bool(_));
        self.wrong_type(at, expected, is_bare.then_some("put it in quotation marks"));
    }

    pub fn fields<'a>(&mut self, at: &'a At<'a>) -> Option<Fields<'a>> {
        let Json::Object(members) = at.json else {
            self.wrong_type(at, "an object", None);
            return None;
        };
        // No object of the format has so many; a larger one is compared with its beginning only.
        for (index, (key, json)) in members.iter().enumerate() {
            let earlier = index.min(200);
            if members
                .iter()
                .take(earlier)
                .any(|(earlier, _)| earlier == key)
            {
                let again = at.member(key, json);
                self.report(
                    &again,
                    StoryCode::DuplicateKey,
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
            self.not_a_text(at, "a string");
            return None;
        };
        if text.trim().is_empty() {
            let help = at.is_optional.then_some(LEAVE_OUT);
            self.report(at, StoryCode::Empty, "some text", "an empty string", help);
            return None;
        }
        // A character has at most four bytes: short texts need not be counted.
        if text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT {
            self.report(
                at,
                StoryCode::TooMuch,
                "at most 20,000 characters",
                "more",
                None,
            );
            return None;
        }
        // `contains` would look for it as for a text, which brings more.
        if text.split_once('\u{fffd}').is_some() {
            let help = Some("save the file as UTF-8, and write the character again");
            let expected = "text in UTF-8";
            self.report(
                at,
                StoryCode::LostCharacter,
                expected,
                "`\u{fffd}` in it",
                help,
            );
        }
        Some(text)
    }

    /// Returns the items of a list, up to `max`.
    pub fn items<'a>(&mut self, at: &'a At<'a>, max: usize) -> Option<Vec<At<'a>>> {
        let Json::Array(items) = at.json else {
            let is_item = matches!(at.json, Json::String(_));
            let help = is_item.then_some("put it in square brackets");
            self.wrong_type(at, "a list", help);
            return None;
        };
        if items.len() > max {
            let expected = ["at most ", &max.to_string(), " items"].concat();
            self.report(
                at,
                StoryCode::TooMuch,
                &expected,
                &items.len().to_string(),
                None,
            );
        }
        Some(at.listed(items).take(max).collect())
    }

    pub fn text(&mut self, at: &At) -> Option<Text> {
        let members = match at.json {
            Json::String(_) => return self.string(at).map(Text::plain),
            Json::Object(members) => members,
            _ => {
                self.not_a_text(at, "a string, or an object from language to string");
                return None;
            }
        };
        if members.is_empty() {
            self.report(
                at,
                StoryCode::Empty,
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
                    StoryCode::DuplicateKey,
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
        if !texts.is_empty()
            && !self.languages.is_empty()
            && !members.iter().any(|(tag, _)| self.is_listed(tag))
        {
            let expected = "a text in one of `languages`";
            let help = Some("add one, or list its language");
            self.report(
                at,
                StoryCode::NoListedLanguage,
                expected,
                "only others",
                help,
            );
        }
        Text::localised(texts)
    }

    /// Returns whether a text in a language is shown to readers of some language of the story.
    pub fn is_listed(&self, tag: &str) -> bool {
        self.languages
            .iter()
            .any(|language| same_primary(language, tag))
    }

    pub fn listed_twice(&mut self, at: &At, name: &str) {
        self.report_value(
            at,
            StoryCode::ListedTwice,
            "every item once",
            name,
            KEEP_ONE,
        );
    }

    pub fn id(&mut self, at: &At) -> Option<String> {
        let id = self.string(at)?;
        let is_allowed = |c: char| match c {
            '-' | '_' | '.' => true,
            c => {
                c.is_ascii_alphanumeric()
                    || (!c.is_ascii() && !c.is_whitespace() && !c.is_control())
            }
        };
        if id.chars().all(is_allowed) && id.chars().nth(MAX_ID).is_none() {
            return Some(id.to_owned());
        }
        let expected = "an id of at most 64 letters, digits, `-`, `_` or `.`";
        self.report_meant(at, StoryCode::InvalidId, expected, id, suggest::id(id));
        None
    }

    pub fn when(&mut self, at: &At) -> Option<When> {
        #[cfg(not(widget))]
        if let Json::Number(number) = *at.json
            && let Some(suggestion) = suggest::day_of_excel(number)
        {
            let (code, found) = (StoryCode::WrongType, at.json.kind());
            self.add(at, code, "a date as a string", found, suggestion);
            return None;
        }
        let text = self.string(at)?;
        let when = When::parse(text);
        if let Err(error) = when {
            let meant = suggest::date(text, error);
            self.report_meant(at, StoryCode::InvalidDate, DATE, text, meant);
        }
        when.ok()
    }

    pub fn duration(&mut self, at: &At) -> Option<Duration> {
        let text = self.string(at)?;
        let duration = Duration::parse(text);
        if duration.is_none() {
            let expected = "an ISO 8601 duration such as `PT50M` or `PT2H~`";
            self.report_value(at, StoryCode::InvalidDuration, expected, text, None);
        }
        duration
    }

    pub fn time_zone(&mut self, at: &At) -> Option<String> {
        let name = self.string(at)?;
        let is_alphanumeric = |part: &str| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-'))
        };
        let is_name = name == "UTC" || (name.contains('/') && name.split('/').all(is_alphanumeric));
        #[cfg(not(widget))]
        let is_name = is_name && zone::is_known(name);
        if is_name {
            return Some(name.to_owned());
        }
        let meant = suggest::time_zone(name);
        let expected = "an IANA time zone such as `Europe/Kyiv`";
        self.report_meant(at, StoryCode::InvalidTimeZone, expected, name, meant);
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
        self.report_value(at, StoryCode::InvalidLanguage, expected, tag, None);
    }

    pub fn url(&mut self, at: &At) -> Option<String> {
        let url = self.string(at)?;
        let is_safe = url::is_safe_url(url);
        if is_safe && url::can_work(url) {
            return Some(url.to_owned());
        }
        self.bad_url(at, url, is_safe || url::is_safe_without_gaps(url));
        None
    }

    pub fn bad_url(&mut self, at: &At, url: &str, is_safe: bool) {
        let (code, expected) = if is_safe {
            (
                StoryCode::MalformedUrl,
                "an address such as `https://a.org/b`",
            )
        } else {
            (StoryCode::UnsafeUrl, "an http, https or relative address")
        };
        self.report_meant(at, code, expected, url, suggest::url(url));
    }

    /// Returns an `https` address.
    pub fn secure_url(&mut self, at: &At) -> Option<String> {
        let url = self.url(at)?;
        let is_secure = url
            .get(..6)
            .is_some_and(|start| start.eq_ignore_ascii_case("https:"));
        if !is_secure {
            let expected = "an address that begins with `https:`";
            self.report_value(at, StoryCode::UnsafeUrl, expected, &url, None);
        }
        is_secure.then_some(url)
    }

    /// Returns a length in pixels.
    pub fn pixels(&mut self, at: &At) -> Option<u32> {
        if let Json::Number(number) = *at.json {
            let pixels = number as u32;
            if f64::from(pixels) == number && (1..=MAX_PIXELS).contains(&pixels) {
                return Some(pixels);
            }
        }
        let help = match at.json {
            Json::String(_) => Some("leave the quotation marks and the unit out"),
            _ => None,
        };
        let expected = "a whole number of pixels from 1 to 20000";
        let found = match at.json {
            Json::Number(_) => "another number",
            other => other.kind(),
        };
        self.report(at, StoryCode::WrongType, expected, found, help);
        None
    }

    /// Returns `true` or `false`.
    pub fn is_true(&mut self, at: &At) -> bool {
        match at.json {
            Json::Bool(value) => *value,
            other => {
                let is_text = matches!(other, Json::String(_));
                let help = is_text.then_some("leave the quotation marks out");
                self.wrong_type(at, "`true` or `false`", help);
                false
            }
        }
    }

    /// Returns which of the words allowed it is.
    pub fn word(&mut self, at: &At, words: &[&str]) -> Option<usize> {
        if !matches!(at.json, Json::String(_)) {
            self.wrong_type(at, &one_of("one of ", words), None);
            return None;
        }
        let word = self.string(at)?;
        let index = words.iter().position(|known| *known == word);
        if index.is_none() {
            self.unknown(at, StoryCode::UnknownWord, "one of ", word, words);
        }
        index
    }

    /// Adds a problem of a name that is none of the known ones, and suggests the nearest of them.
    pub fn unknown(
        &mut self,
        at: &At,
        code: StoryCode,
        expected: &str,
        found: &str,
        known: &[&str],
    ) {
        // Looking for what was meant takes time, and it would not be written down.
        if self.is_full() {
            return;
        }
        let meant = suggest::name(found, known);
        let expected = one_of(expected, known);
        self.report_meant(at, code, &expected, found, meant);
    }
}

fn one_of(start: &str, names: &[&str]) -> String {
    let mut text = start.to_owned();
    for (index, name) in names.iter().take(12).enumerate() {
        text.push_str(if index == 0 { "`" } else { ", `" });
        text.push_str(name);
        text.push('`');
    }
    if names.len() > 12 {
        text.push_str(" …");
    }
    text
}

const KEEP_ONE: Option<&str> = Some("keep one of them");
const LEAVE_OUT: &str = "leave the field out";

impl<'a> Fields<'a> {
    /// Returns a required field, and reports it where it is missing.
    pub fn required(&mut self, reader: &mut StoryReader, key: &'static str) -> Option<At<'a>> {
        let mut found = self.optional(key);
        if let Some(at) = &mut found {
            at.is_optional = false;
        }
        if found.is_none() {
            let help = suggest::key(key, self.members);
            let expected = ["the field `", key, "`"].concat();
            reader.report(
                self.at,
                StoryCode::MissingField,
                &expected,
                "none",
                help.as_deref(),
            );
        }
        found
    }

    /// Returns an optional field.
    pub fn optional(&mut self, key: &'static str) -> Option<At<'a>> {
        self.known.push(key);
        let found = self.members.iter().find(|(name, _)| name == key);
        found.map(|(_, json)| self.at.member(key, json))
    }

    // The usual types, by name: called from so many places that each of these saves its weight in
    // WebAssembly.

    #[inline(never)]
    pub fn id(&mut self, reader: &mut StoryReader, key: &'static str) -> Option<String> {
        self.required(reader, key).and_then(|at| reader.id(&at))
    }

    #[inline(never)]
    pub fn text(&mut self, reader: &mut StoryReader, key: &'static str) -> Option<Text> {
        self.required(reader, key).and_then(|at| reader.text(&at))
    }

    #[inline(never)]
    pub fn optional_text(&mut self, reader: &mut StoryReader, key: &'static str) -> Option<Text> {
        self.optional(key).and_then(|at| reader.text(&at))
    }

    #[inline(never)]
    pub fn url(&mut self, reader: &mut StoryReader, key: &'static str) -> Option<String> {
        self.required(reader, key).and_then(|at| reader.url(&at))
    }

    #[inline(never)]
    pub fn optional_url(&mut self, reader: &mut StoryReader, key: &'static str) -> Option<String> {
        self.optional(key).and_then(|at| reader.url(&at))
    }

    #[inline(never)]
    pub fn optional_pixels(&mut self, reader: &mut StoryReader, key: &'static str) -> Option<u32> {
        self.optional(key).and_then(|at| reader.pixels(&at))
    }

    #[inline(never)]
    pub fn optional_language(
        &mut self,
        reader: &mut StoryReader,
        key: &'static str,
    ) -> Option<String> {
        self.optional(key).and_then(|at| reader.language(&at))
    }

    /// Returns the items that can be read of an optional list of at most `max`.
    pub fn list<T>(
        &mut self,
        reader: &mut StoryReader,
        key: &'static str,
        max: usize,
        read: fn(&mut StoryReader, &At) -> Option<T>,
    ) -> Vec<T> {
        let Some(at) = self.optional(key) else {
            return Vec::new();
        };
        let items = reader.items(&at, max).unwrap_or_default();
        items.iter().filter_map(|at| read(reader, at)).collect()
    }

    #[inline(never)]
    pub fn when(&mut self, reader: &mut StoryReader, key: &'static str) -> Option<When> {
        self.required(reader, key).and_then(|at| reader.when(&at))
    }

    #[inline(never)]
    pub fn optional_when(&mut self, reader: &mut StoryReader, key: &'static str) -> Option<When> {
        self.optional(key).and_then(|at| reader.when(&at))
    }

    #[inline(never)]
    pub fn word(
        &mut self,
        reader: &mut StoryReader,
        key: &'static str,
        words: &[&str],
    ) -> Option<usize> {
        self.required(reader, key)
            .and_then(|at| reader.word(&at, words))
    }

    #[inline(never)]
    pub fn optional_word(
        &mut self,
        reader: &mut StoryReader,
        key: &'static str,
        words: &[&str],
    ) -> Option<usize> {
        self.optional(key).and_then(|at| reader.word(&at, words))
    }

    /// Reports the members that no field of the format has asked for.
    pub fn finish(self, reader: &mut StoryReader) {
        for (key, json) in self.members {
            if !self.known.contains(&key.as_str()) && key != "$schema" {
                let at = self.at.member(key, json);
                reader.unknown(
                    &at,
                    StoryCode::UnknownField,
                    "one of the fields ",
                    key,
                    &self.known,
                );
            }
        }
    }
}

/// Returns whether a text has the form of a BCP 47 tag (RFC 5646): a language of two to eight
/// letters, then parts of one to eight letters or digits.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_alphanumeric = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = parts.next().unwrap_or("");
    let primary_is_right =
        (2..=8).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    primary_is_right && parts.all(|part| (1..=8).contains(&part.len()) && is_alphanumeric(part))
}

pub(crate) fn in_ticks(value: &str) -> String {
    // A message is one line, whatever is in the value.
    let visible = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let mut short: String = value.chars().take(60).map(visible).collect();
    if value.chars().nth(60).is_some() {
        short.push('…');
    }
    ["`", &short, "`"].concat()
}

#[cfg(all(test, not(widget)))]
mod tests {
    use super::*;

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
