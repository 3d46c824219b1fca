//! A story as HTML, and the only selectors these tests use.

use leptos::prelude::*;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use standpoint::app::App;
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
pub struct Page {
    html: Html,
    /// the ids of the story's positions, and of its sources, by number
    positions: Vec<String>,
    sources: Vec<String>,
}

impl Page {
    /// A story without problems in English, with every card open.
    pub fn of(story: &Value) -> Page {
        Page::with(story, |_| ())
    }

    /// The same in some language.
    pub fn in_language(story: &Value, language: &str) -> Page {
        Page::with(story, |options| options.language = language.to_owned())
    }

    /// The same with other options; without what has tests of its own, the overview, the controls
    /// and the comparison.
    pub fn with(story: &Value, change: impl FnOnce(&mut Options)) -> Page {
        let mut page = Page::whole(story, change);
        let others = Selector::parse(".overview, .tools, .views, .compare").unwrap();
        let others: Vec<_> = page.html.select(&others).map(|other| other.id()).collect();
        for other in others {
            page.html.tree.get_mut(other).unwrap().detach();
        }
        page
    }

    /// All of it.
    pub fn whole(story: &Value, change: impl FnOnce(&mut Options)) -> Page {
        Page::of_html(story, &html(story, change))
    }

    /// All of it, after what a reader has done.
    pub fn used(story: &Value, reader_does: impl FnOnce(App)) -> Page {
        Page::of_html(story, &html_used(story, |_| (), reader_does))
    }

    fn of_html(story: &Value, html: &str) -> Page {
        let page = Html::parse_fragment(html);
        assert_eq!(page.errors, [""; 0]);
        let story = read_str(&story.to_string()).story.unwrap();
        let positions = story.events.iter().flat_map(|event| &event.positions);
        Page {
            html: page,
            positions: positions.map(|held| held.id.clone()).collect(),
            sources: story
                .sources
                .iter()
                .map(|source| source.id.clone())
                .collect(),
        }
    }

    pub fn root(&self) -> ElementRef<'_> {
        self.html.root_element()
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
        let number = self.positions.iter().position(|known| known == id).unwrap() + 1;
        self.one(&format!("{POSITION}[id='p-{number}']"))
    }

    pub fn source(&self, id: &str) -> ElementRef<'_> {
        let number = self.sources.iter().position(|known| known == id).unwrap() + 1;
        self.one(&format!("{SOURCE}[id='s-{number}']"))
    }

    /// The id in the story of a position.
    pub fn position_id(&self, position: ElementRef) -> &str {
        numbered(&self.positions, "p-", position.attr("id").unwrap())
    }

    /// The id in the story of an entry in the list of sources.
    pub fn source_id(&self, source: ElementRef) -> &str {
        numbered(&self.sources, "s-", source.attr("id").unwrap())
    }

    /// The source that a citation leads to.
    pub fn cited(&self, citation: ElementRef) -> &str {
        numbered(&self.sources, "s-", target(citation).unwrap())
    }

    /// The position that a way back leads to.
    pub fn led_back_to(&self, way: ElementRef) -> &str {
        numbered(&self.positions, "p-", target(way).unwrap())
    }

    /// The ids of the positions, in the order in which they stand.
    pub fn positions(&self) -> Vec<&str> {
        let all = self.all(POSITION).into_iter();
        all.map(|position| self.position_id(position)).collect()
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

    /// What can be read, and what is read in place of images.
    pub fn text_with_alternatives(&self) -> String {
        let images = self.all("img").into_iter();
        let alternatives = images.filter_map(|image| image.attr("alt"));
        let words = alternatives.flat_map(|text| text.split_whitespace());
        self.text() + " " + &words.collect::<Vec<_>>().join(" ")
    }
}

/// The HTML of a story, as it is written.
pub fn html(story: &Value, change: impl FnOnce(&mut Options)) -> String {
    html_used(story, change, |_| ())
}

fn html_used(
    story: &Value,
    change: impl FnOnce(&mut Options),
    reader_does: impl FnOnce(App),
) -> String {
    let reading = read_str(&story.to_string());
    let problems: Vec<String> = reading.errors().map(|p| p.message()).collect();
    assert_eq!(problems, [""; 0]);
    let mut options = Options {
        open: Opening::All,
        ..Options::default()
    };
    change(&mut options);
    let scene = Arc::new(Scene::new(Arc::new(reading.story.unwrap()), options));
    reader_does(scene.app);
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

fn numbered<'a>(ids: &'a [String], prefix: &str, id: &str) -> &'a str {
    let number: usize = id.strip_prefix(prefix).unwrap().parse().unwrap();
    &ids[number - 1]
}
