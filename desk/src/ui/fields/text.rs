//! A localised text, in the language in hand and the one beside it.

use super::{FieldProblems, id_of, is_invalid, problems_of};
use crate::rules::length::length;
use crate::text::{text_in, with_for_all, with_text};
use crate::ui::slot::Slot;
use crate::ui::state::desk;
use leptos::prelude::*;
use standpoint::format::{StoryStoreFields as _, Text, TextKind};

/// A field for a text: a line or a box for each language that is shown, with its length against what fits.
#[component]
pub fn TextField(
    /// the key of the label in the words of the interface
    label: &'static str,
    /// the text; nothing where it is left out
    value: Slot<Option<Text>>,
    /// what the text is for
    kind: TextKind,
) -> AnyView {
    let slot = value;
    let desk = desk();
    let problems = problems_of(slot.path.clone());
    let list = id_of(&slot.path, "problems");
    let path = slot.path.to_string();
    let has_several = Memo::new(move |_| desk.story.languages().read().len() > 1);
    let languages = Memo::new(move |_| {
        let mut shown = vec![desk.language.get()];
        let beside = desk
            .beside
            .get()
            .filter(|beside| *beside != *desk.language.read());
        shown.extend(beside);
        shown
    });
    let described_by = list.clone();
    let each = slot.clone();
    let box_in = move |language: String| {
        let slot = each.clone();
        let id = id_of(&slot.path, &language);
        let value = {
            let (slot, language) = (slot.clone(), language.clone());
            Memo::new(move |_| match slot.get().flatten() {
                Some(text) => text_in(&text, &language).to_owned(),
                None => String::new(),
            })
        };
        let write = {
            let (slot, language) = (slot.clone(), language.clone());
            move |event: leptos::ev::Event| {
                let languages = desk.story.languages().get_untracked();
                let before = untrack(|| slot.get().flatten());
                let wording = event_target_value(&event);
                let after = with_text(before.as_ref(), &languages, &language, wording);
                slot.set(after);
            }
        };
        let counted = {
            let language = language.clone();
            move || {
                let length = length(&value.read(), kind, &language);
                let at_most = length.at_most.filter(|_| length.characters > 0)?;
                let key = match length.words {
                    Some(_) => "length-words",
                    None => "length-characters",
                };
                let said = desk.say_with(
                    key,
                    &[
                        ("words", (length.words.unwrap_or(0) as f64).into()),
                        ("characters", (length.characters as f64).into()),
                        ("most", (at_most as f64).into()),
                    ],
                );
                let class = if length.is_over() {
                    "count over"
                } else {
                    "count"
                };
                Some(view! { <span class=class>{said}</span> })
            }
        };
        let tag = {
            let language = language.clone();
            move || {
                let language = language.clone();
                has_several
                    .get()
                    .then(|| view! { <span class="language">{language}</span> })
            }
        };
        let is_invalid = move || is_invalid(problems).then_some("true");
        let is_long = matches!(kind, TextKind::Prose | TextKind::Body | TextKind::Quote);
        let described_by = described_by.clone();
        let input = if is_long {
            view! {
                <textarea
                    id=id.clone() lang=language dir="auto" rows=if kind == TextKind::Body { "8" } else { "3" }
                    aria-describedby=described_by aria-invalid=is_invalid
                    prop:value=value on:input=write
                ></textarea>
            }
            .into_any()
        } else {
            view! {
                <input
                    id=id.clone() lang=language dir="auto" autocomplete="off"
                    aria-describedby=described_by aria-invalid=is_invalid
                    prop:value=value on:input=write
                />
            }
            .into_any()
        };
        view! {
            <div class="wording">
                <div class="above"><label for=id>{move || desk.say(label)} " " {tag}</label> {counted}</div>
                {input}
            </div>
        }
    };
    view! {
        <div class="field text" data-path=path>
            <div class="wordings">
                <For each=move || languages.get() key=Clone::clone children=box_in />
            </div>
            {move || has_several.get().then(|| view! { <ForAll label value=slot.clone() /> })}
            <FieldProblems id=list problems />
        </div>
    }
    .into_any()
}

/// Whether a text is the same in every language, as names of agencies are. Shown where that can be said: a text
/// with wordings in several languages is not.
#[component]
fn ForAll(label: &'static str, value: Slot<Option<Text>>) -> AnyView {
    let slot = value;
    let desk = desk();
    let state = {
        let slot = slot.clone();
        Memo::new(move |_| match slot.get().flatten()? {
            Text::Plain(text) => (!text.is_empty()).then_some(true),
            Text::Localised(texts) => (texts.len() == 1).then_some(false),
        })
    };
    let change = move |event: leptos::ev::Event| {
        let languages = desk.story.languages().get_untracked();
        let text = untrack(|| slot.get().flatten());
        let is_for_all = event_target_checked(&event);
        if let Some(text) = text.and_then(|text| with_for_all(&text, &languages, is_for_all)) {
            slot.set(Some(text));
        }
    };
    let is_there = Memo::new(move |_| state.read().is_some());
    let tick = move || {
        is_there.get().then(|| {
            let change = change.clone();
            view! {
                <label class="for-all">
                    <input
                        type="checkbox"
                        aria-label=move || desk.say_with("for-all-of", &[("field", desk.say(label).into())])
                        prop:checked=move || state.get() == Some(true)
                        on:change=change
                    />
                    " " {move || desk.say("for-all")}
                </label>
            }
        })
    };
    view! { {tick} }.into_any()
}
