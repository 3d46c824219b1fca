//! What is said of a workbook.

use crate::check::{Code, Level, LocatedProblem};
use crate::import::Place;
use crate::import::said::Mistake;
use crate::import::table::Table;
use crate::read::{MAX_PROBLEMS, StoryCode};
use std::collections::HashMap;

/// A mistake in a workbook, or something in it that could be better; in one cell, or in many.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// the first cell
    pub place: Place,
    /// in how many other cells the same was found
    pub more: usize,
    /// what was found
    pub found: Found,
}

/// What can be found in a workbook.
#[derive(Clone, PartialEq, Debug)]
pub enum Found {
    /// something about its sheets and cells
    InSheets(Mistake),
    /// something about the story that they make
    InStory {
        /// the heading of the column, where the problem does not name it
        column: Option<String>,
        /// what the checker says; its path and place are those in the story's file
        problem: Box<LocatedProblem>,
        /// the name that was probably meant, where the checker does not know it
        near: Option<String>,
    },
}

impl From<Mistake> for Found {
    fn from(mistake: Mistake) -> Found {
        Found::InSheets(mistake)
    }
}

impl Found {
    /// Returns what to do about it, in English.
    fn help(&self) -> Option<String> {
        match self {
            Found::InSheets(mistake) => mistake.help(),
            // Lines of the story's file say nothing about a workbook.
            Found::InStory { problem, .. }
                if problem.code == Code::Story(StoryCode::DuplicateId) =>
            {
                let help =
                    "give one of the two another id, and correct what refers to it, or delete one";
                Some(String::from(help))
            }
            Found::InStory { problem, near, .. } => {
                let near = near.as_ref().map(|near| format!("did you mean `{near}`?"));
                problem.help.clone().or(near)
            }
        }
    }

    /// Returns what was expected and what was found, in English.
    fn message(&self) -> String {
        match self {
            Found::InSheets(mistake) => mistake.message(),
            Found::InStory {
                column, problem, ..
            } => {
                let (expected, found) = (&problem.expected, &problem.found);
                let message = ["expected ", expected, ", found ", found].concat();
                match column {
                    Some(column) => [column, ": ", &message].concat(),
                    None => message,
                }
            }
        }
    }
}

impl Finding {
    /// Returns whether it has to be mended.
    pub fn level(&self) -> Level {
        match &self.found {
            Found::InSheets(mistake) => mistake.level(),
            Found::InStory { problem, .. } => problem.code.level(),
        }
    }

    /// Returns a stable word for the rule.
    pub fn code(&self) -> &'static str {
        match &self.found {
            Found::InSheets(mistake) => mistake.code(),
            Found::InStory { problem, .. } => problem.code.word(),
        }
    }

    /// Returns what was expected and what was found, in English.
    pub fn message(&self) -> String {
        self.found.message()
    }

    /// Returns what to do about it, in English.
    pub fn help(&self) -> Option<String> {
        self.found.help()
    }

    /// Returns it in one line, without its place, in English.
    pub fn text(&self) -> String {
        let more = match self.more {
            0 => String::new(),
            1 => String::from(" (and in 1 other cell)"),
            more => format!(" (and in {more} other cells)"),
        };
        let mut text = [&self.message(), more.as_str()].concat();
        if let Some(help) = self.help() {
            text.push_str("; ");
            text.push_str(&help);
        }
        text.replace(char::is_control, "\u{fffd}")
    }
}

/// Takes down what is found.
#[derive(Default)]
pub(super) struct Findings {
    all: Vec<Finding>,
    /// the index of each by sheet, column and what it says
    known: HashMap<(String, &'static str, String), usize>,
    /// whether there was more than anybody would read
    is_cut: bool,
}

impl Findings {
    /// Returns whether nothing more is taken down.
    pub fn is_full(&self) -> bool {
        self.all.len() >= MAX_PROBLEMS
    }

    /// Takes down a finding; only counts it where the same was found in the same column.
    pub fn add(&mut self, place: Place, found: impl Into<Found>) {
        let finding = Finding {
            place,
            more: 0,
            found: found.into(),
        };
        let column = match &finding.place {
            Place::Cell { sheet, column, .. } => format!("{sheet:?} {column}"),
            Place::Row { sheet, .. } => format!("{sheet:?}"),
            Place::File | Place::Path(_) => String::new(),
        };
        let help = finding.help().unwrap_or_default();
        let key = (column, finding.code(), [finding.message(), help].join(" "));
        if let Some(same) = self.known.get(&key).and_then(|at| self.all.get_mut(*at)) {
            same.more += 1;
            return;
        }
        if self.is_full() {
            self.is_cut = true;
            return;
        }
        self.known.insert(key, self.all.len());
        self.all.push(finding);
    }

    /// Returns the findings in the order of the sheets and their cells; what is about the file comes first.
    pub fn finish(self, tables: &[Table]) -> Vec<Finding> {
        let order = |finding: &Finding| {
            let of = |name: &Option<String>| tables.iter().position(|table| table.sheet == *name);
            match &finding.place {
                Place::File | Place::Path(_) => None,
                Place::Row { sheet, row } => Some((of(sheet), *row, 0)),
                Place::Cell { sheet, row, column } => Some((of(sheet), *row, *column)),
            }
        };
        let mut all = self.all;
        all.sort_by_key(order);
        if self.is_cut {
            all.push(Finding {
                place: Place::File,
                more: 0,
                found: Found::InSheets(Mistake::TooMuch),
            });
        }
        all
    }
}
