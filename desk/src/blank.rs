//! What a story, an event and a position begin as: all that the format asks of them, with nothing in it.

use standpoint::format::{Date, Event, Id, Language, Position, Sides, Story, Text};

/// Begins a story that has an id, the day of its state of knowledge and a language, as BCP 47 tag.
pub fn story(id: Id, as_of: String, language: &str) -> Story {
    Story {
        schema: None,
        standpoint: 1,
        id,
        title: Text::Plain(String::new()),
        summary: Text::Plain(String::new()),
        as_of: Date(as_of),
        languages: vec![Language(language.to_owned())],
        time_zones: None,
        version: None,
        corrections: None,
        sides: None,
        people: None,
        topics: None,
        sources: None,
        eras: None,
        groups: None,
        events: Vec::new(),
    }
}

/// Begins an event that has an id and a headline.
pub fn event(id: Id, title: Text) -> Event {
    Event {
        id,
        kind: None,
        title,
        date: Date(String::new()),
        date_label: None,
        end: None,
        duration: None,
        time_zone: None,
        place: None,
        format: None,
        status: None,
        participants: None,
        group: None,
        summary: None,
        text: None,
        media: None,
        sources: None,
        positions: None,
    }
}

/// Begins a position on a topic.
pub fn position(topic: Id) -> Position {
    Position {
        id: None,
        side: Sides::One(Id(String::new())),
        key: None,
        topic,
        speaker: None,
        role: None,
        according_to: None,
        kind: None,
        date: None,
        text: Text::Plain(String::new()),
        quote: None,
        quote_language: None,
        note: None,
        change: None,
        change_to: None,
        change_note: None,
        corrections: None,
        sources: Vec::new(),
    }
}
