//! What a closed card promises, and which cards are open.

use crate::page::{CARD, Page, SUMMARY, all, one, says, text, texts};
use crate::sample::{LANGUAGES, default_story, event, event_of, position, say, story};
use serde_json::{Value, json};
use standpoint::view::Opening;
use standpoint::words::words;

fn opened(story: &Value, open: &str) -> Vec<String> {
    let page = Page::with(story, |options| options.open = Opening::parse(open));
    page.open_cards().into_iter().map(str::to_owned).collect()
}

#[test]
fn a_closed_card_names_each_side_that_speaks_with_how_often_it_does() {
    let story = default_story();
    for language in LANGUAGES {
        let page = Page::in_language(&story, language);
        for event in story["events"].as_array().unwrap() {
            let held = event["positions"].as_array().unwrap();
            let mut expected = Vec::new();
            for side in story["sides"].as_array().unwrap() {
                let count = held.iter().filter(|p| p["side"] == side["id"]).count();
                if count > 0 {
                    let name = say(&side["name"], language);
                    expected.push((side["id"].as_str().unwrap(), format!("{name} {count}")));
                }
            }
            let summary = one(page.event(event["id"].as_str().unwrap()), SUMMARY);
            let chips = all(summary, "[data-side]").into_iter();
            let found: Vec<_> = chips
                .map(|chip| (chip.attr("data-side").unwrap(), text(chip)))
                .collect();
            assert_eq!(found, expected);
        }
    }
}

#[test]
fn a_closed_card_names_each_topic_that_is_spoken_on_in_the_story_s_order() {
    let story = default_story();
    for language in LANGUAGES {
        let page = Page::in_language(&story, language);
        for event in story["events"].as_array().unwrap() {
            let summary = one(page.event(event["id"].as_str().unwrap()), SUMMARY);
            let held = event["positions"].as_array().unwrap();
            let topics = story["topics"].as_array().unwrap().iter();
            let spoken_on = topics.filter(|topic| held.iter().any(|p| p["topic"] == topic["id"]));
            let names: Vec<_> = spoken_on
                .map(|topic| say(&topic["name"], language))
                .collect();
            let words = words(language).unwrap();
            let list = [words.topics, words.colon, &names.join(words.comma)].concat();
            assert!(text(summary).ends_with(&list), "{}", text(summary));
        }
    }
}

#[test]
fn a_closed_card_says_what_it_opens_to() {
    for language in LANGUAGES {
        let page = Page::in_language(&default_story(), language);
        for summary in page.all(SUMMARY) {
            assert!(says(summary, words(language).unwrap().positions));
        }
    }
}

#[test]
fn an_event_without_positions_has_no_card_to_open() {
    let story = story([event("e", "2024")]);
    assert!(Page::of(&story).all(CARD).is_empty());
}

#[test]
fn cards_open_as_they_are_asked_to() {
    let held = |id: &str| [position(&format!("p-{id}"), "town", "cost")];
    let story = story([
        event_of("a", "2021", held("a")),
        event_of("b", "2022", held("b")),
        event_of("all-of-it", "2023", held("c")),
    ]);
    for (asked, expected) in [
        ("", &[][..]),
        ("all", &["a", "b", "all-of-it"]),
        (" all\n", &["a", "b", "all-of-it"]),
        ("a", &["a"]),
        ("b\t a", &["a", "b"]),
        ("all-of-it", &["all-of-it"]),
        ("nothing", &[]),
        ("a nothing b b", &["a", "b"]),
        ("A", &[]),
        ("a,b", &[]),
    ] {
        assert_eq!(opened(&story, asked), expected, "{asked:?}");
    }
}

#[test]
fn every_card_is_closed_unless_asked_for() {
    let page = Page::with(&default_story(), |options| {
        options.open = standpoint::view::Options::default().open;
    });
    assert_eq!(page.open_cards(), [""; 0]);
}

#[test]
fn one_button_opens_every_card_and_closes_them_where_all_are_open() {
    let mut story = default_story();
    story["events"][0]["positions"] = json!([]);
    for language in LANGUAGES {
        let words = words(language).unwrap();
        let first = story["events"][1]["id"].as_str().unwrap();
        for (open, name) in [
            ("", words.open_all),
            (first, words.open_all),
            ("all", words.close_all),
        ] {
            let page = Page::whole(&story, |options| {
                options.language = language.to_owned();
                options.open = Opening::parse(open);
            });
            assert_eq!(texts(page.all(".cards > button")), [name], "{open}");
        }
    }
}

#[test]
fn where_no_card_opens_there_is_no_button_for_it() {
    let page = Page::whole(&story([event("e", "2024")]), |_| ());
    assert!(page.all(".cards").is_empty());
}
