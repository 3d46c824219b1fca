//! What makes writing quick: dates as people write them, sources by their addresses, what the desk asks and tells.

use super::Desk;
use serde_json::{Value, json};

/// Leaves what is typed in the field of a path, without going on to the next.
fn type_into(desk: &Desk, path: &str, text: &str) {
    desk.until(&format!("input({})", json!(path)));
    desk.run(&format!("fill(input({}), {});", json!(path), json!(text)));
}

/// Waits until an expression over `story`, that of the preview, is true.
#[track_caller]
fn until_story(desk: &Desk, expression: &str) {
    desk.until(&format!(
        "(() => {{
            const {{ story }} = document.querySelector('standpoint-timeline');
            // What is looked for is perhaps not there yet.
            try {{ return {expression}; }} catch {{ return false; }}
        }})()"
    ));
}

/// The story as it is saved: the preview leaves out what is only begun.
#[track_caller]
fn saved(desk: &Desk) -> Value {
    serde_json::from_str(&desk.saved()).expect("JSON")
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_date_is_understood_before_it_is_taken_and_asked_about_once() {
    let desk = Desk::start();
    desk.press("Add an event");
    let date = "events[0].date";
    type_into(&desk, date, "7 Dec 2021");
    desk.until(&format!(
        "part({}).textContent.includes('Understood as December 7, 2021 (2021-12-07)')",
        json!(date)
    ));
    desk.fill(date, "7 Dec 2021");
    assert_eq!(saved(&desk)["events"][0]["date"], "2021-12-07");
    // It stays, with its question, also for who comes back from elsewhere.
    desk.fill(date, "3/4/2021");
    desk.press("Add an event");
    desk.until("input('events[1].date')");
    desk.run("document.querySelectorAll('.outline ol button')[0].click();");
    desk.until("input('events[0].date')?.value === '3/4/2021'");
    desk.press("April 3, 2021 (day first)");
    assert_eq!(saved(&desk)["events"][0]["date"], "2021-04-03");
    desk.fill(date, "5/6/2021");
    assert_eq!(saved(&desk)["events"][0]["date"], "2021-06-05");
    desk.fill(date, "one of these days");
    assert_eq!(saved(&desk)["events"][0]["date"], "one of these days");
    desk.until(&format!(
        "part({}).textContent.includes('not understood as a date')",
        json!(date)
    ));
    // Said once is enough.
    desk.browser.settle();
    assert_eq!(
        desk.get(&format!(
            "part({}).querySelector('.problems-of-field li')",
            json!(date)
        )),
        Value::Null
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_length_is_understood_and_a_space_in_an_address_is_kept() {
    let desk = Desk::start();
    desk.press("Add an event");
    desk.run("document.querySelector('main details').open = true;");
    let length = "events[0].duration";
    desk.fill(length, "1 h 30 min");
    assert_eq!(saved(&desk)["events"][0]["duration"], "PT1H30M");
    assert_eq!(desk.value(length), "1 hour 30 minutes");
    desk.fill(length, "rather long");
    desk.until(&format!(
        "part({}).textContent.includes('This length cannot be read')",
        json!(length)
    ));
    assert_eq!(desk.value(length), "rather long");
    desk.press("Add a source");
    let address = "sources[0].url";
    desk.until(&format!("input({})", json!(address)));
    desk.run(&format!("input({}).focus();", json!(address)));
    desk.browser
        .type_text("https://example.org/noise study.pdf");
    let expected = "https://example.org/noise%20study.pdf";
    assert_eq!(saved(&desk)["sources"][0]["url"], expected);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn an_address_is_shown_as_it_is_saved_once_its_field_is_left() {
    let desk = Desk::start();
    desk.press("Add a source");
    let address = json!("sources[0].url");
    desk.until(&format!("input({address})"));
    desk.run(&format!("input({address}).focus();"));
    desk.browser.type_text("https://example.org/a b.pdf");
    desk.browser.press('\u{E004}');
    desk.until(&format!(
        "input({address}).value === 'https://example.org/a%20b.pdf'"
    ));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_time_of_day_goes_to_another_time_zone_with_the_end_of_its_event() {
    let desk = Desk::start_with_example();
    desk.run("document.querySelectorAll('.outline ol button')[2].click();");
    desk.until("part('events[2].date')?.querySelector('select')");
    desk.run(
        "const zone = part('events[2].date').querySelector('select');
        zone.value = 'Europe/Moscow';
        zone.dispatchEvent(new Event('change', { bubbles: true }));",
    );
    until_story(&desk, "story.events[2].date.endsWith('+03:00')");
    until_story(&desk, "story.events[2].end.endsWith('+03:00')");
    until_story(&desk, "story.events[2].time_zone === 'Europe/Moscow'");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_pasted_address_finds_its_source_or_makes_one_and_asks_what_it_is() {
    let desk = Desk::start();
    desk.press("Add an event");
    desk.press("Add a position");
    let sources = "events[0].positions[0].sources";
    let cite = |index: usize, address: &str| {
        desk.run(&format!(
            "part({}).querySelector(':scope > button').click();",
            json!(sources)
        ));
        let path = format!("{sources}[{index}].source");
        desk.until(&format!("input({})", json!(path)));
        desk.run(&format!(
            "const field = input({});
            field.focus();
            field.value = {};
            field.dispatchEvent(new InputEvent('input', {{ bubbles: true, inputType: 'insertFromPaste' }}));",
            json!(path),
            json!(address)
        ));
    };
    cite(0, "https://www.example.org/a?utm_source=mail");
    desk.until("document.activeElement === input('sources[0].publisher')");
    desk.fill("sources[0].publisher", "The Example");
    desk.fill("sources[0].title", "What was said");
    cite(1, "http://example.org/a/#end");
    desk.browser.settle();
    let story = saved(&desk);
    let cited = &story["events"][0]["positions"][0]["sources"];
    assert_eq!(cited[0], cited[1], "{story}");
    assert_eq!(
        story["sources"].as_array().map(Vec::len),
        Some(1),
        "{story}"
    );
    assert_eq!(story["sources"][0]["url"], "https://www.example.org/a");
    assert_eq!(story["sources"][0]["publisher"], "The Example");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn who_reported_it_is_asked_where_another_side_speaks() {
    let desk = Desk::start();
    desk.press("Add a side");
    desk.fill("sides[0].name", "The city");
    desk.press("Add a side");
    desk.fill("sides[1].name", "The port");
    desk.press("Add a person");
    desk.fill("people[0].name", "Jo");
    desk.pick("people[0].side", "The port");
    desk.press("Add an event");
    desk.press("Add a position");
    desk.pick("events[0].positions[0].side", "The city");
    desk.pick("events[0].positions[0].speaker", "Jo");
    desk.until("document.querySelector('.position .ask button')?.textContent === 'Jo'");
    desk.run("document.querySelector('.position .ask button').click();");
    let story = saved(&desk);
    let position = &story["events"][0]["positions"][0];
    assert_eq!(
        position["according_to"], story["people"][0]["id"],
        "{story}"
    );
    desk.until("![...document.querySelectorAll('.position .ask')].some(isShown)");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn an_id_is_changed_everywhere_and_one_that_is_taken_is_refused() {
    let desk = Desk::start_with_example();
    desk.press("Russia");
    desk.until("input('sides[1].id')");
    assert_eq!(desk.value("sides[1].id"), "russia");
    desk.fill("sides[1].id", "us");
    desk.until("part('sides[1].id').textContent.includes('“us” is taken')");
    desk.fill("sides[1].id", "rf");
    until_story(&desk, "story.sides[1].id === 'rf'");
    let story = desk.preview().to_string();
    assert!(!story.contains(r#""side":"russia""#) && story.contains(r#""side":"rf""#));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_is_deleted_while_it_is_in_use_says_where_it_is_missed() {
    let desk = Desk::start_with_example();
    let before = desk.saved();
    desk.press("Russia");
    desk.until("document.querySelector('.uses li button')");
    desk.press("Delete");
    let notice = desk.text("document.querySelector('.notice').textContent");
    assert!(notice.contains("still named in"), "{notice}");
    desk.press("Undo");
    assert_eq!(desk.saved(), before);
}

/// One of the places that named it was told of, with the number of the others.
#[test]
#[ignore = "needs make dist and a browser"]
fn each_place_that_names_what_was_deleted_is_marked_and_undo_shows_it_again() {
    let desk = Desk::start_with_example();
    desk.press("Russia");
    desk.until("document.querySelector('.uses li button')");
    desk.press("Delete");
    desk.until("document.querySelectorAll('.outline ol .mark.error').length > 3");
    desk.run("document.querySelectorAll('.outline ol button')[0].click();");
    desk.until("document.querySelector('.problems-of-field .error')");
    desk.press("Undo");
    desk.until("input('sides[1].name')?.value === 'Russia'");
    desk.says("Undone");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_zone_that_is_typed_is_that_of_the_event() {
    let desk = Desk::start();
    desk.press("Add an event");
    let zone = |expected: &str| {
        assert_eq!(saved(&desk)["events"][0]["time_zone"], expected);
    };
    desk.fill("events[0].date", "7 Dec 2021 15:35 Europe/Kyiv");
    zone("Europe/Kyiv");
    desk.fill("events[0].date", "7 Dec 2021 15:35 America/New_York");
    zone("America/New_York");
    assert_eq!(
        saved(&desk)["events"][0]["date"],
        "2021-12-07T15:35:00-05:00"
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_another_language_lacks_is_counted_and_led_to() {
    let desk = Desk::start_with_example();
    type_into(&desk, "languages", "de");
    desk.press("Add");
    until_story(&desk, "story.languages.includes('de')");
    desk.press("Next one missing");
    desk.until("document.querySelector('.outline .mark.warning')");
    desk.until("document.activeElement.lang === 'de' && document.activeElement.value === ''");
    // Pressed before the story was looked through again, the button passed one over.
    desk.run(
        "fill(document.activeElement, 'Zwei Anrufe');
        document.querySelector('.outline .missing button').click();",
    );
    desk.until("document.activeElement === input('summary')");
    until_story(&desk, "story.title.de === 'Zwei Anrufe'");
}
