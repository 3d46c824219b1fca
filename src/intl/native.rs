//! Without a browser: ISO forms, the same in every language.

use super::{Civil, iso_moment, pad};
use crate::words::fill;

pub(super) fn date(_language: &str, date: &Civil, bce: &str) -> String {
    let Civil(year, month, day) = *date;
    let mut out = pad(if year > 0 { year } else { 1 - year }, 4);
    for part in [month, day] {
        if part > 0 {
            out.push('-');
            out.push_str(&pad(part.into(), 2));
        }
    }
    if year > 0 { out } else { fill(bce, &out) }
}

pub(super) fn days(language: &str, from: &Civil, to: &Civil) -> String {
    [date(language, from, "{}"), date(language, to, "{}")].join(" – ")
}

pub(super) fn moment(_language: &str, _zone: &str, unix: i64, day: bool, clock: bool) -> String {
    let iso = iso_moment(unix);
    match iso.split_once('T') {
        Some((date, _)) if !clock => date.to_owned(),
        Some((_, time)) if !day => time.to_owned(),
        _ => iso,
    }
}

pub(super) fn unit(_language: &str, unit: &str, count: f64) -> String {
    let ending = if count == 1.0 { "" } else { "s" };
    [&count.to_string(), " ", unit, ending].concat()
}

/// What a language is called in another: its tag.
pub fn language_name(_language: &str, tag: &str) -> String {
    tag.to_owned()
}
