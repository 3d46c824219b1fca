//! No work is lost: what is written is kept as it is written, states can be gone back to, one tab writes at a time,
//! and what cannot be kept is told.

use super::Desk;
use crate::browser::Browser;
use crate::server::Site;
use serde_json::{Value, json};
use std::thread::sleep;
use std::time::Duration;

/// After this, what was written is kept.
const SECOND: Duration = Duration::from_secs(1);

/// Has a page end as in a crash, without a last word.
const NO_LAST_WORD: &str = "for (const kind of ['pagehide', 'visibilitychange'])
    for (const target of [window, document])
        target.addEventListener(kind, (event) => event.stopImmediatePropagation(), { capture: true });";

/// Opens the desk of a site as its page in a window that has just been opened.
#[track_caller]
fn open_here(desk: &Desk, path: &str) {
    desk.browser.resize(1_280);
    desk.browser.open(&desk.site.url(path));
    desk.until("document.querySelector('main .field')");
}

/// Opens the desk of a site with a script of the test before those of the page.
#[track_caller]
fn open_with_script(script: &str) -> Desk {
    let site = Site::start();
    let page = site.read("desk/index.html");
    let page = page.replacen("<script", &format!("<script>{script}</script><script"), 1);
    site.loose_html("/desk/prepared.html", &page);
    Desk::open(site, "/desk/prepared.html#new")
}

/// What the bar above the panes says.
#[track_caller]
fn bar(desk: &Desk) -> String {
    desk.until("document.querySelector('.bar')");
    desk.text("document.querySelector('.bar').innerText")
}

/// Whether the browser would ask before the page is left.
fn asks_before_leaving(desk: &Desk) -> bool {
    desk.get("!dispatchEvent(new Event('beforeunload', { cancelable: true }))") == json!(true)
}

/// Saves the story as it is under a name, in the window of drafts, which stays open.
#[track_caller]
fn save_state(desk: &Desk, name: &str) {
    desk.press("Drafts");
    desk.until("document.querySelector('.name-of-state input')");
    desk.run(&format!(
        "fill(document.querySelector('.name-of-state input'), {});",
        json!(name)
    ));
    desk.press("Save this state");
    desk.says(&format!("The state “{name}” is saved"));
    desk.until("document.querySelector('.kept strong')");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_change_is_there_again_after_a_crash_a_second_later() {
    let desk = Desk::start();
    desk.run(NO_LAST_WORD);
    desk.fill("title", "The harbour");
    desk.press("Add an event");
    desk.fill("events[0].title", "The plan is shown");
    sleep(SECOND);
    desk.browser.reload();
    desk.says("Your draft of “The harbour” is here again");
    assert_eq!(desk.value("title"), "The harbour");
    let title = desk.text("document.querySelector('.outline ol button .name').textContent");
    assert_eq!(title, "The plan is shown");
    // What is written after that is the same draft.
    desk.fill("title", "The new harbour");
    sleep(SECOND);
    desk.browser.reload();
    desk.says("Your draft of “The new harbour” is here again");
    desk.press("Drafts");
    desk.until("document.querySelector('dialog[open] .kept li')");
    let drafts = desk.get("document.querySelectorAll('dialog[open] .kept li').length");
    assert_eq!(drafts, json!(1));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_tab_that_was_closed_is_no_loss() {
    let desk = Desk::start();
    let first = desk.browser.window();
    desk.fill("title", "The harbour");
    sleep(SECOND);
    desk.browser.open_window();
    let second = desk.browser.window();
    desk.browser.switch_to(&first);
    desk.browser.close_window();
    desk.browser.switch_to(&second);
    open_here(&desk, "/desk/index.html");
    desk.says("Your draft of “The harbour” is here again");
    assert_eq!(desk.value("title"), "The harbour");
    // The tab that wrote it is gone: it is written here.
    desk.fill("title", "The new harbour");
    assert_eq!(desk.get("document.querySelector('.bar')"), Value::Null);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_named_state_is_compared_and_gone_back_to_and_that_is_undone() {
    let desk = Desk::start();
    desk.fill("title", "As it was");
    save_state(&desk, "For the lawyers");
    desk.press("Close");
    desk.fill("title", "As it is");
    desk.press("Drafts");
    desk.press("What differs");
    desk.until("document.querySelector('.differences tbody tr')");
    let rows = desk.get(
        "[...document.querySelectorAll('.differences tbody tr')]
            .map((row) => [...row.children].map((cell) => cell.textContent.trim()))",
    );
    assert_eq!(rows, json!([["Title", "As it was", "As it is"]]));
    desk.press("Back to the list");
    desk.press("Go back");
    desk.says("as it was in “For the lawyers”");
    assert_eq!(desk.value("title"), "As it was");
    desk.press("Undo");
    assert_eq!(desk.value("title"), "As it is");
    // Whatever becomes of this page, what was before is among the states.
    desk.browser.reload();
    desk.says("is here again");
    desk.press("Drafts");
    desk.until("document.querySelectorAll('.kept strong').length > 1");
    let list = desk.text("document.querySelector('dialog[open]').innerText");
    assert!(
        list.contains("Before going back to an earlier state"),
        "{list}"
    );
}

/// Undo over the opening of another story made a second draft of the first, without its states.
#[test]
#[ignore = "needs make dist and a browser"]
fn undo_leads_back_to_the_draft_that_another_story_took_the_place_of() {
    let desk = Desk::start();
    desk.fill("title", "The harbour");
    save_state(&desk, "Before the vote");
    desk.press("Close");
    desk.press("New");
    desk.press("Undo");
    desk.until("input('title')?.value === 'The harbour'");
    desk.fill("summary", "Who pays for it.");
    sleep(Duration::from_secs(1));
    desk.press("Drafts");
    desk.until(
        "document.querySelector('dialog[open] .kept')?.textContent.includes('Before the vote')",
    );
    let all = desk.text(
        "[...document.querySelectorAll('dialog[open] .kept')].map((list) => list.textContent).join(' ')",
    );
    assert_eq!(all.matches("The harbour").count(), 1, "{all}");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_second_tab_is_for_reading_until_it_takes_over_and_then_the_first_is() {
    let desk = Desk::start();
    let first = desk.browser.window();
    desk.fill("title", "One");
    sleep(SECOND);
    desk.browser.open_window();
    let second = desk.browser.window();
    open_here(&desk, "/desk/index.html");
    let said = bar(&desk);
    assert!(said.contains("open in another tab"), "{said}");
    assert_eq!(desk.value("title"), "One");
    assert_eq!(desk.get("input('title').matches(':disabled')"), json!(true));
    assert_eq!(desk.get("button('Add an event')"), Value::Null);
    // What keys do is refused as well.
    desk.run(
        "dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }));",
    );
    desk.says("Nothing was changed");

    desk.browser.switch_to(&first);
    desk.fill("title", "Two");
    desk.browser.switch_to(&second);
    desk.until("input('title').value === 'Two'");

    // The first is asked to keep what it has only just got.
    desk.browser.switch_to(&first);
    desk.fill("title", "Three");
    desk.browser.switch_to(&second);
    desk.press("Take over");
    desk.says("You can write here now");
    // The bar with the button is gone.
    desk.until("document.activeElement !== document.body");
    assert_eq!(desk.value("title"), "Three");
    desk.fill("title", "Four");

    desk.browser.switch_to(&first);
    let said = bar(&desk);
    assert!(said.contains("open in another tab"), "{said}");
    assert_eq!(desk.get("input('title').matches(':disabled')"), json!(true));
    desk.until("input('title').value === 'Four'");
    desk.browser.close_window();
    desk.browser.switch_to(&second);
    desk.browser.reload();
    desk.says("Your draft of “Four” is here again");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn where_nothing_is_kept_it_says_so_and_the_story_can_be_saved_as_a_file() {
    let desk = open_with_script(
        "IDBFactory.prototype.open = () => { throw new DOMException('Refused.', 'SecurityError'); };",
    );
    desk.fill("title", "Only in this tab");
    let said = bar(&desk);
    assert!(said.contains("keeps nothing for this page"), "{said}");
    assert!(said.contains("only in this tab"), "{said}");
    assert_eq!(
        desk.get("document.querySelector('.bar').closest('[role=alert]') !== null"),
        json!(true)
    );
    assert!(asks_before_leaving(&desk));
    let file = desk.saved_by("button('Save as a file').click();");
    assert!(file.contains("Only in this tab"), "{file}");
    assert!(!asks_before_leaving(&desk));
    // The desk goes on all the same.
    desk.press("Add an event");
    desk.fill("events[0].title", "The plan is shown");
    let shown = desk.text("document.querySelector('.outline ol').textContent");
    assert!(shown.contains("The plan is shown"), "{shown}");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_full_storage_is_told_and_what_was_not_kept_is_kept_once_there_is_room() {
    let desk = Desk::start();
    desk.fill("title", "Kept");
    sleep(SECOND);
    desk.run(
        "const { put } = IDBObjectStore.prototype;
        window.isFull = true;
        IDBObjectStore.prototype.put = function (...what) {
            if (window.isFull) throw new DOMException('No room.', 'QuotaExceededError');
            return put.apply(this, what);
        };",
    );
    desk.fill("title", "Not kept");
    let said = bar(&desk);
    assert!(said.contains("storage is full"), "{said}");
    assert!(said.contains("since"), "{said}");
    assert!(asks_before_leaving(&desk));
    desk.run("window.isFull = false;");
    desk.press("Try again");
    desk.until("!document.querySelector('.bar')");
    assert!(!asks_before_leaving(&desk));
    desk.run(NO_LAST_WORD);
    desk.browser.reload();
    desk.says("Your draft of “Not kept” is here again");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_file_with_mistakes_opens_and_what_could_not_be_read_is_not_thrown_away_by_saving() {
    let desk = Desk::start();
    let mut story = desk.site.read_json("stories/us-russia-2021.json");
    story["events"][0]["kind"] = json!("banquet");
    story["events"][1]["weather"] = json!({"sky": "grey"});
    story["sides"][0]["role"] = json!(7);
    desk.drop_file("mistakes.json", &story.to_string());
    desk.until("button('Take it as the story')");
    let shown = desk.text("document.querySelector('.page-of-import').innerText");
    assert!(shown.contains("3 values cannot be read"), "{shown}");
    assert!(shown.contains("banquet"), "{shown}");
    desk.press("Take it as the story");
    // What is right is there.
    desk.until("document.querySelectorAll('.outline ol button').length === 6");
    desk.run("document.querySelector('.problems').open = true;");
    desk.until("document.querySelectorAll('.problems .unread').length > 1");
    let problems = desk.text("document.querySelector('.problems').textContent");
    for text in ["banquet", "grey"] {
        assert!(problems.contains(text), "{text}: {problems}");
    }
    // Other changes leave it as it is.
    desk.fill("title", "Another title");
    story["title"]["en"] = json!("Another title");
    let saved = desk.saved();
    assert_eq!(
        serde_json::from_str::<Value>(&saved).expect("JSON"),
        story,
        "{saved}"
    );
    // It is kept with the draft as well.
    desk.run(NO_LAST_WORD);
    sleep(SECOND);
    desk.browser.reload();
    desk.says("is here again");
    let saved = desk.saved();
    assert_eq!(serde_json::from_str::<Value>(&saved).expect("JSON"), story);
}

/// What every browser does, also the one whose driver cannot do the rest.
#[test]
#[ignore = "needs make dist and a browser"]
fn what_is_written_is_kept() {
    let browser = Browser::start();
    let site = Site::start();
    browser.open(&site.url("/desk/index.html#new"));
    let desk = Desk::in_browser(site, browser);
    desk.fill("title", "The harbour");
    desk.until("document.querySelector('.toolbar').textContent.includes('kept in this browser')");
    sleep(SECOND);
    desk.browser.open(&desk.site.url("/desk/index.html"));
    desk.says("Your draft of “The harbour” is here again");
    assert_eq!(desk.value("title"), "The harbour");
}
