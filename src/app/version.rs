//! Versions of a story.

use std::cmp::Ordering;

/// Whether one version is later than another: they are compared from the left, numbers as numbers. `10` is after `9`,
/// `1.10` after `1.9`, and `2022-02-01` after `2022-01-14T09:30Z`. That it is another one is not enough: a copy of
/// the story that lags behind, in some cache, must not take the place of what is shown.
pub fn is_later(version: &str, than: &str) -> bool {
    let (mut version, mut than) = (version.as_bytes(), than.as_bytes());
    loop {
        let (a, b) = (number(&mut version), number(&mut than));
        match (a.len(), a).cmp(&(b.len(), b)) {
            Ordering::Equal => {}
            order => return order.is_gt(),
        }
        match (version.split_first(), than.split_first()) {
            (Some((a, version_left)), Some((b, than_left))) if a == b => {
                (version, than) = (version_left, than_left);
            }
            (a, b) => return a > b,
        }
    }
}

/// Takes the digits off the start of a text, and returns them without the zeros before them.
fn number<'a>(text: &mut &'a [u8]) -> &'a [u8] {
    let count = |is_counted: fn(&u8) -> bool, text: &[u8]| {
        text.iter().take_while(|byte| is_counted(byte)).count()
    };
    let digits = count(u8::is_ascii_digit, text);
    let (digits, left) = text.split_at_checked(digits).unwrap_or_default();
    *text = left;
    let zeros = count(|byte| *byte == b'0', digits);
    digits.get(zeros..).unwrap_or_default()
}
