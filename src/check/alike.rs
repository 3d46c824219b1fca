//! Makes one message of many problems that one mistake has caused, and says where the other thing is that
//! they are about.

use super::code::{Code, FileCode};
use super::follow_up::list_of;
use super::location::Value;
use super::{SpannedProblem, tree::Span};
use crate::json::Json;
use crate::read::{Meant, Path, Segment, StoryCode, Suggestion, made_id};
use std::collections::{HashMap, HashSet};

/// How many mistakes of one kind a file may have before they are one that was made everywhere.
const MANY: usize = 10;

/// Keeps the first of many mistakes in JSON that are made and mended all at once.
pub(super) fn once_for_all(all: &mut Vec<SpannedProblem>) {
    for (code, help) in [
        (
            FileCode::WrongQuotes,
            "replace all of them around keys and texts by `\"`: a word processor makes such marks, a text editor does not",
        ),
        (
            FileCode::MissingQuotes,
            "put all keys and texts into `\"`; programs that write JSON do so",
        ),
        (
            FileCode::InvalidSpace,
            "replace all of them by ordinary spaces, with the editor's “Find and replace”",
        ),
    ] {
        let is_one = |found: &SpannedProblem| found.code == Code::File(code);
        let more = all.iter().filter(|found| is_one(found)).count();
        if more <= MANY {
            continue;
        }
        let mut is_first = true;
        all.retain(|found| !is_one(found) || std::mem::take(&mut is_first));
        if let Some(first) = all.iter_mut().find(|found| is_one(found)) {
            first.found += &format!(", and {} more like it in the file", more - 1);
            first.help = Some(help.to_owned());
        }
    }
}

/// Keeps the first of the references to one id that nothing has, and says what may have been meant.
pub(super) fn one_of_each_reference(all: &mut Vec<SpannedProblem>, root: Value) {
    let key = |found: &SpannedProblem| {
        let is_one = found.code == Code::Story(StoryCode::UnknownReference);
        let list = list_of(&found.path).filter(|_| is_one)?;
        Some((list, found.found.clone()))
    };
    let mut places: HashMap<(&str, String), Vec<Path>> = HashMap::new();
    for found in all.iter() {
        if let Some(key) = key(found) {
            places.entry(key).or_default().push(found.path.clone());
        }
    }
    if places.is_empty() {
        return;
    }
    let mut used = HashSet::new();
    referred(root.json, false, &mut used);
    all.retain_mut(|found| {
        let Some(key) = key(found) else {
            return true;
        };
        let (list, written) = (key.0, key.1.trim_matches('`').to_owned());
        let Some(mut places) = places.remove(&key) else {
            return false;
        };
        found.others = places.split_off(1);
        if found.help.is_none() {
            Suggestion {
                help: found.help,
                meant: found.meant,
            } = meant(root, list, &written, &used);
        }
        true
    });
}

/// Says what an id that nothing has may mean: a thing of that name, or the only one that nothing refers to.
fn meant(root: Value, list: &str, written: &str, used: &HashSet<&str>) -> Suggestion {
    let things = || root.member(list, 0).into_iter().flat_map(Value::items);
    let id = |thing: Value| match thing.member("id", 0)?.json {
        Json::String(id) => Some(id.clone()),
        _ => None,
    };
    let is_named = |thing: &Value| {
        ["name", "title", "publisher"].iter().any(|key| {
            let name = thing.member(key, 0);
            name.is_some_and(|name| match name.json {
                Json::String(name) => name == written,
                Json::Object(names) => names
                    .iter()
                    .any(|(_, name)| *name == Json::String(written.to_owned())),
                _ => false,
            })
        })
    };
    if let Some(id) = things().find(is_named).and_then(id) {
        return Suggestion {
            help: Some(format!("write the id of what has that name: `{id}`")),
            meant: Some(Box::new(Meant::One(vec![id]))),
        };
    }
    let mut unused = things()
        .filter_map(id)
        .filter(|id| !used.contains(id.as_str()));
    match (unused.next(), unused.next()) {
        (Some(id), None) if !id.contains(char::is_whitespace) => {
            Suggestion::one(&id, " Nothing else refers to it")
        }
        _ => Suggestion::default(),
    }
}

/// Collects what references lead to.
fn referred<'a>(json: &'a Json, is_reference: bool, used: &mut HashSet<&'a str>) {
    match json {
        Json::String(id) if is_reference => {
            used.insert(id);
        }
        Json::Array(items) => items
            .iter()
            .for_each(|item| referred(item, is_reference, used)),
        Json::Object(members) => {
            for (key, value) in members {
                let path = Path(vec![Segment::Key(key.clone())]);
                referred(value, list_of(&path).is_some(), used);
            }
        }
        _ => {}
    }
}

/// Says in which line the first thing is that has an id which another one has as well.
pub(super) fn first_with_id(text: &str, root: Value, path: &Path, written: &str) -> Option<String> {
    let id = written.trim_matches('`');
    let has_id = |thing: &Value| {
        let own = thing.member("id", 0);
        own.is_some_and(|own| *own.json == Json::String(id.to_owned()))
    };
    let (first, is_position) = match path.0.as_slice() {
        [Segment::Key(list), Segment::Index(index)] => {
            let mut before = root.member(list, 0)?.items().take(*index);
            (before.find(has_id)?, false)
        }
        [
            Segment::Key(list),
            Segment::Index(index),
            Segment::Key(inner),
            Segment::Index(own),
        ] => {
            let mut events = root.member(list, 0)?.items().take(index + 1).enumerate();
            let first = events.find_map(|(at, event)| {
                let event_id = event.member("id", 0).map(|id| id.json.clone());
                let last = if at == *index { *own } else { usize::MAX };
                let positions = event.member(inner, 0)?.items().take(last).enumerate();
                let mut same = positions.filter(|(nth, position)| match &event_id {
                    Some(Json::String(event)) if position.member("id", 0).is_none() => {
                        made_id(event, nth + 1) == id
                    }
                    _ => has_id(position),
                });
                same.next().map(|(_, position)| position)
            });
            (first?, true)
        }
        _ => return None,
    };
    let Span { start, .. } = first.member("id", 0).unwrap_or(first).node.span;
    let before = text.get(..start)?;
    let mark = if before.contains('\n') { '\n' } else { '\r' };
    let line = before.matches(mark).count() + 1;
    let refers = if is_position {
        "`change_to`"
    } else {
        "what refers to it"
    };
    Some(format!(
        "the first is in line {line}: give one of the two another id, and correct {refers}, or delete one"
    ))
}
