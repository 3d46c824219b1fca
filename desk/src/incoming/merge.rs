//! A story that came in, added to the one in hand.

use super::fill::{Filled, same_position};
use super::names::wordings;
use crate::rules::languages::{add_language, put_in_language};
use crate::rules::sources::normalised;
use standpoint::format::{Citation, Event, Id, Position, Sides, Source, Story};
use standpoint::import::Ids;
use std::borrow::Cow;
use std::collections::HashMap;

/// How much was added.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Added {
    /// new events
    pub events: usize,
    /// new positions, at new events and at those in hand
    pub positions: usize,
    /// new sources
    pub sources: usize,
    /// values that events and positions in hand lacked
    pub filled: usize,
    /// values that were left, since there are others in their place
    pub left: usize,
}

/// The ids that things of one list come to have.
type Renamed = HashMap<String, String>;

/// Adds what is in a story to another. Sides, people, topics, sources and groups that the other has already, by
/// name or address, are the same; everything else gets an id that is free, and all references follow. An event
/// that is there already, by title and date, is given what it lacks and keeps what it has, and so are its
/// positions. In a story of several languages, what comes in one language is in that one, and the others lack it.
pub fn add(story: &mut Story, other: &Story) -> Added {
    let mut added = Added::default();
    for language in &other.languages {
        add_language(story, &language.0);
    }
    let other = &match (story.languages.as_slice(), other.languages.as_slice()) {
        ([_, _, ..], [only]) => {
            // As the story in hand writes it.
            let mut languages = story.languages.iter();
            let known = languages.find(|known| known.0.eq_ignore_ascii_case(&only.0));
            let mut other = other.clone();
            put_in_language(&mut other, &known.unwrap_or(only).0);
            Cow::Owned(other)
        }
        _ => Cow::Borrowed(other),
    };
    for zone in other.time_zones.iter().flatten() {
        let zones = story.time_zones.get_or_insert_default();
        if !zones.iter().any(|known| known.id == zone.id) {
            zones.push(zone.clone());
        }
    }
    for era in other.eras.iter().flatten() {
        let eras = story.eras.get_or_insert_default();
        if !eras.contains(era) {
            eras.push(era.clone());
        }
    }
    macro_rules! named {
        ($list:ident, $singular:literal, $keys:expr, $change:expr) => {
            named(
                &mut story.$list,
                other.$list.iter().flatten(),
                $singular,
                |item| &mut item.id.0,
                $keys,
                $change,
            )
        };
    }
    let sides = named!(sides, "side", |side| wordings(&side.name), |_| {});
    let topics = named!(topics, "topic", |topic| wordings(&topic.name), |_| {});
    let groups = named!(groups, "group", |group| wordings(&group.name), |_| {});
    // People of two sides may have the same name.
    let people = named!(
        people,
        "person",
        |person| {
            let names = wordings(&person.name).into_iter();
            names
                .map(|name| [&person.side.0, "\n", &name].concat())
                .collect()
        },
        |person| rename(&mut person.side, &sides)
    );
    let before = story.sources.as_ref().map_or(0, Vec::len);
    let sources = named!(sources, "source", keys_of_source, |source| {
        source.side.iter_mut().for_each(|side| rename(side, &sides));
    });
    added.sources = story.sources.as_ref().map_or(0, Vec::len) - before;
    let known = Known {
        sides,
        people,
        topics,
        sources,
        groups,
    };
    add_events(story, other, &known, &mut added);
    added
}

/// Returns what would come of adding a story to another, and whether that would change it at all.
pub fn outlook(story: &Story, other: &Story) -> (Added, bool) {
    let mut both = story.clone();
    let added = add(&mut both, other);
    (added, both != *story)
}

/// What the ids of a story that comes in are in the one in hand, list by list.
struct Known {
    sides: Renamed,
    people: Renamed,
    topics: Renamed,
    sources: Renamed,
    groups: Renamed,
}

/// Adds the items of a list that are not there yet, and returns what the ids of all of them are now. Two items
/// are the same where one of their keys is.
fn named<'a, T: Clone + 'a>(
    list: &mut Option<Vec<T>>,
    items: impl Iterator<Item = &'a T>,
    singular: &str,
    id_of: fn(&mut T) -> &mut String,
    keys_of: impl Fn(&T) -> Vec<String>,
    change: impl Fn(&mut T),
) -> Renamed {
    let mut ids = Ids::default();
    let mut known: HashMap<String, String> = HashMap::new();
    for item in list.iter_mut().flatten() {
        let keys = keys_of(item);
        let id = id_of(item);
        ids.keep(id);
        for key in keys {
            known.entry(key).or_insert_with(|| id.clone());
        }
    }
    let mut renamed = Renamed::new();
    for item in items {
        let mut item = item.clone();
        change(&mut item);
        let keys = keys_of(&item);
        let before = id_of(&mut item).clone();
        let same = keys.iter().find_map(|key| known.get(key)).cloned();
        let id = same.unwrap_or_else(|| {
            let id = free(&mut ids, &before, singular);
            id_of(&mut item).clone_from(&id);
            list.get_or_insert_default().push(item);
            id
        });
        for key in keys {
            known.entry(key).or_insert_with(|| id.clone());
        }
        renamed.insert(before, id);
    }
    renamed
}

/// Returns what a source is known by: where its address leads, or where it has none its publisher and title.
fn keys_of_source(source: &Source) -> Vec<String> {
    if let Some(url) = &source.url {
        return vec![normalised(&url.0).unwrap_or_else(|| url.0.clone())];
    }
    let publishers = wordings(&source.publisher);
    let titles = wordings(&source.title);
    let pairs = publishers.iter().flat_map(|publisher| {
        let titles = titles.iter();
        titles.map(move |title| [publisher, "\n", title.as_str()].concat())
    });
    pairs.collect()
}

/// Returns an id that is free: the one that a thing has, or another like it.
fn free(ids: &mut Ids, id: &str, singular: &str) -> String {
    match ids.keep(id) {
        true => id.to_owned(),
        false => ids.make(id, singular),
    }
}

fn add_events(story: &mut Story, other: &Story, known: &Known, added: &mut Added) {
    let mut event_ids = Ids::default();
    let mut position_ids = Ids::default();
    // The events in hand, by their titles.
    let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, event) in story.events.iter().enumerate() {
        event_ids.keep(&event.id.0);
        for title in wordings(&event.title) {
            by_title.entry(title).or_default().push(index);
        }
        for position in event.positions.iter().flatten() {
            if let Some(id) = &position.id {
                position_ids.keep(&id.0);
            }
        }
    }
    let mut filled = Filled::default();
    let mut renamed = Renamed::new();
    // Which position each is compared with, where the file says so: by the index of its event and its own there.
    let mut compared = Vec::new();
    for event in &other.events {
        let mut event = event.clone();
        references(&mut event, known);
        let titles = wordings(&event.title);
        let alike = titles.iter().filter_map(|title| by_title.get(title));
        let index = alike.flatten().copied().find(|index| {
            let there = story.events.get(*index);
            there.is_some_and(|there| event.date.0.is_empty() || there.date == event.date)
        });
        let positions = event.positions.take().unwrap_or_default();
        let before = event.id.0.clone();
        let index = match index {
            Some(index) => {
                if let Some(there) = story.events.get_mut(index) {
                    filled.event(there, event);
                }
                index
            }
            None => {
                event.id = Id(free(&mut event_ids, &event.id.0, "event"));
                story.events.push(event);
                added.events += 1;
                story.events.len() - 1
            }
        };
        let Some(there) = story.events.get_mut(index) else {
            continue;
        };
        let first = there.positions.as_ref().map_or(0, Vec::len);
        for (number, mut position) in positions.into_iter().enumerate() {
            // A position without an id of its own is called by its event's and its number there.
            let called = match &position.id {
                Some(id) => id.0.clone(),
                None => format!("{before}-{}", number + 1),
            };
            let to = position.change_to.take();
            let all = there.positions.get_or_insert_default();
            // Rows of one file that are alike are meant so.
            let in_hand = all.get(..first).unwrap_or_default();
            let same = same_position(in_hand, &position);
            let own = same.unwrap_or(all.len());
            match all.get_mut(own) {
                Some(known) => filled.position(known, position),
                None => {
                    let id = position.id.take();
                    position.id = id.map(|id| Id(free(&mut position_ids, &id.0, "position")));
                    all.push(position);
                    added.positions += 1;
                }
            }
            let id = all.get(own).and_then(|position| position.id.as_ref());
            let now = match id {
                Some(id) => id.0.clone(),
                None => format!("{}-{}", there.id.0, own + 1),
            };
            renamed.insert(called, now);
            compared.extend(to.map(|to| (index, own, to)));
        }
    }
    for (index, own, mut to) in compared {
        let positions = story.events.get_mut(index);
        let positions = positions.and_then(|event| event.positions.as_mut());
        if let Some(position) = positions.and_then(|positions| positions.get_mut(own)) {
            rename(&mut to, &renamed);
            filled.value(&mut position.change_to, Some(to));
        }
    }
    added.filled = filled.taken;
    added.left = filled.left;
}

/// Has an event refer to what its references are called in the story in hand.
fn references(event: &mut Event, known: &Known) {
    event
        .participants
        .iter_mut()
        .flatten()
        .for_each(|id| rename(id, &known.people));
    event
        .group
        .iter_mut()
        .for_each(|id| rename(id, &known.groups));
    event
        .sources
        .iter_mut()
        .flatten()
        .for_each(|citation| cite(citation, &known.sources));
    for position in event.positions.iter_mut().flatten() {
        references_of_position(position, known);
    }
}

fn references_of_position(position: &mut Position, known: &Known) {
    match &mut position.side {
        Sides::One(side) => rename(side, &known.sides),
        Sides::Joint(sides) => sides.iter_mut().for_each(|id| rename(id, &known.sides)),
    }
    rename(&mut position.topic, &known.topics);
    for id in position
        .speaker
        .iter_mut()
        .chain(&mut position.according_to)
    {
        rename(id, &known.people);
    }
    position
        .sources
        .iter_mut()
        .for_each(|citation| cite(citation, &known.sources));
}

fn cite(citation: &mut Citation, sources: &Renamed) {
    match citation {
        Citation::Whole(id) => rename(id, sources),
        Citation::Place(place) => rename(&mut place.source, sources),
    }
}

fn rename(id: &mut Id, renamed: &Renamed) {
    if let Some(now) = renamed.get(&id.0) {
        id.0.clone_from(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blank;
    use crate::problems::{Kind, checked};
    use crate::rules::languages::missing;
    use standpoint::format::{Date, Text, starter};

    fn story() -> Story {
        starter("in-hand", "en").expect("a story to begin with")
    }

    fn positions_mut(story: &mut Story) -> impl Iterator<Item = &mut Position> {
        let events = story.events.iter_mut();
        events.flat_map(|event| event.positions.iter_mut().flatten())
    }

    fn errors(story: &Story) -> Vec<String> {
        let problems = checked(story, &[]).problems;
        let errors = problems
            .into_iter()
            .filter(|problem| problem.kind != Kind::Warning);
        errors
            .map(|problem| format!("{} {}", problem.path, problem.code))
            .collect()
    }

    #[test]
    fn another_story_comes_in_with_free_ids_and_its_references_follow() {
        let mut story = story();
        let mut other = story.clone();
        for side in other.sides.iter_mut().flatten() {
            side.name = Text::Plain(format!("Other {}", side.id.0));
        }
        for source in other.sources.iter_mut().flatten() {
            if let Some(url) = &mut source.url {
                url.0.push_str("/other");
            }
        }
        for event in &mut other.events {
            event.date = Date(String::from("2020-01-01"));
        }
        let (events, sides) = (story.events.len(), story.sides.as_ref().map_or(0, Vec::len));
        let added = add(&mut story, &other);
        assert_eq!(added.events, events);
        assert_eq!(Some(added.sources), other.sources.as_ref().map(Vec::len));
        assert_eq!(story.events.len(), 2 * events);
        assert_eq!(story.sides.as_ref().map_or(0, Vec::len), 2 * sides);
        assert_eq!(errors(&story), Vec::<String>::new());
    }

    // Adding the same rows twice had every position there twice.
    #[test]
    fn the_same_story_again_adds_nothing() {
        let mut story = story();
        let other = story.clone();
        assert_eq!(add(&mut story, &other), Added::default());
        assert!(story == other);
        // Nor does it when the editor has gone on with it.
        add_language(&mut story, "ru");
        for position in positions_mut(&mut story) {
            let note = || Text::Plain(String::from("Disputed"));
            position.note.get_or_insert_with(note);
        }
        assert_eq!(outlook(&story, &other), (Added::default(), false));
    }

    #[test]
    fn a_position_that_is_not_there_comes_to_the_event_that_is() {
        let mut story = story();
        let mut other = story.clone();
        let id = Id(String::from("own"));
        let position = positions_mut(&mut other).next().expect("a position");
        position.text = Text::Plain(String::from("Something else"));
        position.id = Some(id.clone());
        let added = add(&mut story, &other);
        assert_eq!((added.events, added.positions), (0, 1));
        assert!(positions_mut(&mut story).any(|position| position.id.as_ref() == Some(&id)));
        assert_eq!(errors(&story), Vec::<String>::new());
    }

    // Rows that come again with one column more were all there twice.
    #[test]
    fn a_position_in_hand_gets_what_it_lacks_and_keeps_what_it_has() {
        let plain = |text: &str| Some(Text::Plain(text.to_owned()));
        let mut other = story();
        let position = positions_mut(&mut other).next().expect("a position");
        position.quote = plain("A quote");
        position.note = plain("As it came");
        let mut story = other.clone();
        let position = positions_mut(&mut story).next().expect("a position");
        position.topic = Id(String::new());
        position.sources.clear();
        position.quote = None;
        position.note = plain("As it was written");
        let added = add(&mut story, &other);
        assert_eq!((added.positions, added.filled, added.left), (0, 3, 1));
        let position = positions_mut(&mut story).next().expect("a position");
        assert!(position.note == plain("As it was written"));
        position.note = plain("As it came");
        assert!(story == other);
    }

    // Summary, end, media and sources of an event that came again were dropped, and nothing said so.
    #[test]
    fn an_event_in_hand_gets_what_it_lacks_and_keeps_what_it_has() {
        let plain = |text: &str| Text::Plain(text.to_owned());
        let mut story = story();
        let whole = story.events.remove(0);
        let bare = Event {
            summary: Some(plain("As it was written")),
            ..blank::event(whole.id.clone(), whole.title.clone())
        };
        story.events.insert(
            0,
            Event {
                date: whole.date.clone(),
                ..bare
            },
        );
        let mut event = whole.clone();
        event.positions = None;
        event.summary = Some(plain("As it came"));
        event.end = Some(Date(String::from("2030-01-01")));
        event.place = Some(plain("Geneva"));
        event.participants = Some(vec![Id(String::from("somebody"))]);
        event.sources = Some(vec![Citation::Whole(Id(String::from("elsewhere")))]);
        let other = Story {
            events: vec![event.clone()],
            ..story.clone()
        };
        let added = add(&mut story, &other);
        assert_eq!((added.events, added.left), (0, 1));
        assert!(added.filled >= 4, "{added:?}");
        let there = &story.events[0];
        assert!(there.summary == Some(plain("As it was written")));
        assert!(there.end == event.end && there.place == event.place);
        assert!(there.participants == event.participants && there.sources == event.sources);
        // The second time only what differs is left to say.
        let (again, is_change) = outlook(&story, &other);
        assert!(!is_change);
        assert_eq!((again.filled, again.left), (0, 1));
    }

    #[test]
    fn a_text_in_hand_gets_the_languages_that_it_lacks() {
        let texts = |all: &[(&str, &str)]| {
            let texts = all
                .iter()
                .map(|(tag, text)| (String::from(*tag), (*text).into()));
            Text::Localised(texts.collect())
        };
        let mut story = story();
        add_language(&mut story, "ru");
        story.events[0].title = texts(&[("en", "A call")]);
        let mut other = story.clone();
        other.events[0].title = texts(&[("en", "A call"), ("ru", "Звонок")]);
        let added = add(&mut story, &other);
        assert_eq!((added.filled, added.left), (1, 0));
        assert!(story == other);
    }

    #[test]
    fn sources_that_are_there_add_nothing() {
        let story = story();
        let mut other = story.clone();
        other.events.clear();
        assert!(!outlook(&story, &other).1);
        for source in other.sources.iter_mut().flatten() {
            if let Some(url) = &mut source.url {
                url.0.push_str("/other");
            }
        }
        assert!(outlook(&story, &other).1);
    }

    #[test]
    fn a_comparison_follows_the_position_that_it_names() {
        let mut story = story();
        let mut other = story.clone();
        let event = other.events.first_mut().expect("an event");
        event.title = Text::Plain(String::from("Elsewhere"));
        let id = event.id.0.clone();
        let with_positions = other
            .events
            .iter_mut()
            .find_map(|event| event.positions.as_mut())
            .expect("positions");
        if let Some(position) = with_positions.last_mut() {
            position.change_to = Some(Id(format!("{id}-1")));
        }
        add(&mut story, &other);
        let targets: Vec<_> = story
            .events
            .iter()
            .flat_map(|event| event.positions.iter().flatten())
            .filter_map(|position| position.change_to.as_ref())
            .map(|id| id.0.clone())
            .collect();
        assert_eq!(targets, [format!("{id}-2-1")]);
    }

    #[test]
    fn two_languages_are_joined() {
        let mut story = story();
        add(&mut story, &starter("other", "ru").expect("a story"));
        let tags: Vec<_> = story
            .languages
            .iter()
            .map(|language| language.0.as_str())
            .collect();
        assert_eq!(tags, ["en", "ru"]);
        let lacking = |language: &str| {
            let lacking = missing(&story, language);
            lacking.iter().any(|path| path.starts_with("events["))
        };
        assert!(
            lacking("ru") && lacking("en"),
            "each lacks what the other has"
        );
    }

    #[test]
    fn what_comes_in_one_language_is_missing_in_the_others() {
        let mut story = story();
        add_language(&mut story, "ru");
        let mut other = starter("other", "EN").expect("a story");
        for event in &mut other.events {
            event.date = Date(String::from("2020-01-01"));
        }
        let first = story.events.len();
        add(&mut story, &other);
        assert_eq!(story.languages.len(), 2);
        let title = &story.events[first].title;
        let Text::Localised(texts) = title else {
            panic!("the title is in every language");
        };
        assert_eq!(texts.keys().collect::<Vec<_>>(), ["en"]);
        assert!(missing(&story, "ru").contains(&format!("events[{first}].title")));
        assert!(!missing(&story, "en").contains(&format!("events[{first}].title")));
        assert!(matches!(
            story
                .sources
                .iter()
                .flatten()
                .last()
                .map(|source| &source.title),
            Some(Text::Plain(_))
        ));
    }
}
