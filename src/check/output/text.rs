//! Problems for people: the location first, because terminals and editors make a link of it, then the
//! line with a marker, then what to do.

use crate::check::{Level, LocatedProblem, Report, Span};
use annotate_snippets::renderer::{DEFAULT_ERROR_STYLE, DEFAULT_WARNING_STYLE, Style};
use annotate_snippets::{AnnotationKind, Group, Level as Kind, Renderer, Snippet};
use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};

/// How many problems of one code are shown with their lines; each further one takes a single line.
const WITH_SNIPPET: usize = 20;

/// How much of a line is shown before a marker and after its beginning, in columns. A story made by
/// a program may be one line of a megabyte.
const BEFORE: usize = 60;
const AFTER: usize = 80;

/// All problems of a file, with the colours of a terminal; where they are not wanted, `anstream`
/// takes them out.
impl Display for Report<'_> {
    fn fmt(&self, out: &mut Formatter) -> fmt::Result {
        // Long lines are cut here, in a time that does not depend on their length.
        let renderer = Renderer::styled().term_width(4 * (BEFORE + AFTER));
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for problem in &self.problems {
            self.headline(problem, out)?;
            let count = counts.entry(problem.code.word()).or_default();
            *count += 1;
            if *count <= WITH_SNIPPET {
                self.snippet(problem, &renderer, out)?;
            } else if let Some(help) = &problem.help {
                writeln!(out, "; {}", one_line(help))?;
            } else {
                writeln!(out)?;
            }
        }
        if !self.is_complete {
            let file = one_line(&self.file);
            writeln!(
                out,
                "{file}: there is more than is listed here; mend this first and check again\n"
            )?;
        }
        Ok(())
    }
}

impl Report<'_> {
    fn headline(&self, problem: &LocatedProblem, out: &mut Formatter) -> fmt::Result {
        let level = problem.code.level();
        let style = match level {
            Level::Error => DEFAULT_ERROR_STYLE,
            Level::Warning => DEFAULT_WARNING_STYLE,
        };
        let bold = Style::new().bold();
        write!(
            out,
            "{bold}{file}:{line}:{column}:{bold:#} {style}{level}[{code}]{style:#}: {bold}{message}{bold:#}",
            file = one_line(&self.file),
            line = problem.location.line,
            column = problem.location.column,
            level = level.word(),
            code = problem.code.word(),
            message = one_line(&problem.message()),
        )
    }

    /// Writes the line of a problem with a marker, and what to do about it.
    fn snippet(
        &self,
        problem: &LocatedProblem,
        renderer: &Renderer,
        out: &mut Formatter,
    ) -> fmt::Result {
        let (line, marker) = excerpt(&self.text, problem.in_text);
        let level = match problem.code.level() {
            Level::Error => Kind::ERROR,
            Level::Warning => Kind::WARNING,
        };
        let mut group = Group::with_level(level);
        let help = problem.help.as_deref().map(one_line);
        if !line.is_empty() {
            let marker = AnnotationKind::Primary.span(marker.start..marker.end);
            let snippet = Snippet::source(line).line_start(problem.location.line);
            group = group.element(snippet.annotation(marker));
        }
        if let Some(help) = help {
            group = group.element(Kind::HELP.message(help));
        }
        if group.is_empty() {
            return writeln!(out, "\n");
        }
        writeln!(out, "\n{}\n", renderer.render(&[group]))
    }
}

/// Returns the line in which a span begins, shortened to what is near it, and the part of the span that
/// is in it.
fn excerpt(text: &str, span: Span) -> (String, Span) {
    let before = text.get(..span.start).unwrap_or("");
    let (start, is_cut) = reach(before.char_indices().rev().map(|(at, c)| (c, at)), BEFORE);
    let start = start.unwrap_or(span.start);
    let behind = text.get(span.start..).unwrap_or("");
    let after = |(at, c): (usize, char)| (c, span.start + at + c.len_utf8());
    let (end, goes_on) = reach(behind.char_indices().map(after), AFTER);
    let end = end.unwrap_or(span.start);
    let mut line = String::from(if is_cut { "…" } else { "" });
    let offset = line.len();
    line.push_str(text.get(start..end).unwrap_or(""));
    if goes_on {
        line.push('…');
    }
    let marker = Span::from(span.start - start + offset..span.end.min(end) - start + offset);
    (line, marker)
}

/// Returns the end of a line in one direction, within a number of columns, and whether the line goes on
/// behind that.
fn reach(chars: impl Iterator<Item = (char, usize)>, columns: usize) -> (Option<usize>, bool) {
    let mut last = None;
    let mut left = columns;
    for (c, at) in chars {
        if matches!(c, '\n' | '\r') {
            return (last, false);
        }
        // Han, kana, Hangul and emoji take two.
        let width = if c < '\u{1100}' { 1 } else { 2 };
        if left < width {
            return (last, true);
        }
        left -= width;
        last = Some(at);
    }
    (last, false)
}

/// Removes whatever could move a terminal's cursor or reverse its writing.
fn one_line(text: &str) -> String {
    let visible = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    annotate_snippets::normalize_untrusted_str(&text.chars().map(visible).collect::<String>())
}
