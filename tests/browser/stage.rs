//! An element on the page, and a timeline in it.

use super::words;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::PositionState;
use standpoint::app::App;
use standpoint::story::Story;
use standpoint::view::{Opening, Options, Scene, Timeline};
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

pub const STORY: &str = r#"{
  "standpoint": 1, "id": "s", "languages": ["en", "zh", "ru"], "as_of": "2021-12-31",
  "title": {"en": "A story", "zh": "故事", "ru": "История"}, "summary": "What was *said*.",
  "time_zones": [{"id": "America/New_York", "name": "Washington"}, {"id": "Asia/Shanghai", "name": "Beijing"}],
  "sides": [{"id": "us", "name": "US"}, {"id": "ru", "name": "Russia"}],
  "topics": [{"id": "t", "name": "Topic"}],
  "sources": [{"id": "x", "publisher": "Agency", "title": "Report", "url": "https://example.org/", "grade": "press"}],
  "events": [
    {"id": "call", "kind": "call", "title": "Call", "date": "2021-12-30T15:35:00-05:00", "duration": "PT50M", "summary": "They spoke.",
     "positions": [{"id": "p", "side": "us", "topic": "t", "text": "This.", "sources": ["x"]}]},
    {"id": "later", "kind": "meeting", "title": "Meeting", "date": "2022-01~", "summary": "To come.",
     "positions": [{"side": "ru", "topic": "t", "text": "That.", "sources": ["x"]}]},
    {"id": "old", "kind": "other", "title": "Old", "date": "-0258", "summary": "Long ago."},
    {"id": "bang", "kind": "other", "title": "Bang", "date": "Y-13800000000", "summary": "Longer ago."}
  ]
}"#;

/// Indices of the events of [`STORY`] at which somebody said something.
pub const CALL: usize = 2;
pub const LATER: usize = 3;

/// The story with a hundred further calls before all others.
pub fn long_story() -> String {
    let events = (0..100).map(|at| {
        format!(
            r#"{{"id": "call-{at}", "kind": "call", "title": "Call", "date": "2020", "duration": "PT50M", "summary": "They spoke.",
            "positions": [{{"side": "us", "topic": "t", "text": "This.", "key": true, "sources": ["x"]}}]}},"#
        )
    });
    let list = r#""events": ["#;
    STORY.replace(list, &[list, &events.collect::<String>()].concat())
}

pub fn read(text: &str) -> Arc<Story> {
    let json = standpoint::json::parse(text).ok().unwrap();
    let reading = standpoint::read::read(&json);
    assert_eq!(reading.problems.len(), 0);
    Arc::new(reading.story.unwrap())
}

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// An element with a shadow root on the page; taken away when the test ends.
pub struct Stage {
    pub host: HtmlElement,
    pub root: ShadowRoot,
}

impl Stage {
    pub fn new() -> Stage {
        words::speak();
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&host).unwrap();
        let init = ShadowRootInit::new(ShadowRootMode::Open);
        let root = host.attach_shadow(&init).unwrap();
        Stage { host, root }
    }

    /// Puts a timeline into it.
    pub fn mount(&self, text: &str, options: Options) -> Mounted {
        let container: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        self.root.append_child(&container).unwrap();
        let owner = Owner::new_root(None);
        let story = read(text);
        let scene = owner.with(|| Arc::new(Scene::new(story, options)));
        let mounted = Mounted {
            container,
            app: scene.app,
            view: owner.child(),
            owner,
        };
        mounted.hydrate(scene);
        mounted
    }

    /// Leaves of what is shown what HTML that is rendered beforehand has, which does not know the reader's
    /// zone.
    pub fn forget_zone(&self) {
        for zone in self.find_all("select[name=zone] option").iter().skip(3) {
            zone.remove();
        }
    }

    pub fn find_all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        let nodes = (0..found.length()).map(|index| found.item(index).unwrap());
        nodes.map(JsCast::unchecked_into).collect()
    }

    pub fn find(&self, selector: &str) -> Element {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("nothing is {selector}"))
    }

    pub fn has(&self, selector: &str) -> bool {
        self.root.query_selector(selector).unwrap().is_some()
    }

    pub fn text_of(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    pub fn click(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
    }

    pub fn is_open(&self, event: &str) -> bool {
        let card = self.find(&format!("details[data-event={event}]"));
        card.has_attribute("open")
    }

    pub fn text(&self) -> String {
        let all = self.find_all("*");
        let first = all.first().and_then(|first| first.text_content());
        first.unwrap_or_default()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.host.remove();
    }
}

/// A timeline on the page, until it is dropped.
pub struct Mounted {
    pub container: HtmlElement,
    pub app: App,
    owner: Owner,
    view: Owner,
}

impl Mounted {
    /// Shows it anew with other options, in what is there or in place of it. Cards stay as they are.
    pub fn show(&mut self, options: Options, keeps_nodes: bool) {
        self.end();
        if !keeps_nodes {
            self.container.set_text_content(None);
        }
        self.view = self.owner.child();
        let story = self.app.story();
        let language = story.language_for(&options.language);
        let cards = self.app.cards();
        self.app.take_story(story, language, cards, true);
        let scene = self.owner.with(|| Scene {
            takes_over: keeps_nodes,
            ..Scene::of(self.app, options)
        });
        self.hydrate(Arc::new(scene));
    }

    /// Ends what follows signals and listens, and leaves the state and the nodes.
    pub fn end(&self) {
        self.view.cleanup();
    }

    fn hydrate(&self, scene: Arc<Scene>) {
        self.view.with(|| {
            let view = view! { <Timeline scene=scene /> }.into_view();
            let cursor = Cursor::new(self.container.clone().unchecked_into());
            _ = view.hydrate::<true>(&cursor, &PositionState::default());
        });
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.owner.cleanup();
        self.container.set_text_content(None);
    }
}

/// Options of this language, with the cards open that the attribute `open` would name.
pub fn options(language: &str, open: &str) -> Options {
    Options {
        language: language.to_owned(),
        open: Opening::parse(open),
        ..Options::default()
    }
}

/// Runs a piece of JavaScript; `args` are its names for the values.
pub fn js(args: &str, body: &str, values: &[&JsValue]) -> JsValue {
    let values = values.iter().map(|value| (*value).clone());
    let values: js_sys::Array = values.collect();
    let function = Function::new_with_args(args, body);
    function.apply(&JsValue::NULL, &values).unwrap()
}

/// Fires an event that bubbles.
pub fn fire(target: &JsValue, name: &str) {
    let body = "target.dispatchEvent(new Event(name, { bubbles: true, composed: true }))";
    js("target, name", body, &[target, &name.into()]);
}

/// Enters a value into a field as a reader does, and fires these events.
pub fn enter(field: &Element, value: &str, events: &[&str]) {
    Reflect::set(field, &"value".into(), &value.into()).unwrap();
    for event in events {
        fire(field, event);
    }
}

/// Lets the browser go on for a moment.
pub async fn pause() {
    let promise = js(
        "",
        "return new Promise((done) => setTimeout(done, 10))",
        &[],
    );
    JsFuture::from(promise.unchecked_into::<js_sys::Promise>())
        .await
        .unwrap();
}

/// Waits for something to come about.
pub async fn wait_for(what: &str, has_come: impl Fn() -> bool) {
    for _ in 0..1000 {
        if has_come() {
            return;
        }
        pause().await;
    }
    panic!("never came about: {what}");
}
