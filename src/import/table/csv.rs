//! Texts with delimiters.
//!
//! Read here and not by a library, because those pass over blank lines, after which no row has the number
//! that a spreadsheet program shows, and because they say nothing of a quotation mark that is never closed.

use super::{Count, Table, Value};
use crate::import::Refused;

/// What stands between two cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Delimiter(pub char);

/// Reads a text with delimiters: commas, semicolons, tabs or bars, whichever make the most even table;
/// lines that end with CR, LF or both, also mixed; quoted cells with line breaks in them.
///
/// # Errors
/// There is more of it than the bounds allow.
pub fn csv(text: &str) -> Result<Table, Refused> {
    let delimiter = delimiter_of(text);
    let mut parser = Parser::new(text, delimiter);
    let mut table = Table::default();
    let mut count = Count::default();
    while let Some(record) = parser.record() {
        let row = table.rows.len();
        for column in 0..record.len().max(1) {
            count.add(row, column)?;
        }
        let cells = record.into_iter().map(|cell| match cell.is_empty() {
            true => Value::Empty,
            false => Value::Text(cell),
        });
        table.rows.push(cells.collect());
    }
    Ok(table)
}

/// Guesses the delimiter: the one by which most of the first rows have as many cells as the first,
/// and more than one; of several the one that makes more cells. Excel's own line `sep=;` says it.
pub fn delimiter_of(text: &str) -> Delimiter {
    let first = text.lines().next().unwrap_or_default();
    if let Some(named) = first.trim().strip_prefix("sep=")
        && let Some(c) = named.chars().next()
    {
        return Delimiter(c);
    }
    let mut best = (0, 0, ',');
    for candidate in [',', ';', '\t', '|'] {
        let mut parser = Parser::new(text, Delimiter(candidate));
        let widths: Vec<usize> = std::iter::from_fn(|| parser.record())
            .map(|record| record.len())
            .filter(|width| *width > 0)
            .take(50)
            .collect();
        let width = widths.first().copied().unwrap_or(0);
        if width < 2 {
            continue;
        }
        let even = widths.iter().filter(|other| **other == width).count();
        let share = even * 100 / widths.len().max(1);
        if (share, width) > (best.0, best.1) {
            best = (share, width, candidate);
        }
    }
    Delimiter(best.2)
}

struct Parser<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    delimiter: char,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, delimiter: Delimiter) -> Parser<'a> {
        Parser {
            rest: text.chars().peekable(),
            delimiter: delimiter.0,
        }
    }

    /// Returns the cells of the next line; none of a blank one.
    fn record(&mut self) -> Option<Vec<String>> {
        self.rest.peek()?;
        let mut cells = Vec::new();
        let mut cell = String::new();
        let mut is_quoted = false;
        let mut was_quoted = false;
        while let Some(c) = self.rest.next() {
            match c {
                '"' if is_quoted => {
                    // Two of them are one that belongs to the text.
                    if self.rest.next_if_eq(&'"').is_some() {
                        cell.push('"');
                    } else {
                        is_quoted = false;
                    }
                }
                '\r' if is_quoted => {
                    self.rest.next_if_eq(&'\n');
                    cell.push('\n');
                }
                c if is_quoted => cell.push(c),
                // Only at the beginning does it open a quoted cell: in `5" disc` it is inches.
                '"' if cell.trim().is_empty() && !was_quoted => {
                    cell.clear();
                    is_quoted = true;
                    was_quoted = true;
                }
                '\r' | '\n' => {
                    if c == '\r' {
                        self.rest.next_if_eq(&'\n');
                    }
                    break;
                }
                c if c == self.delimiter => {
                    cells.push(std::mem::take(&mut cell));
                    was_quoted = false;
                }
                c => cell.push(c),
            }
        }
        if !(cells.is_empty() && cell.is_empty()) {
            cells.push(cell);
        }
        Some(cells)
    }
}
