//! A date: what is typed stays as it is typed until it is understood.

use super::{FieldProblems, id_of, problems_of};
use crate::ui::slot::Slot;
use crate::ui::state::desk;
use leptos::prelude::*;

/// A field for a date.
#[component]
pub fn DateField(
    /// the key of the label in the words of the interface
    label: &'static str,
    /// the date, in EDTF or RFC 3339; empty where it is left out
    value: Slot<String>,
) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let (input, list) = (id_of(&slot.path, "input"), id_of(&slot.path, "problems"));
    let path = slot.path.to_string();
    let read = slot.clone();
    view! {
        <div class="field date" data-path=path>
            <label for=input.clone()>{move || desk.say(label)}</label>
            <input
                id=input
                autocomplete="off"
                spellcheck="false"
                placeholder="2021-12-07"
                aria-describedby=list.clone()
                aria-invalid=move || (!problems.read().is_empty()).then_some("true")
                prop:value=move || read.get().unwrap_or_default()
                on:input=move |event| slot.set(event_target_value(&event))
            />
            <FieldProblems id=list problems />
        </div>
    }
    .into_any()
}
