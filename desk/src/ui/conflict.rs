//! What is asked before a file is written over that is not as it was expected.

use super::differences::Differences;
use super::files::{download_story, story_of};
use super::server::Conflict;
use super::state::{Desk, desk};
use crate::differences::{differences, json_of};
use crate::legible::rows;
use leptos::html::Dialog;
use leptos::prelude::*;

/// The dialog; it is there while something has to be decided.
#[component]
pub fn ConflictDialog() -> AnyView {
    let desk = desk();
    let conflict = desk.server.conflict;
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let is_asked = conflict.read().is_some();
        // Its content is made in the same turn.
        request_animation_frame(move || {
            let Some(dialog) = dialog.get_untracked() else {
                return;
            };
            match is_asked {
                true if !dialog.open() => {
                    // It fails only where the dialog is not in the page any more.
                    let _ = dialog.show_modal();
                }
                false if dialog.open() => dialog.close(),
                _ => {}
            }
        });
    });
    let content = move || conflict.get().map(|conflict| question(desk, conflict));
    view! {
        <dialog
            class="conflict" node_ref=dialog
            aria-labelledby="conflict-title" aria-describedby="conflict-text"
            // With Escape too. It may be open again, where another question came at once.
            on:close=move |_| {
                if dialog.get_untracked().is_none_or(|dialog| !dialog.open()) {
                    conflict.set(None);
                }
            }
        >
            {content}
        </dialog>
    }
    .into_any()
}

fn question(desk: Desk, conflict: Conflict) -> AnyView {
    let file = conflict.file.clone();
    let named = move |key: &str| desk.say_with(key, &[("file", file.clone().into())]);
    let (title, text) = match conflict.is_another {
        true => ("conflict-other-title", "conflict-other-text"),
        false => ("conflict-title", "conflict-text"),
    };
    let theirs = story_of(&conflict.theirs.bytes).map(|(story, _)| story);
    let can_take = theirs.is_some();
    let mine = json_of(&conflict.mine);
    let found = theirs.map(|theirs| {
        let theirs = json_of(&theirs);
        (differences(&theirs, &mine), theirs)
    });
    let explained = named.clone();
    let what_differs = move || match &found {
        None => view! { <p>{explained("conflict-unreadable")}</p> }.into_any(),
        Some((found, _)) if found.is_empty() => {
            view! { <p>{desk.say("conflict-layout")}</p> }.into_any()
        }
        Some((found, theirs)) => {
            let rows = rows(found, theirs, &mine, desk.interface.get());
            view! { <Differences rows before="conflict-theirs" after="conflict-mine" /> }.into_any()
        }
    };
    let for_overwriting = conflict.clone();
    let (hint, heading, said) = (named.clone(), named.clone(), named);
    view! {
        <h2 id="conflict-title">{move || heading(title)}</h2>
        <p id="conflict-text">{move || said(text)}</p>
        {what_differs}
        <p class="hint">
            {move || hint("conflict-overwrite-hint")} " "
            {move || can_take.then(|| desk.say("conflict-take-hint"))}
        </p>
        <div class="choices">
            <button type="button" autofocus on:click=move |_| desk.server.conflict.set(None)>
                {move || desk.say("conflict-cancel")}
            </button>
            <button type="button" on:click=move |_| {
                download_story(desk);
                desk.server.conflict.set(None);
            }>
                {move || desk.say("disk-download")}
            </button>
            <button
                type="button" hidden=!can_take
                on:click=move |_| desk.server.take_theirs(desk, &conflict)
            >
                {move || desk.say("conflict-take")}
            </button>
            <button
                type="button" class="danger"
                on:click=move |_| desk.server.overwrite(desk, &for_overwriting)
            >
                {move || desk.say("conflict-overwrite")}
            </button>
        </div>
    }
    .into_any()
}
