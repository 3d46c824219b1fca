//! The timeline follows the signals of its state, and its state what a reader does.

use super::stage::{CALL, LATER, STORY, Stage, enter, fire, js, long_story, options};
use standpoint::app::address::Step;
use standpoint::app::{Filter, View};
use standpoint::view::Options;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

#[wasm_bindgen_test]
fn a_story_is_shown_in_time_order() {
    let stage = Stage::new();
    let _mounted = stage.mount(STORY, options("en", ""));
    let cards = stage.find_all("[part=event]");
    let ids: Vec<_> = cards
        .iter()
        .map(|card| card.get_attribute("data-event").unwrap())
        .collect();
    assert_eq!(ids, ["bang", "old", "call", "later"]);
    let later = stage.find("[data-event=later]");
    assert_eq!(later.get_attribute("data-status").unwrap(), "scheduled");
    assert_eq!(stage.text_of("h2"), "A story");
    assert_eq!(stage.text_of(".standfirst em"), "said");
}

#[wasm_bindgen_test]
fn the_cards_that_are_asked_for_are_open() {
    let stage = Stage::new();
    let mounted = stage.mount(STORY, options("en", "later"));
    assert!(stage.is_open("later") && !stage.is_open("call"));
    mounted.app.set_all_cards(true);
    assert!(stage.is_open("later") && stage.is_open("call"));
    mounted.app.set_all_cards(false);
    assert!(!stage.is_open("later") && !stage.is_open("call"));
}

#[wasm_bindgen_test]
fn a_long_story_gets_what_is_in_its_cards_when_they_are_toggled() {
    let stage = Stage::new();
    let mounted = stage.mount(&long_story(), options("en", "call-1"));
    let count = |event: &str| {
        let selector = format!("details[data-event={event}] .position");
        stage.find_all(&selector).len()
    };
    assert_eq!(
        (count("call-1"), count("call-2"), count("call-3")),
        (1, 0, 0)
    );
    for _ in 0..2 {
        fire(&stage.find("details[data-event=call-2]"), "toggle");
        assert_eq!(count("call-2"), 1);
    }
    let events = &mounted.app.story().events;
    let third = events.iter().position(|event| event.id == "call-3");
    mounted.app.set_card(third.unwrap(), true);
    assert!(stage.is_open("call-3"));
    assert_eq!(count("call-3"), 1);
}

#[wasm_bindgen_test]
fn the_language_is_switched_and_cards_stay_open() {
    let stage = Stage::new();
    let mut mounted = stage.mount(STORY, options("en", "call"));
    let chinese = Options {
        heading_level: 3,
        ..options("zh", "")
    };
    mounted.show(chinese, false);
    assert_eq!(stage.text_of("h3"), "故事");
    assert!(stage.text().contains("全部展开"));
    assert!(stage.text().contains("2021年12月30日"));
    assert!(stage.is_open("call") && !stage.is_open("later"));
    mounted.show(options("ru", ""), false);
    assert!(stage.text().contains("декабря"));
    // Of a language that the story does not have there is its first.
    mounted.show(options("fr", ""), false);
    assert_eq!(stage.text_of("h2"), "A story");
}

#[wasm_bindgen_test]
fn the_second_call_is_on_another_day_in_beijing() {
    let stage = Stage::new();
    let mut mounted = stage.mount(STORY, options("en", ""));
    let mut has = |zone: Option<&str>, texts: [&str; 2]| {
        let time_zone = zone.map(str::to_owned);
        let options = Options {
            time_zone,
            ..options("en", "")
        };
        mounted.show(options, false);
        let when = stage.text_of("[data-event=call] time");
        assert!(texts.iter().all(|text| when.contains(text)), "{when}");
    };
    has(None, ["30", "15:35"]);
    has(Some("Asia/Shanghai"), ["31", "04:35"]);
    // In a zone that the browser does not know it is shown by its own offset.
    has(Some("Mars/Base"), ["30", "15:35"]);
}

#[wasm_bindgen_test]
fn years_before_the_calendar_of_the_browser_are_shown() {
    let stage = Stage::new();
    let _mounted = stage.mount(STORY, options("en", ""));
    let bang = stage.text_of("[data-event=bang] .when");
    assert!(
        bang.contains("13,800,000,000") && bang.contains("BCE"),
        "{bang}"
    );
    let old = stage.text_of("[data-event=old] .when");
    assert!(old.contains("259"), "{old}");
}

#[wasm_bindgen_test]
fn two_timelines_are_independent() {
    let (one, two) = (Stage::new(), Stage::new());
    let first = one.mount(STORY, options("en", ""));
    let second = two.mount(STORY, options("zh", "all"));
    assert!(!one.is_open("call") && two.is_open("call"));
    assert!(one.text().contains("A story") && two.text().contains("故事"));
    first.app.set_view(View::Compare, Step::Push);
    assert_eq!(second.app.view(), View::Timeline);
    assert!(two.has(".story[data-view=timeline]"));
    drop(first);
    second.app.set_card(LATER, false);
    assert!(!two.is_open("later"));
}

#[wasm_bindgen_test]
fn what_is_dropped_leaves_nothing_behind() {
    let stage = Stage::new();
    let mut mounted = stage.mount(STORY, options("en", "all"));
    let card = stage.find("[data-event=call]");
    mounted.show(options("en", ""), false);
    let app = mounted.app;
    // What was on the page before follows the state no longer.
    app.set_filter(Step::Push, |filter| filter.sides = vec!["ru".to_owned()]);
    assert!(
        !card.has_attribute("hidden") && stage.find("[data-event=call]").has_attribute("hidden")
    );
    let card = stage.find("details[data-event=later]");
    drop(mounted);
    assert!(app.is_gone());
    // What it listened for is heard by nobody: a handler would find that the state is gone.
    fire(&card, "toggle");
}

#[wasm_bindgen_test]
fn the_page_shows_another_view_at_once() {
    let stage = Stage::new();
    let mounted = stage.mount(STORY, options("en", ""));
    assert_eq!(stage.find(".compare").child_nodes().length(), 0);
    mounted.app.set_view(View::Compare, Step::Push);
    assert!(stage.has(".story[data-view=compare]"));
    assert!(stage.has("button[data-view=compare][aria-pressed=true]"));
    assert!(stage.has("button[data-view=timeline][aria-pressed=false]"));
    assert_eq!(stage.find_all(".compare thead th").len(), 3);
    mounted.app.set_view(View::Timeline, Step::Push);
    assert!(stage.has(".story[data-view=timeline]"));
}

#[wasm_bindgen_test]
fn the_page_shows_what_a_filter_leaves_at_once() {
    let stage = Stage::new();
    let mounted = stage.mount(STORY, options("en", ""));
    let hidden = || -> Vec<String> {
        let cards = stage.find_all("[part=event][hidden]");
        let ids = cards.iter().map(|card| card.get_attribute("data-event"));
        ids.map(Option::unwrap).collect()
    };
    assert_eq!(hidden(), [""; 0]);
    mounted.app.set_view(View::Compare, Step::Push);
    mounted.app.set_filter(Step::Push, |filter| {
        filter.sides = vec!["ru".to_owned()];
    });
    assert_eq!(hidden(), ["bang", "old", "call"]);
    assert_eq!(stage.find_all(".compare thead th").len(), 2);
    assert!(stage.has(".story[data-filtered]") && stage.is_open("later"));
    assert_eq!(stage.text_of("[role=status]"), "Positions shown: 1 / 2");
    let is_checked = |side: &str| {
        let input = stage.find(&format!("input[value={side}]"));
        input.unchecked_into::<HtmlInputElement>().checked()
    };
    assert!(is_checked("ru") && !is_checked("us"));
    mounted
        .app
        .set_filter(Step::Push, |filter| *filter = Filter::default());
    assert_eq!(hidden(), [""; 0]);
    assert!(!stage.has(".story[data-filtered]") && !stage.is_open("later"));
    assert_eq!(stage.text_of("[role=status]"), "");
    assert!(!is_checked("ru"));
}

#[wasm_bindgen_test]
fn the_page_opens_and_closes_a_card_at_once() {
    let stage = Stage::new();
    let mounted = stage.mount(STORY, options("en", ""));
    mounted.app.set_card(CALL, true);
    assert!(stage.is_open("call") && !stage.is_open("later"));
    mounted.app.set_card(CALL, false);
    assert!(!stage.is_open("call"));
}

#[wasm_bindgen_test]
fn what_a_reader_does_changes_the_state() {
    let stage = Stage::new();
    let mounted = stage.mount(STORY, options("en", ""));
    let app = mounted.app;
    stage.click("button[data-view=compare]");
    assert_eq!(app.view(), View::Compare);
    stage.click("input[value=us]");
    stage.click("input[value=ru]");
    assert_eq!(app.settings().filter.sides, ["us", "ru"]);
    stage.click("input[value=us]");
    assert_eq!(app.settings().filter.sides, ["ru"]);
    enter(&stage.find("select[name=topic]"), "t", &["change"]);
    assert_eq!(app.settings().filter.topic, "t");
    enter(
        &stage.find("input[name=find]"),
        "that ",
        &["input", "change"],
    );
    assert_eq!(app.settings().filter.find, "that");
    stage.click("button[data-do=reset]");
    assert!(!app.settings().filter.is_set());
    stage.click("button[data-do=cards]");
    assert!(app.is_card_open(CALL) && app.is_card_open(LATER));
    // As find-in-page opens and closes cards.
    let card = stage.find("details[data-event=call]");
    card.remove_attribute("open").unwrap();
    fire(&card, "toggle");
    assert!(!app.is_card_open(CALL) && app.is_card_open(LATER));
}

#[wasm_bindgen_test]
fn a_topic_that_is_pressed_opens_and_a_cell_leads_to_its_side_there() {
    let stage = Stage::new();
    let mounted = stage.mount(STORY, options("en", ""));
    mounted.app.set_view(View::Compare, Step::Push);
    let details = stage.find("[data-full=t]");
    // The only topic is open.
    stage.click("[data-choose=t]");
    assert!(!details.has_attribute("open"));
    fire(&details, "toggle");
    assert!(stage.has("[data-choose=t][aria-expanded=false]"));
    stage.click("tr[data-topic=t] [data-side=ru] button");
    assert!(details.has_attribute("open"));
    fire(&details, "toggle");
    assert!(stage.has("[data-choose=t][aria-expanded=true]"));
    let active = js("root", "return root.activeElement", &[&stage.root]);
    assert_eq!(
        active,
        JsValue::from(stage.find("[data-full=t] [data-side=ru]"))
    );
    assert!(!mounted.app.settings().filter.is_set());
}

#[wasm_bindgen_test]
fn what_has_ended_neither_follows_signals_nor_listens() {
    let stage = Stage::new();
    let mounted = stage.mount(STORY, options("en", ""));
    let app = mounted.app;
    mounted.end();
    let before = mounted.container.inner_html();
    app.set_view(View::Compare, Step::Push);
    app.set_filter(Step::Push, |filter| filter.topic = "t".to_owned());
    app.set_all_cards(true);
    app.set_all_cards(false);
    assert_eq!(mounted.container.inner_html(), before);
    let settings = app.settings();
    stage.click("button[data-view=timeline]");
    stage.click("button[data-do=cards]");
    stage.click("button[data-do=reset]");
    enter(
        &stage.find("input[name=find]"),
        "that",
        &["input", "change"],
    );
    let card = stage.find("details[data-event=call]");
    card.set_attribute("open", "").unwrap();
    fire(&card, "toggle");
    assert_eq!(app.settings(), settings);
    assert_eq!(app.typed(), "");
    assert!(!app.is_card_open(CALL) && !app.is_card_open(LATER));
}

#[wasm_bindgen_test]
fn nodes_that_are_there_are_taken_over_and_follow_once() {
    let stage = Stage::new();
    let mut mounted = stage.mount(STORY, options("en", "call"));
    let button = stage.find("button[data-view=compare]");
    stage.forget_zone();
    mounted.show(options("en", ""), true);
    assert_eq!(stage.find("button[data-view=compare]"), button);
    mounted.app.set_view(View::Compare, Step::Push);
    assert_eq!(stage.find_all(".compare table").len(), 1);
    assert_eq!(button.get_attribute("aria-pressed").unwrap(), "true");
    stage.click("button[data-view=timeline]");
    assert_eq!(mounted.app.view(), View::Timeline);
    assert!(stage.is_open("call"));
}

#[wasm_bindgen_test]
fn a_timeline_that_is_shown_anew_shows_what_its_reader_set() {
    let stage = Stage::new();
    let mut mounted = stage.mount(STORY, options("en", ""));
    mounted.app.set_view(View::Compare, Step::Push);
    mounted.app.set_typed("this".to_owned());
    mounted.app.find_typed();
    mounted.show(options("ru", ""), false);
    assert!(stage.has(".story[data-view=compare][data-filtered]"));
    assert_eq!(stage.find_all(".compare thead th").len(), 2);
    let field = stage.find("input[name=find]");
    assert_eq!(field.unchecked_into::<HtmlInputElement>().value(), "this");
    assert!(stage.is_open("call"));
}
