//! Tables that are neither TimelineJS's nor a workbook: CSV, XLSX, ODS, and rows that were pasted.

use super::columns::{corrected, kind_of_rows, shown};
use super::notes::{Note, Weight, at_rows};
use super::said::Own;
use super::{Choices, Format, Row, Rows, Understood, options, positions, sources};
use standpoint::import::table::Table;
use standpoint::import::{
    Import, Layout, Notes, Options, Place, Refused, any_table, first_table, story_of_table,
};

/// Understands a table.
pub(super) fn understand(name: &str, bytes: &[u8], choices: &Choices) -> Understood {
    let refused =
        |refused: &Refused| Understood::refused(Format::Table, vec![Note::of_refusal(refused)]);
    let mut notes = Notes::default();
    let table = match first_table(bytes, &mut notes) {
        Ok(table) => table,
        Err(why) => return refused(&why),
    };
    let options = options(name, choices);
    let guessed = Layout::of(&table, &options);
    if guessed.is_none() && choices.rows.is_none_or(|rows| rows == Rows::Events) {
        // Dates as headings, or headings in the first column: there is nothing to choose.
        return match any_table(bytes, &options) {
            Ok(import) => Understood::of_import(Format::Table, import, choices),
            Err(why) => refused(&why),
        };
    }
    let layout = guessed.unwrap_or_default();
    let layout = match choices.has_headings {
        Some(true) if layout.heading.is_none() => Layout::below(&table, first_filled(&table)),
        Some(false) => Layout::below(&table, None),
        _ => layout,
    };
    let of_sources = sources::layout(&table, layout.heading);
    let rows = choices
        .rows
        .unwrap_or_else(|| kind_of_rows(&table, &layout, &of_sources));
    let layout = match rows {
        Rows::Sources => corrected(of_sources, rows, choices),
        Rows::Positions => corrected(positions::layout(&table, layout), rows, choices),
        Rows::Events => corrected(layout, rows, choices),
    };
    let columns = Some(shown(&table, &layout, rows, &options));
    // Of events the importer tells it.
    if rows != Rows::Events {
        layout.note_unread(&table, &mut notes);
    }
    let made = match rows {
        Rows::Events => {
            let understood = match has_dates(&layout) {
                true => match of_events(&table, &layout, &options, notes) {
                    Ok(import) => Understood::of_import(Format::Table, import, choices),
                    Err(why) => refused(&why),
                },
                false => {
                    let note = Note::own(Weight::Error, Place::File, Own::NoDates);
                    Understood::refused(Format::Table, vec![note])
                }
            };
            return Understood {
                columns,
                ..understood
            };
        }
        Rows::Positions => positions::made(&table, &layout, &options, notes),
        Rows::Sources => sources::made(&table, &layout, &options, notes),
    };
    Understood {
        format: Format::Table,
        made: Some(made),
        refused: Vec::new(),
        columns,
        is_zone_asked: false,
    }
}

fn first_filled(table: &Table) -> Option<usize> {
    (0..table.rows.len()).find(|row| !table.is_blank(*row))
}

fn has_dates(layout: &Layout) -> bool {
    let has = |field| layout.columns.contains_key(field);
    has("start_date") || has("start_date.year")
}

fn of_events(
    table: &Table,
    layout: &Layout,
    options: &Options,
    notes: Notes,
) -> Result<Import, Refused> {
    let mut import: Import = story_of_table(table, layout, options)?;
    let mut warnings = notes.finish();
    warnings.append(&mut import.warnings);
    import.warnings = warnings;
    Ok(import)
}

/// Returns what rows became, with what was found out before about the file.
pub(super) fn with_rows(
    items: Vec<(Place, Row)>,
    before: Notes,
    mut notes: Vec<Note>,
) -> (Vec<Row>, Vec<Note>) {
    let mut all: Vec<Note> = before.finish().iter().map(Note::of_warning).collect();
    all.append(&mut notes);
    at_rows(items, all)
}

/// The most rows that become positions or sources. Whoever has more has a table of something else.
const MOST_ROWS: usize = 10_000;

/// Returns the rows below the headings that have something in them, and tells where there are too many.
pub(super) fn rows_of(table: &Table, layout: &Layout, notes: &mut Vec<Note>) -> Vec<usize> {
    let rows = layout.first()..table.rows.len();
    let mut rows: Vec<usize> = rows.filter(|row| !table.is_blank(*row)).collect();
    if let Some(row) = rows.get(MOST_ROWS) {
        notes.push(Note::own(
            Weight::Lost,
            table.row_place(*row),
            Own::ManyRows,
        ));
    }
    rows.truncate(MOST_ROWS);
    rows
}
