//! A story as static HTML, for readers and machines that run no script. Not in the widget.
//!
//! | form | what it is |
//! |---|---|
//! | [`Form::Page`] | a whole page with the element in it |
//! | [`Form::Embed`] | the element with its declarative shadow root, and the story as data |
//! | [`Form::Plain`] | HTML with neither script, style, class nor custom element |
//! | [`Form::Data`] | the story itself in one language, as small as it gets |
//! | [`Form::Tag`] | one tag, which shows nothing before the script has run |
//! | [`Form::Frame`] | a frame, with the script that keeps it as high as what is in it |
//! | [`Form::OEmbed`] | what other sites ask for when they put the story into a page of theirs: a frame |
//!
//! The HTML of the timeline comes from the same components as in the browser, so the widget can take
//! over what is there instead of making it anew.

mod data;
mod embed;
mod json_ld;
mod oembed;
mod page;
mod tag;

use crate::json::Json;
use crate::story::Story;
use crate::view::{self, Header, Opening, PrerenderedView, Scene, Timeline};
use leptos::prelude::*;
use std::sync::Arc;

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// a whole HTML page
    Page,
    /// `<standpoint-timeline>` for the HTML of an article
    Embed,
    /// HTML for feeds and for systems that strip tags
    Plain,
    /// JSON
    Data,
    /// the loader's tag with the story's address
    Tag,
    /// a frame for `embed.html` beside the loader
    Frame,
    /// a document of oEmbed, in JSON
    OEmbed,
}

/// Where the content of a rendered element is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Content {
    /// in a declarative shadow root, as the widget makes it
    Shadow,
    /// in the element itself, in the plain form, which survives where a template does not
    Light,
}

/// Where the stylesheet of a rendered timeline is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// in a file beside the loader, as a strict Content-Security-Policy wants it
    Link,
    /// in the HTML
    Inline,
}

/// How to render.
#[derive(Clone, Debug)]
pub struct Options {
    /// what to make
    pub form: Form,
    /// BCP 47 tag; without it the story's default language
    pub language: Option<String>,
    /// which cards are open, as the element's attribute has it: `all`, or ids with spaces between
    pub open: String,
    /// IANA name; without it each event's own zone, or the story's first
    pub time_zone: Option<String>,
    /// level of the story's own heading, 1 to 5; without it 1 for a page, else 2
    pub heading_level: Option<u8>,
    /// how much of the story's own header is shown
    pub header: Header,
    /// which views the HTML has; the plain form shows all that it has
    pub view: PrerenderedView,
    /// address of the folder with `standpoint.js` and `standpoint.css`, with a slash at its end
    pub base: String,
    /// where the content of the element is
    pub content: Content,
    /// where the stylesheet is
    pub style: Style,
    /// the address of the story file, for readers of other languages than this one
    pub src: Option<String>,
    /// the address at which the page will be, for its canonical link
    pub url: Option<String>,
    /// the address of the story's oEmbed document, to which a page links
    pub oembed: Option<String>,
}

/// Renders a story. `json` is what `story` was read from.
pub fn render(story: Story, json: &Json, options: &Options) -> String {
    let rendering = Rendering::new(story, json, options);
    match options.form {
        Form::Page => page::page(&rendering),
        Form::Embed => embed::embed(&rendering),
        Form::Plain => rendering.timeline(rendering.story.clone()) + "\n",
        Form::Data => data::data(json, &rendering.view.language),
        Form::Tag => tag::tag(&rendering),
        Form::Frame => oembed::frame_and_script(&rendering),
        Form::OEmbed => oembed::oembed(&rendering),
    }
}

/// Returns the tag of the loader in the folder `base`, which shows every element on the page.
pub fn loader(base: &str) -> String {
    tag::script(base, "standpoint.js", "")
}

/// A story on its way to HTML.
struct Rendering<'a> {
    story: Arc<Story>,
    json: &'a Json,
    options: &'a Options,
    view: view::Options,
}

impl<'a> Rendering<'a> {
    fn new(story: Story, json: &'a Json, options: &'a Options) -> Rendering<'a> {
        let level = if options.form == Form::Page { 1 } else { 2 };
        let form = match (options.form, options.content) {
            (Form::Plain, _) | (_, Content::Light) => view::Form::Plain,
            _ => view::Form::Element,
        };
        let view = view::Options {
            language: story.language_for(options.language.as_deref().unwrap_or("")),
            heading_level: options.heading_level.unwrap_or(level),
            time_zone: options.time_zone.clone(),
            open: Opening::parse(&options.open),
            header: options.header,
            base: None,
            form,
            view: options.view,
        };
        Rendering {
            story: Arc::new(story),
            json,
            options,
            view,
        }
    }

    /// Returns the HTML of the timeline itself.
    fn timeline(&self, story: Arc<Story>) -> String {
        let scene = Arc::new(Scene::new(story, self.view.clone()));
        let owner = Owner::new();
        owner.with(|| view! { <Timeline scene /> }.into_view().to_html())
    }

    fn asset(&self, name: &str) -> String {
        [&self.options.base, name].concat()
    }
}

/// Escapes a text for an attribute in double quotation marks, or between tags.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    view::escape(text, &mut out);
    out
}

/// JSON for a `<script>` element, which nothing in it can end: `<` is written as an escape. So is `[` in texts, of which
/// WordPress would run what looks like one of its shortcodes.
fn in_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut is_in_text, mut is_after_backslash) = (false, false);
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '[' if is_in_text => out.push_str("\\u005b"),
            c => out.push(c),
        }
        if c == '"' && !is_after_backslash {
            is_in_text = !is_in_text;
        }
        is_after_backslash = c == '\\' && !is_after_backslash;
    }
    out
}
