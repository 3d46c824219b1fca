//! A story whose writer attacks the page: in every text and link, in every form.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../view/sample.rs"]
#[expect(dead_code, reason = "samples for tests of the view")]
mod sample;

mod payloads;

use payloads::{ADDRESSES, PAYLOADS};
use sample::{MARKED, full, kind_of_place, replace_texts};
use scraper::{ElementRef, Html, Node};
use serde_json::{Value, json};
use standpoint::read;
use standpoint::render::{Content, Form, Options, Style, render};
use standpoint::view::{Header, PrerenderedView};
use url::Url;

/// All forms, in each of their ways.
fn forms() -> Vec<Options> {
    let form = |form, content, style| Options {
        form,
        language: None,
        open: String::from("all"),
        view: PrerenderedView::Both,
        time_zone: None,
        heading_level: None,
        header: Header::Full,
        base: String::from("https://example.org/standpoint/"),
        content,
        style,
        src: Some(String::from("story.json")),
        url: Some(String::from("https://example.org/a")),
        oembed: Some(String::from("https://example.org/a.oembed.json")),
    };
    vec![
        form(Form::Page, Content::Shadow, Style::Link),
        form(Form::Page, Content::Light, Style::Link),
        form(Form::Embed, Content::Shadow, Style::Inline),
        form(Form::Embed, Content::Light, Style::Link),
        form(Form::Plain, Content::Shadow, Style::Link),
        form(Form::Tag, Content::Shadow, Style::Link),
        form(Form::Frame, Content::Shadow, Style::Link),
        form(Form::OEmbed, Content::Shadow, Style::Link),
    ]
}

/// The forms that have the story's texts in them.
fn forms_with_texts() -> impl Iterator<Item = Options> {
    let only_lead_there = |form| matches!(form, Form::Tag | Form::Frame | Form::OEmbed);
    forms()
        .into_iter()
        .filter(move |options| !only_lead_there(options.form))
}

/// What a browser makes of a story in a form. Nothing where the story has errors that leave none of it.
fn rendered(story: &Value, options: &Options) -> Option<Html> {
    let json = read::json_of(&story.to_string()).unwrap();
    let mut html = render(read::read(&json).story?, &json, options);
    if options.form == Form::OEmbed {
        let document: Value = serde_json::from_str(&html).unwrap();
        html = document["html"].as_str().unwrap().to_owned();
    }
    // The parser keeps what is in a template apart. There is one, or none.
    let parts = ["<template shadowrootmode=\"open\">", "</template>"];
    if options.content == Content::Shadow && matches!(options.form, Form::Page | Form::Embed) {
        for part in parts {
            assert_eq!(html.matches(part).count(), 1, "{part}");
        }
    }
    let html = html.replace(parts[0], "<div>").replace(parts[1], "</div>");
    Some(Html::parse_document(&html))
}

/// Names and attribute names of all elements, each with its depth.
fn shape(page: &Html) -> Vec<(usize, String, Vec<String>)> {
    let elements = page.root_element().descendants();
    elements
        .filter_map(ElementRef::wrap)
        .map(|element| {
            let attributes = element.value().attrs().map(|(name, _)| name.to_owned());
            let name = element.value().name().to_owned();
            (element.ancestors().count(), name, attributes.collect())
        })
        .collect()
}

/// Fails where something in a page runs, is loaded, or leads to what is not the web.
#[track_caller]
fn is_harmless(page: &Html, story: &Value) {
    let site = Url::parse("https://site.example/article").unwrap();
    for node in page.tree.nodes() {
        assert!(!matches!(node.value(), Node::Comment(_)), "{story}");
        let Some(element) = ElementRef::wrap(node) else {
            continue;
        };
        let name = element.value().name();
        let text: String = element.text().collect();
        match name {
            "script" => match element.attr("type") {
                Some("application/json" | "application/ld+json") => {
                    serde_json::from_str::<Value>(&text).unwrap();
                    assert!(!text.contains('<'), "{text}");
                }
                _ => {
                    let src = element.attr("src").unwrap_or_default();
                    let own = ["standpoint.js", "standpoint-frame.js"];
                    let own = own.map(|name| ["https://example.org/standpoint/", name].concat());
                    assert!(own.iter().any(|own| own == src), "{src}");
                    assert_eq!(text, "");
                }
            },
            "style" => assert!(!text.contains("evil"), "{text}"),
            "link" | "iframe" => {
                let address = element.attr("href").or(element.attr("src")).unwrap();
                assert!(address.starts_with("https://example.org/"), "{address}");
            }
            _ => {
                let runs = [
                    "object", "embed", "base", "source", "animate", "math", "textarea", "noscript",
                    "template", "marquee", "frame", "area",
                ];
                assert!(!runs.contains(&name), "<{name}> of {story}");
            }
        }
        for (attribute, value) in element.value().attrs() {
            let is_handler = attribute.starts_with("on") || attribute == "style";
            assert!(!is_handler, "{attribute} of {story}");
            assert!(!["srcdoc", "action", "formaction"].contains(&attribute));
            if [
                "href",
                "src",
                "poster",
                "data-embed",
                "action",
                "formaction",
                "data-src",
                "xlink:href",
            ]
            .contains(&attribute)
            {
                // As a browser reads it where it stands.
                if let Ok(address) = site.join(value) {
                    assert!(["http", "https"].contains(&address.scheme()), "{value:?}");
                }
            }
            if attribute == "srcset" {
                for address in value.split(", ") {
                    let address = site.join(address.split(' ').next().unwrap());
                    let is_web = |address: Url| ["http", "https"].contains(&address.scheme());
                    assert!(address.is_ok_and(is_web), "{value:?}");
                }
            }
        }
    }
}

/// A story with an address in every place that may have one.
fn with_address(address: &str) -> Value {
    let mut story = full();
    for source in story["sources"].as_array_mut().unwrap() {
        source["url"] = json!(address);
        source["archived"] = json!(address);
    }
    story["people"][0]["image"]["url"] = json!(address);
    for media in story["events"][0]["media"].as_array_mut().unwrap() {
        for place in [
            "/url",
            "/poster",
            "/embed",
            "/sizes/0/url",
            "/tracks/0/url",
            "/image/url",
        ] {
            if let Some(place) = media.pointer_mut(place) {
                *place = json!(address);
            }
        }
    }
    let link = format!("Read [this]({address}) and [that](<{address}>) now.");
    replace_texts(&mut story, |at| {
        json!(match MARKED.contains(&kind_of_place(at).as_str()) {
            true => link.clone(),
            false => address.to_owned(),
        })
    });
    story
}

/// The text of a block, for each block that has one.
fn blocks(page: &Html) -> Vec<String> {
    let elements = page.tree.nodes().filter_map(ElementRef::wrap);
    let blocks = elements.filter(|element| {
        ["p", "h1", "h2", "h3", "h4", "h5", "li", "td", "title"].contains(&element.value().name())
    });
    blocks.map(|block| block.text().collect()).collect()
}

#[test]
fn no_text_of_a_story_becomes_an_element_an_attribute_or_a_script_in_any_form() {
    let of = |new: &str| {
        let mut story = full();
        replace_texts(&mut story, |_| json!(new));
        story
    };
    for options in forms() {
        let harmless = shape(&rendered(&of("harmless"), &options).unwrap());
        for payload in PAYLOADS {
            // Marks are understood: what they make is looked at by itself.
            let escape = |mark: char| match mark {
                '*' | '[' | ']' => vec!['\\', mark],
                mark => vec![mark],
            };
            let typed: String = payload.chars().flat_map(escape).collect();
            let story = of(&typed);
            let page = rendered(&story, &options).unwrap();
            is_harmless(&page, &story);
            assert!(shape(&page) == harmless, "{payload} in {:?}", options.form);
            let marked = of(payload);
            is_harmless(&rendered(&marked, &options).unwrap(), &marked);
        }
    }
}

#[test]
fn a_text_of_a_story_is_shown_as_it_was_typed() {
    let options = &forms()[4];
    for payload in PAYLOADS
        .iter()
        .filter(|text| !text.contains(['*', '[', '\\', '\n']))
    {
        let mut story = full();
        replace_texts(&mut story, |_| json!(payload));
        let page = rendered(&story, options).unwrap();
        // HTML cannot have some characters, and shows others as one space.
        let plain = |text: &str| -> String {
            let text = text.chars().filter(|c| !c.is_control() && *c != '\u{fffd}');
            text.filter(|c| !c.is_whitespace()).collect()
        };
        let whole: String = page.root_element().text().collect();
        assert!(
            plain(&whole).matches(&plain(payload)).count() > 10,
            "{payload:?}"
        );
    }
}

/// Ids, words, dates, languages, zones: whatever is refused leaves nothing behind.
#[test]
fn a_payload_in_the_place_of_any_value_or_name_is_harmless_in_every_form() {
    fn places(value: &Value, at: &str, found: &mut Vec<String>) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    places(item, &format!("{at}/{index}"), found);
                }
            }
            Value::Object(members) => {
                for (key, item) in members {
                    places(item, &format!("{at}/{key}"), found);
                }
            }
            _ => found.push(at.to_owned()),
        }
    }
    let story = full();
    let mut found = Vec::new();
    places(&story, "", &mut found);
    for (index, place) in found.iter().enumerate() {
        for (at, options) in forms().iter().enumerate() {
            // Each place and form with some of the payloads; together all of them.
            let all = PAYLOADS
                .iter()
                .chain(ADDRESSES)
                .skip((7 * index + at) % 61)
                .step_by(61);
            for payload in all {
                let mut story = story.clone();
                *story.pointer_mut(place).unwrap() = json!(payload);
                if let Some(page) = rendered(&story, options) {
                    is_harmless(&page, &story);
                }
                let (parent, key) = place.rsplit_once('/').unwrap();
                if let Value::Object(members) = story.pointer_mut(parent).unwrap() {
                    let value = members.remove(key).unwrap();
                    members.insert(payload.to_string(), value);
                }
                if let Some(page) = rendered(&story, options) {
                    is_harmless(&page, &story);
                }
            }
        }
    }
}

#[test]
fn every_link_of_every_form_leads_to_the_web_whatever_address_a_story_has() {
    for options in forms() {
        for address in ADDRESSES {
            let story = with_address(address);
            let page = rendered(&story, &options).unwrap();
            is_harmless(&page, &story);
        }
    }
}

#[test]
fn a_link_that_could_be_taken_for_another_shows_its_host_in_every_form() {
    for (address, text, host) in [
        ("https://nato.int@evil.example/a", "NATO", "evil.example"),
        (
            "https://evil.example/a",
            "https://www.nato.int/",
            "evil.example",
        ),
        ("https://evil.example/a", "na\u{200b}to.int", "evil.example"),
        ("https://evil.example/a", "\u{202e}tni.otan", "evil.example"),
        ("https://n\u{430}to.int/a", "NATO", "xn--nto-6cd.int"),
        ("https:\\\\evil.example/a", "NATO", "evil.example"),
        ("//\u{ff45}vil.example/a", "NATO", "evil.example"),
    ] {
        let mut story = full();
        replace_texts(&mut story, |at| {
            json!(match kind_of_place(at).as_str() {
                "/sources/title" => text.to_owned(),
                place if MARKED.contains(&place) =>
                    format!("Read [{text}]({}).", address.replace('\\', "\\\\")),
                _ => String::from("text"),
            })
        });
        for options in forms_with_texts() {
            let page = rendered(&story, &options).unwrap();
            let shown = format!("(\u{2066}{host}\u{2069})");
            let links = page.tree.nodes().filter_map(ElementRef::wrap);
            let links = links
                .filter(|link| link.value().name() == "a" && link.attr("href") == Some(address));
            let texts: Vec<String> = links.map(|link| link.text().collect()).collect();
            assert!(!texts.is_empty(), "{address}");
            assert!(texts.iter().all(|text| text.ends_with(&shown)), "{texts:?}");
        }
    }
}

#[test]
fn a_link_whose_host_is_plain_shows_none_beside_its_text() {
    let mut story = full();
    replace_texts(&mut story, |at| {
        json!(match MARKED.contains(&kind_of_place(at).as_str()) {
            true => "Read [the minutes](https://example.org/a).",
            false => "text",
        })
    });
    let page = rendered(&story, &forms()[0]).unwrap();
    let texts: String = page.root_element().text().collect();
    assert!(!texts.contains('\u{2066}') && texts.contains("the minutes"));
}

/// Of `U+202E` in a name, the grade of the source behind it stood backwards.
#[test]
fn no_text_changes_the_direction_of_what_stands_behind_it() {
    let is_contained = |text: &str| {
        let mut open = Vec::new();
        text.chars().all(|mark| match mark {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => {
                open.push('\u{202c}');
                true
            }
            '\u{2066}'..='\u{2068}' => {
                open.push('\u{2069}');
                true
            }
            '\u{202c}' | '\u{2069}' => open.pop() == Some(mark),
            _ => true,
        }) && open.is_empty()
    };
    assert!(!is_contained("\u{202e}a") && !is_contained("a\u{2069}"));
    for attack in [
        "\u{202e}a",
        "a\u{202d}",
        "\u{202a}\u{202b}a",
        "\u{2067}a",
        "\u{2068}\u{202e}a",
        "a\u{202c}\u{2069}",
        "\u{202e}a\u{2069}b",
    ] {
        let mut story = full();
        replace_texts(&mut story, |_| json!(attack));
        for options in forms_with_texts() {
            let page = rendered(&story, &options).unwrap();
            let texts = blocks(&page);
            assert!(texts.iter().filter(|text| text.contains('a')).count() > 10);
            for text in texts {
                assert!(is_contained(&text), "{attack:?}: {text:?}");
            }
            for element in page.tree.nodes().filter_map(ElementRef::wrap) {
                for (name, value) in element.value().attrs() {
                    assert!(is_contained(value), "{attack:?}: {name}={value:?}");
                }
            }
        }
    }
}

#[test]
fn ids_that_mean_something_to_scripts_are_ids_like_others() {
    for id in [
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
        "length",
        "then",
    ] {
        for own in ["talk", "told", "town", "mayor", "access", "paper"] {
            let text = full().to_string();
            let text = text.replace(&format!("\"{own}\""), &format!("\"{id}\""));
            let reading = read::read_str(&text);
            let problems: Vec<String> = reading.errors().map(|problem| problem.message()).collect();
            assert_eq!(problems, [""; 0]);
            let story: Value = serde_json::from_str(&text).unwrap();
            for options in forms() {
                is_harmless(&rendered(&story, &options).unwrap(), &story);
            }
        }
    }
}

#[test]
fn a_story_of_10_mb_is_read_and_rendered() {
    let mut story = full();
    let event = story["events"][0].clone();
    let long = "<b>\u{202e}word ".repeat(1900);
    story["events"] = (0..600)
        .map(|index| {
            let mut event = event.clone();
            event["id"] = json!(format!("e{index}"));
            event["summary"] = json!(long);
            event["positions"] = json!([]);
            event
        })
        .collect();
    assert!(story.to_string().len() > 10_000_000);
    let options = &forms()[4];
    let page = rendered(&story, options).unwrap();
    is_harmless(&page, &Value::Null);
    let text: usize = page.root_element().text().map(str::len).sum();
    assert!(text > 10_000_000);
    // One text of that length is refused, and the rest is shown.
    let mut story = full();
    story["events"][0]["summary"] = json!("word ".repeat(2_000_000));
    assert!(read::read_str(&story.to_string()).errors().count() > 0);
}

/// The threat model says of each line which tests hold it.
#[test]
fn every_test_that_the_threat_model_names_is_there() {
    let model = include_str!("../../docs/threat-model.md");
    let lines = model.lines().filter_map(|line| line.strip_prefix("  - `"));
    let mut count = 0;
    for line in lines {
        let (file, name) = line.split_once("`: `").unwrap();
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let code = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{line}: {error}"));
        let test = format!("fn {}()", name.trim_end_matches('`'));
        assert!(code.contains(&test), "{line}");
        count += 1;
    }
    let defences = model.matches("\n- **").count();
    assert!(defences > 10 && count >= defences);
}
