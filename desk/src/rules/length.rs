//! How long a text is, against what fits.

use standpoint::format::TextKind;

/// The length of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Length {
    /// how many words; nothing where words are not written apart
    pub words: Option<usize>,
    /// how many characters, as the checker counts them
    pub characters: usize,
    /// how many characters it should have at most; nothing where it does not matter
    pub at_most: Option<usize>,
}

impl Length {
    /// Returns whether the text is longer than it should be.
    pub fn is_over(&self) -> bool {
        self.at_most
            .is_some_and(|at_most| self.characters > at_most)
    }
}

/// Languages that are written without spaces between words.
const WITHOUT_SPACES: [&str; 9] = ["zh", "yue", "ja", "th", "lo", "km", "my", "bo", "dz"];

/// Returns the length of a text in a language, given as BCP 47 tag.
pub fn length(text: &str, kind: TextKind, language: &str) -> Length {
    let primary = language
        .split('-')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
    let has_words = !WITHOUT_SPACES.contains(&primary.as_str());
    Length {
        words: has_words.then(|| text.split_whitespace().filter(is_word).count()),
        characters: text.chars().count(),
        at_most: kind.recommended_length(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problems::checked;
    use standpoint::format::{Text, starter};

    #[test]
    fn words_are_counted_where_they_are_written_apart() {
        let words = |text, language| length(text, TextKind::Prose, language).words;
        assert_eq!(words("They met – and talked, briefly.", "en"), Some(5));
        assert_eq!(words("", "ru"), Some(0));
        assert_eq!(words("双方举行了会谈。", "zh-Hans"), None);
        assert_eq!(
            length("双方举行了会谈。", TextKind::Prose, "zh").characters,
            8
        );
    }

    #[test]
    fn a_text_is_too_long_when_the_checker_says_so() {
        for (count, expected) in [(120, false), (121, true)] {
            let text = "é".repeat(count);
            assert_eq!(length(&text, TextKind::Title, "fr").is_over(), expected);
            let mut story = starter("length", "en").expect("a story to begin with");
            story.title = Text::Plain(text);
            let is_long = checked(&story, &[])
                .within("title")
                .any(|problem| problem.code == "long-text");
            assert_eq!(is_long, expected);
        }
    }

    #[test]
    fn a_name_may_have_any_length() {
        assert!(!length(&"a".repeat(5_000), TextKind::Name, "en").is_over());
    }
}
