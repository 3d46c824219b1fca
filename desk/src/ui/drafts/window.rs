//! The window with everything that is kept: states of the present draft, and all drafts.

use super::comparison::{Compared, Comparison};
use super::list::Drafts as DraftList;
use super::states::States;
use crate::drafts::bounds::newest_first;
use crate::drafts::record::{Draft, State};
use crate::ui::dialog::Dialog;
use crate::ui::state::{Desk, desk};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// What the window shows. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Lists {
    /// all drafts, the newest first
    pub drafts: RwSignal<Vec<Draft>>,
    /// the states of all drafts, the newest first
    pub states: RwSignal<Vec<State>>,
    /// the ids of what is deleted when the window is closed: until then it can be undone
    pub deleted: RwSignal<BTreeSet<String>>,
    /// the comparison that is shown in the place of the lists
    pub compared: RwSignal<Option<Compared>>,
}

impl Lists {
    /// Reads everything anew.
    pub fn load(self, desk: Desk) {
        spawn_local(async move {
            // Where the browser refuses, a bar says so, and there is nothing to list.
            let Ok(storage) = desk.drafts.storage().await else {
                return;
            };
            let mut drafts = storage.drafts().await.unwrap_or_default();
            drafts.sort_by(|one, other| newest_first(one.time, other.time));
            let mut states = storage.states().await.unwrap_or_default();
            states.sort_by(|one, other| newest_first(one.time, other.time));
            self.drafts.set(drafts);
            self.states.set(states);
        });
    }

    /// Has a draft or a state deleted when the window is closed, or not; then focuses its row, in which other
    /// buttons are now.
    pub fn set_deleted(self, id: String, is_deleted: bool, row: NodeRef<html::Li>) {
        self.deleted.update(|deleted| {
            let _ = match is_deleted {
                true => deleted.insert(id),
                false => deleted.remove(&id),
            };
        });
        request_animation_frame(move || {
            // The window may be closed by now.
            let row = row.try_get_untracked().flatten();
            let button = row.and_then(|row| row.query_selector("button").ok().flatten());
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                // It is there and can be focused.
                let _ = button.focus();
            }
        });
    }

    /// Deletes what was deleted here, but drafts that another tab writes.
    fn delete(self, desk: Desk) {
        let deleted = self.deleted.try_update(std::mem::take).unwrap_or_default();
        if deleted.is_empty() {
            return;
        }
        let is_deleted = |id: &str| deleted.contains(id);
        let mut drafts = self.drafts.get_untracked();
        drafts.retain(|draft| is_deleted(draft.id.text()));
        let mut states = self.states.get_untracked();
        states.retain(|state| is_deleted(&state.id));
        spawn_local(async move {
            let Ok(storage) = desk.drafts.storage().await else {
                return;
            };
            // What the browser does not delete is in the list again.
            for state in states {
                let _ = storage.remove_state(&state.id).await;
            }
            for draft in drafts {
                let is_free = match desk.drafts.tabs() {
                    Some(tabs) => tabs.is_free(&draft.id).await,
                    None => true,
                };
                if is_free {
                    let _ = storage.remove(&draft.id).await;
                } else {
                    desk.tell("draft-elsewhere", &[("title", draft.title.into())]);
                }
            }
        });
    }
}

/// The button that opens the window, and whether the story is kept.
#[component]
pub fn DraftsButton() -> AnyView {
    let desk = desk();
    let drafts = desk.drafts;
    let is_kept = move || {
        desk.draft.read().is_some() && !desk.is_read_only.get() && drafts.refusal.read().is_none()
    };
    let kept = move || is_kept().then(|| desk.say("kept-in-browser"));
    view! {
        <span class="file">{kept}</span>
        <button type="button" aria-haspopup="dialog" on:click=move |_| drafts.are_shown.set(true)>
            {move || desk.say("drafts")}
        </button>
    }
    .into_any()
}

/// The window.
#[component]
pub fn DraftsDialog() -> AnyView {
    let desk = desk();
    let lists = Lists {
        drafts: RwSignal::default(),
        states: RwSignal::default(),
        deleted: RwSignal::default(),
        compared: RwSignal::default(),
    };
    let is_shown = desk.drafts.are_shown;
    Effect::new(move |_| match is_shown.get() {
        true => lists.load(desk),
        false => {
            lists.delete(desk);
            lists.compared.set(None);
        }
    });
    let is_compared = Memo::new(move |_| lists.compared.read().is_some());
    view! {
        <Dialog is_shown title="drafts">
            {move || match is_compared.get() {
                true => view! { <Comparison lists /> }.into_any(),
                false => view! {
                    <p class="explained">{move || desk.say("drafts-explained")}</p>
                    <States lists />
                    <DraftList lists />
                }.into_any(),
            }}
        </Dialog>
    }
    .into_any()
}
