//! Dates, durations and numbers in the reader's language.
//!
//! In the browser this is the browser's own `Intl`, by way of `js/intl.js`; natively, where only
//! tests render so far, dates stay in their ISO form.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
use browser as platform;
#[cfg(not(target_arch = "wasm32"))]
use native as platform;

use crate::date::{Bound, Date, Duration, Point, Precision, When};
use crate::words::{Words, fill};

pub use platform::language_name;

/// A language and a time zone to say dates in.
pub struct Intl {
    /// BCP 47 tag
    pub language: String,
    /// the interface's words in that language
    pub words: &'static Words,
}

impl Intl {
    /// A date, a moment in `zone`, or a stretch of time.
    pub fn when(&self, when: &When, zone: &str) -> String {
        match when {
            When::At(point) => self.point(point, zone),
            When::Between(Bound::At(Point::Date(from)), Bound::At(Point::Date(to)))
                if is_plain_day(from) && is_plain_day(to) =>
            {
                platform::days(&self.language, &civil(from), &civil(to))
            }
            When::Between(Bound::At(from), Bound::At(to)) => {
                [&self.point(from, zone), " – ", &self.point(to, zone)].concat()
            }
            When::Between(Bound::At(from), _) => fill(self.words.since, &self.point(from, zone)),
            When::Between(_, Bound::At(to)) => fill(self.words.until, &self.point(to, zone)),
            When::Between(..) => String::new(),
        }
    }

    /// The time of day of a moment in `zone`, with the day where `with_day` asks for it.
    pub fn clock(&self, unix: i64, zone: &str, with_day: bool) -> String {
        platform::moment(&self.language, zone, unix, with_day, true)
    }

    /// The day of a moment in `zone`.
    pub fn day(&self, unix: i64, zone: &str) -> String {
        platform::moment(&self.language, zone, unix, true, false)
    }

    /// A length of time, in hours and minutes.
    pub fn duration(&self, duration: &Duration) -> String {
        let mut out = String::new();
        for (count, unit) in [
            (duration.minutes / 60, "hour"),
            (duration.minutes % 60, "minute"),
        ] {
            if count > 0 {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(&platform::unit(&self.language, unit, count.into()));
            }
        }
        if duration.approximate {
            out = fill(self.words.about, &out);
        }
        out
    }

    /// A length of time in the largest unit that fits, rounded: years, months, days, hours or minutes.
    pub fn distance(&self, seconds: i64) -> String {
        const UNITS: [(&str, i64); 5] = [
            ("year", 31_556_952),
            ("month", 2_629_746),
            ("day", 86_400),
            ("hour", 3_600),
            ("minute", 60),
        ];
        // A unit is used from two of it on: six weeks are 42 days, not one month. But from one day
        // of the calendar to the next it is a day, not 24 hours.
        let fits = |(_, size): &&(&str, i64)| {
            seconds >= 2 * size || (seconds == 86_400 && *size == 86_400)
        };
        let (unit, size) = UNITS.iter().find(fits).unwrap_or(&("minute", 60));
        platform::unit(&self.language, unit, ((seconds + size / 2) / size) as f64)
    }

    fn point(&self, point: &Point, zone: &str) -> String {
        match point {
            Point::Date(date) => self.date(date),
            Point::Moment(moment) => self.clock(moment.unix, zone, true),
        }
    }

    fn date(&self, date: &Date) -> String {
        let year = |year: i64| platform::date(&self.language, &Civil(year, 0, 0), self.words.bce);
        let mut out = match date.precision {
            Precision::Century => fill(self.words.century, &year(date.year)),
            Precision::Decade => fill(self.words.decade, &year(date.year)),
            Precision::Season(season) => {
                let frame = self.words.seasons.get(usize::from(season)).copied();
                fill(frame.unwrap_or("{}"), &year(date.year))
            }
            _ => platform::date(&self.language, &civil(date), self.words.bce),
        };
        if date.approximate {
            out = fill(self.words.about, &out);
        }
        if date.uncertain {
            out = fill(self.words.uncertain, &out);
        }
        out
    }
}

/// Year, month and day; 0 for a month or day that is not known.
struct Civil(i64, u8, u8);

fn civil(date: &Date) -> Civil {
    match date.precision {
        Precision::Day(month, day) => Civil(date.year, month, day),
        Precision::Month(month) => Civil(date.year, month, 0),
        _ => Civil(date.year, 0, 0),
    }
}

fn is_plain_day(date: &Date) -> bool {
    matches!(date.precision, Precision::Day(..)) && !date.approximate && !date.uncertain
}

/// A date or duration as `<time datetime>` takes it, where HTML has a form for it: a day, a month,
/// a year of four digits, or a moment.
pub fn machine_readable(point: &Point) -> Option<String> {
    match point {
        Point::Moment(moment) => Some(iso_moment(moment.unix)),
        Point::Date(date) if (1..=9999).contains(&date.year) => {
            let mut out = pad(date.year, 4);
            let Civil(_, month, day) = civil(date);
            for part in [month, day] {
                if part > 0 {
                    out.push('-');
                    out.push_str(&pad(part.into(), 2));
                }
            }
            let whole = !matches!(date.precision, Precision::Century | Precision::Decade);
            whole.then_some(out)
        }
        Point::Date(_) => None,
    }
}

/// A moment of a year with four digits as RFC 3339 in UTC.
fn iso_moment(unix: i64) -> String {
    let (days, seconds) = (unix.div_euclid(86_400), unix.rem_euclid(86_400));
    let (year, month, day) = crate::date::civil_from_days(days);
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(|part| pad(part, 2));
    let day = [pad(year, 4), pad(month.into(), 2), pad(day.into(), 2)];
    let [year, month, day] = &day;
    let [hour, minute, second] = &clock;
    [
        year, "-", month, "-", day, "T", hour, ":", minute, ":", second, "Z",
    ]
    .concat()
}

fn pad(number: i64, width: usize) -> String {
    let digits = number.to_string();
    ["0".repeat(width.saturating_sub(digits.len())), digits].concat()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn time_elements_get_the_forms_html_knows() {
        let machine = |text| match When::parse(text) {
            Ok(When::At(point)) => machine_readable(&point),
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(machine("2021-12-07").as_deref(), Some("2021-12-07"));
        assert_eq!(machine("2021-12~").as_deref(), Some("2021-12"));
        assert_eq!(machine("0987").as_deref(), Some("0987"));
        let call = machine("2021-12-30T15:35:00-05:00");
        assert_eq!(call.as_deref(), Some("2021-12-30T20:35:00Z"));
        assert_eq!(machine("-0258"), None);
        assert_eq!(machine("201X"), None);
    }
}
