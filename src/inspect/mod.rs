//! What is left of a timeline in a page that other programs have had in their hands, and what a reader
//! will see of it. Not in the widget.
//!
//! [`inspect`](fn@inspect) reads the page as a browser does. Where the story is known, from the page itself or
//! from whoever asks, it is rendered again, and what stands there is compared with that.
//!
//! ```
//! let report = standpoint::inspect::inspect("<standpoint-timeline></standpoint-timeline>", None);
//! let codes: Vec<_> = report.lost().map(|finding| finding.code).collect();
//! assert_eq!(codes, ["script-missing"]);
//! ```

mod compare;
mod element;
mod frame;
mod output;
mod page;
mod tag;

use crate::json::Json;
use crate::read;
pub use output::Document;
use page::Page;
use scraper::Html;
use serde::Serialize;

/// What was found in a page.
pub struct Report {
    /// every timeline, in the order of the page
    pub embeds: Vec<Embed>,
    /// what is wrong with the page as a whole
    pub findings: Vec<Finding>,
}

/// A timeline in a page.
#[derive(Serialize)]
pub struct Embed {
    /// the way in which it is embedded
    pub form: Form,
    /// the address of its story, if it has one
    pub src: Option<String>,
    /// its parts
    pub there: There,
    /// what was changed or is missing
    pub findings: Vec<Finding>,
    /// what a reader sees where scripts run
    pub with_scripts: Seen,
    /// what a reader sees where none do
    pub without_scripts: Seen,
}

/// The ways to embed a story.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// a script with `data-*`
    Tag,
    /// an element with nothing rendered in it
    Element,
    /// an element with a template for its shadow root
    Shadow,
    /// an element with the plain form in it
    Light,
    /// the plain form without an element
    Plain,
    /// a frame
    Frame,
}

/// What of an embed is there.
#[derive(Serialize, Default)]
pub struct There {
    /// the template of the shadow root
    pub template: bool,
    /// the story as JSON in the page
    pub data: Data,
    /// the script that makes it work
    pub script: Option<Script>,
    /// how many words can be read without a script
    pub words: usize,
}

/// The story in the page.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "lowercase")]
pub enum Data {
    /// there is none
    #[default]
    Missing,
    /// it is not JSON, or no story
    Broken,
    /// it is a story
    Sound,
}

/// The loader in the page, or the script for pages with frames.
#[derive(Serialize, Clone, Debug)]
pub struct Script {
    /// its address; nothing for one that stands in the page itself
    pub src: Option<String>,
    /// `head` or `body`
    pub place: &'static str,
    /// whether the browser runs it, or some other script has to
    pub runs: bool,
}

/// Something that was changed on the way, or is missing.
#[derive(Serialize, Clone, Debug)]
pub struct Finding {
    /// whether a reader loses something by it
    pub level: Level,
    /// a stable word
    pub code: &'static str,
    /// what, and what to do, for people
    pub message: String,
}

/// How bad a finding is.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// something is lost
    Lost,
    /// something is to be known
    Note,
}

/// What a reader sees.
#[derive(Serialize, Clone, Debug)]
pub struct Seen {
    /// a stable word
    pub what: &'static str,
    /// the same for people
    pub text: String,
}

impl Seen {
    fn new(what: &'static str, text: impl Into<String>) -> Seen {
        Seen {
            what,
            text: text.into(),
        }
    }
}

impl Finding {
    fn lost(code: &'static str, message: impl Into<String>) -> Finding {
        Finding {
            level: Level::Lost,
            code,
            message: message.into(),
        }
    }

    fn note(code: &'static str, message: impl Into<String>) -> Finding {
        Finding {
            level: Level::Note,
            ..Finding::lost(code, message)
        }
    }
}

impl Report {
    /// Every finding, those of the page last.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let embeds = self.embeds.iter().flat_map(|embed| &embed.findings);
        embeds.chain(&self.findings)
    }

    /// The findings by which a reader loses something.
    pub fn lost(&self) -> impl Iterator<Item = &Finding> {
        self.findings()
            .filter(|finding| finding.level == Level::Lost)
    }
}

/// Reads the JSON of a story; nothing where it is none.
fn story_in(text: &str) -> Option<Json> {
    let json = read::json_of(text).ok()?;
    read::read(&json).story.is_some().then_some(json)
}

/// Says what is left of the timelines in a page. `story` is the text of the story's file, where the page
/// may have lost it.
pub fn inspect(html: &str, story: Option<&str>) -> Report {
    let html = if is_document(html) {
        Html::parse_document(html)
    } else {
        Html::parse_fragment(html)
    };
    let page = Page::new(&html);
    let story = story.and_then(story_in);
    let embeds: Vec<Embed> = page
        .embeds
        .iter()
        .map(|found| match *found {
            page::Found::Tag(script) => tag::tag(script),
            page::Found::Element(element) => element::element(&page, element, story.as_ref()),
            page::Found::Plain(root) => element::plain(root, story.as_ref()),
            page::Found::Frame(frame) => frame::frame(&page, frame),
        })
        .collect();
    let mut findings = Vec::new();
    if embeds.is_empty() {
        let message = "no timeline is on this page: no element, no tag with data-*, no frame, nothing rendered";
        findings.push(Finding::lost("nothing", message));
    }
    Report { embeds, findings }
}

/// Whether a text is a whole page. A piece of one stands in the body, where a script that begins a whole
/// page does not.
fn is_document(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    ["<!doctype", "<html", "<head>", "<body"]
        .iter()
        .any(|start| html.contains(start))
}
