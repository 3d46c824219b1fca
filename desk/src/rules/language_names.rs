//! Which language is meant by what somebody wrote: by its name or by its tag.

use standpoint::intl::language_name;
use standpoint::read::is_language;

/// Languages of news, which are offered while one types, and whose own names for themselves are known.
pub const OFFERED: [&str; 24] = [
    "ar", "be", "bn", "cs", "de", "el", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko",
    "nl", "pl", "pt", "ru", "tr", "uk", "vi", "zh",
];

/// Those with a name of their own that is not that of a language alone.
const VARIANTS: [&str; 3] = ["zh-Hans", "zh-Hant", "pt-BR"];

/// Tags of two letters that were given up for others, under which the same names are found.
const GIVEN_UP: [&str; 7] = ["bh", "in", "iw", "ji", "jw", "mo", "sh"];

/// Tags that have a name and are no language.
const NO_LANGUAGE: [&str; 4] = ["mis", "mul", "und", "zxx"];

/// What was meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Meant {
    /// the language with this BCP 47 tag
    Tag(String),
    /// no language that is known, but this one has nearly this name
    Nearly(String),
    /// no language that is known
    Unknown,
}

/// Finds the language that is meant by its name, be it in the language of the interface, in English or in its own,
/// or by its tag.
pub fn meant(typed: &str, interface: &str) -> Meant {
    let typed = typed.trim();
    let folded = typed.to_lowercase();
    // No language has a name of two letters of the Latin alphabet that is not also another's tag.
    let is_short = typed.len() <= 2 && typed.is_ascii();
    if !is_short && let Some(tag) = by_name(&folded, interface, |name| *name == folded) {
        return Meant::Tag(tag);
    }
    if let Some(tag) = known_tag(typed) {
        return Meant::Tag(tag);
    }
    let nearly = (folded.chars().count() > 3)
        .then(|| by_name(&folded, interface, |name| is_near(name, &folded)))
        .flatten();
    nearly.map_or(Meant::Unknown, Meant::Nearly)
}

/// Returns the tag of the first language one of whose names, in lower case, is right.
fn by_name(folded: &str, interface: &str, is_right: impl Fn(&String) -> bool) -> Option<String> {
    let is_named =
        |language: &str, tag: &str| is_right(&language_name(language, tag).to_lowercase());
    let offered = OFFERED.into_iter().chain(VARIANTS);
    let found = offered.into_iter().find(|tag| {
        let languages = [interface, "en", tag];
        languages.iter().any(|language| is_named(language, tag))
    });
    if found.is_some() || folded.is_empty() {
        return found.map(str::to_owned);
    }
    let mut letters = ('a'..='z').flat_map(|first| ('a'..='z').map(move |second| [first, second]));
    letters.find_map(|letters| {
        let tag: String = letters.iter().collect();
        let is_named = !GIVEN_UP.contains(&tag.as_str())
            && (is_named("en", &tag) || is_named(interface, &tag));
        is_named.then_some(tag)
    })
}

/// Returns a tag as BCP 47 writes it; none where it is not one of a language that is known.
fn known_tag(typed: &str) -> Option<String> {
    let tag = typed.replace('_', "-");
    if !is_language(&tag) {
        return None;
    }
    let (primary, rest) = tag.split_once('-').unwrap_or((&tag, ""));
    let primary = primary.to_lowercase();
    let name = language_name("en", &primary);
    if NO_LANGUAGE.contains(&primary.as_str()) || name.eq_ignore_ascii_case(&primary) {
        return None;
    }
    // `rus` is Russian as well, and everything else knows that by its two letters.
    let name = name.to_lowercase();
    let short = match primary.len() {
        2 => None,
        _ => by_name(&name, "en", |other| *other == name),
    };
    let mut whole = short.unwrap_or(primary);
    for part in rest.split('-').filter(|part| !part.is_empty()) {
        whole.push('-');
        match (part.len(), part.get(..1), part.get(1..)) {
            (2, ..) => whole.push_str(&part.to_uppercase()),
            (4, Some(first), Some(more)) => {
                whole.push_str(&first.to_uppercase());
                whole.push_str(&more.to_lowercase());
            }
            _ => whole.push_str(&part.to_lowercase()),
        }
    }
    Some(whole)
}

/// Returns whether two names differ by one letter: another, one more, one less, or two that changed places.
fn is_near(name: &str, other: &str) -> bool {
    let (name, other): (Vec<char>, Vec<char>) = (name.chars().collect(), other.chars().collect());
    let alike = |pairs: &mut dyn Iterator<Item = (&char, &char)>| {
        pairs.take_while(|(one, two)| one == two).count()
    };
    let start = alike(&mut name.iter().zip(&other));
    let end = alike(&mut name.iter().rev().zip(other.iter().rev()));
    let (least, most) = (name.len().min(other.len()), name.len().max(other.len()));
    let is_one_letter = most - least <= 1 && start + end + 1 >= most;
    let is_swapped = most == least
        && start + end + 2 >= most
        && name.get(start) == other.get(start + 1)
        && name.get(start + 1) == other.get(start);
    is_one_letter || is_swapped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(typed: &str, interface: &str) -> Option<String> {
        match meant(typed, interface) {
            Meant::Tag(tag) => Some(tag),
            _ => None,
        }
    }

    #[test]
    fn a_language_is_known_by_its_names_and_by_its_tag() {
        for (typed, expected) in [
            ("Russian", "ru"),
            ("russian ", "ru"),
            ("русский", "ru"),
            ("Русский", "ru"),
            ("Deutsch", "de"),
            ("немецкий", "de"),
            ("中文", "zh"),
            ("Finnish", "fi"),
            ("ru", "ru"),
            ("RU", "ru"),
            ("PT-br", "pt-BR"),
            ("pt_BR", "pt-BR"),
            ("zh-hans-cn", "zh-Hans-CN"),
        ] {
            assert_eq!(tag(typed, "ru").as_deref(), Some(expected), "{typed}");
        }
        assert_eq!(tag("немецкий", "en"), None, "it is no interface's word");
    }

    #[test]
    fn what_is_no_language_is_refused_and_a_near_one_offered() {
        for typed in [
            "xx",
            "Klingonese",
            "und",
            "a",
            "",
            "-",
            "xx-RU",
            "Russain-RU",
        ] {
            assert_eq!(meant(typed, "en"), Meant::Unknown, "{typed}");
        }
        for typed in ["Russain", "Rusian", "Rassian", "russians"] {
            assert_eq!(meant(typed, "en"), Meant::Nearly("ru".into()), "{typed}");
        }
    }
}
