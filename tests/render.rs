//! `standpoint render`: the forms, as files and as what the program writes.

#![cfg(not(target_arch = "wasm32"))]

use scraper::{Html, Selector};
use serde_json::{Value, json};
use standpoint::read;
use standpoint::render::{Content, Form, Options, Style, render};
use standpoint::view::{Header, PrerenderedView};
use std::path::Path;
use std::process::{Command, Output};

const SOUND: &str = "tests/bad-stories/sound.json";
const DEFAULT: &str = "stories/us-russia-2021.json";

fn options(form: Form) -> Options {
    Options {
        form,
        language: None,
        open: String::new(),
        view: match form {
            Form::Plain => PrerenderedView::Both,
            _ => PrerenderedView::Timeline,
        },
        time_zone: None,
        heading_level: None,
        header: Header::Full,
        base: String::from("https://example.org/standpoint/"),
        content: Content::Shadow,
        style: Style::Link,
        src: None,
        url: Some(String::from("https://example.org/a?b&c")),
        oembed: None,
    }
}

fn rendered(file: &str, options: &Options) -> String {
    rendered_text(&std::fs::read_to_string(file).unwrap(), options)
}

fn rendered_text(text: &str, options: &Options) -> String {
    let json = read::json_of(text).unwrap();
    render(read::read(&json).story.unwrap(), &json, options)
}

fn standpoint(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standpoint"));
    command.arg("render").args(arguments);
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
    command.output().unwrap()
}

/// A temporary file that is gone with the value.
struct Temporary(std::path::PathBuf);

impl Temporary {
    fn new(name: &str, text: &str) -> Temporary {
        let path = std::env::temp_dir().join(format!("standpoint-{}-{name}", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Temporary(path)
    }

    fn name(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn the_page_form_of_a_small_story() {
    insta::assert_snapshot!(rendered(SOUND, &options(Form::Page)));
}

#[test]
fn the_embed_form_of_a_small_story() {
    insta::assert_snapshot!(rendered(SOUND, &options(Form::Embed)));
}

#[test]
fn the_plain_form_of_a_small_story() {
    insta::assert_snapshot!(rendered(SOUND, &options(Form::Plain)));
}

/// The comparison says every position a second time: it was half of the demo article's elements.
#[test]
fn the_comparison_is_in_the_html_only_where_it_is_asked_for() {
    let is_there = |html: &Html, selector: &str| {
        html.select(&Selector::parse(selector).unwrap())
            .next()
            .is_some()
    };
    for (view, first, has_table) in [
        (PrerenderedView::Timeline, "timeline", false),
        (PrerenderedView::Compare, "compare", true),
        (PrerenderedView::Both, "timeline", true),
    ] {
        for form in [Form::Page, Form::Embed] {
            let html = rendered(
                SOUND,
                &Options {
                    view,
                    ..options(form)
                },
            );
            let is_compare = html.contains("<standpoint-timeline lang=\"en\" view=\"compare\"");
            assert_eq!(is_compare, view == PrerenderedView::Compare, "{view:?}");
            // The parser keeps what is in a template apart.
            let html = html.replace("<template shadowrootmode=\"open\">", "<div>");
            let html = Html::parse_document(&html.replace("</template>", "</div>"));
            assert!(
                is_there(&html, &format!(".story[data-view={first}]")),
                "{view:?}"
            );
            assert!(
                is_there(&html, ".story [part=event] [part=position]"),
                "{view:?}"
            );
            assert!(is_there(&html, ".story > .compare"), "{view:?}");
            assert_eq!(is_there(&html, ".compare table"), has_table, "{view:?}");
        }
        let plain = rendered(
            SOUND,
            &Options {
                view,
                ..options(Form::Plain)
            },
        );
        let plain = Html::parse_fragment(&plain);
        assert_eq!(is_there(&plain, "table"), has_table, "{view:?}");
        assert!(!is_there(&plain, "section:empty"), "{view:?}");
    }
}

#[test]
fn the_program_renders_the_comparison_beforehand_for_plain_and_where_it_is_told_to() {
    for (arguments, has_table) in [
        (&[SOUND][..], false),
        (&[SOUND, "--form", "embed"], false),
        (&[SOUND, "--form", "plain"], true),
        (&[SOUND, "--form", "plain", "--view", "timeline"], false),
        (&[SOUND, "--view", "compare"], true),
        (&[SOUND, "--view", "both"], true),
    ] {
        let html = String::from_utf8(standpoint(arguments).stdout).unwrap();
        assert_eq!(html.contains("<table"), has_table, "{arguments:?}");
    }
}

#[test]
fn the_plain_form_has_nothing_that_a_host_must_know() {
    let html = rendered(DEFAULT, &options(Form::Plain));
    let html = Html::parse_fragment(&html);
    for element in html.select(&Selector::parse("*").unwrap()) {
        let element = element.value();
        assert!(!element.name().contains('-'), "{}", element.name());
        for name in ["script", "style", "link", "svg", "button", "template"] {
            assert_ne!(element.name(), name);
        }
        for (name, _) in element.attrs() {
            let is_known = ["class", "style", "part", "role", "tabindex"].contains(&name);
            assert!(!is_known && !name.starts_with("data-"), "{name}");
        }
    }
}

#[test]
fn the_plain_form_says_of_each_position_who_says_so_and_where_it_can_be_read() {
    for language in ["en", "zh", "ru"] {
        let mut options = options(Form::Plain);
        options.language = Some(language.to_owned());
        let text = std::fs::read_to_string(DEFAULT).unwrap();
        let story: Value = serde_json::from_str(&text).unwrap();
        let page = Html::parse_fragment(&rendered_text(&text, &options));
        let say = |text: &Value| {
            text.as_str()
                .or(text[language].as_str())
                .unwrap()
                .to_owned()
        };
        let person = |id: &Value| {
            let people = story["people"].as_array().unwrap();
            say(&people.iter().find(|person| person["id"] == *id).unwrap()["name"])
        };
        // In the order of the file, which is that of time.
        let mut count = 0;
        for event in story["events"].as_array().unwrap() {
            for position in event["positions"].as_array().unwrap() {
                let id = position["id"].as_str().unwrap();
                count += 1;
                let selector = Selector::parse(&format!("#standpoint-p-{count}")).unwrap();
                let item = page.select(&selector).next().unwrap();
                let text: String = item.text().collect();
                for who in [&position["speaker"], &position["according_to"]] {
                    assert!(who.is_null() || text.contains(&person(who)), "{id}: {text}");
                }
                let links = Selector::parse("a[href^='#standpoint-s-']").unwrap();
                assert_eq!(
                    item.select(&links).count(),
                    position["sources"].as_array().unwrap().len(),
                    "{id}"
                );
                for link in item.select(&links) {
                    let target = Selector::parse(link.attr("href").unwrap()).unwrap();
                    assert!(page.select(&target).next().is_some(), "{id}");
                }
            }
        }
        assert_eq!(count, 126);
    }
}

#[test]
fn words_stay_apart_where_the_tags_are_stripped() {
    let html = rendered(DEFAULT, &options(Form::Plain));
    for (end, start) in [
        ("</h2>", "<p>"),
        ("</p>", "<h3>"),
        ("</li>", "<li>"),
        ("</summary>", "<h4>"),
    ] {
        assert!(!html.contains(&[end, start].concat()), "{end}{start}");
    }
}

/// "Editor's note" and the note were one word in a feed reader's preview.
#[test]
fn what_begins_a_line_in_a_browser_begins_one_in_the_plain_form() {
    let html = rendered(DEFAULT, &options(Form::Plain));
    assert!(html.contains("<b>Editor’s note</b>\n<p>"));
    for block in [
        "<p>", "<p ", "<ul>", "<ol>", "<li>", "<li ", "<h3>", "<h4>", "<table>", "<details",
    ] {
        for (at, _) in html.match_indices(block) {
            let line = html[..at].rsplit('\n').next().unwrap();
            // Nothing else is before it on its line than what it is in.
            let is_first = line.is_empty() || (line.ends_with('>') && !line.contains("</"));
            assert!(is_first, "{line}{block}");
        }
    }
}

#[test]
fn nothing_in_a_story_ends_the_script_it_stands_in() {
    let text = std::fs::read_to_string(SOUND).unwrap();
    let mut story: Value = serde_json::from_str(&text).unwrap();
    story["title"] = json!("</script><script>alert(1)</script><!--</template>");
    for form in [Form::Page, Form::Embed] {
        let html = rendered_text(&story.to_string(), &options(form));
        let count = |what: &str| html.matches(what).count();
        let scripts = if form == Form::Page { 3 } else { 1 };
        assert_eq!((count("<script"), count("</script>")), (scripts, scripts));
        assert_eq!((count("</template>"), count("<!--")), (1, 0));
        let (_, data) = html
            .split_once("<script type=\"application/json\">")
            .unwrap();
        let (data, _) = data.split_once("</script>").unwrap();
        let data: Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["title"], story["title"]);
    }
}

/// WordPress put a player of another site where a quotation had `[video src="…"]`, and took `[gallery]` out of the JSON.
#[test]
fn nothing_in_a_story_is_a_shortcode_of_wordpress() {
    const SHORTCODES: [&str; 6] = [
        "[gallery]",
        "[video src=\"https://example.org/a.mp4\"]",
        "[[embed]https://example.org/[/embed]]",
        "[_x]",
        "[名]",
        "\\[caption]\" [x]",
    ];
    let text = std::fs::read_to_string(SOUND).unwrap();
    let mut story: Value = serde_json::from_str(&text).unwrap();
    for shortcode in SHORTCODES {
        story["title"] = json!(shortcode);
        story["summary"] = json!(shortcode);
        story["events"][0]["positions"][0]["quote"] = json!(shortcode);
        story["sources"][0]["publisher"] = json!(shortcode);
        for form in [Form::Page, Form::Embed, Form::Plain] {
            let html = rendered_text(&story.to_string(), &options(form));
            let in_text = |name: char| !matches!(name, '0'..='9' | '"' | '{' | ']');
            for (at, _) in html.match_indices('[') {
                let next = html[at + 1..].chars().next().unwrap();
                assert!(!in_text(next), "{:.20}", &html[at..]);
            }
            // It is said all the same.
            let document = Html::parse_document(&html);
            let title = document.select(&Selector::parse("h1, h2").unwrap()).next();
            if form == Form::Plain {
                assert_eq!(title.unwrap().text().collect::<String>(), shortcode);
                continue;
            }
            let (_, data) = html
                .split_once("<script type=\"application/json\">")
                .unwrap();
            let data: Value =
                serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
            assert_eq!(data["title"], story["title"]);
        }
    }
}

#[test]
fn the_data_form_reads_as_the_same_story_in_one_language() {
    for language in ["en", "zh", "ru"] {
        let mut options = options(Form::Data);
        options.language = Some(language.to_owned());
        let data = rendered(DEFAULT, &options);
        let reading = read::read_str(&data);
        // The others can be chosen, and are fetched then.
        let languages = &reading.story.as_ref().unwrap().languages;
        assert_eq!((languages.len(), languages[0].as_str()), (3, language));
        let errors: Vec<_> = reading.errors().map(|problem| problem.message()).collect();
        assert_eq!(errors, [""; 0]);
        // What is shown is the same.
        options.form = Form::Plain;
        assert_eq!(rendered_text(&data, &options), rendered(DEFAULT, &options));
    }
}

/// The menu of languages stood in the order of the file, and in that of the page's data where the widget made it.
#[test]
fn what_is_rendered_is_what_the_widget_makes_of_the_story_in_the_page() {
    for language in ["en", "zh", "ru"] {
        let mut options = options(Form::Embed);
        options.language = Some(language.to_owned());
        let html = rendered(DEFAULT, &options);
        let (_, data) = html
            .split_once("<script type=\"application/json\">")
            .unwrap();
        let (data, _) = data.split_once("</script>").unwrap();
        assert_eq!(rendered_text(data, &options), html, "{language}");
    }
}

/// What a filter lets through of an element is its children.
#[test]
fn light_content_is_the_plain_form_in_the_element() {
    for form in [Form::Page, Form::Embed] {
        let light = Options {
            content: Content::Light,
            src: Some(String::from("story.json?a&b")),
            heading_level: Some(2),
            ..options(form)
        };
        let html = rendered(SOUND, &light);
        let plain = Options {
            form: Form::Plain,
            view: PrerenderedView::Timeline,
            ..light
        };
        let plain = rendered(SOUND, &plain);
        let tag = "<standpoint-timeline lang=\"en\" src=\"story.json?a&amp;b\">\n";
        let expected = [tag, plain.trim_end(), "\n</standpoint-timeline>"].concat();
        assert!(html.contains(&expected), "{html}");
        assert!(!html.contains("<template") && !html.contains("application/json"));
        assert!(
            !html.contains("standpoint.css"),
            "nothing in it has a style"
        );
    }
}

#[test]
fn other_sites_are_told_of_a_frame() {
    let title = json!("A \"pier\" & <b>more</b>");
    let mut story: Value = serde_json::from_str(&std::fs::read_to_string(SOUND).unwrap()).unwrap();
    story["title"] = title.clone();
    let options = Options {
        src: Some(String::from("stories/pier.json?a=1&b")),
        view: PrerenderedView::Compare,
        time_zone: Some(String::from("Asia/Tokyo")),
        heading_level: Some(3),
        header: Header::Compact,
        open: String::from("meeting closure"),
        ..options(Form::OEmbed)
    };
    let response: Value =
        serde_json::from_str(&rendered_text(&story.to_string(), &options)).unwrap();
    // https://oembed.com/#section2.3
    assert_eq!(response["version"], "1.0");
    assert_eq!(response["type"], "rich");
    assert_eq!(response["title"], title);
    assert!(response["width"].is_u64() && response["height"].is_u64());
    let html = Html::parse_fragment(response["html"].as_str().unwrap());
    let frame = Selector::parse("iframe").unwrap();
    let frame = html.select(&frame).next().unwrap();
    assert_eq!(frame.attr("title"), title.as_str());
    let height = response["height"].to_string();
    assert_eq!(frame.attr("height"), Some(height.as_str()));
    let (page, query) = frame.attr("src").unwrap().split_once('?').unwrap();
    assert_eq!(page, "https://example.org/standpoint/embed.html");
    let parts: Vec<_> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let part = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        parts,
        [
            part("src", "stories/pier.json?a=1&b"),
            part("lang", "en"),
            part("view", "compare"),
            part("open", "meeting closure"),
            part("time-zone", "Asia/Tokyo"),
            part("heading-level", "3"),
            part("header", "compact"),
        ]
    );
}

#[test]
fn a_tag_has_the_attributes_that_the_element_would_have() {
    let options = |form| Options {
        src: Some(String::from("stories/pier.json?a=1&b=\"")),
        view: PrerenderedView::Compare,
        time_zone: Some(String::from("Asia/Tokyo")),
        heading_level: Some(3),
        header: Header::Compact,
        open: String::from("meeting closure"),
        ..options(form)
    };
    let attributes = |form: Form, selector: &str| -> Vec<(String, String)> {
        let html = Html::parse_fragment(&rendered(SOUND, &options(form)));
        let selector = Selector::parse(selector).unwrap();
        let element = html.select(&selector).next().unwrap();
        let attributes = element.value().attrs();
        attributes
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    };
    let mut expected = attributes(Form::Embed, "standpoint-timeline");
    for (name, _) in &mut expected {
        let word = if name == "src" {
            "story"
        } else {
            name.as_str()
        };
        *name = format!("data-{word}");
    }
    assert_eq!(expected.len(), 7);
    let own = [
        ("src", "https://example.org/standpoint/standpoint.js"),
        ("async", ""),
    ];
    expected.extend(own.map(|(name, value)| (name.to_owned(), value.to_owned())));
    expected.sort();
    let mut tag = attributes(Form::Tag, "script");
    tag.sort();
    assert_eq!(tag, expected);
}

#[test]
fn a_frame_is_the_one_that_other_sites_are_told_of_with_its_script() {
    let with_src = |form| Options {
        src: Some(String::from("stories/pier.json")),
        ..options(form)
    };
    let told: Value = serde_json::from_str(&rendered(SOUND, &with_src(Form::OEmbed))).unwrap();
    let expected = [
        told["html"].as_str().unwrap(),
        "\n<script src=\"https://example.org/standpoint/standpoint-frame.js\" async></script>\n",
    ];
    assert_eq!(rendered(SOUND, &with_src(Form::Frame)), expected.concat());
}

#[test]
fn a_page_links_to_its_oembed_document_in_its_head() {
    let options = Options {
        oembed: Some(String::from("https://example.org/pier.oembed.json?a&b")),
        ..options(Form::Page)
    };
    let html = rendered(SOUND, &options);
    let (head, _) = html.split_once("</head>").unwrap();
    let link = "<link rel=\"alternate\" type=\"application/json+oembed\" \
                href=\"https://example.org/pier.oembed.json?a&amp;b\" title=\"The pier\">";
    assert!(head.contains(link), "{head}");
}

#[test]
fn search_engines_are_told_of_every_event_and_source() {
    let html = rendered(DEFAULT, &options(Form::Page));
    let (_, data) = html
        .split_once("<script type=\"application/ld+json\">")
        .unwrap();
    let data: Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(data["@type"], "Article");
    assert_eq!(data["temporalCoverage"], "2021-12-07/2022-01-13");
    assert_eq!(data["url"], "https://example.org/a?b&c");
    let events = data["mainEntity"]["itemListElement"].as_array().unwrap();
    assert_eq!(events.len(), 6);
    assert_eq!(events[2]["item"]["startDate"], "2021-12-30T20:35:00Z");
    assert_eq!(events[2]["item"]["duration"], "PT50M");
    assert_eq!(data["citation"].as_array().unwrap().len(), 88);
    assert!(html.contains("<link rel=\"canonical\" href=\"https://example.org/a?b&amp;c\">"));
}

#[test]
fn the_program_writes_a_page_to_a_file() {
    let out = Temporary::new("page.html", "");
    let output = standpoint(&[
        DEFAULT,
        "--lang",
        "ru",
        "--open",
        "all",
        "--out",
        out.name(),
    ]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stdout.is_empty());
    let html = std::fs::read_to_string(&out.0).unwrap();
    assert!(html.starts_with("<!doctype html>\n<html lang=\"ru\">"));
    assert_eq!(html.matches("<details class=\"card\"").count(), 6);
    assert_eq!(
        html.matches("open=\"\"><summary part=\"summary\">").count(),
        6
    );
}

#[test]
fn a_story_with_errors_is_written_without_them_and_the_editor_is_told() {
    let output = standpoint(&["tests/bad-stories/unknown-side.json", "--form", "plain"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("did you mean `fishers`?"), "{said}");
    assert!(
        said.contains("standpoint check tests/bad-stories/unknown-side.json"),
        "{said}"
    );
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("<section")
    );
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_written() {
    for (arguments, expected) in [
        (
            &["no-such-file.json"][..],
            "no-such-file.json could not be read",
        ),
        (
            &[SOUND, "--lang", "fr"],
            "--lang: the story has no language `fr`; it has en",
        ),
        (
            &[SOUND, "--open", "tomorrow"],
            "--open: the story has no event `tomorrow`",
        ),
        (&[SOUND, "--time-zone", "Paris"], "Europe/Kyiv"),
        (&[SOUND, "--heading-level", "9"], "--heading-level"),
        (
            &[SOUND, "--src", "javascript:alert(1)"],
            "http, https or relative",
        ),
        // As `check` says it.
        (
            &["tests/bad-stories/truncated.json"],
            "truncated.json:56:17: error[unclosed-string]: events[0].positions[0].id: expected a quotation mark after",
        ),
        (
            &[SOUND, "--content", "light"],
            "--content light: expected --src",
        ),
        (
            &[
                SOUND,
                "--form",
                "plain",
                "--content",
                "light",
                "--src",
                "a.json",
            ],
            "--content: only the forms page and embed",
        ),
        (&[SOUND, "--form", "tag"], "--form tag: expected --src"),
        (&[SOUND, "--form", "frame"], "--form frame: expected --src"),
        (
            &[SOUND, "--form", "oembed", "--base", "https://a.example"],
            "--form oembed: expected --src",
        ),
        (
            &[SOUND, "--form", "oembed", "--src", "a.json"],
            "expected --base with https:// or http://",
        ),
        (&[SOUND, "--oembed", "a.json"], "https:// or http://"),
    ] {
        let output = standpoint(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?} {said}");
        assert!(said.contains(expected), "{arguments:?} {said}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

/// A feed is XML: what a reader gets of it, and whether it is read at all, is tried with a strict parser.
#[test]
fn the_plain_form_passes_through_a_feed_whole() {
    for (file, language) in [
        (DEFAULT, "en"),
        (DEFAULT, "zh"),
        (DEFAULT, "ru"),
        (SOUND, "en"),
    ] {
        let mut options = options(Form::Plain);
        options.language = Some(language.to_owned());
        let plain = rendered(file, &options);
        assert!(
            !plain.contains("]]>"),
            "it would end the section it stands in"
        );
        let escaped = plain.replace('&', "&amp;").replace('<', "&lt;");
        let items = [format!("<![CDATA[{plain}]]>"), escaped].map(|content| {
            format!(
                "<item><title>A story</title><link>https://example.org/a</link>\
                 <guid>https://example.org/a</guid><content:encoded>{content}</content:encoded></item>"
            )
        });
        let feed = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
             <channel><title>News</title><link>https://example.org/</link><description>All</description>\
             {}</channel></rss>",
            items.concat()
        );
        let feed = roxmltree::Document::parse(&feed).unwrap();
        let contents = feed
            .descendants()
            .filter(|node| node.tag_name().name() == "encoded");
        let contents: Vec<_> = contents.map(|content| content.text().unwrap()).collect();
        assert_eq!(contents.len(), 2);
        for content in contents {
            assert!(content == plain, "{language}");
        }
    }
}

#[test]
fn a_story_of_which_a_part_was_left_out_says_so_in_every_form() {
    let mut story: Value = serde_json::from_str(&std::fs::read_to_string(SOUND).unwrap()).unwrap();
    let line = "2 of 3 statements are shown";
    for form in [Form::Page, Form::Embed, Form::Plain] {
        assert!(!rendered_text(&story.to_string(), &options(form)).contains(line));
    }
    story["events"][0]["positions"][0]["side"] = json!("townn");
    for form in [Form::Page, Form::Embed, Form::Plain] {
        let html = rendered_text(&story.to_string(), &options(form));
        assert!(html.contains(line), "{form:?}");
    }
    // The widget counts what the data form has.
    let data = rendered_text(&story.to_string(), &options(Form::Data));
    let read = read::read_str(&data).story.unwrap();
    assert_eq!((read.count_positions(), read.in_file.positions), (2, 3));
}

#[test]
fn images_are_in_the_metadata_of_a_page_and_media_in_its_data() {
    const MEDIA: &str = "tests/media/story.json";
    let page = rendered(MEDIA, &options(Form::Page));
    let (_, metadata) = page.split_once("ld+json\">").unwrap();
    let (metadata, _) = metadata.split_once("</script>").unwrap();
    let metadata: Value = serde_json::from_str(metadata).unwrap();
    let image = &metadata["mainEntity"]["itemListElement"][0]["item"]["image"][0];
    assert_eq!(image["url"], "plan.svg");
    assert_eq!(image["caption"], "The plan of March 2019");
    assert_eq!(image["creditText"], "Drawing: Ada Mole");
    assert_eq!(metadata["image"].as_array().unwrap().len(), 3);
    let data: Value = serde_json::from_str(&rendered(MEDIA, &options(Form::Data))).unwrap();
    let media = &data["events"][0]["media"][0];
    assert_eq!(media["caption"], "The plan of March 2019");
    assert_eq!(media["width"], 400);
    // Nothing of another host is loaded by the page.
    assert!(!page.contains("<iframe"));
}
