//! Makes a [`Story`] of JSON and records everything that is wrong on the way.
//!
//! The reader is written by hand rather than derived, for two reasons: a derived one stops at the
//! first mistake, where an editor wants to see them all and the page wants to show the rest; and
//! in the WebAssembly it is a third of the size.

pub(crate) mod at;
mod ids;
mod media;
pub(crate) mod problem;
pub(crate) mod reader;
pub(crate) mod story;
mod suggest;
#[cfg(not(widget))]
pub(crate) mod zone;

#[cfg(not(widget))]
pub use problem::{Level, Meant};
pub use problem::{Path, Problem, Segment, StoryCode};
pub use reader::MAX_PIXELS;
pub use reader::is_language;
pub use reader::{MAX_ID, MAX_PROBLEMS, MAX_TEXT};
#[cfg(not(widget))]
pub use story::made_id;
pub use story::{MAX_EVENTS, MAX_POSITIONS, MAX_SIDES, MAX_TOPICS};
#[cfg(not(widget))]
pub(crate) use suggest::nearest as nearest_name;

#[cfg(not(widget))]
pub(crate) use suggest::{Suggestion, nearest};

#[cfg(not(widget))]
use crate::json;
use crate::json::{Json, JsonError};
use crate::story::Story;
#[cfg(not(widget))]
pub(crate) use reader::in_ticks;

/// A story, and what is wrong with its file.
pub struct Reading {
    /// the sound part of the story; `None` where nothing of it can be shown
    pub story: Option<Story>,
    /// everything that is wrong, at most [`MAX_PROBLEMS`] of each level: first the errors, and where the
    /// story was reviewed by `check`, then the warnings
    pub problems: Vec<Problem>,
}

#[cfg(not(widget))]
impl Reading {
    /// Returns the problems that are errors.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        let is_error = |problem: &&Problem| problem.code.level() == Level::Error;
        self.problems.iter().filter(is_error)
    }
}

/// Reads a story. It never fails as a whole: the problems are recorded, and the story has all that is
/// right. An event or position that lacks something required is left out; an optional field that is
/// wrong is treated as missing.
pub fn read(json: &Json) -> Reading {
    let mut reader = reader::StoryReader::default();
    let root = at::At::root(json);
    let story = story::read(&mut reader, &root);
    Reading {
        story,
        problems: reader.problems,
    }
}

/// Reads a story from the text of its file. A byte-order mark at its start is skipped, as
/// browsers do.
#[cfg(not(widget))]
pub fn read_str(text: &str) -> Reading {
    match json_of(text) {
        Ok(json) => read(&json),
        Err(problem) => Reading {
            story: None,
            problems: vec![problem],
        },
    }
}

/// Parses the text of a story's file.
#[cfg(not(widget))]
pub fn json_of(text: &str) -> Result<Json, Problem> {
    json::parse(text).map_err(|error| {
        let found = match error {
            JsonError::Syntax(at) => unexpected(text, at),
            JsonError::Deep | JsonError::Many => String::new(),
        };
        unreadable(error, found)
    })
}

/// Returns the problem of a text that was not parsed. `found` says what is there where it is not
/// JSON, and is left aside for other errors.
pub fn unreadable(error: JsonError, found: String) -> Problem {
    let (code, expected, found) = match error {
        JsonError::Syntax(_) => (StoryCode::Syntax, "a JSON file", found),
        JsonError::Deep => (
            StoryCode::TooMuch,
            "at most 32 levels",
            String::from("more"),
        ),
        JsonError::Many => (
            StoryCode::TooMuch,
            "at most 4,000,000 values",
            String::from("more"),
        ),
    };
    Problem {
        path: Path::default(),
        code,
        expected: expected.to_owned(),
        found,
        help: None,
        #[cfg(not(widget))]
        meant: None,
    }
}

/// Names the character at a byte of a text, with its line and column, which count from 1.
#[cfg(not(widget))]
fn unexpected(text: &str, at: usize) -> String {
    let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
    let line = before.split('\n').count();
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    match behind.chars().next() {
        Some(mark) => format!(
            "{} in line {line}, column {column}",
            in_ticks(&mark.to_string())
        ),
        None => format!("the end of the file in line {line}"),
    }
}

#[cfg(all(test, not(widget)))]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_json_is_named_with_its_line_and_column() {
        for (text, expected) in [
            ("{\n  \"é\": 1;}", "`;` in line 2, column 9"),
            ("[1,\n", "the end of the file in line 2"),
        ] {
            let problems = read_str(text).problems;
            assert_eq!(problems.len(), 1);
            assert_eq!(problems[0].code, StoryCode::Syntax);
            assert_eq!(problems[0].found, expected);
        }
    }
}
