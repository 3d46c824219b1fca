//! Rows that become positions, each at the event that it names.

use super::names::{Names, folded, line};
use super::notes::{Became, Note, Row, Weight, date_in_words};
use super::said::Own;
use super::sources::{address, short, side_of};
use super::table::{rows_of, with_rows};
use super::{Made, begun};
use crate::blank;
use crate::rules::sources::{normalised, site};
use standpoint::format::{
    Citation, Date, Id, Keyword, Person, Position, Sides, Source, Story, Text, Topic, Url,
};
use standpoint::import::table::Table;
use standpoint::import::{Ids, Layout, Notes, Options, Place, as_prose, date_in};
use standpoint::story::Grade;
use std::collections::HashMap;

/// Headings of what is held that only tables of positions have.
const OF_TEXT: &[&str] = &[
    "position",
    "positions",
    "stance",
    "standpoint",
    "point of view",
    "statement",
    "what was said",
    "what they said",
    "what is held",
    "haltung",
    "standpunkt",
    "prise de position",
    "posición",
    "postura",
    "позиция",
    "точка зрения",
    "что сказано",
    "позиція",
    "立场",
    "观点",
    "الموقف",
];

/// Headings of what the newsroom says to itself, which is the longest text of many a table but not one for readers.
const OF_REMARK: &[&str] = &[
    "comment",
    "comments",
    "note",
    "notes",
    "remark",
    "remarks",
    "internal",
    "todo",
    "anmerkung",
    "anmerkungen",
    "bemerkung",
    "kommentar",
    "notiz",
    "commentaire",
    "remarque",
    "comentario",
    "nota",
    "комментарий",
    "примечание",
    "заметка",
    "коментар",
    "примітка",
    "备注",
    "注释",
    "评论",
    "ملاحظة",
];

/// Headings of whoever holds it, be it a person or a side.
const OF_HOLDER: &[&str] = &["who", "wer", "qui", "quien", "quién", "кто", "хто", "谁"];

/// Returns whether the headings of a table are those of positions.
pub(super) fn has_headings(table: &Table, layout: &Layout) -> bool {
    headed(table, layout, OF_TEXT).is_some()
}

/// Returns the layout of a table whose rows are positions: its words for what is held come before those that any
/// table has for a text, and whoever holds it is a side where no column has the sides.
pub(super) fn layout(table: &Table, layout: Layout) -> Layout {
    let held = headed(table, &layout, OF_TEXT);
    let holder = headed(table, &layout, OF_HOLDER);
    let mut columns = layout.columns;
    if held.is_some() {
        let is_remark = |column: usize| is_headed(table, layout.heading, column, OF_REMARK);
        columns.retain(|field, column| !(*field == "text.text" && is_remark(*column)));
    }
    // A statement that stands beside a text is a quote.
    let is_quote = |column: &usize| columns.get("quote") == Some(column);
    let is_beside_text = columns.contains_key("text.text");
    if let Some(column) = held.filter(|column| !(is_quote(column) && is_beside_text)) {
        columns.retain(|_, taken| *taken != column);
        columns.insert("text.text", column);
    }
    if let Some(column) = holder.filter(|_| !columns.contains_key("side")) {
        columns.retain(|_, taken| *taken != column);
        columns.insert("side", column);
    }
    Layout { columns, ..layout }
}

/// Returns the column with one of some headings.
fn headed(table: &Table, layout: &Layout, headings: &[&str]) -> Option<usize> {
    (0..table.width()).find(|column| is_headed(table, layout.heading, *column, headings))
}

/// Returns whether a column has one of some headings, which stand in a row.
fn is_headed(table: &Table, row: Option<usize>, column: usize, headings: &[&str]) -> bool {
    row.is_some_and(|row| {
        let heading = folded(&line(&table.text(row, column)));
        headings.contains(&heading.trim_end_matches(':'))
    })
}

/// The most sources of a position that are taken from one cell.
const MOST_SOURCES: usize = 20;

/// Makes positions of the rows. What is missing in a row stays empty, so that the desk asks for it at its field.
pub(super) fn made(table: &Table, layout: &Layout, options: &Options, before: Notes) -> Made {
    let mut maker = Maker {
        story: begun(&options.name, options),
        event_ids: Ids::default(),
        events: HashMap::new(),
        sides: Names::default(),
        topics: Names::default(),
        people: Names::default(),
        sources: Names::default(),
    };
    let mut notes = Vec::new();
    let mut rows = Vec::new();
    let order = layout.order(table, options);
    // Of several rows about one event, often only the first one says which it is.
    let mut last = (String::new(), String::new());
    for row in rows_of(table, layout, &mut notes) {
        let place_of = |field: &str| match layout.columns.get(field) {
            Some(column) => table.place(row, *column),
            None => table.row_place(row),
        };
        let mut note = |weight, field: &str, own, written: &str| {
            notes.push(Note::own_about(weight, place_of(field), own, written));
        };
        let said = |field: &str| line(&table.field(row, &layout.columns, field));
        let (mut date, mut event) = (said("start_date"), said("text.headline"));
        if let Some(column) = layout
            .columns
            .get("start_date")
            .filter(|_| !date.is_empty())
        {
            match date_in(table.cell(row, *column), order) {
                Some((read, has_lost_time)) => {
                    if has_lost_time {
                        note(Weight::Lost, "start_date", Own::TimeOfDay, "");
                    }
                    date = read;
                }
                None => note(Weight::Guessed, "start_date", Own::NoDate, &date),
            }
        }
        let (text, quote) = (said("text.text"), said("quote"));
        let held = match text.is_empty() {
            true => quote.clone(),
            false => text.clone(),
        };
        if held.is_empty() {
            note(Weight::Lost, "text.text", Own::NothingHeld, "");
            continue;
        }
        if date.is_empty() && event.is_empty() {
            (date, event) = last.clone();
            if !(date.is_empty() && event.is_empty()) {
                note(Weight::Guessed, "text.headline", Own::EventAbove, "");
            }
        }
        last = (date.clone(), event.clone());
        let index = maker.event(&date, &event);
        let side = maker.sides(&said("side"), &said("speaker"));
        if matches!(&side, Sides::One(side) if side.0.is_empty()) {
            note(Weight::Missing, "side", Own::NoSide, "");
        }
        let topic = maker.topic(&said("topic"));
        if topic.0.is_empty() {
            note(Weight::Missing, "topic", Own::NoTopic, "");
        }
        let speaker = maker.speaker(&said("speaker"), &side);
        let sources = maker.sources(&table.field(row, &layout.columns, "source"));
        if sources.is_empty() {
            note(Weight::Missing, "source", Own::NoSource, "");
        }
        let quote = quote
            .trim_matches(['"', '“', '”', '„', '«', '»'])
            .to_owned();
        let position = Position {
            side,
            speaker,
            text: Text::Plain(as_prose(&held)),
            quote: (!quote.is_empty()).then_some(Text::Plain(quote)),
            sources,
            ..blank::position(topic)
        };
        let title = match event.is_empty() {
            true => held,
            false => [&event, ": ", &held].concat(),
        };
        rows.push((
            table.row_place(row),
            Row {
                number: 0,
                became: Became::Position,
                date: date_in_words(&date, &options.language, "UTC"),
                title,
                notes: Vec::new(),
            },
        ));
        if let Some(event) = maker.story.events.get_mut(index) {
            event.positions.get_or_insert_default().push(position);
        }
    }
    if maker.story.sources.is_some() {
        notes.push(Note::own(Weight::Guessed, Place::File, Own::Grades));
    }
    let (rows, notes) = with_rows(rows, before, notes);
    Made {
        story: maker.story,
        unread: Vec::new(),
        rows,
        notes,
    }
}

/// A story in the making.
struct Maker {
    story: Story,
    event_ids: Ids,
    /// the indices of the events by title, and by date where they have no title
    events: HashMap<String, Vec<usize>>,
    sides: Names,
    topics: Names,
    people: Names,
    sources: Names,
}

impl Maker {
    /// Returns the index of the event with a date and a title, either of which may be empty; adds it where it is
    /// not there.
    fn event(&mut self, date: &str, title: &str) -> usize {
        let key = match title.is_empty() {
            true => ["\n", date].concat(),
            false => folded(title),
        };
        let alike = self.events.entry(key).or_default();
        let same = alike.iter().copied().find(|index| {
            let there = self.story.events.get(*index);
            there.is_some_and(|there| date.is_empty() || there.date.0 == date)
        });
        if let Some(index) = same {
            return index;
        }
        alike.push(self.story.events.len());
        let from = if title.is_empty() { date } else { title };
        let id = Id(self.event_ids.make(from, "event"));
        let mut event = blank::event(id, Text::Plain(title.to_owned()));
        event.date = Date(date.to_owned());
        self.story.events.push(event);
        self.story.events.len() - 1
    }

    /// Returns the sides that a cell names, between semicolons or slashes; that of the speaker's own name where
    /// it names none.
    fn sides(&mut self, names: &str, speaker: &str) -> Sides {
        let names = if names.is_empty() { speaker } else { names };
        let names = names.split([';', '/']).map(str::trim);
        let mut ids: Vec<Id> = Vec::new();
        for name in names.filter(|name| !name.is_empty()) {
            let id = side_of(&mut self.story, &mut self.sides, name);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        match ids.as_slice() {
            [] => Sides::One(Id(String::new())),
            [only] => Sides::One(only.clone()),
            _ => Sides::Joint(ids),
        }
    }

    fn topic(&mut self, name: &str) -> Id {
        if name.is_empty() {
            return Id(String::new());
        }
        let (id, is_new) = self.topics.id(name, name, "topic");
        if is_new {
            self.story.topics.get_or_insert_default().push(Topic {
                id: id.clone(),
                name: Text::Plain(name.to_owned()),
            });
        }
        id
    }

    /// Returns the person who speaks, of the first of the sides.
    fn speaker(&mut self, name: &str, sides: &Sides) -> Option<Id> {
        let side = match sides {
            Sides::One(side) => Some(side),
            Sides::Joint(sides) => sides.first(),
        };
        let side = side.filter(|side| !side.0.is_empty() && !name.is_empty())?;
        let key = [&side.0, "\n", name].concat();
        let (id, is_new) = self.people.id(&key, name, "person");
        if is_new {
            self.story.people.get_or_insert_default().push(Person {
                id: id.clone(),
                name: Text::Plain(name.to_owned()),
                role: None,
                side: side.clone(),
                image: None,
            });
        }
        Some(id)
    }

    /// Returns the sources that a cell names: each address in it, or its words as one.
    fn sources(&mut self, cell: &str) -> Vec<Citation> {
        let parts = cell.split(|c: char| c.is_whitespace() || matches!(c, ';' | ','));
        let urls: Vec<Url> = parts.filter_map(address).take(MOST_SOURCES).collect();
        let mut cited = Vec::new();
        for url in urls {
            let publisher = site(&url.0).unwrap_or_default();
            let key = normalised(&url.0).unwrap_or_else(|| url.0.clone());
            let (id, is_new) = self.sources.id(&key, &publisher, "source");
            if is_new {
                let made = source(id.clone(), publisher, url.0.clone(), Some(url));
                self.story.sources.get_or_insert_default().push(made);
            }
            let citation = Citation::Whole(id);
            if !cited.contains(&citation) {
                cited.push(citation);
            }
        }
        let words = line(cell);
        if cited.is_empty() && !words.is_empty() {
            let (id, is_new) = self.sources.id(&words, &short(&words), "source");
            if is_new {
                let made = source(id.clone(), words.clone(), words, None);
                self.story.sources.get_or_insert_default().push(made);
            }
            cited.push(Citation::Whole(id));
        }
        cited
    }
}

fn source(id: Id, publisher: String, title: String, url: Option<Url>) -> Source {
    Source {
        id,
        publisher: Text::Plain(publisher),
        title: Text::Plain(title),
        date: None,
        language: None,
        url,
        archived: None,
        grade: Keyword(Grade::Press),
        side: None,
    }
}
