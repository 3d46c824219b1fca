//! The rules the default story keeps.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use standpoint::check::review_str;
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

/// No address is known of two sources, and one was published the day after the story's state of
/// knowledge.
#[test]
fn only_what_is_known_of_its_sources_is_warned_of() {
    let expected = [
        "no-url sources[18]",
        "date-after-as-of sources[62].date",
        "no-url sources[79]",
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

#[test]
fn the_unsupported_sum_is_nowhere() {
    for sum in ["$750", "750 million", "7.5亿", "7,5亿", "750 млн"] {
        assert!(!STORY.contains(sum), "{sum}");
    }
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

/// The positions of one side on one topic, in the order of the story.
fn positions_of<'a>(story: &'a Story, side: &str, topic: &str) -> Vec<&'a Position> {
    let all = story.events.iter().flat_map(|event| &event.positions);
    let all = all.map(|held| held.as_ref());
    all.filter(|held| held.side.id == side && held.topic.id == topic)
        .collect()
}

#[test]
fn what_russia_says_on_enlargement_and_whether_it_changed_can_be_told() {
    let story = story(STORY);
    let held = positions_of(&story, "russia", "enlargement");
    let changes: Vec<_> = held.iter().map(|held| held.change).collect();
    use Change::{Firmer, Same};
    assert_eq!(changes[0], None);
    let rest: Vec<_> = changes[1..].iter().flatten().collect();
    assert_eq!(rest, [&Firmer, &Same, &Same, &Firmer, &Same]);
    for side in ["us", "nato", "ukraine"] {
        let held = positions_of(&story, side, "enlargement");
        assert!(
            held[1..].iter().all(|held| held.change == Some(Same)),
            "{side}"
        );
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
