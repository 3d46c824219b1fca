//! `standpoint check`.

use std::process::ExitCode;

/// Finds every mistake in stories
#[derive(clap::Args)]
pub struct Check {}

impl Check {
    pub fn run(self) -> ExitCode {
        ExitCode::from(2)
    }
}
