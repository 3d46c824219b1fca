//! Checks ids: those that nothing refers to, and those that are easily mistaken for each other.

use super::{citation, each};
use crate::read::at::At;
use crate::read::problem::StoryCode;
use crate::read::reader::{StoryReader, in_ticks};
use std::collections::{HashMap, HashSet};

/// Reports ids of one list that differ only by case.
pub(super) fn similar(r: &mut StoryReader, at: &At) {
    for list in ["sides", "topics", "people", "sources", "groups", "events"] {
        let mut seen = HashMap::new();
        each(at, list, |thing| compare(r, thing, &mut seen));
    }
    // Those of positions are unique in the whole story.
    let mut seen = HashMap::new();
    each(at, "events", |event| {
        each(event, "positions", |position| {
            compare(r, position, &mut seen);
        });
    });
}

/// Compares an id with those seen before. `seen` has them as written, by their lower case.
fn compare(r: &mut StoryReader, at: &At, seen: &mut HashMap<String, String>) {
    let Some(at) = at.find("id") else {
        return;
    };
    let Some(id) = at.str() else {
        return;
    };
    let earlier = seen
        .entry(id.to_lowercase())
        .or_insert_with(|| id.to_owned());
    if earlier != id {
        let found = [in_ticks(id), in_ticks(earlier)].join(" beside ");
        let expected = "ids that differ in more than case";
        let help = Some("rename one of them");
        r.report(&at, StoryCode::SimilarId, expected, &found, help);
    }
}

/// Warns of sides, topics, people, sources and groups that nothing refers to.
pub(super) fn unused(r: &mut StoryReader, at: &At) {
    let [mut sides, mut topics, mut people, mut sources, mut groups] =
        [(); 5].map(|()| HashSet::new());
    let refer = |at: &At, key: &str, used: &mut HashSet<String>| {
        let id = at.find(key).and_then(|at| at.str().map(str::to_owned));
        used.extend(id);
    };
    for list in ["people", "sources"] {
        each(at, list, |thing| refer(thing, "side", &mut sides));
    }
    each(at, "events", |event| {
        refer(event, "group", &mut groups);
        each(event, "participants", |person| {
            people.extend(person.str().map(str::to_owned));
        });
        let mut cite = |at: &At| sources.extend(citation(at).map(|(source, _)| source));
        each(event, "sources", &mut cite);
        each(event, "positions", |position| {
            refer(position, "side", &mut sides);
            each(position, "side", |side| {
                sides.extend(side.str().map(str::to_owned));
            });
            refer(position, "topic", &mut topics);
            refer(position, "speaker", &mut people);
            refer(position, "according_to", &mut people);
            each(position, "sources", &mut cite);
        });
    });
    for (list, used, expected) in [
        ("sides", sides, "a position, person or source of this side"),
        ("topics", topics, "a position on this topic"),
        ("people", people, "an event or position with this person"),
        ("sources", sources, "an event or position that cites it"),
        ("groups", groups, "an event of this group"),
    ] {
        each(at, list, |thing| {
            let id = thing.find("id");
            let Some(id) = id.as_ref().and_then(At::str) else {
                return;
            };
            if !used.contains(id) {
                let help = Some("leave it out, or refer to it");
                let found = ["no mention of ", &in_ticks(id)].concat();
                r.report(thing, StoryCode::Unused, expected, &found, help);
            }
        });
    }
}
