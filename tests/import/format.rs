//! Stories as text.

use standpoint::format::{Date, Event, Id, Language, Story, Text, to_json};

#[test]
fn a_story_is_written_with_two_spaces_and_short_values_in_one_line() {
    let text = |text: &str| Text::Plain(text.to_owned());
    let event = Event {
        id: Id("a".into()),
        kind: None,
        title: text("A \"title\""),
        date: Date("2021".into()),
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
    };
    let story = Story {
        schema: None,
        standpoint: 1,
        id: Id("story".into()),
        title: text("Title"),
        summary: text(&"long ".repeat(30)),
        as_of: Date("2021".into()),
        languages: vec![Language("en".into()), Language("de".into())],
        time_zones: None,
        version: None,
        corrections: None,
        sides: None,
        people: None,
        topics: None,
        sources: None,
        eras: None,
        groups: None,
        events: vec![event],
    };
    insta::assert_snapshot!(to_json(&story));
}
