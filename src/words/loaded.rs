//! The languages that a page has loaded.

use super::Words;
use crate::story::same_primary;
use std::cell::RefCell;

thread_local! {
    static LOADED: RefCell<Vec<&'static Words>> = const { RefCell::new(Vec::new()) };
}

/// Takes in a language that was loaded, a text a line. It stays for as long as the page does.
pub fn add(lines: &'static str) {
    let words = Words::from_lines(lines);
    LOADED.with(|loaded| loaded.borrow_mut().push(Box::leak(Box::new(words))));
}

/// Returns the words of some language, if they are there.
pub fn words(language: &str) -> Option<&'static Words> {
    LOADED.with(|loaded| {
        let loaded = loaded.borrow();
        let found = loaded
            .iter()
            .find(|words| same_primary(words.language, language));
        found.copied()
    })
}
