//! Long stories: cards that are far from the screen, and what is made when it is opened.

use super::stage::{Mounted, Stage, document, fire, long_story, options, wait_for};
use standpoint::app::View;
use standpoint::app::address::Step;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// A card beyond the first ones, which stand on the screen.
const FAR: &str = "li[data-event=call-60]";

fn long(open: &str) -> (Stage, Mounted) {
    let stage = Stage::new();
    let mounted = stage.mount(&long_story(), options("en", open));
    (stage, mounted)
}

fn part(stage: &Stage, selector: &str) -> Element {
    stage.find(&format!("{FAR} {selector}"))
}

#[wasm_bindgen_test]
fn a_far_card_says_in_a_few_elements_what_the_whole_one_would() {
    let (stage, _mounted) = long("");
    let text = stage.text_of(FAR);
    let expected = [
        "2020",
        "Call",
        "50 minutes",
        "They spoke.",
        "What each side said",
        "US",
        "Topic",
        "This.",
    ];
    let missing: Vec<_> = expected
        .iter()
        .filter(|part| !text.contains(**part))
        .collect();
    assert_eq!(missing, [&""; 0], "{text}");
    assert_eq!(stage.find_all(&format!("{FAR} *")).len(), 7);
    assert!(!text.contains("Copy link"), "{text}");
}

#[wasm_bindgen_test]
async fn a_card_that_comes_near_is_made_whole_around_what_may_have_been_found_in_it() {
    let (stage, _mounted) = long("");
    let kept = ["h3", ".summary", "details", "details p"].map(|selector| part(&stage, selector));
    assert!(stage.has(&format!("{FAR}[data-far]")));
    stage.find(FAR).scroll_into_view();
    wait_for("a whole card", || stage.has(&format!("{FAR} .facts"))).await;
    assert!(!stage.has(&format!("{FAR}[data-far]")));
    let order = stage.find(FAR).children();
    let order: Vec<_> = (0..order.length())
        .map(|index| order.item(index).unwrap().class_name())
        .collect();
    assert_eq!(
        order,
        ["when", "headline", "facts", "summary", "keys", "card"]
    );
    for (selector, before) in ["h3", ".summary", "details", "details p"].iter().zip(kept) {
        assert!(part(&stage, selector) == before, "{selector}");
    }
    assert_eq!(part(&stage, ".key").text_content().unwrap(), "US: This.");
    assert_eq!(part(&stage, ".chips").text_content().unwrap(), "US 1");
    document().document_element().unwrap().set_scroll_top(0);
}

/// HTML that was rendered beforehand is whole: its cards are not taken down to be built up again.
#[wasm_bindgen_test]
fn a_long_story_that_was_rendered_beforehand_keeps_its_elements() {
    let (stage, mut mounted) = long("all");
    mounted.app.set_all_cards(false);
    stage.forget_zone();
    let before = [part(&stage, ".facts"), part(&stage, ".position")];
    mounted.show(options("en", ""), true);
    assert!(!stage.has("[data-far]"));
    for (selector, before) in [".facts", ".position"].iter().zip(before) {
        assert!(part(&stage, selector) == before, "{selector}");
    }
}

/// Each was numbered from nought in its own part of the page, and so the fold got the positions of the
/// first card, which then had none, and the page could not be printed.
#[wasm_bindgen_test]
fn a_fold_in_the_comparison_has_what_is_its_own_while_all_cards_are_closed() {
    let (stage, mounted) = long("");
    mounted.app.set_view(View::Compare, Step::Push);
    let fold = stage.find("details.before");
    fire(&fold, "toggle");
    let earlier = fold.last_element_child().unwrap();
    assert_eq!(earlier.class_name(), "earlier");
    assert_eq!(earlier.children().length(), 100);
    let first = stage.find("details[data-event]");
    assert_eq!(first.query_selector_all(".position").unwrap().length(), 0);
    fire(&first, "toggle");
    assert_eq!(first.query_selector_all(".position").unwrap().length(), 1);
    assert_eq!(fold.query_selector_all(".earlier").unwrap().length(), 1);
}

#[wasm_bindgen_test]
fn positions_are_hidden_as_the_filter_says_whenever_they_are_made() {
    let (stage, mounted) = long("call-1");
    let is_hidden = |event: &str| stage.has(&format!("[data-event={event}] .position[hidden]"));
    let follow = |side: &str| {
        let sides = vec![side.to_owned()];
        mounted
            .app
            .set_filter(Step::Push, |filter| filter.sides = sides);
    };
    follow("ru");
    fire(&stage.find("details[data-event=call-2]"), "toggle");
    assert!(is_hidden("call-1") && is_hidden("call-2"));
    follow("us");
    assert!(!is_hidden("call-1") && !is_hidden("call-2"));
    follow("ru");
    assert!(is_hidden("call-1") && is_hidden("call-2"));
}
