//! The language of the timeline.

use crate::browser::Browser;
use crate::server::{Page, Site};
use crate::stories::small;
use serde_json::Value;

const OPEN: &str = "$$('details.card[open]').map((card) => card.dataset.event)";
const TAG: &str = r#"<script src="/standpoint.js" data-view="timeline" async></script>"#;

/// The name of the control that opens all, in each language.
const OPEN_ALL: [(&str, &str); 3] = [
    ("en", "Open all"),
    ("zh", "全部展开"),
    ("ru", "Раскрыть все"),
];

/// Checks that story and interface are in a language.
#[track_caller]
fn is_in(browser: &Browser, story: &Value, lang: &str) {
    let (_, open_all) = OPEN_ALL
        .iter()
        .find(|(tag, _)| *tag == lang)
        .expect("a language");
    browser.until(&format!("$('.story')?.lang.split('-')[0] === '{lang}'"));
    assert_eq!(browser.text("$('h2').textContent"), story["title"][lang]);
    assert_eq!(browser.text("$('.cards button').textContent"), *open_all);
    // Texts in another language than the story would be marked.
    assert_eq!(browser.get("$$('.story [lang]:not(option)').length"), 0);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_language_is_switched_by_lang_and_cards_stay_open() {
    let (site, browser) = (Site::start(), Browser::start());
    let story = site.read_json("stories/us-russia-2021.json");
    site.page("/page.html", Page::new(TAG));
    browser.show(&site.url("/page.html"));
    is_in(&browser, &story, "en");
    let card = "geneva-2022-01-10";
    browser.run(&format!("$(\"[data-event='{card}'] summary\").click()"));
    browser.until(&format!("{OPEN}.length === 1"));
    for lang in ["zh", "ru", "en"] {
        browser.run(&format!("host.lang = '{lang}'"));
        is_in(&browser, &story, lang);
        assert_eq!(browser.texts(OPEN), [card], "{lang}");
        assert_eq!(browser.get("$$('[part=event]').length"), 6);
    }
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_language_is_that_of_the_page() {
    let (site, browser) = (Site::start(), Browser::start());
    let story = site.read_json("stories/us-russia-2021.json");
    for (page, lang) in [
        ("ru", "ru"),
        ("zh-Hans-CN", "zh"),
        ("en-GB", "en"),
        ("", "en"),
    ] {
        site.page("/page.html", Page::new(TAG).lang(page));
        browser.show(&site.url("/page.html"));
        is_in(&browser, &story, lang);
        browser.assert_clean();
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_language_is_that_of_the_nearest_element_around() {
    let (site, browser) = (Site::start(), Browser::start());
    let story = site.read_json("stories/us-russia-2021.json");
    let body = format!(r#"<div lang="zh">{TAG}</div>"#);
    site.page("/page.html", Page::new(body).lang("ru"));
    browser.show(&site.url("/page.html"));
    is_in(&browser, &story, "zh");
    // Its own goes before it.
    browser.run("host.lang = 'en'");
    is_in(&browser, &story, "en");
    browser.run("host.removeAttribute('lang')");
    is_in(&browser, &story, "zh");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_language_that_the_story_does_not_have_gives_its_default() {
    let (site, browser) = (Site::start(), Browser::start());
    let mut story = small("A story");
    story["languages"] = serde_json::json!(["ru", "en", "zh"]);
    site.json("/story.json", &story);
    let tag = r#"<script src="/standpoint.js" data-story="/story.json" async></script>"#;
    site.page("/page.html", Page::new(tag).lang("pl"));
    browser.show(&site.url("/page.html"));
    assert_eq!(browser.text("$('.story').lang"), "ru");
    assert_eq!(browser.text("$('.standfirst').textContent"), "Вкратце");
    assert_eq!(
        browser.text("$('.cards button').textContent"),
        "Раскрыть все"
    );
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn one_language_of_the_default_story_is_all_that_is_loaded() {
    let (site, browser) = (Site::start(), Browser::start());
    site.page("/page.html", Page::new(TAG).lang("zh"));
    browser.show(&site.url("/page.html"));
    let loaded = browser.texts(
        "performance.getEntriesByType('resource').map(({ name }) => name)
            .filter((name) => name.endsWith('.json'))",
    );
    assert_eq!(loaded.len(), 1, "{loaded:?}");
    assert!(loaded[0].contains(".zh-"), "{loaded:?}");
    // Dates are in it too.
    assert!(
        browser
            .text("$('[part=time]').textContent")
            .contains("2021年12月7日")
    );
}
