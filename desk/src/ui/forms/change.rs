//! How a position stands to what its side said before, in sight of both.

use super::items::{optional, word};
use crate::rules::last_word::{LastWord, earlier, last_word};
use crate::text::text_or_other;
use crate::ui::fields::{Choice, FieldProblems, TextField, Words, id_of, is_invalid, problems_of};
use crate::ui::said;
use crate::ui::slot::{Item, Slot, slot};
use crate::ui::state::{Desk, desk};
use leptos::prelude::*;
use standpoint::format::{Id, Keyword, Position, TextKind};
use standpoint::story::Change;

/// The fields of a position that tell how it changed.
#[component]
pub fn ChangeFields(
    /// the position
    position: Item<Position>,
    /// the index of its event
    event: usize,
    /// its index there
    index: usize,
) -> AnyView {
    let desk = desk();
    // Followed when the story was checked, and when another side, topic or word to compare with is chosen.
    let cell = {
        let position = position.clone();
        Memo::new(move |_| {
            position.with(|position| {
                (
                    position.side.clone(),
                    position.topic.clone(),
                    position.change_to.clone(),
                )
            })
        })
    };
    let last = Memo::new(move |_| {
        desk.checked.track();
        cell.track();
        last_word(&desk.story.read_untracked(), event, index)
    });
    let shown = move || match last.get() {
        Some(word) => {
            let text = text_or_other(&word.text, &desk.language.read()).to_owned();
            let quote = word.quote.as_ref().map(|quote| {
                let quote = text_or_other(quote, &desk.language.read()).to_owned();
                view! { <q>{quote}</q> }
            });
            let path = format!("events[{}].positions[{}].text", word.event, word.position);
            view! {
                <div class="last-word">
                    <p class="hint">{desk.say("last-word")}</p>
                    <button type="button" class="quiet" on:click=move |_| desk.show_field(&path)>{when_and_where(desk, &word)}</button>
                    <p>{text}</p>
                    {quote}
                </div>
            }
            .into_any()
        }
        None => view! { <p class="hint">{desk.say("no-last-word")}</p> }.into_any(),
    };
    view! {
        <div class="row change">
            <Choice label="change" value=word!(position, change, Change) values=Words::of("change", Change::WORDS) none="change-none" />
            {shown}
        </div>
        <CompareWith value=optional!(position, change_to, Id) event index />
        <TextField label="change-note" value=slot!(position, change_note) kind=TextKind::Prose />
    }
    .into_any()
}

/// Returns when and at what event something was said.
fn when_and_where(desk: Desk, word: &LastWord) -> String {
    let date = said::date(desk, &word.date.0, &word.zone);
    let title = text_or_other(&word.title, &desk.language.read()).to_owned();
    [date, title].join(" · ")
}

/// Which earlier word is compared with, where it is not the last: shown where there are several.
#[component]
fn CompareWith(value: Slot<String>, event: usize, index: usize) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let (input, list) = (id_of(&slot.path, "input"), id_of(&slot.path, "problems"));
    let path = slot.path.to_string();
    let value = {
        let slot = slot.clone();
        Memo::new(move |_| slot.get().unwrap_or_default())
    };
    let words = Memo::new(move |_| {
        desk.checked.track();
        earlier(&desk.story.read_untracked(), event, index)
    });
    let options = move || {
        let words = words.get();
        let chosen = value.get();
        let is_known = chosen.is_empty() || words.iter().any(|word| word.id == chosen);
        // What is named and cannot be compared with is still what the file says.
        let other = (!is_known).then(
            || view! { <option value=chosen.clone() prop:selected=true>{chosen.clone()}</option> },
        );
        let each = words.into_iter().map(|word| {
            let name = when_and_where(desk, &word);
            let is_chosen = word.id == chosen;
            view! { <option value=word.id prop:selected=is_chosen>{name}</option> }
        });
        view! { {other} {each.collect_view()} }
    };
    let is_shown = move || words.read().len() > 1 || !value.read().is_empty();
    view! {
        <div class="field" data-path=path hidden=move || !is_shown()>
            <label for=input.clone()>{move || desk.say("compared-with")}</label>
            <select
                id=input
                aria-describedby=list.clone()
                aria-invalid=move || is_invalid(problems).then_some("true")
                on:change=move |event| slot.set(event_target_value(&event))
            >
                <option value="">{move || desk.say("compared-with-last")}</option>
                {options}
            </select>
            <FieldProblems id=list problems />
        </div>
    }
    .into_any()
}
