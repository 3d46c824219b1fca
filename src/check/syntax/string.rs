//! Texts in quotation marks, and what is wrong inside them.

use super::ends::How;
use super::marks::{is_double_quote, show};
use super::parser::Parser;
use crate::check::code::FileCode;
use crate::check::tree::{Damage, Span};
use std::borrow::Cow;

/// A text that was read.
pub(super) struct Text {
    pub value: String,
    pub span: Span,
    pub damage: Damage,
    pub is_unclosed: bool,
}

impl Parser<'_> {
    /// Reads the text whose quotation mark is here.
    pub fn string(&mut self, is_key: bool) -> Text {
        let start = self.at;
        let content = self.char_span(start).end;
        let is_straight = self.byte_at(start) == Some(b'"');
        let end = if is_straight {
            self.end_of_string(content, is_key)
        } else {
            self.end_of_quote(start, is_key)
        };
        let span = Span::from(start..end.after);
        let is_cut_off = end.how == How::Unclosed && end.content == self.last;
        if !is_straight || end.how == How::WithCurly {
            self.wrong_quotes(span, content, end.content);
        } else if let How::WithQuotes(first) = end.how {
            self.report(
                FileCode::UnescapedQuote,
                first..first + 1,
                "`\\\"` for a quotation mark inside a text",
                "`\"`",
                "write `\\\"`, or typographic marks such as “ ” or « »",
            );
        } else if end.how == How::Unclosed {
            self.unclosed(span, is_key, is_cut_off);
        }
        let problems = self.problems.len();
        let mut value = if is_cut_off {
            self.slice(content, end.content).to_owned()
        } else {
            self.decode(content, end.content, is_straight)
        };
        self.advance(end.after);
        let is_right = matches!(end.how, How::Properly | How::WithCurly);
        let damage = if is_right && self.problems.len() == problems {
            Damage::None
        } else {
            Damage::Guess
        };
        if is_key && damage == Damage::Guess {
            // What was meant, where a line break or tab got into a key.
            value.retain(|c| !c.is_control());
        }
        Text {
            value,
            span,
            damage,
            is_unclosed: end.how == How::Unclosed,
        }
    }

    fn wrong_quotes(&mut self, span: Span, start: usize, end: usize) {
        let found = [self.slice(span.start, start), self.slice(end, span.end)];
        let [open, close] = found.map(str::trim);
        let found = match close {
            "" => show(open),
            close if close == open => show(open),
            close => [&show(open), " and ", &show(close)].concat(),
        };
        let right = show(&["\"", self.slice(start, end), "\""].concat());
        let help = if open.contains(is_double_quote) || close.contains(is_double_quote) {
            [
                "write ",
                &right,
                "; word processors make such marks, text editors do not",
            ]
            .concat()
        } else {
            ["write ", &right].concat()
        };
        let expected = "straight quotation marks `\"`";
        self.report(FileCode::WrongQuotes, span, expected, &found, help.as_str());
    }

    fn unclosed(&mut self, span: Span, is_key: bool, is_cut_off: bool) {
        if is_cut_off {
            self.end_is_told = true;
            self.report(
                FileCode::UnclosedString,
                span,
                "a quotation mark after the text",
                "the end of the file",
                "the file seems to be cut off: was it copied completely?",
            );
            return;
        }
        let expected = if is_key {
            "a quotation mark after the key"
        } else {
            "a quotation mark after the text"
        };
        let end = span.end;
        self.report(
            FileCode::UnclosedString,
            end..end,
            expected,
            "none",
            "write `\"` here",
        );
    }

    /// Returns the characters that a text between quotation marks stands for.
    fn decode(&mut self, start: usize, end: usize, is_straight: bool) -> String {
        let raw = self.slice(start, end);
        if !raw.bytes().any(|byte| byte == b'\\' || byte < b' ') {
            return raw.to_owned();
        }
        let mut value = String::with_capacity(raw.len());
        let mut rest = raw;
        let (mut has_break, mut has_control) = (false, false);
        while let Some(offset) = rest.find(|c: char| c == '\\' || c < ' ') {
            let at = end - rest.len() + offset;
            value.push_str(rest.get(..offset).unwrap_or(""));
            rest = rest.get(offset..).unwrap_or("");
            let c = rest.chars().next().unwrap_or(' ');
            if c == '\\' {
                let length = self.escape(rest, at, is_straight, &mut value);
                rest = rest.get(length..).unwrap_or("");
                continue;
            }
            if matches!(c, '\n' | '\r') {
                if !has_break {
                    has_break = true;
                    self.line_break(at);
                }
            } else if !has_control {
                has_control = true;
                self.control_character(at, c);
            }
            value.push(c);
            rest = rest.get(1..).unwrap_or("");
        }
        value.push_str(rest);
        value
    }

    fn line_break(&mut self, at: usize) {
        self.report(
            FileCode::LineBreak,
            at..at,
            "the whole text on one line",
            "a line break",
            "join the lines; a new paragraph is written `\\n\\n`",
        );
    }

    fn control_character(&mut self, at: usize, c: char) {
        let (found, help) = if c == '\t' {
            (
                Cow::Borrowed("a tab"),
                "type a space in its place, or `\\t`",
            )
        } else {
            let found = format!("the control character U+{:04X}", u32::from(c));
            (Cow::Owned(found), "delete it; it cannot be seen")
        };
        let expected = "no tabs or control characters inside a text";
        self.report(
            FileCode::ControlCharacter,
            at..at + 1,
            expected,
            &found,
            help,
        );
    }

    /// Reads what a backslash and the characters after it stand for, and gives their length.
    fn escape(&mut self, rest: &str, at: usize, is_straight: bool, value: &mut String) -> usize {
        let mut chars = rest.chars().skip(1);
        let Some(c) = chars.next() else {
            return 1;
        };
        let simple = match c {
            '"' | '\\' | '/' => Some(c),
            'b' => Some('\u{8}'),
            'f' => Some('\u{c}'),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            '\'' if !is_straight => Some(c),
            _ => None,
        };
        if let Some(c) = simple {
            value.push(c);
            return 2;
        }
        if c == 'u' {
            if let Some((c, length)) = unicode_escape(rest) {
                value.push(c);
                return length;
            }
            let digits = rest
                .chars()
                .skip(2)
                .take(4)
                .take_while(char::is_ascii_hexdigit);
            let length = 2 + digits.count();
            let (expected, help) = if length == 6 {
                (
                    "the other half of a character after `\\u…`",
                    "type the character itself",
                )
            } else {
                (
                    "four digits 0-9, a-f after `\\u`",
                    "type the character itself",
                )
            };
            let found = show(rest.get(..length).unwrap_or(""));
            self.report(
                FileCode::InvalidEscape,
                at..at + length,
                expected,
                &found,
                help,
            );
            value.push('\u{fffd}');
            return length;
        }
        if matches!(c, '\n' | '\r') {
            return 1;
        }
        let length = 1 + c.len_utf8();
        let found = show(rest.get(..length).unwrap_or(""));
        let help = match c {
            '\'' => String::from("write `'` without the backslash"),
            _ => format!("write `\\\\{c}` if the text is to have a backslash"),
        };
        let expected = "`\\\\`, `\\\"`, `\\n` or another of JSON's marks after a backslash";
        self.report(
            FileCode::InvalidEscape,
            at..at + length,
            expected,
            &found,
            help.as_str(),
        );
        if c != '\'' {
            value.push('\\');
        }
        value.push(c);
        length
    }
}

/// Returns the character that `\uXXXX`, or a pair of them, stands for, and the length of that.
fn unicode_escape(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        u16::from_str_radix(digits, 16).ok().filter(|_| is_plain)
    };
    let first = unit(0)?;
    if let Some(c) = char::from_u32(u32::from(first)) {
        return Some((c, 6));
    }
    let c = char::decode_utf16([first, unit(6)?]).next()?.ok()?;
    Some((c, 12))
}
