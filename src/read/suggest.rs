//! What an editor probably meant. Readers cannot mend a story, so browsers suggest nothing, and none of
//! this is in the WebAssembly.

#[cfg(target_arch = "wasm32")]
pub(super) use browser::{key, name, time_zone, url};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::nearest;
#[cfg(not(target_arch = "wasm32"))]
pub(super) use native::{key, name, time_zone, url};

#[cfg(target_arch = "wasm32")]
mod browser {
    use crate::json::Json;

    pub fn name(_: &str, _: &[&str]) -> Option<String> {
        None
    }

    pub fn key(_: &str, _: &[(String, Json)]) -> Option<String> {
        None
    }

    pub fn time_zone(_: &str) -> Option<String> {
        None
    }

    pub fn url(_: &str) -> Option<String> {
        None
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use crate::json::Json;
    use crate::read::zone;

    /// Suggests the known name that is nearest to what was written.
    pub fn name(written: &str, known: &[&str]) -> Option<String> {
        nearest(written, known).map(did_you_mean)
    }

    /// Suggests, for a field that is missing, the one that may be it under a misspelt key.
    pub fn key(missing: &str, members: &[(String, Json)]) -> Option<String> {
        let keys: Vec<&str> = members.iter().map(|(key, _)| key.as_str()).collect();
        nearest(missing, &keys).map(|near| ["is it `", near, "`?"].concat())
    }

    /// Suggests a time zone for a name that none has.
    pub fn time_zone(name: &str) -> Option<String> {
        zone::meant(name).map(|zone| did_you_mean(&zone))
    }

    /// Suggests an address for one that is malformed or not safe.
    pub fn url(url: &str) -> Option<String> {
        crate::url::meant(url).map(|meant| did_you_mean(&meant))
    }

    fn did_you_mean(name: impl AsRef<str>) -> String {
        ["did you mean `", name.as_ref(), "`?"].concat()
    }

    /// Returns the known name that is nearest to what was written: equal but for case, of the same letters in
    /// another order (`titel`), or less than a third of its characters away by Levenshtein distance.
    pub fn nearest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
        let written: Vec<char> = written.to_ascii_lowercase().chars().take(64).collect();
        let mut best = None;
        for name in known {
            let other: Vec<char> = name.to_ascii_lowercase().chars().take(64).collect();
            let far = if is_anagram(&written, &other) {
                usize::from(written != other)
            } else {
                distance(&written, &other)
            };
            let allowed = written.len().max(other.len()).div_ceil(3);
            if far < allowed && best.is_none_or(|(_, least)| far < least) {
                best = Some((*name, far));
            }
        }
        best.map(|(name, _)| name)
    }

    fn is_anagram(a: &[char], b: &[char]) -> bool {
        let count =
            |letter: &char, word: &[char]| word.iter().filter(|other| *other == letter).count();
        a.len() == b.len() && a.iter().all(|letter| count(letter, a) == count(letter, b))
    }

    fn distance(a: &[char], b: &[char]) -> usize {
        let mut row: Vec<usize> = (0..=b.len()).collect();
        for (i, x) in a.iter().enumerate() {
            let mut diagonal = i;
            let mut left = i + 1;
            for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
                let above = *cell;
                left = (diagonal + usize::from(x != y))
                    .min(above + 1)
                    .min(left + 1);
                diagonal = above;
                *cell = left;
            }
            if let Some(first) = row.first_mut() {
                *first = i + 1;
            }
        }
        row.last().copied().unwrap_or(0)
    }
    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_nearest_name_is_suggested_and_a_far_one_is_not() {
            let known = ["us", "russia", "nato", "ukraine"];
            assert_eq!(nearest("rusia", &known), Some("russia"));
            assert_eq!(nearest("NATO", &known), Some("nato"));
            assert_eq!(nearest("ukrain", &known), Some("ukraine"));
            assert_eq!(nearest("titel", &["title", "tile"]), Some("title"));
            assert_eq!(nearest("china", &known), None);
            assert_eq!(nearest("", &known), None);
        }

        #[test]
        fn distance_is_levenshtein() {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            for (a, b, expected) in [
                ("kitten", "sitting", 3),
                ("", "abc", 3),
                ("abc", "", 3),
                ("a", "a", 0),
            ] {
                assert_eq!(distance(&chars(a), &chars(b)), expected, "{a} {b}");
            }
        }
    }
}
