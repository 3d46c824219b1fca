//! Finds the sheets of a story, their headings and rows.

use super::finding::Findings;
use crate::import::said::{Mistake, Names, Reason};
use crate::import::table::{Table, Value};
use crate::import::{Place, Refused};
use crate::read::nearest;
use crate::workbook::{Column, Kind, SHEETS, Sheet, find_sheet, key_of};
use std::borrow::Cow;

/// The sheets without which there is no story.
pub const NEEDED: [&str; 2] = ["Story", "Events"];

/// Within how many rows, or columns in the sheet of the story, the headings are.
const HEADINGS_WITHIN: usize = 20;

/// A sheet whose headings are known.
pub struct Rows<'t> {
    /// which sheet it is
    pub sheet: &'static Sheet,
    /// what is in it
    pub table: &'t Table,
    /// its columns, in their order
    pub columns: Vec<Named>,
    /// its rows that are not blank
    pub rows: Vec<usize>,
    /// the row with the headings
    pub headings: usize,
    /// Whether the headings are in a column, and what belongs to one thing in another: then `rows` and the
    /// `at` of columns have changed places.
    is_turned: bool,
}

/// A column with its heading.
pub struct Named {
    /// which column it is
    pub column: &'static Column,
    /// the language of its texts
    pub language: Option<String>,
    /// where it is, from 0
    pub at: usize,
}

impl Rows<'_> {
    /// Returns the cell of a column.
    pub fn cell(&self, row: usize, at: usize) -> &Value {
        match self.is_turned {
            true => self.table.cell(at, row),
            false => self.table.cell(row, at),
        }
    }

    /// Returns the place of that cell.
    pub fn place(&self, row: usize, at: usize) -> Place {
        match self.is_turned {
            true => self.table.place(at, row),
            false => self.table.place(row, at),
        }
    }

    /// Returns the columns of a field and what they have in a row.
    pub fn cells(&self, row: usize, key: &str) -> impl Iterator<Item = (&Named, &Value)> {
        let columns = self
            .columns
            .iter()
            .filter(move |named| named.column.key == key);
        columns.map(move |named| (named, self.cell(row, named.at)))
    }

    /// Returns the text of a field that has one column.
    pub fn text(&self, row: usize, key: &str) -> String {
        let mut cells = self.cells(row, key);
        cells
            .next()
            .map(|(_, value)| value.text())
            .unwrap_or_default()
    }

    fn is_blank(&self, row: usize) -> bool {
        self.columns
            .iter()
            .all(|named| self.cell(row, named.at).is_empty())
    }
}

/// Finds the sheets of a story among those of a file. What is missing or cannot be told is taken down.
pub fn sheets<'t>(
    tables: &'t [Cow<'t, Table>],
    findings: &mut Findings,
) -> Result<Vec<Rows<'t>>, Refused> {
    let mut found: Vec<Rows> = Vec::new();
    let mut others = Vec::new();
    for table in tables {
        let name = table.sheet.as_deref().unwrap_or_default();
        match find_sheet(name) {
            Some(sheet) if found.iter().any(|rows| rows.sheet.name == sheet.name) => {
                findings.add(table.place(0, 0), Mistake::SheetTwice { sheet: sheet.name })
            }
            Some(sheet) => found.push(rows(sheet, table, findings)),
            None => others.push(table),
        }
    }
    if found.is_empty() {
        let names: Vec<&str> = tables
            .iter()
            .filter_map(|table| table.sheet.as_deref())
            .take(5)
            .collect();
        if names.is_empty() {
            return Err(Refused::file(Reason::NoSheet));
        }
        return Err(Refused::file(Reason::OtherSheets {
            sheets: names.join(", "),
        }));
    }
    for table in others {
        other(table, &found, findings);
    }
    for name in NEEDED {
        if found.iter().all(|rows| rows.sheet.name != name) {
            findings.add(Place::File, Mistake::MissingSheet { sheet: name });
        }
    }
    // The first to be read is what others refer to.
    found.sort_by_key(|rows| {
        SHEETS
            .iter()
            .position(|sheet| sheet.name == rows.sheet.name)
    });
    Ok(found)
}

/// Takes down a sheet that is none of a story's.
fn other(table: &Table, found: &[Rows], findings: &mut Findings) {
    if table.is_hidden || (0..table.rows.len()).all(|row| table.is_blank(row)) {
        return;
    }
    let name = table.sheet.as_deref().unwrap_or_default();
    let missing: Vec<&str> = SHEETS
        .iter()
        .map(|sheet| sheet.name)
        .filter(|name| found.iter().all(|rows| rows.sheet.name != *name))
        .collect();
    let names = SHEETS.iter().map(|sheet| sheet.name.to_owned());
    let sheets = Names(names.collect());
    let sheet = name.to_owned();
    let mistake = match nearest(name, &missing) {
        Some(near) => Mistake::MisspeltSheet {
            sheets,
            sheet,
            near: near.to_owned(),
        },
        None => Mistake::UnknownSheet { sheets, sheet },
    };
    findings.add(table.place(0, 0), mistake);
}

/// Finds the headings and rows of a sheet.
fn rows<'t>(sheet: &'static Sheet, table: &'t Table, findings: &mut Findings) -> Rows<'t> {
    let known = |row: usize, column: usize| {
        let (name, _) = key_of(&table.text(row, column));
        usize::from(sheet.column_of(&name).is_some())
    };
    let height = table.rows.len();
    let width = table.width();
    let in_row = |row: usize| (0..width).map(|column| known(row, column)).sum::<usize>();
    let in_column = |column: usize| (0..height).map(|row| known(row, column)).sum::<usize>();
    let (row, of_row) = best(height, in_row);
    let (column, of_column) = if sheet.is_story() {
        best(width, in_column)
    } else {
        (0, 0)
    };
    let is_turned = of_column > of_row || sheet.is_story() && of_row == 0;
    let headings = if is_turned { column } else { row };
    let mut rows = Rows {
        sheet,
        table,
        columns: Vec::new(),
        rows: Vec::new(),
        headings,
        is_turned,
    };
    let length = if is_turned { height } else { width };
    columns(&mut rows, length, findings);
    if rows.columns.is_empty() {
        if (0..height).any(|row| !table.is_blank(row)) {
            let headings = Names(sheet.names());
            findings.add(table.place(0, 0), Mistake::MissingHeadings { headings });
        }
        return rows;
    }
    let end = if is_turned { width } else { height };
    let filled = (headings + 1..end).filter(|row| !rows.is_blank(*row));
    rows.rows = match sheet.is_story() {
        // What stands further to the right are remarks.
        true => filled.take(1).collect(),
        false => filled.collect(),
    };
    rows
}

/// Returns the first row that has most of what is counted, and how much it has.
fn best(length: usize, count: impl Fn(usize) -> usize) -> (usize, usize) {
    let mut best = (0, 0);
    for at in 0..length.min(HEADINGS_WITHIN) {
        let found = count(at);
        if found > best.1 {
            best = (at, found);
        }
    }
    best
}

/// Reads the headings. A misspelt one is reported and taken for what was meant, so that nothing is said to be
/// missing for it.
fn columns(rows: &mut Rows, length: usize, findings: &mut Findings) {
    let mut unknown = Vec::new();
    for at in 0..length {
        let written = rows.cell(rows.headings, at).text();
        let (name, language) = key_of(&written);
        let Some(column) = rows.sheet.column_of(&name) else {
            unknown.push((at, written, name, language));
            continue;
        };
        let language = language.filter(|_| column.kind == Kind::Text);
        let is_there = |named: &Named| named.column.key == column.key && named.language == language;
        if rows.columns.iter().any(is_there) {
            findings.add(
                rows.place(rows.headings, at),
                Mistake::HeadingTwice { heading: written },
            );
            continue;
        }
        rows.columns.push(Named {
            column,
            language,
            at,
        });
    }
    // Row by row: a sheet may be very wide, and most of its rows short.
    let mut filled = vec![false; length];
    for cells in rows.table.rows.iter().skip(rows.headings + 1) {
        for (is_filled, cell) in filled.iter_mut().zip(cells) {
            *is_filled |= !cell.is_empty();
        }
    }
    for (at, written, name, language) in unknown {
        let place = rows.place(rows.headings, at);
        let has_cells = match rows.is_turned {
            true => !rows.table.cell(at, rows.headings + 1).is_empty(),
            false => filled.get(at) == Some(&true),
        };
        if written.is_empty() {
            if has_cells && !rows.is_turned {
                findings.add(place, Mistake::MissingHeading);
            }
            continue;
        }
        // Above the headings and the values of a story's sheet.
        if rows.is_turned && name == "field" {
            continue;
        }
        let names = rows.sheet.names();
        let missing: Vec<&str> = rows
            .sheet
            .columns
            .iter()
            .zip(&names)
            .filter(|(column, _)| {
                let mut columns = rows.columns.iter();
                !columns.any(|named| named.column.key == column.key && named.language == language)
            })
            .map(|(_, name)| name.as_str())
            .collect();
        let near = nearest(&name, &missing);
        let (headings, heading) = (Names(names.clone()), written);
        let mistake = match near {
            Some(near) => Mistake::MisspeltHeading {
                headings,
                heading,
                near: near.to_owned(),
            },
            None => Mistake::UnknownHeading { headings, heading },
        };
        findings.add(place, mistake);
        if let Some(column) = near.and_then(|near| rows.sheet.column_of(near)) {
            let language = language.filter(|_| column.kind == Kind::Text);
            rows.columns.push(Named {
                column,
                language,
                at,
            });
        }
    }
}
