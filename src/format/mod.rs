//! The story format as Rust types, for its JSON Schema and for making stories from other files and other
//! files from stories. Not in the widget.
//!
//! [`crate::read`] reads the format by hand, because it notes every mistake and is small; these types
//! say the same of the file, and a test holds the two together. What a schema cannot say (references,
//! ids given once, an end after its start, whose report something is) only the reader checks.
//!
//! The doc comments become the descriptions that an editor's program shows while a story is written.

mod field_types;
mod from_json;
mod json;
mod schema;
mod starter;
mod texts;

pub use field_types::{Date, Duration, Id, Keyword, Language, SecureUrl, Text, TimeZoneName, Url};
pub use from_json::{from_json, from_value, number_of};
pub use json::{to_json, value_to_json};
pub use schema::schema;
pub use starter::starter;
pub use texts::{TEXT_FIELDS, TextField, TextKind, text_fields_of};

use crate::read::{MAX_EVENTS, MAX_PIXELS, MAX_POSITIONS, MAX_SIDES, MAX_TOPICS};
use crate::story::{Change, EventKind, Grade, MediaKind, PositionKind, Role, Status};
use reactive_stores::Store;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A Standpoint story: events, and for each event what every side held, in whose words, on whose
/// report, and where that can be read.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Story {
    /// The schema of this file, for the program it is written with; Standpoint passes over it.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of the format.
    #[schemars(extend("const" = 1))]
    pub standpoint: u8,
    /// The story's own id.
    pub id: Id,
    /// The headline.
    pub title: Text,
    /// What the story is about, in a sentence or two.
    pub summary: Text,
    /// The state of knowledge: events after it are shown as still to come.
    pub as_of: Date,
    /// The languages of the story; the first is the default.
    #[schemars(length(min = 1, max = 100))]
    pub languages: Vec<Language>,
    /// Time zones to show times of day in; the first is shown where an event has none of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 100))]
    pub time_zones: Option<Vec<TimeZone>>,
    /// The editor's name for this state of the story, such as `2`. Where a page was rendered from an
    /// earlier one, the widget shows this and says that something was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub version: Option<String>,
    /// What was corrected in the story.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 100))]
    pub corrections: Option<Vec<Correction>>,
    /// Those who hold positions, in the order in which they are shown. A story without positions needs
    /// none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = MAX_SIDES))]
    pub sides: Option<Vec<Side>>,
    /// Those who speak, report and take part.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = MAX_EVENTS))]
    pub people: Option<Vec<Person>>,
    /// What positions are about, in the order in which they are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = MAX_TOPICS))]
    pub topics: Option<Vec<Topic>>,
    /// Where everything can be read; readers see their numbers, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = MAX_EVENTS))]
    pub sources: Option<Vec<Source>>,
    /// Spans of time that have a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 100))]
    pub eras: Option<Vec<Era>>,
    /// What events can be grouped by, in the order in which they are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = MAX_SIDES))]
    pub groups: Option<Vec<Group>>,
    /// What happened; shown in the order of time.
    #[schemars(length(min = 1, max = MAX_EVENTS))]
    pub events: Vec<Event>,
}

/// A time zone that readers of the story care about.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TimeZone {
    /// The zone.
    pub id: TimeZoneName,
    /// What readers call it, usually a city.
    pub name: Text,
}

/// One of those who hold positions.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Side {
    /// The id by which people, sources and positions name this side.
    pub id: Id,
    /// What readers call it.
    pub name: Text,
    /// What the side is in the story; without it a party.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Keyword<Role>>,
}

/// A span of time that has a name.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Era {
    /// When it began.
    pub from: Date,
    /// When it ended.
    pub to: Date,
    /// What readers call it.
    pub name: Text,
}

/// What events can be grouped by.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Group {
    /// The id by which events name this group.
    pub id: Id,
    /// What readers call it.
    pub name: Text,
}

/// Something that was wrong and is not any more.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Correction {
    /// When it was corrected.
    pub date: Date,
    /// What was wrong, and what is right.
    pub text: Text,
}

/// A picture.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Image {
    /// Where the file is.
    pub url: Url,
    /// What it shows, for those who do not see it.
    pub alt: Text,
    /// Width in pixels, so that the page keeps room for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = MAX_PIXELS))]
    pub width: Option<u32>,
    /// Height in pixels, so that the page keeps room for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = MAX_PIXELS))]
    pub height: Option<u32>,
}

/// A person, or a body that speaks: "the Kremlin", "a senior US official".
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Person {
    /// The id by which events and positions name this person.
    pub id: Id,
    /// What readers call them.
    pub name: Text,
    /// The office held at the time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Text>,
    /// The id of the side they speak for.
    pub side: Id,
    /// A portrait, shown small.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
}

/// What positions are about.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Topic {
    /// The id by which positions name this topic.
    pub id: Id,
    /// What readers call it.
    pub name: Text,
}

/// Where something can be read.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Source {
    /// The id by which events and positions cite this source.
    pub id: Id,
    /// Who published it.
    pub publisher: Text,
    /// What it is called.
    pub title: Text,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The language it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Where it is on the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// Where a copy of it is kept, such as by a web archive: pages vanish.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived: Option<Url>,
    /// How near it is to the speaker.
    pub grade: Keyword<Grade>,
    /// The id of the side whose own account this is: for a readout of the Kremlin, Russia's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<Id>,
}

/// A source, and where in it.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Citation {
    /// The id of a source.
    Whole(Id),
    /// A place in a source.
    Place(Place),
}

/// A source and a place in it.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Place {
    /// The id of a source.
    pub source: Id,
    /// Paragraph, page or time in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1), example = "¶ 5")]
    pub at: Option<String>,
}

/// Something that happened.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Event {
    /// The id by which links lead to this event.
    pub id: Id,
    /// What sort of event it is; without it, `other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Keyword<EventKind>>,
    /// The headline.
    pub title: Text,
    /// When it was, or began.
    pub date: Date,
    /// What is shown in place of the formatted date, such as "Around Easter".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_label: Option<Text>,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Date>,
    /// How long it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<Duration>,
    /// The time zone of its place, shown first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<TimeZoneName>,
    /// Where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// In what form it was held, such as "secure video link".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Text>,
    /// Whether it took place; without it, scheduled after `as_of` and held before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Keyword<Status>>,
    /// The ids of the people who took part.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 1000))]
    pub participants: Option<Vec<Id>>,
    /// The id of the group it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    /// What happened, in a sentence or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// More of it, in paragraphs, shown when the card is opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Pictures, sound, film, and links to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 20))]
    pub media: Option<Vec<Media>>,
    /// Where time, length and place can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 100))]
    pub sources: Option<Vec<Citation>>,
    /// What the sides held.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = MAX_POSITIONS))]
    pub positions: Option<Vec<Position>>,
}

/// A picture, sound, film, or a link to one.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[schemars(extend(
    "if" = { "properties": { "kind": { "const": "image", "description": "An image needs `alt`." } } },
    "then" = { "required": ["alt"] }
))]
pub struct Media {
    /// What it is.
    pub kind: Keyword<MediaKind>,
    /// Where the file is, or the page that a link leads to.
    pub url: Url,
    /// What an image shows, for those who do not see it. Required at an image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt: Option<Text>,
    /// Width in pixels, so that the page keeps room for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = MAX_PIXELS))]
    pub width: Option<u32>,
    /// Height in pixels, so that the page keeps room for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = MAX_PIXELS))]
    pub height: Option<u32>,
    /// The same image in other widths, of which the browser takes the one that fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 20))]
    pub sizes: Option<Vec<Size>>,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What is to be said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<Text>,
    /// Under what licence it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Text>,
    /// Where the picture is that is shown before a film begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poster: Option<Url>,
    /// Captions of sound and film.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 100))]
    pub tracks: Option<Vec<Track>>,
    /// The picture of a link, from one's own site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// What the host of a link offers for frames. Nothing is asked of it before a reader presses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub embed: Option<SecureUrl>,
}

/// An image in another width.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Size {
    /// Where the file is.
    pub url: Url,
    /// Width in pixels.
    #[schemars(range(min = 1, max = MAX_PIXELS))]
    pub width: u32,
}

/// A WebVTT file of captions.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Track {
    /// Where the file is.
    pub url: Url,
    /// The language it is in.
    pub language: Language,
}

/// The side that holds a position, or those of a joint statement.
#[derive(Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Sides {
    /// The id of a side.
    One(Id),
    /// The ids of the sides of a joint statement.
    Joint(#[schemars(length(min = 1, max = MAX_SIDES))] Vec<Id>),
}

/// What a side holds on a topic, in whose words and on whose report.
#[derive(Clone, PartialEq, Store, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Position {
    /// An id of its own in the whole story; without it the event's id and a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// The id of the side that holds it, or a list of those that made a joint statement.
    pub side: Sides,
    /// Whether a closed card shows it. A few a card: what a reader must have who opens nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<bool>,
    /// The id of the topic it is about.
    pub topic: Id,
    /// The id of the person who said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Id>,
    /// The office of the speaker at that time, where it is not the person's `role`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Text>,
    /// The id of the person whose report this rests on. Required where the speaker, or every source
    /// that belongs to a side, is of another side than `side`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub according_to: Option<Id>,
    /// Of what kind it is; without it a stated position.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Keyword<PositionKind>>,
    /// When it was said, if not at the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What is held, in the editor's words.
    pub text: Text,
    /// A few words of the speaker, without quotation marks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// The language in which the quoted words were said. In another one, the quote is marked as translated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote_language: Option<Language>,
    /// What the editor has to add: disputed, mistranslated, not borne out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// How it stands to what the side said on the topic before. Only where the editor says so is
    /// anything claimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Keyword<Change>>,
    /// The id of the position that `change` compares with, where it is not the side's last one on the topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change_to: Option<Id>,
    /// What changed in the wording, with the words that did in `**strong**`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change_note: Option<Text>,
    /// What was corrected in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 100))]
    pub corrections: Option<Vec<Correction>>,
    /// Where it can be read.
    #[schemars(length(min = 1, max = 100))]
    pub sources: Vec<Citation>,
}
