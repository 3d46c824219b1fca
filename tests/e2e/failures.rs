//! What a reader and an editor see where something is wrong.

use crate::browser::Browser;
use crate::server::{Page, Site};
use crate::stories::{half_sound, small, unsound};
use serde_json::{Value, json};

/// Whether what is in the element itself can be seen.
const FALLBACK: &str = "document.getElementById('fallback')?.checkVisibility()
    && document.getElementById('fallback').getBoundingClientRect().height > 0";

fn page(src: &str, content: &str) -> Page {
    Page::new(format!(
        r#"<standpoint-timeline id="it" src="{src}">{content}</standpoint-timeline>
        <script src="/standpoint.js" async></script>"#
    ))
}

fn with_fallback(src: &str) -> Page {
    page(src, r#"<p id="fallback">What happened, in short.</p>"#)
}

/// Opens a page whose timeline cannot be shown and checks that the reader keeps the page's own
/// content and the editor is told once. Returns the detail of the event.
#[track_caller]
fn fails(site: &Site, page: Page, code: &str) -> Value {
    let browser = Browser::start();
    site.page("/page.html", page);
    browser.open(&site.url("/page.html"));
    browser.until("seen.events.length > 0");
    browser.settle();
    assert!(browser.is(FALLBACK), "the fallback content is seen");
    let messages = browser.messages();
    assert_eq!(messages.len(), 1, "one message: {messages:?}");
    assert!(messages[0].starts_with("standpoint: "), "{messages:?}");
    let event = browser.get("seen.events");
    let [event] = event.as_array().map(Vec::as_slice).unwrap_or_default() else {
        panic!("one event: {event}");
    };
    assert_eq!(event["name"], "error");
    assert_eq!(event["target"], "standpoint-timeline#it");
    assert_eq!(
        (&event["bubbles"], &event["composed"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(
        browser.get("seen.errors"),
        json!([]),
        "no error that nobody caught"
    );
    let detail = event["detail"].clone();
    assert_eq!(detail["code"], code, "{detail}");
    let said = format!(
        "standpoint: {}",
        detail["message"].as_str().unwrap_or_default()
    );
    assert_eq!(messages[0], said);
    detail
}

/// The failure of an asset of ours; the editor is told which.
#[track_caller]
fn fails_for_asset(site: &Site, asset: &str) {
    site.json("/story.json", &small("A story"));
    let detail = fails(site, with_fallback("/story.json"), "asset");
    assert_eq!(detail["url"], site.url(asset));
    assert!(
        detail["message"]
            .as_str()
            .is_some_and(|said| said.contains(asset)),
        "{detail}"
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_that_is_not_there() {
    let site = Site::start();
    let detail = fails(&site, with_fallback("/none.json"), "http");
    assert_eq!(detail["url"], site.url("/none.json"));
    assert!(
        detail["message"]
            .as_str()
            .is_some_and(|said| said.contains("404")),
        "{detail}"
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_page_in_place_of_a_story() {
    let site = Site::start();
    site.answer(
        "/story.json",
        200,
        "text/html",
        "<!doctype html><title>Sorry</title>",
    );
    let detail = fails(&site, with_fallback("/story.json"), "syntax");
    assert!(
        detail["message"]
            .as_str()
            .is_some_and(|said| said.contains("text/html")),
        "{detail}"
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_that_is_broken_json() {
    let site = Site::start();
    site.answer(
        "/story.json",
        200,
        "application/json",
        r#"{"standpoint": 1,"#,
    );
    fails(&site, with_fallback("/story.json"), "syntax");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_from_a_server_that_does_not_answer() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr());
    let url = format!("http://{}/story.json", closed.expect("a free port"));
    // Without the policy, which would not let the request out.
    let detail = fails(&Site::start(), with_fallback(&url).loose(), "network");
    assert_eq!(detail["url"], url);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_that_the_policy_of_the_page_keeps_out() {
    let site = Site::start();
    let url = "http://127.0.0.2:9/story.json";
    let detail = fails(&site, with_fallback(url), "network");
    assert_eq!(detail["url"], url);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_whose_address_is_none() {
    let detail = fails(&Site::start(), with_fallback("http://["), "network");
    assert!(
        detail["message"]
            .as_str()
            .is_some_and(|said| said.contains("http://[")),
        "{detail}"
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_of_which_nothing_is_sound() {
    let site = Site::start();
    site.json("/story.json", &unsound());
    let detail = fails(&site, with_fallback("/story.json"), "story");
    let problems = detail["problems"].as_array().expect("problems");
    assert!(!problems.is_empty());
    for problem in problems {
        assert!(
            problem["path"].is_string() && problem["message"].is_string(),
            "{problem}"
        );
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn code_that_is_not_there() {
    for extension in [".wasm", ".js", ".css"] {
        let site = Site::start();
        let asset = site.asset(extension);
        site.answer(&asset, 404, "text/html", "Not found");
        fails_for_asset(&site, &asset);
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn webassembly_that_was_tampered_with() {
    let site = Site::start();
    let asset = site.asset(".wasm");
    site.answer(&asset, 200, "application/wasm", *b"\0asm\x01\0\0\0");
    fails_for_asset(&site, &asset);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn style_that_was_tampered_with() {
    let site = Site::start();
    let asset = site.asset(".css");
    site.answer(&asset, 200, "text/css", "* { display: none }");
    fails_for_asset(&site, &asset);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn glue_that_was_tampered_with_is_not_run() {
    let site = Site::start();
    let asset = site.asset(".js");
    site.answer(
        &asset,
        200,
        "text/javascript",
        "throw new Error('tampered code was run')",
    );
    fails_for_asset(&site, &asset);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_in_the_wrong_content_type_works_all_the_same() {
    let (site, browser) = (Site::start(), Browser::start());
    site.answer("/story.json", 200, "text/plain", small("Plain").to_string());
    site.page("/page.html", with_fallback("/story.json"));
    browser.show(&site.url("/page.html"));
    assert_eq!(browser.text("$('h2').textContent"), "Plain");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn of_a_story_with_problems_the_sound_part_is_shown_and_the_editor_is_told() {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &half_sound());
    site.page("/page.html", with_fallback("/story.json"));
    browser.show(&site.url("/page.html"));
    browser.settle();
    assert_eq!(
        browser.texts("$$('[part=event]').map((event) => event.dataset.event)"),
        ["first"]
    );
    assert!(!browser.is(FALLBACK), "the timeline stands in its place");
    assert_eq!(browser.events("load").len(), 1);
    let errors = browser.events("error");
    let [error] = errors.as_slice() else {
        panic!("one event: {errors:?}")
    };
    assert_eq!(error["code"], "story");
    let problems = error["problems"].as_array().expect("problems");
    assert_eq!(problems.len(), 1, "{error}");
    assert!(
        problems[0]["path"]
            .as_str()
            .is_some_and(|path| path.contains("date")),
        "{error}"
    );
    let messages = browser.messages();
    assert!(
        messages.len() == 1 && messages[0].starts_with("standpoint: "),
        "{messages:?}"
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn without_content_of_the_page_a_sentence_is_shown_rather_than_nothing() {
    let site = Site::start();
    let sentences = [
        ("en", "This timeline could not be shown."),
        ("zh", "无法显示此时间线。"),
        ("ru", "Не удалось показать хронологию."),
        ("fr", "This timeline could not be shown."),
    ];
    let browser = Browser::start();
    for (lang, sentence) in sentences {
        site.page("/page.html", page("/none.json", "\n  ").lang(lang));
        browser.open(&site.url("/page.html"));
        browser.until("seen.events.length > 0");
        browser.settle();
        assert_eq!(browser.text("root.textContent"), sentence);
        assert!(
            browser.is("host.getBoundingClientRect().height > 0"),
            "{lang}: it takes room"
        );
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_timeline_that_failed_shows_the_next_story_it_is_given() {
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &small("Better"));
    site.page("/page.html", with_fallback("/none.json"));
    browser.open(&site.url("/page.html"));
    browser.until("seen.events.length > 0");
    browser.run("host.setAttribute('src', '/story.json')");
    browser.until("$$('[part=event]').length === 2");
    assert!(!browser.is(FALLBACK));
    // And the other way round: what is shown stays.
    browser.run("host.setAttribute('src', '/none.json')");
    browser.until("seen.events.filter(({ name }) => name === 'error').length === 2");
    browser.settle();
    assert_eq!(browser.text("$('h2').textContent"), "Better");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn code_that_could_not_be_had_is_tried_again() {
    let (site, browser) = (Site::start(), Browser::start());
    let asset = site.asset(".wasm");
    site.answer(&asset, 503, "text/plain", "Later");
    site.json("/story.json", &small("Late"));
    site.page("/page.html", with_fallback("/story.json"));
    browser.open(&site.url("/page.html"));
    browser.until("seen.events.length > 0");
    site.restore(&asset);
    browser.run("const next = host.cloneNode(true); host.after(next); host.remove()");
    browser.until("$$('[part=event]').length === 2");
}
