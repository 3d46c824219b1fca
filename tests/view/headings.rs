//! The outline.

use crate::page::{HEADING, Page, text};
use crate::sample::{LANGUAGES, default_story, event, event_of, position, story};
use standpoint::view::{Form, Header};

/// Levels and texts of the headings, in order.
fn outline(page: &Page) -> Vec<(u8, String)> {
    let headings = page.all(HEADING).into_iter();
    headings
        .map(|heading| {
            let level = heading.value().name().strip_prefix('h').unwrap();
            (level.parse().unwrap(), text(heading))
        })
        .collect()
}

#[test]
fn title_events_and_topics_stand_one_below_the_other_from_the_level_asked_for() {
    let story = story([event_of(
        "first",
        "2024-05-02",
        [
            position("p", "town", "cost"),
            position("q", "press", "access"),
        ],
    )]);
    for level in 2..=5 {
        let page = Page::with(&story, |options| options.heading_level = level);
        let found = outline(&page);
        let found: Vec<(u8, &str)> = found.iter().map(|(l, text)| (*l, text.as_str())).collect();
        let topics = 6.min(level + 2);
        let expected = [
            (level, "The bridge"),
            (level + 1, "Title of first"),
            (topics, "Cost"),
            (topics, "Reports and analysis"),
            (level + 1, "Sources"),
        ];
        assert_eq!(found, expected, "level {level}");
    }
}

#[test]
fn no_level_is_skipped_in_the_default_story() {
    for language in LANGUAGES {
        for level in 2..=5 {
            let page = Page::with(&default_story(), |options| {
                options.language = language.to_owned();
                options.heading_level = level;
            });
            let mut before = level - 1;
            for (level, text) in outline(&page) {
                assert!(level <= before + 1, "h{level} after h{before}: {text}");
                before = level;
            }
        }
    }
}

#[test]
fn a_level_that_headings_do_not_have_is_taken_as_the_nearest() {
    let story = story([event("first", "2024-05-02")]);
    let page = Page::with(&story, |options| options.heading_level = u8::MAX);
    assert_eq!(outline(&page)[0].0, 5);
}

#[test]
fn the_header_has_a_title_and_a_summary_a_title_or_a_title_that_is_only_heard() {
    let story = story([event("first", "2024-05-02")]);
    for (header, has_summary, is_seen) in [
        ("full", true, true),
        ("compact", false, true),
        ("none", false, false),
        ("nonsense", true, true),
    ] {
        let page = Page::with(&story, |options| options.header = Header::parse(header));
        assert_eq!(outline(&page)[0], (2, "The bridge".to_owned()), "{header}");
        assert_eq!(page.one("h2").attr("data-unseen").is_none(), is_seen);
        assert_eq!(page.all(".standfirst").len(), usize::from(has_summary));
    }
}

#[test]
fn without_a_stylesheet_a_title_that_is_not_to_be_seen_is_left_out() {
    let story = story([event("first", "2024-05-02")]);
    let page = Page::with(&story, |options| {
        options.form = Form::Plain;
        options.header = Header::None;
    });
    assert_eq!(outline(&page)[0], (3, "Title of first".to_owned()));
}
