//! The widget on a page with strong styles of its own, and two widgets on one page.

use crate::browser::Browser;
use crate::required;
use crate::server::{Page, Site};
use crate::stories::small;
use serde_json::{Value, json};

/// Rules that would wreck the widget if any of them reached its elements.
const RULES: &str = "
    * { margin: 0 !important; padding: 3px !important; letter-spacing: normal; }
    div, section, header { display: none; }
    p { color: red !important; font-size: 40px; }
    li { float: left; list-style: square; }
    a, button { display: block !important; color: lime !important; }
    h1, h2, h3, h4 { font: 9px fantasy; text-transform: uppercase; }
    details, summary { display: none !important; }
    svg { width: 100px !important; }";

/// What every element of the widget would inherit. The size of letters and the spaces between them are meant to
/// come in: see `host_styles`.
const INHERITED: &str = "
    body { color: red; font: italic small-caps 900 33px/4 fantasy; text-align: right;
        text-transform: uppercase; text-indent: 4em; white-space: pre; list-style: square inside;
        text-shadow: 1px 1px red; word-break: break-all; cursor: wait; quotes: 'x' 'y'; hyphens: auto;
        text-decoration: line-through; -webkit-text-fill-color: red; tab-size: 20; }";

/// The names that the widget had for its own custom properties, and those that it has, as a page may use them.
const PROPERTIES: &str = "
    @property --ink { syntax: '<color>'; inherits: false; initial-value: red }
    @property --side { syntax: '<length>'; inherits: false; initial-value: 1px }
    @property --unit { syntax: '<length>'; inherits: false; initial-value: 99px }
    @property --before { syntax: '<number>'; inherits: false; initial-value: 9 }
    * { --ink: red; --muted: red; --paper: red; --panel: red; --rule: red; --link: red; --note: red;
        --text: fantasy; --display: fantasy; --unit: 99px; --side: red; --side-1: red; --shape: none;
        --before: 9em; --sp_ink: red !important; --sp_paper: red !important; --sp_side: red;
        --sp_unit: 99px !important; --sp_text: fantasy; }";

/// How every element of the widget looks.
const LOOK: &str = "
    const names = ['display', 'float', 'position', 'color', 'fontFamily', 'fontSize', 'fontStyle',
        'fontWeight', 'fontVariant', 'lineHeight', 'textAlign', 'textTransform', 'letterSpacing',
        'wordSpacing', 'textIndent', 'textShadow', 'whiteSpace', 'wordBreak', 'listStyle',
        'padding', 'margin', 'width', 'height', 'backgroundColor', 'borderColor', 'writingMode', 'direction',
        'cursor', 'quotes', 'visibility'];
    const start = $('.story').getBoundingClientRect().left;
    return $$('*').filter((element) => element.matches('.story, .story *')).map((element) => {
        const style = getComputedStyle(element);
        const place = `${element.localName}.${element.getAttribute('class')}`;
        const box = element.getBoundingClientRect();
        const left = box.width ? box.left - start : 0;
        return [place, `left: ${left.toFixed(1)}`, ...names.map((name) => `${name}: ${style[name]}`)];
    });";

/// Compares the widget on a page with this stylesheet with the widget on a page without any.
#[track_caller]
fn looks_the_same_with(css: &str) {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("A story"));
    site.answer("/page.css", 200, "text/css", css);
    let tag = r#"<script src="/standpoint.js" data-src="/story.json" data-open="all"></script>"#;
    // Both have the same width for it, and the same size of letters and lines, whatever the rules make of the body.
    site.answer(
        "/width.css",
        200,
        "text/css",
        "standpoint-timeline { display: block !important;
        width: 800px !important; padding: 0 !important; font-size: 16px !important;
        line-height: 1.5 !important; }",
    );
    site.page("/plain.html", Page::new(tag).css("/width.css"));
    site.page(
        "/strong.html",
        Page::new(tag).css("/page.css").css("/width.css"),
    );
    let look = |path: &str| {
        browser.show(&site.url(path));
        browser.run(LOOK)
    };
    let (plain, strong) = (look("/plain.html"), look("/strong.html"));
    let differences = differences(&plain, &strong);
    let first: Vec<&str> = differences.iter().map(String::as_str).take(20).collect();
    let (count, first) = (differences.len(), first.join("\n"));
    assert_eq!(count, 0, "the page shows through, first of all:\n{first}");
    browser.assert_clean();
}

fn differences(plain: &Value, strong: &Value) -> Vec<String> {
    let elements = |look: &Value| look.as_array().cloned().unwrap_or_default();
    let (plain, strong) = (elements(plain), elements(strong));
    assert!(plain.len() > 20, "only {} elements", plain.len());
    assert_eq!(plain.len(), strong.len());
    let mut found = Vec::new();
    for (plain, strong) in plain.iter().zip(&strong) {
        let values = |look: &Value| look.as_array().cloned().unwrap_or_default();
        for (expected, got) in values(plain).iter().zip(values(strong)) {
            if !is_alike(expected, &got) {
                found.push(format!("{} has {got}, not {expected}", plain[0]));
            }
        }
    }
    found
}

/// Whether two values are the same, or places that differ by a part of a pixel.
fn is_alike(expected: &Value, got: &Value) -> bool {
    let place = |value: &Value| value.as_str()?.strip_prefix("left: ")?.parse::<f64>().ok();
    match (place(expected), place(got)) {
        (Some(expected), Some(got)) => (expected - got).abs() < 1.0,
        _ => expected == got,
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_rules_of_a_page_do_not_reach_into_the_widget() {
    looks_the_same_with(RULES);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_page_that_unsets_everything_does_not_change_the_widget() {
    looks_the_same_with("* { all: unset }");
    looks_the_same_with("* { all: unset !important }");
    looks_the_same_with("body * { all: initial }");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_page_that_hides_what_it_does_not_know_hides_nothing_of_the_widget() {
    looks_the_same_with("div, section, summary { display: none !important }");
    looks_the_same_with("details > *, template, slot, form, button { display: none !important }");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_page_that_is_written_the_other_way_does_not_turn_the_widget() {
    looks_the_same_with("html { direction: rtl }");
    looks_the_same_with("html { writing-mode: vertical-rl; text-orientation: upright }");
    looks_the_same_with("body { writing-mode: vertical-lr; direction: rtl }");
}

/// A page with a registered property `--ink` turned all text red, and so did `* { --ink: red }`.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_pages_custom_properties_are_its_own() {
    looks_the_same_with(PROPERTIES);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn bootstrap_does_not_change_the_widget() {
    looks_the_same_with(&package("bootstrap/dist/css/bootstrap.css"));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn tailwinds_preflight_does_not_change_the_widget() {
    looks_the_same_with(&package("tailwindcss/preflight.css"));
}

/// A file of a package that pages have, and the tests with them.
pub fn package(file: &str) -> String {
    let folder = required("STANDPOINT_STYLES", "the styles from npm that pages have");
    let path = [&folder, "/node_modules/", file].concat();
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_a_page_lets_its_elements_inherit_does_not_change_the_widget() {
    looks_the_same_with(INHERITED);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn two_timelines_on_a_page_are_independent() {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("Twice"));
    let element = |id: &str| {
        format!(r#"<standpoint-timeline id="{id}" src="/story.json"></standpoint-timeline>"#)
    };
    let script = r#"<script src="/standpoint.js" async></script>"#;
    site.page(
        "/page.html",
        Page::new([&element("a"), &element("b"), script].concat()),
    );
    browser.open(&site.url("/page.html"));
    browser.until("seen.events.filter(({ name }) => name === 'load').length === 2");

    let open = "['a', 'b'].map((id) => [...document.getElementById(id).shadowRoot
        .querySelectorAll('details[open]')].map((card) => card.dataset.event ?? 'sources'))";
    browser.run("host.shadowRoot.querySelector('.card > summary').click()");
    browser.until("seen.events.some(({ name }) => name === 'toggle')");
    assert_eq!(browser.get(open), json!([["first"], []]));
    browser.run("document.getElementById('b').openEvent('second')");
    browser.until("seen.events.filter(({ name }) => name === 'toggle').length === 2");
    assert_eq!(browser.get(open), json!([["first"], ["second"]]));
    // A citation leads to the sources of its own timeline.
    browser.run("document.getElementById('b').shadowRoot.querySelector('[open] .cite').click()");
    assert_eq!(browser.get(open), json!([["first"], ["second", "sources"]]));
    browser.run("document.getElementById('a').remove()");
    browser.settle();
    assert_eq!(
        browser.get("$$('[part=event]').length"),
        2,
        "the other one stays"
    );
    browser.assert_clean();
}
