//! The state of the desk: the story in hand, what is shown of it, and what the checker says.

use super::drafts::{self, Drafts};
use super::server::Server;
use crate::differences::{differences, json_of};
use crate::drafts::record::DraftId;
use crate::history::{History, Step};
use crate::place::Place;
use crate::place_in_words::place_in_words;
use crate::problems::{Checked, Problem, checked};
use crate::rules::dates::DayOrMonth;
use crate::rules::ids::{place_in, place_of_difference};
use crate::rules::naming::{give_name, name_after_title};
use crate::unread::{Unread, with_unread};
use crate::words;
use fluent_bundle::FluentValue;
use leptos::prelude::*;
use reactive_stores::{Field, Store};
use standpoint::format::{Language, Story, StoryStoreFields as _, to_json};
use std::sync::Arc;

/// How long after the last change the story is checked and shown, in milliseconds.
const PAUSE: u64 = 200;

/// What fills the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Page {
    /// outline, form and preview
    Write,
    /// what was understood of a file or of pasted rows, before it is taken
    Import,
    /// the story on its way out: embed code, files
    Publish,
}

/// Everything that the components share. A handle: copies are the same desk.
#[derive(Clone, Copy)]
pub struct Desk {
    /// the story in hand
    pub story: Store<Story>,
    /// what of the story's file could not be read, and is put back when it is saved
    pub unread: RwSignal<Vec<Unread>>,
    /// what fills the window
    pub page: RwSignal<Page>,
    /// the part whose form is shown
    pub place: RwSignal<Place>,
    /// the path of the field that is to be focused when its form is there
    pub wanted: RwSignal<Option<String>>,
    /// the text of the story's file and its problems, as of the last pause
    pub checked: RwSignal<Arc<Checked>>,
    /// the problem that was gone to last, with its index among all in their order
    pub last_problem: StoredValue<Option<(usize, Problem)>>,
    /// the name of the file that the story is saved to
    pub file_name: RwSignal<String>,
    /// whether there are changes that are in no file
    pub is_changed: RwSignal<bool>,
    /// the language in which texts are written, as BCP 47 tag
    pub language: RwSignal<String>,
    /// the language shown beside it
    pub beside: RwSignal<Option<String>>,
    /// the language of the interface, by its index in [`words::LANGUAGES`]
    pub interface: RwSignal<usize>,
    /// what is said of what was just done; a screen reader speaks it
    pub notice: RwSignal<String>,
    /// which of day and month comes first where both could, once that was asked
    pub day_or_month: RwSignal<Option<DayOrMonth>>,
    /// whether a step can be undone, and redone
    pub can_go: RwSignal<(bool, bool)>,
    /// which of the stories that were opened at the desk is in hand, by its number
    pub opening: RwSignal<usize>,
    /// the draft that the browser keeps the story as; nothing before there is something to keep
    pub draft: RwSignal<Option<DraftId>>,
    /// whether the draft is written in another tab, so that it is only read here
    pub is_read_only: RwSignal<bool>,
    /// what keeps drafts
    pub drafts: Drafts,
    /// the file on disk that the story is saved to, where `standpoint desk` has opened the desk
    pub server: Server,
    history: StoredValue<History>,
    /// counts changes: what was begun for one that is not the last is not gone on with
    changes: StoredValue<u32>,
}

impl Desk {
    /// Begins with a story.
    pub fn new(story: Story, interface: usize) -> Desk {
        let language = first_language(&story);
        let file_name = format!("{}.json", story.id.0);
        let desk = Desk {
            history: StoredValue::new(History::new(&story, &file_name)),
            file_name: RwSignal::new(file_name),
            story: Store::new(story),
            unread: RwSignal::default(),
            page: RwSignal::new(Page::Write),
            place: RwSignal::new(Place::Story),
            wanted: RwSignal::new(None),
            checked: RwSignal::default(),
            last_problem: StoredValue::new(None),
            is_changed: RwSignal::new(false),
            language: RwSignal::new(language),
            beside: RwSignal::new(None),
            interface: RwSignal::new(interface),
            notice: RwSignal::default(),
            day_or_month: RwSignal::new(None),
            can_go: RwSignal::new((false, false)),
            opening: RwSignal::new(0),
            draft: RwSignal::new(None),
            is_read_only: RwSignal::new(false),
            drafts: Drafts::new(),
            server: Server::new(),
            changes: StoredValue::new(0),
        };
        desk.check_now();
        desk
    }

    /// Puts another story in the place of the one in hand, as a new draft. What was can be had back with undo,
    /// and is kept as the draft that it was.
    pub fn open(self, story: Story, file_name: String) {
        self.open_with_unread(story, Vec::new(), file_name);
    }

    /// As [`Desk::open`], of a story of whose file not all could be read.
    pub fn open_with_unread(self, story: Story, unread: Vec<Unread>, file_name: String) {
        drafts::leave(self);
        self.language.set(first_language(&story));
        self.beside.set(None);
        self.page.set(Page::Write);
        self.place.set(Place::Story);
        let left = self.file_name.get_untracked();
        self.history
            .update_value(|history| history.open(&story, &unread, &left, &file_name));
        self.tell_history();
        self.file_name.set(file_name);
        self.story.set(story);
        self.unread.set(unread);
        self.check_now();
        self.is_changed.set(false);
    }

    /// Shows a story as it was kept: nothing of it is a change, and nothing before it can be undone. `is_other` says
    /// whether it is another than the one in hand.
    pub fn restore(
        self,
        story: Story,
        unread: Vec<Unread>,
        file_name: String,
        is_changed: bool,
        is_other: bool,
    ) {
        self.history
            .update_value(|history| history.begin_anew(&story, &unread, &file_name, is_other));
        self.file_name.set(file_name);
        self.show(story, unread);
        self.tell_history();
        self.is_changed.set(is_changed);
    }

    /// Puts another state of the story in the place of the present one, as a change that can be undone.
    pub fn go_back_to(self, story: Story, unread: Vec<Unread>) {
        if self.is_reading() {
            return;
        }
        self.show(story, unread);
        self.record("");
    }

    /// Throws away a value that could not be read. What stands in its place in the story stays.
    pub fn throw_away(self, unread: usize) {
        let is_there = unread < self.unread.read_untracked().len();
        if is_there {
            self.unread.update(|all| {
                all.remove(unread);
            });
            self.record("");
            self.check_now();
        }
    }

    /// Changes a part of the story by a function that writes it, and takes the change down as one to `field`.
    pub fn change(self, field: &str, write: impl FnOnce(Store<Story>)) {
        if self.is_reading() {
            return;
        }
        // What was said is of what was done before.
        if !self.notice.read_untracked().is_empty() {
            self.notice.set(String::new());
        }
        write(self.story);
        self.record(field);
        self.check_soon();
    }

    /// Gives the part in hand an id made of its title or name, if it has a stand-in yet; as part of the last step.
    pub fn name_in_hand(self) {
        let place = self.place.get_untracked();
        let id = self
            .history
            .with_value(|history| name_after_title(&self.story.read_untracked(), place, history));
        let Some(id) = id.filter(|_| !self.is_read_only.get_untracked()) else {
            return;
        };
        let mut story = self.story.get_untracked();
        give_name(&mut story, place, &id);
        self.history.update_value(|history| {
            history.amend(&story, &self.unread.read_untracked());
        });
        self.story.set(story);
        self.check_soon();
    }

    /// Takes the last step back.
    pub fn undo(self) {
        self.go(History::undo, "undone");
    }

    /// Does again what was undone last.
    pub fn redo(self) {
        self.go(History::redo, "redone");
    }

    fn go(self, go: impl FnOnce(&mut History, &str) -> Option<Step>, said: &str) {
        if self.is_reading() {
            return;
        }
        let file = self.file_name.get_untracked();
        let step = self.history.try_update_value(|history| go(history, &file));
        let Some(step) = step.flatten() else {
            return;
        };
        let is_other = step.other_file.is_some();
        let changed = match step.other_file {
            // The one that is left stays the draft that it is.
            Some(file) => {
                drafts::leave(self);
                self.language.set(first_language(&step.story));
                self.beside.set(None);
                self.file_name.set(file.clone());
                self.tell("another-story-again", &[("file", file.into())]);
                None
            }
            None => self.tell_change(&step.story, said),
        };
        self.show(step.story, step.unread);
        if let Some(changed) = changed.filter(|place| *place != self.place.get_untracked()) {
            self.place.set(changed);
        }
        self.tell_history();
        self.is_changed.set(true);
        if is_other {
            drafts::resume(self);
        }
    }

    /// Says where a step has its first difference, and that it was `undone` or `redone`. Returns the part of the story
    /// in which that is; nothing where the part is gone with the step.
    fn tell_change(self, after: &Story, said: &str) -> Option<Place> {
        let before_json = json_of(&self.story.read_untracked());
        let after_json = json_of(after);
        let found = differences(&before_json, &after_json);
        let Some(first) = found.first() else {
            self.tell(said, &[]);
            return None;
        };
        let interface = self.interface.get_untracked();
        let place = place_in_words(&first.path, &[&after_json, &before_json], interface);
        self.tell(&[said, "-at"].concat(), &[("place", place.into())]);
        place_of_difference(&first.path, after)
    }

    fn show(self, story: Story, unread: Vec<Unread>) {
        // What is in hand may have another place, or none any more.
        let place = self.place.get_untracked();
        let place_now = place_in(place, &self.story.read_untracked(), &story);
        self.keep_languages(&story);
        self.story.set(story);
        if place_now != place {
            self.place.set(place_now);
        }
        self.unread.set(unread);
        self.check_now();
    }

    /// Sees to it that the languages that are written in are ones of a story.
    pub fn keep_languages(self, story: &Story) {
        let has = |tag: &str| story.languages.iter().any(|known| known.0 == tag);
        if !has(&self.language.read_untracked()) {
            self.language.set(first_language(story));
        }
        if self.beside.get_untracked().is_some_and(|tag| !has(&tag)) {
            self.beside.set(None);
        }
    }

    /// Returns whether nothing can be changed here; then says so.
    pub fn is_reading(self) -> bool {
        let is_reading = self.is_read_only.get_untracked();
        if is_reading {
            self.tell("not-while-reading", &[]);
        }
        is_reading
    }

    fn record(self, field: &str) {
        let now = js_sys::Date::now();
        self.history.update_value(|history| {
            let unread = self.unread.read_untracked();
            history.record(&self.story.read_untracked(), &unread, field, now);
        });
        self.is_changed.set(true);
        self.tell_history();
    }

    fn tell_history(self) {
        self.history.with_value(|history| {
            self.can_go.set((history.can_undo(), history.can_redo()));
            let opening = history.opening();
            if self.opening.get_untracked() != opening {
                self.opening.set(opening);
            }
        });
    }

    /// Checks when nothing has changed for a while: a long story takes some time, in which nobody could type.
    fn check_soon(self) {
        let change = self.changes.try_update_value(|changes| {
            *changes = changes.wrapping_add(1);
            *changes
        });
        let is_last = move || self.changes.try_get_value() == change;
        set_timeout(
            move || {
                if is_last() {
                    self.check_now();
                }
            },
            std::time::Duration::from_millis(PAUSE),
        );
    }

    /// Checks the story as it is now.
    pub fn check_now(self) {
        let checked = checked(&self.story.read_untracked(), &self.unread.read_untracked());
        self.checked.set(Arc::new(checked));
    }

    /// Returns the text of the story's file as it is now, with what could not be read at its place.
    pub fn text(self) -> String {
        let text = to_json(&self.story.read_untracked());
        with_unread(&text, &self.unread.read_untracked())
    }

    /// As [`Desk::text`], and has the problems be those of that text.
    pub fn text_now(self) -> String {
        self.check_now();
        self.checked.read_untracked().text.clone()
    }

    /// Shows the form that has the field of a path, and focuses the field.
    pub fn show_field(self, path: &str) {
        self.page.set(Page::Write);
        self.place.set(Place::of_path(path));
        self.wanted.set(Some(path.to_owned()));
    }

    /// Returns the languages of the story; follows them.
    pub fn languages(self) -> Vec<Language> {
        self.story.languages().get()
    }

    /// Says what was just done, in a text of the interface with something in it.
    pub fn tell(self, key: &str, arguments: &[(&str, FluentValue)]) {
        let interface = self.interface.get_untracked();
        self.notice.set(words::words(interface, key, arguments));
    }

    /// Returns a text of the interface; follows its language.
    pub fn say(self, key: &str) -> String {
        words::words(self.interface.get(), key, &[])
    }

    /// Returns a text of the interface with something in it; follows its language.
    pub fn say_with(self, key: &str, arguments: &[(&str, FluentValue)]) -> String {
        words::words(self.interface.get(), key, arguments)
    }
}

/// Returns the desk that the component belongs to.
pub fn desk() -> Desk {
    expect_context::<Desk>()
}

fn first_language(story: &Story) -> String {
    let first = story.languages.first();
    first.map_or_else(|| String::from("en"), |first| first.0.clone())
}

/// A list of the story as a field of its store, so that what follows it is not woken by the others.
pub type Items<T> = Field<Option<Vec<T>>>;
