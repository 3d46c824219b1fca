//! Every localized text of the format, wherever something has to know it. A new text field fails here until
//! it is in all of these places: `change_note` was in five of eight.

use crate::page::Page;
use crate::sample::{MARKED, full, kind_of_place, places_of_texts, replace_texts};
use scraper::ElementRef;
use serde_json::{Value, json};
use standpoint::app::search::SearchTexts;
use standpoint::check;
use standpoint::format::{TEXT_FIELDS, TextField, schema};
use standpoint::read::read_str;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Texts in which find does not look, and why.
const NOT_FOUND: &[(&str, &str)] = &[
    ("/corrections/text", "it is above what is filtered"),
    (
        "/events/positions/corrections/text",
        "it tells of what is not there any more",
    ),
    ("/title", "it is above what is filtered"),
    ("/summary", "it is above what is filtered"),
    ("/time_zones/name", "it is a control"),
    ("/sides/name", "there is a filter for it"),
    ("/topics/name", "there is a filter for it"),
    ("/people/role", "it is not shown beside every position"),
    ("/sources/publisher", "the list of sources is not filtered"),
    ("/sources/title", "the list of sources is not filtered"),
];

/// The section of `docs/story-format.md` for each type of the schema that has texts of its own.
/// A time zone is told in a row of the story.
const SECTIONS: &[(&str, &str)] = &[
    ("Story", "Story"),
    ("Side", "Side"),
    ("Person", "Person"),
    ("Topic", "Topic"),
    ("Era", "Era"),
    ("Group", "Group"),
    ("Correction", "Correction"),
    ("Image", "Image"),
    ("Media", "Media"),
    ("Source", "Source"),
    ("Event", "Event"),
    ("Position", "Position"),
];

/// Every localized text in the schema: where it stands, without the places in lists, and the type
/// and key that have it.
fn texts_of_schema() -> BTreeMap<String, (String, String)> {
    fn walk(
        schema: &Value,
        root: &Value,
        (at, object, key): (&str, &str, &str),
        found: &mut BTreeMap<String, (String, String)>,
    ) {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.strip_prefix("#/$defs/").unwrap();
            match name {
                "Text" => _ = found.insert(at.to_owned(), (object.to_owned(), key.to_owned())),
                name => walk(&root["$defs"][name], root, (at, name, key), found),
            }
        }
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            walk(property, root, (&format!("{at}/{key}"), object, key), found);
        }
        if schema["items"].is_object() {
            walk(&schema["items"], root, (at, object, key), found);
        }
        for choice in schema["anyOf"].as_array().into_iter().flatten() {
            walk(choice, root, (at, object, key), found);
        }
    }
    let schema = schema();
    let mut found = BTreeMap::new();
    walk(&schema, &schema, ("", "Story", ""), &mut found);
    found
}

/// Where each text of the format's list stands.
fn fields() -> BTreeMap<String, &'static TextField> {
    let described = |(at, (object, key)): (String, (String, String))| {
        let mut fields = TEXT_FIELDS.iter();
        let field = fields.find(|field| field.object == object && field.key == key);
        let field = field.unwrap_or_else(|| panic!("format::TEXT_FIELDS lacks {object}.{key}"));
        (at, field)
    };
    texts_of_schema().into_iter().map(described).collect()
}

/// A text that only this place has.
fn marker(at: &str) -> String {
    format!("‹{at}›")
}

fn warnings(story: &Value, code: &str) -> Vec<String> {
    let file = story.to_string();
    let report = check::check("story.json", file.as_bytes());
    let problems = report.problems.iter();
    problems
        .filter(|problem| problem.code.word() == code)
        .map(|problem| problem.path.text())
        .collect()
}

/// A pointer as paths have it: `events[0].title`.
fn path(pointer: &str) -> String {
    let mut path = String::new();
    for step in pointer.split('/').skip(1) {
        match step.parse::<usize>() {
            Ok(index) => path += &format!("[{index}]"),
            Err(_) if path.is_empty() => path += step,
            Err(_) => path += &format!(".{step}"),
        }
    }
    path
}

#[test]
fn the_list_of_texts_is_the_schema_s() {
    // A picture's text is at a person, at media and at the picture of a link.
    let fields = fields();
    let mut known: Vec<_> = fields
        .values()
        .map(|field| (field.object, field.key))
        .collect();
    known.sort_unstable();
    known.dedup();
    assert_eq!(known.len(), TEXT_FIELDS.len());
}

#[test]
fn the_story_with_every_field_has_every_text() {
    let places: Vec<String> = places_of_texts(&full())
        .iter()
        .map(|at| kind_of_place(at))
        .collect();
    for (at, field) in fields() {
        assert!(places.contains(&at), "sample::full() lacks {at}");
        assert_eq!(
            MARKED.contains(&at.as_str()),
            field.kind.has_marks(),
            "{at}"
        );
    }
}

#[test]
fn every_text_is_on_the_page() {
    let mut story = full();
    replace_texts(&mut story, |at| json!(marker(at)));
    let page = Page::whole(&story, |_| ()).text();
    for at in places_of_texts(&story) {
        assert!(page.contains(&marker(&at)), "{at}");
    }
}

#[test]
fn every_text_is_found_but_for_those_that_are_not_meant_to_be() {
    let mut story = full();
    replace_texts(&mut story, |at| json!(marker(at)));
    let reading = read_str(&story.to_string());
    let searched = SearchTexts::new(&reading.story.unwrap(), "en");
    let has = |words: &str| {
        let found = searched.find(words);
        found.positions.contains(&true) || found.events.contains(&true)
    };
    for at in fields().keys() {
        let mut places = places_of_texts(&story).into_iter();
        let is_found = places.any(|place| kind_of_place(&place) == *at && has(&marker(&place)));
        let is_meant = NOT_FOUND.iter().all(|(other, _)| other != at);
        assert_eq!(is_found, is_meant, "find and NOT_FOUND differ on {at}");
    }
}

/// The classes of the texts whose links are printed with their addresses.
fn printed_classes() -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/standpoint/print.css");
    let css = fs::read_to_string(file).unwrap();
    let (before, _) = css.split_once("content: \" (\" attr(href)").unwrap();
    let (before, _) = before.rsplit_once('{').unwrap();
    let selectors = before.rsplit(['{', '}']).next().unwrap();
    let mut selectors = selectors.split("::after");
    let of_texts = selectors.find(|selector| selector.ends_with(" a"));
    of_texts
        .unwrap()
        .split(['.', ',', '(', ')', ' '])
        .map(str::to_owned)
        .collect()
}

/// On paper a link is only worth something if its address can be read.
#[test]
fn the_addresses_of_links_are_printed_in_every_text_that_may_have_them() {
    let classes = printed_classes();
    for (at, field) in fields() {
        if !field.kind.has_marks() {
            continue;
        }
        let mut story = full();
        replace_texts(&mut story, |place| match kind_of_place(place) == at {
            true => json!("[a link](https://example.org/marked)"),
            false => json!("text"),
        });
        let page = Page::whole(&story, |_| ());
        let links = page.all("a[href='https://example.org/marked']");
        assert!(!links.is_empty(), "{at}");
        for link in links {
            let mut around = link.ancestors().filter_map(ElementRef::wrap);
            let is_printed = around.any(|element| {
                let mut own = element.value().classes();
                own.any(|own| classes.iter().any(|class| class == own))
            });
            assert!(is_printed, "style/standpoint/print.css lacks {at}");
        }
    }
}

#[test]
fn check_warns_of_every_text_that_is_too_long() {
    let fields = fields();
    for place in places_of_texts(&full()) {
        let Some(field) = fields.get(&kind_of_place(&place)) else {
            continue;
        };
        let limit = field.kind.recommended_length();
        for (length, is_long) in [
            (limit.unwrap_or(10_000), false),
            (limit.map_or(10_000, |limit| limit + 1), limit.is_some()),
        ] {
            let mut story = full();
            *story.pointer_mut(&place).unwrap() = json!("é".repeat(length));
            let expected = if is_long {
                vec![path(&place)]
            } else {
                Vec::new()
            };
            assert_eq!(warnings(&story, "long-text"), expected, "{place} {length}");
        }
    }
}

#[test]
fn check_warns_of_every_text_that_lacks_a_language() {
    let fields = fields();
    for place in places_of_texts(&full()) {
        if fields.contains_key(&kind_of_place(&place)) {
            let mut story = full();
            story["languages"] = json!(["en", "de"]);
            *story.pointer_mut(&place).unwrap() = json!({"en": "text"});
            // Words are quoted in the language in which they were said, and not translated.
            let is_quote = kind_of_place(&place) == "/events/positions/quote";
            let expected = Some(path(&place)).filter(|_| !is_quote);
            assert_eq!(
                warnings(&story, "missing-language"),
                Vec::from_iter(expected)
            );
        }
    }
}

#[test]
fn check_looks_for_stray_marks_where_marks_are_understood() {
    let fields = fields();
    for place in places_of_texts(&full()) {
        if let Some(field) = fields.get(&kind_of_place(&place)) {
            let mut story = full();
            *story.pointer_mut(&place).unwrap() = json!("a **b");
            let expected = match field.kind.has_marks() {
                true => vec![path(&place)],
                false => Vec::new(),
            };
            assert_eq!(warnings(&story, "stray-mark"), expected, "{place}");
        }
    }
}

/// Of a table row in `docs/story-format.md`, what is in its second column.
fn row<'a>(section: &'a str, key: &str) -> Option<&'a str> {
    let start = format!("| `{key}` | ");
    section.lines().find_map(|line| line.strip_prefix(&start))
}

#[test]
fn the_documentation_has_every_text_and_its_limit() {
    let text = include_str!("../../docs/story-format.md");
    let section = |heading: &str| {
        let (_, section) = text.split_once(&format!("\n## {heading}\n")).unwrap();
        section.split("\n## ").next().unwrap()
    };
    let lengths = text.lines().find(|line| line.starts_with("| length | "));
    // "more than 120 characters in the `title` …, 200 in a `quote`, 600 in a `summary` …": a number
    // is that of all that stands between it and the next.
    let mut limits = BTreeMap::new();
    let mut limit = 0;
    for word in lengths.unwrap().split([' ', ',']) {
        match word.parse::<usize>() {
            Ok(number) => limit = number,
            Err(_) if word.starts_with('`') => _ = limits.insert(word.trim_matches('`'), limit),
            Err(_) => {}
        }
    }
    for field in TEXT_FIELDS {
        let name = format!("{}.{}", field.object, field.key);
        let limit = field.kind.recommended_length();
        // The title of a source is a name; those of the story and of events are headlines. The text of an event
        // is as long as it has to be.
        let is_alike = !matches!(
            (field.object, field.key),
            ("Source" | "Media", "title") | ("Event", "text")
        );
        if is_alike {
            assert_eq!(limits.get(field.key).copied(), limit, "{name}");
        }
        let Some((_, heading)) = SECTIONS.iter().find(|(object, _)| *object == field.object) else {
            assert_eq!(field.object, "TimeZone");
            assert!(
                row(section("Story"), "time_zones")
                    .unwrap()
                    .contains("\"name\": T}")
            );
            continue;
        };
        let row = row(section(heading), field.key).unwrap_or_else(|| panic!("no row of {name}"));
        let row = row.strip_prefix("optional ").unwrap_or(row);
        let has_marks = row.starts_with("T with inline marks");
        assert!(row.starts_with('T'), "{name}: {row}");
        assert_eq!(has_marks, field.kind.has_marks(), "{name}: {row}");
    }
}

#[test]
fn the_schema_says_what_is_recommended_of_every_text() {
    let schema = schema();
    for field in TEXT_FIELDS {
        let object = match field.object {
            "Story" => &schema,
            name => &schema["$defs"][name],
        };
        let property = &object["properties"][field.key];
        let description = property["description"].as_str().unwrap();
        let limit = field.kind.recommended_length();
        let limit = limit.map(|limit| format!("At most {limit} characters are recommended."));
        let (name, key) = (field.object, field.key);
        match limit {
            Some(limit) => assert!(description.contains(&limit), "{name}.{key}"),
            None => assert!(!description.contains("recommended"), "{name}.{key}"),
        }
        let has_marks = description.contains("are understood.");
        assert_eq!(has_marks, field.kind.has_marks(), "{name}.{key}");
    }
}
