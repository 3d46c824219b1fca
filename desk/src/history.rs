//! Undo and redo, without end within a session.

use crate::unread::Unread;
use standpoint::format::{Event, Story};
use std::sync::Arc;

/// How long after a change to a field the next to the same field is one step with it, in milliseconds.
const PAUSE: f64 = 1_000.0;

/// A state of a story. Events that did not change are shared with the state before, so that a long session on
/// a long story has room: a step keeps what it changed.
#[derive(Clone)]
struct State {
    /// the story without its events
    rest: Arc<Story>,
    events: Vec<Arc<Event>>,
    /// what of its file could not be read
    unread: Arc<[Unread]>,
    /// the story that was opened and that this is a state of, by its number in the session
    opening: usize,
}

/// The states of a story, from the first of the session to the last.
pub struct History {
    states: Vec<State>,
    /// the index of the present state
    present: usize,
    /// the field of the last change, and when it was, in milliseconds
    last: Option<(String, f64)>,
    /// the name of the file of each story that was opened in the session
    files: Vec<String>,
}

/// A state that was gone to.
#[derive(Clone, PartialEq)]
pub struct Step {
    /// the story as it was
    pub story: Story,
    /// what of its file could not be read
    pub unread: Vec<Unread>,
    /// the name of its file, where it is another story than the one that was left
    pub other_file: Option<String>,
}

impl History {
    /// Begins with a story, and the name of its file.
    pub fn new(story: &Story, file: &str) -> History {
        History {
            states: vec![State::of(story, &[], None, 0)],
            present: 0,
            last: None,
            files: vec![file.to_owned()],
        }
    }

    /// Takes down the state after a change. Changes to one `field` with no pause between them are one step, as
    /// typing is. `now` is in milliseconds.
    pub fn record(&mut self, story: &Story, unread: &[Unread], field: &str, now: f64) {
        let before = self.states.get(self.present);
        let state = State::of(story, unread, before, self.opening());
        if before.is_some_and(|before| before.is(&state)) {
            return;
        }
        let continues = self
            .last
            .as_ref()
            .is_some_and(|(last, time)| !field.is_empty() && last == field && now - time < PAUSE);
        self.states.truncate(self.present + 1);
        if continues && self.present > 0 {
            self.states.pop();
        } else {
            self.present += 1;
        }
        self.states.push(state);
        self.last = Some((field.to_owned(), now));
    }

    /// Takes down that another story was opened. `left` is the name that the file of the one before has now.
    pub fn open(&mut self, story: &Story, unread: &[Unread], left: &str, file: &str) {
        self.name_present(left);
        self.files.push(file.to_owned());
        let state = State::of(story, unread, None, self.files.len() - 1);
        self.states.truncate(self.present + 1);
        self.states.push(state);
        self.present += 1;
        self.last = None;
    }

    /// Begins anew with a story that was kept: nothing before it can be undone. `is_other` says whether it is another
    /// than the one in hand.
    pub fn begin_anew(&mut self, story: &Story, unread: &[Unread], file: &str, is_other: bool) {
        let opening = if is_other {
            self.files.push(file.to_owned());
            self.files.len() - 1
        } else {
            self.name_present(file);
            self.opening()
        };
        self.states = vec![State::of(story, unread, None, opening)];
        self.present = 0;
        self.last = None;
    }

    /// Returns which of the stories that were opened in the session is in hand, by its number.
    pub fn opening(&self) -> usize {
        let present = self.states.get(self.present);
        present.map_or(0, |present| present.opening)
    }

    fn name_present(&mut self, name: &str) {
        let present = self.states.get(self.present);
        let file = present.and_then(|present| self.files.get_mut(present.opening));
        if let Some(file) = file {
            name.clone_into(file);
        }
    }

    /// Puts a state in the place of the present one, as part of the step that led there.
    pub fn amend(&mut self, story: &Story, unread: &[Unread]) {
        let before = self.states.get(self.present);
        let state = State::of(story, unread, before, self.opening());
        if let Some(present) = self.states.get_mut(self.present) {
            *present = state;
        }
    }

    /// Looks for something in the states of the story in hand, from the one in which it was opened to the present one.
    /// Returns what is found in the first that has it, and whether that is the one in which the story was opened.
    /// What looks is given the story without its events, and these.
    pub fn first_with<T>(
        &self,
        look: impl Fn(&Story, &[Arc<Event>]) -> Option<T>,
    ) -> Option<(T, bool)> {
        let opening = self.states.get(self.present)?.opening;
        let states = self.states.iter().take(self.present + 1);
        let own = states.filter(|state| state.opening == opening);
        let found = own
            .enumerate()
            .find_map(|(nth, state)| Some((look(&state.rest, &state.events)?, nth)));
        found.map(|(found, nth)| (found, nth == 0))
    }

    /// Returns whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.present > 0
    }

    /// Returns whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        self.present + 1 < self.states.len()
    }

    /// Goes a step back, and returns the state there. `file` is the name that the story's file has now.
    pub fn undo(&mut self, file: &str) -> Option<Step> {
        self.go(self.present.checked_sub(1)?, file)
    }

    /// Goes a step forward again, and returns the state there, as [`History::undo`] does.
    pub fn redo(&mut self, file: &str) -> Option<Step> {
        self.go(self.present + 1, file)
    }

    fn go(&mut self, index: usize, file: &str) -> Option<Step> {
        self.name_present(file);
        let present = self.opening();
        let state = self.states.get(index)?;
        let is_other = present != state.opening;
        let other_file = is_other.then(|| self.files.get(state.opening)).flatten();
        let step = Step {
            story: state.story(),
            unread: state.unread.to_vec(),
            other_file: other_file.cloned(),
        };
        self.present = index;
        self.last = None;
        Some(step)
    }
}

impl State {
    fn of(story: &Story, unread: &[Unread], before: Option<&State>, opening: usize) -> State {
        let shared = before.filter(|before| is_same_but_events(&before.rest, story));
        let rest = match shared {
            Some(before) => before.rest.clone(),
            None => Arc::new(without_events(story)),
        };
        let known = |index: usize, event: &Event| {
            let before = before?.events.get(index)?;
            (**before == *event).then(|| before.clone())
        };
        let events = story.events.iter().enumerate();
        let events = events
            .map(|(index, event)| known(index, event).unwrap_or_else(|| Arc::new(event.clone())));
        let same = before.filter(|before| *before.unread == *unread);
        State {
            opening,
            rest,
            events: events.collect(),
            unread: same.map_or_else(|| unread.into(), |before| before.unread.clone()),
        }
    }

    fn is(&self, other: &State) -> bool {
        Arc::ptr_eq(&self.rest, &other.rest)
            && Arc::ptr_eq(&self.unread, &other.unread)
            && self.events.len() == other.events.len()
            && self
                .events
                .iter()
                .zip(&other.events)
                .all(|(one, other)| Arc::ptr_eq(one, other))
    }

    fn story(&self) -> Story {
        let mut story = (*self.rest).clone();
        story.events = self.events.iter().map(|event| (**event).clone()).collect();
        story
    }
}

fn without_events(story: &Story) -> Story {
    Story {
        events: Vec::new(),
        schema: story.schema.clone(),
        standpoint: story.standpoint,
        id: story.id.clone(),
        title: story.title.clone(),
        summary: story.summary.clone(),
        as_of: story.as_of.clone(),
        languages: story.languages.clone(),
        time_zones: story.time_zones.clone(),
        version: story.version.clone(),
        corrections: story.corrections.clone(),
        sides: story.sides.clone(),
        people: story.people.clone(),
        topics: story.topics.clone(),
        sources: story.sources.clone(),
        eras: story.eras.clone(),
        groups: story.groups.clone(),
    }
}

/// Returns whether two stories are the same but for their events. Nothing is copied: this is asked with every letter.
fn is_same_but_events(one: &Story, other: &Story) -> bool {
    let Story {
        events: _,
        schema,
        standpoint,
        id,
        title,
        summary,
        as_of,
        languages,
        time_zones,
        version,
        corrections,
        sides,
        people,
        topics,
        sources,
        eras,
        groups,
    } = one;
    *schema == other.schema
        && *standpoint == other.standpoint
        && *id == other.id
        && *title == other.title
        && *summary == other.summary
        && *as_of == other.as_of
        && *languages == other.languages
        && *time_zones == other.time_zones
        && *version == other.version
        && *corrections == other.corrections
        && *sides == other.sides
        && *people == other.people
        && *topics == other.topics
        && *sources == other.sources
        && *eras == other.eras
        && *groups == other.groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unread::read_leniently;
    use standpoint::format::{Text, starter, to_json};

    fn story() -> Story {
        starter("history", "en").expect("a story to begin with")
    }

    fn with_title(title: &str) -> Story {
        let mut story = story();
        story.title = Text::Plain(title.to_owned());
        story
    }

    fn undone(history: &mut History) -> Option<(Story, Vec<Unread>)> {
        let step = history.undo("a.json")?;
        Some((step.story, step.unread))
    }

    fn redone(history: &mut History) -> Option<(Story, Vec<Unread>)> {
        let step = history.redo("a.json")?;
        Some((step.story, step.unread))
    }

    #[test]
    fn a_story_that_was_before_another_comes_back_with_the_name_of_its_file() {
        let mut history = History::new(&with_title("one"), "story.json");
        history.record(&with_title("two"), &[], "title", 0.0);
        // It was given another name before it was left.
        history.open(&with_title("other"), &[], "two.json", "other.json");
        history.record(&with_title("others"), &[], "title", 10.0);
        let step = history.undo("other.json").expect("a step back");
        assert_eq!(step.other_file, None);
        let step = history.undo("other.json").expect("a step back");
        assert!(step.story == with_title("two"));
        assert_eq!(step.other_file.as_deref(), Some("two.json"));
        let step = history.undo("two.json").expect("a step back");
        assert_eq!(step.other_file, None);
        history.redo("two.json");
        let step = history.redo("two.json").expect("a step forward");
        assert_eq!(step.other_file.as_deref(), Some("other.json"));
    }

    // What could not be read was gone after the first change to a draft was undone, and so saved without it.
    #[test]
    fn a_story_that_was_kept_has_what_could_not_be_read_at_its_beginning() {
        let text = to_json(&story()).replacen('{', "{ \"odd\": 1,", 1);
        let (odd, unread) = read_leniently(&text).expect("a story");
        let mut history = History::new(&with_title("one"), "a.json");
        history.begin_anew(&odd, &unread, "odd.json", true);
        assert!(!history.can_undo());
        assert_eq!(history.opening(), 1);
        history.record(&with_title("two"), &unread, "title", 0.0);
        assert!(undone(&mut history) == Some((odd, unread)));
    }

    #[test]
    fn each_story_that_is_opened_has_a_number_of_its_own_and_keeps_it() {
        let mut history = History::new(&with_title("one"), "a.json");
        history.open(&with_title("two"), &[], "a.json", "b.json");
        assert_eq!(history.opening(), 1);
        undone(&mut history);
        assert_eq!(history.opening(), 0);
        history.open(&with_title("three"), &[], "a.json", "c.json");
        assert_eq!(history.opening(), 2);
        history.begin_anew(&with_title("three."), &[], "c.json", false);
        assert_eq!(history.opening(), 2);
        history.begin_anew(&with_title("four"), &[], "d.json", true);
        assert_eq!(history.opening(), 3);
    }

    #[test]
    fn a_change_is_undone_and_redone() {
        let mut history = History::new(&with_title("one"), "a.json");
        assert!(!history.can_undo());
        history.record(&with_title("two"), &[], "title", 0.0);
        assert!(undone(&mut history) == Some((with_title("one"), Vec::new())));
        assert!(history.can_redo() && !history.can_undo());
        assert!(redone(&mut history) == Some((with_title("two"), Vec::new())));
    }

    #[test]
    fn typing_without_a_pause_is_one_step() {
        let mut history = History::new(&with_title(""), "a.json");
        for (time, title) in [(0.0, "o"), (200.0, "on"), (400.0, "one"), (3_000.0, "one.")] {
            history.record(&with_title(title), &[], "title", time);
        }
        assert!(undone(&mut history) == Some((with_title("one"), Vec::new())));
        assert!(undone(&mut history) == Some((with_title(""), Vec::new())));
        assert!(undone(&mut history).is_none());
    }

    #[test]
    fn what_follows_from_a_step_is_undone_with_it() {
        let mut history = History::new(&with_title("one"), "a.json");
        history.record(&with_title("two"), &[], "title", 0.0);
        let mut named = with_title("two");
        named.id.0 = String::from("two");
        history.amend(&named, &[]);
        assert!(undone(&mut history) == Some((with_title("one"), Vec::new())));
        assert!(redone(&mut history) == Some((named, Vec::new())));
    }

    #[test]
    fn what_is_the_same_as_before_is_no_step() {
        let mut history = History::new(&story(), "a.json");
        history.record(&story(), &[], "title", 0.0);
        assert!(!history.can_undo());
    }

    #[test]
    fn a_change_after_undoing_ends_what_could_be_redone() {
        let mut history = History::new(&with_title("one"), "a.json");
        history.record(&with_title("two"), &[], "title", 0.0);
        undone(&mut history);
        history.record(&with_title("three"), &[], "title", 10.0);
        assert!(!history.can_redo());
        assert!(undone(&mut history) == Some((with_title("one"), Vec::new())));
    }

    #[test]
    fn events_that_did_not_change_are_shared_by_the_states() {
        let mut changed = story();
        changed.events[0].title = Text::Plain(String::from("another"));
        let mut history = History::new(&story(), "a.json");
        history.record(&changed, &[], "events[0].title", 0.0);
        let [before, after] = history.states.as_slice() else {
            panic!("two states");
        };
        assert!(Arc::ptr_eq(&before.rest, &after.rest));
        assert!(!Arc::ptr_eq(&before.events[0], &after.events[0]));
        assert!(Arc::ptr_eq(&before.events[1], &after.events[1]));
    }

    #[test]
    fn what_could_not_be_read_comes_and_goes_with_its_story() {
        let text = to_json(&story()).replacen('{', "{ \"odd\": 1,", 1);
        let (odd, unread) = read_leniently(&text).expect("a story");
        assert_eq!(unread.len(), 1);
        let mut history = History::new(&with_title("before"), "a.json");
        history.record(&odd, &unread, "", 0.0);
        history.record(&odd, &[], "", 10.0);
        assert!(undone(&mut history) == Some((odd, unread)));
        assert!(undone(&mut history) == Some((with_title("before"), Vec::new())));
    }
}
