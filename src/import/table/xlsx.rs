//! Excel's workbooks.

use super::{Count, Merged, Table, Value, archive};
use crate::import::Refused;
use crate::import::said::Reason;
use calamine::{DataRef, ExcelDateTime, Reader as _, SheetVisible, Xlsx};
use std::io::Cursor;

/// Reads all sheets of a workbook. Of formulas there is what they came to when the file was saved; nothing
/// that a file points to is looked up.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    // Unpacks everything once, to be sure that it is not too much for calamine.
    archive::entries(bytes, |_| false)?;
    let broken = |_| Refused::file(Reason::BrokenXlsx);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let sheets = book.sheets_metadata().to_vec();
    let mut count = Count::default();
    let mut tables = Vec::new();
    for sheet in sheets {
        let mut table = Table {
            sheet: Some(sheet.name.clone()),
            is_hidden: sheet.visible != SheetVisible::Visible,
            ..Table::default()
        };
        // A sheet of diagrams has no cells.
        if let Ok(mut cells) = book.worksheet_cells_reader(&sheet.name) {
            while let Some(cell) = cells.next_cell().map_err(broken)? {
                let value = value(cell.get_value());
                if value == Value::Empty {
                    continue;
                }
                let (row, column) = cell.get_position();
                let (row, column) = (row as usize, column as usize);
                count.add(row, column)?;
                table.put(row, column, value);
            }
        }
        let merged = book
            .merge_cells_by_sheet_name(&sheet.name)
            .unwrap_or_default();
        table.merged = merged
            .iter()
            .filter(|area| area.end.0 > area.start.0)
            .map(|area| Merged {
                column: area.start.1 as usize,
                first: area.start.0 as usize,
                last: area.end.0 as usize,
            })
            .collect();
        tables.push(table);
    }
    Ok(tables)
}

fn value(data: &DataRef<'_>) -> Value {
    match data {
        DataRef::Empty => Value::Empty,
        DataRef::String(text) => Value::Text(text.clone()),
        DataRef::SharedString(text) => Value::Text((*text).to_owned()),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Bool(is_true) => Value::Bool(*is_true),
        DataRef::DateTime(date) => of_date(date),
        DataRef::DateTimeIso(date) => Value::Date(date.clone()),
        DataRef::DurationIso(duration) => Value::Text(duration.clone()),
        DataRef::Error(error) => Value::Error(error.to_string()),
    }
}

/// A cell of Excel is a date by its format alone. Below 1 it is a time of day.
fn of_date(date: &ExcelDateTime) -> Value {
    let number = date.as_f64();
    if date.is_duration() {
        return Value::Number(number);
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if (0.0..1.0).contains(&number) {
        return Value::Time(time);
    }
    let day = format!("{year:04}-{month:02}-{day:02}");
    Value::Date(if number.fract() == 0.0 {
        day
    } else {
        [&day, "T", &time].concat()
    })
}
