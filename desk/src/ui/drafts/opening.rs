//! Opening a draft: at the start, from the list, from another tab's hands.

use super::keeping::{
    has_unkept, keep_at_once, keep_soon, keep_state, prepare, refuse, set_in_hand, set_kept,
    was_in_hand,
};
use crate::drafts::bounds::newest_first;
use crate::drafts::message::Message;
use crate::drafts::record::{Draft, DraftId, Reason, story_of};
use crate::drafts::storage::{Refusal, Storage};
use crate::drafts::tabs::Tabs;
use crate::ui::state::Desk;
use crate::unread::Unread;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use standpoint::format::Story;
use web_sys::VisibilityState;

/// Begins to keep what is written. `opens_last` says whether the draft that this tab had in hand, or else the
/// newest one, is opened again.
pub fn start(desk: Desk, opens_last: bool) {
    Effect::new(move |_| {
        desk.story.track();
        desk.file_name.track();
        desk.is_changed.track();
        keep_soon(desk);
    });
    // A browser may end a page that is not in sight without another word.
    let hidden = window_event_listener(ev::visibilitychange, move |_| {
        if document().visibility_state() == VisibilityState::Hidden {
            keep_at_once(desk);
        }
    });
    let left = window_event_listener_untyped("pagehide", move |_| keep_at_once(desk));
    on_cleanup(move || {
        hidden.remove();
        left.remove();
    });
    desk.drafts
        .set_tabs(Tabs::new(move |message| hear(desk, message)));
    spawn_local(async move {
        let opened = match desk.drafts.storage().await {
            Ok(storage) if opens_last && !desk.is_changed.get_untracked() => {
                open_last(desk, &storage).await
            }
            Ok(_) => Ok(()),
            Err(refusal) => Err(refusal),
        };
        desk.drafts.set_started(true);
        match opened {
            Ok(()) => keep_soon(desk),
            Err(refusal) => refuse(desk, refusal),
        }
    });
}

async fn open_last(desk: Desk, storage: &Storage) -> Result<(), Refusal> {
    let mut drafts = storage.drafts().await?;
    drafts.sort_by(|one, other| newest_first(one.time, other.time));
    let of_tab = was_in_hand();
    let of_tab = drafts
        .iter()
        .find(|draft| Some(&draft.id) == of_tab.as_ref());
    let Some(draft) = of_tab.or_else(|| drafts.first()) else {
        return Ok(());
    };
    let title = said_title(desk, draft);
    if let Some(taken) = take(desk, storage, draft).await? {
        if desk.is_changed.get_untracked() {
            // Somebody was quicker, and has begun another.
            if let Some(tabs) = desk.drafts.tabs() {
                tabs.let_go();
            }
            return Ok(());
        }
        put_in_hand(desk, draft, taken);
        desk.tell("draft-back", &[("title", title.into())]);
    }
    Ok(())
}

/// Opens a draft of the list in the place of the present one, which is kept first.
pub(super) async fn open_draft(desk: Desk, id: &DraftId) {
    let result = try_to_open(desk, id).await;
    if let Err(refusal) = result {
        refuse(desk, refusal);
    }
}

async fn try_to_open(desk: Desk, id: &DraftId) -> Result<(), Refusal> {
    let storage = desk.drafts.storage().await?;
    let drafts = storage.drafts().await?;
    let Some(draft) = drafts.iter().find(|draft| draft.id == *id) else {
        desk.tell("draft-gone", &[]);
        return Ok(());
    };
    if let Some(writing) = prepare(desk)
        && !writing.keep().await
    {
        // What is in hand is in this tab only, and stays here.
        return Ok(());
    }
    let title = said_title(desk, draft);
    if let Some(taken) = take(desk, &storage, draft).await? {
        // What was written while the other was being read belongs to the draft that is left.
        if let Some(writing) = prepare(desk) {
            spawn_local(async move {
                writing.keep().await;
            });
        }
        put_in_hand(desk, draft, taken);
        desk.tell("draft-opened", &[("title", title.into())]);
    }
    Ok(())
}

/// A story, and what of its file could not be read.
type Read = (Story, Vec<Unread>);

/// A draft that was read.
struct Taken {
    read: Read,
    /// in which turn this tab writes it; nothing where another tab does
    turn: Option<u32>,
}

/// Reads a draft, and takes it to be written in this tab if no other tab does. Returns nothing, and says so,
/// where it cannot be read; then the present draft is still this tab's.
async fn take(desk: Desk, storage: &Storage, draft: &Draft) -> Result<Option<Taken>, Refusal> {
    let read = async || -> Result<Option<Read>, Refusal> {
        let text = storage.text(draft.id.text()).await?;
        Ok(text.as_deref().and_then(story_of))
    };
    let Some(story) = read().await? else {
        let title = said_title(desk, draft);
        desk.tell("draft-unreadable", &[("title", title.into())]);
        return Ok(None);
    };
    let is_writer = match desk.drafts.tabs() {
        Some(tabs) => tabs.claim(&draft.id).await,
        None => true,
    };
    let turn = match is_writer {
        true => Some(take_turn(storage, &draft.id).await?),
        false => None,
    };
    // The tab that wrote it may have kept more before it let go.
    let read = read().await?.unwrap_or(story);
    Ok(Some(Taken { read, turn }))
}

/// Returns in which turn this tab writes a draft that it has taken.
pub(super) async fn take_turn(storage: &Storage, id: &DraftId) -> Result<u32, Refusal> {
    // One that was deleted meanwhile is kept anew, in its first turn.
    Ok(storage.take_turn(id).await?.unwrap_or_default())
}

/// Has a draft in hand from now on. All at once: what is kept meanwhile would be kept as the wrong one.
fn put_in_hand(desk: Desk, draft: &Draft, Taken { read, turn }: Taken) {
    let is_other = desk.draft.get_untracked().as_ref() != Some(&draft.id);
    set_in_hand(desk, &draft.id);
    desk.is_read_only.set(turn.is_none());
    desk.drafts.set_turn(turn.unwrap_or_default());
    show(desk, draft, read, is_other);
}

fn show(desk: Desk, draft: &Draft, (story, unread): Read, is_other: bool) {
    let file_name = draft.file_name.clone();
    desk.restore(story, unread, file_name, draft.is_changed, is_other);
    set_kept(desk);
    desk.drafts.kept.set(Some(draft.time));
}

fn said_title(desk: Desk, draft: &Draft) -> String {
    untrack(|| super::title_or_untitled(desk, &draft.title))
}

/// Shows the draft that another tab writes as that has kept it.
async fn follow(desk: Desk, id: &DraftId) {
    let is_followed = || {
        desk.is_read_only.get_untracked()
            && desk.draft.get_untracked().as_ref() == Some(id)
            // What could not be kept is in this tab only, and stays in sight.
            && desk.drafts.refusal.with_untracked(Option::is_none)
    };
    if !is_followed() {
        return;
    }
    let Ok(storage) = desk.drafts.storage().await else {
        return;
    };
    let drafts = storage.drafts().await.unwrap_or_default();
    let draft = drafts.into_iter().find(|draft| draft.id == *id);
    let text = storage.text(id.text()).await.ok().flatten();
    let story = text.as_deref().and_then(story_of);
    if let (Some(draft), Some(story)) = (draft, story)
        && is_followed()
    {
        show(desk, &draft, story, false);
    }
}

/// Takes the draft over from the tab that writes it.
pub(super) async fn take_over(desk: Desk) {
    let Some(id) = desk.draft.get_untracked() else {
        return;
    };
    if let Some(tabs) = desk.drafts.tabs() {
        tabs.take_over(&id).await;
    }
    let turn = match desk.drafts.storage().await {
        Ok(storage) => take_turn(&storage, &id).await,
        Err(refusal) => Err(refusal),
    };
    follow(desk, &id).await;
    // Another story may have been opened in the time that took.
    if desk.draft.get_untracked().as_ref() != Some(&id) {
        return;
    }
    match turn {
        Ok(turn) => desk.drafts.set_turn(turn),
        Err(refusal) => refuse(desk, refusal),
    }
    desk.is_read_only.set(false);
    desk.tell("taken-over", &[]);
}

/// Goes on with the draft that the story in hand was kept as before another took its place, to which undo and redo
/// lead back; where there is none, the next change begins one.
pub fn resume(desk: Desk) {
    let opening = desk.opening.get_untracked();
    let Some(id) = desk.drafts.take_left(opening) else {
        return;
    };
    // What is kept before this is known would begin another.
    desk.drafts.set_started(false);
    spawn_local(async move {
        let is_writer = match desk.drafts.tabs() {
            Some(tabs) => tabs.claim(&id).await,
            None => true,
        };
        let turn = match desk.drafts.storage().await {
            Ok(storage) if is_writer => take_turn(&storage, &id).await.ok(),
            _ => None,
        };
        // Another story may have been opened meanwhile.
        if desk.opening.get_untracked() == opening && desk.draft.get_untracked().is_none() {
            set_in_hand(desk, &id);
            match turn {
                Some(turn) => desk.drafts.set_turn(turn),
                None => {
                    desk.is_read_only.set(!is_writer);
                    follow(desk, &id).await;
                }
            }
        }
        desk.drafts.set_started(true);
        keep_soon(desk);
    });
}

/// Does what another tab's message asks for.
fn hear(desk: Desk, message: Message) {
    let writes = |id: &DraftId| desk.drafts.tabs().is_some_and(|tabs| tabs.writes(id));
    match message {
        Message::Kept(id) => spawn_local(async move { follow(desk, &id).await }),
        Message::LetGo(id) if writes(&id) => {
            let writing = prepare(desk);
            desk.is_read_only.set(true);
            spawn_local(async move {
                if let Some(writing) = writing {
                    writing.keep().await;
                }
                if let Some(tabs) = desk.drafts.tabs().filter(|tabs| tabs.writes(&id)) {
                    tabs.let_go();
                }
            });
        }
        Message::Taken(id) if desk.draft.get_untracked().as_ref() == Some(&id) => {
            let state = has_unkept(desk).then(|| keep_state(desk, Reason::TakenOver));
            spawn_local(be_overtaken(desk, id, state));
        }
        _ => {}
    }
}

/// Is for reading from now on, since another tab has taken the draft without waiting for this one. What this one
/// had not kept yet is kept as a state, by `state`.
pub(super) async fn be_overtaken(
    desk: Desk,
    id: DraftId,
    state: Option<impl Future<Output = Result<(), Refusal>>>,
) {
    // Another story may be in hand by now.
    if desk.draft.get_untracked().as_ref() == Some(&id) {
        desk.is_read_only.set(true);
    }
    if let Some(state) = state
        && let Err(refusal) = state.await
    {
        refuse(desk, refusal);
    }
    follow(desk, &id).await;
}
