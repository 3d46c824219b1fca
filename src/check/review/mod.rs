//! What only editors need to know of a story that can be shown: warnings, and the errors that take
//! a time-zone database to find. It is a second pass over the file, after [`crate::read`].

mod change;
mod copied;
mod ids;
mod media;
mod positions;
mod texts;

use crate::date::{Point, When};
use crate::json::Json;
use crate::read::at::At;
use crate::read::problem::{Problem, StoryCode};
use crate::read::reader::{StoryReader, in_ticks};
use crate::read::{self, Reading, Suggestion, zone};
use crate::story::Story;
use crate::url;
pub use media::FileSize;
use texts::texts;

/// Reads a story as [`read::read`] does, and adds what only editors need to know.
pub fn review(json: &Json) -> Reading {
    review_with(json, &|_| None)
}

/// As [`review`], and looks how large the files are that the story names.
pub(super) fn review_with(json: &Json, size_of: FileSize) -> Reading {
    let mut reader = StoryReader::default();
    let root = At::root(json);
    let story = read::story::read(&mut reader, &root);
    if let Some(story) = &story {
        review_story(&mut reader, &root, story, size_of);
    }
    let StoryReader {
        mut problems,
        mut warnings,
        ..
    } = reader;
    problems.append(&mut warnings);
    Reading { story, problems }
}

/// Reviews the text of a story's file.
pub fn review_str(text: &str) -> Reading {
    let unread = |problem: Problem| Reading {
        story: None,
        problems: vec![problem],
    };
    read::json_of(text).map_or_else(unread, |json| review(&json))
}

/// Reviews the file that a story was read from.
fn review_story(r: &mut StoryReader, at: &At, story: &Story, size_of: FileSize) {
    texts(r, at, "Story");
    for (list, name) in [
        ("time_zones", "TimeZone"),
        ("sides", "Side"),
        ("topics", "Topic"),
        ("people", "Person"),
        ("eras", "Era"),
        ("groups", "Group"),
        ("corrections", "Correction"),
    ] {
        each(at, list, |item| texts(r, item, name));
    }
    each(at, "people", |person| {
        if let Some(image) = person.find("image") {
            texts(r, &image, "Image");
        }
    });
    each_object(at, "sources", |at| source(r, at, &story.as_of));
    not_archived(r, at);
    // A timeline that cites nothing at all is one of another kind.
    let cites = at.find("sources").is_some();
    each_object(at, "events", |at| event(r, at, &story.as_of, cites));
    change::changes(r, at, story);
    media::media(r, at, size_of);
    ids::similar(r, at);
    // A reference that is wrong leaves what it meant without one.
    if r.problems.is_empty() {
        ids::unused(r, at);
    }
}

/// Visits the objects of a list that is a field of `at`. Whatever else is in it is an error
/// already.
fn each_object(at: &At, key: &str, mut visit: impl FnMut(&At)) {
    each(at, key, |item| {
        if let Json::Object(_) = item.json {
            visit(item);
        }
    });
}

/// Visits the items of a list that is a field of `at`.
fn each(at: &At, key: &str, mut visit: impl FnMut(&At)) {
    if let Some(list) = at.find(key) {
        list.list().iter().for_each(&mut visit);
    }
}

fn source(r: &mut StoryReader, at: &At, as_of: &When) {
    texts(r, at, "Source");
    date(r, at, as_of);
    if let Some(at) = at.find("archived")
        && let Some(url) = at.str()
    {
        address(r, &at, url);
    }
    match at.find("url") {
        Some(at) => {
            if let Some(url) = at.str() {
                address(r, &at, url);
            }
        }
        None => {
            let help = Some("add the address where it can be read");
            r.report(at, StoryCode::NoUrl, "the field `url`", "none", help);
        }
    }
}

/// Suggests kept copies of official sources, which vanish: once for all of them.
fn not_archived(r: &mut StoryReader, at: &At) {
    let is_lacking = |source: &At| {
        let grade = source.find("grade");
        grade.as_ref().and_then(At::str) == Some("official")
            && source.find("url").is_some()
            && source.find("archived").is_none()
    };
    let sources = at.find("sources");
    let sources = sources.as_ref().map(At::list).unwrap_or_default();
    let count = sources.iter().filter(|source| is_lacking(source)).count();
    if let Some(first) = sources.iter().find(|source| is_lacking(source)) {
        let found = match count {
            1 => String::from("none at this official source"),
            count => format!("none at {count} official sources, of which this is the first"),
        };
        let help = Some("have a web archive keep the page, and add the copy's address");
        r.report(
            first,
            StoryCode::NoArchived,
            "the field `archived`",
            &found,
            help,
        );
    }
}

/// Warns of an address that can be right and hardly is.
fn address(r: &mut StoryReader, at: &At, url: &str) {
    if !url::is_safe_url(url) || !url::can_work(url) {
        return;
    }
    if url::begins_with_host(url) {
        let expected = "`https://` before the name of a site";
        let meant = ["https://", url].concat();
        let meant = Suggestion::one(&meant, " As it is, it leads to a page beside the story");
        r.report_meant(at, StoryCode::NoScheme, expected, url, meant);
    } else if let Some((mark, code)) = url::unescaped(url) {
        let expected = format!("`{code}` in place of `{mark}`");
        r.report_value(at, StoryCode::UnescapedUrl, &expected, url, None);
    }
}

/// Warns of a source or position dated after `as_of`.
fn date(r: &mut StoryReader, at: &At, as_of: &When) {
    if let Some(at) = at.find("date")
        && let Some(date) = when(&at)
        && date.is_after(as_of)
    {
        let help = Some("correct this date, or bring `as_of` up to it");
        let found = at.str().unwrap_or_default();
        r.report_value(
            &at,
            StoryCode::DateAfterAsOf,
            "a date up to `as_of`",
            found,
            help,
        );
    }
}

fn when(at: &At) -> Option<When> {
    When::parse(at.str()?).ok()
}

fn event(r: &mut StoryReader, at: &At, as_of: &When, cites: bool) {
    texts(r, at, "Event");
    each(at, "media", |media| {
        texts(r, media, "Media");
        if let Some(image) = media.find("image") {
            texts(r, &image, "Image");
        }
    });
    status(r, at, as_of);
    offsets(r, at);
    let has = |key| at.find(key).is_some_and(|list| !list.is_empty_list());
    if cites && !has("sources") && !has("positions") {
        let help = Some("say where this can be read");
        let expected = "`sources` or `positions`";
        r.report(at, StoryCode::UnsourcedEvent, expected, "neither", help);
    }
    cited_twice(r, at);
    each(at, "positions", |at| position(r, at, as_of));
    positions::key_lines(r, at);
}

fn position(r: &mut StoryReader, at: &At, as_of: &When) {
    texts(r, at, "Position");
    each(at, "corrections", |at| texts(r, at, "Correction"));
    positions::named(r, at);
    date(r, at, as_of);
    cited_twice(r, at);
}

/// Warns of an event that is still scheduled although it was over by `as_of`. It is not an error: the
/// story may have been written before, and `as_of` be wrong.
fn status(r: &mut StoryReader, at: &At, as_of: &When) {
    let end = at.find("end").or_else(|| at.find("date"));
    if let Some(at) = at.find("status")
        && at.str() == Some("scheduled")
        && let Some(end) = end.and_then(|end| when(&end))
        && as_of.is_after(&end)
    {
        let help = Some("correct `as_of`, `date` or `status`");
        let expected = "another status before `as_of`";
        r.report(
            &at,
            StoryCode::ScheduledBeforeAsOf,
            expected,
            "`scheduled`",
            help,
        );
    }
}

/// Compares the offsets of an event's moments with its time zone.
fn offsets(r: &mut StoryReader, at: &At) {
    let Some(zone) = at.find("time_zone") else {
        return;
    };
    let Some(zone) = zone.str().filter(|name| zone::is_known(name)) else {
        return;
    };
    for at in ["date", "end"].iter().filter_map(|key| at.find(key)) {
        for text in at.str().unwrap_or_default().split('/') {
            // RFC 3339, section 4.3, and RFC 9557, section 2: these say only which moment it was.
            let is_utc = text.ends_with(['Z', 'z']) || text.ends_with("-00:00");
            if let Ok(When::At(Point::Moment(moment))) = When::parse(text)
                && !is_utc
                && let Some(offset) = zone::other_offset(zone, &moment)
            {
                let expected = format!("the offset `{offset}`, which `{zone}` had then");
                let help = Some("correct the offset or `time_zone`");
                r.report_value(&at, StoryCode::OffsetContradictsZone, &expected, text, help);
            }
        }
    }
}

/// Warns of a source that is cited twice, unless for two passages.
fn cited_twice(r: &mut StoryReader, at: &At) {
    let mut seen: Vec<(String, Option<String>)> = Vec::new();
    each(at, "sources", |at| {
        let Some((source, passage)) = citation(at) else {
            return;
        };
        let is_again = seen.iter().any(|(other, other_passage)| {
            *other == source
                && (passage.is_none() || other_passage.is_none() || *other_passage == passage)
        });
        if is_again {
            let expected = "every source once, or `at` different places";
            let help = Some("keep one of them");
            r.report_value(at, StoryCode::CitedTwice, expected, &source, help);
        } else {
            seen.push((source, passage));
        }
    });
}

/// Returns the id of the cited source, and the passage in it.
fn citation(at: &At) -> Option<(String, Option<String>)> {
    if let Some(source) = at.str() {
        return Some((source.to_owned(), None));
    }
    let text = |key| at.find(key).and_then(|at| at.str().map(str::to_owned));
    Some((text("source")?, text("at")))
}

/// Joins names, in backticks, with commas.
fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(in_ticks).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the codes found in the sound story, as of 14 January 2022, when the event that has only
    /// a date is given these fields instead.
    fn found(fields: &str) -> Vec<&'static str> {
        let text = include_str!("../../../tests/bad-stories/sound.json")
            .replace("\"as_of\": \"2024-06-30\"", "\"as_of\": \"2022-01-14\"")
            .replace("2024-05-02", "2021-05-02")
            .replace("\"date\": \"2024-06-01\"", fields);
        let problems = review_str(&text).problems;
        problems.iter().map(|problem| problem.code.word()).collect()
    }

    // In UTC all of these are on 15 January.
    #[test]
    fn an_evening_in_the_west_is_still_on_its_day() {
        let evening = r#""date": "2022-01-14T23:00:00-05:00""#;
        assert_eq!(found(&[evening, r#", "status": "held""#].concat()), [""; 0]);
        assert_eq!(
            found(&[evening, r#", "end": "2022-01-14""#].concat()),
            [""; 0]
        );
    }

    #[test]
    fn an_event_may_be_held_while_it_is_not_certain_that_it_was_later() {
        assert_eq!(found(r#""date": "2022-01", "status": "held""#), [""; 0]);
        assert_eq!(
            found(r#""date": "2022-01", "status": "scheduled""#),
            [""; 0]
        );
        let cancelled = r#""date": "2022-01-20", "status": "cancelled""#;
        assert_eq!(found(cancelled), [""; 0]);
        let going_on = r#""date": "2022-01-10", "end": "2022-01-14", "status": "scheduled""#;
        assert_eq!(found(going_on), [""; 0]);
    }

    #[test]
    fn a_moment_in_utc_contradicts_no_time_zone() {
        for offset in ["Z", "-00:00"] {
            let date = ["\"date\": \"2022-01-10T12:00:00", offset].concat();
            let fields = [&date, "\", \"time_zone\": \"Europe/Kyiv\""].concat();
            assert_eq!(found(&fields), [""; 0], "{offset}");
        }
        let fields = r#""date": "2022-01-10T12:00:00+00:00", "time_zone": "Europe/Kyiv""#;
        assert_eq!(found(fields), ["offset-contradicts-zone"]);
    }
}
