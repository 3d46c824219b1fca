//! `standpoint inspect`.

use super::input::{self, Failure};
use standpoint::inspect::{Document, inspect};
use std::io::{self, Write};
use std::process::ExitCode;

/// Says what is left of the timelines in a page, and what readers will see of them
///
/// Reads the page as a browser does: what a content management system, a filter or an optimiser has made of
/// what was embedded. Exits with 0 when nothing is lost, 1 when something is, and 2 when a file could not be
/// read.
#[derive(clap::Args)]
pub struct Inspect {
    /// The page, or - for standard input
    file: String,

    /// The story's file, where the page may have lost it, to compare with
    #[arg(long, value_name = "FILE")]
    story: Option<String>,

    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// for people
    Text,
    /// for programs: one JSON document
    Json,
}

impl Inspect {
    pub fn run(self) -> ExitCode {
        let (html, story) = match self.read() {
            Ok(texts) => texts,
            Err(Failure {
                file,
                code,
                message,
            }) => {
                let _ = writeln!(io::stderr(), "{file}: error[{code}]: {message}");
                return ExitCode::from(2);
            }
        };
        let report = inspect(&html, story.as_deref());
        let mut out = io::stdout().lock();
        let written = match self.format {
            Format::Text => write!(out, "{report}"),
            Format::Json => {
                let document = Document::new(input::name(&self.file), &report);
                let written =
                    serde_json::to_writer_pretty(&mut out, &document).map_err(io::Error::from);
                written.and_then(|()| writeln!(out))
            }
        };
        match written.and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let _ = writeln!(io::stderr(), "standpoint: {error}");
                ExitCode::from(2)
            }
            _ => ExitCode::from(u8::from(report.lost().next().is_some())),
        }
    }

    fn read(&self) -> Result<(String, Option<String>), Failure> {
        let read = |file: &String| {
            input::read(file).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        };
        let story = self.story.as_ref().map(read).transpose()?;
        Ok((read(&self.file)?, story))
    }
}
