//! Versions of a story.

/// Whether one version is later than another: the numbers in it are higher, the first before the others, so
/// that `10` is after `9`, `1.10` after `1.9` and `2022-01-14` after `2022-01-05`. What has no numbers is never
/// later: a copy of the story that lags behind must not take the place of what is shown.
pub fn is_later(version: &str, than: &str) -> bool {
    numbers(version) > numbers(than)
}

fn numbers(version: &str) -> Vec<u64> {
    let mut numbers: Vec<u64> = Vec::new();
    let mut is_begun = false;
    for byte in version.bytes() {
        let is_digit = byte.is_ascii_digit();
        if is_digit && !is_begun {
            numbers.push(0);
        }
        if let (true, Some(number)) = (is_digit, numbers.last_mut()) {
            *number = number.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
        }
        is_begun = is_digit;
    }
    numbers
}
