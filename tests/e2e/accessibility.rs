//! axe-core over the widget in all its states.

use crate::browser::Browser;
use crate::required;
use crate::server::{Page, Site};

/// A browser with a default story in a language, and axe-core in the page.
fn shown(lang: &'static str) -> (Site, Browser) {
    let (site, browser) = (Site::start(), Browser::start());
    put_axe(&site);
    let body = r#"<main><h1>An article</h1><standpoint-timeline></standpoint-timeline></main>
        <script src="/axe.js"></script><script src="/standpoint.js" async></script>"#;
    // axe-core does things that the strict policy forbids.
    let page = Page::new(body).lang(lang).css("/schemes.css").loose();
    site.page("/page.html", page);
    put_schemes(&site);
    browser.show(&site.url("/page.html"));
    (site, browser)
}

/// Puts a style for pages up that are dark where the reader prefers that.
pub fn put_schemes(site: &Site) {
    let css = ":root { color-scheme: light dark }";
    site.answer("/schemes.css", 200, "text/css", css);
}

/// Puts axe-core up at `/axe.js`.
pub fn put_axe(site: &Site) {
    site.answer("/axe.js", 200, "text/javascript", axe());
}

/// Puts axe-core into a page that is not ours to change.
pub fn run_axe(browser: &Browser) {
    browser.run(&String::from_utf8(axe()).expect("UTF-8"));
}

fn axe() -> Vec<u8> {
    let axe = required("STANDPOINT_AXE", "axe.min.js of axe-core");
    std::fs::read(&axe).unwrap_or_else(|error| panic!("STANDPOINT_AXE is {axe}: {error}"))
}

fn open_everything(browser: &Browser) {
    browser.run("host.openAll(); $('.sources').open = true");
    browser.until("$$('.card:not([open])').length === 0");
    browser.settle();
}

/// Runs axe-core with all its rules, that of the size of targets too, and fails with what it finds: of each rule the first places.
#[track_caller]
pub fn has_no_violations(browser: &Browser, state: &str) {
    let found = browser.run_async(
        "const enabled = Boolean(root); // without a stylesheet, links are as large as their text
        const results = await axe.run(document, { rules: { 'target-size': { enabled } } });
        if (results.passes.length < 10) return ['axe-core hardly ran'];
        return results.violations.map(({ id, impact, help, nodes }) => {
            const places = nodes.slice(0, 3).map(({ target, html, failureSummary }) =>
                `\n  at ${target.flat().join(' >>> ')}\n  ${html}\n  ${failureSummary}`);
            return `${id} (${impact}): ${help}; ${nodes.length} places, such as${places.join('')}`;
        });",
    );
    let found = found
        .as_array()
        .unwrap_or_else(|| panic!("{state}: {found}"));
    let list: Vec<&str> = found.iter().filter_map(|found| found.as_str()).collect();
    assert!(
        list.is_empty(),
        "{state}: axe-core finds\n{}",
        list.join("\n")
    );
}

/// Closed and open, light and dark.
#[track_caller]
fn in_all_states(width: u32) {
    let (_site, browser) = shown("en");
    browser.resize(width);
    for state in ["closed", "open"] {
        if state == "open" {
            open_everything(&browser);
        }
        for scheme in ["light", "dark"] {
            browser.prefer(scheme);
            has_no_violations(&browser, &format!("{state}, {scheme}, {width} px"));
        }
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn axe_finds_nothing_on_a_wide_screen() {
    in_all_states(1280);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn axe_finds_nothing_on_a_phone() {
    in_all_states(360);
}

/// Everything a reader can set, in a language written from the left and one from the right.
#[test]
#[ignore = "needs make dist and a browser"]
fn axe_finds_nothing_in_any_view_or_filter_nor_in_arabic() {
    for (lang, width) in [("en", 1280), ("ar", 1280), ("en", 360), ("ar", 360)] {
        let (_site, browser) = shown(lang);
        browser.resize(width);
        for (state, set) in [
            ("filter", "$('.filter').open = true"),
            ("compare", "$('[data-view=compare]').click()"),
            ("one topic", "$('[data-choose=enlargement]').click()"),
            (
                "nothing",
                "const field = $('[name=find]'); field.value = 'xylophone';
                field.dispatchEvent(new Event('input', { bubbles: true }))",
            ),
            (
                "timeline",
                "$('[data-do=reset]').click(); $('[data-view=timeline]').click(); host.openAll()",
            ),
        ] {
            browser.run(set);
            browser.settle();
            for scheme in ["light", "dark"] {
                browser.prefer(scheme);
                has_no_violations(&browser, &format!("{state}, {scheme}, {lang}, {width} px"));
            }
        }
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn axe_finds_nothing_in_chinese() {
    let (_site, browser) = shown("zh");
    open_everything(&browser);
    has_no_violations(&browser, "zh");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn axe_finds_nothing_in_russian() {
    let (_site, browser) = shown("ru");
    open_everything(&browser);
    has_no_violations(&browser, "ru");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn axe_finds_nothing_where_the_timeline_could_not_be_shown() {
    let (site, browser) = shown("en");
    let body = r#"<main><h1>An article</h1>
        <standpoint-timeline src="/none.json"></standpoint-timeline></main>
        <script src="/axe.js"></script><script src="/standpoint.js" async></script>"#;
    site.page("/failed.html", Page::new(body).loose());
    browser.open(&site.url("/failed.html"));
    browser.until("seen.events.length > 0");
    has_no_violations(&browser, "the sentence in place of a timeline");
}
