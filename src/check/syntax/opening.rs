//! Recovers from lists and objects that lack their opening bracket, or have that of the other kind.

use super::frame::{Key, Line, Parts, Shape, State};
use super::marks::is_quote;
use super::parser::Parser;
use crate::check::code::FileCode;
use crate::check::tree::{Damage, Inner, Span, SpanNode};
use crate::json::{Json, MAX_DEPTH};

impl Parser<'_> {
    /// Reports a list or object that began without its bracket. Returns whether there was one.
    pub fn missing_opening(&mut self) -> bool {
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

    /// Returns whether `{` in an object is the next item of a list that has no bracket, after a
    /// member whose value was the first: an object, or anything on the same line.
    pub fn is_item_of_last(&self) -> bool {
        let Some(frame) = self.stack.last() else {
            return false;
        };
        let Parts::Object(members, _) = &frame.parts else {
            return false;
        };
        match members.last() {
            Some((_, Json::Object(_))) => true,
            Some(_) => self.is_beside_last_key(),
            None => false,
        }
    }

    /// Returns whether what seemed a key is the item of a list without opening bracket, as in
    /// `"languages": "en", "zh"]`.
    pub fn is_list_without_bracket(&self) -> bool {
        let Some(Parts::Object(members, _)) = self.stack.last().map(|frame| &frame.parts) else {
            return false;
        };
        let last = members.last().map(|(_, json)| json);
        if !matches!(last, Some(Json::String(_) | Json::Object(_))) {
            return false;
        }
        // No further than this, or a line of a megabyte would be read again at every comma.
        let near = self.slice(self.at, self.text.len()).chars().take(400);
        let mut end = near.skip_while(|c| !matches!(c, '\n' | '\r' | ':' | '{' | '[' | '}' | ']'));
        matches!(end.next(), Some(']' | '{'))
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
        self.add_value(json, member.value);
        if let Some(list) = self.stack.last_mut().filter(|_| comma.is_some()) {
            list.comma = comma;
            list.state = State::Value;
        }
    }

    /// Returns whether `]` ends a list of one item that has no bracket at the beginning.
    pub fn ends_list_of_last(&self) -> bool {
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

    /// Handles a colon after what was taken for a value and turns out to be a key.
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

    /// Removes the string that was added last, which is a key, and returns it. The key before it then
    /// has no value.
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
                let nothing = SpanNode {
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

    /// Returns whether a key inside a list means that the list's bracket is missing before it, and
    /// not that it is the first of an object that lacks its own.
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
            frame.damage = Damage::Incomplete;
        }
    }

    /// Handles a file that begins with a key, without `{`. Returns whether it does.
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

    /// Returns whether an object is open that has no bracket of its own, directly inside `[`.
    pub fn is_object_in_list_brackets(&self) -> bool {
        let mut open = self.stack.iter().rev();
        let (Some(top), Some(around)) = (open.next(), open.next()) else {
            return false;
        };
        top.has_no_bracket && around.shape() == Shape::List && around.parts.len() == 0
    }

    /// Handles an object in the brackets of a list: `["en": "…"]`.
    pub fn become_object(&mut self) {
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

    /// Returns whether an object looks like a list: `{"en", "zh"}`.
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
        let node = SpanNode {
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
}
