//! How many drafts and states are kept, and which are dropped.

use super::record::{Draft, DraftId, State};
use std::cmp::Ordering;

/// How many drafts are kept that have no named state.
pub const MOST_DRAFTS: usize = 30;

/// How many states of one draft are kept that nobody named.
pub const MOST_UNNAMED: usize = 10;

/// Returns the drafts that are dropped when `present` was kept: those beyond [`MOST_DRAFTS`]. First go those
/// that are in a file as they are, the oldest before the newer; `present` and those with a named state stay.
pub fn drafts_to_drop(drafts: &[Draft], states: &[State], present: &DraftId) -> Vec<DraftId> {
    let has_named = |draft: &Draft| {
        let mut own = states.iter().filter(|state| state.is_of(&draft.id));
        own.any(|state| state.reason.is_named())
    };
    let mut droppable: Vec<_> = drafts
        .iter()
        .filter(|draft| draft.id != *present && !has_named(draft))
        .collect();
    droppable.sort_by(|one, other| {
        let by_file = other.is_changed.cmp(&one.is_changed);
        by_file.then_with(|| newest_first(one.time, other.time))
    });
    // The present one is kept beside them.
    let beyond = droppable.into_iter().skip(MOST_DRAFTS - 1);
    beyond.map(|draft| draft.id.clone()).collect()
}

/// Returns the drafts in whose place `present` is: the same file, opened before and not changed since.
pub fn drafts_replaced(drafts: &[Draft], states: &[State], present: &Draft) -> Vec<DraftId> {
    let is_replaced = |draft: &&Draft| {
        draft.id != present.id
            && !draft.is_changed
            && draft.file_name == present.file_name
            && draft.title == present.title
            && draft.size == present.size
            && !states.iter().any(|state| state.is_of(&draft.id))
    };
    let replaced = drafts.iter().filter(is_replaced);
    replaced.map(|draft| draft.id.clone()).collect()
}

/// Returns the ids of the states of a draft that are dropped: of those that nobody named, the oldest.
pub fn states_to_drop(states: &[State], draft: &DraftId) -> Vec<String> {
    let mut unnamed: Vec<_> = states
        .iter()
        .filter(|state| state.is_of(draft) && !state.reason.is_named())
        .collect();
    unnamed.sort_by(|one, other| newest_first(one.time, other.time));
    let beyond = unnamed.into_iter().skip(MOST_UNNAMED);
    beyond.map(|state| state.id.clone()).collect()
}

/// Orders times so that the newest comes first.
pub fn newest_first(one: f64, other: f64) -> Ordering {
    other.total_cmp(&one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafts::record::Reason;

    fn draft(number: usize) -> Draft {
        Draft {
            id: DraftId::new(number as f64, 0.0),
            title: number.to_string(),
            file_name: String::from("story.json"),
            is_changed: true,
            time: number as f64,
            size: 10,
            turn: 0,
        }
    }

    fn state(draft: &Draft, reason: Reason, time: f64) -> State {
        State::new(&draft.id, reason, 0, time, 0.0)
    }

    #[test]
    fn up_to_thirty_drafts_none_is_dropped() {
        let drafts: Vec<_> = (0..MOST_DRAFTS).map(draft).collect();
        assert_eq!(drafts_to_drop(&drafts, &[], &drafts[0].id), []);
    }

    #[test]
    fn the_oldest_drafts_are_dropped_but_not_the_present_one() {
        let drafts: Vec<_> = (0..MOST_DRAFTS + 2).map(draft).collect();
        let dropped = drafts_to_drop(&drafts, &[], &drafts[0].id);
        assert_eq!(dropped, [drafts[2].id.clone(), drafts[1].id.clone()]);
    }

    #[test]
    fn what_is_in_a_file_is_dropped_before_what_is_in_none() {
        let mut drafts: Vec<_> = (0..MOST_DRAFTS + 1).map(draft).collect();
        drafts[20].is_changed = false;
        let dropped = drafts_to_drop(&drafts, &[], &drafts[30].id);
        assert_eq!(dropped, [drafts[20].id.clone()]);
    }

    #[test]
    fn a_draft_with_a_named_state_is_never_dropped() {
        let drafts: Vec<_> = (0..MOST_DRAFTS + 1).map(draft).collect();
        let named = state(&drafts[0], Reason::Named(String::from("as sent")), 0.0);
        let unnamed = state(&drafts[1], Reason::Replaced, 0.0);
        let present = &drafts[30].id;
        assert_eq!(drafts_to_drop(&drafts, &[named, unnamed], present), []);
    }

    #[test]
    fn a_file_opened_again_takes_the_place_of_its_draft_unless_that_was_changed() {
        let (mut old, mut changed, present) = (draft(1), draft(2), draft(3));
        for draft in [&mut old, &mut changed] {
            draft.title.clone_from(&present.title);
        }
        old.is_changed = false;
        let drafts = [old.clone(), changed, present.clone()];
        assert_eq!(drafts_replaced(&drafts, &[], &present), [old.id.clone()]);
        let kept = [state(&old, Reason::Replaced, 0.0)];
        assert_eq!(drafts_replaced(&drafts, &kept, &present), []);
    }

    #[test]
    fn named_states_stay_however_many_there_are() {
        let one = draft(1);
        let named = (0..50).map(|time| state(&one, Reason::Named(String::new()), f64::from(time)));
        let unnamed = (50..61).map(|time| state(&one, Reason::WentBack, f64::from(time)));
        let states: Vec<_> = named.chain(unnamed).collect();
        assert_eq!(states_to_drop(&states, &one.id), [states[50].id.clone()]);
    }
}
