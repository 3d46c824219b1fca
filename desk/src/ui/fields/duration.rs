//! A length of time, typed as people write it, and shown in words. It is taken into the story when the field is left.

use super::{FieldProblems, id_of, is_invalid, key_of_typed, problems_of};
use crate::rules::durations::{for_field, spoken, understand};
use crate::ui::said;
use crate::ui::slot::Slot;
use crate::ui::state::desk;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// A field for a length of time.
#[component]
pub fn DurationField(
    /// the key of the label in the words of the interface
    label: &'static str,
    /// the length, in ISO 8601; empty where it is left out
    value: Slot<String>,
) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let (input, list) = (id_of(&slot.path, "input"), id_of(&slot.path, "problems"));
    let told = id_of(&slot.path, "understood");
    let path = slot.path.to_string();
    let typed = RwSignal::new(None::<String>);
    let in_story = {
        let slot = slot.clone();
        Memo::new(move |_| slot.get().unwrap_or_default())
    };
    // What was typed is done with when the story has another length, by undoing or otherwise.
    Effect::new(move |_| {
        in_story.track();
        typed.set(None);
    });
    let leave = move || {
        // It is left as well when it is taken out of the page with the focus in it, and its signals are gone.
        let Some(text) = typed.try_get_untracked().flatten() else {
            return;
        };
        typed.set(None);
        let text = text.trim();
        // What is not understood stands among the problems until it is put right, and is not lost.
        let length = understand(text).unwrap_or_else(|| text.to_owned());
        let is_as_shown = text == for_field(&in_story.read_untracked(), said::language(desk));
        if !is_as_shown && length != *in_story.read_untracked() {
            slot.set(length);
        }
    };
    let (leave_changed, leave_left) = (leave.clone(), leave.clone());
    let on_key = move |event: KeyboardEvent| {
        let is_typed = typed.read_untracked().is_some();
        key_of_typed(&event, is_typed, &leave, || typed.set(None));
    };
    let shown = move || {
        let typed = typed.get();
        typed.unwrap_or_else(|| for_field(&in_story.read(), said::language(desk)))
    };
    let reading = move || {
        let length = understand(&typed.get()?)?;
        let words = spoken(&length, said::language(desk))?;
        Some(desk.say_with("understood-as", &[("value", words.into())]))
    };
    let described = format!("{told} {list}");
    view! {
        <div class="field" data-path=path>
            <label for=input.clone()>{move || desk.say(label)}</label>
            <input
                id=input
                dir="auto"
                autocomplete="off"
                spellcheck="false"
                placeholder=move || desk.say("duration-example")
                aria-describedby=described
                aria-invalid=move || is_invalid(problems).then_some("true")
                prop:value=shown
                on:input=move |event| typed.set(Some(event_target_value(&event)))
                on:change=move |_| leave_changed()
                on:blur=move |_| leave_left()
                on:keydown=on_key
            />
            <p id=told class="understood">{reading}</p>
            <FieldProblems id=list problems />
        </div>
    }
    .into_any()
}
