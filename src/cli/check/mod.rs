//! `standpoint check`.

mod document;

use super::input::{self, Failure};
use document::Document;
use standpoint::check::{Level, check};
use std::io::{self, Write};
use std::process::ExitCode;

/// Finds every mistake in stories
///
/// Prints each with its place, what was expected, what was found, and what to do about it. Exits with
/// 0 when there are no errors, 1 when there are, and 2 when a file could not be read.
#[derive(clap::Args)]
pub struct Check {
    /// Stories to check; `-` is standard input, and wildcards such as `stories/*.json` may be left
    /// to this program
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,

    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Format {
    /// for people
    Text,
    /// for programs: one JSON document
    Json,
}

/// How much was found, in all files.
#[derive(Default)]
struct Tally {
    files: usize,
    errors: usize,
    warnings: usize,
    unread: usize,
}

impl Check {
    pub fn run(self) -> ExitCode {
        let mut tally = Tally::default();
        let result = match self.format {
            Format::Text => self.print_text(&mut tally),
            Format::Json => self.print_json(&mut tally),
        };
        match result {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                // Where nothing can be printed, the exit code has to say it all.
                let _ = writeln!(io::stderr(), "standpoint: {error}");
                ExitCode::from(2)
            }
            _ if tally.unread > 0 => ExitCode::from(2),
            _ if tally.errors > 0 => ExitCode::from(1),
            _ => ExitCode::SUCCESS,
        }
    }

    /// The files of all arguments, and what the arguments that stand for none failed by.
    fn files(&self) -> impl Iterator<Item = Result<String, Failure>> {
        self.files
            .iter()
            .flat_map(|argument| match input::expand(argument) {
                Ok(files) => files.into_iter().map(Ok).collect(),
                Err(failure) => vec![Err(failure)],
            })
    }

    fn print_text(&self, tally: &mut Tally) -> io::Result<()> {
        let mut out = anstream::stdout().lock();
        for file in self.files() {
            match file.and_then(|file| Ok((input::read(&file)?, file))) {
                Ok((bytes, file)) => {
                    let report = check(input::name(&file), &bytes);
                    tally.add(report.count(Level::Error), report.count(Level::Warning));
                    write!(out, "{report}")?;
                }
                Err(failure) => {
                    tally.unread += 1;
                    let Failure {
                        file,
                        code,
                        message,
                    } = failure;
                    writeln!(io::stderr(), "{file}: error[{code}]: {message}")?;
                }
            }
        }
        writeln!(out, "{}", tally.summary())?;
        out.flush()
    }

    fn print_json(&self, tally: &mut Tally) -> io::Result<()> {
        let mut document = Document::default();
        for file in self.files() {
            match file.and_then(|file| Ok((input::read(&file)?, file))) {
                Ok((bytes, file)) => {
                    let report = check(input::name(&file), &bytes);
                    tally.add(report.count(Level::Error), report.count(Level::Warning));
                    document.add(&report);
                }
                Err(failure) => {
                    tally.unread += 1;
                    document.add_failure(failure);
                }
            }
        }
        document.finish(tally);
        let mut out = io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, &document)?;
        writeln!(out)?;
        out.flush()
    }
}

impl Tally {
    fn add(&mut self, errors: usize, warnings: usize) {
        self.files += 1;
        self.errors += errors;
        self.warnings += warnings;
    }

    /// `2 files, 3 errors, 1 warning`.
    fn summary(&self) -> String {
        let count = |count: usize, what: &str| match count {
            1 => format!("1 {what}"),
            count => format!("{count} {what}s"),
        };
        let mut parts = vec![count(self.files, "file")];
        if self.unread > 0 {
            parts.push(format!("{} not read", self.unread));
        }
        if self.errors + self.warnings == 0 {
            parts.push(String::from("no problems"));
        } else {
            parts.push(count(self.errors, "error"));
            parts.push(count(self.warnings, "warning"));
        }
        parts.join(", ")
    }
}
