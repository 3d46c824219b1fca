//! Rows that become positions, each at the event that it names.

use super::merge::is_same;
use super::notes::{Became, Note, Row, Weight, date_in_words};
use super::sources::{address, host, short, side_of};
use super::table::with_rows;
use super::{Made, begun};
use standpoint::format::{
    Citation, Date, Event, Id, Keyword, Person, Position, Sides, Source, Story, Text, Topic,
};
use standpoint::import::table::Table;
use standpoint::import::{Ids, Layout, Notes, Options, as_prose, date_in, line_of_html};
use standpoint::story::Grade;

/// The most sources of a position that are taken from one cell.
const MOST_SOURCES: usize = 20;

/// Makes positions of the rows. What is missing in a row stays empty, so that the desk asks for it at its field.
pub(super) fn made(table: &Table, layout: &Layout, options: &Options, before: Notes) -> Made {
    let mut maker = Maker {
        story: begun(&options.name, options),
        event_ids: Ids::default(),
        topic_ids: Ids::default(),
        person_ids: Ids::default(),
        source_ids: Ids::default(),
    };
    let mut notes = Vec::new();
    let mut rows = Vec::new();
    let order = layout.order(table, options);
    // Of several rows about one event, often only the first one says which it is.
    let mut last = (String::new(), String::new());
    for row in layout.first()..table.rows.len() {
        if table.is_blank(row) {
            continue;
        }
        let place_of = |field: &str| match layout.columns.get(field) {
            Some(column) => table.place(row, *column),
            None => table.row_place(row),
        };
        let mut note = |weight, field: &str, text: &str| {
            notes.push(Note::new(weight, place_of(field), text));
        };
        let line = |field: &str| line_of_html(&table.field(row, &layout.columns, field));
        let (mut date, mut event) = (line("start_date"), line("text.headline"));
        if let Some(column) = layout
            .columns
            .get("start_date")
            .filter(|_| !date.is_empty())
        {
            match date_in(table.cell(row, *column), order) {
                Some((read, _)) => date = read,
                None => note(
                    Weight::Guessed,
                    "start_date",
                    &format!("`{date}` is no date that is understood: correct it in its field"),
                ),
            }
        }
        let (text, quote) = (line("text.text"), line("quote"));
        let held = match text.is_empty() {
            true => quote.clone(),
            false => text.clone(),
        };
        if held.is_empty() {
            let text = "a row without what is held, and without a quote, is left out";
            note(Weight::Lost, "text.text", text);
            continue;
        }
        if date.is_empty() && event.is_empty() {
            (date, event) = last.clone();
            if !(date.is_empty() && event.is_empty()) {
                let text = "no event is named: it is that of the row above";
                note(Weight::Guessed, "text.headline", text);
            }
        }
        last = (date.clone(), event.clone());
        let index = maker.event(&date, &event);
        let side = maker.sides(&line("side"), &line("speaker"));
        if matches!(&side, Sides::One(side) if side.0.is_empty()) {
            note(
                Weight::Missing,
                "side",
                "no side is named: choose it at the position",
            );
        }
        let topic = maker.topic(&line("topic"));
        if topic.0.is_empty() {
            note(
                Weight::Missing,
                "topic",
                "no topic is named: choose it at the position",
            );
        }
        let speaker = maker.speaker(&line("speaker"), &side);
        let sources = maker.sources(&table.field(row, &layout.columns, "source"));
        if sources.is_empty() {
            let text = "no source is named, and every position needs one: add it at the position";
            note(Weight::Missing, "source", text);
        }
        let quote = quote
            .trim_matches(['"', '“', '”', '„', '«', '»'])
            .to_owned();
        let position = Position {
            id: None,
            side,
            key: None,
            topic,
            speaker,
            role: None,
            according_to: None,
            kind: None,
            date: None,
            text: Text::Plain(as_prose(&held)),
            quote: (!quote.is_empty()).then_some(Text::Plain(quote)),
            quote_language: None,
            note: None,
            change: None,
            change_to: None,
            change_note: None,
            corrections: None,
            sources,
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
        notes.push(Note::of_grades());
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
    topic_ids: Ids,
    person_ids: Ids,
    source_ids: Ids,
}

impl Maker {
    /// Returns the index of the event with a date and a title, either of which may be empty; adds it where it is
    /// not there.
    fn event(&mut self, date: &str, title: &str) -> usize {
        let name = Text::Plain(title.to_owned());
        let is_it = |event: &Event| {
            let same_date = event.date.0 == date;
            match title.is_empty() {
                true => same_date,
                false => is_same(&event.title, &name) && (same_date || date.is_empty()),
            }
        };
        if let Some(index) = self.story.events.iter().position(is_it) {
            return index;
        }
        let from = if title.is_empty() { date } else { title };
        self.story.events.push(Event {
            id: Id(self.event_ids.make(from, "event")),
            kind: None,
            title: name,
            date: Date(date.to_owned()),
            date_label: None,
            end: None,
            duration: None,
            time_zone: None,
            place: None,
            format: None,
            status: None,
            participants: None,
            group: None,
            summary: None,
            text: None,
            media: None,
            sources: None,
            positions: None,
        });
        self.story.events.len() - 1
    }

    /// Returns the sides that a cell names, between semicolons or slashes; that of the speaker's own name where
    /// it names none.
    fn sides(&mut self, names: &str, speaker: &str) -> Sides {
        let names = if names.is_empty() { speaker } else { names };
        let names = names.split([';', '/']).map(str::trim);
        let mut ids: Vec<Id> = Vec::new();
        for name in names.filter(|name| !name.is_empty()) {
            let id = side_of(&mut self.story, name);
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
        let topics = self.story.topics.get_or_insert_default();
        let text = Text::Plain(name.to_owned());
        if let Some(topic) = topics.iter().find(|topic| is_same(&topic.name, &text)) {
            return topic.id.clone();
        }
        let id = Id(self.topic_ids.make(name, "topic"));
        topics.push(Topic {
            id: id.clone(),
            name: text,
        });
        id
    }

    /// Returns the person who speaks, of the first of the sides.
    fn speaker(&mut self, name: &str, sides: &Sides) -> Option<Id> {
        let side = match sides {
            Sides::One(side) => Some(side),
            Sides::Joint(sides) => sides.first(),
        };
        let side = side.filter(|side| !side.0.is_empty() && !name.is_empty())?;
        let people = self.story.people.get_or_insert_default();
        let text = Text::Plain(name.to_owned());
        let is_it = |person: &&Person| person.side == *side && is_same(&person.name, &text);
        if let Some(person) = people.iter().find(is_it) {
            return Some(person.id.clone());
        }
        let id = Id(self.person_ids.make(name, "person"));
        people.push(Person {
            id: id.clone(),
            name: text,
            role: None,
            side: side.clone(),
            image: None,
        });
        Some(id)
    }

    /// Returns the sources that a cell names: each address in it, or its words as one.
    fn sources(&mut self, cell: &str) -> Vec<Citation> {
        let parts = cell.split(|c: char| c.is_whitespace() || matches!(c, ';' | ','));
        let mut urls: Vec<_> = parts.filter_map(address).take(MOST_SOURCES).collect();
        urls.dedup();
        let mut cited = Vec::new();
        let sources = self.story.sources.get_or_insert_default();
        for url in urls {
            let known = sources
                .iter()
                .find(|source| source.url.as_ref() == Some(&url));
            let id = known.map(|source| source.id.clone()).unwrap_or_else(|| {
                let publisher = host(&url.0);
                let id = Id(self.source_ids.make(&publisher, "source"));
                sources.push(source(id.clone(), publisher, url.0.clone(), Some(url)));
                id
            });
            let citation = Citation::Whole(id);
            if !cited.contains(&citation) {
                cited.push(citation);
            }
        }
        let words = line_of_html(cell);
        if cited.is_empty() && !words.is_empty() {
            let text = Text::Plain(words.clone());
            let known = sources
                .iter()
                .find(|source| source.url.is_none() && is_same(&source.title, &text));
            let id = known.map(|source| source.id.clone()).unwrap_or_else(|| {
                let id = Id(self.source_ids.make(&short(&words), "source"));
                sources.push(source(id.clone(), words.clone(), words, None));
                id
            });
            cited.push(Citation::Whole(id));
        }
        if sources.is_empty() {
            self.story.sources = None;
        }
        cited
    }
}

fn source(
    id: Id,
    publisher: String,
    title: String,
    url: Option<standpoint::format::Url>,
) -> Source {
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
