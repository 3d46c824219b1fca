//! Fields with a few values: a word of the format, yes or no.

use super::{FieldProblems, id_of, is_invalid, problems_of};
use crate::ui::slot::Slot;
use crate::ui::state::desk;
use leptos::prelude::*;

/// One of several values, each with a name in the words of the interface.
#[component]
pub fn Choice(
    /// the key of the label in the words of the interface
    label: &'static str,
    /// the value, as text; empty where it is left out
    value: Slot<String>,
    /// the values and the keys of their names
    #[prop(into)]
    values: Vec<(String, String)>,
    /// the key of the name for leaving it out; without it, it cannot be
    #[prop(optional)]
    none: Option<&'static str>,
) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let (input, list) = (id_of(&slot.path, "input"), id_of(&slot.path, "problems"));
    let path = slot.path.to_string();
    let value = {
        let slot = slot.clone();
        Memo::new(move |_| slot.get().unwrap_or_default())
    };
    let none = none.map(|none| (String::new(), none.to_owned()));
    let options = none.into_iter().chain(values).map(|(word, name)| {
        let is_chosen = {
            let word = word.clone();
            move || *value.read() == word
        };
        view! { <option value=word prop:selected=is_chosen>{move || desk.say(&name)}</option> }
    });
    view! {
        <div class="field" data-path=path>
            <label for=input.clone()>{move || desk.say(label)}</label>
            <select
                id=input
                aria-describedby=list.clone()
                aria-invalid=move || is_invalid(problems).then_some("true")
                on:change=move |event| slot.set(event_target_value(&event))
            >
                {options.collect_view()}
            </select>
            <FieldProblems id=list problems />
        </div>
    }
    .into_any()
}

/// The words of the format that a choice has: their names have keys that begin with the name of the field.
pub struct Words;

impl Words {
    /// Returns the words with the keys of their names, such as `grade-official`.
    pub fn of(field: &str, words: &[&str]) -> Vec<(String, String)> {
        let each = words.iter();
        each.map(|word| ((*word).to_owned(), format!("{field}-{word}")))
            .collect()
    }
}

/// Yes or no.
#[component]
pub fn Tick(
    /// the key of the label in the words of the interface
    label: &'static str,
    /// the value
    value: Slot<bool>,
) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let list = id_of(&slot.path, "problems");
    let path = slot.path.to_string();
    let read = slot.clone();
    view! {
        <div class="field tick" data-path=path>
            <label>
                <input
                    type="checkbox"
                    aria-describedby=list.clone()
                    prop:checked=move || read.get().unwrap_or(false)
                    on:change=move |event| slot.set(event_target_checked(&event))
                />
                " " {move || desk.say(label)}
            </label>
            <FieldProblems id=list problems />
        </div>
    }
    .into_any()
}
