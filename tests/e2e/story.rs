//! What is said, and where it can be read.

use crate::browser::Browser;
use crate::server::{Page, Site};
use serde_json::json;

const STORY: &str = "stories/us-russia-2021.json";

fn shown(site: &Site, attributes: &str) -> Browser {
    let browser = Browser::start();
    let tag = format!(r#"<script src="/standpoint.js" {attributes} async></script>"#);
    site.page("/page.html", Page::new(tag));
    browser.show(&site.url("/page.html"));
    browser
}

#[test]
#[ignore = "needs make dist and a browser"]
fn on_31_december_the_january_talks_are_still_to_come() {
    let site = Site::start();
    let mut story = site.read_json(STORY);
    story["as_of"] = json!("2021-12-31");
    site.json("/then.json", &story);
    let browser = shown(&site, r#"data-src="/then.json""#);
    let status =
        browser.get("$$('[part=event]').map(({ dataset }) => [dataset.event, dataset.status])");
    let expected = json!([
        ["video-call-2021-12-07", "held"],
        ["drafts-2021-12", "held"],
        ["phone-call-2021-12-30", "held"],
        ["geneva-2022-01-10", "scheduled"],
        ["nato-russia-council-2022-01-12", "scheduled"],
        ["osce-2022-01-13", "scheduled"],
    ]);
    assert_eq!(status, expected);
    // They say so in words, and look it.
    let words = browser
        .texts("$$('[data-status=scheduled] .status').map(({ textContent }) => textContent)");
    assert_eq!(words, ["Scheduled"; 3]);
    assert_eq!(browser.get("$$('[data-status=held] .status').length"), 0);
    let dot = |status: &str| {
        let dot = format!("getComputedStyle($('[data-status={status}] > .when'), '::before')");
        browser.text(&format!("{dot}.backgroundColor"))
    };
    assert_ne!(dot("held"), dot("scheduled"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn as_published_every_event_has_been_held() {
    let browser = shown(&Site::start(), r#"data-lang="en""#);
    assert_eq!(browser.get("$$('[data-status=held]').length"), 6);
    assert_eq!(browser.get("$$('.status').length"), 0);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn every_position_can_be_traced_to_its_source() {
    let site = Site::start();
    let story = site.read_json(STORY);
    let events = story["events"].as_array().expect("events");
    let positions = |event: &serde_json::Value| event["positions"].as_array().map_or(0, Vec::len);
    let expected: usize = events.iter().map(positions).sum();
    let browser = shown(&site, r#"data-open="all""#);
    assert_eq!(browser.get("$$('[part=position]').length"), expected);
    let untraced = browser.texts(
        "$$('[part=position]').filter((position) => {
            const links = [...position.querySelectorAll('a[part=source]')];
            const source = (link) => root.getElementById(link.getAttribute('href').slice(1));
            return links.length === 0 || !links.every((link) => source(link)?.closest('.sources ol'));
        }).map(({ id }) => id)",
    );
    assert_eq!(untraced, Vec::<String>::new());
    // And from the source back to each position that rests on it.
    let one_way = browser.texts(
        "$$('[part=position]').filter((position) =>
            [...position.querySelectorAll('a[part=source]')].some((link) =>
                !root.getElementById(link.getAttribute('href').slice(1))
                    .querySelector(`a[href='#${position.id}']`))).map(({ id }) => id)",
    );
    assert_eq!(one_way, Vec::<String>::new());
}

#[test]
#[ignore = "needs make dist and a browser"]
fn every_source_that_is_on_the_web_is_linked() {
    let site = Site::start();
    let story = site.read_json(STORY);
    let sources = story["sources"].as_array().expect("sources");
    let browser = shown(&site, r#"data-view="timeline""#);
    assert_eq!(browser.get("$$('.sources ol > li').length"), sources.len());
    for (at, source) in sources.iter().enumerate() {
        let id = at + 1;
        let link = browser.get(&format!(
            "root.getElementById('s-{id}').querySelector('a[rel]')?.href ?? null"
        ));
        match source["url"].as_str() {
            Some(url) => {
                let link = link
                    .as_str()
                    .unwrap_or_else(|| panic!("{id} is not linked"));
                assert!(
                    link.starts_with("http://") || link.starts_with("https://"),
                    "{link}"
                );
                if url.contains("://") {
                    let normal =
                        browser.run_with("return new URL(arguments[0]).href", json!([url]));
                    assert_eq!(json!(link), normal);
                }
            }
            None => assert_eq!(link, json!(null), "{id}"),
        }
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_click_on_a_citation_opens_the_sources_at_the_one_cited() {
    let browser = shown(&Site::start(), r#"data-open="all""#);
    browser.run("$('[part=position] a[part=source]').click()");
    let cited = browser.text("$('[part=position] a[part=source]').getAttribute('href')");
    assert_eq!(format!("#{}", browser.text("focused().id")), cited);
    browser.until("focused().getBoundingClientRect().top >= 0 && focused().getBoundingClientRect().top < innerHeight");
    assert!(browser.is("$('.sources').open"));
    assert_eq!(browser.text("location.hash"), "");
    browser.assert_clean();
}
