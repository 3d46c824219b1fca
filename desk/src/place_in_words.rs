//! A place in a story in words: `events[0].positions[1].sources` is said as `Event “Call” · Position 2 (Russia) ·
//! Sources`.

use crate::words::{LANGUAGES, has, words};
use serde_json::Value;
use standpoint::intl::language_name;

/// How many characters of a name are shown.
const MOST_OF_NAME: usize = 60;

/// Returns the place of a path in words, in a language of the interface by its index in [`LANGUAGES`]. Items of lists
/// are named in the path by their indices or by their ids. What they are called is looked up in states of the story,
/// as JSON: the first that has the item says it.
pub fn place_in_words(path: &str, stories: &[&Value], interface: usize) -> String {
    let speech = Speech { stories, interface };
    let mut parts: Vec<String> = Vec::new();
    // What the path has led to so far, in each of the stories that have it.
    let mut here = stories.to_vec();
    let mut list = "";
    let mut is_in_text = false;
    for (key, item) in steps(path) {
        here = here.iter().filter_map(|value| value.get(key)).collect();
        match (item, parts.last_mut()) {
            (None, Some(text)) if is_in_text => {
                *text = speech.in_language(text, key);
            }
            (None, _) => {
                let label = label(key, list, interface);
                parts.push(label.unwrap_or_else(|| key.to_owned()));
            }
            (Some(item), _) => {
                let found: Vec<_> = here.iter().filter_map(|list| find(list, item)).collect();
                parts.push(speech.item(key, list, item, &found));
                here = found.into_iter().map(|(_, item)| item).collect();
                list = key;
            }
        }
        // Behind a field that is neither a list nor a picture there can only be the tag of a language.
        is_in_text = item.is_none() && key != "image";
    }
    parts.join(" · ")
}

/// Returns the list in whose item a path leads to a field, and that field; `story` stands for the story itself, an
/// item of a list of references for one of them. The language of a text is left out: of
/// `events[0].positions[1].text.en` it is `positions` and `text`, of `events[0].participants[2]` it is `events` and
/// `participant`.
pub fn field_of(path: &str) -> (&str, &str) {
    let (mut list, mut field) = ("story", "");
    let mut inner = None;
    let mut is_in_text = false;
    for (key, item) in steps(path) {
        if let Some(inner) = inner.take() {
            list = inner;
        }
        if !is_in_text {
            field = match (key, item) {
                ("sources", Some(_)) => "source",
                ("participants", Some(_)) => "participant",
                (key, _) => key,
            };
        }
        inner = item.map(|_| key);
        is_in_text = item.is_none() && key != "image";
    }
    (list, field)
}

/// Returns the language that a path ends with, as in `title.en`.
pub fn language_of(path: &str) -> Option<&str> {
    let mut steps = steps(path).collect::<Vec<_>>().into_iter().rev();
    let last = steps.next()?;
    let text = steps.next()?;
    let is_in_text = last.1.is_none() && text.1.is_none() && text.0 != "image";
    is_in_text.then_some(last.0)
}

/// Returns what the forms call a field, nothing where they have no name for it. `list` is the one in whose item it is.
pub fn label(field: &str, list: &str, interface: usize) -> Option<String> {
    let key = match (list, field) {
        (_, "the story") => "story",
        ("positions", "text") => "held",
        ("events", "text") => "body",
        (_, "text") => "correction",
        ("positions", "role") => "office-then",
        ("sides", "role") => "role-in-story",
        (_, "role") => "office",
        ("positions", "kind") => "position-kind",
        ("media", "kind") => "media-kind",
        ("positions", "date") => "said-on",
        ("sources", "date") => "published",
        ("sources", "side") => "account-of",
        (_, "change_to") => "compared-with",
        (_, "at") => "place-in-source",
        (_, "key") => "key-line",
        (_, "url") => "address",
        (_, "archived") => "kept-copy",
        (_, "standpoint" | "$schema") => "format-of-file",
        (_, "image") => "media-image",
        (_, "sizes") => "picture-sizes",
        (_, "tracks") => "caption-tracks",
        (_, field) => field,
    };
    let key = key.replace('_', "-");
    has(&key).then(|| words(interface, &key, &[]))
}

/// Returns a text, or its first so many characters where it has more.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}

/// Takes a path apart: `events[a].title.en` has `events` with the item `a`, `title` and `en`.
fn steps(path: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = path;
    std::iter::from_fn(move || {
        rest = rest.strip_prefix('.').unwrap_or(rest);
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        let (key, behind) = rest.split_at_checked(end)?;
        // An id may have full stops.
        let item = behind
            .strip_prefix('[')
            .and_then(|behind| behind.split_once(']'));
        rest = item.map_or(behind, |(_, behind)| behind);
        (!key.is_empty()).then_some((key, item.map(|(item, _)| item)))
    })
}

/// Returns an item of a list by its id, or by its index, with its number from 1.
fn find<'a>(list: &'a Value, item: &str) -> Option<(usize, &'a Value)> {
    let mut items = (1..).zip(list.as_array()?);
    let has_id = |value: &Value| value.get("id").and_then(Value::as_str) == Some(item);
    let named = items.clone().find(|(_, value)| has_id(value));
    named.or_else(|| items.nth(item.parse().ok()?))
}

/// Who says what a place is called.
struct Speech<'a> {
    stories: &'a [&'a Value],
    interface: usize,
}

impl Speech<'_> {
    fn tag(&self) -> &'static str {
        LANGUAGES
            .get(self.interface)
            .map_or("en", |language| language.tag)
    }

    fn language(&self, tag: &str) -> String {
        language_name(self.tag(), tag)
    }

    fn in_language(&self, field: &str, tag: &str) -> String {
        let language = self.language(tag);
        let arguments = [("field", field.into()), ("language", language.into())];
        words(self.interface, "field-in-language", &arguments)
    }

    /// What an item of a list is called: by its name, or else by its number.
    fn item(&self, list: &str, parent: &str, item: &str, found: &[(usize, &Value)]) -> String {
        let number = found.first().map(|(number, _)| *number);
        let number = number.or_else(|| item.parse::<usize>().ok().map(|index| index + 1));
        if let ("positions", Some(number)) = (list, number) {
            return self.position(number, found);
        }
        let key = match (list, parent) {
            ("languages", _) => "language",
            ("time_zones", _) => "time-zone",
            ("corrections", _) => "one-correction",
            ("positions", _) => "one-position",
            ("media", _) => "one-media",
            ("participants", _) => "one-people",
            ("side", _) => "side",
            ("sizes", _) => "picture-sizes",
            ("tracks", _) => "caption-tracks",
            _ => &format!("one-{list}"),
        };
        let kind = match has(key) {
            true => words(self.interface, key, &[]),
            false => list.to_owned(),
        };
        let name = found.iter().find_map(|(_, value)| self.name(list, value));
        match (name, number) {
            (Some(name), _) => {
                let name = cut(&name, MOST_OF_NAME);
                let arguments = [("kind", kind.into()), ("name", name.into())];
                words(self.interface, "item-with-name", &arguments)
            }
            (None, Some(number)) => {
                let arguments = [("kind", kind.into()), ("number", number.into())];
                words(self.interface, "item-with-number", &arguments)
            }
            (None, None) => kind,
        }
    }

    fn position(&self, number: usize, found: &[(usize, &Value)]) -> String {
        let sides = found.iter().find_map(|(_, position)| {
            let sides = match position.get("side")? {
                Value::Array(sides) => sides.iter().collect(),
                side => vec![side],
            };
            let sides = sides.into_iter().filter_map(|side| self.name("side", side));
            let sides: Vec<_> = sides.map(|side| cut(&side, MOST_OF_NAME)).collect();
            (!sides.is_empty()).then(|| sides.join(", "))
        });
        match sides {
            Some(sides) => {
                let arguments = [("number", number.into()), ("sides", sides.into())];
                words(self.interface, "position-of", &arguments)
            }
            None => {
                let kind = words(self.interface, "one-position", &[]);
                let arguments = [("kind", kind.into()), ("number", number.into())];
                words(self.interface, "item-with-number", &arguments)
            }
        }
    }

    /// The name of an item, or of what it refers to.
    fn name(&self, list: &str, item: &Value) -> Option<String> {
        if let Some(text) = item.as_str().filter(|text| !text.is_empty()) {
            return Some(match list {
                "languages" => self.language(text),
                "participants" => self.name_by_id("people", text),
                "side" => self.name_by_id("sides", text),
                "sources" => self.name_by_id("sources", text),
                _ => text.to_owned(),
            });
        }
        let cited = item.get("source").and_then(Value::as_str);
        if let Some(cited) = cited.filter(|cited| !cited.is_empty()) {
            return Some(self.name_by_id("sources", cited));
        }
        let keys = ["title", "name", "caption", "url"];
        keys.into_iter()
            .find_map(|key| self.text(item.get(key)?))
            .or_else(|| self.text(item.get("publisher")?))
    }

    fn name_by_id(&self, list: &str, id: &str) -> String {
        let named = self.stories.iter().find_map(|story| {
            let mut items = story.get(list)?.as_array()?.iter();
            let item = items.find(|item| item.get("id").and_then(Value::as_str) == Some(id))?;
            self.name("", item)
        });
        named.unwrap_or_else(|| id.to_owned())
    }

    /// A text in the language of the interface, or else in the first that it has.
    fn text(&self, text: &Value) -> Option<String> {
        let text = match text {
            Value::Object(wordings) => wordings
                .get(self.tag())
                .or_else(|| wordings.values().next())?,
            text => text,
        };
        let text = text.as_str().filter(|text| !text.is_empty())?;
        Some(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn story() -> Value {
        json!({
            "sides": [{ "id": "us", "name": { "en": "United States", "zh": "美国" } }, { "id": "ru", "name": "Russia" }],
            "people": [{ "id": "putin", "name": "Vladimir Putin", "side": "ru" }],
            "sources": [{ "id": "readout", "publisher": "Kremlin", "title": "Readout" }],
            "events": [{
                "id": "call.2",
                "title": { "en": "Call", "zh": "通话" },
                "participants": ["putin"],
                "sources": [{ "source": "readout", "at": "p. 3" }],
                "positions": [
                    { "id": "first", "side": "us", "sources": ["readout"] },
                    { "side": ["us", "ru"], "sources": [] },
                    { "side": "", "sources": [] },
                ],
            }],
        })
    }

    fn english(path: &str) -> String {
        place_in_words(path, &[&story()], 0)
    }

    #[test]
    fn a_place_is_told_by_names_and_the_labels_of_the_forms() {
        assert_eq!(english("title"), "Title");
        assert_eq!(english("the story"), "Story");
        assert_eq!(
            english("events[0].positions[1].sources"),
            "Event “Call” · Position 2 (United States, Russia) · Sources"
        );
        assert_eq!(
            english("events[0].participants[0]"),
            "Event “Call” · Person “Vladimir Putin”"
        );
        assert_eq!(
            english("events[0].sources[0].at"),
            "Event “Call” · Source “Readout” · Where in it"
        );
        assert_eq!(
            place_in_words("events[0].positions[0].text", &[&story()], 1),
            "事件“通话” · 立场 1（美国） · 立场（用你的话）"
        );
    }

    #[test]
    fn items_are_found_by_their_ids_too() {
        assert_eq!(
            english("events[call.2].positions[first].quote"),
            "Event “Call” · Position 1 (United States) · Quote, without quotation marks"
        );
    }

    #[test]
    fn what_has_no_name_is_told_by_its_number() {
        assert_eq!(
            english("events[0].positions[2].side"),
            "Event “Call” · Position 3 · Side"
        );
        assert_eq!(
            english("corrections[1].text"),
            "Correction 2 · What was wrong, and what is right"
        );
        assert_eq!(english("events[7]"), "Event 8");
        assert_eq!(english("events[gone].title"), "Event · Title");
    }

    #[test]
    fn the_language_of_a_text_stands_behind_its_field_by_its_name() {
        assert_eq!(english("title.ru"), "Title (Russian)");
        // Indonesian, and no id.
        assert_eq!(
            english("events[0].title.id"),
            "Event “Call” · Title (Indonesian)"
        );
        assert_eq!(
            english("people[0].image.url"),
            "Person “Vladimir Putin” · Picture · Address"
        );
        assert_eq!(language_of("events[0].title.id"), Some("id"));
        assert_eq!(language_of("people[0].image.url"), None);
        assert_eq!(language_of("events[0].title"), None);
    }

    #[test]
    fn a_field_is_known_by_the_list_that_it_is_in() {
        for (path, list, field) in [
            ("title.en", "story", "title"),
            ("events", "story", "events"),
            ("events[0]", "story", "events"),
            ("events[0].date", "events", "date"),
            ("events[0].positions[1].sources", "positions", "sources"),
            ("events[0].positions[1].sources[2]", "positions", "source"),
            (
                "events[0].positions[1].sources[2].source",
                "sources",
                "source",
            ),
            ("events[0].positions[1].side[0]", "positions", "side"),
            ("people[1].image.alt", "people", "alt"),
        ] {
            let found = field_of(path);
            let expected = (list, field);
            assert_eq!(found, expected, "{path}");
        }
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
