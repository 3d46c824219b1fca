//! What `standpoint check` prints: for people ([`std::fmt::Display`] of a [`super::Report`]), and for
//! programs ([`Document`]).

mod json;
mod text;

pub use json::Document;

/// How much was found, in all files together.
#[derive(Default)]
pub struct Tally {
    /// files that were checked
    pub files: usize,
    /// files that could not be read
    pub unread: usize,
    /// errors in them
    pub errors: usize,
    /// warnings in them
    pub warnings: usize,
}

impl Tally {
    /// Adds a file that was checked.
    pub fn add(&mut self, report: &super::Report) {
        self.files += 1;
        self.errors += report.count(super::Level::Error);
        self.warnings += report.count(super::Level::Warning);
    }

    /// Says it in a line: `2 files, 3 errors, 1 warning`.
    pub fn summary(&self) -> String {
        let count = |count: usize, what: &str| match count {
            1 => format!("1 {what}"),
            count => format!("{count} {what}s"),
        };
        let mut parts = vec![count(self.files, "file")];
        if self.unread > 0 {
            parts.push(format!("{} not read", self.unread));
        }
        if self.errors + self.warnings == 0 {
            parts.push(String::from("no problems"));
        } else {
            parts.push(count(self.errors, "error"));
            parts.push(count(self.warnings, "warning"));
        }
        parts.join(", ")
    }
}
