//! Parses EDTF and RFC 3339.

use super::{Bound, Date, Moment, Point, Precision, When, days_from_civil, days_in_month};

/// Why a text is not a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateError {
    /// not of any form that EDTF levels 0 and 1 or RFC 3339 have
    Form,
    /// a month that is not 1 to 12, nor a season 21 to 24
    Month,
    /// a day the month does not have
    Day,
    /// an hour, minute or second the clock does not have
    Time,
    /// a time of day without an offset, which does not say which moment it is
    NoOffset,
    /// an offset with seconds, as local mean times had
    OffsetSeconds,
    /// an interval whose end is before its beginning
    Backwards,
    /// a year outside ±100 billion
    Year,
}

impl DateError {
    /// Says what is wrong, for editors.
    pub fn message(self) -> &'static str {
        match self {
            DateError::Form => "write the year first, then month and day in digits",
            DateError::Month => "there is no such month",
            DateError::Day => "that month has no such day",
            DateError::Time => "there is no such time of day",
            DateError::NoOffset => "a time needs its offset from UTC, such as `-05:00` or `Z`",
            DateError::OffsetSeconds => {
                "an offset has hours and minutes only: write the moment in UTC, with `Z`"
            }
            DateError::Backwards => "it ends before it begins",
            DateError::Year => "the year is out of range",
        }
    }
}

const MAX_YEAR: i64 = 100_000_000_000;

pub(super) fn when(text: &str) -> Result<When, DateError> {
    let Some((from, to)) = text.split_once('/') else {
        return point(text).map(When::At);
    };
    let (from, to) = (bound(from)?, bound(to)?);
    match (from, to) {
        (Bound::At(first), Bound::At(last)) if When::At(first).is_after(&When::At(last)) => {
            Err(DateError::Backwards)
        }
        (Bound::At(_), _) | (_, Bound::At(_)) => Ok(When::Between(from, to)),
        _ => Err(DateError::Form),
    }
}

fn bound(text: &str) -> Result<Bound, DateError> {
    match text {
        "" => Ok(Bound::Unknown),
        ".." => Ok(Bound::Open),
        text => point(text).map(Bound::At),
    }
}

fn point(text: &str) -> Result<Point, DateError> {
    match text.split_once(['T', 't']) {
        Some((day, time)) => moment(day, time).map(Point::Moment),
        None => date(text).map(Point::Date),
    }
}

fn date(text: &str) -> Result<Date, DateError> {
    let (text, approximate, uncertain) = match text.as_bytes().last() {
        Some(b'~') => (text.get(..text.len() - 1).unwrap_or(""), true, false),
        Some(b'?') => (text.get(..text.len() - 1).unwrap_or(""), false, true),
        Some(b'%') => (text.get(..text.len() - 1).unwrap_or(""), true, true),
        _ => (text, false, false),
    };
    let (year, precision) = calendar_date(text)?;
    Ok(Date {
        year,
        precision,
        approximate,
        uncertain,
    })
}

fn calendar_date(text: &str) -> Result<(i64, Precision), DateError> {
    if let Some(long) = text.strip_prefix('Y') {
        let (sign, digits) = sign(long);
        if digits.len() < 5 {
            return Err(DateError::Form);
        }
        let year = sign * number(digits).ok_or(DateError::Form)?;
        return if year.abs() <= MAX_YEAR {
            Ok((year, Precision::Year))
        } else {
            Err(DateError::Year)
        };
    }
    let (sign, rest) = sign(text);
    let mut parts = rest.split('-');
    let year = parts.next().unwrap_or("");
    let (month, day, more) = (parts.next(), parts.next(), parts.next());
    if year.len() != 4 || more.is_some() {
        return Err(DateError::Form);
    }
    // -0000 is not a year of ISO 8601.
    let signed = |digits: &str, scale: i64| match number(digits) {
        Some(0) if sign < 0 => Err(DateError::Form),
        Some(year) => Ok(sign * year * scale),
        None => Err(DateError::Form),
    };
    match (year.strip_suffix("XX"), year.strip_suffix('X'), month) {
        (Some(century), _, None) => Ok((signed(century, 100)?, Precision::Century)),
        (None, Some(decade), None) => Ok((signed(decade, 10)?, Precision::Decade)),
        (None, None, month) => {
            let year = signed(year, 1)?;
            Ok((year, within_year(year, month, day)?))
        }
        _ => Err(DateError::Form),
    }
}

fn within_year(year: i64, month: Option<&str>, day: Option<&str>) -> Result<Precision, DateError> {
    let month = match (month, day) {
        (None, _) | (Some("XX"), None | Some("XX")) => return Ok(Precision::Year),
        (Some(month), _) => two_digits(month).ok_or(DateError::Form)?,
    };
    match (month, day) {
        (21..=24, None) => Ok(Precision::Season(month - 21)),
        (1..=12, None | Some("XX")) => Ok(Precision::Month(month)),
        (1..=12, Some(day)) => match two_digits(day).ok_or(DateError::Form)? {
            day if day >= 1 && day <= days_in_month(year, month) => Ok(Precision::Day(month, day)),
            _ => Err(DateError::Day),
        },
        _ => Err(DateError::Month),
    }
}

/// Parses RFC 3339, with optional seconds as in ISO 8601. Fractions of a second are ignored.
fn moment(day: &str, time: &str) -> Result<Moment, DateError> {
    let (year, Precision::Day(month, day)) = calendar_date(day)? else {
        return Err(DateError::Form);
    };
    let at = time
        .find(['Z', 'z', '+', '-', '\u{2212}'])
        .ok_or(DateError::NoOffset)?;
    let (clock, zone) = time.split_at(at);
    let clock = clock.split_once('.').map_or(clock, |(clock, _)| clock);
    let mut parts = clock.split(':').map(two_digits);
    let (hour, minute) = (parts.next().flatten(), parts.next().flatten());
    let second = parts.next().unwrap_or(Some(0));
    let (Some(hour), Some(minute), Some(second), None) = (hour, minute, second, parts.next())
    else {
        return Err(DateError::Form);
    };
    if hour > 23 || minute > 59 || second > 59 {
        return Err(DateError::Time);
    }
    let offset = offset(zone)?;
    let wall = days_from_civil(year, month, day) * super::DAY
        + i64::from(hour) * 3600
        + i64::from(minute) * 60
        + i64::from(second);
    Ok(Moment {
        unix: wall - i64::from(offset) * 60,
        offset,
    })
}

fn offset(zone: &str) -> Result<i16, DateError> {
    if zone.eq_ignore_ascii_case("z") {
        return Ok(0);
    }
    let (sign, rest) = match (zone.strip_prefix('+'), zone.strip_prefix(['-', '\u{2212}'])) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        _ => return Err(DateError::Form),
    };
    let (hours, minutes) = rest.split_once(':').ok_or(DateError::Form)?;
    if let Some((minutes, seconds)) = minutes.split_once(':')
        && [hours, minutes, seconds]
            .into_iter()
            .all(|part| two_digits(part).is_some())
    {
        return Err(DateError::OffsetSeconds);
    }
    match (two_digits(hours), two_digits(minutes)) {
        (Some(hours @ 0..=23), Some(minutes @ 0..=59)) => {
            Ok(sign * (i16::from(hours) * 60 + i16::from(minutes)))
        }
        (Some(_), Some(_)) => Err(DateError::Time),
        _ => Err(DateError::Form),
    }
}

fn sign(text: &str) -> (i64, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    }
}

fn two_digits(text: &str) -> Option<u8> {
    (text.len() == 2)
        .then(|| number(text))
        .flatten()?
        .try_into()
        .ok()
}

/// Reads digits, at most 15.
pub(crate) fn number(text: &str) -> Option<i64> {
    let is_number =
        !text.is_empty() && text.len() <= 15 && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}
