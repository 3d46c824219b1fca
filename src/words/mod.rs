//! The texts of the interface, in every language it has.
//!
//! All are in the table `texts`. None is in the WebAssembly: the build writes a small file for each language,
//! and a page loads the one it needs. A text
//! with `{}` is a frame: what it is about stands there. Frames are worded so that a name fits in
//! without being declined. Numbers and plurals are left to the browser's `Intl`.

#[cfg(widget)]
mod loaded;
mod texts;

use crate::story::{Change, EventKind, Grade, PositionKind, Status, same_primary};
use std::sync::LazyLock;

/// Takes the next line; empty where there is none.
#[inline(never)]
fn next_line(rest: &mut &'static str) -> &'static str {
    let (line, others) = rest.split_once('\n').unwrap_or((rest, ""));
    *rest = others;
    line
}

/// Every language of the interface; the first is used where none of them is asked for. A constant, so
/// that the WebAssembly, where nobody uses it, does not have it.
pub const ALL: &[Words] = &const { Words::all() };

/// Returns the words of some language, if the interface speaks it.
#[cfg(not(widget))]
pub fn words(language: &str) -> Option<&'static Words> {
    ALL.iter()
        .find(|words| same_primary(words.language, language))
}

#[cfg(widget)]
pub use loaded::{add, words};
pub use texts::Words;

/// Returns the interface's language and its words, for a reader of `language` who gets the story in
/// `story_language`: the reader's own, else the story's, else the first.
pub fn interface<'a>(language: &'a str, story_language: &'a str) -> (&'a str, &'static Words) {
    for tag in [language, story_language, "en"] {
        if let Some(words) = words(tag) {
            return (tag, words);
        }
    }
    static NONE: LazyLock<Words> = LazyLock::new(|| Words::from_lines(""));
    ("en", &NONE)
}

/// Returns the direction in which a language is written: `ltr` or `rtl`.
pub fn direction(language: &str) -> &'static str {
    let is_rtl = ["ar", "he", "fa", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"]
        .iter()
        .any(|rtl| same_primary(rtl, language));
    if is_rtl { "rtl" } else { "ltr" }
}

/// Puts a text into a frame.
pub fn fill(frame: &str, text: &str) -> String {
    let (before, after) = around(frame);
    [before, text, after].concat()
}

/// Returns the text before and the text behind the gap of a frame.
pub fn around(frame: &str) -> (&str, &str) {
    // By character: a search for a string brings its own machinery.
    match (frame.split_once('{'), frame.split_once('}')) {
        (Some((before, _)), Some((_, after))) => (before, after),
        _ => (frame, ""),
    }
}

impl Words {
    /// Returns the name of a kind of event.
    pub fn event_kind(&self, kind: EventKind) -> &'static str {
        of(&self.event_kinds, kind as usize)
    }

    /// Returns the name of an event's status.
    pub fn status(&self, status: Status) -> &'static str {
        of(&self.statuses, status as usize)
    }

    /// Returns the name of a kind of position.
    pub fn position_kind(&self, kind: PositionKind) -> &'static str {
        of(&self.position_kinds, kind as usize)
    }

    /// Returns the name of a change.
    pub fn change(&self, change: Change) -> &'static str {
        of(&self.changes, change as usize)
    }

    /// Returns the name of a source's grade.
    pub fn grade(&self, grade: Grade) -> &'static str {
        of(&self.grades, grade as usize)
    }
}

fn of(words: &[&'static str], at: usize) -> &'static str {
    words.get(at).copied().unwrap_or("")
}

#[cfg(all(test, not(widget)))]
mod tests {
    use super::*;

    #[test]
    fn a_regional_tag_finds_its_language_and_a_strange_one_english() {
        let spoken = |language, story| interface(language, story).1.language;
        assert_eq!(spoken("zh-Hans-CN", "en"), "zh-Hans");
        assert_eq!(spoken("RU", "en"), "ru");
        assert_eq!(spoken("tlh", "fr"), "fr");
        assert_eq!(spoken("tlh", "vo"), "en");
    }

    #[test]
    fn what_a_browser_gets_as_lines_are_the_same_words() {
        for words in ALL {
            let list = words.to_list();
            let lines = list.join("\n").leak();
            assert_eq!(Words::from_lines(lines).to_list(), list);
            let empty = list.iter().position(|text| text.is_empty());
            assert_eq!(empty, None, "{}", words.language);
        }
    }

    #[test]
    fn no_language_is_there_twice_and_none_is_a_copy_of_english() {
        for (at, words) in ALL.iter().enumerate() {
            let rest = &ALL[at + 1..];
            assert!(!rest.iter().any(|other| other.language == words.language));
            let same = words.to_list().into_iter().zip(ALL[0].to_list());
            let same = same.filter(|(a, b)| a == b).count();
            assert!(at == 0 || same < 12, "{}: {same}", words.language);
        }
    }

    #[test]
    fn every_frame_has_its_gap_in_every_language() {
        for words in ALL {
            for frame in [
                words.as_of,
                words.source,
                words.back,
                words.reported_by,
                words.joint,
                words.corrected,
                words.according_to,
                words.said_on,
                words.about,
                words.uncertain,
                words.since,
                words.until,
                words.decade,
                words.century,
                words.bce,
                words.later,
                words.before,
                words.shown,
                words.zone_own,
                words.compared,
                words.last_word,
            ] {
                assert_eq!(
                    frame.matches("{}").count(),
                    1,
                    "{}: {frame}",
                    words.language
                );
            }
            assert!(words.seasons.iter().all(|season| season.contains("{}")));
            for frame in [words.not_all_positions, words.not_all_events] {
                assert_eq!(frame.matches("{}").count(), 2, "{frame}");
            }
        }
    }
}
