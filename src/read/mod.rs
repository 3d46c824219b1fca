//! From JSON to a [`Story`], with a note of everything that is wrong on the way.
//!
//! The reader is written by hand rather than derived, for two reasons: a derived one stops at the
//! first mistake, where an editor wants to see them all and the page wants to show the rest; and
//! in the WebAssembly it is a third of the size.

mod problem;
mod reader;
mod story;

pub use problem::{Code, Path, Problem, Segment};
pub use reader::{MAX_PROBLEMS, MAX_TEXT};
pub use story::{MAX_EVENTS, MAX_POSITIONS};

pub use reader::is_safe_url;

use crate::json::Json;
use crate::story::Story;

/// What came of reading a file.
pub struct Reading {
    /// the sound part of the story; `None` where nothing of it can be shown
    pub story: Option<Story>,
    /// everything that is wrong, in the order of the file's structure
    pub problems: Vec<Problem>,
}

/// Reads a story. Never fails as a whole: what is wrong is among the problems, what is right is in
/// the story. An event or position that lacks something required is left out; an optional field
/// that is wrong counts as not given.
pub fn read(json: &Json) -> Reading {
    let mut reader = reader::Reader::default();
    let story = story::read(&mut reader, &reader::At::root(json));
    Reading {
        story,
        problems: reader.problems,
    }
}

/// Reads a story from the text of its file. A byte-order mark at its start is passed over, as
/// browsers do.
#[cfg(not(target_arch = "wasm32"))]
pub fn read_str(text: &str) -> Reading {
    match json_of(text) {
        Ok(json) => read(&json),
        Err(problem) => Reading {
            story: None,
            problems: vec![problem],
        },
    }
}

/// The JSON value in the text of a file.
#[cfg(not(target_arch = "wasm32"))]
pub fn json_of(text: &str) -> Result<Json, Problem> {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| Problem {
        path: Path::default(),
        code: Code::Syntax,
        expected: String::from("a JSON file"),
        found: error.to_string(),
        help: None,
    })
}
