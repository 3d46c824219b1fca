//! A field of one line: an id, an address, a zone.

use super::{FieldProblems, id_of, is_invalid, problems_of};
use crate::ui::slot::Slot;
use crate::ui::state::desk;
use leptos::prelude::*;

/// A field of one line. The text is passed on as it is typed.
#[component]
pub fn Line(
    /// the key of the label in the words of the interface
    label: &'static str,
    /// the value
    value: Slot<String>,
    /// what the browser should know of it: `text`, `url`, `number`
    #[prop(default = "text")]
    kind: &'static str,
    /// an example of what belongs there
    #[prop(default = "")]
    example: &'static str,
) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let (input, list) = (id_of(&slot.path, "input"), id_of(&slot.path, "problems"));
    let path = slot.path.to_string();
    let read = slot.clone();
    view! {
        <div class="field" data-path=path>
            <label for=input.clone()>{move || desk.say(label)}</label>
            <input
                id=input
                type=kind
                dir="auto"
                placeholder=example
                spellcheck="false"
                autocomplete="off"
                aria-describedby=list.clone()
                aria-invalid=move || is_invalid(problems).then_some("true")
                prop:value=move || read.get().unwrap_or_default()
                on:input=move |event| slot.set(event_target_value(&event))
            />
            <FieldProblems id=list problems />
        </div>
    }
    .into_any()
}
