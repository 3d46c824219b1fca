//! Which positions a reader wants to see.

use crate::story::{PositionKind, Story};

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

/// What is left of a story.
#[derive(Default)]
pub struct Shown {
    /// by the position's number, from 0
    pub positions: Vec<bool>,
    /// by the event's place
    pub events: Vec<bool>,
}

impl Filter {
    /// What is to be seen of a story. An event in whose own text the word occurs is there with all
    /// its positions that are otherwise asked for; one without any position only where nothing but
    /// a word is asked for.
    pub fn apply(&self, story: &Story) -> Shown {
        let count: usize = story.events.iter().map(|event| event.positions.len()).sum();
        let found = |at: usize| {
            let found = self.found.as_ref();
            found.is_none_or(|found| found.get(at).is_some_and(|found| *found != 0))
        };
        let is_of_positions = self.stated_only || !self.sides.is_empty() || !self.topics.is_empty();
        let mut shown = Shown::default();
        for (at, event) in story.events.iter().enumerate() {
            let event_found = found(count + at);
            let mut any = event_found && !is_of_positions;
            for held in &event.positions {
                let is_shown = asked_for(&self.sides, &held.side.id)
                    && asked_for(&self.topics, &held.topic.id)
                    && !(self.stated_only && held.kind != PositionKind::Stated)
                    && (event_found || found(held.number - 1));
                shown.positions.push(is_shown);
                any |= is_shown;
            }
            shown.events.push(any);
        }
        shown
    }
}

fn asked_for(ids: &[String], id: &str) -> bool {
    ids.is_empty() || ids.iter().any(|asked| asked == id)
}

/// The texts in which a word is looked for, in the language shown: of each position, by number, and
/// then of each event.
pub fn texts(story: &Story, language: &str) -> Vec<String> {
    let joined = |texts: &[Option<&crate::story::Text>]| {
        let texts = texts.iter().flatten();
        let texts: Vec<&str> = texts.map(|text| story.say(text, language)).collect();
        texts.join("\n")
    };
    let positions = story.events.iter().flat_map(|event| &event.positions);
    let positions = positions.map(|held| {
        let name = |person: &Option<std::sync::Arc<crate::story::Person>>| {
            person.as_ref().map(|person| person.name.clone())
        };
        let (speaker, reporter) = (name(&held.speaker), name(&held.according_to));
        joined(&[
            Some(&held.text),
            held.quote.as_ref(),
            held.note.as_ref(),
            speaker.as_ref(),
            reporter.as_ref(),
        ])
    });
    let events = story.events.iter().map(|event| {
        joined(&[
            Some(&event.title),
            Some(&event.summary),
            event.place.as_ref(),
        ])
    });
    positions.chain(events).collect()
}
