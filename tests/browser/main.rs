//! What runs inside a browser: a story mounted in a shadow root, as the element does it.

#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Reflect};
use standpoint::element::Mounted;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

mod words;

const STORY: &str = r#"{
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

/// An element with a shadow root on the page; taken away when the test ends.
struct Stage {
    host: HtmlElement,
    root: ShadowRoot,
    container: HtmlElement,
}

impl Stage {
    fn new() -> Stage {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&host).unwrap();
        let root = host
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .unwrap();
        let container: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        root.append_child(&container).unwrap();
        Stage {
            host,
            root,
            container,
        }
    }

    fn mount(&self, language: &str, open: &str) -> Mounted {
        words::speak();
        let story = JSON::parse(STORY).unwrap();
        let mut mounted = Mounted::new(self.container.clone(), &story, None);
        mounted.show(language.to_owned(), 2, None, open);
        mounted
    }

    fn find(&self, selector: &str) -> Element {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("nothing is {selector}"))
    }

    fn is_open(&self, event: &str) -> bool {
        self.find(&format!("details[data-event={event}]"))
            .has_attribute("open")
    }

    fn text(&self) -> String {
        self.container.text_content().unwrap_or_default()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.host.remove();
    }
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

#[wasm_bindgen_test]
fn a_story_is_shown_in_time_order() {
    let stage = Stage::new();
    let mounted = stage.mount("en", "");
    assert!(mounted.sound());
    assert_eq!(mounted.problems(), "");
    let cards = stage.root.query_selector_all("[part=event]").unwrap();
    let ids: Vec<_> = Array::from(&cards)
        .iter()
        .map(|card| {
            card.unchecked_into::<Element>()
                .get_attribute("data-event")
                .unwrap()
        })
        .collect();
    assert_eq!(ids, ["bang", "old", "call", "later"]);
    assert_eq!(
        stage
            .find("[data-event=later]")
            .get_attribute("data-status")
            .unwrap(),
        "scheduled"
    );
    assert_eq!(stage.find("h2").text_content().unwrap(), "A story");
    assert_eq!(stage.find(".standfirst em").text_content().unwrap(), "said");
}

#[wasm_bindgen_test]
fn the_cards_that_are_asked_for_are_open() {
    let stage = Stage::new();
    let mut mounted = stage.mount("en", "later");
    assert!(stage.is_open("later") && !stage.is_open("call"));
    mounted.show(String::from("en"), 2, None, "all");
    assert!(stage.is_open("later") && stage.is_open("call"));
}

#[wasm_bindgen_test]
fn a_long_story_gets_what_is_in_its_cards_when_they_are_toggled() {
    let stage = Stage::new();
    words::speak();
    let events = (0..100).map(|at| {
        format!(
            r#"{{"id": "call-{at}", "kind": "call", "title": "Call", "date": "2020", "summary": "They spoke.",
            "positions": [{{"side": "us", "topic": "t", "text": "This.", "sources": ["x"]}}]}},"#
        )
    });
    let list = r#""events": ["#;
    let story = STORY.replace(list, &[list, &events.collect::<String>()].concat());
    let story = JSON::parse(&story).unwrap();
    let mut mounted = Mounted::new(stage.container.clone(), &story, None);
    mounted.show(String::from("en"), 2, None, "call-1");
    let inside = |event: &str| {
        let details = stage.find(&format!("details[data-event={event}]"));
        details.query_selector(".position").unwrap()
    };
    assert!(inside("call-1").is_some() && inside("call-2").is_none());
    for _ in 0..2 {
        let toggle = web_sys::Event::new("toggle").unwrap();
        let details = stage.find("details[data-event=call-2]");
        details.dispatch_event(&toggle).unwrap();
        assert_eq!(details.query_selector_all(".position").unwrap().length(), 1);
    }
}

#[wasm_bindgen_test]
fn the_language_is_switched_and_cards_stay_open() {
    let stage = Stage::new();
    let mut mounted = stage.mount("en", "call");
    mounted.show(String::from("zh"), 3, None, "call");
    assert_eq!(stage.find("h3").text_content().unwrap(), "故事");
    assert!(stage.text().contains("全部展开"));
    assert!(stage.text().contains("2021年12月30日"));
    assert!(stage.is_open("call"));
    mounted.show(String::from("ru"), 2, None, "call");
    assert!(stage.text().contains("декабря"));
    assert_eq!(mounted.language("fr"), "en");
    assert_eq!(mounted.language("zh-Hans-CN"), "zh-Hans-CN");
}

#[wasm_bindgen_test]
fn the_second_call_is_on_another_day_in_beijing() {
    let stage = Stage::new();
    let mut mounted = stage.mount("en", "");
    let when = |stage: &Stage| stage.find("[data-event=call] time").text_content().unwrap();
    assert!(
        when(&stage).contains("30") && when(&stage).contains("15:35"),
        "{}",
        when(&stage)
    );
    let zone = Some(String::from("Asia/Shanghai"));
    mounted.show(String::from("en"), 2, zone, "");
    assert!(
        when(&stage).contains("31") && when(&stage).contains("04:35"),
        "{}",
        when(&stage)
    );
    // A zone the browser does not know, which js/widget.js keeps out, is shown in UTC.
    mounted.show(String::from("en"), 2, Some(String::from("Mars/Base")), "");
    assert!(when(&stage).contains("20:35"), "{}", when(&stage));
}

#[wasm_bindgen_test]
fn years_before_the_calendar_of_the_browser_are_shown() {
    let stage = Stage::new();
    let _mounted = stage.mount("en", "");
    let bang = stage
        .find("[data-event=bang] .when")
        .text_content()
        .unwrap();
    assert!(
        bang.contains("13,800,000,000") && bang.contains("BCE"),
        "{bang}"
    );
    let old = stage.find("[data-event=old] .when").text_content().unwrap();
    assert!(old.contains("259"), "{old}");
}

#[wasm_bindgen_test]
fn two_timelines_are_independent() {
    let (one, two) = (Stage::new(), Stage::new());
    let (_first, _second) = (one.mount("en", ""), two.mount("zh", "all"));
    assert!(!one.is_open("call") && two.is_open("call"));
    assert!(one.text().contains("A story") && two.text().contains("故事"));
}

#[wasm_bindgen_test]
fn a_filter_tells_what_is_left_by_number() {
    let stage = Stage::new();
    let mounted = stage.mount("en", "");
    // Two positions, and then four events.
    assert_eq!(mounted.filter("", "", false, None), [1; 6]);
    assert_eq!(mounted.filter("us", "", false, None), [1, 0, 0, 0, 1, 0]);
    let texts: Vec<String> = mounted.texts().split('\0').map(str::to_owned).collect();
    let found = |word: &str| {
        texts
            .iter()
            .map(|text| u8::from(text.contains(word)))
            .collect()
    };
    assert_eq!(
        mounted.filter("", "", false, Some(found("That"))),
        [0, 1, 0, 0, 0, 1]
    );
    assert_eq!(
        mounted.filter("", "", false, Some(found("Long ago"))),
        [0, 0, 0, 1, 0, 0]
    );
    assert_eq!(mounted.filter("ru", "t", true, Some(found("This"))), [0; 6]);
}

#[wasm_bindgen_test]
fn the_comparison_shows_what_is_left() {
    let stage = Stage::new();
    let mut mounted = stage.mount("en", "");
    let place = stage.find(".compare");
    assert_eq!(place.child_nodes().length(), 0);
    mounted.compare(&place);
    let columns = || {
        stage
            .root
            .query_selector_all(".compare thead th")
            .unwrap()
            .length()
    };
    assert_eq!(columns(), 3);
    mounted.filter("ru", "", false, None);
    mounted.compare(&place);
    assert_eq!(columns(), 2);
}

#[wasm_bindgen_test]
fn an_id_has_a_place_and_a_place_an_event() {
    let stage = Stage::new();
    let mounted = stage.mount("en", "");
    // Two positions, and then the events by date: bang, old, call, later.
    let places = ["s", "p", "call"].map(|id| mounted.place(id));
    assert_eq!(places, [Some(-1), Some(0), Some(4)]);
    assert_eq!(mounted.place("p-1"), None);
    let events = [0, 1, 4, 5].map(|place| mounted.event_at(place).unwrap());
    assert_eq!(events, ["call", "later", "call", "later"]);
    assert_eq!(mounted.event_at(6), None);
}

#[wasm_bindgen_test]
fn what_is_dropped_leaves_nothing_behind() {
    let before = document().query_selector_all("*").unwrap().length();
    for _ in 0..50 {
        let stage = Stage::new();
        drop(stage.mount("en", "all"));
        assert_eq!(stage.container.child_nodes().length(), 0);
    }
    assert_eq!(document().query_selector_all("*").unwrap().length(), before);
}

#[wasm_bindgen_test]
fn whatever_is_given_as_a_story_is_reported_and_nothing_throws() {
    let stage = Stage::new();
    let cycle = js_sys::Object::new();
    Reflect::set(&cycle, &"title".into(), &cycle).unwrap();
    for value in [
        JsValue::UNDEFINED,
        JsValue::NULL,
        JsValue::from(1),
        JsValue::from("text"),
        JsValue::from(js_sys::Function::new_no_args("")),
        Array::new().into(),
        cycle.into(),
    ] {
        let mounted = Mounted::new(stage.container.clone(), &value, None);
        assert!(!mounted.sound(), "{value:?}");
        assert_ne!(mounted.problems(), "", "{value:?}");
    }
}
