//! axe-core over the desk in all its states.

use super::Desk;
use crate::accessibility::{has_no_violations, put_axe};
use crate::server::Site;
use serde_json::json;
use std::thread::sleep;
use std::time::Duration;

/// A desk without a story of which axe-core is in the page.
fn with_axe(fragment: &str) -> Desk {
    let site = Site::start();
    put_axe(&site);
    put_page(&site);
    Desk::open(site, &format!("/desk/axe.html{fragment}"))
}

/// Puts the desk up with axe-core in its page, and no policy, which axe-core would break.
fn put_page(site: &Site) {
    let page = site.read("desk/index.html");
    let page = page.replace("</head>", "<script src=\"/axe.js\"></script></head>");
    site.loose_html("/desk/axe.html", &page);
}

/// Fails where axe-core finds something, in light or in dark.
#[track_caller]
fn is_clean(desk: &Desk, state: &str) {
    for scheme in ["light", "dark"] {
        desk.browser.prefer(scheme);
        desk.browser.settle();
        has_no_violations(&desk.browser, &format!("{state}, {scheme}"));
    }
}

/// Chooses the language of the interface by its place.
#[track_caller]
fn speak(desk: &Desk, index: usize, tag: &str) {
    desk.run(&format!(
        "const choice = [...document.querySelectorAll('.toolbar select')].find((select) => select.querySelector('[lang=zh]'));
        choice.value = '{index}';
        choice.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ));
    desk.until(&format!("document.documentElement.lang === '{tag}'"));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn no_form_of_the_desk_has_a_violation() {
    let desk = with_axe("#example").with_example();
    has_no_violations(&desk.browser, "the story");
    // One of each list has the fields of all.
    let forms = desk.get(
        "[...document.querySelectorAll('.outline section')].map((list) => list.querySelectorAll('li').length)",
    );
    let forms = forms.as_array().expect("numbers");
    for (list, count) in forms.iter().enumerate() {
        if count == &json!(0) {
            continue;
        }
        desk.run(&format!(
            "document.querySelectorAll('.outline section')[{list}].querySelector('li button').click();
            for (const details of document.querySelectorAll('main details')) details.open = true;"
        ));
        is_clean(&desk, &format!("form of list {list}"));
    }
}

/// A source that was cited twice before anything was known of it had its fields twice, with the same ids.
#[test]
#[ignore = "needs make dist and a browser"]
fn an_open_list_and_what_is_asked_of_a_new_source_have_no_violation() {
    let desk = with_axe("#example").with_example();
    desk.run("document.querySelectorAll('.outline ol button')[0].click();");
    desk.until("input('events[0].positions[0].topic')");
    desk.browser.run(
        "document.querySelector('[data-path=\"events[0].positions[0].topic\"] input').focus()",
    );
    desk.browser.press('\u{E015}');
    desk.until("document.querySelector('[role=listbox]:not([hidden]) [role=option]')");
    is_clean(&desk, "an open list");
    desk.browser.press('\u{E00C}');
    for position in [0, 1] {
        let list = json!(format!("events[0].positions[{position}].sources"));
        let count = desk.get(&format!(
            "part({list}).querySelectorAll('.citation').length"
        ));
        desk.run(&format!(
            "[...part({list}).querySelectorAll('button')].find((button) => button.textContent === 'Add a source').click();"
        ));
        let row = format!("events[0].positions[{position}].sources[{count}].source");
        desk.pick(&row, "https://example.org/twice");
    }
    desk.until("document.querySelectorAll('.new-source').length === 1");
    is_clean(&desk, "a new source that is cited twice");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn narrow_and_with_problems_the_desk_has_no_violation() {
    let desk = with_axe("#new");
    desk.press("Add an event");
    desk.fill("events[0].date", "3/4/2021");
    desk.run("document.querySelector('.problems').open = true;");
    is_clean(&desk, "with problems");
    for width in [768, 390] {
        desk.browser.resize(width);
        is_clean(&desk, &format!("{width} pixels wide"));
        for page in ["Import", "Publish", "Write"] {
            desk.press(page);
            has_no_violations(&desk.browser, &format!("{page}, {width} pixels wide"));
        }
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn no_page_or_window_of_the_desk_has_a_violation() {
    let desk = with_axe("#example").with_example();
    desk.press("Publish");
    is_clean(&desk, "publishing");
    desk.press("Import");
    is_clean(&desk, "the beginning of an import");
    let rows = "Date,Title,Text,Colour\n2021-01-02,One,What it says,red\nnever,Two,,blue\n";
    desk.drop_file("rows.csv", rows);
    desk.until("document.querySelector('.page-of-import table')");
    is_clean(&desk, "rows that were understood");
    desk.drop_file("no-story.json", "{");
    desk.until("document.querySelector('.refused')");
    is_clean(&desk, "a file that was refused");
    desk.press("Write");
    desk.press("New");
    desk.fill("title", "Another story");
    sleep(Duration::from_secs(1));
    desk.press("Drafts");
    desk.until("document.querySelectorAll('.kept li').length > 1");
    desk.run("fill(document.querySelector('.name-of-state input'), 'A state');");
    desk.press("Save this state");
    desk.until("document.querySelector('.kept strong')");
    is_clean(&desk, "drafts");
    desk.press("What differs");
    desk.until("button('Back to the list')");
    is_clean(&desk, "what differs");
    desk.press("Close");
    desk.press("Keys");
    is_clean(&desk, "keys");
    desk.press("Close");
    for (index, tag) in [(1, "zh"), (2, "ru")] {
        speak(&desk, index, tag);
        is_clean(&desk, tag);
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_is_only_read_has_no_violation() {
    let desk = with_axe("#new");
    desk.fill("title", "The harbour");
    desk.until("document.querySelector('.toolbar').textContent.includes('kept in this browser')");
    let first = desk.browser.window();
    desk.browser.open_window();
    desk.browser.resize(1_280);
    desk.browser.open(&desk.site.url("/desk/axe.html"));
    desk.until("document.querySelector('.bar')");
    is_clean(&desk, "for reading");
    desk.browser.close_window();
    desk.browser.switch_to(&first);
}
