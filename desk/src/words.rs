//! What the interface says, in the languages it speaks: files of Project Fluent in `desk/locales/`.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The languages of the interface by BCP 47 tag, each with its own name and its file; the first is the default.
pub const LANGUAGES: [(&str, &str, &str); 3] = [
    ("en", "English", include_str!("../locales/en.ftl")),
    ("zh", "中文", include_str!("../locales/zh.ftl")),
    ("ru", "Русский", include_str!("../locales/ru.ftl")),
];

static BUNDLES: LazyLock<Vec<FluentBundle<FluentResource>>> = LazyLock::new(|| {
    let bundle = |(tag, _, text): &(&str, &str, &str)| {
        let language = tag.parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Names are put into texts of one direction; the marks that keep them apart would be read aloud.
        bundle.set_use_isolating(false);
        // A test reads each file: there are no mistakes in them.
        let resource =
            FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        bundle
    };
    LANGUAGES.iter().map(bundle).collect()
});

/// Returns the index in [`LANGUAGES`] of the language that suits a BCP 47 tag; 0 where none does.
pub fn language_for(tag: &str) -> usize {
    let primary = tag.split('-').next().unwrap_or_default();
    let known = LANGUAGES
        .iter()
        .position(|(known, ..)| known.eq_ignore_ascii_case(primary));
    known.unwrap_or(0)
}

/// Returns a text of the interface in a language by its index in [`LANGUAGES`].
pub fn words(language: usize, key: &str, arguments: &[(&str, FluentValue)]) -> String {
    let mut given = FluentArgs::new();
    for (name, value) in arguments {
        given.set(*name, value.clone());
    }
    // A text that one language lacks is said in the first.
    for bundle in [BUNDLES.get(language), BUNDLES.first()]
        .into_iter()
        .flatten()
    {
        if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
            return bundle
                .format_pattern(pattern, Some(&given), &mut Vec::new())
                .into_owned();
        }
    }
    key.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(text: &str) -> BTreeSet<&str> {
        let line = |line: &'static str| line;
        let _ = line;
        text.lines()
            .filter(|line| !line.starts_with([' ', '#', '}', '\t']))
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key)
            .collect()
    }

    #[test]
    fn every_language_has_every_text_and_no_mistake_of_syntax() {
        let [(_, _, english), ..] = LANGUAGES;
        for (tag, _, text) in LANGUAGES {
            let read = FluentResource::try_new(text.to_owned());
            assert!(
                read.is_ok(),
                "{tag}: {:?}",
                read.err().map(|(_, errors)| errors)
            );
            let missing: Vec<_> = keys(english)
                .symmetric_difference(&keys(text))
                .copied()
                .collect();
            assert_eq!(missing, Vec::<&str>::new(), "{tag}");
        }
    }

    #[test]
    fn a_number_takes_the_plural_of_its_language() {
        let count =
            |language, count: i32| words(language, "positions-count", &[("count", count.into())]);
        assert_eq!(count(0, 1), "1 position");
        assert_eq!(count(0, 2), "2 positions");
        assert_eq!(
            [1, 3, 5].map(|number| count(2, number)),
            ["1 позиция", "3 позиции", "5 позиций"]
        );
    }
}
