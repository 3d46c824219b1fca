//! Localised texts as fields show and change them: one language at a time.

use standpoint::format::{Language, Text};

/// Returns whether nothing is written of a text, in any language.
pub fn is_blank(text: &Text) -> bool {
    match text {
        Text::Plain(text) => text.trim().is_empty(),
        Text::Localised(texts) => texts.is_empty(),
    }
}

/// Returns a text in a language; empty where it lacks that one. A plain text is for every language.
pub fn text_in<'a>(text: &'a Text, language: &str) -> &'a str {
    match text {
        Text::Plain(text) => text,
        Text::Localised(texts) => texts
            .get(language)
            .and_then(|text| text.as_str())
            .unwrap_or_default(),
    }
}

/// Returns a text in a language, or else in the first in which it is there: better than no name in a list.
pub fn text_or_other<'a>(text: &'a Text, language: &str) -> &'a str {
    let wanted = text_in(text, language);
    match text {
        Text::Localised(texts) if wanted.is_empty() => {
            let mut others = texts.values().filter_map(|text| text.as_str());
            others.find(|text| !text.is_empty()).unwrap_or_default()
        }
        _ => wanted,
    }
}

/// Returns a text with another wording in one language. In a story of one language texts are plain; in one of
/// several a text is in the language in which it is begun. A plain text is for every language and stays so when it
/// is changed in the first; with a wording in another it keeps what it was in the first.
pub fn with_text(
    text: Option<&Text>,
    languages: &[Language],
    language: &str,
    wording: String,
) -> Option<Text> {
    let first = languages.first().map_or("en", |first| &first.0);
    let text = text.filter(|text| !matches!(text, Text::Plain(text) if text.is_empty()));
    let mut texts = match text {
        None if languages.len() < 2 => {
            return (!wording.is_empty()).then_some(Text::Plain(wording));
        }
        Some(Text::Plain(_)) if languages.len() < 2 || language == first => {
            return (!wording.is_empty()).then_some(Text::Plain(wording));
        }
        None => Default::default(),
        Some(Text::Plain(plain)) => [(first.to_owned(), plain.as_str().into())]
            .into_iter()
            .collect(),
        Some(Text::Localised(texts)) => texts.clone(),
    };
    match wording.is_empty() {
        true => texts.shift_remove(language),
        false => texts.insert(language.to_owned(), wording.into()),
    };
    (!texts.is_empty()).then_some(Text::Localised(texts))
}

/// Returns the text that is the same in every language, or is in one language what it was in all. Nothing where
/// there are wordings in several languages, which would be lost.
pub fn with_for_all(text: &Text, languages: &[Language], is_for_all: bool) -> Option<Text> {
    match (text, is_for_all) {
        (Text::Plain(_), true) | (Text::Localised(_), false) => Some(text.clone()),
        (Text::Plain(plain), false) => {
            let first = languages.first()?.0.clone();
            let texts = [(first, plain.as_str().into())].into_iter().collect();
            Some(Text::Localised(texts))
        }
        (Text::Localised(texts), true) => {
            let mut wordings = texts.values().filter_map(|text| text.as_str());
            match (wordings.next(), wordings.next()) {
                (Some(only), None) => Some(Text::Plain(only.to_owned())),
                _ => None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages(tags: &[&str]) -> Vec<Language> {
        tags.iter().map(|tag| Language((*tag).to_owned())).collect()
    }

    fn plain(text: &str) -> Text {
        Text::Plain(text.to_owned())
    }

    fn localised(texts: &[(&str, &str)]) -> Text {
        let texts = texts
            .iter()
            .map(|(tag, text)| ((*tag).to_owned(), (*text).into()));
        Text::Localised(texts.collect())
    }

    #[test]
    fn in_a_story_of_one_language_texts_are_plain() {
        let one = languages(&["en"]);
        let written = with_text(None, &one, "en", String::from("a"));
        assert!(written == Some(plain("a")));
        assert!(with_text(written.as_ref(), &one, "en", String::new()).is_none());
    }

    // It was plain, which is for every language: nobody was told that it was not translated.
    #[test]
    fn in_a_story_of_several_a_text_is_in_the_language_in_which_it_is_begun() {
        let two = languages(&["en", "ru"]);
        for before in [None, Some(plain(""))] {
            let written = with_text(before.as_ref(), &two, "en", String::from("a"));
            assert!(written == Some(localised(&[("en", "a")])));
        }
        let both = with_text(
            Some(&localised(&[("en", "a")])),
            &two,
            "ru",
            String::from("б"),
        );
        assert!(both == Some(localised(&[("en", "a"), ("ru", "б")])));
    }

    #[test]
    fn what_is_for_every_language_stays_so_until_another_has_its_own() {
        let two = languages(&["en", "ru"]);
        let tass = plain("TASS");
        let changed = with_text(Some(&tass), &two, "en", String::from("Tass"));
        assert!(changed == Some(plain("Tass")));
        let apart = with_text(Some(&tass), &two, "ru", String::from("ТАСС"));
        assert!(apart == Some(localised(&[("en", "TASS"), ("ru", "ТАСС")])));
    }

    #[test]
    fn a_text_is_made_the_same_in_every_language_where_no_wording_is_lost() {
        let two = languages(&["en", "ru"]);
        let english = localised(&[("en", "TASS")]);
        assert!(with_for_all(&english, &two, true) == Some(plain("TASS")));
        assert!(with_for_all(&plain("TASS"), &two, false) == Some(english));
        let both = localised(&[("en", "TASS"), ("ru", "ТАСС")]);
        assert!(with_for_all(&both, &two, true).is_none());
    }

    #[test]
    fn a_name_in_another_language_is_better_than_none() {
        let name = localised(&[("en", ""), ("ru", "Кремль")]);
        assert_eq!(text_in(&name, "en"), "");
        assert_eq!(text_or_other(&name, "en"), "Кремль");
        assert_eq!(text_or_other(&plain("TASS"), "zh"), "TASS");
    }
}
