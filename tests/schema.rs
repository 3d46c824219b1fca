//! The JSON Schema of a story: against the stories there are, and against the reader.

#![cfg(not(target_arch = "wasm32"))]

use serde_json::{Value, json};
use standpoint::check::review_str;
use standpoint::format::schema;
use standpoint::read::StoryCode;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What only the reader sees, and why.
const BEYOND_A_SCHEMA: &[(&str, &str)] = &[
    ("duplicate-id", "compares the items of lists by one member"),
    ("unknown-reference", "follows ids"),
    ("duplicate-key", "parsers keep one of them"),
    ("end-before-start", "compares two dates"),
    (
        "invalid-date",
        "knows the calendar, where the pattern is met",
    ),
    (
        "invalid-duration",
        "knows that nothing takes no time, where the pattern is met",
    ),
    (
        "invalid-time-zone",
        "knows the database, where the pattern is met",
    ),
    ("malformed-url", "reads the address as a browser does"),
    ("missing-attribution", "follows ids to sides"),
    ("listed-twice", "compares items of several forms"),
    ("held-after-as-of", "compares two dates"),
    ("no-listed-language", "compares with another list"),
    ("offset-contradicts-zone", "knows the database"),
    ("too-much", "counts through all levels"),
    (
        "lost-character",
        "knows what a mark that anyone may type stands for",
    ),
];

fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

fn faults(validator: &jsonschema::Validator, story: &Value) -> Vec<String> {
    let errors = validator.iter_errors(story);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// The stories of the folder of bad ones that are JSON, by file name.
fn bad_stories() -> BTreeMap<String, (String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad-stories");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .filter(|path| !path.ends_with("expected.json"))
        .filter_map(|path| {
            let text = fs::read_to_string(&path).ok()?;
            let story = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
            let name = path.file_name()?.to_str()?.to_owned();
            Some((name, (text, story)))
        })
        .collect()
}

#[test]
fn the_default_story_and_every_sound_one_are_valid() {
    let validator = validator();
    let default = include_str!("../stories/us-russia-2021.json");
    let default: Value = serde_json::from_str(default).unwrap();
    assert_eq!(default["$schema"], "schema.json");
    assert_eq!(faults(&validator, &default), [""; 0]);
    let mut count = 0;
    for (name, (text, story)) in bad_stories() {
        if review_str(&text).errors().next().is_none() {
            assert_eq!(faults(&validator, &story), [""; 0], "{name}");
            count += 1;
        }
    }
    assert!(count > 2);
}

#[test]
fn what_a_schema_can_see_it_sees() {
    let validator = validator();
    for (code, _) in BEYOND_A_SCHEMA {
        assert!(
            StoryCode::ALL.iter().any(|known| known.word() == *code),
            "{code} is no code"
        );
    }
    let mut missed = Vec::new();
    for (name, (text, story)) in bad_stories() {
        let reading = review_str(&text);
        let seen = |code: &StoryCode| {
            BEYOND_A_SCHEMA
                .iter()
                .all(|(beyond, _)| code.word() != *beyond)
        };
        let expected: Vec<&str> = reading
            .errors()
            .map(|problem| problem.code)
            .filter(seen)
            .map(|code| code.word())
            .collect();
        if !expected.is_empty() && validator.is_valid(&story) {
            missed.push(format!("{name}: {expected:?}"));
        }
    }
    assert!(
        missed.is_empty(),
        "the schema takes these for sound:\n{}",
        missed.join("\n")
    );
}

/// The properties of an object's schema by its path, `definition` for one of `$defs`.
fn objects(schema: &Value) -> BTreeMap<String, Vec<String>> {
    let own = [(String::from("Story"), schema)].into_iter();
    let definitions = schema["$defs"].as_object().unwrap().iter();
    own.chain(definitions.map(|(name, schema)| (name.clone(), schema)))
        .filter_map(|(name, schema)| {
            let keys = schema["properties"].as_object()?.keys();
            Some((name, keys.cloned().collect()))
        })
        .collect()
}

#[test]
fn the_reader_knows_the_same_fields_as_the_schema() {
    // What the reader says of a field that no object has names those it knows.
    let story = json!({
        "standpoint": 1, "id": "a", "title": "a", "summary": "a", "as_of": "2024", "languages": ["en"],
        "x": 0,
        "time_zones": [{"id": "UTC", "name": "a", "x": 0}],
        "sides": [{"id": "a", "name": "a", "x": 0}],
        "topics": [{"id": "a", "name": "a", "x": 0}],
        "people": [{"id": "a", "name": "a", "side": "a", "image": {"url": "a", "alt": "a", "x": 0}, "x": 0}],
        "eras": [{"from": "2024", "to": "2024", "name": "a", "x": 0}],
        "groups": [{"id": "a", "name": "a", "x": 0}],
        "corrections": [{"date": "2024", "text": "a", "x": 0}],
        "sources": [{"id": "a", "publisher": "a", "title": "a", "grade": "press", "x": 0}],
        "events": [{
            "id": "a", "kind": "call", "title": "a", "date": "2024", "summary": "a", "x": 0,
            "media": [{
                "kind": "image", "url": "a", "alt": "a", "x": 0,
                "sizes": [{"url": "a", "width": 1, "x": 0}],
                "tracks": [{"url": "a", "language": "en", "x": 0}],
            }],
            "sources": [{"source": "a", "x": 0}],
            "positions": [{"side": "a", "topic": "a", "text": "a", "sources": ["a"], "x": 0}],
        }],
    });
    let places = [
        ("x", "Story"),
        ("time_zones[0].x", "TimeZone"),
        ("sides[0].x", "Side"),
        ("topics[0].x", "Topic"),
        ("people[0].x", "Person"),
        ("people[0].image.x", "Image"),
        ("eras[0].x", "Era"),
        ("groups[0].x", "Group"),
        ("corrections[0].x", "Correction"),
        ("events[0].media[0].x", "Media"),
        ("events[0].media[0].sizes[0].x", "Size"),
        ("events[0].media[0].tracks[0].x", "Track"),
        ("sources[0].x", "Source"),
        ("events[0].x", "Event"),
        ("events[0].sources[0].x", "Place"),
        ("events[0].positions[0].x", "Position"),
    ];
    let objects = objects(&schema());
    assert_eq!(objects.len(), places.len(), "{:?}", objects.keys());
    let reading = review_str(&story.to_string());
    for (path, name) in places {
        let mut said = reading
            .errors()
            .filter(|problem| problem.path.text() == path);
        let expected = said
            .next()
            .unwrap_or_else(|| panic!("nothing is said of {path}"))
            .expected
            .clone();
        let mut keys: Vec<&str> = objects[name].iter().map(String::as_str).collect();
        keys.retain(|key| *key != "$schema");
        for key in expected.split('`').skip(1).step_by(2) {
            assert!(keys.contains(&key), "{name}: the schema lacks `{key}`");
        }
        // A long list is cut off in the message, so the other direction is tried one by one.
        for key in keys {
            let mut story = story.clone();
            let object = path.strip_suffix(".x").or(path.strip_suffix("x")).unwrap();
            let pointer = ["/", &object.replace(['.', '['], "/").replace(']', "")].concat();
            let pointer = if object.is_empty() {
                String::new()
            } else {
                pointer
            };
            story.pointer_mut(&pointer).unwrap()[key] = json!(null);
            let field = [object, key].join(if object.is_empty() { "" } else { "." });
            let reading = review_str(&story.to_string());
            let unknown = reading.errors().any(|problem| {
                problem.code == StoryCode::UnknownField && problem.path.text() == field
            });
            assert!(!unknown, "{name}: the reader does not know `{key}`");
        }
    }
}

/// The schema allowed 10,000 sides and topics, the reader 100 and 300.
#[test]
fn the_schema_and_the_reader_have_the_same_limits_of_lists() {
    let schema = schema();
    let sound = include_str!("bad-stories/sound.json");
    let mut sound: Value = serde_json::from_str(sound).unwrap();
    sound["events"][0]["media"] = json!([{"kind": "image", "url": "a.png", "alt": "a"}]);
    let lists = [
        ("", "Story"),
        ("/events/0", "Event"),
        ("/events/0/media/0", "Media"),
        ("/events/0/positions/0", "Position"),
    ];
    let mut count = 0;
    for (pointer, name) in lists {
        let object = match name {
            "Story" => &schema,
            name => &schema["$defs"][name],
        };
        for (key, property) in object["properties"].as_object().unwrap() {
            let Some(max) = property["maxItems"].as_u64() else {
                assert_ne!(property["type"], "array", "{name}.{key} has no limit");
                continue;
            };
            count += 1;
            let is_too_much = |length: u64| {
                let mut story = sound.clone();
                let items = vec![Value::Null; length as usize];
                story.pointer_mut(pointer).unwrap()[key] = Value::from(items);
                let path = [pointer, "/", key].concat();
                let reading = review_str(&story.to_string());
                reading.errors().any(|problem| {
                    let path_of_problem = problem.path.text().replace(['.', '['], "/");
                    problem.code == StoryCode::TooMuch
                        && path == format!("/{}", path_of_problem.replace(']', ""))
                })
            };
            // Positions are counted in the whole story, and reported where the list is too long.
            assert!(
                !is_too_much(max),
                "{name}.{key}: {max} are too many for the reader"
            );
            assert!(
                is_too_much(max + 1),
                "{name}.{key}: the reader takes more than {max}"
            );
        }
    }
    assert_eq!(count, 18);
}

/// The reader counted bytes: an id of 22 Chinese characters was too long.
#[test]
fn an_id_may_have_64_characters_in_any_script() {
    let sound = include_str!("bad-stories/sound.json");
    for character in ["a", "é", "桥"] {
        for (length, is_right) in [(64, true), (65, false)] {
            let mut story: Value = serde_json::from_str(sound).unwrap();
            story["id"] = json!(character.repeat(length));
            let problems = review_str(&story.to_string()).errors().count();
            assert_eq!(problems == 0, is_right, "{character} {length}");
            assert_eq!(
                validator().is_valid(&story),
                is_right,
                "{character} {length}"
            );
        }
    }
}

#[test]
fn a_story_made_of_the_types_is_read_without_problems() {
    use standpoint::format::*;
    use standpoint::story::{Change, EventKind, Grade, MediaKind, PositionKind, Role};
    let text = |text: &str| Text::Plain(text.to_owned());
    let id = |id: &str| Id(id.to_owned());
    let url = |url: &str| Url(url.to_owned());
    let date = |date: &str| Date(date.to_owned());
    let correction = || Correction {
        date: date("2024-06-01"),
        text: text("It was **not** so."),
    };
    let image = || Image {
        url: url("mole.png"),
        alt: text("Ada Mole"),
        width: Some(80),
        height: Some(80),
    };
    let story = Story {
        schema: None,
        standpoint: 1,
        id: id("pier"),
        title: text("The pier"),
        summary: text("Who wants it closed."),
        as_of: Date("2024-06-30".into()),
        languages: vec![Language("en".into())],
        time_zones: Some(vec![TimeZone {
            id: TimeZoneName("Europe/London".into()),
            name: text("London"),
        }]),
        version: Some("2".into()),
        corrections: Some(vec![correction()]),
        eras: Some(vec![Era {
            from: date("2024-05"),
            to: date("2024-06"),
            name: text("The quarrel"),
        }]),
        groups: Some(vec![Group {
            id: id("hall"),
            name: text("In the hall"),
        }]),
        sides: Some(vec![
            Side {
                id: id("town"),
                name: text("Town"),
                role: None,
            },
            Side {
                id: id("press"),
                name: text("Press"),
                role: Some(Keyword(Role::Observer)),
            },
        ]),
        people: Some(vec![
            Person {
                image: Some(image()),
                id: id("mole"),
                name: text("Ada Mole"),
                role: Some(text("Mayor")),
                side: id("town"),
            },
            Person {
                image: None,
                id: id("reporter"),
                name: text("Cy Dow"),
                role: None,
                side: id("press"),
            },
        ]),
        topics: Some(vec![Topic {
            id: id("cost"),
            name: text("Cost"),
        }]),
        sources: Some(vec![Source {
            id: id("paper"),
            publisher: text("Gazette"),
            title: text("Pier to close"),
            date: Some(Date("2024-05-03".into())),
            language: Some(Language("en".into())),
            url: Some(Url("https://example.org/pier".into())),
            grade: Keyword(Grade::Press),
            side: Some(id("press")),
            archived: Some(url("https://archive.example/pier")),
        }]),
        events: vec![Event {
            id: id("meeting"),
            kind: Some(Keyword(EventKind::Meeting)),
            title: text("Council meeting"),
            date: Date("2024-05-02T18:00:00+01:00".into()),
            end: None,
            duration: Some(Duration("PT1H30M".into())),
            time_zone: Some(TimeZoneName("Europe/London".into())),
            place: Some(text("Town hall")),
            format: None,
            status: None,
            participants: Some(vec![id("mole")]),
            summary: Some(text("The council met.")),
            date_label: Some(text("On a May evening")),
            group: Some(id("hall")),
            text: Some(text("They talked.")),
            media: Some(vec![Media {
                kind: Keyword(MediaKind::Video),
                url: url("pier.mp4"),
                alt: Some(text("The pier")),
                width: Some(640),
                height: Some(480),
                sizes: Some(vec![Size {
                    url: url("pier-320.png"),
                    width: 320,
                }]),
                title: Some(text("The pier")),
                caption: Some(text("The *pier*")),
                credit: Some(text("Dee Lake")),
                licence: Some(text("CC BY 4.0")),
                poster: Some(url("poster.png")),
                tracks: Some(vec![Track {
                    url: url("pier.vtt"),
                    language: Language("en".into()),
                }]),
                image: Some(image()),
                embed: Some(SecureUrl("https://example.org/embed".into())),
            }]),
            sources: Some(vec![Citation::Whole(id("paper"))]),
            positions: Some(vec![Position {
                id: None,
                side: Sides::One(id("town")),
                key: Some(true),
                role: Some(text("Mayor then")),
                quote_language: Some(Language("en".into())),
                change_to: None,
                corrections: Some(vec![correction()]),
                topic: id("cost"),
                speaker: Some(id("mole")),
                according_to: Some(id("reporter")),
                kind: Some(Keyword(PositionKind::Stated)),
                date: None,
                text: text("Repairs cost too much."),
                quote: Some(text("too much")),
                note: None,
                change: Some(Keyword(Change::New)),
                change_note: Some(text("No longer **perhaps**.")),
                sources: vec![Citation::Place(Place {
                    source: id("paper"),
                    at: Some("p. 2".into()),
                })],
            }]),
        }],
    };
    let value = serde_json::to_value(&story).unwrap();
    assert_eq!(faults(&validator(), &value), [""; 0]);
    let reading = review_str(&value.to_string());
    let problems: Vec<String> = reading
        .problems
        .iter()
        .map(|problem| problem.message())
        .collect();
    assert_eq!(problems, [""; 0]);
}

#[test]
fn every_property_is_described_and_null_is_no_value() {
    fn walk(value: &Value, path: &str) {
        let Some(object) = value.as_object() else {
            return;
        };
        assert_ne!(object.get("type"), Some(&json!("null")), "{path}");
        for (key, property) in object
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let described = property["description"].is_string();
            assert!(described, "{path}.{key} has no description");
        }
        for (key, inner) in object {
            walk(inner, &[path, ".", key].concat());
            for (at, item) in inner.as_array().into_iter().flatten().enumerate() {
                walk(item, &format!("{path}.{key}[{at}]"));
            }
        }
    }
    walk(&schema(), "");
}

#[test]
fn the_schema_beside_the_stories_is_the_one_that_the_program_prints() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("stories/schema.json");
    let written = fs::read_to_string(file).unwrap_or_default();
    assert!(
        written == format!("{:#}\n", schema()),
        "stories/schema.json is not what the types say: run `cargo run -- schema > stories/schema.json`"
    );
}
