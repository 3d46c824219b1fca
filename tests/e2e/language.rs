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
    for language in ["zh", "yue-Hant-HK", "cmn"] {
        site.page("/page.html", Page::new(TAG).lang(language));
        browser.show(&site.url("/page.html"));
        let loaded = browser.texts(
            "performance.getEntriesByType('resource').map(({ name }) => name)
                .filter((name) => name.endsWith('.json'))",
        );
        assert_eq!(loaded.len(), 1, "{language}: {loaded:?}");
        assert!(loaded[0].contains(".zh-"), "{language}: {loaded:?}");
        // Dates are in it too.
        let time = browser.text("$('[part=time]').textContent");
        assert!(time.contains("2021年12月7日"), "{language}: {time}");
    }
}

/// What pages have as their language, whatever it is worth.
const TAGS: [&str; 22] = [
    "zh-cmn-Hans",
    "zh-cmn-Hans-CN",
    "zh-yue",
    "zh-yue-Hant-HK",
    "yue",
    "zh_CN",
    "zh-Hant",
    "en-US-",
    "en-US,en",
    "en_US.UTF-8",
    "en-u-ca-buddhist",
    "en-u-",
    "en-x",
    "de-DE_formal",
    "ar-EG",
    "ar-arz",
    "fa",
    "th",
    "中文",
    "x-klingon",
    "i-hak",
    "ru_RU",
];

/// What a page says of times, with plain white space.
const TIMES: &str = "(root) => [...root.querySelectorAll('.when')].map(({ textContent }) => textContent.replace(/\\s/g, ' '))";

/// The second call was at 20:35 in Washington, Moscow, Kyiv and Beijing alike, and Chinese pages had English
/// dates.
#[test]
#[ignore = "needs make dist and a browser"]
fn whatever_tag_a_page_has_its_clocks_are_those_of_the_renderer() {
    let (site, browser) = (Site::start(), Browser::start());
    let text = std::fs::read_to_string("stories/us-russia-2021.json").expect("the story");
    site.answer("/story.json", 200, "application/json", text.clone());
    let element =
        r#"<standpoint-timeline src="/story.json" loading="eager"></standpoint-timeline>"#;
    site.page("/page.html", Page::new([element, TAG].concat()).loose());
    browser.show(&site.url("/page.html"));
    for tag in TAGS {
        let native = rendered(&text, tag);
        let shown = native
            .split("class=\"story\" lang=\"")
            .nth(1)
            .expect("a language");
        let shown = shown.split('"').next().expect("its end").to_owned();
        site.loose_html("/native.html", &native);
        browser.run_with("host.lang = arguments[0]", serde_json::json!([tag]));
        browser.until(&format!("$('.story').lang === '{shown}'"));
        browser.settle();
        let differences = browser.run_async(&format!(
            "const times = {TIMES};
            const html = await (await fetch('/native.html')).text();
            const native = times(new DOMParser().parseFromString(html, 'text/html'));
            const shown = times(root);
            return native.length ? native.filter((time, at) => time !== shown[at]) : ['nothing'];"
        ));
        assert_eq!(differences, serde_json::json!([]), "{tag}");
        let first = browser.text("$('.when').textContent");
        assert!(
            first.contains("2021") || first.contains("٢٠٢١"),
            "{tag}: {first}"
        );
    }
    browser.assert_clean();
}

/// The timeline of a story as the renderer makes it for readers of a language.
fn rendered(text: &str, tag: &str) -> String {
    let json = standpoint::read::json_of(text).expect("JSON");
    let story = standpoint::read::read(&json).story.expect("a story");
    let options = standpoint::view::Options {
        language: tag.to_owned(),
        view: standpoint::view::PrerenderedView::Timeline,
        ..Default::default()
    };
    let owner = leptos::prelude::Owner::new();
    owner.with(|| {
        use leptos::prelude::*;
        let scene = std::sync::Arc::new(standpoint::view::Scene::new(story.into(), options));
        view! { <standpoint::view::Timeline scene /> }
            .into_view()
            .to_html()
    })
}

fn choose(browser: &Browser, field: &str, value: &str) {
    browser.run(&format!(
        "const field = $('[name={field}]');
        field.value = '{value}';
        field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ));
}

fn go_offline(browser: &Browser, is_offline: bool) {
    let conditions = serde_json::json!({
        "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
    });
    browser.cdp("Network.enable", serde_json::json!({}));
    browser.cdp("Network.emulateNetworkConditions", conditions);
}

/// The field said Русский over an English page, and no other change worked until English was chosen again.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_language_that_cannot_be_loaded_is_taken_back_and_the_next_change_works() {
    let (site, browser) = (Site::start(), Browser::start());
    let story = site.read_json("stories/us-russia-2021.json");
    site.page("/page.html", Page::new(TAG));
    browser.show(&site.url("/page.html"));
    go_offline(&browser, true);
    choose(&browser, "language", "ru");
    browser.until("$('[role=status]').textContent === 'This language could not be loaded.'");
    assert_eq!(browser.text("$('[name=language]').value"), "en");
    is_in(&browser, &story, "en");
    assert_eq!(browser.events("error").len(), 1);
    // So it is where the page asks for it.
    browser.run("host.lang = 'zh'");
    browser.until("seen.events.filter(({ name }) => name === 'error').length === 2");
    is_in(&browser, &story, "en");
    choose(&browser, "zone", "Asia/Shanghai");
    browser.until("$('[data-event=phone-call-2021-12-30] time').textContent.includes('31')");
    browser.run("host.setAttribute('heading-level', '3')");
    browser.until("$('h3.title')");
    go_offline(&browser, false);
    choose(&browser, "language", "ru");
    browser.until("$('.story').lang === 'ru'");
    assert_eq!(browser.text("$('h3').textContent"), story["title"]["ru"]);
    assert_eq!(browser.text("$('[name=language]').value"), "ru");
}

/// A translator sets the language of the page, and whoever then chose a zone got another language.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_choice_of_zone_does_not_change_the_language() {
    let (site, browser) = (Site::start(), Browser::start());
    let story = site.read_json("stories/us-russia-2021.json");
    site.page("/page.html", Page::new(TAG));
    browser.show(&site.url("/page.html"));
    browser.run("document.documentElement.lang = 'ru'");
    choose(&browser, "zone", "Asia/Shanghai");
    browser.until("$('[data-event=phone-call-2021-12-30] time').textContent.includes('31')");
    is_in(&browser, &story, "en");
    browser.assert_clean();
}

/// luxon#1290: America/Coyhaique came in 2025, and older browsers do not know it.
#[test]
#[ignore = "needs make dist and a browser"]
fn in_a_zone_that_the_browser_does_not_know_a_moment_has_its_own_offset() {
    let (site, browser) = (Site::start(), Browser::start());
    let mut story = small("A story");
    story["time_zones"] = serde_json::json!([
        {"id": "America/Coyhaique", "name": "Coyhaique"}, {"id": "Europe/Kyiv", "name": "Kyiv"}
    ]);
    story["events"][1]["date"] = serde_json::json!("2025-06-01T12:00:00-03:00");
    story["events"][0]["date"] = serde_json::json!("2025-06-02");
    story["as_of"] = serde_json::json!("2025-07-01");
    site.json("/story.json", &story);
    let old = "const { DateTimeFormat } = Intl;
        Intl.DateTimeFormat = function (language, options) {
          if (options?.timeZone === 'America/Coyhaique') throw new RangeError('Invalid time zone');
          return new DateTimeFormat(language, options);
        };";
    site.answer("/old.js", 200, "text/javascript", old);
    let element = r#"<standpoint-timeline src="/story.json"></standpoint-timeline>"#;
    let page = Page::new([element, TAG].concat());
    site.page("/page.html", page.script("/old.js"));
    browser.show(&site.url("/page.html"));
    let shown = browser.text("$('[data-event=first] .when').textContent");
    assert!(
        shown.starts_with("June 1, 2025 at 12:00 UTC\u{2212}03:00"),
        "{shown}"
    );
    assert!(shown.contains("18:00"), "{shown}");
    let zones = "[...$('[name=zone]').options].map(({ value }) => value)";
    assert_eq!(browser.texts(zones)[..2], ["", "Europe/Kyiv"]);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn one_zone_under_two_names_is_offered_once() {
    let (site, browser) = (Site::start(), Browser::start());
    let mut story = small("A story");
    story["time_zones"] = serde_json::json!([{"id": "Europe/Kyiv", "name": "Kyiv"}]);
    story["events"][1]["date"] = serde_json::json!("2022-01-01T12:00:00+02:00");
    site.json("/story.json", &story);
    let element =
        r#"<standpoint-timeline src="/story.json" time-zone="Europe/Kiev"></standpoint-timeline>"#;
    site.page("/page.html", Page::new([element, TAG].concat()));
    browser.cdp(
        "Emulation.setTimezoneOverride",
        serde_json::json!({"timezoneId": "Europe/Kiev"}),
    );
    browser.show(&site.url("/page.html"));
    let zones = "[...$('[name=zone]').options].map(({ value }) => value)";
    assert_eq!(browser.texts(zones), ["", "Europe/Kyiv"]);
    assert_eq!(browser.text("$('[name=zone]').value"), "Europe/Kyiv");
    assert_eq!(
        browser.text("$('[data-event=first] .zone').textContent"),
        "Kyiv"
    );
    browser.assert_clean();
}
