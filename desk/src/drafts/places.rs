//! Where two states of a story differ, and what stands there, in words for editors.

use crate::differences::Difference;
use fluent_bundle::FluentValue;
use serde_json::Value;
use standpoint::format::{Story, to_json};

/// How many characters of a value are shown.
const MOST_OF_A_VALUE: usize = 300;

/// A difference as a row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// where: `Event “Call in December” · Title · en`
    pub place: String,
    /// what stands there in the first state; nothing where it lacks it
    pub before: Option<String>,
    /// the same of the second state
    pub after: Option<String>,
}

/// Returns differences between two states of a story in words. `say` returns a text of the interface by its
/// key and what stands in it, and the key itself where there is none.
pub fn rows(
    differences: &[Difference],
    before: &Story,
    after: &Story,
    say: impl Fn(&str, &[(&str, FluentValue)]) -> String,
) -> Vec<Row> {
    let json = |story: &Story| serde_json::from_str::<Value>(&to_json(story)).unwrap_or_default();
    let (before, after) = (json(before), json(after));
    let rows = differences.iter().map(|difference| Row {
        place: place(&difference.path, &before, &after, &say),
        before: difference.before.as_deref().map(|value| shown(value, &say)),
        after: difference.after.as_deref().map(|value| shown(value, &say)),
    });
    rows.collect()
}

fn place(
    path: &str,
    before: &Value,
    after: &Value,
    say: &impl Fn(&str, &[(&str, FluentValue)]) -> String,
) -> String {
    let mut words = Vec::new();
    let (mut before, mut after) = (Some(before), Some(after));
    let mut list = "";
    for (key, item) in steps(path) {
        let parent = list;
        before = before.and_then(|value| value.get(key));
        after = after.and_then(|value| value.get(key));
        let Some(item) = item else {
            words.push(say_field(key, parent, say));
            continue;
        };
        list = key;
        before = before.and_then(|list| item_of(list, item));
        after = after.and_then(|list| item_of(list, item));
        let kind = say_item(key, say);
        let name = after.or(before).and_then(name_of);
        let number = item.parse::<usize>().ok().map(|index| index + 1);
        words.push(match (name, number) {
            (Some(name), _) => say(
                "item-with-name",
                &[("kind", kind.into()), ("name", name.into())],
            ),
            (None, Some(number)) => format!("{kind} {number}"),
            (None, None) => {
                let name = say("untitled", &[]);
                say(
                    "item-with-name",
                    &[("kind", kind.into()), ("name", name.into())],
                )
            }
        });
    }
    words.join(" · ")
}

/// Takes a path apart: `events[a].title.en` has `events` with the item `a`, `title` and `en`.
fn steps(path: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = path;
    std::iter::from_fn(move || {
        rest = rest.strip_prefix('.').unwrap_or(rest);
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        let (key, behind) = rest.split_at_checked(end)?;
        let item = behind
            .strip_prefix('[')
            .and_then(|behind| behind.split_once(']'));
        rest = item.map_or(behind, |(_, behind)| behind);
        (!key.is_empty()).then_some((key, item.map(|(item, _)| item)))
    })
}

/// Returns an item of a list by its id, or by its index where items have none.
fn item_of<'a>(list: &'a Value, item: &str) -> Option<&'a Value> {
    let items = list.as_array()?;
    let has_id = |value: &&Value| value.get("id").and_then(Value::as_str) == Some(item);
    items
        .iter()
        .find(has_id)
        .or_else(|| items.get(item.parse::<usize>().ok()?))
}

/// Returns what an item is called: its title or name, in the first language that it has.
fn name_of(item: &Value) -> Option<String> {
    let name = item.get("title").or_else(|| item.get("name"))?;
    let name = match name {
        Value::Object(wordings) => wordings.values().next()?,
        name => name,
    };
    let name = name.as_str().filter(|name| !name.is_empty())?;
    Some(cut(name, 80))
}

/// What one item of a list is called.
fn say_item(list: &str, say: &impl Fn(&str, &[(&str, FluentValue)]) -> String) -> String {
    let key = match list {
        "sides" => "one-sides",
        "people" => "one-people",
        "topics" => "one-topics",
        "sources" => "one-sources",
        "groups" => "one-groups",
        "eras" => "one-eras",
        "events" => "one-events",
        "positions" => "one-position",
        "corrections" => "one-correction",
        "languages" => "language",
        "time_zones" => "time-zone",
        "sizes" | "tracks" => return say_field(list, "", say),
        other => other,
    };
    say(key, &[])
}

/// What a field is called in the forms, by the list whose item it is in.
fn say_field(
    key: &str,
    list: &str,
    say: &impl Fn(&str, &[(&str, FluentValue)]) -> String,
) -> String {
    let key = match (key, list) {
        ("text", "positions") => "held",
        ("text", "corrections") => "correction",
        ("text", _) => "body",
        ("role", "sides") => "role-in-story",
        ("role", "positions") => "office-then",
        ("role", _) => "office",
        ("kind", "positions") => "position-kind",
        ("kind", "media") => "media-kind",
        ("date", "positions") => "said-on",
        ("date", "sources") => "published",
        ("side", "sources") => "account-of",
        ("at", _) => "place-in-source",
        ("key", _) => "key-line",
        ("url", _) => "address",
        ("archived", _) => "kept-copy",
        ("standpoint" | "$schema", _) => "format-of-file",
        ("image", _) => "media-image",
        ("sizes", _) => "picture-sizes",
        ("tracks", _) => "caption-tracks",
        (key, _) => return say(&key.replace('_', "-"), &[]),
    };
    say(key, &[])
}

/// Returns a value as text: of what is more than a text, all texts that are in it but ids.
fn shown(value: &str, say: &impl Fn(&str, &[(&str, FluentValue)]) -> String) -> String {
    let parsed = match value.starts_with(['{', '[']) {
        true => serde_json::from_str(value).ok(),
        false => None,
    };
    let text = match parsed {
        Some(value) => {
            let mut texts = Vec::new();
            texts_in(&value, &mut texts);
            texts.join(" · ")
        }
        None if value == "true" => String::from("✓"),
        None if value == "false" => String::from("–"),
        None => value.to_owned(),
    };
    match text.as_str() {
        "" => say("empty-there", &[]),
        text => cut(text, MOST_OF_A_VALUE),
    }
}

fn texts_in(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) if text.is_empty() => {}
        Value::String(text) => texts.push(text.clone()),
        Value::Number(number) => texts.push(number.to_string()),
        Value::Array(items) => items.iter().for_each(|item| texts_in(item, texts)),
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(key, _)| *key != "id");
            fields.for_each(|(_, value)| texts_in(value, texts));
        }
        Value::Null | Value::Bool(_) => {}
    }
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::differences::differences;
    use crate::drafts::record::story_of;
    use crate::words::words;
    use standpoint::format::Text;
    use std::cell::RefCell;

    fn story() -> Story {
        story_of(include_str!("../../../stories/us-russia-2021.json"))
            .expect("the example")
            .0
    }

    fn english(key: &str, arguments: &[(&str, FluentValue)]) -> String {
        words(0, key, arguments)
    }

    fn told(before: &Story, after: &Story) -> Vec<Row> {
        let found = differences(before, after);
        rows(&found, before, after, |key, arguments| {
            words(0, key, arguments)
        })
    }

    #[test]
    fn a_changed_title_is_told_with_the_name_of_its_event() {
        let (before, mut after) = (story(), story());
        after.events[0].title = Text::Plain(String::from("Another"));
        let rows = told(&before, &after);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].place, "Event “Another” · Title");
        assert_eq!(rows[0].after.as_deref(), Some("Another"));
        let before = rows[0].before.as_deref().expect("what was there");
        assert!(!before.contains(['{', '"']), "{before}");
    }

    #[test]
    fn what_was_taken_out_is_told_by_the_name_that_it_had() {
        let (before, mut after) = (story(), story());
        let name = after.sides.as_mut().expect("sides").remove(0).name;
        let rows = told(&before, &after);
        let Text::Localised(names) = name else {
            panic!("the example has several languages");
        };
        let name = names.values().next().and_then(|name| name.as_str());
        assert_eq!(rows[0].place, format!("Side “{}”", name.expect("a name")));
        assert_eq!(rows[0].after, None);
    }

    #[test]
    fn an_item_without_a_name_is_told_by_its_number() {
        let (before, mut after) = (story(), story());
        let event = after
            .events
            .iter_mut()
            .find(|event| event.positions.is_some());
        let positions = event.and_then(|event| event.positions.as_mut());
        let position = &mut positions.expect("positions")[0];
        position.id = None;
        position.text = Text::Plain(String::from("another"));
        let mut before = before;
        for (one, other) in before.events.iter_mut().zip(&after.events) {
            for (one, other) in one
                .positions
                .iter_mut()
                .flatten()
                .zip(other.positions.iter().flatten())
            {
                one.id.clone_from(&other.id);
            }
        }
        let rows = told(&before, &after);
        assert!(
            rows[0].place.contains("Position 1 · What is held"),
            "{}",
            rows[0].place
        );
    }

    #[test]
    fn every_field_of_the_format_has_a_word() {
        let schema: Value =
            serde_json::from_str(include_str!("../../../stories/schema.json")).expect("the schema");
        let missing = RefCell::new(Vec::new());
        let say = |key: &str, _: &[(&str, FluentValue)]| {
            let said = words(0, key, &[]);
            if said == key {
                missing.borrow_mut().push(key.to_owned());
            }
            said
        };
        let definitions = schema["$defs"].as_object().expect("definitions").values();
        for definition in definitions.chain([&schema]) {
            for (key, field) in definition["properties"].as_object().into_iter().flatten() {
                say_field(key, "", &say);
                if field["type"] == "array" {
                    say_item(key, &say);
                }
            }
        }
        assert_eq!(missing.into_inner(), Vec::<String>::new());
    }

    #[test]
    fn what_is_there_and_empty_is_told_apart_from_what_is_not_there() {
        let (before, mut after) = (story(), story());
        after.summary = Text::Plain(String::new());
        let rows = told(&before, &after);
        assert_eq!(rows[0].after.as_deref(), Some("empty"));
        assert_eq!(shown(r#"{"id":"event","title":""}"#, &english), "empty");
    }

    #[test]
    fn a_long_value_is_cut() {
        let long = "長".repeat(MOST_OF_A_VALUE + 1);
        let text = shown(&long, &english);
        assert_eq!(text.chars().count(), MOST_OF_A_VALUE + 1);
        assert!(text.ends_with('…'));
    }

    #[test]
    fn a_whole_item_is_shown_as_its_texts() {
        let value = r#"{"id":"a","title":{"en":"Call","ru":"Звонок"},"key":true,"sources":["s"]}"#;
        assert_eq!(shown(value, &english), "Call · Звонок · s");
    }
}
