//! Reads one token, by what may come next in the innermost list or object.

use super::frame::{Frame, Key, Shape, State};
use super::marks::{ascii_of, is_quote, show};
use super::parser::Parser;
use crate::check::code::FileCode;
use crate::check::tree::{Damage, Span};
use crate::json::{Json, MAX_DEPTH};

impl Parser<'_> {
    /// Reads the beginning of the file.
    pub fn start(&mut self, c: char) {
        match ascii_of(c) {
            '{' | '[' => self.bracket(c),
            // A fence of Markdown, or of a template.
            '`' => self.foreign(c),
            _ if is_quote(c) => self.text(),
            '}' | ']' => self.extra_bracket(c),
            _ => self.foreign(c),
        }
    }

    /// Reports something that no story begins with.
    fn foreign(&mut self, c: char) {
        if self.literal() {
            return;
        }
        let rest = self.slice(self.at, self.text.len());
        let line = self.at..self.at + rest.find(['\n', '\r']).unwrap_or(rest.len());
        let brace = rest.find('{').filter(|at| *at < 200 && c != '<');
        if let Some(brace) = brace {
            let before = self.slice(self.at, self.at + brace).trim_end();
            self.report(
                FileCode::UnexpectedText,
                self.at..self.at + before.len(),
                "`{` at the beginning of the file",
                &show(before),
                "delete what stands before the first `{`",
            );
            self.advance(self.at + brace);
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

    /// Reads a key, or the end of an object.
    pub fn key(&mut self, c: char) {
        match ascii_of(c) {
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

    /// Returns whether the opening bracket of this object is directly before the current position.
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
        let expected = if ascii_of(c) == ':' {
            "a key in quotation marks before the colon"
        } else {
            "a key in quotation marks, then a colon"
        };
        let help = "write the key before it";
        self.report(FileCode::MissingKey, span, expected, &found, help);
        self.damage(Damage::Incomplete);
        if ascii_of(c) == ':' {
            self.at = span.end;
        }
        self.set(State::Value);
    }

    /// Reads the colon between key and value.
    pub fn colon(&mut self, c: char) {
        match ascii_of(c) {
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
                    self.add_leaf(Json::String(key.name), key.span, key.damage);
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

    /// Returns whether `test` holds for the first character behind the current one that is no space.
    fn is_before(&self, test: impl Fn(char) -> bool) -> bool {
        let next = self.blanks(self.char_span(self.at).end);
        self.char_at(next).is_some_and(test)
    }

    fn is_before_key(&self) -> bool {
        self.is_key(self.blanks(self.char_span(self.at).end))
    }

    /// Skips a mark that got between a key and its value.
    fn stray(&mut self, c: char) {
        let span = self.char_span(self.at);
        let (code, expected) = match (ascii_of(c), self.stack.last().map(|frame| frame.state)) {
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

    /// Reports a key without a value. The member stays, so that it is not reported as missing too.
    fn missing_value(&mut self, without_colon: bool) {
        let Some(key) = self.stack.last().and_then(|frame| frame.key.as_ref()) else {
            return self.set(State::After);
        };
        let (span, is_told) = (key.span, key.damage == Damage::Guess);
        let (expected, span) = if without_colon {
            ("a colon and a value after the key", span)
        } else {
            (
                "a value after the colon",
                span.to(Span::from(self.at..self.at)),
            )
        };
        let span =
            Span::from(span.start..span.start + self.slice(span.start, span.end).trim_end().len());
        if !is_told {
            let help = "write the value, or delete the key";
            self.report(FileCode::MissingValue, span, expected, "none", help);
        }
        let end = Span::from(span.end..span.end);
        self.add_leaf(Json::Null, end, Damage::Guess);
    }

    /// Reads a value.
    pub fn value(&mut self, c: char) {
        let is_list = self.stack.last().map(Frame::shape) == Some(Shape::List);
        match ascii_of(c) {
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

    /// Opens a list or object at `{` or `[`.
    fn bracket(&mut self, c: char) {
        let span = self.char_span(self.at);
        let shape = Shape::of(ascii_of(c));
        if c != ascii_of(c) {
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
        self.add_leaf(Json::Null, Span::from(span.start..self.at), Damage::Guess);
    }

    /// Skips a list or object with everything inside.
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

    /// Reads the comma behind a value, or the end of the list or object.
    pub fn after(&mut self, c: char) {
        let is_list = self.stack.last().map(Frame::shape) == Some(Shape::List);
        match ascii_of(c) {
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

    /// Skips what makes no sense, up to the next comma, bracket or line.
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

    /// Reports text behind the end of the story.
    pub fn behind(&mut self, c: char) {
        if ascii_of(c) == ':' && self.begin_without_brace() {
            return;
        }
        if matches!(ascii_of(c), '}' | ']') {
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
        // Where it goes on like this, the story ended too early, and much of it is missing.
        self.is_doubtful |= matches!(ascii_of(c), ',') || is_quote(c);
        self.is_over = true;
    }
}
