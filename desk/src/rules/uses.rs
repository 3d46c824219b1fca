//! Where something is used.

use super::ids::position_ids;
use super::references::{Target, each};
use crate::place::{List, Place};
use standpoint::format::{Story, Text};

/// A part of the story that uses something.
#[derive(Clone, PartialEq)]
pub struct Use {
    /// the part whose form has it
    pub place: Place,
    /// the path of the first field that names it
    pub path: String,
    /// what the part is called
    pub title: Text,
    /// how many fields of the part name it
    pub count: usize,
}

/// Returns the parts of a story that use an item of a list, in the order of the file. An event is used by those
/// whose positions are compared with its own.
pub fn uses(story: &Story, list: List, index: usize) -> Vec<Use> {
    let (target, ids) = match list {
        List::Events => (Target::Position, position_ids(story, index)),
        list => {
            let ids = super::ids::ids_of(story, list);
            let id = ids.get(index).map(|id| (*id).to_owned());
            (Target::Item(list), id.into_iter().collect())
        }
    };
    let mut uses: Vec<Use> = Vec::new();
    let own = Place::Item(list, index);
    each(story, &mut |named, path, id| {
        if named != target || id.0.is_empty() || !ids.contains(&id.0) {
            return;
        }
        let place = Place::of_path(path);
        if place == own {
            return;
        }
        match uses.last_mut().filter(|last| last.place == place) {
            Some(last) => last.count += 1,
            None => uses.push(Use {
                place,
                path: path.to_owned(),
                title: title(story, place),
                count: 1,
            }),
        }
    });
    uses
}

/// Returns how many fields of a story name an item of a list.
pub fn count(uses: &[Use]) -> usize {
    uses.iter().map(|part| part.count).sum()
}

fn title(story: &Story, place: Place) -> Text {
    let title = match place {
        Place::Item(List::Events, index) => story.events.get(index).map(|event| &event.title),
        Place::Item(List::People, index) => {
            let people = story.people.as_ref();
            people
                .and_then(|people| people.get(index))
                .map(|person| &person.name)
        }
        Place::Item(List::Sources, index) => {
            let sources = story.sources.as_ref();
            sources
                .and_then(|sources| sources.get(index))
                .map(|source| &source.title)
        }
        _ => Some(&story.title),
    };
    title.cloned().unwrap_or(Text::Plain(String::new()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint::format::starter;

    #[test]
    fn a_side_is_used_by_its_people_and_its_positions() {
        let mut story = starter("uses", "en").expect("a story to begin with");
        let found = uses(&story, List::Sides, 0);
        assert!(
            found
                .iter()
                .any(|part| matches!(part.place, Place::Item(List::Events, _)))
        );
        assert!(found.iter().all(|part| part.path.ends_with(".side")));
        let mut total = 0;
        let id = story.sides.as_ref().expect("sides")[0].id.clone();
        each(&story, &mut |target, _, named| {
            total += usize::from(target == Target::Item(List::Sides) && *named == id);
        });
        assert_eq!(count(&found), total);
        assert!(total > 0);
        story.events.clear();
        story.people = None;
        story.sources = None;
        assert!(uses(&story, List::Sides, 0).is_empty());
    }

    // With no id, whatever names nothing would seem to use it.
    #[test]
    fn what_has_no_id_is_used_nowhere() {
        let mut story = starter("uses", "en").expect("a story to begin with");
        story.sides.as_mut().expect("sides")[0].id.0.clear();
        for event in &mut story.events {
            for position in event.positions.iter_mut().flatten() {
                position.topic.0.clear();
            }
        }
        assert!(uses(&story, List::Sides, 0).is_empty());
    }
}
