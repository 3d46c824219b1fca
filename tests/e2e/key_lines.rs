//! What is read without opening anything, and the header above it.

use crate::browser::Browser;
use crate::server::{Page, Site};
use crate::stories::small;
use serde_json::json;

/// The lines that can be seen.
const SEEN: &str = "$$('[part=key]').filter((line) => line.checkVisibility()).map(({ textContent }) => textContent)";

/// A story in which one side has a key line at each event and the press a word at the first, with its element's
/// attributes.
fn shown(attributes: &str) -> (Site, Browser) {
    let (site, browser) = (Site::start(), Browser::start());
    let mut story = small("Key lines");
    for event in [0, 1] {
        story["events"][event]["positions"][0]["key"] = json!(true);
    }
    let sides = story["sides"].as_array_mut().unwrap();
    sides.push(json!({"id": "press", "name": "Press", "role": "observer"}));
    let observed =
        json!({"side": "press", "topic": "peace", "text": "It rained.", "sources": ["paper"]});
    let first = story["events"][1]["positions"].as_array_mut().unwrap();
    first.push(observed);
    site.json("/story.json", &story);
    let tag = format!(
        r#"<script src="/standpoint.js" data-src="/story.json" {attributes} async></script>"#
    );
    site.page("/page.html", Page::new(tag));
    browser.show(&site.url("/page.html"));
    (site, browser)
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_closed_card_shows_its_key_lines_and_an_open_one_all_once() {
    let (_site, browser) = shown("");
    let [first, second] = ["Side One: We spoke.", "Side One: We met."];
    assert_eq!(browser.texts(SEEN), [first, second]);
    browser.run("host.openEvent('first')");
    assert_eq!(browser.texts(SEEN), [second]);
    browser.run("host.closeEvent('first')");
    assert_eq!(browser.texts(SEEN), [first, second]);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_key_line_that_the_filter_leaves_out_is_not_seen() {
    let (_site, browser) = shown("");
    browser.run("$('.filter').open = true; $('[name=side][value=two]').click(); host.closeAll()");
    assert!(browser.texts(SEEN).is_empty());
    browser.run("$('[data-do=reset]').click()");
    assert_eq!(browser.texts(SEEN).len(), 2);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_observers_say_is_unfolded_where_something_leads_there() {
    let (_site, browser) = shown("");
    let is_seen = "$$('[part=position]').some((held) => held.checkVisibility() && held.textContent.includes('rained'))";
    browser.run("host.openEvent('first')");
    assert!(!browser.is(is_seen));
    browser.run("$('.sources').open = true; [...$$('.back a')].at(-3).click()");
    browser.until(is_seen);
    browser.run("$('.observers').open = false");
    browser.run("$('.filter').open = true; $('[name=side][value=press]').click()");
    browser.until(is_seen);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_article_s_own_headline_takes_the_place_of_the_story_s() {
    let (_site, browser) = shown(r#"data-header="none""#);
    assert!(browser.is("$('.title').getBoundingClientRect().height <= 1"));
    assert_eq!(browser.get("$$('.standfirst').length"), 0);
    browser.run("host.setAttribute('header', 'compact')");
    browser.until("$('.title').getBoundingClientRect().height > 10");
    assert_eq!(browser.get("$$('.standfirst').length"), 0);
    browser.run("host.removeAttribute('header')");
    browser.until("$$('.standfirst').length === 1");
    browser.assert_clean();
}
