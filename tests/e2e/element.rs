//! The element in the hands of a page: set before it is defined, moved, removed, changed.

use crate::browser::Browser;
use crate::server::{Page, Site};
use crate::stories::small;
use serde_json::json;

const TITLE: &str = "$('.story > header').firstElementChild.textContent";
const OPEN: &str = "$$('details.card[open]').map((card) => card.dataset.event)";

/// A page with one timeline with these attributes, its small story at `/story.json`, shown.
fn shown(attributes: &str) -> (Site, Browser) {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("A story"));
    let body = format!(
        r#"<main></main><standpoint-timeline src="/story.json" {attributes}>
        <p id="fallback">In short</p></standpoint-timeline>
        <script src="/standpoint.js" async></script>"#
    );
    site.page("/page.html", Page::new(body));
    browser.show(&site.url("/page.html"));
    (site, browser)
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_set_before_the_element_is_defined_is_shown() {
    let (site, browser) = (Site::start(), Browser::start());
    let script = format!(
        "document.querySelector('standpoint-timeline').story = {};",
        small("Set before")
    );
    site.answer("/set.js", 200, "text/javascript", script);
    let body = r#"<standpoint-timeline></standpoint-timeline>
        <script src="/set.js"></script><script src="/standpoint.js"></script>"#;
    site.page("/page.html", Page::new(body));
    browser.show(&site.url("/page.html"));
    assert_eq!(browser.text(TITLE), "Set before");
    assert!(browser.is("!Object.hasOwn(host, 'story') && host.story.id === 'small'"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_set_later_takes_the_place_of_the_file() {
    let (_site, browser) = shown("");
    browser.run_with("host.story = arguments[0]", json!([small("Set later")]));
    browser.until(&format!("{TITLE} === 'Set later'"));
    assert_eq!(browser.get("$$('.story').length"), 1);
    browser.run("host.story = undefined");
    browser.until(&format!("{TITLE} === 'A story'"));
    assert_eq!(browser.events("load").len(), 3);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn an_element_made_by_a_script_is_shown_once_it_is_on_the_page() {
    let (_site, browser) = shown("");
    browser.run_with(
        "const made = document.createElement('standpoint-timeline');
        made.story = arguments[0];
        host.replaceWith(made);",
        json!([small("Made by a script")]),
    );
    browser.until(&format!("$('.story') && {TITLE} === 'Made by a script'"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn another_src_shows_another_story() {
    let (site, browser) = shown(r#"open="first""#);
    site.json("/other.json", &small("Another story"));
    browser.run("host.setAttribute('src', '/other.json')");
    browser.until(&format!("{TITLE} === 'Another story'"));
    assert_eq!(browser.get("$$('.story').length"), 1);
    assert_eq!(browser.texts(OPEN), ["first"], "as the attribute has it");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn of_two_stories_asked_for_in_a_row_the_last_is_shown() {
    let (site, browser) = shown("");
    site.json("/other.json", &small("Another story"));
    site.json("/third.json", &small("A third story"));
    browser.run_async(
        "host.setAttribute('src', '/other.json');
        await Promise.resolve().then(() => {});
        host.setAttribute('src', '/third.json');",
    );
    browser.until(&format!("{TITLE} === 'A third story'"));
    browser.settle();
    assert_eq!(browser.text(TITLE), "A third story");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_open_attribute_opens_and_closes_cards_at_any_time() {
    let (_site, browser) = shown(r#"open="second""#);
    assert_eq!(browser.texts(OPEN), ["second"]);
    for (open, cards) in [("all", "first second"), ("first", "first"), ("", "")] {
        browser.run_with("host.setAttribute('open', arguments[0])", json!([open]));
        browser.until(&format!("{OPEN}.join(' ') === '{cards}'"));
    }
    browser.run("host.setAttribute('open', 'all')");
    browser.until(&format!("{OPEN}.length === 2"));
    browser.run("host.removeAttribute('open')");
    browser.until(&format!("{OPEN}.length === 0"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_heading_level_may_change_at_any_time() {
    let (_site, browser) = shown(r#"open="all""#);
    let levels =
        "[...new Set($$('h1, h2, h3, h4, h5, h6').map(({ localName }) => localName))].sort()";
    assert_eq!(browser.texts(levels), ["h2", "h3", "h4"]);
    browser.run("host.setAttribute('heading-level', '4')");
    browser.until(&format!("{levels}.join() === 'h4,h5,h6'"));
    browser.run("host.setAttribute('heading-level', 'nonsense')");
    browser.until(&format!("{levels}.join() === 'h2,h3,h4'"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_theme_may_change_at_any_time() {
    let (_site, browser) = shown("");
    browser.prefer("light");
    let colour = "getComputedStyle($('.story')).backgroundColor";
    let light = browser.text(colour);
    browser.run("host.setAttribute('theme', 'dark')");
    let dark = browser.text(colour);
    assert_ne!(light, dark);
    browser.prefer("dark");
    browser.run("host.setAttribute('theme', 'light')");
    assert_eq!(browser.text(colour), light);
    browser.run("host.setAttribute('theme', 'auto')");
    assert_eq!(browser.text(colour), light, "the page is always light");
    browser.run("document.documentElement.style.colorScheme = 'light dark'");
    assert_eq!(browser.text(colour), dark);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn an_element_that_is_moved_keeps_its_open_cards() {
    let (_site, browser) = shown("");
    browser.run("host.openEvent('second'); window.before = $('.story')");
    browser.until(&format!("{OPEN}.length === 1"));
    browser.run("document.querySelector('main').append(host)");
    browser.settle();
    assert!(browser.is("host.parentNode.localName === 'main' && $('.story') === window.before"));
    assert_eq!(browser.texts(OPEN), ["second"]);
    browser.run("host.openEvent('first')");
    browser.until(&format!("{OPEN}.length === 2"));
    assert_eq!(browser.events("load").len(), 1, "nothing was loaded again");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn an_element_that_is_removed_lets_go_of_everything() {
    let (_site, browser) = shown(r#"open="all""#);
    browser.run(
        "window.removed = host;
        window.story = new WeakRef($('.story'));
        window.card = new WeakRef($('.card'));
        host.remove();",
    );
    browser.until("window.removed.shadowRoot.querySelector('slot')");
    assert_eq!(
        browser.get("window.removed.shadowRoot.childNodes.length"),
        1
    );
    // What nobody holds is gone after garbage collection.
    browser.settle();
    browser.cdp("HeapProfiler.collectGarbage", json!({}));
    assert!(browser.is("!window.story.deref() && !window.card.deref()"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn an_element_that_is_removed_and_put_back_is_shown_again() {
    let (_site, browser) = shown("");
    browser.run("window.removed = host; host.remove()");
    browser.until("window.removed.shadowRoot.querySelector('slot')");
    assert!(
        !browser.is("window.removed.openEvent('first')"),
        "there is no card to open"
    );
    browser.run("document.querySelector('main').append(window.removed)");
    browser.until("$$('[part=event]').length === 2");
    assert!(browser.is("!document.getElementById('fallback').checkVisibility()"));
    assert_eq!(browser.events("load").len(), 2);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn an_element_removed_while_it_loads_shows_nothing_and_says_nothing() {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("A story"));
    let script = "const element = document.querySelector('standpoint-timeline');
        window.removed = element; element.setAttribute('loading', 'eager');
        setTimeout(() => element.remove());";
    site.answer("/remove.js", 200, "text/javascript", script);
    let body = r#"<standpoint-timeline src="/story.json"></standpoint-timeline>
        <script src="/remove.js"></script>"#;
    site.page("/page.html", Page::new(body).script("/standpoint.js"));
    browser.open(&site.url("/page.html"));
    browser.settle();
    assert!(browser.is("!window.removed.shadowRoot?.querySelector('[part]')"));
    assert_eq!(browser.get("seen.events"), json!([]));
    browser.run("document.body.append(window.removed)");
    browser.until("$$('[part=event]').length === 2");
    browser.assert_clean();
}

/// The listeners of the first time were still there, and called what had been freed.
#[test]
#[ignore = "needs make dist and a browser"]
fn an_element_that_was_taken_out_and_put_in_again_does_all_it_did() {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("A story"));
    let body = r#"<main><standpoint-timeline src="/story.json"></standpoint-timeline></main>
        <script src="/standpoint.js" async></script>"#;
    site.page("/page.html", Page::new(body));
    browser.show(&site.url("/page.html"));
    browser.run("window.removed = host; host.remove()");
    browser.settle();
    browser.run("document.querySelector('main').append(window.removed)");
    browser.until("$$('[part=event]').length === 2");
    browser.run("$('[data-view=compare]').click()");
    browser.until("$$('.compare tr[data-topic]').length === 1");
    browser.run("$('[data-view=timeline]').click()");
    assert_eq!(browser.events("view").len(), 2);
    browser.assert_clean();
}
