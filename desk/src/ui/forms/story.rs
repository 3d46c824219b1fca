//! The story's own title, dates, languages and zones.

use super::languages::Languages;
use crate::ui::fields::{DateField, Line, TextField};
use crate::ui::said;
use crate::ui::slot::{Item, Slot, slot};
use crate::ui::state::desk;
use leptos::prelude::*;
use reactive_stores::Field;
use standpoint::format::{
    Correction, Date, Id, StoryStoreFields as _, Text, TextKind, TimeZone, TimeZoneName,
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
    view! {
        <h2>{move || desk.say("story")}</h2>
        <TextField label="title" value=required(own!(title)) kind=TextKind::Title />
        <TextField label="summary" value=required(own!(summary)) kind=TextKind::Prose />
        <div class="row">
            <DateField label="as-of" value=own!(as_of).map(|date: Date| date.0, Date) />
            <Line label="id" value=own!(id).map(|id: Id| id.0, Id) />
            <Line label="version" value=own!(version).or_empty() />
        </div>
        <Languages />
        <TimeZones />
        <Corrections path="corrections" list=story.corrections() />
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
            let next = index.min(count.get_untracked().saturating_sub(1));
            desk.wanted.set(Some(format!("time_zones[{next}].id")));
        };
        let named = id.clone();
        let named = move || {
            let name = named.get().unwrap_or_default();
            let name = if name.is_empty() {
                desk.say("time-zone")
            } else {
                name
            };
            desk.say_with("remove-named", &[("name", name.into())])
        };
        view! {
            <li class="row">
                <Line label="time-zone" value=id example="Europe/Berlin" />
                <TextField label="name" value=name kind=TextKind::Name />
                <button type="button" class="quiet" aria-label=named on:click=remove>{move || desk.say("remove")}</button>
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
        let last = count.get_untracked().saturating_sub(1);
        desk.wanted.set(Some(format!("time_zones[{last}].id")));
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
        let remove = move |_| {
            desk.change("", |_| take_out(&mut list.write(), index));
            let next = index.min(count.get_untracked().saturating_sub(1));
            desk.wanted.set(Some(format!("{path}[{next}].date")));
        };
        let dated = date.clone();
        let named = move || {
            let date = said::date(desk, &dated.get().unwrap_or_default(), "");
            desk.say_with("remove-named", &[("name", date.into())])
        };
        view! {
            <li>
                <DateField label="date" value=date />
                <TextField label="correction" value=text kind=TextKind::Prose />
                <button type="button" class="quiet" aria-label=named on:click=remove>{move || desk.say("remove")}</button>
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
        let last = count.get_untracked().saturating_sub(1);
        desk.wanted.set(Some(format!("{path}[{last}].text")));
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
