//! Dates as stories write them: EDTF (ISO 8601-2:2019), levels 0 and 1, and RFC 3339 moments.
//!
//! Source of the forms: the EDTF specification of the Library of Congress,
//! <https://www.loc.gov/standards/datetime/>. Plain structs, no clock and no time-zone database:
//! turning a moment into the wall time of a place is left to [`crate::intl`].

mod calendar;
mod duration;
mod parse;

pub use calendar::{civil_from_days, days_from_civil, days_in_month};
pub use duration::Duration;
pub use parse::DateError;
pub(crate) use parse::number;

/// When something was: a date of some precision, a moment, or a stretch of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// one date or moment
    At(Point),
    /// from one to another
    Between(Bound, Bound),
}

/// One end of a stretch of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bound {
    /// a date or moment
    At(Point),
    /// `..`: there is no end
    Open,
    /// nothing written: there is an end, but it is not known
    Unknown,
}

/// A date of the calendar, or a moment of the clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Point {
    /// a date in local time, wherever that was
    Date(Date),
    /// a moment, the same everywhere
    Moment(Moment),
}

/// A date in the proleptic Gregorian calendar, with astronomical year numbers (0 is 1 BCE).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Date {
    /// the year; the first year of the decade or century where that is the precision
    pub year: i64,
    /// how much of the date is known
    pub precision: Precision,
    /// EDTF `~` or `%`: about then
    pub approximate: bool,
    /// EDTF `?` or `%`: not certain
    pub uncertain: bool,
}

/// How much of a [`Date`] is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Precision {
    /// `20XX`
    Century,
    /// `202X`
    Decade,
    /// `2021`
    Year,
    /// `2021-21` (spring) to `2021-24` (winter): 0 to 3
    Season(u8),
    /// `2021-12`: month 1 to 12
    Month(u8),
    /// `2021-12-07`: month 1 to 12, day 1 to 31
    Day(u8, u8),
}

/// A moment with the offset it was written with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// seconds since 1970-01-01T00:00:00Z
    pub unix: i64,
    /// minutes east of UTC, as written
    pub offset: i16,
}

const DAY: i64 = 86_400;

impl When {
    /// Reads an EDTF date or interval, or an RFC 3339 moment.
    ///
    /// # Errors
    /// A [`DateError`] that says what is wrong with it.
    pub fn parse(text: &str) -> Result<When, DateError> {
        parse::when(text)
    }

    /// Returns the first second it can mean, in seconds since 1970 UTC: what events are ordered by.
    /// An interval without a known beginning begins at its end.
    pub fn earliest(&self) -> i64 {
        match self {
            When::At(point) | When::Between(Bound::At(point), _) => point.earliest(),
            When::Between(_, Bound::At(point)) => point.earliest(),
            When::Between(..) => i64::MIN,
        }
    }

    /// Returns the first day it can mean, in days since 1970-01-01; for a moment, the day in the offset
    /// it was written with. This is what "ten days later" counts from.
    pub fn first_day(&self) -> i64 {
        match self {
            When::At(Point::Moment(moment))
            | When::Between(Bound::At(Point::Moment(moment)), _) => {
                (moment.unix + i64::from(moment.offset) * 60).div_euclid(DAY)
            }
            other => other.earliest().div_euclid(DAY),
        }
    }

    /// Returns whether it has a time of day, and so looks different in another time zone.
    pub fn has_time(&self) -> bool {
        let is_moment = |bound: &Bound| matches!(bound, Bound::At(Point::Moment(_)));
        match self {
            When::At(point) => is_moment(&Bound::At(*point)),
            When::Between(from, to) => is_moment(from) || is_moment(to),
        }
    }

    /// Returns the offset of its first moment, in minutes east of UTC; 0 where it has none.
    pub fn offset(&self) -> i16 {
        let offset = |bound: &Bound| match bound {
            Bound::At(Point::Moment(moment)) => Some(moment.offset),
            _ => None,
        };
        let found = match self {
            When::At(point) => offset(&Bound::At(*point)),
            When::Between(from, to) => offset(from).or_else(|| offset(to)),
        };
        found.unwrap_or(0)
    }

    /// Returns whether the day on which it begins is known.
    pub fn begins_on_known_day(&self) -> bool {
        let (When::At(point) | When::Between(Bound::At(point), _)) = self else {
            return false;
        };
        match point {
            Point::Date(date) => {
                matches!(date.precision, Precision::Day(..)) && !date.approximate && !date.uncertain
            }
            Point::Moment(_) => true,
        }
    }

    /// Returns the last day it can mean, in days since 1970-01-01; for a moment, the day in the offset
    /// it was written with.
    fn last_day(&self) -> i64 {
        match self {
            When::At(Point::Moment(_)) => self.first_day(),
            When::Between(_, Bound::At(last)) => When::At(*last).last_day(),
            other => other.latest().div_euclid(DAY),
        }
    }

    /// Returns whether it begins after another has ended. Two moments are compared by the clock,
    /// anything else by the calendar: 23:00 in New York is on that day, although it is the next in
    /// UTC.
    pub fn is_after(&self, other: &When) -> bool {
        if self.is_moment() && other.is_moment() {
            self.earliest() > other.latest()
        } else {
            self.first_day() > other.last_day()
        }
    }

    /// Returns whether it is known to the minute.
    pub fn is_moment(&self) -> bool {
        matches!(self, When::At(Point::Moment(_)))
    }

    /// Returns the last second it can mean; `i64::MAX` where the end is open or not known.
    pub fn latest(&self) -> i64 {
        match self {
            When::At(point) | When::Between(_, Bound::At(point)) => point.latest(),
            When::Between(..) => i64::MAX,
        }
    }
}

impl Point {
    fn earliest(&self) -> i64 {
        match self {
            Point::Date(date) => date.first_day() * DAY,
            Point::Moment(moment) => moment.unix,
        }
    }

    fn latest(&self) -> i64 {
        match self {
            Point::Date(date) => (date.last_day() + 1) * DAY - 1,
            Point::Moment(moment) => moment.unix,
        }
    }
}

impl Date {
    /// Returns its first day, in days since 1970-01-01.
    pub fn first_day(&self) -> i64 {
        let (month, day) = match self.precision {
            Precision::Day(month, day) => (month, day),
            Precision::Month(month) => (month, 1),
            Precision::Season(season) => (1 + 3 * season, 1),
            _ => (1, 1),
        };
        days_from_civil(self.year, month, day)
    }

    /// Returns its last day, in days since 1970-01-01.
    pub fn last_day(&self) -> i64 {
        let (year, month, day) = match self.precision {
            Precision::Day(month, day) => (self.year, month, day),
            Precision::Month(month) => (self.year, month, days_in_month(self.year, month)),
            Precision::Season(season) => (self.year, 3 + 3 * season, 30),
            Precision::Year => (self.year, 12, 31),
            Precision::Decade => (self.year + 9, 12, 31),
            Precision::Century => (self.year + 99, 12, 31),
        };
        days_from_civil(year, month, day)
    }
}

#[cfg(all(test, not(widget)))]
mod tests;
