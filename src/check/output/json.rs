//! What `standpoint check --format json` prints. Its fields are told in docs/checking.md.

use super::Tally;
use crate::check::{LocatedProblem, Report};
use serde::Serialize;

/// The whole document.
#[derive(Serialize, Default)]
pub struct Document {
    files: Vec<File>,
    summary: Summary,
}

#[derive(Serialize)]
struct File {
    file: String,
    /// why it could not be read
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<Unread>,
    complete: bool,
    problems: Vec<Entry>,
}

#[derive(Serialize)]
struct Unread {
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
struct Entry {
    line: usize,
    column: usize,
    span: Bytes,
    path: String,
    level: &'static str,
    code: &'static str,
    expected: String,
    found: String,
    help: Option<String>,
    message: String,
}

#[derive(Serialize)]
struct Bytes {
    start: usize,
    end: usize,
}

#[derive(Serialize, Default)]
struct Summary {
    files: usize,
    unread: usize,
    errors: usize,
    warnings: usize,
}

impl Document {
    /// Adds what was found in a file.
    pub fn add(&mut self, report: &Report) {
        self.files.push(File {
            file: report.file.clone(),
            failure: None,
            complete: report.is_complete,
            problems: report.problems.iter().map(Entry::from).collect(),
        });
    }

    /// Adds a file that could not be read: a stable word for the reason, and the reason for people.
    pub fn add_unread(&mut self, file: String, code: &'static str, message: String) {
        self.files.push(File {
            file,
            failure: Some(Unread { code, message }),
            complete: false,
            problems: Vec::new(),
        });
    }

    /// Adds the sums, when every file is there.
    pub fn finish(&mut self, tally: &Tally) {
        self.summary = Summary {
            files: tally.files,
            unread: tally.unread,
            errors: tally.errors,
            warnings: tally.warnings,
        };
    }
}

impl From<&LocatedProblem> for Entry {
    fn from(problem: &LocatedProblem) -> Entry {
        Entry {
            line: problem.location.line,
            column: problem.location.column,
            span: Bytes {
                start: problem.span.start,
                end: problem.span.end,
            },
            path: problem.path.text(),
            level: problem.code.level().word(),
            code: problem.code.word(),
            expected: problem.expected.clone(),
            found: problem.found_with_others(),
            help: problem.help.clone(),
            message: problem.message(),
        }
    }
}
