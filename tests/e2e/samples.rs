//! The samples of HTML and JavaScript in README and docs, as they stand there, on a page. Which of them are
//! here is in `tests/samples.rs`.

use crate::browser::Browser;
use crate::server::{Page, Site};
use blocks::blocks;
use serde_json::json;

#[path = "../blocks/mod.rs"]
mod blocks;

const STORY: &str = "stories/us-russia-2021.json";

/// The sample in a document that has these words, with the addresses of our site.
#[track_caller]
fn sample(site: &Site, file: &str, part: &str) -> String {
    let found = blocks(file).into_iter().find(|block| block.contains(part));
    let found = found.unwrap_or_else(|| panic!("{file} has no sample with {part}"));
    let url = site.url("");
    let url = url.trim_end_matches('/');
    let text = found.replace("https://your.site/standpoint/", &format!("{url}/"));
    text.replace("https://your.site", url)
}

fn start() -> (Site, Browser) {
    let site = Site::start();
    site.json("/story.json", &site.read_json(STORY));
    site.json("/stories/story.json", &site.read_json(STORY));
    (site, Browser::start())
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_tag_and_the_element_of_the_readme_show_a_story() {
    for part in [
        "data-story=\"story.json\" async></script>",
        "a few plain paragraphs",
    ] {
        let (site, browser) = start();
        site.page("/page.html", Page::new(sample(&site, "README.md", part)));
        browser.show(&site.url("/page.html"));
        assert!(browser.is("host.getAttribute('src') === 'story.json'"));
        assert_eq!(browser.get("$$('[part=event]').length"), 6);
        browser.assert_clean();
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_property_is_set_as_the_readme_does() {
    let (site, browser) = start();
    let story = site.read_json(STORY);
    let script = sample(&site, "README.md", "whenDefined");
    let script = format!("const story = {story};\n{script}");
    site.answer("/own.js", 200, "text/javascript", script);
    let body = r#"<standpoint-timeline src=""></standpoint-timeline>
        <script src="/own.js"></script><script src="/standpoint.js"></script>"#;
    site.page("/page.html", Page::new(body));
    browser.show(&site.url("/page.html"));
    assert!(browser.is("host.story.id === 'us-russia-2021'"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_frame_of_the_documentation_shows_a_story_and_follows_its_height() {
    let (site, browser) = start();
    let frame = sample(&site, "docs/embedding.md", "standpoint-frame.js");
    site.page("/page.html", Page::new(frame));
    browser.open(&site.url("/page.html"));
    browser.run("document.querySelector('iframe').scrollIntoView()");
    browser.until("document.querySelector('iframe').clientHeight > 700");
    let meta = sample(&site, "docs/embedding.md", "standpoint-sources");
    assert!(meta.starts_with("<meta name=\"standpoint-sources\""));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_links_of_the_documentation_lead_where_it_says() {
    let (site, browser) = start();
    let links = sample(&site, "docs/links.md", "article.html#standpoint=geneva");
    let tag = r#"<script src="/standpoint.js" data-lang="en" data-loading="eager"></script>"#;
    let link = sample(&site, "docs/links.md", "Ryabkov said");
    site.page("/article.html", Page::new([&link, tag].concat()));
    for (at, line) in links.lines().enumerate() {
        let browser = Browser::start();
        browser.show(&site.url(&format!("/{line}")));
        browser.until(match at {
            0 => "$('[data-event=geneva-2022-01-10] .card').open",
            _ => "$('.story').dataset.view === 'compare'",
        });
    }
    browser.show(&site.url("/article.html"));
    browser.run("document.querySelector('a').click()");
    browser.until("focused()?.closest('[part=position]') && focused().closest('.card').open");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_readers_do_can_be_counted_as_the_documentation_does() {
    let (site, browser) = start();
    let script = sample(&site, "docs/embedding.md", "sendBeacon");
    let spy = "const sent = (window.sent = []);
        navigator.sendBeacon = (url, body) => { sent.push([url, JSON.parse(body)]); return true; };";
    site.answer(
        "/own.js",
        200,
        "text/javascript",
        format!("{spy}\n{script}"),
    );
    let body = r#"<script src="/own.js"></script><script src="/standpoint.js" data-story="story.json"></script>"#;
    site.page("/page.html", Page::new(body));
    browser.show(&site.url("/page.html"));
    browser.run("host.openEvent('geneva-2022-01-10')");
    browser.until("sent.length === 2");
    let url = site.url("/story.json");
    assert_eq!(
        browser.get("sent"),
        json!([
            ["/count", {"what": "load", "src": url}],
            ["/count", {"what": "open", "event": "geneva-2022-01-10"}],
        ])
    );
    browser.assert_clean();
}
