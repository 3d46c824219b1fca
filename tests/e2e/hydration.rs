//! A timeline that is in the page before any script: what the widget takes over, and what it
//! replaces.

use crate::browser::Browser;
use crate::render::render;
use crate::server::{Page, Site};

/// What a reader does before the widget comes: opens the second card, puts the focus on it, selects
/// some words; and from then on what becomes of it is written down in `before`.
const READER: &str = r#"{
  const host = document.querySelector("standpoint-timeline");
  const root = host.shadowRoot;
  const cards = [...root.querySelectorAll("details.card")];
  cards[1].open = true;
  cards[1].querySelector("summary").focus();
  const words = root.querySelector("p.summary").firstChild;
  getSelection().setBaseAndExtent(words, 2, words, 9);
  window.before = { nodes: [...root.querySelectorAll("*")].slice(2), fewest: Infinity, shift: 0 };
  const count = () => {
    before.fewest = Math.min(before.fewest, root.querySelectorAll("[part=event]").length);
    requestAnimationFrame(count);
  };
  // The widget comes when all that has moved by then has moved.
  addEventListener("load", () => setTimeout(() => {
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) before.shift += value;
    }).observe({ type: "layout-shift" });
    count();
    const script = document.createElement("script");
    const policy = trustedTypes.createPolicy("test", { createScriptURL: (url) => url });
    script.src = policy.createScriptURL("/standpoint.js");
    document.body.append(script);
  }, 200));
}"#;

/// A page with a prerendered timeline and a reader who was quicker than the widget.
fn page(site: &Site, element: &str) {
    site.answer("/reader.js", 200, "text/javascript", READER);
    let script = r#"<script src="/reader.js"></script>"#;
    site.page("/page.html", Page::new([element, script].concat()));
}

fn element(arguments: &[&str]) -> String {
    let arguments = [&["--form", "embed", "--base", "/"], arguments].concat();
    render("stories/us-russia-2021.json", &arguments)
}

fn open(site: &Site, browser: &Browser) {
    browser.open(&site.url("/page.html"));
    browser.until("seen.events.some(({ name }) => name === 'load')");
    browser.settle();
}

/// The timeline was seen, and flipped to the comparison when the widget came.
#[test]
#[ignore = "needs make dist and a browser"]
fn the_view_that_is_asked_for_is_there_from_the_beginning() {
    let (site, browser) = (Site::start(), Browser::start());
    let element = element(&["--view", "compare"]);
    site.page("/still.html", Page::new(element.clone()));
    browser.open(&site.url("/still.html"));
    assert!(browser.is("$('.compare').checkVisibility() && !$('.events').checkVisibility()"));
    page(&site, &element);
    open(&site, &browser);
    assert_eq!(browser.get("before.shift"), 0);
    assert!(browser.is("$('.story').dataset.view === 'compare'"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_was_rendered_is_taken_over_in_place() {
    let (site, browser) = (Site::start(), Browser::start());
    page(&site, &element(&[]));
    open(&site, &browser);
    assert!(browser.is("before.nodes.length > 2000"));
    assert!(browser.is("before.nodes.every((node) => node.isConnected)"));
    // All that is added is the reader's own time zone, and the fields of the filter.
    assert!(browser.is("before.nodes.length === $$('div *:not(.fields *)').length - 1"));
    assert_eq!(browser.get("before.shift"), 0);
    assert_eq!(browser.get("before.fewest"), 6);
    assert!(browser.is("focused().localName === 'summary'"));
    assert_eq!(browser.text("getSelection().toString()").chars().count(), 7);
    assert_eq!(browser.get("$$('.card[open]').length"), 1);
    assert!(!site.was_asked_for(".json"), "the story is in the page");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_card_opened_before_the_widget_came_is_known_to_be_open() {
    let (site, browser) = (Site::start(), Browser::start());
    page(&site, &element(&[]));
    open(&site, &browser);
    // It stays open when all is shown anew, in another zone.
    browser.run("host.setAttribute('time-zone', 'Asia/Shanghai')");
    browser.until("$$('[part=time]').some((time) => time.textContent.includes('31'))");
    assert_eq!(browser.get("$$('.card[open]').length"), 1);
    browser.run("host.closeEvent($('.card[open]').dataset.event)");
    browser.until("$$('.card[open]').length === 0");
    browser.settle();
    let toggles = browser.events("toggle");
    assert_eq!(toggles.len(), 1, "{toggles:?}");
    assert_eq!(toggles[0]["open"], false);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_was_rendered_works_like_what_was_mounted() {
    let (site, browser) = (Site::start(), Browser::start());
    page(&site, &element(&[]));
    open(&site, &browser);
    browser.run("$('.cards button').click()");
    browser.until("$$('.card[open]').length === 6");
    browser.run("$('.cite').click()");
    browser.until("focused().id.startsWith('s-')");
    browser.run("$('.back a').click()");
    browser.until("focused().id.startsWith('p-')");
    browser.run("host.remove()");
    browser.settle();
    assert!(browser.is("before.nodes.every((node) => !node.isConnected)"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_another_version_rendered_is_replaced_without_a_blank_moment() {
    let (site, browser) = (Site::start(), Browser::start());
    let version = format!("data-standpoint=\"{} ", env!("CARGO_PKG_VERSION"));
    let old = element(&[]).replace(&version, "data-standpoint=\"0.0.1 ");
    page(
        &site,
        &old.replace("class=\"headline\"", "class=\"headline-of-old\""),
    );
    open(&site, &browser);
    assert_eq!(browser.get("$$('.headline').length"), 6);
    assert_eq!(browser.get("$$('.headline-of-old').length"), 0);
    assert_eq!(browser.get("before.fewest"), 6);
    assert_eq!(
        browser.get("$$('.card[open]').length"),
        1,
        "the reader's card"
    );
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn html_that_was_rewritten_on_the_way_is_made_anew() {
    let (site, browser) = (Site::start(), Browser::start());
    // As a content management system does that takes out what it does not know.
    let rewritten = element(&[])
        .replace("<svg", "<!--<svg")
        .replace("</svg>", "</svg>-->");
    page(&site, &rewritten);
    open(&site, &browser);
    assert_eq!(browser.get("$$('.kind svg').length"), 6);
    browser.run("host.openAll()");
    browser.until("$$('.card[open]').length === 6");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_reader_of_another_language_gets_it_from_the_file_of_the_story() {
    let (site, browser) = (Site::start(), Browser::start());
    page(&site, &element(&["--src", "/stories/us-russia-2021.json"]));
    open(&site, &browser);
    assert!(!site.was_asked_for(".json"));
    browser.run("host.lang = 'zh'");
    browser.until("$('.title').textContent.includes('通话')");
    assert_eq!(browser.get("before.fewest"), 6);
    assert_eq!(browser.get("$$('.card[open]').length"), 1);
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn another_story_than_the_one_rendered_takes_its_place() {
    let (site, browser) = (Site::start(), Browser::start());
    let rendered = element(&["--src", "/stories/us-russia-2021.json"]);
    let asked = rendered.replacen(
        " src=\"/stories/us-russia-2021.json\"",
        " src=\"/pier.json\"",
        1,
    );
    let pier = include_str!("../bad-stories/sound.json");
    site.answer("/pier.json", 200, "application/json", pier);
    page(&site, &asked);
    open(&site, &browser);
    assert_eq!(browser.text("$('.title').textContent"), "The pier");
    assert_eq!(browser.get("$$('[part=event]').length"), 2);
    assert!(browser.is("before.fewest > 0"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn where_the_widget_cannot_come_what_was_rendered_stays() {
    let (site, browser) = (Site::start(), Browser::start());
    site.answer(&site.code(), 404, "text/plain", "");
    page(&site, &element(&[]));
    browser.open(&site.url("/page.html"));
    browser.until("seen.events.some(({ name }) => name === 'error')");
    assert_eq!(browser.get("$$('[part=event]').length"), 6);
    assert_eq!(browser.messages().len(), 1);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_demo_article_does_not_move_while_the_widget_comes() {
    let (site, browser) = (Site::start(), Browser::start());
    for width in [360, 1280] {
        browser.resize(width);
        browser.open(&site.url("/index.html"));
        browser.run("host.scrollIntoView()");
        browser.until("seen.events.some(({ name }) => name === 'load')");
        browser.settle();
        let shifts = browser.run_async(
            "return new Promise((resolve) => {
                const shifts = [];
                const name = (node) => `${node?.localName}.${node?.className} in ${node?.parentNode?.className}`;
                const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
                const moved = ({ node, previousRect, currentRect }) =>
                    `${name(node)} from ${place(previousRect)} to ${place(currentRect)}`;
                new PerformanceObserver((list) => {
                    for (const { value, startTime, sources } of list.getEntries()) {
                        shifts.push(`${value} at ${startTime}: ${sources.map(moved).join(', ')}`);
                    }
                }).observe({ type: 'layout-shift', buffered: true });
                setTimeout(() => resolve(shifts), 100);
            });",
        );
        assert_eq!(shifts, serde_json::json!([]), "{width} px");
    }
}

/// What was rendered of the small story, with its file.
fn small_element(site: &Site, name: &str) -> String {
    let story = crate::stories::small("A story");
    site.json("/small.json", &story);
    let file = std::env::temp_dir().join(format!("standpoint-{name}-{}.json", std::process::id()));
    std::fs::write(&file, story.to_string()).expect("a temporary file");
    let name = file.to_str().expect("a name in UTF-8");
    let arguments = [
        "--form",
        "embed",
        "--base",
        "/",
        "--src",
        "/small.json",
        "--open",
        "all",
    ];
    let element = render(name, &arguments);
    _ = std::fs::remove_file(file);
    element
}

fn open_page(site: &Site, browser: &Browser, element: &str) {
    let script = r#"<script src="/standpoint.js" async></script>"#;
    site.page("/page.html", Page::new([element, script].concat()));
    browser.open(&site.url("/page.html"));
    browser.until("seen.events.some(({ name }) => name === 'load')");
    browser.settle();
}

/// A class that a system renamed left the controls dead, and an id that a sanitiser prefixed hid every
/// position after a filter.
#[test]
#[ignore = "needs make dist and a browser"]
fn classes_ids_and_words_that_were_changed_on_their_way_are_set_right() {
    let (site, browser) = (Site::start(), Browser::start());
    let element = small_element(&site, "changed");
    for (from, to) in [
        ("class=\"compare\"", "class=\"cms-compare\""),
        ("class=\"events\"", ""),
        ("id=\"p-", "id=\"user-content-p-"),
        (">We met.<", ">“We met”.<"),
        (
            ">The first event<",
            "><font><font>Das erste Ereignis</font></font><",
        ),
    ] {
        assert!(element.contains(from), "{from}");
        open_page(&site, &browser, &element.replace(from, to));
        browser.click("[data-view=compare]");
        assert!(browser.is("$$('.compare td button').length > 0"), "{from}");
        browser.click("[data-view=timeline]");
        browser.run("$('.filter').open = true; $('[name=side][value=one]').click()");
        let left = browser
            .texts("$$('.position:not([hidden]) .text').map(({ textContent }) => textContent)");
        assert_eq!(left, ["We spoke.", "We met."], "{from}");
        assert_eq!(
            browser.text("$('[data-event=first] h3').textContent"),
            "The first event"
        );
        assert!(browser.is("host.openEvent('second')"));
        assert!(!site.was_asked_for("small.json"), "{from}");
        browser.assert_clean();
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_that_was_damaged_in_the_page_is_fetched() {
    let (site, browser) = (Site::start(), Browser::start());
    let element = small_element(&site, "damaged");
    let damaged = element.replace(
        "\"text\":\"We met.\"",
        "\"text\":\"<a href=\"/\">We</a> met.\"",
    );
    assert_ne!(element, damaged);
    open_page(&site, &browser, &damaged);
    assert!(site.was_asked_for("small.json"));
    assert_eq!(browser.text("$('h2').textContent"), "A story");
    browser.run("host.closeAll()");
    browser.until("$$('.card[open]').length === 0");
    browser.assert_clean();
}

/// Translators write into the page, shadow roots too, and set its language.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_page_that_was_translated_before_the_widget_came_is_in_each_language_that_is_chosen() {
    let (site, browser) = (Site::start(), Browser::start());
    let element = element(&["--src", "/stories/us-russia-2021.json"]);
    for translated in ["Dos llamadas", "<font><font>Dos llamadas</font></font>"] {
        let (before, rest) = element.split_once("class=\"title\">").expect("a title");
        let (_, rest) = rest.split_once("</h2>").expect("its end");
        let page = [before, "class=\"title\">", translated, "</h2>", rest].concat();
        open_page(&site, &browser, &page);
        browser.run("document.documentElement.lang = 'es'");
        browser.run(
            "const field = $('[name=language]');
            field.value = 'zh';
            field.dispatchEvent(new Event('change', { bubbles: true }));",
        );
        browser.until("$('.story').lang.startsWith('zh')");
        let story = site.read_json("stories/us-russia-2021.json");
        assert_eq!(
            browser.text("$('.title').textContent"),
            story["title"]["zh"]
        );
        browser.assert_clean();
    }
}
