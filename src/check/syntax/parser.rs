//! The parser: what it knows, how it looks at the text, and how it builds the value.

use super::frame::{Frame, Line, Parts, Shape, State};
use super::marks::{is_odd_space, space_name};
use super::{Parsed, SyntaxProblem};
use crate::check::code::FileCode;
use crate::check::tree::{Damage, Inner, Member, Span, SpanNode};
use crate::json::{Json, MAX_VALUES};
use crate::read::{MAX_PROBLEMS, Path, Segment};

pub(super) struct Parser<'t> {
    pub text: &'t str,
    /// the byte that is read next
    pub at: usize,
    /// where the text ends, white space left out
    pub last: usize,
    /// whether indentation says which bracket is missing
    pub by_indentation: bool,
    pub stack: Vec<Frame>,
    pub root: Option<(Json, SpanNode)>,
    pub problems: Vec<SyntaxProblem>,
    pub line: Line,
    values: usize,
    pub depth_is_told: bool,
    /// nothing more is to be read
    pub is_over: bool,
    /// what is missing at the end of the text has been said
    pub end_is_told: bool,
    pub is_doubtful: bool,
    /// the text ended while something was open
    pub is_cut_off: bool,
    pub memo: Memo,
}

/// What was looked for in vain, so that no search is made twice over the same text.
#[derive(Default)]
pub(super) struct Memo {
    /// up to where no closing quotation mark is: of a key, of a member's value, of an item
    pub no_end_before: [usize; 3],
    /// the next `"` or line break, where it is not passed yet
    pub next_quote: Option<usize>,
}

impl<'t> Parser<'t> {
    pub fn new(text: &'t str, by_indentation: bool) -> Parser<'t> {
        Parser {
            text,
            at: 0,
            last: text.trim_end().len(),
            by_indentation,
            stack: Vec::new(),
            root: None,
            problems: Vec::new(),
            line: Line {
                number: 1,
                start: 0,
                indent: text.len() - text.trim_start_matches([' ', '\t']).len(),
            },
            values: 0,
            depth_is_told: false,
            is_over: false,
            end_is_told: false,
            is_doubtful: false,
            is_cut_off: false,
            memo: Memo::default(),
        }
    }

    pub fn parse(mut self) -> Parsed {
        loop {
            self.space();
            let Some(c) = self.peek().filter(|_| !self.is_over) else {
                break;
            };
            match self.stack.last().map(|frame| frame.state) {
                None if self.root.is_none() => self.start(c),
                None => self.behind(c),
                Some(State::Key) => self.key(c),
                Some(State::Colon) => self.colon(c),
                Some(State::Value) => self.value(c),
                Some(State::After) => self.after(c),
            }
        }
        self.finish();
        Parsed {
            value: self.root,
            problems: self.problems,
            is_doubtful: self.is_doubtful,
            is_cut_off: self.is_cut_off,
        }
    }

    // Looking at the text.

    pub fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    pub fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    pub fn byte_at(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    pub fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or("")
    }

    /// Returns the span of the character at `at`.
    pub fn char_span(&self, at: usize) -> Span {
        let length = self.char_at(at).map_or(0, char::len_utf8);
        Span::from(at..at + length)
    }

    pub fn is_first_in_line(&self) -> bool {
        self.at == self.line.start + self.line.indent
    }

    /// Goes on to `to`, and counts the lines on the way.
    pub fn advance(&mut self, to: usize) {
        let passed = self.slice(self.at, to).as_bytes();
        for (offset, byte) in passed.iter().enumerate() {
            let is_half = *byte == b'\r' && self.byte_at(self.at + offset + 1) == Some(b'\n');
            if matches!(byte, b'\n' | b'\r') && !is_half {
                self.line.number += 1;
                self.line.start = self.at + offset + 1;
                self.line.indent = 0;
            }
        }
        self.at = to;
    }

    /// Passes white space and comments.
    pub fn space(&mut self) {
        loop {
            let before = self.line.start;
            let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
            let is_space = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
            self.advance(self.at + rest.iter().take_while(is_space).count());
            if self.line.start != before {
                self.line.indent = self.at - self.line.start;
            }
            match self.byte_at(self.at) {
                Some(b'/' | b'#' | b'<') => {
                    let Some(end) = self.comment() else { return };
                    self.report(
                        FileCode::Comment,
                        self.at..end,
                        "no comment, as JSON has none",
                        "one",
                        "delete it; what readers should know belongs into a `note`",
                    );
                    self.advance(end);
                }
                Some(128..) => {
                    let rest = self.slice(self.at, self.text.len());
                    let end = self.at + rest.len() - rest.trim_start_matches(is_odd_space).len();
                    if end == self.at {
                        return;
                    }
                    self.report(
                        FileCode::InvalidSpace,
                        self.at..end,
                        "an ordinary space, or none",
                        space_name(rest),
                        "delete it, or type a space; web pages and word processors bring it along",
                    );
                    self.at = end;
                }
                _ => return,
            }
        }
    }

    /// Returns where the comment ends that begins here.
    fn comment(&self) -> Option<usize> {
        let rest = self.slice(self.at, self.text.len());
        let until = |mark: &str| rest.find(mark).map_or(rest.len(), |at| at + mark.len());
        let length = if rest.starts_with("//") || rest.starts_with('#') {
            rest.find(['\n', '\r']).unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            until("*/")
        } else if rest.starts_with("<!--") {
            until("-->")
        } else {
            return None;
        };
        Some(self.at + length)
    }

    // Noting what is wrong.

    pub fn report<'h>(
        &mut self,
        code: FileCode,
        span: impl Into<Span>,
        expected: &str,
        found: &str,
        help: impl Into<Option<&'h str>>,
    ) {
        if self.problems.len() == MAX_PROBLEMS {
            return;
        }
        self.problems.push(SyntaxProblem {
            code,
            span: span.into(),
            path: self.path(),
            expected: expected.to_owned(),
            found: found.to_owned(),
            help: help.into().map(str::to_owned),
        });
        if self.problems.len() == MAX_PROBLEMS {
            // Nobody reads on after so many, and what was guessed so often is no story.
            self.is_over = true;
            self.end_is_told = true;
            self.is_doubtful = true;
        }
    }

    fn path(&self) -> Path {
        let inside = |frame: &&Frame| matches!(frame.state, State::Colon | State::Value);
        let step = |frame: &Frame| match &frame.parts {
            Parts::List(items, _) => Some(Segment::Index(items.len())),
            Parts::Object(..) => frame.key.as_ref().map(|key| Segment::Key(key.name.clone())),
        };
        Path(self.stack.iter().filter(inside).filter_map(step).collect())
    }

    /// Notes that something is lost inside what is open.
    pub fn damage(&mut self, damage: Damage) {
        if let Some(frame) = self.stack.last_mut() {
            frame.damage = frame.damage.max(damage);
        }
    }

    // Building.

    pub fn set(&mut self, state: State) {
        if let Some(frame) = self.stack.last_mut() {
            frame.state = state;
        }
    }

    /// Opens a list or object at `open`.
    pub fn open(&mut self, shape: Shape, open: usize) {
        self.stack.push(Frame {
            state: match shape {
                Shape::List => State::Value,
                Shape::Object => State::Key,
            },
            parts: Parts::new(shape),
            key: None,
            open,
            line: self.line,
            comma: None,
            end: self.at,
            key_line: self.line,
            swallowed: false,
            damage: Damage::None,
            has_no_bracket: false,
            takes_any_bracket: false,
        });
    }

    /// Closes what is open, and makes a value of it.
    pub fn close(&mut self, end: usize) {
        let Some(frame) = self.stack.pop() else {
            return;
        };
        let (json, inner) = match frame.parts {
            Parts::List(items, nodes) => (Json::Array(items), Inner::List(nodes)),
            Parts::Object(members, nodes) => (Json::Object(members), Inner::Object(nodes)),
        };
        let node = SpanNode {
            span: Span::from(frame.open..end),
            damage: frame.damage,
            inner,
        };
        self.add_value(json, node);
        if frame.damage == Damage::Guess {
            self.damage(Damage::Incomplete);
        }
    }

    /// Puts a finished value where it belongs.
    pub fn add_value(&mut self, json: Json, node: SpanNode) {
        self.values += 1;
        if self.values > MAX_VALUES && !self.is_over {
            let expected = "at most 4,000,000 values in a file";
            self.report(FileCode::TooMuch, node.span, expected, "more", None);
            self.is_over = true;
            self.end_is_told = true;
            self.is_doubtful = true;
        }
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some((json, node));
            return;
        };
        frame.end = node.span.end;
        frame.comma = None;
        frame.state = State::After;
        frame.swallowed = false;
        match &mut frame.parts {
            Parts::List(items, nodes) => {
                items.push(json);
                nodes.push(node);
            }
            Parts::Object(members, nodes) => {
                if let Some(key) = frame.key.take() {
                    members.push((key.name, json));
                    let damage = node.damage.max(key.damage);
                    nodes.push(Member {
                        key: key.span,
                        value: SpanNode { damage, ..node },
                    });
                } else {
                    frame.damage = frame.damage.max(Damage::Incomplete);
                }
            }
        }
    }

    /// Puts a value without parts.
    pub fn add_leaf(&mut self, json: Json, span: Span, damage: Damage) {
        let inner = Inner::Leaf;
        self.add_value(
            json,
            SpanNode {
                span,
                damage,
                inner,
            },
        );
    }

    /// Reads a text and puts it where it belongs.
    pub fn text(&mut self) {
        let text = self.string(false);
        self.add_leaf(Json::String(text.value), text.span, text.damage);
        if let Some(frame) = self.stack.last_mut() {
            frame.swallowed = text.is_unclosed;
        }
    }
}
