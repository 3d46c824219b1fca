//! Every localized text of a story, and what each is for. The review (`standpoint check`), the JSON Schema
//! and the tests take what they say of texts from this one list.

/// What a text is for, which decides how long it should be and what may be in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextKind {
    /// a name or a few words, of any length and without inline marks
    Name,
    /// a headline, without inline marks: four lines on a phone
    Title,
    /// paragraphs with inline marks: half a phone's screen
    Prose,
    /// the whole text of an event, with inline marks: as long as it has to be
    Body,
    /// "a few words of the speaker", not a passage, without quotation marks of its own
    Quote,
}

impl TextKind {
    /// Returns how many characters the text should have at most; `None` where it does not matter.
    pub fn recommended_length(self) -> Option<usize> {
        match self {
            TextKind::Name | TextKind::Body => None,
            TextKind::Title => Some(120),
            TextKind::Prose => Some(600),
            TextKind::Quote => Some(200),
        }
    }

    /// Returns whether `*emphasis*`, `**strong**` and links are understood in the text.
    pub fn has_marks(self) -> bool {
        matches!(self, TextKind::Prose | TextKind::Body)
    }
}

/// A field that is a localized text.
#[derive(Clone, Copy, Debug)]
pub struct TextField {
    /// the type that has the field, by its name in the schema
    pub object: &'static str,
    /// the JSON key
    pub key: &'static str,
    /// what the text is for
    pub kind: TextKind,
}

/// Every field that is a localized text.
pub const TEXT_FIELDS: &[TextField] = &[
    field("Story", "title", TextKind::Title),
    field("Story", "summary", TextKind::Prose),
    field("TimeZone", "name", TextKind::Name),
    field("Side", "name", TextKind::Name),
    field("Person", "name", TextKind::Name),
    field("Person", "role", TextKind::Name),
    field("Topic", "name", TextKind::Name),
    field("Era", "name", TextKind::Name),
    field("Group", "name", TextKind::Name),
    field("Correction", "text", TextKind::Prose),
    field("Image", "alt", TextKind::Name),
    field("Source", "publisher", TextKind::Name),
    field("Source", "title", TextKind::Name),
    field("Event", "title", TextKind::Title),
    field("Event", "place", TextKind::Name),
    field("Event", "format", TextKind::Name),
    field("Event", "date_label", TextKind::Name),
    field("Event", "summary", TextKind::Prose),
    field("Event", "text", TextKind::Body),
    field("Media", "alt", TextKind::Name),
    field("Media", "title", TextKind::Name),
    field("Media", "caption", TextKind::Prose),
    field("Media", "credit", TextKind::Name),
    field("Media", "licence", TextKind::Name),
    field("Position", "role", TextKind::Name),
    field("Position", "text", TextKind::Prose),
    field("Position", "quote", TextKind::Quote),
    field("Position", "note", TextKind::Prose),
    field("Position", "change_note", TextKind::Prose),
];

const fn field(object: &'static str, key: &'static str, kind: TextKind) -> TextField {
    TextField { object, key, kind }
}

/// Returns the fields of one type that are localized texts.
pub fn text_fields_of(object: &str) -> impl Iterator<Item = &'static TextField> {
    TEXT_FIELDS
        .iter()
        .filter(move |field| field.object == object)
}
