//! Small stories.

use standpoint::app::{Filter, Kinds, Settings, View};
use standpoint::story::Story;
use std::sync::Arc;

const STORY: &str = r#"{
  "standpoint": 1, "id": "s", "languages": ["en", "ru", "zh"], "as_of": "2024-06-30",
  "title": "A story", "summary": "What was said.",
  "sides": [
    {"id": "us", "name": "US"},
    {"id": "ru", "name": "Russia"},
    {"id": "press", "name": "Gazette", "role": "observer"}
  ],
  "people": [
    {"id": "lee", "name": "Ann Lee", "side": "us"},
    {"id": "dow", "name": "Cy Dow", "role": "Reporter", "side": "press"}
  ],
  "topics": [{"id": "arms", "name": "Arms"}, {"id": "gas", "name": "Gas"}],
  "sources": [{"id": "x", "publisher": "Agency", "title": "Report", "grade": "press"}],
  "groups": [{"id": "town", "name": "In town"}, {"id": "far", "name": "Abroad"}],
  "events": [
    {
      "id": "opening", "kind": "other", "group": "town", "title": "Café opened", "date": "2024-01-01",
      "summary": "It has a [website](https://example.org/hidden).", "place": "Geneva", "format": "In the open"
    },
    {
      "id": "call", "kind": "call", "title": "A call", "date": "2024-01-02", "summary": "They spoke.",
      "positions": [
        {"id": "firm", "side": "us", "topic": "arms", "speaker": "lee", "text": "It is un**like**ly.",
         "quote": "Not today", "note": "Nobody else heard it.", "sources": ["x"]},
        {"id": "told", "side": "ru", "topic": "gas", "according_to": "dow", "kind": "reported",
         "text": {"en": "All is settled.", "ru": "Всё решено.", "zh": "底线不变。"},
         "sources": ["x"]}
      ]
    },
    {
      "id": "talks", "kind": "meeting", "group": "town", "title": "Talks", "date": "2024-01-03", "summary": "They met.",
      "positions": [
        {"id": "later", "side": "us", "topic": "arms", "text": "No missiles.", "change": "firmer",
         "change_note": "Once it was *gentle*.", "sources": ["x"]},
        {"id": "own", "side": "ru", "topic": "arms", "text": "Some missiles.", "sources": ["x"]},
        {"id": "seen", "side": "press", "topic": "gas", "speaker": "dow", "kind": "view", "text": "Prices rise.",
         "sources": ["x"]}
      ]
    },
    {"id": "end", "kind": "other", "title": "The end", "date": "2024-01-04", "summary": "All was over."}
  ]
}"#;

/// Indices of the events of [`story`].
pub const OPENING: usize = 0;
pub const CALL: usize = 1;
pub const TALKS: usize = 2;
pub const END: usize = 3;

/// A story in which nobody holds anything.
pub fn plain() -> Arc<Story> {
    let mut story: serde_json::Value = serde_json::from_str(STORY).unwrap();
    let events = story["events"].as_array_mut().unwrap();
    events.retain(|event| event["positions"].is_null());
    read(&story.to_string())
}

fn read(json: &str) -> Arc<Story> {
    let reading = standpoint::read::read_str(json);
    let messages: Vec<_> = reading.problems.iter().map(|p| p.message()).collect();
    assert_eq!(messages, Vec::<String>::new());
    Arc::new(reading.story.unwrap())
}

/// Four events, of which the two in the middle have two and three positions.
pub fn story() -> Arc<Story> {
    read(STORY)
}

/// What can be read of the story with a mistake in it.
pub fn story_with(right: &str, wrong: &str) -> Arc<Story> {
    assert!(STORY.contains(right));
    let reading = standpoint::read::read_str(&STORY.replacen(right, wrong, 1));
    Arc::new(reading.story.unwrap())
}

/// The same events under another id.
pub fn other_story() -> Arc<Story> {
    read(&STORY.replacen(r#""id": "s""#, r#""id": "other""#, 1))
}

/// A newer version of the story, with another event before all others.
pub fn newer_story() -> Arc<Story> {
    let event = r#""events": [
    {"id": "before", "kind": "call", "title": "Before", "date": "2023-01-01", "summary": "They knew.",
     "positions": [{"id": "early", "side": "us", "topic": "gas", "text": "First.", "sources": ["x"]}]},"#;
    read(&STORY.replacen(r#""events": ["#, event, 1))
}

/// The story with U+0000 in a text.
pub fn story_with_u_0000() -> Arc<Story> {
    read(&STORY.replacen("No missiles.", r"No\u0000missiles.", 1))
}

/// The story without the talks.
pub fn shorter_story() -> Arc<Story> {
    let start = STORY.find(
        r#"    {
      "id": "talks""#,
    );
    let end = STORY.find(r#"    {"id": "end""#);
    let (start, end) = (start.unwrap(), end.unwrap());
    read(&[&STORY[..start], &STORY[end..]].concat())
}

/// A story of so many events, at each of which somebody says one thing.
pub fn long_story(events: usize) -> Arc<Story> {
    let event = |index: usize| {
        format!(
            r#"{{"id": "e{index}", "kind": "call", "title": "Call", "date": "2020", "summary": "They spoke.",
            "positions": [{{"side": "us", "topic": "arms", "text": "This.", "sources": ["x"]}}]}}"#
        )
    };
    let events: Vec<_> = (0..events).map(event).collect();
    let start = STORY.find(r#""events": ["#).unwrap();
    let events = format!(r#""events": [{}]}}"#, events.join(","));
    read(&[&STORY[..start], &events].concat())
}

/// A filter that asks for these words.
pub fn words(words: &str) -> Filter {
    Filter {
        find: words.to_owned(),
        ..Filter::default()
    }
}

/// A filter that asks for these sides.
pub fn sides(sides: &[&str]) -> Filter {
    Filter {
        sides: sides.iter().map(|side| side.to_string()).collect(),
        ..Filter::default()
    }
}

/// A filter that asks for this group of events.
pub fn group(group: &str) -> Filter {
    Filter {
        group: group.to_owned(),
        ..Filter::default()
    }
}

/// A filter that asks for this topic.
pub fn topic(topic: &str) -> Filter {
    Filter {
        topic: topic.to_owned(),
        ..Filter::default()
    }
}

/// A filter that asks for what the sides say themselves.
pub fn stated() -> Filter {
    Filter {
        kinds: Kinds::Stated,
        ..Filter::default()
    }
}

/// The timeline with this filter.
pub fn timeline(filter: Filter) -> Settings {
    Settings {
        view: View::Timeline,
        filter,
    }
}

/// The comparison with this filter.
pub fn compare(filter: Filter) -> Settings {
    Settings {
        view: View::Compare,
        filter,
    }
}
