//! The sides compared.

use crate::page::{Page, all, one, text, texts};
use crate::sample::{default_story, event_of, position, story, with};
use serde_json::{Value, json};

/// Two sides on two topics, and a newspaper.
fn bridge() -> Value {
    let early = with(
        position("early", "town", "cost"),
        json!({"speaker": "mayor"}),
    );
    let late = with(
        position("late", "town", "cost"),
        json!({"change": "softer", "change_note": "Now **perhaps**."}),
    );
    let farm = position("farm", "farm", "noise");
    let press = with(position("press", "press", "cost"), json!({"kind": "view"}));
    story([
        event_of("first", "2024-01-02", [early, farm]),
        event_of("second", "2024-03-04", [press, late]),
    ])
}

fn table(story: &Value) -> Page {
    Page::whole(story, |_| ())
}

#[test]
fn topics_are_rows_and_sides_are_columns_with_headers() {
    let page = table(&bridge());
    let heads = page.all(".compare thead th");
    assert!(heads.iter().all(|head| head.attr("scope") == Some("col")));
    assert_eq!(
        texts(heads),
        ["Topic", "Town council", "Farmers", "Gazette"]
    );
    let rows = page.all(".compare tbody th");
    assert!(rows.iter().all(|row| row.attr("scope") == Some("row")));
    // Nobody says anything on access.
    assert_eq!(texts(rows), ["Cost", "Noise"]);
}

#[test]
fn what_a_side_holds_now_stands_open_and_what_it_held_before_is_folded() {
    let page = table(&bridge());
    let cell = page.one(".compare [data-topic=cost] [data-side=town]");
    let now = all(cell, "td > .entry");
    assert_eq!(now.len(), 1);
    assert!(text(now[0]).contains("March 4, 2024 Softer"));
    assert!(text(now[0]).contains("Text of late."));
    let before = one(cell, "li > details");
    assert_eq!(before.attr("open"), None);
    assert_eq!(text(one(before, "summary")), "January 2, 2024");
    assert!(text(before).contains("Ada Mole, Mayor"));
}

#[test]
fn the_wording_that_changed_is_marked_and_where_nothing_is_stated_nothing_is_claimed() {
    let page = table(&bridge());
    assert_eq!(text(page.one(".change-note strong")), "perhaps");
    assert_eq!(texts(page.all(".change")), ["Softer"]);
    assert_eq!(page.one(".change").attr("data-change"), Some("softer"));
}

#[test]
fn silence_is_shown_as_silence() {
    let page = table(&bridge());
    let silent = page.one(".compare [data-topic=noise] [data-side=town]");
    assert!(text(silent).ends_with("Nothing on record"));
    assert_eq!(page.all(".compare .silent").len(), 3);
}

#[test]
fn observers_hold_nothing_now_so_all_they_say_is_folded() {
    let page = table(&bridge());
    let cell = page.one(".compare [data-topic=cost] [data-side=press]");
    assert_eq!(all(cell, "td > .entry").len(), 0);
    assert_eq!(all(cell, "details").len(), 1);
}

#[test]
fn positions_stand_in_the_order_of_their_own_dates() {
    let said_before = with(
        position("before", "town", "cost"),
        json!({"date": "2023-12-31"}),
    );
    let mut story = bridge();
    story["events"][1]["positions"]
        .as_array_mut()
        .unwrap()
        .push(said_before);
    let page = table(&story);
    let cell = page.one(".compare [data-topic=cost] [data-side=town]");
    assert_eq!(
        texts(all(cell, ".earlier summary")),
        ["January 2, 2024", "December 31, 2023"]
    );
}

#[test]
fn every_entry_leads_to_its_card_and_its_sources() {
    let story = default_story();
    let page = table(&story);
    let entries = page.all(".compare .entry");
    assert_eq!(entries.len(), page.positions().len());
    for entry in entries {
        assert_eq!(all(entry, "a[href^='#p-']").len(), 1);
        assert!(!all(entry, "a[href^='#s-']").is_empty());
    }
}

#[test]
fn no_id_is_there_twice() {
    let page = table(&default_story());
    let mut ids: Vec<_> = page
        .all("[id]")
        .iter()
        .filter_map(|e| e.attr("id"))
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}
