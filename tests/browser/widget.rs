//! The widget, as the custom element uses it.

use super::stage::{STORY, Stage, enter, fire, js, pause, wait_for};
use js_sys::{Array, Object, Reflect};
use standpoint::widget::Widget;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

/// An element with its widget, until it is dropped.
struct Element {
    // Dropped first: an element frees its widget when it leaves the page.
    widget: Rc<Widget>,
    stage: Stage,
    /// what the element's class would find
    source: Object,
    /// what was reported
    errors: Array,
}

fn set(object: &Object, name: &str, value: impl Into<JsValue>) {
    Reflect::set(object, &name.into(), &value.into()).unwrap();
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

fn source(text: &str) -> Object {
    let source = Object::new();
    set(&source, "language", "en");
    set(&source, "text", text);
    set(&source, "isInPage", true);
    source
}

impl Element {
    fn new(source: Object) -> Element {
        Element::on(Stage::new(), source)
    }

    fn on(stage: Stage, source: Object) -> Element {
        // Filled in by tools/dist: no language is loaded here.
        set(js_sys::global().unchecked_ref(), "WORDS", Object::new());
        // What runs these tests has a fragment of its own.
        js(
            "",
            "history.replaceState(null, '', location.pathname + location.search)",
            &[],
        );
        let errors = Array::new();
        let find = js(
            "source",
            "return (language) => ({ ...source, language: language ?? source.language })",
            &[&source],
        );
        let fail = js(
            "errors",
            "return (error) => void errors.push(error)",
            &[&errors],
        );
        let widget = Widget::new(
            stage.host.clone(),
            stage.root.clone(),
            js("", "return () => {}", &[]).unchecked_into(),
            js("source", "return { ...source }", &[&source]).unchecked_into(),
            find.unchecked_into(),
            fail.unchecked_into(),
        );
        Element {
            widget: Rc::new(widget.ok().unwrap()),
            stage,
            source,
            errors,
        }
    }

    /// An element that shows the story.
    async fn shown() -> Element {
        let element = Element::new(source(STORY));
        element.wait_for("h2").await;
        element
    }

    async fn wait_for(&self, selector: &str) {
        wait_for(selector, || self.stage.has(selector)).await;
    }

    fn error(&self) -> JsValue {
        self.errors.get(0)
    }

    fn set_attribute(&self, name: &str, value: &str) {
        self.stage.host.set_attribute(name, value).unwrap();
        self.widget.update(name.to_owned());
    }
}

fn hash() -> String {
    js("", "return location.hash", &[]).as_string().unwrap()
}

/// Events of a name that the element fires, as an array of their details.
fn record(stage: &Stage, name: &str) -> Array {
    let body = "const details = []; host.addEventListener(name, (event) => details.push(event.detail)); return details";
    js("host, name", body, &[&stage.host, &name.into()]).unchecked_into()
}

fn json(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).unwrap().into()
}

#[wasm_bindgen_test]
async fn a_story_is_shown_and_the_page_is_told_once() {
    let stage = Stage::new();
    let loads = record(&stage, "standpoint-load");
    let views = record(&stage, "standpoint-view");
    let element = Element::on(stage, source(STORY));
    element.wait_for("h2").await;
    assert_eq!(element.stage.text_of("h2"), "A story");
    assert_eq!((loads.length(), views.length()), (1, 0));
    assert_eq!(element.errors.length(), 0);
    // Nothing else is in the shadow root.
    assert_eq!(element.stage.root.child_nodes().length(), 1);
}

#[wasm_bindgen_test]
async fn attributes_are_taken_when_it_is_shown_and_when_they_change() {
    let stage = Stage::new();
    stage.host.set_attribute("open", "later").unwrap();
    stage.host.set_attribute("heading-level", "4").unwrap();
    stage.host.set_attribute("view", "compare").unwrap();
    let element = Element::on(stage, source(STORY));
    element.wait_for("h4").await;
    assert!(element.stage.is_open("later") && !element.stage.is_open("call"));
    assert!(
        element
            .stage
            .has(".story[data-view=compare] .compare table")
    );
    element.set_attribute("view", "timeline");
    assert!(element.stage.has(".story[data-view=timeline]"));
    element.set_attribute("open", "call");
    element.set_attribute("heading-level", "3");
    element.wait_for("h3").await;
    assert!(element.stage.is_open("call") && !element.stage.is_open("later"));
    element.set_attribute("time-zone", "Mars/Base");
    let errors = &element.errors;
    wait_for("an error", || errors.length() == 1).await;
    assert_eq!(get(&element.error(), "code"), "time-zone");
    assert_eq!(hash(), "");
}

#[wasm_bindgen_test]
async fn the_language_of_the_page_changes_and_cards_stay_open() {
    let element = Element::shown().await;
    element.widget.open("call");
    set(&element.source, "language", "zh");
    element.widget.update("lang".to_owned());
    element.wait_for(".story[lang=zh]").await;
    assert_eq!(element.stage.text_of("h2"), "故事");
    assert!(element.stage.is_open("call"));
}

#[wasm_bindgen_test]
async fn a_reader_chooses_a_language_and_the_page_another_later() {
    let element = Element::shown().await;
    enter(
        &element.stage.find("select[name=language]"),
        "ru",
        &["change"],
    );
    element.wait_for(".story[lang=ru]").await;
    assert_eq!(element.stage.text_of("h2"), "История");
    set(&element.source, "language", "zh");
    element.widget.update("lang".to_owned());
    element.wait_for(".story[lang=zh]").await;
}

#[wasm_bindgen_test]
async fn cards_are_opened_and_closed_by_the_page() {
    let stage = Stage::new();
    let toggles = record(&stage, "standpoint-toggle");
    let element = Element::on(stage, source(STORY));
    assert!(!element.widget.open("call"), "nothing is shown yet");
    element.wait_for("h2").await;
    assert!(element.widget.open("call"));
    assert!(element.stage.is_open("call"));
    assert!(element.widget.close("call"));
    assert!(!element.stage.is_open("call"));
    assert!(!element.widget.open("nothing") && !element.widget.close("nothing"));
    let told = r#"[{"event":"call","open":true},{"event":"call","open":false}]"#;
    assert_eq!(json(&toggles), told);
    element.widget.set_all(true);
    assert!(element.stage.is_open("call") && element.stage.is_open("later"));
    element.widget.set_all(false);
    assert!(!element.stage.is_open("call") && !element.stage.is_open("later"));
    // The browser's own events of the cards come later and tell nothing again.
    pause().await;
    assert_eq!(toggles.length(), 6);
}

#[wasm_bindgen_test]
async fn focus_and_typed_text_are_kept_when_it_is_shown_anew() {
    let element = Element::shown().await;
    let stage = &element.stage;
    let field = || -> HtmlInputElement { stage.find("input[name=find]").unchecked_into() };
    // It is folded on a narrow screen.
    stage.find(".filter").set_attribute("open", "").unwrap();
    fire(&stage.find(".filter"), "toggle");
    field().focus().unwrap();
    enter(&field(), "thi s", &["input"]);
    field().set_selection_range(2, 4).unwrap();
    let before = field();
    element.set_attribute("heading-level", "5");
    element.wait_for("h5").await;
    assert_ne!(field(), before);
    assert_eq!(field().value(), "thi s");
    let active = js("root", "return root.activeElement", &[&stage.root]);
    assert_eq!(active, JsValue::from(field()));
    assert_eq!(field().selection_start().unwrap(), Some(2));
    assert_eq!(field().selection_end().unwrap(), Some(4));
}

#[wasm_bindgen_test]
async fn what_a_reader_sets_is_in_the_address_and_back_undoes_it() {
    let stage = Stage::new();
    let views = record(&stage, "standpoint-view");
    let element = Element::on(stage, source(STORY));
    element.wait_for("h2").await;
    element.stage.click("button[data-view=compare]");
    assert_eq!(hash(), "#standpoint=s&view=compare");
    js("", "history.back()", &[]);
    element.wait_for(".story[data-view=timeline]").await;
    assert_eq!(hash(), "");
    // What the rest of the detail is, README.md says and tests/e2e/reader.rs tries.
    let told = json(&views);
    let places = ["compare", "timeline"].map(|view| told.find(&format!(r#""view":"{view}""#)));
    assert!(places[0].is_some() && places[0] < places[1], "{told}");
}

#[wasm_bindgen_test]
async fn a_zone_that_is_chosen_in_one_timeline_is_that_of_all() {
    let (one, two) = (Element::shown().await, Element::shown().await);
    enter(
        &one.stage.find("select[name=zone]"),
        "Asia/Shanghai",
        &["change"],
    );
    for element in [&one, &two] {
        let has_zone = || {
            element
                .stage
                .text_of("[data-event=call] time")
                .contains("04:35")
        };
        wait_for("the time in Beijing", has_zone).await;
    }
    drop((one, two));
    let third = Element::shown().await;
    assert!(
        third
            .stage
            .text_of("[data-event=call] time")
            .contains("04:35")
    );
    js("", "localStorage.removeItem('standpoint-time-zone')", &[]);
}

#[wasm_bindgen_test]
async fn a_widget_that_is_freed_leaves_nothing_and_hears_nothing() {
    let Element {
        widget,
        stage,
        source,
        errors,
    } = Element::shown().await;
    let button = stage.find("button[data-view=compare]");
    drop(widget);
    assert_eq!(stage.text(), "");
    assert!(!stage.has("h2"));
    // Whatever is still held outside: its handlers are gone.
    button.unchecked_into::<web_sys::HtmlElement>().click();
    assert_eq!(hash(), "");
    fire(&web_sys::window().unwrap(), "popstate");
    // A widget that is freed while it loads, or before it takes an attribute, shows nothing.
    let Element { widget, stage, .. } = Element::on(stage, source);
    drop(widget);
    pause().await;
    assert_eq!(stage.text(), "");
    let element = Element::on(stage, self::source(STORY));
    element.wait_for("h2").await;
    let Element { widget, stage, .. } = element;
    widget.update("lang".to_owned());
    drop(widget);
    pause().await;
    assert_eq!(stage.text(), "");
    assert_eq!(errors.length(), 0);
}

#[wasm_bindgen_test]
async fn another_story_takes_the_place_of_one() {
    let element = Element::shown().await;
    element.widget.open("call");
    let other = STORY.replace(r#""id": "s""#, r#""id": "other""#);
    set(&element.source, "text", other.replace("A story", "Another"));
    element.widget.update("src".to_owned());
    let is_there = || element.stage.text_of("h2") == "Another";
    wait_for("the other story", is_there).await;
    assert!(!element.stage.is_open("call"));
}

/// The cards of the story before were compared with those of the next by their place.
#[wasm_bindgen_test]
async fn nobody_is_told_of_cards_that_only_moved_in_a_newer_story() {
    let element = Element::shown().await;
    assert!(element.widget.open("call"));
    let toggles = record(&element.stage, "standpoint-toggle");
    let first = r#"{"id": "first", "kind": "call", "title": "First", "date": "1900", "summary": "Said.",
        "positions": [{"side": "us", "topic": "t", "text": "Old.", "sources": ["x"]}]}, "#;
    let list = r#""events": ["#;
    let newer = STORY.replace(list, &[list, first].concat());
    set(&element.source, "text", newer.as_str());
    element.widget.update("src".to_owned());
    element.wait_for("[data-event=first]").await;
    assert!(!element.stage.is_open("first"));
    pause().await;
    assert_eq!(json(&toggles), "[]");
}

#[wasm_bindgen_test]
async fn the_page_opens_other_cards_by_the_attribute_and_everything_else_stays() {
    let element = Element::shown().await;
    let card = element.stage.find("[data-event=call]");
    element.set_attribute("open", "later");
    assert!(element.stage.is_open("later"));
    element.set_attribute("loading", "eager");
    pause().await;
    assert!(element.stage.find("[data-event=call]") == card);
}

/// The page heard a second time of a card that it had closed itself when it was told of another.
#[wasm_bindgen_test]
async fn a_page_that_keeps_one_card_open_is_told_each_change_once() {
    let element = Element::shown().await;
    let told = js(
        "host, widget",
        "const told = [];
         host.addEventListener('standpoint-toggle', ({ detail }) => {
           told.push(detail.event + ' ' + detail.open);
           if (detail.open && detail.event === 'call') widget.close('later');
         });
         return told",
        &[
            &element.stage.host,
            &js("close", "return { close }", &[&close(&element)]),
        ],
    );
    element.widget.set_all(true);
    assert_eq!(json(&told), r#"["call true","later false"]"#);
}

/// A function that closes a card of an element.
fn close(element: &Element) -> JsValue {
    let widget = Rc::downgrade(&element.widget);
    let close = move |id: String| _ = widget.upgrade().map(|widget| widget.close(&id));
    Closure::<dyn Fn(String)>::new(close).into_js_value()
}

#[wasm_bindgen_test]
async fn printing_ends_whatever_is_folded() {
    let element = Element::shown().await;
    element.set_attribute("view", "compare");
    let window = web_sys::window().unwrap();
    fire(&window, "beforeprint");
    assert!(!element.stage.has("[data-unfilled]"));
    assert_eq!(element.stage.find_all(".position").len(), 2);
    fire(&window, "afterprint");
}

#[wasm_bindgen_test]
async fn a_story_with_problems_is_shown_and_they_are_reported() {
    let text = STORY.replace(r#""publisher": "Agency", "#, "");
    let element = Element::new(source(&text));
    let errors = &element.errors;
    wait_for("an error", || errors.length() > 0).await;
    let error = element.error();
    assert_eq!(get(&error, "code"), "story");
    assert!(error.is_instance_of::<js_sys::Error>());
    let problems: Array = get(&error, "problems").unchecked_into();
    let path = get(&problems.get(0), "path").as_string().unwrap();
    assert!(path.contains("sources"), "{path}");
    let message = get(&error, "message").as_string().unwrap();
    for problem in problems {
        let named = get(&problem, "message").as_string().unwrap();
        assert!(message.contains(&named), "{message}");
    }
}

#[wasm_bindgen_test]
async fn whatever_is_given_as_a_story_is_reported_once_and_nothing_throws() {
    let cycle = Object::new();
    set(&cycle, "title", &cycle);
    for value in [
        JsValue::UNDEFINED,
        JsValue::NULL,
        JsValue::from(1),
        JsValue::from("text"),
        JsValue::from(js_sys::Function::new_no_args("")),
        Array::new().into(),
        Object::new().into(),
        cycle.into(),
    ] {
        let source = Object::new();
        set(&source, "language", "en");
        set(&source, "story", &value);
        set(&source, "isInPage", false);
        let element = Element::new(source);
        let errors = &element.errors;
        wait_for("an error", || errors.length() > 0).await;
        pause().await;
        assert_eq!(errors.length(), 1, "{value:?}");
        let code = get(&element.error(), "code").as_string().unwrap();
        assert!(["story", "syntax"].contains(&code.as_str()), "{code}");
        assert!(!element.stage.has("h2"));
    }
}

#[wasm_bindgen_test]
async fn a_text_that_is_no_json_is_reported() {
    let element = Element::new(source("{"));
    let errors = &element.errors;
    wait_for("an error", || errors.length() > 0).await;
    assert_eq!(get(&element.error(), "code"), "syntax");
}

#[wasm_bindgen_test]
async fn a_problem_with_u_0000_in_a_name_stays_one_problem() {
    let text = STORY.replacen(r#""id""#, r#""a\u0000b": 1, "id""#, 1);
    let element = Element::new(source(&text));
    let errors = &element.errors;
    wait_for("an error", || errors.length() > 0).await;
    let problems: Array = get(&element.error(), "problems").unchecked_into();
    assert_eq!(problems.length(), 1);
    assert_eq!(get(&problems.get(0), "path"), "a\u{fffd}b");
    assert_eq!(get(&problems.get(0), "code"), "unknown-field");
}

#[wasm_bindgen_test]
async fn words_are_looked_for_that_were_typed_just_before_it_is_shown_anew() {
    let element = Element::shown().await;
    enter(&element.stage.find("input[name=find]"), "this", &["input"]);
    element.set_attribute("heading-level", "5");
    element.wait_for("h5").await;
    let is_announced = || element.stage.text_of("[role=status]") == "Positions shown: 1 / 2";
    wait_for("the result", is_announced).await;
}
