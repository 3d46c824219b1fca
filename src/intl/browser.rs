//! The browser's `Intl`.

use super::Civil;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/js/intl.js")]
extern "C" {
    #[wasm_bindgen(js_name = formatDate)]
    fn format_date(language: &str, year: f64, month: u8, day: u8, bce: &str) -> String;
    #[wasm_bindgen(js_name = formatDays)]
    fn format_days(
        language: &str,
        from_year: f64,
        from_month: u8,
        from_day: u8,
        to_year: f64,
        to_month: u8,
        to_day: u8,
    ) -> String;
    #[wasm_bindgen(js_name = formatMoment)]
    fn format_moment(language: &str, zone: &str, unix: f64, day: bool, clock: bool) -> String;
    #[wasm_bindgen(js_name = formatUnit)]
    fn format_unit(language: &str, unit: &str, count: f64) -> String;
    #[wasm_bindgen(js_name = languageName)]
    fn name_language(language: &str, tag: &str) -> String;
}

pub(super) fn date(language: &str, date: &Civil, bce: &str) -> String {
    format_date(language, date.0 as f64, date.1, date.2, bce)
}

pub(super) fn days(language: &str, from: &Civil, to: &Civil) -> String {
    format_days(
        language,
        from.0 as f64,
        from.1,
        from.2,
        to.0 as f64,
        to.1,
        to.2,
    )
}

pub(super) fn moment(language: &str, zone: &str, unix: i64, day: bool, clock: bool) -> String {
    format_moment(language, zone, unix as f64, day, clock)
}

pub(super) fn unit(language: &str, unit: &str, count: f64) -> String {
    format_unit(language, unit, count)
}

/// What a language is called in another.
pub fn language_name(language: &str, tag: &str) -> String {
    name_language(language, tag)
}
