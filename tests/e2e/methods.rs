//! The methods of the element, and the event each change fires.

use crate::browser::Browser;
use crate::server::{Page, Site};
use crate::stories::small;
use serde_json::{Value, json};

const OPEN: &str = "$$('details.card[open]').map((card) => card.dataset.event).join(' ')";

fn shown(attributes: &str) -> (Site, Browser) {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("A story"));
    let body = format!(
        r#"<standpoint-timeline id="it" src="/story.json" {attributes}></standpoint-timeline>
        <script src="/standpoint.js" async></script>"#
    );
    site.page("/page.html", Page::new(body));
    browser.show(&site.url("/page.html"));
    (site, browser)
}

/// Waits until so many toggles were told, and checks that it stays so and which the last were.
#[track_caller]
fn told(browser: &Browser, count: usize, last: &[(&str, bool)]) {
    browser.until(&format!(
        "seen.events.filter(({{ name }}) => name === 'toggle').length >= {count}"
    ));
    browser.settle();
    let toggles = browser.events("toggle");
    assert_eq!(toggles.len(), count, "{toggles:?}");
    let last: Vec<Value> = last
        .iter()
        .map(|(event, open)| json!({"event": event, "open": open}))
        .collect();
    assert_eq!(toggles[count - last.len()..], last);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn open_event_opens_a_card_scrolls_to_it_and_focuses_it() {
    let (_site, browser) = shown("");
    assert!(browser.is("host.openEvent('second')"));
    told(&browser, 1, &[("second", true)]);
    assert_eq!(browser.text(OPEN), "second");
    assert_eq!(browser.text("focused().dataset.event"), "second");
    assert!(browser.is("focused().getBoundingClientRect().top < innerHeight"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn close_event_closes_a_card() {
    let (_site, browser) = shown(r#"open="first second""#);
    assert!(browser.is("host.closeEvent('first')"));
    told(&browser, 1, &[("first", false)]);
    assert_eq!(browser.text(OPEN), "second");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn open_all_and_close_all_tell_of_each_card_once() {
    let (_site, browser) = shown("");
    browser.run("host.openAll()");
    told(&browser, 2, &[("first", true), ("second", true)]);
    assert_eq!(browser.text(OPEN), "first second");
    browser.run("host.openAll()");
    told(&browser, 2, &[]);
    browser.run("host.closeAll()");
    told(&browser, 4, &[("first", false), ("second", false)]);
    assert_eq!(browser.text(OPEN), "");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_button_does_what_the_methods_do() {
    let (_site, browser) = shown("");
    browser.run("$('.cards button').click()");
    told(&browser, 2, &[("first", true), ("second", true)]);
    browser.run("$('.cards button').click()");
    told(&browser, 4, &[("first", false), ("second", false)]);
    assert_eq!(browser.text(OPEN), "");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_reader_who_opens_and_closes_a_card_is_told_of_once_each() {
    let (_site, browser) = shown("");
    browser.run("$('[data-event=second] summary').click()");
    told(&browser, 1, &[("second", true)]);
    browser.run("$('[data-event=second] summary').click()");
    told(&browser, 2, &[("second", false)]);
    // A card the reader has opened is known to be open.
    browser.run("$('[data-event=second] summary').click()");
    told(&browser, 3, &[("second", true)]);
    browser.run("host.openEvent('second')");
    told(&browser, 3, &[]);
    browser.run("host.closeAll()");
    told(&browser, 4, &[("second", false)]);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn cards_that_are_open_from_the_start_are_not_told_of() {
    let (_site, browser) = shown(r#"open="all""#);
    browser.settle();
    assert_eq!(browser.events("toggle"), Vec::<Value>::new());
    browser.run("host.lang = 'ru'");
    browser.until("$('.story').lang === 'ru'");
    browser.settle();
    assert_eq!(
        browser.events("toggle"),
        Vec::<Value>::new(),
        "nor in another language"
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_toggle_event_reaches_the_page_from_the_element() {
    let (_site, browser) = shown("");
    browser.run("host.openEvent('first')");
    told(&browser, 1, &[("first", true)]);
    let event = browser.get("seen.events.find(({ name }) => name === 'toggle')");
    assert_eq!(event["target"], "standpoint-timeline#it");
    assert_eq!(
        (&event["bubbles"], &event["composed"]),
        (&json!(true), &json!(true))
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn an_event_that_the_story_does_not_have_is_answered_with_false() {
    let (_site, browser) = shown("");
    assert_eq!(browser.get("host.openEvent('none')"), json!(false));
    assert_eq!(browser.get("host.closeEvent('none')"), json!(false));
    assert_eq!(browser.get("host.openEvent('\"]')"), json!(false));
    browser.settle();
    assert_eq!(browser.events("toggle"), Vec::<Value>::new());
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn methods_called_before_anything_is_there_do_no_harm() {
    let (_site, browser) = shown("");
    let answers = browser.run(
        "const early = document.createElement('standpoint-timeline');
        early.openAll();
        early.closeAll();
        return [early.openEvent('first'), early.closeEvent('first')];",
    );
    assert_eq!(answers, json!([false, false]));
    browser.assert_clean();
}

/// Gives the element a story, as a framework does at every render: another object each time.
fn set(browser: &Browser, story: &Value) {
    browser.run_with("host.story = arguments[0]", json!([story]));
}

/// Written inline in JSX, the story was a new object at every render, and closed the cards.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_that_equals_the_one_shown_changes_nothing() {
    let (_site, browser) = shown("");
    set(&browser, &small("As an object"));
    browser.until("$('h2').textContent === 'As an object'");
    browser.run("host.openEvent('second'); window.node = $('.title')");
    for _ in 0..3 {
        set(&browser, &small("As an object"));
        browser.settle();
    }
    assert_eq!(browser.text(OPEN), "second");
    assert!(browser.is("window.node.isConnected"));
    assert_eq!(browser.events("load").len(), 2);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_that_differs_keeps_cards_filter_focus_and_place() {
    let (_site, browser) = shown("");
    let mut story = small("Before");
    set(&browser, &story);
    browser.until("$('h2').textContent === 'Before'");
    browser.run(
        "host.style.marginBlock = '2000px';
        $('.filter').open = true;
        $('[name=side][value=one]').click();
        host.closeAll();
        host.openEvent('second');
        $('[data-event=second] [part=position]:not([hidden])').focus();
        window.focused = focused().querySelector('.text').textContent;",
    );
    let top = "focused().getBoundingClientRect().top";
    let before = browser.get(top);
    // An event before all others gives every position another number.
    let mut event = story["events"][1].clone();
    event["id"] = json!("zeroth");
    event["date"] = json!("2021-12-31");
    event["summary"] = json!(["It is long."; 100].join(" "));
    story["events"].as_array_mut().expect("events").push(event);
    story["title"] = json!("After");
    set(&browser, &story);
    browser.until("$('h2').textContent === 'After'");
    assert_eq!(browser.text(OPEN), "second");
    assert!(browser.is("$('[name=side][value=one]').checked"));
    assert_eq!(
        browser.text("$('[role=status]').textContent"),
        "Positions shown: 3 / 6"
    );
    assert!(browser.is("focused().matches('[data-event=second] [part=position]')"));
    assert!(browser.is("focused().querySelector('.text').textContent === window.focused"));
    let moved = browser.get(top).as_f64().zip(before.as_f64());
    let (after, before) = moved.expect("numbers");
    assert!((after - before).abs() < 2.0, "{before} {after}");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_reader_is_told_that_a_part_of_the_story_is_not_there() {
    let (_site, browser) = shown("");
    assert!(browser.is("!$('.left-out')"));
    let mut story = small("Half a story");
    story["sides"][0]["id"] = json!("won");
    set(&browser, &story);
    browser.until("$('.left-out')?.textContent === '2 of 4 statements are shown'");
    // A file saved as Windows-1252 lost its characters.
    story["title"] = json!("Caf\u{fffd}");
    set(&browser, &story);
    browser.until("$('h2').textContent === 'Caf\u{fffd}'");
    let problems = &browser.events("error")[1]["problems"];
    let codes = problems.as_array().expect("problems").iter();
    assert!(
        codes
            .clone()
            .any(|problem| problem["code"] == "lost-character")
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_relative_links_of_a_story_start_from_where_it_came_in_the_end() {
    let (site, browser) = (Site::start(), Browser::start());
    let mut story = small("A story");
    story["sources"][0]["url"] = json!("report.html");
    site.json("/deep/story.json", &story);
    // As after a redirect: the response has another address than was asked for.
    let moved = "{
        const { fetch } = window;
        window.fetch = (url, options) => fetch(String(url).endsWith('/moved.json') ? '/deep/story.json' : url, options);
      }";
    site.answer("/moved.js", 200, "text/javascript", moved);
    let body = r#"<standpoint-timeline src="/moved.json"></standpoint-timeline>
        <script src="/standpoint.js" async></script>"#;
    site.page("/page.html", Page::new(body).script("/moved.js"));
    browser.show(&site.url("/page.html"));
    let link = "$('.sources a[rel]').href";
    assert_eq!(browser.text(link), site.url("/deep/report.html"));
    browser.run("host.setAttribute('heading-level', '4')");
    browser.until("$('h4.title')");
    assert_eq!(browser.text(link), site.url("/deep/report.html"));
    browser.assert_clean();
}
