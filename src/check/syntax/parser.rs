//! The parser: which token may come next, and what is meant where another one comes.

use super::{Parsed, SyntaxProblem};
use crate::check::code::FileCode;
use crate::check::tree::{Damage, Inner, Member, Node, Span};
use crate::json::{Json, MAX_DEPTH, MAX_VALUES};
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
    pub root: Option<(Json, Node)>,
    pub problems: Vec<SyntaxProblem>,
    pub line: Line,
    /// the end of the last line that began with a closing bracket
    pub closing_line: Option<usize>,
    values: usize,
    depth_is_told: bool,
    /// nothing more is to be read
    pub is_over: bool,
    /// what is missing at the end of the text has been said
    pub end_is_told: bool,
    pub is_doubtful: bool,
    /// the text ended while something was open
    pub is_cut_off: bool,
    pub memo: Memo,
}

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

/// What was looked for in vain, so that no search is made twice over the same text.
#[derive(Default)]
pub(super) struct Memo {
    /// up to where no closing quotation mark is: of a key, of a member's value, of an item
    pub no_end_before: [usize; 3],
    /// the next `"` or line break, where it is not passed yet
    pub next_quote: Option<usize>,
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
    /// where it began without a bracket, the text has not said so yet
    pub has_no_bracket: bool,
    /// it was opened with the wrong bracket, so either may close it
    pub takes_any_bracket: bool,
}

pub(super) enum Parts {
    List(Vec<Json>, Vec<Node>),
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

    /// What comes next where a comma has been read.
    pub fn next(&self) -> State {
        match self.shape() {
            Shape::List => State::Value,
            Shape::Object => State::Key,
        }
    }
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
            closing_line: None,
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

    /// The span of the character at `at`.
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
        for (place, byte) in passed.iter().enumerate() {
            let is_half = *byte == b'\r' && self.byte_at(self.at + place + 1) == Some(b'\n');
            if matches!(byte, b'\n' | b'\r') && !is_half {
                self.line.number += 1;
                self.line.start = self.at + place + 1;
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

    /// Where the comment ends that begins here.
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
        let node = Node {
            span: Span::from(frame.open..end),
            damage: frame.damage,
            inner,
        };
        self.put(json, node);
        if frame.damage == Damage::Guess {
            self.damage(Damage::Incomplete);
        }
    }

    /// Puts a finished value where it belongs.
    pub fn put(&mut self, json: Json, node: Node) {
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
                        value: Node { damage, ..node },
                    });
                } else {
                    frame.damage = frame.damage.max(Damage::Incomplete);
                }
            }
        }
    }

    /// Puts a value without parts.
    pub fn put_leaf(&mut self, json: Json, span: Span, damage: Damage) {
        let inner = Inner::Leaf;
        self.put(
            json,
            Node {
                span,
                damage,
                inner,
            },
        );
    }

    /// Reads a text and puts it where it belongs.
    fn text(&mut self) {
        let text = self.string(false);
        self.put_leaf(Json::String(text.value), text.span, text.damage);
        if let Some(frame) = self.stack.last_mut() {
            frame.swallowed = text.is_unclosed;
        }
    }

    // One step in each state.

    /// The beginning of the file.
    fn start(&mut self, c: char) {
        match plain(c) {
            '{' | '[' => self.bracket(c),
            _ if is_quote(c) => self.text(),
            '}' | ']' => self.extra_bracket(c),
            _ => self.foreign(c),
        }
    }

    /// Something that no story begins with.
    fn foreign(&mut self, c: char) {
        if self.literal() {
            return;
        }
        let rest = self.slice(self.at, self.text.len());
        let line = self.at..self.at + rest.find(['\n', '\r']).unwrap_or(rest.len());
        let brace = rest.find('{').filter(|at| *at < 200 && c != '<');
        if let Some(brace) = brace {
            let before = self.at..self.at + brace;
            self.report(
                FileCode::UnexpectedText,
                self.at..self.at + rest.get(..brace).unwrap_or("").trim_end().len(),
                "`{` at the beginning of the file",
                &show(self.slice(before.start, before.end)),
                "delete what stands before the first `{`",
            );
            self.advance(before.end);
            return;
        }
        let (found, help) = if c == '<' {
            (
                "a web page, or XML",
                "was the page saved in place of the file?",
            )
        } else {
            (
                "something else",
                "a story begins with `{` and ends with `}`",
            )
        };
        self.report(FileCode::NotJson, line, "a JSON file", found, help);
        self.end_is_told = true;
        self.is_over = true;
    }

    /// A key, or the end of an object.
    fn key(&mut self, c: char) {
        match plain(c) {
            '}' | ']' => self.closing(c),
            ',' | ';' => self.extra_comma(),
            '{' if self.is_doubled() => {
                self.report(
                    FileCode::ExtraBracket,
                    self.char_span(self.at),
                    "`{` once",
                    "it twice",
                    "delete one of the two",
                );
                self.at += 1;
            }
            '{' if self.is_next_item() => self.close_for_next_item(),
            '{' if self.is_item_of_last() => self.open_list_around_last(),
            '{' | '[' | ':' => self.missing_key(c),
            _ if is_quote(c) => {
                self.close_by_indentation();
                let string = self.string(true);
                self.set_key(string.value, string.span, string.damage);
            }
            _ => match self.bare_key() {
                Some(end) => self.unquoted_key(end),
                None => self.unexpected(),
            },
        }
    }

    /// Whether the bracket that opened this object stands right before this place.
    fn is_doubled(&self) -> bool {
        let open = self.stack.last().map(|frame| frame.open + 1);
        open == Some(self.at)
    }

    pub fn set_key(&mut self, name: String, span: Span, damage: Damage) {
        let line = self.line;
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        frame.key_line = line;
        if damage == Damage::Guess {
            frame.damage = frame.damage.max(Damage::Incomplete);
        }
        frame.comma = None;
        frame.end = span.end;
        frame.key = Some(Key { name, span, damage });
        frame.state = State::Colon;
    }

    fn unquoted_key(&mut self, end: usize) {
        self.close_by_indentation();
        let name = self.slice(self.at, end).trim_end_matches(is_quote);
        let span = Span::from(self.at..end);
        let help = ["write `\"", name, "\"`"].concat();
        let expected = "quotation marks around the key";
        self.report(
            FileCode::MissingQuotes,
            span,
            expected,
            &show(self.slice(self.at, end)),
            help.as_str(),
        );
        self.at = end;
        self.set_key(name.to_owned(), span, Damage::None);
    }

    fn missing_key(&mut self, c: char) {
        let span = self.char_span(self.at);
        let found = show(c.encode_utf8(&mut [0; 4]));
        let expected = if plain(c) == ':' {
            "a key in quotation marks before the colon"
        } else {
            "a key in quotation marks, then a colon"
        };
        let help = "write the key before it";
        self.report(FileCode::MissingKey, span, expected, &found, help);
        self.damage(Damage::Incomplete);
        if plain(c) == ':' {
            self.at = span.end;
        }
        self.set(State::Value);
    }

    /// The colon between key and value.
    fn colon(&mut self, c: char) {
        match plain(c) {
            ':' if c == ':' => {
                self.at += 1;
                self.set(State::Value);
            }
            ':' | '=' | ';' => self.wrong_colon(),
            ',' | '{' | '}' | '[' | ']' if self.is_before(|c| c == ':') => self.stray(c),
            ',' | ']' if self.is_list_without_bracket() => {
                let key = self.stack.last_mut().and_then(|frame| frame.key.take());
                self.open_list_around_last();
                if let Some(key) = key {
                    self.set(State::Value);
                    self.put_leaf(Json::String(key.name), key.span, key.damage);
                }
            }
            ',' if self.is_list_in_braces() => self.become_list(),
            ',' | '}' | ']' => self.missing_value(true),
            _ if is_quote(c) && self.is_key(self.at) => {
                self.missing_value(true);
                self.set(State::Key);
            }
            _ => {
                let Some(key) = self.stack.last().and_then(|frame| frame.key.as_ref()) else {
                    return self.set(State::Value);
                };
                let (end, is_told) = (key.span.end, key.damage == Damage::Guess);
                if !is_told {
                    self.report(
                        FileCode::MissingColon,
                        end..end,
                        "a colon between the key and its value",
                        "none",
                        "write `:` after the key",
                    );
                }
                self.set(State::Value);
            }
        }
    }

    /// Whether the next character but one, on this line, is such a one.
    fn is_before(&self, test: impl Fn(char) -> bool) -> bool {
        let next = self.blanks(self.char_span(self.at).end);
        self.char_at(next).is_some_and(test)
    }

    fn is_before_key(&self) -> bool {
        self.is_key(self.blanks(self.char_span(self.at).end))
    }

    /// Passes a mark that got between a key and its value.
    fn stray(&mut self, c: char) {
        let span = self.char_span(self.at);
        let (code, expected) = match (plain(c), self.stack.last().map(|frame| frame.state)) {
            (',', Some(State::Colon)) => (FileCode::ExtraComma, "a colon after the key"),
            (',', _) => (FileCode::ExtraComma, "a value after the colon"),
            (':' | '=', _) => (FileCode::UnexpectedText, "a value after the colon"),
            (_, Some(State::Colon)) => (FileCode::ExtraBracket, "a colon after the key"),
            _ => (FileCode::ExtraBracket, "a value after the colon"),
        };
        let found = show(c.encode_utf8(&mut [0; 4]));
        self.report(code, span, expected, &found, "delete it");
        self.at = span.end;
    }

    fn wrong_colon(&mut self) {
        let rest = self.slice(self.at, self.text.len());
        let length = if rest.starts_with("=>") || rest.starts_with("==") {
            2
        } else {
            self.char_span(self.at).end - self.at
        };
        let span = self.at..self.at + length;
        self.report(
            FileCode::MissingColon,
            span.clone(),
            "a colon between the key and its value",
            &show(self.slice(span.start, span.end)),
            "write `:` in its place",
        );
        self.at = span.end;
        self.set(State::Value);
    }

    /// A key without a value: the member stays, so that nobody misses it.
    fn missing_value(&mut self, without_colon: bool) {
        let Some(key) = self.stack.last().and_then(|frame| frame.key.as_ref()) else {
            return self.set(State::After);
        };
        let (span, is_told) = (key.span, key.damage == Damage::Guess);
        let (expected, place) = if without_colon {
            ("a colon and a value after the key", span)
        } else {
            (
                "a value after the colon",
                span.to(Span::from(self.at..self.at)),
            )
        };
        let place = Span::from(
            place.start..place.start + self.slice(place.start, place.end).trim_end().len(),
        );
        if !is_told {
            let help = "write the value, or delete the key";
            self.report(FileCode::MissingValue, place, expected, "none", help);
        }
        let end = Span::from(place.end..place.end);
        self.put_leaf(Json::Null, end, Damage::Guess);
    }

    /// A value.
    fn value(&mut self, c: char) {
        let is_list = self.stack.last().map(Frame::shape) == Some(Shape::List);
        match plain(c) {
            '{' | '[' => self.bracket(c),
            ',' | '}' | ']' if !is_list && self.is_before(is_quote) && !self.is_before_key() => {
                self.stray(c);
            }
            ',' | ';' if is_list => self.extra_comma(),
            '}' | ']' if is_list => self.closing(c),
            ',' | ';' | '}' | ']' => self.missing_value(false),
            ':' | '=' if is_list => self.unexpected(),
            ':' | '=' => self.stray(c),
            _ if is_quote(c) => {
                if is_list && self.close_by_indentation() {
                    return;
                }
                self.text();
            }
            _ => self.bare(),
        }
    }

    /// `{` or `[`.
    fn bracket(&mut self, c: char) {
        let span = self.char_span(self.at);
        let shape = Shape::of(plain(c));
        if c != plain(c) {
            self.report(
                FileCode::WrongBracket,
                span,
                shape.opening(),
                &[&show(c.encode_utf8(&mut [0; 4])), ", a full-width one"].concat(),
                "switch the keyboard to Latin letters and type it anew",
            );
        }
        if self.stack.len() < MAX_DEPTH {
            self.at = span.end;
            self.open(shape, span.start);
            return;
        }
        if !self.depth_is_told {
            self.depth_is_told = true;
            let expected = "at most 32 levels of lists and objects inside each other";
            self.report(FileCode::TooMuch, span, expected, "more", None);
        }
        self.skip_nested();
        self.put_leaf(Json::Null, Span::from(span.start..self.at), Damage::Guess);
    }

    /// Passes a list or object with all that is inside.
    fn skip_nested(&mut self) {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        let mut at = self.at;
        while let Some(byte) = bytes.get(at) {
            at += 1;
            match byte {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                b'"' => {
                    while let Some(byte) = bytes.get(at).filter(|byte| **byte != b'\n') {
                        at += if *byte == b'\\' { 2 } else { 1 };
                        if *byte == b'"' {
                            break;
                        }
                    }
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        // Two bytes past a backslash may be in the middle of a character.
        let at = (at.min(bytes.len())..=bytes.len())
            .find(|at| self.text.is_char_boundary(*at))
            .unwrap_or(bytes.len());
        self.end_is_told |= depth > 0;
        self.advance(at);
    }

    /// A comma after a value, or the end.
    fn after(&mut self, c: char) {
        let is_list = self.stack.last().map(Frame::shape) == Some(Shape::List);
        match plain(c) {
            ',' if c == ',' => self.comma(),
            ',' | ';' | '.' | '|' => {
                let span = self.char_span(self.at);
                self.report(
                    FileCode::MissingComma,
                    span,
                    "a comma between two values",
                    &show(c.encode_utf8(&mut [0; 4])),
                    "write `,` in its place",
                );
                self.comma();
            }
            '}' | ']' => self.closing(c),
            ':' => self.colon_after_value(),
            '{' | '[' if is_list => self.missing_comma(),
            '{' if self.is_next_item() => self.close_for_next_item(),
            '{' if self.is_item_of_last() => {
                self.open_list_around_last();
                self.missing_comma();
            }
            '{' | '[' => self.set(State::Key),
            _ if is_quote(c) => {
                self.close_by_indentation();
                self.missing_comma();
            }
            _ if is_list && self.is_literal() => self.missing_comma(),
            _ if !is_list && self.bare_key().is_some() => {
                self.close_by_indentation();
                self.missing_comma();
            }
            _ => self.unexpected(),
        }
    }

    fn comma(&mut self) {
        let span = self.char_span(self.at);
        self.at = span.end;
        if let Some(frame) = self.stack.last_mut() {
            frame.comma = Some(span);
            frame.state = frame.next();
        }
    }

    fn missing_comma(&mut self) {
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        if frame.state != State::After {
            return;
        }
        frame.state = frame.next();
        let (end, what) = match frame.shape() {
            Shape::List => (frame.end, "a comma between two items of a list"),
            Shape::Object => (frame.end, "a comma before the next key"),
        };
        if !frame.swallowed {
            let help = "write `,` here";
            let state = std::mem::replace(&mut frame.state, State::After);
            self.report(FileCode::MissingComma, end..end, what, "none", help);
            self.set(state);
        }
    }

    fn extra_comma(&mut self) {
        let span = self.char_span(self.at);
        let (expected, found) = match self.stack.last() {
            Some(frame) if frame.comma.is_some() => ("one comma", "two"),
            Some(frame) if frame.shape() == Shape::Object => ("a key before the comma", "none"),
            _ => ("an item before the comma", "none"),
        };
        self.report(
            FileCode::ExtraComma,
            span,
            expected,
            found,
            "delete the comma",
        );
        self.at = span.end;
        if let Some(frame) = self.stack.last_mut() {
            frame.comma = None;
        }
    }

    /// Passes what cannot be understood, up to the next comma, bracket or line.
    pub fn unexpected(&mut self) {
        let first = self.char_span(self.at).end;
        let rest = self.slice(first, self.text.len());
        let is_end = |c: char| matches!(c, ',' | '}' | ']' | '\n' | '\r');
        let length = rest.find(is_end).unwrap_or(rest.len());
        let end = self.at + self.slice(self.at, first + length).trim_end().len();
        let found = show(self.slice(self.at, end));
        let expected = match self.stack.last().map(|frame| (frame.state, frame.shape())) {
            Some((State::Key, _)) => "a key in quotation marks, or `}`",
            Some((State::Colon, _)) => "a colon after the key",
            Some((State::Value, _)) => "a value",
            Some((State::After, Shape::List)) => "a comma or `]`",
            Some((State::After, Shape::Object)) => "a comma or `}`",
            None => "a JSON file",
        };
        let help = "delete it, or put it into quotation marks if it belongs to a text";
        self.report(
            FileCode::UnexpectedText,
            self.at..end,
            expected,
            &found,
            help,
        );
        self.damage(Damage::Incomplete);
        if let Some(frame) = self.stack.last_mut() {
            frame.comma = None;
        }
        self.advance(end.max(first));
    }

    /// Something after the end of the story.
    fn behind(&mut self, c: char) {
        if plain(c) == ':' && self.begin_without_brace() {
            return;
        }
        if matches!(plain(c), '}' | ']') {
            return self.extra_bracket(c);
        }
        let rest = self.slice(self.at, self.text.len());
        let end = self.at + rest.find(['\n', '\r']).unwrap_or(rest.len());
        let end = self.at + self.slice(self.at, end).trim_end().len();
        self.report(
            FileCode::ExtraText,
            self.at..end,
            "the end of the file",
            &show(self.slice(self.at, end)),
            "a file holds one story: delete the rest, or the `}` before it that ends the story too early",
        );
        self.is_doubtful = true;
        self.is_over = true;
    }
}

/// The mark of JSON that a look-alike stands for: full-width ones are typed with a Chinese keyboard.
pub(super) fn plain(c: char) -> char {
    match c {
        '，' | '、' | '﹐' => ',',
        '：' | '﹕' => ':',
        '；' => ';',
        '＝' => '=',
        '｛' => '{',
        '｝' => '}',
        '［' => '[',
        '］' => ']',
        c => c,
    }
}

/// Whether a character serves as a quotation mark somewhere.
pub(super) fn is_quote(c: char) -> bool {
    c == '"' || is_double_quote(c) || is_single_quote(c)
}

pub(super) fn is_double_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '〝' | '〞' | '「' | '」' | '『' | '』'
    )
}

pub(super) fn is_single_quote(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‛' | '`' | '´' | '‹' | '›')
}

fn space_name(text: &str) -> &'static str {
    match text.chars().next() {
        Some('\u{a0}' | '\u{202f}') => "a no-break space",
        Some('\u{3000}') => "a full-width space",
        Some(c) if c.is_whitespace() => "a space that JSON does not know",
        _ => "an invisible character",
    }
}

/// White space, or a character without width, that JSON does not take for space.
fn is_odd_space(c: char) -> bool {
    (c.is_whitespace() && !c.is_ascii())
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// A piece of the text as it is put into a message: in backticks, short, and in one line.
pub(super) fn show(text: &str) -> String {
    let visible = |c: char| if c.is_control() { ' ' } else { c };
    let mut short: String = text.trim().chars().take(40).map(visible).collect();
    if text.trim().chars().nth(40).is_some() {
        short.push('…');
    }
    ["`", &short, "`"].concat()
}
