//! Dates of which a part is known, and how EDTF writes them.

use crate::date::days_in_month;
use jiff::civil;
use jiff::tz::{Offset, TimeZone};

/// A date of which at least the year is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PartialDate {
    /// the year as astronomers count it: 0 is 1 BCE
    pub year: i64,
    /// how much is known of it
    pub within: Within,
    /// the time of day, where the day is known
    pub time: Option<Time>,
    /// how far the clock is ahead of UTC, in minutes, where that is said
    pub offset: Option<i16>,
    /// about then
    pub is_approximate: bool,
    /// not certain
    pub is_uncertain: bool,
}

/// Returns the year as astronomers count it of one before Christ: 44 BCE is -43. Of five digits and more no one
/// counts single years, and they are shown as they are written.
pub fn before_christ(year: i64) -> i64 {
    if year >= 10_000 { -year } else { 1 - year }
}

/// How much is known of a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Within {
    /// the century, of which `year` is the first
    Century,
    /// the decade, of which `year` is the first
    Decade,
    /// the year
    #[default]
    Year,
    /// spring to winter: 0 to 3
    Season(u8),
    /// a month, 1 to 12
    Month(u8),
    /// a day of a month
    Day(u8, u8),
}

/// A time of day on the clock of the place, wherever that is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Time {
    /// 0 to 23
    pub hour: u8,
    /// 0 to 59
    pub minute: u8,
    /// 0 to 59
    pub second: Option<u8>,
    /// thousandths
    pub millisecond: Option<u16>,
}

impl Time {
    /// Returns the time as a clock of 24 hours shows it.
    pub fn clock(&self) -> String {
        let mut clock = format!("{:02}:{:02}", self.hour, self.minute);
        if let Some(second) = self.second {
            clock += &format!(":{second:02}");
        }
        if let Some(millisecond) = self.millisecond {
            clock += &format!(".{millisecond:03}");
        }
        clock
    }
}

impl PartialDate {
    /// Returns the date without its time of day, as EDTF writes it.
    pub fn edtf(&self) -> String {
        let sign = if self.year < 0 { "-" } else { "" };
        let year = self.year.unsigned_abs();
        let mark = match (self.is_approximate, self.is_uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        };
        if year > 9999 {
            // EDTF has no months in years that far away.
            return format!("Y{sign}{year}");
        }
        let date = match self.within {
            Within::Century => format!("{sign}{:02}XX", year / 100),
            Within::Decade => format!("{sign}{:03}X", year / 10),
            Within::Year => format!("{sign}{year:04}"),
            Within::Season(season) => format!("{sign}{year:04}-{}", 21 + season.min(3)),
            Within::Month(month) => format!("{sign}{year:04}-{month:02}"),
            Within::Day(month, day) => format!("{sign}{year:04}-{month:02}-{day:02}"),
        };
        date + mark
    }

    /// Returns the moment as RFC 3339 writes it, where day and time are known: with the offset it has, or else
    /// that of a time zone, an IANA name. Nothing where the clocks of the zone were put forward over it.
    pub fn moment(&self, zone: &str) -> Option<String> {
        let (Within::Day(month, day), Some(time)) = (self.within, self.time) else {
            return None;
        };
        let year = i16::try_from(self.year)
            .ok()
            .filter(|year| (0..=9999).contains(year))?;
        let month = i8::try_from(month).ok()?;
        let day = i8::try_from(day).ok()?;
        let (hour, minute) = (time.hour as i8, time.minute as i8);
        let second = time.second.unwrap_or(0) as i8;
        let civil = civil::DateTime::new(year, month, day, hour, minute, second, 0).ok()?;
        let zone = match self.offset {
            Some(minutes) => Offset::from_seconds(i32::from(minutes) * 60)
                .ok()?
                .to_time_zone(),
            None => TimeZone::get(zone).ok()?,
        };
        let zoned = civil.to_zoned_datetime(zone).ok()?;
        if zoned.datetime() != civil {
            return None;
        }
        let offset = zoned.offset().seconds();
        // Before time zones, offsets had seconds, which RFC 3339 does not write.
        if offset % 60 != 0 {
            return Some(zoned.timestamp().to_string());
        }
        let sign = if offset < 0 { '-' } else { '+' };
        let minutes = offset.abs() / 60;
        Some(format!(
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{:02}",
            minutes / 60,
            minutes % 60
        ))
    }

    /// Returns what dates are put in order by: the beginning of what it can mean.
    pub fn key(&self) -> (i64, u8, u8, Time) {
        let (month, day) = match self.within {
            Within::Day(month, day) => (month, day),
            Within::Month(month) => (month, 0),
            Within::Season(season) => (1 + 3 * season, 0),
            _ => (0, 0),
        };
        (self.year, month, day, self.time.unwrap_or_default())
    }

    /// Returns whether there is such a day.
    pub fn exists(&self) -> bool {
        match self.within {
            Within::Month(month) => (1..=12).contains(&month),
            Within::Day(month, day) => {
                (1..=12).contains(&month) && day >= 1 && day <= days_in_month(self.year, month)
            }
            _ => true,
        }
    }
}

/// Reads a time of day: `14:30`, `2:30 PM`, `1430`, `14.30`, `2pm`, `14:30:05.250`.
pub fn time_of_day(text: &str) -> Option<Time> {
    let text = text
        .trim()
        .to_lowercase()
        .replace(['\u{a0}', '\u{202f}'], " ");
    let letters = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (clock, suffix) = text.split_at_checked(letters)?;
    let clock = clock.trim();
    let suffix: String = suffix.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    let half = match suffix.as_str() {
        "" | "h" | "uhr" | "hrs" | "hours" => None,
        "am" | "a" => Some(false),
        "pm" | "p" => Some(true),
        _ => return None,
    };
    let numbers: Vec<&str> = clock.split([':', '.', ',']).collect();
    let (hour, minute, second, fraction) = match numbers.as_slice() {
        [digits] if digits.len() >= 3 && digits.len() <= 4 && half.is_none() => {
            let (hour, minute) = digits.split_at_checked(digits.len() - 2)?;
            (hour, minute, None, None)
        }
        [hour] if half.is_some() || suffix == "h" || suffix == "uhr" => (*hour, "0", None, None),
        [hour, minute] => (*hour, *minute, None, None),
        [hour, minute, second] => (*hour, *minute, Some(*second), None),
        [hour, minute, second, fraction] => (*hour, *minute, Some(*second), Some(*fraction)),
        _ => return None,
    };
    let number = |digits: &str| digits.trim().parse::<u8>().ok();
    let mut hour = number(hour)?;
    match half {
        Some(_) if hour == 0 || hour > 12 => return None,
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    let minute = number(minute)?;
    let second = match second {
        Some(second) => Some(number(second)?),
        None => None,
    };
    let millisecond = match fraction {
        Some(fraction) => {
            let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
            Some(thousandths.parse().ok()?)
        }
        None => None,
    };
    let is_sound = hour < 24 && minute < 60 && second.is_none_or(|second| second < 60);
    is_sound.then_some(Time {
        hour,
        minute,
        second,
        millisecond,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_as_timelinejs_reads_it() {
        for (text, expected) in [
            ("14:30", "14:30"),
            ("2:30 PM", "14:30"),
            ("12:05 a.m.", "00:05"),
            ("1430", "14:30"),
            ("930", "09:30"),
            ("14.30", "14:30"),
            ("2pm", "14:00"),
            ("14:30:05.25", "14:30:05.250"),
        ] {
            assert_eq!(time_of_day(text).unwrap().clock(), expected, "{text}");
        }
        for text in ["", "25:00", "12:60", "13 pm", "noon", "7"] {
            assert_eq!(time_of_day(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_written_as_edtf() {
        let date = |year, within| PartialDate {
            year,
            within,
            ..PartialDate::default()
        };
        for (date, expected) in [
            (date(2021, Within::Day(12, 7)), "2021-12-07"),
            (date(-257, Within::Year), "-0257"),
            (date(0, Within::Year), "0000"),
            (date(1850, Within::Decade), "185X"),
            (date(1800, Within::Century), "18XX"),
            (date(2003, Within::Season(0)), "2003-21"),
            (date(-13_799_999_999, Within::Year), "Y-13799999999"),
        ] {
            assert_eq!(date.edtf(), expected);
            assert!(crate::date::When::parse(expected).is_ok());
        }
    }

    #[test]
    fn a_moment_has_the_offset_of_its_zone_on_that_day() {
        let date = |year| PartialDate {
            year,
            within: Within::Day(7, 1),
            time: time_of_day("14:30"),
            ..PartialDate::default()
        };
        let moment = |year| date(year).moment("America/New_York");
        assert_eq!(moment(2021).as_deref(), Some("2021-07-01T14:30:00-04:00"));
        // Local mean time, 4:56:02 behind.
        assert_eq!(moment(1850).as_deref(), Some("1850-07-01T19:26:02Z"));
        assert_eq!(moment(-44), None);
    }

    // It was written with the offset of an hour later, which is another moment.
    #[test]
    fn a_time_over_which_the_clocks_were_put_forward_is_no_moment() {
        let at = |time| PartialDate {
            year: 2021,
            within: Within::Day(3, 28),
            time: time_of_day(time),
            ..PartialDate::default()
        };
        let moment = |time| at(time).moment("Europe/Berlin");
        assert_eq!(moment("1:59").as_deref(), Some("2021-03-28T01:59:00+01:00"));
        assert_eq!(moment("2:30"), None);
        assert_eq!(moment("3:00").as_deref(), Some("2021-03-28T03:00:00+02:00"));
        let with_offset = PartialDate {
            offset: Some(60),
            ..at("2:30")
        };
        assert!(with_offset.moment("Europe/Berlin").is_some());
    }
}
