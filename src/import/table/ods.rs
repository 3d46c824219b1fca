//! LibreOffice's workbooks: OpenDocument 1.3, part 3, section 9,
//! <https://docs.oasis-open.org/office/OpenDocument/v1.3/>.

use super::{Count, MAX_COLUMNS, MAX_ROWS, Merged, Table, Value, archive};
use crate::import::Refused;
use crate::import::said::Reason;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Reads all sheets of a workbook. Of formulas there is what they came to when the file was saved.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    let content = archive::entries(bytes, |name| name == "content.xml")?;
    let content = content.first().map(|(_, content)| content.as_slice());
    let text = str::from_utf8(content.unwrap_or_default()).map_err(|_| broken())?;
    let mut reader = Reader::from_str(text);
    let mut sheets = Sheets::default();
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(start) => sheets.open(&start)?,
            Event::Empty(start) => {
                sheets.open(&start)?;
                sheets.close(start.local_name().as_ref())?;
            }
            Event::End(end) => sheets.close(end.local_name().as_ref())?,
            Event::Text(text) => sheets.write(&text.xml10_content()),
            Event::CData(text) => sheets.write(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                if let Ok(Some(c)) = reference.resolve_char_ref() {
                    sheets.write(c.encode_utf8(&mut [0; 4]));
                } else if let Some(text) =
                    quick_xml::escape::resolve_xml_entity(&reference.xml10_content())
                {
                    // Entities that a file declares itself, which may stand for gigabytes, are not resolved.
                    sheets.write(text);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(sheets.tables)
}

fn broken() -> Refused {
    Refused::file(Reason::BrokenOds)
}

#[derive(Default)]
struct Sheets {
    tables: Vec<Table>,
    count: Count,
    /// where the next cell is put
    row: usize,
    column: usize,
    /// how many rows the one that is read stands for
    rows: usize,
    cell: Option<Cell>,
    /// how deep in notes, whose text is not the cell's
    notes: usize,
    /// how deep in a cell, or a paragraph of one
    paragraphs: usize,
}

#[derive(Default)]
struct Cell {
    kind: String,
    value: String,
    text: String,
    columns: usize,
    /// over how many rows it is merged
    spanned: usize,
}

impl Sheets {
    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), Refused> {
        match start.local_name().as_ref() {
            "table" => {
                let name = attribute(start, "table:name").unwrap_or_default();
                self.tables.push(Table {
                    sheet: Some(name),
                    ..Table::default()
                });
                self.row = 0;
            }
            "table-row" => {
                self.column = 0;
                self.rows = repeated(start, "table:number-rows-repeated");
            }
            "table-cell" | "covered-table-cell" => {
                self.cell = Some(Cell {
                    kind: attribute(start, "office:value-type").unwrap_or_default(),
                    value: [
                        "office:date-value",
                        "office:time-value",
                        "office:boolean-value",
                        "office:value",
                    ]
                    .into_iter()
                    .find_map(|name| attribute(start, name))
                    .unwrap_or_default(),
                    text: String::new(),
                    columns: repeated(start, "table:number-columns-repeated"),
                    spanned: repeated(start, "table:number-rows-spanned"),
                });
                self.paragraphs = 0;
            }
            "annotation" => self.notes += 1,
            "p" if self.notes == 0 => {
                if let Some(cell) = &mut self.cell
                    && !cell.text.is_empty()
                {
                    cell.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "s" => {
                let spaces = attribute(start, "text:c").and_then(|count| count.parse().ok());
                self.write(&" ".repeat(spaces.unwrap_or(1).min(100)));
            }
            "tab" => self.write("\t"),
            "line-break" => self.write("\n"),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Refused> {
        match name {
            "table-cell" | "covered-table-cell" => {
                let Some(cell) = self.cell.take() else {
                    return Ok(());
                };
                let columns = cell.columns;
                if cell.spanned > 1
                    && let Some(table) = self.tables.last_mut()
                {
                    table.merged.push(Merged {
                        column: self.column,
                        first: self.row,
                        last: self.row.saturating_add(cell.spanned - 1),
                    });
                }
                let value = value(cell);
                // The last cell of each row stands for all that come after it.
                if value != Value::Empty {
                    self.put(columns, &value)?;
                }
                self.column = self.column.saturating_add(columns);
            }
            "table-row" => self.row = self.row.saturating_add(self.rows),
            "annotation" => self.notes = self.notes.saturating_sub(1),
            "p" => self.paragraphs = self.paragraphs.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, columns: usize, value: &Value) -> Result<(), Refused> {
        for row in self.row..self.row.saturating_add(self.rows) {
            for column in self.column..self.column.saturating_add(columns) {
                self.count.add(row, column)?;
                if let Some(table) = self.tables.last_mut() {
                    table.put(row, column, value.clone());
                }
            }
        }
        Ok(())
    }

    fn write(&mut self, text: &str) {
        if self.notes == 0
            && self.paragraphs > 0
            && let Some(cell) = &mut self.cell
        {
            cell.text.push_str(text);
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    let value = attribute.normalized_value(XmlVersion::Explicit1_0).ok()?;
    Some(value.into_owned())
}

fn repeated(start: &BytesStart<'_>, name: &str) -> usize {
    let times = attribute(start, name).and_then(|times| times.parse().ok());
    times.unwrap_or(1).min(MAX_ROWS.max(MAX_COLUMNS) + 1)
}

fn value(cell: Cell) -> Value {
    let Cell {
        kind, value, text, ..
    } = cell;
    match kind.as_str() {
        "float" | "percentage" | "currency" => match value.parse() {
            Ok(number) => Value::Number(number),
            Err(_) => Value::Text(text),
        },
        "boolean" => Value::Bool(value == "true"),
        "date" => {
            let midnight = value.strip_suffix("T00:00:00");
            Value::Date(midnight.unwrap_or(&value).to_owned())
        }
        // `PT14H30M00S`
        "time" => match time_of_day(&value) {
            Some(time) => Value::Time(time),
            None => Value::Text(text),
        },
        _ if text.is_empty() => Value::Empty,
        // LibreOffice writes the failure of a formula as a text.
        _ if text.starts_with('#') && text.ends_with(['!', '?', 'A']) && !text.contains(' ') => {
            Value::Error(text)
        }
        _ => Value::Text(text),
    }
}

fn time_of_day(duration: &str) -> Option<String> {
    let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    let number = |digits: &str| digits.parse::<u8>().ok();
    let (hours, minutes, seconds) = (number(hours)?, number(minutes)?, number(seconds)?);
    (hours < 24).then(|| format!("{hours:02}:{minutes:02}:{seconds:02}"))
}
