//! Problems of a story, with their paths and codes.

#[cfg(not(widget))]
use crate::date::DateError;

/// Something in a story that breaks a rule of the format.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// where
    pub path: Path,
    /// which rule
    pub code: StoryCode,
    /// what the format wants there
    pub expected: String,
    /// what is there
    pub found: String,
    /// what to do about it, where that can be guessed; never in a browser
    pub help: Option<String>,
    /// the same for who says it in words of their own, where something else was probably meant
    #[cfg(not(widget))]
    pub meant: Option<Box<Meant>>,
}

/// What an editor probably meant, or why nothing can be guessed.
#[cfg(not(widget))]
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Meant {
    /// one of these, the likeliest first: names, dates, addresses
    One(Vec<String>),
    /// a date in which this is wrong
    Date(DateError),
}

impl Problem {
    /// Returns the whole problem in one line.
    pub fn message(&self) -> String {
        let path = self.path.text();
        let mut message = [
            &path,
            ": expected ",
            &self.expected,
            ", found ",
            &self.found,
        ]
        .concat();
        if let Some(help) = &self.help {
            message.push_str("; ");
            message.push_str(help);
        }
        message
    }
}

/// The path of a value inside a story, for example `events[2].positions[0].side`.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Path(pub Vec<Segment>);

/// One step of a [`Path`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Segment {
    /// the member of an object
    Key(String),
    /// the item of a list, from 0
    Index(usize),
}

impl Path {
    /// Returns the path as people write it; `the story` for the whole file.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for segment in &self.0 {
            match segment {
                Segment::Key(key) => {
                    if !text.is_empty() {
                        text.push('.');
                    }
                    text.push_str(key);
                }
                Segment::Index(index) => {
                    text.push('[');
                    text.push_str(&index.to_string());
                    text.push(']');
                }
            }
        }
        if text.is_empty() {
            text.push_str("the story");
        }
        text
    }
}

/// How serious a [`Problem`] is. Browsers look for errors only, so that readers download nothing for
/// what is merely advice.
#[cfg(not(widget))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// the story says something wrong, or lacks something
    Error,
    /// the story could be better, or may be wrong
    Warning,
}

#[cfg(not(widget))]
impl Level {
    /// Returns its stable name.
    pub fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
        }
    }
}

macro_rules! codes {
    (
        everywhere { $($(#[$doc:meta])* $value:ident = $word:literal,)+ }
        native {
            $($(#[$native_doc:meta])* $native:ident = $native_word:literal is $level:ident,)+
        }
    ) => {
        /// The rule a [`Problem`] breaks. The words are stable: machines may rely on them.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
                pub enum StoryCode {
            $($(#[$doc])* $value,)+
            $($(#[$native_doc])* #[cfg(not(widget))] $native,)+
        }

        impl StoryCode {
            /// Every code.
            pub const ALL: &'static [StoryCode] = &[
                $(StoryCode::$value,)+
                $(#[cfg(not(widget))] StoryCode::$native,)+
            ];

            /// Returns its stable name.
            pub fn word(self) -> &'static str {
                match self {
                    $(StoryCode::$value => $word,)+
                    $(#[cfg(not(widget))] StoryCode::$native => $native_word,)+
                }
            }

            /// Returns the level of problems with this code.
            #[cfg(not(widget))]
            pub fn level(self) -> Level {
                match self {
                    $(StoryCode::$value => Level::Error,)+
                    $(StoryCode::$native => Level::$level,)+
                }
            }
        }
    };
}

codes! {
    everywhere {
        /// the text is not JSON
        Syntax = "syntax",
        /// a value of another type than the format wants
        WrongType = "wrong-type",
        /// a required field is not there
        MissingField = "missing-field",
        /// a field the format does not have
        UnknownField = "unknown-field",
        /// the same key twice in one object
        DuplicateKey = "duplicate-key",
        /// a word that is none of those allowed
        UnknownWord = "unknown-word",
        /// a version of the format this program does not read
        UnknownVersion = "unknown-version",
        /// an id with characters an id cannot have
        InvalidId = "invalid-id",
        /// an id that is taken already
        DuplicateId = "duplicate-id",
        /// an id nothing has
        UnknownReference = "unknown-reference",
        /// a language, time zone or participant that the list has already
        ListedTwice = "listed-twice",
        /// not a date
        InvalidDate = "invalid-date",
        /// not a duration
        InvalidDuration = "invalid-duration",
        /// an end before its beginning
        EndBeforeStart = "end-before-start",
        /// an event that is said to have been held, after the state of knowledge
        HeldAfterAsOf = "held-after-as-of",
        /// not a time zone
        InvalidTimeZone = "invalid-time-zone",
        /// not a BCP 47 language tag
        InvalidLanguage = "invalid-language",
        /// a text in none of the story's languages
        NoListedLanguage = "no-listed-language",
        /// an address that is not http, https or relative
        UnsafeUrl = "unsafe-url",
        /// an address that leads nowhere
        MalformedUrl = "malformed-url",
        /// an empty text or list where something must be
        Empty = "empty",
        /// over a limit of the format
        TooMuch = "too-much",
        /// U+FFFD, which stands where a file that is not in UTF-8 had a character
        LostCharacter = "lost-character",
        /// a report of one side on another without its reporter
        MissingAttribution = "missing-attribution",
    }
    native {
        /// a moment whose offset its time zone did not have then; needs the time-zone database
        OffsetContradictsZone = "offset-contradicts-zone" is Error,
        /// an event that is said to be still to come, before the state of knowledge
        ScheduledBeforeAsOf = "scheduled-before-as-of" is Warning,
        /// a source or position from after the state of knowledge
        DateAfterAsOf = "date-after-as-of" is Warning,
        /// an event with neither sources nor positions
        UnsourcedEvent = "unsourced-event" is Warning,
        /// the same place of a source cited twice for one thing
        CitedTwice = "cited-twice" is Warning,
        /// a source that nobody can open
        NoUrl = "no-url" is Warning,
        /// an address with characters that should be percent-encoded
        UnescapedUrl = "unescaped-url" is Warning,
        /// an address that begins with the name of a site, and so leads to a page beside the story
        NoScheme = "no-scheme" is Warning,
        /// HTML in a text, where it is shown as typed
        HtmlInText = "html-in-text" is Warning,
        /// a control character in a text
        UnseenCharacter = "unseen-character" is Warning,
        /// a text that some of the story's languages lack
        MissingLanguage = "missing-language" is Warning,
        /// a text in a language that is not among the story's
        UnlistedLanguage = "unlisted-language" is Warning,
        /// a text that is too long for its place
        LongText = "long-text" is Warning,
        /// an inline mark that marks nothing and is shown as typed
        StrayMark = "stray-mark" is Warning,
        /// a quote that brings its own quotation marks
        QuotationMarks = "quotation-marks" is Warning,
        /// a side, person, topic or source that no event mentions
        Unused = "unused" is Warning,
        /// ids that differ only by case
        SimilarId = "similar-id" is Warning,
        /// a change to a position that there is not
        NothingBefore = "nothing-before" is Warning,
        /// a note on a change, or what it compares with, where none is stated
        NoteWithoutChange = "note-without-change" is Warning,
        /// a picture or film for which the page keeps no room
        MissingSize = "missing-size" is Warning,
        /// a file that pages with https do not load
        MixedContent = "mixed-content" is Warning,
        /// an image that keeps readers waiting
        LargeFile = "large-file" is Warning,
        /// a change to a position that this one is hardly to be compared with
        UnlikeCompared = "unlike-compared" is Warning,
        /// more key lines of one side on a card than a reader takes in
        ManyKeyLines = "many-key-lines" is Warning,
        /// a report of which nobody is named who said or reported it
        NobodyNamed = "nobody-named" is Warning,
        /// official sources without the address of a kept copy
        NoArchived = "no-archived" is Warning,
    }
}
