//! What is wrong with a workbook, or could be better. What is wrong with the story in it says the checker.

use super::{Names, graded_messages};
use crate::check::Level;

// Of each, what was expected and found, and then what to do about it where that can be said.
graded_messages! {
    /// What is wrong with a workbook, or could be better.
    #[derive(Clone, PartialEq, Debug)]
    Mistake by Level;

    // The file as a whole.
    GuessedEncoding { encoding: &'static str }: Warning "encoding" =>
        "expected a CSV in UTF-8, found one that is read as {encoding}",
        "look at letters with accents; save as CSV UTF-8 if they are wrong";
    BadBytes { encoding: &'static str }: Error "encoding" =>
        "expected a CSV in UTF-8, found one with bytes that are no characters in {encoding}", "save it as CSV UTF-8";
    TooMuch: Error "too-much" =>
        "there is more than is listed here", "mend this first and import again";

    // Sheets and headings.
    SheetTwice { sheet: &'static str }: Error "listed-twice" =>
        "expected one sheet `{sheet}`, found another", "put their rows into one";
    MissingSheet { sheet: &'static str }: Error "missing-sheet" =>
        "expected a sheet `{sheet}`, found none of that name";
    UnknownSheet { sheets: Names, sheet: String }: Warning "unknown-sheet" =>
        "expected one of the sheets {sheets}, found `{sheet}`", "it is not read";
    MisspeltSheet { sheets: Names, sheet: String, near: String }: Error "unknown-sheet" =>
        "expected one of the sheets {sheets}, found `{sheet}`", "did you mean `{near}`?";
    MissingHeadings { headings: Names }: Error "missing-headings" =>
        "expected the headings {headings}, found none of them";
    HeadingTwice { heading: String }: Error "listed-twice" =>
        "expected every heading once, found `{heading}` again", "keep one of the columns";
    MissingHeading: Warning "missing-heading" =>
        "expected a heading, found none above what is in the column", "the column is not read";
    UnknownHeading { headings: Names, heading: String }: Warning "unknown-heading" =>
        "expected one of the headings {headings}, found `{heading}`", "it is not read";
    MisspeltHeading { headings: Names, heading: String, near: String }: Error "unknown-heading" =>
        "expected one of the headings {headings}, found `{heading}`", "did you mean `{near}`?";

    // Cells; the column is called by its heading.
    FailedFormula { column: String, failure: String }: Error "formula-error" =>
        "{column}: expected what a formula comes to, found its failure `{failure}`",
        "mend the formula, or write the value in its place";
    TwoTexts { column: String }: Error "two-texts" =>
        "{column}: expected a text for every language or one for each, found both";
    DateInText { column: String }: Warning "date-in-text" =>
        "{column}: expected a text, found a cell that is a date",
        "spreadsheet programs make dates of what looks like one: format the cell as text, and write it again";
    NotYesOrNo { column: String, written: String }: Error "wrong-type" =>
        "{column}: expected `yes` or `no`, found `{written}`";
    NoNumber { column: String, written: String }: Error "wrong-type" =>
        "{column}: expected a whole number, found `{written}`";
    MadeMoment { column: String }: Warning "made-moment" =>
        "{column}: expected the time with its offset from UTC, found it without",
        "it was read in the time zone of the event";
    TimeWithoutZone { column: String, written: String }: Error "invalid-date" =>
        "{column}: expected a date, or a time with its offset from UTC such as `2021-12-30T15:35:00-05:00`, found the date and time `{written}`",
        "fill in the event's `time zone`, or write the time as text";
    NumberAsDate { column: String, written: String }: Error "invalid-date" =>
        "{column}: expected a date, found the number `{written}`";
    DayAsNumber { column: String, written: String, day: String }: Error "invalid-date" =>
        "{column}: expected a date, found the number `{written}`",
        "a spreadsheet program means `{day}` by it: format the cell as a date, or write that";
    AmbiguousName { column: String, ids: Names, name: String }: Error "ambiguous-name" =>
        "{column}: expected one of {ids}, found `{name}`, which is the name of each", "write the id";
    MadeId: Warning "made-id" =>
        "id: expected an id, found none",
        "one is made of the name; write it down before you change that, because links lead to it";

    // What a row belongs to.
    MissingOwner { column: &'static str }: Error "missing-field" =>
        "expected the field `{column}`, found none";
    EmptyOwner { column: &'static str }: Error "missing-field" =>
        "expected the field `{column}`, found none",
        "write the {column} into every row, also where it is that of the row above";
    AmbiguousOwner { column: &'static str, ids: Names, name: String }: Error "unknown-reference" =>
        "{column}: expected one of {ids}, found `{name}`, which is the name of each", "write the id";
    UnknownOwner { column: &'static str, sheet: &'static str, written: String }: Error "unknown-reference" =>
        "{column}: expected the id or name of one of the sheet `{sheet}`, found `{written}`";
    MisspeltOwner { column: &'static str, sheet: &'static str, written: String, near: String }: Error "unknown-reference" =>
        "{column}: expected the id or name of one of the sheet `{sheet}`, found `{written}`", "did you mean `{near}`?";
    UnknownPosition { written: String }: Error "unknown-reference" =>
        "position: expected the id of a position, found `{written}`";
    MisspeltPosition { written: String, near: String }: Error "unknown-reference" =>
        "position: expected the id of a position, found `{written}`", "did you mean `{near}`?";
}

impl Mistake {
    /// Returns whether it has to be mended.
    pub fn level(&self) -> Level {
        self.grade().0
    }

    /// Returns a stable word for the rule.
    pub fn code(&self) -> &'static str {
        self.grade().1
    }

    /// Returns what was expected and what was found, in English.
    pub fn message(&self) -> String {
        self.english().0
    }

    /// Returns what to do about it, in English.
    pub fn help(&self) -> Option<String> {
        self.english().1
    }
}
