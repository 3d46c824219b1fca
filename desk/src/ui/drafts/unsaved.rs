//! What was written to a file on disk and never saved to it, in a tab that crashed or was closed: offered when the
//! file is opened again.

use super::keeping::{leave, set_in_hand};
use super::opening::take_turn;
use super::time_in_words;
use crate::drafts::bounds::newest_first;
use crate::drafts::record::{DraftId, story_of};
use crate::ui::state::{Desk, desk};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A draft that has what a file lacks.
#[derive(Clone, PartialEq)]
pub struct Unsaved {
    id: DraftId,
    /// the name of the file
    file: String,
    /// when it was written last, in milliseconds since 1970
    time: f64,
}

/// Offers the newest draft of a file that has just been opened, if it has something that the file lacks.
pub async fn offer_unsaved(desk: Desk, file: &str) {
    let Ok(storage) = desk.drafts.storage().await else {
        return;
    };
    let mut drafts = storage.drafts().await.unwrap_or_default();
    drafts.retain(|draft| draft.file_name == file && draft.is_changed);
    drafts.sort_by(|one, other| newest_first(one.time, other.time));
    let Some(draft) = drafts.into_iter().next() else {
        return;
    };
    // What another tab writes is not lost with it.
    if let Some(tabs) = desk.drafts.tabs()
        && !tabs.is_free(&draft.id).await
    {
        return;
    }
    let text = storage.text(draft.id.text()).await.ok().flatten();
    if text.is_some_and(|text| text != desk.text()) {
        desk.drafts.unsaved.set(Some(Unsaved {
            id: draft.id,
            file: draft.file_name,
            time: draft.time,
        }));
    }
}

/// Goes on with the offered draft, in the place of the story, which undo brings back. The file may have been changed
/// since it was written, so saving asks first.
async fn take_up(desk: Desk, unsaved: Unsaved) {
    let Ok(storage) = desk.drafts.storage().await else {
        return;
    };
    let text = storage.text(unsaved.id.text()).await.ok().flatten();
    let Some((story, unread)) = text.as_deref().and_then(story_of) else {
        desk.tell("draft-gone", &[]);
        return;
    };
    // Kept as another draft, it would be offered again as never saved after it was.
    leave(desk);
    let is_writer = match desk.drafts.tabs() {
        Some(tabs) => tabs.claim(&unsaved.id).await,
        None => true,
    };
    if is_writer && let Ok(turn) = take_turn(&storage, &unsaved.id).await {
        set_in_hand(desk, &unsaved.id);
        desk.drafts.set_turn(turn);
    }
    desk.go_back_to(story, unread);
    desk.server.ask_before_saving();
    desk.tell("unsaved-taken", &[("file", unsaved.file.into())]);
}

/// The bar with the offer.
#[component]
pub fn UnsavedBar() -> AnyView {
    let desk = desk();
    let unsaved = desk.drafts.unsaved;
    let bar = move |offered: Unsaved| {
        let (file, time) = (offered.file.clone(), offered.time);
        let said = move || {
            let time = time_in_words(desk, time);
            desk.say_with(
                "unsaved-offered",
                &[("file", file.clone().into()), ("time", time.into())],
            )
        };
        let take = move |_| {
            unsaved.set(None);
            spawn_local(take_up(desk, offered.clone()));
        };
        view! {
            <div class="bar">
                <p>{said}</p>
                <button type="button" class="primary" on:click=take>{move || desk.say("unsaved-take")}</button>
                <button type="button" on:click=move |_| unsaved.set(None)>{move || desk.say("unsaved-leave")}</button>
            </div>
        }
    };
    view! { <div role="status">{move || unsaved.get().map(bar)}</div> }.into_any()
}
