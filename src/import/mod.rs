//! From what other programs write to a story. Not in the widget.
//!
//! An importer takes the bytes of a file and gives an [`Import`]: a story in the types of
//! [`mod@crate::format`], and a [`Warning`] for each thing that could not be kept, was changed or was
//! guessed. It reads no other file and knows no clock, so that the same file gives the same story, ids
//! included, on every machine and every day.
//!
//! What is not sound is never passed on: a date that does not exist is cut down to the part that does, and a
//! file of which nothing is left is [`Refused`] with the reason.

mod any_table;
mod draft;
mod headings;
mod html;
mod ids;
mod media;
pub mod partial_date;
pub mod said;
pub mod table;
mod timelinejs;
mod warning;
pub mod words;
pub mod workbook;

pub use any_table::{Layout, any_table, date_in, first_table, story_of_table};
pub use headings::{NAMES as FIELD_NAMES, by_name as field_by_name, name_of as name_of_field};
pub use headings::{is_heading, timelinejs_headings};
pub use html::{absolute, as_prose, leads_somewhere, line as line_of_html};
pub use ids::{Ids, is_id, slug};
pub use timelinejs::timelinejs;
pub use warning::{Notes, Place, Severity, Warning, column_letters};
pub use words::Order;

use crate::format::Story;
use said::Reason;

/// What an importer made of a file.
pub struct Import {
    /// the story, which `standpoint check` finds no error in
    pub story: Story,
    /// what could not be kept, was changed or was guessed, in the order of the file
    pub warnings: Vec<Warning>,
    /// where in the file each event of the story stands, in the order of the story
    pub origins: Vec<Place>,
    /// where that stands which became the title of the story, if anything did
    pub title: Option<Place>,
    /// where each era of the story stands
    pub eras: Vec<Place>,
}

/// Why nothing was made of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// where in it the reason is
    pub place: Place,
    /// the reason: what was found, and what to do
    pub reason: Reason,
}

impl Refused {
    /// Refuses a whole file.
    pub fn file(reason: Reason) -> Refused {
        Refused {
            place: Place::File,
            reason,
        }
    }

    /// Returns the reason in English.
    pub fn message(&self) -> String {
        self.reason.message()
    }
}

/// What whoever imports says besides the file.
#[derive(Clone, Default)]
pub struct Options {
    /// The name of the file without its ending: the title where the file has none.
    pub name: String,
    /// The language of the texts, as BCP 47 tag.
    pub language: String,
    /// The id of the story; without it one is made of the title.
    pub id: Option<String>,
    /// The IANA name of the time zone of all times of day. Without it no moment is known, and the time
    /// stays in the words of the date.
    pub time_zone: Option<String>,
    /// The day of the last edit, as EDTF date; without it the last date in the file.
    pub as_of: Option<String>,
    /// The headings of columns by what they hold, where they are not to be guessed: `date` and `Datum`.
    pub columns: Vec<(String, String)>,
    /// What `3/4/2021` means in a table; without it, what its other rows say, and then its language.
    pub order: Option<Order>,
}
