//! Looks time zones up in the IANA database. Not in the widget: a browser has its own database and
//! does not tell offsets.

use super::suggest::nearest;
use crate::date::Moment;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};
use std::sync::LazyLock;

/// The database that is compiled in, so that every machine finds the same mistakes.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Returns whether there is a time zone of this name; case does not matter.
pub(crate) fn is_known(name: &str) -> bool {
    ZONES.get(name).is_ok()
}

/// Returns the zone whose name, or whose city, is nearest to `name`.
pub(crate) fn meant(name: &str) -> Option<String> {
    let names: Vec<String> = ZONES.available().map(|zone| zone.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let city = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let written = city(name).replace(' ', "_");
    let of_city = names.iter().find(|name| {
        // Zones have names such as `Etc/Zulu` and `US/Eastern`, too.
        name.contains('/') && city(name).eq_ignore_ascii_case(&written)
    });
    let near = of_city.copied().or_else(|| nearest(name, &names));
    near.filter(|near| near.contains('/') || *near == "UTC")
        .map(str::to_owned)
}

/// Returns the offset that a zone had at a moment, such as `+01:00`, if the moment was written with
/// another; `None` also where the database cannot tell.
pub(crate) fn other_offset(name: &str, moment: &Moment) -> Option<String> {
    let zone = ZONES.get(name).ok()?;
    let timestamp = Timestamp::from_second(moment.unix).ok()?;
    let written = i32::from(moment.offset) * 60;
    // Local mean times had seconds, which RFC 3339 cannot write.
    let is_right = |offset: Offset| (offset.seconds() - written).abs() < 60;
    if is_right(zone.to_offset(timestamp)) {
        return None;
    }
    offset_of_wall_clock(&zone, timestamp, written)
}

/// Returns the offset that the zone had when its clocks showed the time that was written.
fn offset_of_wall_clock(zone: &TimeZone, timestamp: Timestamp, written: i32) -> Option<String> {
    let wall = Offset::from_seconds(written).ok()?.to_datetime(timestamp);
    let moment = zone.to_ambiguous_timestamp(wall).compatible().ok()?;
    let minutes = zone.to_offset(moment).seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    Some(format!("{sign}{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::{Point, When};

    #[test]
    fn zones_are_known_by_their_names() {
        for name in [
            "Europe/Kyiv",
            "Europe/Kiev",
            "America/Argentina/Ushuaia",
            "UTC",
            "asia/tokyo",
        ] {
            assert!(is_known(name), "{name}");
        }
        for name in ["Europe/Kyev", "London", "Mars/Olympus"] {
            assert!(!is_known(name), "{name}");
        }
    }

    #[test]
    fn a_city_or_a_slip_of_the_pen_leads_to_a_zone() {
        for (name, expected) in [
            ("Europe/Kyjiv", Some("Europe/Kyiv")),
            ("London", Some("Europe/London")),
            ("new york", Some("America/New_York")),
            ("America/New York", Some("America/New_York")),
            ("Asia/Moscow", Some("Europe/Moscow")),
            ("Mars/Olympus", None),
            ("", None),
        ] {
            assert_eq!(meant(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn an_offset_is_right_for_its_zone_at_its_moment() {
        for (zone, text, expected) in [
            ("America/New_York", "2021-12-30T15:35:00-05:00", None),
            (
                "America/New_York",
                "2021-12-30T15:35:00-04:00",
                Some("-05:00"),
            ),
            ("Europe/London", "2024-05-02T19:00:00+01:00", None),
            ("Europe/London", "2024-05-02T19:00:00+00:00", Some("+01:00")),
            ("Asia/Kolkata", "2024-05-02T19:00:00+05:00", Some("+05:30")),
            // Clocks were put back: 01:30 was there twice.
            ("Europe/London", "2024-10-27T01:30:00+01:00", None),
            ("Europe/London", "2024-10-27T01:30:00+00:00", None),
            // Clocks were put forward: there was no 01:30.
            ("Europe/London", "2024-03-31T01:30:00+00:00", Some("+01:00")),
            // Local mean time, 75 seconds behind Greenwich.
            ("Europe/London", "1840-06-01T12:00:00-00:01", None),
            ("Europe/London", "9999-12-31T23:59:59+00:00", None),
        ] {
            let Ok(When::At(Point::Moment(moment))) = When::parse(text) else {
                panic!("{text}");
            };
            assert_eq!(other_offset(zone, &moment).as_deref(), expected, "{text}");
        }
    }
}
