//! A JSON parser that reads on after a mistake, and says of each what it is.
//!
//! Of text that is JSON (RFC 8259) it makes the same value as any other parser. Of text that is not,
//! it makes the value that was most likely meant, so that the rest of the file can be checked too.
//! It is written here because what editors need is what no JSON parser offers: every mistake of a
//! file at once, in words for people who do not write JSON for a living. It never fails, never
//! recurses, and takes time and memory in proportion to the text.
//!
//! Which bracket is missing cannot be told from brackets alone: where one is left out, all those after
//! it still find a partner, and only the end of the file is one short. People see it by indentation.
//! So a text whose brackets do not match is read a second time, with indentation as a witness, and
//! the reading with fewer problems is taken.

mod closing;
mod ends;
mod frame;
mod marks;
mod opening;
mod parser;
mod scalar;
mod step;
mod string;

use super::code::FileCode;
use super::tree::{Span, SpanNode};
use crate::json::Json;
use crate::read::Path;

/// The result of parsing.
pub struct Parsed {
    /// the value, and the spans of its parts; `None` where there is none
    pub value: Option<(Json, SpanNode)>,
    /// every mistake, in the order in which it was met
    pub problems: Vec<SyntaxProblem>,
    /// whether the nesting is unknown, so that nothing can be said about the story
    pub is_doubtful: bool,
    /// whether the text ended while something was open
    is_cut_off: bool,
}

/// A place where the text is not JSON.
#[derive(Clone, PartialEq, Debug)]
pub struct SyntaxProblem {
    /// which rule
    pub code: FileCode,
    /// where in the text
    pub span: Span,
    /// in which part of the story
    pub path: Path,
    /// what JSON wants there
    pub expected: String,
    /// what is there
    pub found: String,
    /// what to do about it
    pub help: Option<String>,
}

/// Parses a text.
pub fn parse(text: &str) -> Parsed {
    let by_brackets = parser::Parser::new(text, false).parse();
    if !by_brackets.is_cut_off && !by_brackets.problems.iter().any(is_about_brackets) {
        return by_brackets;
    }
    let by_indentation = parser::Parser::new(text, true).parse();
    if by_indentation.problems.len() <= by_brackets.problems.len() {
        by_indentation
    } else {
        by_brackets
    }
}

fn is_about_brackets(problem: &SyntaxProblem) -> bool {
    use FileCode::{ExtraBracket, ExtraText, MissingBracket, MissingKey, WrongBracket};
    matches!(
        problem.code,
        ExtraBracket | ExtraText | MissingBracket | MissingKey | WrongBracket
    )
}
