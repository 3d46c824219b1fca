//! What a reader can set: which view, and which positions.

use crate::story::{Person, Story};
use std::sync::Arc;

/// How the story is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// events in time order, as cards
    #[default]
    Timeline,
    /// topics by sides, as a table
    Compare,
}

impl View {
    /// The word for it in links and attributes.
    pub fn word(self) -> &'static str {
        match self {
            View::Timeline => "timeline",
            View::Compare => "compare",
        }
    }

    /// The view that a word names.
    pub fn parse(word: &str) -> Option<View> {
        [View::Timeline, View::Compare]
            .into_iter()
            .find(|view| view.word() == word)
    }
}

/// Which kinds of positions are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kinds {
    /// every kind
    #[default]
    All,
    /// what the sides say themselves: neither reports nor analysts' views
    Stated,
}

impl Kinds {
    /// The word for it in links and fields; empty for every kind.
    pub fn word(self) -> &'static str {
        match self {
            Kinds::All => "",
            Kinds::Stated => "stated",
        }
    }

    /// The kinds that a word names; every kind where it names none.
    pub fn parse(word: &str) -> Kinds {
        if word == Kinds::Stated.word() {
            Kinds::Stated
        } else {
            Kinds::All
        }
    }
}

/// Which positions a reader wants to see. A field that is empty asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// ids of sides
    pub sides: Vec<String>,
    /// id of a group of events; empty for every event
    pub group: String,
    /// id of a topic; empty for every topic
    pub topic: String,
    /// id of who speaks; empty for everybody
    pub speaker: String,
    /// kinds of positions
    pub kinds: Kinds,
    /// words, all of which occur
    pub find: String,
}

impl Filter {
    /// Whether it asks for anything, and so leaves anything out.
    pub fn is_set(&self) -> bool {
        *self != Filter::default()
    }

    /// Takes a field from a link. Of a field that has one value the first counts, and names that are none
    /// of a filter's are passed over.
    pub fn read(&mut self, name: &str, value: String) {
        match name {
            "side" => self.sides.push(value),
            "group" => set_first(&mut self.group, value),
            "topic" => set_first(&mut self.topic, value),
            "speaker" => set_first(&mut self.speaker, value),
            "kind" if self.kinds == Kinds::All => self.kinds = Kinds::parse(&value),
            "find" => set_first(&mut self.find, value),
            _ => {}
        }
    }

    /// Its fields, by their names in links and in the detail of `standpoint-view`; those that ask for
    /// nothing are empty. Sides are one field each.
    pub fn fields(&self) -> Vec<(&'static str, &str)> {
        let sides = self.sides.iter().map(|side| ("side", side.as_str()));
        let others = [
            ("group", self.group.as_str()),
            ("topic", &self.topic),
            ("speaker", &self.speaker),
            ("kind", self.kinds.word()),
            ("find", &self.find),
        ];
        sides.chain(others).collect()
    }

    /// Its normal form for a story: only ids that the story has, sides in the story's order, words
    /// without white space around them. Filters that mean the same have the same normal form.
    fn normal(self, story: &Story) -> Filter {
        let Filter {
            sides,
            group,
            topic,
            speaker,
            kinds,
            find,
        } = self;
        let known = story.sides.iter().map(|side| side.id.clone());
        Filter {
            sides: known.filter(|id| sides.contains(id)).collect(),
            group: known_only(group, story.groups.iter().map(|group| group.id.as_str())),
            topic: known_only(topic, story.topics.iter().map(|topic| topic.id.as_str())),
            speaker: known_only(
                speaker,
                speakers(story).iter().map(|person| person.id.as_str()),
            ),
            kinds,
            find: find.trim().to_owned(),
        }
    }
}

fn set_first(field: &mut String, value: String) {
    if field.is_empty() {
        *field = value;
    }
}

/// An id if it is among those that are known, else nothing.
fn known_only<'a>(id: String, known: impl IntoIterator<Item = &'a str>) -> String {
    if known.into_iter().any(|known| known == id) {
        id
    } else {
        String::new()
    }
}

/// Those who speak in a story, in the order in which they first do.
pub fn speakers(story: &Story) -> Vec<Arc<Person>> {
    let mut speakers: Vec<Arc<Person>> = Vec::new();
    let positions = story.events.iter().flat_map(|event| &event.positions);
    for speaker in positions.filter_map(|position| position.speaker.as_ref()) {
        if !speakers.iter().any(|known| known.id == speaker.id) {
            speakers.push(speaker.clone());
        }
    }
    speakers
}

/// All that a link says of what a reader sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// how the story is shown
    pub view: View,
    /// which positions
    pub filter: Filter,
}

impl Settings {
    /// A view with nothing left out.
    pub fn of_view(view: View) -> Settings {
        Settings {
            view,
            filter: Filter::default(),
        }
    }

    /// Its normal form for a story; see [`Filter`]. A story without positions has nothing to compare.
    pub fn normal(self, story: &Story) -> Settings {
        let view = if story.count_positions() == 0 {
            View::Timeline
        } else {
            self.view
        };
        Settings {
            view,
            filter: self.filter.normal(story),
        }
    }
}
