//! Finds the end of a string whose closing quotation mark is not where it should be.

use super::frame::{Frame, Shape};
use super::marks::{ascii_of, is_double_quote, is_quote, is_single_quote};
use super::parser::Parser;

/// Where a text ends.
pub(super) struct End {
    /// the end of what is between the quotation marks
    pub content: usize,
    /// the byte after the text
    pub after: usize,
    pub how: How,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum How {
    Properly,
    /// by a curly quotation mark, though it began with a straight one
    WithCurly,
    /// with quotation marks inside, the first of them here
    WithQuotes(usize),
    /// not at all
    Unclosed,
}

impl Parser<'_> {
    /// Returns the first byte from `at` on that is no space or tab.
    pub fn blanks(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or(&[]);
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
        at + rest.iter().take_while(is_blank).count()
    }

    fn shape(&self) -> Option<Shape> {
        self.stack.last().map(Frame::shape)
    }

    /// Returns whether what stands at `after` can follow a text in this place, so that a quotation
    /// mark before it may well be the one that ends the text.
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
        let Some(c) = self.char_at(at).map(ascii_of) else {
            return true;
        };
        let next = self.blanks(self.char_span(at).end);
        match c {
            ':' | '=' => is_key,
            _ if is_key => false,
            '}' | ']' => {
                is_line_end(next)
                    || is_comment(next)
                    || matches!(
                        self.char_at(next).map(ascii_of),
                        Some(',' | '}' | ']' | ';')
                    )
            }
            ',' | ';' => {
                let c = self.char_at(next).unwrap_or('\n');
                let is_item = is_quote(c) || c.is_ascii_digit() || matches!(c, '{' | '[' | '-');
                is_line_end(next)
                    || is_comment(next)
                    || matches!(ascii_of(c), '}' | ']')
                    || match self.shape() {
                        Some(Shape::Object) => self.is_key(next) || self.is_bare_key(next),
                        _ => is_item,
                    }
            }
            _ => false,
        }
    }

    /// Returns whether the end of a key stands at `at`, so that a line break is inside the key.
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

    /// Returns the end of a text that began with `"`.
    pub fn end_of_string(&mut self, start: usize, is_key: bool) -> End {
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

    /// Returns whether the quotation mark at `at` ends the text as it should: nothing touches it
    /// that could be the next word of the text.
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
                .is_none_or(|c| ascii_of(c).is_ascii() || c.is_whitespace() || is_quote(c)),
            Some(byte) => byte.is_ascii_whitespace() || b",:;={}[]/#'".contains(&byte),
        }
    }

    /// Returns the end of a text that has a quotation mark at `quote` with more text right behind it.
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
            .map(|(offset, c)| (start + offset, start + offset + c.len_utf8()))
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

    /// Returns whether what stands at `at` looks like the inside of a list or object, and not like
    /// prose.
    fn is_structure(&self, at: usize) -> bool {
        let rest = self.slice(at, self.text.len()).trim_start();
        rest.starts_with(['"', '{', '[', '}', ']'])
    }

    /// Returns the end of a text inside which the file is cut off.
    fn end_of_file(&self, start: usize) -> End {
        let end = self.last.max(start);
        End {
            content: end,
            after: end,
            how: How::Unclosed,
        }
    }

    /// Returns the end of a text that is not closed on its line: commas at the end of the line, and
    /// brackets that close what the same line opened, are not part of it.
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
        for (offset, c) in content.char_indices().rev() {
            match c {
                '}' | ']' if brackets.len() < open.len() => brackets.push((offset, Shape::of(c))),
                ',' if brackets.is_empty() => end = offset,
                ' ' | '\t' => {}
                _ => break,
            }
        }
        while let Some((offset, _)) = brackets.last() {
            if brackets
                .iter()
                .rev()
                .map(|(_, shape)| shape)
                .eq(open.iter().take(brackets.len()))
            {
                end = *offset;
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

    /// Returns the end of a text that began with another quotation mark than `"`.
    pub fn end_of_quote(&self, open: usize, is_key: bool) -> End {
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
        for (offset, c) in rest.char_indices() {
            let at = quote.end + offset;
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

    /// Returns whether a key begins at `at`: something in quotation marks, and a colon.
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
                .is_some_and(|c| matches!(ascii_of(c), ':' | '='))
    }
}
