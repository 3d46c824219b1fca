//! Where a problem of a story stands in its file, and where that is in lines and columns.

use super::decode::Decoded;
use super::tree::{Inner, Node, Span};
use crate::json::Json;
use crate::read::{Code, Path, Problem, Segment};

/// A place in a file as people and editors count: from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// Lines end with LF, CR LF or CR.
    pub line: usize,
    /// In Unicode characters: a tab is one, and so are `é` and `北`.
    pub column: usize,
}

/// A place in the text, as a person counts it, and as a byte of the file.
#[derive(Clone, Copy)]
pub(super) struct Located {
    at: usize,
    pub place: Place,
    pub byte: usize,
}

/// Finds lines and columns of many places in one pass.
pub(super) fn locate_all(decoded: &Decoded, mut places: Vec<usize>) -> Vec<Located> {
    places.sort_unstable();
    places.dedup();
    let text = &*decoded.text;
    let (mut line, mut column, mut utf_16) = (1, 1, 0);
    let mut chars = text.char_indices().peekable();
    let mut located = Vec::with_capacity(places.len());
    for at in places {
        while let Some((_, c)) = chars.next_if(|(place, _)| *place < at) {
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
            place: Place { line, column },
            byte: decoded.byte_of_file(at, utf_16),
        });
    }
    located
}

/// The place that was found for a byte of the text.
pub(super) fn of(located: &[Located], at: usize) -> Option<Located> {
    let place = located.binary_search_by_key(&at, |found| found.at).ok()?;
    located.get(place).copied()
}

/// A value of the file and its place.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub json: &'a Json,
    pub node: &'a Node,
    /// the key it has, and that one's place
    pub key: Option<Span>,
}

impl<'a> Value<'a> {
    pub fn root((json, node): &'a (Json, Node)) -> Value<'a> {
        Value {
            json,
            node,
            key: None,
        }
    }

    /// The member of this name; the `nth`, where it is there more than once.
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

    /// The items of a list.
    pub fn items(self) -> impl Iterator<Item = Value<'a>> {
        let (items, nodes): (&[Json], &[Node]) = match (self.json, &self.node.inner) {
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

    /// All values on the way to a value, the root first. The reader always takes the first of
    /// several members with the same key; `nth` says which of them is meant in the last step.
    pub fn along(self, path: &Path, nth: usize) -> Vec<Value<'a>> {
        let mut way = vec![self];
        let mut here = self;
        for (place, step) in path.0.iter().enumerate() {
            let is_last = place + 1 == path.0.len();
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

    /// The first byte of an object or list: its bracket.
    fn bracket(self) -> Span {
        let start = self.node.span.start;
        Span::from(start..self.node.span.end.min(start + 1))
    }
}

/// For a problem of a key: which of several members with that key is the first to have it.
pub(super) fn first_at_fault(code: Code) -> Option<usize> {
    match code {
        Code::DuplicateKey => Some(1),
        Code::UnknownField | Code::InvalidLanguage => Some(0),
        _ => None,
    }
}

/// Where a problem is to be mended: the key where the key is wrong, else the value; for what an
/// object lacks, the member that tells which object it is, else its bracket.
pub(super) fn span_of(problem: &Problem, value: Value) -> Span {
    let whole = value.node.span;
    let is_key =
        |key: &str| matches!(problem.path.0.last(), Some(Segment::Key(last)) if last == key);
    // In a localised text the tag is the key, in a source it is the value.
    let key_is_wrong = first_at_fault(problem.code).is_some()
        && !(problem.code == Code::InvalidLanguage && is_key("language"));
    if let Some(key) = value.key.filter(|_| key_is_wrong) {
        return key;
    }
    if !matches!(value.json, Json::Object(_)) {
        return whole;
    }
    let member = |name: &str| value.member(name, 0);
    match problem.code {
        Code::DuplicateId => member("id").map_or(value.bracket(), |id| id.node.span),
        Code::MissingAttribution => {
            let side = member("speaker").or_else(|| member("side"));
            side.map_or(value.bracket(), |side| side.node.span)
        }
        Code::MissingField => {
            let id = member("id").and_then(|id| Some(id.key?.to(id.node.span)));
            id.unwrap_or(value.bracket())
        }
        _ => whole,
    }
}
