//! `standpoint export`.

use super::input::{self, Failure};
use standpoint::check::{Level, check};
use standpoint::format::{Story, from_json};
use standpoint::json;
use standpoint::workbook;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

/// Writes a story as a workbook, which `standpoint import` reads back
#[derive(clap::Args)]
#[command(
    after_help = "Exit codes: 0 written; 1 the story has errors, nothing is written; 2 could not run."
)]
pub struct Export {
    /// The story, or - for standard input
    #[arg(required_unless_present = "template", conflicts_with = "template")]
    file: Option<String>,
    /// Writes a workbook to begin with, of three example events, in place of a story
    #[arg(long)]
    template: bool,
    /// Where to write, such as story.xlsx; what is there is written over [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Export {
    pub fn run(self) -> ExitCode {
        self.write().unwrap_or_else(|failure| {
            let _ = writeln!(io::stderr(), "standpoint: {failure}");
            ExitCode::from(2)
        })
    }

    fn write(&self) -> Result<ExitCode, String> {
        let is_to_terminal = self.out.is_none() && io::stdout().is_terminal();
        if is_to_terminal {
            return Err(String::from(
                "a workbook is nothing for a terminal; name a file with --out story.xlsx",
            ));
        }
        let story = match &self.file {
            Some(file) => story_of(file)?,
            None => workbook::template(),
        };
        let Some(story) = story else {
            return Ok(ExitCode::from(1));
        };
        let bytes = workbook::write(&story).map_err(|error| error.to_string())?;
        match &self.out {
            Some(out) => {
                std::fs::write(out, bytes).map_err(|error| format!("{}: {error}", out.display()))?
            }
            None => io::stdout()
                .write_all(&bytes)
                .map_err(|error| format!("standard output: {error}"))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Reads a story without errors; says what they are where there are any.
fn story_of(file: &str) -> Result<Option<Story>, String> {
    let bytes = input::read(file).map_err(|failure| {
        let Failure { file, message, .. } = failure;
        format!("{file}: {message}")
    })?;
    let report = check(input::name(file), &bytes);
    let text = std::str::from_utf8(&bytes);
    let (0, Ok(text)) = (report.count(Level::Error), text) else {
        let _ = write!(anstream::stderr(), "{report}");
        return Ok(None);
    };
    let story = json::parse(text).ok().map(|json| from_json(&json));
    match story {
        Some(Ok(story)) => Ok(Some(story)),
        Some(Err(error)) => Err(format!("{file}: {error}")),
        None => Ok(None),
    }
}
