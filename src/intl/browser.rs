//! The browser's `Intl`.

use super::Civil;
use crate::js;

pub(super) fn date(language: &str, date: &Civil, bce: &str) -> String {
    js::format_date(language, date.0 as f64, date.1, date.2, bce)
}

/// Formats the time of day of a moment.
pub(super) fn clock(language: &str, zone: &str, unix: i64) -> String {
    js::format_moment(language, zone, unix as f64, true)
}

/// Formats the day of a moment.
pub(super) fn day(language: &str, zone: &str, unix: i64) -> String {
    js::format_moment(language, zone, unix as f64, false)
}

/// The year, the month in short and the day of a moment, a line each.
pub(super) fn calendar(language: &str, zone: &str, unix: i64) -> String {
    js::format_calendar(language, zone, unix as f64)
}

pub(super) fn unit(language: &str, unit: &str, count: i64) -> String {
    js::format_unit(language, unit, count as f64)
}

/// Returns a tag in its canonical form, if it is well-formed.
pub(super) fn canonical(tag: &str) -> Option<String> {
    js::canonical_locale(tag)
}

/// Returns whether the browser knows a time zone.
pub fn is_known_zone(zone: &str) -> bool {
    js::is_zone(zone)
}

/// Returns the name of a language in another.
pub fn language_name(language: &str, tag: &str) -> String {
    js::language_name(language, tag)
}
