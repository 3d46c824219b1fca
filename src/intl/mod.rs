//! Dates, durations and numbers in the reader's language.
//!
//! In the browser, at the desk too, this is the browser's own `Intl`, by way of `js/calls.js`; natively ICU4X. Both have
//! their texts from CLDR. What they do not have in common, the joining of days and clocks and of two
//! days to a range, is done here for both; so is what they refuse, the tags ([`mended`]) and the zones
//! ([`zone`]) that they do not know.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod tag;
pub mod zone;

#[cfg(target_arch = "wasm32")]
use browser as platform;
#[cfg(not(target_arch = "wasm32"))]
use native as platform;

use crate::date::{Bound, Date, Duration, Point, Precision, When, days_from_civil};
use crate::words::{Words, fill};

pub use platform::{is_known_zone, language_name};
pub use tag::{for_words, mended};

/// Formats dates, times and durations in one language.
pub struct Intl {
    /// BCP 47 tag
    pub language: String,
    /// the interface's words in that language
    pub words: &'static Words,
}

impl Intl {
    /// Formats a date, a moment in `zone`, or an interval.
    pub fn when(&self, when: &When, zone: &str) -> String {
        match when {
            When::At(point) => self.point(point, zone),
            When::Between(Bound::At(Point::Date(from)), Bound::At(Point::Date(to)))
                if in_one_month(from, to) =>
            {
                two_days(&self.date(from), &self.date(to))
            }
            When::Between(Bound::At(from), Bound::At(to)) => {
                [&self.point(from, zone), " – ", &self.point(to, zone)].concat()
            }
            When::Between(Bound::At(from), _) => fill(self.words.since, &self.point(from, zone)),
            When::Between(_, Bound::At(to)) => fill(self.words.until, &self.point(to, zone)),
            When::Between(..) => String::new(),
        }
    }

    /// Formats as [`Intl::when`] does, but only the day of a moment.
    pub fn day_of(&self, when: &When, zone: &str) -> String {
        match when {
            When::At(Point::Moment(moment)) => self.day(moment.unix, zone),
            _ => self.when(when, zone),
        }
    }

    /// The year, the month in short, and the number of the day on which something was or began; empty where
    /// that is not known.
    pub fn calendar(&self, when: &When, zone: &str) -> [String; 3] {
        let (When::At(point)
        | When::Between(Bound::At(point), _)
        | When::Between(_, Bound::At(point))) = when
        else {
            return Default::default();
        };
        let (unix, place, known) = match point {
            Point::Moment(moment) => {
                let (unix, place) = zone::shifted(moment.unix, zone);
                (unix, place, 3)
            }
            Point::Date(date) => {
                let Civil(_, month, day) = civil(date);
                // Any leap year, because not every platform has every year.
                let days = days_from_civil(2000, month.max(1), day.max(1));
                let known = 1 + usize::from(month > 0) + usize::from(day > 0);
                (days * 86_400, "UTC", known)
            }
        };
        let parts = platform::calendar(&self.language, place, unix);
        let mut parts = parts.split('\n').take(known);
        let mut next = || parts.next().unwrap_or_default().to_owned();
        let (mut year, month, day) = (next(), next(), next());
        if let Point::Date(date) = point {
            year = self.date(&Date {
                precision: Precision::Year,
                approximate: false,
                uncertain: false,
                ..*date
            });
        }
        // Some languages have a word or a full stop behind it.
        let day = day.chars().filter(|c| is_digit(*c)).collect();
        [year, month, day]
    }

    /// Formats the time of day of a moment in `zone`, with the day before it if `with_day`.
    pub fn clock(&self, unix: i64, zone: &str, with_day: bool) -> String {
        let (local, place) = zone::shifted(unix, zone);
        let clock = platform::clock(&self.language, place, local);
        if with_day {
            [&self.day(unix, zone), self.words.at, &clock].concat()
        } else {
            clock
        }
    }

    /// Formats the day of a moment in `zone`.
    pub fn day(&self, unix: i64, zone: &str) -> String {
        let (local, place) = zone::shifted(unix, zone);
        platform::day(&self.language, place, local)
    }

    /// Formats a duration in hours and minutes.
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

    /// Formats a number of seconds in the largest unit that fits, rounded: years, months, days, hours
    /// or minutes.
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
        platform::unit(&self.language, unit, (seconds + size / 2) / size)
    }

    fn point(&self, point: &Point, zone: &str) -> String {
        match point {
            Point::Date(date) => self.date(date),
            Point::Moment(moment) => self.clock(moment.unix, zone, true),
        }
    }

    fn date(&self, date: &Date) -> String {
        let year = |year: i64| {
            let year = Civil(reckoned(year), 0, 0);
            platform::date(&self.language, &year, self.words.bce)
        };
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
        _ => Civil(reckoned(date.year), 0, 0),
    }
}

/// Returns the year to format. The year 0 is 1 BCE, so -43 is shown as 44 BCE. But who writes
/// -13,800,000,000 means that many and not one more, so years of five digits are moved by one.
fn reckoned(year: i64) -> i64 {
    if year <= -10_000 { year + 1 } else { year }
}

/// Returns whether two dates are days of the same month, neither uncertain nor approximate.
fn in_one_month(from: &Date, to: &Date) -> bool {
    let month_of = |date: &Date| match date.precision {
        Precision::Day(month, _) if !date.approximate && !date.uncertain => {
            Some((date.year, month))
        }
        _ => None,
    };
    month_of(from).is_some() && month_of(from) == month_of(to)
}

/// Joins two days of one month to a range: "December 15–17, 2021". The number in which they differ is
/// the day. Where its digits are of another script than is known here, both are said in full.
fn two_days(from: &str, to: &str) -> String {
    let [from, to] = [from, to].map(|day| day.chars().collect::<Vec<char>>());
    let mut number = 0;
    for (at, (a, b)) in from.iter().zip(&to).enumerate() {
        if a != b {
            break;
        }
        if !is_digit(*a) {
            number = at + 1;
        }
    }
    let mut end = number;
    while from.get(end).copied().is_some_and(is_digit) {
        end += 1;
    }
    if end == number {
        return from.into_iter().chain([' ', '–', ' ']).chain(to).collect();
    }
    // A full stop marks an ordinal number, as in German.
    if from.get(end) == Some(&'.') {
        end += 1;
    }
    let start = from.into_iter().take(end);
    start
        .chain(['–'])
        .chain(to.into_iter().skip(number))
        .collect()
}

/// Returns whether a character is a digit in one of the scripts in which `Intl` writes dates: European,
/// Arabic, Persian, Devanagari or Bengali. (`char::is_numeric` knows all scripts, and is a kilobyte of
/// WebAssembly.)
fn is_digit(c: char) -> bool {
    let zeros = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}'];
    zeros
        .iter()
        .any(|zero| (c as u32).wrapping_sub(*zero as u32) < 10)
}

/// Returns a date for `<time datetime>`, if HTML has a form for it: a day, a month, a year of four
/// digits, or a moment.
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

/// Returns a moment as RFC 3339 in UTC, if its year has four digits.
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

#[cfg(all(test, not(widget)))]
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

    /// Returns what a reader of a language sees.
    fn shown(language: &str, date: &str) -> String {
        let intl = Intl {
            language: language.to_owned(),
            words: crate::words::interface(language, language).1,
        };
        let shown = intl.when(&When::parse(date).unwrap(), "America/New_York");
        // CLDR has several kinds of white space, and changes its mind about them.
        let with_plain_spaces = |c: char| if c.is_whitespace() { ' ' } else { c };
        shown.chars().map(with_plain_spaces).collect()
    }

    #[test]
    fn dates_are_said_as_each_language_says_them() {
        for (date, en, zh, ru) in [
            (
                "2021-12-07",
                "December 7, 2021",
                "2021年12月7日",
                "7 декабря 2021 г.",
            ),
            ("2022-01", "January 2022", "2022年1月", "январь 2022 г."),
            ("2022", "2022", "2022年", "2022"),
            ("-0257", "258 BC", "公元前258年", "258 г. до н. э."),
            (
                "2021-12-15/2021-12-17",
                "December 15–17, 2021",
                "2021年12月15–17日",
                "15–17 декабря 2021 г.",
            ),
            (
                "2021-12-09/2021-12-10",
                "December 9–10, 2021",
                "2021年12月9–10日",
                "9–10 декабря 2021 г.",
            ),
            (
                "2021-12-30T20:35:00Z",
                "December 30, 2021 at 15:35",
                "2021年12月30日 15:35",
                "30 декабря 2021 г. в 15:35",
            ),
        ] {
            assert_eq!(shown("en", date), en);
            assert_eq!(shown("zh", date), zh);
            assert_eq!(shown("ru", date), ru);
        }
    }

    #[test]
    fn a_day_comes_in_parts_as_far_as_it_is_known() {
        let parts = |language: &str, date| {
            let words = crate::words::interface(language, language).1;
            let language = language.to_owned();
            let intl = Intl { language, words };
            intl.calendar(&When::parse(date).unwrap(), "Asia/Tokyo")
        };
        assert_eq!(parts("en", "2021-12-07"), ["2021", "Dec", "7"]);
        assert_eq!(parts("zh", "2021-12-07"), ["2021年", "12月", "7"]);
        assert_eq!(parts("de", "2021-12-07/2021-12-09"), ["2021", "Dez", "7"]);
        assert_eq!(parts("en", "2021-12~"), ["2021", "Dec", ""]);
        assert_eq!(parts("en", "-0257"), ["258 BC", "", ""]);
        // In Tokyo it is the next year.
        let moment = "2021-12-31T20:00:00Z";
        assert_eq!(parts("en", moment), ["2022", "Jan", "1"]);
    }

    // Readers in Hong Kong had 4:35 from the renderer and 04:35 from the browser.
    #[test]
    fn the_hour_has_two_digits_everywhere() {
        for language in ["en", "zh-Hant-HK", "ru", "fr-CA", "es-MX", "de"] {
            let words = crate::words::interface(language, language).1;
            let language = language.to_owned();
            let clock = Intl { language, words }.clock(1_640_925_300, "UTC", false);
            assert!(clock.starts_with("04") && clock.contains("35"), "{clock}");
        }
    }

    #[test]
    fn a_range_over_the_end_of_a_month_is_said_in_full() {
        let range = "2021-12-30/2022-01-02";
        assert_eq!(shown("en", range), "December 30, 2021 – January 2, 2022");
    }

    #[test]
    fn only_the_day_changes_in_a_range_whatever_other_numbers_there_are() {
        for (from, to, range) in [
            (
                "December 1, 2011",
                "December 11, 2011",
                "December 1–11, 2011",
            ),
            ("2011年11月1日", "2011年11月11日", "2011年11月1–11日"),
            ("9. Mai 2021", "12. Mai 2021", "9.–12. Mai 2021"),
            ("21 May", "22 May", "21–22 May"),
            ("๑๕ ธันวาคม", "๑๗ ธันวาคม", "๑๕ ธันวาคม – ๑๗ ธันวาคม"),
        ] {
            assert_eq!(two_days(from, to), range);
        }
    }

    #[test]
    fn lengths_of_time_are_counted_as_each_language_counts() {
        let distance = |language: &str, seconds| {
            let words = crate::words::interface(language, language).1;
            let language = language.to_owned();
            Intl { language, words }.distance(seconds)
        };
        let day = 86_400;
        for (seconds, en, zh, ru) in [
            (50 * 60, "50 minutes", "50分钟", "50 минут"),
            (2 * 3_600, "2 hours", "2小时", "2 часа"),
            (day, "1 day", "1天", "1 день"),
            (15 * day, "15 days", "15天", "15 дней"),
            (92 * day, "3 months", "3个月", "3 месяца"),
            (800 * day, "2 years", "2年", "2 года"),
        ] {
            assert_eq!(distance("en", seconds), en);
            assert_eq!(distance("zh", seconds), zh);
            assert_eq!(distance("ru", seconds), ru);
        }
    }
}
