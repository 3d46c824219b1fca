//! The lists of a story: what their items are called, and how one is added.

use super::state::{Desk, length};
use crate::place::List;
use crate::text::text_in;
use leptos::prelude::*;
use reactive_stores::Store;
use standpoint::format::{
    Date, Era, Event, Group, Id, Keyword, Person, Side, Source, Story, StoryStoreFields as _, Text,
    Topic,
};
use standpoint::import::Ids;
use standpoint::story::Grade;

/// Returns the items of a list as pairs of id and name, in the order of the file; follows the list. Eras have
/// no ids, and events are listed by the outline.
pub fn names(desk: Desk, list: List) -> Vec<(String, String)> {
    let language = desk.language.get();
    let story = desk.story;
    let name = |text: &Text| text_in(text, &language, "").to_owned();
    macro_rules! of {
        ($items:expr) => {
            $items
                .read()
                .iter()
                .flatten()
                .map(|item| (item.id.0.clone(), name(&item.name)))
                .collect()
        };
    }
    match list {
        List::Sides => of!(story.sides()),
        List::People => of!(story.people()),
        List::Topics => of!(story.topics()),
        List::Groups => of!(story.groups()),
        List::Sources => {
            let sources = story.sources();
            let sources = sources.read();
            let sources = sources.iter().flatten().map(|source| {
                let title = [&name(&source.publisher), ": ", &name(&source.title)].concat();
                (source.id.0.clone(), title)
            });
            sources.collect()
        }
        List::Eras => {
            let eras = story.eras();
            let eras = eras.read();
            eras.iter()
                .flatten()
                .map(|era| (String::new(), name(&era.name)))
                .collect()
        }
        List::Events => Vec::new(),
    }
}

fn ids(story: &Story, list: List) -> Vec<&str> {
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

/// Returns an id for a new item of a list, made of its name.
fn new_id(story: &Story, list: List, name: &str) -> Id {
    let mut made = Ids::default();
    for id in ids(story, list) {
        made.keep(id);
    }
    let singular = list.key().trim_end_matches('s');
    Id(made.make(name, singular))
}

/// Adds an item with a name to a list, and returns its id and its index.
pub fn add(desk: Desk, list: List, name: &str) -> (String, usize) {
    let story = desk.story.read_untracked();
    let id = new_id(&story, list, name);
    let index = length(&story, list);
    let side = Id(ids(&story, List::Sides)
        .first()
        .copied()
        .unwrap_or_default()
        .to_owned());
    let as_of = story.as_of.clone();
    drop(story);
    let text = Text::Plain(name.to_owned());
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
                    url: None,
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
            List::Events => story.events().write().push(new_event(id, text)),
        }
    });
    (made.0, index)
}

fn new_event(id: Id, title: Text) -> Event {
    Event {
        id,
        kind: None,
        title,
        date: Date(String::new()),
        date_label: None,
        end: None,
        duration: None,
        time_zone: None,
        place: None,
        format: None,
        status: None,
        participants: None,
        group: None,
        summary: None,
        text: None,
        media: None,
        sources: None,
        positions: None,
    }
}

/// Takes an item out of a list. What referred to it is then a problem, which the checker tells.
pub fn remove(desk: Desk, list: List, index: usize) {
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
}
