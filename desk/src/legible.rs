//! What differs between two states of a story, as somebody reads it who has never seen its file.

use crate::differences::Difference;
use crate::place_in_words::{cut, label, place_in_words};
use crate::words::words;
use serde_json::Value;

/// One difference, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// where, from the whole to the part: `Event “The council meets” · Title (English)`
    pub place: String,
    /// what is there in the first state; nothing where it lacks it
    pub before: Option<String>,
    /// the same of the second state
    pub after: Option<String>,
}

/// How many characters of a value are shown.
const MOST: usize = 1_000;

/// Returns the rows of differences between two stories, which are as the differences were found in them, in a language
/// of the interface by its index.
pub fn rows(found: &[Difference], before: &Value, after: &Value, interface: usize) -> Vec<Row> {
    let shown = |value: &Option<String>| value.as_deref().map(|value| legible(value, interface));
    let row = |difference: &Difference| Row {
        place: place_in_words(&difference.path, &[after, before], interface),
        before: shown(&difference.before),
        after: shown(&difference.after),
    };
    found.iter().map(row).collect()
}

/// Returns a value as it is told in a difference without the signs of JSON.
fn legible(value: &str, interface: usize) -> String {
    let json = serde_json::from_str(value).ok();
    let text = match (value, json) {
        ("true", _) => String::from("✓"),
        ("false", _) => String::from("–"),
        (_, Some(json @ (Value::Object(_) | Value::Array(_)))) => flat(&json, interface),
        _ => value.to_owned(),
    };
    match text.as_str() {
        "" => words(interface, "empty-there", &[]),
        text => cut(text, MOST),
    }
}

fn flat(json: &Value, interface: usize) -> String {
    let texts: Vec<String> = match json {
        Value::Array(items) => items.iter().map(|item| flat(item, interface)).collect(),
        // One text in several languages.
        Value::Object(wordings)
            if wordings
                .iter()
                .all(|(key, value)| value.is_string() && label(key, "", interface).is_none()) =>
        {
            let wordings = wordings
                .iter()
                .map(|(tag, text)| format!("{tag}: {}", text.as_str().unwrap_or_default()));
            return wordings.collect::<Vec<_>>().join("\n");
        }
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(key, _)| *key != "id");
            fields.map(|(_, value)| flat(value, interface)).collect()
        }
        Value::String(text) => return text.clone(),
        Value::Number(number) => return number.to_string(),
        Value::Bool(_) | Value::Null => return String::new(),
    };
    let texts: Vec<_> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::differences::{differences, json_of};
    use standpoint::format::{Story, Text, from_json};
    use standpoint::json::parse;

    fn story() -> Story {
        let json = parse(include_str!("../../stories/us-russia-2021.json")).expect("JSON");
        from_json(&json).unwrap_or_else(|error| panic!("{error}"))
    }

    fn rows_after(change: impl FnOnce(&mut Story)) -> Vec<Row> {
        let (before, mut after) = (story(), story());
        change(&mut after);
        let (before, after) = (json_of(&before), json_of(&after));
        rows(&differences(&before, &after), &before, &after, 0)
    }

    #[test]
    fn a_changed_title_is_told_with_the_name_of_its_event() {
        let rows = rows_after(|story| {
            story.events[0].title = Text::Plain(String::from("Another"));
        });
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].place, "Event “Another” · Title");
        assert_eq!(rows[0].after.as_deref(), Some("Another"));
        let before = rows[0].before.as_deref().expect("what was there");
        assert!(before.starts_with("en: "), "{before}");
    }

    #[test]
    fn what_was_taken_out_is_told_by_the_name_that_it_had() {
        let mut names = Vec::new();
        let rows = rows_after(|story| {
            let Text::Localised(texts) = story.sides.as_mut().expect("sides").remove(0).name else {
                panic!("the example has several languages");
            };
            names.extend(
                texts
                    .values()
                    .filter_map(|name| name.as_str().map(str::to_owned)),
            );
        });
        assert_eq!(rows[0].place, format!("Side “{}”", names[0]));
        assert_eq!(rows[0].after, None);
    }

    #[test]
    fn a_changed_position_is_told_by_its_number_and_its_side() {
        let rows = rows_after(|story| {
            let positions = story.events[0].positions.as_mut().expect("positions");
            positions[0].quote = Some(Text::Plain(String::from("words")));
        });
        let place = &rows[0].place;
        assert!(place.contains(" · Position 1 ("), "{place}");
        assert!(place.contains("Quote, without quotation marks"), "{place}");
        assert_eq!(rows[0].after.as_deref(), Some("words"));
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
        assert_eq!(legible(r#"["en","ru"]"#, 0), "en · ru");
        let item = r#"{"id":"a","title":"Call","key":true,"sources":["s"]}"#;
        assert_eq!(legible(item, 0), "Call · s");
        // A text that only looks like it.
        assert_eq!(legible("{not", 0), "{not");
    }

    #[test]
    fn what_is_there_and_empty_is_told_apart_from_what_is_not_there() {
        let rows = rows_after(|story| story.summary = Text::Plain(String::new()));
        assert_eq!(rows[0].after.as_deref(), Some("empty"));
        assert_eq!(legible(r#"{"id":"event","title":""}"#, 0), "empty");
    }

    #[test]
    fn a_value_without_end_is_cut_between_characters() {
        let shown = legible(&"ж".repeat(5_000), 0);
        assert_eq!(shown.chars().count(), MOST + 1);
        assert!(shown.ends_with('…'));
    }
}
