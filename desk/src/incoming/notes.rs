//! What is said of a file that comes in: row by row, and of the whole.

use super::said::{Own, Said, Spoken};
use crate::text::text_in;
use crate::unread::Line;
use standpoint::check::Level;
use standpoint::date::When;
use standpoint::format::{Event, Story, Text};
use standpoint::import::workbook::Finding;
use standpoint::import::{Import, Place, Refused, Severity, Warning};
use standpoint::intl::Intl;
use standpoint::words::interface;
use std::collections::BTreeMap;

/// How much the editor has to care.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Weight {
    /// nothing is made of the file before this is mended
    Error,
    /// something that a story needs is not in the file
    Missing,
    /// something of the file is not in the story
    Lost,
    /// something is in the story in another form
    Changed,
    /// the file does not say it, and it was chosen
    Guessed,
    /// something could be better
    Hint,
}

/// Something to be said of a file.
#[derive(Clone, PartialEq, Debug)]
pub struct Note {
    /// how much it matters
    pub weight: Weight,
    /// where in the file
    pub place: Place,
    /// what was found, and what was done or has to be done
    said: Said,
    /// in how many other places the same holds
    more: usize,
    /// whether it is about a whole column or sheet, although it has a place
    is_general: bool,
}

/// What became of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Became {
    /// an event
    Event,
    /// a position
    Position,
    /// a source
    Source,
    /// the title of the story
    Title,
    /// an era
    Era,
    /// nothing: it is left out
    Nothing,
}

/// A row of a table, an event of a JSON file, and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// its number as the program shows it that wrote the file; from 1
    pub number: usize,
    /// what it became
    pub became: Became,
    /// its date in words, as it was understood
    pub date: String,
    /// its title, or the text of a position
    pub title: String,
    /// what is to be said of it
    pub notes: Vec<Note>,
}

impl Row {
    /// Returns whether something of the row is not in the story.
    pub fn has_losses(&self) -> bool {
        self.notes.iter().any(|note| note.weight == Weight::Lost)
    }
}

impl Note {
    fn new(weight: Weight, place: Place, said: Said) -> Note {
        Note {
            weight,
            place,
            said,
            more: 0,
            is_general: false,
        }
    }

    /// Notes what the desk finds itself.
    pub(super) fn own(weight: Weight, place: Place, own: Own) -> Note {
        Note::own_about(weight, place, own, "")
    }

    /// As [`Note::own`], about what is written there.
    pub(super) fn own_about(weight: Weight, place: Place, own: Own, written: &str) -> Note {
        Note::new(weight, place, Said::Own(own, written.to_owned()))
    }

    pub(super) fn of_warning(warning: &Warning) -> Note {
        let weight = match warning.noted.severity() {
            Severity::Lost => Weight::Lost,
            Severity::Changed => Weight::Changed,
            Severity::Guessed => Weight::Guessed,
        };
        let said = Said::Noted(warning.noted.clone());
        Note {
            more: warning.more,
            is_general: OF_ALL_ROWS.contains(&warning.noted.code()),
            ..Note::new(weight, warning.place.clone(), said)
        }
    }

    pub(super) fn of_finding(finding: &Finding) -> Note {
        let weight = match finding.level() {
            Level::Error => Weight::Error,
            Level::Warning => Weight::Hint,
        };
        let said = Said::Found(finding.found.clone());
        Note {
            more: finding.more,
            ..Note::new(weight, finding.place.clone(), said)
        }
    }

    pub(super) fn of_refusal(refused: &Refused) -> Note {
        let said = Said::Refused(refused.reason.clone());
        Note::new(Weight::Error, refused.place.clone(), said)
    }

    pub(super) fn of_line(line: &Line) -> Note {
        let place = Place::Path(format!("{}:{}", line.line, line.column));
        Note::new(Weight::Error, place, Said::Checked(line.message.clone()))
    }

    /// Returns what is said, in a language of the interface by its index.
    pub fn spoken(&self, interface: usize) -> Spoken {
        self.said.spoken(self.more, interface)
    }
}

/// The kinds of warnings that are about all rows, though they stand at the headings.
const OF_ALL_ROWS: &[&str] = &[
    "column",
    "column-twice",
    "heading",
    "sheet",
    "grid",
    "transposed",
];

/// Returns the list and the number of the row in which a place is; none of a place that is in none.
fn row_of(place: &Place) -> Option<(String, usize)> {
    match place {
        Place::File => None,
        Place::Cell { sheet, row, .. } | Place::Row { sheet, row } => {
            Some((sheet.clone().unwrap_or_default(), row + 1))
        }
        Place::Path(path) => {
            let (list, rest) = path.split_once('[')?;
            let (index, _) = rest.split_once(']')?;
            Some((list.to_owned(), index.parse::<usize>().ok()? + 1))
        }
    }
}

/// Puts the notes to the rows they are about. Returns the rows in the order of the file, and the notes that are
/// about no row. `origins` are the places of the events; without them the events are counted.
pub(super) fn sorted(
    story: &Story,
    origins: &[Place],
    others: Vec<(Place, Row)>,
    notes: Vec<Note>,
    language: &str,
) -> (Vec<Row>, Vec<Note>) {
    let items = story.events.iter().enumerate().map(|(index, event)| {
        let counted = Place::Row {
            sheet: None,
            row: index,
        };
        let place = origins.get(index).cloned().unwrap_or(counted);
        let row = Row {
            number: 0,
            became: Became::Event,
            date: date_of(event, language),
            title: words(&event.title, language),
            notes: Vec::new(),
        };
        (place, row)
    });
    let mut items: Vec<_> = items.collect();
    // In a sheet the title and the eras stand among the events, in JSON elsewhere.
    let list = items.first().and_then(|(place, _)| row_of(place));
    let list = list.map(|(list, _)| list);
    let others = others.into_iter();
    items.extend(others.filter(|(place, _)| row_of(place).map(|(list, _)| list) == list));
    at_rows(items, notes)
}

/// Returns the rows that an importer made the title and the eras of a story of.
pub(super) fn others_of(import: &Import, language: &str) -> Vec<(Place, Row)> {
    let row = |became, date: String, title: &Text| Row {
        number: 0,
        became,
        date,
        title: words(title, language),
        notes: Vec::new(),
    };
    let title = import.title.iter().map(|place| {
        let row = row(Became::Title, String::new(), &import.story.title);
        (place.clone(), row)
    });
    let eras = import.story.eras.iter().flatten().zip(&import.eras);
    let eras = eras.map(|(era, place)| {
        let [from, to] = [&era.from, &era.to].map(|date| date_in_words(&date.0, language, "UTC"));
        let date = [&from, " – ", &to].concat();
        (place.clone(), row(Became::Era, date, &era.name))
    });
    title.chain(eras).collect()
}

/// As [`sorted`], of items that know their places.
pub(super) fn at_rows(items: Vec<(Place, Row)>, notes: Vec<Note>) -> (Vec<Row>, Vec<Note>) {
    let mut rows: BTreeMap<usize, Row> = BTreeMap::new();
    let mut lists: Vec<String> = Vec::new();
    for (place, row) in items {
        if let Some((list, number)) = row_of(&place) {
            lists.push(list);
            rows.insert(number, Row { number, ..row });
        }
    }
    lists.dedup();
    let mut rest = Vec::new();
    for note in notes {
        let of_row = row_of(&note.place)
            .filter(|(list, _)| !note.is_general && (lists.contains(list) || lists.is_empty()));
        match of_row {
            Some((_, number)) if rows.contains_key(&number) || note.weight == Weight::Lost => {
                let row = rows.entry(number).or_insert_with(|| Row {
                    number,
                    became: Became::Nothing,
                    date: String::new(),
                    title: String::new(),
                    notes: Vec::new(),
                });
                row.notes.push(note);
            }
            _ => rest.push(note),
        }
    }
    rest.sort_by_key(|note| note.weight);
    (rows.into_values().collect(), rest)
}

/// Returns the first wording of a text, in a language where it has that.
pub(super) fn words(text: &Text, language: &str) -> String {
    match (text, text_in(text, language)) {
        (Text::Localised(texts), "") => {
            let first = texts.values().find_map(|text| text.as_str());
            first.unwrap_or_default().to_owned()
        }
        (_, text) => text.to_owned(),
    }
}

/// Returns the date of an event as readers see it, to its end.
fn date_of(event: &Event, language: &str) -> String {
    if let Some(label) = &event.date_label {
        return words(label, language);
    }
    let zone = event.time_zone.as_ref();
    let zone = zone.map_or("UTC", |zone| zone.0.as_str());
    let from = date_in_words(&event.date.0, language, zone);
    match &event.end {
        Some(end) => [&from, " – ", &date_in_words(&end.0, language, zone)].concat(),
        None => from,
    }
}

/// Returns a date in words; as it is written where it is none.
pub(super) fn date_in_words(date: &str, language: &str, zone: &str) -> String {
    let (language, words) = interface(language, language);
    let intl = Intl {
        language: language.to_owned(),
        words,
    };
    match When::parse(date) {
        Ok(when) => intl.when(&when, zone),
        Err(_) => date.to_owned(),
    }
}
