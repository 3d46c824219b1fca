//! What is loaded, how often, and what becomes of it where that fails.

use crate::browser::{Browser, RECORDER};
use crate::engine::Engine;
use crate::render::render;
use crate::server::{Fault, Page, Site};
use crate::stories::small;
use serde_json::{Value, json};

const ELEMENT: &str = r#"<standpoint-timeline id="it" src="/story.json"><p id="fallback">In short.</p></standpoint-timeline>"#;
const LOADER: &str = r#"<script src="/standpoint.js" async></script>"#;
const FALLBACK: &str = "document.getElementById('fallback').checkVisibility()";
const SHOWN: &str = "$$('[part=event]').length === 2";
const ERRORS: &str = "seen.events.filter(({ name }) => name === 'error')";

/// The browser of this run, with its name for messages.
fn started() -> (&'static str, Browser) {
    let name = match Engine::of_this_run() {
        Engine::Chromium => "Chromium",
        Engine::Firefox => "Firefox",
        Engine::WebKit => "WebKit",
    };
    (name, Browser::start())
}

/// A site with the small story, and this in the body of `/page.html`; what happens there is in `seen`.
fn site(body: &str) -> Site {
    site_of(Page::new(body))
}

fn site_of(page: Page) -> Site {
    let site = Site::start();
    site.json("/story.json", &small("A story"));
    let recorder = format!("if (!window.seen) {RECORDER}");
    site.answer("/recorder.js", 200, "text/javascript", recorder);
    site.page("/page.html", page.script("/recorder.js"));
    site
}

/// Goes to the page of a site.
#[track_caller]
fn open(browser: &Browser, site: &Site) {
    browser.open(&site.url("/page.html"));
}

/// That nothing was told to be wrong.
#[track_caller]
fn is_quiet(browser: &Browser, what: &str) {
    let seen = browser.get("[...seen.errors, ...seen.messages]");
    assert_eq!(seen, json!([]), "{what}");
    assert_eq!(browser.get(ERRORS), json!([]), "{what}");
}

/// The paths of everything that is loaded for a timeline: code, WebAssembly, style, words and story.
fn everything(site: &Site) -> Vec<String> {
    let mut paths: Vec<String> = [".js", ".wasm", ".css"].map(|end| site.asset(end)).into();
    paths.push(site.words("en"));
    paths.push("/story.json".to_owned());
    paths
}

/// In a train or a lift the first request failed, and nothing was tried again.
#[test]
#[ignore = "needs make dist and a browser"]
fn what_fails_once_is_loaded_again_and_nobody_is_told() {
    let (name, browser) = started();
    for fault in [Fault::Busy, Fault::Cut] {
        let site = site(&[ELEMENT, LOADER].concat());
        for path in everything(&site) {
            site.fail(&path, fault, 1);
        }
        open(&browser, &site);
        browser.until(SHOWN);
        is_quiet(&browser, name);
    }
}

/// What is told of a file that fails twice, by its path and what answers there.
#[track_caller]
fn told(browser: &Browser, site: &Site, path: &str) -> Value {
    open(browser, site);
    browser.until(&format!("{ERRORS}.length > 0"));
    browser.settle();
    assert!(browser.is(FALLBACK), "the fallback content is seen");
    assert_eq!(browser.messages().len(), 1, "{:?}", browser.messages());
    let detail = browser.events("error").remove(0);
    assert_eq!(detail["url"], site.url(path));
    detail
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_message_names_the_status_the_type_and_the_hash() {
    let (_, browser) = started();
    for (end, kind, other) in [
        (".js", "text/javascript", "throw Error('was run')"),
        (".wasm", "application/wasm", "\0asm"),
        (".css", "text/css", "* { display: none }"),
    ] {
        let site = site(&[ELEMENT, LOADER].concat());
        let path = site.asset(end);
        let said = |status: u16, kind: &'static str| {
            site.answer(&path, status, kind, other);
            let detail = told(&browser, &site, &path);
            assert_eq!(detail["code"], "asset");
            detail["message"].as_str().unwrap_or_default().to_owned()
        };
        assert!(said(404, "text/html").contains("HTTP 404; see data-base"));
        assert!(said(503, kind).contains("HTTP 503"));
        let hash = said(200, kind);
        assert!(hash.contains("integrity hash"), "{hash}");
        if end == ".js" {
            let kind = said(200, "text/html");
            assert!(kind.contains("came as text/html"), "{kind}");
        }
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_message_tells_another_origin_from_no_connection() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr());
    let closed = format!("http://{}/", closed.expect("a free port"));
    let (_, browser) = started();
    let other = Site::start();
    for (base, cause) in [
        (other.url("/"), "forbidden to other origins (CORS)"),
        (closed.clone(), "no connection"),
    ] {
        let loader = format!(r#"<script src="/standpoint.js" data-base="{base}"></script>"#);
        let site = site_of(Page::new([ELEMENT, &loader].concat()).loose());
        open(&browser, &site);
        browser.until(&format!("{ERRORS}.length > 0"));
        let message = browser.messages().remove(0);
        assert!(message.contains(cause), "{message}");
        // A story too.
        let element = ELEMENT.replace("/story.json", &format!("{base}story.json"));
        let page = Page::new([&element, LOADER].concat()).loose();
        site.page("/page.html", page.script("/recorder.js"));
        open(&browser, &site);
        browser.until(&format!("{ERRORS}.length > 0"));
        let detail = browser.events("error").remove(0);
        assert_eq!(detail["code"], "network");
        let message = browser.messages().remove(0);
        assert!(message.contains(cause), "{message}");
        assert!(browser.is(FALLBACK));
    }
}

/// A frame with `sandbox` is another origin to its own server.
#[test]
#[ignore = "needs make dist and a browser"]
fn the_message_of_a_sandboxed_frame_and_of_a_page_from_a_file_names_the_cause() {
    let (name, browser) = started();
    let frame = r#"<iframe sandbox="allow-scripts" src="/frame.html"></iframe>
        <script src="/listen.js"></script>"#;
    let site = site(frame);
    let listen = "addEventListener('message', ({ data }) => { window.told = data; });";
    site.answer("/listen.js", 200, "text/javascript", listen);
    let tell = "document.addEventListener('standpoint-error', ({ detail }) =>
        parent.postMessage(detail.message, '*'));";
    site.answer("/tell.js", 200, "text/javascript", tell);
    let body = [r#"<script src="/tell.js"></script>"#, ELEMENT, LOADER].concat();
    site.page("/frame.html", Page::new(body).loose());
    open(&browser, &site);
    browser.until("window.told");
    let told = browser.text("told");
    assert!(told.contains("(CORS)"), "{name}: {told}");
    // Where its server allows all, it works there.
    site.send_always("access-control-allow-origin", "*");
    let tell =
        "document.addEventListener('standpoint-load', () => parent.postMessage('shown', '*'));";
    site.answer("/tell.js", 200, "text/javascript", tell);
    open(&browser, &site);
    browser.until("window.told === 'shown'");
    let browser = Browser::start();
    browser.open(&format!(
        "file://{}/index.html",
        crate::server::dist().display()
    ));
    browser.until(&format!("{ERRORS}.length > 0"));
    let message = browser.messages().remove(0);
    assert!(message.contains("file: pages"), "{message}");
    assert!(browser.is("$('[part=event]').checkVisibility()"));
}

/// The story was `internal` and did not say so.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_that_is_cut_off_says_so() {
    let browser = Browser::start();
    let site = site(&[ELEMENT, LOADER].concat());
    site.fail("/story.json", Fault::Cut, 100);
    let detail = told(&browser, &site, "/story.json");
    assert_eq!(detail["code"], "network");
    let message = detail["message"].as_str().unwrap_or_default();
    assert!(message.contains("broke off"), "{message}");
}

/// Whatever failed twice.
#[track_caller]
fn comes_when(page: &str, does: &str) {
    let (name, browser) = started();
    for path in everything(&Site::start()) {
        let site = site(page);
        site.answer("/far.css", 200, "text/css", ".far { height: 9000px }");
        site.fail(&path, Fault::Busy, usize::MAX);
        open(&browser, &site);
        browser.until(&format!("{ERRORS}.length > 0"));
        assert!(browser.is(FALLBACK), "{name}: {path}");
        site.mend(&path);
        browser.settle();
        assert!(!browser.is(SHOWN), "{name}: {path}");
        browser.run_async(does);
        browser.until(SHOWN);
        assert_eq!(browser.messages().len(), 1, "{name}: {path}");
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_failed_twice_is_loaded_when_the_reader_is_online_again() {
    comes_when(
        &[ELEMENT, LOADER].concat(),
        "dispatchEvent(new Event('online'));",
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_failed_twice_is_loaded_when_a_reader_comes_back_to_it() {
    let far = r#"<link rel="stylesheet" href="/far.css"><div class="far"></div>"#;
    comes_when(
        &[ELEMENT, LOADER, far].concat(),
        "const frames = async () => {
            for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
        };
        scrollTo(0, 9000);
        await frames();
        scrollTo(0, 0);",
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_failed_twice_is_loaded_when_a_story_is_set() {
    let story = small("A story");
    comes_when(
        &[ELEMENT, LOADER].concat(),
        &format!("host.story = {story};"),
    );
    comes_when(
        &[ELEMENT, LOADER].concat(),
        "host.setAttribute('src', '/story.json?next');",
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_reader_without_a_connection_keeps_the_content_and_gets_the_timeline_with_the_next_one() {
    let browser = Browser::start();
    let site = site(&format!("<main hidden>{ELEMENT}</main>{LOADER}"));
    let everything = everything(&site);
    open(&browser, &site);
    let connection = |offline: bool| {
        let conditions = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        browser.cdp("Network.enable", json!({}));
        browser.cdp("Network.emulateNetworkConditions", conditions);
        browser.until(&format!("navigator.onLine === {}", !offline));
    };
    connection(true);
    for path in &everything {
        site.fail(path, Fault::Busy, usize::MAX);
    }
    browser.run("document.querySelector('main').hidden = false");
    browser.until(&format!("{ERRORS}.length > 0"));
    assert!(browser.is(FALLBACK));
    for path in &everything {
        site.mend(path);
    }
    connection(false);
    browser.until(SHOWN);
    assert_eq!(browser.messages().len(), 1);
}

/// Firefox ends what is on its way when the reader goes, and each time that was told as an error.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_reader_who_leaves_while_it_loads_is_no_error() {
    let (name, browser) = started();
    let site = site(&[ELEMENT, LOADER].concat());
    for path in everything(&site) {
        site.fail(&path, Fault::Until("/never"), 1);
    }
    let keep = "document.addEventListener('standpoint-error', ({ detail }) =>
        localStorage.setItem('told', detail.message));";
    site.answer("/keep.js", 200, "text/javascript", keep);
    let body = [r#"<script src="/keep.js"></script>"#, ELEMENT, LOADER].concat();
    site.page("/page.html", Page::new(body));
    site.page("/next.html", Page::new("<p>The next page</p>"));
    open(&browser, &site);
    let wasm = site.asset(".wasm");
    assert!(crate::browser::poll(|| site.was_asked_for(&wasm)));
    browser.open(&site.url("/next.html"));
    browser.settle();
    assert_eq!(
        browser.get("localStorage.getItem('told')"),
        Value::Null,
        "{name}"
    );
    browser.get("fetch('/never')");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn fifty_elements_of_one_story_ask_for_it_once() {
    let (name, browser) = started();
    let site = site(&[ELEMENT.repeat(50), LOADER.to_owned()].concat());
    open(&browser, &site);
    let shown = "[...document.querySelectorAll('standpoint-timeline')].filter((element) =>
        element.shadowRoot?.querySelector('[part=event]')).length";
    // Those further down come when they are near.
    for at in 0..50 {
        browser.run(&format!(
            "document.querySelectorAll('standpoint-timeline')[{at}].scrollIntoView()"
        ));
        browser.until(&format!("{shown} > {at}"));
    }
    for path in everything(&site) {
        let once = Site::requests_for_one(&path);
        assert_eq!(site.count(&path), once, "{name}: {path}");
    }
    is_quiet(&browser, name);
}

/// An element without a root shows its content; one with a root that has nothing yet must too.
#[test]
#[ignore = "needs make dist and a browser"]
fn the_content_is_seen_while_each_file_is_on_its_way() {
    let (name, browser) = started();
    for path in everything(&Site::start()) {
        let site = site(&[ELEMENT, LOADER].concat());
        site.fail(&path, Fault::Until("/never"), 1);
        open(&browser, &site);
        assert!(crate::browser::poll(|| site.was_asked_for(&path)));
        browser.settle();
        assert!(browser.is(FALLBACK), "{name}: {path}");
        browser.run("fetch('/never')");
        browser.until(SHOWN);
        assert!(!browser.is(FALLBACK), "{name}: {path}");
        is_quiet(&browser, name);
    }
}

/// A story that could not be had is asked for once more for all of them, not once more for each.
#[test]
#[ignore = "needs make dist and a browser"]
fn elements_of_one_story_try_again_together() {
    let browser = Browser::start();
    let site = site(&[ELEMENT, ELEMENT, ELEMENT, LOADER].concat());
    site.fail("/story.json", Fault::Busy, 1);
    open(&browser, &site);
    browser.until("seen.events.filter(({ name }) => name === 'load').length === 3");
    assert_eq!(site.count("/story.json"), 2);
    is_quiet(&browser, "three elements");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn an_element_without_a_box_of_its_own_is_loaded() {
    let (name, browser) = started();
    let head = r#"<link rel="stylesheet" href="/contents.css">"#;
    let site = site_of(Page::new([ELEMENT, LOADER].concat()).head(head));
    let css = "standpoint-timeline { display: contents }";
    site.answer("/contents.css", 200, "text/css", css);
    open(&browser, &site);
    browser.until(SHOWN);
    assert!(
        browser.is("$('.story').getBoundingClientRect().width > 200"),
        "{name}"
    );
    is_quiet(&browser, name);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn without_an_observer_of_what_is_in_sight_all_is_loaded_at_once() {
    let (name, browser) = started();
    for script in [
        "delete window.IntersectionObserver;",
        "window.IntersectionObserver = class { constructor() { throw Error('blocked'); } };",
    ] {
        let head = r#"<script src="/without.js"></script>"#;
        let site = site_of(Page::new([ELEMENT, LOADER].concat()).head(head));
        site.answer("/without.js", 200, "text/javascript", script);
        open(&browser, &site);
        browser.until(SHOWN);
        is_quiet(&browser, name);
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_long_story_is_whole_without_an_observer_of_what_is_in_sight() {
    let browser = Browser::start();
    let head = r#"<script src="/without.js"></script>"#;
    let site = site_of(Page::new([ELEMENT, LOADER].concat()).head(head));
    let script = "delete window.IntersectionObserver;";
    site.answer("/without.js", 200, "text/javascript", script);
    let mut story = small("A long story");
    let first = story["events"][0].clone();
    let events = (0..150).map(|number| {
        let mut event = first.clone();
        event["id"] = json!(format!("event-{number}"));
        event
    });
    story["events"] = events.collect();
    site.json("/story.json", &story);
    open(&browser, &site);
    browser.until("$$('[part=event]').length === 150");
    browser.until("$$('details.card').length === 150");
    is_quiet(&browser, "a long story");
}

/// It was unstyled there: a stylesheet of one document is no stylesheet of another.
#[test]
#[ignore = "needs make dist and a browser"]
fn an_element_that_is_moved_into_another_document_keeps_its_style() {
    let (name, browser) = started();
    let site = site(&["<iframe></iframe>", ELEMENT, LOADER].concat());
    open(&browser, &site);
    browser.until(SHOWN);
    let look = "(() => {
        const { fontFamily, borderTopWidth } = host.ownerDocument.defaultView.getComputedStyle($('.card'));
        return fontFamily + borderTopWidth;
    })()";
    let before = browser.text(look);
    browser.run(
        "window.moved = host;
        document.querySelector('iframe').contentDocument.body.append(host);",
    );
    let look = look
        .replace("host.", "moved.")
        .replace("$(", "moved.shadowRoot.querySelector(");
    assert_eq!(browser.text(&look), before, "{name}");
    // What is shown there later has it too, and so has it back on its own page.
    browser.run("moved.setAttribute('heading-level', '4')");
    browser.until("moved.shadowRoot.querySelector('h4')");
    assert_eq!(browser.text(&look), before, "{name}");
    browser.run("document.body.append(moved)");
    assert_eq!(browser.text(&look), before, "{name}");
    is_quiet(&browser, name);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_that_is_null_is_none() {
    let browser = Browser::start();
    let site = site(&[ELEMENT, LOADER].concat());
    open(&browser, &site);
    browser.until(SHOWN);
    browser.run("host.story = null");
    browser.settle();
    assert!(browser.is("host.story === undefined"));
    assert_eq!(browser.text("$('h2').textContent"), "A story");
    browser.assert_clean();
}

/// `form.lang` was the field of that name.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_form_around_it_may_have_fields_of_any_name() {
    let names = [
        "lang",
        "id",
        "host",
        "children",
        "parentNode",
        "parentElement",
        "nodeType",
        "shadowRoot",
        "nextSibling",
        "firstChild",
        "ownerDocument",
        "localName",
        "style",
        "attributes",
        "append",
    ];
    let fields: String = names
        .iter()
        .map(|name| format!("<input name={name}>"))
        .collect();
    let (browser_name, browser) = started();
    let body = format!(r#"<form lang="ru">{fields}{ELEMENT}</form>{LOADER}"#);
    let site = site(&body);
    open(&browser, &site);
    browser.until(SHOWN);
    assert_eq!(browser.text("$('.story').lang"), "ru", "{browser_name}");
    browser.run("host.openEvent('second')");
    browser.until("$$('details.card[open]').length === 1");
    is_quiet(&browser, browser_name);
}

fn rendered() -> String {
    render(
        "stories/us-russia-2021.json",
        &["--form", "embed", "--base", "/"],
    )
}

const RENDERED: &str = "$('.events').getBoundingClientRect().height > 500";

/// The constructor made a root before the parser came to the rendered one: a blank, then a shift, and of
/// two such elements the second was an error.
#[test]
#[ignore = "needs make dist and a browser"]
fn what_was_rendered_is_seen_when_the_loader_comes_before_it() {
    let (name, browser) = started();
    let page = Page::new(rendered().repeat(2)).script("/standpoint.js");
    let site = site_of(page);
    let wasm = site.asset(".wasm");
    site.fail(&wasm, Fault::Until("/never"), 1);
    open(&browser, &site);
    assert!(crate::browser::poll(|| site.was_asked_for(&wasm)));
    let all = "[...document.querySelectorAll('standpoint-timeline')].every(({ shadowRoot }) =>
        shadowRoot?.querySelector('.events').getBoundingClientRect().height > 500)";
    assert!(browser.is(all), "{name}: before the WebAssembly");
    browser.run("window.before = [...$$('.event')]; fetch('/never')");
    browser.until("seen.events.filter(({ name }) => name === 'load').length > 0");
    assert!(
        browser.is("before.every((card) => card.isConnected)"),
        "{name}: taken over"
    );
    assert!(browser.is("document.querySelectorAll('template').length === 0"));
    is_quiet(&browser, name);
}

/// React, Turbo, htmx and templates put HTML in by `innerHTML`, where a shadow root stays a `<template>`.
#[test]
#[ignore = "needs make dist and a browser"]
fn what_was_rendered_and_put_in_by_a_script_is_seen_before_anything_is_loaded() {
    let (name, browser) = started();
    let site = site_of(Page::new("<main></main>").script("/standpoint.js").loose());
    let wasm = site.asset(".wasm");
    site.fail(&wasm, Fault::Until("/never"), 1);
    open(&browser, &site);
    browser.run_with(
        "document.querySelector('main').innerHTML = arguments[0];",
        json!([rendered()]),
    );
    browser.until(RENDERED);
    assert!(browser.is("document.querySelector('template')"), "{name}");
    assert!(crate::browser::poll(|| site.was_asked_for(&wasm)));
    browser.run("window.before = [...$$('.event')]; fetch('/never')");
    browser.until("seen.events.length > 0");
    assert!(
        browser.is("before.every((card) => card.isConnected)"),
        "{name}: taken over"
    );
    assert!(
        !site.was_asked_for(".json"),
        "{name}: the story is in the page"
    );
    is_quiet(&browser, name);
}

/// The loader found no story in the page yet, and fetched the default one.
#[test]
#[ignore = "needs make dist and a browser"]
fn what_was_rendered_waits_for_its_story_where_the_page_comes_slowly() {
    let (name, browser) = started();
    let slow = r#"</template><script src="/slow.js"></script>"#;
    let body = rendered().replace("</template>", slow);
    let site = site_of(Page::new(body).script("/standpoint.js"));
    site.answer("/slow.js", 200, "text/javascript", "");
    site.fail("/slow.js", Fault::Until(".wasm"), 1);
    open(&browser, &site);
    browser.until("seen.events.length > 0");
    assert!(!site.was_asked_for(".json"), "{name}");
    is_quiet(&browser, name);
}

/// The default story came in its place.
#[test]
#[ignore = "needs make dist and a browser"]
fn what_was_rendered_stays_where_its_story_was_taken_out_of_the_page() {
    let (name, browser) = started();
    let whole = rendered();
    let (before, rest) = whole.split_once("<script type").expect("a story");
    let (_, after) = rest.split_once("</script>").expect("its end");
    let site = site(&[before, after, LOADER].concat());
    open(&browser, &site);
    browser.until("seen.events.length > 0");
    browser.settle();
    assert!(browser.is(RENDERED), "{name}");
    let errors = browser.events("error");
    assert_eq!(errors.len(), 1, "{name}: {errors:?}");
    assert_eq!(errors[0]["code"], "syntax");
    let message = errors[0]["message"].as_str().unwrap_or_default();
    assert!(message.contains("not there any more"), "{message}");
    assert!(!site.was_asked_for(".json"), "{name}");
    // Another story takes its place.
    browser.run_with("host.story = arguments[0]", json!([small("Set later")]));
    browser.until("$('h2').textContent === 'Set later'");
}

/// What frameworks leave as an attribute when they come before the loader made readers see the default
/// story.
#[test]
#[ignore = "needs make dist and a browser"]
fn an_element_that_waits_for_a_script_never_shows_the_default_story() {
    let (name, browser) = started();
    for attribute in [r#"story="[object Object]""#, r#"src="""#, r#"src="  ""#] {
        let element = format!("<standpoint-timeline {attribute}></standpoint-timeline>");
        let listen = "window.warned = [];
            console.warn = (...said) => warned.push(said.join(' '));";
        let head = r#"<script src="/warned.js"></script>"#;
        let site = site_of(Page::new([&element, LOADER].concat()).head(head));
        site.answer("/warned.js", 200, "text/javascript", listen);
        open(&browser, &site);
        browser.until("warned.length > 0");
        let warned = browser.texts("warned");
        assert_eq!(warned.len(), 1, "{name}: {warned:?}");
        assert!(warned[0].contains("story"), "{name}: {warned:?}");
        assert!(!site.was_asked_for(".json"), "{name}: {attribute}");
        assert_eq!(browser.get("seen.events"), json!([]));
        browser.run_with("host.story = arguments[0]", json!([small("It came")]));
        browser.until("$('h2')?.textContent === 'It came'");
        // What is shown stays while it waits again.
        browser.run("host.story = undefined");
        browser.settle();
        assert_eq!(browser.text("$('h2').textContent"), "It came");
        is_quiet(&browser, name);
    }
    let element = "<standpoint-timeline src></standpoint-timeline>";
    let site = site(&[element, LOADER].concat());
    open(&browser, &site);
    browser.settle();
    browser.run("host.setAttribute('src', '/story.json')");
    browser.until(SHOWN);
    is_quiet(&browser, name);
}

/// Only those that `querySelectorAll` finds heard of it.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_timeline_in_another_shadow_root_hears_of_a_link_to_it() {
    let (name, browser) = started();
    let head = r#"<link rel="stylesheet" href="/far.css">"#;
    let body = format!(
        r#"<div class="far"></div><section><template>{ELEMENT}</template></section>{LOADER}"#
    );
    let site = site_of(Page::new(body).head(head));
    site.answer("/far.css", 200, "text/css", ".far { height: 20000px }");
    open(&browser, &site);
    browser.run(
        "const section = document.querySelector('section');
        section.attachShadow({ mode: 'open' }).append(section.querySelector('template').content);
        window.inner = section.shadowRoot.querySelector('standpoint-timeline');",
    );
    browser.until("customElements.get('standpoint-timeline')");
    browser.settle();
    assert!(!site.was_asked_for(".wasm"), "{name}: far away");
    browser.run("location.hash = 'standpoint=second'");
    browser.until("inner.shadowRoot?.querySelector('details[data-event=second]')?.open");
    is_quiet(&browser, name);
}

/// A program that stops in the middle of something runs no clean-up. What one element's story does must
/// not take the others down.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_program_that_stops_in_one_element_leaves_its_content_and_the_others_alive() {
    let (name, browser) = started();
    let element = |id: &str| {
        format!(
            r#"<standpoint-timeline id="{id}" src="/{id}.json"><p id="in-{id}">In short.</p></standpoint-timeline>"#
        )
    };
    let body = ["before", "bad", "after"].map(element).concat();
    let head = r#"<script src="/trap.js"></script>"#;
    let site = site_of(Page::new([&body, LOADER].concat()).head(head));
    for id in ["before", "bad", "after", "later"] {
        site.json(&format!("/{id}.json"), &small(id));
    }
    // As a trap does, it goes through the program's frames without any clean-up.
    let script = "const { append } = Element.prototype;
        Element.prototype.append = function (...nodes) {
            if (nodes[0] === 'bad') throw new WebAssembly.RuntimeError('unreachable');
            append.apply(this, nodes);
        };";
    site.answer("/trap.js", 200, "text/javascript", script);
    open(&browser, &site);
    let title = |id: &str| {
        format!("document.getElementById('{id}').shadowRoot?.querySelector('h2')?.textContent")
    };
    browser.until(&format!("{} === 'before'", title("before")));
    browser.until(&format!("{} === 'after'", title("after")));
    browser.until(&format!("{ERRORS}.length > 0"));
    assert!(
        browser.is("document.getElementById('in-bad').checkVisibility()"),
        "{name}"
    );
    assert_eq!(
        browser.get(ERRORS)[0]["target"],
        "standpoint-timeline#bad",
        "{name}"
    );
    assert_eq!(browser.events("error").len(), 1, "{name}");
    // The others do all they did, and so does one that comes later.
    for id in ["before", "after"] {
        browser.run(&format!(
            "document.getElementById('{id}').openEvent('second')"
        ));
        browser.until(&format!(
            "document.getElementById('{id}').shadowRoot.querySelector('details[data-event=second]').open"
        ));
    }
    browser.run("document.getElementById('after').setAttribute('src', '/later.json')");
    browser.until(&format!("{} === 'later'", title("after")));
    browser.run(
        "const made = document.createElement('standpoint-timeline');
        made.id = 'made';
        made.setAttribute('loading', 'eager');
        made.setAttribute('src', '/later.json');
        document.body.prepend(made);",
    );
    browser.until(&format!("{} === 'later'", title("made")));
    // And the bad one, with a story that is not bad.
    browser.run("document.getElementById('bad').setAttribute('src', '/later.json')");
    browser.until(&format!("{} === 'later'", title("bad")));
}

/// Whoever had nothing to show when the program stopped for the second time was given up, and not only the element
/// because of which it stopped.
#[test]
#[ignore = "needs make dist and a browser"]
fn an_element_whose_story_is_slow_outlives_the_programs_that_another_element_stops() {
    let (name, browser) = started();
    let element = |id: &str| {
        format!(r#"<standpoint-timeline id="{id}" src="/{id}.json"></standpoint-timeline>"#)
    };
    let body = ["slow", "bad"].map(element).concat();
    let head = r#"<script src="/trap.js"></script>"#;
    let site = site_of(Page::new([&body, LOADER].concat()).head(head));
    for id in ["slow", "bad"] {
        site.json(&format!("/{id}.json"), &small(id));
    }
    let script = "const { append } = Element.prototype;
        let stops = 0;
        Element.prototype.append = function (...nodes) {
            if (nodes[0] === 'bad') {
                if (++stops === 2) fetch('/stopped-twice');
                throw new WebAssembly.RuntimeError('unreachable');
            }
            append.apply(this, nodes);
        };";
    site.answer("/trap.js", 200, "text/javascript", script);
    site.answer("/stopped-twice", 200, "text/plain", "");
    site.fail("/slow.json", Fault::Until("/stopped-twice"), 1);
    open(&browser, &site);
    browser.until(
        "document.getElementById('slow').shadowRoot?.querySelector('h2')?.textContent === 'slow'",
    );
    browser.until(&format!("{ERRORS}.length > 0"));
    let told = browser.texts(&format!("{ERRORS}.map(({{ target }}) => target)"));
    assert_eq!(told, ["standpoint-timeline#bad"], "{name}");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_program_that_stops_while_a_reader_does_something_leaves_all_content_and_the_others_alive() {
    let (name, browser) = started();
    let element = |id: &str| {
        format!(r#"<standpoint-timeline id="{id}" src="/story.json"></standpoint-timeline>"#)
    };
    let body = ["one", "two"].map(element).concat();
    let head = r#"<script src="/trap.js"></script>"#;
    let site = site_of(Page::new([&body, LOADER].concat()).head(head));
    let script = "window.traps = false;
        const { append } = Element.prototype;
        Element.prototype.append = function (...nodes) {
            if (traps) throw new WebAssembly.RuntimeError('unreachable');
            append.apply(this, nodes);
        };";
    site.answer("/trap.js", 200, "text/javascript", script);
    open(&browser, &site);
    browser.until("seen.events.filter(({ name }) => name === 'load').length === 2");
    let root = |id: &str| format!("document.getElementById('{id}').shadowRoot");
    browser.run("window.traps = true; host.setAttribute('heading-level', '4')");
    browser.until("seen.errors.length > 0");
    browser.run("window.traps = false");
    for id in ["one", "two"] {
        browser.until(&format!(
            "{}.querySelectorAll('[part=event]').length === 2",
            root(id)
        ));
    }
    assert!(
        browser.is(&format!("{}.querySelector('h4')", root("one"))),
        "{name}"
    );
    // The other one does all it did.
    browser.run("document.getElementById('two').setAttribute('view', 'compare')");
    browser.until(&format!(
        "{}.querySelector('.compare tbody tr')",
        root("two")
    ));
    browser.run("document.getElementById('two').setAttribute('view', 'timeline')");
    browser.run("document.getElementById('two').openEvent('second')");
    browser.until(&format!(
        "{}.querySelector('details[data-event=second]').open",
        root("two")
    ));
    // The first leaves without harm, and comes back whole.
    browser.run("window.first = host; first.remove()");
    browser.settle();
    browser.run("document.body.prepend(first); first.setAttribute('loading', 'eager')");
    browser.until("first.shadowRoot.querySelectorAll('[part=event]').length === 2");
    browser.run("first.openEvent('first')");
    browser.until("first.shadowRoot.querySelector('details[data-event=first]').open");
}
