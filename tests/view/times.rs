//! Dates and moments.

use crate::page::{EVENT, Page, TIME, ZONE, all, one, text, texts};
use crate::sample::{LANGUAGES, default_story, event, event_of, position, story, with};
use serde_json::{Value, json};
use standpoint::words::fill;

/// The forms of date in which a story may say when, and the form in which HTML can.
const FORMS: [(&str, Option<&str>); 25] = [
    ("2024-05-02", Some("2024-05-02")),
    ("2024-05-02~", Some("2024-05-02")),
    ("2024-05", Some("2024-05")),
    ("2024-05-XX", Some("2024-05")),
    ("2024-05%", Some("2024-05")),
    ("2024", Some("2024")),
    ("2024?", Some("2024")),
    ("2024-XX-XX", Some("2024")),
    ("0987", Some("0987")),
    ("9999-12-31", Some("9999-12-31")),
    ("2024-05-02T19:00:00Z", Some("2024-05-02T19:00:00Z")),
    ("2024-05-02T19:00:30+01:00", Some("2024-05-02T18:00:30Z")),
    ("2021-12-30T20:35:00-05:00", Some("2021-12-31T01:35:00Z")),
    ("1969-12-31T23:59:59Z", Some("1969-12-31T23:59:59Z")),
    ("202X", None),
    ("20XX", None),
    ("0000", None),
    ("-0258", None),
    ("-0258-03-15", None),
    ("Y-13800000000", None),
    ("2024-05-02/2024-05-04", None),
    ("2024/..", None),
    ("../2024", None),
    ("/2024", None),
    ("2024/", None),
];

fn in_zones(event: Value) -> Value {
    let zones = json!([
        {"id": "America/New_York", "name": "Washington"},
        {"id": "Europe/Kyiv", "name": "Kyiv"},
        {"id": "Asia/Shanghai", "name": "Beijing"}
    ]);
    with(story([event]), json!({"time_zones": zones}))
}

#[test]
fn every_date_is_machine_readable_where_html_has_a_form_for_it() {
    for (date, machine) in FORMS {
        let held = with(position("p", "town", "cost"), json!({"date": date}));
        let mut story = story([event_of("e", date, [held])]);
        story["as_of"] = json!(date);
        story["sources"][0]["date"] = json!(date);
        let page = Page::of(&story);
        let times = page.all("time").into_iter();
        let found: Vec<Option<&str>> = times.map(|time| time.attr("datetime")).collect();
        // as of, the event, the position, the source
        let count = if machine.is_some() { 4 } else { 0 };
        assert_eq!(found, vec![machine; count], "{date}");
        for place in [page.one(TIME), page.position("p"), page.source("minutes")] {
            assert!(text(place).chars().any(|c| c.is_ascii_digit()), "{date}");
        }
    }
}

#[test]
fn a_season_is_machine_readable_as_its_year() {
    let page = Page::of(&story([event("e", "2024-21")]));
    let time = one(page.one(TIME), "time");
    assert_eq!(time.attr("datetime"), Some("2024"));
}

#[test]
fn a_date_that_is_not_certain_says_so() {
    for language in LANGUAGES {
        let words = standpoint::words::words(language).unwrap();
        let said = |date: &str| {
            let page = Page::in_language(&story([event("e", date)]), language);
            text(page.one(TIME))
        };
        let plain = said("2024-05");
        assert_eq!(said("2024-05~"), fill(words.about, &plain));
        assert_eq!(said("2024-05?"), fill(words.uncertain, &plain));
        let both = fill(words.uncertain, &fill(words.about, &plain));
        assert_eq!(said("2024-05%"), both);
        assert_eq!(said("2024-05/.."), fill(words.since, &plain));
        assert_eq!(said("../2024-05"), fill(words.until, &plain));
    }
}

#[test]
fn the_state_of_knowledge_is_given() {
    for language in LANGUAGES {
        let page = Page::in_language(&default_story(), language);
        let time = page.all("time[datetime='2022-01-14']");
        let as_of = fill(
            standpoint::words::words(language).unwrap().as_of,
            &text(time[0]),
        );
        assert!(page.text().contains(&as_of));
    }
}

#[test]
fn a_moment_names_its_zone_and_then_the_other_zones_of_the_story() {
    let moment = || event("e", "2021-12-30T15:35:00-05:00");
    let zones = |story: &Value, zone: Option<&str>| {
        let page = Page::with(story, |options| options.time_zone = zone.map(str::to_owned));
        let zones = all(page.one(TIME), ZONE).into_iter();
        zones
            .map(|zone| {
                // The name, and behind it the time.
                let said = text(zone).replace("December", "");
                let digit = said.find(|c: char| c.is_ascii_digit());
                said[..digit.unwrap_or(said.len())].trim().to_owned()
            })
            .collect::<Vec<_>>()
    };
    let plain = in_zones(moment());
    assert_eq!(zones(&plain, None), ["Washington", "Kyiv", "Beijing"]);
    let chosen = zones(&plain, Some("Asia/Shanghai"));
    assert_eq!(chosen, ["Beijing", "Washington", "Kyiv"]);
    let elsewhere = zones(&plain, Some("America/Los_Angeles"));
    assert_eq!(elsewhere, ["Los Angeles", "Washington", "Kyiv", "Beijing"]);
    let kyiv = json!({"date": "2021-12-30T22:35:00+02:00", "time_zone": "Europe/Kyiv"});
    let own = in_zones(with(moment(), kyiv));
    assert_eq!(zones(&own, None), ["Kyiv", "Washington", "Beijing"]);
    let chosen = zones(&own, Some("Asia/Shanghai"));
    assert_eq!(chosen, ["Beijing", "Washington", "Kyiv"]);
    assert_eq!(zones(&story([moment()]), None), ["UTC"]);
}

#[test]
fn a_date_without_a_time_names_no_zone() {
    for date in ["2024-05-02", "2024-05", "2024/.."] {
        let page = Page::of(&in_zones(event("e", date)));
        assert!(all(page.one(TIME), ZONE).is_empty(), "{date}");
    }
}

// Only events named it, and of those not the ones that an interval of moments dates: a time of day
// without its zone is no time.
#[test]
fn a_time_of_day_names_its_zone_wherever_it_stands() {
    for moment in [
        "2021-12-30T15:35:00-05:00",
        "2021-12-30T15:35:00-05:00/2021-12-30T16:25:00-05:00",
        "2021-12-30T15:35:00-05:00/..",
    ] {
        let held = with(position("p", "town", "cost"), json!({"date": moment}));
        let mut story = in_zones(event_of("e", moment, [held]));
        story["as_of"] = json!(moment);
        story["sources"][0]["date"] = json!(moment);
        let page = Page::of(&story);
        for place in [page.one(TIME), page.position("p"), page.source("minutes")] {
            assert!(
                text(place).contains("Washington"),
                "{moment}: {}",
                text(place)
            );
        }
        let header = text(page.one("header"));
        assert!(header.contains("Washington"), "{header}");
    }
}

#[test]
fn a_zone_whose_day_is_another_names_its_day() {
    for language in LANGUAGES {
        let page = Page::in_language(&default_story(), language);
        let time = one(page.event("phone-call-2021-12-30"), TIME);
        assert!(text(one(time, "time:first-of-type")).contains("30"));
        let zones = texts(all(time, ZONE));
        let [shown, moscow, kyiv, beijing] = zones.as_slice() else {
            panic!("{zones:?}");
        };
        assert!(!shown.contains("30"));
        assert!(
            moscow.contains("23:35") && !moscow.contains("30"),
            "{moscow}"
        );
        assert!(kyiv.contains("22:35") && !kyiv.contains("30"), "{kyiv}");
        assert!(
            beijing.contains("04:35") && beijing.contains("31"),
            "{beijing}"
        );
    }
}

// `end` was read and checked, and then shown nowhere.
#[test]
fn the_end_of_an_event_is_shown() {
    let ending = |date: &str, end: &str| {
        let event = with(event("e", date), json!({"end": end}));
        Page::of(&in_zones(event))
    };
    let page = ending("2024-05-02", "2024-05-04");
    let interval = Page::of(&story([event("e", "2024-05-02/2024-05-04")]));
    assert_eq!(text(page.one(TIME)), text(interval.one(TIME)));

    let page = ending("2021-12-30T15:35:00-05:00", "2021-12-30T16:25:00-05:00");
    let times = all(page.one(TIME), "time").into_iter();
    let times: Vec<_> = times.filter_map(|time| time.attr("datetime")).collect();
    assert_eq!(times, ["2021-12-30T20:35:00Z", "2021-12-30T21:25:00Z"]);

    let page = ending("2024-05-02", "2024-05-02T16:25:00Z");
    let said = text(page.one(TIME));
    assert!(said.contains("16:25") || said.contains("12:25"), "{said}");
    assert!(said.contains("Washington"), "{said}");
}

/// What stands above the second of two events about the time between them.
fn distance(first: &str, second: &str) -> Option<String> {
    let page = Page::of(&story([event("a", first), event("b", second)]));
    let later = all(page.event("b"), "p").into_iter().map(text);
    let mut later = later.filter(|text| text.ends_with(" later"));
    assert!(
        !texts(all(page.all(EVENT)[0], "p"))
            .iter()
            .any(|text| text.ends_with(" later"))
    );
    later.next()
}

#[test]
fn the_time_since_the_event_before_is_given() {
    for (first, second, expected) in [
        ("2024-05-02", "2024-05-03", "1 day later"),
        ("2024-05-02", "2024-05-12", "10 days later"),
        ("2024-05-02/2024-05-04", "2024-05-12", "10 days later"),
        (
            "2024-05-02T10:00:00Z",
            "2024-05-02T10:45:00Z",
            "45 minutes later",
        ),
        (
            "2024-05-02T10:00:00Z",
            "2024-05-02T13:00:00Z",
            "3 hours later",
        ),
    ] {
        assert_eq!(distance(first, second).as_deref(), Some(expected));
    }
    assert_eq!(distance("2024-05-02", "2024-05-02"), None);
}

// "0 minutes later" stood between two moments in the same minute.
#[test]
fn no_time_is_given_between_two_moments_in_a_minute() {
    assert_eq!(
        distance("2024-05-02T10:00:00Z", "2024-05-02T10:00:30Z"),
        None
    );
}

// "6 days later" stood between December and the seventh of it, which nobody knows.
#[test]
fn no_time_is_given_since_a_date_that_is_not_known_to_the_day() {
    for (first, second) in [
        ("2021-12", "2021-12-07"),
        ("2021", "2021-12-07"),
        ("2021-12-07", "2022"),
        ("2021-12-01~", "2021-12-07"),
        ("2021-12-01", "2021-12-07?"),
        ("../2021-12-10", "2021-12-27"),
    ] {
        assert_eq!(distance(first, second), None, "{first} {second}");
    }
}

// Ninety days were "2 months", and two years "23 months": the rest was cut off.
#[test]
fn the_time_since_the_event_before_is_rounded() {
    for (first, second, expected) in [
        ("2021-12-07", "2022-03-07", "3 months later"),
        ("2021-01-01", "2023-01-01", "24 months later"),
        ("2019-03-01", "2022-03-01", "3 years later"),
    ] {
        assert_eq!(distance(first, second).as_deref(), Some(expected));
    }
}

// The list of zones had Kyiv twice, once as Kiev, and a card the same hour under both names.
#[test]
fn a_zone_under_its_older_name_is_the_one_of_the_story() {
    let moment = event("e", "2021-12-30T15:35:00-05:00");
    let page = Page::with(&in_zones(moment), |options| {
        options.time_zone = Some("Europe/Kiev".to_owned());
    });
    let zones = texts(all(page.one(TIME), ZONE));
    let names: Vec<&str> = zones
        .iter()
        .map(|zone| zone.split(char::is_numeric).next().unwrap().trim())
        .collect();
    assert_eq!(names[0], "Kyiv");
    assert_eq!(names[1], "Washington");
    assert!(names[2].starts_with("Beijing"), "{names:?}");
    assert_eq!(names.len(), 3);
}

// The second call was at 20:35 in Washington, Kyiv and Beijing alike.
#[test]
fn a_tag_that_is_none_changes_neither_the_language_nor_the_clock() {
    let clocks = |language: &str| {
        let page = Page::in_language(&default_story(), language);
        text(one(page.event("phone-call-2021-12-30"), TIME))
    };
    for (tag, right) in [
        ("zh-cmn-Hans", "zh-Hans"),
        ("zh_CN", "zh-CN"),
        ("zh-yue", "zh"),
        ("yue", "zh"),
        ("cmn-Hans-CN", "zh-Hans-CN"),
        ("en-US-", "en-US"),
        ("en-US,en", "en-US"),
        ("ru_RU.UTF-8", "ru-RU"),
        ("", "en"),
        ("中文", "en"),
        ("x-klingon", "en"),
    ] {
        assert_eq!(clocks(tag), clocks(right), "{tag}");
    }
}

#[test]
fn dates_are_gregorian_whatever_calendar_a_language_has() {
    let mut story = default_story();
    for tag in [
        "fa",
        "ar-EG",
        "th",
        "zh-Hant",
        "en-u-ca-buddhist",
        "ar-u-ca-islamic",
        "fa-IR-u-ca-persian",
    ] {
        for of_story in [json!(["en", "zh", "ru"]), json!([tag, "en"])] {
            story["languages"] = of_story;
            let page = Page::in_language(&story, tag);
            let said = text(page.event("video-call-2021-12-07"));
            assert!(
                said.contains("2021") || said.contains("٢٠٢١"),
                "{tag}: {said}"
            );
        }
    }
}

#[test]
fn the_editor_s_wording_of_a_date_takes_its_place_and_the_machine_s_stays() {
    let talk = with(
        event("e", "2024-05-02T19:00:00+01:00"),
        json!({"date_label": "On a May evening", "end": "2024-05-02T20:00:00+01:00"}),
    );
    let page = Page::of(&in_zones(talk));
    assert_eq!(text(page.one(TIME)), "On a May evening");
    let time = one(page.one(TIME), "time");
    assert_eq!(time.attr("datetime"), Some("2024-05-02T18:00:00Z"));
}

#[test]
fn the_comparison_has_the_editor_s_wording_of_a_date_too() {
    let held = [
        position("p", "town", "cost"),
        with(position("q", "farm", "cost"), json!({"date": "2024-05-03"})),
    ];
    let talk = with(
        event_of("e", "2024-05-02", held),
        json!({"date_label": "On a May evening"}),
    );
    let page = Page::whole(&story([talk]), |_| ());
    let said = text(page.one(".compare"));
    assert!(
        said.contains("On a May evening") && said.contains("May 3"),
        "{said}"
    );
}
