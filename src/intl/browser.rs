//! The browser's `Intl`.

use super::Civil;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/js/intl.js")]
extern "C" {
    #[wasm_bindgen(js_name = formatDate)]
    fn format_date(language: &str, year: f64, month: u8, day: u8, bce: &str) -> String;
    #[wasm_bindgen(js_name = formatMoment)]
    fn format_moment(language: &str, zone: &str, unix: f64, clock: bool) -> String;
    #[wasm_bindgen(js_name = formatUnit)]
    fn format_unit(language: &str, unit: &str, count: f64) -> String;
    #[wasm_bindgen(js_name = languageName)]
    fn name_language(language: &str, tag: &str) -> String;
}

pub(super) fn date(language: &str, date: &Civil, bce: &str) -> String {
    format_date(language, date.0 as f64, date.1, date.2, bce)
}

/// Formats the time of day of a moment.
pub(super) fn clock(language: &str, zone: &str, unix: i64) -> String {
    format_moment(language, zone, unix as f64, true)
}

/// Formats the day of a moment.
pub(super) fn day(language: &str, zone: &str, unix: i64) -> String {
    format_moment(language, zone, unix as f64, false)
}

pub(super) fn unit(language: &str, unit: &str, count: i64) -> String {
    format_unit(language, unit, count as f64)
}

/// Returns the name of a language in another.
pub fn language_name(language: &str, tag: &str) -> String {
    name_language(language, tag)
}
