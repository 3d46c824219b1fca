//! A story as HTML, and the only selectors these tests use.

use leptos::prelude::*;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use standpoint::read::read_str;
use standpoint::view::{Opening, Options, Scene, Timeline};
use std::sync::Arc;

pub const EVENT: &str = "[part~=event]";
pub const TIME: &str = "[part~=time]";
pub const ZONE: &str = ".zone";
pub const CARD: &str = "details[data-event]";
/// what a card shows while it is closed
pub const SUMMARY: &str = "[part~=summary]";
pub const GROUP: &str = "[data-topic]:not([part~=position])";
pub const SIDE: &str = "[part~=side]";
pub const POSITION: &str = "[part~=position]";
pub const RELAYED: &str = "[data-relayed]";
pub const TOPIC: &str = "[part~=topic]";
pub const CITATION: &str = "[part~=source]";
pub const CONTROLS: &str = "[part~=controls]";
/// an entry of the list of sources
pub const SOURCE: &str = "li[id^='s-']";
pub const WAY_BACK: &str = "a[href^='#p-']";
pub const HEADING: &str = "h1, h2, h3, h4, h5, h6";

/// What a reader gets.
pub struct Page(Html);

impl Page {
    /// A story without problems in English, with every card open.
    pub fn of(story: &Value) -> Page {
        Page::with(story, |_| ())
    }

    /// The same in some language.
    pub fn in_language(story: &Value, language: &str) -> Page {
        Page::with(story, |options| options.language = language.to_owned())
    }

    /// The same with other options.
    pub fn with(story: &Value, change: impl FnOnce(&mut Options)) -> Page {
        let html = html(story, change);
        let page = Html::parse_fragment(&html);
        assert_eq!(page.errors, [""; 0]);
        Page(page)
    }

    pub fn root(&self) -> ElementRef<'_> {
        self.0.root_element()
    }

    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        all(self.root(), selector)
    }

    pub fn one(&self, selector: &str) -> ElementRef<'_> {
        one(self.root(), selector)
    }

    pub fn event(&self, id: &str) -> ElementRef<'_> {
        self.one(&format!("{EVENT}[data-event='{id}']"))
    }

    pub fn position(&self, id: &str) -> ElementRef<'_> {
        self.one(&format!("{POSITION}[id='p-{id}']"))
    }

    pub fn source(&self, id: &str) -> ElementRef<'_> {
        self.one(&format!("{SOURCE}[id='s-{id}']"))
    }

    /// The ids of the positions, in the order in which they stand.
    pub fn positions(&self) -> Vec<&str> {
        self.all(POSITION).into_iter().map(position_id).collect()
    }

    /// The events whose cards are open.
    pub fn open_cards(&self) -> Vec<&str> {
        let open = self
            .all(CARD)
            .into_iter()
            .filter(|card| card.attr("open").is_some());
        open.filter_map(|card| card.attr("data-event")).collect()
    }

    pub fn text(&self) -> String {
        text(self.root())
    }
}

/// The HTML of a story, as it is written.
pub fn html(story: &Value, change: impl FnOnce(&mut Options)) -> String {
    let reading = read_str(&story.to_string());
    let problems: Vec<String> = reading.problems.iter().map(|p| p.message()).collect();
    assert_eq!(problems, [""; 0]);
    let mut options = Options {
        open: Opening::All,
        ..Options::default()
    };
    change(&mut options);
    let scene = Arc::new(Scene::new(Arc::new(reading.story.unwrap()), options));
    view! { <Timeline scene /> }.to_html()
}

pub fn all<'a>(within: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    within.select(&Selector::parse(selector).unwrap()).collect()
}

pub fn one<'a>(within: ElementRef<'a>, selector: &str) -> ElementRef<'a> {
    let found = all(within, selector);
    assert_eq!(found.len(), 1, "{selector} in {}", within.html());
    found[0]
}

/// Whether an element stands in one that a selector finds.
pub fn is_in(element: ElementRef, selector: &str) -> bool {
    let selector = Selector::parse(selector).unwrap();
    let mut around = element.ancestors().filter_map(ElementRef::wrap);
    around.any(|around| selector.matches(&around))
}

/// What can be read, with single spaces.
pub fn text(element: ElementRef) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn texts(elements: Vec<ElementRef>) -> Vec<String> {
    elements.into_iter().map(text).collect()
}

/// Whether some element in another one says this and nothing else.
pub fn says(within: ElementRef, words: &str) -> bool {
    all(within, "*")
        .into_iter()
        .any(|element| text(element) == words)
}

/// What assistive technology calls a link or button.
pub fn name(element: ElementRef) -> String {
    match element.attr("aria-label") {
        Some(label) => label.trim().to_owned(),
        None => text(element),
    }
}

/// Where a link leads within the document.
pub fn target(link: ElementRef<'_>) -> Option<&str> {
    link.attr("href")?.strip_prefix('#')
}

pub fn position_id(position: ElementRef<'_>) -> &str {
    position.attr("id").unwrap().strip_prefix("p-").unwrap()
}

/// The source that a citation leads to.
pub fn cited(citation: ElementRef<'_>) -> &str {
    let named = citation.attr("data-source");
    named
        .or_else(|| target(citation)?.strip_prefix("s-"))
        .unwrap()
}
