//! `standpoint inspect`: pages as they were rendered, and as programs on their way have left them.

#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use standpoint::inspect::{Data, Form, Level, Report, inspect};
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

const DEFAULT: &str = "stories/us-russia-2021.json";
const SOUND: &str = "tests/bad-stories/sound.json";
const LOADER: &str = r#"<script src="/standpoint.js" async></script>"#;

fn standpoint(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standpoint"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.args(arguments).stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // Where the program needs no input, it may be gone already.
    _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn render(story: &str, arguments: &[&str]) -> String {
    let output = standpoint(&[&["render", story], arguments].concat(), "");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// An element with its content on a page with the loader.
fn embed(story: &str, arguments: &[&str]) -> String {
    render(story, &[&["--form", "embed"], arguments].concat()) + LOADER
}

/// The codes of what was found, those of notes in brackets.
fn codes(report: &Report) -> Vec<String> {
    let all = report.findings();
    all.map(|finding| match finding.level {
        Level::Lost => finding.code.to_owned(),
        Level::Note => format!("({})", finding.code),
    })
    .collect()
}

/// Form, codes, and what readers see with scripts and without.
fn told(html: &str) -> (Form, Vec<String>, &'static str, &'static str) {
    let report = inspect(html, None);
    assert_eq!(report.embeds.len(), 1, "{report}");
    let embed = &report.embeds[0];
    let seen = (embed.with_scripts.what, embed.without_scripts.what);
    (embed.form, codes(&report), seen.0, seen.1)
}

fn message(html: &str, code: &str) -> String {
    let report = inspect(html, None);
    let found = report.findings().find(|finding| finding.code == code);
    found
        .unwrap_or_else(|| panic!("no {code}: {report}"))
        .message
        .clone()
}

#[test]
fn nothing_is_lost_of_what_was_just_rendered() {
    for story in [DEFAULT, SOUND] {
        for options in [
            &[][..],
            &["--open", "all"],
            &["--view", "both"],
            &["--view", "compare", "--src", "a.json"],
            &["--time-zone", "Asia/Tokyo", "--heading-level", "3"],
            &["--style", "inline"],
            &["--header", "compact"],
            &["--header", "none"],
        ] {
            let html = embed(story, options);
            let expected = (Form::Shadow, Vec::new(), "widget", "rendered");
            assert_eq!(told(&html), expected, "{story} {options:?}");
            let report = inspect(&html, None);
            let text = report.to_string();
            assert!(text.contains("takes over"), "{text}");
            assert_eq!(report.embeds[0].there.data, Data::Sound);
        }
    }
    for language in ["zh", "ru"] {
        let html = embed(DEFAULT, &["--lang", language]);
        assert!(codes(&inspect(&html, None)).is_empty(), "{language}");
    }
    let page = render(DEFAULT, &[]);
    assert_eq!(
        told(&page),
        (Form::Shadow, Vec::new(), "widget", "rendered")
    );
}

#[test]
fn nothing_is_lost_of_a_plain_form_alone_or_in_an_element() {
    let story = std::fs::read_to_string(DEFAULT).unwrap();
    for options in [
        &[][..],
        &["--view", "both"],
        &["--open", "all", "--heading-level", "4"],
        &["--lang", "zh", "--time-zone", "Asia/Tokyo"],
        &["--header", "compact"],
        &["--header", "none"],
    ] {
        let light = ["--content", "light", "--src", "a.json"];
        let html = embed(DEFAULT, &[options, &light].concat());
        let report = inspect(&html, Some(&story));
        assert_eq!(codes(&report), [""; 0], "{options:?}");
        assert_eq!(told(&html).0, Form::Light);
        assert_eq!((told(&html).2, told(&html).3), ("widget", "rendered"));
    }
    for options in [
        &[][..],
        &["--view", "timeline", "--lang", "ru"],
        &["--header", "compact"],
        &["--header", "none"],
    ] {
        let plain = render(DEFAULT, &[&["--form", "plain"], options].concat());
        let report = inspect(&plain, Some(&story));
        assert_eq!(codes(&report), [""; 0], "{options:?}");
        assert_eq!(
            told(&plain),
            (Form::Plain, Vec::new(), "rendered", "rendered")
        );
    }
}

#[test]
fn each_form_of_embedding_is_told_by_its_name() {
    let tag =
        r#"<script src="https://cdn.example/standpoint.js" data-src="a.json" async></script>"#;
    assert_eq!(told(tag), (Form::Tag, Vec::new(), "widget", "nothing"));
    let element = format!("<standpoint-timeline src=a.json></standpoint-timeline>{LOADER}");
    assert_eq!(
        told(&element),
        (Form::Element, Vec::new(), "widget", "nothing")
    );
    let own =
        format!("<standpoint-timeline src=a.json><p>In short.</p></standpoint-timeline>{LOADER}");
    assert_eq!(
        told(&own),
        (Form::Element, Vec::new(), "widget", "own-content")
    );
    let bare = format!("<standpoint-timeline></standpoint-timeline>{LOADER}");
    assert_eq!(told(&bare).2, "default-story");
    let frame = r#"<iframe src="/embed.html?src=a.json&lang=en" title="A"></iframe><script src="standpoint-frame.js"></script>"#;
    assert_eq!(told(frame), (Form::Frame, Vec::new(), "widget", "message"));
    assert_eq!(
        inspect(frame, None).embeds[0].src.as_deref(),
        Some("a.json")
    );
    // A loader alone places nothing.
    assert_eq!(codes(&inspect(LOADER, None)), ["nothing"]);
    let optimised =
        r#"<script src="/standpoint.js" data-cfasync="false" data-minify="1"></script>"#;
    assert_eq!(codes(&inspect(optimised, None)), ["nothing"]);
}

#[test]
fn a_page_without_a_timeline_has_lost_it() {
    assert_eq!(codes(&inspect("<p>An article.</p>", None)), ["nothing"]);
    assert_eq!(codes(&inspect("", None)), ["nothing"]);
}

#[test]
fn several_timelines_are_told_in_the_order_of_the_page() {
    let plain = render(SOUND, &["--form", "plain"]);
    let html = [
        "<iframe src=embed.html></iframe>",
        &embed(SOUND, &[]),
        &plain,
        &embed(SOUND, &["--content", "light", "--src", "a.json"]),
    ];
    let report = inspect(&html.concat(), None);
    let forms: Vec<_> = report.embeds.iter().map(|embed| embed.form).collect();
    assert_eq!(forms, [Form::Frame, Form::Shadow, Form::Plain, Form::Light]);
}

#[test]
fn a_script_that_is_gone_or_waits_for_another_is_told_of() {
    let html = render(SOUND, &["--form", "embed"]);
    let expected = (
        Form::Shadow,
        vec![String::from("script-missing")],
        "rendered",
        "rendered",
    );
    assert_eq!(told(&html), expected);
    for delayed in [
        r#"<script type="text/plain" data-src="/standpoint.js"></script>"#,
        r#"<script type="text/rocketscript" src="/standpoint.js"></script>"#,
        r#"<script data-rocket-src="https://a.example/standpoint.js?ver=2"></script>"#,
    ] {
        let found = told(&[&html, delayed].concat());
        assert_eq!(found.1, ["(script-delayed)"], "{delayed}");
    }
    for sound in [
        r#"<script src="/cache/standpoint-3fa2.min.js?ver=2" type="module"></script>"#,
        r#"<script>customElements.define("standpoint-timeline", class {})</script>"#,
    ] {
        assert_eq!(told(&[&html, sound].concat()).1, [""; 0], "{sound}");
    }
    let head = r#"<head><script src="standpoint.js" data-src="a.json"></script></head>"#;
    assert_eq!(told(head).1, ["tag-in-head"]);
    assert_eq!(told(head).2, "nothing");
}

#[test]
fn a_template_that_is_no_shadow_root_is_seen_by_nobody() {
    let html = embed(SOUND, &[]);
    let inert = html.replace("<template shadowrootmode=\"open\">", "<template>");
    let expected = (
        Form::Shadow,
        vec![String::from("template-inert")],
        "widget",
        "nothing",
    );
    assert_eq!(told(&inert), expected);
    let inner = html
        .replace("<template", "<div><template")
        .replace("</template>", "</template></div>");
    assert_eq!(told(&inner), expected);
    let unwrapped = html
        .replace("<template shadowrootmode=\"open\">", "")
        .replace("</template>", "");
    assert_eq!(told(&unwrapped).1, ["template-missing"]);
    assert_eq!(told(&unwrapped).3, "rendered");
}

#[test]
fn a_story_that_is_gone_or_damaged_is_told_of_and_where_it_is_then_from() {
    let html = embed(SOUND, &[]);
    let (before, rest) = html
        .split_once("<script type=\"application/json\">")
        .unwrap();
    let (_, after) = rest.split_once("</script>").unwrap();
    let gone = [before, after].concat();
    let expected = (
        Form::Shadow,
        vec![String::from("data-broken")],
        "rendered",
        "rendered",
    );
    assert_eq!(told(&gone), expected);
    let damaged = html.replace("\"standpoint\":1", "\"standpoint\":<a>1</a>");
    assert_eq!(told(&damaged), expected);
    let with_src = damaged.replacen("<standpoint-timeline", "<standpoint-timeline src=a.json", 1);
    assert_eq!(told(&with_src).2, "widget");
    assert!(message(&with_src, "data-broken").contains("fetched from a.json"));
}

#[test]
fn what_was_changed_in_rendered_html_is_named() {
    let html = embed(SOUND, &["--view", "both"]);
    for (change, code, names) in [
        (
            ["class=\"compare\"", "class=\"cms-compare\""],
            "classes-changed",
            "compare (1, now cms-compare)",
        ),
        (
            ["id=\"p-1\"", "id=\"user-content-p-1\""],
            "ids-changed",
            "p-1 (1, now user-content-p-1)",
        ),
        (
            ["The fence stays.</p>", "The “fence” stays.</p>"],
            "words-changed",
            "“fence”",
        ),
        (
            [
                "<time datetime=\"2024-06-30\">June 30, 2024</time>",
                "June 30, 2024",
            ],
            "elements-changed",
            "<time> (1)",
        ),
        (
            [" data-kind=\"stated\"", ""],
            "attributes-changed",
            "data-kind (6)",
        ),
    ] {
        let [from, to] = change;
        let changed = html.replace(from, to);
        assert_ne!(changed, html, "{from}");
        let named = message(&changed, code);
        assert!(named.contains(names), "{named}");
    }
    // The widget makes it anew, and says so.
    let renamed = html.replace("class=\"compare\"", "class=\"cms-compare\"");
    assert!(inspect(&renamed, None).to_string().contains("made anew"));
}

#[test]
fn lines_and_paragraphs_that_were_put_in_lose_nothing() {
    let html = embed(SOUND, &[]);
    let changed = html.replace("<li class=\"event\"", "<br><li class=\"event\"");
    assert_eq!(told(&changed).1, ["(elements-added)"]);
}

#[test]
fn a_plain_form_whose_story_is_not_known_is_compared_with_itself() {
    let plain = render(SOUND, &["--form", "plain"]);
    let renamed = plain.replace("id=\"standpoint-", "id=\"user-content-standpoint-");
    let said = message(&renamed, "ids-changed");
    assert!(said.contains("there is user-content-standpoint-"), "{said}");
    // With the story, what a filter for authors takes is named.
    let story = std::fs::read_to_string(SOUND).unwrap();
    let mut pieces = plain.split("<time");
    let mut filtered = pieces.next().unwrap().to_owned();
    for piece in pieces {
        filtered += piece.split_once('>').unwrap().1;
    }
    let filtered = filtered.replace("</time>", "");
    let report = inspect(&filtered, Some(&story));
    let named: Vec<_> = report
        .lost()
        .map(|finding| finding.message.as_str())
        .collect();
    assert!(
        named.iter().any(|message| message.contains("<time> (9)")),
        "{named:?}"
    );
}

#[test]
fn html_of_another_version_is_not_compared() {
    let version = format!("data-standpoint=\"{} ", env!("CARGO_PKG_VERSION"));
    let old = embed(SOUND, &[]).replace(&version, "data-standpoint=\"0.0.1 ");
    let old = old.replace("class=\"headline\"", "class=\"old\"");
    assert_eq!(told(&old).1, ["(other-version)"]);
}

/// A `<p>` ends where a block begins, and takes the element with it.
#[test]
fn an_element_in_a_paragraph_has_its_content_outside() {
    let light = embed(SOUND, &["--content", "light", "--src", "a.json"]);
    // The <div> around it ends the paragraph before the element begins.
    assert_eq!(told(&format!("<p>{light}</p>")).0, Form::Light);
    let light = light.replace("<div>", "").replace("</div>", "");
    let report = inspect(&format!("<p>{light}</p>"), None);
    let forms: Vec<_> = report.embeds.iter().map(|embed| embed.form).collect();
    assert_eq!(forms, [Form::Element, Form::Plain]);
    assert_eq!(codes(&report), ["(in-paragraph)"]);
}

#[test]
fn a_frame_says_what_it_lacks() {
    let html = r#"<iframe data-lazy-src="https://a.example/s/embed.html" sandbox="allow-popups"></iframe>"#;
    let (form, codes, with, without) = told(html);
    assert_eq!((form, with, without), (Form::Frame, "message", "message"));
    assert_eq!(
        codes,
        [
            "frame-without-scripts",
            "(script-delayed)",
            "(frame-without-title)",
            "(frame-script-missing)"
        ]
    );
}

#[test]
fn the_program_tells_by_its_exit_code_whether_something_is_lost() {
    for (html, code) in [
        (embed(SOUND, &[]), 0),
        (render(SOUND, &["--form", "embed"]), 1),
        (String::new(), 1),
    ] {
        let output = standpoint(&["inspect", "-"], &html);
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.ends_with("note(s)\n"), "{text}");
    }
    for arguments in [
        &["inspect", "no-such-page.html"][..],
        &["inspect", "-", "--story", "no-such-story.json"],
        &["inspect"],
    ] {
        let output = standpoint(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}

#[test]
fn programs_get_the_same_as_json() {
    let html = embed(SOUND, &[]).replace("id=\"p-1\"", "id=\"x-p-1\"");
    let output = standpoint(&["inspect", "-", "--format", "json"], &html);
    assert_eq!(output.status.code(), Some(1));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let embed = &document["embeds"][0];
    assert_eq!(embed["form"], "shadow");
    assert_eq!(embed["there"]["template"], true);
    assert_eq!(embed["there"]["data"], "sound");
    assert_eq!(embed["there"]["script"]["place"], "body");
    assert_eq!(embed["findings"][0]["code"], "ids-changed");
    assert_eq!(embed["with_scripts"]["what"], "widget");
    assert_eq!(document["summary"]["lost"], 1);
}

/// Whatever a page is, it is read to its end.
#[test]
fn no_page_stops_the_program() {
    let deep = "<div>".repeat(2_000) + &embed(SOUND, &[]);
    let cut: Vec<String> = (0..40)
        .map(|part| {
            let html = embed(SOUND, &[]);
            let end = html.len() * part / 40;
            html.chars().take(end).collect()
        })
        .collect();
    for html in cut.iter().map(String::as_str).chain([
        deep.as_str(),
        "\u{0}<!--",
        "<standpoint-timeline><template>",
    ]) {
        assert!(!inspect(html, Some("{")).to_string().is_empty());
    }
}

// Corrections stand in the header as well, and a header without its summary was taken for a whole one.
#[test]
fn a_plain_form_with_corrections_has_the_header_that_it_was_rendered_with() {
    let mut story: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(DEFAULT).unwrap()).unwrap();
    let corrections = serde_json::json!([{"date": "2022-02-01", "text": "A date was wrong."}]);
    story["corrections"] = corrections;
    let file =
        std::env::temp_dir().join(format!("standpoint-corrected-{}.json", std::process::id()));
    std::fs::write(&file, story.to_string()).unwrap();
    for options in [&[][..], &["--header", "compact"], &["--header", "none"]] {
        let plain = render(
            file.to_str().unwrap(),
            &[&["--form", "plain"], options].concat(),
        );
        let report = inspect(&plain, Some(&story.to_string()));
        assert_eq!(codes(&report), [""; 0], "{options:?}");
    }
    std::fs::remove_file(file).unwrap();
}
