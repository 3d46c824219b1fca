//! The timeline by keyboard alone.

use crate::accessibility::put_schemes;
use crate::browser::{Browser, ENTER, SPACE, TAB};
use crate::server::{Page, Site};
use serde_json::json;

/// A page with the default story between two buttons.
fn shown(attributes: &str) -> (Site, Browser) {
    let (site, browser) = (Site::start(), Browser::start());
    let body = format!(
        r#"<button id="before">Before</button>
        <standpoint-timeline {attributes}></standpoint-timeline>
        <button id="after">After</button>
        <script src="/standpoint.js" async></script>"#
    );
    site.page("/page.html", Page::new(body).css("/schemes.css"));
    put_schemes(&site);
    browser.show(&site.url("/page.html"));
    (site, browser)
}

/// What can be set: two views, all open or closed, the filter, the time zone, the language, a link
/// to copy; and the overview, which is one stop.
const SET: u64 = 2 + 1 + 1 + 1 + 1 + 1 + 1;

/// Everything a reader can reach in the timeline, in the order of the document; `stops` in the
/// page, so that the focused element is found among them.
const STOPS: &str = "
    window.stops = $$('a[href], button, summary, input, select, [tabindex=\"0\"]')
        .filter((element) => element.tabIndex >= 0 && element.checkVisibility());
    return window.stops.length;";

/// Where the focus is, and whether that can be seen: a ring of 2 px with a contrast of 3:1 to what
/// is around it (WCAG 2.2, 2.4.13 and 1.4.11).
const FOCUS: &str = "
    const luminance = (color) => {
        const [r, g, b] = color.match(/[\\d.]+/g).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        const color = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
        return /, 0\\)$/.test(color) ? behind(element.parentElement) : color;
    };
    const element = focused();
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const { width, height, top, bottom } = element.getBoundingClientRect();
    const [dark, light] = [luminance(outlineColor), luminance(behind(element.parentElement))].sort((a, b) => a - b);
    const seen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
        && (light + 0.05) / (dark + 0.05) >= 3 && width > 0 && height > 0
        && bottom > 0 && top < innerHeight;
    return { id: element.id, at: window.stops.indexOf(element), seen,
        what: `${element.localName} ${element.textContent.trim().slice(0, 40)}` };";

/// Goes by Tab from before the timeline to after it, and checks that every stop is made once, in
/// order, and is seen.
#[track_caller]
fn walk(browser: &Browser) -> u64 {
    let stops = browser.run(STOPS).as_u64().expect("a number of stops");
    browser.run("document.getElementById('before').focus()");
    for at in 0..stops {
        browser.press(TAB);
        let focus = browser.run(FOCUS);
        assert_eq!(focus["at"], at, "stop {at} of {stops}: {focus}");
        assert_eq!(
            focus["seen"], true,
            "stop {at}: the focus cannot be seen: {focus}"
        );
    }
    browser.press(TAB);
    assert_eq!(browser.text("focused().id"), "after");
    stops
}

#[test]
#[ignore = "needs make dist and a browser"]
fn tab_goes_through_a_closed_timeline_in_order() {
    let (_site, browser) = shown("");
    // Six cards, each with its link to copy, the sources, what can be set; the citations of the events.
    let stops = walk(&browser);
    let citations = browser
        .get("$$('.facts a').length")
        .as_u64()
        .expect("a number");
    assert_eq!(stops, 6 + 6 + 1 + SET + citations);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn tab_goes_through_an_open_card_in_order_in_light_and_dark() {
    let (_site, browser) = shown(r#"open="video-call-2021-12-07""#);
    assert!(browser.is("$$('details[open] .cite').length > 10"));
    for scheme in ["light", "dark"] {
        browser.prefer(scheme);
        walk(&browser);
    }
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn tab_goes_through_the_filters_and_the_comparison_in_order() {
    let (_site, browser) = shown(r#"view="compare""#);
    browser.run("$('.filter').open = true");
    let stops = walk(&browser);
    // Seven sides, topic, kind and word; eleven topics, and not their cells.
    assert!(stops > 7 + 3 + 11 + 1, "{stops}");
    browser.resize(360);
    browser.run("$('[data-choose=enlargement]').click()");
    walk(&browser);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn tab_goes_through_everything_that_can_be_opened_in_order() {
    let (_site, browser) = shown(r#"open="all""#);
    browser.run("for (const folded of $$('.sources, .observers')) folded.open = true");
    let stops = walk(&browser);
    // The links, six cards with a link to copy each, what observers say at some of them, the sources.
    assert_eq!(
        browser
            .get("$$('.story > :is(ol, details) a[href], .observers').length")
            .as_u64(),
        Some(stops - 6 - 6 - 1 - SET)
    );
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn enter_and_space_open_and_close_a_card() {
    let (_site, browser) = shown("");
    browser.run(STOPS);
    browser.run("document.getElementById('before').focus()");
    while !browser.is("focused().matches('.card > summary')") {
        browser.press(TAB);
        assert!(
            !browser.is("focused().id === 'after'"),
            "no card was reached"
        );
    }
    let open = "focused().parentNode.open";
    for (key, now) in [(ENTER, true), (SPACE, false), (SPACE, true), (ENTER, false)] {
        browser.press(key);
        assert_eq!(browser.get(open), json!(now));
        assert!(
            browser.is("focused().matches('.card > summary')"),
            "the focus stays"
        );
    }
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn enter_and_space_press_the_controls() {
    let (_site, browser) = shown("");
    let open = "$$('details.card[open]').length";
    browser.run("document.getElementById('before').focus()");
    while !browser.is("focused().matches('.cards button')") {
        browser.press(TAB);
    }
    browser.press(ENTER);
    browser.until(&format!("{open} === 6"));
    browser.press(SPACE);
    browser.until(&format!("{open} === 0"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_citation_leads_to_its_source_and_back() {
    let (_site, browser) = shown(r#"open="geneva-2022-01-10""#);
    browser.run(STOPS);
    browser.run("document.getElementById('before').focus()");
    while !browser.is("focused().matches('[part=position] .cite')") {
        browser.press(TAB);
        assert!(
            !browser.is("focused().id === 'after'"),
            "no citation was reached"
        );
    }
    let position = browser.text("focused().closest('[part=position]').id");
    let source = browser.text("focused().getAttribute('href')");
    assert!(browser.is("!$('.sources').open"));

    browser.press(ENTER);
    assert_eq!(format!("#{}", browser.text("focused().id")), source);
    assert!(browser.is("focused().checkVisibility() && focused().closest('.sources').open"));
    assert_eq!(
        browser.run(FOCUS)["seen"],
        true,
        "the source is seen to be focused"
    );

    while browser.text("focused().getAttribute('href') ?? ''") != format!("#{position}") {
        browser.press(TAB);
        assert!(
            browser.is(&format!("focused().closest('{source}')")),
            "no way back"
        );
    }
    // The way back opens what has been closed meanwhile.
    browser.run("for (const card of $$('.card')) card.open = false");
    browser.press(ENTER);
    assert_eq!(browser.text("focused().id"), position);
    assert!(browser.is("focused().checkVisibility()"));
    assert_eq!(
        browser.run(FOCUS)["seen"],
        true,
        "the position is seen to be focused"
    );
    // From there Tab goes on with the position's own citations.
    browser.press(TAB);
    assert_eq!(
        browser.text("focused().closest('[part=position]').id"),
        position
    );
    assert_eq!(
        browser.text("location.hash"),
        "",
        "the address of the page stays"
    );
    browser.assert_clean();
}
