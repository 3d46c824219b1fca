//! What is written above a column: `title (en)`, `according to`.

use super::sheets::{Column, Sheet};

/// The heading of a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// the field's key
    pub key: &'static str,
    /// the language of the texts below; none where they are for every language, or no texts
    pub language: Option<String>,
}

impl Heading {
    /// Returns it as it is written.
    pub fn text(&self) -> String {
        let name = words_of(self.key);
        match &self.language {
            Some(language) => [&name, " (", language, ")"].concat(),
            None => name,
        }
    }
}

/// Returns a key as people write it: `according to`.
fn words_of(key: &str) -> String {
    key.trim_start_matches('$').replace(['_', '.'], " ")
}

/// Returns what is written above a column without its language, and that language.
pub fn key_of(written: &str) -> (String, Option<String>) {
    let written = written.trim();
    let brackets = [('(', ')'), ('[', ']'), ('（', '）')];
    for (open, close) in brackets {
        if let Some((name, language)) = written
            .strip_suffix(close)
            .and_then(|rest| rest.rsplit_once(open))
        {
            return (plain(name), Some(language.trim().replace('_', "-")));
        }
    }
    (plain(written), None)
}

/// Returns a heading in small letters, with one space between its words: `Date_Label` is `date label`.
fn plain(name: &str) -> String {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '_' | '-' | '.' | '\u{a0}');
    let name = name.trim_end_matches(['*', ':']).to_lowercase();
    let words: Vec<&str> = name
        .split(is_between)
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

impl Sheet {
    /// Returns the column whose heading, without a language, is this in the words of [`key_of`].
    pub fn column_of(&self, name: &str) -> Option<&'static Column> {
        self.columns
            .iter()
            .find(|column| words_of(column.key) == name)
    }

    /// Returns every heading without its language.
    pub fn names(&self) -> Vec<String> {
        self.columns
            .iter()
            .map(|column| words_of(column.key))
            .collect()
    }
}
