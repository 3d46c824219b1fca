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
    assert_eq!(
        texts(all(page.one(".legend"), "span")),
        [
            "C Noise",
            "2, 3 … number of positions",
            "┆ As of June 30, 2024"
        ]
    );
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
fn the_tabulator_key_stops_once_on_a_phone_and_once_on_a_wider_screen() {
    for story in [default_story(), century()] {
        let page = whole(&story);
        for place in ["data-at", "data-wide"] {
            assert_eq!(page.all(&format!(".mark[{place}][tabindex='0']")).len(), 1);
        }
    }
}

/// An event every year, a hundred times.
fn century() -> Value {
    let events = (1900..2000).map(|year| {
        let said = position(&format!("p{year}"), "town", "cost");
        event_of(&format!("y{year}"), &year.to_string(), [said])
    });
    story(events.collect::<Vec<_>>())
}

#[test]
fn what_does_not_fit_side_by_side_is_one_mark_with_a_count() {
    let page = whole(&century());
    for (place, columns) in [("data-at", 10), ("data-wide", 20)] {
        let marks = page.all(&format!(".mark[{place}]"));
        assert_eq!(marks.len(), columns);
        // One alone has its letter.
        let counts = marks.iter().map(|mark| text(*mark).parse().unwrap_or(1));
        assert_eq!(counts.sum::<usize>(), 100);
    }
    let last = *page.all(".mark[data-wide]").last().unwrap();
    assert_eq!(name(last), "Town council · 1995 – 1999 · 5: Cost 5");
}

#[test]
fn dates_stand_along_the_time_as_far_as_there_is_room() {
    let dates = |story: &Value| {
        let page = whole(story);
        let dates = page.all(".axis span").into_iter();
        dates
            .map(|date| (date.attr("data-wide").unwrap().parse().unwrap(), text(date)))
            .collect::<Vec<(usize, String)>>()
    };
    let of_century = dates(&century());
    assert_eq!(of_century.len(), 5);
    assert_eq!(of_century[0], (0, "1900".to_owned()));
    assert_eq!(of_century[4].0, 19);
    // Within a day it is the time that matters.
    let hour = |minute: u32| {
        let id = format!("m{minute}");
        let at = format!("2024-05-02T10:{minute}:00+00:00");
        event_of(&id, &at, [position(&format!("p{minute}"), "town", "cost")])
    };
    let of_hour = dates(&story([10, 20, 50].map(hour)));
    assert!(of_hour[0].1.ends_with("at 10:10"), "{of_hour:?}");
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
    let mark = page.all(".mark[data-ahead]")[0];
    for place in ["data-at", "data-wide"] {
        let line = page.one(&format!(".now[{place}]"));
        assert_eq!(line.attr(place), mark.attr(place));
    }
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
