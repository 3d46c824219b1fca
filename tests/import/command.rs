//! `standpoint import` on the command line.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const TIMELINE: &str = r#"{ "events": [{ "start_date": { "year": "2021", "month": "13" }, "text": { "headline": "A" } }] }"#;
const SHEET: &str = "Year,Month,Day,Headline\n2021,,,A\n";

fn folder(test: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("standpoint-import-{}-{test}", std::process::id()));
    fs::create_dir_all(folder.join("out")).unwrap();
    fs::write(folder.join("a.json"), TIMELINE).unwrap();
    fs::write(folder.join("a.csv"), SHEET).unwrap();
    fs::write(folder.join("bad.json"), "{}").unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    run_from(folder, "timelinejs", arguments)
}

fn run_from(folder: &Path, from: &str, arguments: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .arg("import")
        .args(["--from", from])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

#[test]
fn a_story_goes_to_standard_output_and_what_is_to_be_told_to_standard_error() {
    let folder = folder("one");
    let (code, out, err) = run(&folder, &["a.json", "--id", "mine", "--lang", "de"]);
    assert_eq!(code, 0);
    let story: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&story["id"], &story["languages"][0]),
        (&"mine".into(), &"de".into())
    );
    let first = err.lines().next().unwrap();
    assert!(
        first.starts_with(
            "a.json:events[0].start_date.month: lost[no-such-month]: the month `13` of 2021"
        ),
        "{err}"
    );
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn several_files_go_to_a_folder_with_a_summary() {
    let folder = folder("several");
    let (code, out, _) = run(&folder, &["a.*", "--out", "out"]);
    assert_eq!(code, 0);
    assert!(folder.join("out/a.json").is_file() && folder.join("out/a-json.json").is_file());
    assert_eq!(out.lines().count(), 3, "{out}");
    let (code, out, err) = run(&folder, &["a.csv", "bad.json", "--out", "out"]);
    assert_eq!(code, 1);
    assert!(
        out.contains("refused: expected the list `events`"),
        "{out}{err}"
    );
    let (code, _, err) = run(&folder, &["a.csv", "nowhere.json", "--out", "out"]);
    assert_eq!(code, 2);
    assert!(err.contains("nowhere.json: error[not-found]"), "{err}");
    let (code, _, err) = run(&folder, &["a.csv", "a.json"]);
    assert_eq!((code, err.contains("--out has to be a folder")), (2, true));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn json_says_everything_in_one_document() {
    let folder = folder("json");
    let (code, _, err) = run(
        &folder,
        &["a.json", "bad.json", "--out", "out", "--format", "json"],
    );
    assert_eq!(code, 1);
    let document: Value = serde_json::from_str(&err).unwrap();
    let warning = &document["files"][0]["warnings"][0];
    assert_eq!(warning["code"], "no-such-month");
    assert_eq!(warning["place"], "events[0].start_date.month");
    assert_eq!(warning["severity"], "lost");
    assert_eq!(document["files"][1]["result"], "refused");
    fs::remove_dir_all(folder).unwrap();
}

/// They were passed over without a word: the story of a workbook had the id of the workbook.
#[test]
fn options_that_do_nothing_are_refused_by_name() {
    let folder = folder("idle");
    let all = [
        ("--lang", "de"),
        ("--id", "mine"),
        ("--time-zone", "Europe/Berlin"),
        ("--as-of", "2024"),
        ("--columns", "date=Datum"),
    ];
    for (option, value) in all {
        // Before the file is looked for.
        let (code, out, err) = run_from(&folder, "workbook", &["no.xlsx", option, value]);
        assert_eq!((code, out), (2, String::new()), "{option}");
        assert!(
            err.starts_with(&format!(
                "standpoint: {option}: no effect with --from workbook"
            )),
            "{err}"
        );
    }
    let both = ["no.xlsx", "--id", "mine", "--lang", "en"];
    let (_, _, err) = run_from(&folder, "workbook", &both);
    assert!(
        err.starts_with("standpoint: --lang, --id: no effect"),
        "{err}"
    );
    let (code, _, err) = run(&folder, &["a.csv", "--columns", "date=Datum"]);
    assert_eq!(code, 2);
    assert!(err.contains("--columns: only for --from table"), "{err}");
    let foo = ["a.csv", "--columns", "foo=Headline"];
    let (code, _, err) = run_from(&folder, "table", &foo);
    assert_eq!((code, err.contains("`foo` is none of date")), (2, true));
    let (code, _, err) = run(&folder, &["a.csv", "--lang", "en_US"]);
    assert_eq!((code, err.contains("the tag of a language")), (2, true));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_file_that_another_importer_reads_is_refused_with_its_name() {
    let folder = folder("other");
    let story = include_str!("../../stories/us-russia-2021.json");
    fs::write(folder.join("story.json"), story).unwrap();
    let book = standpoint::workbook::template().unwrap();
    fs::write(
        folder.join("book.xlsx"),
        standpoint::workbook::write(&book).unwrap(),
    )
    .unwrap();
    for (from, file, expected) in [
        ("timelinejs", "book.xlsx", "say --from workbook"),
        ("table", "book.xlsx", "say --from workbook"),
        ("table", "a.json", "say --from timelinejs"),
        ("workbook", "a.json", "say --from timelinejs"),
        ("workbook", "a.csv", "say --from timelinejs"),
        ("timelinejs", "story.json", "it is a story already"),
        ("table", "story.json", "it is a story already"),
        ("workbook", "story.json", "it is a story already"),
    ] {
        let (code, out, err) = run_from(&folder, from, &[file]);
        assert_eq!((code, out), (1, String::new()), "{from} {file}: {err}");
        assert!(err.contains(expected), "{from} {file}: {err}");
    }
    let (code, _, err) = run_from(&folder, "workbook", &["out"]);
    assert_eq!((code, err.contains("there is no sheet in it")), (1, true));
    fs::remove_dir_all(folder).unwrap();
}
