//! Which part of a file a problem of the story is about, and its line and column.

use super::decode::Decoded;
use super::tree::{Inner, Span, SpanNode};
use crate::json::Json;
use crate::read::{Path, Problem, Segment, StoryCode};

/// A line and column, which count from 1 as in editors.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Location {
    /// Lines end with LF, CR LF or CR.
    pub line: usize,
    /// In Unicode characters: a tab is one, and so are `é` and `北`.
    pub column: usize,
}

/// An offset in the text with its line and column, and its offset in the file.
#[derive(Clone, Copy)]
pub(super) struct Located {
    at: usize,
    pub location: Location,
    pub byte: usize,
}

/// Returns line and column of many offsets, found in one pass over the text.
pub(super) fn locate_all(decoded: &Decoded, mut offsets: Vec<usize>) -> Vec<Located> {
    offsets.sort_unstable();
    offsets.dedup();
    let text = &*decoded.text;
    let (mut line, mut column, mut utf_16) = (1, 1, 0);
    let mut chars = text.char_indices().peekable();
    let mut located = Vec::with_capacity(offsets.len());
    for at in offsets {
        while let Some((_, c)) = chars.next_if(|(offset, _)| *offset < at) {
            utf_16 += c.len_utf16();
            let is_break = c == '\n' || c == '\r' && !matches!(chars.peek(), Some((_, '\n')));
            if is_break {
                line += 1;
                column = 1;
            } else {
                column += 1;
            }
        }
        located.push(Located {
            at,
            location: Location { line, column },
            byte: decoded.byte_of_file(at, utf_16),
        });
    }
    located
}

/// Returns what was found for an offset in the text.
pub(super) fn find(located: &[Located], at: usize) -> Option<Located> {
    let index = located.binary_search_by_key(&at, |found| found.at).ok()?;
    located.get(index).copied()
}

/// A value of the file and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub json: &'a Json,
    pub node: &'a SpanNode,
    /// where its key stands, if it is the member of an object
    pub key: Option<Span>,
}

impl<'a> Value<'a> {
    pub fn root((json, node): &'a (Json, SpanNode)) -> Value<'a> {
        Value {
            json,
            node,
            key: None,
        }
    }

    /// Returns the member with this key; the `nth` of them, where the key is there more than once.
    pub fn member(self, name: &str, nth: usize) -> Option<Value<'a>> {
        let (Json::Object(members), Inner::Object(nodes)) = (self.json, &self.node.inner) else {
            return None;
        };
        let mut found = members
            .iter()
            .zip(nodes)
            .filter(|((key, _), _)| key == name);
        let ((_, json), member) = found.nth(nth)?;
        Some(Value {
            json,
            node: &member.value,
            key: Some(member.key),
        })
    }

    /// Returns the items, if this is a list.
    pub fn items(self) -> impl Iterator<Item = Value<'a>> {
        let (items, nodes): (&[Json], &[SpanNode]) = match (self.json, &self.node.inner) {
            (Json::Array(items), Inner::List(nodes)) => (items, nodes),
            _ => (&[], &[]),
        };
        let value = |(json, node)| Value {
            json,
            node,
            key: None,
        };
        items.iter().zip(nodes).map(value)
    }

    /// Returns every value along a path, the root first. The reader always takes the first of several
    /// members with the same key; `nth` says which of them the last step means.
    pub fn along(self, path: &Path, nth: usize) -> Vec<Value<'a>> {
        let mut way = vec![self];
        let mut here = self;
        for (depth, step) in path.0.iter().enumerate() {
            let is_last = depth + 1 == path.0.len();
            let next = match step {
                Segment::Key(key) => here.member(key, if is_last { nth } else { 0 }),
                Segment::Index(index) => here.items().nth(*index),
            };
            let Some(next) = next else { break };
            way.push(next);
            here = next;
        }
        way
    }

    /// Returns the opening bracket of an object or list.
    fn bracket(self) -> Span {
        let start = self.node.span.start;
        Span::from(start..self.node.span.end.min(start + 1))
    }
}

/// Returns, for a problem of a key, which of several members with that key is the first to have the
/// problem.
pub(super) fn first_at_fault(code: StoryCode) -> Option<usize> {
    match code {
        StoryCode::DuplicateKey => Some(1),
        StoryCode::UnknownField | StoryCode::InvalidLanguage => Some(0),
        _ => None,
    }
}

/// Returns where a problem is to be mended: the key where the key is wrong, else the value; for what an
/// object lacks, the member that tells which object it is, else its bracket.
pub(super) fn span_of(problem: &Problem, value: Value) -> Span {
    let whole = value.node.span;
    let is_key =
        |key: &str| matches!(problem.path.0.last(), Some(Segment::Key(last)) if last == key);
    // In a localised text the tag is the key, in a source it is the value.
    let key_is_wrong = first_at_fault(problem.code).is_some()
        && !(problem.code == StoryCode::InvalidLanguage && is_key("language"));
    if let Some(key) = value.key.filter(|_| key_is_wrong) {
        return key;
    }
    if !matches!(value.json, Json::Object(_)) {
        return whole;
    }
    let member = |name: &str| value.member(name, 0);
    match problem.code {
        StoryCode::DuplicateId => member("id").map_or(value.bracket(), |id| id.node.span),
        StoryCode::MissingAttribution => {
            let side = member("speaker").or_else(|| member("side"));
            side.map_or(value.bracket(), |side| side.node.span)
        }
        StoryCode::MissingField => {
            let id = member("id").and_then(|id| Some(id.key?.to(id.node.span)));
            id.unwrap_or(value.bracket())
        }
        _ => whole,
    }
}
