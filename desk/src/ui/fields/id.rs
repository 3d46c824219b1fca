//! An id: changed with everything that refers to it, or refused with the reason.

use super::{FieldProblems, id_of, is_invalid, key_of_typed, problems_of};
use crate::rules::ids::{Owner, Refused, rename};
use crate::ui::slot::Slot;
use crate::ui::state::desk;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// A field for the id of an item or a position. It is taken when the field is left.
#[component]
pub fn IdLine(
    /// the id; empty where it is left out
    value: Slot<String>,
) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let (input, list) = (id_of(&slot.path, "input"), id_of(&slot.path, "problems"));
    let (hint, refusal) = (id_of(&slot.path, "hint"), id_of(&slot.path, "refused"));
    let path = slot.path.to_string();
    let owner = Owner::of_path(&slot.path);
    let typed = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<Refused>);
    let in_story = Memo::new(move |_| slot.get().unwrap_or_default());
    Effect::new(move |_| {
        in_story.track();
        typed.set(None);
        refused.set(None);
    });
    let take = move || {
        // It is left as well when it is taken out of the page with the focus in it, and its signals are gone.
        let Some(new) = typed.try_get_untracked().flatten() else {
            return;
        };
        let new = new.trim().to_owned();
        if new == in_story.get_untracked() {
            typed.set(None);
            refused.set(None);
            return;
        }
        let Some(owner) = owner else { return };
        let mut story = desk.story.get_untracked();
        match rename(&mut story, owner, &new) {
            Ok(()) => {
                desk.change("", |store| store.set(story));
                desk.tell("renamed", &[("id", new.into())]);
            }
            Err(reason) => refused.set(Some(reason)),
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let is_typed = typed.read_untracked().is_some();
        key_of_typed(&event, is_typed, take, || {
            typed.set(None);
            refused.set(None);
        });
    };
    let reason = move || {
        let id = typed.get().unwrap_or_default();
        refused.get().map(|reason| match reason {
            Refused::Taken => desk.say_with("id-taken", &[("id", id.into())]),
            Refused::Form | Refused::NoItem => desk.say("id-form"),
        })
    };
    view! {
        <div class="field" data-path=path>
            <label for=input.clone()>{move || desk.say("id")}</label>
            <input
                id=input
                dir="auto"
                spellcheck="false"
                autocomplete="off"
                aria-describedby=format!("{hint} {refusal} {list}")
                aria-invalid=move || (refused.read().is_some() || is_invalid(problems)).then_some("true")
                prop:value=move || typed.get().unwrap_or_else(|| in_story.get())
                on:input=move |event| {
                    typed.set(Some(event_target_value(&event)));
                    refused.set(None);
                }
                on:change=move |_| take()
                on:blur=move |_| take()
                on:keydown=on_key
            />
            <p id=hint class="hint">{move || desk.say("id-hint")}</p>
            <p id=refusal class="error" role="alert">{reason}</p>
            <FieldProblems id=list problems />
        </div>
    }
    .into_any()
}
