//! What a filter leaves of a story.

use super::search::Found;
use super::settings::{Filter, Kinds};
use crate::story::{Position, PositionKind, Side, Story};

/// What is left of a story.
#[derive(Debug, Default)]
pub struct Selection {
    /// the filter of which this is what it leaves
    filter: Filter,
    /// counts the stories and languages to which it was applied
    version: u32,
    /// whether each position is left, by number
    positions: Vec<bool>,
    /// whether each event is left
    events: Vec<bool>,
}

impl PartialEq for Selection {
    fn eq(&self, other: &Selection) -> bool {
        self.is_of(&other.filter, other.version)
    }
}

impl Selection {
    /// Applies a filter; `found` says where its words occur. An event in whose own text they occur is
    /// left with all its positions that are otherwise asked for; one without any position only where
    /// nothing but words and its group is asked for.
    pub fn new(story: &Story, filter: &Filter, found: Option<&Found>, version: u32) -> Selection {
        let asks_for_positions = Filter {
            find: String::new(),
            group: String::new(),
            ..filter.clone()
        };
        let asks_for_positions = asks_for_positions.is_set();
        let (mut positions, mut events) = (Vec::new(), Vec::new());
        for event in &story.events {
            let index = events.len();
            let event_found = found.is_none_or(|found| found.events.get(index) == Some(&true));
            let group = event.group.as_ref();
            let is_of_group =
                filter.group.is_empty() || group.is_some_and(|group| group.id == filter.group);
            let mut is_left = event_found && is_of_group && !asks_for_positions;
            for position in &event.positions {
                let has_words = found.is_none_or(|found| {
                    event_found || found.positions.get(position.number - 1) == Some(&true)
                });
                let is_shown = has_words && is_of_group && asks_for(filter, position);
                positions.push(is_shown);
                is_left |= is_shown;
            }
            events.push(is_left);
        }
        Selection {
            filter: filter.clone(),
            version,
            positions,
            events,
        }
    }

    /// Whether it is what a filter leaves of this version of the story.
    pub fn is_of(&self, filter: &Filter, version: u32) -> bool {
        self.version == version && self.filter == *filter
    }

    /// Whether a filter is set.
    pub fn is_filtered(&self) -> bool {
        self.filter.is_set()
    }

    /// Whether a reader follows one topic through time.
    pub fn is_of_one_topic(&self) -> bool {
        !self.filter.topic.is_empty()
    }

    /// Whether of each topic that is left all is left: nothing but a topic is asked for, if anything.
    pub fn has_whole_topics(&self) -> bool {
        let topic_alone = Filter {
            topic: self.filter.topic.clone(),
            ..Filter::default()
        };
        self.filter == topic_alone
    }

    /// Whether a side is among those that are asked for.
    pub fn asks_for_side(&self, side: &Side) -> bool {
        asks_for_side(&self.filter, side)
    }

    /// Whether a position is left, by its number.
    pub fn has_position(&self, number: usize) -> bool {
        self.positions.get(number - 1) == Some(&true)
    }

    /// Whether an event is left, by its index.
    pub fn has_event(&self, index: usize) -> bool {
        self.events.get(index) == Some(&true)
    }

    /// How many positions are left, and of how many.
    pub fn count_positions(&self) -> (usize, usize) {
        (count(&self.positions), self.positions.len())
    }

    /// How many events are left, and of how many.
    pub fn count_events(&self) -> (usize, usize) {
        (count(&self.events), self.events.len())
    }
}

/// Whether a position is what a filter asks for, whatever its words.
fn asks_for(filter: &Filter, position: &Position) -> bool {
    position.sides().any(|side| asks_for_side(filter, side))
        && (filter.topic.is_empty() || filter.topic == position.topic.id)
        && (filter.speaker.is_empty()
            || position
                .speaker
                .as_ref()
                .is_some_and(|speaker| speaker.id == filter.speaker))
        && (filter.kinds == Kinds::All || position.kind == PositionKind::Stated)
}

fn asks_for_side(filter: &Filter, side: &Side) -> bool {
    filter.sides.is_empty() || filter.sides.contains(&side.id)
}

fn count(left: &[bool]) -> usize {
    left.iter().filter(|left| **left).count()
}
