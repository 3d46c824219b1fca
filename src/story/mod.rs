//! The story as the rest of the program sees it: read, checked, every reference followed.
//!
//! The format in which editors write it is described in `docs/story-format.md`; [`crate::read`]
//! turns one into the other. Shared parts are held by [`Arc`], so that a view can keep what it
//! shows without borrowing the story.

mod text;

pub use text::Text;
pub(crate) use text::primary;
pub use text::same_primary;

use crate::date::{Duration, When};
use crate::intl::mended;
use std::sync::Arc;

/// A story: events, and what every side held at each of them.
pub struct Story {
    /// id of the story
    pub id: String,
    /// headline
    pub title: Text,
    /// standfirst, with inline marks
    pub summary: Text,
    /// the state of knowledge
    pub as_of: When,
    /// BCP 47 tags; the first is the default; never empty
    pub languages: Vec<String>,
    /// zones the story's readers care about
    pub time_zones: Vec<TimeZone>,
    /// in the order in which they are shown
    pub sides: Vec<Arc<Side>>,
    /// in the order in which they are shown
    pub topics: Vec<Arc<Topic>>,
    /// in the order of their numbers
    pub sources: Vec<Arc<Source>>,
    /// spans of time that have a name, in the order of the file
    pub eras: Vec<Era>,
    /// what events can be grouped by, in the order in which they are shown
    pub groups: Vec<Arc<Group>>,
    /// in time order
    pub events: Vec<Arc<Event>>,
    /// what the editor calls this state of the story, so that a later one can be told from it
    pub version: Option<String>,
    /// what was corrected in it, in the order of the file
    pub corrections: Vec<Correction>,
    /// how much its file has: what lacks something was left out
    pub in_file: InFile,
}

/// How much the file of a story has, whether it could be read or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InFile {
    /// events
    pub events: usize,
    /// positions, of all events
    pub positions: usize,
}

impl Story {
    /// Returns how many positions can be shown.
    pub fn count_positions(&self) -> usize {
        self.events.iter().map(|event| event.positions.len()).sum()
    }

    /// Returns the language in which a reader of `language` gets the story: that language, its tag
    /// [mended], if the story has it, else the story's default.
    pub fn language_for(&self, language: &str) -> String {
        let language = mended(language);
        if self.has_language(&language) {
            language
        } else {
            self.default_language().to_owned()
        }
    }

    /// Returns whether a language is among the story's.
    pub fn has_language(&self, language: &str) -> bool {
        self.languages.iter().any(|tag| same_primary(tag, language))
    }

    /// Returns the first of the story's languages.
    pub fn default_language(&self) -> &str {
        self.languages.first().map_or("en", String::as_str)
    }

    /// Returns a text for a reader of `language`.
    pub fn say<'a>(&self, text: &'a Text, language: &str) -> &'a str {
        text.in_language(language, self.default_language()).0
    }
}

/// A time zone offered to the reader.
pub struct TimeZone {
    /// IANA name
    pub id: String,
    /// what readers call it, usually a city
    pub name: Text,
}

/// One of those who hold positions.
pub struct Side {
    /// id, unique among sides
    pub id: String,
    /// its place among the sides, from 0; decides its mark and colour
    pub index: usize,
    /// name
    pub name: Text,
    /// press and analysts, who are shown apart from the parties
    pub observer: bool,
}

/// A span of time that has a name.
pub struct Era {
    /// when it began
    pub from: When,
    /// when it ended
    pub to: When,
    /// name
    pub name: Text,
}

/// What events can be grouped by.
pub struct Group {
    /// id, unique among groups
    pub id: String,
    /// its place among the groups, from 0
    pub index: usize,
    /// name
    pub name: Text,
}

/// Something that was wrong and is not any more.
pub struct Correction {
    /// when it was corrected
    pub date: When,
    /// what was, with inline marks
    pub text: Text,
}

/// A picture.
pub struct Image {
    /// an `http`, `https` or relative address
    pub url: String,
    /// what it shows, for who does not see it
    pub alt: Text,
    /// width in pixels
    pub width: Option<u32>,
    /// height in pixels
    pub height: Option<u32>,
}

/// Someone who speaks: a person, or a body.
pub struct Person {
    /// id, unique among people
    pub id: String,
    /// name
    pub name: Text,
    /// office held at the time
    pub role: Option<Text>,
    /// whose side they speak for
    pub side: Arc<Side>,
    /// portrait
    pub image: Option<Image>,
}

/// What positions are about.
pub struct Topic {
    /// id, unique among topics
    pub id: String,
    /// its place among the topics, from 0
    pub index: usize,
    /// name
    pub name: Text,
}

/// Where something can be read.
pub struct Source {
    /// id, unique among sources
    pub id: String,
    /// the number readers see, from 1
    pub number: usize,
    /// who published it
    pub publisher: Text,
    /// what it is called
    pub title: Text,
    /// when it was published
    pub date: Option<When>,
    /// BCP 47 tag of its own language
    pub language: Option<String>,
    /// an `http`, `https` or relative address
    pub url: Option<String>,
    /// the address of a kept copy
    pub archived: Option<String>,
    /// how near it is to the speaker
    pub grade: Grade,
    /// the side whose own account it is
    pub side: Option<Arc<Side>>,
}

/// A source, and where in it.
pub struct Citation {
    /// the source
    pub source: Arc<Source>,
    /// paragraph, page or time in it
    pub at: Option<String>,
}

/// Something that happened.
pub struct Event {
    /// id, unique among events
    pub id: String,
    /// what sort of event
    pub kind: EventKind,
    /// headline
    pub title: Text,
    /// when it was, or began
    pub date: When,
    /// what is shown in place of the formatted date
    pub date_label: Option<Text>,
    /// when it ended
    pub end: Option<When>,
    /// how long it took
    pub duration: Option<Duration>,
    /// IANA name of the zone of its place
    pub time_zone: Option<String>,
    /// where
    pub place: Option<Text>,
    /// in what form ("secure video link")
    pub format: Option<Text>,
    /// whether it took place
    pub status: Status,
    /// who took part
    pub participants: Vec<Arc<Person>>,
    /// the group it belongs to
    pub group: Option<Arc<Group>>,
    /// what happened, in a sentence or two, with inline marks
    pub summary: Option<Text>,
    /// more of it, in paragraphs, with inline marks
    pub text: Option<Text>,
    /// pictures, sound, film and links to them, in the order of the file
    pub media: Vec<Media>,
    /// where time, place and length can be read
    pub sources: Vec<Citation>,
    /// what was held, in the order of the file
    pub positions: Vec<Arc<Position>>,
}

impl Event {
    /// Returns whether there is more of it than a closed card shows.
    pub fn opens(&self) -> bool {
        !self.positions.is_empty() || self.text.is_some()
    }
}

/// What a side holds on a topic, in whose words and on whose report.
pub struct Position {
    /// id, unique in the story
    pub id: String,
    /// the number readers see, from 1, in the order of events and of the file
    pub number: usize,
    /// who holds it
    pub side: Arc<Side>,
    /// the other sides of a joint statement, each once
    pub joint: Vec<Arc<Side>>,
    /// whether a closed card shows it
    pub is_key: bool,
    /// what it is about
    pub topic: Arc<Topic>,
    /// who said it
    pub speaker: Option<Arc<Person>>,
    /// the office of the speaker then, where it is not the person's
    pub role: Option<Text>,
    /// on whose report this rests, where it is not the speaker's own
    pub according_to: Option<Arc<Person>>,
    /// of what kind it is
    pub kind: PositionKind,
    /// when it was said, if not at the event
    pub date: Option<When>,
    /// what is held, with inline marks
    pub text: Text,
    /// a few words of the speaker
    pub quote: Option<Text>,
    /// BCP 47 tag of the language in which the quoted words were said
    pub quote_language: Option<String>,
    /// what the editor has to add, with inline marks
    pub note: Option<Text>,
    /// how it stands to what the side said on the topic before
    pub change: Option<Change>,
    /// the id of the position that `change` compares with, where it is not the one before
    pub change_to: Option<String>,
    /// what changed in the wording, with inline marks
    pub change_note: Option<Text>,
    /// what was corrected in it, in the order of the file
    pub corrections: Vec<Correction>,
    /// where it can be read; never empty
    pub sources: Vec<Citation>,
}

/// A picture, sound, film, or a link to one, at an event.
pub struct Media {
    /// what it is
    pub kind: MediaKind,
    /// an `http`, `https` or relative address: of the file, or of the page a link leads to
    pub url: String,
    /// what an image shows, for who does not see it; an image always has it
    pub alt: Option<Text>,
    /// width in pixels
    pub width: Option<u32>,
    /// height in pixels
    pub height: Option<u32>,
    /// the same image in other widths: addresses, and widths in pixels
    pub sizes: Vec<(String, u32)>,
    /// what it is called
    pub title: Option<Text>,
    /// what is to be said of it, with inline marks
    pub caption: Option<Text>,
    /// whose it is
    pub credit: Option<Text>,
    /// under what licence
    pub licence: Option<Text>,
    /// the address of a picture shown before a film begins
    pub poster: Option<String>,
    /// captions of sound and film, a file for each language
    pub tracks: Vec<Track>,
    /// the picture of a link
    pub image: Option<Image>,
    /// the `https` address of what a link's host offers for frames
    pub embed: Option<String>,
}

/// A file of captions.
pub struct Track {
    /// an `http`, `https` or relative address of a WebVTT file
    pub url: String,
    /// BCP 47 tag
    pub language: String,
}

impl Position {
    /// Returns the date of the position: its own, else that of its event.
    pub fn date_at(&self, event: &Event) -> When {
        self.date.unwrap_or(event.date)
    }

    /// Returns the sides that hold it: several where they said it jointly.
    pub fn sides(&self) -> impl Iterator<Item = &Arc<Side>> {
        std::iter::once(&self.side).chain(&self.joint)
    }

    /// Returns whether a side holds it, alone or with others.
    pub fn is_of(&self, side: &Side) -> bool {
        self.sides().any(|own| own.index == side.index)
    }

    /// Returns whether another side reports it.
    pub fn is_reported_by_other_side(&self) -> bool {
        self.according_to
            .as_ref()
            .is_some_and(|reporter| !self.is_of(&reporter.side))
    }
}

/// Makes an enum whose values are words of the format, and the list of those words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $(#[doc = $value_doc:literal] $value:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
                pub enum $name { $(#[doc = $value_doc] $value),+ }

        impl $name {
            /// Every value.
            pub const ALL: &'static [$name] = &[$($name::$value),+];
            /// The words of the format, in the order of [`Self::ALL`].
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// What each word means, in the same order.
            #[cfg(not(widget))]
            pub const MEANINGS: &'static [&'static str] = &[$($value_doc),+];

            /// Returns the value whose word has this index in [`Self::WORDS`].
            pub fn nth(place: usize) -> Option<$name> {
                Self::ALL.get(place).copied()
            }

            /// Returns the word of the format.
            pub fn word(self) -> &'static str {
                match self { $($name::$value => $word),+ }
            }
        }
    };
}

words! {
    /// What a side is in the story.
    Role {
        /// one of those the story is about
        Party = "party",
        /// press and analysts, who are shown apart from the parties
        Observer = "observer",
    }
}

words! {
    /// What sort of event.
    EventKind {
        /// people talked from afar
        Call = "call",
        /// people met
        Meeting = "meeting",
        /// something was written and handed over or published
        Document = "document",
        /// someone made a statement
        Statement = "statement",
        /// something was done
        Action = "action",
        /// people voted
        Vote = "vote",
        /// anything else
        Other = "other",
    }
}

words! {
    /// Whether an event took place.
    Status {
        /// it took place
        Held = "held",
        /// it is still to come
        Scheduled = "scheduled",
        /// it was put off
        Postponed = "postponed",
        /// it was called off
        Cancelled = "cancelled",
    }
}

words! {
    /// What a piece of media is.
    MediaKind {
        /// a picture
        Image = "image",
        /// sound
        Audio = "audio",
        /// film
        Video = "video",
        /// a page elsewhere: a film, a post, a map, a document
        Link = "link",
    }
}

words! {
    /// Of what kind a position is.
    PositionKind {
        /// what the side itself says
        Stated = "stated",
        /// a fact somebody reports
        Reported = "reported",
        /// an analyst's view
        View = "view",
        /// the wording of a newsroom
        Editorial = "editorial",
    }
}

words! {
    /// How a position stands to the one the same side took on the same topic before.
    Change {
        /// said now for the first time
        New = "new",
        /// firmer than before
        Firmer = "firmer",
        /// softer than before
        Softer = "softer",
        /// the same as before
        Same = "same",
    }
}

words! {
    /// How near a source is to the speaker.
    Grade {
        /// the speaker's own site, or a capture of it
        Official = "official",
        /// an agency or established outlet
        Press = "press",
        /// a repost, mirror or aggregator
        Relay = "relay",
    }
}
