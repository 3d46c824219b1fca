//! What is loaded, and when.

use crate::browser::{Browser, poll};
use crate::server::{Page, Site};
use crate::stories::small;

/// A page with a timeline far below what is seen of it. Once the page's own observer has been
/// told that it is out of sight, so has the widget's, which came first.
fn far_below(site: &Site, attributes: &str) {
    site.json("/story.json", &small("Far below"));
    site.answer("/far.css", 200, "text/css", "#far { height: 20000px }");
    let observe = "new IntersectionObserver((entries) => { window.told = entries.length })
        .observe(document.querySelector('standpoint-timeline'));";
    site.answer("/observe.js", 200, "text/javascript", observe);
    let body = format!(
        r#"<div id="far"></div>
        <standpoint-timeline src="/story.json" {attributes}>Far below</standpoint-timeline>
        <script src="/standpoint.js"></script><script src="/observe.js"></script>"#
    );
    site.page("/page.html", Page::new(body).css("/far.css"));
}

fn asked_for_anything(site: &Site) -> bool {
    let loader = site.count("/standpoint.js");
    assert_eq!(loader, 1);
    [".wasm", "/story.json"]
        .iter()
        .any(|end| site.was_asked_for(end))
        || site.count(".js") > 2
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_timeline_out_of_sight_loads_nothing_until_it_comes_near() {
    let (site, browser) = (Site::start(), Browser::start());
    far_below(&site, "");
    browser.open(&site.url("/page.html"));
    browser.until("window.told");
    browser.settle();
    assert!(!asked_for_anything(&site));

    browser.run("scrollTo(0, 10_000)");
    browser.settle();
    assert!(!asked_for_anything(&site), "half-way is not near");

    // Its upper edge is not in sight yet, but will be soon.
    browser.run("scrollTo(0, 20_000 - innerHeight - 300)");
    browser.until("$$('[part=event]').length === 2");
    assert!(site.was_asked_for(".wasm"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn an_eager_timeline_is_loaded_at_once_wherever_it_stands() {
    let (site, browser) = (Site::start(), Browser::start());
    far_below(&site, r#"loading="eager""#);
    browser.show(&site.url("/page.html"));
    assert_eq!(browser.get("scrollY"), 0);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_lazy_timeline_that_becomes_eager_is_loaded() {
    let (site, browser) = (Site::start(), Browser::start());
    far_below(&site, "");
    browser.open(&site.url("/page.html"));
    browser.until("window.told");
    browser.settle();
    assert!(!asked_for_anything(&site));
    browser.run("host.setAttribute('loading', 'eager')");
    browser.until("$$('[part=event]').length === 2");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_page_without_a_timeline_in_sight_still_tells_the_server_nothing() {
    let (site, browser) = (Site::start(), Browser::start());
    far_below(&site, "hidden");
    browser.open(&site.url("/page.html"));
    browser.until("window.told");
    browser.settle();
    assert!(!asked_for_anything(&site));
    browser.run("host.hidden = false; host.scrollIntoView()");
    browser.until("$$('[part=event]').length === 2");
    assert!(poll(|| site.was_asked_for(".wasm")));
    browser.assert_clean();
}
