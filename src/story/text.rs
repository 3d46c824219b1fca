//! Localized text, and which language of it a reader gets.

use crate::bidi::contained;

/// A text in one or several languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text(Vec<(Option<String>, String)>);

impl Text {
    /// Makes a text that is meant for every language.
    pub fn plain(text: impl Into<String>) -> Text {
        Text(vec![(None, contained(text.into()))])
    }

    /// Makes a text of pairs of BCP 47 tag and text; `None` where there is no pair.
    pub fn localised(texts: Vec<(String, String)>) -> Option<Text> {
        let texts: Vec<_> = texts
            .into_iter()
            .map(|(tag, text)| (Some(tag), contained(text)))
            .collect();
        (!texts.is_empty()).then_some(Text(texts))
    }

    /// Returns the text for a reader of `language`, and the language it is in where that is
    /// another.
    ///
    /// In this order: the language asked for, a text in the same primary language, the story's
    /// default language, the first text there is.
    pub fn in_language<'a>(&'a self, language: &str, default: &str) -> (&'a str, Option<&'a str>) {
        let found = self
            .find(|tag| tag.eq_ignore_ascii_case(language))
            .or_else(|| self.find(|tag| same_primary(tag, language)));
        if let Some((_, text)) = found {
            return (text, None);
        }
        let other = self
            .find(|tag| tag.eq_ignore_ascii_case(default))
            .or_else(|| self.find(|tag| same_primary(tag, default)))
            .or_else(|| self.0.first());
        match other {
            Some((tag, text)) => (text, tag.as_deref()),
            None => ("", None),
        }
    }

    /// Returns the languages it is in; empty where it is meant for every one.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|(tag, _)| tag.as_deref())
    }

    fn find(&self, wanted: impl Fn(&str) -> bool) -> Option<&(Option<String>, String)> {
        self.0
            .iter()
            .find(|(tag, _)| tag.as_deref().is_none_or(&wanted))
    }
}

/// Returns whether two BCP 47 tags begin with the same language: `zh-Hans` and `zh-CN` do.
pub fn same_primary(a: &str, b: &str) -> bool {
    primary(a).eq_ignore_ascii_case(primary(b))
}

/// Returns the language a BCP 47 tag begins with: `zh` of `zh-Hans-CN`, and of `yue`, whose readers read
/// what is written in it.
pub(crate) fn primary(tag: &str) -> &str {
    const WRITTEN_AS_ZH: [&str; 7] = ["cmn", "yue", "wuu", "nan", "hak", "gan", "hsn"];
    let primary = tag.split('-').next().unwrap_or(tag);
    let is_spoken = |spoken: &&str| spoken.eq_ignore_ascii_case(primary);
    if WRITTEN_AS_ZH.iter().any(is_spoken) {
        "zh"
    } else {
        primary
    }
}

#[cfg(all(test, not(widget)))]
mod tests {
    use super::*;

    fn greeting() -> Text {
        let texts = [("en", "Hello"), ("zh-Hans", "你好"), ("ru", "Привет")];
        let texts = texts.map(|(tag, text)| (tag.to_owned(), text.to_owned()));
        Text::localised(texts.to_vec()).unwrap()
    }

    #[test]
    fn the_language_asked_for_is_shown_without_a_mark() {
        assert_eq!(greeting().in_language("ru", "en"), ("Привет", None));
        assert_eq!(greeting().in_language("RU", "en"), ("Привет", None));
    }

    #[test]
    fn a_regional_tag_finds_its_primary_language() {
        assert_eq!(greeting().in_language("zh-CN", "en"), ("你好", None));
        assert_eq!(greeting().in_language("en-GB", "ru"), ("Hello", None));
    }

    #[test]
    fn who_speaks_cantonese_reads_chinese_where_there_is_nothing_else() {
        assert_eq!(greeting().in_language("yue-HK", "en"), ("你好", None));
        let texts = [("zh", "你好"), ("yue", "您好")];
        let texts = texts.map(|(tag, text)| (tag.to_owned(), text.to_owned()));
        let greeting = Text::localised(texts.to_vec()).unwrap();
        assert_eq!(greeting.in_language("yue", "zh"), ("您好", None));
    }

    #[test]
    fn a_language_that_is_missing_gives_the_default_and_says_so() {
        assert_eq!(greeting().in_language("fr", "ru"), ("Привет", Some("ru")));
        assert_eq!(greeting().in_language("fr", "de"), ("Hello", Some("en")));
    }

    #[test]
    fn a_plain_string_is_meant_for_every_language() {
        assert_eq!(Text::plain("TASS").in_language("fr", "en"), ("TASS", None));
        assert_eq!(Text::plain("TASS").languages().count(), 0);
    }
}
