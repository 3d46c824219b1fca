//! Checks what the editor says about changes of a position.

use super::each_object;
use crate::read::at::At;
use crate::read::problem::StoryCode;
use crate::read::reader::StoryReader;
use crate::read::story::made_id;
use crate::story::Story;
use std::collections::{HashMap, HashSet};

/// Warns of a `change` where the side has said nothing on the topic before, and of a `change_note`
/// without a `change`.
pub(super) fn changes(r: &mut StoryReader, at: &At, story: &Story) {
    let firsts = firsts(story);
    each_object(at, "events", |event| {
        let id = event.find("id");
        let event_id = id.as_ref().and_then(At::str).unwrap_or_default();
        let positions = event.find("positions");
        let positions = positions.as_ref().map(At::list).unwrap_or_default();
        for (index, position) in positions.iter().enumerate() {
            let own = position.find("id");
            let made = made_id(event_id, index + 1);
            let id = own.as_ref().and_then(At::str).unwrap_or(&made);
            if let Some(at) = position.find("change")
                && let Some(word @ ("firmer" | "softer" | "same")) = at.str()
                && firsts.contains(id)
            {
                let expected = "an earlier position of this side on this topic";
                let help = Some("leave `change` out, or say `new`");
                r.report_value(&at, StoryCode::NothingBefore, expected, word, help);
            }
            if let Some(at) = position.find("change_note")
                && position.find("change").is_none()
            {
                let expected = "`change` beside it";
                let help = Some("say how the position changed; `same` is the same in substance");
                r.report(&at, StoryCode::NoteWithoutChange, expected, "none", help);
            }
        }
    });
}

/// Returns the id of the earliest position of each side on each topic.
fn firsts(story: &Story) -> HashSet<&str> {
    let mut firsts: HashMap<(usize, usize), (i64, &str)> = HashMap::new();
    for event in &story.events {
        for position in &event.positions {
            let since = position.date_at(event).earliest();
            let first = firsts
                .entry((position.topic.index, position.side.index))
                .or_insert((since, &position.id));
            if since < first.0 {
                *first = (since, &position.id);
            }
        }
    }
    firsts.into_values().map(|(_, id)| id).collect()
}
