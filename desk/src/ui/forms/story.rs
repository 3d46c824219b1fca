//! The story's own title, dates, languages and zones.

use crate::ui::fields::{DateField, FieldProblems, Line, TextField, id_of, problems_of};
use crate::ui::slot::{Item, Slot, slot};
use crate::ui::state::desk;
use leptos::prelude::*;
use reactive_stores::Field;
use standpoint::format::{
    Correction, Date, Id, Language, Story, StoryStoreFields as _, Text, TextKind, TimeZone,
    TimeZoneName,
};

/// The form of the story itself.
#[component]
pub fn StoryForm() -> AnyView {
    let desk = desk();
    let story = desk.story;
    macro_rules! own {
        ($field:ident) => {{
            Slot::new(
                desk,
                stringify!($field),
                move || Some(story.$field().get()),
                move |value| story.$field().set(value),
            )
        }};
    }
    let required =
        |slot: Slot<Text>| slot.map(Some, |text| text.unwrap_or(Text::Plain(String::new())));
    let languages = own!(languages).map(
        |languages: Vec<Language>| {
            let tags: Vec<_> = languages.into_iter().map(|language| language.0).collect();
            tags.join(", ")
        },
        |tags: String| {
            let tags = tags.split([',', ' ', ';']).filter(|tag| !tag.is_empty());
            tags.map(|tag| Language(tag.to_owned())).collect()
        },
    );
    view! {
        <h2>{move || desk.say("story")}</h2>
        <TextField label="title" value=required(own!(title)) kind=TextKind::Title />
        <TextField label="summary" value=required(own!(summary)) kind=TextKind::Prose />
        <div class="row">
            <DateField label="as-of" value=own!(as_of).map(|date: Date| date.0, Date) />
            <Languages value=languages />
        </div>
        <div class="row">
            <Line label="id" value=own!(id).map(|id: Id| id.0, Id) />
            <Line label="version" value=own!(version).or_empty() />
        </div>
        <TimeZones />
        <Corrections path="corrections" list=story.corrections() />
    }
    .into_any()
}

/// The tags of the languages, taken when the field is left: half a tag is no language.
#[component]
fn Languages(value: Slot<String>) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let (input, list) = (id_of(&slot.path, "input"), id_of(&slot.path, "problems"));
    let path = slot.path.to_string();
    let read = slot.clone();
    view! {
        <div class="field" data-path=path>
            <label for=input.clone()>{move || desk.say("languages")}</label>
            <input
                id=input
                autocomplete="off"
                spellcheck="false"
                placeholder="en, zh, ru"
                aria-describedby=list.clone()
                aria-invalid=move || (!problems.read().is_empty()).then_some("true")
                prop:value=move || read.get().unwrap_or_default()
                on:change=move |event| {
                    slot.set(event_target_value(&event));
                    let first = untrack(|| desk.languages()).into_iter().next();
                    desk.language.set(first.map_or_else(|| String::from("en"), |first| first.0));
                    desk.beside.set(None);
                }
            />
            <FieldProblems id=list problems />
        </div>
    }
    .into_any()
}

#[component]
fn TimeZones() -> AnyView {
    let desk = desk();
    let zones = desk.story.time_zones();
    let count = Memo::new(move |_| zones.read().as_ref().map_or(0, Vec::len));
    let row = move |index: usize| {
        let zone: Item<TimeZone> = Item::of(desk, zones, format!("time_zones[{index}]"), index);
        let id = slot!(zone, id).map(|id: TimeZoneName| id.0, TimeZoneName);
        let name = slot!(zone, name).map(Some, |text| text.unwrap_or(Text::Plain(String::new())));
        let remove = move |_| {
            desk.change("", |story| take_out(&mut story.time_zones().write(), index));
        };
        view! {
            <li class="row">
                <Line label="time-zone" value=id example="Europe/Berlin" />
                <TextField label="name" value=name kind=TextKind::Name />
                <button type="button" class="quiet" on:click=remove>{move || desk.say("remove")}</button>
            </li>
        }
    };
    let add = move |_| {
        desk.change("", |story| {
            story
                .time_zones()
                .write()
                .get_or_insert_default()
                .push(TimeZone {
                    id: TimeZoneName(String::new()),
                    name: Text::Plain(String::new()),
                });
        });
    };
    view! {
        <fieldset class="field" data-path="time_zones">
            <legend>{move || desk.say("time-zones")}</legend>
            <ol class="list"><For each=move || 0..count.get() key=|index| *index children=row /></ol>
            <button type="button" class="quiet" on:click=add>{move || desk.say("add-time-zone")}</button>
        </fieldset>
    }
    .into_any()
}

/// What was corrected.
#[component]
pub fn Corrections(
    /// the path of the list
    path: &'static str,
    /// the list
    #[prop(into)]
    list: Field<Option<Vec<Correction>>>,
) -> AnyView {
    let desk = desk();
    let count = Memo::new(move |_| list.read().as_ref().map_or(0, Vec::len));
    let row = move |index: usize| {
        let correction: Item<Correction> = Item::of(desk, list, format!("{path}[{index}]"), index);
        let text =
            slot!(correction, text).map(Some, |text| text.unwrap_or(Text::Plain(String::new())));
        let date = slot!(correction, date).map(|date: Date| date.0, Date);
        let remove = move |_| desk.change("", |_| take_out(&mut list.write(), index));
        view! {
            <li>
                <DateField label="date" value=date />
                <TextField label="correction" value=text kind=TextKind::Prose />
                <button type="button" class="quiet" on:click=remove>{move || desk.say("remove")}</button>
            </li>
        }
    };
    let add = move |_| {
        desk.change("", |story| {
            let date = story.as_of().get_untracked();
            list.write().get_or_insert_default().push(Correction {
                date,
                text: Text::Plain(String::new()),
            });
        });
    };
    view! {
        <fieldset class="field" data-path=path>
            <legend>{move || desk.say("corrections")}</legend>
            <ol class="list"><For each=move || 0..count.get() key=|index| *index children=row /></ol>
            <button type="button" class="quiet" on:click=add>{move || desk.say("add-correction")}</button>
        </fieldset>
    }
    .into_any()
}

/// Takes an item out of a list that is left out where it is empty.
fn take_out<T>(list: &mut Option<Vec<T>>, index: usize) {
    if let Some(items) = list.as_mut().filter(|items| index < items.len()) {
        items.remove(index);
    }
    if list.as_ref().is_some_and(Vec::is_empty) {
        *list = None;
    }
}

/// Begins a story: what every story needs, with nothing in it.
pub fn new_story(today: String, language: &str) -> Story {
    Story {
        schema: None,
        standpoint: 1,
        id: Id(String::from("story")),
        title: Text::Plain(String::new()),
        summary: Text::Plain(String::new()),
        as_of: Date(today),
        languages: vec![Language(language.to_owned())],
        time_zones: None,
        version: None,
        corrections: None,
        sides: None,
        people: None,
        topics: None,
        sources: None,
        eras: None,
        groups: None,
        events: Vec::new(),
    }
}
