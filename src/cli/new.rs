//! `standpoint new`.

use super::arguments::language;
use standpoint::format::{Story, starter, to_json};
use standpoint::import::Ids;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Writes a story to begin with
///
/// It has every part once: sides, people, topics, sources, two events with positions, a picture, a span of
/// time. Its texts say, in English, what belongs in their place.
#[derive(clap::Args)]
#[command(after_help = "Exit codes: 0 written; 2 not, such as when there is such a file already.")]
pub struct New {
    /// The file to write; what is there is never written over
    file: PathBuf,
    /// Language of the story, as BCP 47 tag
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    lang: String,
}

impl New {
    pub fn run(self) -> ExitCode {
        match self.write() {
            Ok(()) => {
                // Nobody listens where this fails, and the file is there.
                let _ = io::stdout().write_all(next_steps(&self.file).as_bytes());
                ExitCode::SUCCESS
            }
            Err(message) => {
                let _ = writeln!(
                    io::stderr(),
                    "standpoint: {}: {message}",
                    self.file.display()
                );
                ExitCode::from(2)
            }
        }
    }

    fn write(&self) -> Result<(), String> {
        let story =
            story_for(&self.file, &self.lang).ok_or("no story to begin with is in this program")?;
        let written = File::create_new(&self.file)
            .and_then(|mut file| file.write_all(to_json(&story).as_bytes()));
        written.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => {
                String::from("there is such a file already; it was left as it is")
            }
            _ => error.to_string(),
        })
    }
}

/// Returns the story to begin with in a file, after whose name its id is made.
pub fn story_for(file: &Path, language: &str) -> Option<Story> {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    starter(&Ids::default().make(&name, "story"), language)
}

fn next_steps(file: &Path) -> String {
    let page = in_shell(&file.with_extension("html"));
    let file = in_shell(file);
    format!(
        "\
{file} is written: a story with every part once, whose texts say what belongs in their place.
What to do next:
  standpoint check {file}    finds mistakes, with line, column and what to do
  standpoint render {file} --style inline --out {page}    makes a page to look at
"
    )
}

/// Returns a path as it can be typed into a shell.
fn in_shell(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "-_./\\:+@".contains(c);
    match path.chars().all(is_plain) {
        true => path,
        false => ["\"", &path, "\""].concat(),
    }
}
