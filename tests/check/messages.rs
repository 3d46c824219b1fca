//! What is said of each mistake.

use standpoint::check::{Code, FileCode, Level, MAX_FILE, Report, check};
use standpoint::read;

/// Every problem as `line:column code: message; help`.
fn lines(report: &Report) -> Vec<String> {
    let line = |problem: &standpoint::check::LocatedProblem| {
        let help = problem.help.as_ref().map(|help| format!("; {help}"));
        format!(
            "{}:{} {}: {}{}",
            problem.location.line,
            problem.location.column,
            problem.code.word(),
            problem.message(),
            help.unwrap_or_default()
        )
    };
    report.problems.iter().map(line).collect()
}

/// Files with one mistake each, which has nothing to do with stories.
const MISTAKES: &[(&str, &str)] = &[
    (
        r#"{"a": 1 "b": 2}"#,
        "1:8 missing-comma: expected a comma before the next key, found none; write `,` here",
    ),
    (
        r#"{"a": 1; "b": 2}"#,
        "1:8 missing-comma: expected a comma between two values, found `;`; write `,` in its place",
    ),
    (
        r#"{"a": 1， "b": 2}"#,
        "1:8 missing-comma: expected a comma between two values, found `，`; write `,` in its place",
    ),
    (
        r#"["en" "zh"]"#,
        "1:6 missing-comma: expected a comma between two items of a list, found none; write `,` here",
    ),
    (
        r#"["en", "zh",]"#,
        "1:12 extra-comma: expected no comma before `]`, found one; delete the comma: nothing comes after it",
    ),
    (
        r#"{"a": 1,}"#,
        "1:8 extra-comma: expected no comma before `}`, found one; delete the comma: nothing comes after it",
    ),
    (
        r#"["en",, "zh"]"#,
        "1:7 extra-comma: [1]: expected one comma, found two; delete the comma",
    ),
    (
        r#"{"a" 1}"#,
        "1:5 missing-colon: a: expected a colon between the key and its value, found none; write `:` after the key",
    ),
    (
        r#"{"a"： 1}"#,
        "1:5 missing-colon: a: expected a colon between the key and its value, found `：`; write `:` in its place",
    ),
    (
        r#"{"a" = 1}"#,
        "1:6 missing-colon: a: expected a colon between the key and its value, found `=`; write `:` in its place",
    ),
    (
        r#"{"a": }"#,
        "1:2 missing-value: a: expected a value after the colon, found none; write the value, or delete the key",
    ),
    (
        r#"{"a", "b": 1}"#,
        "1:2 missing-value: a: expected a colon and a value after the key, found none; write the value, or delete the key",
    ),
    (
        r#"{"a": ,"b": 1}"#,
        "1:2 missing-value: a: expected a value after the colon, found none; write the value, or delete the key",
    ),
    (
        "{: 1}",
        "1:2 missing-key: expected a key in quotation marks before the colon, found `:`; write the key before it",
    ),
    (
        r#"{{"a": 1}"#,
        "1:2 extra-bracket: expected `{` once, found it twice; delete one of the two",
    ),
    (
        "{'a': 1}",
        r#"1:2 wrong-quotes: expected straight quotation marks `"`, found `'`; write `"a"`"#,
    ),
    (
        r#"{"a": 'it's'}"#,
        r#"1:7 wrong-quotes: a: expected straight quotation marks `"`, found `'`; write `"it's"`"#,
    ),
    (
        r#"{"a": “us”}"#,
        r#"1:7 wrong-quotes: a: expected straight quotation marks `"`, found `“` and `”`; write `"us"`; word processors make such marks, text editors do not"#,
    ),
    (
        "{“a”: 1}",
        r#"1:2 wrong-quotes: expected straight quotation marks `"`, found `“` and `”`; write `"a"`; word processors make such marks, text editors do not"#,
    ),
    (
        r#"{"a": "us”}"#,
        r#"1:7 wrong-quotes: a: expected straight quotation marks `"`, found `"` and `”`; write `"us"`; word processors make such marks, text editors do not"#,
    ),
    (
        r#"{"a": «us»}"#,
        r#"1:7 wrong-quotes: a: expected straight quotation marks `"`, found `«` and `»`; write `"us"`; word processors make such marks, text editors do not"#,
    ),
    (
        "{a: 1}",
        r#"1:2 missing-quotes: expected quotation marks around the key, found `a`; write `"a"`"#,
    ),
    (
        r#"{"a": us}"#,
        r#"1:7 missing-quotes: a: expected quotation marks around the text, found `us`; write `"us"`"#,
    ),
    (
        r#"{"a": us"}"#,
        r#"1:7 missing-quotes: a: expected a quotation mark before the text, found one only after it; write `"us"`"#,
    ),
    (
        r#"{"a": 2021-12-07}"#,
        r#"1:7 missing-quotes: a: expected quotation marks around the date, found `2021-12-07`; write `"2021-12-07"`"#,
    ),
    (
        r#"{"a": Hello, world, "b": 1}"#,
        r#"1:7 missing-quotes: a: expected quotation marks around the text, found `Hello, world`; write `"Hello, world"`"#,
    ),
    (
        r#"{"a": "us, "b": 1}"#,
        r#"1:10 unclosed-string: a: expected a quotation mark after the text, found none; write `"` here"#,
    ),
    (
        r#"{"a: "us"}"#,
        r#"1:4 unclosed-string: expected a quotation mark after the key, found none; write `"` here"#,
    ),
    (
        r#"{"a": "he said "no" and left"}"#,
        r#"1:16 unescaped-quote: a: expected `\"` for a quotation mark inside a text, found `"`; write `\"`, or typographic marks such as “ ” or « »"#,
    ),
    (
        r#"{"a": "say ""no"""}"#,
        r#"1:12 unescaped-quote: a: expected `\"` for a quotation mark inside a text, found `"`; write `\"`, or typographic marks such as “ ” or « »"#,
    ),
    (
        r#"{"a": "x\qy"}"#,
        r#"1:9 invalid-escape: a: expected `\\`, `\"`, `\n` or another of JSON's marks after a backslash, found `\q`; write `\\q` if the text is to have a backslash"#,
    ),
    (
        r#"{"a": "C:\Users"}"#,
        r#"1:10 invalid-escape: a: expected `\\`, `\"`, `\n` or another of JSON's marks after a backslash, found `\U`; write `\\U` if the text is to have a backslash"#,
    ),
    (
        r#"{"a": "it\'s"}"#,
        r#"1:10 invalid-escape: a: expected `\\`, `\"`, `\n` or another of JSON's marks after a backslash, found `\'`; write `'` without the backslash"#,
    ),
    (
        r#"{"a": "\u12"}"#,
        r#"1:8 invalid-escape: a: expected four digits 0-9, a-f after `\u`, found `\u12`; type the character itself"#,
    ),
    (
        r#"{"a": "\ud800"}"#,
        r#"1:8 invalid-escape: a: expected the other half of a character after `\u…`, found `\ud800`; type the character itself"#,
    ),
    (
        r#"{"a": 007}"#,
        "1:7 invalid-number: a: expected a number in digits, found `007`; delete the zeros at the beginning, or put it into quotation marks",
    ),
    (
        r#"{"a": +1}"#,
        "1:7 invalid-number: a: expected a number in digits, found `+1`; delete the `+`",
    ),
    (
        r#"{"a": .5}"#,
        "1:7 invalid-number: a: expected a number in digits, found `.5`; write a digit before and after the decimal point",
    ),
    (
        r#"{"a": 1.}"#,
        "1:7 invalid-number: a: expected a number in digits, found `1.`; write a digit before and after the decimal point",
    ),
    (
        r#"{"a": 1_000}"#,
        "1:7 invalid-number: a: expected a number in digits, found `1_000`; write it without `_`",
    ),
    (
        r#"{"a": 0x1F}"#,
        "1:7 invalid-number: a: expected a number in digits, found `0x1F`; write it in decimal digits",
    ),
    (
        r#"{"a": 1e400}"#,
        "1:7 invalid-number: a: expected a number up to 1.8e308, found `1e400`",
    ),
    (
        r#"{"a": True}"#,
        "1:7 invalid-word: a: expected `true` or a text, found `True`; write `true` in small letters, or put it into quotation marks",
    ),
    (
        r#"{"a": None}"#,
        "1:7 invalid-word: a: expected a value, found `None`; delete the key if it has no value",
    ),
    (
        r#"{"a": NaN}"#,
        "1:7 invalid-word: a: expected a value, found `NaN`; delete the key if it has no value",
    ),
    (
        r#"{"a": -Infinity}"#,
        "1:7 invalid-word: a: expected a value, found `-Infinity`; delete the key if it has no value",
    ),
    (
        r#"{"a": undefined}"#,
        "1:7 invalid-word: a: expected a value, found `undefined`; delete the key if it has no value",
    ),
    (
        "{\"a\": 1 // one\n}",
        "1:9 comment: expected no comment, as JSON has none, found one; delete it; what readers should know belongs into a `note`",
    ),
    (
        r#"{"a": /* one */ 1}"#,
        "1:7 comment: a: expected no comment, as JSON has none, found one; delete it; what readers should know belongs into a `note`",
    ),
    (
        r#"{"a": 1} # one"#,
        "1:10 comment: expected no comment, as JSON has none, found one; delete it; what readers should know belongs into a `note`",
    ),
    (
        r#"{"a": [1, 2}"#,
        "1:12 missing-bracket: a: expected `]` to close the `[` of line 1, found none; write it here",
    ),
    (
        r#"{"a": {"b": 1]}"#,
        "1:14 wrong-bracket: a: expected `}` to close the `{` of line 1, found `]`; write `}` in its place",
    ),
    (
        r#"{"a": [1, 2]"#,
        "1:13 missing-bracket: expected `}` to close the `{` of line 1, found the end of the file; write it at the end",
    ),
    (
        r#"{"a": {"b": {"c": 1"#,
        "1:20 missing-bracket: a.b: expected `}` to close the `{` of line 1, and 3 closing brackets in all, found the end of the file; the file seems to be cut off: was it copied completely?",
    ),
    (
        r#"{"a": [1]]}"#,
        "1:10 extra-bracket: expected `}` to close the `{` of line 1, found `]`; delete it, or write the bracket before it that it closes",
    ),
    (
        r#"{"a": 1}}"#,
        "1:9 extra-bracket: expected the end of the file, found `}`; delete it, or write the bracket before it that it closes",
    ),
    (
        r#"["a": 1]"#,
        "1:1 wrong-bracket: expected `{`, as keys and values follow, found `[`; write `{` at the beginning and `}` at the end",
    ),
    (
        r#"{"en", "zh"}"#,
        "1:1 wrong-bracket: expected `[`, as a list follows, found `{`; write `[` at the beginning and `]` at the end",
    ),
    (
        r#"{"a": "en", "zh"]}"#,
        "1:7 missing-bracket: a: expected `[` before the first item of a list, found none; write `[` here, and `]` behind the last item if that is missing too",
    ),
    (
        r#"{"a": ["en", "zh", "b": 1}"#,
        "1:18 missing-bracket: a: expected `]` to close the `[` of line 1, found none; write it here",
    ),
    (
        r#""a": 1}"#,
        "1:1 missing-bracket: expected `{` before the first key of an object, found none; write `{` here, and `}` behind its last value if that is missing too",
    ),
    (
        r#""a": 1"#,
        "1:1 missing-bracket: expected `{` before the first key of an object, found none; write `{` here, and `}` behind its last value if that is missing too",
    ),
    (
        r#"{"a": 1 @}"#,
        "1:9 unexpected-text: expected a comma or `}`, found `@`; delete it, or put it into quotation marks if it belongs to a text",
    ),
    (
        r#"{"a": 1, @@@}"#,
        "1:10 unexpected-text: expected a key in quotation marks, or `}`, found `@@@`; delete it, or put it into quotation marks if it belongs to a text",
    ),
    (
        r#"{"a":: 1}"#,
        "1:6 unexpected-text: a: expected a value after the colon, found `:`; delete it",
    ),
    (
        r#"{"a": 1} {"b": 2}"#,
        r#"1:10 extra-text: expected the end of the file, found `{"b": 2}`; a file holds one story: delete the rest, or the `}` before it that ends the story too early"#,
    ),
    (
        r#"{"a": 1}, "#,
        "1:9 extra-text: expected the end of the file, found `,`; a file holds one story: delete the rest, or the `}` before it that ends the story too early",
    ),
    (
        r#"const story = {"a": 1}"#,
        "1:1 unexpected-text: expected `{` at the beginning of the file, found `const story =`; delete what stands before the first `{`",
    ),
    (
        "hello",
        "1:1 not-json: expected a JSON file, found something else; a story begins with `{` and ends with `}`",
    ),
    (
        r#"{"events": [{"start_date": {"year": "2021"}}]}"#,
        "1:1 other-format: expected a story, found a timeline of TimelineJS 3; \
         `standpoint import --from timelinejs FILE --out story.json` makes a story of it",
    ),
    (
        "<!DOCTYPE html><html></html>",
        "1:1 not-json: expected a JSON file, found a web page, or XML; was the page saved in place of the file?",
    ),
    (
        "",
        "1:1 empty-file: expected a story, found nothing; was it saved? A story begins with `{` and ends with `}`",
    ),
    (
        "]",
        "1:1 extra-bracket: expected the end of the file, found `]`; delete it, or write the bracket before it that it closes",
    ),
    (
        "{\"a\": \"x\ny\"}",
        r#"1:9 line-break: a: expected the whole text on one line, found a line break; join the lines; a new paragraph is written `\n\n`"#,
    ),
    (
        "{\n  \"a\": \"x\n}",
        r#"2:10 unclosed-string: a: expected a quotation mark after the text, found none; write `"` here"#,
    ),
    (
        "{\"a\": \"x\ty\"}",
        r#"1:9 control-character: a: expected no tabs or control characters inside a text, found a tab; type a space in its place, or `\t`"#,
    ),
    (
        "{\"a\": \"x\0y\"}",
        "1:9 control-character: a: expected no tabs or control characters inside a text, found the control character U+0000; delete it; it cannot be seen",
    ),
    (
        "{\u{a0}\"a\": 1}",
        "1:2 invalid-space: expected an ordinary space, or none, found a no-break space; delete it, or type a space; web pages and word processors bring it along",
    ),
    (
        r#"{"a": "us"#,
        "1:7 unclosed-string: a: expected a quotation mark after the text, found the end of the file; the file seems to be cut off: was it copied completely?",
    ),
];

/// The problems of a file that are about JSON.
fn file_problems(bytes: &[u8]) -> Vec<String> {
    let mut report = check("story.json", bytes);
    report
        .problems
        .retain(|problem| matches!(problem.code, Code::File(_)));
    lines(&report)
}

#[test]
fn each_mistake_has_its_message() {
    for (text, message) in MISTAKES {
        assert_eq!(file_problems(text.as_bytes()), [*message], "{text}");
    }
}

#[test]
fn files_that_are_no_text_are_named() {
    let files: [(&[u8], &str); 6] = [
        (
            b"\xef\xbb\xbf{}",
            "1:1 byte-order-mark: expected UTF-8 without a byte-order mark, found one, the three bytes EF BB BF at the \
             beginning of the file; save it as “UTF-8”, not as “UTF-8 with BOM”; it is read all the same",
        ),
        (
            b"{\n  \"a\": \"caf\xe9\" }",
            "2:12 encoding: expected a text in UTF-8, found Windows-1252, as it seems, in which the first word with another character is `café`; save it as UTF-8; \
             editors offer that as “Encoding” when saving",
        ),
        (
            b"\xff\xfe{\0}\0",
            "1:1 encoding: expected a text in UTF-8, found UTF-16, which Windows also calls “Unicode”; save it as UTF-8; \
             editors offer that as “Encoding” when saving",
        ),
        (
            b"PK\x03\x04",
            "1:1 not-json: expected a JSON file, found a Word, Excel or ZIP file; save the story as plain text, in UTF-8",
        ),
        (
            b"{\\rtf1 }",
            "1:1 not-json: expected a JSON file, found a file of a word processor (RTF); save the story as plain text, \
             in UTF-8",
        ),
        (
            b" \n ",
            "1:1 empty-file: expected a story, found nothing; was it saved? A story begins with `{` and ends with `}`",
        ),
    ];
    for (bytes, message) in files {
        assert_eq!(file_problems(bytes), [message]);
    }
}

#[test]
fn every_code_of_a_file_is_met() {
    let words: Vec<&str> = MISTAKES
        .iter()
        .filter_map(|(_, line)| line.split([' ', ':']).nth(2))
        .collect();
    for code in FileCode::ALL {
        let is_elsewhere = matches!(
            code,
            FileCode::Encoding | FileCode::ByteOrderMark | FileCode::TooMuch
        );
        assert!(words.contains(&code.word()) || is_elsewhere, "{code:?}");
    }
}

#[test]
fn a_mark_that_only_warns_leaves_no_error() {
    let sound = include_bytes!("../bad-stories/byte-order-mark.json");
    let report = check("story.json", sound);
    assert_eq!(report.count(Level::Warning), 1);
    assert_eq!(report.count(Level::Error), 0);
}

#[test]
fn a_file_over_the_limit_is_reported_once() {
    assert_eq!(
        file_problems(&vec![b' '; MAX_FILE + 1]),
        ["1:1 too-much: expected at most 16 MiB, found a larger file"]
    );
}

#[test]
#[ignore = "takes eight seconds without optimisation"]
fn more_values_than_anyone_needs_are_reported_once() {
    let values = format!("[{}1]", "1,".repeat(4_000_000));
    let expected =
        "1:8000002 too-much: [4000000]: expected at most 4,000,000 values in a file, found more";
    assert_eq!(file_problems(values.as_bytes()), [expected]);
}

#[test]
fn a_file_broken_everywhere_has_a_bounded_list() {
    let text = String::from("[") + &"1;".repeat(100_000);
    let report = check("story.json", text.as_bytes());
    assert!(report.problems.len() <= read::MAX_PROBLEMS);
    assert!(!report.is_complete);
    assert!(
        report
            .to_string()
            .contains("there is more than is listed here")
    );
}

/// What is wrong, and the text that is marked.
fn marked(text: &str) -> Vec<String> {
    let report = check("story.json", text.as_bytes());
    let mark = |problem: &standpoint::check::LocatedProblem| {
        let span = problem.span.start..problem.span.end;
        format!("{} {:?}", problem.code.word(), &text[span])
    };
    report.problems.iter().map(mark).collect()
}

const SOUND: &str = include_str!("../bad-stories/sound.json");

fn sound_with(from: &str, to: &str) -> String {
    assert!(SOUND.contains(from), "{from}");
    SOUND.replacen(from, to, 1)
}

#[test]
fn a_problem_of_the_story_marks_what_is_to_be_changed() {
    for (from, to, mark) in [
        (
            r#""grade": "press""#,
            r#""grade": "paper""#,
            [r#"unknown-word "\"paper\"""#],
        ),
        (
            r#""kind": "action""#,
            r#""kynd": "action""#,
            [r#"unknown-field "\"kynd\"""#],
        ),
        (
            r#""as_of":"#,
            r#""id": "pier", "as_of":"#,
            [r#"duplicate-key "\"id\"""#],
        ),
        (
            "\"en\": \"The pier\"",
            "\"e\": \"The pier\"",
            [r#"invalid-language "\"e\"""#],
        ),
        (
            r#""languages": ["en", "de"]"#,
            r#""languages": ["en", "d"]"#,
            [r#"invalid-language "\"d\"""#],
        ),
        (
            r#""id": "town-cost","#,
            r#""id": "town-access","#,
            [r#"duplicate-id "\"town-access\"""#],
        ),
        (
            r#""date": "2024-06-01","#,
            "",
            [r#"missing-field "\"id\": \"closure\"""#],
        ),
        (r#""id": "closure","#, "", [r#"missing-field "{""#]),
        (
            r#""speaker": "skipper""#,
            r#""speaker": "mayor""#,
            [r#"missing-attribution "\"mayor\"""#],
        ),
        (
            r#""sources": ["paper"]"#,
            r#""sources": []"#,
            [r#"empty "[]""#],
        ),
    ] {
        assert_eq!(marked(&sound_with(from, to)), mark, "{to}");
    }
}

#[test]
fn of_the_same_mistake_twice_each_has_its_place() {
    let twice = sound_with(
        r#""kind": "action""#,
        r#""kind": "action", "tone": 1, "tone": 2, "tone": 3"#,
    );
    let report = check("story.json", twice.as_bytes());
    let found: Vec<(&str, usize)> = report
        .problems
        .iter()
        .map(|problem| (problem.code.word(), problem.location.column))
        .collect();
    assert_eq!(
        found,
        [
            ("unknown-field", 25),
            ("duplicate-key", 36),
            ("unknown-field", 36),
            ("duplicate-key", 47),
            ("unknown-field", 47)
        ]
    );
}

/// The only problem that a slip gives, as `code: help`.
fn said(from: &str, to: &str) -> String {
    let text = sound_with(from, to);
    let report = check("story.json", text.as_bytes());
    let said = report.problems.iter().map(|problem| {
        let help = problem.help.as_deref().unwrap_or("no help");
        [problem.code.word(), ": ", help].concat()
    });
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_date_as_people_write_it_is_told_with_what_was_meant() {
    for (date, help) in [
        ("31/12/2021", "did you mean `2021-12-31`?"),
        ("16.10.2023", "did you mean `2023-10-16`?"),
        ("3/4/2021", "did you mean `2021-03-04` or `2021-04-03`?"),
        ("Dec 2021", "did you mean `2021-12`?"),
        ("7 December 2021", "did you mean `2021-12-07`?"),
        ("7 декабря 2021", "did you mean `2021-12-07`?"),
        ("2021年12月7日", "did you mean `2021-12-07`?"),
        ("2021-12-7", "did you mean `2021-12-07`?"),
        ("2021–2022", "did you mean `2021/2022`?"),
        (
            "44537",
            "did you mean `2021-12-07`? Spreadsheets count days so",
        ),
        (
            "2021-12-07T10:00:00-04",
            "did you mean `2021-12-07T10:00:00-04:00`?",
        ),
        (
            "2021-12-07T10:00:00-0400",
            "did you mean `2021-12-07T10:00:00-04:00`?",
        ),
        (
            "\u{200b}2021-12-07",
            "did you mean `2021-12-07`? Delete the zero-width space U+200B",
        ),
        ("2021-12-07 ", "did you mean `2021-12-07`? Delete the space"),
        (
            "2021-12-07 10:00",
            "a time is written behind a `T`, with its offset from UTC",
        ),
        (
            "December",
            "write the year first, then month and day in digits",
        ),
    ] {
        let to = format!("\"date\": \"{date}\"");
        let said = said(r#""date": "2024-06-01""#, &to);
        assert_eq!(said, ["invalid-date: ", help].concat(), "{date:?}");
    }
    assert_eq!(
        said(r#""date": "2024-06-01""#, r#""date": 44537"#),
        "wrong-type: did you mean `2021-12-07`? Spreadsheets count days so"
    );
}

#[test]
fn html_in_a_text_is_told_once_with_what_means_the_same() {
    for (text, help) in [
        (
            "<b>A</b> fence<br>went up",
            r"html-in-text: write `**words**` for `<b>`; begin a paragraph with `\n\n` for `<br>`",
        ),
        (
            "<p class=MsoNormal>A <o:p></o:p>fence</p>",
            r"html-in-text: begin a paragraph with `\n\n` for `<p>`; delete `<o:p>`",
        ),
        (
            "A&nbsp;fence &amp; a gate &#8212; closed",
            "html-in-text: write a space for `&nbsp;`; write `&` for `&amp;`; write `—` for `&#8212;`",
        ),
        ("A < B, C > D; R&D; AT&T; <3 <name>", ""),
    ] {
        assert_eq!(said("A fence went up.", text), help, "{text}");
    }
    let name = |name: &str| said("\"Cost\"", &format!("\"{name}\""));
    assert_eq!(name("<b>Cost</b>"), "html-in-text: delete `<b>`");
}

#[test]
fn an_address_without_its_scheme_is_told_with_the_one_that_was_meant() {
    let said = said("https://example.org/pier", "example.org/pier");
    let help =
        "did you mean `https://example.org/pier`? As it is, it leads to a page beside the story";
    assert_eq!(said, ["no-scheme: ", help].concat());
}

#[test]
fn what_looks_alike_is_told_apart() {
    for (from, to, help) in [
        (
            "\"as_of\"",
            "\"as_of \"",
            "unknown-field: did you mean `as_of`? What is written has a space",
        ),
        (
            "\"as_of\"",
            "\"as_of\u{a0}\"",
            "unknown-field: did you mean `as_of`? What is written has a no-break space U+00A0",
        ),
        (
            "\"as_of\"",
            "\"\u{430}s_of\"",
            "unknown-field: did you mean `as_of`? What is written has a look-alike from another alphabet, U+0430",
        ),
        (
            "\"side\": \"fishers\",",
            "\"side\": \"fish\u{200b}ers\",",
            "unknown-reference: did you mean `fishers`? What is written has a zero-width space U+200B",
        ),
        (
            "{ \"id\": \"fishers\"",
            "{ \"id\": \"fish\u{435}rs\"",
            "unknown-reference: did you mean `fish\u{435}rs`? That one has a look-alike from another alphabet, U+0435",
        ),
        (
            "{ \"id\": \"fishers\"",
            "{ \"id\": \"fishers\u{a0}\"",
            "invalid-id: an id cannot have a no-break space U+00A0: write `fishers`",
        ),
    ] {
        assert_eq!(said(from, to), help, "{to:?}");
    }
}

#[test]
fn a_reference_that_leads_nowhere_is_told_once_with_what_was_meant() {
    let renamed = sound_with(r#"{ "id": "town""#, r#"{ "id": "council""#);
    let report = check("story.json", renamed.as_bytes());
    let lines = lines(&report);
    assert_eq!(
        lines,
        [
            "18:67 unknown-reference: people[0].side: expected one of `council`, `fishers`, `gazette`, found `town`, \
             here and 3 times more; did you mean `council`? Nothing else refers to it"
        ]
    );
    assert_eq!(
        said(r#""speaker": "mayor""#, r#""speaker": "Ada Mole""#),
        "unknown-reference: write the id of what has that name: `mayor`"
    );
}

#[test]
fn of_an_id_that_is_taken_the_first_place_is_told() {
    for (from, to, help) in [
        (
            r#""id": "town-access""#,
            r#""id": "town-cost""#,
            "the first is in line 56: give one of the two another id, and correct `change_to`, or delete one",
        ),
        (
            r#""id": "closure""#,
            r#""id": "meeting""#,
            "the first is in line 44: give one of the two another id, and correct what refers to it, or delete one",
        ),
    ] {
        assert_eq!(said(from, to), ["duplicate-id: ", help].concat());
    }
}

#[test]
fn a_file_in_other_quotation_marks_is_one_mistake() {
    let mut is_open = false;
    let curly = |c: char| match c {
        '"' => {
            is_open = !is_open;
            if is_open { '“' } else { '”' }
        }
        c => c,
    };
    let text: String = SOUND.chars().map(curly).collect();
    let report = check("story.json", text.as_bytes());
    let count = SOUND.matches('"').count() / 2 - 1;
    let found = format!("`“` and `”`, and {count} more like it in the file");
    assert_eq!(report.problems.len(), 1);
    assert_eq!(report.problems[0].found, found);
}

#[test]
fn a_change_is_not_held_against_what_another_mistake_left_out() {
    let changed = sound_with(
        r#""text": "The fence stays.""#,
        r#""text": "The fence stays.", "change": "same""#,
    )
    .replace(
        "\"topic\": \"access\",\n          \"text\": \"The f",
        "\"topic\": \"cost\",\n          \"text\": \"The f",
    );
    for (from, to, code) in [
        (
            "\"2024-05-02T19:00:00+01:00\"",
            "\"2.5.2024\"",
            "invalid-date",
        ),
        ("\"text\": \"Repairs", "\"txt\": \"Repairs", "unknown-field"),
        (
            "\"topic\": \"cost\",\n          \"speaker\"",
            "\"topic\": \"costs\",\n          \"speaker\"",
            "unknown-reference",
        ),
    ] {
        assert!(changed.contains(from), "{from}");
        let text = changed.replacen(from, to, 1);
        let report = check("story.json", text.as_bytes());
        let codes = report.problems.iter().map(|problem| problem.code.word());
        assert_eq!(codes.collect::<Vec<_>>(), [code], "{to}");
    }
}

#[test]
fn what_only_follows_from_a_mistake_is_not_reported() {
    for (from, to, code) in [
        // a source that cannot be read is one that nobody can cite
        (r#""grade": "press""#, r#""grade": "paper""#, "unknown-word"),
        // nor can anybody refer to what is in a list that is not there
        (r#""topics": ["#, r#""topic": ["#, "unknown-field"),
        // a bracket too few, and all that comes after stands elsewhere
        (
            r#""side": "town" },"#,
            r#""side": "town","#,
            "missing-bracket",
        ),
        (r#""id": "fishers""#, r#""id": "fishers"#, "unclosed-string"),
    ] {
        let text = sound_with(from, to);
        let report = check("story.json", text.as_bytes());
        let codes: Vec<_> = report
            .problems
            .iter()
            .map(|problem| problem.code.word())
            .collect();
        assert_eq!(codes, [code], "{to}");
    }
}

#[test]
fn columns_count_characters_and_spans_count_bytes_of_the_file() {
    let text = "\u{feff}{\r\n\t\"é北😀\": x }";
    let report = check("story.json", text.as_bytes());
    let problem = report
        .problems
        .iter()
        .find(|problem| problem.code == Code::File(FileCode::MissingQuotes))
        .unwrap();
    assert_eq!((problem.location.line, problem.location.column), (2, 9));
    assert_eq!(&text[problem.span.start..problem.span.end], "x");
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let report = check("story.json", &utf_16);
    let problem = report
        .problems
        .iter()
        .find(|problem| problem.code == Code::File(FileCode::MissingQuotes))
        .unwrap();
    assert_eq!((problem.location.line, problem.location.column), (2, 9));
    assert_eq!(utf_16[problem.span.start..problem.span.end], *b"x\0");
}

#[test]
fn every_code_has_a_line_in_the_documentation() {
    let page = include_str!("../../docs/checking.md");
    let of_files = FileCode::ALL.iter().map(|code| code.word());
    let of_stories = read::StoryCode::ALL.iter().map(|code| code.word());
    for word in of_files.chain(of_stories) {
        assert!(page.contains(&format!("\n| `{word}` | ")), "{word}");
    }
}
