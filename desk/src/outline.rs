//! What the outline lists: the events of a story in the order of time.

use crate::text::text_in;
use standpoint::date::When;
use standpoint::format::Story;

/// An event of the outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventRow {
    /// its index in the file
    pub index: usize,
    /// its date as it is in the file
    pub date: String,
    /// its headline
    pub title: String,
    /// how many positions it has
    pub positions: usize,
}

/// Returns the events in the order of time. What has no date that can be read comes last, where it is seen.
pub fn event_rows(story: &Story, language: &str) -> Vec<EventRow> {
    let first = story.languages.first().map_or("en", |first| &first.0);
    let mut rows: Vec<_> = (0..)
        .zip(&story.events)
        .map(|(index, event)| {
            let when = When::parse(&event.date.0).ok();
            let row = EventRow {
                index,
                date: event.date.0.clone(),
                title: text_in(&event.title, language, first).to_owned(),
                positions: event.positions.as_ref().map_or(0, Vec::len),
            };
            (when.is_none(), when.map(|when| when.earliest()), row)
        })
        .collect();
    rows.sort_by_key(|row| (row.0, row.1));
    rows.into_iter().map(|(_, _, row)| row).collect()
}
