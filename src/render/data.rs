//! The story in one language.

use crate::json::Json;
use serde_json::Value;

/// Returns a story with each text in one language, as JSON without white space. A text that lacks the
/// language is kept in the first of the story's languages that it has.
pub(super) fn data(json: &Json, language: &str) -> String {
    let mut story = value(
        json,
        &Packing {
            languages: languages_of(json),
            language,
        },
    );
    if let Value::Object(members) = &mut story {
        members.shift_remove("$schema");
        // First what it is in; the others are offered to the reader, and fetched then.
        let others = languages_of(json)
            .into_iter()
            .filter(|tag| *tag != language);
        let languages: Vec<&str> = [language].into_iter().chain(others).collect();
        members.insert(String::from("languages"), Value::from(languages));
    }
    story.to_string()
}

fn languages_of(json: &Json) -> Vec<&str> {
    match member(json, "languages") {
        Some(Json::Array(tags)) => tags.iter().filter_map(string).collect(),
        _ => Vec::new(),
    }
}

struct Packing<'a> {
    languages: Vec<&'a str>,
    language: &'a str,
}

impl Packing<'_> {
    /// Returns the member of a localized text that is kept; `None` where the object is not a localized
    /// text.
    fn choose<'j>(&self, members: &'j [(String, Json)]) -> Option<&'j (String, Json)> {
        let is_text = members
            .iter()
            .all(|(key, _)| self.languages.contains(&key.as_str()));
        let find = |tag: &str| members.iter().find(|(key, _)| key == tag);
        let found = find(self.language).or_else(|| self.languages.iter().find_map(|tag| find(tag)));
        found.filter(|_| is_text)
    }
}

fn value(json: &Json, packing: &Packing) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(truth) => Value::from(*truth),
        Json::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Value::from(*number as i64)
        }
        Json::Number(number) => Value::from(*number),
        Json::String(text) => Value::from(text.as_str()),
        Json::Array(items) => items.iter().map(|item| value(item, packing)).collect(),
        Json::Object(members) => match packing.choose(members) {
            Some((tag, text)) if tag == packing.language => value(text, packing),
            Some((tag, text)) => Value::from_iter([(tag.clone(), value(text, packing))]),
            None => members
                .iter()
                .map(|(key, json)| (key.clone(), value(json, packing)))
                .collect(),
        },
    }
}

fn member<'a>(json: &'a Json, key: &str) -> Option<&'a Json> {
    match json {
        Json::Object(members) => {
            let found = members.iter().find(|(name, _)| name == key);
            found.map(|(_, json)| json)
        }
        _ => None,
    }
}

fn string(json: &Json) -> Option<&str> {
    match json {
        Json::String(text) => Some(text),
        _ => None,
    }
}
