//! Dates in parts, as TimelineJS has them.

use crate::date::days_in_month;
use crate::import::Notes;
use crate::import::draft::Origin;
use crate::import::partial_date::{PartialDate, Time, Within, before_christ, time_of_day};
use crate::import::said::{Noted, Quote};
use crate::import::words;

/// The parts of a date, as they are written.
#[derive(Default, Debug)]
pub struct Parts {
    pub year: String,
    pub month: String,
    pub day: String,
    pub hour: String,
    pub minute: String,
    pub second: String,
    pub millisecond: String,
    /// the time in one, as the spreadsheet has it
    pub time: String,
}

/// Where the parts stand: the prefix of their fields.
pub struct At<'a> {
    pub origin: &'a Origin,
    pub prefix: &'a str,
}

impl At<'_> {
    fn place(&self, field: &str) -> crate::import::Place {
        match self.origin {
            Origin::Path(_) if field.is_empty() => self.origin.place(self.prefix),
            Origin::Path(_) => self.origin.place(&[self.prefix, ".", field].concat()),
            Origin::Row { columns, .. } => {
                let field = [self.prefix, ".", field].concat();
                match columns.contains_key(field.as_str()) {
                    true => self.origin.place(&field),
                    false => self.origin.place(&[self.prefix, ".year"].concat()),
                }
            }
        }
    }
}

/// Reads a date. Of one that does not exist the part that does is kept, and what TimelineJS makes of it is
/// told.
pub fn read(parts: &Parts, at: &At<'_>, notes: &mut Notes) -> Option<PartialDate> {
    let mut date = year(&parts.year, at, notes)?;
    if date.within != Within::Year || date.year.abs() > 9999 {
        return Some(date);
    }
    let Some(month) = month(&parts.month, date.year, at, notes) else {
        let more = [&parts.day, &parts.hour, &parts.time];
        if parts.month.trim().is_empty() && more.iter().any(|part| !part.trim().is_empty()) {
            notes.add(at.place("day"), Noted::DayWithoutMonth);
        }
        return Some(date);
    };
    date.within = Within::Month(month);
    let written = parts.day.trim();
    if written.is_empty() {
        if !parts.hour.trim().is_empty() || !parts.time.trim().is_empty() {
            notes.add(at.place("hour"), Noted::TimeWithoutDay);
        }
        return Some(date);
    }
    match number(written) {
        Some(day) if day >= 1 && day <= i64::from(days_in_month(date.year, month)) => {
            date.within = Within::Day(month, day as u8);
        }
        _ => {
            notes.add(
                at.place("day"),
                Noted::NoSuchDay {
                    day: Quote::new(written),
                    month: format!("{}-{month:02}", date.year),
                },
            );
            return Some(date);
        }
    }
    date.time = time(parts, at, notes);
    Some(date)
}

fn year(written: &str, at: &At<'_>, notes: &mut Notes) -> Option<PartialDate> {
    // As TimelineJS does it.
    let digits: String = written
        .chars()
        .filter(|c| !c.is_whitespace() && *c != ',')
        .collect();
    let digits = digits.replace('\u{2212}', "-");
    if digits.is_empty() {
        return None;
    }
    if let Some(year) = number(&digits) {
        if year == 0 {
            notes.add(at.place("year"), Noted::YearZero);
            return Some(PartialDate::default());
        }
        if year.abs() > 100_000_000_000 {
            notes.add(
                at.place("year"),
                Noted::YearOutOfRange {
                    written: Quote::new(written),
                },
            );
            return None;
        }
        return Some(PartialDate {
            // -1 is 1 BCE.
            year: if year < 0 { before_christ(-year) } else { year },
            ..PartialDate::default()
        });
    }
    if let Some((whole, _)) = digits.split_once('.')
        && let Some(year) = number(whole)
    {
        notes.add(
            at.place("year"),
            Noted::YearFraction {
                written: Quote::new(written),
            },
        );
        return Some(PartialDate {
            year: if year < 0 { before_christ(-year) } else { year },
            ..PartialDate::default()
        });
    }
    match words::date(written, words::Order::Unknown) {
        Some(found) => {
            notes.add(
                at.place("year"),
                Noted::YearInWords {
                    written: Quote::new(written),
                    read: found.from.edtf(),
                },
            );
            Some(found.from)
        }
        None => {
            notes.add(
                at.place("year"),
                Noted::NoYear {
                    written: Quote::new(written),
                },
            );
            None
        }
    }
}

fn month(written: &str, year: i64, at: &At<'_>, notes: &mut Notes) -> Option<u8> {
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    if let Some(month @ 1..=12) = number(written) {
        return Some(month as u8);
    }
    if let Some(month) = words::month(written) {
        notes.add(
            at.place("month"),
            Noted::MonthInWords {
                written: Quote::new(written),
                month: i64::from(month),
            },
        );
        return Some(month);
    }
    notes.add(
        at.place("month"),
        Noted::NoSuchMonth {
            month: Quote::new(written),
            year: year.to_string(),
        },
    );
    None
}

fn time(parts: &Parts, at: &At<'_>, notes: &mut Notes) -> Option<Time> {
    let whole = parts.time.trim();
    let bad = |notes: &mut Notes, written: &str| {
        notes.add(
            at.place("hour"),
            Noted::NoTimeOfDay {
                written: Quote::new(written),
            },
        );
        None
    };
    if !whole.is_empty() {
        let time = time_of_day(whole);
        return time.or_else(|| bad(notes, whole));
    }
    if parts.hour.trim().is_empty() {
        return None;
    }
    let part = |written: &str, below: i64| match written.trim() {
        "" => Some(None),
        written => number(written)
            .filter(|number| (0..below).contains(number))
            .map(Some),
    };
    let read = || {
        let hour = part(&parts.hour, 24)??;
        let minute = part(&parts.minute, 60)?;
        let second = part(&parts.second, 60)?;
        let millisecond = part(&parts.millisecond, 1000)?;
        Some(Time {
            hour: hour as u8,
            minute: minute.unwrap_or(0) as u8,
            second: second.map(|second| second as u8),
            millisecond: second
                .and(millisecond)
                .map(|millisecond| millisecond as u16),
        })
    };
    read().or_else(|| {
        bad(
            notes,
            &[&parts.hour, ":", &parts.minute, ":", &parts.second].concat(),
        )
    })
}

/// Reads a whole number, also one that a spreadsheet has as `2021.0`.
fn number(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = text.strip_suffix(".0").unwrap_or(text);
    let is_short = text.len() <= 15;
    is_short.then(|| text.parse().ok()).flatten()
}
