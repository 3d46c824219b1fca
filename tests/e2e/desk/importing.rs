//! A story comes in: from another program, from a spreadsheet.

use super::Desk;
use serde_json::json;

#[test]
#[ignore = "needs make dist and a browser"]
fn a_timeline_of_timelinejs_is_a_story_after_two_actions_and_undo_brings_the_old_one_back() {
    let desk = Desk::start();
    desk.fill("title", "The harbour");
    desk.actions.set(0);
    let timeline = json!({
        "title": {"text": {"headline": "The bridge", "text": "<p>How it was <b>built</b>.</p>"}},
        "events": [
            {
                "start_date": {"year": "1994", "month": "5", "day": "6"},
                "text": {"headline": "It is begun", "text": "<p>In <i>May</i>.</p>"},
            },
            {
                "start_date": {"year": "1998"},
                "end_date": {"year": "1999"},
                "text": {"headline": "It is tested", "text": "<script>window.wasRun = 1</script>"},
                "background": {"color": "#abcdef"},
            },
            {
                "start_date": {"year": "2000", "month": "7"},
                "text": {"headline": "It is opened"},
                "media": {"url": "https://example.org/bridge.jpg", "caption": "The bridge", "credit": "A reader"},
            },
        ],
    });
    desk.drop_file("bridge.json", &timeline.to_string());
    desk.until("button('Take it as the story')");
    let shown = desk.text("document.querySelector('.page-of-import').innerText");
    for words in [
        "A timeline of TimelineJS.",
        "3 events",
        "It is begun",
        "Left out:",
    ] {
        assert!(shown.contains(words), "{words} is not in\n{shown}");
    }
    // Nothing is taken yet.
    let titles = "[...document.querySelectorAll('.outline ol .name')].map((name) => name.textContent.trim())";
    assert_eq!(desk.get(titles), json!([]));
    desk.press("Take it as the story");
    assert_eq!(desk.actions.get(), 2);
    assert_eq!(desk.value("title"), "The bridge");
    desk.until("document.querySelector('standpoint-timeline').story?.events?.length === 3");
    let story = desk.preview();
    let dates: Vec<_> = (0..3)
        .map(|index| story["events"][index]["date"].clone())
        .collect();
    assert_eq!(
        dates,
        [json!("1994-05-06"), json!("1998"), json!("2000-07")]
    );
    assert_eq!(story["events"][1]["end"], json!("1999"));
    assert_eq!(desk.get("window.wasRun"), json!(null));
    assert_eq!(
        desk.get("document.activeElement === input('title')"),
        json!(true)
    );

    desk.press("Undo");
    assert_eq!(desk.value("title"), "The harbour");
    assert_eq!(desk.get(titles), json!([]));
    assert_eq!(desk.site.reports(), Vec::<String>::new());
}

#[test]
#[ignore = "needs make dist and a browser"]
fn pasted_rows_become_events_beside_those_that_are_there_and_undo_takes_them_out() {
    let desk = Desk::start_with_example();
    let before = desk.saved();
    desk.press("Import");
    let rows =
        "Date\tTitle\tText\n9 Dec 2030\tA first row\tWhat it says\n10 Dec 2030\tA second row\t";
    desk.run(&format!(
        "fill(document.getElementById('pasted-rows'), {});",
        json!(rows)
    ));
    desk.press("Show what is understood");
    desk.until("button('Add it to the story in hand')");
    let shown = desk.text("document.querySelector('.page-of-import').innerText");
    assert!(shown.contains("2 events"), "{shown}");
    desk.press("Add it to the story in hand");
    desk.says("Added: events 2");
    desk.until("document.activeElement === input('events[6].title')");
    assert_eq!(desk.value("events[6].title"), "A first row");
    let saved: serde_json::Value = serde_json::from_str(&desk.saved()).expect("JSON");
    assert_eq!(saved["events"][6]["date"], json!("2030-12-09"));
    assert_eq!(saved["events"][7]["date"], json!("2030-12-10"));
    assert_eq!(saved["events"].as_array().map(Vec::len), Some(8));
    desk.press("Undo");
    assert_eq!(desk.saved(), before);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_file_that_is_no_story_is_refused_in_words_and_nothing_is_lost() {
    let desk = Desk::start();
    desk.fill("title", "The harbour");
    desk.drop_file("picture.json", "\u{89}PNG and what not");
    desk.until("document.querySelector('[role=alert].refused')");
    assert_eq!(
        desk.get(
            "Boolean(button('Take it as the story') || button('Add it to the story in hand'))"
        ),
        json!(false)
    );
    desk.press("Cancel");
    desk.until("document.activeElement.id === 'choose-file'");
    desk.press("Write");
    assert_eq!(desk.value("title"), "The harbour");
}
