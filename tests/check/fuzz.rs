//! Whatever is in a file, checking it ends, and every problem stands somewhere in the file.

use proptest::prelude::*;
use proptest::sample::Index;
use standpoint::check::{Code, FileCode, check};

const SOUND: &[u8] = include_bytes!("../bad-stories/sound.json");
const DEFAULT_STORY: &[u8] = include_bytes!("../../stories/us-russia-2021.json");

/// A change to the bytes of a file.
#[derive(Clone, Debug)]
enum Change {
    Delete(Index, usize),
    Insert(Index, Vec<u8>),
    Replace(Index, Vec<u8>),
    /// moves a piece to another place
    Copy(Index, usize, Index),
}

fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 1..4),
        "[\\[\\]{},:\"'\\\\\n\r\t /*#0-9a-z.+-]{1,6}".prop_map(String::into_bytes),
        "[“”‘’«»„，：；｛｝［］\u{a0}\u{feff}\u{2028}北é😀]{1,3}".prop_map(String::into_bytes),
        prop::sample::select(vec![
            "//",
            "/*",
            "*/",
            "<!--",
            "-->",
            "\\u12",
            "\\ud800",
            "NaN",
            "True",
            "undefined",
            "\r\n",
            "\"\"",
            "{{",
            "]]",
            "\u{0}",
            "<html>",
            "}\n{",
            "\",\n\"",
            ": [",
            "{ \"id\": ",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), 1_usize..30).prop_map(|(at, length)| Change::Delete(at, length)),
        (any::<Index>(), piece()).prop_map(|(at, new)| Change::Insert(at, new)),
        (any::<Index>(), piece()).prop_map(|(at, new)| Change::Replace(at, new)),
        (any::<Index>(), 1_usize..80, any::<Index>())
            .prop_map(|(from, length, to)| Change::Copy(from, length, to)),
    ]
}

fn apply(file: &mut Vec<u8>, change: Change) {
    let range = |at: Index, length: usize, file: &[u8]| {
        let at = at.index(file.len() + 1);
        at..(at + length).min(file.len())
    };
    match change {
        Change::Delete(at, length) => _ = file.splice(range(at, length, file), []),
        Change::Insert(at, new) => _ = file.splice(range(at, 0, file), new),
        Change::Replace(at, new) => _ = file.splice(range(at, new.len(), file), new),
        Change::Copy(from, length, to) => {
            let copy = file[range(from, length, file)].to_vec();
            file.splice(range(to, 0, file), copy);
        }
    }
}

/// Whether a byte begins a character, or the rest of a file.
fn is_boundary(file: &[u8], at: usize) -> bool {
    at == file.len() || file.get(at).is_some_and(|byte| byte & 0xc0 != 0x80)
}

fn every_problem_has_a_place(file: &[u8]) -> Result<(), TestCaseError> {
    let report = check("story.json", file);
    // Bytes that begin like UTF-16 may happen to be UTF-8 as well.
    let encoding = Code::File(FileCode::Encoding);
    let is_taken_for_another = report
        .problems
        .iter()
        .any(|problem| problem.code == encoding);
    let is_utf_8 = str::from_utf8(file).is_ok() && !is_taken_for_another;
    let lines = String::from_utf8_lossy(file).matches(['\n', '\r']).count() + 1;
    let mut last = 0;
    for problem in &report.problems {
        let span = problem.span;
        prop_assert!(
            span.start <= span.end && span.end <= file.len(),
            "{problem:?}"
        );
        prop_assert!(
            problem.location.line >= 1 && problem.location.column >= 1,
            "{problem:?}"
        );
        prop_assert!(problem.span.start >= last, "not in order: {problem:?}");
        last = span.start;
        if is_utf_8 {
            prop_assert!(
                is_boundary(file, span.start) && is_boundary(file, span.end),
                "{problem:?}"
            );
            prop_assert!(problem.location.line <= lines, "{problem:?}");
        }
        prop_assert!(
            !problem.expected.is_empty() && !problem.found.is_empty(),
            "{problem:?}"
        );
        prop_assert!(!problem.message().contains('\n'), "{problem:?}");
    }
    if is_utf_8 {
        let is_json = serde_json::from_slice::<serde_json::Value>(file).is_ok();
        let is_deep = |code| code == Code::File(FileCode::TooMuch);
        let is_of_file = |code| matches!(code, Code::File(_)) && !is_deep(code);
        let found = report
            .problems
            .iter()
            .any(|problem| is_of_file(problem.code));
        let deep = report.problems.iter().any(|problem| is_deep(problem.code));
        prop_assert!(is_json != found || deep, "JSON: {is_json}");
    }
    // It can be shown, too.
    prop_assert!(report.to_string().lines().count() >= report.problems.len());
    Ok(())
}

proptest! {
    #[test]
    fn a_changed_story_is_checked(changes in proptest::collection::vec(change(), 1..8)) {
        let mut file = SOUND.to_vec();
        changes.into_iter().for_each(|change| apply(&mut file, change));
        every_problem_has_a_place(&file)?;
    }

    #[test]
    fn any_text_is_checked(file in "\\PC{0,40}|[\\[\\]{},:\"'\\\\\n\t /*#0-9a-z“”]{0,60}") {
        every_problem_has_a_place(file.as_bytes())?;
    }

    #[test]
    fn any_bytes_are_checked(file in proptest::collection::vec(any::<u8>(), 0..60)) {
        every_problem_has_a_place(&file)?;
    }
}

proptest! {
    // Thirty times as long.
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 30))]
    #[test]
    fn a_changed_long_story_is_checked(changes in proptest::collection::vec(change(), 1..20)) {
        let mut file = DEFAULT_STORY.to_vec();
        changes.into_iter().for_each(|change| apply(&mut file, change));
        every_problem_has_a_place(&file)?;
    }
}
