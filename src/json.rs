//! JSON values, and the strict parser (RFC 8259) that makes them from text.
//!
//! Objects keep the order of their members and duplicate keys, so that the reader can report them.
//!
//! The parser is written here because it goes into the WebAssembly: it has no text for its errors,
//! copies whole runs of a string at a time and does without the tables that exact decimals take. To
//! say what is wrong with a file that is no JSON is the work of `standpoint check`, whose parser
//! ([`crate::check::syntax`]) goes on after a mistake, and in the browser of `JSON.parse`.

/// How deeply arrays and objects may be nested.
pub const MAX_DEPTH: usize = 32;

/// How many values one file may hold, on all levels together.
pub const MAX_VALUES: usize = 4_000_000;

/// A JSON value.
#[derive(Clone, PartialEq, Debug)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// any number
    Number(f64),
    /// a string
    String(String),
    /// an array
    Array(Vec<Json>),
    /// an object: its members in the order of the file
    Object(Vec<(String, Json)>),
}

impl Json {
    /// What kind of value this is, as an editor would name it.
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "a list",
            Json::Object(_) => "an object",
        }
    }
}

/// Why a text was not parsed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JsonError {
    /// it is not JSON from this byte on
    Syntax(usize),
    /// it is nested more deeply than [`MAX_DEPTH`]
    Deep,
    /// it has more values than [`MAX_VALUES`]
    Many,
}

/// Parses a text that is one JSON value.
///
/// Byte-order marks at its start are skipped. A surrogate without its partner becomes U+FFFD, as in
/// every string that JavaScript hands to Rust. A number too large for an `f64` is infinite.
pub fn parse(text: &str) -> Result<Json, JsonError> {
    let mut parser = Parser {
        text,
        at: text.len() - text.trim_start_matches('\u{feff}').len(),
        values: 0,
    };
    let value = parser.value(0)?;
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(parser.error()),
    }
}

struct Parser<'a> {
    text: &'a str,
    /// the next byte to read
    at: usize,
    /// how many values have been begun
    values: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn error(&self) -> JsonError {
        JsonError::Syntax(self.at)
    }

    /// Skips white space and returns the byte behind it.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    /// Skips `expected` if the text goes on with it, and returns whether it does.
    fn eat(&mut self, expected: &str) -> bool {
        let is_next = self.rest().starts_with(expected);
        if is_next {
            self.at += expected.len();
        }
        is_next
    }

    /// Reads a value that is inside `depth` arrays and objects.
    fn value(&mut self, depth: usize) -> Result<Json, JsonError> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(JsonError::Many);
        }
        match self.peek() {
            Some(b'"') => self.string().map(Json::String),
            Some(b'[' | b'{') if depth == MAX_DEPTH => Err(JsonError::Deep),
            Some(b'[') => {
                let mut items = Vec::new();
                self.list(b']', |parser| {
                    items.push(parser.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Json::Array(items))
            }
            Some(b'{') => {
                let mut members = Vec::new();
                self.list(b'}', |parser| {
                    let key = match parser.peek() {
                        Some(b'"') => parser.string()?,
                        _ => return Err(parser.error()),
                    };
                    match parser.peek() {
                        Some(b':') => parser.at += 1,
                        _ => return Err(parser.error()),
                    }
                    members.push((key, parser.value(depth + 1)?));
                    Ok(())
                })?;
                Ok(Json::Object(members))
            }
            Some(b'-' | b'0'..=b'9') => self.number().map(Json::Number),
            _ if self.eat("true") => Ok(Json::Bool(true)),
            _ if self.eat("false") => Ok(Json::Bool(false)),
            _ if self.eat("null") => Ok(Json::Null),
            _ => Err(self.error()),
        }
    }

    /// Reads what is between brackets, at the first of which the parser stands: `item` is called for
    /// each item, commas and the closing bracket are read here.
    fn list(
        &mut self,
        closing: u8,
        mut item: impl FnMut(&mut Self) -> Result<(), JsonError>,
    ) -> Result<(), JsonError> {
        self.at += 1;
        if self.peek() != Some(closing) {
            item(self)?;
            while self.peek() == Some(b',') {
                self.at += 1;
                item(self)?;
            }
        }
        if self.peek() != Some(closing) {
            return Err(self.error());
        }
        self.at += 1;
        Ok(())
    }

    /// Reads a string, at whose opening quotation mark the parser stands.
    fn string(&mut self) -> Result<String, JsonError> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let rest = self.rest();
            let is_special = |byte| matches!(byte, b'"' | b'\\' | 0..0x20);
            let run = rest.bytes().position(is_special).unwrap_or(rest.len());
            string.push_str(rest.get(..run).unwrap_or_default());
            self.at += run;
            if self.eat("\"") {
                return Ok(string);
            }
            if !self.eat("\\") {
                return Err(self.error());
            }
            string.push(self.escape()?);
        }
    }

    /// Reads what is behind a backslash.
    fn escape(&mut self) -> Result<char, JsonError> {
        let escaped = match self.text.as_bytes().get(self.at) {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(*byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.escaped_unit();
            }
            _ => return Err(self.error()),
        };
        self.at += 1;
        Ok(escaped)
    }

    /// Reads the digits behind `\u`, and the second half of a surrogate pair where the first is
    /// followed by one.
    fn escaped_unit(&mut self) -> Result<char, JsonError> {
        let mut code = self.hexadecimal()?;
        let behind = self.at;
        if (0xd800..0xdc00).contains(&code) && self.eat("\\u") {
            match self.hexadecimal()? {
                low @ 0xdc00..0xe000 => code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00),
                _ => self.at = behind,
            }
        }
        Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// Reads four hexadecimal digits.
    fn hexadecimal(&mut self) -> Result<u32, JsonError> {
        let mut code = 0;
        for _ in 0..4 {
            let byte = self.text.as_bytes().get(self.at);
            let digit = byte.and_then(|byte| char::from(*byte).to_digit(16));
            code = code << 4 | digit.ok_or(self.error())?;
            self.at += 1;
        }
        Ok(code)
    }

    /// Reads a number, at whose first character the parser stands.
    fn number(&mut self) -> Result<f64, JsonError> {
        let start = self.at;
        self.eat("-");
        if !self.eat("0") {
            self.digits()?;
        }
        if self.eat(".") {
            self.digits()?;
        }
        if self.eat("e") || self.eat("E") {
            _ = self.eat("+") || self.eat("-");
            self.digits()?;
        }
        Ok(to_f64(self.text.get(start..self.at).unwrap_or_default()))
    }

    /// Skips digits, of which there must be one.
    fn digits(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.error());
        }
        Ok(())
    }
}

#[cfg(not(widget))]
fn to_f64(number: &str) -> f64 {
    number.parse().unwrap_or(f64::NAN)
}

#[cfg(widget)]
use approximate as to_f64;

/// Returns the value of a number in JSON's form, which may be off in the last digits. The format has
/// no number but the 1 of `standpoint`, and the standard library's exact parser brings tables of 10 kB.
#[cfg(any(widget, test))]
fn approximate(number: &str) -> f64 {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (_, fraction) = mantissa.split_once('.').unwrap_or_default();
    let digits = mantissa.bytes().filter(u8::is_ascii_digit);
    let mut value = digits.fold(0.0, |value, digit| value * 10.0 + f64::from(digit - b'0'));
    // An exponent that no i32 holds makes anything but the 1 that is looked for.
    let exponent = exponent.parse().unwrap_or(i32::MAX);
    let scale = exponent.saturating_sub(fraction.len() as i32);
    for _ in 0..scale.unsigned_abs().min(400) {
        value = if scale < 0 {
            value / 10.0
        } else {
            value * 10.0
        };
    }
    if number.starts_with('-') {
        -value
    } else {
        value
    }
}

#[cfg(all(test, not(widget)))]
mod tests {
    use super::*;

    #[test]
    fn an_error_tells_the_byte_from_which_on_it_is_not_json() {
        for (text, at) in [
            ("", 0),
            (" ", 1),
            ("{\"a\": 1,}", 8),
            ("{\"a\" 1}", 5),
            ("[1 2]", 3),
            ("[1", 2),
            ("[1] 2", 4),
            ("\"é", 3),
            ("\"\t\"", 1),
            ("\"\\x\"", 2),
            ("\"\\u12\"", 5),
            ("01", 1),
            ("-", 1),
            ("1.", 2),
            ("1e", 2),
            ("trux", 0),
            ("\u{feff}?", 3),
        ] {
            assert_eq!(parse(text), Err(JsonError::Syntax(at)), "{text:?}");
        }
    }

    #[test]
    fn surrogates_without_a_partner_are_replaced_one_by_one() {
        for (text, expected) in [
            (r#""\ud83d\ude00""#, "😀"),
            (r#""\ud83d""#, "\u{fffd}"),
            (r#""\ude00\ud83d""#, "\u{fffd}\u{fffd}"),
            (r#""\ud83d\n""#, "\u{fffd}\n"),
            (r#""\ud83d\u0041""#, "\u{fffd}A"),
            (r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
        ] {
            assert_eq!(parse(text), Ok(Json::String(expected.to_owned())), "{text}");
        }
    }

    #[test]
    fn members_keep_their_order_and_are_kept_twice() {
        let member = |key: &str, number| (key.to_owned(), Json::Number(number));
        let expected = Json::Object(vec![member("b", 1.0), member("a", 2.0), member("b", 3.0)]);
        assert_eq!(parse(r#"{"b":1,"a":2,"b":3}"#), Ok(expected));
    }

    #[test]
    fn values_may_be_nested_32_deep_and_no_deeper() {
        let nested = |depth: usize| "[".repeat(depth) + "0" + &"]".repeat(depth);
        assert!(parse(&nested(MAX_DEPTH)).is_ok());
        assert_eq!(parse(&nested(MAX_DEPTH + 1)), Err(JsonError::Deep));
        assert_eq!(parse(&"{\"a\":".repeat(1_000_000)), Err(JsonError::Deep));
    }

    #[test]
    fn a_file_may_have_4_000_000_values_and_no_more() {
        let after_all_but_two = |text| {
            let values = MAX_VALUES - 2;
            Parser {
                text,
                at: 0,
                values,
            }
            .value(0)
        };
        assert!(after_all_but_two("[0]").is_ok());
        assert_eq!(after_all_but_two("[0, 0]"), Err(JsonError::Many));
        assert_eq!(after_all_but_two(r#"{"a": [0]}"#), Err(JsonError::Many));
    }

    #[test]
    fn in_the_browser_only_a_number_that_is_one_is_taken_for_one() {
        for one in [
            "1", "1.0", "1.000", "1e0", "1E+0", "10e-1", "0.01e2", "100e-2",
        ] {
            assert_eq!(approximate(one), 1.0, "{one}");
        }
        for other in [
            "0",
            "-1",
            "2",
            "1.1",
            "1e1",
            "1e-1",
            "1e400",
            "1e-400",
            "1e99999999999",
            "1e-99999999999",
            "0.99",
        ] {
            assert_ne!(approximate(other), 1.0, "{other}");
        }
        for number in ["0", "12", "-3.5", "2024", "1e3", "0.25"] {
            assert_eq!(approximate(number), to_f64(number), "{number}");
        }
    }
}
