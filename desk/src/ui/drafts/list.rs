//! All drafts that this browser has.

use super::opening::open_draft;
use super::window::Lists;
use super::{size_in_words, time_in_words, title_or_untitled};
use crate::drafts::record::Draft;
use crate::ui::download::{JSON, download};
use crate::ui::state::desk;
use fluent_bundle::FluentValue;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The list of drafts.
#[component]
pub(super) fn Drafts(
    /// what the window shows
    lists: Lists,
) -> AnyView {
    let desk = desk();
    let rows = move || {
        let rows = lists.drafts.get().into_iter();
        rows.map(|draft| view! { <DraftRow draft lists /> })
            .collect_view()
    };
    let nothing = move || {
        let is_empty = lists.drafts.read().is_empty();
        is_empty.then(|| view! { <p class="explained">{desk.say("drafts-nowhere")}</p> })
    };
    view! {
        <section>
            <h3>{move || desk.say("drafts-in-browser")}</h3>
            {nothing}
            <ul class="kept">{rows}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn DraftRow(draft: Draft, lists: Lists) -> AnyView {
    let desk = desk();
    let drafts = desk.drafts;
    let draft = StoredValue::new(draft);
    let row = NodeRef::<html::Li>::new();
    let with = move |key: &'static str| {
        let (title, time) = draft.with_value(|draft| (draft.title.clone(), draft.time));
        let title: FluentValue = title_or_untitled(desk, &title).into();
        let time: FluentValue = time_in_words(desk, time).into();
        desk.say_with(key, &[("title", title), ("time", time)])
    };
    let id = move || draft.with_value(|draft| draft.id.text().to_owned());
    let open = move |_| {
        drafts.are_shown.set(false);
        let id = draft.with_value(|draft| draft.id.clone());
        spawn_local(async move { open_draft(desk, &id).await });
    };
    // Its text as it is kept, so that a draft which the desk cannot read is not lost either.
    let save = move |_| {
        let (id, file) = draft.with_value(|draft| (draft.id.clone(), draft.file_name.clone()));
        spawn_local(async move {
            let text = match drafts.storage().await {
                Ok(storage) => storage.text(id.text()).await.ok().flatten(),
                Err(_) => None,
            };
            match text {
                Some(text) => {
                    download(&file, JSON, text.as_bytes());
                    desk.tell("saved", &[("file", file.into())]);
                }
                None => desk.tell("draft-gone", &[]),
            }
        });
    };
    let delete = move |_| lists.set_deleted(id(), true, row);
    let undo = move |_| lists.set_deleted(id(), false, row);
    let is_deleted = Memo::new(move |_| lists.deleted.read().contains(&id()));
    let is_in_hand = Memo::new(move |_| {
        let in_hand = desk.draft.read();
        draft.with_value(|draft| in_hand.as_ref() == Some(&draft.id))
    });
    let about = move || {
        let (time, size, is_changed, file) = draft.with_value(|draft| {
            (
                draft.time,
                draft.size,
                draft.is_changed,
                draft.file_name.clone(),
            )
        });
        let mut about = vec![time_in_words(desk, time), file, size_in_words(desk, size)];
        if is_changed {
            about.push(desk.say("in-no-file"));
        }
        about.join(" · ")
    };
    let buttons = move || {
        match is_in_hand.get() {
        true => view! { <span class="in-hand">{move || desk.say("draft-in-hand")}</span> }.into_any(),
        false => view! {
            <button type="button" aria-label=move || with("open-draft-of") on:click=open>{move || desk.say("open-draft")}</button>
            <button type="button" class="quiet" aria-label=move || with("save-draft-of") on:click=save>{move || desk.say("save-as-file")}</button>
            <button type="button" class="quiet" aria-label=move || with("delete-draft-of") on:click=delete>{move || desk.say("delete")}</button>
        }
        .into_any(),
    }
    };
    let content = move || {
        match is_deleted.get() {
        true => view! {
            <span class="name">{move || with("draft-deleted")}</span>
            <button type="button" aria-label=move || with("keep-draft-of")
                on:click=undo>
                {move || desk.say("keep-draft")}
            </button>
        }
        .into_any(),
        false => view! {
            <span class="name">
                <strong>{move || title_or_untitled(desk, &draft.with_value(|draft| draft.title.clone()))}</strong>
                <span class="help">{about}</span>
            </span>
            {buttons}
        }
        .into_any(),
    }
    };
    view! { <li node_ref=row>{content}</li> }.into_any()
}
