//! An item that was added before it had a name is known by a stand-in until it has one.

use super::ids::{Owner, ids_of, rename};
use crate::place::{List, Place};
use crate::text::text_in;
use standpoint::format::{Id, Story, Text};
use standpoint::import::{Ids, slug};

/// The id of a story that has none of its own yet.
pub const NEW_STORY: &str = "story";

/// Returns the id that an item of a list has until it has a name; the next are numbered.
pub fn stand_in(list: List) -> &'static str {
    list.key().trim_end_matches('s')
}

/// Returns the id that what has a stand-in gets of its title or name; nothing where it has none of these. An id that
/// somebody wrote, or that was made of a name before, stays: links and other files may know it.
pub fn name_after_title(story: &Story, place: Place) -> Option<String> {
    match place {
        Place::Story => {
            let id = slug(first_wording(story, &story.title));
            (story.id.0 == NEW_STORY && !id.is_empty()).then_some(id)
        }
        Place::Item(list, index) => name_of_item(story, list, index),
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
fn name_of_item(story: &Story, list: List, index: usize) -> Option<String> {
    let ids = ids_of(story, list);
    if !is_stand_in(ids.get(index)?, list) {
        return None;
    }
    macro_rules! name {
        ($items:ident, $field:ident) => {
            &story.$items.as_ref()?.get(index)?.$field
        };
    }
    let name = match list {
        List::Sides => name!(sides, name),
        List::People => name!(people, name),
        List::Topics => name!(topics, name),
        List::Sources => name!(sources, publisher),
        List::Groups => name!(groups, name),
        List::Eras => return None,
        List::Events => &story.events.get(index)?.title,
    };
    let name = first_wording(story, name);
    if slug(name).is_empty() {
        return None;
    }
    let mut others = Ids::default();
    for (_, id) in (0..).zip(&ids).filter(|(other, _)| *other != index) {
        others.keep(id);
    }
    Some(others.make(name, stand_in(list)))
}

fn is_stand_in(id: &str, list: List) -> bool {
    let Some(rest) = id.strip_prefix(stand_in(list)) else {
        return false;
    };
    let number = rest.strip_prefix('-');
    rest.is_empty()
        || number.is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        })
}

fn first_wording<'a>(story: &Story, text: &'a Text) -> &'a str {
    let first = story.languages.first().map_or("en", |first| &first.0);
    text_in(text, first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example;

    /// Names what has a stand-in; returns whether it had one.
    fn name(story: &mut Story, place: Place) -> bool {
        let id = name_after_title(story, place);
        if let Some(id) = &id {
            give_name(story, place, id);
        }
        id.is_some()
    }

    fn plain(text: &str) -> Text {
        Text::Plain(text.to_owned())
    }

    #[test]
    fn an_event_that_got_its_title_is_named_after_it() {
        let mut story = example();
        story.events[1].id = Id(String::from("event-2"));
        story.events[1].title = plain("Russia's drafts");
        assert!(name(&mut story, Place::Item(List::Events, 1)));
        assert_eq!(story.events[1].id.0, slug("Russia's drafts"));
    }

    #[test]
    fn what_refers_to_a_stand_in_follows() {
        let mut story = example();
        let sides = story.sides.as_mut().expect("sides");
        let before = std::mem::replace(&mut sides[0].id, Id(String::from("side")));
        for event in &mut story.events {
            for position in event.positions.iter_mut().flatten() {
                if position.side == standpoint::format::Sides::One(before.clone()) {
                    position.side = standpoint::format::Sides::One(Id(String::from("side")));
                }
            }
        }
        assert!(name(&mut story, Place::Item(List::Sides, 0)));
        let new = story.sides.as_ref().expect("sides")[0].id.clone();
        let positions = story
            .events
            .iter()
            .flat_map(|event| event.positions.iter().flatten());
        let sides: Vec<_> = positions.map(|position| &position.side).collect();
        assert!(
            sides
                .iter()
                .any(|side| **side == standpoint::format::Sides::One(new.clone()))
        );
        let left = standpoint::format::Sides::One(Id(String::from("side")));
        assert!(!sides.contains(&&left));
    }

    #[test]
    fn an_id_of_its_own_stays_when_the_title_changes() {
        let mut story = example();
        let before = story.clone();
        story.events[0].title = plain("Another title");
        story.title = plain("Another story");
        assert!(!name(&mut story, Place::Item(List::Events, 0)));
        assert!(!name(&mut story, Place::Story));
        assert!(story.events[0].id == before.events[0].id && story.id == before.id);
    }

    #[test]
    fn a_name_that_another_has_gets_a_number() {
        let mut story = example();
        story.events[0].id = Id(String::from("harbour"));
        story.events[1].id = Id(String::from("event"));
        story.events[1].title = plain("Harbour");
        assert!(name(&mut story, Place::Item(List::Events, 1)));
        assert_eq!(story.events[1].id.0, "harbour-2");
    }

    #[test]
    fn what_has_no_name_yet_keeps_its_stand_in() {
        let mut story = example();
        story.events[1].id = Id(String::from("event"));
        story.events[1].title = plain(" ");
        assert!(!name(&mut story, Place::Item(List::Events, 1)));
        assert_eq!(story.events[1].id.0, "event");
    }
}
