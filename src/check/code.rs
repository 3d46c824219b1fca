//! The codes of problems.

use crate::read::{Level, StoryCode};

/// The rule a problem breaks: one of JSON's own, or one of the story format's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Code {
    /// the file as such, and JSON
    File(FileCode),
    /// the story format
    Story(StoryCode),
}

impl Code {
    /// Returns its stable name.
    pub fn word(self) -> &'static str {
        match self {
            Code::File(code) => code.word(),
            Code::Story(code) => code.word(),
        }
    }

    /// Returns the level of problems with this code.
    pub fn level(self) -> Level {
        match self {
            Code::File(FileCode::ByteOrderMark) => Level::Warning,
            Code::File(_) => Level::Error,
            Code::Story(code) => code.level(),
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $value:ident = $word:literal),+ $(,)?) => {
        /// A rule of JSON, or of text files. The words are stable: machines may rely on them.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum FileCode { $($(#[$doc])* $value),+ }

        impl FileCode {
            /// Every code.
            pub const ALL: &'static [FileCode] = &[$(FileCode::$value),+];

            /// Returns its stable name.
            pub fn word(self) -> &'static str {
                match self { $(FileCode::$value => $word),+ }
            }
        }
    };
}

codes! {
    /// the file is not in UTF-8
    Encoding = "encoding",
    /// a byte-order mark, which UTF-8 does not need
    ByteOrderMark = "byte-order-mark",
    /// nothing is in the file
    EmptyFile = "empty-file",
    /// a file of another kind: a web page, a spreadsheet
    NotJson = "not-json",
    /// the JSON of another program
    OtherFormat = "other-format",
    /// deeper, larger or more than the format allows
    TooMuch = "too-much",
    /// no comma between two members or items
    MissingComma = "missing-comma",
    /// a comma after which nothing comes
    ExtraComma = "extra-comma",
    /// no colon between key and value
    MissingColon = "missing-colon",
    /// a key without its value
    MissingValue = "missing-value",
    /// a value without its key
    MissingKey = "missing-key",
    /// quotation marks that are not `"`
    WrongQuotes = "wrong-quotes",
    /// a text without quotation marks, or with only one
    MissingQuotes = "missing-quotes",
    /// a text whose quotation mark at the end is missing
    UnclosedString = "unclosed-string",
    /// a quotation mark inside a text
    UnescapedQuote = "unescaped-quote",
    /// a line break inside a text
    LineBreak = "line-break",
    /// a tab or another control character inside a text
    ControlCharacter = "control-character",
    /// a backslash before something that takes none
    InvalidEscape = "invalid-escape",
    /// a number in another form than JSON's
    InvalidNumber = "invalid-number",
    /// `True`, `None`, `undefined` and the like
    InvalidWord = "invalid-word",
    /// a note to human readers
    Comment = "comment",
    /// a bracket that is opened and not closed, or closed and not opened
    MissingBracket = "missing-bracket",
    /// a bracket too many
    ExtraBracket = "extra-bracket",
    /// `]` for `}`, or the like
    WrongBracket = "wrong-bracket",
    /// something where nothing can stand
    UnexpectedText = "unexpected-text",
    /// a space that JSON does not know
    InvalidSpace = "invalid-space",
    /// something after the end of the story
    ExtraText = "extra-text",
}
