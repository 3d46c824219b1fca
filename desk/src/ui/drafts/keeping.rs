//! Keeping: every change is in the browser's storage within a second.

use super::opening::be_overtaken;
use super::unsaved::Unsaved;
use crate::drafts::message::Message;
use crate::drafts::record::{Draft, DraftId, Reason, State, is_worth_keeping, title_of};
use crate::drafts::storage::{NAME, Refusal, Storage};
use crate::drafts::tabs::Tabs;
use crate::ui::state::Desk;
use js_sys::{Date, Math};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;

/// How long after a change it is kept: with the time that writing takes, far less than a second. Changes during
/// that time are kept with it, and do not put it off.
const PAUSE: Duration = Duration::from_millis(400);

/// Under which key a tab knows its draft when it is loaded again.
const KEY_OF_TAB: &str = "standpoint-draft";

/// What keeps drafts. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Drafts {
    /// why the last changes were not kept, if they were not
    pub refusal: RwSignal<Option<Refusal>>,
    /// when something was kept last, in milliseconds since 1970
    pub kept: RwSignal<Option<f64>>,
    /// whether the window with all drafts is shown
    pub are_shown: RwSignal<bool>,
    /// what was written to the file on disk and never saved to it
    pub unsaved: RwSignal<Option<Unsaved>>,
    inner: StoredValue<Inner, LocalStorage>,
}

#[derive(Default)]
struct Inner {
    storage: Option<Rc<Storage>>,
    tabs: Option<Rc<Tabs>>,
    /// whether it is known what there is to be opened
    is_started: bool,
    timer: Option<TimeoutHandle>,
    /// in which turn this tab writes the present draft
    turn: u32,
    /// what the present draft was kept as last
    last: Option<Kept>,
    /// the draft that was tidied up after
    tidied: Option<DraftId>,
    /// what the stories that another took the place of were kept as, by their numbers among those that were opened
    left: HashMap<usize, DraftId>,
}

#[derive(PartialEq)]
struct Kept {
    text: String,
    file_name: String,
    is_changed: bool,
}

impl Drafts {
    /// Makes what keeps drafts; it does nothing before [`super::start`].
    pub fn new() -> Drafts {
        Drafts {
            refusal: RwSignal::new(None),
            kept: RwSignal::new(None),
            are_shown: RwSignal::new(false),
            unsaved: RwSignal::new(None),
            inner: StoredValue::new_local(Inner::default()),
        }
    }

    /// Returns whether what is written is kept, as far as is known.
    pub fn are_kept(self) -> bool {
        let has_storage = self.inner.with_value(|inner| inner.storage.is_some());
        has_storage && self.refusal.with_untracked(Option::is_none)
    }

    /// Returns the storage, opened anew where it could not be opened or has refused something.
    pub(super) async fn storage(self) -> Result<Rc<Storage>, Refusal> {
        let known = self.inner.with_value(|inner| inner.storage.clone());
        if let Some(storage) = known.filter(|_| self.refusal.with_untracked(Option::is_none)) {
            return Ok(storage);
        }
        let storage = Rc::new(Storage::open(NAME).await?);
        self.inner
            .update_value(|inner| inner.storage = Some(storage.clone()));
        Ok(storage)
    }

    /// Returns this tab among the others.
    pub(super) fn tabs(self) -> Option<Rc<Tabs>> {
        self.inner.with_value(|inner| inner.tabs.clone())
    }

    pub(super) fn set_tabs(self, tabs: Tabs) {
        self.inner
            .update_value(|inner| inner.tabs = Some(Rc::new(tabs)));
    }

    /// Notes in which turn this tab writes the present draft.
    pub(super) fn set_turn(self, turn: u32) {
        self.inner.update_value(|inner| inner.turn = turn);
    }

    /// From now on, changes are kept, or are not until it is known as which draft.
    pub(super) fn set_started(self, is_started: bool) {
        self.inner
            .update_value(|inner| inner.is_started = is_started);
    }

    /// Returns what a story was kept as before another took its place, by its number among those that were opened;
    /// from now on it is in hand.
    pub(super) fn take_left(self, opening: usize) -> Option<DraftId> {
        let taken = self
            .inner
            .try_update_value(|inner| inner.left.remove(&opening));
        taken.flatten()
    }
}

/// Keeps the story as it is in a while.
pub(super) fn keep_soon(desk: Desk) {
    let inner = desk.drafts.inner;
    let is_waiting = inner.with_value(|inner| !inner.is_started || inner.timer.is_some());
    if is_waiting {
        return;
    }
    let keep = move || {
        // The desk may be gone.
        if inner.try_update_value(|inner| inner.timer = None).is_some() {
            keep_in_turn(desk);
        }
    };
    if let Ok(timer) = set_timeout_with_handle(keep, PAUSE) {
        inner.update_value(|inner| inner.timer = Some(timer));
    }
}

/// Keeps the story as it is, unless it is kept so already, or another tab has taken the draft.
fn keep_in_turn(desk: Desk) {
    if let Some(writing) = prepare(desk) {
        spawn_local(async move {
            writing.keep().await;
        });
    }
}

/// Keeps the story as it is, unless it is kept so already: the page may end after this.
pub(super) fn keep_at_once(desk: Desk) {
    if let Some(mut writing) = prepare(desk) {
        writing.is_last = true;
        spawn_local(async move {
            writing.keep().await;
        });
    }
}

/// The story in hand as it was at one moment, about to be kept.
pub(super) struct Writing {
    desk: Desk,
    draft: Draft,
    text: String,
    /// whether the page may end before anything is waited for
    is_last: bool,
}

/// Takes what is to be kept of the story as it is now. Returns nothing where it is kept already, is nothing that
/// would be missed, or is another tab's to keep.
pub(super) fn prepare(desk: Desk) -> Option<Writing> {
    let inner = desk.drafts.inner;
    inner.update_value(|inner| {
        if let Some(timer) = inner.timer.take() {
            timer.clear();
        }
    });
    if !inner.with_value(|inner| inner.is_started) || desk.is_read_only.get_untracked() {
        return None;
    }
    let story = desk.story.read_untracked();
    let known = desk.draft.get_untracked();
    if known.is_none() && !is_worth_keeping(&story) {
        return None;
    }
    let now = Kept {
        text: desk.text(),
        file_name: desk.file_name.get_untracked(),
        is_changed: desk.is_changed.get_untracked(),
    };
    if inner.with_value(|inner| inner.last.as_ref() == Some(&now)) {
        return None;
    }
    let draft = Draft {
        id: known.unwrap_or_else(|| begin(desk)),
        title: title_of(&story),
        file_name: now.file_name.clone(),
        is_changed: now.is_changed,
        time: Date::now(),
        size: now.text.len(),
        turn: inner.with_value(|inner| inner.turn),
    };
    let text = now.text.clone();
    inner.update_value(|inner| inner.last = Some(now));
    Some(Writing {
        desk,
        draft,
        text,
        is_last: false,
    })
}

impl Writing {
    /// Keeps it. Returns whether it is kept; where it is not, the desk says so until it is.
    pub(super) async fn keep(self) -> bool {
        let Writing {
            desk,
            draft,
            text,
            is_last,
        } = self;
        let drafts = desk.drafts;
        let result = match drafts.storage().await {
            Ok(storage) if is_last => storage.keep_at_once(&draft, &text).await.map(|()| storage),
            Ok(storage) => storage.keep(&draft, &text).await.map(|()| storage),
            Err(refusal) => Err(refusal),
        };
        let storage = match result {
            Ok(storage) => storage,
            Err(Refusal::TakenOver) => {
                let state = keep_text_as_state(desk, &draft.id, Reason::TakenOver, text);
                be_overtaken(desk, draft.id, Some(state)).await;
                return true;
            }
            Err(refusal) => {
                refuse(desk, refusal);
                return false;
            }
        };
        if drafts.refusal.with_untracked(Option::is_some) {
            drafts.refusal.set(None);
        }
        drafts.kept.set(Some(draft.time));
        if let Some(tabs) = drafts.tabs() {
            tabs.tell(&Message::Kept(draft.id.clone()));
        }
        let is_tidied = drafts.inner.try_update_value(|inner| {
            let before = inner.tidied.replace(draft.id.clone());
            before.as_ref() == Some(&draft.id)
        });
        if is_tidied == Some(false) {
            // It is tried again with the next draft.
            let _ = storage.tidy(&draft).await;
        }
        true
    }
}

/// Says that something was not kept, and has it kept with the next change.
pub(super) fn refuse(desk: Desk, refusal: Refusal) {
    desk.drafts.inner.update_value(|inner| inner.last = None);
    desk.drafts.refusal.set(Some(refusal));
}

/// Begins a draft, which is this tab's.
fn begin(desk: Desk) -> DraftId {
    let id = DraftId::new(Date::now(), Math::random());
    desk.drafts.set_turn(0);
    if let Some(tabs) = desk.drafts.tabs() {
        tabs.begin(&id);
    }
    set_in_hand(desk, &id);
    // What was asked for in the address is a draft now, and is not begun again when the page is loaded again.
    if let (Ok(history), Ok(path), Ok(query)) = (
        window().history(),
        window().location().pathname(),
        window().location().search(),
    ) {
        let address = [path, query].concat();
        // Where the browser refuses, as for a page from a file, the address stays.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
    id
}

/// Notes which draft this tab has in hand.
pub(super) fn set_in_hand(desk: Desk, id: &DraftId) {
    desk.draft.set(Some(id.clone()));
    if let Ok(Some(of_tab)) = window().session_storage() {
        // Where the browser refuses, the newest draft is opened instead.
        let _ = of_tab.set_item(KEY_OF_TAB, id.text());
    }
}

/// Returns the draft that this tab had in hand before it was loaded again.
pub(super) fn was_in_hand() -> Option<DraftId> {
    let of_tab = window().session_storage().ok()??;
    DraftId::of_text(&of_tab.get_item(KEY_OF_TAB).ok()??)
}

/// Notes that the story in hand is what the draft was kept as, so that it is not kept again.
pub(super) fn set_kept(desk: Desk) {
    let now = Kept {
        text: desk.text(),
        file_name: desk.file_name.get_untracked(),
        is_changed: desk.is_changed.get_untracked(),
    };
    desk.drafts
        .inner
        .update_value(|inner| inner.last = Some(now));
}

/// Returns whether the story is not as it was kept last.
pub(super) fn has_unkept(desk: Desk) -> bool {
    let text = desk.text();
    let is_kept = |inner: &Inner| inner.last.as_ref().is_none_or(|last| last.text == text);
    !desk.drafts.inner.with_value(is_kept)
}

/// Keeps the story as a state of its draft, which is begun where there is none. What is kept is the story as it is
/// when this is called, whenever what is returned is waited for; that fails where the browser refuses.
pub(super) fn keep_state(
    desk: Desk,
    reason: Reason,
) -> impl Future<Output = Result<(), Refusal>> + use<> {
    let text = desk.text();
    let draft = desk.draft.get_untracked();
    let draft = draft.unwrap_or_else(|| begin(desk));
    keep_text_as_state(desk, &draft, reason, text)
}

fn keep_text_as_state(
    desk: Desk,
    draft: &DraftId,
    reason: Reason,
    text: String,
) -> impl Future<Output = Result<(), Refusal>> + use<> {
    let state = State::new(draft, reason, text.len(), Date::now(), Math::random());
    async move {
        let storage = desk.drafts.storage().await?;
        storage.keep_state(&state, &text).await
    }
}

/// Ends the present draft before another story takes its place: it is kept, and as a state as well, since a
/// slip may change it afterwards. The next change begins another, unless undo leads back.
pub fn leave(desk: Desk) {
    if let Some(id) = desk.draft.get_untracked() {
        let opening = desk.opening.get_untracked();
        desk.drafts
            .inner
            .update_value(|inner| drop(inner.left.insert(opening, id)));
    }
    if desk.draft.get_untracked().is_some() && !desk.is_read_only.get_untracked() {
        let writing = prepare(desk);
        let state = keep_state(desk, Reason::Replaced);
        spawn_local(async move {
            if let Some(writing) = writing {
                writing.keep().await;
            }
            if let Err(refusal) = state.await {
                refuse(desk, refusal);
            }
        });
    }
    forget(desk);
}

/// Lets go of the present draft.
pub(super) fn forget(desk: Desk) {
    if let Some(tabs) = desk.drafts.tabs() {
        tabs.let_go();
    }
    desk.drafts.inner.update_value(|inner| inner.last = None);
    desk.draft.set(None);
    desk.is_read_only.set(false);
}
