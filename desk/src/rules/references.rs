//! Everything in a story that names something else by its id, with its path in the file.

use crate::place::List;
use standpoint::format::{Citation, Id, Position, Sides, Story};

/// What a reference names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// an item of a list
    Item(List),
    /// a position, by its own id or the one that is made for it
    Position,
}

/// The walk is the same whether references are read or rewritten.
macro_rules! walk {
    ($name:ident, $(#[$doc:meta])* $story:ty, $id:ty, $iter:ident, $position:ident, $citations:ident, $citation:ty, $position_type:ty) => {
        $(#[$doc])*
        pub fn $name(story: $story, visit: &mut impl FnMut(Target, &str, $id)) {
            let sides = Target::Item(List::Sides);
            for (index, person) in (0..).zip(story.people.$iter().flatten()) {
                let index: usize = index;
                walk!(@ref $iter, person.side, |id| visit(sides, &format!("people[{index}].side"), id));
            }
            for (index, source) in (0..).zip(story.sources.$iter().flatten()) {
                let index: usize = index;
                for id in source.side.$iter() {
                    visit(sides, &format!("sources[{index}].side"), id);
                }
            }
            for (index, event) in (0..).zip(story.events.$iter()) {
                let index: usize = index;
                let path = format!("events[{index}]");
                for (index, id) in (0..).zip(event.participants.$iter().flatten()) {
                    let index: usize = index;
                    visit(Target::Item(List::People), &format!("{path}.participants[{index}]"), id);
                }
                for id in event.group.$iter() {
                    visit(Target::Item(List::Groups), &format!("{path}.group"), id);
                }
                for cited in event.sources.$iter() {
                    $citations(cited, &path, visit);
                }
                for (index, position) in (0..).zip(event.positions.$iter().flatten()) {
                    let index: usize = index;
                    $position(position, &format!("{path}.positions[{index}]"), visit);
                }
            }
        }

        fn $position(position: $position_type, path: &str, visit: &mut impl FnMut(Target, &str, $id)) {
            let sides = Target::Item(List::Sides);
            walk!(@ref $iter, position.side, |held| match held {
                Sides::One(id) => visit(sides, &format!("{path}.side"), id),
                Sides::Joint(ids) => {
                    for (index, id) in (0..).zip(ids.$iter()) {
                        let index: usize = index;
                        visit(sides, &format!("{path}.side[{index}]"), id);
                    }
                }
            });
            walk!(@ref $iter, position.topic, |id| visit(Target::Item(List::Topics), &format!("{path}.topic"), id));
            for id in position.speaker.$iter() {
                visit(Target::Item(List::People), &format!("{path}.speaker"), id);
            }
            for id in position.according_to.$iter() {
                visit(Target::Item(List::People), &format!("{path}.according_to"), id);
            }
            for id in position.change_to.$iter() {
                visit(Target::Position, &format!("{path}.change_to"), id);
            }
            walk!(@ref $iter, position.sources, |cited| $citations(cited, path, visit));
        }

        fn $citations(cited: $citation, path: &str, visit: &mut impl FnMut(Target, &str, $id)) {
            let sources = Target::Item(List::Sources);
            for (index, citation) in (0..).zip(cited.$iter()) {
                let index: usize = index;
                match citation {
                    Citation::Whole(id) => visit(sources, &format!("{path}.sources[{index}]"), id),
                    Citation::Place(place) => {
                        walk!(@ref $iter, place.source, |id| visit(sources, &format!("{path}.sources[{index}]"), id));
                    }
                }
            }
        }
    };
    (@ref iter, $field:expr, |$id:ident| $do:expr) => {{ let $id = &$field; $do }};
    (@ref iter_mut, $field:expr, |$id:ident| $do:expr) => {{ let $id = &mut $field; $do }};
}

walk!(
    each,
    /// Visits every reference: what it names, its path, the id.
    &Story, &Id, iter, each_of_position, each_citation, &[Citation], &Position
);
walk!(
    each_mut,
    /// Visits every reference as [`each`] does, to rewrite ids.
    &mut Story, &mut Id, iter_mut, each_of_position_mut, each_citation_mut, &mut [Citation], &mut Position
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example;
    use standpoint::format::to_json;

    // A reference of another field would be forgotten when an id is changed: every field that the walk knows is
    // met in the example, but for those that it lacks.
    #[test]
    fn every_field_that_refers_to_something_is_visited() {
        let mut story = example();
        let id = || Some(Id(String::from("x")));
        story.events[0].group = id();
        let position = story
            .events
            .iter_mut()
            .find_map(|event| event.positions.as_mut()?.first_mut());
        position.expect("a position").change_to = id();
        let mut fields: Vec<String> = Vec::new();
        each(&story, &mut |_, path, _| {
            let field = path.rsplit('.').next().unwrap_or_default();
            let field = field.split('[').next().unwrap_or_default().to_owned();
            if !fields.contains(&field) {
                fields.push(field);
            }
        });
        fields.sort();
        let expected = [
            "according_to",
            "change_to",
            "group",
            "participants",
            "side",
            "sources",
            "speaker",
            "topic",
        ];
        assert_eq!(fields, expected);
    }

    #[test]
    fn rewriting_meets_what_reading_meets() {
        let mut story = example();
        let mut read = Vec::new();
        each(&story, &mut |target, path, id| {
            read.push((target, path.to_owned(), id.0.clone()))
        });
        let mut met = Vec::new();
        each_mut(&mut story, &mut |target, path, id| {
            met.push((target, path.to_owned(), id.0.clone()))
        });
        assert_eq!(read, met);
        assert!(read.len() > 100);
        let before = to_json(&example());
        assert_eq!(to_json(&story), before);
    }
}
