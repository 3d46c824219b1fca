//! What comes in: files and pasted rows, understood before anything of them is taken.

pub mod columns;
mod fill;
mod merge;
mod names;
mod notes;
mod positions;
mod said;
mod sources;
mod table;

pub use columns::{Column, Columns, Rows};
pub use merge::{Added, add, outlook};
pub use notes::{Became, Note, Row, Weight};
pub use said::{Spoken, place_in_file};

use crate::blank;
use crate::unread::{Line, Unread, read_leniently};
use notes::{others_of, sorted};
use said::Own;
use standpoint::check::{MAX_FILE, recognise, syntax};
use standpoint::format::{Id, Story, Text};
use standpoint::import::said::Noted;
use standpoint::import::table::{Kind, decode, kind_of};
use standpoint::import::{Import, Options, Order, Place, Warning, slug, timelinejs, workbook};
use std::collections::BTreeMap;

/// What the editor says besides the file.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Choices {
    /// the language of the texts, as BCP 47 tag
    pub language: String,
    /// the day of the last edit, as EDTF date
    pub as_of: String,
    /// the IANA name of the time zone of all times of day; empty where nobody knows it
    pub time_zone: String,
    /// what the rows of a table become; none to have it guessed
    pub rows: Option<Rows>,
    /// whether the first row of a table has headings; none to have it guessed
    pub has_headings: Option<bool>,
    /// what `3/4/2021` means; none to have it guessed
    pub order: Option<Order>,
    /// what columns hold, by their index, where the guess was wrong; none for what is left out
    pub columns: BTreeMap<usize, Option<&'static str>>,
}

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// a story
    Story,
    /// a timeline of TimelineJS, as JSON or as its spreadsheet
    TimelineJs,
    /// a workbook of a story
    Workbook,
    /// any other table
    Table,
}

/// What was understood of a file.
pub struct Understood {
    /// what it is
    pub format: Format,
    /// what it becomes; none where it was refused
    pub made: Option<Made>,
    /// why it was refused
    pub refused: Vec<Note>,
    /// which column of a table holds what
    pub columns: Option<Columns>,
    /// whether there are times of day of which nothing says in which time zone
    pub is_zone_asked: bool,
}

/// What a file becomes.
pub struct Made {
    /// the story; without events where it can only be added to another
    pub story: Story,
    /// what of a story's file could not be read
    pub unread: Vec<Unread>,
    /// the rows, and what became of each
    pub rows: Vec<Row>,
    /// what is to be said of the file as a whole
    pub notes: Vec<Note>,
}

impl Made {
    /// Returns whether a story would get nothing of it.
    pub fn is_empty(&self) -> bool {
        let Story {
            sides,
            people,
            topics,
            sources,
            eras,
            groups,
            events,
            ..
        } = &self.story;
        let is_nothing = [
            sides.as_ref().is_none_or(Vec::is_empty),
            people.as_ref().is_none_or(Vec::is_empty),
            topics.as_ref().is_none_or(Vec::is_empty),
            sources.as_ref().is_none_or(Vec::is_empty),
            eras.as_ref().is_none_or(Vec::is_empty),
            groups.as_ref().is_none_or(Vec::is_empty),
            events.is_empty(),
        ];
        is_nothing.into_iter().all(|is| is)
    }
}

impl Understood {
    /// What an importer made, row by row.
    fn of_import(format: Format, import: Import, choices: &Choices) -> Understood {
        let asks = |warning: &Warning| warning.noted == Noted::TimeWithoutZone;
        let is_zone_asked = !choices.time_zone.is_empty() || import.warnings.iter().any(asks);
        let notes = import.warnings.iter().map(Note::of_warning).collect();
        let others = others_of(&import, &choices.language);
        let language = &choices.language;
        let (rows, notes) = sorted(&import.story, &import.origins, others, notes, language);
        Understood {
            format,
            made: Some(Made {
                story: import.story,
                unread: Vec::new(),
                rows,
                notes,
            }),
            refused: Vec::new(),
            columns: None,
            is_zone_asked,
        }
    }

    fn refused(format: Format, refused: Vec<Note>) -> Understood {
        Understood {
            format,
            made: None,
            refused,
            columns: None,
            is_zone_asked: false,
        }
    }
}

/// Understands a file by what is in it; of its name only the words count, where it has no title of its own.
pub fn understand(name: &str, bytes: &[u8], choices: &Choices) -> Understood {
    if bytes.len() > MAX_FILE {
        let note = Note::own(Weight::Error, Place::File, Own::LargeFile);
        return Understood::refused(Format::Story, vec![note]);
    }
    // Whatever it is called: as a table it would be rows of nonsense.
    if is_picture(bytes) {
        let note = Note::own(Weight::Error, Place::File, Own::Picture);
        return Understood::refused(Format::Table, vec![note]);
    }
    let mut understood = read(name, bytes, choices);
    if matches!(understood.format, Format::TimelineJs | Format::Table)
        && let Some(made) = &mut understood.made
    {
        // No file of these says it, and readers hear a text by its language.
        let note = Note::own_about(Weight::Guessed, Place::File, Own::Texts, &choices.language);
        made.notes.push(note);
    }
    understood
}

fn read(name: &str, bytes: &[u8], choices: &Choices) -> Understood {
    let start = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii_start();
    let from = recognise(bytes).map(|foreign| foreign.from);
    match (from, start.first()) {
        (Some("timelinejs"), _) | (None, Some(b'[')) => of_timelinejs(name, bytes, choices),
        _ if start.starts_with(b"storyjs_jsonp_data") => of_timelinejs(name, bytes, choices),
        (Some("workbook"), _) => of_workbook(bytes, choices),
        (None, Some(b'{')) if !is_meant_as_story(bytes) => {
            // Also a timeline whose dates are called otherwise than TimelineJS calls them.
            match of_timelinejs(name, bytes, choices) {
                read if read.made.is_some() => read,
                _ => of_story(bytes, choices),
            }
        }
        (None, Some(b'{')) => of_story(bytes, choices),
        _ if matches!(kind_of(bytes), Ok(Kind::Zip)) => of_workbook(bytes, choices),
        _ => table::understand(name, bytes, choices),
    }
}

/// Returns whether a file begins as a PNG, JPEG, GIF, WebP or PDF does.
fn is_picture(bytes: &[u8]) -> bool {
    let begins: [&[u8]; 5] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"%PDF-"];
    begins.into_iter().any(|begin| bytes.starts_with(begin))
}

/// Returns whether a file has a key that only stories have.
fn is_meant_as_story(bytes: &[u8]) -> bool {
    let has = |key: &[u8]| bytes.windows(key.len()).any(|window| window == key);
    has(b"\"standpoint\"") || has(b"\"as_of\"")
}

/// What the importers are told.
fn options(name: &str, choices: &Choices) -> Options {
    let has = |text: &String| (!text.is_empty()).then(|| text.clone());
    Options {
        name: stem(name).to_owned(),
        language: has(&choices.language).unwrap_or_else(|| String::from("en")),
        id: None,
        time_zone: has(&choices.time_zone),
        as_of: has(&choices.as_of),
        columns: Vec::new(),
        order: choices.order,
    }
}

/// Returns the name of a file without its ending.
pub fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

fn of_timelinejs(name: &str, bytes: &[u8], choices: &Choices) -> Understood {
    match timelinejs(bytes, &options(name, choices)) {
        Ok(import) => Understood::of_import(Format::TimelineJs, import, choices),
        Err(refused) => Understood::refused(Format::TimelineJs, vec![Note::of_refusal(&refused)]),
    }
}

fn of_workbook(bytes: &[u8], choices: &Choices) -> Understood {
    let read = match workbook::read(bytes) {
        Ok(read) => read,
        Err(refused) => {
            return Understood::refused(Format::Workbook, vec![Note::of_refusal(&refused)]);
        }
    };
    let notes: Vec<Note> = read.findings.iter().map(Note::of_finding).collect();
    let Some(story) = read.story else {
        return Understood::refused(Format::Workbook, notes);
    };
    let (rows, notes) = sorted(&story, &read.origins, Vec::new(), notes, &choices.language);
    Understood {
        format: Format::Workbook,
        made: Some(Made {
            story,
            unread: Vec::new(),
            rows,
            notes,
        }),
        refused: Vec::new(),
        columns: None,
        is_zone_asked: false,
    }
}

fn of_story(bytes: &[u8], choices: &Choices) -> Understood {
    let text = decode(bytes).text;
    match read_leniently(&text) {
        Ok((story, unread)) => {
            let (rows, notes) = sorted(&story, &[], Vec::new(), Vec::new(), &choices.language);
            Understood {
                format: Format::Story,
                made: Some(Made {
                    story,
                    unread,
                    rows,
                    notes,
                }),
                refused: Vec::new(),
                columns: None,
                is_zone_asked: false,
            }
        }
        Err(_) if !is_meant_as_story(bytes) && syntax::parse(&text).problems.is_empty() => {
            let note = Note::own(Weight::Error, Place::File, Own::NothingKnown);
            Understood::refused(Format::Story, vec![note])
        }
        Err(lines) => {
            let notes = lines.iter().map(|line: &Line| Note::of_line(line));
            Understood::refused(Format::Story, notes.collect())
        }
    }
}

/// Begins a story that has a name and nothing else.
fn begun(name: &str, options: &Options) -> Story {
    let id = match slug(name) {
        id if id.is_empty() => String::from("story"),
        id => id,
    };
    let as_of = options.as_of.clone().unwrap_or_default();
    let mut story = blank::story(Id(id), as_of, &options.language);
    story.title = Text::Plain(name.to_owned());
    story
}

#[cfg(test)]
mod tests;
