//! Reading the files that are named on the command line.

use standpoint::check::MAX_FILE;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// A file that could not be read.
pub struct Failure {
    pub file: String,
    /// a stable word
    pub code: &'static str,
    /// why, for people
    pub message: String,
}

impl Failure {
    fn new(file: &str, code: &'static str, message: impl Into<String>) -> Failure {
        Failure {
            file: file.to_owned(),
            code,
            message: message.into(),
        }
    }
}

/// The name under which standard input is reported.
const STDIN: &str = "<stdin>";

/// Returns the files that an argument names: itself, or those that match its wildcards where the shell
/// has not expanded them.
pub fn expand(argument: &str) -> Result<Vec<String>, Failure> {
    let has_wildcards = argument.contains(['*', '?', '[']);
    if !has_wildcards || Path::new(argument).exists() {
        return Ok(vec![argument.to_owned()]);
    }
    let found = glob::glob(argument).map_err(|error| {
        let message = format!("it is no pattern for names: {}", error.msg);
        Failure::new(argument, "no-match", message)
    })?;
    let is_file = |path: &std::path::PathBuf| !path.is_dir();
    // In a directory that may not be read, nothing matches.
    let files: Vec<String> = found
        .flatten()
        .filter(is_file)
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    if files.is_empty() {
        return Err(Failure::new(
            argument,
            "no-match",
            "no file has such a name",
        ));
    }
    Ok(files)
}

/// Returns the name of a file for messages.
pub fn name(file: &str) -> &str {
    if file == "-" { STDIN } else { file }
}

/// Reads a file, or standard input for `-`. Never takes more than [`MAX_FILE`], whatever the file
/// says of its size: a device or a pipe may go on for ever.
pub fn read(file: &str) -> Result<Vec<u8>, Failure> {
    let failure = |error: io::Error| of_error(file, &error);
    if file == "-" {
        return read_bounded(file, io::stdin().lock());
    }
    let opened = File::open(file).map_err(failure)?;
    let about = opened.metadata().map_err(failure)?;
    if about.is_dir() {
        let help = format!(
            "it is a directory; for all stories in it, say `{}/*.json`",
            file.trim_end_matches('/')
        );
        return Err(Failure::new(file, "directory", help));
    }
    if about.len() > MAX_FILE as u64 {
        let size = about.len().div_ceil(1 << 20);
        return Err(too_large(file, &format!("has {size} MiB")));
    }
    read_bounded(file, opened)
}

/// Reads the files of a folder, but not of folders in it, whose names are wanted. All together they are at
/// most as large as one file may be.
pub fn read_folder(
    folder: &str,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let failure = |error: io::Error| of_error(folder, &error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failure)? {
        let path = entry.map_err(failure)?.path();
        let name = path.to_string_lossy().into_owned();
        if path.is_file() && is_wanted(&name) {
            paths.push(name);
        }
    }
    // Whatever order the disk has them in.
    paths.sort_unstable();
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for path in paths {
        let bytes = read(&path)?;
        files.push((path, bytes));
        if files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > MAX_FILE {
            return Err(too_large(folder, "has more in its files"));
        }
    }
    Ok(files)
}

fn read_bounded(file: &str, source: impl Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let limit = MAX_FILE as u64 + 1;
    let read = source.take(limit).read_to_end(&mut bytes);
    read.map_err(|error| of_error(file, &error))?;
    if bytes.len() > MAX_FILE {
        return Err(too_large(file, "goes on"));
    }
    Ok(bytes)
}

fn too_large(file: &str, found: &str) -> Failure {
    let message = format!("a story has at most 16 MiB, and this {found}");
    Failure::new(name(file), "too-large", message)
}

fn of_error(file: &str, error: &io::Error) -> Failure {
    let (code, message) = match error.kind() {
        io::ErrorKind::NotFound => ("not-found", String::from("there is no such file")),
        io::ErrorKind::PermissionDenied => ("unreadable", String::from("it may not be read")),
        _ => ("unreadable", error.to_string()),
    };
    Failure::new(name(file), code, message)
}
