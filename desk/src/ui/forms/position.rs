//! What the sides held at an event.

use super::change::ChangeFields;
use super::items::{optional, required, word};
use crate::blank;
use crate::place::List;
use crate::problems::Kind;
use crate::rules::attribution::ask;
use crate::rules::ids::{move_position, remove_position};
use crate::ui::fields::{
    Choice, Citations, DateField, IdLine, Line, OwnProblems, Reference, References, TextField,
    Tick, Words, focus_input, id_of, problems_of,
};
use crate::ui::lists::name_of;
use crate::ui::slot::{Item, position_item, slot};
use crate::ui::state::desk;
use leptos::prelude::*;
use standpoint::format::{Date, Event, Id, Keyword, Language, Position, Sides, TextKind};
use standpoint::story::PositionKind;

/// The positions of an event.
#[component]
pub fn Positions(
    /// the event
    event: Item<Event>,
    /// its index in the file
    at: usize,
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
    let row = move |index: usize| view! { <PositionForm event=each.clone() at index count /> };
    let add = move |_| {
        let last = format!("{}.positions[{}].side", event.path, count.get_untracked());
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
                .push(blank::position(topic));
        });
        desk.wanted.set(Some(last));
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

#[component]
fn PositionForm(event: Item<Event>, at: usize, index: usize, count: Memo<usize>) -> AnyView {
    let desk = desk();
    let position = position_item(&event, index);
    let path = position.path.to_string();
    let problems = problems_of(position.path.clone());
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
            let name = |list: List, id: &str| name_of(desk, list, id);
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
        let problems = problems.read();
        let errors = problems
            .iter()
            .filter(|problem| problem.kind == Kind::Error);
        let errors = errors.count();
        (errors > 0).then(|| view! { <span class="mark error">{errors}</span> })
    };
    let remove = move |_| {
        desk.change("", |story| {
            story.update(|story| remove_position(story, at, index))
        });
        desk.tell("removed", &[]);
        // The next one has moved up to here.
        let left = count.get_untracked();
        desk.wanted.set(Some(format!(
            "events[{at}].positions[{}]",
            index.min(left.saturating_sub(1))
        )));
    };
    let shift = move |to: usize, key: &'static str| {
        move |_| {
            desk.change("", |story| {
                story.update(|story| move_position(story, at, index, to))
            });
            // Whoever moves something moves it further, and at the end perhaps back.
            let key = match to {
                0 => "move-down",
                to if to + 1 == count.get_untracked() => "move-up",
                _ => key,
            };
            desk.wanted
                .set(Some(format!("events[{at}].positions[{to}].{key}")));
        }
    };
    let duplicate = {
        let event = event.clone();
        move |_| {
            let last = count.get_untracked();
            event.change("", |event| {
                let positions = event.positions.get_or_insert_default();
                if let Some(mut position) = positions.get(index).cloned() {
                    position.id = None;
                    positions.push(position);
                }
            });
            desk.tell("duplicated", &[]);
            desk.wanted
                .set(Some(format!("events[{at}].positions[{last}].side")));
        }
    };
    // Who is new here most likely speaks for the side whose position it is.
    let own_side = {
        let position = position.clone();
        Signal::derive(move || {
            let side = position.with(|position| match &position.side {
                Sides::One(id) => id.0.clone(),
                Sides::Joint(ids) => ids.first().map(|id| id.0.clone()).unwrap_or_default(),
            });
            side.unwrap_or_default()
        })
    };
    let (up, down) = (format!("{path}.move-up"), format!("{path}.move-down"));
    let number = index + 1;
    let name = id_of(&path, "name");
    let group = name.clone();
    view! {
        // As a group, so that its fields are told apart from those of the others.
        <li class="position" data-path=path><div role="group" aria-labelledby=group>
            <div class="head">
                <h4 id=name><span class="spoken">{number} " "</span>{heading} {marks}</h4>
                <span data-path=up>
                    <button
                        type="button" class="quiet" disabled={index == 0}
                        aria-label=move || desk.say_with("move-position-up", &[("number", (number as f64).into())])
                        on:click=shift(index.saturating_sub(1), "move-up")
                    >"↑"</button>
                </span>
                <span data-path=down>
                    <button
                        type="button" class="quiet" disabled={move || number >= count.get()}
                        aria-label=move || desk.say_with("move-position-down", &[("number", (number as f64).into())])
                        on:click=shift(index + 1, "move-down")
                    >"↓"</button>
                </span>
            </div>
            <OwnProblems path=path.clone() />
            <div class="row">
                <References label="side" value=sides list=List::Sides />
                <Reference label="topic" value=slot!(position, topic).map(|id: Id| id.0, Id) list=List::Topics />
            </div>
            <TextField label="held" value=required(slot!(position, text)) kind=TextKind::Prose />
            <TextField label="quote" value=slot!(position, quote) kind=TextKind::Quote />
            <div class="row">
                <Reference label="speaker" value=optional!(position, speaker, Id) list=List::People side=own_side />
                <Reference label="according-to" value=optional!(position, according_to, Id) list=List::People />
            </div>
            <AskReporter event=event.clone() position=position.clone() />
            <Citations value=slot!(position, sources) />
            <details>
                <summary>{move || desk.say("more-of-position")}</summary>
                <div class="row">
                    <Choice label="position-kind" value=word!(position, kind, PositionKind) values=Words::of("position", PositionKind::WORDS) none="position-none" />
                    <DateField label="said-on" value=optional!(position, date, Date) />
                    <Line label="quote-language" value=optional!(position, quote_language, Language) example="ru" />
                </div>
                <Tick label="key-line" value=key />
                <ChangeFields position=position.clone() event=at index />
                <TextField label="office-then" value=slot!(position, role) kind=TextKind::Name />
                <TextField label="note" value=slot!(position, note) kind=TextKind::Prose />
                <IdLine value=optional!(position, id, Id) />
            </details>
            <div class="foot">
                <button type="button" class="quiet" on:click=duplicate>{move || desk.say("duplicate-position")}</button>
                <button type="button" class="quiet danger" on:click=remove>{move || desk.say("delete-position")}</button>
            </div>
        </div></li>
    }
    .into_any()
}

/// Asks on whose report a position rests, where it rests on another side's word and does not say so.
#[component]
fn AskReporter(event: Item<Event>, position: Item<Position>) -> AnyView {
    let desk = desk();
    let input = id_of(&format!("{}.according_to", position.path), "input");
    let asked = {
        let position = position.clone();
        Memo::new(move |_| {
            // People and sources are followed with the problems; the position at once.
            desk.checked.track();
            let story = desk.story.read_untracked();
            let of =
                |position: &Position| untrack(|| event.with(|event| ask(&story, event, position)));
            position.with(of).flatten().flatten()
        })
    };
    let each = move || {
        let (position, input) = (position.clone(), input.clone());
        let likely = asked.get().map(|ask| ask.likely).unwrap_or_default();
        let buttons = likely.into_iter().map(move |id| {
            let (position, input, name) = (position.clone(), input.clone(), id.clone());
            let take = move |_| {
                position.change("", |position| position.according_to = Some(Id(id.clone())));
                focus_input(&input);
            };
            view! { <button type="button" on:click=take>{move || name_of(desk, List::People, &name)}</button> }
        });
        buttons.collect_view()
    };
    let question = move || {
        asked
            .read()
            .as_ref()
            .map(|ask| match ask.likely.is_empty() {
                true => desk.say("ask-reporter-new"),
                false => desk.say("ask-reporter"),
            })
    };
    view! {
        <div class="ask" role="group" aria-label=question hidden=move || asked.read().is_none()>
            <span>{question}</span>
            {each}
        </div>
    }
    .into_any()
}
