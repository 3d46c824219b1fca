//! Which positions a reader wants to see.

use crate::story::{PositionKind, Story, Text};

/// What a reader has chosen. Nothing chosen of a sort means all of it.
#[derive(Default)]
pub struct Filter {
    /// ids of sides
    pub sides: Vec<String>,
    /// ids of topics
    pub topics: Vec<String>,
    /// only what the sides themselves say: neither reports nor analysts' views
    pub stated_only: bool,
    /// where the word that is looked for occurs; in the order of [`texts`]
    pub found: Option<Vec<u8>>,
}

/// Ids with white space between them, as attributes have them.
pub fn ids(ids: &str) -> Vec<String> {
    ids.split_whitespace().map(str::to_owned).collect()
}

impl Filter {
    /// What is left of a story, a byte each: positions by number, and then events. An event in whose
    /// own text the word occurs is there with all its positions that are otherwise asked for; one
    /// without any position only where nothing but a word is asked for.
    pub fn apply(&self, story: &Story) -> Vec<u8> {
        let count: usize = story.events.iter().map(|event| event.positions.len()).sum();
        let found = |at: usize| {
            let found = self.found.as_ref();
            found.is_none_or(|found| found.get(at).is_some_and(|found| *found != 0))
        };
        let is_of_positions = self.stated_only || !self.sides.is_empty() || !self.topics.is_empty();
        let mut shown = Vec::with_capacity(count + story.events.len());
        let mut events = Vec::with_capacity(story.events.len());
        for event in &story.events {
            let event_found = found(count + events.len());
            let mut any = event_found && !is_of_positions;
            for held in &event.positions {
                let is_shown = asked_for(&self.sides, &held.side.id)
                    && asked_for(&self.topics, &held.topic.id)
                    && !(self.stated_only && held.kind != PositionKind::Stated)
                    && (event_found && self.found.is_some() || found(held.number - 1));
                shown.push(u8::from(is_shown));
                any |= is_shown;
            }
            events.push(u8::from(any));
        }
        shown.extend(events);
        shown
    }
}

fn asked_for(ids: &[String], id: &str) -> bool {
    ids.is_empty() || ids.iter().any(|asked| asked == id)
}

/// The texts in which a word is looked for, in the language shown: of each position, by number, and
/// then of each event; with U+0000 behind each.
pub fn texts(story: &Story, language: &str) -> String {
    let mut all = String::new();
    let mut add = |texts: [Option<&Text>; 5]| {
        for text in texts.into_iter().flatten() {
            all.push_str(story.say(text, language));
            all.push(' ');
        }
        all.push('\0');
    };
    for held in story.events.iter().flat_map(|event| &event.positions) {
        add([
            Some(&held.text),
            held.quote.as_ref(),
            held.note.as_ref(),
            held.speaker.as_ref().map(|speaker| &speaker.name),
            held.according_to.as_ref().map(|reporter| &reporter.name),
        ]);
    }
    for event in &story.events {
        let (title, summary) = (Some(&event.title), Some(&event.summary));
        add([title, summary, event.place.as_ref(), None, None]);
    }
    all
}
