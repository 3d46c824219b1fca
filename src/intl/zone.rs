//! Time zones: which names are of one zone, and what stands in for a zone that is not known.

use crate::date::number;

/// Cities that the IANA time-zone database spells anew (its file `backward`), each behind the spelling that
/// browsers still give.
const RESPELT: &str = "Asmera Asmara Calcutta Kolkata Enderbury Kanton Faeroe Faroe Godthab Nuuk \
    Katmandu Kathmandu Kiev Kyiv Ponape Pohnpei Rangoon Yangon Saigon Ho_Chi_Minh Truk Chuuk";

/// Returns whether two names are of one zone: `Europe/Kiev` and `Europe/Kyiv` are, and so are
/// `America/Buenos_Aires` and `America/Argentina/Buenos_Aires`.
pub fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (ends(one), ends(other));
    one.0.eq_ignore_ascii_case(other.0) && one.1.eq_ignore_ascii_case(other.1)
}

/// The region in a name, and the city in the spelling of today.
fn ends(zone: &str) -> (&str, &str) {
    let (region, rest) = zone.split_once('/').unwrap_or(("", zone));
    let city = rest.split('/').next_back().unwrap_or(rest);
    let mut names = RESPELT.split(' ');
    while let (Some(before), Some(now)) = (names.next(), names.next()) {
        if before.eq_ignore_ascii_case(city) {
            return (region, now);
        }
    }
    (region, city)
}

/// Returns the zone in which to show a moment that was written with this offset, in minutes. Where the zone
/// that is named is not known, the moment is shown by its own offset: the next that is named may be on the
/// other side of the earth.
pub fn to_show(named: Option<&str>, is_known: bool, offset: i16) -> String {
    match named {
        Some(zone) if is_known => zone.to_owned(),
        Some(_) => of_offset(offset),
        None => String::from("UTC"),
    }
}

/// Returns the name of the zone that is always so many minutes before UTC: `UTC+05:30`.
fn of_offset(minutes: i16) -> String {
    let sign = match minutes {
        0 => return String::from("UTC"),
        ..0 => "\u{2212}",
        _ => "+",
    };
    let minutes = minutes.unsigned_abs();
    let pad = |number: u16| super::pad(number.into(), 2);
    ["UTC", sign, &pad(minutes / 60), ":", &pad(minutes % 60)].concat()
}

/// Returns a moment and a zone that every platform knows, in which clocks show the same: a zone that is
/// named after its offset is UTC at another moment.
pub(super) fn shifted(unix: i64, zone: &str) -> (i64, &str) {
    let shift = zone.strip_prefix("UTC").and_then(|offset| {
        let (hours, minutes) = offset.split_once(':')?;
        let (sign, hours) = match hours.strip_prefix('+') {
            Some(hours) => (1, hours),
            None => (-1, hours.strip_prefix('\u{2212}')?),
        };
        Some(sign * (number(hours)? * 3_600 + number(minutes)? * 60))
    });
    match shift {
        Some(shift) => (unix + shift, "UTC"),
        None => (unix, zone),
    }
}

#[cfg(all(test, not(widget)))]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use jiff::tz::TimeZone;

    #[test]
    fn two_spellings_of_a_city_are_one_zone() {
        assert!(is_same("Europe/Kiev", "Europe/Kyiv"));
        assert!(is_same("europe/kyiv", "Europe/Kiev"));
        assert!(is_same(
            "America/Buenos_Aires",
            "America/Argentina/Buenos_Aires"
        ));
        assert!(is_same(
            "America/Indianapolis",
            "America/Indiana/Indianapolis"
        ));
        assert!(!is_same("Europe/Kyiv", "Europe/Moscow"));
        assert!(!is_same(
            "America/Indiana/Knox",
            "America/Indiana/Vincennes"
        ));
    }

    /// What is one zone here has one clock in the database, at all times.
    #[test]
    fn what_is_respelt_was_always_at_the_same_time() {
        let bundled = jiff::tz::TimeZoneDatabase::bundled();
        let names: Vec<String> = bundled.available().map(|name| name.to_string()).collect();
        let moments: Vec<Timestamp> = (-2_500..2_000)
            .filter_map(|weeks| Timestamp::from_second(weeks * 7 * 86_400).ok())
            .collect();
        let clocks = |zone: &TimeZone| -> Vec<_> {
            let moments = moments.iter();
            moments.map(|moment| zone.to_offset(*moment)).collect()
        };
        let mut pairs = 0;
        for (index, one) in names.iter().enumerate() {
            for other in names
                .iter()
                .skip(index + 1)
                .filter(|other| is_same(one, other))
            {
                let [one, other] = [one, other].map(|name| bundled.get(name).unwrap());
                assert_eq!(clocks(&one), clocks(&other), "{one:?} {other:?}");
                pairs += 1;
            }
        }
        assert!(pairs >= RESPELT.split(' ').count() / 2, "{pairs}");
    }

    #[test]
    fn a_zone_that_is_not_known_is_not_passed_over_for_another() {
        assert_eq!(to_show(Some("Asia/Tokyo"), true, 120), "Asia/Tokyo");
        let unknown = |offset| to_show(Some("America/Coyhaique"), false, offset);
        assert_eq!(unknown(-180), "UTC\u{2212}03:00");
        assert_eq!(unknown(330), "UTC+05:30");
        assert_eq!(unknown(0), "UTC");
        assert_eq!(to_show(None, true, -180), "UTC");
    }

    #[test]
    fn a_zone_that_is_named_after_its_offset_has_its_clock() {
        for (zone, expected) in [
            ("UTC\u{2212}03:00", (-10_800, "UTC")),
            ("UTC+05:30", (19_800, "UTC")),
            ("UTC", (0, "UTC")),
            ("Europe/Kyiv", (0, "Europe/Kyiv")),
        ] {
            assert_eq!(shifted(0, zone), expected);
        }
    }
}
