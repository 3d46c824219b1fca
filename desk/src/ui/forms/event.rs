//! The form of an event, with its positions.

use super::items::{optional, required, word};
use super::media::MediaList;
use super::position::Positions;
use crate::place::{List, Place};
use crate::ui::fields::{
    Choice, Citations, DateField, Line, Reference, References, TextField, Words,
};
use crate::ui::lists::remove;
use crate::ui::slot::{event_item, slot};
use crate::ui::state::desk;
use leptos::prelude::*;
use standpoint::format::{Date, Duration, Id, Keyword, TextKind, TimeZoneName};
use standpoint::story::{EventKind, Status};

/// The form of an event.
#[component]
pub fn EventForm(
    /// its index in the file
    index: usize,
) -> AnyView {
    let desk = desk();
    let event = event_item(desk, index);
    let path = event.path.to_string();
    view! {
        <div data-path=path>
            <h2>{move || desk.say("one-events")}</h2>
            <TextField label="title" value=required(slot!(event, title)) kind=TextKind::Title />
            <div class="row">
                <DateField label="date" value=slot!(event, date).map(|date: Date| date.0, Date) />
                <DateField label="end" value=optional!(event, end, Date) />
                <Choice label="kind" value=word!(event, kind, EventKind) values=Words::of("kind", EventKind::WORDS) none="kind-none" />
            </div>
            <TextField label="summary" value=slot!(event, summary) kind=TextKind::Prose />
            <Positions event=event.clone() />
            <Citations value=slot!(event, sources).or_empty() />
            <details>
                <summary>{move || desk.say("more-of-event")}</summary>
                <References label="participants" value=slot!(event, participants).or_empty() list=List::People />
                <div class="row">
                    <TextField label="place" value=slot!(event, place) kind=TextKind::Name />
                    <TextField label="format" value=slot!(event, format) kind=TextKind::Name />
                </div>
                <div class="row">
                    <Line label="duration" value=optional!(event, duration, Duration) example="PT50M" />
                    <Line label="time-zone" value=optional!(event, time_zone, TimeZoneName) example="Europe/Berlin" />
                </div>
                <div class="row">
                    <Choice label="status" value=word!(event, status, Status) values=Words::of("status", Status::WORDS) none="status-none" />
                    <Reference label="group" value=optional!(event, group, Id) list=List::Groups />
                </div>
                <TextField label="date-label" value=slot!(event, date_label) kind=TextKind::Name />
                <TextField label="body" value=slot!(event, text) kind=TextKind::Body />
                <MediaList event=event.clone() />
                <Line label="id" value=slot!(event, id).map(|id: Id| id.0, Id) />
            </details>
            <button
                type="button"
                class="quiet danger"
                on:click=move |_| {
                    desk.place.set(Place::Story);
                    remove(desk, List::Events, index);
                    desk.tell("removed", &[]);
                }
            >
                {move || desk.say("delete")}
            </button>
        </div>
    }
    .into_any()
}
