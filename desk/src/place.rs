//! What of a story is in hand: the part whose form is shown.

/// A list of a story whose items have a form of their own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum List {
    /// those who hold positions
    Sides,
    /// those who speak
    People,
    /// what positions are about
    Topics,
    /// where everything can be read
    Sources,
    /// what events are grouped by
    Groups,
    /// spans of time with a name
    Eras,
    /// what happened
    Events,
}

impl List {
    /// Every list, in the order of the outline.
    pub const ALL: [List; 7] = [
        List::Sides,
        List::People,
        List::Topics,
        List::Sources,
        List::Groups,
        List::Eras,
        List::Events,
    ];

    /// Returns the list's key in the file of a story.
    pub fn key(self) -> &'static str {
        match self {
            List::Sides => "sides",
            List::People => "people",
            List::Topics => "topics",
            List::Sources => "sources",
            List::Groups => "groups",
            List::Eras => "eras",
            List::Events => "events",
        }
    }
}

/// A part of a story that has a form.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Place {
    /// the story's own title, languages, zones
    #[default]
    Story,
    /// an item of a list, by its index in the file
    Item(List, usize),
}

impl Place {
    /// Returns the place whose form has the field of a path, such as `events[3].positions[0].text.en`.
    pub fn of_path(path: &str) -> Place {
        let item = |list: List| {
            let rest = path.strip_prefix(list.key())?.strip_prefix('[')?;
            let (index, _) = rest.split_once(']')?;
            Some(Place::Item(list, index.parse().ok()?))
        };
        List::ALL.into_iter().find_map(item).unwrap_or_default()
    }

    /// Returns the path of the place in the file; empty for the story itself.
    pub fn path(self) -> String {
        match self {
            Place::Story => String::new(),
            Place::Item(list, index) => format!("{}[{index}]", list.key()),
        }
    }
}

/// Returns whether a path is that of a field, or leads into it: `title.en` leads into `title`.
pub fn is_within(path: &str, field: &str) -> bool {
    path.strip_prefix(field)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_path_is_the_item_that_it_begins_with() {
        let place = Place::of_path("events[12].positions[0].text.en");
        assert_eq!(place, Place::Item(List::Events, 12));
        assert_eq!(place.path(), "events[12]");
        assert_eq!(Place::of_path("sides[0]"), Place::Item(List::Sides, 0));
    }

    #[test]
    fn whatever_is_no_item_is_the_storys_own() {
        for path in [
            "title.en",
            "languages[1]",
            "the story",
            "events",
            "events[x]",
            "",
        ] {
            assert_eq!(Place::of_path(path), Place::Story, "{path}");
        }
    }

    #[test]
    fn a_path_leads_into_a_field_only_at_a_whole_step() {
        assert!(is_within("events[1].title.en", "events[1].title"));
        assert!(is_within("events[1].title", "events[1].title"));
        assert!(!is_within("events[12].title", "events[1]"));
        assert!(!is_within("titles", "title"));
    }
}
