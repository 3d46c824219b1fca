//! Brackets that are missing, too many, or of the wrong kind.

use super::parser::{
    Frame, Key, Line, Parser, Parts, Shape, State, is_double_quote, is_quote, plain, show,
};
use crate::check::code::FileCode;
use crate::check::tree::{Damage, Inner, Node, Span};
use crate::json::{Json, MAX_DEPTH};

/// What a closing bracket closes.
enum Closes {
    /// the list or object that has so many open ones inside
    Open(usize),
    /// the innermost one, though it is of the other kind
    Wrongly,
    Nothing,
}

impl Parser<'_> {
    /// `}` or `]`.
    pub fn closing(&mut self, c: char) {
        let span = self.char_span(self.at);
        let shape = Shape::of(plain(c));
        if shape == Shape::List && self.ends_list_of_last() {
            self.open_list_around_last();
        }
        if shape == Shape::List && self.is_object_in_list_brackets() {
            self.become_object();
        }
        let closes = self.closes(shape);
        if self.is_first_in_line() {
            self.closing_line = Some(self.line.start);
        }
        match closes {
            Closes::Open(inside) => {
                if inside > 0 {
                    self.close_missing(inside);
                }
            }
            Closes::Wrongly => {
                if let Some(open) = self.stack.last().filter(|frame| !frame.takes_any_bracket) {
                    let expected = self.closing_of(open);
                    let help = ["write ", open.shape().closing(), " in its place"].concat();
                    let found = show(c.encode_utf8(&mut [0; 4]));
                    self.report(
                        FileCode::WrongBracket,
                        span,
                        &expected,
                        &found,
                        help.as_str(),
                    );
                    self.damage(Damage::Incomplete);
                }
            }
            Closes::Nothing => return self.extra_bracket(c),
        }
        if c != plain(c) {
            self.report(
                FileCode::WrongBracket,
                span,
                shape.closing(),
                &[&show(c.encode_utf8(&mut [0; 4])), ", a full-width one"].concat(),
                "switch the keyboard to Latin letters and type it anew",
            );
        }
        self.comma_at_the_end();
        self.missing_opening();
        self.at = span.end;
        self.close(span.end);
    }

    /// Brackets alone say it where they match. Where they do not, what stands on one line is held
    /// together, and a bracket at the beginning of a line belongs to the line that is indented
    /// like it; of several ways the first is taken after which the text can go on as it does.
    fn closes(&self, shape: Shape) -> Closes {
        let Some(top) = self.stack.last() else {
            return Closes::Nothing;
        };
        let here = self.line;
        let is_first = self.is_first_in_line();
        let follows_another = !is_first && self.closing_line == Some(here.start);
        let fits = |frame: &Frame| frame.shape() == shape || frame.takes_any_bracket;
        let is_here = |frame: &Frame| frame.line.start == here.start;
        let is_level = |frame: &Frame| !is_here(frame) && frame.line.indent == here.indent;
        if fits(top) && (!self.by_indentation || is_here(top) || follows_another || is_level(top)) {
            return Closes::Open(0);
        }
        let outer = |test: &dyn Fn(&Frame) -> bool| {
            let place = self
                .stack
                .iter()
                .rev()
                .skip(1)
                .position(|frame| fits(frame) && test(frame));
            place.map(|place| Closes::Open(place + 1))
        };
        let mut ways = Vec::new();
        if fits(top) {
            ways.extend((here.indent > top.line.indent).then_some(Closes::Nothing));
            ways.extend(outer(&|frame| is_first && is_level(frame)));
            ways.push(Closes::Open(0));
        } else if is_first {
            ways.extend(is_level(top).then_some(Closes::Wrongly));
            ways.extend(outer(&is_level));
            ways.extend((here.indent > top.line.indent).then_some(Closes::Nothing));
        } else {
            ways.extend(outer(&is_here));
            ways.extend(is_here(top).then_some(Closes::Wrongly));
            ways.push(Closes::Nothing);
        }
        ways.extend(outer(&|_| true));
        ways.extend((!fits(top)).then_some(Closes::Wrongly));
        let chosen = ways.iter().position(|way| self.goes_on_after(way));
        ways.swap_remove(chosen.unwrap_or(0))
    }

    /// Whether the text behind a closing bracket is right where the bracket closes so much.
    fn goes_on_after(&self, closes: &Closes) -> bool {
        let closed = match closes {
            Closes::Nothing => 0,
            Closes::Wrongly => 1,
            Closes::Open(inside) => inside + 1,
        };
        let around = self.stack.iter().rev().nth(closed).map(Frame::shape);
        let text = self
            .slice(self.char_span(self.at).end, self.text.len())
            .trim_start();
        let next = text.chars().next().map(plain);
        let item = match next {
            Some(',') => text.get(1..).unwrap_or("").trim_start(),
            _ => text,
        };
        let kind = if self.is_key(self.text.len() - item.len()) {
            Shape::Object
        } else {
            Shape::List
        };
        match (next, around) {
            (None, around) => around.is_none(),
            (Some('}'), around) => around == Some(Shape::Object),
            (Some(']'), around) => around == Some(Shape::List),
            (Some(_), around) => around == Some(kind),
        }
    }

    fn closing_of(&self, frame: &Frame) -> String {
        let line = frame.line.number.to_string();
        let (open, close) = (frame.shape().opening(), frame.shape().closing());
        [close, " to close the ", open, " of line ", &line].concat()
    }

    pub fn extra_bracket(&mut self, c: char) {
        let span = self.char_span(self.at);
        let expected = match self.stack.last() {
            Some(open) => self.closing_of(open),
            None => String::from("the end of the file"),
        };
        let found = show(c.encode_utf8(&mut [0; 4]));
        let help = "delete it, or write the bracket before it that it closes";
        self.report(FileCode::ExtraBracket, span, &expected, &found, help);
        self.damage(Damage::Incomplete);
        self.at = span.end;
    }

    fn comma_at_the_end(&mut self) {
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        if let Some(comma) = frame.comma {
            frame.state = State::After;
            let expected = ["no comma before ", frame.shape().closing()].concat();
            let help = "delete the comma: nothing comes after it";
            self.report(FileCode::ExtraComma, comma, &expected, "one", help);
        }
    }

    /// Closes the innermost `count`, whose brackets are missing.
    fn close_missing(&mut self, count: usize) {
        if count == 1 && self.undouble() {
            return;
        }
        let Some(top) = self.stack.last() else {
            return;
        };
        let (end, comma) = (top.end, top.comma);
        let expected = if count == 1 {
            self.closing_of(top)
        } else {
            let open = self.stack.iter().rev().take(count);
            let brackets: Vec<&str> = open.map(|frame| frame.shape().closing()).collect();
            let line = top.line.number.to_string();
            [
                &brackets.join(" and "),
                " to close what is open since line ",
                &line,
            ]
            .concat()
        };
        if !self.missing_opening() {
            let help = "write it here";
            self.report(FileCode::MissingBracket, end..end, &expected, "none", help);
        }
        let damage = if self.by_indentation {
            Damage::Incomplete
        } else {
            Damage::Guess
        };
        for _ in 0..count {
            self.damage(damage);
            self.close(end);
        }
        self.damage(Damage::Incomplete);
        if let Some(frame) = self.stack.last_mut() {
            frame.comma = comma;
        }
    }

    /// Where `[[` was closed only once: takes the innermost list for the one around it.
    fn undouble(&mut self) -> bool {
        let Some(frame) = self.stack.last_mut() else {
            return false;
        };
        let Parts::List(items, nodes) = &mut frame.parts else {
            return false;
        };
        let ([Json::Array(inner)], [node]) = (items.as_mut_slice(), nodes.as_mut_slice()) else {
            return false;
        };
        let Inner::List(inner_nodes) = &mut node.inner else {
            return false;
        };
        if node.span.start != frame.open + 1 {
            return false;
        }
        frame.parts = Parts::List(std::mem::take(inner), std::mem::take(inner_nodes));
        let (open, end, comma) = (frame.open, frame.end, frame.comma.take());
        let help = "delete one of the two";
        self.report(
            FileCode::ExtraBracket,
            open..open + 1,
            "`[` once",
            "it twice",
            help,
        );
        self.close(end);
        if let Some(frame) = self.stack.last_mut() {
            frame.comma = comma;
        }
        true
    }

    /// Reports where a list or object began without its bracket; whether it did.
    fn missing_opening(&mut self) -> bool {
        let Some(frame) = self.stack.last_mut().filter(|frame| frame.has_no_bracket) else {
            return false;
        };
        frame.has_no_bracket = false;
        let open = frame.open;
        let (expected, help) = match frame.shape() {
            Shape::Object => (
                "`{` before the first key of an object",
                "write `{` here, and `}` behind its last value if that is missing too",
            ),
            Shape::List => (
                "`[` before the first item of a list",
                "write `[` here, and `]` behind the last item if that is missing too",
            ),
        };
        self.report(FileCode::MissingBracket, open..open, expected, "none", help);
        true
    }

    /// Whether `{` stands in an object where it can only be the next item of the list around it.
    pub fn is_next_item(&self) -> bool {
        let mut open = self.stack.iter().rev();
        let (Some(top), Some(around)) = (open.next(), open.next()) else {
            return false;
        };
        let is_deeper = self.is_first_in_line() && self.line.indent > top.line.indent;
        top.parts.len() > 0 && around.shape() == Shape::List && !is_deeper
    }

    /// Whether `{` after a member whose value is an object is the next item of a list that has no
    /// bracket.
    pub fn is_item_of_last(&self) -> bool {
        let last = self.stack.last().and_then(|frame| match &frame.parts {
            Parts::Object(members, _) => members.last(),
            Parts::List(..) => None,
        });
        matches!(last, Some((_, Json::Object(_))))
    }

    /// `"languages": "en", "zh"]`: whether what seemed a key is an item, of a list without bracket.
    pub fn is_list_without_bracket(&self) -> bool {
        let Some(Parts::Object(members, _)) = self.stack.last().map(|frame| &frame.parts) else {
            return false;
        };
        if !matches!(members.last(), Some((_, Json::String(_)))) {
            return false;
        }
        // No further than this, or a line of a megabyte would be read again at every comma.
        let near = self.slice(self.at, self.text.len()).chars().take(400);
        let mut end = near.skip_while(|c| !matches!(c, '\n' | '\r' | ':' | '{' | '[' | '}' | ']'));
        end.next() == Some(']')
    }

    /// Makes the value of the last member the first item of a list that has no bracket.
    pub fn open_list_around_last(&mut self) {
        if self.stack.len() >= MAX_DEPTH {
            return self.unexpected();
        }
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        let Parts::Object(members, nodes) = &mut frame.parts else {
            return;
        };
        let (Some((name, json)), Some(member)) = (members.pop(), nodes.pop()) else {
            return;
        };
        let comma = frame.comma.take();
        let line = frame.key_line;
        frame.key = Some(Key {
            name,
            span: member.key,
            damage: Damage::None,
        });
        frame.state = State::Value;
        self.open(Shape::List, member.value.span.start);
        if let Some(list) = self.stack.last_mut() {
            list.has_no_bracket = true;
            list.line = line;
        }
        self.put(json, member.value);
        if let Some(list) = self.stack.last_mut().filter(|_| comma.is_some()) {
            list.comma = comma;
            list.state = State::Value;
        }
    }

    /// Whether `]` ends a list of one item that has no bracket at the beginning.
    fn ends_list_of_last(&self) -> bool {
        let Some(frame) = self.stack.last() else {
            return false;
        };
        let Parts::Object(members, _) = &frame.parts else {
            return false;
        };
        let line = if self.is_first_in_line() {
            frame.key_line.indent == self.line.indent && frame.key_line.start > frame.line.start
        } else {
            frame.key_line.start == self.line.start && frame.line.start != self.line.start
        };
        let is_list = matches!(members.last(), Some((_, Json::Array(_))) | None);
        line && frame.state == State::After && !is_list
    }

    pub fn close_for_next_item(&mut self) {
        self.close_missing(1);
        self.set(State::Value);
    }

    /// Where a key begins a line that is not indented more than the line an open object or list
    /// began in, that one must have ended before. Whether something was closed.
    pub fn close_by_indentation(&mut self) -> bool {
        if !self.by_indentation || !self.is_first_in_line() || !self.is_key(self.at) {
            return false;
        }
        let here = self.line;
        let is_around = |frame: &Frame| {
            frame.shape() == Shape::Object
                && frame.line.start != here.start
                && frame.line.indent < here.indent
        };
        let Some(count) = self.stack.iter().rev().position(is_around) else {
            return false;
        };
        if count > 0 {
            self.close_missing(count);
            self.set(State::Key);
        }
        count > 0
    }

    /// A colon after what was taken for a value, and is a key.
    pub fn colon_after_value(&mut self) {
        let key = self.take_back_string();
        let Some((name, span)) = key else {
            return self.unexpected();
        };
        let Some(frame) = self.stack.last() else {
            return;
        };
        let is_list = frame.shape() == Shape::List;
        if is_list && self.list_ended_before(span, &name) {
            self.close_missing(1);
        } else if is_list || frame.state == State::Value {
            if self.stack.len() < MAX_DEPTH {
                self.open_without_brace(span);
            } else {
                return self.unexpected();
            }
        }
        self.set_key(name, span, Damage::None);
        self.at = self.char_span(self.at).end;
        self.set(State::Value);
    }

    /// The string that was put last, to be a key. The key whose value it seemed to be has none.
    fn take_back_string(&mut self) -> Option<(String, Span)> {
        let line = self.line;
        let frame = self.stack.last_mut()?;
        let is_deeper = frame.key_line.start == line.start || frame.key_line.indent < line.indent;
        match &mut frame.parts {
            Parts::List(items, nodes) => {
                let Some(Json::String(_)) = items.last() else {
                    return None;
                };
                let node = nodes.pop()?;
                let Some(Json::String(name)) = items.pop() else {
                    return None;
                };
                frame.end = nodes.last().map_or(frame.open + 1, |node| node.span.end);
                // That a comma is missing before it has been said.
                let end = frame.end;
                self.problems.pop_if(|problem| {
                    problem.code == FileCode::MissingComma && problem.span == Span::from(end..end)
                });
                Some((name, node.span))
            }
            Parts::Object(members, nodes) if is_deeper => {
                // The value is an object that has no bracket.
                let (Some((_, Json::String(_))), Some(_)) = (members.last(), nodes.last()) else {
                    return None;
                };
                let (Some((key, json)), Some(member)) = (members.pop(), nodes.pop()) else {
                    return None;
                };
                frame.key = Some(Key {
                    name: key,
                    span: member.key,
                    damage: Damage::None,
                });
                frame.state = State::Value;
                match json {
                    Json::String(name) => Some((name, member.value.span)),
                    _ => None,
                }
            }
            Parts::Object(members, nodes) => {
                let (Some((_, json)), Some(member)) = (members.last_mut(), nodes.last_mut()) else {
                    return None;
                };
                if !matches!(json, Json::String(_)) {
                    return None;
                }
                let Json::String(name) = std::mem::replace(json, Json::Null) else {
                    return None;
                };
                let end = member.key.end;
                let nothing = Node {
                    span: Span::from(end..end),
                    damage: Damage::Guess,
                    inner: Inner::Leaf,
                };
                let node = std::mem::replace(&mut member.value, nothing);
                let key = member.key;
                let (expected, help) =
                    ("a value for the key", "write the value, or delete the key");
                self.report(FileCode::MissingValue, key, expected, "none", help);
                Some((name, node.span))
            }
        }
    }

    /// Whether a key inside a list means that the list's bracket is missing before it, and not that
    /// it is the first of an object that lacks its own.
    fn list_ended_before(&self, key: Span, name: &str) -> bool {
        let mut open = self.stack.iter().rev();
        let (Some(list), Some(around)) = (open.next(), open.next()) else {
            return false;
        };
        let is_first = key.start == self.line.start + self.line.indent;
        let ended = if is_first && list.line.start != self.line.start {
            self.line.indent <= list.line.indent
        } else {
            let last = match &list.parts {
                Parts::List(items, _) => items.last(),
                Parts::Object(..) => None,
            };
            // The item before has the same key: this is another such item.
            last.is_some_and(|last| {
                !matches!(last, Json::Object(members) if members.iter().any(|(key, _)| key == name))
            })
        };
        ended && around.shape() == Shape::Object
    }

    fn open_without_brace(&mut self, key: Span) {
        self.set(State::Value);
        self.open(Shape::Object, key.start);
        if let Some(frame) = self.stack.last_mut() {
            frame.has_no_bracket = true;
        }
    }

    /// A file that begins with a key. Whether it does.
    pub fn begin_without_brace(&mut self) -> bool {
        let Some((Json::String(_), _)) = self.root else {
            return false;
        };
        if let Some((Json::String(name), node)) = self.root.take() {
            self.open_without_brace(node.span);
            if let Some(frame) = self.stack.last_mut() {
                frame.line = Line {
                    indent: 0,
                    ..frame.line
                };
            }
            self.set_key(name, node.span, Damage::None);
            self.at = self.char_span(self.at).end;
            self.set(State::Value);
        }
        true
    }

    /// Whether an object is open that has no bracket of its own, directly inside `[`.
    fn is_object_in_list_brackets(&self) -> bool {
        let mut open = self.stack.iter().rev();
        let (Some(top), Some(around)) = (open.next(), open.next()) else {
            return false;
        };
        top.has_no_bracket && around.shape() == Shape::List && around.parts.len() == 0
    }

    /// `["en": "…"]`: an object in the brackets of a list.
    fn become_object(&mut self) {
        let Some(object) = self.stack.pop() else {
            return;
        };
        let Some(list) = self.stack.last_mut() else {
            return;
        };
        list.parts = object.parts;
        list.state = State::After;
        list.comma = object.comma;
        list.end = object.end;
        list.damage = list.damage.max(object.damage);
        list.takes_any_bracket = true;
        let open = list.open;
        self.report(
            FileCode::WrongBracket,
            open..open + 1,
            "`{`, as keys and values follow",
            "`[`",
            "write `{` at the beginning and `}` at the end",
        );
    }

    /// Whether an object looks like a list: `{"en", "zh"}`.
    pub fn is_list_in_braces(&self) -> bool {
        let is_new = self
            .stack
            .last()
            .is_some_and(|frame| frame.parts.len() == 0);
        let rest = self.slice(self.at + 1, self.text.len());
        let next = self.text.len() - rest.trim_start().len();
        is_new && self.char_at(next).is_some_and(is_quote) && !self.is_key(next)
    }

    pub fn become_list(&mut self) {
        let Some(frame) = self.stack.last_mut() else {
            return;
        };
        let Some(key) = frame.key.take() else {
            return;
        };
        let open = frame.open;
        let node = Node {
            span: key.span,
            damage: key.damage,
            inner: Inner::Leaf,
        };
        frame.parts = Parts::List(vec![Json::String(key.name)], vec![node]);
        frame.state = State::After;
        frame.takes_any_bracket = true;
        self.report(
            FileCode::WrongBracket,
            open..open + 1,
            "`[`, as a list follows",
            "`{`",
            "write `[` at the beginning and `]` at the end",
        );
    }

    /// Whether a key begins at `at`: something in quotation marks, and a colon.
    pub fn is_key(&self, at: usize) -> bool {
        let Some(quote) = self.char_at(at).filter(|c| is_quote(*c)) else {
            return false;
        };
        let is_end = |c: char| match quote {
            '"' => c == '"' || is_double_quote(c),
            _ => is_quote(c),
        };
        let start = at + quote.len_utf8();
        let rest = self.slice(start, self.text.len());
        let end = rest.find(|c: char| is_end(c) || matches!(c, '\n' | '\r'));
        let Some(end) = end.map(|end| start + end) else {
            return false;
        };
        let after = self.blanks(self.char_span(end).end);
        self.char_at(end).is_some_and(is_end)
            && self
                .char_at(after)
                .is_some_and(|c| matches!(plain(c), ':' | '='))
    }

    /// The end of the text: whatever is open ends here.
    pub fn finish(&mut self) {
        let end = self.last;
        if self.root.is_none() && self.stack.is_empty() && self.problems.is_empty() {
            let help = "was it saved? A story begins with `{` and ends with `}`";
            self.report(FileCode::EmptyFile, end..end, "a story", "nothing", help);
        }
        self.is_cut_off = !self.stack.is_empty();
        let is_several_lines = self
            .stack
            .first()
            .is_some_and(|frame| frame.line.number < self.line.number);
        self.is_doubtful |= self.is_cut_off && !(self.by_indentation && is_several_lines);
        let is_without_brace = self.stack.len() == 1 && self.missing_opening();
        if let Some(top) = self
            .stack
            .last()
            .filter(|_| !self.end_is_told && !is_without_brace)
        {
            let (expected, help) = if self.stack.len() == 1 {
                (self.closing_of(top), "write it at the end")
            } else {
                let line = top.line.number.to_string();
                let count = self.stack.len().to_string();
                let expected = [
                    top.shape().closing(),
                    " to close the ",
                    top.shape().opening(),
                    " of line ",
                    &line,
                    ", and ",
                    &count,
                    " closing brackets in all",
                ];
                (
                    expected.concat(),
                    "the file seems to be cut off: was it copied completely?",
                )
            };
            self.report(
                FileCode::MissingBracket,
                end..end,
                &expected,
                "the end of the file",
                help,
            );
        }
        while let Some(frame) = self.stack.last_mut() {
            frame.damage = frame.damage.max(Damage::Incomplete);
            self.close(end.max(self.stack.last().map_or(0, |frame| frame.end)));
        }
    }
}
