//! The lists and objects that are open at a point of the text.

use crate::check::tree::{Damage, Member, Span, SpanNode};
use crate::json::Json;

/// A line of the text.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Line {
    /// from 1
    pub number: usize,
    /// its first byte
    pub start: usize,
    /// how many bytes of white space it begins with
    pub indent: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    List,
    Object,
}

/// What comes next inside an open list or object.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// a key, or the end
    Key,
    Colon,
    /// a value; in a list also the end
    Value,
    /// a comma, or the end
    After,
}

/// A list or object that is open.
pub(super) struct Frame {
    pub state: State,
    pub parts: Parts,
    pub key: Option<Key>,
    /// where it begins, and the line of that
    pub open: usize,
    pub line: Line,
    /// the comma after which nothing has come yet
    pub comma: Option<Span>,
    /// the end of what was read last inside
    pub end: usize,
    /// the line of the last key
    pub key_line: Line,
    /// the last value may have swallowed what should come after it
    pub swallowed: bool,
    pub damage: Damage,
    /// that it began without a bracket has still to be reported
    pub has_no_bracket: bool,
    /// it was opened with the wrong bracket, so either may close it
    pub takes_any_bracket: bool,
}

pub(super) enum Parts {
    List(Vec<Json>, Vec<SpanNode>),
    Object(Vec<(String, Json)>, Vec<Member>),
}

pub(super) struct Key {
    pub name: String,
    pub span: Span,
    pub damage: Damage,
}

impl Shape {
    pub fn of(bracket: char) -> Shape {
        if matches!(bracket, '[' | ']') {
            Shape::List
        } else {
            Shape::Object
        }
    }

    pub fn opening(self) -> &'static str {
        match self {
            Shape::List => "`[`",
            Shape::Object => "`{`",
        }
    }

    pub fn closing(self) -> &'static str {
        match self {
            Shape::List => "`]`",
            Shape::Object => "`}`",
        }
    }
}

impl Parts {
    pub fn new(shape: Shape) -> Parts {
        match shape {
            Shape::List => Parts::List(Vec::new(), Vec::new()),
            Shape::Object => Parts::Object(Vec::new(), Vec::new()),
        }
    }

    pub fn shape(&self) -> Shape {
        match self {
            Parts::List(..) => Shape::List,
            Parts::Object(..) => Shape::Object,
        }
    }

    pub fn len(&self) -> usize {
        match self {
            Parts::List(items, _) => items.len(),
            Parts::Object(members, _) => members.len(),
        }
    }
}

impl Frame {
    pub fn shape(&self) -> Shape {
        self.parts.shape()
    }

    /// Returns what comes next where a comma has been read.
    pub fn next(&self) -> State {
        match self.shape() {
            Shape::List => State::Value,
            Shape::Object => State::Key,
        }
    }
}
