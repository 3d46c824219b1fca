//! What the checker finds in a story, in the form in which the desk shows it.
//!
//! | module | what it does |
//! |---|---|
//! | [`sentence`] | what is wrong and what to do, in the words of an editor |
//! | [`listed`] | the problems in the order in which they are gone through, many of a kind as one |

pub mod listed;
pub mod sentence;

use crate::place::is_within;
use crate::unread::{Unread, put_back};
use standpoint::check::{Code, Level, LocatedProblem, check};
use standpoint::format::{Story, to_json};
use standpoint::read::{Meant, StoryCode};

/// How much a problem matters, the most first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// the story says something wrong, and cannot be published as it is
    Error,
    /// something that the story needs is not written yet; it cannot be published before
    Unwritten,
    /// something could be better
    Warning,
}

impl Kind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Kind; 3] = [Kind::Error, Kind::Unwritten, Kind::Warning];

    /// Returns the word for it in classes of elements.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Error => "error",
            Kind::Unwritten => "unwritten",
            Kind::Warning => "warning",
        }
    }

    /// Returns the key of the text of the interface that counts problems of the kind.
    pub fn counted(self) -> &'static str {
        match self {
            Kind::Error => "errors-count",
            Kind::Unwritten => "unwritten-count",
            Kind::Warning => "warnings-count",
        }
    }
}

/// Something in a story that is wrong, not yet written, or could be better.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// where, as `standpoint check` writes it: `events[3].date`; where a field is missing, that field
    pub path: String,
    /// how much it matters
    pub kind: Kind,
    /// the rule, a stable word
    pub code: &'static str,
    /// what belongs there
    pub expected: String,
    /// what is there
    pub found: String,
    /// what was probably meant
    pub meant: Option<Meant>,
    /// the index of what could not be read there, among all that could not
    pub unread: Option<usize>,
}

/// How many problems a story has.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Count {
    /// how many are errors
    pub errors: usize,
    /// how many things are still to be written
    pub unwritten: usize,
    /// how many things could be better
    pub warnings: usize,
}

impl Count {
    /// Returns the number of all problems.
    pub fn all(self) -> usize {
        self.errors + self.unwritten + self.warnings
    }

    /// Returns the number of problems of a kind.
    pub fn of(self, kind: Kind) -> usize {
        match kind {
            Kind::Error => self.errors,
            Kind::Unwritten => self.unwritten,
            Kind::Warning => self.warnings,
        }
    }
}

/// A story's file, and what is wrong with it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Checked {
    /// the text of the file
    pub text: String,
    /// in the order of the file
    pub problems: Vec<Problem>,
}

impl Problem {
    /// Puts what the checker says into this form.
    pub fn of(problem: &LocatedProblem) -> Problem {
        Problem {
            path: path_of_field(problem),
            kind: kind_of(problem.code),
            code: problem.code.word(),
            expected: problem.expected.clone(),
            found: problem.found.clone(),
            meant: problem.meant.as_deref().cloned(),
            unread: None,
        }
    }
}

impl Checked {
    /// Returns how many problems there are.
    pub fn count(&self) -> Count {
        let of = |kind| {
            let of_kind = self.problems.iter().filter(|problem| problem.kind == kind);
            of_kind.count()
        };
        Count {
            errors: of(Kind::Error),
            unwritten: of(Kind::Unwritten),
            warnings: of(Kind::Warning),
        }
    }

    /// Returns the problems of a field, and of what is in it.
    pub fn within<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Problem> {
        self.problems
            .iter()
            .filter(move |problem| is_within(&problem.path, field))
    }
}

/// Checks a story as `standpoint check` checks its file, with what could not be read put back into it.
pub fn checked(story: &Story, unread: &[Unread]) -> Checked {
    let (text, places) = put_back(&to_json(story), unread);
    let unread_at = |problem: &LocatedProblem, path: &str| {
        let is_at = |(place, index): &&(String, usize)| {
            let missing = unread.get(*index).is_some_and(Unread::is_missing);
            match missing {
                true => {
                    let key = place.rsplit_once('.').filter(|(parent, _)| *parent == path);
                    key.is_some_and(|(_, key)| problem.expected.contains(&format!("`{key}`")))
                }
                false => is_within(path, place),
            }
        };
        places.iter().find(is_at).map(|(_, index)| *index)
    };
    let report = check("story.json", text.as_bytes());
    // What is told once for all on the command line is told at each place here, where each is gone to.
    let problems = report.problems.iter().flat_map(|problem| {
        let first = Problem {
            unread: unread_at(problem, &problem.path.text()),
            ..Problem::of(problem)
        };
        let others = problem.others.iter().map(|path| Problem {
            path: path.text(),
            unread: None,
            ..Problem::of(problem)
        });
        std::iter::once(first).chain(others).collect::<Vec<_>>()
    });
    let problems = problems.collect();
    Checked { text, problems }
}

fn kind_of(code: Code) -> Kind {
    match (code, code.level()) {
        (Code::Story(StoryCode::Empty | StoryCode::MissingField), _) => Kind::Unwritten,
        (_, Level::Error) => Kind::Error,
        (_, Level::Warning) => Kind::Warning,
    }
}

/// Returns the path of the field that a problem is about. The checker tells of a missing field at what lacks it, and
/// of an id at what has it, as that is where they are mended in a file; here each has a field that can be filled in.
fn path_of_field(problem: &LocatedProblem) -> String {
    let path = problem.path.text();
    let missing = problem.expected.strip_prefix("the field `");
    let missing = missing.and_then(|rest| rest.strip_suffix('`'));
    let field = match problem.code {
        Code::Story(StoryCode::DuplicateId) => Some("id"),
        _ => missing,
    };
    match field {
        None => path,
        Some(field) if problem.path.0.is_empty() => field.to_owned(),
        Some(field) => format!("{path}.{field}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unread::read_leniently;
    use standpoint::format::{Date, Text, starter};

    #[test]
    fn a_problem_stands_at_its_field() {
        let mut story = starter("problems", "en").expect("a story to begin with");
        assert_eq!(checked(&story, &[]).problems, []);
        story.events[1].date = Date(String::from("31.12.2021"));
        let checked = checked(&story, &[]);
        let [problem] = checked.within("events[1].date").collect::<Vec<_>>()[..] else {
            panic!("{:?}", checked.problems);
        };
        assert_eq!(problem.kind, Kind::Error);
        assert_eq!(problem.code, "invalid-date");
        assert_eq!(checked.within("events[0]").count(), 0);
    }

    // Of 49 places that named a side which was deleted, one was to be found.
    #[test]
    fn what_is_told_once_on_the_command_line_stands_at_each_of_its_fields() {
        let mut story = crate::rules::example();
        let side = story.sides.as_mut().expect("sides").remove(1).id;
        let checked = checked(&story, &[]);
        let naming = story.events.iter().enumerate().filter(|(_, event)| {
            let mut positions = event.positions.iter().flatten();
            positions.any(|position| match &position.side {
                standpoint::format::Sides::One(id) => *id == side,
                standpoint::format::Sides::Joint(ids) => ids.contains(&side),
            })
        });
        let mut count = 0;
        for (index, _) in naming {
            count += 1;
            let event = format!("events[{index}]");
            let mut problems = checked.within(&event);
            assert!(
                problems.any(|problem| problem.code == "unknown-reference"),
                "{event}"
            );
        }
        assert!(count > 1);
    }

    #[test]
    fn in_a_new_story_nothing_is_wrong_and_some_things_are_still_to_be_written() {
        let mut story = starter("problems", "en").expect("a story to begin with");
        story.title = Text::Plain(String::new());
        story.summary = Text::Plain(String::new());
        story.events.truncate(1);
        let positions = story.events[0].positions.as_mut().expect("positions");
        positions[0].sources.clear();
        story.events[0].date = Date(String::new());
        let count = checked(&story, &[]).count();
        assert_eq!((count.errors, count.unwritten), (0, 4));
        story.events.clear();
        let checked = checked(&story, &[]);
        assert!(
            checked
                .within("events")
                .any(|problem| problem.kind == Kind::Unwritten)
        );
    }

    #[test]
    fn what_a_thing_lacks_is_told_at_the_field_where_it_is_written() {
        let mut story = starter("problems", "en").expect("a story to begin with");
        let sources = story.sources.as_mut().expect("sources");
        sources[0].url = None;
        let id = story.events[0].id.clone();
        story.events[1].id = id;
        let checked = checked(&story, &[]);
        let has = |code, path| checked.within(path).any(|problem| problem.code == code);
        assert!(has("no-url", "sources[0].url"), "{:?}", checked.problems);
        assert!(
            has("duplicate-id", "events[1].id"),
            "{:?}",
            checked.problems
        );
    }

    #[test]
    fn what_could_not_be_read_is_a_problem_with_its_text_as_it_was() {
        let text = to_json(&starter("unread", "en").expect("a story"))
            .replacen("\"date\": \"", "\"date\": 2021, \"odd\": \"", 1)
            .replacen("\"grade\": ", "\"grad\": ", 1);
        let (story, unread) = read_leniently(&text).expect("a story");
        let checked = checked(&story, &unread);
        let found: Vec<_> = checked
            .problems
            .iter()
            .filter_map(|problem| Some((problem.code, unread[problem.unread?].text())))
            .collect();
        assert!(
            found.contains(&("wrong-type", String::from("2021"))),
            "{found:?}"
        );
        assert!(
            found.iter().any(|(code, _)| *code == "unknown-field"),
            "{found:?}"
        );
        assert!(checked.text.contains("\"date\": 2021"));
        assert!(checked.text.contains("\"grad\": "));
        assert!(!checked.text.contains("\"grade\": \"\""));
    }
}
