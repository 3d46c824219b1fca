//! What sheets a workbook has, and what is in their columns.

use super::heading::key_of;
use crate::story::{Change, EventKind, Grade, MediaKind, PositionKind, Role, Status};

/// What is in the cells of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// the id by which other rows name this one
    Id,
    /// a localized text: a column for each language
    Text,
    /// words, an address, a date: as it is in the file of a story
    Plain,
    /// a date, for which spreadsheets have cells of their own
    Date,
    /// one of the words of the format
    Word(&'static [&'static str]),
    /// yes or no
    Yes,
    /// a whole number
    Number,
    /// a thing of another sheet, by id or name
    One(&'static str),
    /// things of another sheet, by ids or names with commas between
    Many(&'static str),
    /// one thing of another sheet, or several where they did something together
    OneOrMany(&'static str),
    /// ids, with commas between, that are in no sheet
    Words,
    /// a source a line, with the place in it in parentheses
    Citations,
    /// an address and a width a line
    Sizes,
    /// an address and a language a line
    Tracks,
    /// the thing that the row belongs to, of another sheet; not a field of the row's own
    Owner(&'static str),
}

/// A column of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// the field's key; of what is in an object of its own, its key and that field's with a dot between
    pub key: &'static str,
    /// what is in its cells
    pub kind: Kind,
}

/// A sheet of a workbook.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// its name
    pub name: &'static str,
    /// the type of its rows, by its name in the schema
    pub object: &'static str,
    /// the list that its rows are, by its key in the story, or in what the rows belong to
    pub list: &'static str,
    /// its columns
    pub columns: &'static [Column],
}

impl Sheet {
    /// Returns whether this is the sheet of the story itself, which has its headings one below the other.
    pub fn is_story(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns the column that names what the rows belong to.
    pub fn owner(&self) -> Option<&'static Column> {
        let mut columns = self.columns.iter();
        columns.find(|column| matches!(column.kind, Kind::Owner(_)))
    }

    /// Returns the column of a field.
    pub fn column(&self, key: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.key == key)
    }

    /// Returns the column of what people call the things of this sheet.
    pub fn name_column(&self) -> Option<&'static Column> {
        self.column("name").or_else(|| self.column("title"))
    }
}

/// Returns a sheet by its name, in capitals or not.
pub fn find_sheet(name: &str) -> Option<&'static Sheet> {
    let (name, _) = key_of(name);
    let mut sheets = SHEETS.iter();
    sheets.find(|sheet| sheet.name.to_lowercase() == name)
}

/// Every sheet, in the order of the workbook.
pub const SHEETS: &[Sheet] = &[
    Sheet {
        name: "Story",
        object: "Story",
        list: "",
        columns: &[
            column("id", Kind::Id),
            column("title", Kind::Text),
            column("summary", Kind::Text),
            column("as_of", Kind::Date),
            column("languages", Kind::Words),
            column("version", Kind::Plain),
            column("$schema", Kind::Plain),
        ],
    },
    Sheet {
        name: "Sides",
        object: "Side",
        list: "sides",
        columns: &[
            column("id", Kind::Id),
            column("name", Kind::Text),
            column("role", Kind::Word(Role::WORDS)),
        ],
    },
    Sheet {
        name: "People",
        object: "Person",
        list: "people",
        columns: &[
            column("id", Kind::Id),
            column("name", Kind::Text),
            column("role", Kind::Text),
            column("side", Kind::One("Sides")),
            column("image.url", Kind::Plain),
            column("image.alt", Kind::Text),
            column("image.width", Kind::Number),
            column("image.height", Kind::Number),
        ],
    },
    Sheet {
        name: "Topics",
        object: "Topic",
        list: "topics",
        columns: &[column("id", Kind::Id), column("name", Kind::Text)],
    },
    Sheet {
        name: "Sources",
        object: "Source",
        list: "sources",
        columns: &[
            column("id", Kind::Id),
            column("publisher", Kind::Text),
            column("title", Kind::Text),
            column("date", Kind::Date),
            column("language", Kind::Plain),
            column("url", Kind::Plain),
            column("archived", Kind::Plain),
            column("grade", Kind::Word(Grade::WORDS)),
            column("side", Kind::One("Sides")),
        ],
    },
    Sheet {
        name: "Events",
        object: "Event",
        list: "events",
        columns: &[
            column("id", Kind::Id),
            column("date", Kind::Date),
            column("end", Kind::Date),
            column("date_label", Kind::Text),
            column("kind", Kind::Word(EventKind::WORDS)),
            column("title", Kind::Text),
            column("summary", Kind::Text),
            column("text", Kind::Text),
            column("duration", Kind::Plain),
            column("time_zone", Kind::Plain),
            column("place", Kind::Text),
            column("format", Kind::Text),
            column("status", Kind::Word(Status::WORDS)),
            column("participants", Kind::Many("People")),
            column("group", Kind::One("Groups")),
            column("sources", Kind::Citations),
        ],
    },
    Sheet {
        name: "Positions",
        object: "Position",
        list: "positions",
        columns: &[
            column("event", Kind::Owner("Events")),
            column("id", Kind::Id),
            column("side", Kind::OneOrMany("Sides")),
            column("topic", Kind::One("Topics")),
            column("key", Kind::Yes),
            column("speaker", Kind::One("People")),
            column("role", Kind::Text),
            column("according_to", Kind::One("People")),
            column("kind", Kind::Word(PositionKind::WORDS)),
            column("date", Kind::Date),
            column("text", Kind::Text),
            column("quote", Kind::Text),
            column("quote_language", Kind::Plain),
            column("note", Kind::Text),
            column("change", Kind::Word(Change::WORDS)),
            column("change_to", Kind::Plain),
            column("change_note", Kind::Text),
            column("sources", Kind::Citations),
        ],
    },
    Sheet {
        name: "Media",
        object: "Media",
        list: "media",
        columns: &[
            column("event", Kind::Owner("Events")),
            column("kind", Kind::Word(MediaKind::WORDS)),
            column("url", Kind::Plain),
            column("alt", Kind::Text),
            column("title", Kind::Text),
            column("caption", Kind::Text),
            column("credit", Kind::Text),
            column("licence", Kind::Text),
            column("width", Kind::Number),
            column("height", Kind::Number),
            column("sizes", Kind::Sizes),
            column("poster", Kind::Plain),
            column("tracks", Kind::Tracks),
            column("image.url", Kind::Plain),
            column("image.alt", Kind::Text),
            column("image.width", Kind::Number),
            column("image.height", Kind::Number),
            column("embed", Kind::Plain),
        ],
    },
    Sheet {
        name: "Eras",
        object: "Era",
        list: "eras",
        columns: &[
            column("from", Kind::Date),
            column("to", Kind::Date),
            column("name", Kind::Text),
        ],
    },
    Sheet {
        name: "Groups",
        object: "Group",
        list: "groups",
        columns: &[column("id", Kind::Id), column("name", Kind::Text)],
    },
    Sheet {
        name: "Time zones",
        object: "TimeZone",
        list: "time_zones",
        columns: &[column("id", Kind::Plain), column("name", Kind::Text)],
    },
    Sheet {
        name: "Corrections",
        object: "Correction",
        list: "corrections",
        columns: &[
            column("position", Kind::Owner("Positions")),
            column("date", Kind::Date),
            column("text", Kind::Text),
        ],
    },
];

const fn column(key: &'static str, kind: Kind) -> Column {
    Column { key, kind }
}
