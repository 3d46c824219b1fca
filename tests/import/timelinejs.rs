//! Timelines of TimelineJS.

use crate::files::xlsx;
use crate::sound::sound;
use serde_json::{Value, json};
use standpoint::import::{Options, timelinejs};
use std::fs;
use std::path::Path;

fn options(name: &str) -> Options {
    Options {
        name: name.into(),
        language: "en".into(),
        ..Options::default()
    }
}

/// The story that a file becomes, and what was said of it. It is always sound.
fn import_with(bytes: &[u8], options: &Options) -> (Value, Vec<String>) {
    let import = timelinejs(bytes, options).unwrap_or_else(|refused| panic!("{refused:?}"));
    sound(&import)
}

fn import(json: &Value) -> (Value, Vec<String>) {
    import_with(json.to_string().as_bytes(), &options("file"))
}

/// A timeline of one event with these dates, and what is said of it but for what every such file lacks.
fn dated(start: Value, end: Value) -> (Value, Vec<String>) {
    let mut event = json!({ "start_date": start, "text": { "headline": "A", "text": "b" } });
    if !end.is_null() {
        event["end_date"] = end;
    }
    let title = json!({ "text": { "headline": "T", "text": "S" } });
    let other = json!({ "start_date": { "year": "1999" }, "text": { "headline": "Other" } });
    let (story, warnings) = import(&json!({ "title": title, "events": [other, event] }));
    let events = story["events"].as_array().unwrap();
    let event = events.iter().find(|event| event["title"] == "A").cloned();
    let warnings = warnings
        .into_iter()
        .filter(|warning| !warning.contains("[as-of]"));
    (event.unwrap_or_default(), warnings.collect())
}

#[test]
fn dates_are_kept_as_far_as_they_exist_and_the_rest_is_told() {
    for (start, date, says) in [
        (
            json!({ "year": 2021, "month": 12, "day": 7 }),
            "2021-12-07",
            "",
        ),
        (
            json!({ "year": "2021", "month": "", "day": "" }),
            "2021",
            "",
        ),
        (json!({ "year": " 2,021 " }), "2021", ""),
        (json!({ "year": "-1" }), "0000", ""),
        (json!({ "year": -258 }), "-0257", ""),
        (json!({ "year": "-13800000000" }), "Y-13800000000", ""),
        (json!({ "year": "0" }), "0000", "the year 0"),
        (
            json!({ "year": "2021", "month": "13" }),
            "2021",
            "the month `13` of 2021",
        ),
        (
            json!({ "year": "2021", "month": "2", "day": "31" }),
            "2021-02",
            "the day `31` of 2021-02",
        ),
        (json!({ "year": "2020s" }), "202X", "`2020s` as the year"),
        (
            json!({ "year": "2021", "month": "December" }),
            "2021-12",
            "read as 12",
        ),
        (
            json!({ "year": "2021", "hour": "14" }),
            "2021",
            "made up January".trim_start_matches("made "),
        ),
        (
            json!({ "year": "2021", "month": "5", "hour": "14" }),
            "2021-05",
            "a time without a day",
        ),
        (
            json!({ "year": "2021", "month": "5", "day": "1", "hour": "25" }),
            "2021-05-01",
            "as the time of day",
        ),
        (
            json!({ "year": 2021.5 }),
            "2021",
            "its fraction is left out",
        ),
        (json!("2021-12-07"), "2021-12-07", "the date `2021-12-07`"),
    ] {
        let (event, warnings) = dated(start.clone(), Value::Null);
        assert_eq!(event["date"], date, "{start}");
        match says {
            "" => assert!(warnings.is_empty(), "{start}: {warnings:?}"),
            says => assert!(
                warnings.iter().any(|warning| warning.contains(says)),
                "{start}: {warnings:?}"
            ),
        }
    }
}

#[test]
fn an_event_without_a_date_is_left_out_and_named() {
    for start in [
        json!({ "year": "" }),
        json!({ "year": "soon" }),
        json!({}),
        Value::Null,
    ] {
        let (event, warnings) = dated(start, Value::Null);
        assert!(event.is_null());
        assert!(
            warnings
                .iter()
                .any(|warning| warning.contains("`A` has no date")),
            "{warnings:?}"
        );
    }
}

#[test]
fn an_end_before_the_beginning_is_left_out() {
    let (event, warnings) = dated(json!({ "year": 2021, "month": 5 }), json!({ "year": 2020 }));
    assert_eq!(
        (&event["date"], &event["end"]),
        (&json!("2021-05"), &Value::Null)
    );
    assert!(warnings[0].contains("it ends 2020, before it begins 2021-05"));
    let (event, warnings) = dated(
        json!({ "year": 2021, "month": 5 }),
        json!({ "year": 2022, "month": 1 }),
    );
    assert_eq!(event["end"], "2022-01");
    assert!(warnings.is_empty());
}

#[test]
fn midnight_is_a_time_and_milliseconds_stay_in_the_words_of_the_date() {
    let date = |hour, second, millisecond| json!({ "year": 2015, "month": 1, "day": 1, "hour": hour, "minute": 0, "second": second, "millisecond": millisecond });
    let (event, _) = dated(date(0, "", ""), Value::Null);
    assert_eq!(event["date_label"], "January 1, 2015 at 00:00");
    let (event, warnings) = dated(date(13, "1", "10"), Value::Null);
    assert_eq!(event["date_label"], "January 1, 2015 at 13:00:01.010");
    assert!(warnings[0].contains("with --time-zone it becomes a moment"));
}

// It was written as a moment an hour off.
#[test]
fn a_time_of_day_that_the_clocks_skipped_stays_in_the_words_of_the_date() {
    let file = json!({ "events": [{
        "start_date": { "year": 2021, "month": 3, "day": 28, "hour": 2, "minute": 30 },
        "text": { "headline": "The night that was an hour short" },
    }] });
    let options = Options {
        time_zone: Some("Europe/Berlin".into()),
        ..options("file")
    };
    let (story, warnings) = import_with(file.to_string().as_bytes(), &options);
    let event = &story["events"][0];
    assert_eq!(event["date"], "2021-03-28");
    assert_eq!(event["date_label"], "March 28, 2021 at 02:30");
    let is_told = |warning: &String| warning.contains("the clocks were put forward");
    assert!(warnings.iter().any(is_told), "{warnings:?}");
}

#[test]
fn with_a_time_zone_a_time_of_day_is_a_moment() {
    let file = json!({ "events": [{ "start_date": { "year": 2021, "month": 7, "day": 1, "hour": 14, "minute": 30 }, "text": { "headline": "A" } }] });
    let options = Options {
        time_zone: Some("America/New_York".into()),
        ..options("file")
    };
    let (story, _) = import_with(file.to_string().as_bytes(), &options);
    let event = &story["events"][0];
    assert_eq!(event["date"], "2021-07-01T14:30:00-04:00");
    assert_eq!(event["time_zone"], "America/New_York");
    assert_eq!(event["date_label"], Value::Null);
}

#[test]
fn a_whole_timeline_becomes_a_story() {
    let file = json!({
        "scale": "human",
        "title": { "text": { "headline": "The <i>title</i>", "text": "<p>What it is about.</p>" } },
        "eras": [{ "start_date": { "year": 2000 }, "end_date": { "year": 2010 }, "text": { "headline": "Noughties" } }, { "start_date": { "year": 2000 } }],
        "events": [
            {
                "start_date": { "year": 2021, "month": 5, "display_date": "Around Easter" },
                "text": { "headline": "Second", "text": "<p>A <strong>first</strong> paragraph, see https://example.org/a.</p><ul><li>one</li><li>two</li></ul><script>x()</script>" },
                "group": "Politics &amp; more",
                "media": { "url": "//example.org/a.jpg", "caption": "A <b>caption</b>", "credit": "<a href='https://example.org/p'>P</a>", "thumbnail": "https://example.org/t.jpg", "link": "https://example.org/l" },
                "background": { "color": "#fff" }
            },
            { "start_date": { "year": 2020 }, "unique_id": "my-id", "text": { "headline": "First" }, "media": { "url": "<iframe src='https://player.vimeo.com/video/1' width=3></iframe>" } },
            { "start_date": { "year": 2022 }, "unique_id": "my-id", "text": { "text": "No headline here" }, "media": { "url": "javascript:alert(1)" } },
            { "start_date": { "year": 2023 }, "text": { "headline": "Quoted" }, "media": { "url": "<blockquote>Said.</blockquote>", "credit": "Who" }, "group": "Politics & more" },
            { "start_date": { "year": 2023 }, "text": { "headline": "Quoted" }, "media": { "url": "https://en.wikipedia.org/wiki/X", "title": "X", "thumbnail": "t.png", "alt": "An X" } },
            null,
        ],
    });
    let (story, warnings) = import(&file);
    insta::assert_snapshot!(format!(
        "{}\n{}",
        serde_json::to_string_pretty(&story).unwrap(),
        warnings.join("\n")
    ));
}

#[test]
fn the_form_of_version_2_is_read() {
    let file = r#"storyjs_jsonp_data = { "timeline": { "headline": "H", "text": "T", "startDate": "2011",
        "date": [
            { "startDate": "2012,2,11", "endDate": "2012,2,12", "headline": "B", "text": "b", "tag": "g", "asset": { "media": "https://youtu.be/a", "credit": "c" } },
            { "startDate": "2/1/2011", "headline": "A" },
            { "startDate": "1963", "headline": "Z" }
        ],
        "era": [{ "startDate": "2011", "endDate": "2012", "headline": "E" }] } };"#;
    let (story, warnings) = import_with(file.as_bytes(), &options("file"));
    let dates: Vec<&Value> = story["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| &event["date"])
        .collect();
    assert_eq!(dates, ["1963", "2011-02-01", "2012-02-11"]);
    assert_eq!(story["events"][2]["group"], "g");
    assert_eq!(
        story["events"][2]["media"][0]["embed"],
        "https://www.youtube-nocookie.com/embed/a"
    );
    assert_eq!(story["eras"][0]["name"], "E");
    assert!(
        warnings
            .iter()
            .any(|warning| warning.starts_with("timeline.date[1].startDate guessed"))
    );
}

#[test]
fn the_spreadsheet_is_read_as_csv_whatever_its_order_and_language() {
    let file = "Überschrift;Jahr;Monat;Tag (Datum);End Year;Type;Text;Mood\n\
        Titel;;;;;title;Worum es geht\n\
        Zwei;2021;12;7;2022;;x;good\n\
        \n\
        Eins;2021;2;30;;;;\n\
        Ära;2000;;;2010;era;;\n";
    let (story, warnings) = import_with(file.as_bytes(), &options("file"));
    assert_eq!(story["title"], "Titel");
    let events: Vec<&Value> = story["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| &event["title"])
        .collect();
    assert_eq!(events, ["Eins", "Zwei"]);
    assert_eq!(story["eras"][0]["to"], "2010");
    for says in [
        "A1 guessed[heading]: the heading `Überschrift`, which TimelineJS does not read; read as `Headline`",
        "H1 lost[column]: the column `Mood`",
        "row 4 changed[blank-row]",
        "D5 lost[no-such-day]: the day `30` of 2021-02",
    ] {
        assert!(
            warnings.iter().any(|warning| warning.starts_with(says)),
            "{says}: {warnings:#?}"
        );
    }
}

#[test]
fn the_spreadsheet_is_read_as_xlsx_with_numbers_in_its_cells() {
    let text = |cell: &str, text: &str| {
        format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    let headings = [
        ("A1", "Year"),
        ("B1", "Month"),
        ("C1", "Headline"),
        ("D1", "Time"),
        ("E1", "Day"),
    ];
    let headings: String = headings
        .iter()
        .map(|(cell, heading)| text(cell, heading))
        .collect();
    let row = r#"<c r="A2"><v>2021</v></c><c r="B2"><v>12</v></c>"#.to_owned() + &text("C2", "A");
    let row = row + r#"<c r="D2" s="2"><v>0.5</v></c><c r="E2"><v>7</v></c>"#;
    let book = xlsx(
        "od1",
        &format!(r#"<row r="1">{headings}</row><row r="2">{row}</row>"#),
    );
    let (story, _) = import_with(&book, &options("my-own_timeline"));
    assert_eq!(story["title"], "My own timeline");
    assert_eq!(story["events"][0]["date"], "2021-12-07");
    assert_eq!(
        story["events"][0]["date_label"],
        "December 7, 2021 at 12:00:00"
    );
}

#[test]
fn what_is_no_timeline_is_refused_with_what_it_is() {
    for (bytes, says) in [
        ("{}", "expected the list `events`"),
        (
            "{\"standpoint\": 1, \"events\": []}",
            "it is a story already",
        ),
        ("{\"events\": [1,]}", "it is not JSON that can be read"),
        ("{\"events\": [{}]}", "no event with a date was found"),
        ("title,count\na,5", "say --from table"),
        ("", "nothing"),
    ] {
        let refused = timelinejs(bytes.as_bytes(), &options("file"))
            .err()
            .expect(bytes);
        assert!(
            refused.message().contains(says),
            "{bytes}: {}",
            refused.message()
        );
    }
}

#[test]
fn the_same_file_gives_the_same_story() {
    let file = json!({ "events": [{ "start_date": { "year": 1 }, "text": { "text": "x" } }, { "start_date": { "year": 1 }, "text": { "text": "x" } }] });
    let once = import(&file);
    assert_eq!(once, import(&file));
    assert_eq!(once.0["events"][1]["id"], "x-2");
}

/// A thumbnail of a link without caption was lost without a word.
#[test]
fn a_thumbnail_becomes_the_picture_of_a_link_or_is_told_of() {
    let event = |url: &str, headline: &str| {
        json!({
            "start_date": { "year": 2021 },
            "text": { "headline": headline, "text": "b" },
            "media": { "url": url, "thumbnail": "https://example.org/t.jpg" }
        })
    };
    let (story, said) = import(&json!({ "events": [
        event("https://vimeo.com/1234", "A film"),
        event("https://example.org/a.mp3", "A sound"),
        event("https://example.org/page", ""),
    ] }));
    let media = |index: usize| &story["events"][index]["media"][0];
    assert_eq!(media(0)["image"]["alt"], "A film");
    assert_eq!(media(0)["image"]["url"], "https://example.org/t.jpg");
    assert!(media(1)["image"].is_null() && media(2)["image"].is_null());
    let said = said.join("\n");
    for expected in [
        "a thumbnail without a text for those who do not see it",
        "a thumbnail of a sound",
        "a thumbnail, of which nothing says what it shows",
    ] {
        assert!(said.contains(expected), "{said}");
    }
}

/// Compares what comes of the files that other people wrote with what TimelineJS itself shows of them. They
/// are not in this project: `STANDPOINT_CASES=/folder cargo test --test import -- --ignored`.
#[test]
#[ignore = "needs the folder of STANDPOINT_CASES"]
fn events_order_dates_and_texts_are_those_that_timelinejs_shows() {
    let Ok(folder) = std::env::var("STANDPOINT_CASES") else {
        return;
    };
    let oracle = fs::read(Path::new(&folder).join("ORACLE-timelinejs-3.9.11.json")).unwrap();
    let oracle: Value = serde_json::from_slice(&oracle).unwrap();
    let mut differences = Vec::new();
    for (file, shown) in oracle.as_object().unwrap() {
        let Ok(bytes) = fs::read(Path::new(&folder).join(file)) else {
            continue;
        };
        let name = Path::new(file).file_stem().unwrap().to_string_lossy();
        let shown_events = shown["events"].as_array().unwrap();
        let Ok(_) = timelinejs(&bytes, &options(&name)) else {
            // A file that TimelineJS shows is never refused.
            assert!(shown_events.is_empty(), "{file} was refused");
            continue;
        };
        let (story, _) = import_with(&bytes, &options(&name));
        let events = story["events"].as_array().unwrap();
        if shown_events.is_empty() {
            differences.push(format!(
                "{file}: TimelineJS shows nothing, {} events were found",
                events.len()
            ));
            continue;
        }
        assert_eq!(events.len(), shown_events.len(), "{file}");
        for (event, shown) in events.iter().zip(shown_events) {
            let text = |key: &str| shown[key].as_str().unwrap_or_default().to_owned();
            let headline = plain(&text("headline"));
            let title = event["title"].as_str().unwrap();
            if headline.is_empty() {
                differences.push(format!(
                    "{file}: an event without a headline is called `{title}`"
                ));
            } else {
                assert_eq!(title, headline, "{file}");
                if event["id"] != shown["id"] {
                    differences.push(format!(
                        "{file}: `{}` has the id `{}`",
                        text("id"),
                        event["id"].as_str().unwrap()
                    ));
                }
            }
            let date = event["date"].as_str().unwrap();
            let label = event["date_label"].as_str();
            if let Some(difference) = date_differs(date, label, &text("start")) {
                differences.push(format!("{file}: {title}: {difference}"));
            }
            // Two times of one day are in the words of the date, and so is what `display_date` says.
            if label.is_none() {
                assert_eq!(
                    event["end"].is_null(),
                    text("end").is_empty(),
                    "{file}: {title}"
                );
            }
            let group = shown["group"].as_str().unwrap_or_default();
            assert_eq!(
                event["group"].is_null(),
                group.is_empty(),
                "{file}: {title}"
            );
        }
        let eras = story["eras"].as_array().map_or(0, Vec::len);
        assert_eq!(eras, shown["eras"].as_array().unwrap().len(), "{file}");
    }
    println!("{}", differences.join("\n"));
}

/// A text without its tags, in one line.
fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut in_tag = false;
    for c in html.replace("&nbsp;", " ").replace("&amp;", "&").chars() {
        match c {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                out.push(' ');
            }
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Compares a date with the one that TimelineJS shows; nothing where they agree.
fn date_differs(date: &str, label: Option<&str>, shown: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let shown = plain(shown);
    let (sign, rest) = date.strip_prefix('-').map_or((1, date), |rest| (-1, rest));
    if rest.starts_with('Y') {
        return Some(format!("{date} is shown as `{shown}`"));
    }
    let mut parts = rest
        .split('-')
        .map(|part| part.parse::<i64>().unwrap_or_default());
    let year = sign * parts.next().unwrap();
    let year = if year <= 0 {
        format!("{} BCE", 1 - year)
    } else {
        year.to_string()
    };
    let month = parts.next().map(|month| MONTHS[month as usize - 1]);
    let expected = match (month, parts.next()) {
        (Some(month), Some(day)) => format!("{month} {day}, {year}"),
        (Some(month), None) => format!("{month} {year}"),
        _ => year,
    };
    // Of a time TimelineJS shows the day behind it, or, where all are on one day, none.
    if shown == expected
        || (label.is_some() && (shown.ends_with(&expected) || shown.ends_with('M')))
    {
        return None;
    }
    Some(format!("{date} {label:?} is shown as `{shown}`"))
}
