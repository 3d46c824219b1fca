//! The rules the default story keeps.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use standpoint::check::review_str;
use standpoint::date::When;
use standpoint::read::{Level, Problem, Reading};
use standpoint::story::{Change, Position, PositionKind, Status, Story};

const STORY: &str = include_str!("../stories/us-russia-2021.json");
const ABOUT: &str = include_str!("../stories/README.md");

fn story(text: &str) -> Story {
    let reading = review_str(text);
    assert_eq!(problems(&reading, Level::Error), [""; 0]);
    reading.story.unwrap()
}

fn problems(reading: &Reading, level: Level) -> Vec<String> {
    let is_of_level = |problem: &&Problem| problem.code.level() == level;
    let line = |problem: &Problem| format!("{} {}", problem.code.word(), problem.path.text());
    let problems = reading.problems.iter().filter(is_of_level);
    problems.map(line).collect()
}

/// No address is known of two sources, no kept copy of the official ones, and one was published the day
/// after the story's state of knowledge.
#[test]
fn only_what_is_known_of_its_sources_is_warned_of() {
    let expected = [
        "no-url sources[18]",
        "date-after-as-of sources[62].date",
        "no-url sources[79]",
        "no-archived sources[1]",
    ];
    assert_eq!(problems(&review_str(STORY), Level::Warning), expected);
}

#[test]
fn every_text_is_in_all_three_languages() {
    fn walk(value: &Value, path: &str) {
        match value {
            Value::Object(members) => {
                if ["en", "zh", "ru"]
                    .iter()
                    .any(|tag| members.contains_key(*tag))
                {
                    let tags: Vec<_> = members.keys().map(String::as_str).collect();
                    assert!(
                        tags.len() == 3 && ["en", "zh", "ru"].iter().all(|tag| tags.contains(tag)),
                        "{path}"
                    );
                }
                members
                    .iter()
                    .for_each(|(key, inner)| walk(inner, &format!("{path}.{key}")));
            }
            Value::Array(items) => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(at, inner)| walk(inner, &format!("{path}[{at}]")));
            }
            _ => {}
        }
    }
    walk(&serde_json::from_str(STORY).unwrap(), "");
}

#[test]
fn what_one_side_says_of_another_says_that_it_does() {
    for event in &story(STORY).events {
        for held in &event.positions {
            let speaker = held.speaker.as_ref().map(|speaker| &speaker.side.id);
            let other = speaker.is_some_and(|side| *side != held.side.id);
            assert!(!other || held.according_to.is_some(), "{}", held.id);
        }
    }
}

#[test]
fn what_only_the_kremlin_reports_of_biden_is_shown_as_that() {
    let story = story(STORY);
    let positions = || story.events.iter().flat_map(|event| &event.positions);
    for id in ["pc-us-offensive-weapons", "pc-us-nuclear"] {
        let held = positions().find(|held| held.id == id).unwrap();
        assert_eq!(held.side.id, "us");
        assert_eq!(held.according_to.as_ref().unwrap().side.id, "russia");
        assert!(
            held.is_reported_by_other_side() && held.note.is_some(),
            "{id}"
        );
    }
}

#[test]
fn an_analyst_only_has_views_and_stands_apart() {
    let story = story(STORY);
    for held in story.events.iter().flat_map(|event| &event.positions) {
        let analyst = held
            .speaker
            .as_ref()
            .is_some_and(|speaker| speaker.id == "zhao-long");
        assert_eq!(analyst, held.kind == PositionKind::View, "{}", held.id);
        assert!(!analyst || held.side.observer, "{}", held.id);
    }
}

/// Readers of the article look for it: they learn why it is left out.
#[test]
fn the_unsupported_sum_stands_only_in_the_note_that_says_so() {
    for sum in ["$750 million", "7.5亿", "750 млн"] {
        assert_eq!(STORY.matches(sum).count(), 1, "{sum}");
    }
    for sum in ["7,5亿", "$750m", "750 миллионов"] {
        assert!(!STORY.contains(sum), "{sum}");
    }
    let story = story(STORY);
    let held = position(&story, "pc-press-aid-sums");
    assert!(
        held.note
            .as_ref()
            .unwrap()
            .in_language("en", "en")
            .0
            .contains("no source")
    );
}

#[test]
fn on_new_years_eve_the_january_talks_are_still_to_come() {
    let scheduled = |text: &str| {
        let story = story(text);
        let ahead = story
            .events
            .iter()
            .filter(|event| event.status == Status::Scheduled);
        ahead.map(|event| event.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(scheduled(STORY), [""; 0]);
    let then = STORY.replace("\"as_of\": \"2022-01-14\"", "\"as_of\": \"2021-12-31\"");
    let january = [
        "geneva-2022-01-10",
        "nato-russia-council-2022-01-12",
        "osce-2022-01-13",
    ];
    assert_eq!(scheduled(&then), january);
}

#[test]
fn every_claim_of_the_article_is_accounted_for() {
    let story = story(STORY);
    let ids: Vec<&str> = (story.events.iter().flat_map(|event| &event.positions))
        .map(|held| held.id.as_str())
        .collect();
    for claim in 1..=64 {
        let row = format!("| C{claim:02} |");
        assert!(ABOUT.contains(&row), "{row}");
    }
    for name in ABOUT.split('`').skip(1).step_by(2) {
        let is_position = ["vc-", "dr-", "pc-", "ge-", "nr-", "os-"]
            .iter()
            .any(|start| name.starts_with(start));
        assert!(!is_position || ids.contains(&name), "{name}");
    }
}

fn position<'a>(story: &'a Story, id: &str) -> &'a Position {
    let mut all = story.events.iter().flat_map(|event| &event.positions);
    all.find(|held| held.id == id).unwrap()
}

/// The positions of one side on one topic, in the order of the story.
fn positions_of<'a>(story: &'a Story, side: &str, topic: &str) -> Vec<&'a Position> {
    let all = story.events.iter().flat_map(|event| &event.positions);
    let all = all.map(|held| held.as_ref());
    all.filter(|held| held.side.id == side && held.topic.id == topic)
        .collect()
}

/// One rule for every side: what is the same in substance is `same`, however hard the words, and what a side
/// asks for, offers or threatens for the first time is `new`.
#[test]
fn nobody_moved_on_enlargement_and_every_side_is_measured_alike() {
    let story = story(STORY);
    for side in ["us", "russia", "nato", "ukraine"] {
        let held = positions_of(&story, side, "enlargement");
        let changes: Vec<_> = held.iter().filter_map(|held| held.change).collect();
        assert!(!changes.is_empty(), "{side}");
        assert!(
            changes.iter().all(|change| *change == Change::Same),
            "{side}"
        );
    }
    let moved = |side: &str| {
        let all = story.events.iter().flat_map(|event| &event.positions);
        let new = all.filter(|held| held.side.id == side && held.change == Some(Change::New));
        new.map(|held| held.topic.id.as_str()).collect::<Vec<_>>()
    };
    let of_russia = ["troops", "weapons", "nuclear", "troops", "troops", "troops"];
    assert_eq!(moved("russia"), of_russia);
    assert_eq!(moved("us"), ["troops", "weapons"]);
    assert_eq!(moved("nato"), ["weapons"]);
    for side in ["ukraine", "eu", "osce", "press"] {
        assert!(moved(side).is_empty(), "{side}");
    }
}

#[test]
fn a_change_compares_positions_that_the_same_side_took_at_different_times() {
    let story = story(STORY);
    let all = || {
        let events = story.events.iter();
        events.flat_map(|event| event.positions.iter().map(move |held| (event, held)))
    };
    for (event, held) in all() {
        let Some(id) = &held.change_to else { continue };
        let (earlier, other) = all().find(|(_, other)| other.id == *id).unwrap();
        assert_eq!(held.side.id, other.side.id, "{}", held.id);
        assert_eq!(held.topic.id, other.topic.id, "{}", held.id);
        assert_ne!(event.id, earlier.id, "{}", held.id);
    }
}

#[test]
fn at_most_two_key_lines_a_side_stand_on_a_card_and_every_party_has_one() {
    let story = story(STORY);
    for event in &story.events {
        let key = || event.positions.iter().filter(|held| held.is_key);
        assert!((2..=5).contains(&key().count()), "{}", event.id);
        for side in &story.sides {
            let count = key().filter(|held| held.side.id == side.id).count();
            assert!(count <= 2, "{}: {}", event.id, side.id);
        }
    }
    for side in story.sides.iter().filter(|side| !side.observer) {
        let mut all = story.events.iter().flat_map(|event| &event.positions);
        assert!(
            all.any(|held| held.is_key && held.side.id == side.id),
            "{}",
            side.id
        );
    }
}

/// A reader of Russian or Chinese is not shown our translation as if it were what was said.
#[test]
fn every_party_is_quoted_and_only_in_the_words_of_the_language() {
    let story = story(STORY);
    let quoting = |language: &str, mark: char, side: &str| {
        let all = story.events.iter().flat_map(|event| &event.positions);
        let of_side = all.filter(|held| held.side.id == side);
        let quoting =
            of_side.filter(|held| held.text.in_language(language, language).0.contains(mark));
        quoting.map(|held| held.id.as_str()).collect::<Vec<_>>()
    };
    let parties: Vec<_> = story.sides.iter().filter(|side| !side.observer).collect();
    let counts: Vec<_> = (parties.iter())
        .map(|side| quoting("en", '“', &side.id).len())
        .collect();
    assert!(counts.iter().sum::<usize>() >= 40, "{counts:?}");
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
    let in_russian = ["ge-russia-enlargement", "nr-russia-agenda"];
    assert_eq!(quoting("ru", '«', "russia"), in_russian);
    assert!(quoting("ru", '«', "us").is_empty());
}

#[test]
fn what_the_press_said_of_a_call_is_dated_when_it_was_printed() {
    let story = story(STORY);
    let printed = When::parse("2021-12-31").unwrap();
    for held in story.events.iter().flat_map(|event| &event.positions) {
        let speaker = held.speaker.as_ref().map(|speaker| speaker.id.as_str());
        if matches!(speaker, Some("kankanews" | "zhao-long")) {
            assert_eq!(held.date.as_ref(), Some(&printed), "{}", held.id);
        }
    }
}

#[test]
fn a_change_is_told_only_of_parties_and_its_note_in_every_language() {
    let story = story(STORY);
    for held in story.events.iter().flat_map(|event| &event.positions) {
        assert!(held.change.is_none() || !held.side.observer, "{}", held.id);
        if let Some(note) = &held.change_note {
            assert!(held.change.is_some(), "{}", held.id);
            assert_eq!(note.languages().count(), 3, "{}", held.id);
        }
    }
}
