//! Which encoding a text is in.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE};

/// A text, and which encoding it was in.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// the text, without a byte-order mark
    pub text: String,
    /// what people call the encoding
    pub encoding: &'static str,
    /// whether the file does not say which, and it had to be guessed
    pub is_guess: bool,
    /// whether some bytes make no character in it
    pub has_losses: bool,
}

/// Decodes a text: by its byte-order mark, as UTF-8 if it is that, and else as it most probably is.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return decoded(rest, encoding, false);
    }
    if let Ok(text) = str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return Decoded {
            text: text.to_owned(),
            encoding: "UTF-8",
            is_guess: false,
            has_losses: false,
        };
    }
    // Half of each character of a table in UTF-16 is NUL, mostly.
    match bytes {
        [1..=127, 0, ..] => return decoded(bytes, UTF_16LE, true),
        [0, 1..=127, ..] => return decoded(bytes, UTF_16BE, true),
        _ => {}
    }
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    let mut encoding = detector.guess(None, true);
    if is_mac_roman(bytes) && encoding.is_single_byte() {
        encoding = MACINTOSH;
    }
    decoded(bytes, encoding, encoding != UTF_8)
}

fn decoded(bytes: &[u8], encoding: &'static Encoding, is_guess: bool) -> Decoded {
    let (text, has_losses) = encoding.decode_without_bom_handling(bytes);
    let encoding = match encoding.name() {
        "macintosh" => "MacRoman",
        "windows-1252" => "Windows-1252",
        "windows-1251" => "Windows-1251",
        // What web pages call GBK is decoded as its successor.
        "GBK" | "gb18030" => "GB18030",
        name => name,
    };
    Decoded {
        text: text.into_owned(),
        encoding,
        is_guess,
        has_losses,
    }
}

/// Returns whether a text is rather in MacRoman than in Windows-1252: Excel for Mac wrote it for twenty
/// years, and no detector knows it. Where the one has letters with accents, the other has quotation
/// marks, so each such byte inside a word tells them apart.
fn is_mac_roman(bytes: &[u8]) -> bool {
    let mut mac = 0;
    let mut windows = 0;
    for around in bytes.windows(3) {
        let &[before, byte, behind] = around else {
            continue;
        };
        let in_word = before.is_ascii_alphabetic() && behind.is_ascii_lowercase();
        match byte {
            // ’ in Windows, í in the Mac: `don’t` is one, `día` the other.
            0x92 if in_word && matches!(behind, b's' | b't' | b'r' | b'l' | b'd' | b'm' | b'v') => {
                windows += 1;
            }
            // “ ” – — … in Windows.
            0x85 | 0x91 | 0x93..=0x97 if !in_word => windows += 1,
            // Letters in the Mac.
            0x80..=0x9f if in_word => mac += 1,
            // ’ in the Mac, Õ in Windows.
            0xd5 if in_word => mac += 1,
            // “ ” – — in the Mac; in Windows capital letters, which stand neither alone nor before a space.
            0xd0..=0xd3 if !before.is_ascii_alphabetic() || !behind.is_ascii_alphabetic() => {
                mac += i32::from(before == b' ' || behind == b' ');
            }
            // Small letters with accents in Windows.
            0xe0..=0xff if in_word => windows += 1,
            _ => {}
        }
    }
    mac > windows
}
