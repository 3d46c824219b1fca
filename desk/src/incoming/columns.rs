//! Which column of a table holds what: guessed by its heading, and corrected by the editor.

use super::{Choices, positions};
use standpoint::import::table::Table;
use standpoint::import::{Layout, Options, Order, column_letters, date_in};
use std::collections::HashMap;

/// What the rows of a table become.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rows {
    /// an event each
    Events,
    /// a position each, at the event that it names
    Positions,
    /// a source each
    Sources,
}

/// The most columns that are shown to choose from.
const MOST: usize = 60;

/// What the columns of a table of events can hold.
const OF_EVENTS: &[&str] = &[
    "start_date",
    "end_date",
    "text.headline",
    "text.text",
    "place",
    "group",
    "source",
    "start_date.year",
    "start_date.month",
    "start_date.day",
    "start_date.hour",
    "end_date.year",
    "end_date.month",
    "end_date.day",
    "end_date.hour",
    "display_date",
    "media.url",
    "media.caption",
    "media.credit",
    "media.alt",
    "media.thumbnail",
    "side",
    "speaker",
    "to",
    "topic",
    "quote",
    "id",
];

/// What those of a table of positions can; the headline is that of the event.
const OF_POSITIONS: &[&str] = &[
    "start_date",
    "text.headline",
    "topic",
    "side",
    "speaker",
    "text.text",
    "quote",
    "source",
];

/// What those of a table of sources can.
const OF_SOURCES: &[&str] = &[
    "source",
    "text.headline",
    "publisher",
    "start_date",
    "language",
    "grade",
    "archived",
    "side",
];

impl Rows {
    /// Returns what columns can hold, by the names of the importers.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Rows::Events => OF_EVENTS,
            Rows::Positions => OF_POSITIONS,
            Rows::Sources => OF_SOURCES,
        }
    }

    /// Returns the key of what the interface calls a field.
    pub fn label(self, field: &str) -> String {
        match (self, field) {
            (Rows::Positions, "text.headline") => String::from("column-event"),
            (Rows::Positions, "text.text") => String::from("column-held"),
            (Rows::Sources, "source") => String::from("column-address"),
            (Rows::Sources, "text.headline") => String::from("column-title"),
            (Rows::Sources, "start_date") => String::from("column-published"),
            _ => ["column-", &field.replace(['.', '_'], "-")].concat(),
        }
    }
}

/// The columns of a table, and what they were taken to hold.
#[derive(Clone, PartialEq, Debug)]
pub struct Columns {
    /// what the rows become
    pub rows: Rows,
    /// whether a row of headings stands above them
    pub has_headings: bool,
    /// whether nothing in the table tells day and month apart, so that the editor has to be asked
    pub is_order_asked: bool,
    /// what `3/4/2021` is taken to mean
    pub order: Order,
    /// the columns that hold something
    pub columns: Vec<Column>,
}

/// A column of a table.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// its index, from 0
    pub index: usize,
    /// its heading, or its letter where it has none
    pub heading: String,
    /// what stands in it first
    pub example: String,
    /// what it holds; none where it is left out
    pub field: Option<&'static str>,
}

/// Returns the layout of a table with what the editor corrected.
pub(super) fn corrected(layout: Layout, rows: Rows, choices: &Choices) -> Layout {
    let Layout {
        heading,
        mut columns,
    } = layout;
    columns.retain(|field, _| rows.fields().contains(field));
    for (column, field) in &choices.columns {
        columns.retain(|_, taken| taken != column);
        if let Some(field) = field.filter(|field| rows.fields().contains(field)) {
            columns.insert(field, *column);
        }
    }
    Layout { heading, columns }
}

/// Guesses what the rows of a table are by what its columns hold.
pub(super) fn kind_of_rows(table: &Table, layout: &Layout, sources: &Layout) -> Rows {
    let has = |field| layout.columns.contains_key(field);
    let is_said = has("side") || has("speaker");
    let is_held = has("topic") && (has("text.text") || has("quote"));
    if is_said && (is_held || positions::has_headings(table, layout)) {
        return Rows::Positions;
    }
    // Of a list of sources most rows have an address, and no text that is longer than a title.
    let address = sources.columns.get("source");
    let is_list = address.is_some_and(|column| share_of_addresses(table, layout, *column) >= 50);
    let is_event = has("text.text") || has("end_date") || has("start_date.year") || is_said;
    if is_list && !is_event && (sources.columns.contains_key("publisher") || !has("start_date")) {
        return Rows::Sources;
    }
    Rows::Events
}

/// How many filled cells of a hundred in a column are addresses.
fn share_of_addresses(table: &Table, layout: &Layout, column: usize) -> usize {
    let cells = (layout.first()..table.rows.len()).map(|row| table.text(row, column));
    let cells: Vec<String> = cells.filter(|text| !text.is_empty()).take(200).collect();
    let count = cells.iter().filter(|text| is_address(text)).count();
    count * 100 / cells.len().max(1)
}

/// Returns whether a text begins as an address does.
pub(super) fn is_address(text: &str) -> bool {
    ["http://", "https://", "www."]
        .iter()
        .any(|start| text.starts_with(start))
}

/// Returns the columns for the editor to look at.
pub(super) fn shown(table: &Table, layout: &Layout, rows: Rows, options: &Options) -> Columns {
    let by_column: HashMap<usize, &'static str> = layout
        .columns
        .iter()
        .map(|(field, column)| (*column, *field))
        .collect();
    let filled = |column: usize| {
        let mut texts = (layout.first()..table.rows.len()).map(|row| table.text(row, column));
        texts.find(|text| !text.is_empty())
    };
    let columns = (0..table.width()).filter_map(|index| {
        let heading = layout.heading.map(|row| table.text(row, index));
        let heading = heading.filter(|heading| !heading.is_empty());
        let example = filled(index).or_else(|| heading.as_ref().map(|_| String::new()))?;
        Some(Column {
            index,
            heading: heading.unwrap_or_else(|| column_letters(index)),
            example: example.chars().take(60).collect(),
            field: by_column.get(&index).copied(),
        })
    });
    // Whether the table itself says it: only then nobody is asked.
    let unsaid = Options {
        language: String::from("en"),
        ..Options::default()
    };
    let dates = ["start_date", "end_date"];
    let dates = dates.iter().filter_map(|field| layout.columns.get(field));
    let is_ambiguous = |column: &usize| {
        (layout.first()..table.rows.len()).any(|row| {
            let cell = table.cell(row, *column);
            let by = |order| date_in(cell, order);
            by(Order::DayFirst).is_some() && by(Order::DayFirst) != by(Order::MonthFirst)
        })
    };
    let is_said = layout.order(table, &unsaid) != Order::Unknown;
    Columns {
        rows,
        has_headings: layout.heading.is_some(),
        is_order_asked: !is_said && dates.into_iter().any(is_ambiguous),
        order: match layout.order(table, options) {
            Order::Unknown => Order::MonthFirst,
            order => order,
        },
        columns: columns.take(MOST).collect(),
    }
}
