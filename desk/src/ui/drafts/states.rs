//! The states of the present draft: named, listed, gone back to.

use super::comparison::{Compared, compare};
use super::keeping::keep_state;
use super::window::Lists;
use super::{size_in_words, time_in_words};
use crate::drafts::record::{MOST_OF_A_NAME, Reason, State, story_of};
use crate::ui::state::{Desk, desk};
use crate::unread::Unread;
use fluent_bundle::FluentValue;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use standpoint::format::Story;

/// The states of the present draft.
#[component]
pub(super) fn States(
    /// what the window shows
    lists: Lists,
) -> AnyView {
    let desk = desk();
    let name = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let is_unnamed = RwSignal::new(false);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let named = name.get_untracked().trim().to_owned();
        is_unnamed.set(named.is_empty());
        if named.is_empty() {
            if let Some(input) = input.get_untracked() {
                // It is there and can be focused.
                let _ = input.focus();
            }
            return;
        }
        let state = keep_state(desk, Reason::Named(named.clone()));
        spawn_local(async move {
            match state.await {
                Ok(()) => {
                    // The window may be closed by now.
                    let _ = name.try_set(String::new());
                    desk.tell("state-saved", &[("name", named.into())]);
                    ask_to_persist();
                }
                Err(_) => desk.tell("state-not-saved", &[]),
            }
            lists.load(desk);
        });
    };
    let own = Memo::new(move |_| {
        let draft = desk.draft.get();
        let mut states = lists.states.get();
        states.retain(|state| draft.as_ref().is_some_and(|draft| state.is_of(draft)));
        states
    });
    let rows = move || {
        let rows = own.get().into_iter();
        rows.map(|state| view! { <StateRow state lists /> })
            .collect_view()
    };
    let nothing = move || {
        let is_empty = own.read().is_empty();
        is_empty.then(|| view! { <p class="explained">{desk.say("no-states")}</p> })
    };
    view! {
        <section>
            <h3>{move || desk.say("saved-states")}</h3>
            <form class="name-of-state" on:submit=save>
                <label>
                    {move || desk.say("state-name")} " "
                    <input
                        node_ref=input autocomplete="off" maxlength=MOST_OF_A_NAME.to_string()
                        placeholder=move || desk.say("state-name-example")
                        aria-describedby="problem-of-state"
                        aria-invalid=move || is_unnamed.get().then_some("true")
                        prop:value=name
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                </label>
                <button type="submit">{move || desk.say("save-state")}</button>
                <p id="problem-of-state" class="error" role="status">
                    {move || is_unnamed.get().then(|| desk.say("state-unnamed"))}
                </p>
            </form>
            {nothing}
            <ul class="kept">{rows}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn StateRow(state: State, lists: Lists) -> AnyView {
    let desk = desk();
    let state = StoredValue::new(state);
    let row = NodeRef::<html::Li>::new();
    let name = move || state.with_value(|state| name_of(desk, state));
    let with = move |key: &'static str| {
        let time: FluentValue = time_in_words(desk, state.with_value(|state| state.time)).into();
        desk.say_with(key, &[("name", name().into()), ("time", time)])
    };
    let id = move || state.with_value(|state| state.id.clone());
    let differs = move |_| {
        // The window may be closed before the state is read.
        let (id, name) = untrack(|| (id(), name()));
        spawn_local(async move {
            match read(desk, &id).await {
                Some((story, _)) => {
                    let rows = compare(desk, &story);
                    lists.compared.set(Some(Compared { name, rows }));
                }
                None => desk.tell("state-unreadable", &[]),
            }
        });
    };
    let go_back = move |_| {
        let (id, name) = untrack(|| (id(), name()));
        spawn_local(async move {
            let Some((story, unread)) = read(desk, &id).await else {
                desk.tell("state-unreadable", &[]);
                return;
            };
            // Undo brings back what was, but not after the page has been loaded again.
            if keep_state(desk, Reason::WentBack).await.is_err() {
                desk.tell("state-not-saved", &[]);
                return;
            }
            desk.drafts.are_shown.set(false);
            desk.tell("went-back", &[("name", name.into())]);
            desk.go_back_to(story, unread);
        });
    };
    let delete = move |_| lists.set_deleted(id(), true, row);
    let undo = move |_| lists.set_deleted(id(), false, row);
    let about = move || {
        let (time, size) = state.with_value(|state| (state.time, state.size));
        [time_in_words(desk, time), size_in_words(desk, size)].join(" · ")
    };
    let is_deleted = Memo::new(move |_| lists.deleted.read().contains(&id()));
    let content = move || {
        match is_deleted.get() {
        true => view! {
            <span class="name">{move || with("state-deleted")}</span>
            <button type="button"
                on:click=undo>
                {move || desk.say("keep-draft")}
            </button>
        }
        .into_any(),
        false => view! {
            <span class="name"><strong>{name}</strong><span class="help">{about}</span></span>
            <button type="button" aria-label=move || with("compare-state-with") on:click=differs>{move || desk.say("compare-state")}</button>
            <button type="button" disabled=desk.is_read_only aria-label=move || with("go-back-to") on:click=go_back>{move || desk.say("go-back")}</button>
            <button type="button" class="quiet" aria-label=move || with("delete-state-of") on:click=delete>{move || desk.say("delete")}</button>
        }
        .into_any(),
    }
    };
    view! { <li node_ref=row>{content}</li> }.into_any()
}

/// What a state is called; follows the language of the interface.
fn name_of(desk: Desk, state: &State) -> String {
    match &state.reason {
        Reason::Named(name) => name.clone(),
        Reason::Replaced => desk.say("state-replaced"),
        Reason::WentBack => desk.say("state-went-back"),
        Reason::TakenOver => desk.say("state-taken-over"),
    }
}

async fn read(desk: Desk, id: &str) -> Option<(Story, Vec<Unread>)> {
    let storage = desk.drafts.storage().await.ok()?;
    story_of(&storage.text(id).await.ok()??)
}

/// Asks the browser not to clear what is kept here when it needs room. It may say no, or ask the user.
fn ask_to_persist() {
    let storage = js_sys::Reflect::get(&window().navigator(), &"storage".into()).ok();
    // Only on secure pages is there anything to ask.
    if let Some(storage) = storage.filter(wasm_bindgen::JsValue::is_object) {
        let storage: web_sys::StorageManager = wasm_bindgen::JsCast::unchecked_into(storage);
        let _ = storage.persist();
    }
}
