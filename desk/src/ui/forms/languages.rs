//! The languages of a story: what each lacks, a way to it, and another language.

use crate::rules::language_names::{Meant, OFFERED, meant};
use crate::rules::languages::{add_language, missing, remove_language};
use crate::ui::fields::{FieldProblems, focus_input, problems_of};
use crate::ui::keys::key_of;
use crate::ui::said;
use crate::ui::state::{Desk, desk};
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use standpoint::format::StoryStoreFields as _;
use standpoint::intl::language_name;

/// The list of the languages of the story.
#[component]
pub fn Languages() -> AnyView {
    let desk = desk();
    let problems = problems_of("languages".into());
    let tags = Memo::new(move |_| {
        let languages = desk.story.languages().read();
        languages
            .iter()
            .map(|language| language.0.clone())
            .collect::<Vec<_>>()
    });
    // With the problems, and not with every letter: the whole story is looked through.
    let lacking = Memo::new(move |_| {
        desk.checked.track();
        let story = desk.story.read_untracked();
        let tags = tags.read();
        tags.iter()
            .map(|tag| (tag.clone(), missing(&story, tag).len()))
            .collect::<Vec<_>>()
    });
    let row = move |tag: String| {
        let name = {
            let tag = tag.clone();
            move || named(desk, &tag)
        };
        let (of_next, of_remove) = (name.clone(), name.clone());
        let count = {
            let tag = tag.clone();
            Memo::new(move |_| {
                let lacking = lacking.read();
                let found = lacking.iter().find(|(known, _)| *known == tag);
                found.map_or(0, |(_, count)| *count)
            })
        };
        let said = move || match count.get() {
            0 => desk.say("nothing-missing"),
            count => desk.say_with("texts-missing", &[("count", (count as f64).into())]),
        };
        let next = {
            let tag = tag.clone();
            move |_| {
                // Looked for anew: a moment ago somebody may have written what was missing.
                let lacking = missing(&desk.story.read_untracked(), &tag);
                if let Some(path) = lacking.first() {
                    show_missing(desk, &tag, path);
                }
            }
        };
        let remove = {
            let tag = tag.clone();
            move |_| {
                let mut story = desk.story.get_untracked();
                remove_language(&mut story, &tag);
                desk.change("", |store| store.set(story));
                desk.keep_languages(&desk.story.read_untracked());
                desk.tell(
                    "language-removed",
                    &[("language", untrack(|| named(desk, &tag)).into())],
                );
                // The line with the button is gone.
                focus_input("add-language");
            }
        };
        let first = {
            let tag = tag.clone();
            move || {
                (tags.read().first() == Some(&tag))
                    .then(|| view! { <span class="hint">{desk.say("first-language")}</span> })
            }
        };
        view! {
            <li>
                <span class="name">{name} " " <span class="language">{tag.clone()}</span></span>
                {first}
                <span class:warning={move || count.get() > 0}>{said}</span>
                <button
                    type="button" class="quiet" hidden=move || count.get() == 0 on:click=next
                    aria-label=move || desk.say_with("next-missing-of", &[("language", of_next().into())])
                >{move || desk.say("next-missing")}</button>
                <button
                    type="button" class="quiet" hidden=move || tags.read().len() < 2 on:click=remove
                    aria-label=move || desk.say_with("remove-named", &[("name", of_remove().into())])
                >{move || desk.say("remove")}</button>
            </li>
        }
    };
    let typed = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<Refusal>);
    let add = move || {
        let written = typed.get_untracked().trim().to_owned();
        if written.is_empty() {
            return;
        }
        let tag = match meant(&written, untrack(|| said::language(desk))) {
            Meant::Tag(tag) => tag,
            Meant::Nearly(tag) => return refused.set(Some(Refusal::Nearly(written, tag))),
            Meant::Unknown => return refused.set(Some(Refusal::Unknown(written))),
        };
        let is_known = |known: &String| known.eq_ignore_ascii_case(&tag);
        if tags.read_untracked().iter().any(is_known) {
            return refused.set(Some(Refusal::IsThere(tag)));
        }
        let mut story = desk.story.get_untracked();
        add_language(&mut story, &tag);
        desk.change("", |store| store.set(story));
        typed.set(String::new());
        desk.tell(
            "language-added",
            &[("language", untrack(|| named(desk, &tag)).into())],
        );
        focus_input("add-language");
    };
    let on_key = move |event: KeyboardEvent| {
        if key_of(&event) == "enter" {
            event.prevent_default();
            add();
        }
    };
    let offers = move || {
        OFFERED
            .into_iter()
            .filter(|tag| !tags.read().iter().any(|known| known == tag))
            .map(|tag| view! { <option value=tag>{named(desk, tag)}</option> })
            .collect_view()
    };
    view! {
        <fieldset class="field" data-path="languages">
            <legend>{move || desk.say("languages")}</legend>
            <ul class="languages"><For each=move || tags.get() key=Clone::clone children=row /></ul>
            <FieldProblems id=String::from("languages-problems") problems />
            <div class="add">
                <label for="add-language">{move || desk.say("add-language")}</label>
                <input
                    id="add-language"
                    list="known-languages"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder="Русский, 中文, pt-BR"
                    aria-describedby="language-refused"
                    aria-invalid=move || refused.read().is_some().then_some("true")
                    prop:value=typed
                    on:input=move |event: Event| {
                        typed.set(event_target_value(&event));
                        refused.set(None);
                    }
                    on:keydown=on_key
                />
                <button type="button" on:click=move |_| add()>{move || desk.say("add")}</button>
                <datalist id="known-languages">{offers}</datalist>
            </div>
            <p id="language-refused" class="error" role="alert">{move || refused.get().map(|refused| refused.said(desk))}</p>
        </fieldset>
    }
    .into_any()
}

/// Why a language was not added.
#[derive(Clone)]
enum Refusal {
    /// what was written is no language
    Unknown(String),
    /// it is none, but nearly the name of the one with this tag
    Nearly(String, String),
    /// the story has the one with this tag
    IsThere(String),
}

impl Refusal {
    fn said(self, desk: Desk) -> String {
        match self {
            Refusal::Unknown(written) => {
                desk.say_with("language-refused", &[("written", written.into())])
            }
            Refusal::Nearly(written, tag) => desk.say_with(
                "language-meant",
                &[
                    ("written", written.into()),
                    ("language", named(desk, &tag).into()),
                    ("tag", tag.into()),
                ],
            ),
            Refusal::IsThere(tag) => desk.say_with(
                "language-is-there",
                &[("language", named(desk, &tag).into())],
            ),
        }
    }
}

/// Shows the field of a text that a language lacks, in that language beside the first.
pub fn show_missing(desk: Desk, tag: &str, path: &str) {
    let first = desk.story.languages().get_untracked().into_iter().next();
    desk.beside
        .set(first.map(|first| first.0).filter(|first| first != tag));
    desk.language.set(tag.to_owned());
    desk.show_field(path);
}

/// Returns what a language is called in that of the interface.
fn named(desk: Desk, tag: &str) -> String {
    language_name(said::language(desk), tag)
}
