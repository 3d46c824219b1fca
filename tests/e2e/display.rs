//! A virtual display: WebKit has no mode without a window.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// The buttons above the page would keep the window from being narrower than 447 px.
const GTK_STYLE: &str = "* { min-width: 0; padding: 0; margin: 0; -gtk-icon-transform: scale(0); }";

/// Xvfb; it ends when this is dropped.
pub struct Display {
    process: Child,
    /// Kept open: Xvfb ends where it cannot write.
    _output: BufReader<ChildStdout>,
    name: String,
}

impl Display {
    /// Starts one under the first number that is free.
    pub fn start() -> Display {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp"])
            .args(["-screen", "0", "1400x1000x24"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("Xvfb: {error}"));
        let mut output = BufReader::new(process.stdout.take().expect("the output of Xvfb"));
        let mut number = String::new();
        output.read_line(&mut number).expect("text from Xvfb");
        let number = number.trim();
        assert!(
            !number.is_empty(),
            "Xvfb found no display that it could open"
        );
        Display {
            process,
            _output: output,
            name: format!(":{number}"),
        }
    }

    /// What a browser on it needs to know: the settings of whoever runs the tests do not reach it.
    pub fn environment(&self) -> [(&'static str, String); 4] {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("webkit");
        let style = home.join("gtk-3.0");
        std::fs::create_dir_all(&style).expect("a folder for WebKit's settings");
        std::fs::write(style.join("gtk.css"), GTK_STYLE).expect("WebKit's settings");
        [
            ("DISPLAY", self.name.clone()),
            ("XDG_CONFIG_HOME", home.display().to_string()),
            ("GDK_BACKEND", "x11".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
        ]
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        _ = self.process.kill();
        _ = self.process.wait();
    }
}
