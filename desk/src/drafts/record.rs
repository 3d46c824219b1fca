//! What is kept of a draft and of a state of it, beside the text of the story.

use crate::unread::{Unread, read_leniently};
use serde::{Deserialize, Serialize};
use standpoint::format::{Story, Text};

/// How many characters of a title, or of the name of a state, are kept.
pub const MOST_OF_A_NAME: usize = 200;

/// What a draft is known by: short, and of characters that a key of the browser's storage and the name of a
/// lock can have.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct DraftId(String);

impl DraftId {
    /// Makes an id of the time in milliseconds and of a random number from 0 up to 1.
    pub fn new(now: f64, random: f64) -> DraftId {
        DraftId(unique(now, random))
    }

    /// Reads an id that was kept as text; nothing where it cannot be one.
    pub fn of_text(text: &str) -> Option<DraftId> {
        let is_known = |character: char| character.is_ascii_hexdigit() || character == '-';
        let is_id = (1..=40).contains(&text.len()) && text.chars().all(is_known);
        is_id.then(|| DraftId(text.to_owned()))
    }

    /// Returns the id as text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// Two tabs that begin something in the same millisecond differ by chance.
fn unique(now: f64, random: f64) -> String {
    // Both are whole and far below what a u64 holds.
    format!("{:x}-{:x}", now as u64, (random * 4_294_967_296.0) as u64)
}

/// What is kept of a draft beside its text: enough to list it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// what it is known by
    pub id: DraftId,
    /// the title of the story; empty where it has none
    pub title: String,
    /// the name of the file that it is saved to
    pub file_name: String,
    /// whether it has changes that are in no file
    pub is_changed: bool,
    /// when it was kept last, in milliseconds since 1970
    pub time: f64,
    /// the length of its text in bytes
    pub size: usize,
    /// how often a tab has taken it to write it: what a tab of an earlier turn still has to write is refused
    #[serde(default)]
    pub turn: u32,
}

/// Why a state was kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Reason {
    /// the editor asked for it, and gave it this name
    Named(String),
    /// another story was about to take its place
    Replaced,
    /// the editor was about to go back to an earlier state
    WentBack,
    /// another tab took over before this was kept as the draft itself
    TakenOver,
}

impl Reason {
    /// Returns whether the editor asked for it.
    pub fn is_named(&self) -> bool {
        matches!(self, Reason::Named(_))
    }
}

/// What is kept of a state of a draft beside its text.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct State {
    /// what it is known by: the id of the draft, a slash, and something that no other state has
    pub id: String,
    /// why it was kept
    pub reason: Reason,
    /// when, in milliseconds since 1970
    pub time: f64,
    /// the length of its text in bytes
    pub size: usize,
}

impl State {
    /// Makes the record of a state of a draft. `random` is from 0 up to 1.
    pub fn new(draft: &DraftId, reason: Reason, size: usize, now: f64, random: f64) -> State {
        let reason = match reason {
            Reason::Named(name) => Reason::Named(short(&name)),
            reason => reason,
        };
        State {
            id: format!("{}/{}", draft.0, unique(now, random)),
            reason,
            time: now,
            size,
        }
    }

    /// Returns whether it is a state of this draft.
    pub fn is_of(&self, draft: &DraftId) -> bool {
        let rest = self.id.strip_prefix(draft.text());
        rest.is_some_and(|rest| rest.starts_with('/'))
    }
}

/// Returns the title of a story in its first language, as far as it is kept.
pub fn title_of(story: &Story) -> String {
    let title = match &story.title {
        Text::Plain(title) => title.as_str(),
        Text::Localised(titles) => {
            let first = story.languages.first();
            let first = first.and_then(|language| titles.get(&language.0));
            let title = first.or_else(|| titles.values().next());
            title.and_then(|title| title.as_str()).unwrap_or_default()
        }
    };
    short(title)
}

fn short(name: &str) -> String {
    name.trim().chars().take(MOST_OF_A_NAME).collect()
}

/// Returns whether there is anything in a story that would be missed.
pub fn is_worth_keeping(story: &Story) -> bool {
    !title_of(story).is_empty()
        || story.summary != Text::Plain(String::new())
        || !story.events.is_empty()
        || story.sides.is_some()
        || story.people.is_some()
        || story.topics.is_some()
        || story.sources.is_some()
        || story.groups.is_some()
        || story.eras.is_some()
}

/// Reads the text of a story as it was kept; nothing where it is none, such as one of a later version. Unlike a
/// file, which anybody may have written, it is as the types have it, with empty lists where there are any; but for
/// what of a file could not be read, which is returned beside it.
pub fn story_of(text: &str) -> Option<(Story, Vec<Unread>)> {
    match serde_json::from_str(text) {
        Ok(story) => Some((story, Vec::new())),
        Err(_) => read_leniently(text).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint::format::{starter, to_json};

    #[test]
    fn an_id_is_read_again_and_nothing_else_is_taken_for_one() {
        let id = DraftId::new(1_700_000_000_000.0, 0.5);
        assert_eq!(DraftId::of_text(id.text()), Some(id));
        for text in ["", "a/b", "a b", &"a".repeat(41)] {
            assert_eq!(DraftId::of_text(text), None, "{text}");
        }
    }

    #[test]
    fn a_state_belongs_to_its_draft_only() {
        let draft = DraftId::of_text("a1-2").expect("an id");
        let longer = DraftId::of_text("a1-23").expect("an id");
        let state = State::new(&longer, Reason::Replaced, 0, 1.0, 0.1);
        assert!(state.is_of(&longer));
        assert!(!state.is_of(&draft));
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        let draft = DraftId::new(0.0, 0.0);
        let state = State::new(&draft, Reason::Named("名".repeat(500)), 0, 0.0, 0.0);
        assert_eq!(state.reason, Reason::Named("名".repeat(MOST_OF_A_NAME)));
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let draft = Draft {
            id: DraftId::new(1.0, 0.1),
            title: String::from("«Встреча»"),
            file_name: String::from("story.json"),
            is_changed: true,
            time: 1_700_000_000_000.25,
            size: 12,
            turn: 3,
        };
        let text = serde_json::to_string(&draft).expect("JSON");
        assert_eq!(
            serde_json::from_str::<Draft>(&text).expect("a draft"),
            draft
        );
    }

    #[test]
    fn a_story_is_read_as_it_was_kept_also_with_mistakes_in_it() {
        let mut story = starter("kept", "en").expect("a story to begin with");
        story.events[0].date.0 = String::from("some day");
        story.title = Text::Plain(String::new());
        for position in story
            .events
            .iter_mut()
            .flat_map(|event| event.positions.iter_mut().flatten())
        {
            position.sources.clear();
        }
        assert!(story_of(&to_json(&story)) == Some((story.clone(), Vec::new())));
        story.events.clear();
        assert!(story_of(&to_json(&story)) == Some((story, Vec::new())));
        assert!(story_of("no story").is_none());
    }
}
