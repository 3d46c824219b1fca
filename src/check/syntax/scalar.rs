//! Reads what has no quotation marks: numbers, `true`, `false`, `null`, and keys and texts that should
//! have them.

use super::frame::{Frame, Shape};
use super::marks::{ascii_of, is_quote, show};
use super::parser::Parser;
use crate::check::code::FileCode;
use crate::check::tree::{Damage, Span};
use crate::json::Json;

impl Parser<'_> {
    /// Returns the end of the run of letters, digits and signs that begins here.
    fn token_end(&self) -> usize {
        let is_part =
            |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_');
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        self.at + rest.iter().take_while(is_part).count()
    }

    /// Returns the JSON value without quotation marks that begins here, and its end.
    fn valid(&self) -> Option<(Json, usize)> {
        let end = self.token_end();
        let is_delimited = self.char_at(end).is_none_or(|c| {
            c.is_whitespace()
                || is_quote(c)
                || matches!(
                    ascii_of(c),
                    ',' | ':' | ';' | '{' | '}' | '[' | ']' | '/' | '#'
                )
        });
        let json = match self.slice(self.at, end) {
            "null" => Json::Null,
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            number if is_number(number) => Json::Number(number.parse().ok()?),
            _ => return None,
        };
        is_delimited.then_some((json, end))
    }

    /// Returns whether what begins here is a number, `true`, `false` or `null`.
    pub fn is_literal(&self) -> bool {
        self.valid().is_some()
    }

    /// Reads a number, `true`, `false` or `null`. Returns whether there is one.
    pub fn literal(&mut self) -> bool {
        let Some((json, end)) = self.valid() else {
            return false;
        };
        let span = Span::from(self.at..end);
        let mut damage = Damage::None;
        if matches!(json, Json::Number(number) if number.is_infinite()) {
            let expected = "a number up to 1.8e308";
            let found = show(self.slice(span.start, end));
            self.report(FileCode::InvalidNumber, span, expected, &found, None);
            damage = Damage::Guess;
        }
        if end == self.text.len() && !self.stack.is_empty() {
            damage = Damage::Guess;
        }
        self.at = end;
        self.add_leaf(json, span, damage);
        true
    }

    /// Reads whatever begins here as a value.
    pub fn bare(&mut self) {
        if self.literal() || self.almost_literal() {
            return;
        }
        let start = self.at;
        let (end, after) = self.bare_text();
        let text = self.slice(start, end).trim_end();
        let span = Span::from(
            start..if after > end {
                after
            } else {
                start + text.len()
            },
        );
        // Where the file is cut off, that is what is wrong.
        let is_cut_off = span.end == self.last;
        let is_date = text.starts_with(|c: char| c.is_ascii_digit()) && text.contains('-');
        if !is_cut_off {
            let expected = match (after > end, is_date) {
                (true, _) => "a quotation mark before the text",
                (_, true) => "quotation marks around the date",
                (_, false) => "quotation marks around the text",
            };
            let help = ["write ", &show(&["\"", text, "\""].concat())].concat();
            let found = if after > end {
                String::from("one only after it")
            } else {
                show(text)
            };
            self.report(
                FileCode::MissingQuotes,
                span,
                expected,
                &found,
                help.as_str(),
            );
        }
        let damage = if is_cut_off {
            Damage::Guess
        } else {
            Damage::None
        };
        let text = text.to_owned();
        self.advance(after);
        self.add_leaf(Json::String(text), span, damage);
    }

    /// Handles `True`, `None`, `+1`, `.5` and the like. Returns whether there is one.
    fn almost_literal(&mut self) -> bool {
        let end = self.token_end();
        let next = self.char_at(self.blanks(end));
        let is_delimited = next
            .is_none_or(|c| matches!(ascii_of(c), ',' | ';' | '}' | ']' | '\n' | '\r' | '/' | '#'));
        let token = self.slice(self.at, end);
        if !is_delimited || end == self.last {
            return false;
        }
        let lower = token.to_ascii_lowercase();
        let (code, expected, help, json) = match lower.as_str() {
            "true" | "yes" => (
                FileCode::InvalidWord,
                "`true` or a text",
                None,
                Json::Bool(true),
            ),
            "false" | "no" => (
                FileCode::InvalidWord,
                "`false` or a text",
                None,
                Json::Bool(false),
            ),
            "null" | "none" | "nil" | "undefined" | "nan" | "infinity" | "-infinity" | "-nan"
            | "n.a." => {
                let help = "delete the key if it has no value";
                (FileCode::InvalidWord, "a value", Some(help), Json::Null)
            }
            _ => {
                let Some((number, help)) = almost_number(token) else {
                    return false;
                };
                (
                    FileCode::InvalidNumber,
                    "a number in digits",
                    Some(help),
                    Json::Number(number),
                )
            }
        };
        let span = Span::from(self.at..end);
        let is_number = code == FileCode::InvalidNumber;
        let spelled = format!("write `{lower}` in small letters, or put it into quotation marks");
        let help = help.unwrap_or(&spelled);
        self.report(code, span, expected, &show(token), help);
        self.at = end;
        let damage = if is_number {
            Damage::None
        } else {
            Damage::Guess
        };
        self.add_leaf(json, span, damage);
        true
    }

    /// Returns where the text ends that begins here without quotation mark, and where to read on:
    /// behind a quotation mark at its end, if it has one.
    fn bare_text(&mut self) -> (usize, usize) {
        let quote = self.next_quote();
        if self.byte_at(quote) == Some(b'"') && self.ends_at(quote + 1, false) {
            return (quote, quote + 1);
        }
        let is_object = self.stack.last().map(Frame::shape) == Some(Shape::Object);
        let rest = self.slice(self.at, self.text.len());
        for (offset, c) in rest.char_indices() {
            let at = self.at + offset;
            let is_end = match ascii_of(c) {
                '}' | ']' | '"' | '\n' | '\r' => true,
                ',' => !is_object || self.ends_at(at, false),
                '/' => {
                    offset > 0
                        && rest
                            .get(offset..)
                            .is_some_and(|rest| rest.starts_with("/*"))
                        || rest
                            .get(..offset)
                            .is_some_and(|before| before.ends_with(' '))
                            && rest
                                .get(offset..)
                                .is_some_and(|rest| rest.starts_with("//"))
                }
                _ => false,
            };
            if is_end && offset > 0 {
                return (at, at);
            }
        }
        (self.text.len(), self.text.len())
    }

    /// Returns the offset of the next `"` or line break, or of the end.
    fn next_quote(&mut self) -> usize {
        if let Some(known) = self.memo.next_quote.filter(|known| *known >= self.at) {
            return known;
        }
        let rest = self.slice(self.at, self.text.len());
        let next = self.at + rest.find(['"', '\n', '\r']).unwrap_or(rest.len());
        self.memo.next_quote = Some(next);
        next
    }

    /// Returns the end of the key without quotation marks that begins here: a word, and a colon or
    /// a value after it.
    pub fn bare_key(&self) -> Option<usize> {
        let rest = self.slice(self.at, self.text.len());
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.');
        let word = rest.len() - rest.trim_start_matches(is_part).len();
        let quote = rest.get(word..)?.chars().next().filter(|c| is_quote(*c));
        let end = self.at + word + quote.map_or(0, char::len_utf8);
        let next = self.char_at(self.blanks(end));
        let is_key = next.is_some_and(|c| {
            matches!(ascii_of(c), ':' | '=')
                || quote.is_none() && end < self.blanks(end) && is_quote(c)
        });
        (word > 0 && is_key).then_some(end)
    }
}

/// Returns whether a token is a number of JSON: `-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?` (RFC 8259,
/// section 6).
fn is_number(token: &str) -> bool {
    let token = token.strip_prefix('-').unwrap_or(token);
    let (mantissa, exponent) = match token.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (
            mantissa,
            Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
        ),
        None => (token, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    are_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(are_digits)
        && exponent.is_none_or(are_digits)
}

/// Returns the JSON number that was meant by one in another notation, and what to do about it.
fn almost_number(token: &str) -> Option<(f64, &'static str)> {
    let looks_like_one = token
        .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
        && token.contains(|c: char| c.is_ascii_digit());
    let hexadecimal = token
        .strip_prefix("0x")
        .or_else(|| token.strip_prefix("0X"));
    if let Some(digits) = hexadecimal {
        let number = u32::from_str_radix(digits, 16).ok()?;
        return Some((f64::from(number), "write it in decimal digits"));
    }
    let number = token.replace('_', "").parse().ok()?;
    let help = if token.starts_with('+') {
        "delete the `+`"
    } else if token.contains('_') {
        "write it without `_`"
    } else if token.trim_start_matches('-').starts_with('0') {
        "delete the zeros at the beginning, or put it into quotation marks"
    } else {
        "write a digit before and after the decimal point"
    };
    looks_like_one.then_some((number, help))
}
