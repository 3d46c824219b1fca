//! One slip of the keyboard, wherever in a story, is to give one message, where it happened.

use serde_json::Value;
use standpoint::check::{Report, check};

const SOUND: &str = include_str!("../bad-stories/sound.json");

/// A slip: the place in the text and what the text has become.
type Slip = (usize, String);

fn slips(kind: impl Fn(&str, usize, char) -> Option<String>) -> Vec<Slip> {
    let is_wrong = |(_, text): &Slip| serde_json::from_str::<Value>(text).is_err();
    SOUND
        .char_indices()
        .filter_map(|(at, c)| Some((at, kind(SOUND, at, c)?)))
        .filter(is_wrong)
        .collect()
}

/// Replaces a character.
fn put(text: &str, at: usize, new: &str) -> String {
    let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
    [&text[..at], new, &text[end..]].concat()
}

fn describe(report: &Report) -> String {
    let lines = report.problems.iter().map(|problem| {
        let (location, code) = (problem.location, problem.code.word());
        format!(
            "\n    {}:{} {code} {}",
            location.line,
            location.column,
            problem.message()
        )
    });
    lines.collect()
}

/// Checks every slip; `many` of them may give more than one message.
fn each_gives_one_message(slips: Vec<Slip>, many: usize) {
    assert!(slips.len() > 10);
    let mut failures = Vec::new();
    for (at, text) in slips {
        let line = SOUND[..at].matches('\n').count() + 1;
        let report = check("story.json", text.as_bytes());
        let is_near = report
            .problems
            .first()
            .is_some_and(|problem| problem.location.line.abs_diff(line) <= 1);
        if report.problems.len() != 1 || !is_near {
            let shown = text.lines().nth(line - 1).unwrap_or("");
            failures.push(format!("\nline {line}: {shown}{}", describe(&report)));
        }
    }
    assert!(failures.len() <= many, "{}", failures.concat());
}

fn structural(c: char) -> bool {
    "{}[],:\"".contains(c)
}

#[test]
fn a_mark_left_out_gives_one_message() {
    each_gives_one_message(
        slips(|text, at, c| structural(c).then(|| put(text, at, ""))),
        0,
    );
}

#[test]
fn a_mark_typed_twice_gives_one_message() {
    let twice = |text: &str, at, c: char| {
        structural(c).then(|| put(text, at, &[c, c].map(String::from).concat()))
    };
    each_gives_one_message(slips(twice), 2);
}

#[test]
fn a_full_width_comma_or_colon_gives_one_message() {
    let wide = |text: &str, at, c: char| match c {
        ',' => Some(put(text, at, "，")),
        ':' => Some(put(text, at, "：")),
        _ => None,
    };
    each_gives_one_message(slips(wide), 0);
}

#[test]
fn a_quotation_mark_of_another_kind_gives_one_message() {
    for mark in ["'", "“", "”", "»"] {
        each_gives_one_message(
            slips(|text, at, c| (c == '"').then(|| put(text, at, mark))),
            0,
        );
    }
}

#[test]
fn a_bracket_of_another_kind_gives_one_message() {
    let other = |text: &str, at, c: char| match c {
        '}' => Some(put(text, at, "]")),
        ']' => Some(put(text, at, "}")),
        _ => None,
    };
    each_gives_one_message(slips(other), 0);
}

#[test]
fn a_quotation_mark_or_backslash_inside_a_word_gives_one_message() {
    for mark in ["\"", "\\"] {
        let inside = |text: &str, at, c: char| {
            c.is_alphabetic()
                .then(|| put(text, at, &format!("{mark}{c}")))
        };
        each_gives_one_message(slips(inside), 0);
    }
}

#[test]
fn a_line_break_or_tab_inside_a_word_gives_one_message() {
    for (mark, many) in [("\n", 2), ("\t", 0)] {
        let inside = |text: &str, at, c: char| {
            c.is_alphabetic()
                .then(|| put(text, at, &format!("{mark}{c}")))
        };
        each_gives_one_message(slips(inside), many);
    }
}

#[test]
fn a_file_that_is_cut_off_gives_one_message() {
    let cut = |text: &str, at, _| Some(text[..at].to_owned());
    let slips = slips(cut);
    for (at, text) in slips {
        let report = check("story.json", text.as_bytes());
        assert_eq!(
            report.problems.len(),
            1,
            "cut at byte {at}:{}",
            describe(&report)
        );
    }
}
