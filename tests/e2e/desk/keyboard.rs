//! Everything by keyboard alone, with keys that are really pressed.

use super::Desk;
use crate::browser::{ENTER, ESCAPE, SHIFT, TAB};
use serde_json::json;

/// More keys than there are fields and buttons between two places.
const FAR: usize = 200;

/// What has the focus, in words for who reads that a test has failed.
const FOCUSED: &str = "`${document.activeElement.localName} ${document.activeElement.id}
    ${document.activeElement.textContent.slice(0, 40)}`";

impl Desk {
    /// Presses Tab, or Shift and Tab, until what has the focus is as wanted; on the way nothing else may lose it.
    #[track_caller]
    fn tab_to(&self, wanted: &str, is_back: bool) {
        let is_there = || self.get(&format!("Boolean({wanted})")) == json!(true);
        for _ in 0..FAR {
            match is_back {
                true => self.browser.press_with(SHIFT, TAB),
                false => self.browser.press(TAB),
            }
            if is_there() {
                return;
            }
        }
        panic!("Tab never came to {wanted}, but to {}", self.get(FOCUSED));
    }

    /// Goes on by Tab to a field and types.
    #[track_caller]
    fn tab_and_type(&self, path: &str, text: &str) {
        let field = format!("document.activeElement === input({})", json!(path));
        if self.get(&field) == json!(false) {
            self.tab_to(&field, false);
        }
        self.browser.type_text(text);
    }

    /// Goes by Tab, or back, to a button, and presses it.
    #[track_caller]
    fn tab_and_press(&self, button: &str, is_back: bool) {
        let text = json!(button);
        self.tab_to(
            &format!("document.activeElement.textContent.trim() === {text}"),
            is_back,
        );
        // A busy Firefox drops a key that comes while it still moves the focus.
        self.browser.settle();
        self.browser.press(ENTER);
        self.browser.settle();
    }

    /// Waits until the focus is in a field.
    #[track_caller]
    fn is_in(&self, path: &str) {
        self.until(&format!(
            "document.activeElement === input({})",
            json!(path)
        ));
    }

    /// Fails where the focus is lost, so that the next key would begin at the top of the page.
    #[track_caller]
    fn has_focus(&self, after: &str) {
        self.browser.settle();
        let focused = self.get(
            "document.activeElement !== document.body && document.activeElement.isConnected
                && document.activeElement.checkVisibility()",
        );
        assert_eq!(focused, json!(true), "{after}: {}", self.get(FOCUSED));
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_is_written_and_goes_out_without_a_mouse() {
    let desk = Desk::start();
    desk.tab_and_type("title", "The harbour");
    desk.tab_and_type("summary", "Who wants it, and who pays.");
    desk.tab_and_press("Add an event", true);
    desk.is_in("events[0].title");
    desk.browser.type_text("The plan is shown");
    desk.tab_and_type("events[0].date", "7 Dec 2021");
    // What was understood is told before it is taken.
    let told = desk.text(
        "document.activeElement.getAttribute('aria-describedby').split(' ')
            .map((id) => document.getElementById(id)?.textContent ?? '').join(' ')",
    );
    assert!(told.contains("2021-12-07"), "{told}");
    desk.tab_and_press("Add a position", false);
    desk.is_in("events[0].positions[0].side");
    desk.browser.type_text("The city");
    desk.until("document.activeElement.getAttribute('aria-expanded') === 'true'");
    let active = desk.text(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).textContent",
    );
    assert_eq!(active, "Add “The city”");
    desk.browser.press(ENTER);
    desk.has_focus("making a side");
    desk.tab_and_type("events[0].positions[0].topic", "Cost");
    desk.browser.press(ENTER);
    desk.tab_and_type("events[0].positions[0].text", "It pays for itself.");
    desk.tab_and_press("Publish", true);
    desk.until("document.querySelector('.page-of-publishing')");
    desk.has_focus("going to the page of publishing");
    let code = "document.activeElement.id === 'code'";
    desk.tab_to(code, false);
    let code = desk.text("document.activeElement.value");
    assert!(code.contains("standpoint.js"), "{code}");

    let story: serde_json::Value = serde_json::from_str(&desk.saved()).expect("JSON");
    let event = &story["events"][0];
    assert_eq!(event["date"], json!("2021-12-07"));
    assert_eq!(event["positions"][0]["side"], story["sides"][0]["id"]);
    assert_eq!(story["sides"][0]["name"], json!("The city"));
    assert_eq!(event["positions"][0]["topic"], story["topics"][0]["id"]);
}

/// On a Russian keyboard the key of Ctrl+Z makes я, and nothing was undone.
#[test]
#[ignore = "needs make dist and a browser"]
fn commands_go_by_the_key_whatever_letter_it_makes() {
    let desk = Desk::start_with_example();
    let before = desk.value("title");
    desk.fill("title", "Другое");
    let key = |key: &str, code: &str, more: &str| {
        desk.run(&format!(
            "document.body.dispatchEvent(new KeyboardEvent('keydown',
                {{ key: '{key}', code: '{code}', ctrlKey: true, bubbles: true, cancelable: true {more} }}));"
        ));
    };
    key("я", "KeyZ", "");
    desk.until(&format!("input('title').value === {}", json!(before)));
    key("Я", "KeyZ", ", shiftKey: true");
    desk.until("input('title').value === 'Другое'");
    // Where letters are Latin, they count, wherever their keys are: on a German keyboard Z is where Y is.
    key("z", "KeyY", "");
    desk.until(&format!("input('title').value === {}", json!(before)));
}

/// From the outline of a long story the form was as many presses of Tab away as the outline has lines.
#[test]
#[ignore = "needs make dist and a browser"]
fn enter_in_the_outline_leads_to_the_form_and_f6_from_pane_to_pane() {
    let desk = Desk::start_with_example();
    let in_outline = "document.querySelector('.outline').contains(document.activeElement)";
    desk.run("document.querySelectorAll('.outline ol button')[2].focus();");
    desk.browser.press(ENTER);
    desk.until("document.activeElement.matches('.form-pane h2')");
    let f6 = '\u{E036}';
    desk.browser.press_with(SHIFT, f6);
    desk.until(&format!(
        "{in_outline} && document.activeElement.ariaCurrent === 'true'"
    ));
    desk.browser.press(f6);
    desk.until("document.querySelector('.form-pane').contains(document.activeElement)");
    desk.browser.press(f6);
    desk.until("document.querySelector('#standpoint-preview').contains(document.activeElement)");
    desk.browser.press(f6);
    desk.until("document.activeElement.matches('.problems > summary')");
    desk.browser.press(f6);
    desk.until(in_outline);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_field_that_is_not_the_storys_undoes_for_itself() {
    let desk = Desk::start_with_example();
    desk.fill("title", "Another title");
    desk.run(
        "const search = document.querySelector('.outline input[type=search]');
        search.dispatchEvent(new KeyboardEvent('keydown',
            { key: 'z', code: 'KeyZ', ctrlKey: true, bubbles: true, cancelable: true }));",
    );
    desk.browser.settle();
    assert_eq!(desk.value("title"), "Another title");
}

/// Enter ends what an input method puts together, as in Chinese; it made an item of what was typed so far.
#[test]
#[ignore = "needs make dist and a browser"]
fn enter_while_a_character_is_put_together_takes_nothing() {
    let desk = Desk::start_with_example();
    desk.run("document.querySelectorAll('.outline ol button')[0].click();");
    let path = "events[0].positions[0].topic";
    desk.until(&format!("input({})", json!(path)));
    desk.run(&format!(
        "const field = input({});
        fill(field, 'mei');
        field.dispatchEvent(new KeyboardEvent('keydown',
            {{ key: 'Enter', code: 'Enter', isComposing: true, bubbles: true, cancelable: true }}));",
        json!(path)
    ));
    desk.browser.settle();
    assert_eq!(desk.value(path), "mei");
    let story = desk.preview().to_string();
    assert!(!story.contains("mei\""), "{story}");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_suggestion_is_chosen_with_the_arrows_and_escape_leaves_the_field_as_it_was() {
    let desk = Desk::start_with_example();
    desk.run("document.querySelectorAll('.outline ol button')[0].click();");
    desk.until("input('events[0].positions[0].topic')");
    let path = "events[0].positions[0].topic";
    let before = desk.value(path);
    desk.run(&format!("input({}).focus();", json!(path)));
    let (down, up) = ('\u{E015}', '\u{E013}');
    for key in [down, down, up, down] {
        desk.browser.press(key);
    }
    let active = desk.text(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).textContent",
    );
    assert_ne!(active, before);
    desk.browser.press(ESCAPE);
    assert_eq!(desk.value(path), before);
    desk.is_in(path);
    for key in [down, down, ENTER] {
        desk.browser.press(key);
    }
    assert_eq!(desk.value(path), active);
    desk.is_in(path);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_could_be_several_of_a_list_stays_in_the_field_when_it_is_left() {
    let desk = Desk::start();
    for (index, name) in ["The city", "The port"].into_iter().enumerate() {
        desk.press("Add a side");
        desk.fill(&format!("sides[{index}].name"), name);
    }
    desk.press("Add an event");
    desk.press("Add a position");
    let side = String::from("events[0].positions[0].side");
    let go_to = |path: &str| desk.run(&format!("input({}).focus();", json!(path)));
    let leave = || {
        desk.browser.press(TAB);
        desk.has_focus("leaving a list");
    };
    let hint = format!("part({}).querySelector('[role=status]')", json!(side));
    // Of several, none is chosen for the editor, and nothing is lost.
    go_to(&side);
    desk.browser.type_text("the");
    leave();
    assert_eq!(desk.value(&side), "the");
    desk.until(&format!("isShown({hint})"));
    // To come by again is not to confirm it.
    go_to(&side);
    leave();
    assert_eq!(desk.value(&side), "the");
    // Escape still drops it.
    go_to(&side);
    desk.browser.press(ESCAPE);
    assert_eq!(desk.value(&side), "");
    desk.until(&format!("!isShown({hint})"));
    // With the form it is gone, and that is told.
    go_to(&side);
    desk.browser.type_text("the");
    leave();
    desk.until(&format!("isShown({hint})"));
    desk.run("document.querySelector('.outline li button').click();");
    desk.says("“the” was not taken");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_list_of_keys_opens_and_closes_and_the_focus_is_where_it_was() {
    let desk = Desk::start();
    let focused = "document.activeElement.textContent.trim() === 'Save'";
    desk.tab_to(focused, false);
    desk.browser.type_text("?");
    desk.until("document.querySelector('dialog[open] .keys')");
    assert_eq!(
        desk.get("document.querySelector('dialog[open]').contains(document.activeElement)"),
        json!(true)
    );
    desk.browser.press(ESCAPE);
    desk.until("!document.querySelector('dialog[open]')");
    desk.until(focused);
    // In a field it is a letter.
    desk.tab_and_type("title", "Why?");
    assert_eq!(desk.value("title"), "Why?");
    assert_eq!(
        desk.get("document.querySelector('dialog[open]')"),
        json!(null)
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_focus_is_never_lost_to_the_page() {
    let desk = Desk::start_with_example();
    let press = |button: &str| {
        desk.run(&format!("{button}.focus(); {button}.click();"));
        desk.has_focus(button);
    };
    for list in ["side", "person", "topic", "source", "group", "era", "event"] {
        let article = if list == "era" || list == "event" {
            "an"
        } else {
            "a"
        };
        press(&format!(
            "[...document.querySelectorAll('.outline button')].find((button) => button.textContent === 'Add {article} {list}')"
        ));
        press("button('Delete')");
    }
    press("document.querySelectorAll('.outline ol button')[1]");
    press("button('Duplicate')");
    press("button('Add a position')");
    press("button('Duplicate this position')");
    press("button('Delete this position')");
    press("part('events[6].positions[0].sources').querySelector(':scope > button')");
    press("part('events[6].positions[0].sources').querySelector('li button.quiet')");
    press("part('events[6].sources').querySelector(':scope > button')");
    press("part('events[6].sources').querySelector('li button.quiet')");
    press("button('Story')");
    press("button('Add a time zone')");
    press("part('time_zones').querySelector('li button')");
    press("button('Add a correction')");
    press("[...document.querySelectorAll('[data-path=corrections] li button')].at(-1)");
    press("button('Drafts')");
    desk.run("fill(document.querySelector('.name-of-state input'), 'A state');");
    press("button('Save this state')");
    desk.until("document.querySelector('.kept strong')");
    for button in ["What differs", "Back to the list", "Go back"] {
        press(&format!("button('{button}')"));
    }
    for page in [
        "Import", "Publish", "Write", "Drafts", "Close", "Undo", "Redo", "New", "Example",
    ] {
        press(&format!("button('{page}')"));
    }
}
