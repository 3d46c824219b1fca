//! The command `standpoint check`, as it is run.

use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const SOUND: &str = include_str!("../bad-stories/sound.json");
const DEFAULT_STORY: &str = include_str!("../../stories/us-russia-2021.json");

/// A directory of a test's own, with files in it.
fn folder(test: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("check")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standpoint"));
    command
        .current_dir(folder)
        .arg("check")
        .args(arguments)
        .stdin(Stdio::null());
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn out(output: &Output) -> &str {
    str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// The lines that begin with a place.
fn headlines(output: &Output) -> Vec<&str> {
    let is_headline = |line: &&str| line.contains(".json:") && !line.starts_with(' ');
    out(output).lines().filter(is_headline).collect()
}

fn document(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_sound_story_has_no_problems_and_exits_with_0() {
    let folder = folder("sound", &[("story.json", SOUND), ("again.json", SOUND)]);
    let output = run(&folder, &["story.json", "again.json"]);
    assert_eq!(out(&output), "2 files, no problems\n");
    assert_eq!((err(&output), code(&output)), ("", 0));
}

#[test]
fn a_story_with_nothing_but_warnings_exits_with_0() {
    let folder = folder("warnings", &[("default.json", DEFAULT_STORY)]);
    let output = run(&folder, &["default.json"]);
    let warning =
        "default.json:560:5: warning[no-url]: sources[18]: expected the field `url`, found none";
    assert!(out(&output).contains(warning), "{}", out(&output));
    assert!(out(&output).ends_with("1 file, 0 errors, 4 warnings\n"));
    assert_eq!((err(&output), code(&output)), ("", 0));
}

#[test]
fn a_problem_shows_its_place_its_line_and_what_to_do() {
    let text = SOUND.replace(r#""side": "fishers","#, r#""side": "fisher","#);
    let folder = folder("problem", &[("story.json", &text)]);
    let output = run(&folder, &["story.json"]);
    let expected = r#"story.json:65:19: error[unknown-reference]: events[0].positions[1].side: expected one of `town`, `fishers`, `gazette`, found `fisher`
   |
65 |           "side": "fisher",
   |                   ^^^^^^^^
   |
   = help: did you mean `fishers`?

1 file, 1 error, 0 warnings
"#;
    assert_eq!(out(&output), expected);
    assert_eq!((err(&output), code(&output)), ("", 1));
}

#[test]
fn warnings_alone_exit_with_0() {
    let folder = folder("warning", &[("story.json", &["\u{feff}", SOUND].concat())]);
    let output = run(&folder, &["story.json"]);
    assert!(out(&output).starts_with("story.json:1:1: warning[byte-order-mark]: expected UTF-8"));
    assert!(out(&output).ends_with("1 file, 0 errors, 1 warning\n"));
    assert_eq!(code(&output), 0);
}

/// Ten mistakes of the kind that editors make, in the default story.
fn ten_mistakes() -> String {
    let mut text = String::from(DEFAULT_STORY);
    for (from, to) in [
        (r#""as_of": "2022-01-14""#, r#""as_of": "14.01.2022""#),
        (
            r#""languages": ["en", "zh", "ru"]"#,
            r#""languages": ["en", "zh", "ru",]"#,
        ),
        (r#"{ "id": "us", "name""#, r#"{ "id": “us”, "name""#),
        (r#""ru": "Белый дом" },"#, r#""ru": "Белый дом },"#),
        (r#""en": "the Kremlin""#, r#""en": "the "Kremlin"""#),
        (r#""ru": "Владимир Путин" },"#, r#""ru": "Владимир Путин","#),
        (
            "    {\n      \"id\": \"ushakov\"",
            "    // an adviser\n    {\n      \"id\": \"ushakov\"",
        ),
        (r#""kind": "call","#, r#""kind": "phone call","#),
        (r#""grade": "official""#, r#""grade" "official""#),
        (r#""publisher":"#, "publisher:"),
    ] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    text
}

#[test]
fn ten_mistakes_give_ten_messages() {
    let folder = folder("ten", &[("story.json", &ten_mistakes())]);
    let output = run(&folder, &["story.json"]);
    let found: Vec<&str> = headlines(&output)
        .into_iter()
        .map(|line| line.split_once("]: ").unwrap().1)
        .collect();
    assert_eq!(
        found,
        [
            "as_of: expected a date such as `2021-12-07` or `2021-12`, or a moment such as `2021-12-07T14:30:00-05:00` (EDTF, RFC 3339), found `14.01.2022`",
            "languages: expected no comma before `]`, found one",
            "sides[0].id: expected straight quotation marks `\"`, found `“` and `”`",
            "people[1].name.ru: expected a quotation mark after the text, found none",
            "people[13].name: expected `}` to close the `{` of line 139, found none",
            "people[14].name.en: expected `\\\"` for a quotation mark inside a text, found `\"`",
            "people[15]: expected no comment, as JSON has none, found one",
            "sources[0]: expected quotation marks around the key, found `publisher`",
            "sources[1].grade: expected a colon between the key and its value, found none",
            "events[0].kind: expected one of `call`, `meeting`, `document`, `statement`, `action`, `vote`, `other`, \
             found `phone call`",
        ]
    );
    assert!(out(&output).ends_with("\n1 file, 10 errors, 0 warnings\n"));
    assert_eq!(code(&output), 1);
}

#[test]
fn every_place_can_be_clicked() {
    let text = ten_mistakes();
    let folder = folder("click", &[("story.json", &text)]);
    let output = run(&folder, &["story.json"]);
    let mut lines = out(&output).lines();
    while let Some(headline) = lines.find(|line| line.starts_with("story.json:")) {
        let mut parts = headline.split(':');
        let line: usize = parts.nth(1).unwrap().parse().unwrap();
        let column: usize = parts.next().unwrap().parse().unwrap();
        assert!(column <= text.lines().nth(line - 1).unwrap().chars().count() + 1);
        lines.next();
        // The snippet says the same line.
        let shown = lines.next().unwrap();
        assert!(
            shown.starts_with(&format!("{line} |")),
            "{headline}\n{shown}"
        );
    }
}

#[test]
fn several_files_are_checked_and_counted_together() {
    let files = [("a.json", "{,}"), ("b.json", SOUND), ("c.json", "")];
    let folder = folder("several", &files);
    let output = run(&folder, &["a.json", "b.json", "c.json"]);
    assert!(
        headlines(&output)
            .iter()
            .any(|line| line.starts_with("a.json:1:2: error[extra-comma]"))
    );
    assert!(
        headlines(&output)
            .iter()
            .any(|line| line.starts_with("c.json:1:1: error[empty-file]"))
    );
    assert!(
        out(&output)
            .lines()
            .last()
            .unwrap()
            .starts_with("3 files, ")
    );
    assert_eq!(code(&output), 1);
}

#[test]
fn wildcards_that_reach_the_program_are_expanded() {
    let files = [
        ("b.json", SOUND),
        ("a.json", "{"),
        ("c.txt", ""),
        ("[x].json", SOUND),
    ];
    let folder = folder("wildcards", &files);
    fs::create_dir(folder.join("d.json")).unwrap();
    let output = run(&folder, &["?.json"]);
    assert!(
        out(&output).starts_with("a.json:1:2: error"),
        "{}",
        out(&output)
    );
    assert!(out(&output).contains("\n2 files, "));
    let output = run(&folder, &["*.text"]);
    assert_eq!(
        err(&output),
        "*.text: error[no-match]: no file has such a name\n"
    );
    assert_eq!(code(&output), 2);
    let output = run(&folder, &["a[.json"]);
    assert!(err(&output).starts_with("a[.json: error[no-match]: "));
    // A file that has such a name is taken at its word.
    let output = run(&folder, &["[x].json"]);
    assert_eq!(out(&output), "1 file, no problems\n");
}

#[test]
fn a_dash_is_standard_input() {
    let folder = folder("stdin", &[]);
    let mut child = command(&folder, &["-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"[1,]").unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(out(&output).contains("\n<stdin>:1:3: error[extra-comma]"));
    assert_eq!(code(&output), 1);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_checked() {
    let folder = folder("unread", &[("story.json", SOUND)]);
    fs::create_dir(folder.join("stories")).unwrap();
    let output = run(&folder, &["missing.json", "stories/", "story.json"]);
    assert_eq!(
        err(&output),
        "missing.json: error[not-found]: there is no such file\n\
         stories/: error[directory]: it is a directory; for all stories in it, say `stories/*.json`\n"
    );
    assert_eq!(out(&output), "1 file, 2 not read, no problems\n");
    assert_eq!(code(&output), 2);
}

#[test]
fn a_file_that_is_too_large_is_refused_at_once() {
    let folder = folder("large", &[]);
    // Sparse: it takes no room on the disk.
    File::create(folder.join("large.json"))
        .unwrap()
        .set_len(200 << 20)
        .unwrap();
    let start = Instant::now();
    let output = run(&folder, &["large.json"]);
    let expected =
        "large.json: error[too-large]: a story has at most 16 MiB, and this has 200 MiB\n";
    assert_eq!(err(&output), expected);
    assert_eq!(code(&output), 2);
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[cfg(unix)]
#[test]
fn a_file_without_end_is_refused_at_once() {
    let folder = folder("endless", &[]);
    let start = Instant::now();
    let output = run(&folder, &["/dev/zero"]);
    let expected = "/dev/zero: error[too-large]: a story has at most 16 MiB, and this goes on\n";
    assert_eq!((err(&output), code(&output)), (expected, 2));
    let mut input = command(&folder, &["-"]);
    let output = input
        .stdin(File::open("/dev/zero").unwrap())
        .output()
        .unwrap();
    let expected = "<stdin>: error[too-large]: a story has at most 16 MiB, and this goes on\n";
    assert_eq!((err(&output), code(&output)), (expected, 2));
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn without_a_file_the_command_does_not_run() {
    let output = run(&folder("nothing", &[]), &[]);
    assert_eq!((out(&output), code(&output)), ("", 2));
}

#[test]
fn json_says_everything_in_one_document() {
    let text = SOUND.replace(r#""kind": "action""#, r#""kind": "акция""#);
    let folder = folder("json", &[("story.json", &text)]);
    let output = run(&folder, &["story.json", "missing.json", "--format", "json"]);
    let start = text.find(r#""акция""#).unwrap();
    let expected = json!({
        "files": [
            {
                "file": "story.json",
                "complete": true,
                "problems": [{
                    "line": 75,
                    "column": 15,
                    "span": { "start": start, "end": start + 12 },
                    "path": "events[1].kind",
                    "level": "error",
                    "code": "unknown-word",
                    "expected": "one of `call`, `meeting`, `document`, `statement`, `action`, `vote`, `other`",
                    "found": "`акция`",
                    "help": null,
                    "message": "events[1].kind: expected one of `call`, `meeting`, `document`, `statement`, `action`, \
                                `vote`, `other`, found `акция`",
                }],
            },
            {
                "file": "missing.json",
                "failure": { "code": "not-found", "message": "there is no such file" },
                "complete": false,
                "problems": [],
            },
        ],
        "summary": { "files": 1, "unread": 1, "errors": 1, "warnings": 0 },
    });
    assert_eq!(document(&output), expected);
    assert_eq!((err(&output), code(&output)), ("", 2));
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let folder = folder("colours", &[("story.json", "[1,]")]);
    let forced = |more: &[(&str, &str)]| {
        let mut command = command(&folder, &["story.json"]);
        command.env("CLICOLOR_FORCE", "1");
        command.envs(more.iter().copied()).output().unwrap()
    };
    assert!(!out(&run(&folder, &["story.json"])).contains('\u{1b}'));
    assert!(out(&forced(&[])).contains("\u{1b}["));
    assert!(!out(&forced(&[("NO_COLOR", "1")])).contains('\u{1b}'));
}

#[test]
fn nothing_in_a_file_reaches_the_terminal_as_a_command() {
    let text = "{\"a\\u001b[31m\\u202e\": 1, \u{1b}]0;title\u{7} \"b\": \"\u{202e}\u{1b}[2J\"}";
    let folder = folder("terminal", &[("story.json", text)]);
    let output = run(&folder, &["story.json"]);
    assert!(
        !out(&output).contains(['\u{1b}', '\u{7}', '\u{202e}']),
        "{:?}",
        out(&output)
    );
}

#[test]
fn a_line_of_a_megabyte_is_cut_around_each_marker() {
    let mut story: Value = serde_json::from_str(SOUND).unwrap();
    let text = "Boats need the pier. ".repeat(40);
    let event =
        |n: usize| json!({"id": format!("e{n}"), "title": "北约", "date": "no", "summary": text});
    story["events"] = (0..1_100).map(event).collect();
    let folder = folder("line", &[("story.json", &story.to_string())]);
    let output = run(&folder, &["story.json"]);
    assert_eq!(headlines(&output).len(), 1_001);
    assert!(out(&output).contains("story.json: there is more than is listed here"));
    let longest = out(&output)
        .lines()
        .map(|line| line.chars().count())
        .max()
        .unwrap();
    assert!(longest < 260, "{longest}");
    let shown = out(&output).lines().nth(2).unwrap();
    assert!(
        shown.starts_with("1 | …") && shown.ends_with('…') && shown.contains("\"date\":\"no\""),
        "{shown}"
    );
}

#[test]
fn a_story_of_3000_events_is_checked() {
    let folder = folder("long", &[("story.json", &long_story())]);
    let output = run(&folder, &["story.json"]);
    assert_eq!(out(&output), "1 file, no problems\n");
}

/// 3,000 events with three positions each.
fn long_story() -> String {
    let mut story: Value = serde_json::from_str(SOUND).unwrap();
    let event = story["events"][0].clone();
    let position = story["events"][1]["positions"][0].clone();
    let events = (0..3_000).map(|n| {
        let mut event = event.clone();
        event["id"] = json!(format!("event-{n}"));
        let positions = event["positions"].as_array_mut().unwrap();
        positions.push(position.clone());
        for (place, position) in positions.iter_mut().enumerate() {
            position["id"] = json!(format!("position-{n}-{place}"));
        }
        event
    });
    story["events"] = events.collect();
    serde_json::to_string_pretty(&story).unwrap()
}

#[cfg(unix)]
#[test]
fn a_reader_that_stops_listening_is_no_error() {
    let folder = folder("pipe", &[("story.json", &"[1;".repeat(3_000))]);
    let mut child = command(&folder, &["story.json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((err(&output), code(&output)), ("", 1));
}

#[test]
fn an_image_beside_the_story_that_is_far_too_large_is_told_of() {
    let mut story: Value = serde_json::from_str(SOUND).unwrap();
    let image =
        |url: &str| json!({"kind": "image", "url": url, "alt": "A pier", "width": 1, "height": 1});
    let urls = [
        "small.png",
        "images/large%20one.png?v=2",
        "none.png",
        "/large.png",
        "../large-image/images/large%20one.png",
        "https://example.org/large.png",
    ];
    story["events"][0]["media"] = urls.map(image).into();
    let folder = folder(
        "large-image",
        &[("story.json", &story.to_string()), ("small.png", "")],
    );
    fs::create_dir(folder.join("images")).unwrap();
    fs::write(folder.join("images/large one.png"), vec![0; 1_200_000]).unwrap();
    let output = run(&folder, &["story.json"]);
    assert_eq!(code(&output), 0);
    let found = headlines(&output);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("warning[large-file]: events[0].media[1].url"),
        "{found:?}"
    );
    assert!(found[0].ends_with("found 1.2 MB"), "{found:?}");
    // From where it is started does not matter.
    let path = folder.join("story.json");
    let output = run(Path::new("/"), &[path.to_str().unwrap()]);
    assert_eq!(headlines(&output).len(), 1);
}
