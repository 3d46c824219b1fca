//! Texts in quotation marks, and where they end when the mark at the end is not where it should be.

use super::parser::{
    Frame, Parser, Shape, is_double_quote, is_quote, is_single_quote, plain, show,
};
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

/// Where a text ends.
struct End {
    /// the end of what is between the quotation marks
    content: usize,
    /// the byte after the text
    after: usize,
    how: How,
}

#[derive(Clone, Copy, PartialEq)]
enum How {
    Properly,
    /// by a curly quotation mark, though it began with a straight one
    WithCurly,
    /// with quotation marks inside, the first of them here
    WithQuotes(usize),
    /// not at all
    Unclosed,
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

    /// The first byte from `at` on that is no space or tab.
    pub fn blanks(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or(&[]);
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
        at + rest.iter().take_while(is_blank).count()
    }

    fn shape(&self) -> Option<Shape> {
        self.stack.last().map(Frame::shape)
    }

    /// Whether what stands at `after` can follow a text in this place, so that a quotation mark
    /// before it may well be the one that ends the text.
    pub fn ends_at(&self, after: usize, is_key: bool) -> bool {
        let at = self.blanks(after);
        let is_line_end = |at: usize| matches!(self.byte_at(at), None | Some(b'\n' | b'\r'));
        let is_comment = |at: usize| {
            let rest = self.slice(at, self.text.len());
            rest.starts_with("//") || rest.starts_with("/*")
        };
        if is_line_end(at) || is_comment(at) {
            return true;
        }
        let Some(c) = self.char_at(at).map(plain) else {
            return true;
        };
        let next = self.blanks(self.char_span(at).end);
        match c {
            ':' | '=' => is_key,
            _ if is_key => false,
            '}' | ']' => {
                is_line_end(next)
                    || is_comment(next)
                    || matches!(self.char_at(next).map(plain), Some(',' | '}' | ']' | ';'))
            }
            ',' | ';' => {
                let c = self.char_at(next).unwrap_or('\n');
                let is_item = is_quote(c) || c.is_ascii_digit() || matches!(c, '{' | '[' | '-');
                is_line_end(next)
                    || is_comment(next)
                    || matches!(plain(c), '}' | ']')
                    || match self.shape() {
                        Some(Shape::Object) => self.is_key(next) || self.is_bare_key(next),
                        _ => is_item,
                    }
            }
            _ => false,
        }
    }

    /// Whether the end of a key stands at `at`, so that a line break is inside the key.
    fn is_rest_of_key(&self, at: usize) -> bool {
        let rest = self.slice(at, self.text.len());
        let end = rest.find(['"', ':', '\n', '\r']).map(|end| at + end);
        end.is_some_and(|end| self.byte_at(end) == Some(b'"') && self.ends_at(end + 1, true))
    }

    fn is_bare_key(&self, at: usize) -> bool {
        let rest = self.slice(at, self.text.len());
        let after = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
        // Not the beginning of an address.
        after.len() < rest.len() && after.starts_with(':') && !after.starts_with("://")
    }

    /// Where a text ends that began with `"`.
    fn end_of_string(&mut self, start: usize, is_key: bool) -> End {
        let bytes = self.text.as_bytes();
        let mut at = start;
        let mut first_break = None;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' if is_key
                    && !self.ends_at(at + 1, true)
                    && let Some(end) = self.end_before_colon(start, at) =>
                {
                    return end;
                }
                b'"' if self.is_plain_end(start, at, is_key) => {
                    return End {
                        content: at,
                        after: at + 1,
                        how: How::Properly,
                    };
                }
                b'"' => return self.end_behind(start, at, is_key),
                b'\\' if !matches!(bytes.get(at + 1), Some(b'\n' | b'\r')) => at += 2,
                b'\n' | b'\r' => {
                    if first_break.is_none()
                        && let Some(end) = self.curly_end(start, at, is_key)
                    {
                        return end;
                    }
                    let rest = self.slice(at, self.text.len());
                    let next = self.text.len() - rest.trim_start().len();
                    let goes_on = match self.byte_at(next) {
                        None | Some(b'}' | b']') => false,
                        Some(b'"') => self.ends_at(next + 1, is_key),
                        Some(_) if is_key => self.is_rest_of_key(next),
                        Some(b'{' | b'[') => !self.is_structure(next + 1),
                        Some(_) => !self.is_bare_key(next),
                    };
                    if next == bytes.len() && first_break.is_none() {
                        break;
                    }
                    if !goes_on
                        && is_key
                        && let Some(end) = self.end_before_colon(start, at)
                    {
                        return end;
                    }
                    if !goes_on {
                        return self.unclosed_end(start, first_break.unwrap_or(at));
                    }
                    first_break = first_break.or(Some(at));
                    at = next;
                }
                _ => at += 1,
            }
        }
        match first_break {
            Some(first) => self.unclosed_end(start, first),
            None => self
                .curly_end(start, bytes.len(), is_key)
                .unwrap_or_else(|| self.end_of_file(start)),
        }
    }

    /// Whether the quotation mark at `at` ends the text as it should: nothing touches it that could
    /// be the next word of the text.
    fn is_plain_end(&self, start: usize, at: usize, is_key: bool) -> bool {
        match self.byte_at(at + 1) {
            None => true,
            // The next key or item, before which something is missing; else a mark too many.
            Some(b'"') => {
                let is_next = match self.shape() {
                    _ if is_key => true,
                    Some(Shape::List) => !self.slice(start, at).contains(' '),
                    _ => self.is_key(at + 1),
                };
                at == start || is_next && !self.ends_at(at + 2, is_key)
            }
            Some(128..) => self
                .char_at(at + 1)
                .is_none_or(|c| plain(c).is_ascii() || c.is_whitespace() || is_quote(c)),
            Some(byte) => byte.is_ascii_whitespace() || b",:;={}[]/#'".contains(&byte),
        }
    }

    /// Where a text ends that has a quotation mark at `quote` with more text right behind it.
    fn end_behind(&mut self, start: usize, quote: usize, is_key: bool) -> End {
        if let Some(end) = self.curly_end(start, quote, is_key) {
            return end;
        }
        if let Some(end) = self.end_before_key(start, quote, is_key) {
            return end;
        }
        let memo = match (is_key, self.shape()) {
            (true, _) => 0,
            (false, Some(Shape::Object)) => 1,
            (false, _) => 2,
        };
        let known = self.memo.no_end_before.get(memo).copied().unwrap_or(0);
        let bytes = self.text.as_bytes();
        let mut at = quote + 1;
        while quote >= known
            && let Some(byte) = bytes.get(at)
        {
            match byte {
                b'"' if self.ends_at(at + 1, is_key) => {
                    return End {
                        content: at,
                        after: at + 1,
                        how: How::WithQuotes(quote),
                    };
                }
                b'\n' | b'\r' => break,
                b'\\' if !matches!(bytes.get(at + 1), Some(b'\n' | b'\r')) => at += 2,
                _ => at += 1,
            }
        }
        if let Some(known) = self.memo.no_end_before.get_mut(memo) {
            *known = at.max(*known);
        }
        End {
            content: quote,
            after: quote + 1,
            how: How::Properly,
        }
    }

    /// `"biden”,`: the first curly quotation mark that may well end the text.
    fn curly_end(&self, start: usize, limit: usize, is_key: bool) -> Option<End> {
        let content = self.slice(start, limit);
        let curly = content.char_indices().filter(|(_, c)| is_double_quote(*c));
        curly
            .map(|(place, c)| (start + place, start + place + c.len_utf8()))
            .find(|(_, after)| self.ends_at(*after, is_key))
            .map(|(content, after)| End {
                content,
                after,
                how: How::WithCurly,
            })
    }

    /// `"id: "us"` or `"id': "us"`: a key that ended before the colon.
    fn end_before_colon(&self, start: usize, limit: usize) -> Option<End> {
        let content = self.slice(start, limit);
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$');
        let word = content.len() - content.trim_start_matches(is_part).len();
        let rest = content.get(word..)?;
        let unquoted = rest.trim_start_matches(is_quote);
        let end = start + word;
        let after = end + rest.len() - unquoted.len();
        let how = if end == after {
            How::Unclosed
        } else {
            How::WithCurly
        };
        let is_followed = unquoted.trim_start().starts_with(':');
        (word > 0 && is_followed).then_some(End {
            content: end,
            after,
            how,
        })
    }

    /// `"us, "name": …`: the mark at `quote` begins the next key or item, so this text ended before
    /// the comma, and before brackets beside it.
    fn end_before_key(&self, start: usize, quote: usize, is_key: bool) -> Option<End> {
        let content = self.slice(start, quote);
        let is_mark = |c: char| matches!(c, ' ' | '\t' | ',' | '{' | '}' | '[' | ']');
        let end = content.trim_end_matches(is_mark);
        let marks = content.get(end.len()..)?;
        let is_item = self.shape() == Some(Shape::List) && !end.contains([' ', '"']);
        let is_next = marks.contains([',', '{']) && (is_item || self.is_key(quote));
        (!is_key && is_next).then_some(End {
            content: start + end.len(),
            after: start + end.len(),
            how: How::Unclosed,
        })
    }

    /// Whether what stands at `at` looks like the inside of a list or object, and not like prose.
    fn is_structure(&self, at: usize) -> bool {
        let rest = self.slice(at, self.text.len()).trim_start();
        rest.starts_with(['"', '{', '[', '}', ']'])
    }

    /// The end of a text in which the file is cut off: nobody knows how the line was to go on.
    fn end_of_file(&self, start: usize) -> End {
        let end = self.last.max(start);
        End {
            content: end,
            after: end,
            how: How::Unclosed,
        }
    }

    /// The end of a text that is not closed on its line: commas at the end of the line, and brackets
    /// that close what the same line opened, are not part of it.
    fn unclosed_end(&self, start: usize, line_end: usize) -> End {
        let content = self.slice(start, line_end).trim_end();
        let is_here = |frame: &&Frame| frame.line.start == self.line.start;
        let open: Vec<Shape> = self
            .stack
            .iter()
            .rev()
            .take_while(is_here)
            .map(Frame::shape)
            .collect();
        // The brackets at the end of the line, the last one first.
        let mut brackets: Vec<(usize, Shape)> = Vec::new();
        let mut end = content.len();
        for (place, c) in content.char_indices().rev() {
            match c {
                '}' | ']' if brackets.len() < open.len() => brackets.push((place, Shape::of(c))),
                ',' if brackets.is_empty() => end = place,
                ' ' | '\t' => {}
                _ => break,
            }
        }
        while let Some((place, _)) = brackets.last() {
            if brackets
                .iter()
                .rev()
                .map(|(_, shape)| shape)
                .eq(open.iter().take(brackets.len()))
            {
                end = *place;
                break;
            }
            brackets.pop();
        }
        let end = start + self.slice(start, start + end).trim_end().len();
        End {
            content: end,
            after: end,
            how: How::Unclosed,
        }
    }

    /// Where a text ends that began with another quotation mark than `"`.
    fn end_of_quote(&self, open: usize, is_key: bool) -> End {
        let quote = self.char_span(open);
        let is_single = self.char_at(open).is_some_and(is_single_quote);
        let is_closing = |c: char| {
            c == '"'
                || if is_single {
                    is_single_quote(c)
                } else {
                    is_double_quote(c)
                }
        };
        let rest = self.slice(quote.end, self.text.len());
        let mut is_escaped = false;
        for (place, c) in rest.char_indices() {
            let at = quote.end + place;
            let after = at + c.len_utf8();
            if matches!(c, '\n' | '\r') {
                return self.unclosed_end(quote.end, at);
            }
            if !is_escaped && is_closing(c) && self.ends_at(after, is_key) {
                return End {
                    content: at,
                    after,
                    how: How::Properly,
                };
            }
            is_escaped = c == '\\' && !is_escaped;
        }
        self.end_of_file(quote.end)
    }

    /// The characters that a text between quotation marks stands for.
    fn decode(&mut self, start: usize, end: usize, is_straight: bool) -> String {
        let raw = self.slice(start, end);
        if !raw.bytes().any(|byte| byte == b'\\' || byte < b' ') {
            return raw.to_owned();
        }
        let mut value = String::with_capacity(raw.len());
        let mut rest = raw;
        let (mut has_break, mut has_control) = (false, false);
        while let Some(place) = rest.find(|c: char| c == '\\' || c < ' ') {
            let at = end - rest.len() + place;
            value.push_str(rest.get(..place).unwrap_or(""));
            rest = rest.get(place..).unwrap_or("");
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

/// The character that `\uXXXX`, or a pair of them, stands for, and the length of that.
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
