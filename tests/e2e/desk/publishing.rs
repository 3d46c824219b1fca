//! A story goes out: embed code, files.

use super::Desk;
use crate::browser::Browser;
use crate::server::Page;
use serde_json::json;

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
    desk.until(
        "document.querySelector('.problems summary').textContent.includes('No problems')
        || /^\\s*0 errors/.test(document.querySelector('.problems summary').textContent)",
    );
    desk.press("Publish");
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
