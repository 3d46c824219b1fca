//! Whose report a position rests on. The reader of stories leaves a position out that would be shown as a
//! side's own word and is another's; the desk asks before that.

use super::sources::source_of;
use standpoint::format::{Citation, Event, Id, Position, Sides, Story};

/// That it has to be said on whose report a position rests.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ask {
    /// the ids of the people who may have reported it, the likeliest first
    pub likely: Vec<String>,
}

/// So many people are worth a button each.
const MAX_LIKELY: usize = 3;

/// Returns the question where a position of an event needs `according_to` and has none: its speaker, or every
/// source that is a side's own account, is of a side that does not hold it.
pub fn ask(story: &Story, event: &Event, position: &Position) -> Option<Ask> {
    let sides = held_by(position);
    if position.according_to.is_some() || sides.is_empty() {
        return None;
    }
    let is_other = |side: &&Id| !sides.contains(side);
    let speaker = position.speaker.as_ref().and_then(|id| person(story, id));
    let of_speaker = speaker.map(|(_, side)| side).filter(is_other);
    let accounts: Vec<&Id> = position
        .sources
        .iter()
        .filter_map(|cited| account(story, cited))
        .collect();
    let of_sources = accounts
        .first()
        .copied()
        .filter(|_| accounts.iter().all(is_other));
    let reporting = of_speaker.or(of_sources)?;
    let mut likely: Vec<(usize, &Id)> = Vec::new();
    if of_speaker.is_some() {
        // Who is named as the speaker and is of another side has rather told what this one said.
        likely.extend(position.speaker.iter().map(|id| (usize::MAX, id)));
    }
    for person in story
        .people
        .iter()
        .flatten()
        .filter(|person| person.side == *reporting)
    {
        if !likely.iter().any(|(_, id)| **id == person.id) {
            likely.push((weight(story, event, position, &person.id), &person.id));
        }
    }
    likely.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let likely = likely
        .into_iter()
        .take(MAX_LIKELY)
        .map(|(_, id)| id.0.clone());
    Some(Ask {
        likely: likely.collect(),
    })
}

/// Returns how likely a person of the reporting side is the one: above all who reports what these sources say,
/// then who speaks or reports at this event, then who takes part in it, then who is named anywhere.
fn weight(story: &Story, event: &Event, position: &Position, id: &Id) -> usize {
    let is_named = |other: &Position| {
        [&other.according_to, &other.speaker]
            .into_iter()
            .flatten()
            .any(|named| named == id)
    };
    let cites_the_same = |other: &Position| {
        let cited = |position: &Position| {
            position
                .sources
                .iter()
                .map(source_of)
                .cloned()
                .collect::<Vec<_>>()
        };
        let own = cited(position);
        cited(other).iter().any(|source| own.contains(source))
    };
    let all = || {
        story
            .events
            .iter()
            .flat_map(|event| event.positions.iter().flatten())
    };
    let by_source = all()
        .filter(|other| is_named(other) && cites_the_same(other))
        .count();
    let here = event
        .positions
        .iter()
        .flatten()
        .filter(|other| is_named(other))
        .count();
    let takes_part = event.participants.iter().flatten().any(|other| other == id);
    let anywhere = all().filter(|other| is_named(other)).count();
    by_source * 1_000_000 + here * 10_000 + usize::from(takes_part) * 5_000 + anywhere.min(4_999)
}

/// Returns the sides that hold a position; none where nothing is said yet.
fn held_by(position: &Position) -> Vec<&Id> {
    let sides = match &position.side {
        Sides::One(id) => vec![id],
        Sides::Joint(ids) => ids.iter().collect(),
    };
    sides.into_iter().filter(|id| !id.0.is_empty()).collect()
}

/// Returns a person, and the side they speak for.
fn person<'a>(story: &'a Story, id: &Id) -> Option<(&'a Id, &'a Id)> {
    let mut people = story.people.iter().flatten();
    people
        .find(|person| person.id == *id)
        .map(|person| (&person.id, &person.side))
}

/// Returns the side whose own account a cited source is.
fn account<'a>(story: &'a Story, cited: &Citation) -> Option<&'a Id> {
    let mut sources = story.sources.iter().flatten();
    sources
        .find(|source| source.id == *source_of(cited))?
        .side
        .as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problems::checked;
    use crate::rules::example;

    /// The example, in which what every side holds is said to be held by another.
    fn confused() -> Story {
        let mut story = example();
        let sides: Vec<Id> = story
            .sides
            .iter()
            .flatten()
            .map(|side| side.id.clone())
            .collect();
        let positions = story
            .events
            .iter_mut()
            .flat_map(|event| event.positions.iter_mut().flatten());
        for (index, position) in positions.enumerate() {
            position.according_to = None;
            position.side = match index % 5 {
                0 => Sides::Joint(sides.iter().take(2).cloned().collect()),
                _ => Sides::One(sides[index % sides.len()].clone()),
            };
        }
        story
    }

    // The desk and the checker must not differ: a question that the checker does not ask is a nuisance, and one
    // that only the checker asks comes too late.
    #[test]
    fn it_is_asked_where_the_checker_misses_it_and_nowhere_else() {
        let story = confused();
        let mut asked = Vec::new();
        for (index, event) in story.events.iter().enumerate() {
            for (number, position) in event.positions.iter().flatten().enumerate() {
                if ask(&story, event, position).is_some() {
                    asked.push(format!("events[{index}].positions[{number}].according_to"));
                }
            }
        }
        let checked = checked(&story, &[]);
        let missed = checked
            .problems
            .iter()
            .filter(|problem| problem.code == "missing-attribution");
        let missed: Vec<_> = missed.map(|problem| problem.path.clone()).collect();
        assert!(missed.len() > 20 && missed.len() < 120, "{}", missed.len());
        assert_eq!(asked, missed);
    }

    #[test]
    fn who_reports_the_same_source_elsewhere_is_the_likeliest() {
        let mut story = confused();
        for event in &mut story.events {
            for position in event.positions.iter_mut().flatten() {
                position.speaker = None;
            }
        }
        let reported = |story: &Story| {
            let events = (0..).zip(&story.events);
            let positions = events.flat_map(|(at, event)| {
                (0..)
                    .zip(event.positions.iter().flatten())
                    .map(move |(index, position)| (at, index, event, position))
            });
            let mut asked = positions.filter(|(_, _, event, position)| {
                ask(story, event, position).is_some_and(|ask| ask.likely.len() > 1)
            });
            asked.next().map(|(at, index, ..)| (at, index))
        };
        let (at, index) = reported(&story).expect("a position that only sources tell of");
        let asked = |story: &Story| {
            let event: &Event = &story.events[at];
            ask(
                story,
                event,
                &event.positions.as_ref().expect("positions")[index],
            )
            .expect("a question")
            .likely
        };
        let other = asked(&story).pop().expect("the last of them");
        assert_ne!(asked(&story).first(), Some(&other));
        let mut twin = story.events[at].positions.as_ref().expect("positions")[index].clone();
        twin.according_to = Some(Id(other.clone()));
        let elsewhere = (at + 1) % story.events.len();
        for _ in 0..9 {
            story.events[elsewhere]
                .positions
                .get_or_insert_default()
                .push(twin.clone());
        }
        assert_eq!(asked(&story).first(), Some(&other));
    }

    #[test]
    fn a_speaker_of_another_side_is_the_first_to_be_asked_about() {
        let story = example();
        let mut position = story
            .events
            .iter()
            .flat_map(|event| event.positions.iter().flatten())
            .next()
            .expect("one")
            .clone();
        let people = story.people.as_ref().expect("people");
        let own = match &position.side {
            Sides::One(id) => id.clone(),
            Sides::Joint(ids) => ids[0].clone(),
        };
        position.side = Sides::One(own.clone());
        let other = people
            .iter()
            .find(|person| person.side != own)
            .expect("another side's");
        position.speaker = Some(other.id.clone());
        position.according_to = None;
        let asked = ask(&story, &story.events[0], &position).expect("a question");
        assert_eq!(asked.likely.first(), Some(&other.id.0));
        position.according_to = Some(other.id.clone());
        assert_eq!(ask(&story, &story.events[0], &position), None);
    }
}
