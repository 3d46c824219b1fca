//! What messages are about.

use super::Reason;
use crate::import::{Warning, headings};
use std::fmt;

/// A value of a message.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Value<'m> {
    /// a text of the file, or a name
    Text(&'m str),
    /// a number
    Number(i64),
    /// several texts
    List(&'m [String]),
    /// what a column holds; what fields there are tells [`crate::import::field_by_name`]
    Field(&'static str),
    /// a word that tells the cases of a message apart
    Case(&'static str),
    /// what a parser says, in English
    English(&'m str),
    /// what was noted before
    Warning(&'m Warning),
    /// why a part of the file was refused
    Reason(&'m Reason),
}

/// What can be a value of a message.
pub(super) trait About {
    /// Returns it as such.
    fn value(&self) -> Value<'_>;
}

impl About for String {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl About for &'static str {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl About for i64 {
    fn value(&self) -> Value<'_> {
        Value::Number(*self)
    }
}

impl About for Box<Warning> {
    fn value(&self) -> Value<'_> {
        Value::Warning(self)
    }
}

impl About for Box<Reason> {
    fn value(&self) -> Value<'_> {
        Value::Reason(self)
    }
}

/// What stands in a file, as it is quoted in a message: in one line, and cut off where it is long.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Quote(String);

impl Quote {
    /// Quotes a text.
    pub fn new(text: &str) -> Quote {
        Quote(cut(text))
    }
}

/// Returns a text in one line, and cut off where it is long.
fn cut(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => [line.get(..end).unwrap_or_default(), "…"].concat(),
        None => line,
    }
}

impl fmt::Display for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}

impl About for Quote {
    fn value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

/// Several names.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Names(pub Vec<String>);

impl Names {
    /// Quotes texts of a file.
    pub fn quoted<'t>(texts: impl Iterator<Item = &'t String>) -> Names {
        Names(texts.map(|text| cut(text)).collect())
    }
}

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.0.iter().enumerate() {
            let between = if index == 0 { "" } else { ", " };
            write!(f, "{between}`{name}`")?;
        }
        Ok(())
    }
}

impl About for Names {
    fn value(&self) -> Value<'_> {
        Value::List(&self.0)
    }
}

/// What a column holds, which the command line calls as `--columns` does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Field(pub &'static str);

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(headings::name_of(self.0))
    }
}

impl About for Field {
    fn value(&self) -> Value<'_> {
        Value::Field(self.0)
    }
}

/// What a column of TimelineJS's spreadsheet holds, which the command line calls by its heading.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SheetField(pub &'static str);

impl fmt::Display for SheetField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(headings::of_timelinejs(self.0))
    }
}

impl About for SheetField {
    fn value(&self) -> Value<'_> {
        Value::Field(self.0)
    }
}

/// What a parser says of a text that it cannot read, in English.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Parser(pub String);

impl fmt::Display for Parser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl About for Parser {
    fn value(&self) -> Value<'_> {
        Value::English(&self.0)
    }
}

/// Makes a list of cases, each with its word and what the command line says of it.
macro_rules! cases {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $case:ident = $word:literal, $english:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum $name { $($(#[$doc])* $case),+ }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $($name::$case => $english),+ })
            }
        }

        impl About for $name {
            fn value(&self) -> Value<'_> {
                Value::Case(match self { $($name::$case => $word),+ })
            }
        }
    };
}

cases! {
    /// Where the text was taken from that says what an image shows.
    AltFrom {
        /// its caption
        Caption = "caption", "caption";
        /// the headline of its event
        Headline = "headline", "headline";
    }
}

cases! {
    /// What became the headline of an event that has none.
    TitleFrom {
        /// the beginning of its text
        Text = "text", "the beginning of its text";
        /// the caption of its first medium
        Caption = "caption", "the caption of its media";
        /// the host of its first medium
        Site = "site", "the site of its media";
        /// a dash
        Dash = "dash", "a dash";
    }
}

cases! {
    /// Why a date may have been meant otherwise.
    Vague {
        /// there are other words beside it
        Partly = "partly", "of which not all was understood";
        /// `3/4/21`
        Ambiguous = "ambiguous", "which may mean another day or century";
        /// `about 1850`
        Inexact = "inexact", "which is not exact";
    }
}
