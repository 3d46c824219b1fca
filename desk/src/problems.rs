//! What the checker finds in a story, in the form in which the desk shows it.

use crate::place::is_within;
use crate::unread::{Unread, put_back};
use standpoint::check::{Level, LocatedProblem, check};
use standpoint::format::{Story, to_json};

/// Something in a story that is wrong or could be better.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// where, as `standpoint check` writes it: `events[3].date`
    pub path: String,
    /// whether the story cannot be published as it is
    pub is_error: bool,
    /// the rule, a stable word
    pub code: &'static str,
    /// what belongs there
    pub expected: String,
    /// what is there
    pub found: String,
    /// what to do about it
    pub help: Option<String>,
    /// the index of what could not be read there, among all that could not
    pub unread: Option<usize>,
}

/// A story's file, and what is wrong with it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Checked {
    /// the text of the file
    pub text: String,
    /// in the order of the file
    pub problems: Vec<Problem>,
}

impl Checked {
    /// Returns the number of errors, and that of warnings.
    pub fn count(&self) -> (usize, usize) {
        let errors = self.problems.iter().filter(|problem| problem.is_error);
        let errors = errors.count();
        (errors, self.problems.len() - errors)
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
    let problems = report.problems.iter().map(|problem| Problem {
        path: problem.path.text(),
        unread: unread_at(problem, &problem.path.text()),
        is_error: problem.code.level() == Level::Error,
        code: problem.code.word(),
        expected: problem.expected.clone(),
        found: problem.found.clone(),
        help: problem.help.clone(),
    });
    let problems = problems.collect();
    Checked { text, problems }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unread::read_leniently;
    use standpoint::format::{Date, starter};

    #[test]
    fn a_problem_stands_at_its_field() {
        let mut story = starter("problems", "en").expect("a story to begin with");
        assert_eq!(checked(&story, &[]).problems, []);
        story.events[1].date = Date(String::from("31.12.2021"));
        let checked = checked(&story, &[]);
        let [problem] = checked.within("events[1].date").collect::<Vec<_>>()[..] else {
            panic!("{:?}", checked.problems);
        };
        assert!(problem.is_error);
        assert_eq!(problem.code, "invalid-date");
        assert_eq!(checked.within("events[0]").count(), 0);
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
