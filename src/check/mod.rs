//! Finds every mistake in the file of a story, with its line and column. Not in the widget.
//!
//! A file passes through [`syntax`], which finds what is no JSON and guesses what was meant, and
//! [`review`](fn@review), which finds what is no story or could be better. Both go on after a mistake.
//! What only follows from another mistake is left out, so that whoever mends what is listed is done.
//!
//! ```
//! let report = standpoint::check::check("story.json", b"{ \"standpoint\": 1, }");
//! let mut problems = report.problems.iter();
//! let problem = problems.find(|problem| problem.code.word() == "extra-comma");
//! assert_eq!(problem.map(|problem| problem.location.column), Some(18));
//! ```

mod alike;
mod code;
mod decode;
mod follow_up;
mod foreign;
mod location;
mod output;
mod review;
pub mod syntax;
mod tree;

pub use crate::read::Level;
pub use code::{Code, FileCode};
pub use foreign::{Foreign, recognise};
pub use location::Location;
pub use output::{Document, Tally};
pub use review::{FileSize, review, review_str};
pub use tree::{Damage, Inner, Member, Span, SpanNode};

use crate::json::Json;
use crate::read::{MAX_PROBLEMS, Meant, Path, StoryCode};
use location::Value;
use std::borrow::Cow;
use std::collections::HashMap;

/// The most bytes a story's file may have: 16 MiB.
pub const MAX_FILE: usize = 16 << 20;

/// The problems of one file.
pub struct Report<'b> {
    /// the file's name, as it was given
    pub file: String,
    /// every problem, in the order of the file
    pub problems: Vec<LocatedProblem>,
    /// whether these are all; a file broken everywhere has more than anyone would read
    pub is_complete: bool,
    text: Cow<'b, str>,
}

/// A mistake in a file, or something in it that could be better.
#[derive(Clone, PartialEq, Debug)]
pub struct LocatedProblem {
    /// the line and column where it begins
    pub location: Location,
    /// where it stands, in bytes of the file
    pub span: Span,
    /// in which part of the story
    pub path: Path,
    /// which rule
    pub code: Code,
    /// what belongs there
    pub expected: String,
    /// what is there
    pub found: String,
    /// what to do about it
    pub help: Option<String>,
    /// the same for who says it in words of their own, where something else was probably meant
    pub meant: Option<Box<Meant>>,
    /// the other parts of the story with the same problem, of one that is told once for all
    pub others: Vec<Path>,
    /// where it stands in the text of the report
    in_text: Span,
}

impl LocatedProblem {
    /// Returns the problem in one line, without the help.
    pub fn message(&self) -> String {
        let is_of_file = self.path.0.is_empty() && matches!(self.code, Code::File(_));
        let path = if is_of_file {
            String::new()
        } else {
            self.path.text() + ": "
        };
        let found = self.found_with_others();
        let message = [&path, "expected ", &self.expected, ", found ", &found].concat();
        // Keys of the file are in the path, whatever they are.
        message.replace(char::is_control, "\u{fffd}")
    }
}

impl LocatedProblem {
    /// Returns what is there, and how often the same is there besides.
    pub fn found_with_others(&self) -> String {
        match self.others.len() {
            0 => self.found.clone(),
            1 => [&self.found, ", here and once more"].concat(),
            more => format!("{}, here and {more} times more", self.found),
        }
    }
}

impl Report<'_> {
    /// Returns the number of problems of a level.
    pub fn count(&self, level: Level) -> usize {
        let levels = self.problems.iter().map(|problem| problem.code.level());
        levels.filter(|found| *found == level).count()
    }
}

/// A problem with its span in the text, before its line and column are known.
struct SpannedProblem {
    span: Span,
    path: Path,
    code: Code,
    expected: String,
    found: String,
    help: Option<String>,
    meant: Option<Box<Meant>>,
    others: Vec<Path>,
}

/// Finds every mistake in the bytes of a file. `file` is its name for people; nothing is read from
/// the disk.
pub fn check<'b>(file: &str, bytes: &'b [u8]) -> Report<'b> {
    check_with(file, bytes, &|_| None)
}

/// As [`check`], and looks how large the files are that the story names: `size_of` tells that.
pub fn check_with<'b>(file: &str, bytes: &'b [u8], size_of: FileSize) -> Report<'b> {
    if bytes.len() > MAX_FILE {
        let found = SpannedProblem {
            span: Span::default(),
            path: Path::default(),
            code: Code::File(FileCode::TooMuch),
            expected: String::from("at most 16 MiB"),
            found: String::from("a larger file"),
            help: None,
            meant: None,
            others: Vec::new(),
        };
        return report(file, decode::decode(b""), vec![found], true);
    }
    if let Some(foreign) = recognise(bytes) {
        let found = SpannedProblem {
            span: Span::default(),
            path: Path::default(),
            code: Code::File(foreign.code),
            expected: String::from("a story"),
            help: Some(foreign.help()),
            meant: None,
            found: foreign.found,
            others: Vec::new(),
        };
        let decoded = match foreign.code {
            FileCode::OtherFormat => decode::decode(bytes),
            // Its lines are not those that its program shows.
            _ => decode::decode(b""),
        };
        return report(file, decoded, vec![found], true);
    }
    let mut decoded = decode::decode(bytes);
    let problems = std::mem::take(&mut decoded.problems);
    let mut all: Vec<SpannedProblem> = problems.into_iter().map(SpannedProblem::from).collect();
    let is_complete = !decoded.is_text || check_text(&decoded.text, size_of, &mut all);
    // That the file is not in UTF-8 is said once.
    if all
        .iter()
        .any(|found| found.code == Code::File(FileCode::Encoding))
    {
        all.retain(|found| found.code != Code::Story(StoryCode::LostCharacter));
    }
    report(file, decoded, all, is_complete)
}

/// Adds the problems of a text. Returns whether those are all.
fn check_text(text: &str, size_of: FileSize, all: &mut Vec<SpannedProblem>) -> bool {
    let parsed = syntax::parse(text);
    let is_complete = parsed.problems.len() < MAX_PROBLEMS;
    all.extend(parsed.problems.into_iter().map(SpannedProblem::from));
    alike::once_for_all(all);
    // What could be better is told when all else is right: where the text is no JSON, it is guessed.
    let is_json = !all.iter().any(|found| found.code.level() == Level::Error);
    match parsed.value.filter(|_| !parsed.is_doubtful) {
        Some(value) => check_story(text, &value, is_json, size_of, all) && is_complete,
        None => is_complete,
    }
}

/// Adds the problems of a story. Returns whether those are all.
fn check_story(
    text: &str,
    value: &(Json, SpanNode),
    with_warnings: bool,
    size_of: FileSize,
    all: &mut Vec<SpannedProblem>,
) -> bool {
    let root = Value::root(value);
    let mut problems = review::review_with(root.json, size_of).problems;
    problems.retain(|problem| with_warnings || problem.code.level() == Level::Error);
    // The reader stops noting each of the two at so many.
    let is_all = |level| {
        let of_level = problems
            .iter()
            .filter(|problem| problem.code.level() == level);
        of_level.count() < MAX_PROBLEMS
    };
    let is_complete = is_all(Level::Error) && is_all(Level::Warning);
    let misspelt: Vec<bool> = problems
        .iter()
        .map(|problem| follow_up::is_misspelt(problem, &problems))
        .collect();
    // Of several members with the same key each has problems of its own, under the same path.
    let mut seen: HashMap<(String, &str), usize> = HashMap::new();
    let mut duplicates = 0;
    let right = problems.into_iter().zip(misspelt);
    for problem in right.filter_map(|(problem, is_misspelt)| (!is_misspelt).then_some(problem)) {
        let nth = match location::first_at_fault(problem.code) {
            Some(first) => {
                let key = (problem.path.text(), problem.code.word());
                let count = seen.entry(key).or_insert(first);
                *count += 1;
                *count - 1
            }
            None => 0,
        };
        let mut way = root.along(&problem.path, nth);
        if way.len() <= problem.path.0.len() {
            way = root.along(&problem.path, 0);
        }
        let Some(value) = way.last() else { continue };
        if !follow_up::is_follow_up(&problem, &way) {
            let first = match problem.code {
                // Looking for it takes time, and a file with many has one mistake that repeats.
                StoryCode::DuplicateId if duplicates < 20 => {
                    duplicates += 1;
                    alike::first_with_id(text, root, &problem.path, &problem.found)
                }
                _ => None,
            };
            all.push(SpannedProblem {
                span: location::span_of(&problem, *value),
                path: problem.path,
                code: Code::Story(problem.code),
                expected: problem.expected,
                found: problem.found,
                help: first.or(problem.help),
                meant: problem.meant,
                others: Vec::new(),
            });
        }
    }
    alike::one_of_each_reference(all, root);
    is_complete
}

/// Sorts the problems and adds their lines and columns.
fn report<'b>(
    file: &str,
    decoded: decode::Decoded<'b>,
    mut all: Vec<SpannedProblem>,
    is_complete: bool,
) -> Report<'b> {
    // A bracket may be a full-width one, of three bytes.
    let text = &*decoded.text;
    let whole = |at: usize| (at..=text.len()).find(|at| text.is_char_boundary(*at));
    for found in &mut all {
        let Span { start, end } = found.span;
        found.span = Span::from(whole(start).unwrap_or(start)..whole(end).unwrap_or(end));
    }
    // Stable: what is found at the same place stays in the order in which it was found.
    all.sort_by_key(|found| found.span.start);
    let ends = all
        .iter()
        .flat_map(|found| [found.span.start, found.span.end]);
    let located = location::locate_all(&decoded, ends.collect());
    let problem = |found: SpannedProblem| {
        let start = location::find(&located, found.span.start)?;
        let end = location::find(&located, found.span.end)?;
        Some(LocatedProblem {
            location: start.location,
            span: Span::from(start.byte..end.byte),
            path: found.path,
            code: found.code,
            expected: found.expected,
            found: found.found,
            help: found.help,
            meant: found.meant,
            others: found.others,
            in_text: found.span,
        })
    };
    let problems = all.into_iter().filter_map(problem).collect();
    Report {
        file: file.to_owned(),
        problems,
        is_complete,
        text: decoded.text,
    }
}

impl From<decode::EncodingProblem> for SpannedProblem {
    fn from(problem: decode::EncodingProblem) -> SpannedProblem {
        SpannedProblem {
            span: problem.span,
            path: Path::default(),
            code: Code::File(problem.code),
            expected: problem.expected.to_owned(),
            found: problem.found,
            help: Some(problem.help.to_owned()),
            meant: None,
            others: Vec::new(),
        }
    }
}

impl From<syntax::SyntaxProblem> for SpannedProblem {
    fn from(problem: syntax::SyntaxProblem) -> SpannedProblem {
        SpannedProblem {
            span: problem.span,
            path: problem.path,
            code: Code::File(problem.code),
            expected: problem.expected,
            found: problem.found,
            help: problem.help,
            meant: None,
            others: Vec::new(),
        }
    }
}
