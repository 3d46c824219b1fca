use super::*;

fn day(year: i64, month: u8, day: u8) -> When {
    date(year, Precision::Day(month, day))
}

fn date(year: i64, precision: Precision) -> When {
    When::At(Point::Date(date_of(year, precision)))
}

fn date_of(year: i64, precision: Precision) -> Date {
    Date {
        year,
        precision,
        approximate: false,
        uncertain: false,
    }
}

#[test]
fn every_form_of_edtf_levels_0_and_1_is_read() {
    let about = |year, precision, approximate, uncertain| {
        When::At(Point::Date(Date {
            year,
            precision,
            approximate,
            uncertain,
        }))
    };
    for (text, expected) in [
        ("1985-04-12", day(1985, 4, 12)),
        ("1985-04", date(1985, Precision::Month(4))),
        ("1985", date(1985, Precision::Year)),
        ("0000", date(0, Precision::Year)),
        ("-0258", date(-258, Precision::Year)),
        ("Y170000002", date(170_000_002, Precision::Year)),
        ("Y-13800000000", date(-13_800_000_000, Precision::Year)),
        ("2001-21", date(2001, Precision::Season(0))),
        ("2001-24", date(2001, Precision::Season(3))),
        ("1984?", about(1984, Precision::Year, false, true)),
        ("2004-06~", about(2004, Precision::Month(6), true, false)),
        (
            "2004-06-11%",
            about(2004, Precision::Day(6, 11), true, true),
        ),
        ("201X", date(2010, Precision::Decade)),
        ("20XX", date(2000, Precision::Century)),
        ("2004-XX", date(2004, Precision::Year)),
        ("1985-04-XX", date(1985, Precision::Month(4))),
        ("1985-XX-XX", date(1985, Precision::Year)),
        ("2024-02-29", day(2024, 2, 29)),
    ] {
        assert_eq!(When::parse(text), Ok(expected), "{text}");
    }
}

#[test]
fn intervals_may_be_open_or_of_unknown_end() {
    let from = Bound::At(Point::Date(date_of(1964, Precision::Year)));
    let to = Bound::At(Point::Date(date_of(2008, Precision::Year)));
    for (text, expected) in [
        ("1964/2008", When::Between(from, to)),
        ("1964/..", When::Between(from, Bound::Open)),
        ("1964/", When::Between(from, Bound::Unknown)),
        ("../2008", When::Between(Bound::Open, to)),
        ("/2008", When::Between(Bound::Unknown, to)),
    ] {
        assert_eq!(When::parse(text), Ok(expected), "{text}");
    }
}

#[test]
fn the_second_call_is_one_moment_in_every_zone() {
    let at = |text| match When::parse(text) {
        Ok(When::At(Point::Moment(moment))) => moment.unix,
        other => panic!("{text}: {other:?}"),
    };
    let washington = at("2021-12-30T15:35:00-05:00");
    assert_eq!(washington, 1_640_896_500);
    assert_eq!(at("2021-12-30T20:35:00Z"), washington);
    assert_eq!(at("2021-12-30T23:35+03:00"), washington);
    assert_eq!(at("2021-12-31T04:35:00.000+08:00"), washington);
}

#[test]
fn what_is_no_date_is_told_apart_by_its_reason() {
    for (text, expected) in [
        ("2021-13", DateError::Month),
        ("2021-00-01", DateError::Month),
        ("2021-25", DateError::Month),
        ("2021-02-31", DateError::Day),
        ("2023-02-29", DateError::Day),
        ("2021-12-00", DateError::Day),
        ("2021-12-30T15:35:00", DateError::NoOffset),
        ("2021-12-30T25:00:00Z", DateError::Time),
        ("2021-12-30T15:35:00+99:00", DateError::Time),
        ("2008/1964", DateError::Backwards),
        ("Y999999999999", DateError::Year),
        ("", DateError::Form),
        ("/", DateError::Form),
        ("../..", DateError::Form),
        ("December", DateError::Form),
        ("7 December 2021", DateError::Form),
        ("2020s", DateError::Form),
        ("20211207", DateError::Form),
        ("21-12-07", DateError::Form),
        ("2021-12-7", DateError::Form),
        ("2021/12/07", DateError::Form),
        (" 2021", DateError::Form),
        ("-0000", DateError::Form),
        ("2021-12-07-01", DateError::Form),
        ("２０２１", DateError::Form),
        ("2021年", DateError::Form),
        ("~", DateError::Form),
        ("年~", DateError::Form),
    ] {
        assert_eq!(When::parse(text), Err(expected), "{text}");
    }
}

#[test]
fn days_are_counted_as_a_calendar_library_counts_them() {
    for year in (-9999..=9999).step_by(7) {
        for (month, day) in [(1, 1), (2, 28), (3, 1), (7, 31), (12, 31)] {
            let civil = jiff::civil::date(year, month, day);
            let epoch = jiff::civil::date(1970, 1, 1);
            let expected = i64::from(civil.since(epoch).unwrap().get_days());
            let found = days_from_civil(i64::from(year), month as u8, day as u8);
            assert_eq!(found, expected, "{civil}");
            let back = civil_from_days(found);
            assert_eq!(back, (i64::from(year), month as u8, day as u8), "{civil}");
            let last = civil.days_in_month() as u8;
            assert_eq!(days_in_month(i64::from(year), month as u8), last, "{civil}");
        }
    }
}

#[test]
fn a_date_covers_its_first_to_its_last_second() {
    let cover = |text| {
        let when = When::parse(text).unwrap();
        (when.earliest(), when.latest())
    };
    assert_eq!(cover("1970-01-01"), (0, 86_399));
    assert_eq!(cover("1970-01"), (0, 31 * 86_400 - 1));
    assert_eq!(cover("1970-01-01/1970-01-02"), (0, 2 * 86_400 - 1));
    assert_eq!(cover("1970-01-01/.."), (0, i64::MAX));
    assert_eq!(cover("../1970-01-01"), (0, 86_399));
    assert!(cover("Y-13800000000").0 < cover("-0258").0);
}

#[test]
fn durations_are_days_hours_and_minutes() {
    let minutes = |text| Duration::parse(text).map(|d| (d.minutes, d.approximate));
    assert_eq!(minutes("PT50M"), Some((50, false)));
    assert_eq!(minutes("PT2H~"), Some((120, true)));
    assert_eq!(minutes("PT7H30M"), Some((450, false)));
    assert_eq!(minutes("P1DT1H"), Some((1500, false)));
    assert_eq!(minutes("P2D"), Some((2880, false)));
    for text in [
        "",
        "P",
        "PT",
        "50 minutes",
        "PT50",
        "PT5M2H",
        "PT0M",
        "P1M",
        "PT99999999999M",
    ] {
        assert_eq!(minutes(text), None, "{text}");
    }
    assert_eq!(Duration::parse("PT7H30M").unwrap().iso(), "PT7H30M");
    assert_eq!(Duration::parse("PT50M").unwrap().iso(), "PT50M");
    assert_eq!(Duration::parse("P1D").unwrap().iso(), "PT24H");
}

#[test]
fn what_is_after_a_day_begins_on_the_next_one_where_it_was_written() {
    let is_after = |text: &str, other: &str| {
        let [when, other] = [text, other].map(|text| When::parse(text).unwrap());
        when.is_after(&other)
    };
    for (text, other) in [
        ("2022-01-15", "2022-01-14"),
        ("2022-02", "2022-01-14"),
        ("2022-01-15/..", "2022-01-14"),
        ("2022-01-15", "2022-01-10/2022-01-14T23:00:00-05:00"),
        ("2022-01-15T00:30:00+14:00", "2022-01-14"),
        ("2022-01-14T12:01:00Z", "2022-01-14T13:00:00+01:00"),
    ] {
        assert!(is_after(text, other), "{text} {other}");
        assert!(!is_after(other, text), "{other} {text}");
    }
    // The first was taken for the next day, because in UTC it is.
    for (text, other) in [
        ("2022-01-14T23:00:00-05:00", "2022-01-14"),
        ("2022-01", "2022-01-14"),
        ("2022-01-14", "2022-01-14T09:00:00Z"),
        ("2022-01-15", "2022-01-10/.."),
    ] {
        assert!(!is_after(text, other), "{text} {other}");
        assert!(!is_after(other, text), "{other} {text}");
    }
}

#[test]
fn an_interval_may_end_on_the_day_of_the_evening_it_begins() {
    assert!(When::parse("2021-12-30T23:00:00-05:00/2021-12-30").is_ok());
    assert_eq!(
        When::parse("2021-12-31/2021-12-30T23:00:00-05:00"),
        Err(DateError::Backwards)
    );
}

// Monrovia was 44 minutes and 30 seconds behind Greenwich until 1972.
#[test]
fn an_offset_with_seconds_is_refused_by_a_name_of_its_own() {
    let with = |offset: &str| When::parse(&["1971-05-01T12:00:00", offset].concat());
    assert_eq!(with("-00:44:30"), Err(DateError::OffsetSeconds));
    assert_eq!(with("+01:00:00"), Err(DateError::OffsetSeconds));
    for form in ["-00:44:3", "-00:44:", "-0:44:30", "-004430"] {
        assert_eq!(with(form), Err(DateError::Form), "{form}");
    }
    assert!(with("-00:45").is_ok() && with("Z").is_ok());
}

#[test]
fn the_offset_of_a_date_is_that_of_its_first_moment() {
    for (text, offset) in [
        ("2021-12-30T15:35:00-05:00", -300),
        ("2021-12-30T15:35:00+05:30/..", 330),
        ("2021-12-30/2021-12-30T15:35:00+02:00", 120),
        ("2021-12-30T15:35:00Z", 0),
        ("2021-12-30", 0),
    ] {
        assert_eq!(
            When::parse(text).map(|when| when.offset()),
            Ok(offset),
            "{text}"
        );
    }
}
