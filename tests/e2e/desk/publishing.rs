//! A story goes out: embed code, files.

use super::Desk;
use crate::browser::Browser;
use crate::server::{Page, Site};
use serde_json::json;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The most presses and filled fields from nothing to embed code that has been copied.
const MOST_ACTIONS: usize = 60;

#[test]
#[ignore = "needs make dist and a browser"]
fn from_nothing_to_copied_embed_code_takes_few_actions_and_no_word_of_json() {
    let desk = Desk::start();
    // What is copied is looked at in its place: a driver may not read the clipboard.
    desk.run(
        "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };",
    );
    desk.fill("title", "The harbour");
    desk.fill("summary", "Who wants the new harbour, and who pays.");
    for (index, (title, date)) in [
        ("The plan is shown", "2026-03-02"),
        ("The council votes", "2026-04-08"),
    ]
    .iter()
    .enumerate()
    {
        desk.press("Add an event");
        let event = format!("events[{index}]");
        desk.fill(&format!("{event}.title"), title);
        desk.fill(&format!("{event}.date"), date);
        for (position, (side, text)) in [
            ("The city", "The port pays for itself."),
            ("Fishers", "The nets have no place in it."),
        ]
        .iter()
        .enumerate()
        {
            desk.press("Add a position");
            let position = format!("{event}.positions[{position}]");
            desk.pick(&format!("{position}.side"), side);
            if desk.get(&format!(
                "input({}).value",
                json!(format!("{position}.topic"))
            )) == json!("")
            {
                desk.pick(&format!("{position}.topic"), "Cost");
            }
            desk.fill(&format!("{position}.text"), text);
            let (publisher, address) = [
                ("The Gazette", "https://gazette.example/harbour"),
                ("The Herald", "https://herald.example/vote"),
            ][index];
            desk.cite(&position, publisher, address);
        }
    }
    desk.press("Publish");
    desk.until("document.querySelector('.state').textContent.includes('The check has found nothing wrong')");
    desk.press("Copy");
    desk.until("window.copied");
    let code = desk.text("window.copied");
    println!("{} actions", desk.actions.get());
    assert!(desk.actions.get() <= MOST_ACTIONS, "{}", desk.actions.get());
    let shown = desk.text("document.body.innerText");
    assert!(!shown.contains("{\""), "{shown}");

    // The code does what it is for.
    let story = desk.saved();
    let Desk { site, browser, .. } = desk;
    drop(browser);
    let browser = Browser::start();
    let address = code.split('"').find(|part| part.ends_with(".json"));
    let address = address.unwrap_or_else(|| panic!("no address of a story in {code}"));
    let story: serde_json::Value = serde_json::from_str(&story).expect("JSON");
    site.json(address, &story);
    site.also_below("/standpoint");
    site.page(
        "/article.html",
        Page::new(format!("<main><h1>News</h1>{code}</main>")),
    );
    browser.show(&site.url("/article.html"));
    assert_eq!(browser.text("$('h2').textContent"), "The harbour");
    assert_eq!(browser.get("$$('[part=event]').length"), json!(2));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn every_form_of_the_code_shows_the_story_on_a_page_with_a_strict_policy() {
    let desk = Desk::start_with_example();
    let story = desk.site.read_json("stories/us-russia-2021.json");
    let title = story["title"]["en"].as_str().expect("a title");
    desk.press("Publish");
    desk.site.also_below("/standpoint");
    for form in ["tag", "element", "light", "plain", "frame"] {
        desk.run(&format!("document.getElementById('code-{form}').click();"));
        desk.browser.settle();
        let code = desk.text("document.getElementById('code').value");
        let page = Page::new(format!("<main><h1>News</h1>{code}</main>"));
        desk.site.page(&format!("/{form}.html"), page);
    }
    for form in ["tag", "element"] {
        desk.browser.show(&desk.site.url(&format!("/{form}.html")));
        assert_eq!(desk.browser.text("$('h2').textContent"), title, "{form}");
        desk.browser.assert_clean();
    }
    for form in ["light", "plain"] {
        desk.browser.open(&desk.site.url(&format!("/{form}.html")));
        let shown = desk.browser.text("document.body.innerText");
        assert!(shown.contains(title), "{form}: {shown}");
        desk.browser.assert_clean();
    }
    desk.browser.open(&desk.site.url("/frame.html"));
    desk.browser.enter_frame();
    desk.browser.until("$$('[part=event]').length === 6");
    assert_eq!(desk.browser.text("$('h2').textContent"), title);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_zip_is_a_site_of_its_own_that_shows_the_story() {
    let desk = Desk::start_with_example();
    desk.press("Publish");
    let zip = desk.bytes_saved_by("button('Download everything as a ZIP').click();");
    let mut zip = ZipArchive::new(Cursor::new(zip)).expect("a ZIP");
    let site = Site::start();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its content");
        let name = file.name().expect("a name").into_owned();
        let kind = match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("json") => "application/json",
            Some("wasm") => "application/wasm",
            Some("svg") => "image/svg+xml",
            _ => "text/plain; charset=utf-8",
        };
        site.answer(&format!("/unpacked/{name}"), 200, kind, bytes);
    }
    desk.browser
        .show(&site.url("/unpacked/standpoint/stories/us-russia-2021.html"));
    desk.browser.until("$$('[part=event]').length === 6");
    // The cards were in the page before; the program is asked for after them.
    desk.browser.run("host.scrollIntoView();");
    assert!(
        crate::browser::poll(|| site.was_asked_for(".wasm")),
        "{:?}",
        site.requests()
    );
    desk.browser.settle();
    desk.browser.assert_clean();
    let requests = site.requests();
    let elsewhere: Vec<_> = requests
        .iter()
        .filter(|path| !path.starts_with("/unpacked/") && *path != "/favicon.ico")
        .collect();
    assert_eq!(elsewhere, Vec::<&String>::new());
}
