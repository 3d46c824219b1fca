//! The file that `standpoint desk` was given: opened when the desk starts, and saved to.

use super::drafts::offer_unsaved;
use super::files::{open_bytes, story_of};
use super::state::Desk;
use crate::server::{
    self, ADDRESS, Expected, Failure, NAME, Opened, Saved, State, is_too_large, token_in,
};
use gloo_net::http::{Request, RequestBuilder, Response};
use leptos::ev::hashchange;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsValue;
use standpoint::format::Story;
use std::sync::Arc;
use web_sys::AbortSignal;

/// How long an answer is waited for, in milliseconds. A program that was halted takes requests and answers none.
const TIMEOUT: u32 = 20_000;

/// Under which the tab keeps the token, for when the page is loaded again.
const KEPT_TOKEN: &str = "standpoint-token";

/// A file on the editor's disk.
#[derive(Clone)]
struct File {
    token: String,
    name: String,
    expected: Expected,
    /// the story that is in the file, by its number among those that were opened at the desk; nothing where the file
    /// is to be looked at before anything is written over it
    opening: Option<usize>,
}

/// What stands in the file in place of what was expected.
#[derive(Clone)]
pub struct Conflict {
    /// the name of the file
    pub file: String,
    /// what is in it
    pub theirs: Arc<State>,
    /// the story at the desk when it was to be saved
    pub mine: Arc<Story>,
    /// whether that is another story than was in the file, which may be as it was
    pub is_another: bool,
    /// the number of that story among those that were opened at the desk
    opening: usize,
}

/// What failed.
#[derive(Clone, PartialEq)]
pub struct Failed {
    /// the name of the file; nothing where it could not be opened
    pub saving: Option<String>,
    /// why
    pub failure: Failure,
}

/// The way to the file. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Server {
    file: RwSignal<Option<File>>,
    /// what has to be decided before the story can be saved
    pub conflict: RwSignal<Option<Conflict>>,
    /// what failed last, until it is tried again
    pub failed: RwSignal<Option<Failed>>,
    saving: StoredValue<Saving>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Saving {
    No,
    Yes,
    /// and it was asked for again meanwhile, when this of the stories that were opened was at the desk
    AndAgain(usize),
}

impl Server {
    /// Returns a way that leads nowhere, until a token is found.
    pub fn new() -> Server {
        Server {
            file: RwSignal::new(None),
            conflict: RwSignal::new(None),
            failed: RwSignal::new(None),
            saving: StoredValue::new(Saving::No),
        }
    }

    /// Returns whether the desk has a file to save to.
    pub fn has_file(self) -> bool {
        self.file.read_untracked().is_some()
    }

    /// Returns whether the story at the desk is that of the file; follows it.
    pub fn is_open(self, desk: Desk) -> bool {
        let opening = desk.opening.get();
        let file = self.file.read();
        file.as_ref()
            .is_some_and(|file| file.opening == Some(opening))
    }

    /// Returns whether something is on its way to the file.
    pub fn is_saving(self) -> bool {
        self.saving.get_value() != Saving::No
    }

    /// Returns whether something has to be decided.
    pub fn is_asking(self) -> bool {
        self.conflict.read_untracked().is_some()
    }

    /// Takes down that the file may not be as it was last known here, so that saving asks before it writes over it.
    pub fn ask_before_saving(self) {
        self.update(|file| file.opening = None);
    }

    /// Saves the story to the file. While that is under way, it is saved once more afterwards.
    pub fn save(self, desk: Desk) {
        if self.is_asking() {
            return;
        }
        if self.is_saving() {
            let opening = desk.opening.get_untracked();
            self.saving.set_value(Saving::AndAgain(opening));
            return;
        }
        self.saving.set_value(Saving::Yes);
        spawn_local(async move {
            loop {
                self.save_once(desk).await;
                // Another story that came to the desk meanwhile was not what was to be saved.
                let opening = desk.opening.get_untracked();
                let is_done = self.saving.get_value() != Saving::AndAgain(opening);
                if is_done || self.is_asking() {
                    break;
                }
                self.saving.set_value(Saving::Yes);
            }
            self.saving.set_value(Saving::No);
        });
    }

    async fn save_once(self, desk: Desk) {
        let Some(mut file) = self.file.get_untracked() else {
            return;
        };
        let text = desk.text_now();
        let opening = desk.opening.get_untracked();
        let is_another = file.opening != Some(opening);
        let story = Arc::new(desk.story.read_untracked().clone());
        let result = if is_too_large(&text) {
            Saved::Failed(Failure::TooLarge)
        } else {
            let seen = match is_another {
                true => get(&file.token).await.0,
                false => Opened::New(Vec::new()),
            };
            match seen {
                // Whatever is in the file, it is shown before it is written over.
                Opened::There(state) => Saved::Changed(state),
                Opened::Failed(failure) => Saved::Failed(failure),
                Opened::New(_) => {
                    if is_another {
                        file.expected = Expected::None;
                    }
                    put(&file, &text).await
                }
            }
        };
        match result {
            Saved::Written(tag) => self.written(desk, tag, &story, opening),
            // Somebody has written the very same.
            Saved::Changed(state) if state.bytes == text.as_bytes() => {
                self.written(desk, state.tag, &story, opening);
            }
            Saved::Changed(theirs) => {
                // What was done last is not what is asked about.
                desk.notice.set(String::new());
                self.failed.set(None);
                self.conflict.set(Some(Conflict {
                    file: file.name,
                    theirs: Arc::new(theirs),
                    mine: story,
                    is_another,
                    opening,
                }));
            }
            Saved::Failed(failure) => {
                desk.notice.set(String::new());
                self.failed.set(Some(Failed {
                    saving: Some(file.name),
                    failure,
                }));
            }
        }
    }

    fn written(self, desk: Desk, tag: String, story: &Story, opening: usize) {
        self.expect(Expected::Unchanged(tag), opening);
        self.failed.set(None);
        let is_in_hand = desk.opening.get_untracked() == opening;
        // What was typed meanwhile is not in the file.
        if is_in_hand && *desk.story.read_untracked() == *story {
            desk.is_changed.set(false);
        }
        if let Some(file) = self.file.get_untracked() {
            if is_in_hand {
                desk.file_name.set(file.name.clone());
            }
            desk.tell("saved-on-disk", &[("file", file.name.into())]);
        }
    }

    /// Writes over what is in the file, if that is still what was shown.
    pub fn overwrite(self, desk: Desk, conflict: &Conflict) {
        self.conflict.set(None);
        // Where another story has come to the desk since it was shown, it is shown again.
        if desk.opening.get_untracked() == conflict.opening {
            let tag = conflict.theirs.tag.clone();
            self.expect(Expected::Unchanged(tag), conflict.opening);
        }
        self.save(desk);
    }

    /// Puts what is in the file in place of the story at the desk, which undo brings back: it is the same file.
    pub fn take_theirs(self, desk: Desk, conflict: &Conflict) {
        self.conflict.set(None);
        if desk.is_reading() {
            return;
        }
        if let Some((story, unread)) = story_of(&conflict.theirs.bytes) {
            desk.go_back_to(story, unread);
            desk.is_changed.set(false);
            let tag = conflict.theirs.tag.clone();
            self.expect(Expected::Unchanged(tag), desk.opening.get_untracked());
            desk.tell(
                "disk-theirs-taken",
                &[("file", conflict.file.clone().into())],
            );
        }
    }

    /// Makes a file anew that is gone.
    pub fn make_again(self, desk: Desk) {
        self.update(|file| file.expected = Expected::None);
        self.save(desk);
    }

    /// Does again what failed.
    pub fn try_again(self, desk: Desk) {
        if self.has_file() {
            self.save(desk);
        } else if let Some(token) = kept_token() {
            spawn_local(open(desk, token));
        }
    }

    /// Takes down what the file is, and which of the stories that were opened at the desk is in it.
    fn expect(self, expected: Expected, opening: usize) {
        self.update(|file| {
            file.expected = expected;
            file.opening = Some(opening);
        });
    }

    fn update(self, change: impl FnOnce(&mut File)) {
        self.file.update(|file| {
            if let Some(file) = file {
                change(file);
            }
        });
    }
}

/// Opens the file of the program that serves the desk, where its token is in the address or was kept by the tab. A token
/// that comes later, in the address of a program that was started again, is taken too. Returns whether a file is
/// being opened.
pub fn start(desk: Desk) -> bool {
    let token = new_token().or_else(kept_token);
    let is_file_opened = token.is_some();
    if let Some(token) = token {
        spawn_local(open(desk, token));
    }
    let listener = window_event_listener(hashchange, move |_| {
        if let Some(token) = new_token() {
            spawn_local(open(desk, token));
        }
    });
    on_cleanup(move || listener.remove());
    is_file_opened
}

async fn open(desk: Desk, token: String) {
    let server = desk.server;
    let (opened, name) = get(&token).await;
    let known = server.file.get_untracked();
    let (bytes, expected) = match opened {
        Opened::There(state) => (state.bytes, Expected::Unchanged(state.tag)),
        Opened::New(bytes) => (bytes, Expected::None),
        Opened::Failed(failure) => {
            if failure == Failure::Token {
                forget_token();
            }
            let saving = known.map(|file| file.name);
            server.failed.set(Some(Failed { saving, failure }));
            return;
        }
    };
    server.failed.set(None);
    // The program was started again: the story at the desk may have what the file lacks.
    if known.is_some_and(|file| file.name == name) {
        server.update(|file| file.token = token);
        desk.tell("disk-connected-again", &[("file", name.into())]);
        return;
    }
    let is_new = expected == Expected::None;
    let is_open = open_bytes(desk, &name, &bytes);
    server.file.set(Some(File {
        token,
        name: name.clone(),
        expected,
        // What is no story is not written over either without a word.
        opening: is_open.then(|| desk.opening.get_untracked()),
    }));
    if is_new {
        desk.tell("begun-on-disk", &[("file", name.clone().into())]);
    }
    offer_unsaved(desk, &name).await;
}

/// Takes the token out of the address, so that it is neither copied with it nor kept among the pages visited.
fn new_token() -> Option<String> {
    let location = window().location();
    let hash = location.hash().ok()?;
    let token = token_in(&hash)?;
    let address = location.pathname().ok()?;
    if let Ok(history) = window().history() {
        // It cannot fail for an address of the same site; the token works where it does.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
    if let Ok(Some(storage)) = window().session_storage() {
        // Where nothing can be kept, loading the page again needs the address again.
        let _ = storage.set_item(KEPT_TOKEN, token);
    }
    Some(token.to_owned())
}

fn kept_token() -> Option<String> {
    let storage = window().session_storage().ok().flatten()?;
    storage.get_item(KEPT_TOKEN).ok().flatten()
}

fn forget_token() {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.remove_item(KEPT_TOKEN);
    }
}

/// Asks for the file; returns its name too.
async fn get(token: &str) -> (Opened, String) {
    let request = with_token(Request::get(ADDRESS), token);
    let answer = match request.send().await {
        Ok(answer) => answer,
        Err(_) => return (Opened::Failed(Failure::Stopped), String::new()),
    };
    let name = answer.headers().get(NAME).unwrap_or_default();
    let name = js_sys::decode_uri_component(&name).map_or(name, String::from);
    match read(answer).await {
        Some((status, tag, bytes)) => (server::opened(status, tag, bytes), name),
        None => (Opened::Failed(Failure::Stopped), name),
    }
}

async fn put(file: &File, text: &str) -> Saved {
    let (condition, value) = file.expected.header();
    let request = with_token(Request::put(ADDRESS), &file.token).header(condition, value);
    // What cannot be sent is told as if nobody answered: the browser does not say which it was.
    let Ok(request) = request.body(text) else {
        return Saved::Failed(Failure::Stopped);
    };
    let answer = match request.send().await {
        Ok(answer) => read(answer).await,
        Err(_) => None,
    };
    match answer {
        Some((status, tag, bytes)) => server::saved(status, tag, bytes),
        None => Saved::Failed(Failure::Stopped),
    }
}

fn with_token(request: RequestBuilder, token: &str) -> RequestBuilder {
    let end = AbortSignal::timeout_with_u32(TIMEOUT);
    request
        .header("Authorization", &format!("Bearer {token}"))
        .abort_signal(Some(&end))
}

/// Returns the status, the `ETag` and the bytes of an answer; nothing where it is cut off.
async fn read(answer: Response) -> Option<(u16, Option<String>, Vec<u8>)> {
    let tag = answer.headers().get("ETag");
    let bytes = answer.binary().await.ok()?;
    Some((answer.status(), tag, bytes))
}
