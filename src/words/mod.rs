//! What the interface itself says, in every language it speaks.
//!
//! One file a language; a language is added by writing its file and naming it in [`ALL`]. A text
//! with `{}` is a frame: what it is about stands there. Frames are worded so that a name fits in
//! without being declined. Numbers and plurals are left to the browser's `Intl`.

mod en;
mod ru;
mod zh;

use crate::story::{Change, EventKind, Grade, PositionKind, Status, same_primary};

/// The words of one language.
pub struct Words {
    /// BCP 47 tag
    pub language: &'static str,
    /// state of knowledge: `{}` is a date
    pub as_of: &'static str,
    /// button that opens every card
    pub open_all: &'static str,
    /// button that closes every card
    pub close_all: &'static str,
    /// label of the group of these buttons
    pub controls: &'static str,
    /// label of the list of events
    pub events: &'static str,
    /// what a card opens: positions
    pub positions: &'static str,
    /// before the topics of a closed card
    pub topics: &'static str,
    /// heading over what observers say
    pub observers: &'static str,
    /// heading over the sources
    pub sources: &'static str,
    /// label of a numbered link: `{}` is the number
    pub source: &'static str,
    /// label of the way back from a source: `{}` is the number of the position
    pub back: &'static str,
    /// on whose report: `{}` is a name
    pub according_to: &'static str,
    /// tag of a position that another side reports: `{}` is that side
    pub reported_by: &'static str,
    /// before the editor's note
    pub note: &'static str,
    /// date of a position: `{}` is a date
    pub said_on: &'static str,
    /// before the participants
    pub participants: &'static str,
    /// between a day and a time of day
    pub at: &'static str,
    /// approximate date or duration: `{}` is one
    pub about: &'static str,
    /// uncertain date: `{}` is one
    pub uncertain: &'static str,
    /// open end: `{}` is a date
    pub since: &'static str,
    /// open beginning: `{}` is a date
    pub until: &'static str,
    /// decade: `{}` is its first year
    pub decade: &'static str,
    /// century: `{}` is its first year
    pub century: &'static str,
    /// spring to winter: `{}` is a year
    pub seasons: [&'static str; 4],
    /// before the common era: `{}` is a year
    pub bce: &'static str,
    /// how long after the event before: `{}` is a length of time
    pub later: &'static str,
    /// kinds of events, in the order of [`EventKind::ALL`]
    pub event_kinds: [&'static str; 6],
    /// states of events, in the order of [`Status::ALL`]
    pub statuses: [&'static str; 4],
    /// kinds of positions, in the order of [`PositionKind::ALL`]
    pub position_kinds: [&'static str; 4],
    /// grades of sources, in the order of [`Grade::ALL`]
    pub grades: [&'static str; 3],
    /// quotation marks, opening and closing
    pub quotes: [&'static str; 2],
    /// between the items of a list
    pub comma: &'static str,
    /// between a name and an office
    pub apposition: &'static str,
    /// view
    pub view: &'static str,
    /// timeline
    pub timeline: &'static str,
    /// compare
    pub compare: &'static str,
    /// compare_title
    pub compare_title: &'static str,
    /// topic
    pub topic: &'static str,
    /// before
    pub before: &'static str,
    /// silent
    pub silent: &'static str,
    /// in_timeline
    pub in_timeline: &'static str,
    /// changes
    pub changes: [&'static str; 4],
    /// filter
    pub filter: &'static str,
    /// sides
    pub sides: &'static str,
    /// all_topics
    pub all_topics: &'static str,
    /// kinds
    pub kinds: &'static str,
    /// kinds_all
    pub kinds_all: &'static str,
    /// kinds_stated
    pub kinds_stated: &'static str,
    /// find
    pub find: &'static str,
    /// shown
    pub shown: &'static str,
    /// none
    pub none: &'static str,
    /// reset
    pub reset: &'static str,
    /// time_zone
    pub time_zone: &'static str,
    /// zone_own
    pub zone_own: &'static str,
    /// zone_local
    pub zone_local: &'static str,
    /// language_label
    pub language_label: &'static str,
    /// copy_link
    pub copy_link: &'static str,
    /// copied
    pub copied: &'static str,
    /// copy_failed
    pub copy_failed: &'static str,
}

/// Every language of the interface; the first is used where none of them is asked for.
pub const ALL: &[&Words] = &[&en::WORDS, &zh::WORDS, &ru::WORDS];

/// The words for a reader of some language.
pub fn words(language: &str) -> &'static Words {
    let found = ALL
        .iter()
        .find(|words| same_primary(words.language, language));
    found.copied().unwrap_or(&en::WORDS)
}

/// Puts a text into a frame.
pub fn fill(frame: &str, text: &str) -> String {
    let (before, after) = around(frame);
    [before, text, after].concat()
}

/// What stands before and behind the gap of a frame.
pub fn around(frame: &str) -> (&str, &str) {
    // By character: a search for a string brings its own machinery.
    match (frame.split_once('{'), frame.split_once('}')) {
        (Some((before, _)), Some((_, after))) => (before, after),
        _ => (frame, ""),
    }
}

impl Words {
    /// What a kind of event is called.
    pub fn event_kind(&self, kind: EventKind) -> &'static str {
        of(&self.event_kinds, kind as usize)
    }

    /// What a state of an event is called.
    pub fn status(&self, status: Status) -> &'static str {
        of(&self.statuses, status as usize)
    }

    /// What a kind of position is called.
    pub fn position_kind(&self, kind: PositionKind) -> &'static str {
        of(&self.position_kinds, kind as usize)
    }

    /// How a position stands to the one before.
    pub fn change(&self, change: Change) -> &'static str {
        of(&self.changes, change as usize)
    }

    /// What a grade of source is called.
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
        assert_eq!(words("zh-Hans-CN").language, "zh-Hans");
        assert_eq!(words("RU").language, "ru");
        assert_eq!(words("tlh").language, "en");
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
