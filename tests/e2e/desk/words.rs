//! The words of the interface: in the language of the browser, and in no other.

use super::Desk;
use crate::server::Site;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// The texts of the interface in a language, by their keys; those with something put into them are left out.
fn texts(language: &str) -> BTreeMap<String, String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("desk/locales");
    let files = fs::read_dir(folder.join(language)).expect("the texts of a language");
    let mut texts = BTreeMap::new();
    for file in files {
        let text = fs::read_to_string(file.expect("a file").path()).expect("texts");
        let lines = text.lines().filter(|line| !line.contains('{'));
        let pairs = lines.filter_map(|line| line.split_once(" = "));
        texts.extend(pairs.map(|(key, text)| (key.trim().to_owned(), text.trim().to_owned())));
    }
    assert!(texts.len() > 200, "{}", texts.len());
    texts
}

/// Opens the desk in a browser whose first language this is.
#[track_caller]
fn open_in(language: &str) -> Desk {
    let site = Site::start();
    let page = site.read("desk/index.html");
    let script = format!(
        "<script>Object.defineProperty(Navigator.prototype, 'language', {{ get: () => '{language}' }});</script>"
    );
    let page = page.replacen("<script", &[&script, "<script"].concat(), 1);
    site.loose_html("/desk/language.html", &page);
    Desk::open(site, "/desk/language.html#new")
}

/// Everything that is seen or spoken of the page, but for what is marked as English.
const SAID: &str = "[...new Set([...document.querySelectorAll('body *')]
    .filter((element) => !element.closest('script, noscript, [lang=en]')).flatMap((element) => [
        ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data),
        ...['aria-label', 'placeholder', 'title', 'label'].map((name) => element.getAttribute(name)),
    ]).filter(Boolean).map((text) => text.trim()).filter(Boolean))]";

/// Fails where anything is said in English.
#[track_caller]
fn says_nothing_in_english(desk: &Desk, english: &BTreeSet<&String>, state: &str) {
    desk.browser.settle();
    let said = desk.get(SAID);
    let said = said.as_array().expect("texts");
    assert!(said.len() > 20, "{state}: {said:?}");
    let left: Vec<_> = said
        .iter()
        .filter_map(|text| text.as_str())
        .filter(|text| english.contains(&text.to_string()) || has_english_words(text))
        .collect();
    assert_eq!(left, Vec::<&str>::new(), "{state}");
}

/// Whether two words follow each other that could be English. Names and endings of files stand alone.
fn has_english_words(text: &str) -> bool {
    let is_word =
        |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let words: Vec<_> = text.split(' ').collect();
    words.windows(2).any(|two| two.iter().all(is_word))
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_interface_is_in_the_language_of_the_browser_and_nothing_is_left_in_english() {
    let english = texts("en");
    for (browser, tag) in [("zh-TW", "zh"), ("ru", "ru")] {
        let own = texts(tag);
        let differs = |key: &String, text: &String| own.get(key) != Some(text);
        let only_english = english.iter().filter(|(key, text)| differs(key, text));
        let only_english = only_english.map(|(_, text)| text).collect();
        let desk = open_in(browser);
        let nothing =
            |state: &str| says_nothing_in_english(&desk, &only_english, &format!("{tag}: {state}"));
        let press = |key: &str| desk.press(&own[key]);
        assert_eq!(desk.get("document.documentElement.lang"), json!(tag));
        nothing("the story");
        for list in ["sides", "people", "topics", "sources", "groups", "eras"] {
            press(&format!("add-{list}"));
            nothing(list);
        }
        press("add-event");
        desk.fill("events[0].date", "3/4/2021");
        press("add-position");
        desk.run(
            "for (const details of document.querySelectorAll('details')) details.open = true;",
        );
        desk.until("document.querySelector('.problems li')");
        nothing("an event");
        press("import");
        nothing("the page of an import");
        desk.drop_file("rows.csv", "DATE,TITLE\n2021-01-02,One\nnever,Two\n");
        desk.until("document.querySelector('.page-of-import table')");
        nothing("what was understood");
        press("publish");
        nothing("the page of publishing");
        press("drafts");
        nothing("the drafts");
        press("close");
        press("keys");
        nothing("the keys");
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn another_language_of_the_interface_is_there_at_once_and_the_story_stays_in_its_own() {
    let desk = open_in("fr");
    assert_eq!(desk.get("document.documentElement.lang"), json!("en"));
    desk.fill("title", "The harbour");
    let before = desk.saved();
    for (index, tag) in [(2, "ru"), (1, "zh"), (0, "en")] {
        let own = texts(tag);
        desk.run(&format!(
            "const choice = [...document.querySelectorAll('.toolbar select')].find((select) => select.querySelector('[lang=zh]'));
            choice.value = '{index}';
            choice.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        ));
        desk.until(&format!("document.documentElement.lang === '{tag}'"));
        desk.until(&format!("button({})", json!(own["add-event"])));
        assert_eq!(desk.saved(), before, "{tag}");
    }
}
