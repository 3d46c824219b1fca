//! What the outline lists: the events of a story in the order of time.

use crate::rules::languages::each_text_of_event;
use crate::text::text_or_other;
use standpoint::date::When;
use standpoint::format::{Event, Text};

/// An event of the outline.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct EventRow {
    /// its index in the file
    pub index: usize,
    /// its date as it is in the file
    pub date: String,
    /// the name of its time zone; empty where it has none
    pub zone: String,
    /// its headline
    pub title: String,
    /// how many positions it has
    pub positions: usize,
}

/// Returns the events in the order of time, of which a text or the date has what is searched for. What has no date
/// that can be read comes last, where it is seen.
pub fn event_rows(events: &[Event], language: &str, search: &str) -> Vec<EventRow> {
    let search = search.trim().to_lowercase();
    let mut rows: Vec<_> = (0..)
        .zip(events)
        .filter(|(_, event)| search.is_empty() || has(event, &search))
        .map(|(index, event)| {
            let when = When::parse(&event.date.0).ok();
            let row = EventRow {
                index,
                date: event.date.0.clone(),
                zone: event
                    .time_zone
                    .as_ref()
                    .map(|zone| zone.0.clone())
                    .unwrap_or_default(),
                title: text_or_other(&event.title, language).to_owned(),
                positions: event.positions.as_ref().map_or(0, Vec::len),
            };
            (when.is_none(), when.map(|when| when.earliest()), row)
        })
        .collect();
    rows.sort_by_key(|row| (row.0, row.1));
    rows.into_iter().map(|(_, _, row)| row).collect()
}

/// Returns whether a text of an event, in any language, or its date or id has something in it.
fn has(event: &Event, search: &str) -> bool {
    let is_in = |text: &str| text.to_lowercase().contains(search);
    let mut found = is_in(&event.date.0) || is_in(&event.id.0);
    each_text_of_event(event, "", &mut |_, _, text| {
        found = found
            || match text {
                Text::Plain(text) => is_in(text),
                Text::Localised(texts) => {
                    texts.values().filter_map(|text| text.as_str()).any(is_in)
                }
            };
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint::format::{Date, starter};

    #[test]
    fn events_are_in_the_order_of_time_and_what_has_no_date_is_last() {
        let mut story = starter("outline", "en").expect("a story to begin with");
        let dates = ["soon", "2024-05-02", "2021"];
        story.events.truncate(1);
        while story.events.len() < dates.len() {
            let event = story.events[0].clone();
            story.events.push(event);
        }
        for (event, date) in story.events.iter_mut().zip(dates) {
            event.date = Date(date.to_owned());
        }
        let rows = event_rows(&story.events, "en", "");
        let order: Vec<_> = rows.iter().map(|row| row.index).collect();
        assert_eq!(order, [2, 1, 0]);
    }

    #[test]
    fn what_is_searched_for_is_found_in_what_the_sides_held() {
        let mut story = starter("outline", "en").expect("a story to begin with");
        let with_positions = |event: &Event| event.positions.is_some();
        let index = story
            .events
            .iter()
            .position(with_positions)
            .expect("one with positions");
        let positions = story.events[index].positions.as_mut().expect("positions");
        positions[0].text =
            Text::Localised([(String::from("ru"), "Верфь".into())].into_iter().collect());
        let found = event_rows(&story.events, "en", " верф ");
        assert_eq!(
            found.iter().map(|row| row.index).collect::<Vec<_>>(),
            [index]
        );
        assert_eq!(event_rows(&story.events, "en", "nowhere"), []);
    }
}
