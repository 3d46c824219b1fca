//! Which cards are open.

use super::selection::Selection;
use crate::story::Story;

/// A filter that leaves so many events or fewer opens their cards, so that what was looked for is seen.
const MAX_OPENED_BY_FILTER: usize = 20;

/// Which cards are open, by the index of their event, and which of them a filter opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenCards {
    open: Vec<bool>,
    opened_by_filter: Vec<usize>,
}

impl OpenCards {
    /// The cards of a story that `is_open` picks by the id of their event. An event at which nobody
    /// said anything has no card.
    pub fn new(story: &Story, is_open: impl Fn(&str) -> bool) -> OpenCards {
        let events = story.events.iter();
        OpenCards {
            open: events
                .map(|event| event.opens() && is_open(&event.id))
                .collect(),
            opened_by_filter: Vec::new(),
        }
    }

    /// Whether the card of an event is open.
    pub fn has(&self, event: usize) -> bool {
        self.open.get(event) == Some(&true)
    }

    /// The indices of the events whose cards differ, in order.
    pub fn difference<'a>(&'a self, other: &'a OpenCards) -> impl Iterator<Item = usize> + 'a {
        let pairs = self.open.iter().zip(&other.open).enumerate();
        pairs.filter_map(|(event, (one, other))| (one != other).then_some(event))
    }

    /// Opens or closes a card.
    pub fn set(&mut self, event: usize, is_open: bool) {
        if let Some(open) = self.open.get_mut(event) {
            *open = is_open;
        }
    }

    /// Opens or closes all cards.
    pub fn set_all(&mut self, story: &Story, is_open: bool) {
        *self = OpenCards::new(story, |_| is_open);
    }

    /// Opens the cards of what a filter leaves, where these are few, and closes those that the filter
    /// before had opened.
    pub fn follow_filter(&mut self, story: &Story, selection: &Selection) {
        for event in std::mem::take(&mut self.opened_by_filter) {
            self.set(event, false);
        }
        if !selection.is_filtered() || selection.count_events().0 > MAX_OPENED_BY_FILTER {
            return;
        }
        for (index, event) in story.events.iter().enumerate() {
            if selection.has_event(index) && event.opens() && !self.has(index) {
                self.set(index, true);
                self.opened_by_filter.push(index);
            }
        }
    }

    /// The same cards in another version of the story, by the ids of the events. Of those that are new
    /// there, `others` says which are open.
    pub fn carried_over(&self, from: &Story, to: &Story, others: &OpenCards) -> OpenCards {
        let index_of = |id: &str| {
            let mut events = from.events.iter();
            events.position(|event| event.id == id && event.opens())
        };
        let mut cards = others.clone();
        for (index, event) in to.events.iter().enumerate() {
            if let Some(before) = index_of(&event.id) {
                cards.set(index, self.has(before) && event.opens());
            }
        }
        let was_opened =
            |id: &str| index_of(id).is_some_and(|index| self.opened_by_filter.contains(&index));
        let events = to.events.iter().enumerate();
        let opened = events.filter(|(index, event)| cards.has(*index) && was_opened(&event.id));
        cards.opened_by_filter = opened.map(|(index, _)| index).collect();
        cards
    }
}
