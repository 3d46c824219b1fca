//! Checks what the editor says about changes of a position.

use super::each_object;
use crate::read::at::At;
use crate::read::problem::StoryCode;
use crate::read::reader::{StoryReader, in_ticks};
use crate::read::story::made_id;
use crate::story::{Event, Position, Story};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A position with the event at which it stands.
type Entry<'a> = (&'a Event, &'a Arc<Position>);

/// Warns of a `change` where the side has said nothing on the topic before, or nothing that can be compared, and of
/// a `change_note` or `change_to` without a `change`. Reports a `change_to` that leads nowhere.
pub(super) fn changes(r: &mut StoryReader, root: &At, story: &Story) {
    let entries = || {
        let events = story.events.iter().map(Arc::as_ref);
        events.flat_map(|event| {
            event
                .positions
                .iter()
                .map(move |position| (event, position))
        })
    };
    let by_id: HashMap<&str, Entry> = entries()
        .map(|(event, position)| (position.id.as_str(), (event, position)))
        .collect();
    // What was left out for another mistake may be what a change compares with.
    let is_whole =
        story.in_file.events == story.events.len() && story.in_file.positions == entries().count();
    let left_out = match is_whole {
        true => HashSet::new(),
        false => ids_in_file(root),
    };
    let mut by_cell: HashMap<(usize, usize), Vec<Entry>> = HashMap::new();
    for (event, position) in entries() {
        for side in position.sides() {
            let cell = (position.topic.index, side.index);
            by_cell.entry(cell).or_default().push((event, position));
        }
    }
    each_object(root, "events", |event| {
        let id = event.find("id");
        let event_id = id.as_ref().and_then(At::str).unwrap_or_default();
        let positions = event.find("positions");
        let positions = positions.as_ref().map(At::list).unwrap_or_default();
        for (index, at) in positions.iter().enumerate() {
            let own = at.find("id");
            let made = made_id(event_id, index + 1);
            let id = own.as_ref().and_then(At::str).unwrap_or(&made);
            unstated(r, at);
            let named = named(r, &left_out, at, &by_id);
            // Looking through all a side said on a topic takes time, in thousands of positions seconds.
            if at.find("change").is_none() {
                continue;
            }
            let is_named = at.find("change_to").is_some();
            let Some(entry) = by_id.get(id).filter(|_| is_named == named.is_some()) else {
                continue;
            };
            let cell = (entry.1.topic.index, entry.1.side.index);
            let cell = by_cell.get(&cell).map(Vec::as_slice).unwrap_or_default();
            let before = named.or_else(|| before(cell, *entry));
            if is_whole || named.is_some() {
                compared(r, at, *entry, before);
            }
        }
    });
}

/// Warns of what belongs to a change where none is stated.
fn unstated(r: &mut StoryReader, position: &At) {
    if position.find("change").is_some() {
        return;
    }
    for key in ["change_note", "change_to"] {
        if let Some(at) = position.find(key) {
            let expected = "`change` beside it";
            let help = Some("say how the position changed; `same` is the same in substance");
            r.report(&at, StoryCode::NoteWithoutChange, expected, "none", help);
        }
    }
}

/// Returns the position that `change_to` names.
fn named<'a>(
    r: &mut StoryReader,
    left_out: &HashSet<String>,
    position: &At,
    by_id: &HashMap<&str, Entry<'a>>,
) -> Option<Entry<'a>> {
    let at = position.find("change_to")?;
    let id = at.str()?;
    let found = by_id.get(id).copied();
    if found.is_none() && !left_out.contains(id) {
        let mut known: Vec<&str> = by_id.keys().copied().collect();
        known.sort_unstable();
        r.unknown(
            &at,
            StoryCode::UnknownReference,
            "the `id` of a position: one of ",
            id,
            &known,
        );
    }
    found
}

/// Returns the ids of all positions of the file, those included that are left out for another mistake.
fn ids_in_file(root: &At) -> HashSet<String> {
    let mut ids = HashSet::new();
    each_object(root, "events", |event| {
        let id = event.find("id");
        let event_id = id.as_ref().and_then(At::str).unwrap_or_default();
        let positions = event.find("positions");
        let positions = positions.as_ref().map(At::list).unwrap_or_default();
        for (index, position) in positions.iter().enumerate() {
            let own = position.find("id");
            let own = own.as_ref().and_then(At::str).map(str::to_owned);
            ids.insert(own.unwrap_or_else(|| made_id(event_id, index + 1)));
        }
    });
    ids
}

/// Returns the last position before this one, of the same side on the same topic. A side's own word is compared
/// with its own word.
fn before<'a>(cell: &[Entry<'a>], (event, position): Entry) -> Option<Entry<'a>> {
    let since = |(event, position): &Entry| (position.date_at(event).earliest(), position.number);
    let now = since(&(event, position));
    let is_own = |position: &Position| !position.is_reported_by_other_side();
    let earlier = cell.iter().filter(|entry| since(entry) < now);
    let comparable = earlier.filter(|entry| is_own(entry.1) || !is_own(position));
    comparable.max_by_key(|entry| since(entry)).copied()
}

/// Warns of a change that there cannot be, or that data can tell is doubtful.
fn compared(r: &mut StoryReader, position: &At, (event, now): Entry, before: Option<Entry>) {
    let Some(at) = position.find("change") else {
        return;
    };
    let Some(word @ ("firmer" | "softer" | "same")) = at.str() else {
        return;
    };
    let Some((event_before, before)) = before else {
        let expected = "an earlier position of this side on this topic";
        let help = Some("leave `change` out, or say `new`");
        r.report_value(&at, StoryCode::NothingBefore, expected, word, help);
        return;
    };
    let day = |position: &Position, event: &Event| position.date_at(event).first_day();
    let speaker = |position: &Position| position.speaker.as_ref().map(|person| person.id.clone());
    let is_other_speaker = match (speaker(now), speaker(before)) {
        (Some(now), Some(before)) => now != before,
        _ => false,
    };
    let found = if before.id == now.id {
        "the position itself"
    } else if !now.sides().any(|side| before.is_of(side)) || before.topic.index != now.topic.index {
        "one of another side or on another topic"
    } else if before.date_at(event_before).is_after(&now.date_at(event)) {
        "a later one"
    } else if before.kind != now.kind {
        "one of another kind"
    } else if is_other_speaker && day(now, event) == day(before, event_before) {
        "one of another speaker on the same day"
    } else {
        return;
    };
    let expected = "a position that can be compared";
    let found = [found, ": ", &in_ticks(&before.id)].concat();
    let help = Some("name another in `change_to`, or leave `change` out");
    r.report(&at, StoryCode::UnlikeCompared, expected, &found, help);
}

#[cfg(test)]
mod tests {
    use crate::check::review_str;

    /// Returns the warnings of the sound story, in which town and fishers speak jointly on access, when the town's
    /// next word on it has these fields too, and the joint statement those.
    fn found(next: &str, joint: &str) -> Vec<String> {
        let text = include_str!("../../../tests/bad-stories/sound.json")
            .replace(
                r#""side": "fishers","#,
                &[r#""side": ["fishers", "town"],"#, joint].concat(),
            )
            .replace(
                r#""text": "The fence stays.","#,
                &[r#""text": "The fence stays.","#, next].concat(),
            );
        let problems = review_str(&text).problems;
        problems
            .iter()
            .map(|problem| format!("{} {}", problem.code.word(), problem.found))
            .collect()
    }

    // It was compared on the page, and the checker said that there was nothing before.
    #[test]
    fn what_a_side_said_jointly_is_before_what_it_says_alone() {
        assert_eq!(found(r#""change": "firmer","#, ""), [""; 0]);
    }

    #[test]
    fn what_is_said_later_is_nothing_to_compare_with() {
        let joint = r#""change": "same", "change_to": "town-access","#;
        let expected = "unlike-compared a later one: `town-access`";
        assert!(found("", joint).contains(&expected.to_owned()));
    }
}
