use super::sample::{plain, sides, story, story_with, topic, words};
use standpoint::app::Filter;
use standpoint::app::announcement::{left_out, result};
use standpoint::app::search::SearchTexts;
use standpoint::app::selection::Selection;
use standpoint::words::fill;

fn announced(filter: &Filter) -> String {
    let story = story();
    let found =
        (!filter.find.is_empty()).then(|| SearchTexts::new(&story, "en").find(&filter.find));
    let selection = Selection::new(&story, filter, found.as_ref(), 0);
    result(standpoint::words::words("en").unwrap(), &selection)
}

#[test]
fn nothing_is_announced_without_a_filter() {
    assert_eq!(announced(&Filter::default()), "");
}

#[test]
fn it_is_announced_how_many_positions_are_left() {
    assert_eq!(announced(&sides(&["us"])), "Positions shown: 2 / 5");
}

#[test]
fn of_a_story_without_positions_the_events_are_counted() {
    let story = plain();
    let filter = words("over");
    let found = SearchTexts::new(&story, "en").find(&filter.find);
    let selection = Selection::new(&story, &filter, Some(&found), 0);
    let words = standpoint::words::words("en").unwrap();
    assert_eq!(
        result(words, &selection),
        fill(&fill(words.not_all_events, "1"), "2")
    );
}

#[test]
fn it_is_announced_that_nothing_is_left() {
    let nothing = Filter {
        topic: "gas".to_owned(),
        ..sides(&["us"])
    };
    assert_eq!(announced(&nothing), "Nothing matches.");
    assert_eq!(announced(&words("nowhere")), "Nothing matches.");
}

#[test]
fn an_event_without_positions_is_not_nothing() {
    assert_eq!(announced(&words("over")), "Positions shown: 0 / 5");
    assert_ne!(announced(&topic("gas")), "");
}

/// A side renamed in one place made half a story look whole.
#[test]
fn a_story_of_which_a_part_was_left_out_says_so_in_every_language() {
    let sound = story();
    let renamed = story_with(
        r#""side": "us", "topic": "arms""#,
        r#""side": "usa", "topic": "arms""#,
    );
    let undated = story_with(r#""date": "2024-01-04""#, r#""date": "in spring""#);
    for words in standpoint::words::ALL {
        assert_eq!(left_out(words, &sound), "");
        let said = left_out(words, &renamed);
        assert!(said.contains('4') && said.contains('5'), "{said}");
        assert!(!said.contains(['{', '}']), "{said}");
        let said = left_out(words, &undated);
        assert!(said.contains('3') && said.contains('4'), "{said}");
    }
    let english = standpoint::words::words("en").unwrap();
    assert_eq!(left_out(english, &renamed), "4 of 5 statements are shown");
    assert_eq!(left_out(english, &undated), "3 of 4 events are shown");
}

#[test]
fn the_positions_of_an_event_that_was_left_out_are_counted() {
    let english = standpoint::words::words("en").unwrap();
    for (right, wrong) in [
        (r#""date": "2024-01-03""#, r#""date": "then""#),
        (r#""id": "talks""#, r#""id": "call""#),
    ] {
        let story = story_with(right, wrong);
        assert_eq!(left_out(english, &story), "2 of 5 statements are shown");
    }
}
