//! Who says so: names, reports by others, kinds of positions, quotes and notes.

use crate::page::{POSITION, Page, RELAYED, all, one, says, text};
use crate::sample::{
    LANGUAGES, by_id, default_story, event_of, full, position, positions, say, story, story_of,
    with,
};
use serde_json::{Value, json};
use standpoint::story::PositionKind;
use standpoint::view::Header;
use standpoint::words::{fill, words};

/// What can be read of a position with these fields.
fn read(language: &str, fields: Value) -> String {
    let held = with(position("p", "town", "cost"), fields);
    text(Page::in_language(&story_of(held), language).position("p"))
}

#[test]
fn a_position_that_another_side_reports_says_so_and_names_who_does() {
    for language in LANGUAGES {
        let words = words(language).unwrap();
        let held = with(
            position("p", "town", "cost"),
            json!({"speaker": "mayor", "according_to": "farmer"}),
        );
        let page = Page::in_language(&story_of(held), language);
        let item = page.position("p");
        assert!(item.attr("data-relayed").is_some());
        assert!(
            says(item, &fill(words.reported_by, "Farmers")),
            "{}",
            text(item)
        );
        assert!(says(item, "Ada Mole") && says(item, "Ben Reed"));
        let said = text(item);
        let report = fill(words.according_to, "Ben Reed");
        assert!(said.contains(&report), "{said}");
        assert!(said.find("Ada Mole") < said.find(&report), "{said}");
    }
}

#[test]
fn a_position_that_its_own_side_reports_names_who_does_and_is_not_marked() {
    for language in LANGUAGES {
        let words = words(language).unwrap();
        let held = with(
            position("p", "town", "cost"),
            json!({"speaker": "mayor", "according_to": "clerk"}),
        );
        let page = Page::in_language(&story_of(held), language);
        let said = text(page.position("p"));
        assert!(said.contains(&fill(words.according_to, "Town clerk")));
        assert!(
            page.all(RELAYED).is_empty()
                && !said.contains(words.reported_by.trim_matches(&['{', '}', ' ', ':'][..]))
        );
    }
}

#[test]
fn a_position_without_a_report_speaks_of_none() {
    for language in LANGUAGES {
        let said = read(language, json!({"speaker": "mayor"}));
        let (before, after) = standpoint::words::around(words(language).unwrap().according_to);
        let frame = if before.is_empty() { after } else { before };
        assert!(!said.contains(frame.trim()), "{said}");
    }
}

// "Reported by the other side" stood over what a newspaper reported of a party.
#[test]
fn what_the_press_reports_of_a_party_is_said_to_come_from_the_press() {
    let said = read(
        "en",
        json!({"speaker": "mayor", "according_to": "reporter"}),
    );
    assert!(said.contains("Reported by: Gazette"), "{said}");
}

#[test]
fn in_the_default_story_each_position_names_who_speaks_and_who_reports() {
    let story = default_story();
    for language in LANGUAGES {
        let page = Page::in_language(&story, language);
        for held in positions(&story) {
            let item = page.position(held["id"].as_str().unwrap());
            let said = text(item);
            let person = |id: &Value| by_id(&story["people"], id);
            let mut is_relayed = false;
            if !held["speaker"].is_null() {
                assert!(says(item, say(&person(&held["speaker"])["name"], language)));
            }
            if !held["according_to"].is_null() {
                let reporter = person(&held["according_to"]);
                let name = say(&reporter["name"], language);
                let report = fill(words(language).unwrap().according_to, name);
                assert!(said.contains(&report), "{report}: {said}");
                is_relayed = reporter["side"] != held["side"];
            }
            assert_eq!(item.attr("data-relayed").is_some(), is_relayed);
            // In the default story it is always Russia that reports of the United States.
            let russia = say(&by_id(&story["sides"], &json!("russia"))["name"], language);
            let tag = fill(words(language).unwrap().reported_by, russia);
            assert_eq!(says(item, &tag), is_relayed);
        }
        let relayed = page.all(RELAYED).into_iter();
        let relayed: Vec<_> = relayed.map(|held| page.position_id(held)).collect();
        assert_eq!(relayed, ["pc-us-offensive-weapons", "pc-us-nuclear"]);
    }
}

#[test]
fn a_name_has_its_office_in_apposition() {
    for (language, comma) in [("en", ", "), ("zh", "，"), ("ru", ", ")] {
        let fields = json!({"speaker": "mayor", "according_to": "farmer"});
        let said = read(language, fields);
        assert!(said.contains(&format!("Ada Mole{comma}Mayor")), "{said}");
        assert!(said.contains(&format!("Ben Reed{comma}Farmer")), "{said}");
    }
}

#[test]
fn a_name_without_an_office_stands_alone() {
    let said = read("en", json!({"speaker": "clerk"}));
    assert!(
        said.contains("Town clerk") && !said.contains("Town clerk,"),
        "{said}"
    );
}

#[test]
fn those_who_took_part_are_listed_in_the_order_of_the_file() {
    for (language, list) in [
        ("en", "Ada Mole, Town clerk, Ben Reed"),
        ("zh", "Ada Mole、Town clerk、Ben Reed"),
        ("ru", "Ada Mole, Town clerk, Ben Reed"),
    ] {
        let page = Page::in_language(&full(), language);
        let said = text(page.event("talk"));
        let label = words(language).unwrap().participants;
        let (_, behind) = said.split_once(label).unwrap();
        let behind = behind.trim_start_matches([':', '：', ' ']);
        assert!(behind.starts_with(list), "{said}");
    }
}

#[test]
fn a_kind_other_than_stated_is_named() {
    for language in LANGUAGES {
        let words = words(language).unwrap();
        for kind in PositionKind::ALL {
            let held = with(position("p", "town", "cost"), json!({"kind": kind.word()}));
            let page = Page::in_language(&story_of(held), language);
            let item = page.position("p");
            assert_eq!(item.attr("data-kind"), Some(kind.word()));
            for other in PositionKind::ALL {
                let is_named = kind == other && *kind != PositionKind::Stated;
                assert_eq!(says(item, words.position_kind(*other)), is_named);
            }
        }
    }
}

#[test]
fn a_note_is_named_as_the_editor_s() {
    for language in LANGUAGES {
        let label = words(language).unwrap().note;
        let said = read(language, json!({"note": "Not *borne out*."}));
        let (_, behind) = said.split_once(label).unwrap();
        assert!(behind.contains("Not borne out."), "{said}");
        assert!(!read(language, json!({})).contains(label));
    }
}

#[test]
fn a_quote_stands_in_the_quotation_marks_of_the_language() {
    for (language, quoted) in [
        ("en", "“Not yet”"),
        ("zh", "“Not yet”"),
        ("ru", "«Not yet»"),
    ] {
        let page = Page::in_language(&full(), language);
        assert_eq!(text(one(page.position("told"), "q")), quoted);
    }
    assert!(all(Page::of(&full()).position("view"), "q").is_empty());
}

#[test]
fn the_day_on_which_something_was_said_is_given_where_it_is_not_the_event_s() {
    for language in LANGUAGES {
        let held = with(position("p", "town", "cost"), json!({"date": "2024-05-03"}));
        let page = Page::in_language(&story_of(held), language);
        let date = one(page.position("p"), "time");
        assert_eq!(date.attr("datetime"), Some("2024-05-03"));
        let said_on = fill(words(language).unwrap().said_on, &text(date));
        assert!(text(page.position("p")).contains(&said_on));
    }
    let page = Page::of(&story([event_of(
        "e",
        "2024",
        [position("p", "town", "cost")],
    )]));
    assert!(all(page.one(POSITION), "time").is_empty());
}

#[test]
fn a_joint_statement_names_its_sides_and_is_nobody_s_report() {
    for language in LANGUAGES {
        let joint = json!({"side": ["town", "farm"], "speaker": "mayor", "according_to": "farmer"});
        let held = with(position("p", "town", "cost"), joint);
        let page = Page::in_language(&story_of(held), language);
        let words = words(language).unwrap();
        let sides = ["Town council", "Farmers"].join(words.comma);
        assert!(says(page.position("p"), &fill(words.joint, &sides)));
        assert!(page.all(RELAYED).is_empty());
    }
}

#[test]
fn the_office_of_that_time_goes_before_that_of_the_person() {
    let said = read("en", json!({"speaker": "mayor", "role": "Clerk then"}));
    assert!(said.contains("Ada Mole, Clerk then") && !said.contains("Mayor"));
}

#[test]
fn a_quote_in_another_language_than_it_was_said_in_is_marked_as_translated() {
    let translated = |language: &str, shown: Value| {
        let quote = json!({"quote": shown, "quote_language": "ru-RU"});
        let held = with(position("p", "town", "cost"), quote);
        let story = with(story_of(held), json!({"languages": ["en", "ru"]}));
        let page = Page::in_language(&story, language);
        says(page.position("p"), words(language).unwrap().translated)
    };
    let both = json!({"en": "Not yet", "ru": "Ещё нет"});
    assert!(translated("en", both.clone()));
    assert!(!translated("ru", both));
    let said = read("en", json!({"quote": "Not yet"}));
    assert!(!said.contains(words("en").unwrap().translated));
}

#[test]
fn what_was_corrected_is_said_with_it_and_when() {
    let correction = json!([{"date": "2024-06-02", "text": "It was *not* so."}]);
    let said = read("en", json!({"corrections": correction}));
    assert!(
        said.ends_with("Corrected on June 2, 2024: It was not so."),
        "{said}"
    );
    let whole = with(
        story_of(position("p", "town", "cost")),
        json!({"corrections": correction}),
    );
    for header in ["full", "none"] {
        let page = Page::with(&whole, |options| options.header = Header::parse(header));
        let said = text(page.one("header .note"));
        assert_eq!(said, "Corrected on June 2, 2024: It was not so.");
    }
}
