//! Ids are changed with everything that refers to them.
//!
//! A position may have no id of its own; it is then known by that of its event and its number there, and
//! a `change_to` may name it so. Whatever renames an event or rearranges its positions changes such names, too.

use super::references::{Target, each_mut};
use crate::place::{List, Place};
use standpoint::format::{Id, Story};
use standpoint::import::is_id;
use standpoint::read::made_id;
use std::collections::HashMap;

/// Why an id is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// it has characters that ids do not have, or too many, or none
    Form,
    /// another item of the list has it
    Taken,
    /// there is no such item
    NoItem,
}

/// Whose id it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Owner {
    /// an item of a list, by its index
    Item(List, usize),
    /// a position, by the index of its event and its own there
    Position(usize, usize),
}

impl Owner {
    /// Returns the owner of an id by the path of the id, such as `sides[0].id`.
    pub fn of_path(path: &str) -> Option<Owner> {
        let path = path.strip_suffix(".id")?;
        let (list, rest) = path.split_once('[')?;
        let (index, rest) = rest.split_once(']')?;
        let index = index.parse().ok()?;
        let list = List::ALL.into_iter().find(|known| known.key() == list)?;
        if rest.is_empty() {
            return Some(Owner::Item(list, index));
        }
        let position = rest.strip_prefix(".positions[")?.strip_suffix(']')?;
        (list == List::Events).then_some(Owner::Position(index, position.parse().ok()?))
    }
}

/// Returns where the part in hand is in another state of the story: an item where its id is, or, where only its id is
/// another, where it was. Of an item that is not there it is the story itself.
pub fn place_in(place: Place, before: &Story, after: &Story) -> Place {
    let Place::Item(list, index) = place else {
        return place;
    };
    let (ids, ids_after) = (ids_of(before, list), ids_of(after, list));
    let moved = ids.get(index).and_then(|id| {
        let mut others = ids_after.iter();
        others.position(|other| other == id)
    });
    let is_as_long = length(before, list) == length(after, list);
    match moved {
        Some(index) => Place::Item(list, index),
        None if is_as_long && index < length(after, list) => place,
        None => Place::Story,
    }
}

/// Returns the part of a story in which a difference is, by its path, which has ids in place of indices; nothing where
/// that part is not there.
pub fn place_of_difference(path: &str, story: &Story) -> Option<Place> {
    let Some((key, rest)) = path.split_once('[') else {
        return Some(Place::Story);
    };
    let Some(list) = List::ALL.into_iter().find(|list| list.key() == key) else {
        return Some(Place::Story);
    };
    let (name, _) = rest.split_once(']')?;
    let by_id = ids_of(story, list).iter().position(|id| *id == name);
    let index = by_id.or_else(|| name.parse().ok())?;
    (index < length(story, list)).then_some(Place::Item(list, index))
}

/// Returns how many items a list of a story has.
pub fn length(story: &Story, list: List) -> usize {
    let of = |length: Option<usize>| length.unwrap_or(0);
    match list {
        List::Sides => of(story.sides.as_ref().map(Vec::len)),
        List::People => of(story.people.as_ref().map(Vec::len)),
        List::Topics => of(story.topics.as_ref().map(Vec::len)),
        List::Sources => of(story.sources.as_ref().map(Vec::len)),
        List::Groups => of(story.groups.as_ref().map(Vec::len)),
        List::Eras => of(story.eras.as_ref().map(Vec::len)),
        List::Events => story.events.len(),
    }
}

/// Returns the ids of a list, in the order of the file; eras have none.
pub fn ids_of(story: &Story, list: List) -> Vec<&str> {
    macro_rules! of {
        ($items:expr) => {
            $items
                .iter()
                .flatten()
                .map(|item| item.id.0.as_str())
                .collect()
        };
    }
    match list {
        List::Sides => of!(story.sides),
        List::People => of!(story.people),
        List::Topics => of!(story.topics),
        List::Sources => of!(story.sources),
        List::Groups => of!(story.groups),
        List::Eras => Vec::new(),
        List::Events => story
            .events
            .iter()
            .map(|event| event.id.0.as_str())
            .collect(),
    }
}

/// Returns the ids by which the positions of an event are known.
pub fn position_ids(story: &Story, event: usize) -> Vec<String> {
    let Some(event) = story.events.get(event) else {
        return Vec::new();
    };
    let positions = event.positions.iter().flatten();
    let ids = (1..)
        .zip(positions)
        .map(|(number, position)| match &position.id {
            Some(id) => id.0.clone(),
            None => made_id(&event.id.0, number),
        });
    ids.collect()
}

/// Changes an id, and what refers to it. An empty id of a position is none of its own.
///
/// # Errors
/// A [`Refused`] where the id cannot be had; the story is then as it was.
pub fn rename(story: &mut Story, owner: Owner, new: &str) -> Result<(), Refused> {
    let is_none = new.is_empty() && matches!(owner, Owner::Position(..));
    if !is_none && !is_id(new) {
        return Err(Refused::Form);
    }
    let is_same = |other: &str| other.to_lowercase() == new.to_lowercase();
    match owner {
        Owner::Item(list, index) => {
            let ids = ids_of(story, list);
            let old = (*ids.get(index).ok_or(Refused::NoItem)?).to_owned();
            // Ids that differ in case alone are told apart by nobody.
            if (0..)
                .zip(ids)
                .any(|(other, id)| other != index && is_same(id))
            {
                return Err(Refused::Taken);
            }
            let set = |story: &mut Story| set_id(story, list, index, new);
            if list == List::Events {
                with_positions_kept(story, index, |story| set(story));
            } else {
                set(story);
                follow(
                    story,
                    Target::Item(list),
                    &HashMap::from([(old, new.to_owned())]),
                );
            }
        }
        Owner::Position(event, index) => {
            let all = (0..story.events.len()).flat_map(|event| {
                let ids = position_ids(story, event).into_iter();
                (0..).zip(ids).map(move |(index, id)| (event, index, id))
            });
            let is_taken = |(other, place, id): (usize, usize, String)| {
                (other, place) != (event, index) && is_same(&id)
            };
            let all: Vec<_> = all.collect();
            if !all
                .iter()
                .any(|(other, place, _)| (*other, *place) == (event, index))
            {
                return Err(Refused::NoItem);
            }
            if all.into_iter().any(is_taken) {
                return Err(Refused::Taken);
            }
            with_positions_kept(story, event, |story| {
                let positions = story
                    .events
                    .get_mut(event)
                    .and_then(|event| event.positions.as_mut());
                if let Some(position) = positions.and_then(|positions| positions.get_mut(index)) {
                    position.id = (!new.is_empty()).then(|| Id(new.to_owned()));
                }
            });
        }
    }
    Ok(())
}

/// Moves a position of an event to another place among its positions.
pub fn move_position(story: &mut Story, event: usize, from: usize, to: usize) {
    rearrange(story, event, Step::Move(from, to));
}

/// Takes a position out of an event.
pub fn remove_position(story: &mut Story, event: usize, index: usize) {
    rearrange(story, event, Step::Remove(index));
}

#[derive(Clone, Copy)]
enum Step {
    Move(usize, usize),
    Remove(usize),
}

impl Step {
    fn go<T>(self, items: &mut Vec<T>) {
        match self {
            Step::Move(from, to) if from < items.len() && to < items.len() => {
                let item = items.remove(from);
                items.insert(to, item);
            }
            Step::Remove(index) if index < items.len() => {
                items.remove(index);
            }
            _ => {}
        }
    }
}

fn rearrange(story: &mut Story, event: usize, step: Step) {
    let mut before = position_ids(story, event);
    step.go(&mut before);
    if let Some(event) = story.events.get_mut(event) {
        if let Some(positions) = &mut event.positions {
            step.go(positions);
        }
        if event.positions.as_ref().is_some_and(Vec::is_empty) {
            event.positions = None;
        }
    }
    follow_positions(story, event, before);
}

/// Changes a story in a way that leaves the positions of an event in their places.
fn with_positions_kept(story: &mut Story, event: usize, change: impl FnOnce(&mut Story)) {
    let before = position_ids(story, event);
    change(story);
    follow_positions(story, event, before);
}

/// Rewrites what named the positions of an event by what they were called before.
fn follow_positions(story: &mut Story, event: usize, before: Vec<String>) {
    let now = position_ids(story, event);
    let changed: HashMap<_, _> = before
        .into_iter()
        .zip(now)
        .filter(|(old, new)| old != new)
        .collect();
    follow(story, Target::Position, &changed);
}

fn follow(story: &mut Story, target: Target, changed: &HashMap<String, String>) {
    // What is not named yet is not named by anything.
    if changed.is_empty() || changed.contains_key("") {
        return;
    }
    each_mut(story, &mut |named, _, id| {
        if named == target
            && let Some(new) = changed.get(&id.0)
        {
            id.0.clone_from(new);
        }
    });
}

fn set_id(story: &mut Story, list: List, index: usize, id: &str) {
    macro_rules! set {
        ($items:expr) => {
            if let Some(item) = $items.iter_mut().flatten().nth(index) {
                item.id = Id(id.to_owned());
            }
        };
    }
    match list {
        List::Sides => set!(story.sides),
        List::People => set!(story.people),
        List::Topics => set!(story.topics),
        List::Sources => set!(story.sources),
        List::Groups => set!(story.groups),
        List::Eras => {}
        List::Events => {
            if let Some(event) = story.events.get_mut(index) {
                event.id = Id(id.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_leads_to_the_part_in_which_it_is() {
        let story = crate::rules::example();
        let second = story.events[1].id.0.clone();
        let of = |path: &str| place_of_difference(path, &story);
        assert_eq!(
            of(&format!("events[{second}].title.en")),
            Some(Place::Item(List::Events, 1))
        );
        assert_eq!(of("events[not-there].title"), None);
        assert_eq!(of("title.en"), Some(Place::Story));
        assert_eq!(of("time_zones[0].id"), Some(Place::Story));
    }

    // The form went on writing into whatever had come to the index of the event that it showed.
    #[test]
    fn what_is_in_hand_is_followed_to_its_place_in_another_state_of_the_story() {
        let before = crate::rules::example();
        let second = Place::Item(List::Events, 1);
        let mut without_first = before.clone();
        without_first.events.remove(0);
        assert_eq!(
            place_in(second, &before, &without_first),
            Place::Item(List::Events, 0)
        );
        assert_eq!(
            place_in(Place::Item(List::Events, 0), &without_first, &before),
            second
        );
        let first = Place::Item(List::Events, 0);
        assert_eq!(place_in(first, &before, &without_first), Place::Story);
        let mut renamed = before.clone();
        renamed.events[1].id = Id(String::from("another"));
        assert_eq!(place_in(second, &before, &renamed), second);
        assert_eq!(place_in(Place::Story, &before, &renamed), Place::Story);
    }
    use crate::problems::checked;
    use crate::rules::example;
    use crate::rules::references::each;

    fn named(story: &Story, target: Target, wanted: &str) -> usize {
        let mut count = 0;
        each(story, &mut |named, _, id| {
            count += usize::from(named == target && id.0 == wanted)
        });
        count
    }

    #[test]
    fn everything_that_refers_to_an_id_follows_it() {
        let before = checked(&example(), &[]).count();
        for list in [List::Sides, List::People, List::Topics, List::Sources] {
            let mut story = example();
            let old = ids_of(&story, list)[1].to_owned();
            let count = named(&story, Target::Item(list), &old);
            assert!(count > 0, "{list:?}");
            assert_eq!(
                rename(&mut story, Owner::Item(list, 1), "quite-another"),
                Ok(())
            );
            assert_eq!(named(&story, Target::Item(list), &old), 0);
            assert_eq!(named(&story, Target::Item(list), "quite-another"), count);
            assert_eq!(checked(&story, &[]).count(), before, "{list:?}");
        }
    }

    #[test]
    fn an_id_that_another_has_or_that_is_none_is_refused() {
        let mut story = example();
        let other = ids_of(&story, List::Sides)[0].to_uppercase();
        let owner = Owner::Item(List::Sides, 1);
        assert_eq!(rename(&mut story, owner, &other), Err(Refused::Taken));
        assert_eq!(rename(&mut story, owner, "with space"), Err(Refused::Form));
        assert_eq!(rename(&mut story, owner, ""), Err(Refused::Form));
        assert_eq!(
            rename(&mut story, Owner::Item(List::Sides, 99), "x"),
            Err(Refused::NoItem)
        );
        assert!(story == example());
    }

    /// The example, of which an event with several positions has ids of its own nowhere, and its second position is
    /// named by the first of another event.
    fn compared() -> (Story, usize, (usize, usize)) {
        let mut story = example();
        let several =
            |event: &standpoint::format::Event| event.positions.iter().flatten().count() > 2;
        let event = story
            .events
            .iter()
            .position(several)
            .expect("an event with positions");
        for position in story.events[event].positions.iter_mut().flatten() {
            position.id = None;
        }
        let other = (event + 1..story.events.len()).find(|index| several(&story.events[*index]));
        let other = other.expect("another");
        let id = position_ids(&story, event)[1].clone();
        story.events[other].positions.as_mut().expect("positions")[0].change_to = Some(Id(id));
        (story, event, (other, 0))
    }

    fn change_to(story: &Story, (event, index): (usize, usize)) -> &str {
        let position = &story.events[event].positions.as_ref().expect("positions")[index];
        &position.change_to.as_ref().expect("a reference").0
    }

    #[test]
    fn a_position_without_an_id_is_still_found_when_its_event_is_renamed() {
        let (mut story, event, at) = compared();
        assert_eq!(
            rename(&mut story, Owner::Item(List::Events, event), "renamed"),
            Ok(())
        );
        assert_eq!(change_to(&story, at), "renamed-2");
    }

    #[test]
    fn a_position_without_an_id_is_still_found_when_others_move_or_go() {
        let (mut story, event, at) = compared();
        let name = |story: &Story, index: usize| position_ids(story, event)[index].clone();
        move_position(&mut story, event, 1, 0);
        assert_eq!(change_to(&story, at), name(&story, 0));
        move_position(&mut story, event, 0, 2);
        assert_eq!(change_to(&story, at), name(&story, 2));
        remove_position(&mut story, event, 0);
        assert_eq!(change_to(&story, at), name(&story, 1));
    }

    #[test]
    fn a_position_can_get_an_id_and_lose_it_again() {
        let (mut story, event, at) = compared();
        let made = position_ids(&story, event)[1].clone();
        assert_eq!(
            rename(&mut story, Owner::Position(event, 1), "its-own"),
            Ok(())
        );
        assert_eq!(change_to(&story, at), "its-own");
        assert_eq!(
            rename(&mut story, Owner::Position(event, 0), "its-own"),
            Err(Refused::Taken)
        );
        assert_eq!(rename(&mut story, Owner::Position(event, 1), ""), Ok(()));
        assert_eq!(change_to(&story, at), made);
    }

    #[test]
    fn the_owner_of_an_id_is_told_by_its_path() {
        assert_eq!(
            Owner::of_path("sides[3].id"),
            Some(Owner::Item(List::Sides, 3))
        );
        assert_eq!(
            Owner::of_path("events[3].positions[1].id"),
            Some(Owner::Position(3, 1))
        );
        assert_eq!(Owner::of_path("id"), None);
        assert_eq!(Owner::of_path("time_zones[0].id"), None);
    }
}
