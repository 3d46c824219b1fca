//! A story is written: forms, preview, problems, undo, and the file that is saved.

use super::Desk;
use serde_json::json;

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_is_written_without_seeing_json_and_the_preview_follows() {
    let desk = Desk::start();
    desk.fill("title", "The harbour");
    desk.press("Add an event");
    desk.fill("events[0].title", "The plan is shown");
    desk.fill("events[0].date", "2026-03-02");
    desk.press("Add a position");
    desk.pick("events[0].positions[0].side", "The city");
    desk.pick("events[0].positions[0].topic", "Cost");
    desk.fill("events[0].positions[0].text", "It costs nine million.");
    desk.until(
        "document.querySelector('standpoint-timeline').story?.events?.[0]?.positions?.[0]?.text === 'It costs nine million.'",
    );
    let story = desk.preview();
    assert_eq!(story["title"], "The harbour");
    assert_eq!(story["sides"][0]["name"], "The city");
    assert_eq!(
        story["events"][0]["positions"][0]["side"],
        story["sides"][0]["id"]
    );
    desk.until(
        "document.querySelector('standpoint-timeline').shadowRoot?.querySelector('[data-event]')",
    );
    let card = desk.text(
        "document.querySelector('standpoint-timeline').shadowRoot.querySelector('[data-event]').textContent",
    );
    assert!(card.contains("The plan is shown"), "{card}");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_example_is_saved_as_it_was_opened() {
    let desk = Desk::start_with_example();
    let file = desk.site.read("stories/us-russia-2021.json");
    let saved = desk.saved();
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&saved).expect("JSON"),
        serde_json::from_str::<serde_json::Value>(&file).expect("JSON")
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_problem_leads_to_its_field_which_says_what_is_wrong() {
    let desk = Desk::start_with_example();
    let before = desk.text("document.querySelector('.problems summary').textContent");
    desk.run("document.querySelectorAll('.outline ol button')[1].click();");
    desk.until("input('events[1].end')");
    desk.fill("events[1].end", "2021-12-01");
    desk.until(&format!(
        "document.querySelector('.problems summary').textContent.trim() !== {}",
        json!(before)
    ));
    desk.run("document.querySelector('.outline button').click();");
    desk.until("!part('events[1].end')");
    desk.run("document.querySelector('.problems').open = true;");
    desk.until("document.querySelector('.problems section.error li button')");
    desk.run("document.querySelector('.problems section.error li button').click();");
    desk.until("document.activeElement === input('events[1].end')");
    let described = desk.text(
        "document.getElementById(document.activeElement.getAttribute('aria-describedby').split(' ').pop())?.textContent",
    );
    assert!(
        described.contains("The end is before the beginning."),
        "{described}"
    );
    assert_eq!(
        desk.get("document.activeElement.ariaInvalid"),
        json!("true")
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_new_story_has_no_fault_and_f8_goes_through_what_is_still_to_be_written() {
    let desk = Desk::start();
    let said = "document.querySelector('.problems summary').textContent";
    desk.until(&format!("{said}.startsWith('Nothing is wrong yet.')"));
    let press =
        "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', bubbles: true }));";
    desk.run(press);
    desk.until("document.activeElement === input('title')");
    desk.run(press);
    desk.until("document.activeElement === input('summary')");
    assert_eq!(
        desk.get("document.activeElement.ariaInvalid ?? null"),
        json!(null)
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn every_step_is_undone_and_redone() {
    let desk = Desk::start_with_example();
    let first = desk.saved();
    desk.fill("title", "Another title");
    desk.run("document.querySelectorAll('.outline ol button')[0].click();");
    desk.press("Delete");
    let key = |shift: bool| {
        desk.run(&format!(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
                {{ key: 'z', ctrlKey: true, shiftKey: {shift}, bubbles: true, cancelable: true }}));"
        ));
        desk.browser.settle();
    };
    key(false);
    key(false);
    assert_eq!(desk.saved(), first);
    key(true);
    assert!(desk.saved().contains("Another title"));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_with_markup_in_every_text_stays_text() {
    let desk = Desk::start();
    let markup = "<img src=x onerror=\"window.wasRun=1\"><script>window.wasRun=1</script>";
    desk.fill("title", markup);
    desk.press("Add an event");
    desk.fill("events[0].title", markup);
    // Without a date, nothing is shown.
    desk.fill("events[0].date", "2026-03-02");
    desk.press("Add a position");
    desk.pick("events[0].positions[0].side", markup);
    desk.pick("events[0].positions[0].topic", markup);
    desk.fill("events[0].positions[0].text", markup);
    desk.until("document.querySelector('standpoint-timeline').story?.events?.[0]?.positions");
    desk.browser.settle();
    assert_eq!(
        desk.get("document.querySelectorAll('img[src=x]').length + (window.wasRun ?? 0)"),
        json!(0)
    );
    assert_eq!(desk.site.reports(), Vec::<String>::new());
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_desk_asks_no_other_host_for_anything() {
    let desk = Desk::start_with_example();
    desk.run("document.querySelectorAll('.outline ol button')[2].click();");
    desk.until(
        "document.querySelector('standpoint-timeline').shadowRoot?.querySelector('[data-event]')",
    );
    desk.press("Publish");
    desk.press("Copy");
    desk.browser.settle();
    let urls = desk
        .browser
        .texts("performance.getEntriesByType('resource').map(({ name }) => name)");
    let own = desk.site.url("/");
    assert!(urls.iter().any(|url| url.ends_with(".wasm")), "{urls:?}");
    for url in urls {
        assert!(url.starts_with(&own) || url.starts_with("blob:"), "{url}");
    }
    assert_eq!(desk.site.reports(), Vec::<String>::new());
}

/// A text that is only spoken lay outside of the pane that scrolls, and the whole page could be scrolled away.
#[test]
#[ignore = "needs make dist and a browser"]
fn the_page_is_as_high_as_the_window_whatever_is_in_its_panes() {
    let desk = Desk::start_with_example();
    for width in [1_280, 768, 390] {
        desk.browser.resize(width);
        desk.run("document.querySelectorAll('.outline ol button')[2].click();");
        desk.until("input('events[2].positions[0].topic')");
        desk.browser.settle();
        let is_whole = "document.scrollingElement.scrollHeight <= innerHeight
            && document.scrollingElement.scrollWidth <= innerWidth";
        assert_eq!(desk.get(is_whole), json!(true), "{width} pixels wide");
    }
}
