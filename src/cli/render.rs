//! `standpoint render`.

use std::process::ExitCode;

/// Writes a story as static HTML
#[derive(clap::Args)]
pub struct Render {}

impl Render {
    pub fn run(self) -> ExitCode {
        ExitCode::from(2)
    }
}
