//! What differs between two states of a story, as somebody reads it who has never seen its file.

use crate::differences::Difference;
use crate::words::words;
use serde_json::Value;
use standpoint::format::{Story, to_json};

/// One difference, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// where, from the whole to the part: `Events › The council meets › Title (en)`
    pub place: String,
    /// what is there in the first state; nothing where it lacks it
    pub before: Option<String>,
    /// the same of the second state
    pub after: Option<String>,
}

/// How many characters of a value are shown.
const MOST: usize = 2_000;

/// How many characters of a name are shown.
const MOST_OF_NAME: usize = 60;

/// Returns the rows of differences between two stories, in a language of the interface by its index.
pub fn rows(found: &[Difference], before: &Story, after: &Story, interface: usize) -> Vec<Row> {
    let json = |story: &Story| serde_json::from_str(&to_json(story)).unwrap_or(Value::Null);
    let stories = [json(after), json(before)];
    let shown = |value: &Option<String>| value.as_deref().map(|value| legible(value, interface));
    let row = |difference: &Difference| Row {
        place: place(&difference.path, &stories, interface),
        before: shown(&difference.before),
        after: shown(&difference.after),
    };
    found.iter().map(row).collect()
}

/// Returns where a path leads. Items are called by their names, those without an id by their number.
fn place(path: &str, stories: &[Value], interface: usize) -> String {
    let mut places: Vec<String> = Vec::new();
    let mut list = "";
    // What the path has led to so far, in each of the stories that have it.
    let mut here: Vec<&Value> = stories.iter().collect();
    for (step, is_item) in steps(path) {
        let index = step.parse::<usize>().ok();
        if is_item {
            let inner = here.iter().filter_map(|items| item(items, step, index));
            here = inner.collect();
            let called = match index {
                Some(index) => Some((index + 1).to_string()),
                None => here.iter().find_map(|item| name(item)),
            };
            places.push(called.map_or_else(|| step.to_owned(), |name| cut(&name, MOST_OF_NAME)));
            continue;
        }
        match (label(step, list, interface), places.last_mut()) {
            (Some(label), _) => places.push(label),
            // What is no field is the tag of a language.
            (None, Some(last)) => last.push_str(&format!(" ({step})")),
            (None, None) => places.push(step.to_owned()),
        }
        here = here.iter().filter_map(|value| value.get(step)).collect();
        list = step;
    }
    places.join(" › ")
}

/// Returns an item of a list by its id, or by its index.
fn item<'a>(items: &'a Value, id: &str, index: Option<usize>) -> Option<&'a Value> {
    let has_id = |item: &&Value| item.get("id").and_then(Value::as_str) == Some(id);
    let items = items.as_array()?;
    items.iter().find(has_id).or_else(|| items.get(index?))
}

/// Returns the steps of a path, each with whether it is an item of a list.
fn steps(path: &str) -> impl Iterator<Item = (&str, bool)> {
    path.split(['.', '['])
        .map(|step| match step.strip_suffix(']') {
            Some(item) => (item, true),
            None => (step, false),
        })
}

/// Returns what the forms call a field; nothing where they have no name for it. `list` is the one in whose item it is.
fn label(field: &str, list: &str, interface: usize) -> Option<String> {
    let key = match (list, field) {
        ("positions", "text") => "held",
        ("events", "text") => "body",
        (_, "text") => "correction",
        ("positions", "role") => "office-then",
        ("people", "role") => "office",
        ("sides", "role") => "role-in-story",
        ("positions", "date") => "said-on",
        ("sources", "date") => "published",
        ("sources", "side") => "account-of",
        (_, "key") => "key-line",
        (_, "url") => "address",
        (_, "archived") => "kept-copy",
        (_, "at") => "place-in-source",
        (_, "change_to") => "compared-with",
        (_, "image") => "media-image",
        (_, "sizes") => "picture-sizes",
        (_, "tracks") => "caption-tracks",
        (_, "standpoint" | "$schema") => "format-of-file",
        _ => field,
    };
    let key = key.replace('_', "-");
    let said = words(interface, &key, &[]);
    (said != key).then_some(said)
}

/// Returns what an item is called: its title, its name, or what it says.
fn name(item: &Value) -> Option<String> {
    let keys = ["title", "name", "text", "caption", "source", "url", "id"];
    let found = keys.into_iter().find_map(|key| item.get(key))?;
    match found {
        Value::String(text) => Some(text.clone()),
        // In several languages the first stands for all.
        Value::Object(texts) => texts.values().find_map(Value::as_str).map(str::to_owned),
        _ => None,
    }
}

/// Returns a value as it is told in a difference without the signs of JSON.
fn legible(value: &str, interface: usize) -> String {
    let json = serde_json::from_str(value).ok();
    let text = match json.filter(|json: &Value| json.is_object() || json.is_array()) {
        Some(json) => flat(&json, interface),
        None => value.to_owned(),
    };
    cut(&text, MOST)
}

/// Returns a text, or its first so many characters where it has more.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}

fn flat(json: &Value, interface: usize) -> String {
    match json {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| flat(item, interface)).collect();
            items.join("; ")
        }
        Value::Object(fields) => match name(json) {
            Some(name) => name,
            None => {
                let fields = fields.iter().map(|(key, value)| {
                    let key = label(key, "", interface).unwrap_or_else(|| key.clone());
                    format!("{key}: {}", flat(value, interface))
                });
                fields.collect::<Vec<_>>().join("\n")
            }
        },
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::differences::differences;
    use standpoint::format::{Text, from_json};
    use standpoint::json::parse;

    fn story() -> Story {
        let json = parse(include_str!("../../stories/us-russia-2021.json")).expect("JSON");
        from_json(&json).unwrap_or_else(|error| panic!("{error}"))
    }

    fn rows_after(change: impl FnOnce(&mut Story)) -> Vec<Row> {
        let (before, mut after) = (story(), story());
        change(&mut after);
        rows(&differences(&before, &after), &before, &after, 0)
    }

    #[test]
    fn a_place_is_told_by_names_and_the_labels_of_the_forms() {
        let (mut title, mut text) = (String::new(), String::new());
        let found = rows_after(|story| {
            let event = &mut story.events[0];
            title = name(&serde_json::to_value(&*event).expect("JSON")).expect("a title");
            let positions = event.positions.as_mut().expect("positions");
            let position = serde_json::to_value(&positions[0]).expect("JSON");
            text = name(&position).expect("a text").chars().take(20).collect();
            positions[0].quote = Some(Text::Plain(String::from("words")));
        });
        assert!(!found.is_empty());
        let place = &found[0].place;
        assert!(
            place.starts_with(&format!("Events › {title} › Positions › {text}")),
            "{place}"
        );
        assert!(place.contains("Quote, without quotation marks"), "{place}");
        assert_eq!(found[0].after.as_deref(), Some("words"));
    }

    #[test]
    fn the_language_of_a_text_stands_behind_its_field() {
        let stories = [Value::Null];
        assert_eq!(place("title.en", &stories, 0), "Title (en)");
        assert_eq!(place("languages[1]", &stories, 0), "Languages › 2");
        assert_eq!(
            place("events[gone].positions[2].text.zh-Hans", &stories, 0),
            "Events › gone › Positions › 3 › What is held, in your words (zh-Hans)"
        );
    }

    #[test]
    fn no_value_is_shown_as_json() {
        let found = rows_after(|story| {
            story.events.remove(0);
            story.sides.as_mut().expect("sides").remove(0);
        });
        for row in &found {
            for value in [&row.before, &row.after].into_iter().flatten() {
                assert!(!value.contains(['{', '"', '[']), "{row:?}");
            }
        }
        assert_eq!(legible(r#"{"en":"a","ru":"б"}"#, 0), "en: a\nru: б");
        assert_eq!(legible(r#"["en","ru"]"#, 0), "en; ru");
        // A text that only looks like it.
        assert_eq!(legible("{not", 0), "{not");
    }

    #[test]
    fn a_value_without_end_is_cut_between_characters() {
        let shown = legible(&"ж".repeat(5_000), 0);
        assert_eq!(shown.chars().count(), MOST + 1);
        assert!(shown.ends_with('…'));
    }

    #[test]
    fn every_field_of_the_format_has_a_label() {
        let schema = standpoint::format::schema();
        let defs = schema.get("$defs").and_then(Value::as_object);
        let objects = defs.expect("definitions").iter();
        for (object, about) in objects.chain([(&String::from("Story"), &schema)]) {
            let list = match object.as_str() {
                "Side" => "sides",
                "Person" => "people",
                "Source" => "sources",
                "Event" => "events",
                "Position" => "positions",
                _ => "",
            };
            let fields = about.get("properties").and_then(Value::as_object);
            for field in fields.into_iter().flat_map(|fields| fields.keys()) {
                assert!(label(field, list, 0).is_some(), "{object}.{field}");
            }
        }
    }
}
