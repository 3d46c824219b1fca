//! Localised texts as fields show and change them: one language at a time.

use standpoint::format::{Language, Text};

/// Returns a text in a language; empty where it lacks that one. A plain text is for every language.
pub fn text_in<'a>(text: &'a Text, language: &str, _first: &str) -> &'a str {
    match text {
        Text::Plain(text) => text,
        Text::Localised(texts) => texts
            .get(language)
            .and_then(|text| text.as_str())
            .unwrap_or_default(),
    }
}

/// Returns a text with another wording in one language. In a story of one language texts stay plain. A plain
/// text that gets a wording in another language than the first keeps what it was in the first.
pub fn with_text(
    text: Option<&Text>,
    languages: &[Language],
    language: &str,
    wording: String,
) -> Option<Text> {
    let first = languages.first().map_or("en", |first| &first.0);
    let mut texts = match text {
        None | Some(Text::Plain(_)) if languages.len() < 2 || language == first => {
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
