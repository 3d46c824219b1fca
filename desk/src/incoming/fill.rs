//! What an event in hand and its positions lack, from those that come in. What they have stays as it is.

use crate::rules::sources::source_of;
use crate::text::is_blank;
use standpoint::format::{Citation, Event, Media, Position, Sides, Text};

/// How many values were taken, and how many were left since there are others in their place.
#[derive(Default)]
pub(super) struct Filled {
    pub taken: usize,
    pub left: usize,
}

impl Filled {
    /// Gives an event what it lacks of another that is the same by title and date; but no positions.
    pub fn event(&mut self, there: &mut Event, other: Event) {
        let Event {
            id: _,
            kind,
            title,
            date: _,
            date_label,
            end,
            duration,
            time_zone,
            place,
            format,
            status,
            participants,
            group,
            summary,
            text,
            media,
            sources,
            positions: _,
        } = other;
        self.text(&mut there.title, title);
        self.value(&mut there.kind, kind);
        self.value(&mut there.end, end);
        self.value(&mut there.duration, duration);
        self.value(&mut there.time_zone, time_zone);
        self.value(&mut there.status, status);
        self.value(&mut there.group, group);
        self.optional_text(&mut there.date_label, date_label);
        self.optional_text(&mut there.place, place);
        self.optional_text(&mut there.format, format);
        self.optional_text(&mut there.summary, summary);
        self.optional_text(&mut there.text, text);
        for person in participants.into_iter().flatten() {
            self.item(&mut there.participants, person, |known, other| {
                known.contains(other)
            });
        }
        for source in sources.into_iter().flatten() {
            self.item(&mut there.sources, source, |known, other| {
                cites(known, other)
            });
        }
        for media in media.into_iter().flatten() {
            self.media(&mut there.media, media);
        }
    }

    /// Gives a position what it lacks of one that is the same; but neither its id nor what it is compared with, which
    /// are other words for the same in each story.
    pub fn position(&mut self, there: &mut Position, other: Position) {
        let Position {
            id: _,
            side,
            key,
            topic,
            speaker,
            role,
            according_to,
            kind,
            date,
            text,
            quote,
            quote_language,
            note,
            change,
            change_to: _,
            change_note,
            corrections,
            sources,
        } = other;
        if is_nobody(&there.side) && !is_nobody(&side) {
            there.side = side;
            self.taken += 1;
        }
        if there.topic.0.is_empty() && !topic.0.is_empty() {
            there.topic = topic;
            self.taken += 1;
        }
        self.text(&mut there.text, text);
        self.value(&mut there.key, key);
        self.value(&mut there.speaker, speaker);
        self.value(&mut there.according_to, according_to);
        self.value(&mut there.kind, kind);
        self.value(&mut there.date, date);
        self.value(&mut there.quote_language, quote_language);
        self.value(&mut there.change, change);
        self.value(&mut there.corrections, corrections);
        self.optional_text(&mut there.role, role);
        self.optional_text(&mut there.quote, quote);
        self.optional_text(&mut there.note, note);
        self.optional_text(&mut there.change_note, change_note);
        for source in sources {
            if !cites(&there.sources, &source) {
                there.sources.push(source);
                self.taken += 1;
            }
        }
    }

    /// Takes a value where there is none.
    pub fn value<T: PartialEq>(&mut self, there: &mut Option<T>, other: Option<T>) {
        match (&there, &other) {
            (_, None) => {}
            (None, Some(_)) => {
                *there = other;
                self.taken += 1;
            }
            (Some(known), Some(other)) => self.left += usize::from(known != other),
        }
    }

    /// Takes the wordings of a text in the languages that the one in hand lacks.
    fn text(&mut self, there: &mut Text, other: Text) {
        if has_wordings(there, &other) {
            return;
        }
        if is_blank(there) {
            *there = other;
            self.taken += 1;
            return;
        }
        if let (Text::Localised(there), Text::Localised(other)) = (&mut *there, &other) {
            for (tag, wording) in other {
                if !there.contains_key(tag) {
                    there.insert(tag.clone(), wording.clone());
                    self.taken += 1;
                }
            }
        }
        self.left += usize::from(!has_wordings(there, &other));
    }

    fn optional_text(&mut self, there: &mut Option<Text>, other: Option<Text>) {
        match (there, other) {
            (Some(there), Some(other)) => self.text(there, other),
            (there, other) => self.value(there, other),
        }
    }

    fn item<T>(
        &mut self,
        there: &mut Option<Vec<T>>,
        other: T,
        has: impl FnOnce(&[T], &T) -> bool,
    ) {
        if !has(there.as_deref().unwrap_or_default(), &other) {
            there.get_or_insert_default().push(other);
            self.taken += 1;
        }
    }

    /// Takes a picture, sound, film or link, unless the one at its address is there.
    fn media(&mut self, there: &mut Option<Vec<Media>>, other: Media) {
        let known = there.iter().flatten();
        let mut known = known.filter(|known| known.url == other.url).peekable();
        match known.peek() {
            Some(_) => self.left += usize::from(!known.any(|known| *known == other)),
            None => self.item(there, other, |_, _| false),
        }
    }
}

/// Returns the index of the position that another one is: of one that says all that it does, or else of one that may
/// only lack something of it.
pub(super) fn same_position(positions: &[Position], other: &Position) -> Option<usize> {
    let says = |there: &Position| {
        let mut filled = Filled::default();
        filled.position(&mut there.clone(), other.clone());
        filled.taken + filled.left == 0
    };
    let alike = || {
        (0..)
            .zip(positions)
            .filter(|(_, there)| is_alike(there, other))
    };
    let mut whole = alike().filter(|(_, there)| says(there));
    let found = whole.next().or_else(|| alike().next());
    found.map(|(index, _)| index)
}

/// Returns whether two positions are the same as far as both say who holds what on which topic, and when.
fn is_alike(there: &Position, other: &Position) -> bool {
    fn may_be<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
        one.is_none() || other.is_none() || one == other
    }
    let is_text = match is_blank(&other.text) {
        true => is_blank(&there.text) && there.quote == other.quote,
        false => has_wording(&there.text, &other.text),
    };
    let may_be_side = is_nobody(&there.side) || is_nobody(&other.side) || there.side == other.side;
    let (topic, other_topic) = (&there.topic, &other.topic);
    let may_be_topic = topic.0.is_empty() || other_topic.0.is_empty() || topic == other_topic;
    is_text
        && may_be_side
        && may_be_topic
        && may_be(&there.speaker, &other.speaker)
        && may_be(&there.date, &other.date)
}

fn is_nobody(sides: &Sides) -> bool {
    matches!(sides, Sides::One(side) if side.0.is_empty())
}

/// Returns whether a list cites a source as another citation does; one of a whole source says no more than its id.
fn cites(list: &[Citation], other: &Citation) -> bool {
    list.iter().any(|known| match other {
        Citation::Whole(id) => source_of(known) == id,
        Citation::Place(_) => known == other,
    })
}

/// Returns whether a text has each wording of another, in its language.
fn has_wordings(there: &Text, other: &Text) -> bool {
    match (there, other) {
        (Text::Plain(there), Text::Plain(other)) => there == other || other.trim().is_empty(),
        (Text::Localised(there), Text::Localised(other)) => other
            .iter()
            .all(|(tag, wording)| there.get(tag) == Some(wording)),
        (Text::Localised(there), Text::Plain(other)) => {
            let mut wordings = there.values().filter_map(|wording| wording.as_str());
            other.trim().is_empty() || wordings.any(|wording| wording == other)
        }
        (Text::Plain(there), Text::Localised(other)) => other
            .values()
            .all(|wording| wording.as_str() == Some(there)),
    }
}

/// Returns whether a text has a wording of another, in its language.
fn has_wording(there: &Text, other: &Text) -> bool {
    match (there, other) {
        (Text::Localised(there), Text::Localised(other)) => other
            .iter()
            .any(|(tag, wording)| there.get(tag) == Some(wording)),
        _ => has_wordings(there, other),
    }
}
