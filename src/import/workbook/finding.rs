//! What is said of a workbook.

use crate::check::Level;
use crate::import::Place;
use crate::import::table::Table;
use crate::read::MAX_PROBLEMS;
use std::collections::HashMap;

/// A mistake in a workbook, or something in it that could be better; in one cell, or in many.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// the first cell
    pub place: Place,
    /// whether it has to be mended
    pub level: Level,
    /// a stable word for the rule
    pub code: &'static str,
    /// in how many other cells the same was found
    pub more: usize,
    /// what was expected and what was found
    pub message: String,
    /// what to do about it
    pub help: Option<String>,
}

impl Finding {
    /// Returns it in one line, without its place.
    pub fn text(&self) -> String {
        let more = match self.more {
            0 => String::new(),
            1 => String::from(" (and in 1 other cell)"),
            more => format!(" (and in {more} other cells)"),
        };
        let mut text = [&self.message, more.as_str()].concat();
        if let Some(help) = &self.help {
            text.push_str("; ");
            text.push_str(help);
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
    pub fn add(
        &mut self,
        place: Place,
        level: Level,
        code: &'static str,
        message: String,
        help: Option<String>,
    ) {
        let column = match &place {
            Place::Cell { sheet, column, .. } => format!("{sheet:?} {column}"),
            Place::Row { sheet, .. } => format!("{sheet:?}"),
            Place::File | Place::Path(_) => String::new(),
        };
        let key = (
            column,
            code,
            [&message, help.as_deref().unwrap_or("")].join(" "),
        );
        if let Some(same) = self.known.get(&key).and_then(|at| self.all.get_mut(*at)) {
            same.more += 1;
            return;
        }
        if self.is_full() {
            self.is_cut = true;
            return;
        }
        self.known.insert(key, self.all.len());
        self.all.push(Finding {
            place,
            level,
            code,
            more: 0,
            message,
            help,
        });
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
                level: Level::Error,
                code: "too-much",
                more: 0,
                message: String::from("there is more than is listed here"),
                help: Some(String::from("mend this first and import again")),
            });
        }
        all
    }
}
