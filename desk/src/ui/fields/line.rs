//! A field of one line: an id, an address, a zone.

use super::{FieldProblems, id_of, is_invalid, problems_of};
use crate::rules::sources::without_spaces;
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
    let is_address = kind == "url";
    // A field of the type for addresses drops a space at the end, which is where every space is typed.
    let (kind, keys) = match is_address {
        true => ("text", Some("url")),
        false => (kind, None),
    };
    let typed = RwSignal::new(None::<String>);
    let shown = move || {
        let value = read.get().unwrap_or_default();
        // As it was typed until the field is left, or until the story has another address, by undoing or otherwise.
        let typed = typed.get();
        typed
            .filter(|typed| without_spaces(typed) == value)
            .unwrap_or(value)
    };
    let take = move |text: String| {
        if is_address {
            let address = without_spaces(&text);
            typed.set(Some(text));
            slot.set(address);
        } else {
            slot.set(text);
        }
    };
    view! {
        <div class="field" data-path=path>
            <label for=input.clone()>{move || desk.say(label)}</label>
            <input
                id=input
                type=kind
                inputmode=keys
                dir="auto"
                placeholder=example
                spellcheck="false"
                autocomplete="off"
                aria-describedby=list.clone()
                aria-invalid=move || is_invalid(problems).then_some("true")
                prop:value=shown
                on:input=move |event| take(event_target_value(&event))
                on:blur=move |_| {
                    // It is left as well when it is taken out of the page, and its signals are gone.
                    typed.try_set(None);
                }
            />
            <FieldProblems id=list problems />
        </div>
    }
    .into_any()
}
