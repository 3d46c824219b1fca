//! Stories of a thousand events.

use crate::browser::Browser;
use crate::server::{Page, Site};
use serde_json::{Value, json};

/// An event a day from 2000 on, with two positions each.
fn long(count: usize) -> Value {
    let events = (0..count).map(|at| {
        let position = |side: &str| {
            json!({
                "id": format!("{side}-{at}"), "side": side, "topic": if at % 2 == 0 { "even" } else { "odd" },
                "text": format!("What {side} said on day {at}, at some length so that it takes more than a line."),
                "sources": ["paper"],
            })
        };
        let (year, day) = (2000 + at / 336, at % 336);
        json!({
            "id": format!("event-{at}"), "kind": "meeting", "title": format!("Day {at}"),
            "date": format!("{year}-{:02}-{:02}", 1 + day / 28, 1 + day % 28), "summary": "They met again.",
            "positions": [position("one"), position("two")],
        })
    });
    json!({
        "standpoint": 1, "id": "long", "title": "A long story", "summary": "Day after day",
        "as_of": "2030", "languages": ["en"],
        "sides": [{"id": "one", "name": "Side One"}, {"id": "two", "name": "Side Two"}],
        "topics": [{"id": "even", "name": "Even days"}, {"id": "odd", "name": "Odd days"}],
        "sources": [{"id": "paper", "publisher": "The Paper", "title": "A report", "grade": "press"}],
        "events": events.collect::<Vec<_>>(),
    })
}

fn shown(hash: &str) -> (Site, Browser) {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/long.json", &long(1000));
    let body = r#"<h1>An article</h1><standpoint-timeline src="/long.json"></standpoint-timeline>
        <script src="/standpoint.js" async></script>"#;
    site.page("/page.html", Page::new(body));
    browser.show(&site.url(&format!("/page.html{hash}")));
    (site, browser)
}

/// What is far away is laid out only when it comes near, and is where it was thought to be only then.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_link_leads_to_a_card_in_the_middle_of_a_thousand() {
    let (_site, browser) = shown("#standpoint=two-700");
    browser.until("focused()?.matches('.position[data-side=two]')");
    browser.settle();
    assert_eq!(
        browser.text("focused().closest('.event').dataset.event"),
        "event-700"
    );
    assert!(browser.is(
        "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(focused().getBoundingClientRect())"
    ));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn every_event_is_on_the_page_and_cards_are_filled_when_they_are_opened() {
    let (_site, browser) = shown("");
    assert_eq!(browser.get("$$('.event').length"), 1000);
    assert_eq!(browser.get("$$('.position').length"), 0);
    browser.run("host.openEvent('event-999')");
    assert_eq!(browser.get("$$('.position').length"), 2);
    browser.run("host.openAll()");
    assert_eq!(browser.get("$$('.position').length"), 2000);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_filter_holds_for_cards_that_were_not_open_yet() {
    let (_site, browser) = shown("#standpoint=long&side=one&topic=odd");
    browser.until("$('[role=status]').textContent === 'Positions shown: 500 / 2000'");
    assert_eq!(browser.get("$$('.event:not([hidden])').length"), 500);
    browser.run("host.openEvent('event-1')");
    assert_eq!(
        browser.texts("$$('.position:not([hidden])').map((held) => held.dataset.side)"),
        ["one"]
    );
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_thousand_events_are_a_handful_of_marks_in_the_overview() {
    let (_site, browser) = shown("");
    let counts = "$$('.mark').filter((mark) => mark.checkVisibility())
        .map((mark) => Number(mark.textContent)).reduce((sum, count) => sum + count, 0)";
    for (width, columns) in [(1280, 16), (360, 10)] {
        browser.resize(width);
        let marks = "$$('.mark').filter((mark) => mark.checkVisibility()).length";
        assert_eq!(browser.get(marks), 2 * columns, "{width} px");
        assert_eq!(browser.get(counts), 2000, "{width} px");
    }
}
