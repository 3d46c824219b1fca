//! A folder or ZIP of CSVs, as Google Sheets and others write a workbook.

use super::finding::Findings;
use crate::import::said::{Mistake, Reason};
use crate::import::table::{Decoded, Table, csv, decode};
use crate::import::{Place, Refused};
use crate::workbook::find_sheet;

/// Returns whether a file in a folder or ZIP is to be read, by its path.
pub fn is_csv(path: &str) -> bool {
    let name = file_name(path);
    let lower = name.to_lowercase();
    let is_table = [".csv", ".tsv", ".txt"]
        .iter()
        .any(|end| lower.ends_with(end));
    // macOS puts a file of its own beside each.
    is_table && !name.starts_with('.') && !path.starts_with("__MACOSX/")
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Returns the name of the sheet: Google Sheets calls the file `My story - Events.csv`, LibreOffice
/// `My story-Events.csv`.
fn sheet_name(path: &str) -> &str {
    let name = file_name(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let last = stem.rsplit(['-', '_']).next().unwrap_or(stem).trim();
    let is_sheet = |name: &str| find_sheet(name).is_some();
    match stem.rsplit_once(" - ") {
        _ if is_sheet(stem) => stem,
        _ if is_sheet(last) => last,
        Some((_, sheet)) => sheet.trim(),
        None => stem,
    }
}

/// Stands between files that are decoded as one, in bytes that every encoding leaves alone.
const BETWEEN: &str = "\n\u{1c}standpoint\u{1c}\n";

/// Reads the files as tables that have their names.
pub fn tables(files: &[(String, Vec<u8>)], findings: &mut Findings) -> Result<Vec<Table>, Refused> {
    let is_unsaid = |bytes: &[u8]| {
        !bytes.contains(&0)
            && !bytes.starts_with(b"\xff\xfe")
            && !bytes.starts_with(b"\xfe\xff")
            && str::from_utf8(bytes).is_err()
    };
    // One program wrote them all, and three short names are too little to tell its encoding by.
    let unsaid: Vec<&[u8]> = files
        .iter()
        .map(|(_, bytes)| bytes.as_slice())
        .filter(|bytes| is_unsaid(bytes))
        .collect();
    let together = decode(&unsaid.join(BETWEEN.as_bytes()));
    let mut texts = together.text.split(BETWEEN);
    let mut tables = Vec::new();
    for (path, bytes) in files {
        let name = sheet_name(path);
        let decoded = match is_unsaid(bytes) {
            true => Decoded {
                text: texts.next().unwrap_or_default().to_owned(),
                ..together.clone()
            },
            false => decode(bytes),
        };
        let mut table = csv(&decoded.text).map_err(|refused| Refused {
            place: refused.place,
            reason: Reason::OfSheet {
                sheet: name.to_owned(),
                reason: Box::new(refused.reason),
            },
        })?;
        table.sheet = Some(name.to_owned());
        tables.push(table);
        tell(&decoded, findings);
    }
    Ok(tables)
}

fn tell(decoded: &Decoded, findings: &mut Findings) {
    let encoding = decoded.encoding;
    if decoded.is_guess {
        findings.add(Place::File, Mistake::GuessedEncoding { encoding });
    }
    if decoded.has_losses {
        findings.add(Place::File, Mistake::BadBytes { encoding });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_the_name_that_its_program_gives_the_file() {
        assert_eq!(sheet_name("My - story - Events.csv"), "Events");
        assert_eq!(sheet_name("my-story-Events.csv"), "Events");
        assert_eq!(sheet_name("time_zones.csv"), "time_zones");
        assert_eq!(sheet_name("folder/Time zones.csv"), "Time zones");
        assert!(!is_csv("__MACOSX/._Events.csv"));
        assert!(!is_csv("notes.docx"));
    }
}
