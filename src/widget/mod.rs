//! What the custom element calls: a timeline in its shadow root, from the first load to the end.
//!
//! The element itself is a JavaScript class (`js/standpoint.js`), because a class that extends
//! `HTMLElement` cannot be written with wasm-bindgen. It holds one [`Widget`] and frees it when it leaves
//! the page.

mod page;
mod print;

use crate::app::changes::Changes;
use crate::app::link::Target;
use crate::app::state::Followed;
use crate::app::version::is_later;
use crate::app::{App, View, place};
use crate::intl::mended;
use crate::js::{self, Source};
use crate::json::{self, JsonError};
use crate::read::{self, Problem, Reading};
use crate::story::{Story, primary};
use crate::view::{
    Form, Header, Opening, Options, PrerenderedView, Scene, Timeline, listen, reveal, say,
};
use crate::words;
use any_spawner::Executor;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::PositionState;
use page::{BrowserPage, ZONE_KEY};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, ShadowRoot};

/// Marks a container whose HTML was rendered beforehand; its value says of which options.
const RENDERED: &str = "data-standpoint";

/// How many problems of a story a message names.
const MAX_NAMED: usize = 20;

/// What one element shows. Dropping it (`free()` in JavaScript) takes it off the page and disposes of
/// its state.
#[wasm_bindgen]
pub struct Widget(Rc<Inner>);

struct Inner {
    /// tells it from the other elements on the page
    number: u32,
    host: HtmlElement,
    root: ShadowRoot,
    container: HtmlElement,
    /// gives the root its style
    dress: js_sys::Function,
    /// tells where the story is, for a language that the reader has chosen, or the page's
    find: js_sys::Function,
    /// tells the page what went wrong
    fail: js_sys::Function,
    owner: Owner,
    shown: RefCell<Option<Shown>>,
    /// what changed since what is shown was shown
    changes: RefCell<Changes>,
    is_queued: Cell<bool>,
    is_freed: Cell<bool>,
    /// counts what was begun: what was begun before the last is not shown any more
    run: Cell<u32>,
}

/// What is on the page.
struct Shown {
    app: App,
    source: Source,
    /// tells whether a story is another
    print: u64,
    scene: Arc<Scene>,
    /// disposes of what listens and follows signals in it
    owner: Owner,
}

/// A story that was read, and what is wrong with it.
struct ReadStory {
    story: Arc<Story>,
    print: u64,
    problems: Option<JsValue>,
}

#[wasm_bindgen]
impl Widget {
    /// Begins to show a story. `source` is what `find` returned when loading began.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        root: ShadowRoot,
        dress: js_sys::Function,
        source: Source,
        find: js_sys::Function,
        fail: js_sys::Function,
    ) -> Result<Widget, JsValue> {
        // It may be there already, from another timeline.
        _ = Executor::init_wasm_bindgen();
        let container = match root.query_selector(&["[", RENDERED, "]"].concat())? {
            Some(rendered) => rendered.unchecked_into(),
            None => new_container()?,
        };
        let owner = Owner::new_root(None);
        // Making it has made it the current one, for all that has no owner of its own.
        owner.clone().unset();
        let inner = Rc::new(Inner {
            number: page::next_number(),
            host,
            root,
            container,
            dress,
            find,
            fail,
            owner,
            shown: RefCell::default(),
            changes: RefCell::default(),
            is_queued: Cell::default(),
            is_freed: Cell::default(),
            run: Cell::default(),
        });
        page::remember(&inner);
        inner.changes.borrow_mut().add("src".to_owned());
        inner.owner.with(|| print::prepare_paper(&inner));
        // The page may have changed its mind while the code was loading.
        let now = inner.find_source(None);
        let is_same = js::is_same_source(&now, &source) && now.language() == source.language();
        inner.load(if is_same { source } else { now });
        Ok(Widget(inner))
    }

    /// Takes note that an attribute changed; changes made in one go are taken in one go.
    pub fn update(&self, name: String) {
        self.0.update(name);
    }

    /// Opens the card of an event, scrolls to it and moves the focus there; false where there is none.
    pub fn open(&self, id: &str) -> bool {
        let Some((scene, event)) = self.0.event(id) else {
            return false;
        };
        reveal(&scene, &self.0.container, Target::Event(event));
        true
    }

    /// Closes the card of an event; false where there is none.
    pub fn close(&self, id: &str) -> bool {
        let Some((scene, event)) = self.0.event(id) else {
            return false;
        };
        scene.app.set_card(event, false);
        true
    }

    /// Opens or closes every card.
    #[wasm_bindgen(js_name = setAll)]
    pub fn set_all(&self, is_open: bool) {
        if let Some(app) = self.0.app() {
            app.set_all_cards(is_open);
        }
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        let inner = &self.0;
        inner.is_freed.set(true);
        inner.run.set(inner.run.get() + 1);
        page::forget(inner);
        let was_shown = inner.shown.take().is_some();
        inner.owner.cleanup();
        // What was rendered beforehand and never taken over stays.
        if was_shown {
            inner.container.set_text_content(None);
        }
    }
}

impl Inner {
    fn app(&self) -> Option<App> {
        self.shown.borrow().as_ref().map(|shown| shown.app)
    }

    fn scene(&self) -> Option<Arc<Scene>> {
        self.shown
            .borrow()
            .as_ref()
            .map(|shown| shown.scene.clone())
    }

    /// The index of the event with this id in what is shown.
    fn event(&self, id: &str) -> Option<(Arc<Scene>, usize)> {
        let scene = self.scene()?;
        let event = scene.story.events.iter().position(|event| event.id == id)?;
        Some((scene, event))
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.host.get_attribute(name)
    }

    fn opening(&self) -> Opening {
        Opening::parse(&self.attribute("open").unwrap_or_default())
    }

    fn default_view(&self) -> View {
        let view = self.attribute("view");
        view.and_then(|view| View::parse(&view)).unwrap_or_default()
    }

    fn find_source(&self, language: Option<&str>) -> Source {
        let language = language.map_or(JsValue::UNDEFINED, JsValue::from);
        let found = self.find.call1(&JsValue::NULL, &language);
        found.unwrap_or_default().unchecked_into()
    }

    fn fail(&self, error: &JsValue) {
        _ = self.fail.call1(&JsValue::NULL, error);
    }

    fn update(self: &Rc<Inner>, name: String) {
        let app = self.app();
        match (name.as_str(), app) {
            // It says when to begin.
            ("loading", _) => return,
            ("view", app) => {
                if let Some(app) = app {
                    app.set_default_view(self.default_view());
                }
                return;
            }
            ("open", Some(app)) => {
                app.set_cards(self.opening().cards(&app.story()));
                return;
            }
            _ => {}
        }
        if let (Some(app), "lang") = (app, name.as_str()) {
            // What the page sets goes before what the reader chose.
            app.set_chosen_language(None);
        }
        self.changes.borrow_mut().add(name);
        if self.is_queued.replace(true) {
            return;
        }
        let inner = self.clone();
        leptos::task::spawn_local(async move {
            inner.is_queued.set(false);
            if !inner.is_freed.get() {
                inner.load(inner.source());
            }
        });
    }

    /// Where the story is that is to be shown after what has changed.
    fn source(&self) -> Source {
        let shown = self.shown.borrow();
        match &*shown {
            Some(shown) if !self.changes.borrow().ask_for_source() => shown.source.clone(),
            shown => {
                let app = shown.as_ref().map(|shown| shown.app);
                let chosen = app.and_then(|app| untrack(|| app.chosen_language()));
                self.find_source(chosen.as_deref())
            }
        }
    }

    fn load(self: &Rc<Inner>, source: Source) {
        js::prepare_words(primary(&mended(&source.language())));
        let run = self.run.get() + 1;
        self.run.set(run);
        let inner = self.clone();
        leptos::task::spawn_local(async move {
            if let Err(error) = inner.read_and_show(source, run).await
                && run == inner.run.get()
                && !inner.changes.borrow().is_empty()
            {
                inner.fail(&error);
                inner.take_back();
            }
        });
    }

    /// What could not be had is as if it had not been asked for; other changes are made to what is shown.
    fn take_back(self: &Rc<Inner>) {
        let Some(scene) = self.scene() else { return };
        if self.changes.borrow().has("language") {
            let shown = scene.options.language.clone();
            scene.app.set_chosen_language(Some(shown));
            say(&scene, scene.intl.words.language_failed);
        }
        let is_left = self.changes.borrow_mut().give_up_source();
        if is_left {
            self.load(self.source());
        }
    }

    /// Reads a story where it is another than is shown, and shows it. What was begun later goes before.
    async fn read_and_show(self: &Rc<Inner>, mut source: Source, run: u32) -> Result<(), JsValue> {
        let is_looked_for = self.changes.borrow().is_empty();
        let mut is_known = self.knows(&source);
        let mut found = None;
        while !is_known {
            let text = JsFuture::from(js::read_story(&source)).await?;
            match self.at_work(|| self.read_text(&text, &source)) {
                // What stands in the page is behind what took its place.
                Ok(Some(read)) if self.is_behind(&read) => match self.file_in_place_of(&source) {
                    Some(file) => {
                        is_known = self.knows(&file);
                        source = file;
                    }
                    None => (found, is_known) = (Some(read), true),
                },
                Ok(read) => (found, is_known) = (read, true),
                Err(error) => source = self.file_in_place_of(&source).ok_or(error)?,
            }
        }
        if is_looked_for && !self.is_later(found.as_ref()) {
            return Ok(());
        }
        let languages = self.languages(&source, found.as_ref());
        let list = JsFuture::from(js::read_words(&languages)).await?;
        if let Some(list) = list.as_string() {
            words::add(list.leak());
        }
        if found.is_some() {
            // Reading and showing a story are two tasks, so that a slow phone answers between them.
            JsFuture::from(js::next_task()).await?;
        }
        // What else is asked for goes before.
        if run == self.run.get() && !(is_looked_for && self.is_queued.get()) {
            self.at_work(|| self.show(source, found));
        }
        Ok(())
    }

    /// Returns what some work for this element returns, of which it is known that it is for this one.
    fn at_work<Done>(&self, work: impl FnOnce() -> Done) -> Done {
        js::work_for(&self.host);
        let done = work();
        js::work_for(&JsValue::UNDEFINED);
        done
    }

    /// A page that was made beforehand keeps the story that it was made of: where that has a version, its file is
    /// asked whether it has a later one.
    fn look_for_later(self: &Rc<Inner>) {
        let shown = self.shown.borrow();
        if let Some(shown) = &*shown
            && shown.scene.story.version.is_some()
            && let Some(file) = self.file_in_place_of(&shown.source)
        {
            self.load(file);
        }
    }

    /// Whether a story is a later version of the one that is shown.
    fn is_later(&self, found: Option<&ReadStory>) -> bool {
        let shown = self.shown.borrow();
        let now = shown
            .as_ref()
            .map(|shown| shown.scene.story.version.as_deref());
        let found = found.map(|found| found.story.version.as_deref());
        matches!((found, now), (Some(Some(found)), Some(Some(now))) if is_later(found, now))
    }

    /// Whether an earlier version of a story was read than is shown of it.
    fn is_behind(&self, read: &ReadStory) -> bool {
        let shown = self.shown.borrow();
        shown.as_ref().is_some_and(|shown| {
            let (shown, read) = (&shown.scene.story, &read.story);
            let versions = (&shown.version, &read.version);
            shown.id == read.id
                && matches!(versions, (Some(shown), Some(read)) if is_later(shown, read))
        })
    }

    /// Whether the story of a source is the one that is shown. The default story is a file for each
    /// language.
    fn knows(&self, source: &Source) -> bool {
        let shown = self.shown.borrow();
        let shown = shown.as_ref();
        shown.is_some_and(|shown| js::is_same_source(&shown.source, source))
            && !self.changes.borrow().has("src")
    }

    /// The file of a story that stands in the element: it may have been damaged there on its way.
    fn file_in_place_of(&self, source: &Source) -> Option<Source> {
        let is_in_page = source.is_in_page();
        let file = is_in_page.then(|| js::file_of(&self.host, &source.language()));
        file?.ok()?
    }

    /// Reads a story from its text; nothing where it is the one that is shown.
    #[inline(never)]
    fn read_text(&self, text: &JsValue, source: &Source) -> Result<Option<ReadStory>, JsValue> {
        let text = text.as_string().unwrap_or_default();
        let print = print_of(&text, &source.base().unwrap_or_default());
        let shown = self.shown.borrow();
        if shown.as_ref().is_some_and(|shown| shown.print == print) {
            return Ok(None);
        }
        let reading = match json::parse(&text) {
            Ok(json) => read::read(&json),
            Err(JsonError::Syntax(_)) => return Err(js::syntax_error(&text, source.url())),
            Err(error) => Reading {
                story: None,
                problems: vec![read::unreadable(error, String::new())],
            },
        };
        let problems = problems_error(&reading.problems, source.url());
        match reading.story {
            Some(story) => Ok(Some(ReadStory {
                story: Arc::new(story),
                print,
                problems,
            })),
            None => Err(problems.unwrap_or_default()),
        }
    }

    /// The languages in which the interface may speak, the first before the others.
    #[inline(never)]
    fn languages(&self, source: &Source, found: Option<&ReadStory>) -> String {
        let story = match found {
            Some(found) => Some(found.story.clone()),
            None => self.app().map(|app| app.story()),
        };
        let language = mended(&source.language());
        let of_story = story.map(|story| story.language_for(&language));
        let of_story = of_story.unwrap_or_default();
        [primary(&language), " ", primary(&of_story), " en"].concat()
    }

    /// Shows a story, or what is shown with other options; does nothing where nothing has changed.
    #[inline(never)]
    fn show(self: &Rc<Inner>, source: Source, found: Option<ReadStory>) {
        let changes = self.changes.take();
        let language = mended(&source.language());
        let is_new = found.is_some();
        let (story, print, base, problems) = match (found, &*self.shown.borrow()) {
            (Some(found), _) => (found.story, found.print, source.base(), found.problems),
            (None, Some(shown)) => {
                let options = &shown.scene.options;
                if changes.are_of_source() && options.language == language {
                    return;
                }
                let base = options.base.clone();
                (shown.scene.story.clone(), shown.print, base, None)
            }
            (None, None) => return,
        };
        let is_first = self.shown.borrow().is_none();
        let is_rendered = is_first && self.container.is_connected();
        if !source.is_in_page() {
            // What was rendered of another story is not this one's.
            _ = self.container.remove_attribute(RENDERED);
        }
        let open = if is_rendered {
            self.rendered_open()
        } else {
            self.opening()
        };
        let cards = open.cards(&story);
        let story_language = story.language_for(&language);
        let app = match self.app() {
            Some(app) => app,
            None => self.begin(&story, &story_language),
        };
        if !is_first {
            // Words that somebody is typing are not lost with the field.
            app.find_typed();
        }
        if let Some(shown) = &*self.shown.borrow() {
            // What is on the page is of the story before, and follows the state no longer.
            shown.owner.cleanup();
        }
        if is_rendered && let Ok(Some(_)) = self.container.query_selector(".sources[open]") {
            app.set_sources_unfolded(true);
        }
        let place = js::keep_place(&self.root);
        let before = app.story();
        app.take_story(story.clone(), story_language, cards, !is_first);
        let level = self.attribute("heading-level");
        let level = level.and_then(|level| level.trim().parse().ok());
        let header = self.attribute("header").unwrap_or_default();
        let options = Options {
            language,
            heading_level: level.unwrap_or(2),
            header: Header::parse(&header),
            time_zone: self.time_zone(app, is_new || changes.has("time-zone")),
            open: Opening::Some(Vec::new()),
            base,
            form: Form::Element,
            view: PrerenderedView::Timeline,
        };
        let url = source.url();
        self.draw(app, source, print, options);
        let now = |number| place::carried_over(number, &before, &story);
        place.restore(now(place.focused()), now(place.seen()));
        if is_first {
            self.follow_address(true);
        }
        if is_new {
            js::tell_load(&self.host, url);
        }
        app.tell();
        if let Some(problems) = problems {
            self.fail(&problems);
        }
        if is_new && changes.is_empty() {
            if let Some(scene) = self.scene() {
                say(&scene, scene.intl.words.newer_version);
            }
        } else if is_new {
            self.look_for_later();
        }
    }

    /// Makes the state, and listens to what it depends on.
    fn begin(self: &Rc<Inner>, story: &Arc<Story>, language: &str) -> App {
        let inner = Rc::downgrade(self);
        self.owner.with(|| {
            let page = Arc::new(BrowserPage(self.number));
            let (story, language) = (story.clone(), language.to_owned());
            let view = self.default_view();
            let app = App::new(page, story, language, view, js::stored(ZONE_KEY));
            if let Some(window) = web_sys::window() {
                let follow = move |_: &web_sys::Event| {
                    if let Some(inner) = inner.upgrade() {
                        inner.follow_address(false);
                    }
                };
                listen(&window, "popstate", Box::new(follow));
            }
            app
        })
    }

    /// The cards that are open in what was rendered beforehand: a reader may have opened some before the
    /// code came.
    fn rendered_open(&self) -> Opening {
        let open = self
            .container
            .query_selector_all("details[data-event][open]");
        let open = open.ok();
        let count = open.as_ref().map_or(0, |open| open.length());
        let cards = (0..count).filter_map(|index| open.as_ref()?.item(index));
        let ids = cards.filter_map(|card| {
            card.unchecked_ref::<HtmlElement>()
                .get_attribute("data-event")
        });
        Opening::Some(ids.collect())
    }

    /// The zone that readers have chosen on this site, else that of the attribute; of no zone that this
    /// browser does not know, because times would be wrong.
    fn time_zone(&self, app: App, is_told: bool) -> Option<String> {
        let own = self.attribute("time-zone");
        if let Some(own) = own
            .as_ref()
            .filter(|own| is_told && !own.is_empty() && !js::is_zone(own))
        {
            let message = [
                "time-zone: expected an IANA name such as \"Europe/Kyiv\", found \"",
                own,
                "\"",
            ];
            self.fail(&js::failure("time-zone", &message.concat(), None, ""));
        }
        let zones = [app.chosen_zone(), own].into_iter().flatten();
        let mut known = zones.filter(|zone| zone.is_empty() || js::is_zone(zone));
        known.next().filter(|zone| !zone.is_empty())
    }

    /// Makes the page of what the state says. A container with the HTML that this version would make of
    /// these options, as its attribute tells, keeps it; any other is emptied.
    fn draw(&self, app: App, source: Source, print: u64, options: Options) {
        let container = &self.container;
        // An owner remembers for good that it had a child, so the one there is serves all stories.
        let owner = match self.shown.take() {
            Some(before) => before.owner,
            None => self.owner.child(),
        };
        owner.cleanup();
        let signature = options.signature();
        let is_rendered = container.get_attribute(RENDERED) == Some(signature);
        _ = container.remove_attribute(RENDERED);
        if !is_rendered {
            container.set_text_content(None);
        }
        let scene = owner.with(|| {
            let scene = Scene {
                takes_over: is_rendered,
                ..Scene::of(app, options)
            };
            let scene = Arc::new(scene);
            let shared = scene.clone();
            // In place of `leptos::mount`: its `hydrate_from` brings 2 kB for resources that a server
            // sends, and this mounts as well, since a view that finds nothing to take over builds it.
            let view = view! { <Timeline scene=shared /> }.into_view();
            let cursor = Cursor::new(container.clone().unchecked_into());
            _ = view.hydrate::<true>(&cursor, &PositionState::default());
            scene
        });
        js::show_alone(&self.host, container, &self.dress);
        self.shown.replace(Some(Shown {
            app,
            source,
            print,
            scene,
            owner,
        }));
    }

    /// Does what the address says.
    fn follow_address(&self, is_first: bool) {
        let Some(scene) = self.scene() else {
            return;
        };
        if !page::answers(self, is_first) {
            return;
        }
        let app = scene.app;
        match app.follow_address(is_first, !is_first && js::has_state()) {
            Followed::Nothing | Followed::Settings => {}
            Followed::Target(target) => reveal(&scene, &self.container, target),
            Followed::Story => {
                // Who goes back and forth stays where they are.
                if is_first || !js::is_in_window(&self.host) {
                    js::go_to(&self.host);
                    let pressed = self.container.query_selector("[aria-pressed=true]");
                    if let Ok(Some(pressed)) = pressed {
                        js::focus_in_place(&pressed);
                    }
                }
            }
        }
    }
}

fn new_container() -> Result<HtmlElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or(JsValue::UNDEFINED)?;
    Ok(document.create_element("div")?.unchecked_into())
}

/// A number that another story does not have, nor one whose relative links start elsewhere: FNV-1a, which is
/// short. Nobody gains by a story that is taken for another.
fn print_of(text: &str, base: &str) -> u64 {
    let step = |print: u64, byte| (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let bytes = base.bytes().chain(text.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, step)
}

/// What is wrong with a story, as one error for the page; nothing where nothing is.
fn problems_error(problems: &[Problem], url: Option<String>) -> Option<JsValue> {
    if problems.is_empty() {
        return None;
    }
    let (mut named, mut texts) = (String::new(), String::new());
    for (index, problem) in problems.iter().enumerate() {
        let message = problem.message();
        if index < MAX_NAMED {
            named.push_str("\n  ");
            named.push_str(&message);
        }
        for text in [
            &problem.path.text(),
            problem.code.word(),
            &problem.expected,
            &problem.found,
            problem.help.as_deref().unwrap_or_default(),
            &message,
        ] {
            texts.push_str(&text.replace('\0', "\u{fffd}"));
            texts.push('\0');
        }
    }
    let rest = problems.len().saturating_sub(MAX_NAMED);
    if rest > 0 {
        named.push_str(&["\n  … and ", &rest.to_string(), " more"].concat());
    }
    let name = url.as_deref().unwrap_or("given to the element");
    let count = problems.len().to_string();
    let message = ["the story ", name, " has ", &count, " problem(s):", &named].concat();
    Some(js::failure("story", &message, url, &texts))
}
