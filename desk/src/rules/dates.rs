//! Dates as people write them, and what they mean in EDTF or RFC 3339.
//!
//! Dates in words are read by the library, as it reads them in tables that are imported. What is here is what
//! only an editor at work can be asked: which of `3/4` is the month, and on whose clock it was 15:35.

use jiff::tz::TimeZone;
use standpoint::date::{Point, When};
use standpoint::import::partial_date::{PartialDate, Within};
use standpoint::import::words::{self, Order};
use standpoint::intl::{self, Intl};

/// No date is longer, in bytes.
const MAX: usize = 200;

/// What a date is read by besides what is typed.
#[derive(Clone, PartialEq, Debug)]
pub struct Context {
    /// which of day and month comes first where both could, once that was asked
    pub order: Option<DayOrMonth>,
    /// the IANA name of the time zone of a time of day, or an offset such as `+03:00`; empty where none is known
    pub zone: String,
}

/// Which of day and month comes first in `3/4/2021`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayOrMonth {
    /// 3 April, as nearly everywhere
    Day,
    /// March 4, as in the United States
    Month,
}

/// What was understood of what is typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Understood {
    /// one date: in EDTF, or RFC 3339 where it has a time of day
    One(String),
    /// a date that could be two: each reading with what it takes to be first
    Several(Vec<(DayOrMonth, String)>),
    /// a time of day of which it is not known on whose clock
    NoZone,
    /// a time that the clocks of the zone have skipped, or a moment that is too far away for them
    NoSuchTime,
    /// no date
    Nothing,
}

/// Reads a date that was typed.
pub fn understand(typed: &str, context: &Context) -> Understood {
    let typed = typed.trim();
    if typed.is_empty() || typed.len() > MAX {
        return Understood::Nothing;
    }
    // What is written in the format itself means what it says.
    if When::parse(typed).is_ok() {
        return Understood::One(typed.to_owned());
    }
    let typed = match typed.strip_prefix(['~', '≈']) {
        // The format has the mark behind the date, where dates of numbers are read with it as well.
        Some(rest) => {
            let (rest, mark) = match rest.strip_suffix('?') {
                Some(rest) => (rest, "%"),
                None => (rest, "~"),
            };
            [&plain(rest.trim()), mark].concat()
        }
        None => plain(typed),
    };
    let readings = match context.order {
        Some(order) => vec![(order, read(&typed, order, &context.zone))],
        None => {
            let both = [DayOrMonth::Day, DayOrMonth::Month];
            both.into_iter()
                .map(|order| (order, read(&typed, order, &context.zone)))
                .collect()
        }
    };
    let dates: Vec<_> = readings
        .iter()
        .filter_map(|(order, reading)| Some((*order, reading.as_ref().ok()?.clone())))
        .collect();
    match dates.as_slice() {
        [(_, one), (_, other)] if one != other => Understood::Several(dates),
        [(_, one), ..] => Understood::One(one.clone()),
        [] => {
            let mut reasons = readings
                .into_iter()
                .filter_map(|(_, reading)| reading.err());
            reasons.next().unwrap_or(Understood::Nothing)
        }
    }
}

/// `3-4-2021` is as ambiguous as `3/4/2021`, and `7-9 Dec 2021` is a range as `7–9 Dec 2021` is.
fn plain(typed: &str) -> String {
    let (date, rest) = typed.split_once(' ').unwrap_or((typed, ""));
    let parts: Vec<&str> = date.split('-').collect();
    let is_short = |text: &str| {
        (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    match parts.as_slice() {
        [first, second, year]
            if is_short(first)
                && is_short(second)
                && year.parse::<u16>().is_ok()
                && year.len() == 4 =>
        {
            format!("{} {rest}", parts.join("/")).trim_end().to_owned()
        }
        [first, last] if is_short(first) && is_short(last) => format!("{first}–{last} {rest}"),
        _ => typed.to_owned(),
    }
}

/// Reads a date with an order of day and month; the error is what to say in place of a date.
fn read(typed: &str, order: DayOrMonth, zone: &str) -> Result<String, Understood> {
    let order = match order {
        DayOrMonth::Day => Order::DayFirst,
        DayOrMonth::Month => Order::MonthFirst,
    };
    // First, because a date of numbers with a time behind it is not read in this order by the library.
    let timed = with_time(typed, order, zone);
    if timed != Err(Understood::Nothing) {
        return timed;
    }
    let found = words::date(typed, order).filter(|found| found.rest.is_empty());
    let found = found.ok_or(Understood::Nothing)?;
    let from = written(&found.from, zone)?;
    match &found.to {
        None => Ok(from),
        Some(to) => Ok([from, written(to, zone)?].join("/")),
    }
    .and_then(sound)
}

/// Reads a date with a time of day behind it, and perhaps a zone behind that: `3/4/2021 15:35 Europe/Kyiv`.
fn with_time(typed: &str, order: Order, zone: &str) -> Result<String, Understood> {
    let spaces = typed
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at);
    for at in spaces {
        let Some((date, rest)) = typed.split_at_checked(at) else {
            continue;
        };
        let date = date.trim_end().trim_end_matches(',');
        let Some(found) = words::date(date, order).filter(is_day) else {
            continue;
        };
        let rest = rest.trim();
        // A time may be in two words, as in `3:35 pm`.
        let (clock, named) = match words::time_in(rest) {
            Some((time, offset)) => ((time, offset), None),
            None => {
                let Some((clock, name)) = rest.rsplit_once(char::is_whitespace) else {
                    continue;
                };
                let Some(named) = known_zone(name) else {
                    continue;
                };
                let Some(clock) = words::time_in(clock) else {
                    continue;
                };
                (clock, Some(named))
            }
        };
        let date = PartialDate {
            time: Some(clock.0),
            offset: clock.1,
            ..found.from
        };
        return written(&date, named.as_deref().unwrap_or(zone)).and_then(sound);
    }
    Err(Understood::Nothing)
}

/// Returns whether one day was found and nothing else, to which a time of day can belong.
fn is_day(found: &words::Found) -> bool {
    let is_day = matches!(found.from.within, Within::Day(..)) && found.from.time.is_none();
    is_day && found.rest.is_empty() && found.to.is_none()
}

/// Returns a date in EDTF, or RFC 3339 where it has a time of day.
fn written(date: &PartialDate, zone: &str) -> Result<String, Understood> {
    if date.time.is_none() {
        return Ok(date.edtf());
    }
    // A time of day belongs to a day.
    let Within::Day(..) = date.within else {
        return Err(Understood::Nothing);
    };
    let offset = date.offset.or_else(|| minutes_of(zone));
    if offset.is_none() && zone.is_empty() {
        return Err(Understood::NoZone);
    }
    let date = PartialDate { offset, ..*date };
    date.moment(zone).ok_or(Understood::NoSuchTime)
}

fn sound(edtf: String) -> Result<String, Understood> {
    match When::parse(&edtf) {
        Ok(_) => Ok(edtf),
        Err(_) => Err(Understood::Nothing),
    }
}

/// Returns the name by which the database knows a zone, or the offset as it is.
fn known_zone(name: &str) -> Option<String> {
    if minutes_of(name).is_some() {
        return Some(name.to_owned());
    }
    let zone = TimeZone::get(name).ok()?;
    // `EST` and others are in the database, too, and are read by the library where they are of one meaning.
    zone.iana_name()
        .filter(|name| name.contains('/') || *name == "UTC")
        .map(str::to_owned)
}

/// Returns the time zone, by its IANA name, that is named behind the time of day in a date that was typed:
/// `7 Dec 2021 15:35 Europe/Kyiv`.
pub fn zone_named(typed: &str) -> Option<String> {
    let (rest, name) = typed.trim().rsplit_once(char::is_whitespace)?;
    let named = known_zone(name).filter(|_| minutes_of(name).is_none())?;
    rest.ends_with(|c: char| c.is_alphanumeric() || c == '.')
        .then_some(named)
}

/// Returns the minutes of an offset such as `+03:00` or `-05:00`.
fn minutes_of(offset: &str) -> Option<i16> {
    let (sign, digits) = match offset.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, offset.strip_prefix(['-', '\u{2212}'])?),
    };
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let number = |text: &str| text.parse::<i16>().ok().filter(|_| !text.starts_with('+'));
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    ((0..24).contains(&hours) && (0..60).contains(&minutes)).then(|| sign * (hours * 60 + minutes))
}

/// Returns what a date of the format says in words, with the zone of a time of day; nothing where it is none.
/// `language` is a BCP 47 tag, `zone` an IANA name or empty.
pub fn spoken(edtf: &str, language: &str, zone: &str) -> Option<String> {
    let when = When::parse(edtf).ok()?;
    let (language, words) = standpoint::words::interface(language, "en");
    let intl = Intl {
        language: language.to_owned(),
        words,
    };
    if !when.has_time() {
        return Some(intl.when(&when, "UTC"));
    }
    let zone = zone_to_show(&when, zone);
    let said = intl.when(&when, &zone);
    Some(format!("{said} ({})", zone.replace('_', " ")))
}

/// Returns what a date says as [`spoken`] does, but only the day of a moment.
pub fn day(edtf: &str, language: &str, zone: &str) -> Option<String> {
    let when = When::parse(edtf).ok()?;
    let (language, words) = standpoint::words::interface(language, "en");
    let language = language.to_owned();
    let zone = zone_to_show(&when, zone);
    Some(Intl { language, words }.day_of(&when, &zone))
}

/// Returns the zone in whose clock a date is told: the one that is given, where the date was written with its
/// offset, or else the offset itself.
fn zone_to_show(when: &When, zone: &str) -> String {
    let is_known = !zone.is_empty() && intl::is_known_zone(zone);
    let has_its_offset = || {
        let zone = TimeZone::get(zone).ok()?;
        let moment = jiff::Timestamp::from_second(when.earliest()).ok()?;
        Some(zone.to_offset(moment).seconds() == i32::from(when.offset()) * 60)
    };
    match is_known && has_its_offset() == Some(true) {
        true => zone.to_owned(),
        false => intl::zone::to_show(Some("?"), false, when.offset()),
    }
}

/// Returns day and clock of a moment as they were written, without the offset; nothing of any other date.
pub fn clock(edtf: &str) -> Option<String> {
    let Ok(When::At(Point::Moment(_))) = When::parse(edtf) else {
        return None;
    };
    let (day, time) = edtf.split_once(['T', 't'])?;
    let (time, _) = time.split_once(['Z', 'z', '+', '-', '\u{2212}'])?;
    let time = time
        .strip_suffix(":00")
        .filter(|time| time.len() == 5)
        .unwrap_or(time);
    Some([day, " ", time].concat())
}

/// Returns what a field shows of a date of the format: a moment on the clock of the zone without its offset, which
/// the zone beside it tells, and anything else as it is.
pub fn for_field(edtf: &str, zone: &str) -> String {
    let context = Context {
        order: None,
        zone: zone.to_owned(),
    };
    // Only where it comes to the same when it is read again.
    let is_same = |clock: &String| match understand(clock, &context) {
        Understood::One(found) => When::parse(&found) == When::parse(edtf),
        _ => false,
    };
    clock(edtf)
        .filter(is_same)
        .unwrap_or_else(|| edtf.to_owned())
}

/// Returns whether a date of the format has a time of day.
pub fn has_time(edtf: &str) -> bool {
    When::parse(edtf).is_ok_and(|when| when.has_time())
}

/// Returns the names of all time zones, in the order of the alphabet.
pub fn zones() -> Vec<String> {
    let database = jiff::tz::db();
    let mut names: Vec<String> = database
        .available()
        .map(|name| name.to_string())
        .filter(|name| name == "UTC" || is_place(name))
        .collect();
    names.sort();
    names
}

/// Returns whether the name of a zone is that of a place and not one that is kept for old programs.
fn is_place(name: &str) -> bool {
    const PARTS: [&str; 10] = [
        "Africa/",
        "America/",
        "Antarctica/",
        "Arctic/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
    ];
    PARTS.iter().any(|part| name.starts_with(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new_york() -> Context {
        Context {
            order: None,
            zone: String::from("America/New_York"),
        }
    }

    fn one(typed: &str) -> String {
        match understand(typed, &new_york()) {
            Understood::One(edtf) => edtf,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_zone_that_is_named_behind_a_time_of_day_is_told_apart_from_an_offset() {
        let named = |typed| zone_named(typed);
        assert_eq!(
            named("7 Dec 2021 15:35 Europe/Kyiv").as_deref(),
            Some("Europe/Kyiv")
        );
        assert_eq!(
            named("7 Dec 2021 3:35 pm America/New_York").as_deref(),
            Some("America/New_York")
        );
        for typed in [
            "7 Dec 2021",
            "7 Dec 2021 15:35",
            "7 Dec 2021 15:35 +03:00",
            "7 Dec 2021 15:35 CET",
            "",
        ] {
            assert_eq!(named(typed), None, "{typed}");
        }
    }

    #[test]
    fn dates_are_understood_as_people_write_them() {
        for (typed, expected) in [
            ("7 Dec 2021", "2021-12-07"),
            ("December 7, 2021", "2021-12-07"),
            ("2021-12-07", "2021-12-07"),
            ("31/12/2021", "2021-12-31"),
            ("12/31/2021", "2021-12-31"),
            ("7.12.2021", "2021-12-07"),
            ("4/4/2021", "2021-04-04"),
            ("Dec 2021", "2021-12"),
            ("2021", "2021"),
            ("about 1850", "1850~"),
            ("c. 1850", "1850~"),
            ("circa 1850", "1850~"),
            ("~1850", "1850~"),
            ("~ 1850", "1850~"),
            ("≈ 1850", "1850~"),
            ("~Dec 2021", "2021-12~"),
            ("~31/12/2021", "2021-12-31~"),
            ("~2021-12-07", "2021-12-07~"),
            ("~1850?", "1850%"),
            ("1850?", "1850?"),
            ("spring 2021", "2021-21"),
            ("7–9 Dec 2021", "2021-12-07/2021-12-09"),
            ("7-9 Dec 2021", "2021-12-07/2021-12-09"),
            ("2021年12月7日", "2021-12-07"),
            ("7 декабря 2021", "2021-12-07"),
            ("7 декабря 2021 г.", "2021-12-07"),
            ("1980s", "198X"),
            ("44 BC", "-0043"),
            ("2014/..", "2014/.."),
            ("  2021-12~ ", "2021-12~"),
        ] {
            assert_eq!(one(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_time_of_day_is_on_the_clock_of_the_zone() {
        let winter = "2021-12-07T15:35:00-05:00";
        for (typed, expected) in [
            ("7 Dec 2021 3:35 pm", winter),
            ("7 Dec 2021, 15:35", winter),
            ("12/31/2021 15:35", "2021-12-31T15:35:00-05:00"),
            ("2021-12-07 15:35", winter),
            ("7.12.2021 15:35", winter),
            ("7 декабря 2021 15:35", winter),
            ("2021年12月7日 15:35", winter),
            ("7 July 2021 3 pm", "2021-07-07T15:00:00-04:00"),
            (
                "7 Dec 2021 15:35 Europe/Moscow",
                "2021-12-07T15:35:00+03:00",
            ),
            ("7 Dec 2021 3:35 pm asia/tokyo", "2021-12-07T15:35:00+09:00"),
            ("31/12/2021 15:35 +03:00", "2021-12-31T15:35:00+03:00"),
            ("7 Dec 2021 15:35 MSK", "2021-12-07T15:35:00+03:00"),
            ("2021-12-07T15:35:00Z", "2021-12-07T15:35:00Z"),
        ] {
            assert_eq!(one(typed), expected, "{typed}");
        }
        let typed = "7 Dec 2021 3:35 pm";
        let context = |zone: &str| Context {
            order: None,
            zone: zone.to_owned(),
        };
        assert_eq!(understand(typed, &context("")), Understood::NoZone);
        assert_eq!(
            understand(typed, &context("+05:30")),
            Understood::One(String::from("2021-12-07T15:35:00+05:30"))
        );
        // Clocks were put forward from two to three.
        assert_eq!(
            understand("14 March 2021 2:30", &new_york()),
            Understood::NoSuchTime
        );
    }

    #[test]
    fn a_date_that_could_be_two_is_asked_about_once() {
        for typed in ["3/4/2021", "3-4-2021", "03/04/2021 15:35"] {
            let Understood::Several(readings) = understand(typed, &new_york()) else {
                panic!("{typed}");
            };
            let [(DayOrMonth::Day, day), (DayOrMonth::Month, month)] = readings.as_slice() else {
                panic!("{readings:?}");
            };
            assert!(
                day.starts_with("2021-04-03") && month.starts_with("2021-03-04"),
                "{readings:?}"
            );
            let asked = Context {
                order: Some(DayOrMonth::Day),
                ..new_york()
            };
            assert_eq!(understand(typed, &asked), Understood::One(day.clone()));
            let asked = Context {
                order: Some(DayOrMonth::Month),
                ..new_york()
            };
            assert_eq!(understand(typed, &asked), Understood::One(month.clone()));
        }
    }

    #[test]
    fn what_is_no_date_is_not_guessed_at() {
        for typed in [
            "",
            "soon",
            "31 February 2021",
            "31/31/2021",
            "7 Dec 2021 25:00",
            "Tuesday",
            "7 Dec",
        ] {
            assert_eq!(one(typed), "Nothing", "{typed}");
        }
        assert_eq!(one(&"7 Dec 2021 ".repeat(1_000)), "Nothing");
        for typed in [
            "年 ",
            " é 15:35",
            "７ １５:３５",
            "\u{2212}",
            "- -",
            "2021-12-07T",
            "+:",
        ] {
            understand(typed, &new_york());
        }
    }

    #[test]
    fn a_date_is_said_in_the_words_of_a_language() {
        let plain = |text: Option<String>| {
            let text = text.unwrap_or_default();
            text.chars()
                .map(|c| if c.is_whitespace() { ' ' } else { c })
                .collect::<String>()
        };
        assert_eq!(plain(spoken("2021-12-07", "en", "")), "December 7, 2021");
        assert_eq!(plain(spoken("2021-12-07", "zh", "")), "2021年12月7日");
        assert_eq!(plain(spoken("2021-12-07", "ru", "")), "7 декабря 2021 г.");
        let moment = "2021-12-30T15:35:00-05:00";
        assert_eq!(
            plain(spoken(moment, "en", "America/New_York")),
            "December 30, 2021 at 15:35 (America/New York)"
        );
        // What was written with another offset is told on the clock that it was written on.
        assert_eq!(
            plain(spoken(moment, "en", "Europe/Moscow")),
            "December 30, 2021 at 15:35 (UTC\u{2212}05:00)"
        );
        assert_eq!(spoken("soon", "en", ""), None);
        assert_eq!(
            plain(day(moment, "en", "Europe/Moscow")),
            "December 30, 2021"
        );
    }

    #[test]
    fn a_field_shows_a_moment_as_the_clock_of_its_zone_does() {
        assert_eq!(
            for_field("2021-12-30T15:35:00-05:00", "America/New_York"),
            "2021-12-30 15:35"
        );
        assert_eq!(
            for_field("2021-12-30T15:35:20-05:00", "America/New_York"),
            "2021-12-30 15:35:20"
        );
        for (edtf, zone) in [
            ("2021-12-30T15:35:00-05:00", "Europe/Moscow"),
            ("2021-12-30T15:35:00-05:00", ""),
            ("2021-12-30", "America/New_York"),
            ("2021-12-30T15:35:00-05:00/..", "America/New_York"),
            (
                "2021-12-30T15:35:00-05:00/2021-12-31T15:35:00-05:00",
                "America/New_York",
            ),
            ("not a date", "America/New_York"),
        ] {
            assert_eq!(for_field(edtf, zone), edtf, "{edtf} {zone}");
        }
    }

    #[test]
    fn zones_are_listed_by_their_places() {
        let zones = zones();
        assert!(zones.len() > 300);
        for zone in ["America/New_York", "Europe/Kyiv", "Asia/Shanghai", "UTC"] {
            assert!(zones.iter().any(|known| known == zone), "{zone}");
        }
    }
}
