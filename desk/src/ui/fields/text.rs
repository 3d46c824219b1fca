//! A localised text, in the language in hand and the one beside it.

use super::{FieldProblems, id_of, problems_of};
use crate::text::{text_in, with_text};
use crate::ui::slot::Slot;
use crate::ui::state::desk;
use leptos::prelude::*;
use standpoint::format::{Text, TextKind};

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
    let languages = Memo::new(move |_| {
        let mut shown = vec![desk.language.get()];
        shown.extend(desk.beside.get());
        shown
    });
    let described_by = list.clone();
    let box_in = move |language: String| {
        let id = id_of(&slot.path, &language);
        let value = {
            let (slot, language) = (slot.clone(), language.clone());
            Memo::new(move |_| match slot.get().flatten() {
                Some(text) => text_in(&text, &language, "").to_owned(),
                None => String::new(),
            })
        };
        let write = {
            let (slot, language) = (slot.clone(), language.clone());
            move |event: leptos::ev::Event| {
                let languages = desk.languages();
                let before = untrack(|| slot.get().flatten());
                let after = with_text(
                    before.as_ref(),
                    &languages,
                    &language,
                    event_target_value(&event),
                );
                slot.set(after);
            }
        };
        let counted = move || {
            let at_most = kind.recommended_length()?;
            let count = value.read().chars().count();
            (count > 0).then(|| {
                let class = if count > at_most {
                    "count over"
                } else {
                    "count"
                };
                view! { <span class=class>{count} " / " {at_most}</span> }
            })
        };
        let tag = {
            let language = language.clone();
            move || (desk.story.read().languages.len() > 1).then(|| language.clone())
        };
        let is_invalid = move || (!problems.read().is_empty()).then_some("true");
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
                <label for=id>{move || desk.say(label)} " " <span class="language">{tag}</span> {counted}</label>
                {input}
            </div>
        }
    };
    view! {
        <div class="field text" data-path=path>
            <div class="wordings">
                <For each=move || languages.get() key=Clone::clone children=box_in />
            </div>
            <FieldProblems id=list problems />
        </div>
    }
    .into_any()
}
