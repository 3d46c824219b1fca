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
use super::tree::{Node, Span};
use crate::json::Json;
use crate::read::Path;

/// What came of parsing.
pub struct Parsed {
    /// the value, and where its parts stand; `None` where there is none
    pub value: Option<(Json, Node)>,
    /// every mistake, as they were met
    pub problems: Vec<SyntaxProblem>,
    /// whether it is unknown what stands inside what, so that nothing can be said about the story
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
    let plain = parser::Parser::new(text, false).parse();
    if !plain.is_cut_off && !plain.problems.iter().any(is_about_brackets) {
        return plain;
    }
    let by_indentation = parser::Parser::new(text, true).parse();
    if by_indentation.problems.len() <= plain.problems.len() {
        by_indentation
    } else {
        plain
    }
}

fn is_about_brackets(problem: &SyntaxProblem) -> bool {
    use FileCode::{ExtraBracket, ExtraText, MissingBracket, MissingKey, WrongBracket};
    matches!(
        problem.code,
        ExtraBracket | ExtraText | MissingBracket | MissingKey | WrongBracket
    )
}
