//! Reading takes whatever it is given: nothing makes it panic, and what it accepts can be shown.

#![cfg(not(target_arch = "wasm32"))]

use leptos::prelude::*;
use serde_json::{Value, json};
use standpoint::check::review_str;
use standpoint::read::{
    Level, MAX_EVENTS, MAX_PROBLEMS, MAX_SIDES, MAX_TEXT, MAX_TOPICS, Problem, Reading, StoryCode,
};
use standpoint::view::{Opening, Options, Scene, Timeline};
use std::sync::Arc;

const DEFAULT_STORY: &str = include_str!("../stories/us-russia-2021.json");
const SOUND: &str = include_str!("bad-stories/sound.json");

/// Pseudo-random numbers that are the same at every run: SplitMix64, by Sebastiano Vigna,
/// <https://prng.di.unimi.it/splitmix64.c>.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// Any JSON value, with a liking for what looks almost right.
    fn value(&mut self, depth: usize) -> Value {
        const STRINGS: [&str; 30] = [
            "",
            " ",
            "meeting",
            "town",
            "en",
            "2024-05-02",
            "2024-02-30",
            "Y-13800000000",
            "../2024",
            "2024~",
            "2024-05-02T19:00:00+01:00",
            "-0044-03-15T00:00:00Z",
            "PT1H",
            "P9999999999D",
            "javascript:alert(1)",
            "https://example.org/",
            "//x",
            "\u{0}",
            "\u{202e}abc",
            "😀",
            "e\u{301}",
            "*a **b* c**",
            "[a](b",
            "[a](https://a.b)",
            "\\",
            "<b>",
            "****************",
            "[[[[[[[[",
            "９",
            "a\n\nb",
        ];
        const KEYS: [&str; 12] = [
            "id",
            "en",
            "de",
            "zh-Hans",
            "",
            "source",
            "at",
            "side",
            "$schema",
            "ein",
            "é",
            "__proto__",
        ];
        match self.below(if depth > 3 { 6 } else { 9 }) {
            0 => Value::Null,
            1 => Value::Bool(self.below(2) == 0),
            2 => json!(*self.pick(&[0.0, 1.0, -1.0, 2.5, 2024.0, 1e300, -1e-300])),
            3..=5 => json!(self.pick(&STRINGS)),
            6 => (0..self.below(4)).map(|_| self.value(depth + 1)).collect(),
            _ => {
                let member = |_| (self.pick(&KEYS).to_string(), self.value(depth + 1));
                Value::Object((0..3).map(member).collect())
            }
        }
    }
}

/// The JSON pointers of every value in a value.
fn pointers(value: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Array(items) => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(n, item)| walk(item, &format!("{at}/{n}"), found));
            }
            Value::Object(members) => {
                members
                    .iter()
                    .for_each(|(key, item)| walk(item, &format!("{at}/{key}"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}

fn errors(reading: &Reading) -> Vec<&Problem> {
    let is_error = |problem: &&Problem| problem.code.level() == Level::Error;
    reading.problems.iter().filter(is_error).collect()
}

/// Shows what was read, all cards open: a story that can be read has to be one that can be shown.
fn show(reading: Reading) -> String {
    let Some(story) = reading.story else {
        return String::new();
    };
    let options = Options {
        open: Opening::All,
        ..Options::default()
    };
    let scene = Arc::new(Scene::new(Arc::new(story), options));
    view! { <Timeline scene /> }.to_html()
}

#[test]
fn the_beginning_of_a_story_is_not_json_wherever_it_is_cut_off() {
    let length = DEFAULT_STORY.trim_end().len();
    for cut in (0..500).map(|at| at * length / 500) {
        let cut = (0..=cut)
            .rev()
            .find(|cut| DEFAULT_STORY.is_char_boundary(*cut))
            .unwrap();
        let reading = review_str(&DEFAULT_STORY[..cut]);
        assert!(reading.story.is_none(), "cut at byte {cut}");
        let codes: Vec<StoryCode> = reading
            .problems
            .iter()
            .map(|problem| problem.code)
            .collect();
        assert_eq!(codes, [StoryCode::Syntax], "cut at byte {cut}");
    }
}

#[test]
fn any_value_in_any_place_is_read_and_shown_without_panic() {
    let sound: Value = serde_json::from_str(SOUND).unwrap();
    let mut random = Random(1);
    for pointer in pointers(&sound) {
        for _ in 0..12 {
            let mut story = sound.clone();
            *story.pointer_mut(&pointer).unwrap() = random.value(0);
            let text = story.to_string();
            let html = show(review_str(&text));
            assert!(!html.contains("href=\"javascript:"), "{pointer}: {text}");
        }
    }
}

#[test]
fn many_strange_values_at_once_are_read_and_shown_without_panic() {
    let sound: Value = serde_json::from_str(SOUND).unwrap();
    let places = pointers(&sound);
    let mut random = Random(2);
    for _ in 0..500 {
        let mut story = sound.clone();
        for _ in 0..6 {
            let place = random.pick(&places).clone();
            let value = random.value(2);
            if let Some(found) = story.pointer_mut(&place).filter(|_| place.len() > 8) {
                *found = value;
            }
        }
        show(review_str(&story.to_string()));
    }
}

#[test]
fn a_story_with_one_member_left_out_is_read_and_shown_without_panic() {
    let sound: Value = serde_json::from_str(SOUND).unwrap();
    for pointer in pointers(&sound)
        .into_iter()
        .filter(|pointer| !pointer.is_empty())
    {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let mut story = sound.clone();
        match story.pointer_mut(parent).unwrap() {
            Value::Object(members) => _ = members.remove(key),
            Value::Array(items) => _ = items.remove(key.parse().unwrap()),
            _ => unreachable!(),
        }
        show(review_str(&story.to_string()));
    }
}

#[test]
fn a_text_of_20_000_characters_is_read_and_one_more_is_too_much() {
    let with_summary = |length: usize| {
        let mut story: Value = serde_json::from_str(SOUND).unwrap();
        story["events"][1]["title"] = json!("桥".repeat(length));
        review_str(&story.to_string())
    };
    let longest = with_summary(MAX_TEXT);
    assert!(errors(&longest).is_empty());
    let longer = with_summary(MAX_TEXT + 1);
    assert_eq!(errors(&longer).len(), 1);
    assert_eq!(longer.problems[0].code, StoryCode::TooMuch);
    assert_eq!(longer.problems[0].path.text(), "events[1].title");
    assert_eq!(longer.story.unwrap().events.len(), 1);
}

#[test]
fn events_over_the_limit_are_reported_once_and_left_out() {
    let mut story: Value = serde_json::from_str(SOUND).unwrap();
    let event = |n| json!({"id": n, "kind": "other", "title": "t", "date": "2024", "summary": "s"});
    story["events"] = (0..=MAX_EVENTS).map(|n| event(format!("e{n}"))).collect();
    let reading = review_str(&story.to_string());
    let found: Vec<_> = errors(&reading)
        .iter()
        .map(|problem| problem.path.text())
        .collect();
    assert_eq!(found, ["events"]);
    assert_eq!(reading.story.unwrap().events.len(), MAX_EVENTS);
}

#[test]
fn a_file_that_is_wrong_everywhere_yields_a_bounded_list_of_problems() {
    let mut story: Value = serde_json::from_str(SOUND).unwrap();
    story["people"] = (0..5_000).map(|n| json!(n)).collect();
    assert_eq!(review_str(&story.to_string()).problems.len(), MAX_PROBLEMS);
}

/// A cell for each side and topic: a file of 130 kB kept a page busy for a quarter of a minute.
#[test]
fn sides_and_topics_over_the_limit_are_reported_and_left_out() {
    for (list, max) in [("sides", MAX_SIDES), ("topics", MAX_TOPICS)] {
        let mut story: Value = serde_json::from_str(SOUND).unwrap();
        let own = story[list].as_array_mut().unwrap();
        own.extend((0..max).map(|n| json!({"id": format!("x{n}"), "name": "x"})));
        let reading = review_str(&story.to_string());
        let places: Vec<_> = errors(&reading).iter().map(|p| p.path.text()).collect();
        assert_eq!(places, [list]);
        let story = reading.story.unwrap();
        let kept = if list == "sides" {
            story.sides.len()
        } else {
            story.topics.len()
        };
        assert_eq!(kept, max);
    }
}

#[test]
fn however_many_warnings_there_are_no_error_is_left_out() {
    let mut story: Value = serde_json::from_str(SOUND).unwrap();
    for n in 0..2 * MAX_PROBLEMS {
        let source =
            json!({"id": format!("s{n}"), "publisher": "p", "title": "t", "grade": "press"});
        story["sources"].as_array_mut().unwrap().push(source);
    }
    story["events"][1]["positions"][0]["kind"] = json!("guess");
    let reading = review_str(&story.to_string());
    let levels: Vec<Level> = reading
        .problems
        .iter()
        .map(|problem| problem.code.level())
        .collect();
    let mut expected = vec![Level::Warning; MAX_PROBLEMS + 1];
    expected[0] = Level::Error;
    assert_eq!(levels, expected);
}

#[test]
fn every_form_of_date_that_is_read_is_also_shown() {
    for date in [
        "2024-05-02",
        "2024-05",
        "2024",
        "202X",
        "20XX",
        "2024-21",
        "2024-24~",
        "2024?",
        "2024-05%",
        "-0258",
        "0000",
        "Y-13800000000",
        "Y100000000000",
        "2024-05-02/2024-06",
        "2024/..",
        "/2024",
        "../2024",
        "2024/",
        "2024-05-02T19:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "Y-100000000000/Y100000000000",
    ] {
        let mut story: Value = serde_json::from_str(SOUND).unwrap();
        story["events"][1]["date"] = json!(date);
        let reading = review_str(&story.to_string());
        let problems: Vec<_> = reading
            .problems
            .iter()
            .map(|problem| problem.message())
            .collect();
        assert!(problems.is_empty(), "{date}: {problems:?}");
        assert!(show(reading).contains("The pier closes"), "{date}");
    }
}
