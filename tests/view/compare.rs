//! The sides compared.

use crate::page::{Page, all, one, text, texts};
use crate::sample::{default_story, event, event_of, position, story, with};
use scraper::ElementRef;
use serde_json::{Value, json};
use standpoint::app::Filter;
use standpoint::app::address::Step;

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

fn filtered(story: &Value, filter: Filter) -> Page {
    Page::used(story, move |app| {
        app.set_filter(Step::Push, |now| *now = filter)
    })
}

/// Adds a position at the second event.
fn push(story: &mut Value, position: Value) {
    let positions = story["events"][1]["positions"].as_array_mut();
    positions.unwrap().push(position);
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
    let rows = page.all(".compare th[part=topic]");
    assert!(rows.iter().all(|row| row.attr("scope") == Some("row")));
    // Nobody says anything on access.
    assert_eq!(texts(rows), ["Cost", "Noise"]);
}

/// The detail of a topic, which is the row under it.
fn full<'a>(page: &'a Page, topic: &str, side: &str) -> ElementRef<'a> {
    page.one(&format!("[data-full={topic}] [data-side={side}]"))
}

/// What is seen of a side on a topic before anything is pressed.
fn glance<'a>(page: &'a Page, topic: &str, side: &str) -> ElementRef<'a> {
    page.one(&format!("tr[data-topic={topic}] [data-side={side}] > *"))
}

#[test]
fn at_a_glance_each_cell_says_how_a_side_moved_and_the_date_of_its_last_word() {
    let mut story = bridge();
    let again = with(
        position("again", "town", "cost"),
        json!({"date": "2024-03-05"}),
    );
    push(&mut story, again);
    let page = table(&story);
    let town = glance(&page, "cost", "town");
    assert_eq!(town.attr("data-change"), Some("softer"));
    // The last word is of the day after, and no change is stated of it.
    let name = "Town council: Softer, March 4, 2024, last word March 5, 2024";
    assert_eq!(town.attr("aria-label"), Some(name));
    assert_eq!(town.attr("title"), Some(name));
    let farm = glance(&page, "noise", "farm");
    assert_eq!(farm.attr("data-change"), Some("none"));
    assert_eq!(
        farm.attr("aria-label"),
        Some("Farmers: Has spoken, January 2, 2024")
    );
}

/// Russia was firmer twice on NATO's enlargement, and what was seen was that its last word was the same.
#[test]
fn that_a_side_has_moved_is_seen_however_often_it_said_the_same_since() {
    let mut story = bridge();
    for (id, change) in [("same", "same"), ("once-more", "same")] {
        let again = with(position(id, "town", "cost"), json!({"change": change}));
        push(&mut story, again);
    }
    let same = with(
        position("still", "farm", "noise"),
        json!({"change": "same"}),
    );
    push(&mut story, same);
    let page = table(&story);
    let change = |topic, side| glance(&page, topic, side).attr("data-change");
    assert_eq!(change("cost", "town"), Some("softer"));
    assert_eq!(change("noise", "farm"), Some("same"));
}

#[test]
fn a_topic_opens_under_its_row_and_no_other_goes_away() {
    let page = table(&bridge());
    for topic in ["cost", "noise"] {
        let row = page.one(&format!("tr[data-topic={topic}]"));
        assert_eq!(
            one(row, "button[data-choose]").attr("aria-expanded"),
            Some("false")
        );
        let below = row.next_siblings().find_map(ElementRef::wrap).unwrap();
        let details = one(below, &format!("td[colspan='4'] > [data-full={topic}]"));
        assert_eq!(details.attr("open"), None);
    }
}

#[test]
fn what_a_side_holds_now_stands_open_and_what_it_held_before_is_folded() {
    let page = table(&bridge());
    let town = full(&page, "cost", "town");
    let now = all(town, ".column > .entry");
    assert_eq!(now.len(), 1);
    assert!(text(now[0]).contains("March 4, 2024 Softer"));
    assert!(text(now[0]).contains("compared with January 2, 2024"));
    assert!(text(now[0]).contains("Text of late."));
    let before = one(town, "li > details");
    assert_eq!(before.attr("open"), None);
    assert_eq!(text(one(before, "summary")), "January 2, 2024");
    assert!(text(before).contains("Ada Mole, Mayor"));
}

/// An opponent's report of what a side said stood above the side's own word, as what it holds now.
#[test]
fn a_sides_own_word_comes_first_and_what_others_report_of_it_is_below() {
    let mut story = bridge();
    let told = with(
        position("told", "town", "cost"),
        json!({"date": "2024-03-06", "according_to": "farmer", "change": "firmer"}),
    );
    push(&mut story, told.clone());
    let only = with(
        position("only", "town", "noise"),
        json!({"according_to": "farmer"}),
    );
    push(&mut story, only);
    let page = table(&story);
    let town = full(&page, "cost", "town");
    assert!(text(one(town, ".column > .entry")).contains("Text of late."));
    let below = text(town);
    let own = below.find("Text of early.").unwrap();
    let told = below.find("Reported by others").unwrap();
    assert!(own < told && told < below.find("Text of told.").unwrap());
    // That it moved is not for others to say.
    assert_eq!(
        glance(&page, "cost", "town").attr("data-change"),
        Some("softer")
    );
    assert_eq!(all(town, ".change").len(), 1);
    assert_eq!(
        glance(&page, "noise", "town").attr("aria-label"),
        Some("Town council: Reported by others, March 4, 2024")
    );
    assert_eq!(
        all(full(&page, "noise", "town"), ".column > .entry").len(),
        0
    );
}

#[test]
fn the_wording_that_changed_is_marked_and_where_nothing_is_stated_nothing_is_claimed() {
    let page = table(&bridge());
    assert_eq!(text(page.one(".change-note strong")), "perhaps");
    assert_eq!(texts(page.all(".change")), ["Softer"]);
    assert_eq!(page.one(".change").attr("data-change"), Some("softer"));
}

#[test]
fn silence_is_shown_as_silence_of_this_story() {
    let page = table(&bridge());
    let silent = glance(&page, "noise", "town");
    assert_eq!(text(silent), "Nothing in this story");
    assert!(text(full(&page, "noise", "town")).ends_with("Nothing in this story"));
    // Three at a glance and three in full.
    assert_eq!(page.all(".compare .silent").len(), 6);
}

#[test]
fn observers_hold_nothing_now_so_all_they_say_is_folded() {
    let page = table(&bridge());
    let press = full(&page, "cost", "press");
    assert_eq!(all(press, ".column > .entry").len(), 0);
    assert_eq!(all(press, "details").len(), 1);
}

/// Sides without a word on the topic that was chosen disappeared.
#[test]
fn a_filter_by_topic_leaves_every_side_and_any_other_those_who_have_what_it_asks_for() {
    let heads = |filter: Filter| {
        let page = filtered(&bridge(), filter);
        let heads = texts(page.all(".compare thead th[data-side]"));
        (heads, page.all("[data-full][open]").len())
    };
    let topic = Filter {
        topic: "noise".to_owned(),
        ..Filter::default()
    };
    let all = ["Town council", "Farmers", "Gazette"].map(str::to_owned);
    // A topic that is alone is open.
    assert_eq!(heads(topic), (all.to_vec(), 1));
    let sides = Filter {
        sides: vec!["farm".to_owned()],
        ..Filter::default()
    };
    assert_eq!(heads(sides), (vec!["Farmers".to_owned()], 1));
    let words = Filter {
        find: "late".to_owned(),
        ..Filter::default()
    };
    assert_eq!(heads(words), (vec!["Town council".to_owned()], 1));
}

/// What a filter leaves out is in the story all the same.
#[test]
fn what_a_filter_leaves_out_is_not_called_silence() {
    let sides = ["town", "farm"].map(str::to_owned).to_vec();
    let find = "late".to_owned();
    let mut story = bridge();
    push(&mut story, position("latest", "farm", "noise"));
    push(&mut story, position("other", "farm", "cost"));
    let page = filtered(
        &story,
        Filter {
            sides,
            find,
            ..Filter::default()
        },
    );
    assert_eq!(text(glance(&page, "cost", "farm")), "Nothing matches.");
    assert_eq!(
        text(glance(&page, "noise", "town")),
        "Nothing in this story"
    );
}

#[test]
fn a_story_without_positions_has_no_comparison_and_no_way_there() {
    let page = table(&story([event("first", "2024-01-02")]));
    assert_eq!(page.all(".compare, .views").len(), 0);
}

#[test]
fn a_joint_statement_is_in_the_cell_of_each_of_its_sides() {
    let mut story = bridge();
    let joint = with(
        position("joint", "town", "noise"),
        json!({"side": ["town", "farm"]}),
    );
    push(&mut story, joint);
    let page = table(&story);
    for side in ["town", "farm"] {
        let now = one(full(&page, "noise", side), ".column > .entry");
        assert!(text(now).contains("Text of joint."), "{side}");
    }
    let sides = vec!["farm".to_owned()];
    let page = filtered(
        &story,
        Filter {
            sides,
            ..Filter::default()
        },
    );
    assert_eq!(texts(page.all(".compare thead [data-side]")), ["Farmers"]);
    let farm = full(&page, "noise", "farm");
    assert!(text(farm).contains("Text of joint."));
}

#[test]
fn a_change_may_be_compared_with_another_position_than_the_one_before() {
    let mut story = bridge();
    let softer = with(
        position("again", "town", "cost"),
        json!({"date": "2024-03-05", "change": "firmer", "change_to": "early"}),
    );
    push(&mut story, softer);
    let page = table(&story);
    let now = one(full(&page, "cost", "town"), ".column > .entry");
    assert!(text(now).contains("compared with January 2, 2024"));
}

#[test]
fn positions_stand_in_the_order_of_their_own_dates() {
    let said_before = with(
        position("before", "town", "cost"),
        json!({"date": "2023-12-31"}),
    );
    let mut story = bridge();
    push(&mut story, said_before);
    let page = table(&story);
    let town = full(&page, "cost", "town");
    assert_eq!(
        texts(all(town, ".earlier summary")),
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
