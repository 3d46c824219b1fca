//! Where something can be read: sources, each with a place in it.

use super::{FieldProblems, Line, Reference, id_of, problems_of};
use crate::place::List;
use crate::ui::forms::NewSource;
use crate::ui::lists::name_of;
use crate::ui::slot::Slot;
use crate::ui::state::desk;
use leptos::prelude::*;
use standpoint::format::{Citation, Id, Place};

/// Returns the source of a citation, and the place in it.
fn parts(citation: &Citation) -> (String, String) {
    match citation {
        Citation::Whole(id) => (id.0.clone(), String::new()),
        Citation::Place(place) => (place.source.0.clone(), place.at.clone().unwrap_or_default()),
    }
}

fn citation((source, at): (String, String)) -> Citation {
    let source = Id(source);
    match at.is_empty() {
        true => Citation::Whole(source),
        false => Citation::Place(Place {
            source,
            at: Some(at),
        }),
    }
}

/// The list of an event's or a position's sources.
#[component]
pub fn Citations(
    /// the citations
    value: Slot<Vec<Citation>>,
) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let described = id_of(&slot.path, "problems");
    let path = slot.path.to_string();
    let count = {
        let slot = slot.clone();
        Memo::new(move |_| slot.get().map_or(0, |citations| citations.len()))
    };
    let each = slot.clone();
    let row = move |index: usize| {
        let (whole, changed) = (each.clone(), each.clone());
        let path = format!("{}[{index}]", each.path);
        let pair = Slot::new(
            desk,
            path,
            move || whole.get()?.get(index).map(parts),
            move |pair| {
                let mut citations = untrack(|| changed.get().unwrap_or_default());
                if let Some(slot) = citations.get_mut(index) {
                    *slot = citation(pair);
                }
                changed.write_only(citations);
            },
        );
        let at = pair.clone();
        let source = pair.clone();
        let source = Slot::new(
            desk,
            format!("{}.source", pair.path),
            {
                let pair = pair.clone();
                move || pair.get().map(|(source, _)| source)
            },
            move |id| {
                let (_, at) = untrack(|| source.get().unwrap_or_default());
                source.write_only((id, at));
            },
        );
        let at = Slot::new(
            desk,
            format!("{}.at", pair.path),
            {
                let pair = pair.clone();
                move || pair.get().map(|(_, at)| at)
            },
            move |place| {
                let (source, _) = untrack(|| at.get().unwrap_or_default());
                at.write_only((source, place));
            },
        );
        let list = each.clone();
        let remove = move |_| {
            let mut citations = untrack(|| list.get().unwrap_or_default());
            if index < citations.len() {
                citations.remove(index);
            }
            let next = index.min(citations.len().saturating_sub(1));
            desk.wanted
                .set(Some(format!("{}[{next}].source", list.path)));
            list.set(citations);
        };
        let id = pair.clone();
        let id = Memo::new(move |_| id.get().map(|(source, _)| source).unwrap_or_default());
        let named = move || {
            let name = match id.get() {
                id if id.is_empty() => desk.say("source"),
                id => name_of(desk, List::Sources, &id),
            };
            desk.say_with("remove-named", &[("name", name.into())])
        };
        view! {
            <li class="citation">
                <Reference label="source" value=source list=List::Sources />
                <Line label="place-in-source" value=at example="¶ 5" />
                <button type="button" class="quiet" aria-label=named on:click=remove>{move || desk.say("remove")}</button>
                <NewSource id />
            </li>
        }
    };
    let add = move |_| {
        let mut citations = untrack(|| slot.get().unwrap_or_default());
        let last = format!("{}[{}].source", slot.path, citations.len());
        citations.push(Citation::Whole(Id(String::new())));
        slot.set(citations);
        desk.wanted.set(Some(last));
    };
    view! {
        <fieldset class="field" data-path=path>
            <legend>{move || desk.say("sources")}</legend>
            <ol class="citations">
                <For each=move || 0..count.get() key=|index| *index children=row />
            </ol>
            <FieldProblems id=described problems />
            <button type="button" class="quiet" on:click=add>{move || desk.say("add-citation")}</button>
        </fieldset>
    }
    .into_any()
}
