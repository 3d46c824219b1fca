//! Why nothing was made of a file.

use super::{Names, Parser, Quote, messages};
use crate::import::{FIELD_NAMES, Warning};
use std::fmt;

// The names of `--columns` stand in a message of the command line, which alone has that option.
messages! {
    /// Why nothing was made of a file, or of one in a folder.
    #[derive(Clone, PartialEq, Eq, Debug)]
    Reason;

    // The kind of file.
    OldExcel =>
        "it is a workbook of Excel before 2007 (.xls), or one with a password: save it as .xlsx without one";
    Pdf => "it is a PDF, which has no cells: ask for the table it was made from";
    Rtf => "it is a file of a word processor (RTF): save its table as CSV";
    Gzip => "it is a file packed with gzip: unpack it";
    Markup => "it is HTML or XML: if it is a web page instead of the table, export the table as CSV";
    DamagedZip => "it is packed as a ZIP, which is damaged";
    DamagedPart => "it is packed as a ZIP, of which a part is damaged";
    LockedPart => "it is packed as a ZIP, of which a part cannot be unpacked: it is damaged or has a password";
    ManyFiles { most: i64 } => "it is a ZIP of more than {most} files";
    LargeWhenUnpacked { most: i64 } => "it unpacks to more than {most} MiB";
    ZipWithoutWorkbook => "it is a ZIP without a workbook in it: unpack it and name the file that is meant";
    BrokenOds => "it is an OpenDocument file that cannot be read: open it and save it as .ods anew";
    BrokenXlsx => "it is an Excel workbook that cannot be read: open it and save it anew";
    LargeTable { rows: i64, columns: i64, cells: i64 } =>
        "it has more than {rows} rows, {columns} columns or {cells} cells with something in them";
    OfSheet { sheet: String, reason: Box<Reason> } => "{sheet}: {reason}";

    // Tables.
    Nothing => "there is nothing in it";
    UnknownField { field: Quote } => "--columns: {field} is none of {FIELD_NAMES}";
    NoSuchHeading { wanted: Quote, headings: Names } => "--columns: no heading is {wanted}; there are {headings}";
    NoDates { headings: Names } =>
        "no column with dates was found among {headings}; say which with --columns date=…";
    NoEvent => "no event with a date was found in it.";
    NoEventBecause { first: Box<Warning> } =>
        "no event with a date was found in it. The first thing that is wrong: {first}";
    NoId { id: Quote } =>
        "--id {id} has other characters than letters, digits, `-`, `_` and `.`, or more than 64";

    // TimelineJS.
    NoHeadings { found: Names } =>
        "it has none of the headings of TimelineJS (Year, Headline, …) in its first row, but {found}; for any other table say --from table";
    EmptyHeadings =>
        "it has none of the headings of TimelineJS (Year, Headline, …) in its first row, but nothing; for any other table say --from table";
    NotJson { parser: Parser } =>
        "it is not JSON that can be read: {parser}; `standpoint check` says more";
    Story => "it is a story already";
    NoEvents { keys: Names } => "expected the list `events` of a timeline with something in it, found {keys}";
    EmptyList => "expected the list `events` of a timeline with something in it, found a list";

    // Workbooks.
    SingleTable =>
        "it is a single table; a workbook of CSVs is a folder, or a ZIP, with `Story.csv`, `Events.csv` and so on. `--from table` reads a table of events";
    NoSheet =>
        "there is no sheet in it; the CSVs of a workbook are `Story.csv`, `Events.csv` and so on";
    OtherSheets { sheets: String } =>
        "it has none of the sheets of a story (Story, Events, Positions and so on), but {sheets}. `--from table` reads tables of other kinds, `standpoint export --template` writes a workbook to begin with";
    OwnMistake => "it cannot be read, for a mistake of this program";
}

impl Reason {
    /// Returns what was found and what to do, in English.
    pub fn message(&self) -> String {
        self.english().0
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}
