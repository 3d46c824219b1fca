//! Bars below the toolbar: that a draft is written in another tab, and that nothing is kept.

use super::keeping::prepare;
use super::opening::take_over;
use super::time_in_words;
use super::unsaved::UnsavedBar;
use crate::drafts::storage::Refusal;
use crate::ui::files::save;
use crate::ui::state::desk;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What has to be known of the present draft, if anything has.
#[component]
pub fn DraftBars() -> AnyView {
    let desk = desk();
    let drafts = desk.drafts;
    let is_taking = RwSignal::new(false);
    let take = move |_| {
        is_taking.set(true);
        spawn_local(async move {
            take_over(desk).await;
            is_taking.set(false);
        });
    };
    let reading = move || {
        desk.is_read_only.get().then(|| {
            view! {
                <div class="bar">
                    <p>{move || desk.say("read-only-here")}</p>
                    <button type="button" disabled=is_taking on:click=take>{move || desk.say("take-over")}</button>
                </div>
            }
        })
    };
    let is_refused = Memo::new(move |_| drafts.refusal.read().is_some());
    let why = move || match (drafts.refusal.get(), drafts.kept.get()) {
        (None, _) => String::new(),
        (Some(Refusal::NoStorage), _) => desk.say("storage-refused"),
        (Some(Refusal::Full), None) => desk.say("storage-full-from-start"),
        (Some(Refusal::Full), Some(time)) => desk.say_with(
            "storage-full",
            &[("time", time_in_words(desk, time).into())],
        ),
        (Some(Refusal::Other(_) | Refusal::TakenOver), _) => desk.say("storage-failed"),
    };
    let again = move |_| {
        spawn_local(async move {
            match prepare(desk) {
                Some(writing) => drop(writing.keep().await),
                // There is nothing to keep: whether the storage can be opened is all that can be tried.
                None => drafts.refusal.set(drafts.storage().await.err()),
            }
        });
    };
    let refused = move || {
        is_refused.get().then(|| {
            view! {
                <div class="bar warning">
                    <p>{why}</p>
                    <button type="button" class="primary" on:click=move |_| save(desk)>{move || desk.say("save-as-file")}</button>
                    <button type="button" on:click=again>{move || desk.say("try-again")}</button>
                </div>
            }
        })
    };
    view! {
        <div role="status">{reading}</div>
        <div role="alert">{refused}</div>
        <UnsavedBar />
    }
    .into_any()
}
