//! What every component of one timeline shares.

use crate::app::cards::OpenCards;
use crate::app::{App, View};
use crate::date::When;
use crate::intl::{self, Intl, zone};
use crate::story::{Event, Story, Text, TimeZone, same_primary};
use crate::words::{Words, direction, interface};
use std::sync::Arc;

/// How a story is to be shown.
#[derive(Clone)]
pub struct Options {
    /// BCP 47 tag of the reader's language. The story is shown in it if the story has it, else in its
    /// default language; the interface speaks it, else the story's language, else English.
    pub language: String,
    /// level of the story's own heading, 1 to 5
    pub heading_level: u8,
    /// IANA name of the zone moments are shown in; without it the event's own, or the story's first
    pub time_zone: Option<String>,
    /// which cards are open at first
    pub open: Opening,
    /// how much of the header is shown
    pub header: Header,
    /// the address of the story file, which relative links start from
    pub base: Option<String>,
    /// for which place
    pub form: Form,
    /// which views the HTML has before any script runs; in the browser the other view is made when a
    /// reader asks for it
    pub view: PrerenderedView,
}

/// How much is shown of a story's own header, where the article around it may have one.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Header {
    /// title and summary
    #[default]
    Full,
    /// the title
    Compact,
    /// neither; in the element the title stays for screen readers
    None,
}

impl Header {
    /// The word for it in the attribute.
    pub fn word(self) -> &'static str {
        match self {
            Header::Full => "full",
            Header::Compact => "compact",
            Header::None => "none",
        }
    }

    /// The header that a word asks for; the full one where it is none of the words.
    pub fn parse(word: &str) -> Header {
        match word {
            "compact" => Header::Compact,
            "none" => Header::None,
            _ => Header::Full,
        }
    }
}

/// Which views of a story are rendered beforehand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PrerenderedView {
    /// the timeline only: every position is in the HTML once
    Timeline,
    /// both, of which the comparison is shown
    Compare,
    /// both, of which the timeline is shown; without scripts the comparison stands below it
    Both,
}

/// For which place a story is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// a shadow root with the widget's stylesheet
    Element,
    /// anywhere in a document, with nothing but what HTML itself means
    Plain,
}

impl Options {
    /// What decides how the HTML of a story looks. Rendered HTML carries it, so that the widget
    /// takes over only what it would have made itself.
    pub fn signature(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let level = self.heading_level.to_string();
        let zone = self.time_zone.as_deref().unwrap_or("-");
        [version, &self.language, &level, zone, self.header.word()].join(" ")
    }
}

impl Default for Options {
    fn default() -> Options {
        Options {
            language: String::from("en"),
            heading_level: 2,
            time_zone: None,
            open: Opening::Some(Vec::new()),
            header: Header::Full,
            base: None,
            form: Form::Element,
            view: PrerenderedView::Both,
        }
    }
}

/// Which cards are open.
#[derive(Clone)]
pub enum Opening {
    /// every one
    All,
    /// those of these events
    Some(Vec<String>),
}

impl Opening {
    /// Reads the `open` attribute: `all`, or ids of events with white space between.
    pub fn parse(attribute: &str) -> Opening {
        match attribute.trim() {
            "all" => Opening::All,
            list => Opening::Some(list.split_whitespace().map(str::to_owned).collect()),
        }
    }

    /// The cards of a story that it opens.
    pub fn cards(&self, story: &Story) -> OpenCards {
        OpenCards::new(story, |event| match self {
            Opening::All => true,
            Opening::Some(ids) => ids.iter().any(|id| id == event),
        })
    }
}

/// A story, how it is shown, and what its reader does.
pub struct Scene {
    /// the story
    pub story: Arc<Story>,
    /// how it is shown
    pub options: Options,
    /// the language in which the story is shown
    pub language: String,
    /// dates and numbers in the interface's language
    pub intl: Intl,
    /// what the reader has set
    pub app: App,
    /// whether what is shown takes over HTML that was rendered beforehand
    pub takes_over: bool,
}

impl Scene {
    /// A scene of which all is shown, with the cards open that the options ask for. Its state belongs
    /// to the current [`Owner`](leptos::prelude::Owner), which there has to be.
    pub fn new(story: Arc<Story>, options: Options) -> Scene {
        let language = story.language_for(&options.language);
        let view = match options.view {
            PrerenderedView::Compare => View::Compare,
            PrerenderedView::Timeline | PrerenderedView::Both => View::Timeline,
        };
        let app = App::without_page(story.clone(), language.clone(), view);
        let cards = options.open.cards(&story);
        app.take_story(story, language, cards, false);
        Scene::of(app, options)
    }

    /// A scene of what a reader has set before.
    pub fn of(app: App, options: Options) -> Scene {
        let story = app.story();
        let language = story.language_for(&options.language);
        let wanted = intl::mended(&options.language);
        let (interface_language, words) = interface(&wanted, &language);
        Scene {
            intl: Intl {
                language: intl::for_words(interface_language, words.language),
                words,
            },
            language,
            story,
            options,
            app,
            takes_over: false,
        }
    }

    /// How many positions the story has.
    #[inline(never)]
    pub(super) fn positions(&self) -> usize {
        let mut numbers = self
            .story
            .events
            .iter()
            .rev()
            .flat_map(|event| event.positions.last());
        numbers.next().map_or(0, |last| last.number)
    }

    /// Whether something is after the time up to which the story is told.
    pub(super) fn is_ahead(&self, when: &When) -> bool {
        when.earliest() > self.story.as_of.latest()
    }

    /// Whether the story is so long that the page has to save work: its cards are made whole, and laid out,
    /// when they come near the screen. Three thousand events are there in the time that a tenth of them would
    /// take otherwise.
    pub(super) fn is_long(&self) -> bool {
        self.story.events.len() > 100 || self.positions() > 400
    }

    pub(super) fn words(&self) -> &'static Words {
        self.intl.words
    }

    /// A text in the language the story is shown in, and its `lang` where that is not the
    /// interface's.
    pub(super) fn say(&self, text: &Text) -> (String, Option<String>) {
        let default = self.story.default_language();
        let (text, language) = text.in_language(&self.language, default);
        let language = language.unwrap_or(&self.language);
        let is_other = !same_primary(language, &self.intl.language);
        (text.to_owned(), is_other.then(|| language.to_owned()))
    }

    /// The direction of the interface's language.
    pub(super) fn direction(&self) -> &'static str {
        direction(&self.intl.language)
    }

    /// The zone in which to show a moment, at an event or elsewhere.
    pub(super) fn zone(&self, when: &When, event: Option<&Event>) -> String {
        let own = || event.and_then(|event| event.time_zone.as_deref());
        let first = || self.story.time_zones.first().map(|zone| zone.id.as_str());
        let chosen = self.options.time_zone.as_deref();
        let named = chosen.or_else(own).or_else(first);
        let is_known = named.is_some_and(intl::is_known_zone);
        zone::to_show(named, is_known, when.offset())
    }

    /// The zones of the story in which times can be shown: a browser may be older than a zone.
    pub(super) fn zones(&self) -> impl Iterator<Item = &TimeZone> {
        let all = self.story.time_zones.iter();
        all.filter(|zone| intl::is_known_zone(&zone.id))
    }

    /// What readers call a zone: the story's name for it, with its `lang`, or the city in its IANA
    /// name.
    pub(super) fn zone_name(&self, zone: &str) -> (String, Option<String>) {
        match self.zones().find(|known| zone::is_same(&known.id, zone)) {
            Some(known) => self.say(&known.name),
            None => {
                let city = zone.rsplit('/').next().unwrap_or(zone);
                let space = |c| if c == '_' { ' ' } else { c };
                (city.chars().map(space).collect(), None)
            }
        }
    }

    /// A date as readers see it, with the zone where it has a time of day.
    pub(super) fn date(&self, when: &When) -> String {
        let zone = self.zone(when, None);
        let date = self.intl.when(when, &zone);
        if when.has_time() {
            [&date, " ", &self.zone_name(&zone).0].concat()
        } else {
            date
        }
    }

    /// When an event was, or something that was said there, in a few words: the time of day only where
    /// the whole story is one of hours.
    pub(super) fn brief(&self, when: &When, event: &Event) -> String {
        if let Some(label) = event.date_label.as_ref().filter(|_| *when == event.date) {
            return self.say(label).0;
        }
        let zone = self.zone(when, Some(event));
        if self.is_of_hours() {
            self.intl.when(when, &zone)
        } else {
            self.intl.day_of(when, &zone)
        }
    }

    /// Whether the whole story is one of hours.
    pub(super) fn is_of_hours(&self) -> bool {
        let ends = (self.story.events.first(), self.story.events.last());
        matches!(ends, (Some(first), Some(last))
            if last.date.earliest() - first.date.earliest() < 2 * 86_400)
    }

    /// The level of a heading so many levels below the story's own.
    pub(super) fn level(&self, below: u8) -> u8 {
        self.options.heading_level.clamp(1, 5) + below
    }

    /// A text that only the plain form has, where the stylesheet does the same for the element.
    pub(super) fn plain(&self, text: &'static str) -> &'static str {
        self.plain_or(text, "")
    }

    /// One text for the plain form, another for the element.
    pub(super) fn plain_or(&self, plain: &'static str, element: &'static str) -> &'static str {
        match self.options.form {
            Form::Plain => plain,
            Form::Element => element,
        }
    }

    /// The id of a position's element. By number, as readers see it: ids of the story do not
    /// compress, and would be half a kilobyte of the HTML.
    pub(crate) fn position_id(&self, number: usize) -> String {
        [self.plain_or("standpoint-p-", "p-"), &number.to_string()].concat()
    }

    /// The id of a source's element.
    pub(super) fn source_id(&self, number: usize) -> String {
        [self.plain_or("standpoint-s-", "s-"), &number.to_string()].concat()
    }

    /// An address as it stands on the page.
    pub(super) fn resolve(&self, url: &str) -> String {
        #[cfg(widget)]
        if let Some(base) = &self.options.base
            && !(url.starts_with("https:") || url.starts_with("http:"))
            && let Ok(absolute) = web_sys::Url::new_with_base(url, base)
        {
            return absolute.href();
        }
        url.to_owned()
    }
}
