//! Small stories.

use serde_json::{Value, json};

const DEFAULT: &str = include_str!("../../stories/us-russia-2021.json");

/// The languages of the default story.
pub const LANGUAGES: [&str; 3] = ["en", "zh", "ru"];

/// Where a story has localised text: pointers without the places in lists.
const TEXTS: [&str; 33] = [
    "/title",
    "/summary",
    "/time_zones/name",
    "/sides/name",
    "/people/name",
    "/people/role",
    "/people/image/alt",
    "/topics/name",
    "/eras/name",
    "/groups/name",
    "/corrections/text",
    "/sources/publisher",
    "/sources/title",
    "/events/title",
    "/events/place",
    "/events/format",
    "/events/date_label",
    "/events/summary",
    "/events/text",
    "/events/media/alt",
    "/events/media/title",
    "/events/media/caption",
    "/events/media/credit",
    "/events/media/licence",
    "/events/media/image/alt",
    "/events/positions/role",
    "/events/positions/corrections/text",
    "/events/positions/text",
    "/events/positions/quote",
    "/events/positions/note",
    "/events/positions/change_note",
    // Not localised, but as free.
    "/events/sources/at",
    "/events/positions/sources/at",
];

/// Where inline marks are understood.
pub const MARKED: [&str; 9] = [
    "/summary",
    "/corrections/text",
    "/events/summary",
    "/events/text",
    "/events/media/caption",
    "/events/positions/corrections/text",
    "/events/positions/text",
    "/events/positions/note",
    "/events/positions/change_note",
];

pub fn default_story() -> Value {
    serde_json::from_str(DEFAULT).unwrap()
}

/// A story of two sides and a newspaper, with these events.
pub fn story(events: impl Into<Value>) -> Value {
    json!({
        "standpoint": 1,
        "id": "bridge",
        "title": "The bridge",
        "summary": "Who wants a bridge, and who does not.",
        "as_of": "2024-06-30",
        "languages": ["en"],
        "sides": [
            {"id": "town", "name": "Town council"},
            {"id": "farm", "name": "Farmers"},
            {"id": "press", "name": "Gazette", "role": "observer"}
        ],
        "people": [
            {"id": "mayor", "name": "Ada Mole", "role": "Mayor", "side": "town"},
            {"id": "clerk", "name": "Town clerk", "side": "town"},
            {"id": "farmer", "name": "Ben Reed", "role": "Farmer", "side": "farm"},
            {"id": "reporter", "name": "Cy Dow", "role": "Reporter", "side": "press"}
        ],
        "topics": [
            {"id": "cost", "name": "Cost"},
            {"id": "access", "name": "Access"},
            {"id": "noise", "name": "Noise"}
        ],
        "sources": [
            {"id": "minutes", "publisher": "Council", "title": "Minutes", "grade": "official"},
            {"id": "paper", "publisher": "The Gazette", "title": "A bridge?", "grade": "press"},
            {"id": "letter", "publisher": "Farmers' union", "title": "Letter", "grade": "relay"}
        ],
        "events": events.into()
    })
}

/// An event of that day without positions.
pub fn event(id: &str, date: &str) -> Value {
    event_of(id, date, Value::Array(Vec::new()))
}

/// An event of that day with these positions.
pub fn event_of(id: &str, date: &str, positions: impl Into<Value>) -> Value {
    json!({
        "id": id,
        "kind": "meeting",
        "title": format!("Title of {id}"),
        "date": date,
        "summary": format!("Summary of {id}."),
        "positions": positions.into()
    })
}

/// A position on the report of the newspaper.
pub fn position(id: &str, side: &str, topic: &str) -> Value {
    json!({
        "id": id,
        "side": side,
        "topic": topic,
        "text": format!("Text of {id}."),
        "sources": ["paper"]
    })
}

/// A story of one event with this position.
pub fn story_of(position: Value) -> Value {
    story([event_of("only", "2024-05-02", [position])])
}

/// A value with other or further fields.
pub fn with(mut value: Value, fields: Value) -> Value {
    let Value::Object(fields) = fields else {
        panic!("{fields}")
    };
    value.as_object_mut().unwrap().extend(fields);
    value
}

/// A story with every field there is.
pub fn full() -> Value {
    let told = with(
        position("told", "town", "access"),
        json!({
            "speaker": "mayor",
            "according_to": "farmer",
            "kind": "reported",
            "date": "2024-05-03",
            "quote": "Not yet",
            "quote_language": "de",
            "role": "Mayor then",
            "key": true,
            "note": "Nobody else heard it.",
            "corrections": [{"date": "2024-06-02", "text": "It was *not* so."}],
            "change": "new",
            "change_to": "own",
            "change_note": "It was **never** so before.",
            "sources": ["letter", {"source": "paper", "at": "p. 2"}]
        }),
    );
    let view = with(
        position("view", "press", "cost"),
        json!({"speaker": "reporter", "kind": "view"}),
    );
    let own = with(
        position("own", "farm", "noise"),
        json!({"side": ["farm", "town"]}),
    );
    let today = with(
        position("today", "town", "noise"),
        json!({"speaker": "mayor"}),
    );
    let media = json!([
        {
            "kind": "image",
            "url": "bridge.png",
            "alt": "A bridge",
            "width": 640,
            "height": 480,
            "sizes": [{"url": "bridge-320.png", "width": 320}],
            "caption": "The *bridge*",
            "credit": "Dee Lake",
            "licence": "CC BY 4.0"
        },
        {
            "kind": "video",
            "url": "bridge.mp4",
            "title": "Over the bridge",
            "poster": "poster.png",
            "tracks": [{"url": "bridge.vtt", "language": "en"}]
        },
        {
            "kind": "link",
            "url": "https://example.org/film",
            "title": "A film of the bridge",
            "image": {"url": "film.png", "alt": "A still", "width": 320, "height": 180},
            "embed": "https://example.org/embed/film"
        }
    ]);
    let talk = with(
        event_of(
            "talk",
            "2024-05-02T19:00:00+01:00",
            [told, view, own, today],
        ),
        json!({
            "end": "2024-05-02T20:30:00+01:00",
            "duration": "PT1H30M",
            "time_zone": "Europe/London",
            "place": "Town hall",
            "format": "behind closed doors",
            "date_label": "On a May evening",
            "group": "hall",
            "text": "They *talked* at length.\n\nThen they went home.",
            "media": media,
            "status": "held",
            "participants": ["mayor", "clerk", "farmer"],
            "sources": [{"source": "minutes", "at": "¶ 1"}]
        }),
    );
    let zones = json!([
        {"id": "Europe/London", "name": "London"},
        {"id": "Asia/Tokyo", "name": "Tokyo"}
    ]);
    let mut story = with(
        story([talk]),
        json!({
            "time_zones": zones,
            "version": "2",
            "corrections": [{"date": "2024-06-01", "text": "The *date* was wrong."}],
            "eras": [{"from": "2024-01", "to": "2024-06", "name": "The quarrel"}],
            "groups": [{"id": "hall", "name": "In the hall"}]
        }),
    );
    let portrait = json!({"url": "mayor.png", "alt": "Ada Mole", "width": 80, "height": 80});
    story["people"][0] = with(story["people"][0].clone(), json!({"image": portrait}));
    story["sources"][0] = with(
        story["sources"][0].clone(),
        json!({
            "date": "2024-05-04",
            "language": "de",
            "url": "https://example.org/minutes",
            "archived": "https://archive.example/minutes",
            "side": "town"
        }),
    );
    story
}

/// A story without any field that can be left out.
pub fn least() -> Value {
    json!({
        "standpoint": 1,
        "id": "least",
        "title": "Title",
        "summary": "Summary.",
        "as_of": "2024",
        "languages": ["en"],
        "events": [{"id": "event", "title": "Event", "date": "2024"}]
    })
}

/// Puts something else in the place of every text; `new` is told where it stands.
pub fn replace_texts(story: &mut Value, new: impl Fn(&str) -> Value) {
    walk(story, "", &|at, value| {
        if TEXTS.contains(&kind_of_place(at).as_str()) {
            *value = new(at);
        }
    });
}

/// The places of all texts.
pub fn places_of_texts(story: &Value) -> Vec<String> {
    let places = std::cell::RefCell::new(Vec::new());
    replace_texts(&mut story.clone(), |at| {
        places.borrow_mut().push(at.to_owned());
        Value::Null
    });
    places.into_inner()
}

/// A pointer without the places in lists.
pub fn kind_of_place(at: &str) -> String {
    let names = at
        .split('/')
        .filter(|step| step.parse::<usize>().is_err() && !step.is_empty());
    names.map(|name| format!("/{name}")).collect()
}

fn walk(value: &mut Value, at: &str, visit: &impl Fn(&str, &mut Value)) {
    visit(at, value);
    match value {
        Value::Array(items) => {
            for (place, item) in items.iter_mut().enumerate() {
                walk(item, &format!("{at}/{place}"), visit);
            }
        }
        Value::Object(members) => {
            for (key, item) in members {
                walk(item, &format!("{at}/{key}"), visit);
            }
        }
        _ => {}
    }
}

/// A text of a story in one of its languages.
pub fn say<'a>(text: &'a Value, language: &str) -> &'a str {
    text.as_str().or(text[language].as_str()).unwrap()
}

/// The item of a list with that id.
pub fn by_id<'a>(list: &'a Value, id: &Value) -> &'a Value {
    let mut items = list.as_array().unwrap().iter();
    items.find(|item| item["id"] == *id).unwrap()
}

/// Every position, event by event.
pub fn positions(story: &Value) -> Vec<&Value> {
    let events = story["events"].as_array().unwrap().iter();
    events
        .flat_map(|event| event["positions"].as_array().into_iter().flatten())
        .collect()
}

/// The sources that a position or event cites.
pub fn cited(citing: &Value) -> Vec<&str> {
    let citations = citing["sources"].as_array().into_iter().flatten();
    citations
        .map(|citation| citation.as_str().or(citation["source"].as_str()).unwrap())
        .collect()
}
