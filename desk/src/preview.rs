//! The story as the preview shows it: one that is only begun has gaps for which a reader would get nothing.

use crate::rules::sources::{site, source_of};
use crate::text::is_blank;
use standpoint::date::When;
use standpoint::format::{Citation, Date, Event, Id, Keyword, Source, Story, Text};
use standpoint::story::Grade;
use std::borrow::Cow;

/// What stands where nothing has been written yet, in the words of the interface.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gaps {
    /// for a title
    pub untitled: String,
    /// for the publisher of a source that a position lacks
    pub no_source: String,
}

/// Returns a story with its gaps filled, so that what is there can be seen. Nothing where no event has a date
/// that can be read: without one there is no timeline. What is wrong stays so, and the element tells of it.
pub fn filled<'a>(story: &'a Story, gaps: &Gaps) -> Option<Cow<'a, Story>> {
    let last = story.events.iter().rev().find(|event| is_date(&event.date));
    let last = last?.date.clone();
    if !has_gaps(story) {
        return Some(Cow::Borrowed(story));
    }
    let mut story = story.clone();
    fill(&mut story.title, &gaps.untitled);
    fill(&mut story.summary, "…");
    if !is_date(&story.as_of) {
        story.as_of = last;
    }
    for source in story.sources.iter_mut().flatten() {
        // Of an address that was just pasted, that is all that is known.
        let site = source.url.as_ref().and_then(|url| site(&url.0));
        fill(&mut source.publisher, site.as_deref().unwrap_or("…"));
        fill(&mut source.title, "…");
    }
    let mut is_source_missing = false;
    for event in &mut story.events {
        fill(&mut event.title, &gaps.untitled);
        for position in event.positions.iter_mut().flatten() {
            fill(&mut position.text, "…");
            if lacks_source(&position.sources) {
                is_source_missing = true;
                position.sources = vec![Citation::Whole(no_source())];
            }
        }
    }
    if is_source_missing {
        story.sources.get_or_insert_default().push(Source {
            id: no_source(),
            publisher: Text::Plain(gaps.no_source.clone()),
            title: Text::Plain(String::from("…")),
            url: None,
            date: None,
            language: None,
            grade: Keyword(Grade::Press),
            side: None,
            archived: None,
        });
    }
    Some(Cow::Owned(story))
}

fn has_gaps(story: &Story) -> bool {
    let is_event = |event: &Event| {
        let positions = event.positions.iter().flatten();
        let mut positions =
            positions.map(|position| is_blank(&position.text) || lacks_source(&position.sources));
        is_blank(&event.title) || positions.any(|has_gap| has_gap)
    };
    let is_source_begun = |source: &Source| is_blank(&source.publisher) || is_blank(&source.title);
    is_blank(&story.title)
        || story.sources.iter().flatten().any(is_source_begun)
        || is_blank(&story.summary)
        || !is_date(&story.as_of)
        || story.events.iter().any(is_event)
}

fn is_date(date: &Date) -> bool {
    When::parse(&date.0).is_ok()
}

/// Returns whether no source is cited; one that was added and not yet picked is none.
fn lacks_source(sources: &[Citation]) -> bool {
    sources
        .iter()
        .all(|citation| source_of(citation).0.is_empty())
}

/// Returns the id of the source that stands for a missing one; nobody would give it to one of their own.
fn no_source() -> Id {
    Id(String::from("standpoint-no-source-yet"))
}

fn fill(text: &mut Text, gap: &str) {
    if is_blank(text) {
        *text = Text::Plain(gap.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint::format::{Position, starter, to_json};
    use standpoint::read::read_str;

    fn gaps() -> Gaps {
        Gaps {
            untitled: String::from("Untitled"),
            no_source: String::from("No source yet"),
        }
    }

    fn story() -> Story {
        starter("preview", "en").expect("a story to begin with")
    }

    fn position(story: &mut Story) -> &mut Position {
        let mut positions = story
            .events
            .iter_mut()
            .flat_map(|event| event.positions.iter_mut().flatten());
        positions.next().expect("a position")
    }

    #[test]
    fn a_story_without_gaps_is_shown_as_it_is() {
        let story = story();
        assert!(matches!(filled(&story, &gaps()), Some(Cow::Borrowed(_))));
    }

    // What cites a source was gone from the preview until somebody had said what the source is called.
    #[test]
    fn a_source_of_which_only_the_address_is_known_takes_no_position_away() {
        let mut story = story();
        let source = &mut story.sources.as_mut().expect("sources")[0];
        source.publisher = Text::Plain(String::new());
        source.title = Text::Plain(String::new());
        let text = to_json(&filled(&story, &gaps()).expect("something to show"));
        let reading = read_str(&text);
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        assert!(text.contains("\"publisher\": \"example.org\""), "{text}");
    }

    #[test]
    fn a_story_that_is_only_begun_can_be_read() {
        let mut story = story();
        story.title = Text::Plain(String::new());
        story.summary = Text::Plain(String::new());
        story.as_of = Date(String::from("today"));
        story.events[0].title = Text::Plain(String::from(" "));
        let first = position(&mut story);
        first.text = Text::Plain(String::new());
        first.sources = vec![Citation::Whole(Id(String::new()))];
        let text = to_json(&filled(&story, &gaps()).expect("something to show"));
        let reading = read_str(&text);
        let read = reading.story.expect("a story");
        assert_eq!(read.events.len(), story.events.len());
        assert!(text.contains("No source yet"));
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    }

    #[test]
    fn a_story_without_a_date_cannot_be_shown() {
        let mut story = story();
        for event in &mut story.events {
            event.date = Date(String::from("soon"));
        }
        assert!(filled(&story, &gaps()).is_none());
    }
}
