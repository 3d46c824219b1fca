//! What an importer says of a file.

use super::said::Noted;
use serde::Serialize;
use std::collections::HashMap;
use std::fmt;

/// How much the editor has to care.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// something of the file is not in the story
    Lost,
    /// something is in the story in another form
    Changed,
    /// the file does not say it, and the importer chose
    Guessed,
}

impl Severity {
    /// Returns its word.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Lost => "lost",
            Severity::Changed => "changed",
            Severity::Guessed => "guessed",
        }
    }
}

/// Where in a file something is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Place {
    /// the file as a whole
    File,
    /// in a JSON file: `events[3].start_date`
    Path(String),
    /// a cell of a table; row and column count from 0
    Cell {
        /// the sheet's name; none in a CSV
        sheet: Option<String>,
        /// the row
        row: usize,
        /// the column
        column: usize,
    },
    /// a row of a table, which counts from 0
    Row {
        /// the sheet's name; none in a CSV
        sheet: Option<String>,
        /// the row
        row: usize,
    },
}

impl fmt::Display for Place {
    /// As in a spreadsheet program: `Positions!C14`, or in a CSV `C14`. Nothing for a whole file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sheet = |f: &mut fmt::Formatter<'_>, sheet: &Option<String>| match sheet {
            Some(name) => write!(f, "{name}!"),
            None => Ok(()),
        };
        match self {
            Place::File => Ok(()),
            Place::Path(path) => f.write_str(path),
            Place::Cell {
                sheet: name,
                row,
                column,
            } => {
                sheet(f, name)?;
                write!(f, "{}{}", column_letters(*column), row + 1)
            }
            Place::Row { sheet: name, row } => {
                sheet(f, name)?;
                write!(f, "row {}", row + 1)
            }
        }
    }
}

/// Returns the letters of a column that counts from 0: `A`, …, `Z`, `AA`.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// One thing that could not be kept, was changed, or was guessed; in one place or, if the same holds of
/// many, in all of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// what was found and done
    pub noted: Noted,
    /// the first place
    pub place: Place,
    /// in how many other places the same was found
    pub more: usize,
}

impl Warning {
    /// Returns what was found and done, without the place, in English.
    pub fn message(&self) -> String {
        let more = match self.more {
            0 => String::new(),
            1 => String::from(" (and in 1 other place)"),
            more => format!(" (and in {more} other places)"),
        };
        // What was found may be anything.
        [&self.noted.found(), &more, "; ", &self.noted.done()]
            .concat()
            .replace(char::is_control, "\u{fffd}")
    }
}

impl fmt::Display for Warning {
    /// The place and what was found and done, in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message())
    }
}

/// Takes down what an importer has to say.
#[derive(Default)]
pub struct Notes {
    warnings: Vec<Warning>,
    /// the index of each by what it says
    known: HashMap<Noted, usize>,
}

impl Notes {
    /// Notes what was found and what was done about it. Of what is the same in several places, the first
    /// place is kept, and how many others there are.
    pub fn add(&mut self, place: Place, noted: Noted) {
        if let Some(warning) = self
            .known
            .get(&noted)
            .and_then(|index| self.warnings.get_mut(*index))
        {
            warning.more += 1;
            return;
        }
        self.known.insert(noted.clone(), self.warnings.len());
        self.warnings.push(Warning {
            noted,
            place,
            more: 0,
        });
    }

    /// Returns the warnings, in the order in which they were noted.
    pub fn finish(self) -> Vec<Warning> {
        self.warnings
    }
}
