//! What a reader is told of how much is shown: of a filter in the status line, which is announced, and so
//! it is short; and of a story of which a part was left out.

use super::selection::Selection;
use crate::story::Story;
use crate::words::{Words, fill};

/// How much a filter leaves; empty where none is set.
pub fn result(words: &Words, selection: &Selection) -> String {
    if !selection.is_filtered() {
        return String::new();
    }
    let (events, all_events) = selection.count_events();
    if events == 0 {
        return words.none.to_owned();
    }
    let (positions, all_positions) = selection.count_positions();
    let (left, all) = match all_positions {
        0 => (events, all_events),
        _ => (positions, all_positions),
    };
    let (left, all) = (left.to_string(), all.to_string());
    match all_positions {
        0 => fill(&fill(words.not_all_events, &left), &all),
        _ => fill(words.shown, &[&left, " / ", &all].concat()),
    }
}

/// How much of the file of a story can be shown; empty where that is all of it. What was left out lacks
/// something, which whoever edits the story is told elsewhere.
pub fn left_out(words: &Words, story: &Story) -> String {
    let counts = [
        (
            words.not_all_positions,
            story.count_positions(),
            story.in_file.positions,
        ),
        (
            words.not_all_events,
            story.events.len(),
            story.in_file.events,
        ),
    ];
    let found = counts.into_iter().find(|(_, shown, all)| shown < all);
    found.map_or(String::new(), |(frame, shown, all)| {
        fill(&fill(frame, &shown.to_string()), &all.to_string())
    })
}
