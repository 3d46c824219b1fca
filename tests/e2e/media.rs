//! A story of pictures, sound, film and links, with eras and groups and without positions, in all forms.

use crate::accessibility::{has_no_violations, put_axe, put_schemes};
use crate::browser::Browser;
use crate::render::render;
use crate::server::{Page, Site};
use serde_json::{Value, json};
use std::path::Path;

const STORY: &str = "tests/media/story.json";

/// Keeps in `moved` by how much the page has moved by itself. Only Chromium tells.
const WATCH: &str = "window.moved = 0;
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
        new PerformanceObserver((list) => {
            for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) moved += value;
        }).observe({ type: 'layout-shift', buffered: true });";

/// A site with the story and its files, but for one image, of which nothing that is one comes.
fn site() -> Site {
    let site = Site::start();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/media");
    for (name, content_type) in [
        ("story.json", "application/json"),
        ("plan.svg", "image/svg+xml"),
        ("river-320.png", "image/png"),
        ("river-640.png", "image/png"),
        ("poster.png", "image/png"),
        ("speech.vtt", "text/vtt"),
    ] {
        let file = std::fs::read(folder.join(name)).expect(name);
        site.answer(&format!("/media/{name}"), 200, content_type, file);
    }
    site.answer("/media/gone.png", 200, "image/png", "gone");
    site.answer("/watch.js", 200, "text/javascript", WATCH);
    put_schemes(&site);
    put_axe(&site);
    site
}

fn story() -> Value {
    let text = std::fs::read_to_string(STORY).expect(STORY);
    serde_json::from_str(&text).expect("JSON")
}

/// Pages of the story below `/media/`, by form: what begins with a script, and what was rendered.
fn forms() -> Vec<(&'static str, String)> {
    let script = r#"<script src="/standpoint.js" async></script>"#;
    let embed = ["--form", "embed", "--base", "/", "--src", "story.json"];
    let light = [&embed[..], &["--content", "light"]].concat();
    vec![
        (
            "element",
            [
                r#"<standpoint-timeline src="story.json"></standpoint-timeline>"#,
                script,
            ]
            .concat(),
        ),
        ("embed", [&render(STORY, &embed), script].concat()),
        ("light", [&render(STORY, &light), script].concat()),
        ("plain", render(STORY, &["--form", "plain"])),
    ]
}

fn put(site: &Site, body: &str) {
    let page = Page::new(format!("<main><h1>An article</h1>{body}</main>"));
    site.page(
        "/media/page.html",
        page.css("/schemes.css").script("/watch.js"),
    );
}

/// Goes through the whole page, so that every image comes near.
fn scroll_through(browser: &Browser) {
    browser.run_async(
        "for (let y = 0; y < document.documentElement.scrollHeight; y += 300) {
            scrollTo(0, y);
            await new Promise((resolve) => setTimeout(resolve, 40));
        }
        return 1;",
    );
    browser.settle();
}

/// The hosts but the site's own that the page has asked for something.
const OTHERS: &str = "performance.getEntriesByType('resource')
    .map(({ name }) => new URL(name).host).filter((host) => host !== location.host)";

#[test]
#[ignore = "needs make dist and a browser"]
fn media_move_nothing_and_ask_nothing_of_other_hosts_in_any_form() {
    let (site, browser) = (site(), Browser::start());
    for (form, body) in forms() {
        for width in [320, 680, 1120] {
            browser.resize(width);
            put(&site, &body);
            browser.open(&site.url("/media/page.html"));
            if form != "plain" {
                browser.until("seen.events.some(({ name }) => name === 'load')");
            }
            scroll_through(&browser);
            let images = "[...(root ?? document).querySelectorAll('img')]";
            assert_eq!(browser.get(&format!("{images}.length")), 4, "{form}");
            browser.until(&format!("{images}.every(({{ complete }}) => complete)"));
            let seen = format!("{images}.filter(({{ naturalWidth }}) => naturalWidth > 0).length");
            assert_eq!(browser.get(&seen), 3, "{form}");
            if form != "plain" {
                crate::layout::fits(&browser, &format!("{form}, {width} px"));
                // Before the widget takes light content's place it has no stylesheet, and an image that cannot be
                // had gives its room back.
                let allowed = if form == "light" { 0.01 } else { 0.001 };
                assert!(
                    browser.get("moved").as_f64() < Some(allowed),
                    "{form}, {width} px: {}",
                    browser.get("moved")
                );
            }
            assert_eq!(browser.texts(OTHERS), [""; 0], "{form}");
            browser.assert_clean();
        }
    }
    assert!(
        !site.was_asked_for(".mp4") && !site.was_asked_for(".mp3") && !site.was_asked_for(".vtt")
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn axe_finds_nothing_in_a_story_of_media() {
    let (site, browser) = (site(), Browser::start());
    for (form, body) in forms() {
        let body =
            format!("<main><h1>An article</h1>{body}</main><script src=\"/axe.js\"></script>");
        site.page(
            "/media/page.html",
            Page::new(body).css("/schemes.css").loose(),
        );
        browser.open(&site.url("/media/page.html"));
        if form != "plain" {
            browser.until("seen.events.some(({ name }) => name === 'load')");
        }
        browser.settle();
        // The plain form has the colours of the page, which has none.
        let schemes = [("light", 320), ("dark", 1120)].into_iter();
        for (scheme, width) in schemes.take(if form == "plain" { 1 } else { 2 }) {
            browser.resize(width);
            browser.prefer(scheme);
            has_no_violations(&browser, &format!("{form}, {scheme}, {width} px"));
        }
    }
}

/// The story under a policy.
fn shown(policy: &str) -> (Site, Browser) {
    let (site, browser) = (site(), Browser::start());
    let body = r#"<main><h1>An article</h1><standpoint-timeline src="story.json"></standpoint-timeline></main>
        <script src="/standpoint.js" async></script>"#;
    site.page("/media/page.html", Page::new(body).policy(policy));
    browser.show(&site.url("/media/page.html"));
    (site, browser)
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_frame_of_another_host_comes_when_its_button_is_pressed_and_has_the_focus() {
    let policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; frame-src https:";
    let (_site, browser) = shown(policy);
    assert_eq!(browser.get("$$('iframe').length"), 0);
    let size = "$('.stage').getBoundingClientRect().height";
    browser.run("$('.stage').scrollIntoView()");
    let before = browser.get(size);
    browser.run("$('[data-embed]').click()");
    assert_eq!(browser.get("$$('[data-embed]').length"), 0);
    assert_eq!(
        browser.text("$('iframe').src"),
        "https://films.example/embed/1"
    );
    assert_eq!(
        browser.text("$('iframe').title"),
        "The opening, filmed from the bank"
    );
    assert_eq!(
        browser.text("$('iframe').getAttribute('sandbox')"),
        "allow-scripts allow-popups allow-presentation allow-same-origin"
    );
    assert!(browser.is("focused() === $('iframe')"));
    // It takes the place of the picture, and the link stays.
    assert_eq!(browser.get(size), before);
    assert_eq!(
        browser.text("$('.link a').href"),
        "https://films.example/watch/1"
    );
}

/// It could take the sandbox off itself.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_frame_of_the_page_s_own_site_is_of_none() {
    let (site, browser) = shown("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
    // The tests have no site with https.
    let own = json!(site.url("/embed.html"));
    browser.run_with(
        "$('[data-embed]').dataset.embed = arguments[0]; $('[data-embed]').click()",
        json!([own]),
    );
    assert_eq!(
        browser.text("$('iframe').getAttribute('sandbox')"),
        "allow-scripts allow-popups allow-presentation"
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_was_rendered_is_taken_over_with_its_media() {
    let (site, browser) = (site(), Browser::start());
    let arguments = ["--form", "embed", "--base", "/", "--src", "story.json"];
    let scripts = r#"<script src="/before.js"></script><script src="/standpoint.js"></script>"#;
    put(&site, &[&render(STORY, &arguments), scripts].concat());
    let before = "const { shadowRoot } = document.querySelector('standpoint-timeline');
        window.images = [...shadowRoot.querySelectorAll('img')];";
    site.answer("/before.js", 200, "text/javascript", before);
    browser.open(&site.url("/media/page.html"));
    browser.until("seen.events.some(({ name }) => name === 'load')");
    assert!(browser.is("images.length === 4 && images.every((image) => image.isConnected)"));
    browser.assert_clean();
}

/// A page that was made before a correction kept the headline of then.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_page_of_an_earlier_version_shows_the_later_one_and_says_so() {
    let (site, browser) = (site(), Browser::start());
    let embed = render(
        STORY,
        &["--form", "embed", "--base", "/", "--src", "story.json"],
    );
    put(
        &site,
        &[&embed, r#"<script src="/standpoint.js" async></script>"#].concat(),
    );
    let mut later = story();
    later["version"] = json!("2");
    later["title"] = json!("A bridge under the river");
    site.json("/media/story.json", &later);
    browser.show(&site.url("/media/page.html"));
    browser.until("$('.title').textContent === 'A bridge under the river'");
    browser.until("$('[role=status]').textContent.includes('latest version')");
    browser.assert_clean();
    // A copy that lags behind does not take its place.
    later["version"] = json!("0");
    site.json("/media/story.json", &later);
    browser.show(&site.url("/media/page.html"));
    assert!(crate::browser::poll(|| site.count("/media/story.json") == 2));
    browser.settle();
    assert_eq!(
        browser.text("$('.title').textContent"),
        "A bridge over the river"
    );
}
