//! Drivers, browsers and displays, none of which outlives the tests.

use std::os::unix::process::CommandExt;
use std::process::{Child, Command};

/// A command for a program that is given a pipe as its input: a shell ends it, with all that it has
/// started, when the other end of the pipe is closed, also by this process being no more. It ends by itself
/// where the program does.
pub fn ends_with_this_process(program: &str) -> Command {
    let mut command = Command::new("sh");
    command.process_group(0).args([
        "-c",
        "(\"$@\"; kill -KILL 0) & read -r _; kill -KILL 0",
        "sh",
        program,
    ]);
    command
}

/// Ends what such a command has started.
pub fn end(process: &mut Child) {
    drop(process.stdin.take());
    _ = process.wait();
}
