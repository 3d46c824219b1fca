//! Decodes the bytes of a file, and keeps track of which byte each part of the text came from.

use super::code::FileCode;
use super::tree::Span;
use crate::import::table;
use crate::read::in_ticks;
use std::borrow::Cow;

/// A decoded file.
pub(super) struct Decoded<'b> {
    pub text: Cow<'b, str>,
    pub problems: Vec<EncodingProblem>,
    /// whether it makes sense to read the text
    pub is_text: bool,
    origin: Origin,
}

/// Something wrong with the file as a text.
pub(super) struct EncodingProblem {
    pub code: FileCode,
    /// where in the text
    pub span: Span,
    pub expected: &'static str,
    pub found: String,
    pub help: &'static str,
}

/// How an offset in the text is turned into one in the file.
enum Origin {
    /// Byte by byte, after `skipped` bytes at the beginning. Each anchor is an offset in the text and
    /// the offset in the file that it stands for, because an invalid sequence before it had another
    /// length than its replacement.
    Utf8 {
        skipped: usize,
        anchors: Vec<(usize, usize)>,
    },
    Utf16 {
        skipped: usize,
    },
}

/// How many invalid sequences a file may have; with more of them it is not text in another encoding.
const MAX_INVALID: usize = 100_000;

const SAVE_AS_UTF_8: &str = "save it as UTF-8; editors offer that as “Encoding” when saving";

/// Decodes a file. What is not UTF-8 is replaced or converted, so that the rest can be checked.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some(kind) = foreign_kind(bytes) {
        return Decoded::foreign(FileCode::NotJson, kind);
    }
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            Decoded::foreign(FileCode::Encoding, "UTF-32")
        }
        [0xff, 0xfe, rest @ ..] => utf_16(rest, 2, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, 2, u16::from_be_bytes),
        // No story has a NUL beside its first character: half of a character it must be.
        [1..=127, 0, ..] => utf_16(bytes, 0, u16::from_le_bytes),
        [0, 1..=127, ..] => utf_16(bytes, 0, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            let mut decoded = utf_8(rest, 3);
            decoded.problems.push(EncodingProblem {
                code: FileCode::ByteOrderMark,
                span: Span::default(),
                expected: "UTF-8 without a byte-order mark",
                found: String::from("one, the three bytes EF BB BF at the beginning of the file"),
                help: "save it as “UTF-8”, not as “UTF-8 with BOM”; it is read all the same",
            });
            decoded
        }
        _ => utf_8(bytes, 0),
    }
}

/// Names the kind of file, where the first bytes show that it is not text.
fn foreign_kind(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 4] = [
        (b"PK\x03\x04", "a Word, Excel or ZIP file"),
        (b"%PDF", "a PDF"),
        (b"{\\rtf", "a file of a word processor (RTF)"),
        (b"\x1f\x8b", "a file packed with gzip"),
    ];
    let kind = kinds.iter().find(|(start, _)| bytes.starts_with(start));
    kind.map(|(_, name)| *name)
}

fn utf_8(bytes: &[u8], skipped: usize) -> Decoded<'_> {
    if let Ok(text) = str::from_utf8(bytes) {
        return Decoded {
            text: Cow::Borrowed(text),
            problems: Vec::new(),
            is_text: true,
            origin: Origin::Utf8 {
                skipped,
                anchors: Vec::new(),
            },
        };
    }
    let mut text = String::with_capacity(bytes.len());
    let mut anchors = Vec::new();
    let mut first = None;
    let mut at = skipped;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        let Some(byte) = chunk.invalid().first() else {
            continue;
        };
        first = first.or(Some((text.len(), at, *byte)));
        text.push(char::REPLACEMENT_CHARACTER);
        at += chunk.invalid().len();
        anchors.push((text.len(), at));
        if anchors.len() == MAX_INVALID {
            return Decoded::foreign(FileCode::Encoding, "a file that is no text");
        }
    }
    let problem = first.map(|(start, at, byte)| {
        let found = seems(bytes, at).unwrap_or_else(|| {
            let mut found = format!("the byte {byte:02X} as number {} of the file", at + 1);
            if anchors.len() > 1 {
                found += &format!(", and {} more like it", anchors.len() - 1);
            }
            found
        });
        EncodingProblem {
            code: FileCode::Encoding,
            span: Span::from(start..start + char::REPLACEMENT_CHARACTER.len_utf8()),
            expected: "a text in UTF-8",
            found,
            help: SAVE_AS_UTF_8,
        }
    });
    Decoded {
        text: Cow::Owned(text),
        problems: problem.into_iter().collect(),
        is_text: true,
        origin: Origin::Utf8 { skipped, anchors },
    }
}

/// Names the encoding in which a file seems to be, with the word that has the first byte that is not UTF-8. A file
/// that has other characters in UTF-8 before it is in none.
fn seems(bytes: &[u8], at: usize) -> Option<String> {
    let is_ascii = bytes.get(..at)?.is_ascii();
    let decoded = is_ascii.then(|| table::decode(bytes))?;
    let (before, behind) = decoded.text.split_at_checked(at)?;
    let is_end = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
    let start = before.rfind(is_end).map_or(0, |end| end + 1);
    let end = behind.find(is_end).unwrap_or(behind.len());
    let word = [before.get(start..)?, behind.get(..end)?].concat();
    let is_sound = decoded.is_guess && !word.contains(char::REPLACEMENT_CHARACTER);
    is_sound.then(|| {
        let (encoding, word) = (decoded.encoding, in_ticks(&word));
        format!("{encoding}, as it seems, in which the first word with another character is {word}")
    })
}

fn utf_16(bytes: &[u8], skipped: usize, unit: fn([u8; 2]) -> u16) -> Decoded<'_> {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [first, second] => unit([*first, *second]),
        _ => 0,
    });
    let chars = char::decode_utf16(units);
    let text = chars
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    Decoded {
        text: Cow::Owned(text),
        problems: vec![EncodingProblem {
            code: FileCode::Encoding,
            span: Span::default(),
            expected: "a text in UTF-8",
            found: String::from("UTF-16, which Windows also calls “Unicode”"),
            help: SAVE_AS_UTF_8,
        }],
        is_text: true,
        origin: Origin::Utf16 { skipped },
    }
}

impl<'b> Decoded<'b> {
    fn foreign(code: FileCode, found: &str) -> Decoded<'b> {
        Decoded {
            text: Cow::Borrowed(""),
            problems: vec![EncodingProblem {
                code,
                span: Span::default(),
                expected: match code {
                    FileCode::Encoding => "a text in UTF-8",
                    _ => "a JSON file",
                },
                found: found.to_owned(),
                help: "save the story as plain text, in UTF-8",
            }],
            is_text: false,
            origin: Origin::Utf8 {
                skipped: 0,
                anchors: Vec::new(),
            },
        }
    }

    /// Returns the offset in the file of an offset in the text. `utf_16` is the number of UTF-16 code
    /// units in the text before it.
    pub fn byte_of_file(&self, at: usize, utf_16: usize) -> usize {
        match &self.origin {
            Origin::Utf16 { skipped } => skipped + 2 * utf_16,
            Origin::Utf8 { skipped, anchors } => {
                let passed = anchors.partition_point(|(text, _)| *text <= at);
                let last = passed.checked_sub(1).and_then(|last| anchors.get(last));
                let (text, file) = last.copied().unwrap_or((0, *skipped));
                file + (at - text)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(decoded: &Decoded) -> Vec<&'static str> {
        let codes = decoded.problems.iter().map(|problem| problem.code.word());
        codes.collect()
    }

    #[test]
    fn utf_8_is_taken_as_it_is() {
        let decoded = decode("{\"é\": \"北约\"}".as_bytes());
        assert!(matches!(decoded.text, Cow::Borrowed("{\"é\": \"北约\"}")));
        assert_eq!(codes(&decoded), [""; 0]);
        assert_eq!(decoded.byte_of_file(5, 4), 5);
    }

    #[test]
    fn a_byte_order_mark_is_a_warning_and_moves_the_bytes_behind_it() {
        let decoded = decode(b"\xef\xbb\xbf{}");
        assert_eq!(decoded.text, "{}");
        assert_eq!(codes(&decoded), ["byte-order-mark"]);
        assert_eq!(decoded.byte_of_file(1, 1), 4);
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let files: [Vec<u8>; 4] = [
            little("\u{feff}{\"😀\": 1}"),
            big("\u{feff}{\"😀\": 1}"),
            little("{\"😀\": 1}"),
            big("{\"😀\": 1}"),
        ];
        for bytes in files {
            let decoded = decode(&bytes);
            assert_eq!(decoded.text, "{\"😀\": 1}");
            assert_eq!(codes(&decoded), ["encoding"]);
            let end = decoded.byte_of_file(decoded.text.len(), 9);
            assert_eq!(end, bytes.len());
        }
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_reported_once_and_replaced() {
        let decoded = decode(b"[\"caf\xe9\", \"\xe9t\xe9\"]");
        assert_eq!(decoded.text, "[\"caf\u{fffd}\", \"\u{fffd}t\u{fffd}\"]");
        assert_eq!(codes(&decoded), ["encoding"]);
        let found = &decoded.problems[0].found;
        assert_eq!(
            found,
            "Windows-1252, as it seems, in which the first word with another character is `café`"
        );
        let end = decoded.text.len();
        assert_eq!(decoded.byte_of_file(end, 0), 15);
        assert_eq!(decoded.byte_of_file(5, 0), 5);
        assert_eq!(decoded.byte_of_file(8, 0), 6);
    }

    #[test]
    fn a_file_partly_in_utf_8_is_in_no_encoding() {
        let decoded = decode(b"[\"caf\xc3\xa9\", \"\xe9t\xe9\"]");
        let found = &decoded.problems[0].found;
        assert_eq!(
            found,
            "the byte E9 as number 12 of the file, and 1 more like it"
        );
    }

    #[test]
    fn the_encoding_is_guessed_of_other_alphabets_too() {
        let (russian, _, _) = encoding_rs::WINDOWS_1251.encode("{\"a\": \"Москва говорит\"}");
        let found = &decode(&russian).problems[0].found;
        assert!(found.starts_with("Windows-1251,"), "{found}");
        assert!(found.ends_with("`Москва`"), "{found}");
    }

    #[test]
    fn files_of_other_kinds_are_named() {
        for (bytes, word) in [
            (b"PK\x03\x04\x14\0\x06\0".as_slice(), "not-json"),
            (b"%PDF-1.7", "not-json"),
            (b"{\\rtf1\\ansi {}}", "not-json"),
            (b"\xff\xfe\0\0{\0\0\0", "encoding"),
        ] {
            let decoded = decode(bytes);
            assert_eq!(codes(&decoded), [word]);
            assert!(!decoded.is_text);
        }
    }
}
