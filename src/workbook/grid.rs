//! The rows of each sheet, from a story.

use super::cells::citation;
use super::heading::Heading;
use super::sheets::{Column, Kind, Sheet};
use crate::format::Story;
use crate::read::made_id;
use serde_json::Value;

/// What is in a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// nothing
    Empty,
    /// a text
    Text(String),
    /// a number
    Number(u32),
}

/// A sheet with its rows.
pub struct Grid {
    /// which sheet
    pub sheet: &'static Sheet,
    /// a heading for each column
    pub headings: Vec<Heading>,
    /// the rows, each with a cell for each heading
    pub rows: Vec<Vec<Cell>>,
}

/// The value of a row, and the id of what it belongs to.
type Row<'a> = (&'a Value, String);

/// Makes the rows of each sheet.
///
/// # Errors
///
/// When the story cannot be written as JSON.
pub fn grids(story: &Story) -> Result<Vec<Grid>, serde_json::Error> {
    let story = serde_json::to_value(story)?;
    let languages = Languages {
        listed: strings(story.get("languages")),
        is_localised: is_localised(&story),
    };
    let grid = |sheet| grid(&story, sheet, &languages);
    Ok(super::SHEETS.iter().map(grid).collect())
}

fn grid(story: &Value, sheet: &'static Sheet, languages: &Languages) -> Grid {
    let rows = rows_of(story, sheet);
    let headings: Vec<Heading> = sheet
        .columns
        .iter()
        .flat_map(|column| match column.kind {
            Kind::Text => languages.headings(column, &rows),
            _ => vec![Heading {
                key: column.key,
                language: None,
            }],
        })
        .collect();
    let row = |row: &Row| {
        headings
            .iter()
            .map(|heading| cell(sheet, heading, row))
            .collect()
    };
    let rows = rows.iter().map(row).collect();
    Grid {
        sheet,
        headings,
        rows,
    }
}

/// Returns the things that are the rows of a sheet, in the order of the story.
fn rows_of<'a>(story: &'a Value, sheet: &Sheet) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = Vec::new();
    let mut add = |within: &'a Value, owner: &str| {
        let items = items(within, sheet.list);
        rows.extend(items.iter().map(|item| (item, owner.to_owned())));
    };
    if sheet.is_story() {
        return vec![(story, String::new())];
    }
    let owner = sheet.owner().map(|column| column.kind);
    if owner != Some(Kind::Owner("Events")) {
        add(story, "");
    }
    if let Some(Kind::Owner(of)) = owner {
        for event in items(story, "events") {
            let event_id = id(event).unwrap_or_default();
            if of == "Events" {
                add(event, event_id);
                continue;
            }
            for (index, position) in items(event, "positions").iter().enumerate() {
                let made = made_id(event_id, index + 1);
                add(position, id(position).unwrap_or(&made));
            }
        }
    }
    rows
}

fn items<'a>(value: &'a Value, list: &str) -> &'a [Value] {
    let items = value.get(list).and_then(Value::as_array);
    items.map_or(&[], Vec::as_slice)
}

fn id(value: &Value) -> Option<&str> {
    value.get("id")?.as_str()
}

fn strings(list: Option<&Value>) -> Vec<String> {
    let items = list.and_then(Value::as_array).into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Returns the field of a column.
fn field<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    key.split('.')
        .try_fold(value, |value, step| value.get(step))
}

fn cell(sheet: &Sheet, heading: &Heading, (row, owner): &Row) -> Cell {
    let Some(column) = sheet.column(heading.key) else {
        return Cell::Empty;
    };
    if let Kind::Owner(_) = column.kind {
        return text(owner.clone());
    }
    let Some(value) = field(row, column.key) else {
        return Cell::Empty;
    };
    match (column.kind, value) {
        (Kind::Text, value) => {
            let said = match &heading.language {
                Some(language) => value.get(language).and_then(Value::as_str),
                None => value.as_str(),
            };
            text(said.unwrap_or_default().to_owned())
        }
        (Kind::Citations, Value::Array(items)) => by_line(items, |item| match item {
            Value::String(source) => citation(source, None),
            place => citation(
                &string(place, "source"),
                place.get("at").and_then(Value::as_str),
            ),
        }),
        (Kind::Sizes, Value::Array(items)) => by_line(items, |size| {
            let width = size.get("width").map(Value::to_string);
            [&string(size, "url"), " ", &width.unwrap_or_default()].concat()
        }),
        (Kind::Tracks, Value::Array(items)) => by_line(items, |track| {
            [&string(track, "url"), " ", &string(track, "language")].concat()
        }),
        (_, Value::Array(_)) => text(strings(Some(value)).join(", ")),
        (_, Value::String(said)) => text(said.clone()),
        (_, Value::Bool(is_true)) => text(String::from(if *is_true { "yes" } else { "no" })),
        (_, Value::Number(number)) => {
            let number = number
                .as_u64()
                .and_then(|number| u32::try_from(number).ok());
            number.map_or(Cell::Empty, Cell::Number)
        }
        _ => Cell::Empty,
    }
}

fn by_line(items: &[Value], line: impl Fn(&Value) -> String) -> Cell {
    text(items.iter().map(line).collect::<Vec<_>>().join("\n"))
}

fn string(object: &Value, key: &str) -> String {
    let text = object.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn text(text: String) -> Cell {
    match text.is_empty() {
        true => Cell::Empty,
        false => Cell::Text(text),
    }
}

/// What decides in which languages a text has columns.
struct Languages {
    listed: Vec<String>,
    /// whether any text of the story says its language
    is_localised: bool,
}

impl Languages {
    /// Returns the headings of a text: one for what is meant for every language, where the story has that,
    /// and one for each language.
    fn headings(&self, column: &Column, rows: &[Row]) -> Vec<Heading> {
        let texts = || rows.iter().filter_map(|(row, _)| field(row, column.key));
        let heading = |language| Heading {
            key: column.key,
            language,
        };
        let mut tags: Vec<String> = Vec::new();
        for tag in texts()
            .filter_map(Value::as_object)
            .flat_map(|text| text.keys())
        {
            if !self.listed.contains(tag) && !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        let has_plain = texts().any(Value::is_string);
        let has_tags = texts().any(Value::is_object);
        let is_empty = !has_plain && !has_tags;
        let by_language = has_tags || is_empty && (self.is_localised || self.listed.len() > 1);
        let mut headings = Vec::new();
        if has_plain || !by_language {
            headings.push(heading(None));
        }
        if by_language {
            let all = self.listed.iter().cloned().chain(tags);
            headings.extend(all.map(Some).map(heading));
        }
        headings
    }
}

/// Returns whether any text of a story is given by language. Every object of a story has members that are
/// texts, lists and so on; that of a text has tags for keys.
fn is_localised(story: &Value) -> bool {
    crate::workbook::SHEETS.iter().any(|sheet| {
        let rows = rows_of(story, sheet);
        let texts = sheet
            .columns
            .iter()
            .filter(|column| column.kind == Kind::Text);
        texts.into_iter().any(|column| {
            rows.iter()
                .any(|(row, _)| field(row, column.key).is_some_and(Value::is_object))
        })
    })
}
