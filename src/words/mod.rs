//! The texts of the interface, in every language it has.
//!
//! One file a language; a language is added by writing its file and its name into `languages!` below.
//! None is in the WebAssembly: the build writes a small file for each, and a page loads the one it needs. A text
//! with `{}` is a frame: what it is about stands there. Frames are worded so that a name fits in
//! without being declined. Numbers and plurals are left to the browser's `Intl`.

#[cfg(target_arch = "wasm32")]
mod loaded;

use crate::story::{Change, EventKind, Grade, PositionKind, Status, same_primary};
use std::sync::LazyLock;

/// One type for all languages, and its texts in a row: in a browser they come as lines, of the one
/// language that is spoken there.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $(: $count:literal)?,)+) => {
        /// The words of one language.
        pub struct Words {
            $($(#[$doc])* pub $name: texts!(@type $($count)?),)+
        }

        impl Words {
            /// Returns every text, in the order of the fields.
            pub fn to_list(&self) -> Vec<&'static str> {
                let mut list = Vec::new();
                $(list.extend(texts!(@slice self.$name, $($count)?));)+
                list
            }

            /// Returns the words of these lines, which are in the order of the fields; a missing line
            /// is an empty text.
            pub fn from_lines(lines: &'static str) -> Words {
                let mut rest = lines;
                Words { $($name: texts!(@next rest, $($count)?),)+ }
            }
        }
    };
    (@type) => { &'static str };
    (@type $count:literal) => { [&'static str; $count] };
    (@slice $value:expr,) => { [$value] };
    (@slice $value:expr, $count:literal) => { $value };
    (@next $rest:ident,) => { next_line(&mut $rest) };
    (@next $rest:ident, $count:literal) => { std::array::from_fn(|_| next_line(&mut $rest)) };
}

/// Takes the next line; empty where there is none.
#[inline(never)]
fn next_line(rest: &mut &'static str) -> &'static str {
    let (line, others) = rest.split_once('\n').unwrap_or((rest, ""));
    *rest = others;
    line
}

texts! {
    /// BCP 47 tag
    language,
    /// state of knowledge: `{}` is a date
    as_of,
    /// button that opens every card
    open_all,
    /// button that closes every card
    close_all,
    /// label of the group of these buttons
    controls,
    /// label of the list of events
    events,
    /// what a card opens: positions
    positions,
    /// before the topics of a closed card
    topics,
    /// heading over what observers say
    observers,
    /// heading over the sources
    sources,
    /// label of a numbered link: `{}` is the number
    source,
    /// label of the way back from a source: `{}` is the number of the position
    back,
    /// on whose report: `{}` is a name
    according_to,
    /// tag of a position that another side reports: `{}` is that side
    reported_by,
    /// before the editor's note
    note,
    /// date of a position: `{}` is a date
    said_on,
    /// before the participants
    participants,
    /// between a day and a time of day
    at,
    /// approximate date or duration: `{}` is one
    about,
    /// uncertain date: `{}` is one
    uncertain,
    /// open end: `{}` is a date
    since,
    /// open beginning: `{}` is a date
    until,
    /// decade: `{}` is its first year
    decade,
    /// century: `{}` is its first year
    century,
    /// spring to winter: `{}` is a year
    seasons: 4,
    /// before the common era: `{}` is a year
    bce,
    /// how long after the event before: `{}` is a length of time
    later,
    /// kinds of events, in the order of [`EventKind::ALL`]
    event_kinds: 6,
    /// states of events, in the order of [`Status::ALL`]
    statuses: 4,
    /// kinds of positions, in the order of [`PositionKind::ALL`]
    position_kinds: 4,
    /// grades of sources, in the order of [`Grade::ALL`]
    grades: 3,
    /// quotation marks, opening and closing
    quotes: 2,
    /// between the items of a list
    comma,
    /// between a name and an office
    apposition,
    /// between a label and what it is of
    colon,
    /// label of the group of buttons that choose a view
    view,
    /// the view with the cards
    timeline,
    /// the view with the table
    compare,
    /// heading of the table
    compare_title,
    /// what positions are about
    topic,
    /// what a side held before: `{}` is how many positions
    before,
    /// a side of which the story has nothing on a topic
    silent,
    /// link from the table to the card
    in_timeline,
    /// how a position stands to the one before, in the order of [`Change::ALL`]
    changes: 4,
    /// to which position that refers: `{}` is its date
    compared,
    /// label of what filters and finds
    filter,
    /// choice of sides
    sides,
    /// no choice of a topic
    all_topics,
    /// choice of kinds of positions
    kinds,
    /// every kind
    kinds_all,
    /// only what the sides say themselves
    kinds_stated,
    /// field for a word
    find,
    /// how many are left: `{}` is "5 / 119"
    shown,
    /// nothing is left
    none,
    /// button that ends the filtering
    reset,
    /// choice of a time zone
    time_zone,
    /// the reader's own zone: `{}` is its city
    zone_own,
    /// for each event the zone of its place
    zone_local,
    /// choice of a language
    language_label,
    /// button that copies a link
    copy_link,
    /// the link was copied
    copied,
    /// before a link that could not be copied
    copy_failed,
    /// label of the picture of the whole story
    overview,
    /// what a number in that picture is
    counted,
}

#[cfg(not(target_arch = "wasm32"))]
macro_rules! languages {
    ($($name:ident),+) => {
        mod languages {
            $(pub(super) mod $name;)+
        }

        /// Every language of the interface; the first is used where none of them is asked for.
        pub const ALL: &[&Words] = &[$(&languages::$name::WORDS),+];
    };
}

// rustfmt does not see these files: `make lint` names them.
#[cfg(not(target_arch = "wasm32"))]
languages!(en, zh, ru, uk, fr, es, de, ar);

/// Returns the words of some language, if the interface speaks it.
#[cfg(not(target_arch = "wasm32"))]
pub fn words(language: &str) -> Option<&'static Words> {
    let mut all = ALL.iter();
    let found = all.find(|words| same_primary(words.language, language));
    found.copied()
}

#[cfg(target_arch = "wasm32")]
pub use loaded::{add, words};

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

#[cfg(all(test, not(target_arch = "wasm32")))]
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
            ] {
                assert_eq!(
                    frame.matches("{}").count(),
                    1,
                    "{}: {frame}",
                    words.language
                );
            }
            assert!(words.seasons.iter().all(|season| season.contains("{}")));
        }
    }
}
