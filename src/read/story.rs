//! Reads each part of a story.

use super::at::At;
use super::ids::Ids;
use super::media::{image, media};
use super::problem::StoryCode;
use super::reader::{Fields, StoryReader};
use crate::bidi::contained;
use crate::date::When;
use crate::intl::zone::is_same;
use crate::json::Json;
use crate::story::{
    Change, Citation, Correction, Era, Event, EventKind, Grade, Group, InFile, Person, Position,
    PositionKind, Role, Side, Source, Status, Story, TimeZone, Topic,
};
use std::sync::Arc;

/// The most events a story may have.
pub const MAX_EVENTS: usize = 10_000;

/// The most positions a story may have, all events together.
pub const MAX_POSITIONS: usize = 100_000;

/// The most people, and the most sources, a story may have.
const MAX_LIST: usize = MAX_EVENTS;

/// The most sides a story may have. The comparison has a cell for each side and topic.
pub const MAX_SIDES: usize = 100;

/// The most topics a story may have.
pub const MAX_TOPICS: usize = 300;

/// The most eras, and the most corrections of one thing.
const MAX_NOTES: usize = 100;

/// The items of a list in the order of the file, and the index of each id.
struct ById<T> {
    things: Vec<Arc<T>>,
    indexes: Ids,
}

/// What events refer to.
struct Known {
    sides: ById<Side>,
    people: ById<Person>,
    topics: ById<Topic>,
    sources: ById<Source>,
    groups: ById<Group>,
    as_of: Option<When>,
    event_ids: Ids,
    position_ids: Ids,
}

pub(crate) fn read(r: &mut StoryReader, at: &At) -> Option<Story> {
    let mut f = r.fields(at)?;
    version(r, &mut f);
    // Before the texts, which are to be in these languages.
    let languages = f.required(r, "languages").and_then(|at| languages(r, &at));
    let id = f.id(r, "id");
    let title = f.text(r, "title");
    let summary = f.text(r, "summary");
    let as_of = f.when(r, "as_of");
    let zones = f.optional("time_zones").and_then(|at| time_zones(r, &at));
    let version = f.optional("version");
    let version = version.and_then(|at| r.string(&at).map(str::to_owned));
    let corrections = f.list(r, "corrections", MAX_NOTES, correction);
    // Only positions need sides, topics and sources.
    let sides = f.optional("sides");
    let sides = by_id(r, sides, MAX_SIDES, side, |side| &side.id);
    let topics = f.optional("topics");
    let topics = by_id(r, topics, MAX_TOPICS, topic, |topic| &topic.id);
    let people = f.optional("people");
    let people = by_id(
        r,
        people,
        MAX_LIST,
        |r, at, _| person(r, at, &sides),
        |person| &person.id,
    );
    let sources = f.optional("sources");
    let sources = by_id(
        r,
        sources,
        MAX_LIST,
        |r, at, index| source(r, at, index, &sides),
        |source| &source.id,
    );
    let eras = f.list(r, "eras", MAX_NOTES, era);
    let groups = f.optional("groups");
    let groups = by_id(r, groups, MAX_SIDES, group, |group| &group.id);
    let mut known = Known {
        groups,
        sides,
        people,
        topics,
        sources,
        as_of,
        event_ids: Ids::default(),
        position_ids: Ids::default(),
    };
    let events = f.required(r, "events");
    let in_file = events.as_ref().map_or(0, |at| length(at.json));
    let events = by_id(
        r,
        events,
        MAX_EVENTS,
        |r, at, _| event(r, at, &mut known),
        |event| &event.id,
    );
    // A plain timeline has none of these.
    if r.positions > 0 {
        for list in ["sides", "topics", "sources"] {
            f.required(r, list);
        }
    }
    f.finish(r);
    let mut events = events.things;
    // Stable: events of the same moment stay in the order of the file.
    events.sort_by_key(|event| event.date.earliest());
    number_positions(&mut events);
    if events.is_empty() {
        return None;
    }
    Some(Story {
        id: id.unwrap_or_default(),
        title: title?,
        summary: summary?,
        as_of: as_of?,
        languages: languages?,
        time_zones: zones.unwrap_or_default(),
        sides: known.sides.things,
        topics: known.topics.things,
        sources: known.sources.things,
        eras,
        groups: known.groups.things,
        events,
        version,
        corrections,
        in_file: InFile {
            events: in_file,
            positions: r.positions,
        },
    })
}

/// How many items a list has; none where it is no list.
fn length(json: &Json) -> usize {
    match json {
        Json::Array(items) => items.len(),
        _ => 0,
    }
}

fn number_positions(events: &mut [Arc<Event>]) {
    let mut number = 0;
    for event in events.iter_mut().filter_map(Arc::get_mut) {
        for position in event.positions.iter_mut().filter_map(Arc::get_mut) {
            number += 1;
            position.number = number;
        }
    }
}

fn version(r: &mut StoryReader, f: &mut Fields) {
    if let Some(at) = f.required(r, "standpoint")
        && *at.json != Json::Number(1.0)
    {
        let (found, help) = match at.json {
            Json::Number(_) => ("another number", None),
            Json::String(_) => ("a string", Some("leave the quotation marks out")),
            other => (other.kind(), None),
        };
        r.report(&at, StoryCode::UnknownVersion, "the number 1", found, help);
    }
}

fn languages(r: &mut StoryReader, at: &At) -> Option<Vec<String>> {
    let items = r.items(at, 100)?;
    if items.is_empty() {
        r.report(
            at,
            StoryCode::Empty,
            "at least one language",
            "an empty list",
            None,
        );
    }
    let mut languages: Vec<String> = Vec::new();
    let mut is_whole = matches!(at.json, Json::Array(all) if all.len() == items.len());
    for at in &items {
        match r.language(at) {
            Some(tag)
                if languages
                    .iter()
                    .any(|other| other.eq_ignore_ascii_case(&tag)) =>
            {
                r.listed_twice(at, &tag);
            }
            Some(tag) => languages.push(tag),
            None => is_whole = false,
        }
    }
    // Texts are not held against a list that is wrong itself.
    if is_whole {
        r.languages = languages.clone();
    }
    (!languages.is_empty()).then_some(languages)
}

fn time_zones(r: &mut StoryReader, at: &At) -> Option<Vec<TimeZone>> {
    let items = r.items(at, 100)?;
    let mut zones: Vec<TimeZone> = Vec::new();
    for at in &items {
        if let Some(zone) = time_zone(r, at) {
            if zones.iter().any(|other| is_same(&other.id, &zone.id)) {
                r.listed_twice(at, &zone.id);
            } else {
                zones.push(zone);
            }
        }
    }
    Some(zones)
}

/// Reads a list of at most `max` items with ids. Items that cannot be read, or whose id is taken, are
/// left out. `read` is given the number of items before it.
fn by_id<T>(
    r: &mut StoryReader,
    list: Option<At>,
    max: usize,
    mut read: impl FnMut(&mut StoryReader, &At, usize) -> Option<T>,
    id: impl Fn(&T) -> &String,
) -> ById<T> {
    let mut by_id = ById {
        things: Vec::new(),
        indexes: Ids::default(),
    };
    let items = list.as_ref().and_then(|list| r.items(list, max));
    if let (Some(list), Some([])) = (&list, items.as_deref()) {
        r.report(
            list,
            StoryCode::Empty,
            "at least one item",
            "an empty list",
            None,
        );
    }
    for at in items.unwrap_or_default() {
        if let Some(thing) = read(r, &at, by_id.things.len())
            && claim_id(r, &at, &mut by_id.indexes, id(&thing))
        {
            by_id.things.push(Arc::new(thing));
        }
    }
    by_id
}

/// Gives the next thing its id. Returns false, and reports it, where another has that id already.
fn claim_id(r: &mut StoryReader, at: &At, ids: &mut Ids, id: &str) -> bool {
    let is_free = ids.add(id);
    if !is_free {
        r.report_value(at, StoryCode::DuplicateId, "an `id` of its own", id, None);
    }
    is_free
}

/// Returns what a reference leads to.
fn follow<T>(r: &mut StoryReader, at: &At, things: &ById<T>) -> Option<Arc<T>> {
    let index = index_of(r, at, &things.indexes)?;
    things.things.get(index).cloned()
}

#[inline(never)]
fn index_of(r: &mut StoryReader, at: &At, ids: &Ids) -> Option<usize> {
    let id = r.string(at)?;
    let found = ids.find(id);
    if found.is_none() && !r.is_full() {
        let known: Vec<&str> = ids.all().iter().map(String::as_str).collect();
        let expected = match known.is_empty() {
            true => "none, as there is nothing to refer to",
            false => "one of ",
        };
        r.unknown(at, StoryCode::UnknownReference, expected, id, &known);
    }
    found
}

fn time_zone(r: &mut StoryReader, at: &At) -> Option<TimeZone> {
    let mut f = r.fields(at)?;
    let id = f.required(r, "id").and_then(|at| r.time_zone(&at));
    let name = f.text(r, "name");
    f.finish(r);
    Some(TimeZone {
        id: id?,
        name: name?,
    })
}

fn side(r: &mut StoryReader, at: &At, index: usize) -> Option<Side> {
    let mut f = r.fields(at)?;
    let id = f.id(r, "id");
    let name = f.text(r, "name");
    let role = f.optional_word(r, "role", Role::WORDS);
    f.finish(r);
    Some(Side {
        id: id?,
        index,
        name: name?,
        observer: role.and_then(Role::nth) == Some(Role::Observer),
    })
}

fn topic(r: &mut StoryReader, at: &At, index: usize) -> Option<Topic> {
    let mut f = r.fields(at)?;
    let id = f.id(r, "id");
    let name = f.text(r, "name");
    f.finish(r);
    Some(Topic {
        id: id?,
        index,
        name: name?,
    })
}

fn group(r: &mut StoryReader, at: &At, index: usize) -> Option<Group> {
    let Topic { id, index, name } = topic(r, at, index)?;
    Some(Group { id, index, name })
}

fn era(r: &mut StoryReader, at: &At) -> Option<Era> {
    let mut f = r.fields(at)?;
    let from = f.when(r, "from");
    let to = f
        .required(r, "to")
        .and_then(|at| end(r, &at, from, ["from", "to"]));
    let name = f.text(r, "name");
    f.finish(r);
    Some(Era {
        from: from?,
        to: to?,
        name: name?,
    })
}

fn correction(r: &mut StoryReader, at: &At) -> Option<Correction> {
    let mut f = r.fields(at)?;
    let date = f.when(r, "date");
    let text = f.text(r, "text");
    f.finish(r);
    Some(Correction {
        date: date?,
        text: text?,
    })
}

fn person(r: &mut StoryReader, at: &At, sides: &ById<Side>) -> Option<Person> {
    let mut f = r.fields(at)?;
    let id = f.id(r, "id");
    let name = f.text(r, "name");
    let role = f.optional_text(r, "role");
    let side = f.required(r, "side").and_then(|at| follow(r, &at, sides));
    let image = image(r, &mut f);
    f.finish(r);
    Some(Person {
        image,
        id: id?,
        name: name?,
        role,
        side: side?,
    })
}

fn source(r: &mut StoryReader, at: &At, index: usize, sides: &ById<Side>) -> Option<Source> {
    let mut f = r.fields(at)?;
    let id = f.id(r, "id");
    let publisher = f.text(r, "publisher");
    let title = f.text(r, "title");
    let date = f.optional_when(r, "date");
    let language = f.optional_language(r, "language");
    let url = f.optional_url(r, "url");
    let archived = f.optional_url(r, "archived");
    let grade = f.word(r, "grade", Grade::WORDS);
    let side = f.optional("side").and_then(|at| follow(r, &at, sides));
    f.finish(r);
    Some(Source {
        id: id?,
        number: index + 1,
        publisher: publisher?,
        title: title?,
        date,
        language,
        url,
        archived,
        grade: Grade::nth(grade?)?,
        side,
    })
}

fn citations(r: &mut StoryReader, at: &At, sources: &ById<Source>) -> Vec<Citation> {
    let items = r.items(at, 100).unwrap_or_default();
    items
        .iter()
        .filter_map(|at| citation(r, at, sources))
        .collect()
}

fn citation(r: &mut StoryReader, at: &At, sources: &ById<Source>) -> Option<Citation> {
    if let Json::String(_) = at.json {
        let source = follow(r, at, sources)?;
        return Some(Citation { source, at: None });
    }
    let mut f = r.fields(at)?;
    let source = f
        .required(r, "source")
        .and_then(|at| follow(r, &at, sources));
    let passage = f.optional("at").and_then(|at| r.string(&at));
    f.finish(r);
    Some(Citation {
        source: source?,
        at: passage.map(|at| contained(at.to_owned())),
    })
}

fn event(r: &mut StoryReader, at: &At, known: &mut Known) -> Option<Event> {
    let mut f = r.fields(at)?;
    let id = f.id(r, "id");
    let kind = f.optional_word(r, "kind", EventKind::WORDS);
    let title = f.text(r, "title");
    let date = f.when(r, "date");
    let date_label = f.optional_text(r, "date_label");
    let end = f
        .optional("end")
        .and_then(|at| end(r, &at, date, ["date", "end"]));
    let duration = f.optional("duration").and_then(|at| r.duration(&at));
    let time_zone = f.optional("time_zone").and_then(|at| r.time_zone(&at));
    let place = f.optional_text(r, "place");
    let format = f.optional_text(r, "format");
    let is_ahead = match (date, known.as_of) {
        (Some(date), Some(as_of)) => date.is_after(&as_of),
        _ => false,
    };
    let status = f.optional("status").and_then(|at| status(r, &at, is_ahead));
    let participants = f
        .optional("participants")
        .map(|at| participants(r, &at, &known.people));
    let group = f
        .optional("group")
        .and_then(|at| follow(r, &at, &known.groups));
    let summary = f.optional_text(r, "summary");
    let text = f.optional_text(r, "text");
    let media = media(r, &mut f);
    let sources = f
        .optional("sources")
        .map(|at| citations(r, &at, &known.sources));
    // The positions of an event that is left out for its id take no ids from others.
    let own_id = id
        .as_deref()
        .filter(|id| known.event_ids.find(id).is_none());
    if let Some(id) = own_id {
        known.event_ids.add(id);
    }
    let positions = f
        .optional("positions")
        .map(|at| positions(r, &at, known, own_id));
    f.finish(r);
    let date = date?;
    let by_date = if is_ahead {
        Status::Scheduled
    } else {
        Status::Held
    };
    Some(Event {
        id: id?,
        kind: kind.and_then(EventKind::nth).unwrap_or(EventKind::Other),
        title: title?,
        date,
        date_label,
        end,
        duration,
        time_zone,
        place,
        format,
        status: status.unwrap_or(by_date),
        participants: participants.unwrap_or_default(),
        group,
        summary,
        text,
        media,
        sources: sources.unwrap_or_default(),
        positions: positions.unwrap_or_default(),
    })
}

/// Reads the end of something. The names are those of the fields that have its beginning and its end.
fn end(
    r: &mut StoryReader,
    at: &At,
    start: Option<When>,
    [before, after]: [&str; 2],
) -> Option<When> {
    let end = r.when(at)?;
    if start.is_some_and(|start| start.is_after(&end)) {
        let help = ["`", before, "` and `", after, "` may have changed places"].concat();
        let expected = ["an end after `", before, "`"].concat();
        let found = r.string(at)?;
        r.report_value(at, StoryCode::EndBeforeStart, &expected, found, Some(&help));
        return None;
    }
    Some(end)
}

fn status(r: &mut StoryReader, at: &At, is_ahead: bool) -> Option<Status> {
    let status = r.word(at, Status::WORDS).and_then(Status::nth);
    if is_ahead && status == Some(Status::Held) {
        let help = Some("correct `as_of`, `date` or `status`");
        let expected = "another status after `as_of`";
        r.report(at, StoryCode::HeldAfterAsOf, expected, "`held`", help);
        return None;
    }
    status
}

fn participants(r: &mut StoryReader, at: &At, people: &ById<Person>) -> Vec<Arc<Person>> {
    let items = r.items(at, 1_000).unwrap_or_default();
    each_once(r, &items, people, |person| &person.id)
}

/// Returns the side that holds a position, or those of a joint statement; none where no reference is right.
fn sides(r: &mut StoryReader, at: &At, known: &ById<Side>) -> Vec<Arc<Side>> {
    let Json::Array(_) = at.json else {
        return follow(r, at, known).into_iter().collect();
    };
    let items = r.items(at, MAX_SIDES).unwrap_or_default();
    if items.is_empty() {
        r.report(
            at,
            StoryCode::Empty,
            "at least one side",
            "an empty list",
            None,
        );
    }
    each_once(r, &items, known, |side| &side.id)
}

/// Returns what a list of references leads to; whatever is listed again is reported and left out.
fn each_once<T>(
    r: &mut StoryReader,
    items: &[At],
    known: &ById<T>,
    id: fn(&T) -> &String,
) -> Vec<Arc<T>> {
    let mut found: Vec<Arc<T>> = Vec::new();
    for at in items {
        if let Some(thing) = follow(r, at, known) {
            if found.iter().any(|other| id(other) == id(&thing)) {
                r.listed_twice(at, id(&thing));
            } else {
                found.push(thing);
            }
        }
    }
    found
}

fn positions(
    r: &mut StoryReader,
    at: &At,
    known: &mut Known,
    event: Option<&str>,
) -> Vec<Arc<Position>> {
    r.positions += length(at.json);
    let left = MAX_POSITIONS.saturating_sub(known.position_ids.all().len());
    let items = r.items(at, left).unwrap_or_default();
    let read = |(index, at)| position(r, at, known, event, index + 1).map(Arc::new);
    items.iter().enumerate().filter_map(read).collect()
}

/// Returns the id of a position that has none of its own: the id of the event and the number of the
/// position there, from 1.
pub fn made_id(event: &str, number: usize) -> String {
    [event, "-", &number.to_string()].concat()
}

fn position(
    r: &mut StoryReader,
    at: &At,
    known: &mut Known,
    event: Option<&str>,
    number: usize,
) -> Option<Position> {
    let mut f = r.fields(at)?;
    let id = f.optional("id").and_then(|at| r.id(&at));
    let sides = f
        .required(r, "side")
        .map(|at| sides(r, &at, &known.sides))
        .unwrap_or_default();
    let key = f.optional("key").is_some_and(|at| r.is_true(&at));
    let topic = f
        .required(r, "topic")
        .and_then(|at| follow(r, &at, &known.topics));
    let speaker = f
        .optional("speaker")
        .and_then(|at| follow(r, &at, &known.people));
    let role = f.optional_text(r, "role");
    let according_to = f
        .optional("according_to")
        .and_then(|at| follow(r, &at, &known.people));
    let kind = f.optional_word(r, "kind", PositionKind::WORDS);
    let date = f.optional_when(r, "date");
    let text = f.text(r, "text");
    let quote = f.optional_text(r, "quote");
    let quote_language = f.optional_language(r, "quote_language");
    let note = f.optional_text(r, "note");
    let change = f.optional_word(r, "change", Change::WORDS);
    let change_to = f.optional("change_to").and_then(|at| r.id(&at));
    let change_note = f.optional_text(r, "change_note");
    let corrections = f.list(r, "corrections", MAX_NOTES, correction);
    let sources = f.required(r, "sources").map(|at| {
        if *at.json == Json::Array(Vec::new()) {
            r.report(
                &at,
                StoryCode::Empty,
                "at least one source",
                "an empty list",
                None,
            );
        }
        citations(r, &at, &known.sources)
    });
    f.finish(r);
    let event = event?;
    let id = id.unwrap_or_else(|| made_id(event, number));
    claim_id(r, at, &mut known.position_ids, &id).then_some(())?;
    let mut sides = sides.into_iter();
    let position = Position {
        id,
        // Known when the events are in order.
        number: 0,
        side: sides.next()?,
        joint: sides.collect(),
        is_key: key,
        topic: topic?,
        speaker,
        role,
        according_to,
        kind: kind
            .and_then(PositionKind::nth)
            .unwrap_or(PositionKind::Stated),
        date,
        text: text?,
        quote,
        quote_language,
        note,
        change: change.and_then(Change::nth),
        change_to,
        change_note,
        corrections,
        sources: sources.filter(|sources| !sources.is_empty())?,
    };
    is_attributed(r, at, &position).then_some(position)
}

/// Returns whether a position that rests on another side's word says so. If the speaker belongs to
/// another side, or every source that is a side's own account is another side's, `according_to` is
/// required. Without it the position is left out, since it would be shown as the side's own.
fn is_attributed(r: &mut StoryReader, at: &At, position: &Position) -> bool {
    let is_another_side = |side: &&Arc<Side>| !position.is_of(side);
    let speaker = position
        .speaker
        .as_ref()
        .map(|speaker| &speaker.side)
        .filter(is_another_side);
    let mut accounts = position
        .sources
        .iter()
        .filter_map(|citation| citation.source.side.as_ref());
    let first = accounts.next();
    let account = first
        .filter(is_another_side)
        .filter(|_| accounts.all(|side| is_another_side(&side)));
    let found = match (&position.according_to, speaker, account) {
        (Some(_), ..) | (None, None, None) => return true,
        (None, Some(side), _) => ["none, with a speaker of the side `", &side.id, "`"],
        (None, None, Some(side)) => ["none, with only sources of the side `", &side.id, "`"],
    };
    let help = Some("say on whose report this rests, or correct `side`");
    let expected = "the field `according_to`";
    r.report(
        at,
        StoryCode::MissingAttribution,
        expected,
        &found.concat(),
        help,
    );
    false
}
