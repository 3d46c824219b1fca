//! An item that was added before it had a name is known by a stand-in until it has one.

use super::ids::{Owner, ids_of, rename};
use crate::history::History;
use crate::place::{List, Place};
use crate::text::text_in;
use standpoint::format::{Event, Id, Story, Text};
use standpoint::import::{Ids, slug};
use std::sync::Arc;

/// The id of a story that has none of its own yet.
pub const NEW_STORY: &str = "story";

/// Returns the id that an item of a list has until it has a name; the next are numbered.
pub fn stand_in(list: List) -> &'static str {
    list.key().trim_end_matches('s')
}

/// Returns the id that what has a stand-in gets of its title or name; nothing where it has none of these. An id that
/// somebody wrote, or that was made of a name before, stays: links and other files may know it. What tells it from a
/// stand-in is how it came, which `history` knows.
pub fn name_after_title(story: &Story, place: Place, history: &History) -> Option<String> {
    match place {
        Place::Story => {
            let id = slug(first_wording(story, &story.title));
            let is_due = story.id.0 == NEW_STORY && !id.is_empty() && is_new_story(history);
            is_due.then_some(id)
        }
        Place::Item(list, index) => name_of_item(story, list, index, history),
    }
}

/// Gives the story itself or one of its items an id of [`name_after_title`], and what refers to it as well.
pub fn give_name(story: &mut Story, place: Place, id: &str) {
    match place {
        Place::Story => story.id = Id(id.to_owned()),
        Place::Item(list, index) => {
            // It was made so that it can be had.
            let _ = rename(story, Owner::Item(list, index), id);
        }
    }
}

/// Returns the id for an item that has a stand-in, made of its name; nothing where it has no name or no stand-in.
fn name_of_item(story: &Story, list: List, index: usize, history: &History) -> Option<String> {
    let ids = ids_of(story, list);
    let id = *ids.get(index)?;
    let name = first_wording(story, name_of(story, list, index)?);
    if !looks_like_stand_in(id, list) || slug(name).is_empty() || !was_added(id, list, history) {
        return None;
    }
    let mut others = Ids::default();
    for (_, id) in (0..).zip(&ids).filter(|(other, _)| *other != index) {
        others.keep(id);
    }
    Some(others.make(name, stand_in(list)))
}

/// Returns what an item of a list is called; of a source that is its publisher. Eras have no ids to be made of it.
fn name_of(story: &Story, list: List, index: usize) -> Option<&Text> {
    macro_rules! name {
        ($items:ident, $field:ident) => {
            Some(&story.$items.as_ref()?.get(index)?.$field)
        };
    }
    match list {
        List::Sides => name!(sides, name),
        List::People => name!(people, name),
        List::Topics => name!(topics, name),
        List::Sources => name!(sources, publisher),
        List::Groups => name!(groups, name),
        List::Eras => None,
        List::Events => Some(&story.events.get(index)?.title),
    }
}

fn looks_like_stand_in(id: &str, list: List) -> bool {
    let Some(rest) = id.strip_prefix(stand_in(list)) else {
        return false;
    };
    let number = rest.strip_prefix('-');
    rest.is_empty()
        || number.is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// Returns whether the item with an id came after its story was opened, and had no name then. Otherwise somebody
/// has written the id, in the file or in the item's form.
fn was_added(id: &str, list: List, history: &History) -> bool {
    let had_name = |rest: &Story, events: &[Arc<Event>]| {
        let name = match list {
            List::Events => &events.iter().find(|event| event.id.0 == id)?.title,
            _ => {
                let ids = ids_of(rest, list);
                name_of(rest, list, ids.iter().position(|known| *known == id)?)?
            }
        };
        Some(!slug(first_wording(rest, name)).is_empty())
    };
    history.first_with(had_name) == Some((false, false))
}

/// Returns whether the story in hand was begun without a title: no file of a whole story has none.
fn is_new_story(history: &History) -> bool {
    let had_title = |rest: &Story, _: &[Arc<Event>]| {
        (rest.id.0 == NEW_STORY).then(|| !slug(first_wording(rest, &rest.title)).is_empty())
    };
    history
        .first_with(had_title)
        .is_some_and(|(had_title, _)| !had_title)
}

fn first_wording<'a>(story: &Story, text: &'a Text) -> &'a str {
    let first = story.languages.first().map_or("en", |first| &first.0);
    text_in(text, first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blank;
    use crate::rules::example;
    use standpoint::format::{Side, Sides};

    /// Names what has a stand-in; returns whether it had one.
    fn name(story: &mut Story, place: Place, history: &History) -> bool {
        let id = name_after_title(story, place, history);
        if let Some(id) = &id {
            give_name(story, place, id);
        }
        id.is_some()
    }

    fn plain(text: &str) -> Text {
        Text::Plain(text.to_owned())
    }

    fn opened(story: &Story) -> History {
        History::new(story, "story.json")
    }

    /// Adds an event without a title, as the desk does, and returns its place and what the history then knows.
    fn with_event(story: &mut Story, id: &str) -> (Place, History) {
        let mut history = opened(story);
        let event = blank::event(Id(id.to_owned()), plain(""));
        story.events.push(event);
        history.record(story, &[], "", 0.0);
        (Place::Item(List::Events, story.events.len() - 1), history)
    }

    #[test]
    fn an_event_that_got_its_title_is_named_after_it() {
        let mut story = example();
        let (place, history) = with_event(&mut story, "event-2");
        let event = story.events.len() - 1;
        story.events[event].title = plain("Russia's drafts");
        assert!(name(&mut story, place, &history));
        assert_eq!(story.events[event].id.0, slug("Russia's drafts"));
    }

    #[test]
    fn what_refers_to_a_stand_in_follows() {
        let mut story = example();
        let mut history = opened(&story);
        let stand_in = Id(String::from("side"));
        let sides = story.sides.as_mut().expect("sides");
        sides.push(Side {
            id: stand_in.clone(),
            name: plain(""),
            role: None,
        });
        let index = sides.len() - 1;
        history.record(&story, &[], "", 0.0);
        let mut positions = story
            .events
            .iter_mut()
            .flat_map(|event| event.positions.iter_mut().flatten());
        positions.next().expect("a position").side = Sides::One(stand_in);
        story.sides.as_mut().expect("sides")[index].name = plain("Belarus");
        assert!(name(&mut story, Place::Item(List::Sides, index), &history));
        let mut positions = story
            .events
            .iter()
            .flat_map(|event| event.positions.iter().flatten());
        let first = positions.next().expect("a position");
        assert!(first.side == Sides::One(Id(String::from("belarus"))));
    }

    #[test]
    fn an_id_of_its_own_stays_when_the_title_changes() {
        let mut story = example();
        let history = opened(&story);
        let before = story.clone();
        story.events[0].title = plain("Another title");
        story.title = plain("Another story");
        assert!(!name(&mut story, Place::Item(List::Events, 0), &history));
        assert!(!name(&mut story, Place::Story, &history));
        assert!(story.events[0].id == before.events[0].id && story.id == before.id);
    }

    // At the first change in the form of such an item its id became another one, and links to it led nowhere.
    #[test]
    fn an_id_that_stands_in_the_file_stays_though_it_looks_like_a_stand_in() {
        let mut story = example();
        story.id = Id(String::from(NEW_STORY));
        story.events[1].id = Id(String::from("event-2"));
        story.events[2].id = Id(String::from("event"));
        story.events[2].title = plain("");
        story.sources.as_mut().expect("sources")[0].id = Id(String::from("source-1"));
        let mut history = opened(&story);
        story.title = plain("Another story");
        story.events[1].title = plain("Another title");
        story.events[2].title = plain("A title at last");
        history.record(&story, &[], "", 0.0);
        for place in [
            Place::Story,
            Place::Item(List::Events, 1),
            Place::Item(List::Events, 2),
            Place::Item(List::Sources, 0),
        ] {
            assert!(!name(&mut story, place, &history), "{place:?}");
        }
    }

    #[test]
    fn an_id_that_somebody_gives_to_what_has_a_name_stays() {
        let mut story = example();
        let mut history = opened(&story);
        story.events[1].id = Id(String::from("event-2"));
        history.record(&story, &[], "", 0.0);
        assert!(!name(&mut story, Place::Item(List::Events, 1), &history));
    }

    #[test]
    fn a_new_story_is_named_after_its_title() {
        let id = Id(String::from(NEW_STORY));
        let mut story = blank::story(id, String::from("2022-01-01"), "en");
        let mut history = opened(&story);
        assert!(!name(&mut story, Place::Story, &history));
        story.title = plain("The harbour");
        history.record(&story, &[], "title", 0.0);
        assert!(name(&mut story, Place::Story, &history));
        assert_eq!(story.id.0, "the-harbour");
    }

    #[test]
    fn a_name_that_another_has_gets_a_number() {
        let mut story = example();
        story.events[0].id = Id(String::from("harbour"));
        let (place, history) = with_event(&mut story, "event");
        let event = story.events.len() - 1;
        story.events[event].title = plain("Harbour");
        assert!(name(&mut story, place, &history));
        assert_eq!(story.events[event].id.0, "harbour-2");
    }

    #[test]
    fn what_has_no_name_yet_keeps_its_stand_in() {
        let mut story = example();
        let (place, history) = with_event(&mut story, "event");
        let event = story.events.len() - 1;
        story.events[event].title = plain(" ");
        assert!(!name(&mut story, place, &history));
        assert_eq!(story.events[event].id.0, "event");
    }
}
