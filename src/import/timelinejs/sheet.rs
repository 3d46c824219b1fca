//! TimelineJS's spreadsheet.

use super::dates::{self, At, Parts};
use crate::import::draft::{Draft, Origin, Slide};
use crate::import::headings::{self, Match};
use crate::import::partial_date::PartialDate;
use crate::import::said::{Names, Noted, Quote, Reason, SheetField};
use crate::import::table::{self, Table, Tables};
use crate::import::words;
use crate::import::{Import, Notes, Options, Place, Refused};
use std::collections::HashMap;

/// Reads a CSV or workbook.
pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Import, Refused> {
    let Tables { tables, guessed } = table::read(bytes)?;
    let mut draft = Draft::new(options);
    if let Some(decoded) = guessed
        && (decoded.is_guess || decoded.has_losses)
    {
        note_encoding(&decoded, &mut draft.notes);
    }
    // TimelineJS reads the first sheet; the template has its help on others.
    let filled = tables.iter().filter(|table| !table.rows.is_empty());
    let table = filled
        .clone()
        .find(|table| !table.is_hidden && has_headings(table));
    let Some(table) = table else {
        let found = filled.clone().next().map(first_row).unwrap_or_default();
        let found = found.iter().filter(|cell| !cell.is_empty());
        let found = Names::quoted(found.take(6));
        return Err(Refused::file(match found.0.is_empty() {
            true => Reason::EmptyHeadings,
            false => Reason::NoHeadings { found },
        }));
    };
    for other in filled.filter(|other| other.sheet != table.sheet) {
        draft.notes.add(
            Place::Row {
                sheet: other.sheet.clone(),
                row: 0,
            },
            Noted::OtherSheetOfTimelineJs {
                sheet: Quote::new(other.sheet.as_deref().unwrap_or_default()),
            },
        );
    }
    let columns = columns(table, &mut draft.notes);
    rows(table, &columns, &mut draft);
    draft.finish()
}

/// Tells which encoding a text was read in.
pub(in crate::import) fn note_encoding(decoded: &table::Decoded, notes: &mut Notes) {
    let encoding = decoded.encoding;
    let found = match decoded.has_losses {
        true => Noted::EncodingWithLosses { encoding },
        false => Noted::Encoding { encoding },
    };
    notes.add(Place::File, found);
}

fn first_row(table: &Table) -> Vec<String> {
    (0..table.width().min(100))
        .map(|column| table.text(0, column))
        .collect()
}

/// Whether the first row names a date and a text.
fn has_headings(table: &Table) -> bool {
    let fields: Vec<&str> = first_row(table)
        .iter()
        .filter_map(|heading| headings::field(heading))
        .map(|(field, _)| field)
        .collect();
    let has = |wanted: &[&str]| fields.iter().any(|field| wanted.contains(field));
    let exact = first_row(table)
        .iter()
        .filter(|heading| headings::TIMELINEJS.contains(&heading.as_str()))
        .count();
    has(&["start_date.year", "start_date"])
        && (has(&["text.headline", "text.text"]) && (has(&["start_date.year"]) || exact > 1))
}

fn columns(table: &Table, notes: &mut Notes) -> HashMap<&'static str, usize> {
    let mut columns = HashMap::new();
    for (column, heading) in first_row(table).iter().enumerate() {
        if heading.is_empty() {
            let is_used = (1..table.rows.len()).any(|row| !table.cell(row, column).is_empty());
            if is_used {
                notes.add(table.place(0, column), Noted::ColumnWithoutHeading);
            }
            continue;
        }
        let found = headings::field(heading)
            .filter(|(field, _)| !headings::of_timelinejs(field).is_empty());
        let Some((field, certainty)) = found else {
            notes.add(
                table.place(0, column),
                Noted::UnknownColumn {
                    heading: Quote::new(heading),
                },
            );
            continue;
        };
        if columns.contains_key(field) {
            notes.add(
                table.place(0, column),
                Noted::ColumnTwice {
                    field: SheetField(field),
                    heading: Quote::new(heading),
                },
            );
            continue;
        }
        if !headings::TIMELINEJS.contains(&heading.as_str()) {
            let (heading, field) = (Quote::new(heading), SheetField(field));
            let found = match certainty {
                Match::Known => Noted::OtherHeading { heading, field },
                Match::Near => Noted::NearHeading { heading, field },
            };
            notes.add(table.place(0, column), found);
        }
        columns.insert(field, column);
    }
    columns
}

fn rows(table: &Table, columns: &HashMap<&'static str, usize>, draft: &mut Draft<'_>) {
    let mut was_blank = None;
    for row in 1..table.rows.len() {
        if table.is_blank(row) {
            was_blank = was_blank.or(Some(row));
            continue;
        }
        if let Some(blank) = was_blank.take() {
            draft.notes.add(table.row_place(blank), Noted::BlankRow);
        }
        let origin = Origin::Row {
            sheet: table.sheet.clone(),
            row,
            columns: columns.clone(),
        };
        let cell = |field: &str| table.field(row, columns, field);
        let mut slide = Slide::new(origin.clone());
        slide.start = date("start_date", table, row, columns, &origin, draft);
        slide.end = date("end_date", table, row, columns, &origin, draft);
        slide.label = cell("display_date");
        slide.headline = cell("text.headline");
        slide.text = cell("text.text");
        slide.media.url = cell("media.url");
        slide.media.credit = cell("media.credit");
        slide.media.caption = cell("media.caption");
        slide.media.thumbnail = cell("media.thumbnail");
        slide.media.alt = cell("media.alt");
        slide.group = cell("group");
        let background = cell("background");
        if !background.is_empty() {
            let is_image = background.contains('/');
            draft.notes.add(
                origin.place("background"),
                if is_image {
                    Noted::BackgroundImage {
                        address: Quote::new(&background),
                    }
                } else {
                    Noted::BackgroundColour
                },
            );
        }
        match cell("type").to_lowercase().as_str() {
            "title" if draft.has_title() => {
                draft.notes.add(origin.place("type"), Noted::TitleTwice)
            }
            "title" => draft.set_title(&slide),
            "era" => draft.add_era(&slide),
            kind => {
                if !kind.is_empty() {
                    draft.notes.add(
                        origin.place("type"),
                        Noted::UnknownType {
                            written: Quote::new(kind),
                        },
                    );
                }
                let has_text = !slide.headline.is_empty()
                    || !slide.text.is_empty()
                    || !slide.media.url.is_empty();
                if slide.start.is_none() && !has_text {
                    draft.notes.add(table.row_place(row), Noted::EmptyRow);
                } else if row == 1 && slide.start.is_none() && !draft.has_title() {
                    draft
                        .notes
                        .add(origin.place("start_date.year"), Noted::TitleRow);
                    draft.set_title(&slide);
                } else {
                    draft.add_event(&slide);
                }
            }
        }
    }
}

/// Reads the columns of a date, or the one of version 1.
fn date(
    key: &'static str,
    table: &Table,
    row: usize,
    columns: &HashMap<&'static str, usize>,
    origin: &Origin,
    draft: &mut Draft<'_>,
) -> Option<PartialDate> {
    let part = |part: &str| {
        let field = [key, ".", part].concat();
        columns
            .get(field.as_str())
            .map(|column| table.text(row, *column))
            .unwrap_or_default()
    };
    let parts = Parts {
        year: part("year"),
        month: part("month"),
        day: part("day"),
        time: part("hour"),
        ..Parts::default()
    };
    let at = At {
        origin,
        prefix: key,
    };
    if let Some(date) = dates::read(&parts, &at, &mut draft.notes) {
        return Some(date);
    }
    let column = *columns.get(key)?;
    let written = table.text(row, column);
    if written.is_empty() {
        return None;
    }
    match words::date(&written, words::Order::MonthFirst) {
        Some(found) if found.rest.is_empty() => Some(found.from),
        _ => {
            draft.notes.add(
                table.place(row, column),
                Noted::NoDate {
                    written: Quote::new(&written),
                },
            );
            None
        }
    }
}
