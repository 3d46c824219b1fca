//! Ids that are the same whenever the same file is imported.

use crate::read::MAX_ID;
use icu::normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use std::collections::{HashMap, HashSet};

/// The ids given in one list of a story.
#[derive(Default)]
pub struct Ids {
    taken: HashSet<String>,
    /// the last number that was put behind each text: up to it all are taken
    numbers: HashMap<String, usize>,
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
        // Ids that differ in case alone are told apart by nobody.
        if !self.taken.insert(id.to_lowercase()) {
            let number = self.numbers.entry(base.to_lowercase()).or_insert(1);
            loop {
                *number += 1;
                let suffix = format!("-{number}");
                id = cut(&base, MAX_ID - suffix.len()) + &suffix;
                if self.taken.insert(id.to_lowercase()) {
                    break;
                }
            }
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
        char::REPLACEMENT_CHARACTER => false,
        c => !c.is_whitespace() && !c.is_control(),
    };
    !text.is_empty() && text.chars().count() <= MAX_ID && text.chars().all(is_allowed)
}

/// Returns the letters and digits of a text in lower case, with `-` between its words. Letters of every
/// script stay; Latin ones lose their accents, as in the addresses that people type.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    let mut text = text.to_owned();
    if !text.is_ascii() {
        let apart = DecomposingNormalizerBorrowed::new_nfd()
            .normalize(&text)
            .into_owned();
        let mut is_latin = false;
        let kept = apart.chars().filter(|c| {
            let is_accent = matches!(c, '\u{300}'..='\u{36f}');
            if !is_accent {
                is_latin = c.is_ascii_alphabetic();
            }
            !(is_accent && is_latin)
        });
        text = ComposingNormalizerBorrowed::new_nfc()
            .normalize_iter(kept)
            .collect();
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_the_words_of_a_text() {
        for (text, expected) in [
            (
                "Rózsa Péter writes: «Recursion»",
                "rozsa-peter-writes-recursion",
            ),
            ("It's Easy", "its-easy"),
            ("Йод і ёж", "йод-і-ёж"),
            ("北京会谈", "北京会谈"),
            ("—", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
        assert!(slug(&"long ".repeat(40)).len() <= MAX_ID);
    }

    #[test]
    fn no_two_ids_are_the_same() {
        let mut ids = Ids::default();
        assert_eq!(ids.make("A b", "event"), "a-b");
        assert_eq!(ids.make("a B!", "event"), "a-b-2");
        assert_eq!(ids.make("?", "event"), "event");
        assert!(!ids.keep("A-B"));
        assert!(!ids.keep("a b"));
        assert!(ids.keep("c"));
    }
}
