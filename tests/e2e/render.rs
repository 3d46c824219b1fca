//! What `standpoint render` writes, for other tests to serve.

use std::process::Command;

/// The HTML that the program writes for a story of this repository.
#[track_caller]
pub fn render(story: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standpoint"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = command.args(["render", story]).args(arguments).output();
    let output = output.expect("the program standpoint");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}
