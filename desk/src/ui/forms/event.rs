//! The form of an event, with its positions.

use super::items::{optional, required, word};
use super::media::MediaList;
use super::position::Positions;
use super::uses::UsedIn;
use crate::place::{List, Place};
use crate::ui::fields::{
    Choice, Citations, DateField, DurationField, IdLine, Line, OwnProblems, Reference, References,
    TextField, Words,
};
use crate::ui::lists::{duplicate_event, remove};
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
    let zone = optional!(event, time_zone, TimeZoneName);
    let date = slot!(event, date).map(|date: Date| date.0, Date);
    let end = optional!(event, end, Date);
    let duplicate = move |_| {
        if let Some(index) = duplicate_event(desk, index) {
            desk.show_field(&format!(
                "{}.title",
                Place::Item(List::Events, index).path()
            ));
        }
    };
    view! {
        <div data-path=path.clone()>
            <h2>{move || desk.say("one-events")}</h2>
            <OwnProblems path=path.clone() />
            <TextField label="title" value=required(slot!(event, title)) kind=TextKind::Title />
            <div class="row">
                <DateField label="date" value=date.clone() zone=zone.clone() other=end.clone() />
                <DateField label="end" value=end zone=zone.clone() other=date is_second=true />
                <Choice label="kind" value=word!(event, kind, EventKind) values=Words::of("kind", EventKind::WORDS) none="kind-none" />
            </div>
            <TextField label="summary" value=slot!(event, summary) kind=TextKind::Prose />
            <Positions event=event.clone() at=index />
            <Citations value=slot!(event, sources).or_empty() />
            <details>
                <summary>{move || desk.say("more-of-event")}</summary>
                <References label="participants" value=slot!(event, participants).or_empty() list=List::People />
                <div class="row">
                    <TextField label="place" value=slot!(event, place) kind=TextKind::Name />
                    <TextField label="format" value=slot!(event, format) kind=TextKind::Name />
                </div>
                <div class="row">
                    <DurationField label="duration" value=optional!(event, duration, Duration) />
                    <Line label="time-zone" value=zone example="Europe/Berlin" />
                </div>
                <div class="row">
                    <Choice label="status" value=word!(event, status, Status) values=Words::of("status", Status::WORDS) none="status-none" />
                    <Reference label="group" value=optional!(event, group, Id) list=List::Groups />
                </div>
                <TextField label="date-label" value=slot!(event, date_label) kind=TextKind::Name />
                <TextField label="body" value=slot!(event, text) kind=TextKind::Body />
                <MediaList event=event.clone() />
                <IdLine value=slot!(event, id).map(|id: Id| id.0, Id) />
            </details>
            <UsedIn list=List::Events index />
            <div class="foot">
                <button type="button" class="quiet" on:click=duplicate>{move || desk.say("duplicate")}</button>
                <button type="button" class="quiet danger" on:click=move |_| remove(desk, List::Events, index)>
                    {move || desk.say("delete")}
                </button>
            </div>
        </div>
    }
    .into_any()
}
