//! What differs between two states of a story, by the place in its file.

use serde_json::Value;
use standpoint::format::{Story, to_json};
use std::collections::HashMap;

/// How many differences are told at most; what is beyond them is counted by nobody.
pub const MOST: usize = 200;

/// One place at which two states of a story differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// where: `events[december-call].title.en`, with ids in the place of indices where items have ids
    pub path: String,
    /// what is there in the first state, as text or JSON; nothing where it lacks it
    pub before: Option<String>,
    /// the same of the second state
    pub after: Option<String>,
}

/// Returns a story as the JSON of its file, which is what states are compared by and named from.
pub fn json_of(story: &Story) -> Value {
    serde_json::from_str(&to_json(story)).unwrap_or_default()
}

/// Returns what differs between two states of a story, each as [`json_of`] returns it, in the order of the file, at
/// most [`MOST`] places. Items of lists are compared by their ids where they have any, so that an item put before
/// others is one difference.
pub fn differences(before: &Value, after: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(String::new(), Some(before), Some(after), &mut found);
    found.truncate(MOST);
    found
}

fn compare<'a>(
    path: String,
    before: Option<&'a Value>,
    after: Option<&'a Value>,
    found: &mut Vec<Difference>,
) {
    if before == after || found.len() >= MOST {
        return;
    }
    match (before, after) {
        (Some(Value::Object(before)), Some(Value::Object(after))) => {
            let added = after.keys().filter(|key| !before.contains_key(*key));
            for key in before.keys().chain(added) {
                let path = match path.as_str() {
                    "" => key.clone(),
                    path => format!("{path}.{key}"),
                };
                compare(path, before.get(key), after.get(key), found);
            }
        }
        (Some(Value::Array(before)), Some(Value::Array(after))) => {
            let (before, after) = (named(before), named(after));
            // By name: a story may have thousands of events, and undo asks.
            let by_name = |items: &[(String, &'a Value)]| -> HashMap<String, &'a Value> {
                items.iter().cloned().collect()
            };
            let (there_before, there_after) = (by_name(&before), by_name(&after));
            let in_before = before
                .iter()
                .map(|(name, item)| (name, Some(*item), there_after.get(name).copied()));
            let added = after
                .iter()
                .filter(|(name, _)| !there_before.contains_key(name))
                .map(|(name, item)| (name, None, Some(*item)));
            for (name, before, after) in in_before.chain(added) {
                compare(format!("{path}[{name}]"), before, after, found);
            }
        }
        (before, after) => found.push(Difference {
            path,
            before: before.map(as_text),
            after: after.map(as_text),
        }),
    }
}

/// Returns the items of a list, each with its id, or with its index where one of them has none of its own.
fn named(items: &[Value]) -> Vec<(String, &Value)> {
    let ids: Option<Vec<_>> = items
        .iter()
        .map(|item| item.get("id").and_then(Value::as_str).map(str::to_owned))
        .collect();
    let ids = ids.filter(|ids| {
        let unique: std::collections::BTreeSet<_> = ids.iter().collect();
        unique.len() == ids.len()
    });
    let names = ids.unwrap_or_else(|| (0..items.len()).map(|index| index.to_string()).collect());
    names.into_iter().zip(items).collect()
}

fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint::format::{Text, starter};

    fn story() -> Story {
        starter("differences", "en").expect("a story to begin with")
    }

    #[test]
    fn a_story_does_not_differ_from_itself() {
        assert_eq!(differences(&json_of(&story()), &json_of(&story())), []);
    }

    #[test]
    fn a_changed_text_is_told_with_both_wordings() {
        let mut after = story();
        after.events[0].title = Text::Plain(String::from("another"));
        let id = after.events[0].id.0.clone();
        let found = differences(&json_of(&story()), &json_of(&after));
        let [difference] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(difference.path, format!("events[{id}].title"));
        assert_eq!(difference.after.as_deref(), Some("another"));
        assert!(difference.before.is_some());
    }

    #[test]
    fn an_item_put_before_the_others_is_one_difference() {
        let mut after = story();
        let mut event = after.events[0].clone();
        event.id.0 = String::from("earlier");
        after.events.insert(0, event);
        let found = differences(&json_of(&story()), &json_of(&after));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].path, "events[earlier]");
        assert_eq!(found[0].before, None);
    }

    #[test]
    fn items_whose_ids_are_not_unique_are_compared_by_their_indices() {
        let mut before = story();
        before.events[1].id = before.events[0].id.clone();
        let mut after = before.clone();
        after.events[1].title = Text::Plain(String::from("another"));
        let found = differences(&json_of(&before), &json_of(&after));
        assert_eq!(found[0].path, "events[1].title");
    }
}
