//! A story in the making, from slides: what TimelineJS and tables have in common.

use super::html::{self, Prose};
use super::media;
use super::partial_date::{PartialDate, Within};
use super::said::{AltFrom, Noted, Quote, Reason, TitleFrom};
use super::{Ids, Import, Notes, Options, Place, Refused};
use crate::date::When;
use crate::format::{
    Citation, Date, Era, Event, Group, Id, Image, Keyword, Language, Media, Person, Position,
    SecureUrl, Side, Sides, Source, Story, Text, TimeZoneName, Topic, Url,
};
use crate::inline::{Inline, paragraphs};
use crate::intl::Intl;
use crate::read::{MAX_EVENTS, MAX_SIDES, MAX_TEXT, MAX_TOPICS};
use crate::story::{Grade, MediaKind};
use crate::words::interface;
use std::collections::HashMap;

/// How long a first paragraph may be to stand on the closed card.
const LONGEST_SUMMARY: usize = 600;

/// How long a title is that is made of a text.
const LONGEST_TITLE: usize = 80;

/// The most eras of a story.
const MAX_ERAS: usize = 100;

/// Where the parts of a slide stand in the file.
#[derive(Clone, Debug)]
pub enum Origin {
    /// an object of a JSON file
    Path(String),
    /// A row of a sheet, with the column of each field.
    Row {
        /// the sheet's name
        sheet: Option<String>,
        /// the row, from 0
        row: usize,
        /// the columns, from 0
        columns: HashMap<&'static str, usize>,
    },
}

impl Origin {
    /// Returns the place of a field; of the whole slide where it has no place of its own.
    pub fn place(&self, field: &str) -> Place {
        match self {
            Origin::Path(path) if field.is_empty() => Place::Path(path.clone()),
            Origin::Path(path) => Place::Path([path, ".", field].concat()),
            Origin::Row {
                sheet,
                row,
                columns,
            } => match columns.get(field) {
                Some(column) => Place::Cell {
                    sheet: sheet.clone(),
                    row: *row,
                    column: *column,
                },
                None => Place::Row {
                    sheet: sheet.clone(),
                    row: *row,
                },
            },
        }
    }
}

/// What a slide or row says, before it is an event. Texts may have HTML in them.
#[derive(Debug)]
pub struct Slide {
    /// where it stands
    pub origin: Origin,
    /// when it began
    pub start: Option<PartialDate>,
    /// when it ended
    pub end: Option<PartialDate>,
    /// what is shown in place of the date
    pub label: String,
    /// the headline
    pub headline: String,
    /// the text
    pub text: String,
    /// the picture, film or page
    pub media: SlideMedia,
    /// what it is grouped by
    pub group: String,
    /// where it was
    pub place: String,
    /// where it can be read: addresses, or words
    pub source: String,
    /// who said it, where it is something that was said
    pub statement: Option<Statement>,
    /// the id it is known by
    pub id: String,
    /// whether addresses in its text become links
    pub autolink: bool,
}

impl Slide {
    /// Returns an empty slide.
    pub fn new(origin: Origin) -> Slide {
        Slide {
            origin,
            start: None,
            end: None,
            label: String::new(),
            headline: String::new(),
            text: String::new(),
            media: SlideMedia::default(),
            group: String::new(),
            place: String::new(),
            source: String::new(),
            statement: None,
            id: String::new(),
            autolink: true,
        }
    }
}

/// Something that was said.
#[derive(Debug)]
pub struct Statement {
    /// the side of the speaker
    pub side: String,
    /// who said it
    pub speaker: String,
    /// to whom
    pub to: String,
    /// on what
    pub topic: String,
    /// in which words
    pub quote: String,
}

/// A list of things with a name, in which each has an id.
#[derive(Default)]
struct Named {
    ids: Ids,
    all: Vec<(String, Id)>,
    known: HashMap<String, usize>,
}

impl Named {
    /// Returns the id of a thing, which is added where it is not there yet.
    fn id(&mut self, name: &str, otherwise: &str) -> Id {
        if let Some((_, id)) = self.known.get(name).and_then(|index| self.all.get(*index)) {
            return id.clone();
        }
        // Of a person's name with the side the name.
        let id = Id(self
            .ids
            .make(name.lines().next().unwrap_or_default(), otherwise));
        self.known.insert(name.to_owned(), self.all.len());
        self.all.push((name.to_owned(), id.clone()));
        id
    }
}

/// The medium of a slide.
#[derive(Default, Debug)]
pub struct SlideMedia {
    /// an address, an iframe or a blockquote
    pub url: String,
    /// what is said of it
    pub caption: String,
    /// whose it is
    pub credit: String,
    /// what it shows
    pub alt: String,
    /// what it is called
    pub title: String,
    /// where a click on it leads
    pub link: String,
    /// a small picture of it
    pub thumbnail: String,
}

/// A story in the making.
pub struct Draft<'o> {
    options: &'o Options,
    /// what is to be told
    pub notes: Notes,
    title: Option<(String, String)>,
    title_place: Option<Place>,
    /// each event with its date and its place in the file
    events: Vec<(PartialDate, Place, Event)>,
    eras: Vec<Era>,
    era_places: Vec<Place>,
    groups: Vec<Group>,
    group_ids: Ids,
    event_ids: Ids,
    sides: Named,
    topics: Named,
    /// people by name and side, with a line break between
    people: Named,
    person_sides: Vec<Id>,
    sources: Named,
}

impl<'o> Draft<'o> {
    /// Begins a story.
    pub fn new(options: &'o Options) -> Draft<'o> {
        Draft {
            options,
            notes: Notes::default(),
            title: None,
            title_place: None,
            events: Vec::new(),
            eras: Vec::new(),
            era_places: Vec::new(),
            groups: Vec::new(),
            group_ids: Ids::default(),
            event_ids: Ids::default(),
            sides: Named::default(),
            topics: Named::default(),
            people: Named::default(),
            person_sides: Vec::new(),
            sources: Named::default(),
        }
    }

    /// What whoever imports said besides the file.
    pub fn options(&self) -> &'o Options {
        self.options
    }

    /// Whether the story has a title.
    pub fn has_title(&self) -> bool {
        self.title.is_some()
    }

    /// Makes the title and summary of the story of a slide.
    pub fn set_title(&mut self, slide: &Slide) {
        let summary = self.prose(slide, &slide.text, "text");
        let title = html::line(&slide.headline);
        if !slide.media.url.is_empty() {
            self.notes.add(
                slide.origin.place("media"),
                Noted::TitleMedia {
                    address: Quote::new(&slide.media.url),
                },
            );
        }
        if slide.start.is_some() {
            self.notes
                .add(slide.origin.place("start_date"), Noted::TitleDate);
        }
        self.title = Some((title, summary.text));
        self.title_place = Some(slide.origin.place(""));
    }

    /// Adds an era.
    pub fn add_era(&mut self, slide: &Slide) {
        let (Some(from), Some(to)) = (slide.start, slide.end) else {
            return self.note(slide, Noted::EraWithoutDates);
        };
        if from.key() > to.key() {
            return self.note(slide, Noted::EraBackwards);
        }
        if self.eras.len() == MAX_ERAS {
            return self.note(slide, Noted::TooManyEras);
        }
        let mut name = html::line(&slide.headline);
        if name.is_empty() {
            name = [&from.edtf(), "–", &to.edtf()].concat();
            self.notes
                .add(slide.origin.place("headline"), Noted::EraWithoutName);
        }
        self.era_places.push(slide.origin.place(""));
        self.eras.push(Era {
            from: Date(from.edtf()),
            to: Date(to.edtf()),
            name: Text::Plain(name),
        });
    }

    /// Adds an event. Without a date it cannot be one.
    pub fn add_event(&mut self, slide: &Slide) {
        let Some(start) = slide.start else {
            let noted = match html::line(&slide.headline) {
                headline if headline.is_empty() => Noted::EventWithoutDate,
                headline => Noted::TitledEventWithoutDate {
                    headline: Quote::new(&headline),
                },
            };
            return self.notes.add(slide.origin.place("start_date"), noted);
        };
        if self.events.len() == MAX_EVENTS {
            return self.note(slide, Noted::TooManyEvents);
        }
        let end = slide.end.filter(|end| {
            let is_backwards = end.key() < start.key() && !is_within(end, &start);
            if is_backwards {
                self.notes.add(
                    slide.origin.place("end_date"),
                    Noted::EndBeforeStart {
                        end: end.edtf(),
                        start: start.edtf(),
                    },
                );
            }
            !is_backwards
        });
        let mut prose = self.prose(slide, &slide.text, "text");
        let mut media = Vec::new();
        self.add_media(slide, &mut prose, &mut media);
        let title = self.title_of(slide, &prose, &media);
        for medium in &mut media {
            self.describe(slide, medium, &title);
        }
        let (summary, mut text) = in_two(prose.text.clone());
        // What became the title need not be said again.
        let mut summary = summary.filter(|_| {
            !html::line(&slide.headline).is_empty()
                || prose.plain.split("\n\n").next() != Some(title.as_str())
        });
        let (date, time_zone) = self.date(&start);
        let end_date = end.as_ref().map(|end| self.date(end).0);
        let label = self.label(slide, &start, end.as_ref(), date.contains('T'));
        // Two moments may be in the wrong order where their days are not, and the other way round.
        let is_sound = |end: &String| matches!((When::parse(&date), When::parse(end)), (Ok(from), Ok(to)) if !from.is_after(&to));
        let end_date = end_date.filter(is_sound).filter(|end| *end != date);
        let group = self.group(slide);
        let place = html::line(&slide.place);
        let sources = self.sources(slide);
        let positions = self.positions(
            slide,
            &prose.text,
            &title,
            &sources,
            &mut summary,
            &mut text,
        );
        let id = self.id(slide, &title);
        let event = Event {
            id: Id(id),
            kind: None,
            title: Text::Plain(title),
            date: Date(date),
            date_label: label.map(Text::Plain),
            end: end_date.map(Date),
            duration: None,
            time_zone,
            place: (!place.is_empty()).then_some(Text::Plain(place)),
            format: None,
            status: None,
            participants: None,
            group,
            summary: summary.map(Text::Plain),
            text: text.map(Text::Plain),
            media: (!media.is_empty()).then_some(media),
            sources: (!sources.is_empty())
                .then(|| sources.into_iter().map(Citation::Whole).collect()),
            positions,
        };
        self.events.push((start, slide.origin.place(""), event));
    }

    /// Returns the story.
    ///
    /// # Errors
    /// There is no event in it.
    pub fn finish(mut self) -> Result<Import, Refused> {
        if self.events.is_empty() {
            let first = self.notes.finish().into_iter().next();
            return Err(Refused::file(match first {
                Some(first) => Reason::NoEventBecause {
                    first: Box::new(first),
                },
                None => Reason::NoEvent,
            }));
        }
        // Stable: what began at the same time stays in the order of the file.
        self.events.sort_by_key(|(start, ..)| start.key());
        let (title, summary) = self.title_and_summary();
        let id = match &self.options.id {
            Some(id) if super::ids::is_id(id) => id.clone(),
            Some(id) => {
                return Err(Refused::file(Reason::NoId { id: Quote::new(id) }));
            }
            None => Ids::default().make(&title, "story"),
        };
        let as_of = match &self.options.as_of {
            Some(as_of) => as_of.clone(),
            None => self.last_day(),
        };
        let events = self.events.into_iter();
        let (origins, events) = events.map(|(_, origin, event)| (origin, event)).unzip();
        let story = Story {
            schema: None,
            standpoint: 1,
            id: Id(id),
            title: Text::Plain(title),
            summary: Text::Plain(summary),
            as_of: Date(as_of),
            languages: vec![Language(self.options.language.clone())],
            time_zones: None,
            version: None,
            corrections: None,
            sides: listed(self.sides.all.iter().map(|(name, id)| Side {
                id: id.clone(),
                name: Text::Plain(name.clone()),
                role: None,
            })),
            people: listed(self.people.all.iter().zip(&self.person_sides).map(
                |((name, id), side)| Person {
                    id: id.clone(),
                    name: Text::Plain(name.lines().next().unwrap_or_default().to_owned()),
                    role: None,
                    side: side.clone(),
                    image: None,
                },
            )),
            topics: listed(self.topics.all.iter().map(|(name, id)| Topic {
                id: id.clone(),
                name: Text::Plain(name.clone()),
            })),
            sources: listed(self.sources.all.iter().map(|(name, id)| source(name, id))),
            eras: (!self.eras.is_empty()).then_some(self.eras),
            groups: (!self.groups.is_empty()).then_some(self.groups),
            events,
        };
        Ok(Import {
            story,
            warnings: self.notes.finish(),
            origins,
            title: self.title_place,
            eras: self.era_places,
        })
    }

    /// Notes something about a whole slide.
    fn note(&mut self, slide: &Slide, noted: Noted) {
        self.notes.add(slide.origin.place(""), noted);
    }

    /// Reads a text, and tells what of it could not be kept.
    fn prose(&mut self, slide: &Slide, text: &str, field: &str) -> Prose {
        let mut prose = html::prose(text, slide.autolink);
        let place = slide.origin.place(field);
        if prose.is_cut {
            self.note(slide, Noted::LongHtml);
        }
        if prose.has_lost_characters {
            self.notes.add(place.clone(), Noted::LostCharacter);
        }
        for name in &prose.dropped {
            self.notes.add(
                place.clone(),
                Noted::HtmlElement {
                    element: name.clone(),
                },
            );
        }
        for url in &prose.unsafe_links {
            self.notes.add(
                place.clone(),
                Noted::Link {
                    address: Quote::new(url),
                },
            );
        }
        if prose.text.chars().count() > MAX_TEXT {
            let mut kept = String::new();
            for paragraph in prose.text.split("\n\n") {
                if kept.chars().count() + paragraph.chars().count() + 2 > MAX_TEXT {
                    break;
                }
                if !kept.is_empty() {
                    kept.push_str("\n\n");
                }
                kept.push_str(paragraph);
            }
            if kept.is_empty() {
                kept = prose
                    .plain
                    .chars()
                    .take(MAX_TEXT / 2)
                    .filter(|c| !matches!(c, '*' | '\\' | '[' | ']'))
                    .collect();
            }
            prose.text = kept;
            self.note(slide, Noted::LongText);
        }
        prose
    }

    /// Adds the slide's medium, and those in its text.
    fn add_media(&mut self, slide: &Slide, prose: &mut Prose, media: &mut Vec<Media>) {
        let source = &slide.media;
        let url = source.url.trim();
        if url.starts_with('<') {
            self.add_markup(slide, url, prose, media);
        } else if !url.is_empty() {
            match media::medium(url) {
                Some(mut medium) => {
                    self.complete(slide, &mut medium);
                    media.push(medium);
                }
                None => self.notes.add(
                    slide.origin.place("media.url"),
                    Noted::MediaAddress {
                        address: Quote::new(url),
                    },
                ),
            }
        } else if !source.caption.trim().is_empty() || !source.credit.trim().is_empty() {
            self.notes
                .add(slide.origin.place("media"), Noted::MediaWithoutAddress);
        }
        for embedded in std::mem::take(&mut prose.media) {
            let Some(mut medium) = media::medium(&embedded.url) else {
                self.notes.add(
                    slide.origin.place("text"),
                    Noted::ElementAddress {
                        element: embedded.element,
                        address: Quote::new(&embedded.url),
                    },
                );
                continue;
            };
            match embedded.element {
                "img" => medium.kind = Keyword(MediaKind::Image),
                "video" if medium.embed.is_none() => medium.kind = Keyword(MediaKind::Video),
                "audio" => medium.kind = Keyword(MediaKind::Audio),
                _ => {}
            }
            if !embedded.label.is_empty() {
                let label = Some(Text::Plain(html::line(&embedded.label)));
                match medium.kind.0 {
                    MediaKind::Image => medium.alt = label,
                    _ => medium.title = label,
                }
            }
            self.notes.add(
                slide.origin.place("text"),
                Noted::MediaInText {
                    element: embedded.element,
                },
            );
            media.push(medium);
        }
        media.truncate(20);
    }

    /// What is written as HTML where an address belongs: a frame, or a quotation.
    fn add_markup(
        &mut self,
        slide: &Slide,
        markup: &str,
        prose: &mut Prose,
        media: &mut Vec<Media>,
    ) {
        let place = slide.origin.place("media.url");
        let inner = self.prose(slide, markup, "media.url");
        for embedded in &inner.media {
            let Some(mut medium) = media::medium(&embedded.url) else {
                self.notes.add(
                    place.clone(),
                    Noted::MarkupAddress {
                        address: Quote::new(&embedded.url),
                    },
                );
                continue;
            };
            // What is written as a frame is meant for one; nothing of it loads before a reader asks.
            if embedded.element == "iframe"
                && medium.url.0.starts_with("https:")
                && medium.embed.is_none()
            {
                medium.kind = Keyword(MediaKind::Link);
                medium.embed = Some(SecureUrl(medium.url.0.clone()));
            }
            if embedded.element == "img" {
                medium.kind = Keyword(MediaKind::Image);
            }
            self.notes.add(
                place.clone(),
                Noted::MediaMarkup {
                    element: embedded.element,
                },
            );
            self.complete(slide, &mut medium);
            media.push(medium);
        }
        if inner.text.is_empty() {
            return;
        }
        self.notes.add(place, Noted::MediaQuotation);
        for part in [
            &inner.text,
            &self.marked(slide, &slide.media.caption),
            &self.marked(slide, &slide.media.credit),
        ] {
            if !part.is_empty() {
                if !prose.text.is_empty() {
                    prose.text.push_str("\n\n");
                }
                prose.text.push_str(part);
            }
        }
        if prose.plain.is_empty() {
            prose.plain = inner.plain;
        }
    }

    fn marked(&mut self, slide: &Slide, text: &str) -> String {
        self.prose(slide, text, "media.caption").text
    }

    /// Adds what the slide says of its medium.
    fn complete(&mut self, slide: &Slide, medium: &mut Media) {
        let source = &slide.media;
        let caption = self.prose(slide, &source.caption, "media.caption");
        let credit = self.prose(slide, &source.credit, "media.credit");
        let link = html::absolute(&source.link);
        let mut lines = Vec::new();
        if !caption.text.is_empty() {
            lines.push(caption.text.clone());
        }
        // A credit is plain. Where it leads somewhere, which many licences ask for, it stands below the caption.
        if credit.has_links {
            lines.push(credit.text);
        } else if !credit.plain.is_empty() {
            medium.credit = Some(Text::Plain(credit.plain.replace("\n\n", ", ")));
        }
        if !link.is_empty() && html::leads_somewhere(&link) {
            lines.push(html::prose(&link, true).text);
        }
        if !lines.is_empty() {
            medium.caption = Some(Text::Plain(lines.join("\n\n")));
        }
        let title = html::line(&source.title);
        medium.title = (!title.is_empty()).then_some(Text::Plain(title));
        let alt = html::line(&source.alt);
        medium.alt = (!alt.is_empty()).then_some(Text::Plain(alt.clone()));
        let thumbnail = html::absolute(&source.thumbnail);
        if thumbnail.is_empty() || !html::leads_somewhere(&thumbnail) {
            return;
        }
        match medium.kind.0 {
            MediaKind::Link => {
                let headline = html::line(&slide.headline);
                let alt = [&alt, &caption.plain, &headline]
                    .into_iter()
                    .find(|text| !text.is_empty());
                if alt == Some(&headline) {
                    self.notes
                        .add(slide.origin.place("media.alt"), Noted::ThumbnailWithoutAlt);
                }
                match alt {
                    Some(alt) => {
                        medium.image = Some(Image {
                            url: Url(thumbnail),
                            alt: Text::Plain(alt.replace("\n\n", " ")),
                            width: None,
                            height: None,
                        });
                    }
                    None => self.notes.add(
                        slide.origin.place("media.thumbnail"),
                        Noted::UnsaidThumbnail,
                    ),
                }
            }
            MediaKind::Video => medium.poster = Some(Url(thumbnail)),
            MediaKind::Audio => self.notes.add(
                slide.origin.place("media.thumbnail"),
                Noted::ThumbnailOfSound,
            ),
            MediaKind::Image => self.notes.add(
                slide.origin.place("media.thumbnail"),
                Noted::ThumbnailOfImage,
            ),
        }
    }

    /// An image has to say what it shows.
    fn describe(&mut self, slide: &Slide, medium: &mut Media, title: &str) {
        if medium.kind.0 != MediaKind::Image || medium.alt.is_some() {
            return;
        }
        let caption = html::line(&slide.media.caption);
        let (alt, from) = match caption.is_empty() {
            false => (caption, AltFrom::Caption),
            true => (title.to_owned(), AltFrom::Headline),
        };
        medium.alt = Some(Text::Plain(alt));
        self.notes.add(
            slide.origin.place("media.alt"),
            Noted::ImageWithoutAlt { from },
        );
    }

    fn title_of(&mut self, slide: &Slide, prose: &Prose, media: &[Media]) -> String {
        let headline = html::line(&slide.headline);
        if !headline.is_empty() {
            return headline;
        }
        let first = prose.plain.split("\n\n").next().unwrap_or_default();
        let caption = html::line(&slide.media.caption);
        let host = media.first().and_then(|medium| {
            let url = ::url::Url::parse(&medium.url.0).ok()?;
            Some(url.host_str()?.trim_start_matches("www.").to_owned())
        });
        let (title, from) = if !first.is_empty() {
            (first.to_owned(), TitleFrom::Text)
        } else if !caption.is_empty() {
            (caption, TitleFrom::Caption)
        } else if let Some(host) = host {
            (host, TitleFrom::Site)
        } else {
            (String::from("—"), TitleFrom::Dash)
        };
        self.notes.add(
            slide.origin.place("text.headline"),
            Noted::NoHeadline { from },
        );
        shortened(&title)
    }

    /// Returns the date of an event, and the time zone where it is a moment.
    fn date(&self, date: &PartialDate) -> (String, Option<TimeZoneName>) {
        let zone = self.options.time_zone.as_ref();
        if (zone.is_some() || date.offset.is_some())
            && !date.is_approximate
            && let Some(moment) = date.moment(zone.map_or("", String::as_str))
        {
            return (moment, zone.cloned().map(TimeZoneName));
        }
        (date.edtf(), None)
    }

    /// Returns what is shown in place of the date: what the file says, or, of a time of day that is no moment,
    /// the date with the time.
    fn label(
        &mut self,
        slide: &Slide,
        start: &PartialDate,
        end: Option<&PartialDate>,
        is_moment: bool,
    ) -> Option<String> {
        let label = html::line(&slide.label);
        if !label.is_empty() {
            return Some(label);
        }
        let has_time = start.time.is_some() || end.is_some_and(|end| end.time.is_some());
        if is_moment || !has_time {
            return None;
        }
        let is_skipped = |date: &PartialDate| {
            let has_zone = self.options.time_zone.is_some() || date.offset.is_some();
            let is_day = matches!(date.within, Within::Day(..)) && date.time.is_some();
            is_day && has_zone && !date.is_approximate && self.date(date).0 == date.edtf()
        };
        let noted = match is_skipped(start) || end.is_some_and(is_skipped) {
            true => Noted::SkippedTime,
            false => Noted::TimeWithoutZone,
        };
        self.notes.add(slide.origin.place("start_date"), noted);
        let (language, words) = interface(&self.options.language, &self.options.language);
        let intl = Intl {
            language: language.to_owned(),
            words,
        };
        let say = |date: &PartialDate| {
            let day = When::parse(&date.edtf()).map(|when| intl.when(&when, "UTC"));
            let day = day.unwrap_or_default();
            match date.time {
                Some(time) => [&day, intl.words.at, &time.clock()].concat(),
                None => day,
            }
        };
        Some(match end {
            Some(end) if end != start => [&say(start), " – ", &say(end)].concat(),
            _ => say(start),
        })
    }

    fn group(&mut self, slide: &Slide) -> Option<Id> {
        let name = html::line(&slide.group);
        if name.is_empty() {
            return None;
        }
        let is_same = |group: &&Group| matches!(&group.name, Text::Plain(other) if *other == name);
        if let Some(group) = self.groups.iter().find(is_same) {
            return Some(group.id.clone());
        }
        if self.groups.len() == MAX_SIDES {
            self.note(slide, Noted::TooManyGroups);
            return None;
        }
        let id = Id(self.group_ids.make(&name, "group"));
        self.groups.push(Group {
            id: id.clone(),
            name: Text::Plain(name),
        });
        Some(id)
    }

    fn id(&mut self, slide: &Slide, title: &str) -> String {
        let id = slide.id.trim();
        if id.is_empty() {
            return self.event_ids.make(title, "event");
        }
        if self.event_ids.keep(id) {
            return id.to_owned();
        }
        let made = self.event_ids.make(id, "event");
        self.notes.add(
            slide.origin.place("unique_id"),
            Noted::Id {
                written: Quote::new(id),
                made: Quote::new(&made),
            },
        );
        made
    }

    /// Adds the sources of a slide. Addresses are sources of their own, words are one.
    fn sources(&mut self, slide: &Slide) -> Vec<Id> {
        let written = html::prose(&slide.source, false);
        // Of a link its address counts.
        let marked = html::prose(&slide.source, true);
        let mut names: Vec<String> = links(&marked.text);
        if names.is_empty() {
            names = split_addresses(&written.plain);
        }
        let mut ids = Vec::new();
        for name in names.into_iter().take(20) {
            let id = self.sources.id(&name, "source");
            if !ids.iter().any(|Id(other)| *other == id.0) {
                ids.push(id);
            }
        }
        if !ids.is_empty() {
            self.notes.add(slide.origin.place("source"), Noted::Grade);
        }
        ids
    }

    /// Makes a position of something that was said. Without a source it is none: then who said it stands in the
    /// text.
    fn positions(
        &mut self,
        slide: &Slide,
        said: &str,
        title: &str,
        sources: &[Id],
        summary: &mut Option<String>,
        text: &mut Option<String>,
    ) -> Option<Vec<Position>> {
        let statement = slide.statement.as_ref()?;
        let side = if statement.side.is_empty() {
            &statement.speaker
        } else {
            &statement.side
        };
        let has_words = !said.is_empty() || !statement.quote.is_empty();
        let has_room = self.sides.known.contains_key(side) || self.sides.all.len() < MAX_SIDES;
        if sources.is_empty() || !has_room {
            let names = [&statement.speaker, &statement.side, &statement.to];
            let names: Vec<&str> = names
                .iter()
                .map(|name| name.as_str())
                .filter(|name| !name.is_empty())
                .collect();
            let mut line = html::as_prose(&names.join(" → "));
            if !statement.quote.is_empty() {
                line = [&line, ": “", &html::as_prose(&statement.quote), "”"].concat();
            }
            *text = Some(match text.take() {
                Some(text) => [&text, "\n\n", &line].concat(),
                None => line,
            });
            self.notes
                .add(slide.origin.place("source"), Noted::StatementWithoutSource);
            return None;
        }
        let side = self.sides.id(side, "side");
        let topic_name = if statement.topic.is_empty() {
            from_name(&self.options.name)
        } else {
            statement.topic.clone()
        };
        if statement.topic.is_empty() {
            self.notes.add(
                slide.origin.place("topic"),
                Noted::NoTopic {
                    topic: Quote::new(&topic_name),
                },
            );
        }
        let topic_name = match self.topics.known.contains_key(&topic_name)
            || self.topics.all.len() < MAX_TOPICS
        {
            true => topic_name,
            false => self.topics.all.last().map(|(name, _)| name.clone())?,
        };
        let topic = self.topics.id(&topic_name, "topic");
        let speaker = (!statement.speaker.is_empty() && !statement.side.is_empty()).then(|| {
            let key = [&statement.speaker, "\n", &side.0].concat();
            let id = self.people.id(&key, "person");
            if self.person_sides.len() < self.people.all.len() {
                self.person_sides.push(side.clone());
            }
            id
        });
        let held = if said.is_empty() {
            html::as_prose(title)
        } else {
            said.to_owned()
        };
        if !said.is_empty() {
            // What is a position is not said again.
            *summary = None;
            *text = None;
        }
        let note = (!statement.to.is_empty())
            .then(|| Text::Plain(html::as_prose(&["→ ", &statement.to].concat())));
        self.notes.add(
            slide.origin.place(if has_words { "text.text" } else { "" }),
            Noted::Position,
        );
        Some(vec![Position {
            id: None,
            side: Sides::One(side),
            key: None,
            topic,
            speaker,
            role: None,
            according_to: None,
            kind: None,
            date: None,
            text: Text::Plain(held),
            quote: (!statement.quote.is_empty()).then(|| {
                Text::Plain(
                    statement
                        .quote
                        .trim_matches(['"', '“', '”', '„', '«', '»'])
                        .to_owned(),
                )
            }),
            quote_language: None,
            note,
            change: None,
            change_to: None,
            change_note: None,
            corrections: None,
            sources: sources.iter().cloned().map(Citation::Whole).collect(),
        }])
    }

    fn title_and_summary(&mut self) -> (String, String) {
        let (mut title, mut summary) = self.title.take().unwrap_or_default();
        if title.is_empty() {
            title = from_name(&self.options.name);
            self.notes.add(
                Place::File,
                Noted::NoTitle {
                    title: Quote::new(&title),
                },
            );
        }
        if summary.is_empty() {
            summary = html::as_prose(&title);
            self.notes.add(Place::File, Noted::NoSummary);
        }
        (title, summary)
    }

    /// The last day that the file knows of.
    fn last_day(&mut self) -> String {
        let dates = self
            .events
            .iter()
            .flat_map(|(_, _, event)| [Some(&event.date), event.end.as_ref()]);
        let dates = dates
            .flatten()
            .filter_map(|date| Some((When::parse(&date.0).ok()?.latest(), &date.0)));
        let last = dates
            .max_by_key(|(latest, _)| *latest)
            .map(|(_, date)| date.as_str());
        let last = last.unwrap_or("2000");
        // Of a moment its day, and of an interval its end.
        let last = last
            .split('/')
            .rfind(|part| !matches!(*part, "" | ".."))
            .unwrap_or(last);
        let last = last.split('T').next().unwrap_or(last).to_owned();
        self.notes
            .add(Place::File, Noted::NoAsOf { day: last.clone() });
        last
    }
}

/// Returns whether a date is the larger span in which another lies, as 2021 is of May 2021.
fn is_within(outer: &PartialDate, inner: &PartialDate) -> bool {
    let outer_key = outer.key();
    let inner_key = inner.key();
    outer_key.0 == inner_key.0
        && (outer_key.1 == 0
            || (outer_key.1 == inner_key.1
                && (outer_key.2 == 0 || (outer_key.2 == inner_key.2 && outer.time.is_none()))))
}

/// Returns the first paragraph, if it is short enough for the closed card, and the others.
fn in_two(text: String) -> (Option<String>, Option<String>) {
    if text.is_empty() {
        return (None, None);
    }
    let (first, rest) = match text.split_once("\n\n") {
        Some((first, rest)) => (first.to_owned(), Some(rest.to_owned())),
        None => (text.clone(), None),
    };
    if first.chars().count() <= LONGEST_SUMMARY {
        (Some(first), rest)
    } else {
        (None, Some(text))
    }
}

/// Returns the beginning of a text, as a title.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST_TITLE {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST_TITLE).collect();
    let words = start
        .rsplit_once(' ')
        .map_or(start.as_str(), |(words, _)| words);
    [words.trim_end_matches([',', ';', ':', '.', '–', '-']), "…"].concat()
}

/// Makes a title of the name of a file: `my-own_timeline` is `My own timeline`.
fn from_name(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let words = words.trim();
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::from("Story"),
    }
}

fn listed<T>(items: impl Iterator<Item = T>) -> Option<Vec<T>> {
    let items: Vec<T> = items.collect();
    (!items.is_empty()).then_some(items)
}

/// Makes a source of an address or of words.
fn source(name: &str, id: &Id) -> Source {
    let url = ::url::Url::parse(name)
        .ok()
        .filter(|_| html::leads_somewhere(name));
    let host = url.as_ref().and_then(::url::Url::host_str);
    let publisher = host.map_or(name, |host| host.trim_start_matches("www."));
    Source {
        id: id.clone(),
        publisher: Text::Plain(publisher.to_owned()),
        title: Text::Plain(name.to_owned()),
        date: None,
        language: None,
        url: host.map(|_| Url(name.to_owned())),
        archived: None,
        grade: Keyword(Grade::Press),
        side: None,
    }
}

/// The addresses that the links of a text lead to.
fn links(text: &str) -> Vec<String> {
    fn add(inlines: &[Inline], all: &mut Vec<String>) {
        for inline in inlines {
            match inline {
                Inline::Link(url, _) => all.push(url.clone()),
                Inline::Emphasis(inner) | Inline::Strong(inner) => add(inner, all),
                Inline::Text(_) => {}
            }
        }
    }
    let mut all = Vec::new();
    for paragraph in paragraphs(text) {
        add(&paragraph, &mut all);
    }
    all
}

/// `www.example.org/a` is an address, and so are several of them; anything else is one name.
fn split_addresses(text: &str) -> Vec<String> {
    let text = text.trim();
    if text.starts_with("www.") {
        return text.split_whitespace().map(html::absolute).collect();
    }
    let line = text.replace("\n\n", ", ");
    if line.is_empty() {
        Vec::new()
    } else {
        vec![line]
    }
}
