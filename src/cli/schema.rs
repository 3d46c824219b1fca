//! `standpoint schema`.

use std::io::{self, Write as _};
use std::process::ExitCode;

/// Prints the JSON Schema of a story
#[derive(clap::Args)]
#[command(
    after_help = "Name it in a story as \"$schema\": programs such as VS Code then complete what is typed."
)]
pub struct Schema {}

impl Schema {
    pub fn run(self) -> ExitCode {
        let text = format!("{:#}\n", standpoint::format::schema());
        match io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            // Whoever reads has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("standpoint: standard output: {error}");
                ExitCode::from(2)
            }
        }
    }
}
