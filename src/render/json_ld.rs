//! What search engines are told: schema.org in JSON-LD.

use super::Rendering;
use crate::date::{Point, When};
use crate::inline::plain_text;
use crate::intl::machine_readable;
use crate::story::{Event, Source, Status};
use serde_json::{Map, Value, json};

/// Returns an `Article` whose main entity is the list of events, with the sources as its citations.
///
/// Types and properties: <https://schema.org/Article>, <https://schema.org/ItemList>,
/// <https://schema.org/Event>. Who wrote the article and who publishes it is for the site to say.
pub(super) fn json_ld(rendering: &Rendering) -> String {
    let story = &rendering.story;
    let language = &rendering.view.language;
    let events = story.events.iter().enumerate().map(|(at, event)| {
        json!({ "@type": "ListItem", "position": at + 1, "item": self::event(rendering, event) })
    });
    let citations = story
        .sources
        .iter()
        .map(|source| citation(rendering, source));
    let mut article = Map::new();
    let mut add = |key: &str, value: Option<Value>| {
        article.extend(value.map(|value| (key.to_owned(), value)));
    };
    add("@context", Some(json!("https://schema.org")));
    add("@type", Some(json!("Article")));
    add("headline", Some(json!(story.say(&story.title, language))));
    add(
        "description",
        Some(json!(plain_text(story.say(&story.summary, language)))),
    );
    add("inLanguage", Some(json!(language)));
    add("url", rendering.options.url.as_ref().map(|url| json!(url)));
    add("temporalCoverage", coverage(&story.events));
    add(
        "mainEntity",
        Some(json!({
            "@type": "ItemList",
            "itemListOrder": "https://schema.org/ItemListOrderAscending",
            "numberOfItems": story.events.len(),
            "itemListElement": events.collect::<Vec<_>>(),
        })),
    );
    add("citation", Some(citations.collect()));
    Value::Object(article).to_string()
}

fn event(rendering: &Rendering, event: &Event) -> Value {
    let story = &rendering.story;
    let say = |text| story.say(text, &rendering.view.language);
    let status = match event.status {
        Status::Held | Status::Scheduled => "https://schema.org/EventScheduled",
        Status::Postponed => "https://schema.org/EventPostponed",
        Status::Cancelled => "https://schema.org/EventCancelled",
    };
    let mut item = json!({
        "@type": "Event",
        "name": say(&event.title),
        "eventStatus": status,
    });
    let description = event.summary.as_ref().or(event.text.as_ref());
    let description = description.map(|text| json!(plain_text(say(text))));
    let (start, end) = ends(&event.date);
    let end = event.end.as_ref().and_then(|end| ends(end).1).or(end);
    let place = event.place.as_ref();
    let place = place.map(|place| json!({ "@type": "Place", "name": say(place) }));
    let duration = event
        .duration
        .as_ref()
        .map(|duration| json!(duration.iso()));
    for (key, value) in [
        ("description", description),
        ("startDate", start.map(Value::from)),
        ("endDate", end.map(Value::from)),
        ("duration", duration),
        ("location", place),
    ] {
        if let (Some(value), Value::Object(item)) = (value, &mut item) {
            item.insert(key.to_owned(), value);
        }
    }
    item
}

fn citation(rendering: &Rendering, source: &Source) -> Value {
    let say = |text| rendering.story.say(text, &rendering.view.language);
    let mut work = json!({
        "@type": "CreativeWork",
        "name": say(&source.title),
        "publisher": { "@type": "Organization", "name": say(&source.publisher) },
    });
    let date = source.date.as_ref().and_then(|date| ends(date).0);
    for (key, value) in [
        ("datePublished", date),
        ("inLanguage", source.language.clone()),
        ("url", source.url.clone()),
    ] {
        if let (Some(value), Value::Object(work)) = (value, &mut work) {
            work.insert(key.to_owned(), Value::from(value));
        }
    }
    work
}

/// Start and end in ISO 8601, where it has a form for them; a point has no end.
fn ends(when: &When) -> (Option<String>, Option<String>) {
    let iso = |bound: &crate::date::Bound| match bound {
        crate::date::Bound::At(point) => machine_readable(point),
        _ => None,
    };
    match when {
        When::At(point) => (machine_readable(point), None),
        When::Between(from, to) => (iso(from), iso(to)),
    }
}

/// From the first event to the last, as an ISO 8601 interval of days.
fn coverage(events: &[std::sync::Arc<Event>]) -> Option<Value> {
    let day = |when: &When| match when {
        When::At(Point::Moment(_)) => ends(when).0.map(|moment| moment.chars().take(10).collect()),
        _ => ends(when).0,
    };
    let (first, last): (String, String) = (day(&events.first()?.date)?, day(&events.last()?.date)?);
    Some(Value::from([first, String::from("/"), last].concat()))
}
