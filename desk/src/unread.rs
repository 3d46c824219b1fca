//! What of a story's file could not be read, kept beside the story and put back into its file.
//!
//! The types of the format hold a date that is no date, but not a number where a text belongs, a word that is
//! none of the list, or a field that nobody knows. Such values are taken out here, so that all the rest opens;
//! the checker is given the text with them put back, and so is the file that is saved: nothing is thrown away
//! unless the editor says so or writes something in its place.

use serde_json::{Map, Value};
use standpoint::check::{Level, MAX_FILE, check, syntax};
use standpoint::format::{Story, from_json, from_value, number_of, schema, value_to_json};
use standpoint::import::table::decode;
use standpoint::json::Json;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

/// Something in the file of a story that its types cannot hold.
#[derive(Clone, PartialEq, Debug)]
pub struct Unread {
    /// the way to it from the story; its last step is the field, or the item of a list
    path: Vec<Step>,
    /// what stands there; none where something is missing for which nothing can stand in unseen
    value: Option<Value>,
    /// what the story has in its place, where it cannot be without
    stand_in: Option<Value>,
    /// which member of its object it was, from 0
    nth: usize,
}

/// A step of the way to a value.
#[derive(Clone, PartialEq, Debug)]
enum Step {
    Key(String),
    /// An item of a list: by its id, or by its index where it has none.
    Item {
        index: usize,
        id: Option<String>,
        /// the ids that the list had when it was read: another one at this index is this item, renamed
        ids: Arc<[String]>,
    },
}

/// A mistake in a file that is no story, for editors.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// the line, from 1
    pub line: usize,
    /// the column, from 1
    pub column: usize,
    /// what was expected and what was found
    pub message: String,
}

impl Unread {
    /// Returns what stands in the file; empty where something is missing.
    pub fn text(&self) -> String {
        match &self.value {
            None => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        }
    }

    /// Returns what stays when it is thrown away; empty where nothing does.
    pub fn stand_in(&self) -> &str {
        let word = self.stand_in.as_ref().and_then(Value::as_str);
        word.unwrap_or_default()
    }

    /// Returns whether nothing stands there where something has to.
    pub fn is_missing(&self) -> bool {
        self.value.is_none()
    }

    /// Returns the path in the file as it was read: `events[3].date`.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) => add_key(&mut path, key),
                Step::Item { index, .. } => path.push_str(&format!("[{index}]")),
            }
        }
        path
    }
}

fn add_key(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// The schema of a story, which says of each field what can be read there.
static SCHEMA: LazyLock<Value> = LazyLock::new(schema);

/// Reads the story in a file, in whatever encoding, as [`read_leniently`] does.
///
/// # Errors
///
/// As those of [`read_leniently`].
pub fn read_file(bytes: &[u8]) -> Result<(Story, Vec<Unread>), Vec<Line>> {
    read_leniently(&decode(bytes).text)
}

/// Reads a story, also one with mistakes: what cannot be read is returned beside it.
///
/// # Errors
///
/// The text is no JSON that can be told apart, or no story; says where and what, in at most five lines.
pub fn read_leniently(text: &str) -> Result<(Story, Vec<Unread>), Vec<Line>> {
    let text = text.trim_start_matches('\u{feff}');
    if text.len() > MAX_FILE {
        return Err(lines(text));
    }
    let parsed = syntax::parse(text);
    let json = parsed.value.as_ref().filter(|_| !parsed.is_doubtful);
    let json = json.map(|(json, _)| json).filter(|json| is_story(json));
    let Some(json) = json else {
        return Err(lines(text));
    };
    // Where the text is not JSON, what is meant was guessed: it opens if that makes a whole story.
    if !parsed.problems.is_empty() {
        return from_json(json)
            .map(|story| (story, Vec::new()))
            .map_err(|_| lines(text));
    }
    let mut reader = Reader::default();
    let value = reader.read(json, &SCHEMA);
    let story = value.and_then(|value| from_value(value).ok());
    story
        .map(|story| (story, reader.unread))
        .ok_or_else(|| lines(text))
}

/// Returns the text of a story's file with what could not be read put back at its place, unless the item that
/// it belongs to is gone or something else was written there.
pub fn with_unread(text: &str, unread: &[Unread]) -> String {
    put_back(text, unread).0
}

/// As [`with_unread`], and returns as well where each was put: its path in the text, and its index in `unread`.
pub fn put_back(text: &str, unread: &[Unread]) -> (String, Vec<(String, usize)>) {
    let mut places = Vec::new();
    if unread.is_empty() {
        return (text.to_owned(), places);
    }
    let Ok(mut story) = serde_json::from_str::<Value>(text) else {
        return (text.to_owned(), places);
    };
    for (index, one) in unread.iter().enumerate() {
        if let Some(path) = put(&mut story, one) {
            places.push((path, index));
        }
    }
    (value_to_json(&story), places)
}

/// Puts one value back. Returns its path, if it could be.
fn put(story: &mut Value, unread: &Unread) -> Option<String> {
    let (last, way) = unread.path.split_last()?;
    let mut path = String::new();
    let mut at = story;
    for (number, step) in way.iter().enumerate() {
        at = match step {
            Step::Key(key) => {
                add_key(&mut path, key);
                let object = at.as_object_mut()?;
                // A list of which nothing could be read is not in the story.
                let is_of_list = number + 1 == way.len() && matches!(last, Step::Item { .. });
                if is_of_list && !object.contains_key(key) {
                    object.insert(key.clone(), Value::Array(Vec::new()));
                }
                object.get_mut(key)?
            }
            Step::Item { index, id, ids } => {
                let items = at.as_array_mut()?;
                let index = find(items, *index, id.as_deref(), ids)?;
                path.push_str(&format!("[{index}]"));
                items.get_mut(index)?
            }
        };
    }
    match last {
        // At the end, wherever it was: the places of all others in the list stay what they are in the story.
        Step::Item { .. } => {
            let items = at.as_array_mut()?;
            path.push_str(&format!("[{}]", items.len()));
            items.push(unread.value.clone()?);
        }
        Step::Key(key) => {
            add_key(&mut path, key);
            let object = at.as_object_mut()?;
            if object.get(key) != unread.stand_in.as_ref() {
                return None;
            }
            match (&unread.value, object.get_mut(key)) {
                (Some(value), Some(there)) => *there = value.clone(),
                (Some(value), None) => {
                    let nth = unread.nth.min(object.len());
                    object.shift_insert(nth, key.clone(), value.clone());
                }
                (None, _) => {
                    object.shift_remove(key);
                }
            }
        }
    }
    Some(path)
}

/// Returns the index of an item that has, or had, an id.
fn find(items: &[Value], index: usize, id: Option<&str>, ids: &[String]) -> Option<usize> {
    let id_of = |item: &Value| item.get("id").and_then(Value::as_str).map(str::to_owned);
    if let Some(id) = id
        && let Some(found) = items
            .iter()
            .position(|item| id_of(item).as_deref() == Some(id))
    {
        return Some(found);
    }
    let there = items.get(index)?;
    let is_another = id_of(there).is_some_and(|id| ids.contains(&id));
    (!is_another).then_some(index)
}

/// Returns whether a value can be meant as a story: any other object would lose all that is in it.
fn is_story(json: &Json) -> bool {
    let Json::Object(members) = json else {
        return false;
    };
    members.iter().any(|(key, value)| {
        key == "standpoint" || (key == "events" && matches!(value, Json::Array(_)))
    })
}

/// Returns the first mistakes of a file.
fn lines(text: &str) -> Vec<Line> {
    let report = check("story.json", text.as_bytes());
    let errors = report
        .problems
        .iter()
        .filter(|problem| problem.code.level() == Level::Error);
    let lines = errors.take(5).map(|problem| Line {
        line: problem.location.line,
        column: problem.location.column,
        message: problem.message(),
    });
    lines.collect()
}

/// Reads values by the schema.
#[derive(Default)]
struct Reader {
    way: Vec<Step>,
    unread: Vec<Unread>,
}

impl Reader {
    /// Returns a value as the types of the format can hold it; none where they cannot.
    fn read(&mut self, json: &Json, schema: &Value) -> Option<Value> {
        let schema = resolved(schema);
        if let Some(Value::Array(ways)) = schema.get("anyOf") {
            return ways.iter().find_map(|way| self.read_whole(json, way));
        }
        if schema.get("oneOf").is_some() {
            let word = whole(json);
            return words(schema).any(|known| *known == word).then_some(word);
        }
        match (schema.get("type")?.as_str()?, json) {
            ("string", Json::String(_)) | ("boolean", Json::Bool(_)) => Some(whole(json)),
            ("integer", Json::Number(number)) => {
                let number = number_of(*number)?;
                let most = match schema.get("format").and_then(Value::as_str) {
                    Some("uint8") => u64::from(u8::MAX),
                    _ => u64::from(u32::MAX),
                };
                let fits = number.as_u64().is_some_and(|number| number <= most);
                fits.then_some(Value::Number(number))
            }
            ("array", Json::Array(items)) => Some(self.list(items, schema.get("items")?)),
            ("object", Json::Object(members)) => match schema.get("properties") {
                Some(Value::Object(fields)) => Some(self.object(members, fields, schema)),
                // Wordings by language: what is wrong with one is no reason to lose the others.
                _ => Some(whole(json)),
            },
            _ => None,
        }
    }

    /// Reads what can be said in several ways: with no mistake at all, or not. A mistake inside could not be put
    /// back where the story says the same in another way.
    fn read_whole(&mut self, json: &Json, schema: &Value) -> Option<Value> {
        let before = self.unread.len();
        let value = self.read(json, schema);
        let has_mistakes = self.unread.len() > before;
        self.unread.truncate(before);
        value.filter(|_| !has_mistakes)
    }

    fn list(&mut self, items: &[Json], schema: &Value) -> Value {
        let ids: Arc<[String]> = items.iter().filter_map(id_of).collect();
        let mut read = Vec::new();
        for json in items {
            self.way.push(Step::Item {
                index: read.len(),
                id: id_of(json),
                ids: ids.clone(),
            });
            match self.read(json, schema) {
                Some(value) => read.push(value),
                None => self.note(Some(whole(json)), None, 0),
            }
            self.way.pop();
        }
        Value::Array(read)
    }

    fn object(
        &mut self,
        members: &[(String, Json)],
        fields: &Map<String, Value>,
        schema: &Value,
    ) -> Value {
        let required = schema.get("required").and_then(Value::as_array);
        let required: Vec<&str> = required
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let mut read = Map::new();
        let mut names = Names::of(members);
        for (nth, (key, json)) in members.iter().enumerate() {
            let name = names.name(nth, key);
            // No field is called as a name that was made.
            let Some(field) = fields.get(&name) else {
                self.way.push(Step::Key(name));
                self.note(Some(whole(json)), None, nth);
                self.way.pop();
                continue;
            };
            let is_required = required.contains(&key.as_str());
            if !is_required && *json == Json::Null {
                continue;
            }
            self.way.push(Step::Key(key.clone()));
            match self.read(json, field) {
                // An empty list says nothing, and most lists may not be.
                Some(Value::Array(items)) if items.is_empty() && !is_required => {}
                Some(value) => {
                    read.insert(key.clone(), value);
                }
                None => {
                    let stand_in = is_required.then(|| stand_in(key, field));
                    self.note(Some(whole(json)), stand_in.clone(), nth);
                    if let Some(value) = stand_in {
                        read.insert(key.clone(), value);
                    }
                }
            }
            self.way.pop();
        }
        for key in required {
            let Some(field) = fields.get(key).filter(|_| !read.contains_key(key)) else {
                continue;
            };
            let value = stand_in(key, field);
            let is_seen = value == "" || value.is_array() || key == "standpoint";
            if !is_seen {
                // An empty text is seen to be missing, but not a word or a number.
                self.way.push(Step::Key(key.to_owned()));
                self.note(None, Some(value.clone()), members.len());
                self.way.pop();
            }
            read.insert(key.to_owned(), value);
        }
        Value::Object(read)
    }

    fn note(&mut self, value: Option<Value>, stand_in: Option<Value>, nth: usize) {
        self.unread.push(Unread {
            path: self.way.clone(),
            value,
            stand_in,
            nth,
        });
    }
}

/// The names for the members of an object. Of a key that stands there again the last counts, as in JavaScript; the
/// others get names that no member has.
struct Names<'a> {
    /// the index of the last member with a key
    last: HashMap<&'a str, usize>,
    /// the number that the next member with a key gets that is not the last one
    next: HashMap<&'a str, usize>,
    made: HashSet<String>,
}

impl<'a> Names<'a> {
    fn of(members: &'a [(String, Json)]) -> Names<'a> {
        let keys = members.iter().map(|(key, _)| key.as_str());
        Names {
            last: keys.zip(0..).collect(),
            next: HashMap::new(),
            made: HashSet::new(),
        }
    }

    /// Returns the name of a member, by its index and its key; the key itself where it counts.
    fn name(&mut self, nth: usize, key: &'a str) -> String {
        if self.last.get(key) == Some(&nth) {
            return key.to_owned();
        }
        let number = self.next.entry(key).or_insert(2);
        loop {
            let name = format!("{key} ({number})");
            *number += 1;
            if !self.last.contains_key(name.as_str()) && self.made.insert(name.clone()) {
                return name;
            }
        }
    }
}

fn id_of(json: &Json) -> Option<String> {
    let Json::Object(members) = json else {
        return None;
    };
    members.iter().rev().find_map(|(key, value)| match value {
        Json::String(id) if key == "id" && !id.is_empty() => Some(id.clone()),
        _ => None,
    })
}

/// Returns the part of the schema that another part refers to.
fn resolved(schema: &Value) -> &Value {
    let mut schema = schema;
    while let Some(Value::String(reference)) = schema.get("$ref") {
        let found = SCHEMA.pointer(reference.trim_start_matches('#'));
        schema = found.unwrap_or(&Value::Null);
    }
    schema
}

/// Returns the words of which a field has one.
fn words(schema: &Value) -> impl Iterator<Item = &Value> {
    let words = schema.get("oneOf").and_then(Value::as_array);
    words
        .into_iter()
        .flatten()
        .filter_map(|word| word.get("const"))
}

/// Returns what stands in for a field that a story cannot be without: nothing, where its type has that.
fn stand_in(key: &str, schema: &Value) -> Value {
    let schema = resolved(schema);
    if let Some(value) = schema.get("const") {
        return value.clone();
    }
    match (schema.get("type").and_then(Value::as_str), key) {
        (Some("array"), _) => Value::Array(Vec::new()),
        (Some("integer"), _) => Value::from(0),
        (Some(_), _) => Value::from(""),
        // The words that ask for least: what a new source has, and media that need nothing else.
        (None, "grade") => Value::from("press"),
        (None, "kind") => Value::from("link"),
        (None, _) => words(schema).next().cloned().unwrap_or(Value::from("")),
    }
}

/// Returns a value with all that is in it.
fn whole(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(is_true) => Value::Bool(*is_true),
        Json::Number(number) => number_of(*number).map_or(Value::Null, Value::Number),
        Json::String(text) => Value::String(text.clone()),
        Json::Array(items) => Value::Array(items.iter().map(whole).collect()),
        Json::Object(members) => {
            let mut names = Names::of(members);
            let members = members.iter().enumerate();
            let members = members.map(|(nth, (key, value))| (names.name(nth, key), whole(value)));
            Value::Object(members.collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use standpoint::format::to_json;

    /// A story with a value of every type of the format.
    fn sample() -> Value {
        json!({
            "standpoint": 1, "id": "s", "title": { "en": "T", "ru": "Т" }, "summary": "S", "as_of": "2022-01-01",
            "languages": ["en", "ru"], "time_zones": [{ "id": "Europe/Kyiv", "name": "Kyiv" }],
            "corrections": [{ "date": "2022-01-01", "text": "C" }],
            "sides": [{ "id": "a", "name": "A", "role": "party" }, { "id": "b", "name": "B" }],
            "people": [{ "id": "p", "name": "P", "side": "a", "image": { "url": "p.jpg", "alt": "P", "width": 10, "height": 10 } }],
            "topics": [{ "id": "t", "name": "T" }],
            "sources": [{ "id": "q", "publisher": "Q", "title": "Q", "url": "https://example.org/q", "grade": "official" }],
            "eras": [{ "from": "2021", "to": "2022", "name": "E" }],
            "groups": [{ "id": "g", "name": "G" }],
            "events": [
                {
                    "id": "one", "kind": "call", "title": "One", "date": "2021-12-07", "participants": ["p"], "group": "g",
                    "media": [{
                        "kind": "video", "url": "v.mp4", "sizes": [{ "url": "s.jpg", "width": 5 }],
                        "tracks": [{ "url": "t.vtt", "language": "en" }]
                    }],
                    "sources": [{ "source": "q", "at": "5" }, "q"],
                    "positions": [
                        { "side": ["a", "b"], "key": true, "topic": "t", "text": "X", "sources": ["q"] },
                        { "id": "own", "side": "a", "topic": "t", "kind": "stated", "text": "Y", "change": "same", "sources": ["q"] }
                    ]
                },
                { "id": "two", "title": "Two", "date": "2021-12-30" }
            ]
        })
    }

    fn read(value: &Value) -> (Story, Vec<Unread>) {
        read_leniently(&value.to_string()).unwrap_or_else(|lines| panic!("{lines:?}"))
    }

    /// Reads a file and writes it again, as opening and saving do.
    fn saved(value: &Value) -> Value {
        let (story, unread) = read(value);
        serde_json::from_str(&with_unread(&to_json(&story), &unread)).expect("JSON")
    }

    /// Returns the pointers to all values in a value.
    fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
        let mut add = |key: &str, value: &Value| {
            let pointer = [at, "/", key].concat();
            pointers(value, &pointer, all);
            all.push(pointer);
        };
        match value {
            Value::Object(members) => members.iter().for_each(|(key, value)| add(key, value)),
            Value::Array(items) => {
                let items = items.iter().enumerate();
                items.for_each(|(index, value)| add(&index.to_string(), value));
            }
            _ => {}
        }
    }

    /// Brings a file into the form in which opening and saving leaves it where nothing is thrown away: what says
    /// nothing is left out, and the items of lists are in an order of their own.
    fn comparable(value: &Value) -> Value {
        match value {
            Value::Object(members) => {
                let is_said = |value: &&Value| {
                    !value.is_null() && !matches!(value, Value::Array(items) if items.is_empty())
                };
                let mut members: Vec<_> = members
                    .iter()
                    .filter(|(_, value)| is_said(value) && **value != json!(""))
                    .map(|(key, value)| (key.clone(), comparable(value)))
                    .collect();
                members.sort_by(|(one, _), (other, _)| one.cmp(other));
                Value::Object(members.into_iter().collect())
            }
            Value::Array(items) => {
                let mut items: Vec<_> = items.iter().map(comparable).collect();
                items.sort_by_key(Value::to_string);
                Value::Array(items)
            }
            other => other.clone(),
        }
    }

    #[test]
    fn a_sound_story_has_nothing_unread_and_is_saved_as_it_was() {
        let (_, unread) = read(&sample());
        assert_eq!(unread, []);
        assert_eq!(saved(&sample()), sample());
    }

    #[test]
    fn whatever_stands_at_whatever_place_the_story_opens_and_saving_keeps_it() {
        let mut all = Vec::new();
        pointers(&sample(), "", &mut all);
        assert!(all.len() > 100);
        let odd = [
            json!(5),
            json!(-1.5),
            json!(1_000_000_000_000_i64),
            json!(true),
            json!("odd"),
            json!({ "odd": { "deep": [1, null] } }),
            json!(["odd", 7]),
            json!([{ "odd": 1 }]),
        ];
        for pointer in &all {
            for odd in &odd {
                let mut broken = sample();
                *broken.pointer_mut(pointer).expect("a place") = odd.clone();
                let again = saved(&broken);
                assert_eq!(
                    comparable(&again),
                    comparable(&broken),
                    "{odd} at {pointer}"
                );
                // What was saved is read as the file was.
                assert_eq!(saved(&again), again, "{odd} at {pointer}");
            }
        }
    }

    #[test]
    fn whatever_is_missing_the_story_opens_and_the_checker_says_so() {
        let mut all = Vec::new();
        pointers(&sample(), "", &mut all);
        let count = |value: &Value| check("", value.to_string().as_bytes()).count(Level::Error);
        assert_eq!(count(&sample()), 0);
        for pointer in all {
            let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
            let mut broken = sample();
            match broken.pointer_mut(parent) {
                Some(Value::Object(members)) => members.shift_remove(key),
                _ => continue,
            };
            if pointer == "/standpoint" {
                continue;
            }
            let has_errors = count(&broken) > 0;
            assert_eq!(count(&saved(&broken)) > 0, has_errors, "{pointer}");
        }
    }

    #[test]
    fn what_is_written_in_its_place_counts() {
        let mut file = sample();
        file["events"][1]["date"] = json!(2021);
        file["events"][1]["end"] = json!([2022]);
        let (mut story, unread) = read(&file);
        assert_eq!(unread.len(), 2);
        assert_eq!(unread[0].path(), "events[1].date");
        assert_eq!(unread[0].text(), "2021");
        story.events[1].date.0 = String::from("2021-05");
        let text = with_unread(&to_json(&story), &unread);
        let again: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(again["events"][1]["date"], "2021-05");
        assert_eq!(again["events"][1]["end"], json!([2022]));
    }

    #[test]
    fn it_follows_its_item_when_others_come_and_go_or_it_is_renamed() {
        let mut file = sample();
        file["events"][1]["note"] = json!("keep");
        let (story, unread) = read(&file);
        let written = |change: fn(&mut Story)| {
            let mut story = story.clone();
            change(&mut story);
            put_back(&to_json(&story), &unread)
        };
        let (text, places) = written(|story| story.events.reverse());
        assert_eq!(places, [(String::from("events[0].note"), 0)]);
        assert!(text.contains("\"note\": \"keep\""));
        let (_, places) = written(|story| story.events[1].id.0 = String::from("three"));
        assert_eq!(places, [(String::from("events[1].note"), 0)]);
        let (text, places) = written(|story| {
            story.events.remove(1);
        });
        assert_eq!(places, []);
        assert!(!text.contains("keep"));
        let (_, places) = written(|story| {
            story.events.remove(1);
            story.events.insert(1, story.events[0].clone());
        });
        assert_eq!(places, [], "the event at its place is another one");
    }

    #[test]
    fn an_item_that_is_none_stands_at_the_end_so_that_the_others_keep_their_places() {
        let mut file = sample();
        file["events"]
            .as_array_mut()
            .expect("a list")
            .insert(0, json!("odd"));
        let (story, unread) = read(&file);
        assert_eq!(story.events[0].id.0, "one");
        let (_, places) = put_back(&to_json(&story), &unread);
        assert_eq!(places, [(String::from("events[2]"), 0)]);
    }

    #[test]
    fn a_key_that_stands_there_twice_loses_neither_value() {
        let text = sample()
            .to_string()
            .replace("\"id\":\"two\"", "\"title\":\"First\",\"id\":\"two\"");
        let (story, unread) = read_leniently(&text).expect("a story");
        let text = with_unread(&to_json(&story), &unread);
        assert!(text.contains("\"title\": \"Two\""), "{text}");
        assert!(text.contains("\"title (2)\": \"First\""), "{text}");
    }

    #[test]
    fn a_key_that_stands_there_three_times_takes_no_name_of_another() {
        let text = sample().to_string().replacen(
            '{',
            "{\"odd\":1,\"odd (2)\":2,\"odd\":3,\"odd\":4,\"deep\":{\"odd\":5,\"odd (2)\":6,\"odd\":7},",
            1,
        );
        let (story, unread) = read_leniently(&text).expect("a story");
        let text = with_unread(&to_json(&story), &unread);
        let again: Value = serde_json::from_str(&text).expect("JSON");
        let values = ["odd (3)", "odd (2)", "odd (4)", "odd"].map(|key| again[key].as_u64());
        assert_eq!(values, [Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(
            again["deep"],
            json!({ "odd (3)": 5, "odd (2)": 6, "odd": 7 })
        );
    }

    // Each key was looked for among all that came after it: the tab did not answer for minutes.
    #[test]
    fn objects_with_very_many_keys_are_read_and_kept() {
        const KEYS: usize = 100_000;
        let different = |number: usize| format!("\"k{number}\":0,");
        let same = |_| String::from("\"k\":0,");
        let all = [
            (0..KEYS).map(different).collect::<String>(),
            (0..KEYS).map(same).collect(),
        ];
        for keys in all {
            let inner = keys.trim_end_matches(',');
            let start = [r#"{"deep":{"#, inner, "},", &keys].concat();
            let text = sample().to_string().replacen('{', &start, 1);
            let (story, unread) = read_leniently(&text).expect("a story");
            assert_eq!(unread.len(), KEYS + 1);
            let text = with_unread(&to_json(&story), &unread);
            let again: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(again["deep"].as_object().map(Map::len), Some(KEYS));
            assert!(again.as_object().is_some_and(|story| story.len() > KEYS));
        }
    }

    #[test]
    fn a_missing_grade_is_not_made_up() {
        let mut file = sample();
        file["sources"][0]
            .as_object_mut()
            .expect("an object")
            .shift_remove("grade");
        let (mut story, unread) = read(&file);
        assert!(unread[0].is_missing());
        assert_eq!(unread[0].stand_in(), "press");
        assert!(!with_unread(&to_json(&story), &unread).contains("grade"));
        let official = read(&sample()).0.sources.expect("sources");
        story.sources = Some(official);
        assert!(with_unread(&to_json(&story), &unread).contains("\"grade\": \"official\""));
    }

    // A file on disk was taken for UTF-8 whatever it was, and saving it made marks of its letters.
    #[test]
    fn a_file_in_another_encoding_is_read_as_it_was_written() {
        let mut value = sample();
        value["title"] = json!("Переговоры о безопасности в Женеве");
        let text = value.to_string();
        // The letters from А to я stand there in the order of Unicode.
        let byte = |c: char| {
            u8::try_from(u32::from(c)).or_else(|_| u8::try_from(u32::from(c) - 0x410 + 0xC0))
        };
        let windows_1251: Vec<u8> = text.chars().map(|c| byte(c).unwrap()).collect();
        let mut utf_16 = vec![0xFF, 0xFE];
        utf_16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        for bytes in [&windows_1251, &utf_16] {
            assert_eq!(
                to_json(&read_file(bytes).unwrap().0),
                to_json(&read(&value).0)
            );
        }
    }

    #[test]
    fn what_is_no_story_is_refused_with_line_and_column() {
        for text in [
            "{ \"standpoint\": 1,\n  \"title\" \"T\" ]",
            "{ \"name\": \"package\" }",
            "[]",
            "",
        ] {
            let lines = read_leniently(text).err().expect("a refusal");
            assert!(!lines.is_empty(), "{text}");
            assert!(lines[0].line >= 1 && lines[0].column >= 1);
        }
    }
}
