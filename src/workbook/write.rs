//! Writes a workbook as XLSX.

use super::grid::{Cell, Grid, grids};
use super::heading::Heading;
use super::sheets::{Kind, Sheet};
use crate::format::{Story, schema};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    Formula, Note, Workbook, Worksheet, XlsxError,
};
use serde_json::Value;
use std::fmt;

/// How many rows below the last one have drop-down lists and the format of their column.
const ROOM: u32 = 1_000;

/// The most characters a cell may have, in UTF-16 as programs count them.
const LONGEST: usize = 32_767;

/// Why a story was not written.
#[derive(Debug)]
pub struct WriteError(String);

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> WriteError {
        WriteError(error.to_string())
    }
}

impl From<serde_json::Error> for WriteError {
    fn from(error: serde_json::Error) -> WriteError {
        WriteError(error.to_string())
    }
}

/// Writes a story as a workbook. The same story gives the same bytes.
///
/// # Errors
///
/// When a cell would be longer than a cell can be.
pub fn write(story: &Story) -> Result<Vec<u8>, WriteError> {
    let grids = grids(story)?;
    let notes = Notes(schema());
    let mut book = Workbook::new();
    // The clock would make each file another one.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for grid in &grids {
        let sheet = book.add_worksheet();
        sheet.set_name(grid.sheet.name)?;
        match grid.sheet.is_story() {
            true => write_story(sheet, grid, &notes)?,
            false => write_list(sheet, grid, &grids, &notes)?,
        }
    }
    Ok(book.save_to_buffer()?)
}

/// Writes the sheet of the story itself: what it is on the left, and what is said beside it.
fn write_story(sheet: &mut Worksheet, grid: &Grid, notes: &Notes) -> Result<(), WriteError> {
    let title = title_format();
    let text = text_format();
    sheet.set_column_width(0, 18)?;
    sheet.set_column_width(1, 80)?;
    sheet.write_string_with_format(0, 0, "field", &title)?;
    sheet.write_string_with_format(0, 1, "value", &title)?;
    sheet.set_freeze_panes(1, 1)?;
    let cells = grid.rows.first().into_iter().flatten();
    for (row, (heading, cell)) in (1..).zip(grid.headings.iter().zip(cells)) {
        sheet.write_string_with_format(row, 0, heading.text(), &title)?;
        notes.insert(sheet, row, 0, grid.sheet, heading)?;
        write_cell(sheet, row, 1, cell, &text)?;
        if *cell == Cell::Empty {
            sheet.write_blank(row, 1, &text)?;
        }
    }
    Ok(())
}

/// Writes a sheet with a row for each thing.
fn write_list(
    sheet: &mut Worksheet,
    grid: &Grid,
    all: &[Grid],
    notes: &Notes,
) -> Result<(), WriteError> {
    let title = title_format();
    let text = text_format();
    let number = Format::new().set_align(FormatAlign::Top);
    let last = last_row(grid);
    sheet.set_freeze_panes(1, 1)?;
    for (column, heading) in (0u16..).zip(&grid.headings) {
        let Some(kind) = grid.sheet.column(heading.key).map(|column| column.kind) else {
            continue;
        };
        let format = if kind == Kind::Number { &number } else { &text };
        sheet.set_column_width(column, width(heading.key, kind))?;
        // A cell that is text keeps `2021-12` as it is typed. Elsewhere it becomes the first of December.
        sheet.set_column_format(column, format)?;
        sheet.write_string_with_format(0, column, heading.text(), &title)?;
        notes.insert(sheet, 0, column, grid.sheet, heading)?;
        if let Some(choice) = choice(kind, all)? {
            sheet.add_data_validation(1, column, last, column, &choice)?;
        }
        for (row, cells) in (1u32..).zip(&grid.rows) {
            if let Some(cell) = cells.get(usize::from(column)) {
                write_cell(sheet, row, column, cell, format)?;
            }
        }
    }
    Ok(())
}

/// Returns the last row, from 0, that has drop-down lists and is in those of other sheets.
fn last_row(grid: &Grid) -> u32 {
    let rows = u32::try_from(grid.rows.len()).unwrap_or(u32::MAX);
    rows.saturating_add(ROOM)
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    format: &Format,
) -> Result<(), WriteError> {
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, *number, format)?;
        }
        Cell::Text(text) if text.encode_utf16().count() > LONGEST => {
            let name = sheet.name();
            let row = row + 1;
            return Err(WriteError(format!(
                "{name}, row {row}: a cell has at most {LONGEST} characters, and this would have more"
            )));
        }
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, text, format)?;
        }
    }
    Ok(())
}

fn title_format() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

fn text_format() -> Format {
    Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

fn width(key: &str, kind: Kind) -> f64 {
    match (key, kind) {
        ("summary" | "text" | "quote" | "note" | "change_note" | "caption", _) => 50.0,
        (_, Kind::Text | Kind::Citations | Kind::Sizes | Kind::Tracks) => 28.0,
        ("url" | "archived" | "date" | "end", _) => 28.0,
        (_, Kind::Yes | Kind::Number) => 8.0,
        _ => 16.0,
    }
}

/// Returns the drop-down list of a column: the words of the format, or the ids of another sheet. Where
/// names and several things may stand, what is not in the list is let through with a word.
fn choice(kind: Kind, all: &[Grid]) -> Result<Option<DataValidation>, WriteError> {
    let (choice, style) = match kind {
        Kind::Word(words) => (
            DataValidation::new().allow_list_strings(words)?,
            DataValidationErrorStyle::Stop,
        ),
        Kind::Yes => (
            DataValidation::new().allow_list_strings(&["yes", "no"])?,
            DataValidationErrorStyle::Stop,
        ),
        Kind::One(name) | Kind::OneOrMany(name) | Kind::Owner(name) => {
            let Some(grid) = all.iter().find(|grid| grid.sheet.name == name) else {
                return Ok(None);
            };
            // The ids are in the first column, or behind the one of what the rows belong to.
            let column = if grid.sheet.owner().is_some() {
                'B'
            } else {
                'A'
            };
            let last = last_row(grid) + 1;
            let range = format!("='{name}'!${column}$2:${column}${last}");
            (
                DataValidation::new().allow_list_formula(Formula::new(range)),
                DataValidationErrorStyle::Information,
            )
        }
        _ => return Ok(None),
    };
    Ok(Some(choice.set_error_style(style).ignore_blank(true)))
}

/// What is told of each column, from the schema.
struct Notes(Value);

impl Notes {
    /// Adds the note of a heading.
    fn insert(
        &self,
        to: &mut Worksheet,
        row: u32,
        column: u16,
        sheet: &Sheet,
        heading: &Heading,
    ) -> Result<(), WriteError> {
        let Some(kind) = sheet.column(heading.key).map(|column| column.kind) else {
            return Ok(());
        };
        let (object, key) = match heading.key.split_once('.') {
            Some((_, key)) => ("Image", key),
            None => (sheet.object, heading.key),
        };
        let parts = match kind {
            Kind::Owner(_) => String::new(),
            _ => self.description(object, key),
        };
        let note = [parts.as_str(), &hint(kind)].join(" ");
        if !note.trim().is_empty() {
            // Without it, each note begins with a name in bold.
            let note = Note::new(note.trim())
                .add_author_prefix(false)
                .set_width(320);
            to.insert_note(row, column, &note)?;
        }
        Ok(())
    }

    fn description(&self, object: &str, key: &str) -> String {
        let pointer = match object {
            "Story" => format!("/properties/{key}/description"),
            object => format!("/$defs/{object}/properties/{key}/description"),
        };
        let description = self.0.pointer(&pointer).and_then(Value::as_str);
        description.unwrap_or_default().to_owned()
    }
}

/// Returns what a note says of how a cell is written.
fn hint(kind: Kind) -> String {
    match kind {
        Kind::Word(words) => format!("One of: {}.", words.join(", ")),
        Kind::Yes => String::from("yes or no."),
        Kind::Date => String::from(
            "Such as 2021-12-07, 2021-12, 2021, 2021-12~ for about, 2021-12-30T15:35:00-05:00 with the time.",
        ),
        Kind::One(sheet) => format!("By id or name, from the sheet {sheet}."),
        Kind::Many(sheet) => {
            format!("By ids or names from the sheet {sheet}, with commas between.")
        }
        Kind::OneOrMany(sheet) => {
            format!(
                "By id or name, from the sheet {sheet}; of a joint statement with commas between."
            )
        }
        Kind::Owner("Positions") => {
            String::from("The id of the position that was corrected; empty for the story.")
        }
        Kind::Owner(_) => String::from("The event it belongs to, by its id or title."),
        Kind::Words => String::from("With commas between."),
        Kind::Citations => String::from(
            "One a line, by id or title from the sheet Sources; the place in it in parentheses: minutes (¶ 5).",
        ),
        Kind::Sizes => String::from("One a line: bridge-320.png 320."),
        Kind::Tracks => String::from("One a line: bridge.vtt en."),
        Kind::Id | Kind::Text | Kind::Plain | Kind::Number => String::new(),
    }
}
