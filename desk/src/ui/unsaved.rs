//! What is said where the file on disk could not be opened or saved: why, what is still safe, and what to do.

use super::files::download_story;
use super::server::Failed;
use super::state::desk;
use crate::server::Failure;
use leptos::prelude::*;

/// The message below the toolbar; a screen reader speaks it.
#[component]
pub fn Unsaved() -> AnyView {
    let desk = desk();
    let message = move |failed: Failed| {
        let Failed { saving, failure } = failed;
        let is_saving = saving.is_some();
        let is_gone = failure == Failure::Gone;
        // What there is to try again has another address now.
        let can_try = is_saving || failure != Failure::Token;
        let what = move || match &saving {
            Some(file) => desk.say_with("disk-not-saved", &[("file", file.clone().into())]),
            None => desk.say("disk-not-opened"),
        };
        let why = move || {
            let reason = failure.reason().to_owned();
            desk.say_with(failure.key(), &[("reason", reason.into())])
        };
        let again = move || match is_gone {
            true => desk.say("disk-make-again"),
            false => desk.say("disk-try-again"),
        };
        view! {
            <p>
                <strong>{what}</strong> " " {why} " "
                {move || is_saving.then(|| desk.say("disk-still-safe"))}
            </p>
            <div class="choices">
                <button type="button" hidden=!can_try on:click=move |_| match is_gone {
                    true => desk.server.make_again(desk),
                    false => desk.server.try_again(desk),
                }>
                    {again}
                </button>
                <button type="button" hidden=!is_saving on:click=move |_| download_story(desk)>
                    {move || desk.say("disk-download")}
                </button>
                <button
                    type="button" class="quiet" aria-label=move || desk.say("disk-close-message")
                    on:click=move |_| desk.server.failed.set(None)
                >
                    "✕"
                </button>
            </div>
        }
        .into_any()
    };
    view! { <div class="unsaved" role="alert">{move || desk.server.failed.get().map(message)}</div> }
        .into_any()
}
