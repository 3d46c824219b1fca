//! Workbooks of [`mod@crate::workbook`]: XLSX, ODS, or CSVs of which each is a sheet.
//!
//! The rows are put together as the file of a story, which [`mod@crate::check`] then reads: what is wrong
//! with a workbook is said in its words, at the cell where it stands.

mod csvs;
mod finding;
mod known;
mod merged;
mod place;
mod rows;
mod story;

pub use csvs::is_csv;
pub use finding::{Finding, Found};

use super::said::Reason;
use super::table::{self, Kind, Table};
use super::{Place, Refused};
use crate::check::{Level, check};
use crate::format::{Story, from_json};
use crate::json::parse;
use finding::Findings;
use rows::Rows;

/// What was made of a workbook.
pub struct Workbook {
    /// the story; none where an error was found
    pub story: Option<Story>,
    /// what was found, in the order of the sheets
    pub findings: Vec<Finding>,
    /// the rows of the events, in the order of the story
    pub origins: Vec<Place>,
}

/// Reads a workbook: XLSX, ODS, or a ZIP of CSVs.
///
/// # Errors
/// The file is none of these, is broken, or is larger than the bounds; or no sheet in it is one of a story's.
pub fn read(bytes: &[u8]) -> Result<Workbook, Refused> {
    match table::kind_of(bytes)? {
        Kind::Xlsx | Kind::Ods => of_tables(&table::read(bytes)?.tables, Findings::default()),
        Kind::Zip => read_csvs(&table::entries(bytes, csvs::is_csv)?),
        Kind::Csv => Err(Refused::file(Reason::SingleTable)),
    }
}

/// Reads CSVs, each with its name, as the sheets of a workbook.
///
/// # Errors
/// One of them is larger than the bounds, or none is a sheet of a story.
pub fn read_csvs(files: &[(String, Vec<u8>)]) -> Result<Workbook, Refused> {
    let mut findings = Findings::default();
    let tables = csvs::tables(files, &mut findings)?;
    of_tables(&tables, findings)
}

fn of_tables(tables: &[Table], mut findings: Findings) -> Result<Workbook, Refused> {
    let filled: Vec<_> = tables.iter().map(merged::filled).collect();
    let sheets = rows::sheets(&filled, &mut findings)?;
    let made = story::make(&sheets, &mut findings);
    let text = made.json.to_string();
    let report = check("", text.as_bytes());
    for problem in &report.problems {
        place::add(problem, &sheets, &made, &mut findings);
    }
    let findings = findings.finish(tables);
    let has_errors = findings
        .iter()
        .any(|finding| finding.level() == Level::Error);
    let json = parse(&text).ok().filter(|_| !has_errors);
    let story = json.and_then(|json| from_json(&json).ok());
    if story.is_none() && !has_errors {
        // What is sound is of the format: a test holds the two together.
        return Err(Refused::file(Reason::OwnMistake));
    }
    let events = 0..story.as_ref().map_or(0, |story| story.events.len());
    let origins = events.map(|index| {
        let origin = made.origins.get(&format!("events[{index}]"));
        origin.map_or(Place::File, |(sheet, row)| Place::Row {
            sheet: Some((*sheet).to_owned()),
            row: *row,
        })
    });
    Ok(Workbook {
        story,
        findings,
        origins: origins.collect(),
    })
}

/// Returns the rows of the sheet of that name.
fn rows_of<'s, 't>(sheets: &'s [Rows<'t>], name: &str) -> Option<&'s Rows<'t>> {
    sheets.iter().find(|rows| rows.sheet.name == name)
}
