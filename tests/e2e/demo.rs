//! The demo article and every other page of the release.

use crate::browser::Browser;
use crate::server::Site;

#[test]
#[ignore = "needs make dist and a browser"]
fn the_demo_article_shows_the_default_story_under_a_strict_policy() {
    let (site, browser) = (Site::start(), Browser::start());
    let story = site.read_json("stories/us-russia-2021.json");
    browser.show(&site.url("/index.html"));

    assert_eq!(browser.text("$('h2').textContent"), story["title"]["en"]);
    let events = story["events"].as_array().expect("events");
    let mut by_date: Vec<_> = events.iter().collect();
    by_date.sort_by_key(|event| event["date"].as_str());
    let ids: Vec<_> = by_date.iter().map(|event| event["id"].as_str()).collect();
    let shown = browser.texts("$$('[part=event]').map((event) => event.dataset.event)");
    assert_eq!(
        shown.iter().map(|id| Some(id.as_str())).collect::<Vec<_>>(),
        ids
    );
    assert_eq!(shown.len(), 6);
    browser.settle();
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_demo_article_asks_no_other_host_for_anything() {
    let (site, browser) = (Site::start(), Browser::start());
    browser.show(&site.url("/index.html"));
    browser.run("host.openAll()");
    browser.settle();
    let urls = browser.texts("performance.getEntriesByType('resource').map(({ name }) => name)");
    assert!(urls.iter().any(|url| url.ends_with(".wasm")), "{urls:?}");
    let own = site.url("/");
    for url in urls {
        assert!(url.starts_with(&own) || url.starts_with("data:"), "{url}");
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_loader_shows_the_same_story_on_every_visit() {
    let (site, browser) = (Site::start(), Browser::start());
    let show = || {
        browser.show(&site.url("/index.html"));
        browser.until("seen.events.some(({ name }) => name === 'load')");
    };
    show();
    let first = browser.text("root.textContent");
    show();
    assert_eq!(browser.text("root.textContent"), first);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn every_page_of_the_release_loads_without_errors() {
    let (site, browser) = (Site::start(), Browser::start());
    let pages = site.pages();
    assert!(pages.contains(&"/index.html".to_owned()), "{pages:?}");
    for page in pages {
        browser.open(&site.url(&page));
        browser.settle();
        // Its timeline is there once there is something to show.
        if page.starts_with("/desk/") {
            browser.until("document.querySelector('.form-pane .field')");
            browser.assert_clean();
            continue;
        }
        // Every timeline of the page, wherever it stands on it.
        let timelines = browser.get("document.querySelectorAll('standpoint-timeline').length");
        for at in 0..timelines.as_u64().expect("a number") {
            let timeline = format!("document.querySelectorAll('standpoint-timeline')[{at}]");
            browser.run(&format!("{timeline}.scrollIntoView()"));
            browser.until(&format!(
                "{timeline}.shadowRoot.querySelector('[part=event]')"
            ));
        }
        browser.assert_clean();
    }
}
