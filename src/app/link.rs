//! Settings as the fragment of an address, and back.
//!
//! `#standpoint=us-russia-2021&view=compare&side=russia&find=red+line`: names and values in the form
//! of a query (`application/x-www-form-urlencoded`, <https://url.spec.whatwg.org/#urlencoded-parsing>).
//! The first name is the prefix of the element; its value is the id of an event, of a position or of
//! the story. Whatever is unknown is passed over, so that an old link still shows what it can.

use super::query;
use super::settings::{Filter, Settings, View};
use crate::story::Story;

/// The prefix of links where the attribute `link-prefix` says nothing.
pub const DEFAULT_PREFIX: &str = "standpoint";

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// the story as a whole
    Story,
    /// an event, by its index in the story
    Event(usize),
    /// a position, by its event's index and its own number
    Position {
        /// index of the event in the story
        event: usize,
        /// number of the position, from 1
        number: usize,
    },
}

impl Target {
    /// What has this id in a story.
    pub fn find(story: &Story, id: &str) -> Option<Target> {
        if story.id == id {
            return Some(Target::Story);
        }
        let mut events = story.events.iter();
        if let Some(index) = events.position(|event| event.id == id) {
            return Some(Target::Event(index));
        }
        Target::find_position(story, |position| position.id == id)
    }

    /// The position with this number.
    pub fn of_number(story: &Story, number: usize) -> Option<Target> {
        Target::find_position(story, |position| position.number == number)
    }

    fn find_position(
        story: &Story,
        is_it: impl Fn(&crate::story::Position) -> bool,
    ) -> Option<Target> {
        story.events.iter().enumerate().find_map(|(event, at)| {
            let found = at.positions.iter().find(|position| is_it(position))?;
            let number = found.number;
            Some(Target::Position { event, number })
        })
    }

    /// The index of the event that it is, or at which it stands.
    pub fn event(self) -> Option<usize> {
        match self {
            Target::Story => None,
            Target::Event(event) | Target::Position { event, .. } => Some(event),
        }
    }
}

/// A fragment that leads to a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// what it leads to
    pub target: Target,
    /// what it asks for, in its normal form; a link to an event or a position leads to the timeline
    pub settings: Settings,
}

impl Link {
    /// Reads a fragment, with or without its `#`; nothing where it does not lead to this story under
    /// this prefix. `default_view` is the view of a link that names none.
    pub fn parse(fragment: &str, prefix: &str, story: &Story, default_view: View) -> Option<Link> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (mut id, mut view) = (None, None);
        let mut filter = Filter::default();
        for (name, value) in query::parse(fragment) {
            match name.as_str() {
                name if name == prefix => id = id.or(Some(value)),
                "view" => view = view.or(Some(value)),
                name => filter.read(name, value),
            }
        }
        let target = Target::find(story, &id?)?;
        let view = match target {
            Target::Story => view.and_then(|view| View::parse(&view)),
            _ => Some(View::Timeline),
        };
        let view = view.unwrap_or(default_view);
        let settings = Settings { view, filter }.normal(story);
        Some(Link { target, settings })
    }
}

/// The fragment, without `#`, of a link to what has this id, with these settings. The view is named
/// where it is another than `default_view`.
pub fn fragment(prefix: &str, id: &str, settings: &Settings, default_view: View) -> String {
    let Settings { view, filter } = settings;
    let mut pairs = vec![(prefix, id)];
    if *view != default_view {
        pairs.push(("view", view.word()));
    }
    let fields = filter.fields().into_iter();
    pairs.extend(fields.filter(|(_, value)| !value.is_empty()));
    query::write(&pairs)
}
