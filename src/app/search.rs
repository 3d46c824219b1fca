//! Where the words that a reader looks for occur.
//!
//! Texts are compared without case and diacritics, so that е finds ё and e finds é in any script:
//! canonical decomposition without combining marks, in lower case (Unicode Standard Annex 15).

use crate::inline::plain_text;
use crate::story::{Story, Text};

/// The texts of a story in one language, folded for searching.
#[derive(Debug, PartialEq, Eq)]
pub struct SearchTexts {
    /// of each position, by number
    positions: Vec<String>,
    /// of each event
    events: Vec<String>,
}

impl SearchTexts {
    /// Takes the texts in which readers look for words: those that stand on the page, without their
    /// marks and without the addresses of links.
    pub fn new(story: &Story, language: &str) -> SearchTexts {
        let events = story.events.iter();
        let positions = events.clone().flat_map(|event| &event.positions);
        let positions = positions.map(|position| {
            let name = |person: &Option<std::sync::Arc<crate::story::Person>>| {
                person.as_ref().map(|person| person.name.clone())
            };
            joined(
                story,
                language,
                &[
                    Some(&position.text),
                    position.quote.as_ref(),
                    position.note.as_ref(),
                    position.change_note.as_ref(),
                    name(&position.speaker).as_ref(),
                    name(&position.according_to).as_ref(),
                ],
            )
        });
        let positions: Vec<String> = positions.collect();
        let events = events.map(|event| {
            let mut texts = vec![
                Some(&event.title),
                event.summary.as_ref(),
                event.text.as_ref(),
                event.date_label.as_ref(),
                event.place.as_ref(),
                event.format.as_ref(),
            ];
            for media in &event.media {
                for text in [&media.title, &media.caption, &media.credit, &media.alt] {
                    texts.push(text.as_ref());
                }
            }
            joined(story, language, &texts)
        });
        let mut texts = positions;
        let count = texts.len();
        texts.extend(events);
        let events = fold_all(&mut texts).split_off(count);
        SearchTexts {
            positions: texts,
            events,
        }
    }

    /// In which texts every one of some words occurs.
    pub fn find(&self, words: &str) -> Found {
        let words = fold(words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let matches = |texts: &[String]| {
            let has_all = |text: &String| words.iter().all(|word| text.contains(word));
            texts.iter().map(has_all).collect()
        };
        Found {
            positions: matches(&self.positions),
            events: matches(&self.events),
        }
    }
}

/// Where words occur.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// in which positions, by number
    pub positions: Vec<bool>,
    /// in which events
    pub events: Vec<bool>,
}

fn joined(story: &Story, language: &str, texts: &[Option<&Text>]) -> String {
    let mut joined = String::new();
    for text in texts.iter().flatten() {
        joined.push_str(&plain_text(story.say(text, language)));
        joined.push(' ');
    }
    // It ends a text where all are folded in one call.
    joined.replace('\0', " ")
}

/// Folds texts in place.
fn fold_all(texts: &mut Vec<String>) -> &mut Vec<String> {
    // In one call: each that crosses into the browser costs more than what it does there.
    let all = fold(&texts.join("\0"));
    for (text, folded) in texts.iter_mut().zip(all.split('\0')) {
        *text = folded.to_owned();
    }
    texts
}

#[cfg(widget)]
use crate::js::fold;

/// A text without case and diacritics.
#[cfg(not(widget))]
fn fold(text: &str) -> String {
    use icu::normalizer::DecomposingNormalizerBorrowed;
    use icu::properties::CodePointMapData;
    use icu::properties::props::GeneralCategory;
    let categories = CodePointMapData::<GeneralCategory>::new();
    let is_mark = |c: char| {
        matches!(
            categories.get(c),
            GeneralCategory::NonspacingMark
                | GeneralCategory::SpacingMark
                | GeneralCategory::EnclosingMark
        )
    };
    let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(text);
    let base: String = decomposed.chars().filter(|c| !is_mark(*c)).collect();
    base.to_lowercase()
}
