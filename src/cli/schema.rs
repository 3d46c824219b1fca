//! `standpoint schema`.

use std::process::ExitCode;

/// Prints the JSON Schema of a story
#[derive(clap::Args)]
pub struct Schema {}

impl Schema {
    pub fn run(self) -> ExitCode {
        ExitCode::from(2)
    }
}
