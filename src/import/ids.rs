//! Ids that are the same whenever the same file is imported.

use crate::read::MAX_ID;
use std::collections::HashSet;

/// The ids given in one list of a story.
#[derive(Default)]
pub struct Ids {
    taken: HashSet<String>,
}

impl Ids {
    /// Returns an id made of a text, which no other has: where it is taken, with `-2`, `-3` … behind it.
    /// `otherwise` is the beginning where the text has no letter.
    pub fn make(&mut self, text: &str, otherwise: &str) -> String {
        let mut base = slug(text);
        if base.is_empty() {
            base = otherwise.to_owned();
        }
        let mut id = base.clone();
        let mut number = 1;
        // Ids that differ in case alone are told apart by nobody.
        while !self.taken.insert(id.to_lowercase()) {
            number += 1;
            let suffix = format!("-{number}");
            id = cut(&base, MAX_ID - suffix.len()) + &suffix;
        }
        id
    }

    /// Keeps an id that the file gives, if it can be one and is free.
    pub fn keep(&mut self, id: &str) -> bool {
        is_id(id) && self.taken.insert(id.to_lowercase())
    }
}

/// Returns whether a text can be an id.
pub fn is_id(text: &str) -> bool {
    let is_allowed = |c: char| match c {
        '-' | '_' | '.' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        c => !c.is_whitespace() && !c.is_control(),
    };
    !text.is_empty() && text.chars().count() <= MAX_ID && text.chars().all(is_allowed)
}

/// Returns the letters and digits of a text in lower case, with `-` between its words. Letters of every
/// script stay.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '\'' | '’' => {}
            c if c.is_alphanumeric() || is_mark(c) => slug.push(c),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    cut(&slug, MAX_ID)
}

/// A vowel sign or accent, which belongs to the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{e00}'..='\u{109f}' | '\u{64b}'..='\u{65f}')
        && !c.is_whitespace()
        && !c.is_ascii_punctuation()
}

fn cut(text: &str, length: usize) -> String {
    let cut: String = text.chars().take(length).collect();
    cut.trim_end_matches('-').to_owned()
}
