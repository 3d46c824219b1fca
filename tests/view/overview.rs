//! Who spoke when.

use crate::page::{Page, all, name, text, texts};
use crate::sample::{default_story, event, event_of, position, story, with};
use serde_json::{Value, json};

fn whole(story: &Value) -> Page {
    Page::whole(story, |_| ())
}

fn three() -> Value {
    let positions = |id: &str| {
        [
            position(&format!("{id}-1"), "town", "cost"),
            position(&format!("{id}-2"), "town", "cost"),
            position(&format!("{id}-3"), "farm", "noise"),
        ]
    };
    story([
        event_of("a", "2024-01-01", positions("a")),
        event_of("b", "2024-01-12", positions("b")),
        with(event_of("c", "2024-07-23", positions("c")), json!({})),
    ])
}

#[test]
fn each_side_that_speaks_has_a_lane_and_a_mark_whenever_it_does() {
    let page = whole(&three());
    let lanes = page.all(".lane");
    let labels: Vec<_> = lanes
        .iter()
        .filter_map(|lane| lane.attr("aria-label"))
        .collect();
    assert_eq!(labels, ["Town council", "Farmers"]);
    for lane in lanes {
        assert_eq!(all(lane, "a.mark").len(), 3);
    }
}

#[test]
fn one_position_has_the_letter_of_its_topic_and_several_have_their_number() {
    let page = whole(&three());
    let lanes = page.all(".lane");
    assert_eq!(texts(all(lanes[0], ".mark")), ["2", "2", "2"]);
    assert_eq!(texts(all(lanes[1], ".mark.one")), ["C", "C", "C"]);
    assert_eq!(text(page.one(".legend")), "C Noise");
}

#[test]
fn a_mark_says_whose_it_is_when_and_on_what_and_leads_to_the_position() {
    let page = whole(&three());
    let marks = page.all(".mark");
    assert_eq!(name(marks[0]), "Town council · January 1, 2024 · 2: Cost 2");
    assert_eq!(marks[0].attr("href"), Some("#p-1"));
    assert_eq!(name(marks[5]), "Farmers · July 23, 2024 · C: Noise");
}

#[test]
fn the_tabulator_key_stops_once() {
    let stops = whole(&default_story());
    let stops = stops.all(".mark");
    let stops = stops
        .iter()
        .filter(|mark| mark.attr("tabindex") == Some("0"));
    assert_eq!(stops.count(), 1);
}

#[test]
fn what_is_still_to_come_is_told_apart_behind_the_state_of_knowledge() {
    let page = whole(&three());
    let ahead: Vec<_> = page
        .all(".mark[data-ahead]")
        .iter()
        .map(|mark| name(*mark))
        .collect();
    assert_eq!(ahead.len(), 2);
    assert!(ahead[0].contains("July"));
    assert_eq!(
        page.one(".now").attr("data-at"),
        page.all(".mark[data-ahead]")[0].attr("data-at")
    );
}

#[test]
fn where_there_is_nothing_to_see_at_a_glance_there_is_no_overview() {
    assert!(
        whole(&story([event("a", "2024"), event("b", "2025")]))
            .all(".overview")
            .is_empty()
    );
    let only = story([event_of("a", "2024", [position("p", "town", "cost")])]);
    assert!(whole(&only).all(".overview").is_empty());
}
