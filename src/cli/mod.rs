//! The command line, one file a command.

mod arguments;
mod check;
mod desk;
mod export;
mod import;
mod input;
mod inspect;
mod new;
mod render;
mod schema;
mod words;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Timelines that show what each side said, according to whom, with its source.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Check),
    Desk(desk::Desk),
    Export(export::Export),
    Import(import::ImportCommand),
    Inspect(inspect::Inspect),
    New(new::New),
    Render(render::Render),
    Schema(schema::Schema),
    // For the build.
    #[command(hide = true)]
    Words(words::Words),
}

/// Runs the command that the arguments name. Exits with 0 when all is well, 1 when a story has
/// problems, and 2 when the command could not run.
pub fn run() -> ExitCode {
    match Cli::parse().command {
        Command::Check(check) => check.run(),
        Command::Desk(desk) => desk.run(),
        Command::Export(export) => export.run(),
        Command::Import(import) => import.run(),
        Command::Inspect(inspect) => inspect.run(),
        Command::New(new) => new.run(),
        Command::Render(render) => render.run(),
        Command::Schema(schema) => schema.run(),
        Command::Words(words) => words.run(),
    }
}
