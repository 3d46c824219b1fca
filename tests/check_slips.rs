//! One slip of the keyboard anywhere in a story.
#![cfg(not(target_arch = "wasm32"))]

use standpoint::check::{Report, check};

const SOUND: &str = include_str!("bad-stories/sound.json");

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

fn describe(report: &Report) -> String {
    report
        .problems
        .iter()
        .map(|p| {
            format!(
                "\n    {}:{} {} {}",
                p.place.line,
                p.place.column,
                p.code.word(),
                p.message()
            )
        })
        .collect()
}

#[test]
fn survey() {
    let file = std::env::var("SURVEY")
        .ok()
        .map(|p| std::fs::read_to_string(p).unwrap());
    let text = file.as_deref().unwrap_or(SOUND);
    let minimal = std::env::var("MIN").is_ok();
    let min;
    let text = if minimal {
        min = serde_json::to_string(&serde_json::from_str::<serde_json::Value>(text).unwrap())
            .unwrap();
        &min
    } else {
        text
    };
    let mut stats = std::collections::BTreeMap::<String, [usize; 6]>::new();
    let verbose = std::env::var("VERBOSE").ok();
    let mut run = |kind: &str, at: usize, changed: String| {
        if serde_json::from_str::<serde_json::Value>(&changed).is_ok() {
            return;
        }
        let report = check("x", changed.as_bytes());
        let n = report.problems.len();
        let line = line_of(text, at);
        let near = report
            .problems
            .first()
            .is_some_and(|p| p.place.line.abs_diff(line) <= 1);
        let row = stats.entry(kind.to_owned()).or_default();
        row[n.min(4)] += 1;
        if !near {
            row[5] += 1
        }
        if (n != 1 || !near) && verbose.as_deref().is_some_and(|v| kind.contains(v)) {
            let context: String = changed[..]
                .chars()
                .skip(text[..at].chars().count().saturating_sub(50))
                .take(110)
                .collect();
            println!(
                "--- {kind} at line {line}: {:?}{}",
                context,
                describe(&report)
            );
        }
    };
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        if "{}[],:\"".contains(c) {
            run(&format!("delete {c}"), at, [&text[..at], after].concat());
            for other in ["”", "'", ";", "]", "}", "，"] {
                if c != '"' && "”'".contains(other) || c == '"' && !"”'".contains(other) {
                    continue;
                }
                if other == c.to_string() {
                    continue;
                }
                run(
                    &format!("replace {c} by {other}"),
                    at,
                    [&text[..at], other, after].concat(),
                );
            }
            for extra in [",", "\"", "}", "]", "{", "["] {
                run(
                    &format!("insert {extra} before {c}"),
                    at,
                    [&text[..at], extra, &text[at..]].concat(),
                );
            }
        } else if c.is_alphabetic() {
            for extra in ["\"", "\n", "\t", "\\"] {
                run(
                    &format!("insert {extra:?} before letter"),
                    at,
                    [&text[..at], extra, &text[at..]].concat(),
                );
            }
        }
    }
    println!("{:32} none one two three more far", "");
    for (kind, row) in stats {
        println!("{kind:32} {row:?}")
    }
}
