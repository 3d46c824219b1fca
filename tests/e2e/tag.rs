//! The script tag, on pages that know nothing of the widget.

use crate::browser::Browser;
use crate::server::{Page, Site};
use crate::stories::small;
use serde_json::json;

/// What stands on the page, in order: the ids of paragraphs, and the titles of timelines.
const ORDER: &str = "[...document.querySelectorAll('p, standpoint-timeline')].map((element) =>
    element.id || element.shadowRoot.querySelector('h2')?.textContent)";

fn shows_the_default_story(tag: &str) {
    let (site, browser) = (Site::start(), Browser::start());
    let page = format!(r#"<p id="before">Before</p>{tag}<p id="after">After</p>"#);
    site.page("/page.html", Page::new(page));
    browser.show(&site.url("/page.html"));
    let story = site.read_json("stories/us-russia-2021.json");
    assert_eq!(
        browser.get(ORDER),
        json!(["before", story["title"]["en"], "after"])
    );
    assert_eq!(browser.get("$$('[part=event]').length"), 6);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_script_tag_alone_shows_the_default_story_where_it_stands() {
    shows_the_default_story(r#"<script src="standpoint.js"></script>"#);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn an_async_script_tag_alone_shows_the_default_story_where_it_stands() {
    shows_the_default_story(r#"<script src="standpoint.js" async></script>"#);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_deferred_script_tag_alone_shows_the_default_story_where_it_stands() {
    shows_the_default_story(r#"<script src="standpoint.js" defer></script>"#);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn several_tags_show_their_own_stories_each_at_its_place() {
    let (site, browser) = (Site::start(), Browser::start());
    for title in ["One", "Two", "Three"] {
        site.json(&format!("/stories/{title}.json"), &small(title));
    }
    let tag = |title: &str, how: &str| {
        format!(r#"<script src="/standpoint.js" data-src="stories/{title}.json" {how}></script>"#)
    };
    let page = [
        r#"<p id="a">A</p>"#,
        &tag("One", "async"),
        r#"<p id="b">B</p>"#,
        &tag("Two", ""),
        &tag("Three", "async data-loading=eager"),
        r#"<p id="c">C</p>"#,
    ];
    site.page("/page.html", Page::new(page.concat()));
    browser.open(&site.url("/page.html"));
    let shown = "document.querySelectorAll('standpoint-timeline').length === 3 &&
        seen.events.filter(({ name }) => name === 'load').length === 3";
    browser.until(shown);
    assert_eq!(
        browser.get(ORDER),
        json!(["a", "One", "b", "Two", "Three", "c"])
    );
    assert_eq!(site.count(&site.code()), 1, "the code is loaded once");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_attributes_of_a_tag_become_those_of_its_element() {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("A story"));
    let tag = r#"<script src="/standpoint.js" data-src="/story.json" data-lang="ru"
        data-heading-level="3" data-open="second" data-theme="dark" async></script>"#;
    site.page("/page.html", Page::new(tag));
    browser.show(&site.url("/page.html"));
    assert_eq!(browser.text("$('h3').textContent"), "A story");
    assert_eq!(
        browser.text("$('[part=event] h4').textContent"),
        "The first event"
    );
    assert_eq!(browser.text("$('.story').lang"), "ru");
    assert_eq!(
        browser.texts("$$('details.card[open]').map((card) => card.dataset.event)"),
        ["second"]
    );
    assert_eq!(browser.text("getComputedStyle(host).colorScheme"), "dark");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn loading_the_script_twice_beside_an_element_is_harmless() {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("Once"));
    let script = r#"<script src="/standpoint.js" async></script>"#;
    let element = r#"<standpoint-timeline src="/story.json"></standpoint-timeline>"#;
    site.page("/page.html", Page::new([script, element, script].concat()));
    browser.show(&site.url("/page.html"));
    browser.settle();
    assert_eq!(browser.get(ORDER), json!(["Once"]));
    assert_eq!(browser.events("load").len(), 1);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_script_in_the_head_serves_the_elements_of_the_page_and_adds_none() {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("Once"));
    let element = r#"<standpoint-timeline src="/story.json"></standpoint-timeline>"#;
    site.page("/page.html", Page::new(element).script("/standpoint.js"));
    browser.show(&site.url("/page.html"));
    browser.settle();
    assert_eq!(browser.get(ORDER), json!(["Once"]));
    browser.assert_clean();
}
