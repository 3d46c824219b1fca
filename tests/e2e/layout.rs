//! Narrow and wide.

use crate::browser::Browser;
use crate::server::{Page, Site};

fn shown(lang: &'static str, width: u32) -> (Site, Browser) {
    let (site, browser) = (Site::start(), Browser::start());
    let tag = r#"<script src="/standpoint.js" data-open="all" async></script>"#;
    site.page("/page.html", Page::new(tag).lang(lang));
    browser.resize(width);
    browser.show(&site.url("/page.html"));
    browser.run("$('.sources').open = true");
    (site, browser)
}

/// How many positions of an event have another one beside them.
const BESIDE: &str = "$$('details.card').reduce((count, card) => {
    const boxes = [...card.querySelectorAll('[part=position]')].map((said) => said.getBoundingClientRect());
    return count + boxes.filter((one) => boxes.some((other) => other !== one
        && other.top < one.bottom - 1 && one.top < other.bottom - 1)).length;
}, 0)";

#[test]
#[ignore = "needs make dist and a browser"]
fn at_320_px_nothing_needs_scrolling_sideways() {
    for lang in ["en", "ru", "zh"] {
        let (_site, browser) = shown(lang, 320);
        let wide = browser.texts(
            "$$('*').filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
                .map((element) => `${element.localName}.${element.getAttribute('class')} ${element.textContent.slice(0, 60)}`)",
        );
        assert!(wide.is_empty(), "{lang}: beyond the edge: {wide:?}");
        assert!(
            browser.is("document.documentElement.scrollWidth <= 320"),
            "{lang}: {} px",
            browser.get("document.documentElement.scrollWidth")
        );
        browser.assert_clean();
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn positions_are_stacked_on_a_phone_and_side_by_side_on_a_wide_screen() {
    let (_site, browser) = shown("en", 320);
    assert!(browser.is("$$('[part=position]').length > 100"));
    assert_eq!(browser.get(BESIDE), 0);
    browser.resize(1280);
    let beside = browser.get(BESIDE).as_u64().expect("a number");
    assert!(
        beside > 20,
        "only {beside} positions have another beside them"
    );
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn no_text_is_cut_off() {
    for width in [320, 1280] {
        let (_site, browser) = shown("en", width);
        let cut = browser.texts(
            "$$('*').filter((element) => getComputedStyle(element).overflow !== 'visible'
                && !element.closest('svg')
                && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
                .map((element) => `${element.localName}.${element.getAttribute('class')}`)",
        );
        assert!(cut.is_empty(), "{width} px: {cut:?}");
    }
}
