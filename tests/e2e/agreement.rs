//! What is rendered natively is what the browser makes: every date, number and name, in every
//! language, and every element.

use crate::browser::Browser;
use crate::render::render;
use crate::server::{Page, Site};
use serde_json::{Value, json};

const LANGUAGES: [&str; 8] = ["en", "zh", "ru", "uk", "fr", "es", "de", "ar"];

/// Every form of date, of length, and of distance between two events.
fn every_form() -> Value {
    let dates = [
        "Y-13800000000",
        "-0257",
        "-0043-03-15",
        "0077",
        "09XX",
        "1492-10-12",
        "18XX",
        "189X",
        "1914-07-28/1918-11-11",
        "1969-07-20T20:17:40Z",
        "1985-21",
        "1999?",
        "2001-09~",
        "2004-06-11%",
        "2019-12/..",
        "../2020-03",
        "2021-12-07",
        "2021-12-15/2021-12-17",
        "2021-12-30T15:35:00-05:00",
        "2021-12-30T16:25:00-05:00",
        "2022-01-09/2022-01-10",
        "2022-01-31",
        "2022-02",
        "2023",
        "2024-02-29",
        "Y170000002",
    ];
    let durations = ["PT50M", "PT2H~", "PT1H30M", "P1D", "PT1M", "PT5H", "PT21H"];
    let event = |(at, date): (usize, &&str)| {
        json!({
            "id": format!("e{at}"), "kind": "other", "title": date, "date": date, "summary": "x",
            "duration": durations[at % durations.len()],
            "positions": [{
                "side": "a", "topic": "t", "text": "x", "date": date, "sources": [format!("s{at}")],
            }],
        })
    };
    let events: Vec<Value> = dates.iter().enumerate().map(event).collect();
    let tags = ["ru", "uk", "en-GB", "zh-Hans", "fr", "pt-BR", "ar", "xx"];
    let source = |at: usize| {
        json!({
            "id": format!("s{at}"), "publisher": "p", "title": "t", "grade": "press",
            "date": dates[at], "language": tags[at % tags.len()], "url": "https://example.org/",
        })
    };
    let sources: Vec<Value> = (0..dates.len()).map(source).collect();
    json!({
        "standpoint": 1, "id": "forms", "title": "Forms", "summary": "All of *them*.", "as_of": "2023",
        "languages": LANGUAGES,
        "time_zones": [
            {"id": "America/New_York", "name": "Washington"},
            {"id": "Asia/Kolkata", "name": "Delhi"},
            {"id": "Asia/Shanghai", "name": "Beijing"},
        ],
        "sides": [{"id": "a", "name": "A"}], "topics": [{"id": "t", "name": "T"}],
        "sources": sources, "events": events,
    })
}

/// The texts that differ between what was rendered and what is shown; more if it is not texts alone.
const COMPARE: &str = r#"
    const html = await (await fetch("/native.html")).text();
    const native = new DOMParser().parseFromString(html, "text/html").querySelector(".story");
    const shown = $(".story").cloneNode(true);
    // Only the browser has the fields of the filter, and knows the reader's own time zone; the comparison is made when it is asked for.
    $(".compare").firstChild ?? host.setAttribute("view", "compare");
    await new Promise((resolve) => setTimeout(resolve));
    for (const folded of $$("[data-full][data-unfilled]")) folded.dispatchEvent(new Event("toggle"));
    for (const folded of $$(".compare [data-unfilled]")) folded.dispatchEvent(new Event("toggle"));
    shown.querySelector(".compare").replaceWith($(".compare").cloneNode(true));
    shown.querySelector("[name=zone]")?.lastChild.remove();
    shown.querySelector(".fields").replaceChildren();
    host.removeAttribute("view");
    // What is rendered is read from the page's data, which begins with the language that it is in.
    for (const select of [native, shown].map((story) => story.querySelector("[name=language]"))) {
      select?.append(...[...select.options].sort((a, b) => (a.value < b.value ? -1 : 1)));
    }
    // CLDR has several kinds of white space, and a browser may have another version of it.
    const texts = (element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        walker.currentNode.data = walker.currentNode.data.replace(/\s/g, " ");
        found.push(walker.currentNode.data);
      }
      for (const named of element.querySelectorAll("[aria-label]")) {
        named.setAttribute("aria-label", named.getAttribute("aria-label").replace(/\s/g, " "));
        if (named.title) named.title = named.title.replace(/\s/g, " ");
      }
      return found;
    };
    const [rendered, mounted] = [texts(native), texts(shown)];
    const differences = rendered.flatMap((text, at) =>
      text === mounted[at] ? [] : [`rendered ${JSON.stringify(text)}, in the browser ${JSON.stringify(mounted[at])}`]);
    if (differences.length > 0) return differences;
    return native.isEqualNode(shown) ? [] : ["elements or attributes differ"];
"#;

/// The differences for a reader of a language.
fn differences(site: &Site, browser: &Browser, story: &str, language: &str) -> Vec<String> {
    let arguments = [
        "--form", "embed", "--lang", language, "--open", "all", "--view", "both",
    ];
    let embed = render(story, &arguments);
    let (_, timeline) = embed
        .split_once("<div data-standpoint=")
        .expect("a timeline");
    let (timeline, _) = timeline.split_once("</template>").expect("its end");
    site.loose_html(
        "/native.html",
        &["<div data-standpoint=", timeline].concat(),
    );
    browser.run_with(
        "host.lang = arguments[0]; host.setAttribute('open', 'all');",
        json!([language]),
    );
    browser.until(&format!(
        "$('.story')?.lang === '{language}' && $$('.card:not([open])').length === 0"
    ));
    let found = browser.run_async(COMPARE);
    let found = found.as_array().unwrap_or_else(|| panic!("{found}"));
    let name = |text: &Value| format!("{language}: {}", text.as_str().unwrap_or_default());
    // ICU4X orders the parts of an Arabic day before the common era otherwise.
    let is_known = |text: &String| language == "ar" && text.contains("ق.م 44 مارس 15");
    let named = found.iter().map(name);
    named.filter(|text| !is_known(text)).collect()
}

#[track_caller]
fn agrees(story: &str, languages: &[&str]) {
    let (site, browser) = (Site::start(), Browser::start());
    let text = std::fs::read(story).expect("the story");
    site.answer("/story.json", 200, "application/json", text);
    let body = r#"<standpoint-timeline src="/story.json" loading="eager"></standpoint-timeline>"#;
    let page = Page::new(body).script("/standpoint.js").loose();
    site.page("/page.html", page);
    browser.show(&site.url("/page.html"));
    let of = |language: &&str| differences(&site, &browser, story, language);
    let all: Vec<String> = languages.iter().flat_map(of).collect();
    assert!(
        all.is_empty(),
        "{} differences\n{}",
        all.len(),
        all.join("\n")
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn every_form_of_date_is_rendered_as_the_browser_says_it_in_every_language() {
    let file = std::env::temp_dir().join(format!("standpoint-dates-{}.json", std::process::id()));
    std::fs::write(&file, every_form().to_string()).expect("a temporary file");
    agrees(file.to_str().expect("a name in UTF-8"), &LANGUAGES);
    _ = std::fs::remove_file(file);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_default_story_is_rendered_as_the_browser_makes_it() {
    let story = concat!(env!("CARGO_MANIFEST_DIR"), "/stories/us-russia-2021.json");
    agrees(story, &["en", "zh", "ru"]);
}
