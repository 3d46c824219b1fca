//! Small stories for tests.

use serde_json::{Value, json};

/// A sound story with two events, `first` and `second`, in English, Chinese and Russian.
pub fn small(title: &str) -> Value {
    let position = |side: &str, text: &str| json!({"side": side, "topic": "peace", "text": text, "sources": ["paper"]});
    json!({
        "standpoint": 1,
        "id": "small",
        "title": title,
        "summary": {"en": "In short", "zh": "简而言之", "ru": "Вкратце"},
        "as_of": "2022-01-14",
        "languages": ["en", "zh", "ru"],
        "sides": [{"id": "one", "name": "Side One"}, {"id": "two", "name": "Side Two"}],
        "topics": [{"id": "peace", "name": "Peace"}],
        "sources": [{
            "id": "paper", "publisher": "The Paper", "title": "A report",
            "url": "https://example.org/report", "grade": "press",
        }],
        "events": [
            {
                "id": "second", "kind": "meeting", "title": "The second event",
                "date": "2022-01-02", "summary": "They met.",
                "positions": [position("one", "We met."), position("two", "So we did.")],
            },
            {
                "id": "first", "kind": "call", "title": "The first event",
                "date": "2022-01-01", "summary": "They spoke.",
                "positions": [position("one", "We spoke."), position("two", "They listened.")],
            },
        ],
    })
}

/// A story of which one event is sound; the date of the other, `second`, is none.
pub fn half_sound() -> Value {
    let mut story = small("Half a story");
    story["events"][0]["date"] = json!("2022-13-45");
    story
}

/// A story of which nothing can be shown.
pub fn unsound() -> Value {
    json!({"standpoint": 1, "id": "nothing"})
}
