//! What the interface says, in the languages it speaks: files of Project Fluent in `desk/locales/`.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// A language of the interface.
pub struct Interface {
    /// its BCP 47 tag
    pub tag: &'static str,
    /// its own name for itself
    pub name: &'static str,
    /// its words, a file for each part of the desk
    files: [&'static str; 8],
}

macro_rules! files {
    ($folder:literal) => {
        [
            include_str!(concat!("../locales/", $folder, "/desk.ftl")),
            include_str!(concat!("../locales/", $folder, "/fields.ftl")),
            include_str!(concat!("../locales/", $folder, "/drafts.ftl")),
            include_str!(concat!("../locales/", $folder, "/server.ftl")),
            include_str!(concat!("../locales/", $folder, "/import.ftl")),
            include_str!(concat!("../locales/", $folder, "/messages.ftl")),
            include_str!(concat!("../locales/", $folder, "/publish.ftl")),
            include_str!(concat!("../locales/", $folder, "/problems.ftl")),
        ]
    };
}

/// The languages of the interface; the first is the default.
pub const LANGUAGES: [Interface; 3] = [
    Interface {
        tag: "en",
        name: "English",
        files: files!("en"),
    },
    Interface {
        tag: "zh",
        name: "中文",
        files: files!("zh"),
    },
    Interface {
        tag: "ru",
        name: "Русский",
        files: files!("ru"),
    },
];

static BUNDLES: LazyLock<Vec<FluentBundle<FluentResource>>> = LazyLock::new(|| {
    let bundle = |interface: &Interface| {
        let language = interface
            .tag
            .parse::<LanguageIdentifier>()
            .unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Names are put into texts of one direction; the marks that keep them apart would be read aloud.
        bundle.set_use_isolating(false);
        for file in interface.files {
            // A test reads each file: there are no mistakes in them.
            let resource =
                FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        bundle
    };
    LANGUAGES.iter().map(bundle).collect()
});

/// Returns the index in [`LANGUAGES`] of the language that suits a BCP 47 tag; 0 where none does.
pub fn language_for(tag: &str) -> usize {
    let primary = tag.split('-').next().unwrap_or_default();
    let known = LANGUAGES
        .iter()
        .position(|known| known.tag.eq_ignore_ascii_case(primary));
    known.unwrap_or(0)
}

/// Returns whether there is a text of the interface with this key.
pub fn has(key: &str) -> bool {
    BUNDLES
        .first()
        .is_some_and(|bundle| bundle.has_message(key))
}

/// Returns the BCP 47 tag of a language by its index in [`LANGUAGES`]; that of the first where there is none.
pub fn tag_of(language: usize) -> &'static str {
    LANGUAGES
        .get(language)
        .map_or("en", |language| language.tag)
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
        text.lines()
            .filter(|line| !line.starts_with([' ', '#', '}', '\t']))
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key)
            .collect()
    }

    #[test]
    fn every_language_has_every_text_and_no_mistake_of_syntax() {
        let [english, ..] = LANGUAGES;
        for language in LANGUAGES {
            for (file, first) in language.files.iter().zip(english.files) {
                let read = FluentResource::try_new((*file).to_owned());
                let errors = read.err().map(|(_, errors)| errors);
                assert_eq!(errors, None, "{}", language.tag);
                let missing: Vec<_> = keys(first)
                    .symmetric_difference(&keys(file))
                    .copied()
                    .collect();
                assert_eq!(missing, Vec::<&str>::new(), "{}", language.tag);
            }
        }
    }

    #[test]
    fn no_text_stands_in_two_files() {
        let [english, ..] = LANGUAGES;
        let mut known = BTreeSet::new();
        for key in english.files.into_iter().flat_map(keys) {
            assert!(known.insert(key), "{key}");
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
