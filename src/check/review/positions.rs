//! Checks what positions say of themselves: whose they are, and which of them a closed card shows.

use super::each;
use crate::json::Json;
use crate::read::at::At;
use crate::read::problem::StoryCode;
use crate::read::reader::{StoryReader, in_ticks};
use std::collections::BTreeMap;

/// So many key lines of one side on a card are taken in at a glance.
const MAX_KEY_LINES: usize = 3;

/// Warns, once for each side, of more key lines on a card than that.
pub(super) fn key_lines(r: &mut StoryReader, event: &At) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    each(event, "positions", |position| {
        let is_key = position.find("key");
        if is_key.is_some_and(|key| *key.json == Json::Bool(true))
            && let Some(side) = side(position)
        {
            let count = counts.entry(side.clone()).or_default();
            *count += 1;
            if *count == MAX_KEY_LINES + 1 {
                let expected = "at most three key lines of a side on a card";
                let found = ["a fourth of ", &in_ticks(&side)].concat();
                let help = Some("keep `key` at those that a reader who opens nothing must have");
                r.report(position, StoryCode::ManyKeyLines, expected, &found, help);
            }
        }
    });
}

/// The id of the side that holds a position, or of the first of several.
fn side(position: &At) -> Option<String> {
    let side = position.find("side")?;
    let first = side.list().first().and_then(At::str).map(str::to_owned);
    first.or_else(|| side.str().map(str::to_owned))
}

/// Warns of a report of which nobody is named who said or reported it.
pub(super) fn named(r: &mut StoryReader, position: &At) {
    let kind = position.find("kind");
    if kind.as_ref().and_then(At::str) == Some("reported")
        && position.find("speaker").is_none()
        && position.find("according_to").is_none()
    {
        let expected = "`speaker` or `according_to`";
        let help = Some("say who said it, or on whose report it rests");
        r.report(position, StoryCode::NobodyNamed, expected, "neither", help);
    }
}
