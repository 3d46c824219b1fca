//! In which language something is said, and that it says so.

use crate::page::{Page, all, text};
use crate::sample::{
    LANGUAGES, default_story, event_of, full, places_of_texts, position, replace_texts, story,
    story_of, with,
};
use scraper::{ElementRef, Node};
use serde_json::{Value, json};

/// A text that tells where in the story it stands.
fn token(at: &str) -> String {
    format!("‹{at}›")
}

/// The language of each text of the page that has a token in it.
fn languages_of_tokens(page: &Page) -> Vec<(String, Option<String>)> {
    let texts = page.root().descendants();
    let texts = texts.filter_map(|node| match node.value() {
        Node::Text(text) if text.contains('‹') => Some((node, text.to_string())),
        _ => None,
    });
    texts
        .map(|(node, text)| {
            let mut around = node.ancestors().filter_map(ElementRef::wrap);
            let language = around.find_map(|around| around.attr("lang"));
            (text, language.map(str::to_owned))
        })
        .collect()
}

/// The story with every field, its texts in one language only.
fn only_in(language: &str) -> Value {
    let mut story = full();
    story["languages"] = json!(["en", "de"]);
    replace_texts(&mut story, |at| match at.ends_with("/at") {
        true => json!(token(at)),
        false => json!({ language: token(at) }),
    });
    story
}

#[test]
fn every_text_of_a_story_can_be_read() {
    let story = only_in("en");
    let page = Page::whole(&story, |_| ()).text();
    for at in places_of_texts(&story) {
        assert!(page.contains(&token(&at)), "{at}: {page}");
    }
}

#[test]
fn the_whole_says_which_language_was_asked_for() {
    for language in LANGUAGES {
        let page = Page::in_language(&default_story(), language);
        assert_eq!(page.all("[lang]")[0].attr("lang"), Some(language));
    }
}

#[test]
fn a_text_in_the_language_asked_for_has_no_mark_of_its_own() {
    for language in ["en", "en-GB"] {
        let page = Page::in_language(&only_in("en"), language);
        assert_eq!(page.all("[lang]").len(), 1, "{language}");
    }
    for language in LANGUAGES {
        let page = Page::in_language(&default_story(), language);
        assert_eq!(page.all("[lang]").len(), 1, "{language}");
    }
}

// The zone in which the time is shown lost its language, where the other zones kept theirs.
#[test]
fn a_text_shown_in_another_language_says_in_which() {
    for (text, language) in languages_of_tokens(&Page::of(&only_in("de"))) {
        let expected = match text.contains("/at›") {
            true => "en",
            false => "de",
        };
        assert_eq!(language.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_text_meant_for_every_language_has_no_mark_in_a_language_of_the_story() {
    let page = Page::in_language(&full(), "en-GB");
    assert_eq!(page.all("[lang]").len(), 1);
}

// The page's own language was not spoken around a story that is not in it: French readers of an
// English story had English buttons.
#[test]
fn the_interface_speaks_the_language_of_the_page_around_a_story_in_another() {
    let page = Page::in_language(&full(), "fr");
    let whole = page.all("[lang]")[0];
    assert_eq!(
        (whole.attr("lang"), whole.attr("dir")),
        (Some("fr"), Some("ltr"))
    );
    let title = page.one("h2");
    assert_eq!(
        (title.attr("lang"), title.attr("dir")),
        (Some("en"), Some("ltr"))
    );
    assert!(page.text().contains("Ce qu’a dit chaque partie"));
}

#[test]
fn what_is_written_from_the_right_says_so_and_what_stands_in_it_from_the_left_too() {
    let page = Page::in_language(&full(), "ar");
    let whole = page.all("[lang]")[0];
    assert_eq!(
        (whole.attr("lang"), whole.attr("dir")),
        (Some("ar"), Some("rtl"))
    );
    assert!(
        page.all("[lang=en]")
            .iter()
            .all(|text| text.attr("dir") == Some("ltr"))
    );
}

#[test]
fn the_interface_speaks_the_language_asked_for_and_the_text_the_story_has() {
    let mut story = default_story();
    story["title"] = json!({"ru": "Заголовок"});
    let page = Page::in_language(&story, "zh-Hans-CN");
    assert!(page.text().contains("资料来源"));
    let title = page.one("h2");
    assert_eq!(
        (text(title), title.attr("lang")),
        ("Заголовок".into(), Some("ru"))
    );
}

#[test]
fn words_of_the_interface_in_another_language_than_the_story_say_so() {
    let story = with(
        story([event_of("e", "2024", [position("p", "town", "cost")])]),
        json!({"languages": ["pl"]}),
    );
    let page = Page::whole(&story, |options| options.language = "pl".to_owned());
    assert_eq!(page.one("h2.title").attr("lang"), Some("pl"));
    let button = page.one(".cards button");
    assert_eq!(text(button), "Close all");
    let mut languages = button.ancestors().filter_map(ElementRef::wrap);
    let around = languages.find_map(|around| around.attr("lang"));
    assert_eq!(button.attr("lang").or(around), Some("en"));
}

#[test]
fn a_source_in_another_language_than_the_reader_s_says_in_which() {
    let mut story = story_of(position("p", "town", "cost"));
    story["sources"][1]["url"] = json!("https://example.org/");
    for (language, is_named) in [("de", true), ("en-GB", false)] {
        story["sources"][1]["language"] = json!(language);
        let page = Page::of(&story);
        let link = page.source("paper");
        let link = all(link, "a[hreflang]");
        assert_eq!(link[0].attr("hreflang"), Some(language));
        let harmless = Page::of(&story_of(position("p", "town", "cost")));
        let said = text(page.source("paper")) != text(harmless.source("paper"));
        assert_eq!(said, is_named, "{language}");
    }
}
