//! Leaves out problems that only follow from another one: one mistake gives one message.

use super::location::Value;
use super::tree::Damage;
use crate::json::Json;
use crate::read::{Path, Problem, Segment, StoryCode};

/// Returns whether a problem of the story will be gone once another mistake is mended. `way` leads
/// to the value it complains about, the root first.
pub(super) fn is_follow_up(problem: &Problem, way: &[Value]) -> bool {
    let (Some(root), Some(value)) = (way.first(), way.last()) else {
        return false;
    };
    is_guessed(problem, way)
        || match problem.code {
            StoryCode::UnknownReference => is_listed(problem, *root, *value),
            // An attribution that is there but wrong is reported where it stands.
            StoryCode::MissingAttribution => value.member("according_to", 0).is_some(),
            _ => false,
        }
}

/// Returns whether a field is missing because its key is misspelt, which is said at the key.
pub(super) fn is_misspelt(problem: &Problem, all: &[Problem]) -> bool {
    let Some(help) = problem
        .help
        .as_deref()
        .filter(|_| problem.code == StoryCode::MissingField)
    else {
        return false;
    };
    all.iter().any(|other| {
        let (Some(Segment::Key(key)), around) = (other.path.0.last(), &other.path.0) else {
            return false;
        };
        other.code == StoryCode::UnknownField
            && around.len() == problem.path.0.len() + 1
            && around.starts_with(&problem.path.0)
            && help.contains(&["`", key, "`"].concat())
    })
}

/// Returns whether the value was guessed from text that is no JSON, or is missing where some text
/// was lost.
fn is_guessed(problem: &Problem, way: &[Value]) -> bool {
    let near = way.iter().rev().take(2);
    let misses = matches!(
        problem.code,
        StoryCode::MissingField | StoryCode::Empty | StoryCode::MissingAttribution
    );
    let here = way.last().map_or(Damage::None, |value| value.node.damage);
    near.map(|value| value.node.damage).max() == Some(Damage::Guess)
        || misses && here >= Damage::Incomplete
}

/// Returns whether a reference needs no message of its own: its target is in the list, and so has a
/// problem of its own; the list itself is missing or wrong; or ids of the list were lost where the text
/// is not JSON.
fn is_listed(problem: &Problem, root: Value, value: Value) -> bool {
    let Some(list) = list_of(&problem.path) else {
        return false;
    };
    // Only positions need lists of sides, topics and sources, and nothing needs the others.
    let is_needed = matches!(list, "sides" | "topics" | "sources") && events_have_positions(root);
    let Some(list) = root.member(list, 0) else {
        return is_needed || root.node.damage > Damage::None;
    };
    let Json::String(wanted) = value.json else {
        return false;
    };
    let mut items = list.items();
    !matches!(list.json, Json::Array(_))
        || list.items().all(|item| item.member("id", 0).is_none())
        || items.any(|item| {
            let id = item.member("id", 0);
            match id {
                Some(id) => {
                    id.node.damage > Damage::None
                        || matches!(id.json, Json::String(id) if id.trim() == wanted)
                }
                None => item.node.damage > Damage::None,
            }
        })
}

/// Returns the list to which the reference at a path leads.
pub(super) fn list_of(path: &Path) -> Option<&'static str> {
    let mut keys = path.0.iter().rev().filter_map(|step| match step {
        Segment::Key(key) => Some(key.as_str()),
        Segment::Index(_) => None,
    });
    keys.find_map(|key| match key {
        "side" => Some("sides"),
        "group" => Some("groups"),
        "topic" => Some("topics"),
        "speaker" | "according_to" | "participants" => Some("people"),
        "source" | "sources" => Some("sources"),
        _ => None,
    })
}

fn events_have_positions(root: Value) -> bool {
    let events = root.member("events", 0);
    events.is_some_and(|events| {
        let mut events = events.items();
        events.any(|event| event.member("positions", 0).is_some())
    })
}
