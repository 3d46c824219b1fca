//! Files of other programs, which `standpoint import` reads.

use super::code::FileCode;
use crate::import::table::{self, Kind, Table};
use crate::import::{is_heading, timelinejs_headings};
use crate::json::{self, Json};

/// What a file is, where it is no story but can become one.
pub struct Foreign {
    /// what `standpoint check` calls that
    pub code: FileCode,
    /// what it is, for people
    pub found: String,
    /// the word for it of `standpoint import --from`
    pub from: &'static str,
}

impl Foreign {
    /// Says what to do with it.
    pub fn help(&self) -> String {
        let from = self.from;
        format!("`standpoint import --from {from} FILE --out story.json` makes a story of it")
    }
}

/// Recognises what other programs wrote. One message is all that helps then: what a story lacks in it is
/// everything.
pub fn recognise(bytes: &[u8]) -> Option<Foreign> {
    let start = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    match start.first()? {
        b'{' | b'[' => of_json(bytes),
        _ => of_table(bytes),
    }
}

fn of_json(bytes: &[u8]) -> Option<Foreign> {
    // Nearly every file is a story, and is not read twice for nothing.
    let has = |word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    if has(b"\"standpoint\"") || !(has(b"start_date") || has(b"startDate")) {
        return None;
    }
    let json = json::parse(str::from_utf8(bytes).ok()?).ok()?;
    let version = match (get(&json, "events"), get(&json, "timeline")) {
        (_, Some(timeline)) => match get(timeline, "date") {
            Some(Json::Array(_)) => "2",
            _ => return None,
        },
        (Some(Json::Array(events)), None)
            if events
                .iter()
                .any(|event| get(event, "start_date").is_some()) =>
        {
            "3"
        }
        _ => return None,
    };
    Some(Foreign {
        code: FileCode::OtherFormat,
        found: ["a timeline of TimelineJS ", version].concat(),
        from: "timelinejs",
    })
}

fn get<'j>(json: &'j Json, key: &str) -> Option<&'j Json> {
    match json {
        Json::Object(members) => members
            .iter()
            .find(|(other, _)| other == key)
            .map(|(_, value)| value),
        _ => None,
    }
}

fn of_table(bytes: &[u8]) -> Option<Foreign> {
    let kind = table::kind_of(bytes).ok()?;
    let tables = match kind {
        Kind::Zip => return None,
        // A text that holds keys of a story is one that lost its brackets.
        Kind::Csv if bytes.windows(12).any(|window| window == b"\"standpoint\"") => return None,
        Kind::Csv => table::read(bytes).ok()?.tables,
        Kind::Xlsx | Kind::Ods => table::read(bytes)
            .map(|read| read.tables)
            .unwrap_or_default(),
    };
    let what = match kind {
        Kind::Csv => "a table (CSV)",
        Kind::Ods => "a workbook (ODS)",
        _ => "a workbook (XLSX)",
    };
    let count = |row: usize, is_one: fn(&str) -> bool| {
        let cells = tables.first().map(|table| cells(table, row));
        let cells = cells.unwrap_or_default();
        cells.iter().filter(|cell| is_one(cell)).count()
    };
    let has_sheet = |name: &str| {
        tables.iter().any(|table| {
            table
                .sheet
                .as_deref()
                .is_some_and(|sheet| sheet.eq_ignore_ascii_case(name))
        })
    };
    let from = if has_sheet("story") && has_sheet("events") {
        "workbook"
    } else if count(0, timelinejs_headings) >= 4 {
        "timelinejs"
    // Above the headings may stand what the table is called.
    } else if kind != Kind::Csv || (0..3).any(|row| count(row, is_heading) >= 2) {
        "table"
    } else {
        return None;
    };
    let found = match from {
        "timelinejs" => [what, " with the headings of TimelineJS"].concat(),
        "workbook" => [what, " of a story"].concat(),
        _ => what.to_owned(),
    };
    Some(Foreign {
        code: FileCode::NotJson,
        found,
        from,
    })
}

fn cells(table: &Table, row: usize) -> Vec<String> {
    (0..table.width().min(100))
        .map(|column| table.text(row, column))
        .collect()
}
