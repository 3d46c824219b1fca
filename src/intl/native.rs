//! Natively: CLDR through ICU4X, and the IANA database that comes with jiff.
//!
//! What comes out is what `js/calls.js` gets from the browser's `Intl`, which has the same source.

use super::Civil;
use crate::words::fill;
use icu::calendar::{Date, Gregorian};
use icu::datetime::fieldsets::{D, M, T, Y, YM, YMD};
use icu::datetime::options::{Alignment, YearStyle};
use icu::datetime::preferences::HourCycle;
use icu::datetime::{
    DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, NoCalendarFormatter,
};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::experimental::dimension::units::categorized_formatter::CategorizedFormatter;
use icu::experimental::dimension::units::options::{UnitsFormatterOptions, Width};
use icu::experimental::displaynames::multi::LocaleDisplayNamesFormatter;
use icu::experimental::measure::category::Duration;
use icu::locale::{Locale, LocaleCanonicalizer, locale};
use icu::time::Time;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Formats some fields of a date. Each set of fields is a type of its own.
macro_rules! gregorian_as {
    ($language:expr, $date:expr, $fields:expr) => {
        FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(preferences($language), $fields)
            .map(|formatter| formatter.format(&$date).to_string())
            .unwrap_or_default()
    };
}

/// The years a JavaScript `Date` can hold with all their days.
const FARTHEST_YEAR: i64 = 271_820;

pub(super) fn date(language: &str, date: &Civil, bce: &str) -> String {
    let Civil(year, month, day) = *date;
    if year.abs() > FARTHEST_YEAR {
        let number = |year| number(language, year);
        return if year > 0 {
            number(year)
        } else {
            fill(bce, &number(1 - year))
        };
    }
    let style = if year > 0 {
        YearStyle::NoEra
    } else {
        YearStyle::WithEra
    };
    let gregorian = Date::try_new_gregorian(year as i32, month.max(1), day.max(1));
    let Ok(gregorian) = gregorian else {
        return String::new();
    };
    match (month, day) {
        (0, _) => gregorian_as!(language, gregorian, Y::long().with_year_style(style)),
        (_, 0) => gregorian_as!(language, gregorian, YM::long().with_year_style(style)),
        _ => gregorian_as!(language, gregorian, YMD::long().with_year_style(style)),
    }
}

/// The year, the month in short and the day of a moment, a line each.
pub(super) fn calendar(language: &str, zone: &str, unix: i64) -> String {
    let civil = in_zone(unix, zone);
    let (month, day) = (civil.month() as u8, civil.day() as u8);
    let Ok(date) = Date::try_new_gregorian(civil.year().into(), month, day) else {
        return String::new();
    };
    let year = gregorian_as!(language, date, Y::long());
    let month = gregorian_as!(language, date, M::medium());
    let day = gregorian_as!(language, date, D::long());
    [year, month, day].join("\n")
}

/// Formats the time of day of a moment.
pub(super) fn clock(language: &str, zone: &str, unix: i64) -> String {
    let civil = in_zone(unix, zone);
    let time = Time::try_new(civil.hour() as u8, civil.minute() as u8, 0, 0);
    let mut preferences = preferences(language);
    preferences.hour_cycle = Some(HourCycle::H23);
    // Two digits for the hour, as `hour: "2-digit"` has them in the browser.
    let two_digits = T::hm().with_alignment(Alignment::Column);
    let formatter = NoCalendarFormatter::try_new(preferences, two_digits);
    match (formatter, time) {
        (Ok(formatter), Ok(time)) => formatter.format(&time).to_string(),
        _ => String::new(),
    }
}

/// Formats the day of a moment.
pub(super) fn day(language: &str, zone: &str, unix: i64) -> String {
    let civil = in_zone(unix, zone);
    let day = Civil(civil.year().into(), civil.month() as u8, civil.day() as u8);
    date(language, &day, "{}")
}

fn in_zone(unix: i64, zone: &str) -> jiff::civil::DateTime {
    let moment = Timestamp::from_second(unix).unwrap_or(Timestamp::UNIX_EPOCH);
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    zone.to_datetime(moment)
}

pub(super) fn unit(language: &str, unit: &str, count: i64) -> String {
    let mut options = UnitsFormatterOptions::default();
    options.width = Width::Long;
    let preferences = (&locale_of(language)).into();
    // CLDR's units come in three parts, by how often they are used.
    let formatter = match unit {
        "year" => CategorizedFormatter::try_new_outlier(preferences, Duration::year(), options),
        "month" => CategorizedFormatter::try_new_outlier(preferences, Duration::month(), options),
        "day" => CategorizedFormatter::try_new_core(preferences, Duration::day(), options),
        "hour" => CategorizedFormatter::try_new_core(preferences, Duration::hour(), options),
        _ => CategorizedFormatter::try_new_core(preferences, Duration::minute(), options),
    };
    match formatter {
        Ok(formatter) => formatter
            .format_fixed_decimal(&Decimal::from(count))
            .to_string(),
        Err(_) => [&count.to_string(), " ", unit].concat(),
    }
}

/// Returns a tag in its canonical form, if it is well-formed.
pub(super) fn canonical(tag: &str) -> Option<String> {
    let mut locale = Locale::try_from_str(tag).ok()?;
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    Some(locale.to_string())
}

/// Returns whether the time-zone database has a zone.
pub fn is_known_zone(zone: &str) -> bool {
    TimeZone::get(zone).is_ok()
}

/// Returns the name of a language in another; its tag where the name is not known.
pub fn language_name(language: &str, tag: &str) -> String {
    let formatter =
        LocaleDisplayNamesFormatter::try_new((&locale_of(language)).into(), Default::default());
    match (formatter, tag.parse::<Locale>()) {
        (Ok(formatter), Ok(locale)) => formatter.of(&locale).into_owned(),
        _ => tag.to_owned(),
    }
}

fn number(language: &str, number: i64) -> String {
    match DecimalFormatter::try_new((&locale_of(language)).into(), Default::default()) {
        Ok(formatter) => formatter.format(&Decimal::from(number)).to_string(),
        Err(_) => number.to_string(),
    }
}

fn preferences(language: &str) -> DateTimeFormatterPreferences {
    (&locale_of(language)).into()
}

fn locale_of(language: &str) -> Locale {
    language.parse().unwrap_or(locale!("en"))
}
