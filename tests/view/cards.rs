//! Events and positions: which, in which order, with which hooks for the page.

use crate::page::{
    CITATION, CONTROLS, EVENT, GROUP, POSITION, Page, SIDE, SUMMARY, TIME, TOPIC, all, html, is_in,
    one, says, text, texts,
};
use crate::sample::{
    LANGUAGES, by_id, default_story, event, event_of, full, position, positions, say, story, with,
};
use serde_json::{Value, json};
use standpoint::story::{EventKind, PositionKind, Status};
use standpoint::view::{Form, Opening, PrerenderedView};
use standpoint::words::words;

/// The values of an attribute, in the order of the page.
fn values(page: &Page, attribute: &str) -> Vec<String> {
    let found = page.all(&format!("[{attribute}]"));
    let values = found.into_iter().filter_map(|e| e.attr(attribute));
    values.map(str::to_owned).collect()
}

fn ids(list: &Value) -> Vec<&str> {
    let items = list.as_array().unwrap().iter();
    items.map(|item| item["id"].as_str().unwrap()).collect()
}

#[test]
fn every_part_that_pages_may_style_is_there() {
    let page = Page::whole(&default_story(), |_| ());
    for part in [
        EVENT, SUMMARY, TIME, POSITION, SIDE, TOPIC, CITATION, CONTROLS,
    ] {
        assert!(!page.all(part).is_empty(), "{part}");
    }
    let events = default_story()["events"].as_array().unwrap().len();
    for part in [EVENT, SUMMARY, TIME] {
        assert_eq!(page.all(part).len(), events, "{part}");
    }
}

#[test]
fn data_attributes_carry_ids_and_words_of_the_story() {
    let story = default_story();
    let page = Page::of(&story);
    for (attribute, list) in [
        ("data-event", "events"),
        ("data-side", "sides"),
        ("data-topic", "topics"),
    ] {
        let known = ids(&story[list]);
        let found = values(&page, attribute);
        assert!(
            known.iter().all(|id| found.iter().any(|f| f == id)),
            "{list}"
        );
        for id in found {
            assert!(known.contains(&id.as_str()), "{attribute}: {id}");
        }
    }
    let kinds = [EventKind::WORDS, PositionKind::WORDS].concat();
    for kind in values(&page, "data-kind") {
        assert!(kinds.contains(&kind.as_str()), "{kind}");
    }
}

#[test]
fn events_and_positions_carry_what_the_story_says_of_them() {
    let story = default_story();
    let page = Page::of(&story);
    for event in story["events"].as_array().unwrap() {
        let card = page.event(event["id"].as_str().unwrap());
        assert_eq!(card.attr("data-kind"), event["kind"].as_str());
        for held in event["positions"].as_array().unwrap() {
            let item = page.position(held["id"].as_str().unwrap());
            assert_eq!(item.attr("data-side"), held["side"].as_str());
            assert_eq!(item.attr("data-topic"), held["topic"].as_str());
            let kind = held["kind"].as_str().unwrap_or("stated");
            assert_eq!(item.attr("data-kind"), Some(kind));
            assert!(is_in(
                item,
                &format!("{EVENT}[data-event='{}']", event["id"].as_str().unwrap())
            ));
        }
    }
    assert_eq!(page.all(POSITION).len(), positions(&story).len());
}

#[test]
fn a_card_has_title_summary_kind_place_form_and_length_of_its_event() {
    let page = Page::of(&full());
    let said = text(page.event("talk"));
    for part in [
        "Title of talk",
        "Summary of talk.",
        words("en").unwrap().event_kind(EventKind::Meeting),
        "Town hall",
        "behind closed doors",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let length = one(page.event("talk"), "time[datetime^=P]");
    assert_eq!(length.attr("datetime"), Some("PT1H30M"));
    assert!(!text(length).is_empty());
}

#[test]
fn an_approximate_length_says_so() {
    let talk = with(event("e", "2024"), json!({"duration": "PT2H~"}));
    for language in LANGUAGES {
        let page = Page::in_language(&story([talk.clone()]), language);
        let length = page.one("time[datetime^=P]");
        assert_eq!(length.attr("datetime"), Some("PT2H"));
        let about = words(language).unwrap().about.replace("{}", "");
        assert!(text(length).contains(about.trim()));
    }
}

#[test]
fn every_kind_of_event_is_named() {
    for language in LANGUAGES {
        // What is none of them needs no name.
        let named = EventKind::ALL
            .iter()
            .filter(|kind| **kind != EventKind::Other);
        for kind in named {
            let event = with(event("e", "2024"), json!({"kind": kind.word()}));
            let page = Page::in_language(&story([event]), language);
            assert!(says(
                page.event("e"),
                words(language).unwrap().event_kind(*kind)
            ));
        }
    }
}

#[test]
fn events_stand_in_the_order_of_time_and_ties_in_that_of_the_file() {
    let page = Page::of(&story([
        event("may-b", "2024-05-02"),
        event("june", "2024-06"),
        event("may-a", "2024-05-02"),
        event("night", "2024-05-02T01:00:00+03:00"),
        event("year", "2024"),
        event("old", "-0300"),
        event("may-c", "2024-05-02/2024-05-09"),
        event("until", "../2024-05-03"),
    ]));
    let order = [
        "old", "year", "night", "may-b", "may-a", "may-c", "until", "june",
    ];
    let found: Vec<_> = page
        .all(EVENT)
        .into_iter()
        .filter_map(|e| e.attr("data-event"))
        .collect();
    assert_eq!(found, order);
}

#[test]
fn what_is_to_come_is_marked_and_says_so_in_words() {
    let mut story = default_story();
    story["as_of"] = json!("2021-12-31");
    for language in LANGUAGES {
        let page = Page::in_language(&story, language);
        let word = words(language).unwrap().status(Status::Scheduled);
        for event in page.all(EVENT) {
            let is_ahead = event.attr("data-event").unwrap().contains("2022");
            let status = if is_ahead { "scheduled" } else { "held" };
            assert_eq!(event.attr("data-status"), Some(status));
            assert_eq!(says(event, word), is_ahead, "{}", text(event));
        }
    }
}

#[test]
fn what_was_put_off_or_called_off_says_so_whatever_its_date() {
    for language in LANGUAGES {
        for status in Status::ALL {
            // What was held was held by now: another date is an error.
            let ahead = (*status != Status::Held).then_some("2030-01-01");
            let events = ["2024-01-01"].into_iter().chain(ahead).map(|date| {
                let fields = json!({"status": status.word()});
                with(event(date, date), fields)
            });
            let page = Page::in_language(&story(events.collect::<Vec<_>>()), language);
            for event in page.all(EVENT) {
                assert_eq!(event.attr("data-status"), Some(status.word()));
                let word = words(language).unwrap().status(*status);
                assert_eq!(says(event, word), *status != Status::Held);
            }
        }
    }
}

/// Positions of the parties as they should stand: by topic, then by side, key lines first, then as in the file.
fn in_order(story: &Value, event: &Value) -> Vec<String> {
    let mut expected = Vec::new();
    let observers = story["sides"].as_array().unwrap().iter();
    let observers: Vec<&Value> = observers
        .filter(|side| side["role"] == "observer")
        .collect();
    let is_observer = |id: &Value| observers.iter().any(|side| side["id"] == *id);
    let held = event["positions"].as_array().unwrap();
    for topic in ids(&story["topics"]) {
        for side in ids(&story["sides"]) {
            let held = held.iter();
            let here = held.filter(|p| p["topic"] == topic && p["side"] == side);
            let here = here.filter(|p| !is_observer(&p["side"]));
            expected.extend(key_first(here.collect()));
        }
    }
    for side in observers {
        let here = held.iter().filter(|p| p["side"] == side["id"]);
        expected.extend(key_first(here.collect()));
    }
    expected
}

/// The ids of positions, those first that a closed card shows.
fn key_first(mut held: Vec<&Value>) -> Vec<String> {
    held.sort_by_key(|p| p["key"] != true);
    let ids = held.into_iter().map(|p| p["id"].as_str().unwrap());
    ids.map(str::to_owned).collect()
}

#[test]
fn positions_stand_by_topic_then_by_side_and_observers_come_last() {
    let sides = ["press", "farm", "town"];
    let topics = ["noise", "cost", "noise"];
    let mut held = Vec::new();
    for (n, topic) in topics.iter().enumerate() {
        for side in sides {
            let id = format!("{side}-{topic}-{n}");
            let key = json!({"key": n == 2 && side != "farm"});
            held.push(with(position(&id, side, topic), key));
        }
    }
    for story in [story([event_of("only", "2024", held)]), default_story()] {
        let page = Page::of(&story);
        let events = story["events"].as_array().unwrap().iter();
        let expected: Vec<String> = events.flat_map(|event| in_order(&story, event)).collect();
        assert_eq!(page.positions(), expected);
    }
}

#[test]
fn a_side_that_is_silent_on_a_topic_has_no_column_and_each_has_its_name_over_its_own() {
    let story = default_story();
    for language in LANGUAGES {
        let page = Page::in_language(&story, language);
        for event in story["events"].as_array().unwrap() {
            for group in all(page.event(event["id"].as_str().unwrap()), GROUP) {
                let topic = by_id(&story["topics"], &json!(group.attr("data-topic")));
                let title = text(one(group, TOPIC));
                assert_eq!(title, say(&topic["name"], language));
                let mut sides = Vec::new();
                for side in story["sides"].as_array().unwrap() {
                    let mut held = event["positions"].as_array().unwrap().iter();
                    let speaks = |p: &Value| p["topic"] == topic["id"] && p["side"] == side["id"];
                    if side["role"] != "observer" && held.any(speaks) {
                        sides.push(say(&side["name"], language).to_owned());
                    }
                }
                assert_eq!(texts(all(group, SIDE)), sides);
                for held in all(group, POSITION) {
                    let side = by_id(&story["sides"], &json!(held.attr("data-side")));
                    // The nearest name that stands before it.
                    let mut before = all(group, &format!("{SIDE}, {POSITION}")).into_iter();
                    let mut name = String::new();
                    while let Some(element) = before.next().filter(|e| *e != held) {
                        if element.attr("part") == Some("side") {
                            name = text(element);
                        }
                    }
                    assert_eq!(name, say(&side["name"], language));
                }
            }
        }
    }
}

#[test]
fn a_topic_nobody_speaks_on_has_no_group() {
    let page = Page::of(&story([event_of(
        "e",
        "2024",
        [position("p", "town", "access")],
    )]));
    let groups = page.all(GROUP);
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].attr("data-topic"), Some("access"));
}

#[test]
fn observers_stand_apart_under_a_heading_of_their_own_with_the_topic_of_each_position() {
    let story = default_story();
    for language in LANGUAGES {
        let page = Page::in_language(&story, language);
        for held in page.all(POSITION) {
            let side = by_id(&story["sides"], &json!(held.attr("data-side")));
            let observes = side["role"] == "observer";
            assert_eq!(!is_in(held, GROUP), observes);
            if observes {
                let topic = by_id(&story["topics"], &json!(held.attr("data-topic")));
                let tag = one(held, TOPIC);
                assert_eq!(text(tag), say(&topic["name"], language));
            }
        }
        let title = words(language).unwrap().observers;
        assert!(says(page.root(), title));
    }
    let parties = [position("p", "town", "access")];
    let page = Page::of(&crate::sample::story([event_of("e", "2024", parties)]));
    assert!(!page.text().contains(words("en").unwrap().observers));
}

#[test]
fn what_observers_say_is_folded_with_its_count_where_parties_speak_too() {
    let held = |id: &str, side: &str| position(id, side, "cost");
    let mixed = [held("a", "press"), held("b", "press"), held("c", "town")];
    let story = story([
        event_of("mixed", "2024", mixed),
        event_of("press", "2025", [held("d", "press")]),
    ]);
    let page = Page::of(&story);
    let folded = |event: &str| one(page.event(event), "details.observers");
    assert!(folded("mixed").attr("open").is_none());
    assert_eq!(
        text(one(folded("mixed"), "summary")),
        [words("en").unwrap().observers, "2"].concat()
    );
    // Nothing else would be seen.
    assert!(folded("press").attr("open").is_some());
    let plain = Page::with(&story, |options| options.form = Form::Plain);
    let observers = plain.all("li > details > details");
    assert_eq!(observers.len(), 2);
    assert!(observers.iter().all(|it| it.attr("open").is_some()));
}

#[test]
fn a_closed_card_shows_its_key_lines_side_by_side_and_no_others() {
    let key = |id: &str, side: &str| with(position(id, side, "cost"), json!({"key": true}));
    let held = [
        key("a", "farm"),
        position("b", "town", "cost"),
        key("c", "town"),
        key("d", "press"),
        key("e", "farm"),
    ];
    let story = story([event_of("e", "2024", held), event("none", "2025")]);
    let page = Page::with(&story, |options| options.open = Opening::parse(""));
    let lines = texts(page.all("[part~=event] > ul > [part~=key]"));
    let expected = [
        "Town council: Text of c.",
        "Farmers: Text of a.",
        "Farmers: Text of e.",
        "Gazette: Text of d.",
    ];
    assert_eq!(lines, expected);
    assert!(all(page.event("none"), "ul.keys").is_empty());
}

#[test]
fn a_key_line_says_of_what_kind_it_is_and_who_reports_it_where_that_is_another_side() {
    let line = |fields: Value| {
        let held = with(position("p", "town", "cost"), fields);
        let held = with(held, json!({"key": true, "speaker": "mayor"}));
        let page = Page::of(&story([event_of("e", "2024", [held])]));
        text(page.one("[part~=key]"))
    };
    assert_eq!(line(json!({})), "Town council: Text of p.");
    let told = line(json!({"according_to": "farmer"}));
    assert_eq!(told, "Town council: Text of p. according to Ben Reed");
    let own = line(json!({"according_to": "clerk"}));
    assert_eq!(own, "Town council: Text of p.");
    let report = line(json!({"kind": "reported"}));
    assert_eq!(report, "Town council: Text of p. Reported");
    let joint = line(json!({"side": ["town", "farm"]}));
    assert_eq!(joint, "Town council, Farmers: Text of p.");
}

/// Its cards are open: each line would be read twice.
#[test]
fn the_plain_form_has_no_key_lines() {
    let held = with(position("p", "town", "cost"), json!({"key": true}));
    let html = html(&story([event_of("e", "2024", [held])]), |options| {
        options.form = Form::Plain;
        options.view = PrerenderedView::Timeline;
    });
    assert_eq!(html.matches("Text of p.").count(), 1);
}

#[test]
fn a_longer_text_stands_in_the_card_which_opens_also_without_positions() {
    let longer = json!({"text": "It *rained*.\n\nThen it did not."});
    let silent = with(event("silent", "2024"), longer.clone());
    let loud = event_of("loud", "2025", [position("p", "town", "cost")]);
    let page = Page::of(&story([silent, with(loud, longer)]));
    for event in ["silent", "loud"] {
        let body = one(page.event(event), "details > .body");
        assert_eq!(texts(all(body, "p")), ["It rained.", "Then it did not."]);
    }
    let words = words("en").unwrap();
    let promise = |event: &str| text(one(page.event(event), SUMMARY));
    assert_eq!(promise("silent"), words.read_on);
    assert!(promise("loud").starts_with(words.positions));
}

#[test]
fn what_is_of_no_kind_and_has_no_summary_shows_neither() {
    let bare = json!({"id": "e", "title": "Title", "date": "2024"});
    let page = Page::of(&story([bare]));
    assert_eq!(text(page.event("e")), "2024 Title");
    assert!(all(page.event("e"), "ul, .summary").is_empty());
}

#[test]
fn what_a_story_does_not_have_leaves_nothing_empty() {
    let bare = json!({"id": "e", "title": "Title", "date": "2024"});
    let mut story = story([bare]);
    for list in ["sides", "topics", "sources", "people"] {
        story.as_object_mut().unwrap().remove(list);
    }
    let page = Page::whole(&story, |_| ());
    for part in [".views", ".cards", ".sources", "fieldset"] {
        assert!(page.all(part).is_empty(), "{part}");
    }
    let shown = Page::whole(&story, |options| options.view = PrerenderedView::Compare);
    assert_eq!(shown.one(".story").attr("data-view"), Some("timeline"));
}

#[test]
fn marks_go_round_after_eight_sides_and_names_still_tell_them_apart() {
    let id = |n: usize| format!("side-{n}");
    let held: Vec<Value> = (0..20)
        .map(|n| position(&format!("p{n}"), &id(n), "cost"))
        .collect();
    let mut story = story([event_of("e", "2024", held)]);
    let side = |n| json!({"id": id(n), "name": format!("Side {n}")});
    story["sides"] = (0..20).map(side).collect();
    story["people"] = json!([{"id": "someone", "name": "Someone", "side": "side-0"}]);
    let page = Page::of(&story);
    let expected: Vec<String> = (0..20).map(|n| format!("Side {n}")).collect();
    assert_eq!(texts(page.all(SIDE)), expected);
    let chips = all(page.one(SUMMARY), "[data-side]");
    assert_eq!(chips.len(), 20);
    for (n, chip) in chips.into_iter().enumerate() {
        assert!(text(chip).contains(&format!("Side {n}")));
        let mark = (n % 8).to_string();
        assert_eq!(chip.attr("data-mark"), Some(mark.as_str()));
        let held = page.position(&format!("p{n}"));
        assert!(is_in(held, &format!("[data-mark='{mark}']")));
    }
}
