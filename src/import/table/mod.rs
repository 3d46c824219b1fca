//! Tables, whatever file they came in: CSV, XLSX, ODS.
//!
//! The first sheet's `B3` is the same cell to the importers as to whoever looks at the file in a spreadsheet
//! program, so rows keep their numbers, and blank ones stay.

mod archive;
mod csv;
mod encoding;
mod ods;
mod xlsx;

pub use archive::{MAX_UNPACKED, entries};
pub use csv::{Delimiter, csv, delimiter_of};
pub use encoding::{Decoded, decode};

use super::said::Reason;
use super::{Place, Refused};
use std::collections::HashMap;

/// The most rows of a sheet that are read, empty ones included.
pub const MAX_ROWS: usize = 200_000;

/// The most columns of a sheet that are read.
pub const MAX_COLUMNS: usize = 1_000;

/// The most cells of a file that hold something.
pub const MAX_CELLS: usize = 2_000_000;

/// A sheet.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// the sheet's name; none in a CSV
    pub sheet: Option<String>,
    /// whether the sheet is hidden
    pub is_hidden: bool,
    /// the rows, from the first of the sheet on; each has as many cells as it needs
    pub rows: Vec<Vec<Value>>,
    /// the cells that are merged over several rows; what they hold is in the first row
    pub merged: Vec<Merged>,
}

/// A cell that is merged over several rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Merged {
    /// its column
    pub column: usize,
    /// its first row
    pub first: usize,
    /// its last row
    pub last: usize,
}

/// What is in a cell.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Value {
    /// nothing
    #[default]
    Empty,
    /// a text, as it stands there
    Text(String),
    /// a number; of a formula, what it came to
    Number(f64),
    /// true or false
    Bool(bool),
    /// A date, with its time of day where it has one: `2021-12-07`, `2021-12-07T14:30:00`.
    Date(String),
    /// A time of day without a date: `14:30:00`.
    Time(String),
    /// a formula that failed: `#REF!`
    Error(String),
}

impl Value {
    /// Returns what a person reads in the cell, trimmed; whole numbers without `.0`.
    pub fn text(&self) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) | Value::Date(text) | Value::Time(text) | Value::Error(text) => {
                trimmed(text).to_owned()
            }
            // Of a whole number no digit is lost: `Display` writes no exponents.
            Value::Number(number) => number.to_string(),
            Value::Bool(is_true) => is_true.to_string(),
        }
    }

    /// Returns whether nothing can be read in the cell.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Empty => true,
            Value::Text(text) => trimmed(text).is_empty(),
            _ => false,
        }
    }
}

/// Returns a text without the white space around it, and what cannot be seen there.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
            )
    })
}

impl Table {
    /// Returns a cell; an empty one where the row is shorter.
    pub fn cell(&self, row: usize, column: usize) -> &Value {
        const EMPTY: &Value = &Value::Empty;
        let cell = self.rows.get(row).and_then(|row| row.get(column));
        cell.unwrap_or(EMPTY)
    }

    /// Returns the text of a cell, trimmed.
    pub fn text(&self, row: usize, column: usize) -> String {
        self.cell(row, column).text()
    }

    /// Returns the text of a field in a row, by the column that each field has; empty where it has none.
    pub fn field(&self, row: usize, columns: &HashMap<&'static str, usize>, field: &str) -> String {
        let column = columns.get(field);
        column
            .map(|column| self.text(row, *column))
            .unwrap_or_default()
    }

    /// Returns the place of a cell, for messages.
    pub fn place(&self, row: usize, column: usize) -> Place {
        Place::Cell {
            sheet: self.sheet.clone(),
            row,
            column,
        }
    }

    /// Returns the place of a row, for messages.
    pub fn row_place(&self, row: usize) -> Place {
        Place::Row {
            sheet: self.sheet.clone(),
            row,
        }
    }

    /// Returns how many columns the longest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Returns whether nothing can be read in a row.
    pub fn is_blank(&self, row: usize) -> bool {
        self.rows
            .get(row)
            .is_none_or(|row| row.iter().all(Value::is_empty))
    }

    /// Puts a value into a cell that may lie beyond the rows there are.
    pub(super) fn put(&mut self, row: usize, column: usize, value: Value) {
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        if let Some(cells) = self.rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize(column + 1, Value::Empty);
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = value;
            }
        }
    }
}

/// The tables of a file, and what was found out about it.
pub struct Tables {
    /// the sheets in their order; of a CSV the one
    pub tables: Vec<Table>,
    /// what was guessed about a CSV: its encoding and delimiter
    pub guessed: Option<Decoded>,
}

/// The kinds of file that hold tables.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Excel's, since 2007
    Xlsx,
    /// LibreOffice's
    Ods,
    /// a ZIP of something else, such as of several CSVs
    Zip,
    /// a text with delimiters
    Csv,
}

/// Tells by its first bytes, or by what is packed in it, what kind of table a file is.
///
/// # Errors
/// The file is packed and cannot be unpacked, or is of a kind that is not read.
pub fn kind_of(bytes: &[u8]) -> Result<Kind, Refused> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let names = archive::names(bytes)?;
        let has = |wanted: &str| names.iter().any(|name| name == wanted);
        return Ok(if has("xl/workbook.xml") {
            Kind::Xlsx
        } else if has("content.xml") {
            Kind::Ods
        } else {
            Kind::Zip
        });
    }
    let foreign: [(&[u8], Reason); 5] = [
        (b"\xd0\xcf\x11\xe0", Reason::OldExcel),
        (b"%PDF", Reason::Pdf),
        (b"{\\rtf", Reason::Rtf),
        (b"\x1f\x8b", Reason::Gzip),
        (b"<", Reason::Markup),
    ];
    let start = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    let mut foreign = foreign.into_iter();
    match foreign.find(|(mark, _)| start.starts_with(mark)) {
        Some((_, reason)) => Err(Refused::file(reason)),
        None => Ok(Kind::Csv),
    }
}

/// Reads the tables of a file.
///
/// # Errors
/// The file is of another kind, broken, or larger than the bounds.
pub fn read(bytes: &[u8]) -> Result<Tables, Refused> {
    let of = |tables| Tables {
        tables,
        guessed: None,
    };
    match kind_of(bytes)? {
        Kind::Xlsx => xlsx::read(bytes).map(of),
        Kind::Ods => ods::read(bytes).map(of),
        Kind::Zip => Err(Refused::file(Reason::ZipWithoutWorkbook)),
        Kind::Csv => {
            let decoded = decode(bytes);
            let table = csv(&decoded.text)?;
            Ok(Tables {
                tables: vec![table],
                guessed: Some(decoded),
            })
        }
    }
}

fn too_large() -> Refused {
    Refused::file(Reason::LargeTable {
        rows: MAX_ROWS as i64,
        columns: MAX_COLUMNS as i64,
        cells: MAX_CELLS as i64,
    })
}

/// Keeps count of the cells of a file.
#[derive(Default)]
struct Count {
    cells: usize,
}

impl Count {
    /// Counts a cell, or refuses the file for it.
    fn add(&mut self, row: usize, column: usize) -> Result<(), Refused> {
        self.cells += 1;
        if row >= MAX_ROWS || column >= MAX_COLUMNS || self.cells > MAX_CELLS {
            return Err(too_large());
        }
        Ok(())
    }
}
