//! What is wrong and what to do, in a sentence for editors who never saw the file.

use super::{Kind, Problem};
use crate::place_in_words::{field_of, language_of};
use crate::words::{LANGUAGES, has, words};
use fluent_bundle::FluentValue;
use standpoint::date::DateError;
use standpoint::intl::language_name;
use standpoint::read::Meant;

/// Returns what is wrong and what to do, in a language of the interface by its index in [`LANGUAGES`].
pub fn sentence(problem: &Problem, interface: usize) -> String {
    let arguments = arguments(problem, interface);
    words(interface, &key(problem), &arguments)
}

/// Returns the sentence for so many problems of a kind at once; `one` is that of each of them.
pub fn sentence_for_many(problem: &Problem, one: &str, count: usize, interface: usize) -> String {
    let own = format!("many-{}", problem.code);
    let key = if has(&own) { &own } else { "many-problems" };
    let mut arguments = arguments(problem, interface);
    arguments.retain(|(name, _)| *name != "count");
    arguments.push(("count", (count as f64).into()));
    arguments.push(("sentence", one.to_owned().into()));
    words(interface, key, &arguments)
}

/// Returns what adds to the sentence: a name, a number, or what was probably meant.
pub fn detail(problem: &Problem, interface: usize) -> Option<String> {
    let parts = [named(problem, interface), hint(problem, interface)];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Returns what [`detail`] says without what stands in the field anyway.
pub fn hint(problem: &Problem, interface: usize) -> Option<String> {
    let mut quoted = in_ticks(&problem.expected).map(str::to_owned);
    match (problem.code, &problem.meant) {
        _ if problem.kind == Kind::Unwritten => None,
        ("unescaped-url", _) => {
            let arguments = [
                ("code", quoted.next()?.into()),
                ("mark", quoted.next()?.into()),
            ];
            Some(words(interface, "hint-instead", &arguments))
        }
        ("offset-contradicts-zone", _) => {
            let arguments = [
                ("offset", quoted.next()?.into()),
                ("zone", quoted.next()?.into()),
            ];
            Some(words(interface, "hint-offset", &arguments))
        }
        ("too-much", _) => {
            let most = number_in(&problem.expected);
            Some(words(interface, "hint-most", &[("most", most.into())]))
        }
        (_, Some(Meant::One(names))) => was_meant(names, interface),
        (_, Some(Meant::Date(error))) => {
            let key = match error {
                // The sentence says it.
                DateError::Form => return None,
                DateError::Month => "hint-no-month",
                DateError::Day => "hint-no-day",
                DateError::Time => "hint-no-time",
                DateError::NoOffset => "hint-no-offset",
                DateError::OffsetSeconds => "hint-offset-seconds",
                DateError::Backwards => "hint-backwards",
                DateError::Year => "hint-year",
            };
            Some(words(interface, key, &[]))
        }
        (_, None) => None,
    }
}

/// Asks whether one of these was meant, of which there are one or two.
pub fn was_meant(names: &[String], interface: usize) -> Option<String> {
    let name = |name: &String| FluentValue::from(name.clone());
    match names {
        [] => None,
        [only] => Some(words(interface, "was-meant", &[("name", name(only))])),
        [first, second, ..] => {
            let arguments = [("first", name(first)), ("second", name(second))];
            Some(words(interface, "were-meant", &arguments))
        }
    }
}

/// What the problem is about, by its name.
pub fn named(problem: &Problem, interface: usize) -> Option<String> {
    let is_told = match problem.code {
        _ if problem.kind == Kind::Unwritten => false,
        // The sentence says it.
        "missing-language"
        | "unlisted-language"
        | "missing-size"
        | "held-after-as-of"
        | "scheduled-before-as-of"
        | "nothing-before" => false,
        _ => true,
    };
    let names: Vec<_> = in_ticks(&problem.found).map(str::to_owned).collect();
    (is_told && !names.is_empty()).then(|| joined(&names, interface))
}

/// Returns names in quotation marks, one behind the other.
pub fn joined(names: &[String], interface: usize) -> String {
    let quoted = names
        .iter()
        .map(|name| words(interface, "quoted-name", &[("name", name.clone().into())]));
    let joined = quoted.reduce(|first, second| {
        let arguments = [("first", first.into()), ("second", second.into())];
        words(interface, "two-names", &arguments)
    });
    joined.unwrap_or_default()
}

/// Returns the language in which the text is that a problem is about, or in which it is not there.
pub fn language(problem: &Problem) -> Option<&str> {
    match problem.code {
        "missing-language" => in_ticks(&problem.found).next(),
        _ => language_of(&problem.path),
    }
}

/// The key of the sentence: for the rule and the field in its list, or for the rule and the field, or for the rule.
fn key(problem: &Problem) -> String {
    // For who writes it is the same whether a field is empty or not there.
    let codes = match problem.code {
        "missing-field" => ["empty", "missing-field"],
        code => [code, code],
    };
    let (list, field) = field_of(&problem.path);
    let (list, field) = (list.replace('_', "-"), field.replace('_', "-"));
    let [first, own] = codes;
    let keys = [
        format!("problem-{first}-{list}-{field}"),
        format!("problem-{first}-{field}"),
        format!("problem-{own}"),
    ];
    let known = keys.into_iter().find(|key| has(key));
    // Whatever is no rule of a story is one of its file.
    known.unwrap_or_else(|| String::from("problem-syntax"))
}

fn arguments(problem: &Problem, interface: usize) -> Vec<(&'static str, FluentValue<'static>)> {
    let tag = LANGUAGES
        .get(interface)
        .map_or("en", |language| language.tag);
    match problem.code {
        "missing-language" | "unlisted-language" => {
            let languages: Vec<_> = in_ticks(&problem.found)
                .map(|language| language_name(tag, language))
                .collect();
            vec![("languages", languages.join(", ").into())]
        }
        "long-text" => vec![
            ("count", number_in(&problem.found).into()),
            ("most", number_in(&problem.expected).into()),
        ],
        _ => Vec::new(),
    }
}

/// Returns what the checker quotes from the story.
fn in_ticks(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Returns the first number of a text.
fn number_in(text: &str) -> f64 {
    let digits = text
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || *c == ',')
        .filter(char::is_ascii_digit);
    digits.collect::<String>().parse().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint::check::{FileCode, check};
    use standpoint::read::StoryCode;

    fn problem(path: &str, code: &'static str) -> Problem {
        Problem {
            path: path.to_owned(),
            kind: Kind::Error,
            code,
            expected: String::new(),
            found: String::new(),
            meant: None,
            unread: None,
        }
    }

    #[test]
    fn every_rule_of_a_story_has_its_sentence() {
        for code in StoryCode::ALL {
            let key = format!("problem-{}", code.word());
            assert!(has(&key), "{key}");
        }
    }

    #[test]
    fn every_sentence_is_that_of_a_rule() {
        let file = include_str!("../../locales/en/problems.ftl");
        let keys = file.lines().filter_map(|line| line.split_once(" ="));
        let keys = keys.filter_map(|(key, _)| key.strip_prefix("problem-"));
        for key in keys.filter(|key| *key != "told") {
            let mut codes = StoryCode::ALL.iter().map(|code| code.word());
            assert!(codes.any(|code| key.starts_with(code)), "{key}");
        }
    }

    #[test]
    fn a_rule_of_the_file_has_a_sentence_too() {
        for code in FileCode::ALL {
            let said = sentence(&problem("the story", code.word()), 0);
            assert!(!said.starts_with("problem-"), "{said}");
        }
    }

    #[test]
    fn a_sentence_is_about_the_field() {
        for (path, code, said) in [
            ("title", "empty", "The story needs a title."),
            ("title.en", "empty", "The story needs a title."),
            (
                "events[2].title",
                "missing-field",
                "The event needs a title: what happened, in a few words.",
            ),
            (
                "events[0].positions[1].sources",
                "empty",
                "A position needs at least one source.",
            ),
            (
                "events[0].positions[1].sources[0]",
                "unknown-reference",
                "This source is not in the story. Choose another, or add it.",
            ),
            (
                "events[0].positions[1].according_to",
                "unknown-reference",
                "This person is not in the story. Choose another, or add them.",
            ),
            (
                "topics[0]",
                "unused",
                "No position is on this topic. Use it, or delete it.",
            ),
            ("sides[0].name", "empty", "A name is needed here."),
            ("place", "empty", "Something is still to be written here."),
        ] {
            assert_eq!(sentence(&problem(path, code), 0), said, "{path}");
        }
    }

    #[test]
    fn missing_languages_are_called_by_their_names() {
        let mut problem = problem("title", "missing-language");
        problem.found = String::from("none in `ru`, `zh`");
        let one = sentence(&problem, 0);
        assert_eq!(one, "This text is missing in Russian, Chinese.");
        assert_eq!(
            sentence_for_many(&problem, &one, 12, 0),
            "12 texts are missing in Russian, Chinese."
        );
        assert_eq!(language(&problem), Some("ru"));
        assert_eq!(detail(&problem, 0), None);
    }

    #[test]
    fn a_long_text_is_told_with_its_length_and_what_fits() {
        let mut problem = problem("events[0].title", "long-text");
        problem.found = String::from("1,210 characters");
        problem.expected = String::from("at most 120 characters");
        let said = sentence(&problem, 0);
        assert!(said.contains("1210 characters, where 120"), "{said}");
        let many = sentence_for_many(&problem, "It is long.", 3, 0);
        assert_eq!(many, "3 places: It is long.");
    }

    #[test]
    fn what_was_found_and_what_was_meant_is_named_where_that_helps() {
        let mut problem = problem("events[0].date", "invalid-date");
        problem.found = String::from("`June 2024`");
        problem.meant = Some(Meant::One(vec![String::from("2024-06")]));
        let said = detail(&problem, 0);
        assert_eq!(said.as_deref(), Some("“June 2024” · Was “2024-06” meant?"));
        let said = hint(&problem, 2);
        assert_eq!(said.as_deref(), Some("Возможно, имелось в виду «2024-06»?"));
        problem.meant = Some(Meant::Date(DateError::Day));
        let said = hint(&problem, 0);
        assert_eq!(said.as_deref(), Some("That month has no such day."));
        problem.code = "empty";
        problem.found = String::from("an empty string");
        problem.meant = None;
        assert_eq!(detail(&problem, 0), None);
    }

    #[test]
    fn no_sentence_about_the_bad_stories_speaks_of_the_file_as_programs_do() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/bad-stories");
        let mut count = 0;
        for entry in std::fs::read_dir(folder).expect("the folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let bytes = std::fs::read(&path).expect("a file");
            for found in check("story.json", &bytes).problems {
                let mut problem = problem(&found.path.text(), found.code.word());
                (problem.expected, problem.found) = (found.expected, found.found);
                problem.meant = found.meant.map(|meant| *meant);
                for interface in 0..LANGUAGES.len() {
                    let hint = hint(&problem, interface).unwrap_or_default();
                    assert!(!hint.starts_with("hint-"), "{hint}");
                    let said = sentence(&problem, interface);
                    let jargon = ["`", "JSON", "string", "problem-", "{", "null"];
                    let spoken = jargon.iter().find(|word| said.contains(**word));
                    assert_eq!(spoken, None, "{said}");
                }
                count += 1;
            }
        }
        assert!(count > 200, "{count}");
    }
}
