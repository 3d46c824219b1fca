//! Where a reader is, in another version of the story. Positions have their numbers on the page; where the
//! story changes, the same one may have another.

use crate::story::{Position, Story};
use std::sync::Arc;

/// Returns the number that a position has in another version of the story; 0 where it is not there.
pub fn carried_over(number: usize, from: &Story, to: &Story) -> usize {
    let before = positions(from).find(|position| position.number == number);
    let now = before.and_then(|before| positions(to).find(|position| position.id == before.id));
    now.map_or(0, |position| position.number)
}

fn positions(story: &Story) -> impl Iterator<Item = &Arc<Position>> {
    story.events.iter().flat_map(|event| &event.positions)
}
