//! The lists of a story: what their items are called, and how one is added, moved and taken out.

use super::state::Desk;
use crate::blank;
use crate::place::{List, Place};
use crate::rules::ids::{ids_of, length};
use crate::rules::naming::stand_in;
use crate::rules::{sources, uses};
use crate::text::{text_or_other, with_text};
use leptos::prelude::*;
use reactive_stores::Store;
use standpoint::format::{
    Era, Group, Id, Keyword, Person, Side, Source, Story, StoryStoreFields as _, Text, Topic, Url,
};
use standpoint::import::Ids;
use standpoint::story::Grade;

/// Returns the items of a list as pairs of id and name, in the order of the file; follows the list. Eras have
/// no ids, and events are listed by the outline.
pub fn names(desk: Desk, list: List) -> Vec<(String, String)> {
    let language = desk.language.get();
    let mut names = Vec::new();
    each_name(desk, list, &language, |id, name| {
        names.push((id.to_owned(), name));
        true
    });
    names
}

/// Returns the name of an item of a list, or its id where it has none or there is no such item; follows the list.
pub fn name_of(desk: Desk, list: List, wanted: &str) -> String {
    let language = desk.language.get();
    let mut found = None;
    // A name is put together only where it is wanted.
    each_name(desk, list, &language, |id, name| {
        if id == wanted {
            found = Some(name);
        }
        found.is_none()
    });
    found
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| wanted.to_owned())
}

/// Visits the ids and names of a list for as long as the visitor wants more.
fn each_name(desk: Desk, list: List, language: &str, mut visit: impl FnMut(&str, String) -> bool) {
    let story = desk.story;
    let name = |text: &Text| text_or_other(text, language).to_owned();
    macro_rules! visit {
        ($items:expr, |$item:ident| $id:expr, $name:expr) => {{
            let items = $items;
            let items = items.read();
            for $item in items.iter().flatten() {
                if !visit($id, $name) {
                    return;
                }
            }
        }};
    }
    match list {
        List::Sides => visit!(story.sides(), |item| &item.id.0, name(&item.name)),
        List::People => visit!(story.people(), |item| &item.id.0, name(&item.name)),
        List::Topics => visit!(story.topics(), |item| &item.id.0, name(&item.name)),
        List::Groups => visit!(story.groups(), |item| &item.id.0, name(&item.name)),
        List::Eras => visit!(story.eras(), |item| "", name(&item.name)),
        List::Sources => visit!(
            story.sources(),
            |item| &item.id.0,
            source_name(item, language)
        ),
        List::Events => {}
    }
}

/// Returns what a source is called: publisher and title, or its address while it has neither.
fn source_name(source: &Source, language: &str) -> String {
    let parts = [&source.publisher, &source.title].map(|text| text_or_other(text, language));
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    match (parts.is_empty(), &source.url) {
        (true, Some(url)) => url.0.clone(),
        _ => parts.join(": "),
    }
}

/// Returns an id for a new item of a list, made of its name.
fn new_id(story: &Story, list: List, name: &str) -> Id {
    let mut made = Ids::default();
    for id in ids_of(story, list) {
        made.keep(id);
    }
    Id(made.make(name, stand_in(list)))
}

/// Adds an item with a name to a list, and returns its id and its index. A source may be named by its address.
pub fn add(desk: Desk, list: List, name: &str) -> (String, usize) {
    add_of_side(desk, list, name, "")
}

/// Adds an item as [`add`] does. A person is of the side with this id; of the first where it is empty.
pub fn add_of_side(desk: Desk, list: List, name: &str, side: &str) -> (String, usize) {
    let story = desk.story.read_untracked();
    let address = match list {
        List::Sources => sources::address(name),
        _ => None,
    };
    let site = address.as_deref().and_then(sources::site);
    let id = new_id(&story, list, site.as_deref().unwrap_or(name));
    let index = length(&story, list);
    let first = ids_of(&story, List::Sides).into_iter().next();
    let side = match side {
        "" => Id(first.unwrap_or_default().to_owned()),
        side => Id(side.to_owned()),
    };
    let as_of = story.as_of.clone();
    let name = if address.is_some() { "" } else { name };
    let text = match list {
        // A source is called in every language what its publisher calls it.
        List::Sources => None,
        _ => with_text(
            None,
            &story.languages,
            &desk.language.read_untracked(),
            name.to_owned(),
        ),
    };
    let text = text.unwrap_or_else(|| Text::Plain(name.to_owned()));
    drop(story);
    let made = id.clone();
    desk.change("", move |story: Store<Story>| {
        macro_rules! push {
            ($items:expr, $item:expr) => {
                $items.write().get_or_insert_default().push($item)
            };
        }
        match list {
            List::Sides => push!(
                story.sides(),
                Side {
                    id,
                    name: text,
                    role: None
                }
            ),
            List::People => push!(
                story.people(),
                Person {
                    id,
                    name: text,
                    role: None,
                    side,
                    image: None
                }
            ),
            List::Topics => push!(story.topics(), Topic { id, name: text }),
            List::Groups => push!(story.groups(), Group { id, name: text }),
            List::Sources => push!(
                story.sources(),
                Source {
                    id,
                    publisher: Text::Plain(String::new()),
                    title: text,
                    date: None,
                    language: None,
                    url: address.map(Url),
                    archived: None,
                    grade: Keyword(Grade::Press),
                    side: None,
                }
            ),
            List::Eras => push!(
                story.eras(),
                Era {
                    from: as_of.clone(),
                    to: as_of,
                    name: text
                }
            ),
            List::Events => story.events().write().push(blank::event(id, text)),
        }
    });
    (made.0, index)
}

/// Takes an item out of a list, goes to the form of the story, and says in how many places the item is still named:
/// each is then a problem, which the checker tells.
pub fn remove(desk: Desk, list: List, index: usize) {
    let count = uses::count(&uses::uses(&desk.story.read_untracked(), list, index));
    desk.place.set(Place::Story);
    desk.change("", |story: Store<Story>| {
        macro_rules! remove {
            ($items:expr) => {{
                let items = $items;
                let mut items = items.write();
                if let Some(list) = items.as_mut().filter(|list| index < list.len()) {
                    list.remove(index);
                }
                // The format has no empty lists here.
                if items.as_ref().is_some_and(Vec::is_empty) {
                    *items = None;
                }
            }};
        }
        match list {
            List::Sides => remove!(story.sides()),
            List::People => remove!(story.people()),
            List::Topics => remove!(story.topics()),
            List::Sources => remove!(story.sources()),
            List::Groups => remove!(story.groups()),
            List::Eras => remove!(story.eras()),
            List::Events => {
                let events = story.events();
                let mut events = events.write();
                if index < events.len() {
                    events.remove(index);
                }
            }
        }
    });
    match count {
        0 => desk.tell("removed", &[]),
        count => desk.tell("removed-in-use", &[("count", (count as f64).into())]),
    }
}

/// Moves an item of a list to another place in it, and keeps its form in hand. The order of sides, topics and groups
/// is that in which they are shown, and that of sources is their numbers.
pub fn move_item(desk: Desk, list: List, from: usize, to: usize) {
    desk.change("", |story: Store<Story>| {
        macro_rules! shift {
            ($items:expr) => {
                if let Some(items) = $items.write().as_mut() {
                    shift(items, from, to);
                }
            };
        }
        match list {
            List::Sides => shift!(story.sides()),
            List::People => shift!(story.people()),
            List::Topics => shift!(story.topics()),
            List::Sources => shift!(story.sources()),
            List::Groups => shift!(story.groups()),
            List::Eras => shift!(story.eras()),
            // Events are in the order of time wherever they stand.
            List::Events => {}
        }
    });
    desk.place.set(Place::Item(list, to));
}

fn shift<T>(items: &mut Vec<T>, from: usize, to: usize) {
    if from < items.len() && to < items.len() {
        let item = items.remove(from);
        items.insert(to, item);
    }
}

/// Adds an event that is like another, and returns its index. Ids are given once: it gets one of its own, and its
/// positions have none.
pub fn duplicate_event(desk: Desk, index: usize) -> Option<usize> {
    let story = desk.story.read_untracked();
    let mut event = story.events.get(index)?.clone();
    event.id = new_id(&story, List::Events, &event.id.0);
    for position in event.positions.iter_mut().flatten() {
        position.id = None;
    }
    let last = story.events.len();
    drop(story);
    // Last, so that no problem or form that names another event by its index means a different one.
    desk.change("", |story: Store<Story>| story.events().write().push(event));
    desk.tell("duplicated", &[]);
    Some(last)
}
