//! What a reader can set: which view, and which positions.

use crate::story::Story;

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
    /// id of a topic; empty for every topic
    pub topic: String,
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

    /// Its normal form for a story: only ids that the story has, sides in the story's order, words
    /// without white space around them. Filters that mean the same have the same normal form.
    fn normal(self, story: &Story) -> Filter {
        let Filter {
            sides,
            topic,
            kinds,
            find,
        } = self;
        let known = story.sides.iter().map(|side| side.id.clone());
        Filter {
            sides: known.filter(|id| sides.contains(id)).collect(),
            topic: if story.topics.iter().any(|known| known.id == topic) {
                topic
            } else {
                String::new()
            },
            kinds,
            find: find.trim().to_owned(),
        }
    }
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

    /// Its normal form for a story; see [`Filter`].
    pub fn normal(self, story: &Story) -> Settings {
        Settings {
            view: self.view,
            filter: self.filter.normal(story),
        }
    }
}
