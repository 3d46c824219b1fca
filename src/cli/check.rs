//! `standpoint check`.

use super::input::{self, Failure};
use percent_encoding::percent_decode_str;
use standpoint::check::{Document, Report, Tally, check_with};
use std::io::{self, Write};
use std::path::Path;
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

    /// Returns the files that the arguments name, and a failure for each argument that names none.
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
                    let report = self::report(&file, &bytes);
                    tally.add(&report);
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
                    let report = self::report(&file, &bytes);
                    tally.add(&report);
                    document.add(&report);
                }
                Err(failure) => {
                    tally.unread += 1;
                    document.add_unread(failure.file, failure.code, failure.message);
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

/// Checks a file, and the files beside it that it names.
fn report<'b>(file: &str, bytes: &'b [u8]) -> Report<'b> {
    let folder = Path::new(file).parent().filter(|_| file != "-");
    check_with(input::name(file), bytes, &|url| {
        let path = url.split(['?', '#']).next()?;
        let path = percent_decode_str(path).decode_utf8().ok()?;
        // A path of Windows may name another computer, which would be asked.
        let is_beside = !path.contains([':', '\\']) && path.split('/').all(|step| step != "..");
        let is_beside = is_beside && !path.starts_with('/');
        let file = folder.filter(|_| is_beside)?.join(&*path);
        let file = file.metadata().ok()?;
        file.is_file().then_some(file.len())
    })
}
