//! `standpoint new`: the story that an editor begins with.

use serde_json::Value;
use standpoint::check::check;
use standpoint::format::{starter, to_json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("standpoint-new-{}-{test}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .arg("new")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn it_has_no_problem_in_any_language() {
    for language in ["en", "de", "zh-Hans", "ar"] {
        let text = to_json(&starter("story", language).unwrap());
        let report = check("story.json", text.as_bytes());
        assert!(report.problems.is_empty(), "{language}: {report}");
        let story: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(story["languages"], serde_json::json!([language]));
    }
}

#[test]
fn it_has_every_part() {
    let story = serde_json::to_value(starter("story", "en").unwrap()).unwrap();
    for list in [
        "sides",
        "people",
        "topics",
        "sources",
        "eras",
        "groups",
        "time_zones",
    ] {
        assert!(!story[list].as_array().unwrap().is_empty(), "{list}");
    }
    let events = story["events"].as_array().unwrap();
    assert_eq!(events.len(), 2);
    assert_eq!(events[0]["media"][0]["kind"], "image");
    let positions = events
        .iter()
        .flat_map(|event| event["positions"].as_array().unwrap());
    for field in [
        "key",
        "speaker",
        "according_to",
        "quote",
        "note",
        "change",
        "change_note",
    ] {
        let count = positions
            .clone()
            .filter(|position| !position[field].is_null())
            .count();
        assert!(count > 0, "{field}");
    }
}

#[test]
fn the_commands_that_it_names_work() {
    let folder = folder("commands");
    for (file, id) in [
        ("first.json", "first"),
        ("Mein Brückenbau.json", "mein-bruckenbau"),
    ] {
        let (code, said, _) = run(&folder, &[file, "--lang", "de"]);
        assert_eq!(code, 0);
        let story: Value = serde_json::from_slice(&fs::read(folder.join(file)).unwrap()).unwrap();
        assert_eq!(story["id"], id);
        let commands = said
            .lines()
            .filter(|line| line.starts_with("  standpoint "));
        let mut count = 0;
        for line in commands {
            // What it does stands behind the command.
            let (command, _) = line.trim().split_once("    ").unwrap();
            let program = env!("CARGO_BIN_EXE_standpoint");
            let output = Command::new("sh")
                .arg("-c")
                .arg(format!("standpoint() {{ '{program}' \"$@\"; }}; {command}"))
                .current_dir(&folder)
                .output()
                .unwrap();
            assert!(output.status.success(), "{command}: {output:?}");
            count += 1;
        }
        assert_eq!(count, 2, "{said}");
        assert!(folder.join(file).with_extension("html").is_file());
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_file_that_is_there_is_not_written_over() {
    let folder = folder("there");
    fs::write(folder.join("story.json"), "mine").unwrap();
    let (code, out, err) = run(&folder, &["story.json"]);
    assert_eq!((code, out), (2, String::new()));
    assert!(
        err.contains("story.json: there is such a file already"),
        "{err}"
    );
    assert_eq!(
        fs::read_to_string(folder.join("story.json")).unwrap(),
        "mine"
    );
    let (code, _, err) = run(&folder, &["other.json", "--lang", "english language"]);
    assert_eq!((code, err.contains("the tag of a language")), (2, true));
    assert!(!folder.join("other.json").exists());
    fs::remove_dir_all(folder).unwrap();
}
