//! Tables of events as newsrooms have them, whatever their headings.

use super::draft::{Draft, Origin, Slide, Statement};
use super::headings::{self, Match};
use super::html;
use super::partial_date::{PartialDate, time_of_day};
use super::said::{Field, Names, Noted, Quote, Reason, Vague};
use super::table::{self, Table, Tables, Value};
use super::timelinejs::note_encoding;
use super::words::{self, Order};
use super::{Import, Notes, Options, Refused};
use std::collections::HashMap;

/// In how many rows from the top the headings may be.
const HEADING_ROWS: usize = 15;

/// Which column of a table holds what, and where its rows begin.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Layout {
    /// the row with the headings; none where the first row is one like all others
    pub heading: Option<usize>,
    /// the column of each field, from 0; what fields there are tells [`super::field_by_name`]
    pub columns: HashMap<&'static str, usize>,
}

impl Layout {
    /// Tells which columns of a table are left out.
    pub fn note_unread(&self, table: &Table, notes: &mut Notes) {
        note_unread(table, self.heading, &self.columns, notes);
    }

    /// Guesses the layout of a table. None where it has no such layout: a grid with dates as headings, or one
    /// whose headings stand in the first column, both of which [`any_table`] reads.
    pub fn of(table: &Table, options: &Options) -> Option<Layout> {
        let known = heading_row(table, options);
        if known.is_none()
            && (row_of_dates(table).is_some()
                || transposed(table).is_some_and(|turned| score(&turned, 0) >= 2))
        {
            return None;
        }
        let first = first_filled(table);
        let heading = known.or_else(|| (!is_data(table, first)).then_some(first));
        Some(Layout::below(table, heading))
    }

    /// Guesses the columns where it is known in which row the headings are, if in any.
    pub fn below(table: &Table, heading: Option<usize>) -> Layout {
        let mut columns = HashMap::new();
        let notes = &mut Notes::default();
        by_headings(table, heading, &mut columns, notes);
        if let Some(column) = best_dates(table, heading, &columns) {
            columns.retain(|_, taken| *taken != column);
            columns.insert("start_date", column);
        }
        by_length(table, heading, &mut columns, notes);
        Layout { heading, columns }
    }

    /// Returns the first row below the headings.
    pub fn first(&self) -> usize {
        self.heading.map_or(0, |heading| heading + 1)
    }

    /// Returns what `3/4/2021` means in the table: what the options say, or else what another row does.
    pub fn order(&self, table: &Table, options: &Options) -> Order {
        let date = self.columns.get("start_date");
        let guessed = || order_of(table, self.first(), date, &options.language);
        options.order.unwrap_or_else(guessed)
    }
}

/// Returns the table of a file that is read: the first sheet that is not hidden and has something in it. Tells
/// what is left out, and what was guessed.
///
/// # Errors
/// The file is no table, or there is nothing in it.
pub fn first_table(bytes: &[u8], notes: &mut Notes) -> Result<Table, Refused> {
    let Tables { tables, guessed } = table::read(bytes)?;
    if let Some(decoded) = guessed
        && (decoded.is_guess || decoded.has_losses)
    {
        note_encoding(&decoded, notes);
    }
    let mut filled = tables
        .into_iter()
        .filter(|table| !table.is_hidden && (0..table.rows.len()).any(|row| !table.is_blank(row)));
    let Some(table) = filled.next() else {
        return Err(Refused::file(Reason::Nothing));
    };
    for other in filled {
        notes.add(
            other.row_place(0),
            Noted::OtherSheet {
                sheet: Quote::new(other.sheet.as_deref().unwrap_or_default()),
            },
        );
    }
    Ok(table)
}

/// Makes a story of a table of which it is known which column holds what.
///
/// # Errors
/// No row of it has a date.
pub fn story_of_table(
    table: &Table,
    layout: &Layout,
    options: &Options,
) -> Result<Import, Refused> {
    let mut draft = Draft::new(options);
    above(table, layout.heading.unwrap_or(0), &mut draft);
    layout.note_unread(table, &mut draft.notes);
    rows(table, layout, &mut draft);
    draft.finish()
}

/// Makes a story of a table of events.
///
/// # Errors
/// The file is no table, a column that was named is not in it, or no column has dates.
pub fn any_table(bytes: &[u8], options: &Options) -> Result<Import, Refused> {
    let mut draft = Draft::new(options);
    let mut table = first_table(bytes, &mut draft.notes)?;
    let mut heading = heading_row(&table, options);
    if heading.is_none() && options.columns.is_empty() {
        if let Some(row) = row_of_dates(&table) {
            grid(&table, row, &mut draft);
            return draft.finish();
        }
        let turned = transposed(&table);
        if let Some(turned) = turned.filter(|turned| score(turned, 0) >= 2) {
            draft.notes.add(table.row_place(0), Noted::Transposed);
            table = turned;
            heading = Some(0);
        }
    }
    let heading = heading.unwrap_or_else(|| first_filled(&table));
    let columns = columns(&table, heading, options, &mut draft.notes)?;
    above(&table, heading, &mut draft);
    let layout = Layout {
        heading: Some(heading),
        columns,
    };
    rows(&table, &layout, &mut draft);
    draft.finish()
}

/// Returns the first row that has something in it.
fn first_filled(table: &Table) -> usize {
    (0..table.rows.len())
        .find(|row| !table.is_blank(*row))
        .unwrap_or(0)
}

/// Returns whether a row is one of those that are told of, and no heading: a heading is neither a date nor an
/// address.
fn is_data(table: &Table, row: usize) -> bool {
    let cells = table.rows.get(row).into_iter().flatten();
    cells.into_iter().any(|cell| match cell {
        Value::Date(_) | Value::Number(_) => true,
        cell => {
            let text = cell.text();
            text.starts_with("http")
                || words::date(&text, Order::Unknown).is_some_and(|found| found.rest.is_empty())
        }
    })
}

/// How many cells of a row are known headings, of different fields.
fn score(table: &Table, row: usize) -> usize {
    let mut fields: Vec<&str> = (0..table.width().min(100))
        .filter_map(|column| headings::field(&table.text(row, column)))
        .filter(|(_, certainty)| *certainty == Match::Known)
        .map(|(field, _)| field)
        .collect();
    fields.sort_unstable();
    fields.dedup();
    fields.len()
}

/// Returns the row with the headings: the one that has those that were named, or else the most known ones.
/// Above it stand titles and notes.
fn heading_row(table: &Table, options: &Options) -> Option<usize> {
    let rows = 0..table.rows.len().min(HEADING_ROWS);
    if !options.columns.is_empty() {
        let named = |row: usize| {
            let has = |wanted: &str| {
                (0..table.width()).any(|column| {
                    headings::normalised(&table.text(row, column)) == headings::normalised(wanted)
                })
            };
            options
                .columns
                .iter()
                .filter(|(_, heading)| has(heading))
                .count()
        };
        let best = rows.max_by_key(|row| (named(*row), std::cmp::Reverse(*row)));
        return best.filter(|row| named(*row) > 0);
    }
    let best = rows.max_by_key(|row| (score(table, *row), std::cmp::Reverse(*row)))?;
    (score(table, best) >= 2 || (score(table, best) == 1 && table.width() <= 2)).then_some(best)
}

/// Returns the row that has dates from the second column on: a grid of who said what when.
fn row_of_dates(table: &Table) -> Option<usize> {
    (0..table.rows.len().min(HEADING_ROWS)).find(|row| {
        let cells: Vec<String> = (1..table.width().min(1_000))
            .map(|column| table.text(*row, column))
            .filter(|text| !text.is_empty())
            .collect();
        cells.len() >= 2
            && cells.iter().all(|text| {
                words::date(text, Order::Unknown).is_some_and(|found| found.rest.is_empty())
            })
    })
}

fn transposed(table: &Table) -> Option<Table> {
    // A table of a thousand rows has no headings in its first column.
    let height = table.rows.len();
    (height <= 100).then(|| Table {
        sheet: table.sheet.clone(),
        rows: (0..table.width())
            .map(|column| {
                (0..height)
                    .map(|row| table.cell(row, column).clone())
                    .collect()
            })
            .collect(),
        ..Table::default()
    })
}

/// A grid: each column with a date becomes an event, and what stands below, with the names of the rows, its
/// text. Positions need sources, which a grid has none of.
fn grid(table: &Table, row: usize, draft: &mut Draft<'_>) {
    draft.notes.add(table.row_place(row), Noted::Grid);
    for column in 1..table.width() {
        let written = table.text(row, column);
        let Some(found) = words::date(&written, Order::Unknown) else {
            continue;
        };
        let mut columns = HashMap::new();
        columns.insert("start_date", column);
        let mut slide = Slide::new(Origin::Row {
            sheet: table.sheet.clone(),
            row,
            columns,
        });
        slide.start = Some(found.from);
        slide.end = found.to;
        let mut paragraphs = Vec::new();
        for below in row + 1..table.rows.len() {
            let (name, said) = (table.text(below, 0), table.text(below, column));
            if !said.is_empty() {
                let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
                paragraphs.push(format!(
                    "<p><b>{}</b>: {}</p>",
                    escaped(&name),
                    escaped(&said)
                ));
            }
        }
        if paragraphs.is_empty() {
            continue;
        }
        slide.headline = written;
        slide.text = paragraphs.concat();
        draft.add_event(&slide);
    }
}

/// What stands alone above the headings is the title of the table.
fn above(table: &Table, heading: usize, draft: &mut Draft<'_>) {
    for row in 0..heading {
        let text = first_text(table, row);
        let cells = table.rows.get(row).into_iter().flatten();
        let filled = cells.filter(|cell| !cell.is_empty()).count();
        if filled == 1 && !draft.has_title() {
            draft.notes.add(
                table.row_place(row),
                Noted::TitleAbove {
                    text: Quote::new(&text),
                },
            );
            let mut slide = Slide::new(Origin::Row {
                sheet: table.sheet.clone(),
                row,
                columns: HashMap::new(),
            });
            slide.headline = text;
            draft.set_title(&slide);
        } else if filled > 0 {
            draft.notes.add(
                table.row_place(row),
                Noted::RowAbove {
                    text: Quote::new(&text),
                },
            );
        }
    }
}

/// Finds out which column holds what, and says so.
fn columns(
    table: &Table,
    heading: usize,
    options: &Options,
    notes: &mut Notes,
) -> Result<HashMap<&'static str, usize>, Refused> {
    let width = table.width();
    let names: Vec<String> = (0..width)
        .map(|column| table.text(heading, column))
        .collect();
    let mut columns: HashMap<&'static str, usize> = HashMap::new();
    for (field, wanted) in &options.columns {
        let Some(field) = headings::by_name(field) else {
            return Err(Refused::file(Reason::UnknownField {
                field: Quote::new(field),
            }));
        };
        let found = names
            .iter()
            .position(|name| headings::normalised(name) == headings::normalised(wanted));
        let Some(column) = found else {
            let filled = names.iter().filter(|name| !name.is_empty());
            return Err(Refused {
                place: table.row_place(heading),
                reason: Reason::NoSuchHeading {
                    wanted: Quote::new(wanted),
                    headings: Names::quoted(filled),
                },
            });
        };
        columns.insert(field, column);
    }
    by_headings(table, Some(heading), &mut columns, notes);
    if !has_dates(&columns) {
        let Some(column) = best_dates(table, Some(heading), &columns) else {
            let filled = names.iter().filter(|name| !name.is_empty());
            return Err(Refused {
                place: table.row_place(heading),
                reason: Reason::NoDates {
                    headings: Names::quoted(filled.take(12)),
                },
            });
        };
        columns.retain(|_, taken| *taken != column);
        columns.insert("start_date", column);
        said(table, heading, column, "start_date", notes);
    }
    by_length(table, Some(heading), &mut columns, notes);
    note_unread(table, Some(heading), &columns, notes);
    Ok(columns)
}

fn is_taken(columns: &HashMap<&'static str, usize>, column: usize) -> bool {
    columns.values().any(|taken| *taken == column)
}

fn has_dates(columns: &HashMap<&'static str, usize>) -> bool {
    columns.contains_key("start_date") || columns.contains_key("start_date.year")
}

/// Adds the columns whose headings are known.
fn by_headings(
    table: &Table,
    heading: Option<usize>,
    columns: &mut HashMap<&'static str, usize>,
    notes: &mut Notes,
) {
    let Some(heading) = heading else { return };
    for column in 0..table.width() {
        if is_taken(columns, column) {
            continue;
        }
        if let Some((field, _)) = headings::field(&table.text(heading, column))
            && !columns.contains_key(field)
            && field != "type"
        {
            columns.insert(field, column);
            said(table, heading, column, field, notes);
        }
    }
}

/// Returns the column with the most dates, where no heading says which it is. `Time` is when something was where
/// there is no other date: `Time` and `Event` are all there is.
fn best_dates(
    table: &Table,
    heading: Option<usize>,
    columns: &HashMap<&'static str, usize>,
) -> Option<usize> {
    if has_dates(columns) {
        return None;
    }
    let first = heading.map_or(0, |heading| heading + 1);
    let dates = |column: &usize| share_of_dates(table, first, *column);
    let best = (0..table.width())
        .filter(|column| {
            !is_taken(columns, *column) || columns.get("start_date.hour") == Some(column)
        })
        .max_by_key(|column| (dates(column), std::cmp::Reverse(*column)));
    best.filter(|column| dates(column) >= 50)
}

/// Adds the column with the longest texts as what is told, where no heading says which it is.
fn by_length(
    table: &Table,
    heading: Option<usize>,
    columns: &mut HashMap<&'static str, usize>,
    notes: &mut Notes,
) {
    let has = |field| columns.contains_key(field);
    if has("text.headline") || has("text.text") || has("quote") {
        return;
    }
    let first = heading.map_or(0, |heading| heading + 1);
    let longest = (0..table.width())
        .filter(|column| !is_taken(columns, *column))
        .max_by_key(|column| mean_length(table, first, *column));
    if let Some(column) = longest.filter(|column| mean_length(table, first, *column) > 0) {
        columns.insert("text.text", column);
        if let Some(heading) = heading {
            said(table, heading, column, "text.text", notes);
        }
    }
}

/// Tells which columns are left out.
fn note_unread(
    table: &Table,
    heading: Option<usize>,
    columns: &HashMap<&'static str, usize>,
    notes: &mut Notes,
) {
    let first = heading.map_or(0, |heading| heading + 1);
    for column in 0..table.width() {
        let is_used = (first..table.rows.len()).any(|row| !table.cell(row, column).is_empty());
        if is_used && !is_taken(columns, column) {
            let name = heading.map(|heading| table.text(heading, column));
            let noted = match name.filter(|name| !name.is_empty()) {
                None => Noted::UnreadColumnWithoutHeading,
                Some(name) => Noted::UnreadColumn {
                    heading: Quote::new(&name),
                },
            };
            notes.add(table.place(heading.unwrap_or(0), column), noted);
        }
    }
}

fn said(table: &Table, heading: usize, column: usize, field: &'static str, notes: &mut Notes) {
    let name = &table.text(heading, column);
    // What is said in so many words is not guessed.
    if headings::normalised(name) == headings::normalised(headings::name_of(field)) {
        return;
    }
    let field = Field(field);
    let noted = match name.is_empty() {
        true => Noted::NoHeading { field },
        false => Noted::Heading {
            heading: Quote::new(name),
            field,
        },
    };
    notes.add(table.place(heading, column), noted);
}

/// How many cells of a hundred in a column are dates.
fn share_of_dates(table: &Table, first: usize, column: usize) -> usize {
    let cells = (first..table.rows.len())
        .filter(|row| !table.cell(*row, column).is_empty())
        .take(200);
    let (mut dates, mut all) = (0, 0);
    for row in cells {
        all += 1;
        let is_date = match table.cell(row, column) {
            Value::Date(_) => true,
            cell => {
                words::date(&cell.text(), Order::Unknown).is_some_and(|found| found.rest.len() < 2)
            }
        };
        dates += usize::from(is_date);
    }
    dates * 100 / all.max(1)
}

fn mean_length(table: &Table, first: usize, column: usize) -> usize {
    let lengths = (first..table.rows.len())
        .take(200)
        .map(|row| match table.cell(row, column) {
            Value::Text(text) => text.chars().count(),
            _ => 0,
        });
    let (sum, count) = lengths.fold((0, 0), |(sum, count), length| (sum + length, count + 1));
    sum / count.max(1)
}

/// What `3/4/2021` means in this table: another row may say it.
fn order_of(table: &Table, first: usize, column: Option<&usize>, language: &str) -> Order {
    let Some(column) = column else {
        return Order::Unknown;
    };
    let (mut day_first, mut month_first) = (0, 0);
    for row in first..table.rows.len() {
        let text = table.text(row, *column);
        let mut numbers = text
            .split('/')
            .map(|part| part.trim().parse::<u32>().unwrap_or(0));
        if text.contains('/')
            && let (Some(first @ 1..), Some(second @ 1..)) = (numbers.next(), numbers.next())
        {
            day_first += u32::from(first > 12 && first < 32);
            month_first += u32::from(second > 12 && second < 32);
        }
    }
    match (day_first, month_first) {
        (1.., 0) => Order::DayFirst,
        (0, 1..) => Order::MonthFirst,
        // Only in English is the month ever first.
        _ if !crate::story::same_primary(language, "en") => Order::DayFirst,
        _ => Order::Unknown,
    }
}

fn rows(table: &Table, layout: &Layout, draft: &mut Draft<'_>) {
    let columns = &layout.columns;
    let order = layout.order(table, draft.options());
    for row in layout.first()..table.rows.len() {
        if table.is_blank(row) {
            continue;
        }
        let origin = Origin::Row {
            sheet: table.sheet.clone(),
            row,
            columns: columns.clone(),
        };
        let cell = |field: &str| table.field(row, columns, field);
        if let Some((field, column)) = columns
            .iter()
            .find(|(_, column)| matches!(table.cell(row, **column), Value::Error(_)))
        {
            draft.notes.add(
                table.place(row, *column),
                Noted::Formula {
                    failure: Quote::new(&cell(field)),
                },
            );
        }
        let mut slide = Slide::new(origin.clone());
        let has_text = ["text.headline", "text.text", "quote"]
            .iter()
            .any(|field| !cell(field).is_empty());
        slide.start = date(table, row, columns, order, &mut slide, draft);
        let filled = table.rows.get(row).map_or(0, |cells| {
            cells.iter().filter(|cell| !cell.is_empty()).count()
        });
        if slide.start.is_none() && (!has_text || filled < 2) {
            draft.notes.add(
                table.row_place(row),
                Noted::RowWithoutEvent {
                    text: Quote::new(&first_text(table, row)),
                },
            );
            continue;
        }
        if slide.start.is_none() && !slide.label.is_empty() {
            let column = columns.get("start_date").or(columns.get("start_date.year"));
            let [headline, text] =
                ["text.headline", "text.text"].map(|field| html::line(&cell(field)));
            let what = if headline.is_empty() { text } else { headline };
            draft.notes.add(
                table.place(row, column.copied().unwrap_or_default()),
                Noted::NoDateOf {
                    written: Quote::new(&slide.label),
                    event: Quote::new(&what),
                },
            );
            continue;
        }
        if let Some(found) = end(table, row, columns, order, draft) {
            slide.end = Some(found);
        }
        let label = cell("display_date");
        if !label.is_empty() {
            slide.label = label;
        }
        slide.headline = cell("text.headline");
        slide.text = cell("text.text");
        slide.media.url = cell("media.url");
        slide.media.caption = cell("media.caption");
        slide.media.credit = cell("media.credit");
        slide.media.thumbnail = cell("media.thumbnail");
        slide.media.alt = cell("media.alt");
        slide.group = cell("group");
        slide.place = cell("place");
        slide.id = cell("id");
        if slide.id.bytes().all(|b| b.is_ascii_digit()) {
            // The number of a row is no id to link to: it changes.
            slide.id.clear();
        }
        slide.source = cell("source");
        slide.statement = statement(&cell, &mut slide);
        draft.add_event(&slide);
    }
}

fn first_text(table: &Table, row: usize) -> String {
    let cells = table.rows.get(row).into_iter().flatten();
    cells
        .map(Value::text)
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

/// Who said something, to whom, on what: a position.
fn statement(cell: &dyn Fn(&str) -> String, slide: &mut Slide) -> Option<Statement> {
    let statement = Statement {
        side: html::line(&cell("side")),
        speaker: html::line(&cell("speaker")),
        to: html::line(&cell("to")),
        topic: html::line(&cell("topic")),
        quote: html::line(&cell("quote")),
    };
    let is_one = !(statement.side.is_empty() && statement.speaker.is_empty());
    if !is_one && !statement.quote.is_empty() {
        // Nobody is said to have said it.
        slide.text = [&slide.text, "\n", &cell("quote")]
            .concat()
            .trim()
            .to_owned();
    }
    is_one.then_some(statement)
}

fn date(
    table: &Table,
    row: usize,
    columns: &HashMap<&'static str, usize>,
    order: Order,
    slide: &mut Slide,
    draft: &mut Draft<'_>,
) -> Option<PartialDate> {
    let text = |field: &str| table.field(row, columns, field);
    let column = columns
        .get("start_date")
        .or(columns.get("start_date.year"))
        .copied()?;
    let place = table.place(row, column);
    let parts = [
        text("start_date.day"),
        month_of(&text("start_date.month")),
        text("start_date.year"),
    ];
    let mut written = text("start_date");
    let mut found = of_cell(table, row, columns.get("start_date").copied(), order, draft);
    if found.is_none() && !parts.concat().is_empty() {
        // `May 3` in one column, and its year in another; or day, month and year in one each.
        let joined = if written.is_empty() {
            parts.join(" ")
        } else {
            [&written, " ", &text("start_date.year")].concat()
        };
        found = words::date(joined.trim(), order)
            .or_else(|| words::date(&text("start_date.year"), order));
        if written.is_empty() {
            written = joined.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    let Some(found) = found else {
        slide.label = written;
        return None;
    };
    let mut start = found.from;
    let clock = text("start_date.hour");
    if start.time.is_none() && !clock.is_empty() {
        match words::time_in(&clock) {
            Some((time, offset)) => {
                start.time = Some(time);
                start.offset = offset;
            }
            None => draft.notes.add(
                table.place(
                    row,
                    columns.get("start_date.hour").copied().unwrap_or(column),
                ),
                Noted::NoTime {
                    written: Quote::new(&clock),
                },
            ),
        }
    }
    slide.end = found.to;
    let read = match &found.to {
        Some(end) => [&start.edtf(), "/", &end.edtf()].concat(),
        None => start.edtf(),
    };
    let is_vague = start.is_approximate || start.is_uncertain || !found.rest.is_empty();
    if is_vague {
        // What was written says more than the date that it becomes.
        slide.label = written.clone();
    }
    if is_vague || found.is_ambiguous {
        let why = if !found.rest.is_empty() {
            Vague::Partly
        } else if found.is_ambiguous {
            Vague::Ambiguous
        } else {
            Vague::Inexact
        };
        draft.notes.add(
            place,
            Noted::VagueDate {
                written: Quote::new(&written),
                why,
                read,
            },
        );
    }
    Some(start)
}

/// `12` as a month between a day and a year.
fn month_of(written: &str) -> String {
    const NAMES: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let number = written
        .trim()
        .parse::<usize>()
        .ok()
        .and_then(|month| month.checked_sub(1));
    match number.and_then(|index| NAMES.get(index)) {
        Some(name) => (*name).to_owned(),
        None => written.to_owned(),
    }
}

fn of_cell(
    table: &Table,
    row: usize,
    column: Option<usize>,
    order: Order,
    draft: &mut Draft<'_>,
) -> Option<words::Found> {
    let column = column?;
    let number = match table.cell(row, column) {
        Value::Number(number) => Some(*number),
        Value::Text(text) if text.trim().len() == 5 => text.trim().parse().ok(),
        _ => None,
    };
    // 44537 is how Excel counts the days; 2021 is a year.
    if let Some(from) = number.and_then(words::excel_day) {
        draft.notes.add(
            table.place(row, column),
            Noted::ExcelDay {
                written: Quote::new(&table.text(row, column)),
                read: from.edtf(),
            },
        );
        return Some(words::Found {
            from,
            to: None,
            is_ambiguous: false,
            rest: Vec::new(),
        });
    }
    words::date(&table.text(row, column), order)
}

fn end(
    table: &Table,
    row: usize,
    columns: &HashMap<&'static str, usize>,
    order: Order,
    draft: &mut Draft<'_>,
) -> Option<PartialDate> {
    let text = |field: &str| table.field(row, columns, field);
    let mut found = of_cell(table, row, columns.get("end_date").copied(), order, draft);
    if found.is_none() && !text("end_date.year").is_empty() {
        let parts = [
            text("end_date.day"),
            month_of(&text("end_date.month")),
            text("end_date.year"),
        ];
        found = words::date(parts.join(" ").trim(), order);
    }
    let mut date = match found {
        Some(found) => found.to.unwrap_or(found.from),
        None => {
            let written = text("end_date");
            if !written.is_empty() {
                let column = columns.get("end_date").copied().unwrap_or(0);
                draft.notes.add(
                    table.place(row, column),
                    Noted::NoEndDate {
                        written: Quote::new(&written),
                    },
                );
            }
            return None;
        }
    };
    date.time = date.time.or_else(|| time_of_day(&text("end_date.hour")));
    Some(date)
}

/// Returns the date in a cell as a story writes it, and whether it has a time of day that is left out, because
/// nothing says in which time zone it is. None where not all of the cell is understood.
pub fn date_in(cell: &Value, order: Order) -> Option<(String, bool)> {
    let number = match cell {
        Value::Number(number) => words::excel_day(*number),
        _ => None,
    };
    let found = match number {
        Some(from) => words::Found {
            from,
            to: None,
            is_ambiguous: false,
            rest: Vec::new(),
        },
        None => words::date(&cell.text(), order).filter(|found| found.rest.is_empty())?,
    };
    if let Some(end) = found.to {
        let has_time = found.from.time.is_some() || end.time.is_some();
        return Some(([&found.from.edtf(), "/", &end.edtf()].concat(), has_time));
    }
    let moment = found.from.offset.and_then(|_| found.from.moment(""));
    let has_lost_time = moment.is_none() && found.from.time.is_some();
    Some((moment.unwrap_or_else(|| found.from.edtf()), has_lost_time))
}
