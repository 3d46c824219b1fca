//! What the sides held at an event.

use super::items::{optional, required, word};
use crate::place::List;
use crate::ui::fields::{
    Choice, Citations, DateField, FieldProblems, Line, Reference, References, TextField, Tick,
    Words, id_of, problems_of,
};
use crate::ui::lists::names;
use crate::ui::slot::{Item, position_item, slot};
use crate::ui::state::desk;
use leptos::prelude::*;
use standpoint::format::{Date, Event, Id, Keyword, Language, Position, Sides, Text, TextKind};
use standpoint::story::{Change, PositionKind};

/// The positions of an event.
#[component]
pub fn Positions(
    /// the event
    event: Item<Event>,
) -> AnyView {
    let desk = desk();
    let count = {
        let event = event.clone();
        Memo::new(move |_| {
            event
                .with(|event| event.positions.as_ref().map_or(0, Vec::len))
                .unwrap_or(0)
        })
    };
    let path = format!("{}.positions", event.path);
    let each = event.clone();
    let row = move |index: usize| view! { <PositionForm event=each.clone() index /> };
    let add = move |_| {
        let topic = event.with(|event| {
            let last = event
                .positions
                .as_ref()
                .and_then(|positions| positions.last());
            last.map(|position| position.topic.clone())
        });
        let topic = topic.flatten().unwrap_or(Id(String::new()));
        event.change("", |event| {
            event
                .positions
                .get_or_insert_default()
                .push(new_position(topic));
        });
    };
    view! {
        <section class="positions" data-path=path>
            <h3>{move || desk.say("positions")}</h3>
            <ol class="list">
                <For each=move || 0..count.get() key=|index| *index children=row />
            </ol>
            <button type="button" on:click=add>{move || desk.say("add-position")}</button>
        </section>
    }
    .into_any()
}

fn new_position(topic: Id) -> Position {
    Position {
        id: None,
        side: Sides::One(Id(String::new())),
        key: None,
        topic,
        speaker: None,
        role: None,
        according_to: None,
        kind: None,
        date: None,
        text: Text::Plain(String::new()),
        quote: None,
        quote_language: None,
        note: None,
        change: None,
        change_to: None,
        change_note: None,
        corrections: None,
        sources: Vec::new(),
    }
}

#[component]
fn PositionForm(event: Item<Event>, index: usize) -> AnyView {
    let desk = desk();
    let position = position_item(&event, index);
    let path = position.path.to_string();
    let problems = problems_of(position.path.clone());
    // What is wrong with the position as a whole, such as a report of nobody; its fields say the rest.
    let own = {
        let path = path.clone();
        Memo::new(move |_| {
            let problems = problems.read();
            problems
                .iter()
                .filter(|problem| problem.path == path)
                .cloned()
                .collect()
        })
    };
    let described = id_of(&path, "own-problems");
    let sides = slot!(position, side).map(
        |sides| match sides {
            Sides::One(id) if id.0.is_empty() => Vec::new(),
            Sides::One(id) => vec![id],
            Sides::Joint(ids) => ids,
        },
        |mut ids: Vec<Id>| match ids.len() {
            0 => Sides::One(Id(String::new())),
            1 => Sides::One(ids.remove(0)),
            _ => Sides::Joint(ids),
        },
    );
    let key = slot!(position, key).map(
        |key| key.unwrap_or(false),
        |is_key: bool| is_key.then_some(true),
    );
    // Who holds what, so that a closed position tells it.
    let heading = {
        let position = position.clone();
        move || {
            let name = |list: List, id: &str| {
                let found = names(desk, list).into_iter().find(|(known, _)| known == id);
                found.map_or_else(|| id.to_owned(), |(_, name)| name)
            };
            let (sides, topic) = position
                .with(|position| {
                    let sides: Vec<_> = match &position.side {
                        Sides::One(id) => vec![id.0.clone()],
                        Sides::Joint(ids) => ids.iter().map(|id| id.0.clone()).collect(),
                    };
                    (sides, position.topic.0.clone())
                })
                .unwrap_or_default();
            let sides: Vec<_> = sides.iter().map(|id| name(List::Sides, id)).collect();
            let heading = [sides.join(", "), name(List::Topics, &topic)];
            let heading: Vec<_> = heading
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect();
            match heading.is_empty() {
                true => desk.say("new-position"),
                false => heading.join(" · "),
            }
        }
    };
    let marks = move || {
        let errors = problems
            .read()
            .iter()
            .filter(|problem| problem.is_error)
            .count();
        (errors > 0).then(|| view! { <span class="mark error">{errors}</span> })
    };
    let remove = {
        let event = event.clone();
        move |_| {
            event.change("", |event| {
                if let Some(positions) = event
                    .positions
                    .as_mut()
                    .filter(|positions| index < positions.len())
                {
                    positions.remove(index);
                }
                if event.positions.as_ref().is_some_and(Vec::is_empty) {
                    event.positions = None;
                }
            });
            desk.tell("removed", &[]);
        }
    };
    view! {
        <li class="position" data-path=path>
            <h4>{heading} {marks}</h4>
            <FieldProblems id=described problems=own />
            <div class="row">
                <References label="side" value=sides list=List::Sides />
                <Reference label="topic" value=slot!(position, topic).map(|id: Id| id.0, Id) list=List::Topics />
            </div>
            <TextField label="held" value=required(slot!(position, text)) kind=TextKind::Prose />
            <TextField label="quote" value=slot!(position, quote) kind=TextKind::Quote />
            <div class="row">
                <Reference label="speaker" value=optional!(position, speaker, Id) list=List::People />
                <Reference label="according-to" value=optional!(position, according_to, Id) list=List::People />
            </div>
            <Citations value=slot!(position, sources) />
            <details>
                <summary>{move || desk.say("more-of-position")}</summary>
                <div class="row">
                    <Choice label="position-kind" value=word!(position, kind, PositionKind) values=Words::of("position", PositionKind::WORDS) none="position-none" />
                    <DateField label="said-on" value=optional!(position, date, Date) />
                    <Line label="quote-language" value=optional!(position, quote_language, Language) example="ru" />
                </div>
                <Tick label="key-line" value=key />
                <div class="row">
                    <Choice label="change" value=word!(position, change, Change) values=Words::of("change", Change::WORDS) none="change-none" />
                    <Line label="change-to" value=optional!(position, change_to, Id) />
                </div>
                <TextField label="change-note" value=slot!(position, change_note) kind=TextKind::Prose />
                <TextField label="office-then" value=slot!(position, role) kind=TextKind::Name />
                <TextField label="note" value=slot!(position, note) kind=TextKind::Prose />
                <Line label="id" value=optional!(position, id, Id) />
            </details>
            <button type="button" class="quiet danger" on:click=remove>{move || desk.say("delete-position")}</button>
        </li>
    }
    .into_any()
}
