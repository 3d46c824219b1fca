//! From the path of a problem in a story's file to the cell in which it stands.

use super::finding::{Findings, Found};
use super::rows::{NEEDED, Named, Rows};
use super::rows_of;
use super::story::{Made, sheet_of, title};
use crate::check::{Code, LocatedProblem};
use crate::import::Place;
use crate::read::{Path, Segment, StoryCode};
use crate::workbook::SHEETS;

/// Takes down a problem of the file at its cell, unless all is said of that cell.
pub fn add(problem: &LocatedProblem, sheets: &[Rows], made: &Made, findings: &mut Findings) {
    let spot = spot(problem, sheets, made);
    if made.told.contains(&spot.place) || is_of_missing_sheet(problem, sheets) {
        return;
    }
    let near = match (&problem.help, problem.code) {
        (None, Code::Story(StoryCode::UnknownReference)) => spot
            .column
            .and_then(|column| made.known.get(sheet_of(column.column.kind)?))
            .and_then(|known| known.nearest(problem.found.split('`').nth(1).unwrap_or_default()))
            .map(|(name, _)| name.to_owned()),
        _ => None,
    };
    let found = Found::InStory {
        column: spot.column.map(title),
        problem: Box::new(problem.clone()),
        near,
    };
    findings.add(spot.place, found);
}

/// Returns whether a field of the story is missing because its whole sheet is, which has been told.
fn is_of_missing_sheet(problem: &LocatedProblem, sheets: &[Rows]) -> bool {
    let is_missing = problem.code == Code::Story(StoryCode::MissingField);
    if !is_missing || !problem.path.0.is_empty() {
        return false;
    }
    let field = problem.expected.trim_start_matches("the field ");
    let field = field.trim_matches('`');
    let needed = SHEETS.iter().filter(|sheet| NEEDED.contains(&sheet.name));
    needed
        .filter(|sheet| rows_of(sheets, sheet.name).is_none())
        .any(|sheet| match sheet.list {
            "" => sheet.columns.iter().any(|column| column.key == field),
            list => list == field,
        })
}

struct Spot<'r> {
    place: Place,
    /// the column, unless the problem is of the whole row
    column: Option<&'r Named>,
}

fn spot<'r>(problem: &LocatedProblem, sheets: &'r [Rows], made: &Made) -> Spot<'r> {
    let path = &problem.path.0;
    // The longest beginning of the path that is a row.
    let row = (0..=path.len()).rev().find_map(|length| {
        let (start, rest) = path.split_at_checked(length)?;
        let (name, row) = made.origins.get(&text_of(start))?;
        Some((rows_of(sheets, name)?, *row, rest))
    });
    let Some((rows, row, rest)) = row else {
        return Spot {
            place: Place::File,
            column: None,
        };
    };
    // A list of the story is a sheet of its own.
    if let (true, Some(Segment::Key(key))) = (rows.sheet.is_story(), rest.first())
        && let Some(sheet) = SHEETS.iter().find(|sheet| sheet.list == key.as_str())
    {
        let rows = rows_of(sheets, sheet.name);
        return Spot {
            place: rows.map_or(Place::File, |rows| rows.table.place(0, 0)),
            column: None,
        };
    }
    let lacking;
    let rest = match (rest, missing(problem)) {
        ([], Some(key)) => {
            lacking = [Segment::Key(key.to_owned())];
            &lacking
        }
        ([Segment::Key(outer)], Some(key)) => {
            lacking = [Segment::Key([outer, ".", key].concat())];
            &lacking
        }
        _ => rest,
    };
    let column = column(rows, row, rest);
    let at = column.or(rows.columns.first()).map_or(0, |named| named.at);
    Spot {
        place: rows.place(row, at),
        // Of what is missing, the message has the name.
        column: column.filter(|_| missing(problem).is_none()),
    }
}

fn text_of(path: &[Segment]) -> String {
    match path {
        [] => String::new(),
        path => Path(path.to_vec()).text(),
    }
}

/// Returns the field that an object lacks, or should not share with another.
fn missing(problem: &LocatedProblem) -> Option<&str> {
    match problem.code {
        Code::Story(StoryCode::DuplicateId) => Some("id"),
        Code::Story(
            StoryCode::MissingField
            | StoryCode::MissingAttribution
            | StoryCode::NoArchived
            | StoryCode::NoUrl,
        ) => problem.expected.split('`').nth(1),
        _ => None,
    }
}

/// Returns the column of the field that a path leads to inside its row: where a text has several, that of the
/// language, or one that is empty.
fn column<'r>(rows: &'r Rows, row: usize, path: &[Segment]) -> Option<&'r Named> {
    let keys: Vec<&str> = path
        .iter()
        .filter_map(|step| match step {
            Segment::Key(key) => Some(key.as_str()),
            Segment::Index(_) => None,
        })
        .collect();
    let (first, second) = (*keys.first()?, keys.get(1).copied());
    let nested = second.map(|second| [first, ".", second].concat());
    let is_of = |named: &&Named, key: &str| named.column.key == key;
    let of = |key: &str| {
        rows.columns
            .iter()
            .filter(|named| is_of(named, key))
            .collect::<Vec<_>>()
    };
    let (columns, language) = match nested
        .map(|nested| of(&nested))
        .filter(|columns| !columns.is_empty())
    {
        Some(columns) => (columns, keys.get(2).copied()),
        None => (of(first), second),
    };
    let in_language = columns
        .iter()
        .find(|named| named.language.as_deref() == language);
    let empty = columns
        .iter()
        .find(|named| rows.cell(row, named.at).is_empty());
    let found = match language {
        Some(_) => in_language,
        None => empty,
    };
    found.or(columns.first()).copied()
}
