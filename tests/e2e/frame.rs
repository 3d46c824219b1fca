//! `embed.html` in a frame, and `standpoint-frame.js` on the page around it.

use crate::browser::Browser;
use crate::engine::Engine;
use crate::server::{Page, Site};
use crate::stories::small;
use serde_json::{Value, json};

const STORY: &str = "stories/us-russia-2021.json";

/// A page with room above a frame and below it, which is of `site`.
fn around(site: &Site, attributes: &str, query: &str) -> String {
    let src = site.url(&format!("/embed.html?src={query}"));
    let script = site.url("/standpoint-frame.js");
    page(&format!(
        r#"<iframe id="it" title="A story" src="{src}" width="100%" height="600" {attributes}></iframe>
        <script src="{script}" async></script>"#
    ))
}

fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>An article</title></head>
        <body><h1>An article</h1><p>Some words.</p>{body}<p id=\"after\">After.</p></body></html>"
    )
}

/// Waits until the page around has heard of a height, and returns it.
fn followed_height(browser: &Browser) -> f64 {
    browser.until("document.getElementById('it').style.height !== ''");
    browser.settle();
    height(browser)
}

fn height(browser: &Browser) -> f64 {
    let height = browser.get("document.getElementById('it').getBoundingClientRect().height");
    height.as_f64().expect("a number")
}

/// In a frame of the same site: something of the document in it.
fn inside(browser: &Browser, expression: &str) -> Value {
    browser.get(&format!(
        "((document, window, element, root) => {expression})(
            it.contentDocument, it.contentWindow, it.contentDocument.querySelector('standpoint-timeline'),
            it.contentDocument.querySelector('standpoint-timeline')?.shadowRoot)"
    ))
}

fn until_inside(browser: &Browser, expression: &str) {
    browser.until(&format!(
        "((document, window, element, root) => {expression})(
            it.contentDocument, it.contentWindow, it.contentDocument?.querySelector('standpoint-timeline'),
            it.contentDocument?.querySelector('standpoint-timeline')?.shadowRoot)"
    ));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_page_for_frames_shows_what_its_address_asks_for() {
    let (site, browser) = (Site::start(), Browser::start());
    let query = "lang=zh&view=compare&theme=dark&open=geneva-2022-01-10&heading-level=3&link-prefix=calls&onclick=x";
    browser.open(&site.url(&format!("/embed.html?src={STORY}&{query}")));
    browser.until("seen.events.some(({ name }) => name === 'load')");
    assert_eq!(browser.text("document.documentElement.lang"), "zh");
    assert_eq!(
        browser.text("document.title"),
        browser.text("$('h3.title').textContent")
    );
    assert_eq!(browser.text("$('.story').dataset.view"), "compare");
    assert_eq!(
        browser.text("getComputedStyle(document.documentElement).colorScheme"),
        "dark"
    );
    assert!(browser.is("$('.card[open]').dataset.event === 'geneva-2022-01-10'"));
    assert_eq!(
        browser.texts("host.getAttributeNames().sort()"),
        [
            "heading-level",
            "lang",
            "link-prefix",
            "loading",
            "open",
            "src",
            "theme",
            "view"
        ]
    );
    browser.settle();
    browser.assert_clean();
}

/// Whoever has the address of a page on a site must not choose what that site seems to say.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_that_is_neither_of_the_site_nor_listed_is_refused_with_a_message() {
    let (site, other, browser) = (Site::start(), Site::start(), Browser::start());
    other.send_always("access-control-allow-origin", "*");
    other.json("/story.json", &small("Somebody's"));
    other.json("/stories/own.json", &small("Listed"));
    other.json("/secret.json", &small("Not listed"));
    let host = other.url("");
    let host = host.trim_start_matches("http://");
    let refused = |src: &str| {
        let query = browser.run_with("return encodeURIComponent(arguments[0])", json!([src]));
        browser.open(&site.url(&format!(
            "/embed.html?src={}",
            query.as_str().expect("a text")
        )));
        browser.until("document.querySelector('body > p')");
        browser.settle();
        assert!(browser.is("!host"), "{src}");
        assert!(
            browser.is("document.querySelector('body > p').checkVisibility()"),
            "{src}"
        );
        assert_eq!(browser.messages().len(), 1, "{src}");
        assert!(!other.was_asked_for(".json"), "{src}");
    };
    let blob = format!("blob:{}/0b8bd2c4", site.url(""));
    for src in [
        &other.url("/story.json"),
        &format!("//{host}/story.json"),
        &format!("\\\\{host}\\story.json"),
        &format!("http:\\\\{host}/story.json"),
        &format!("http://127.0.0.1@{host}/story.json"),
        " ",
        "",
        "http://[",
        "data:application/json,{}",
        "javascript:alert(1)",
        "file:///etc/passwd",
        &blob,
    ] {
        refused(src);
    }
    // With a list, only what begins with it; as the browser asks for it.
    let html = site.read("/embed.html");
    let list = format!("nonsense https:// {}", other.url("/stories/"));
    let meta = "name=\"standpoint-sources\" content=\"";
    assert!(html.contains(meta));
    site.loose_html("/embed.html", &html.replace(meta, &[meta, &list].concat()));
    for src in [
        other.url("/story.json"),
        other.url("/stories/../secret.json"),
        other.url("/stories/%2e%2e/secret.json"),
        format!("{}.example/stories/own.json", other.url("")),
    ] {
        refused(&src);
    }
    browser.show(&site.url(&format!(
        "/embed.html?src={}",
        other.url("/stories/own.json")
    )));
    assert_eq!(browser.text("$('h2').textContent"), "Listed");
}

fn follows(browser: &Browser, site: &Site, owner: &Site, attributes: &str) {
    // So far away that a frame that is loaded lazily is not loaded.
    let html = around(owner, attributes, STORY);
    let html = html.replace("<iframe", "<div style=\"height: 9000px\"></div><iframe");
    site.loose_html("/page.html", &html);
    // Anew, not another fragment of the same page.
    browser.open("about:blank");
    browser.open(&site.url("/page.html#standpoint=geneva-2022-01-10"));
    let first = followed_height(browser);
    assert!(first > 1_000.0, "{attributes}: {first}");
    // The link of the page leads in: to an event that is further down than the frame was high.
    let top = "it.getBoundingClientRect().top";
    browser.until(&format!("scrollY > 600 && {top} < -600"));
    browser.run("location.hash = '#standpoint=us-russia-2021&view=compare'");
    browser.until(&format!("it.getBoundingClientRect().height !== {first}"));
    browser.run("location.hash = '#standpoint=us-russia-2021'");
    browser.until(&format!(
        "Math.abs(it.getBoundingClientRect().height - {first}) < 2"
    ));
    browser.run("location.hash = '#standpoint=phone-call-2021-12-30'");
    browser.until(&format!(
        "it.getBoundingClientRect().height > {first} + 300"
    ));
    browser.settle();
    // It has come to rest.
    let opened = height(browser);
    browser.settle();
    assert_eq!(height(browser), opened, "{attributes}");
    assert_eq!(
        browser.text("location.hash"),
        "#standpoint=phone-call-2021-12-30"
    );
}

const SANDBOX: &str = r#"sandbox="allow-scripts""#;
const SHAPES: [&str; 3] = ["", "loading=\"lazy\"", SANDBOX];

#[test]
#[ignore = "needs make dist and a browser"]
fn a_frame_of_another_site_is_as_high_as_its_story_and_follows_links() {
    let (site, other, browser) = (Site::start(), Site::start(), Browser::start());
    other.send_always("access-control-allow-origin", "*");
    for attributes in SHAPES {
        follows(&browser, &site, &other, attributes);
        // Other browsers do not show a page the errors of its frames.
        if Engine::of_this_run() == Engine::Chromium {
            assert_eq!(browser.get("seen.errors"), json!([]));
        }
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn without_a_script_around_it_a_frame_keeps_its_height_and_scrolls() {
    let (site, browser) = (Site::start(), Browser::start());
    let html = around(&site, "", STORY).replace("standpoint-frame.js", "nothing.js");
    site.loose_html("/page.html", &html);
    browser.open(&site.url("/page.html"));
    until_inside(&browser, "root?.querySelector('[part=event]')");
    browser.settle();
    assert!((height(&browser) - 600.0).abs() < 10.0, "with its border");
    assert!(
        inside(&browser, "document.scrollingElement.scrollHeight > 1000").as_bool() == Some(true)
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_a_reader_sets_in_a_frame_is_in_the_address_of_the_page() {
    let (site, browser) = (Site::start(), Browser::start());
    site.loose_html("/page.html", &around(&site, "", STORY));
    browser.open(&site.url("/page.html"));
    followed_height(&browser);
    let press = |view: &str| {
        inside(
            &browser,
            &format!("root.querySelector('.views [data-view={view}]').click()"),
        )
    };
    press("compare");
    browser.until("location.hash === '#standpoint=us-russia-2021&view=compare'");
    press("timeline");
    browser.until("location.hash === ''");
    // What another part of the page wrote there stays.
    browser.run("location.hash = '#router/page-2'");
    browser.settle();
    press("compare");
    until_inside(
        &browser,
        "root.querySelector('.story').dataset.view === 'compare'",
    );
    browser.settle();
    assert_eq!(browser.text("location.hash"), "#router/page-2");
}

/// A frame whose address had the link of the other did not write its own any more.
#[test]
#[ignore = "needs make dist and a browser"]
fn two_frames_of_two_stories_share_an_address() {
    let (site, browser) = (Site::start(), Browser::start());
    let mut story = small("Another");
    story["id"] = json!("another");
    site.json("/another.json", &story);
    let frame = |id: &str, src: &str| {
        format!(
            r#"<iframe id="{id}" title="{id}" src="/embed.html?src={src}" width="100%" height="600"></iframe>"#
        )
    };
    let script = r#"<script src="/standpoint-frame.js"></script>"#;
    let html = [
        &frame("it", STORY),
        &frame("other", "/another.json"),
        script,
    ];
    site.loose_html("/page.html", &page(&html.concat()));
    browser.open(&site.url("/page.html#standpoint=another&view=compare"));
    followed_height(&browser);
    browser.until("other.style.height !== ''");
    let view = |id: &str| {
        format!(
            "{id}.contentDocument.querySelector('standpoint-timeline').shadowRoot.querySelector('.story').dataset.view"
        )
    };
    browser.until(&format!("{} === 'compare'", view("other")));
    assert_eq!(browser.text(&view("it")), "timeline");
    inside(
        &browser,
        "root.querySelector('.views [data-view=compare]').click()",
    );
    browser.until("location.hash === '#standpoint=us-russia-2021&view=compare'");
    assert_eq!(
        browser.text(&view("other")),
        "compare",
        "it stays as it was"
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_colours_of_a_frame_are_those_of_the_page() {
    let (site, browser) = (Site::start(), Browser::start());
    for (prefers, page, query, expected) in [
        ("dark", "", "", "light"),
        ("light", "light dark", "", "light"),
        ("dark", "light dark", "", "dark"),
        ("light", "dark", "", "dark"),
        ("light", "dark", "&theme=light", "light"),
    ] {
        browser.prefer(prefers);
        site.loose_html("/page.html", &around(&site, "", &[STORY, query].concat()));
        browser.open(&site.url("/page.html"));
        browser.run(&format!(
            "document.documentElement.style.colorScheme = '{page}'"
        ));
        followed_height(&browser);
        let scheme = "window.getComputedStyle(element).colorScheme";
        until_inside(&browser, &format!("{scheme} === '{expected}'"));
    }
    // A switch on the page.
    browser.run("document.documentElement.style.colorScheme = 'light'");
    browser.settle();
    let text = inside(&browser, "window.getComputedStyle(element).colorScheme");
    assert_eq!(text, "light");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn messages_of_anybody_else_change_nothing() {
    let (site, other, browser) = (Site::start(), Site::start(), Browser::start());
    let tell = "for (const message of [
            { type: 'standpoint-height', height: 7 },
            { type: 'standpoint-fragment', fragment: 'standpoint=us-russia-2021&view=compare' },
            { type: 'standpoint-focus', top: 3000, bottom: 3001 },
            { type: 'standpoint-page', fragment: 'standpoint=us-russia-2021&view=compare', scheme: 'dark' },
        ]) {";
    site.answer(
        "/own.js",
        200,
        "text/javascript",
        format!(
            "{tell} postMessage(message); it.contentWindow.frames[0]?.postMessage(message, '*'); }}"
        ),
    );
    // A frame of another site, which calls its page by the same name.
    let stranger = format!(
        "<script>{tell} parent.postMessage(message, '*'); parent.frames[0].postMessage(message, '*'); }}</script>"
    );
    other.loose_html("/embed.html", &page(&stranger));
    let html = around(&site, "", STORY);
    site.loose_html("/page.html", &html);
    browser.open(&site.url("/page.html"));
    let before = followed_height(&browser);
    let frame = format!(
        "const frame = document.createElement('iframe'); frame.src = '{}'; document.body.append(frame);",
        other.url("/embed.html")
    );
    browser.run(&[frame.as_str(), "const script = document.createElement('script'); script.src = '/own.js'; document.head.append(script);"].concat());
    browser.settle();
    browser.settle();
    assert_eq!(height(&browser), before);
    assert_eq!(browser.text("location.hash"), "");
    assert_eq!(browser.get("scrollY"), 0);
    assert_eq!(
        inside(&browser, "root.querySelector('.story').dataset.view"),
        "timeline"
    );
    // Nor do heights that are none.
    inside(
        &browser,
        "[NaN, -1, 0, '9', 1e9, null].forEach((height) => window.parent.postMessage({ type: 'standpoint-height', height }, '*'))",
    );
    browser.settle();
    assert_eq!(height(&browser), before);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn each_story_of_the_release_has_a_document_of_oembed_whose_frame_shows_it() {
    let (site, browser) = (Site::start(), Browser::start());
    let response = site.read_json("stories/us-russia-2021.oembed.json");
    assert_eq!(
        (&response["type"], &response["version"]),
        (&json!("rich"), &json!("1.0"))
    );
    let html = response["html"].as_str().expect("HTML");
    // The release does not know where it will be served.
    let html = html.replace("https://standpoint.invalid/", &site.url("/"));
    assert!(
        html.contains(&site.url("/embed.html?src=stories")),
        "{html}"
    );
    site.page(
        "/page.html",
        Page::new(html.replace("<iframe", "<iframe id=it")),
    );
    browser.open(&site.url("/page.html"));
    browser.run("it.scrollIntoView()");
    until_inside(
        &browser,
        "root?.querySelectorAll('[part=event]').length === 6",
    );
    assert_eq!(response["title"], inside(&browser, "document.title"));
    browser.assert_clean();
}
