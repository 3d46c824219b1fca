//! The spans of all values, as a tree of the same shape as the tree of values.

/// A stretch of text, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Span {
    /// the first byte
    pub start: usize,
    /// the byte after the last
    pub end: usize,
}

impl Span {
    /// Returns the span from the start of this one to the end of another.
    pub fn to(self, last: Span) -> Span {
        Span {
            start: self.start,
            end: last.end,
        }
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Span {
        Span {
            start: range.start,
            end: range.end,
        }
    }
}

/// How far a value can be trusted where the text is not JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Damage {
    /// it is what was meant
    #[default]
    None,
    /// what is there is right, but something may be missing
    Incomplete,
    /// it is a guess
    Guess,
}

/// Where a value stands in the text.
#[derive(Clone, PartialEq, Debug)]
pub struct SpanNode {
    /// all of the value, brackets and quotation marks included
    pub span: Span,
    /// whether it can be trusted
    pub damage: Damage,
    /// the spans of what is inside, in the same order
    pub inner: Inner,
}

/// What is inside a value.
#[derive(Clone, PartialEq, Debug)]
pub enum Inner {
    /// nothing: a text, a number, a word
    Leaf,
    /// the items of a list
    List(Vec<SpanNode>),
    /// the members of an object
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Clone, PartialEq, Debug)]
pub struct Member {
    /// the key, quotation marks included
    pub key: Span,
    /// the value
    pub value: SpanNode,
}
