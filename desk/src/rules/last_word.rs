//! What a side said last on a topic before it says something on it again. `firmer` or `softer` is judged in
//! sight of both.

use super::ids::position_ids;
use standpoint::date::When;
use standpoint::format::{Date, Event, Id, Position, Sides, Story, Text};

/// So many are worth choosing from.
const MAX_EARLIER: usize = 20;

/// What a side said before.
#[derive(Clone, PartialEq)]
pub struct LastWord {
    /// the id by which `change_to` names it
    pub id: String,
    /// the index of its event
    pub event: usize,
    /// its index there
    pub position: usize,
    /// what the event is called
    pub title: Text,
    /// when it was said, in EDTF
    pub date: Date,
    /// the name of the time zone of its event; empty where it has none
    pub zone: String,
    /// what was held
    pub text: Text,
    /// in whose words
    pub quote: Option<Text>,
}

/// Returns what is compared with a position: what its `change_to` names, or else what the first of its sides said
/// last on its topic.
pub fn last_word(story: &Story, event: usize, index: usize) -> Option<LastWord> {
    let position = story.events.get(event)?.positions.as_ref()?.get(index)?;
    match &position.change_to {
        Some(named) => {
            let (event, index) = find(story, &named.0)?;
            word(story, event, index)
        }
        None => earlier(story, event, index).into_iter().next(),
    }
}

/// Returns what the first side of a position said before on its topic, the last first. A side's own word is compared
/// with its own word, as the page of the story does it.
pub fn earlier(story: &Story, event: usize, index: usize) -> Vec<LastWord> {
    let Some(at) = story.events.get(event) else {
        return Vec::new();
    };
    let Some(position) = at
        .positions
        .as_ref()
        .and_then(|positions| positions.get(index))
    else {
        return Vec::new();
    };
    let (Some(side), Some(now)) = (sides(position).first(), since(at, event, position, index))
    else {
        return Vec::new();
    };
    if side.0.is_empty() || position.topic.0.is_empty() {
        return Vec::new();
    }
    let is_own = |position: &Position| !is_reported(story, position);
    let mut found: Vec<Since> = Vec::new();
    for (event_index, at) in story.events.iter().enumerate() {
        for (index, other) in at.positions.iter().flatten().enumerate() {
            if other.topic == position.topic
                && sides(other).contains(side)
                && (is_own(other) || !is_own(position))
                && let Some(then) = since(at, event_index, other, index)
                && then < now
            {
                found.push(then);
            }
        }
    }
    found.sort_by_key(|since| std::cmp::Reverse(*since));
    let words = found.into_iter().take(MAX_EARLIER);
    words
        .filter_map(|(_, _, event, index)| word(story, event, index))
        .collect()
}

/// A place in the order in which things were said: the moment, that of the event, and the places in the file.
type Since = (i64, i64, usize, usize);

fn since(event: &Event, event_index: usize, position: &Position, index: usize) -> Option<Since> {
    let of_event = When::parse(&event.date.0).ok()?.earliest();
    let own = position
        .date
        .as_ref()
        .and_then(|date| When::parse(&date.0).ok());
    let said = own.map_or(of_event, |when| when.earliest());
    Some((said, of_event, event_index, index))
}

fn sides(position: &Position) -> &[Id] {
    match &position.side {
        Sides::One(id) => std::slice::from_ref(id),
        Sides::Joint(ids) => ids,
    }
}

/// Returns whether another side reports a position.
fn is_reported(story: &Story, position: &Position) -> bool {
    let Some(reporter) = &position.according_to else {
        return false;
    };
    let mut people = story.people.iter().flatten();
    let reporter = people.find(|person| person.id == *reporter);
    reporter.is_some_and(|reporter| !sides(position).contains(&reporter.side))
}

fn find(story: &Story, id: &str) -> Option<(usize, usize)> {
    (0..story.events.len()).find_map(|event| {
        let ids = position_ids(story, event);
        Some((event, ids.iter().position(|known| known == id)?))
    })
}

fn word(story: &Story, event_index: usize, index: usize) -> Option<LastWord> {
    let event = story.events.get(event_index)?;
    let position = event.positions.as_ref()?.get(index)?;
    Some(LastWord {
        id: position_ids(story, event_index).into_iter().nth(index)?,
        event: event_index,
        position: index,
        title: event.title.clone(),
        date: position.date.as_ref().unwrap_or(&event.date).clone(),
        zone: event
            .time_zone
            .as_ref()
            .map(|zone| zone.0.clone())
            .unwrap_or_default(),
        text: position.text.clone(),
        quote: position.quote.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example;

    #[test]
    fn the_last_word_is_of_the_same_side_on_the_same_topic_and_before() {
        let story = example();
        let mut found = 0;
        for (event_index, event) in story.events.iter().enumerate() {
            for (index, position) in event.positions.iter().flatten().enumerate() {
                let Some(word) = last_word(&story, event_index, index) else {
                    continue;
                };
                found += 1;
                let before = &story.events[word.event]
                    .positions
                    .as_ref()
                    .expect("positions")[word.position];
                assert!(before.topic == position.topic);
                assert!(sides(before).contains(&sides(position)[0]));
                let [then, now] = [
                    since(&story.events[word.event], word.event, before, word.position),
                    since(event, event_index, position, index),
                ];
                assert!(then < now);
                assert!(word.id == position_ids(&story, word.event)[word.position]);
            }
        }
        assert!(found > 10, "{found}");
    }

    // The checker says that there is nothing before where the page finds nothing.
    #[test]
    fn there_is_a_last_word_wherever_the_example_states_a_change() {
        let story = example();
        for (event_index, event) in story.events.iter().enumerate() {
            for (index, position) in event.positions.iter().flatten().enumerate() {
                let stated = position.change.map(|change| change.0.word());
                if matches!(stated, Some("firmer" | "softer" | "same")) {
                    assert!(
                        last_word(&story, event_index, index).is_some(),
                        "{event_index} {index}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_named_is_compared_whatever_was_said_since() {
        let mut story = example();
        let event = story.events.len() - 1;
        let with_positions = |event: &Event| event.positions.iter().flatten().count() > 0;
        let first = story
            .events
            .iter()
            .position(with_positions)
            .expect("an event with positions");
        let last = (first + 1..=event)
            .rev()
            .find(|index| with_positions(&story.events[*index]))
            .expect("another");
        let named = position_ids(&story, first)[0].clone();
        story.events[last].positions.as_mut().expect("positions")[0].change_to =
            Some(Id(named.clone()));
        let word = last_word(&story, last, 0).expect("what is named");
        assert_eq!((word.id, word.event, word.position), (named, first, 0));
    }
}
