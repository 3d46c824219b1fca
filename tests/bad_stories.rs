//! The folder `tests/bad-stories`: what is found wrong in each file, and what is left of its story.

#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use standpoint::check::review_str;
use standpoint::read::{Level, Path, Problem, Reading, StoryCode};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// What `expected.json` says of one file.
#[derive(PartialEq)]
struct Outcome {
    /// how many events and positions are left; `None` where no story is
    story: Option<(usize, usize)>,
    /// `code path` of each error and `warning code path` of each warning, sorted
    problems: Vec<String>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/bad-stories")
}

/// The stories of the folder by file name, in that order.
fn stories() -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let is_story = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ending == "json") && !path.ends_with("expected.json")
    };
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read(&path).unwrap())
    };
    files.filter(is_story).map(read).collect()
}

fn reading(bytes: &[u8]) -> Reading {
    review_str(str::from_utf8(bytes).unwrap())
}

fn expected() -> BTreeMap<String, Outcome> {
    let text = fs::read_to_string(folder().join("expected.json")).unwrap();
    let rows: BTreeMap<String, Value> = serde_json::from_str(&text).unwrap();
    rows.into_iter()
        .map(|(name, row)| (name, outcome_of_row(&row)))
        .collect()
}

fn outcome_of_row(row: &Value) -> Outcome {
    let count = |story: &Value, key: &str| story[key].as_u64().unwrap() as usize;
    let story = row["story"].as_object().map(|_| {
        let story = &row["story"];
        (count(story, "events"), count(story, "positions"))
    });
    let problems = row["problems"].as_array().unwrap().iter();
    let mut problems: Vec<String> = problems
        .map(|line| line.as_str().unwrap().to_owned())
        .collect();
    problems.sort();
    Outcome { story, problems }
}

fn outcome(reading: &Reading) -> Outcome {
    let story = reading.story.as_ref().map(|story| {
        let positions = story.events.iter().map(|event| event.positions.len());
        (story.events.len(), positions.sum())
    });
    let line = |problem: &Problem| {
        let level = match problem.code.level() {
            Level::Error => "",
            Level::Warning => "warning ",
        };
        format!("{level}{} {}", problem.code.word(), problem.path.text())
    };
    let mut problems: Vec<String> = reading.problems.iter().map(line).collect();
    problems.sort();
    Outcome { story, problems }
}

fn describe(outcome: &Outcome) -> String {
    let story = match outcome.story {
        Some((events, positions)) => format!("{events} events, {positions} positions"),
        None => String::from("no story"),
    };
    let problems: String = outcome
        .problems
        .iter()
        .map(|line| format!("\n      {line}"))
        .collect();
    story
        + if problems.is_empty() {
            "\n      no problem"
        } else {
            &problems
        }
}

#[test]
fn every_file_has_a_row_and_every_row_a_file() {
    let files: Vec<String> = stories().into_keys().collect();
    let rows: Vec<String> = expected().into_keys().collect();
    assert_eq!(files, rows);
}

#[test]
fn in_every_file_exactly_its_mistakes_are_found_and_all_that_is_right_is_kept() {
    let expected = expected();
    let mut differences = String::new();
    for (name, bytes) in stories() {
        let found = outcome(&reading(&bytes));
        let Some(wanted) = expected.get(&name) else {
            continue;
        };
        if found != *wanted {
            let (wanted, found) = (describe(wanted), describe(&found));
            differences += &format!("\n{name}\n  expected: {wanted}\n  found:    {found}\n");
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn only_the_sound_story_and_what_is_harmless_is_without_problems() {
    let clean = |(name, row): (String, Outcome)| row.problems.is_empty().then_some(name);
    let clean: Vec<String> = expected().into_iter().filter_map(clean).collect();
    assert_eq!(
        clean,
        ["byte-order-mark.json", "plain-timeline.json", "sound.json"]
    );
}

#[test]
fn every_code_of_the_reader_is_met_in_some_file() {
    let met: Vec<StoryCode> = stories()
        .values()
        .flat_map(|bytes| reading(bytes).problems)
        .map(|found| found.code)
        .collect();
    // Without exception: every code is one that reading can produce.
    for code in StoryCode::ALL {
        assert!(
            met.contains(code),
            "no file in tests/bad-stories has a problem of {code:?}"
        );
    }
}

#[test]
fn every_message_names_the_place_what_was_expected_and_what_was_found() {
    for (name, bytes) in stories() {
        for problem in reading(&bytes).problems {
            let message = problem.message();
            assert!(
                !problem.expected.is_empty() && !problem.found.is_empty(),
                "{name}: {message}"
            );
            assert!(
                message.starts_with(&problem.path.text()),
                "{name}: {message}"
            );
            assert!(message.chars().count() < 500, "{name}: {message}");
            assert!(
                !message.chars().any(char::is_control),
                "{name}: {message:?}"
            );
        }
    }
}

#[test]
fn a_path_leads_to_the_value_it_complains_about() {
    use standpoint::read::Segment;
    fn walk<'a>(value: &'a Value, path: &Path) -> Option<&'a Value> {
        path.0
            .iter()
            .try_fold(value, |value, segment| match segment {
                Segment::Key(key) => value.get(key),
                Segment::Index(index) => value.get(index),
            })
    }
    for (name, bytes) in stories() {
        let Ok(value) = serde_json::from_slice::<Value>(&bytes) else {
            continue;
        };
        for problem in reading(&bytes).problems {
            assert!(
                walk(&value, &problem.path).is_some(),
                "{name}: {}",
                problem.message()
            );
        }
    }
}

#[test]
fn a_slip_of_the_pen_gets_a_suggestion() {
    let help = |file: &str| {
        let problems = reading(&stories()[file]).problems;
        problems
            .iter()
            .find_map(|problem| problem.help.clone())
            .unwrap_or_default()
    };
    assert_eq!(help("unknown-side.json"), "did you mean `fishers`?");
    assert_eq!(
        help("unknown-side-in-capitals.json"),
        "did you mean `fishers`?"
    );
    assert_eq!(help("unknown-event-kind.json"), "did you mean `action`?");
    assert_eq!(help("unknown-status.json"), "did you mean `cancelled`?");
    assert_eq!(
        help("end-before-date.json"),
        "`date` and `end` may have changed places"
    );
    assert_eq!(help("event-date-month-13.json"), "there is no such month");
    assert_eq!(
        help("event-date-31-february.json"),
        "that month has no such day"
    );
    assert!(help("event-date-time-without-offset.json").contains("offset"));
    for (file, expected) in [
        ("id-is-a-number.json", "put it in quotation marks"),
        ("summary-is-true.json", "put it in quotation marks"),
        ("version-is-a-string.json", "leave the quotation marks out"),
        ("null-in-an-optional-field.json", "leave the field out"),
        ("place-is-empty.json", "leave the field out"),
        ("participants-is-a-string.json", "put it in square brackets"),
        ("time-zone-is-a-city.json", "did you mean `Europe/London`?"),
        ("time-zone-misspelt.json", "did you mean `Europe/London`?"),
        (
            "link-without-scheme.json",
            "did you mean `https://www.example.org/pier`?",
        ),
        (
            "link-in-angle-brackets.json",
            "did you mean `https://example.org/pier`?",
        ),
        ("key-is-a-string.json", "leave the quotation marks out"),
        (
            "media-width-with-a-unit.json",
            "leave the quotation marks and the unit out",
        ),
        ("media-of-an-unknown-kind.json", ""),
        (
            "change-to-an-unknown-position.json",
            "did you mean `town-cost`?",
        ),
        (
            "era-backwards.json",
            "`from` and `to` may have changed places",
        ),
    ] {
        assert_eq!(help(file), expected, "{file}");
    }
}

/// What `expected.json` says that `standpoint check` says of each file: line, column, level, code and
/// path of every problem.
fn places() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(folder().join("expected.json")).unwrap();
    let rows: BTreeMap<String, Value> = serde_json::from_str(&text).unwrap();
    let lines = |row: &Value| {
        let lines = row["check"].as_array().unwrap().iter();
        lines
            .map(|line| line.as_str().unwrap().to_owned())
            .collect()
    };
    rows.iter()
        .map(|(name, row)| (name.clone(), lines(row)))
        .collect()
}

#[test]
fn the_checker_finds_each_mistake_at_its_line_and_column() {
    let mut differences = String::new();
    let expected = places();
    for (name, bytes) in stories() {
        let report = standpoint::check::check(&name, &bytes);
        let line = |problem: &standpoint::check::LocatedProblem| {
            let (place, code) = (problem.location, problem.code);
            let (level, code) = (code.level().word(), code.word());
            format!(
                "{}:{} {level} {code} {}",
                place.line,
                place.column,
                problem.path.text()
            )
        };
        let found: Vec<String> = report.problems.iter().map(line).collect();
        if found != expected[&name] {
            let (expected, found) = (expected[&name].join("\n      "), found.join("\n      "));
            differences +=
                &format!("\n{name}\n  expected:\n      {expected}\n  found:\n      {found}\n");
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn the_checker_says_something_of_every_file_but_the_sound_one() {
    let silent = |(name, lines): (String, Vec<String>)| lines.is_empty().then_some(name);
    let silent: Vec<String> = places().into_iter().filter_map(silent).collect();
    assert_eq!(silent, ["plain-timeline.json", "sound.json"]);
}
