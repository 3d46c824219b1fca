//! Dates in the words of the interface.

use super::state::Desk;
use crate::rules::dates;
use crate::words::tag_of;
use leptos::prelude::*;
use standpoint::format::StoryStoreFields as _;

/// Returns the BCP 47 tag of the language of the interface, and follows it.
pub fn language(desk: Desk) -> &'static str {
    tag_of(desk.interface.get())
}

/// Returns what a date says, with its time of day; as it is where it is none. The zone is that of what has the date;
/// where it is empty, the first of the story.
pub fn date(desk: Desk, edtf: &str, zone: &str) -> String {
    let said = dates::spoken(edtf, language(desk), &zone_or_first(desk, zone));
    said.unwrap_or_else(|| edtf.to_owned())
}

/// Returns what a date says as [`date`] does, but only the day of a moment.
pub fn day(desk: Desk, edtf: &str, zone: &str) -> String {
    let said = dates::day(edtf, language(desk), &zone_or_first(desk, zone));
    said.unwrap_or_else(|| edtf.to_owned())
}

fn zone_or_first(desk: Desk, zone: &str) -> String {
    if !zone.is_empty() {
        return zone.to_owned();
    }
    let zones = desk.story.time_zones();
    let zones = zones.read();
    let first = zones.as_ref().and_then(|zones| zones.first());
    first.map(|zone| zone.id.0.clone()).unwrap_or_default()
}
