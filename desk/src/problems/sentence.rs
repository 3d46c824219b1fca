//! What is wrong and what to do, in a sentence for editors who never saw the file.

use super::{Kind, Problem};
use crate::place_in_words::{field_of, language_of};
use crate::words::{LANGUAGES, has, words};
use fluent_bundle::FluentValue;
use standpoint::intl::language_name;

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

/// Returns the checker's own words, in English, where they add to the sentence: a name, a number, or what was
/// probably meant.
pub fn detail(problem: &Problem) -> Option<String> {
    let parts = [named(problem), hint(problem)];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" — "))
}

/// Returns what [`detail`] says without what stands in the field anyway.
pub fn hint(problem: &Problem) -> Option<String> {
    let help = problem.help.as_deref();
    let hint = match problem.code {
        _ if problem.kind == Kind::Unwritten => None,
        "invalid-date" => help,
        "unescaped-url" | "offset-contradicts-zone" | "too-much" => Some(problem.expected.as_str()),
        _ => help.filter(|help| help.starts_with("did you mean")),
    };
    hint.map(in_quotes)
}

/// What the problem is about, by its name.
fn named(problem: &Problem) -> Option<String> {
    let is_told = match problem.code {
        _ if problem.kind == Kind::Unwritten => false,
        "too-much" => true,
        // The sentence says it.
        "missing-language"
        | "unlisted-language"
        | "missing-size"
        | "held-after-as-of"
        | "scheduled-before-as-of"
        | "nothing-before" => false,
        _ => problem.found.contains('`'),
    };
    is_told.then(|| in_quotes(&problem.found))
}

/// Puts quotation marks in the place of the ticks of programmers.
fn in_quotes(text: &str) -> String {
    let mut is_open = false;
    let quoted = text.chars().map(|c| match c {
        '`' => {
            is_open = !is_open;
            if is_open { '“' } else { '”' }
        }
        c => c,
    });
    quoted.collect()
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
            help: None,
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
        assert_eq!(detail(&problem), None);
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
    fn the_checkers_words_are_kept_where_they_name_something() {
        let mut problem = problem("events[0].date", "invalid-date");
        problem.found = String::from("`June 2024`");
        problem.help = Some(String::from("did you mean `2024-06`?"));
        let said = detail(&problem);
        assert_eq!(
            said.as_deref(),
            Some("“June 2024” — did you mean “2024-06”?")
        );
        let said = hint(&problem);
        assert_eq!(said.as_deref(), Some("did you mean “2024-06”?"));
        problem.code = "empty";
        problem.found = String::from("an empty string");
        problem.help = Some(String::from("leave the field out"));
        assert_eq!(detail(&problem), None);
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
                for interface in 0..LANGUAGES.len() {
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
