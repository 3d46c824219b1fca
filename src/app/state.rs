//! The state of one timeline: signals, what follows from them, and what may be done to them.

use super::address::{self, FragmentOwner, Request, Step};
use super::cards::OpenCards;
use super::link::{self, Link, Target};
use super::search::SearchTexts;
use super::selection::Selection;
use super::settings::{Filter, Settings, View};
use crate::story::Story;
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The page around a timeline, as far as the state has to do with it.
pub trait Page: Send + Sync {
    /// The fragment of its address, with `#`; empty where there is none.
    fn fragment(&self) -> String;
    /// To whom that fragment belongs.
    fn fragment_owner(&self, app: App) -> FragmentOwner;
    /// The word that begins links to this timeline.
    fn link_prefix(&self) -> String;
    /// Writes a fragment, without `#`, into the address; returns whether that was allowed.
    fn write(&self, fragment: &str, step: Step) -> bool;
    /// Makes an entry in the history without another address, so that *back* leads back from a jump.
    fn mark_jump(&self);
    /// Tells the page which view and which filter are shown now.
    fn tell_view(&self, settings: &Settings);
    /// Tells the page that a card was opened or closed.
    fn tell_toggle(&self, event: &str, is_open: bool);
    /// Has the timeline shown in the language that its reader has chosen.
    fn language_was_chosen(&self);
    /// Has the timeline shown in the time zone that readers have chosen.
    fn zone_was_chosen(&self);
    /// Takes a time zone for all timelines, and keeps it for the whole site.
    fn choose_zone(&self, zone: String);
}

/// Where there is no page: HTML is rendered, and nobody sets anything.
struct NoPage;

impl Page for NoPage {
    fn fragment(&self) -> String {
        String::new()
    }

    fn fragment_owner(&self, _: App) -> FragmentOwner {
        FragmentOwner::Nobody
    }

    fn link_prefix(&self) -> String {
        link::DEFAULT_PREFIX.to_owned()
    }

    fn write(&self, _: &str, _: Step) -> bool {
        false
    }

    fn mark_jump(&self) {}

    fn tell_view(&self, _: &Settings) {}

    fn tell_toggle(&self, _: &str, _: bool) {}

    fn language_was_chosen(&self) {}

    fn zone_was_chosen(&self) {}

    fn choose_zone(&self, _: String) {}
}

/// What the reader of one timeline has set, and all that follows from it. Made under an
/// [`Owner`], which disposes of it; a handle that is copied freely.
///
/// The whole state is one signal: each type of signal brings code of its own, and what follows it is
/// cheap enough to look at every change.
#[derive(Clone, Copy)]
pub struct App {
    state: RwSignal<State>,
    selection: Memo<Option<Arc<Selection>>>,
    compared: Memo<Option<Arc<Selection>>>,
}

/// The state of a timeline.
struct State {
    page: Arc<dyn Page>,
    story: Arc<Story>,
    /// the language in which words are looked for
    language: String,
    /// what is searched, made when words are first looked for
    texts: OnceLock<SearchTexts>,
    /// counts the stories and languages that were taken
    version: u32,
    default_view: View,
    settings: Settings,
    /// what stands in the field for words, which are looked for when typing pauses
    typed: String,
    /// counts what was typed
    typings: u32,
    cards: OpenCards,
    is_filter_unfolded: bool,
    is_sources_unfolded: bool,
    notice: Option<&'static str>,
    chosen_language: Option<String>,
    chosen_zone: Option<String>,
    /// the settings of which the page was told last
    told: Settings,
    /// the fragment, with `#`, that was followed or written last
    fragment: String,
}

impl State {
    fn select(&self) -> Selection {
        let filter = &self.settings.filter;
        let found = (!filter.find.is_empty()).then(|| {
            let texts = self
                .texts
                .get_or_init(|| SearchTexts::new(&self.story, &self.language));
            texts.find(&filter.find)
        });
        Selection::new(&self.story, filter, found.as_ref(), self.version)
    }

    fn initial(&self) -> Settings {
        Settings::of_view(self.default_view)
    }
}

/// What an address has led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// it says nothing to this timeline
    Nothing,
    /// the settings are those of the address
    Settings,
    /// the settings are those of a link to the story as a whole
    Story,
    /// a link leads to something in the story, which is still to be revealed
    Target(Target),
}

impl App {
    /// The state of a timeline that is only rendered.
    pub fn without_page(story: Arc<Story>, language: String, view: View) -> App {
        App::new(Arc::new(NoPage), story, language, view, None)
    }

    /// The state in which a timeline comes. `language` is that of the texts that are searched,
    /// `chosen_zone` the time zone that readers have chosen on this site.
    pub fn new(
        page: Arc<dyn Page>,
        story: Arc<Story>,
        language: String,
        default_view: View,
        chosen_zone: Option<String>,
    ) -> App {
        let initial = Settings::of_view(default_view);
        let state = RwSignal::new(State {
            page,
            cards: OpenCards::new(&story, |_| false),
            story,
            language,
            texts: OnceLock::new(),
            version: 0,
            default_view,
            settings: initial.clone(),
            typed: String::new(),
            typings: 0,
            is_filter_unfolded: false,
            is_sources_unfolded: false,
            notice: None,
            chosen_language: None,
            chosen_zone,
            told: initial,
            fragment: String::new(),
        });
        let selection = Memo::new(move |before: Option<&Option<Arc<Selection>>>| {
            let state = state.read();
            let before = before.cloned().flatten();
            let same = before.filter(|before| before.is_of(&state.settings.filter, state.version));
            same.or_else(|| Some(Arc::new(state.select())))
        });
        // The comparison is made when it is first looked at, and anew when it is looked at and shows
        // something else.
        let compared = Memo::new(move |before: Option<&Option<Arc<Selection>>>| {
            match state.read().settings.view {
                View::Compare => selection.get(),
                View::Timeline => before.cloned().flatten(),
            }
        });
        App {
            state,
            selection,
            compared,
        }
    }

    fn read(&self) -> impl Deref<Target = State> {
        self.state.read()
    }

    fn now(&self) -> impl Deref<Target = State> {
        self.state.read_untracked()
    }

    /// Changes the state, and has what follows it follow at once.
    fn change(&self, change: impl FnOnce(&mut State)) {
        self.change_silently(change);
        self.state.notify();
    }

    /// Changes what nothing follows.
    fn change_silently(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.write_untracked());
    }

    /// Takes another story, another version of it, or another language. `open` are the cards that are
    /// open then; but where it is the same story by its id, and `keeps` says so, those stay as they are
    /// that were there before. A reader's settings stay where it is the same story.
    pub fn take_story(&self, story: Arc<Story>, language: String, open: OpenCards, keeps: bool) {
        let is_same = self.now().story.id == story.id;
        if !is_same && self.page().fragment_owner(*self) == FragmentOwner::This {
            // Nobody would know any more whose the link to the story before is.
            self.write_fragment("", Step::Replace);
        }
        self.change(|state| {
            if !is_same {
                state.settings = state.initial();
                state.typed = String::new();
            }
            state.settings = std::mem::take(&mut state.settings).normal(&story);
            state.cards = if Arc::ptr_eq(&state.story, &story) && keeps {
                std::mem::take(&mut state.cards)
            } else if is_same && keeps {
                state.cards.carried_over(&state.story, &story, &open)
            } else {
                open
            };
            if !Arc::ptr_eq(&state.story, &story) || state.language != language {
                state.story = story;
                state.language = language;
                state.texts = OnceLock::new();
                state.version += 1;
            }
        });
    }

    /// The story.
    pub fn story(&self) -> Arc<Story> {
        self.now().story.clone()
    }

    /// The view that is shown.
    pub fn view(&self) -> View {
        self.read().settings.view
    }

    /// What the reader has set.
    pub fn settings(&self) -> Settings {
        self.read().settings.clone()
    }

    /// What the filter leaves.
    pub fn selection(&self) -> Arc<Selection> {
        self.selection.get().unwrap_or_default()
    }

    /// What the comparison is made of; nothing before it is first looked at.
    pub fn compared(&self) -> Option<Arc<Selection>> {
        self.compared.get()
    }

    /// Which cards are open.
    pub fn cards(&self) -> OpenCards {
        self.read().cards.clone()
    }

    /// Whether the card of an event is open now.
    pub fn is_card_open(&self, event: usize) -> bool {
        self.now().cards.has(event)
    }

    /// Whether the state was disposed of, with the element that it belonged to.
    pub fn is_gone(&self) -> bool {
        self.state.is_disposed()
    }

    /// What is announced for a while in place of the result.
    pub fn notice(&self) -> Option<&'static str> {
        self.read().notice
    }

    /// Announces something in place of the result, or the result again.
    pub fn set_notice(&self, notice: Option<&'static str>) {
        self.change(|state| state.notice = notice);
    }

    /// What stands in the field for words.
    pub fn typed(&self) -> String {
        self.read().typed.clone()
    }

    /// Takes what is typed into the field for words; returns a number by which to ask later whether
    /// anything was typed since.
    pub fn set_typed(&self, typed: String) -> u32 {
        self.change(|state| {
            state.typed = typed;
            state.typings += 1;
        });
        self.now().typings
    }

    /// Whether nothing was typed since.
    pub fn is_last_typed(&self, typing: u32) -> bool {
        self.now().typings == typing
    }

    /// Looks for the words that were typed.
    pub fn find_typed(&self) {
        let typed = self.now().typed.clone();
        // What is typed is one step, however often typing pauses.
        let step = if self.now().settings.filter.find.is_empty() {
            Step::Push
        } else {
            Step::Replace
        };
        self.set_filter(step, |filter| filter.find = typed);
    }

    /// Whether the filters are unfolded where they are folded on a narrow screen.
    pub fn is_filter_unfolded(&self) -> bool {
        self.now().is_filter_unfolded
    }

    /// Takes note that the filters were unfolded or folded.
    pub fn set_filter_unfolded(&self, is_unfolded: bool) {
        self.change_silently(|state| state.is_filter_unfolded = is_unfolded);
    }

    /// Whether the list of sources is unfolded.
    pub fn is_sources_unfolded(&self) -> bool {
        self.now().is_sources_unfolded
    }

    /// Takes note that the list of sources was unfolded or folded.
    pub fn set_sources_unfolded(&self, is_unfolded: bool) {
        self.change_silently(|state| state.is_sources_unfolded = is_unfolded);
    }

    /// The language that the reader has chosen in place of the page's.
    pub fn chosen_language(&self) -> Option<String> {
        self.read().chosen_language.clone()
    }

    /// Takes the language that the reader has chosen, and has the timeline shown in it.
    pub fn choose_language(&self, language: String) {
        self.set_chosen_language(Some(language));
        self.page().language_was_chosen();
    }

    /// Takes back what the reader has chosen, to another choice or to the page's language.
    pub fn set_chosen_language(&self, language: Option<String>) {
        if untrack(|| self.chosen_language()) != language {
            self.change(|state| state.chosen_language = language);
        }
    }

    /// The time zone that readers have chosen on this site: an IANA name, or empty for that of each
    /// event.
    pub fn chosen_zone(&self) -> Option<String> {
        self.now().chosen_zone.clone()
    }

    /// Takes the time zone that the reader has chosen here, for the whole site.
    pub fn choose_zone(&self, zone: String) {
        self.page().choose_zone(zone);
    }

    /// Takes the time zone that was chosen somewhere on the site.
    pub fn take_zone(&self, zone: String) {
        self.change_silently(|state| state.chosen_zone = Some(zone));
        self.page().zone_was_chosen();
    }

    /// Shows other settings; returns whether they were written into the address.
    pub fn set(&self, settings: Settings, step: Step) -> bool {
        let settings = settings.normal(&self.story());
        if settings == self.now().settings {
            return false;
        }
        // Who is told of the view finds its link in the address.
        let is_written = self.write(&settings, step);
        self.apply(settings);
        self.tell();
        is_written
    }

    /// Shows a view.
    pub fn set_view(&self, view: View, step: Step) {
        let mut settings = self.now().settings.clone();
        settings.view = view;
        self.set(settings, step);
    }

    /// Changes the filter.
    pub fn set_filter(&self, step: Step, change: impl FnOnce(&mut Filter)) {
        let mut settings = self.now().settings.clone();
        change(&mut settings.filter);
        self.set(settings, step);
    }

    /// Takes over the view that the page asks for.
    pub fn set_default_view(&self, view: View) {
        self.change_silently(|state| state.default_view = view);
        self.set_view(view, Step::Replace);
    }

    /// Opens or closes the card of an event.
    pub fn set_card(&self, event: usize, is_open: bool) {
        if self.is_card_open(event) == is_open {
            return;
        }
        self.change(|state| {
            let event_there = state.story.events.get(event);
            if event_there.is_some_and(|event| event.opens()) {
                state.cards.set(event, is_open);
            }
        });
    }

    /// Opens these cards, and closes all others.
    pub fn set_cards(&self, cards: OpenCards) {
        self.change(|state| state.cards = cards);
    }

    /// Whether every card is open that opens.
    #[inline(never)]
    pub fn are_all_cards_open(&self) -> bool {
        let state = self.read();
        let selection = self.selection();
        let mut events = state.story.events.iter().enumerate();
        events.all(|(index, event)| {
            state.cards.has(index) || !event.opens() || !selection.has_event(index)
        })
    }

    /// Opens or closes every card.
    pub fn set_all_cards(&self, is_open: bool) {
        self.change(|state| state.cards.set_all(&state.story, is_open));
    }

    /// Tells the page that a card was opened or closed.
    pub fn tell_toggle(&self, event: usize, is_open: bool) {
        let story = self.story();
        if let Some(event) = story.events.get(event) {
            self.page().tell_toggle(&event.id, is_open);
        }
    }

    /// Does what the address says. `is_first` says that the page has just come, and
    /// `is_step_of_ours` that the browser itself leads back from a jump.
    pub fn follow_address(&self, is_first: bool, is_step_of_ours: bool) -> Followed {
        let page = self.page();
        let now = page.fragment();
        let before = self.now().fragment.clone();
        self.change_silently(|state| state.fragment = now.clone());
        let request = address::request(
            address::Change {
                before: &before,
                now: &now,
                owner: page.fragment_owner(*self),
                is_first,
                is_step_of_ours,
            },
            &page.link_prefix(),
            &self.story(),
            self.now().default_view,
        );
        let (settings, followed) = match request {
            Request::Nothing => return Followed::Nothing,
            Request::Reset => {
                let initial = self.now().initial().normal(&self.story());
                (initial, Followed::Settings)
            }
            Request::Follow(Link { target, settings }) => match target {
                Target::Story => (settings, Followed::Story),
                _ => (settings, Followed::Target(target)),
            },
        };
        self.apply(settings);
        if !is_first {
            self.tell();
        }
        followed
    }

    /// Shows the timeline, and all of it where the filter leaves out what is to be seen; opens its
    /// card. Returns whether the way there was written into the address.
    pub fn uncover(&self, target: Target, step: Step) -> bool {
        let mut settings = self.now().settings.clone();
        settings.view = View::Timeline;
        let selection = untrack(|| self.selection());
        let is_seen = match target {
            Target::Story => true,
            Target::Event(event) => selection.has_event(event),
            Target::Position { number, .. } => selection.has_position(number),
        };
        if !is_seen {
            settings.filter = Filter::default();
        }
        let is_written = self.set(settings, step);
        if let Some(event) = target.event() {
            self.set_card(event, true);
        }
        is_written
    }

    /// Makes an entry in the history before a jump that leaves the address as it is.
    pub fn mark_jump(&self) {
        self.page().mark_jump();
    }

    /// The fragment, without `#`, of a link to what has this id. To the story itself where that is
    /// shown as it comes there is no fragment.
    pub fn link_to(&self, id: &str) -> String {
        let state = self.now();
        link::fragment(
            &state.page.link_prefix(),
            id,
            &state.settings,
            state.default_view,
        )
    }

    /// Whether a fragment leads to this timeline.
    pub fn owns(&self, fragment: &str) -> bool {
        let prefix = self.page().link_prefix();
        Link::parse(fragment, &prefix, &self.story(), View::Timeline).is_some()
    }

    /// Tells the page of the view, where it is another than it was told of.
    pub fn tell(&self) {
        let settings = self.now().settings.clone();
        if self.now().told != settings {
            self.change_silently(|state| state.told = settings.clone());
            self.page().tell_view(&settings);
        }
    }

    /// Takes note of the fragment that the address has now by our own doing.
    pub fn note_fragment(&self) {
        let fragment = self.page().fragment();
        self.change_silently(|state| state.fragment = fragment);
    }

    fn page(&self) -> Arc<dyn Page> {
        self.now().page.clone()
    }

    fn write(&self, settings: &Settings, step: Step) -> bool {
        let page = self.page();
        let fragment = address::fragment_for(
            page.fragment_owner(*self),
            &page.link_prefix(),
            &self.story(),
            settings,
            self.now().default_view,
        );
        fragment.is_some_and(|fragment| self.write_fragment(&fragment, step))
    }

    fn write_fragment(&self, fragment: &str, step: Step) -> bool {
        let is_written = self.page().write(fragment, step);
        if is_written {
            self.note_fragment();
        }
        is_written
    }

    fn apply(&self, settings: Settings) {
        self.change(|state| {
            // A field in which somebody is typing keeps what they type.
            if state.typed.trim() != settings.filter.find {
                state.typed.clone_from(&settings.filter.find);
            }
            let is_other_filter = state.settings.filter != settings.filter;
            state.settings = settings;
            if is_other_filter {
                state.notice = None;
                let selection = state.select();
                state.cards.follow_filter(&state.story, &selection);
            }
        });
    }
}
