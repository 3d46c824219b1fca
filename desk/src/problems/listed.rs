//! The problems of a story in the order in which an editor goes through them, many of a kind as one.

use super::sentence::{detail, language, sentence, sentence_for_many};
use super::{Checked, Kind, Problem};
use crate::place_in_words::place_in_words;
use serde_json::Value;
use std::collections::HashMap;

/// How many problems that say the same are shown as one.
const MANY: usize = 3;

/// A problem as a line of a list.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Line {
    /// where it is in the file
    pub path: String,
    /// the same in words
    pub place: String,
    /// what is wrong and what to do
    pub sentence: String,
    /// what adds to it: a name, a number, or what was probably meant
    pub detail: Option<String>,
    /// the language that the text is in, or not in, as BCP 47 tag
    pub language: Option<String>,
    /// the index of what could not be read there, among all that could not
    pub unread: Option<usize>,
}

/// One problem, or many that say the same.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Group {
    /// how much they matter
    pub kind: Kind,
    /// what they say; nothing where it is one
    pub heading: Option<String>,
    /// what each of them says
    pub sentence: String,
    /// the problems
    pub lines: Vec<Line>,
}

impl Checked {
    /// Returns the problems in the order in which they are gone through: by kind, and then as they are in the file.
    pub fn in_order(&self) -> Vec<&Problem> {
        let mut problems: Vec<_> = self.problems.iter().collect();
        problems.sort_by_key(|problem| problem.kind);
        problems
    }

    /// Returns the problems as lines, in order, many that say the same as one group at the place of the first; in a
    /// language of the interface by its index.
    pub fn groups(&self, interface: usize) -> Vec<Group> {
        let story: Value = serde_json::from_str(&self.text).unwrap_or_default();
        let stories = [&story];
        let mut groups: Vec<(&Problem, Group)> = Vec::new();
        let mut known: HashMap<(Kind, String), usize> = HashMap::new();
        for problem in self.in_order() {
            let kind = problem.kind;
            let sentence = sentence(problem, interface);
            let line = Line {
                path: problem.path.clone(),
                place: place_in_words(&problem.path, &stories, interface),
                sentence: sentence.clone(),
                detail: detail(problem, interface),
                language: language(problem).map(str::to_owned),
                unread: problem.unread,
            };
            let index = *known
                .entry((kind, sentence.clone()))
                .or_insert(groups.len());
            match groups.get_mut(index) {
                Some((_, group)) => group.lines.push(line),
                None => {
                    let group = Group {
                        kind,
                        heading: None,
                        sentence,
                        lines: vec![line],
                    };
                    groups.push((problem, group));
                }
            }
        }
        groups
            .into_iter()
            .flat_map(|(problem, group)| match group.lines.len() {
                count if count >= MANY => {
                    let said = sentence_for_many(problem, &group.sentence, count, interface);
                    vec![Group {
                        heading: Some(said),
                        ..group
                    }]
                }
                _ => {
                    let (kind, sentence) = (group.kind, group.sentence);
                    let alone = group.lines.into_iter().map(|line| Group {
                        kind,
                        heading: None,
                        sentence: sentence.clone(),
                        lines: vec![line],
                    });
                    alone.collect()
                }
            })
            .collect()
    }
}

/// Returns the index of the problem that comes behind, or before, the one that was gone to last, with its index then;
/// behind the last comes the first again. Where that one is mended, the next has taken its index.
pub fn step(
    problems: &[&Problem],
    last: Option<&(usize, Problem)>,
    forward: bool,
) -> Option<usize> {
    let count = problems.len();
    let end = count.checked_sub(1)?;
    let is_same = |problem: &Problem, last: &Problem| {
        (&problem.path, problem.code, &problem.found) == (&last.path, last.code, &last.found)
    };
    let Some((then, last)) = last else {
        return Some(if forward { 0 } else { end });
    };
    let now = problems.iter().position(|problem| is_same(problem, last));
    let before = |index: usize| index.checked_sub(1).unwrap_or(end).min(end);
    Some(match (now, forward) {
        (Some(now), true) => (now + 1) % count,
        (None, true) => then % count,
        (now, false) => before(now.unwrap_or(*then)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problems::checked;
    use standpoint::format::{Date, Language, Text, starter};

    fn bad() -> Checked {
        let mut story = starter("problems", "en").expect("a story to begin with");
        story.events[1].date = Date(String::from("31.12.2021"));
        let positions = story.events[0].positions.as_mut().expect("positions");
        positions[0].sources.clear();
        story.sources.as_mut().expect("sources")[0].url = None;
        checked(&story, &[])
    }

    #[test]
    fn errors_come_before_what_is_unwritten_and_that_before_warnings() {
        let bad = bad();
        let kinds: Vec<_> = bad.in_order().iter().map(|problem| problem.kind).collect();
        assert_eq!(kinds, [Kind::Error, Kind::Unwritten, Kind::Warning]);
        let count = bad.count();
        let counts = Kind::ALL.map(|kind| count.of(kind));
        assert_eq!(counts, [1, 1, 1]);
    }

    #[test]
    fn a_line_says_what_and_where() {
        let groups = bad().groups(0);
        let [group, ..] = &groups[..] else {
            panic!("{groups:?}");
        };
        assert_eq!(group.kind, Kind::Error);
        assert_eq!(group.heading, None);
        let [line] = &group.lines[..] else {
            panic!("{group:?}");
        };
        assert!(line.sentence.starts_with("This date cannot be read."));
        assert!(line.place.ends_with("· Date"), "{}", line.place);
        assert!(line.place.starts_with("Event “"), "{}", line.place);
        assert_eq!(line.path, "events[1].date");
        let detail = line.detail.as_deref().expect("what adds to it");
        assert!(detail.contains("2021-12-31"), "{detail}");
    }

    #[test]
    fn many_that_say_the_same_are_one() {
        let mut story = starter("problems", "en").expect("a story to begin with");
        story.languages.push(Language(String::from("ru")));
        let texts = [("en".to_owned(), "Words".into())];
        for event in &mut story.events {
            event.title = Text::Localised(texts.clone().into_iter().collect());
            event.summary = Some(event.title.clone());
        }
        let groups = checked(&story, &[]).groups(0);
        let [group] = &groups[..] else {
            panic!("{groups:?}");
        };
        let count = group.lines.len();
        assert!(count >= MANY);
        let heading = group.heading.as_deref();
        let expected = format!("{count} texts are missing in Russian.");
        assert_eq!(heading, Some(expected.as_str()));
        assert_eq!(group.lines[0].language.as_deref(), Some("ru"));
    }

    #[test]
    fn problems_are_gone_through_in_a_circle() {
        let bad = bad();
        let problems = bad.in_order();
        let at = |index: usize| (index, problems[index].clone());
        assert_eq!(step(&problems, None, true), Some(0));
        assert_eq!(step(&problems, None, false), Some(2));
        assert_eq!(step(&problems, Some(&at(0)), true), Some(1));
        assert_eq!(step(&problems, Some(&at(2)), true), Some(0));
        assert_eq!(step(&problems, Some(&at(0)), false), Some(2));
        assert_eq!(step(&[], Some(&at(0)), true), None);
        // The second is mended: the third has its index.
        let left = [problems[0], problems[2]];
        assert_eq!(step(&left, Some(&at(1)), true), Some(1));
        assert_eq!(step(&left, Some(&at(1)), false), Some(0));
        // So is the last.
        assert_eq!(step(&problems[..1], Some(&at(2)), true), Some(0));
        assert_eq!(step(&problems[..1], Some(&at(2)), false), Some(0));
    }
}
