//! Rendered HTML that other programs have changed on its way: nothing is lost for a reader, with scripts
//! or without.

use crate::browser::Browser;
use crate::render::render;
use crate::required;
use crate::server::Site;
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

const STORY: &str = "stories/us-russia-2021.json";

/// What programs do with HTML, by the names in `filter.cjs`.
const FILTERS: [&str; 5] = [
    "collapsed white space",
    "html-minifier at its most",
    "wpautop",
    "curled quotes",
    "attributes in another order",
];

/// The folder of the programs from npm.
fn programs() -> PathBuf {
    PathBuf::from(required("STANDPOINT_FILTERS", "a folder of npm packages")).join("node_modules")
}

fn pipe(command: &mut Command, input: &str) -> String {
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.expect("a program");
    let mut stdin = child.stdin.take().expect("its input");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("its output");
    writer.join().expect("a writer").expect("all was read");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn filtered(name: &str, html: &str) -> String {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/filter.cjs");
    let mut node = Command::new("node");
    let html = pipe(node.args([script, name]).env("NODE_PATH", programs()), html);
    assert!(!html.is_empty(), "{name}");
    html
}

/// What `standpoint inspect` says is lost.
fn lost(html: &str) -> Vec<String> {
    let mut inspect = Command::new(env!("CARGO_BIN_EXE_standpoint"));
    inspect.current_dir(env!("CARGO_MANIFEST_DIR"));
    let said = pipe(inspect.args(["inspect", "-", "--format", "json"]), html);
    let said: Value = serde_json::from_str(&said).expect("JSON");
    let embeds = said["embeds"].as_array().expect("embeds").iter();
    let of = |what: &Value| what["findings"].as_array().cloned().expect("findings");
    let findings = embeds.flat_map(of).chain(of(&said));
    let lost = findings.filter(|finding| finding["level"] == "lost");
    lost.map(|finding| finding["code"].as_str().unwrap_or_default().to_owned())
        .collect()
}

fn shadow() -> String {
    render(STORY, &["--form", "embed", "--base", "/"])
}

fn light() -> String {
    let src = ["--src", "/stories/us-russia-2021.json"];
    render(
        STORY,
        &[&["--form", "embed", "--content", "light"][..], &src].concat(),
    )
}

fn plain() -> String {
    render(STORY, &["--form", "plain", "--view", "timeline"])
}

fn page(body: &str, scripts: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page</title></head>\
         <body><main>{body}</main>{scripts}</body></html>"
    )
}

const LOADER: &str = r#"<script src="/standpoint.js" async></script>"#;

/// The letters and figures that can be read, wherever they stand: not the white space between them, nor
/// quotation marks, which programs curl.
const LETTERS: &str = "((root) => {
    const walk = (node) => node.nodeType === 3 ? node.data
        : ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(node.nodeName) ? ''
        : [...(node.shadowRoot ?? node).childNodes].map(walk).join('');
    return walk(root).replace(/[^\\p{L}\\p{N}]/gu, '');
})(document.querySelector('main'))";

/// What a reader without scripts can read of a page.
fn letters(site: &Site, browser: &Browser, html: &str) -> String {
    site.loose_html("/page.html", html);
    browser.open(&site.url("/page.html"));
    browser.text(LETTERS)
}

#[test]
#[ignore = "needs make dist and a browser"]
fn without_scripts_nothing_is_lost_on_the_way() {
    let site = Site::start();
    let browser = Browser::without_scripts();
    for (form, html) in [("shadow", shadow()), ("light", light()), ("plain", plain())] {
        let whole = letters(&site, &browser, &page(&html, ""));
        assert!(whole.len() > 20_000, "{form}: {}", whole.len());
        for filter in FILTERS {
            let found = letters(&site, &browser, &page(&filtered(filter, &html), ""));
            assert!(
                found == whole,
                "{form}, {filter}: {} of {}",
                found.len(),
                whole.len()
            );
        }
    }
}

/// Whatever was done to the HTML, the widget shows the whole story once, and works.
#[track_caller]
fn works(browser: &Browser, what: &str) {
    browser.until("seen.events.some(({ name }) => name === 'load')");
    browser.settle();
    assert_eq!(browser.get("$$('[part=event]').length"), 6, "{what}");
    browser.run("$('.cards [data-do=cards]').click()");
    browser.until("$$('.card[open]').length === 6");
    assert_eq!(browser.get("$$('.position').length"), 126, "{what}");
    browser.run("$('.views [data-view=compare]').click()");
    browser.until("$('.story').dataset.view === 'compare'");
    assert!(
        browser.is("$('.compare table').checkVisibility()"),
        "{what}"
    );
    assert_eq!(
        browser.get("document.querySelectorAll('standpoint-timeline').length"),
        1
    );
    let seen = browser.get("[...document.querySelectorAll('main h2, main h3')].filter((one) => one.checkVisibility()).length");
    assert_eq!(
        seen, 0,
        "{what}: what was rendered stands beside the widget"
    );
    assert_eq!(
        browser.get("[...seen.errors, ...seen.messages]"),
        json!([]),
        "{what}"
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn with_scripts_nothing_is_lost_on_the_way() {
    let (site, browser) = (Site::start(), Browser::start());
    for (form, html) in [("shadow", shadow()), ("light", light())] {
        for filter in FILTERS {
            let html = filtered(filter, &[&html, LOADER].concat());
            site.loose_html("/page.html", &page(&html, ""));
            browser.open(&site.url("/page.html"));
            works(&browser, &format!("{form}, {filter}"));
        }
    }
}

/// Two hundred spaces were gone, and the widget made everything anew.
#[test]
#[ignore = "needs make dist and a browser"]
fn what_a_minifier_has_left_is_taken_over_in_place() {
    let (site, browser) = (Site::start(), Browser::start());
    let keep = "<script>{
        const root = document.querySelector('standpoint-timeline').shadowRoot;
        window.before = [...root.querySelectorAll('[data-standpoint] *')];
    }</script>";
    for options in [
        &[][..],
        &["--open", "all"],
        &["--lang", "zh", "--view", "compare"],
    ] {
        let options = [&["--form", "embed", "--base", "/"], options].concat();
        let html = filtered("collapsed white space", &render(STORY, &options));
        assert!(!html.contains("\n<template"), "it was minified");
        site.loose_html("/page.html", &page(&html, &[keep, LOADER].concat()));
        browser.open(&site.url("/page.html"));
        browser.until("seen.events.some(({ name }) => name === 'load')");
        browser.settle();
        assert!(
            browser.is("before.length > 1000 && before.every((node) => node.isConnected)"),
            "{options:?}"
        );
        browser.assert_clean();
    }
}

/// What DOMPurify leaves of HTML, with our element let through or not.
fn purified(site: &Site, browser: &Browser, html: &str, is_let_through: bool) -> String {
    let file = programs().join("dompurify/dist/purify.min.js");
    let purify = std::fs::read(&file).expect("DOMPurify");
    site.answer("/purify.js", 200, "text/javascript", purify);
    site.loose_html(
        "/purify.html",
        &page("", r#"<script src="/purify.js"></script>"#),
    );
    browser.open(&site.url("/purify.html"));
    let options = if is_let_through {
        json!({"CUSTOM_ELEMENT_HANDLING": {
            "tagNameCheck": "standpoint-timeline",
        }, "ADD_ATTR": ["src"]})
    } else {
        json!({})
    };
    let script = "const [html, options] = arguments;
        const own = options.CUSTOM_ELEMENT_HANDLING;
        if (own) own.tagNameCheck = (name) => name === 'standpoint-timeline';
        return DOMPurify.sanitize(html, options);";
    let left = browser.run_with(script, json!([html, options]));
    left.as_str().expect("a text").to_owned()
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_filter_of_tags_loses_nothing_of_light_content_and_of_the_plain_form() {
    let (site, browser) = (Site::start(), Browser::start());
    let still = Browser::without_scripts();
    for (form, html) in [("light", light()), ("plain", plain())] {
        let whole = letters(&site, &still, &page(&html, ""));
        for is_let_through in [true, false] {
            let left = purified(&site, &browser, &html, is_let_through);
            let what = format!("{form}, let through: {is_let_through}");
            let has_element = left.contains("<standpoint-timeline");
            assert_eq!(has_element, form == "light" && is_let_through, "{what}");
            assert!(letters(&site, &still, &page(&left, "")) == whole, "{what}");
            // An author's own page still has the loader.
            site.loose_html("/page.html", &page(&left, LOADER));
            browser.open(&site.url("/page.html"));
            if has_element {
                assert!(lost(&[&left, LOADER].concat()).is_empty(), "{what}");
                works(&browser, &what);
            } else {
                browser.settle();
                assert!(browser.text(LETTERS) == whole, "{what}");
                assert!(
                    browser.is("document.querySelector('main h2').checkVisibility()"),
                    "{what}"
                );
            }
        }
    }
}

/// The template loses the attribute that makes it a shadow root, and the story is dropped.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_filter_of_tags_leaves_nothing_to_see_of_a_template_and_inspect_says_so() {
    let (site, browser) = (Site::start(), Browser::start());
    let still = Browser::without_scripts();
    for is_let_through in [true, false] {
        let left = purified(&site, &browser, &shadow(), is_let_through);
        assert_eq!(left.contains("<standpoint-timeline"), is_let_through);
        assert_eq!(letters(&site, &still, &page(&left, "")), "");
        let lost = lost(&[&left, LOADER].concat());
        assert_eq!(
            lost.contains(&String::from("template-inert")),
            is_let_through,
            "{lost:?}"
        );
        assert_eq!(
            lost.contains(&String::from("nothing")),
            !is_let_through,
            "{lost:?}"
        );
    }
}

/// Counts what moves from now on, and lets the widget come.
const WATCH: &str = "window.shift = 0;
    new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) shift += value;
    }).observe({ type: 'layout-shift' });
    const script = document.createElement('script');
    script.src = '/standpoint.js';
    document.head.append(script);";

/// What a reader of the light content does before the widget comes.
const READER: &str = "const events = [...host.querySelector('ol').children];
    events[1].querySelector('details').open = true;
    scrollTo(0, scrollY + events[2].getBoundingClientRect().top - 40);
    window.before = events[2].getBoundingClientRect().top;";

#[test]
#[ignore = "needs make dist and a browser"]
fn light_content_gives_way_to_the_widget_without_a_shift_and_at_the_same_place() {
    let (site, browser) = (Site::start(), Browser::start());
    let words = "<p>Before.</p>".repeat(12);
    let html = [
        &words,
        &light(),
        "<p id=after>After.</p>",
        &words.repeat(20),
    ]
    .concat();
    for width in [360, 800, 1280] {
        browser.resize(width);
        site.loose_html("/page.html", &page(&html, ""));
        browser.open(&site.url("/page.html"));
        browser.run(READER);
        browser.settle();
        browser.run(WATCH);
        browser.until("seen.events.some(({ name }) => name === 'load')");
        browser.settle();
        assert_eq!(browser.get("shift"), 0, "{width}");
        let moved = "Math.abs($$('[part=event]')[2].getBoundingClientRect().top - before)";
        let moved = browser.get(moved).as_f64().expect("a number");
        assert!(moved < 2.0, "{width}: {moved}");
        assert_eq!(
            browser.get("$$('.card').map((card) => card.open)"),
            json!([false, true, false, false, false, false]),
            "{width}: the reader's card"
        );
        browser.assert_clean();
    }
}

/// Its heading's margin may be outside of it, and the widget has none: that is all that can be seen to move.
#[test]
#[ignore = "needs make dist and a browser"]
fn light_content_that_is_in_sight_gives_way_with_no_more_than_a_margin() {
    let (site, browser) = (Site::start(), Browser::start());
    for width in [360, 1280] {
        browser.resize(width);
        let html = ["<p>Before.</p>", &light(), "<p>After.</p>"].concat();
        site.loose_html("/page.html", &page(&html, ""));
        browser.open(&site.url("/page.html"));
        browser.settle();
        browser.run(WATCH);
        browser.until("seen.events.some(({ name }) => name === 'load')");
        browser.settle();
        let shift = browser.get("shift").as_f64().expect("a number");
        assert!(shift < 0.01, "{width}: {shift}");
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn light_content_stays_where_the_widget_cannot_come() {
    let (site, browser) = (Site::start(), Browser::start());
    site.answer("/stories/us-russia-2021.json", 404, "text/plain", "");
    site.loose_html("/page.html", &page(&light(), LOADER));
    browser.open(&site.url("/page.html"));
    browser.until("seen.events.some(({ name }) => name === 'error')");
    assert!(browser.is("host.querySelector('h2').checkVisibility()"));
    assert_eq!(browser.messages().len(), 1);
}
