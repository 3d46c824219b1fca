//! Closing brackets: which one belongs to what, and what is done where one is missing, too many, or of
//! the wrong kind.

use super::frame::{Frame, Parts, Shape, State};
use super::marks::{ascii_of, show};
use super::parser::Parser;
use crate::check::code::FileCode;
use crate::check::tree::{Damage, Inner};
use crate::json::Json;

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
        let shape = Shape::of(ascii_of(c));
        if shape == Shape::List && self.ends_list_of_last() {
            self.open_list_around_last();
        }
        if shape == Shape::List && self.is_object_in_list_brackets() {
            self.become_object();
        }
        let closes = self.closes(shape);
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
        if c != ascii_of(c) {
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
        let fits = |frame: &Frame| frame.shape() == shape || frame.takes_any_bracket;
        let is_here = |frame: &Frame| frame.line.start == here.start;
        let is_level = |frame: &Frame| !is_here(frame) && frame.line.indent == here.indent;
        if fits(top) && (!self.by_indentation || is_here(top) || is_level(top)) {
            return Closes::Open(0);
        }
        let outer = |test: &dyn Fn(&Frame) -> bool| {
            let index = self
                .stack
                .iter()
                .rev()
                .skip(1)
                .position(|frame| fits(frame) && test(frame));
            index.map(|index| Closes::Open(index + 1))
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

    /// Returns whether the text behind a closing bracket is right where the bracket closes so much.
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
        let next = text.chars().next().map(ascii_of);
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

    /// Closes the innermost `count` lists and objects, whose closing brackets are missing.
    pub fn close_missing(&mut self, count: usize) {
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

    /// Handles `[[` that was closed only once: merges the innermost list with the one around it.
    /// Returns whether it did.
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

    /// Returns whether `{` stands in an object where it can only be the next item of the list
    /// around it.
    pub fn is_next_item(&self) -> bool {
        let mut open = self.stack.iter().rev();
        let (Some(top), Some(around)) = (open.next(), open.next()) else {
            return false;
        };
        let is_deeper = self.is_first_in_line() && self.line.indent > top.line.indent;
        let is_elsewhere = is_deeper || self.is_beside_last_key();
        top.parts.len() > 0 && around.shape() == Shape::List && !is_elsewhere
    }

    /// Returns whether the last key of the innermost object is on this line, and the object's
    /// bracket is not.
    pub fn is_beside_last_key(&self) -> bool {
        self.stack.last().is_some_and(|frame| {
            frame.key_line.start == self.line.start && frame.line.start != self.line.start
        })
    }

    pub fn close_for_next_item(&mut self) {
        self.close_missing(1);
        self.set(State::Value);
    }

    /// Closes what must have ended before a key: where a key begins a line that is not indented more
    /// than the line in which an open object or list began, that one has ended. Returns whether
    /// something was closed.
    pub fn close_by_indentation(&mut self) -> bool {
        if !self.by_indentation || !self.is_first_in_line() {
            return false;
        }
        if !self.is_key(self.at) && self.bare_key().is_none() {
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

    /// Closes whatever is still open at the end of the text.
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
