//! TimelineJS's JSON, version 3 and version 2.

use super::dates::{self, At, Parts};
use crate::import::draft::{Draft, Origin, Slide};
use crate::import::partial_date::PartialDate;
use crate::import::said::{Names, Noted, Parser, Quote, Reason};
use crate::import::table::Decoded;
use crate::import::words;
use crate::import::{Import, Options, Place, Refused};
use crate::json::Json;
use crate::read;

/// Reads a JSON file.
pub(super) fn read(decoded: &Decoded, options: &Options) -> Result<Import, Refused> {
    let mut text = decoded.text.trim();
    // Version 2 was loaded as a script.
    if let Some(rest) = text.strip_prefix("storyjs_jsonp_data") {
        text = rest
            .trim_start()
            .trim_start_matches('=')
            .trim()
            .trim_end_matches(';');
    }
    let json = read::json_of(text).map_err(|problem| {
        let message = problem.message();
        Refused::file(Reason::NotJson {
            parser: Parser(message.trim_start_matches(": ").to_owned()),
        })
    })?;
    let mut draft = Draft::new(options);
    if decoded.is_guess || decoded.has_losses {
        draft.notes.add(
            Place::File,
            Noted::EncodingOfJson {
                encoding: decoded.encoding,
            },
        );
    }
    if let Some(timeline) = get(&json, "timeline") {
        version_2(timeline, &mut draft);
    } else {
        version_3(&json, &mut draft)?;
    }
    draft.finish()
}

fn get<'j>(json: &'j Json, key: &str) -> Option<&'j Json> {
    match json {
        // As JavaScript does, the last of several counts.
        Json::Object(members) => {
            let found = members.iter().rev().find(|(other, _)| other == key);
            found
                .map(|(_, value)| value)
                .filter(|value| **value != Json::Null)
        }
        _ => None,
    }
}

fn items<'j>(json: &'j Json, key: &str) -> &'j [Json] {
    match get(json, key) {
        Some(Json::Array(items)) => items,
        _ => &[],
    }
}

/// Returns a text or number as text; TimelineJS takes either everywhere.
fn text(json: &Json, key: &str) -> String {
    as_text(get(json, key))
}

fn as_text(json: Option<&Json>) -> String {
    match json {
        Some(Json::String(text)) => text.clone(),
        Some(Json::Number(number)) => number.to_string(),
        Some(Json::Bool(is_true)) => is_true.to_string(),
        _ => String::new(),
    }
}

fn version_3(json: &Json, draft: &mut Draft<'_>) -> Result<(), Refused> {
    // Its events have dates, too, and everything else of it would be lost.
    if get(json, "standpoint").is_some() {
        return Err(Refused::file(Reason::Story));
    }
    let (path, events): (&str, &[Json]) = match json {
        Json::Array(items) => ("", items),
        json => ("events", items(json, "events")),
    };
    if events.is_empty() {
        return Err(Refused {
            place: Place::Path(String::from("events")),
            reason: match json {
                Json::Object(members) => Reason::NoEvents {
                    keys: Names::quoted(members.iter().take(8).map(|(key, _)| key)),
                },
                _ => Reason::EmptyList,
            },
        });
    }
    if let Some(title) = get(json, "title") {
        let slide = slide(title, String::from("title"), draft);
        draft.set_title(&slide);
    }
    if text(json, "scale") == "cosmological" {
        draft
            .notes
            .add(Place::Path(String::from("scale")), Noted::Scale);
    }
    for (index, json) in items(json, "eras").iter().enumerate() {
        let slide = slide(json, format!("eras[{index}]"), draft);
        draft.add_era(&slide);
    }
    for (index, json) in events.iter().enumerate() {
        let path = format!("{path}[{index}]");
        if !matches!(json, Json::Object(_)) {
            draft
                .notes
                .add(Place::Path(path), Noted::NoEvent { kind: json.kind() });
            continue;
        }
        let slide = slide(json, path, draft);
        // Of a sheet that became JSON, the row of the title is often the first event, without a year.
        if index == 0 && slide.start.is_none() && !draft.has_title() {
            draft
                .notes
                .add(slide.origin.place("start_date"), Noted::TitleEvent);
            draft.set_title(&slide);
        } else {
            draft.add_event(&slide);
        }
    }
    Ok(())
}

/// Reads a slide of version 3.
fn slide(json: &Json, path: String, draft: &mut Draft<'_>) -> Slide {
    let mut slide = Slide::new(Origin::Path(path));
    let origin = slide.origin.clone();
    let is_known = |key: &str| {
        matches!(
            key,
            "start_date"
                | "end_date"
                | "text"
                | "media"
                | "group"
                | "display_date"
                | "background"
                | "autolink"
                | "unique_id"
                | "location"
                | "date"
        )
    };
    if let Json::Object(members) = json {
        for (key, _) in members.iter().filter(|(key, _)| !is_known(key)) {
            draft.notes.add(
                origin.place(key),
                Noted::UnknownKey {
                    key: Quote::new(key),
                },
            );
        }
    }
    let mut key = "start_date";
    if get(json, "start_date").is_none() && get(json, "date").is_some() {
        key = "date";
        draft.notes.add(origin.place("date"), Noted::DateKey);
    }
    slide.start = date(get(json, key), &origin, key, draft);
    slide.end = date(get(json, "end_date"), &origin, "end_date", draft);
    slide.label = text(json, "display_date");
    if slide.label.is_empty() {
        slide.label = label(json, key);
    }
    match get(json, "text") {
        Some(Json::String(whole)) => slide.text = whole.clone(),
        Some(text_json) => {
            slide.headline = text(text_json, "headline");
            slide.text = text(text_json, "text");
        }
        None => {}
    }
    match get(json, "media") {
        Some(Json::String(url)) => slide.media.url = url.clone(),
        Some(media) => {
            slide.media.url = text(media, "url");
            slide.media.caption = text(media, "caption");
            slide.media.credit = text(media, "credit");
            slide.media.alt = text(media, "alt");
            slide.media.title = text(media, "title");
            slide.media.link = text(media, "link");
            slide.media.thumbnail = text(media, "thumbnail");
            if slide.media.thumbnail.is_empty() {
                slide.media.thumbnail = text(media, "thumb");
            }
        }
        None => {}
    }
    slide.group = text(json, "group");
    slide.id = text(json, "unique_id");
    slide.autolink = get(json, "autolink") != Some(&Json::Bool(false));
    if let Some(location) = get(json, "location") {
        slide.place = text(location, "name");
        draft.notes.add(origin.place("location"), Noted::Location);
    }
    if let Some(background) = get(json, "background") {
        let url = text(background, "url");
        let is_image = !url.is_empty();
        let found = match is_image {
            true => Noted::BackgroundImage {
                address: Quote::new(&url),
            },
            false => Noted::BackgroundColour,
        };
        if is_image || !text(background, "color").is_empty() {
            draft.notes.add(origin.place("background"), found);
        }
    }
    slide
}

/// Returns the label of a date in parts: `display_date`, which TimelineJS shows in its place.
fn label(json: &Json, key: &str) -> String {
    let of = |key| {
        get(json, key)
            .map(|date| text(date, "display_date"))
            .unwrap_or_default()
    };
    match (of(key), of("end_date")) {
        (start, end) if end.is_empty() || end == start => start,
        (start, end) if start.is_empty() => end,
        (start, end) => [&start, " – ", &end].concat(),
    }
}

fn date(
    json: Option<&Json>,
    origin: &Origin,
    key: &str,
    draft: &mut Draft<'_>,
) -> Option<PartialDate> {
    match json? {
        Json::Object(_) => {}
        other => {
            let written = as_text(Some(other));
            return in_words(&written, words::Order::Unknown, origin, key, draft);
        }
    }
    let json = json?;
    let parts = Parts {
        year: text(json, "year"),
        month: text(json, "month"),
        day: text(json, "day"),
        hour: text(json, "hour"),
        minute: text(json, "minute"),
        second: text(json, "second"),
        millisecond: text(json, "millisecond"),
        time: String::new(),
    };
    dates::read(
        &parts,
        &At {
            origin,
            prefix: key,
        },
        &mut draft.notes,
    )
}

/// Reads a date that is one text.
fn in_words(
    written: &str,
    order: words::Order,
    origin: &Origin,
    key: &str,
    draft: &mut Draft<'_>,
) -> Option<PartialDate> {
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    match words::date(written, order) {
        Some(found) => {
            draft.notes.add(
                origin.place(key),
                Noted::DateInWords {
                    written: Quote::new(written),
                    read: found.from.edtf(),
                },
            );
            Some(found.from)
        }
        None => {
            draft.notes.add(
                origin.place(key),
                Noted::NoDate {
                    written: Quote::new(written),
                },
            );
            None
        }
    }
}

fn version_2(timeline: &Json, draft: &mut Draft<'_>) {
    let title = slide_2(timeline, String::from("timeline"), draft);
    // Its date is that of the whole.
    let title = Slide {
        start: None,
        ..title
    };
    draft.set_title(&title);
    for (index, json) in items(timeline, "era").iter().enumerate() {
        let slide = slide_2(json, format!("timeline.era[{index}]"), draft);
        draft.add_era(&slide);
    }
    for (index, json) in items(timeline, "date").iter().enumerate() {
        let slide = slide_2(json, format!("timeline.date[{index}]"), draft);
        draft.add_event(&slide);
    }
}

fn slide_2(json: &Json, path: String, draft: &mut Draft<'_>) -> Slide {
    let mut slide = Slide::new(Origin::Path(path));
    let origin = slide.origin.clone();
    slide.start = date_2(json, "startDate", &origin, draft);
    slide.end = date_2(json, "endDate", &origin, draft);
    if slide.end == slide.start {
        slide.end = None;
    }
    slide.headline = text(json, "headline");
    slide.text = text(json, "text");
    slide.group = text(json, "tag");
    if let Some(asset) = get(json, "asset") {
        slide.media.url = text(asset, "media");
        slide.media.caption = text(asset, "caption");
        slide.media.credit = text(asset, "credit");
        slide.media.thumbnail = text(asset, "thumbnail");
    }
    slide
}

/// `2012,2,11`, with hour, minute and second behind it; `2/11/2012`, month first; a year.
fn date_2(json: &Json, key: &str, origin: &Origin, draft: &mut Draft<'_>) -> Option<PartialDate> {
    let written = text(json, key);
    let is_list = written
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ',' | '-' | ' '));
    let is_year = written.trim_start_matches('-').len() <= 4;
    if !is_list || !(is_year || written.contains(',')) {
        return in_words(&written, words::Order::MonthFirst, origin, key, draft);
    }
    let mut numbers = written.split(',').map(|number| number.trim().to_owned());
    let mut next = || numbers.next().unwrap_or_default();
    let parts = Parts {
        year: next(),
        month: next(),
        day: next(),
        hour: next(),
        minute: next(),
        second: next(),
        millisecond: next(),
        time: String::new(),
    };
    let at = At {
        origin,
        prefix: key,
    };
    dates::read(&parts, &at, &mut draft.notes)
}
