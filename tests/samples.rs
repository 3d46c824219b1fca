//! The samples in README and docs: each is run, here or in a browser, or is what a test says it is.

#![cfg(not(target_arch = "wasm32"))]

use std::path::{Path, PathBuf};
use std::process::Command;

mod blocks;
use blocks::blocks;

/// How a sample is tested.
enum Tested {
    /// The lines that call `standpoint` are run here; others are listed below.
    Shell,
    /// In `tests/e2e/samples.rs`.
    Browser,
    /// The policy under which all end-to-end tests are.
    Policy,
    /// A story in which `standpoint check` finds nothing.
    Story,
    /// By nothing but eyes, for this reason.
    Not(&'static str),
}

/// Each sample, by its file and a part of it.
const SAMPLES: &[(&str, &str, Tested)] = &[
    (
        "README.md",
        "data-story=\"story.json\" async></script>",
        Tested::Browser,
    ),
    ("README.md", "a few plain paragraphs", Tested::Browser),
    ("README.md", "whenDefined", Tested::Browser),
    ("README.md", "--form embed --lang en", Tested::Shell),
    ("README.md", "\"standpoint\": 1", Tested::Story),
    (
        "README.md",
        "make serve",
        Tested::Not("a server that does not end, and all tests"),
    ),
    ("README.md", "trusted-types 'none'", Tested::Policy),
    (
        "docs/workbook.md",
        "standpoint export --template",
        Tested::Shell,
    ),
    (
        "docs/workbook.md",
        "story.xlsx:Positions!C3",
        Tested::Not("of a workbook that is not here; tests/import/workbook.rs has the form"),
    ),
    (
        "docs/checking.md",
        "standpoint check - < story.json",
        Tested::Shell,
    ),
    (
        "docs/checking.md",
        "error[unknown-reference]",
        Tested::Not("of a story that is not here; tests/check/messages.rs has the form"),
    ),
    (
        "docs/embedding-wordpress.md",
        "<standpoint-timeline src=",
        Tested::Not("needs WordPress; tried by hand in 6.1 and 6.7"),
    ),
    (
        "docs/embedding-wordpress.md",
        "wp_kses_allowed_html",
        Tested::Not("needs WordPress; tried by hand in 6.1 and 6.7"),
    ),
    (
        "docs/embedding-wordpress.md",
        "data-cfasync",
        Tested::Not("needs plugins of WordPress; tried by hand with two of them"),
    ),
    ("docs/embedding.md", "standpoint-frame.js", Tested::Browser),
    ("docs/embedding.md", "standpoint-sources", Tested::Browser),
    ("docs/embedding.md", "--form oembed", Tested::Shell),
    ("docs/embedding.md", "standpoint inspect", Tested::Shell),
    (
        "docs/embedding.md",
        "ids-changed",
        Tested::Not("cut off at its end; tests/inspect.rs has the whole"),
    ),
    ("docs/embedding.md", "sendBeacon", Tested::Browser),
    (
        "docs/embedding.md",
        "jq",
        Tested::Not("jq may not be there; tools/dist/snippets.test.mjs has the members"),
    ),
    ("docs/importing.md", "standpoint import", Tested::Shell),
    (
        "docs/links.md",
        "article.html#standpoint=geneva",
        Tested::Browser,
    ),
    ("docs/links.md", "Ryabkov said", Tested::Browser),
    (
        "docs/links.md",
        "showTab",
        Tested::Not("a function of the page's own; tests/e2e/reader.rs listens for the event"),
    ),
    (
        "docs/rendering.md",
        "standpoint render story.json > page.html",
        Tested::Shell,
    ),
    ("docs/story-format.md", "\"standpoint\": 1", Tested::Story),
    (
        "package/README.md",
        "import \"standpoint-timeline\"",
        Tested::Not("tests/e2e/package.rs imports it so"),
    ),
    (
        "package/README.md",
        "onstandpoint-load",
        Tested::Not("needs React; its types were tried by hand"),
    ),
];

fn project(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A fenced block.
struct Block {
    /// the document, from the top level
    file: String,
    /// what stands in it
    text: String,
}

fn all() -> Vec<Block> {
    let mut docs: Vec<String> = std::fs::read_dir(project("docs"))
        .unwrap()
        .map(|entry| format!("docs/{}", entry.unwrap().file_name().to_str().unwrap()))
        .filter(|name| name.ends_with(".md"))
        .collect();
    docs.extend(["README.md", "package/README.md"].map(String::from));
    let of = |file: &String| {
        let file = file.clone();
        let texts = blocks(&file).into_iter();
        texts.map(move |text| Block {
            file: file.clone(),
            text,
        })
    };
    docs.iter().flat_map(of).collect()
}

fn sample(block: &Block) -> &'static Tested {
    let known = SAMPLES
        .iter()
        .filter(|(file, part, _)| *file == block.file && block.text.contains(part));
    let known: Vec<_> = known.collect();
    assert_eq!(known.len(), 1, "{}:\n{}", block.file, block.text);
    &known[0].2
}

#[test]
fn every_sample_is_known_and_every_one_that_is_known_is_there() {
    let all = all();
    assert!(all.len() >= 15);
    for block in &all {
        sample(block);
    }
    assert_eq!(all.len(), SAMPLES.len());
    let browser = std::fs::read_to_string(project("tests/e2e/samples.rs")).unwrap();
    for (file, part, tested) in SAMPLES {
        match tested {
            Tested::Browser => assert!(browser.contains(&format!("{part:?}")), "{file}: {part}"),
            Tested::Not(reason) => assert!(!reason.is_empty()),
            _ => {}
        }
    }
}

/// In a folder with the default story as `story.json`, as a reader of the documentation has one of theirs.
#[test]
fn the_commands_in_the_documentation_do_what_they_say() {
    let folder = std::env::temp_dir().join(format!("standpoint-samples-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("stories")).unwrap();
    for name in ["story.json", "stories/story.json"] {
        std::fs::copy(project("stories/us-russia-2021.json"), folder.join(name)).unwrap();
    }
    let program = env!("CARGO_BIN_EXE_standpoint");
    std::fs::write(
        folder.join("article.html"),
        Command::new(program)
            .args(["render", "story.json", "--form", "plain"])
            .current_dir(&folder)
            .output()
            .unwrap()
            .stdout,
    )
    .unwrap();
    std::fs::create_dir_all(folder.join("archive")).unwrap();
    let timeline = project("tests/bad-stories/timelinejs-3.json");
    for name in ["timeline.json", "archive/one.json", "archive/two.json"] {
        std::fs::copy(&timeline, folder.join(name)).unwrap();
    }
    let table = "Datum,Ereignis\n7.12.2021,Anruf\n";
    std::fs::write(folder.join("chronology.csv"), table).unwrap();
    let mut count = 0;
    for block in all() {
        if !matches!(sample(&block), Tested::Shell) {
            continue;
        }
        let text = block
            .text
            .replace("\\\n", " ")
            .replace("cargo run -- ", "standpoint ");
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            // From a site of nobody's.
            let line = match line.split_once("curl https://your.site/article.html |") {
                Some((_, rest)) => format!("cat article.html | {rest}"),
                None => line.to_owned(),
            };
            let mut shell = Command::new("sh");
            shell
                .arg("-c")
                .arg(format!("standpoint() {{ '{program}' \"$@\"; }}; {line}"));
            let output = shell.current_dir(&folder).output().unwrap();
            assert!(output.status.success(), "{line}: {output:?}");
            count += 1;
        }
    }
    assert!(count >= 9, "{count}");
    for written in [
        "page.html",
        "fragment.html",
        "stories/story.oembed.json",
        "calls.html",
        "stories/two.json",
        "calls.json",
    ] {
        assert!(folder.join(written).is_file(), "{written}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_stories_in_the_documentation_have_no_problem() {
    let is_story = |block: &Block| matches!(sample(block), Tested::Story);
    let stories: Vec<Block> = all().into_iter().filter(is_story).collect();
    assert_eq!(stories.len(), 2);
    for Block { file, text } in stories {
        let report = standpoint::check::check(&file, text.as_bytes());
        assert!(report.problems.is_empty(), "{report}");
    }
}

#[test]
fn the_policy_of_the_readme_is_the_one_under_which_the_tests_are() {
    let in_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let policy = all()
        .into_iter()
        .find(|block| matches!(sample(block), Tested::Policy));
    let tests = std::fs::read_to_string(project("tests/e2e/policies.rs")).unwrap();
    let tests = in_one_line(&tests.replace("\\\n", ""));
    let policy = in_one_line(&policy.unwrap().text);
    assert!(tests.contains(&policy), "{policy}");
}
