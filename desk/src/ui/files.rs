//! Files: opened, saved, and the example.

use super::download::{JSON, download};
use super::state::Desk;
use gloo_file::futures::read_as_bytes;
use gloo_net::http::Request;
use leptos::prelude::*;
use standpoint::check::{Level, MAX_FILE, check, syntax};
use standpoint::format::{Story, from_json};

/// The story that Standpoint ships with, from the folder of the desk.
const EXAMPLE: &str = "us-russia-2021.json";

/// Opens the example.
pub async fn open_example(desk: Desk) {
    let address = format!("../stories/{EXAMPLE}");
    let text = match Request::get(&address).send().await {
        Ok(response) if response.ok() => response.binary().await.ok(),
        _ => None,
    };
    match text {
        Some(bytes) => open_bytes(desk, EXAMPLE, &bytes),
        None => desk.tell("no-example", &[]),
    }
}

/// Opens a file of the computer.
pub async fn open_file(desk: Desk, file: web_sys::File) {
    let file = gloo_file::File::from(file);
    let name = file.name();
    if file.size() > MAX_FILE as u64 {
        desk.tell("too-large", &[]);
        return;
    }
    match read_as_bytes(&file).await {
        Ok(bytes) => open_bytes(desk, &name, &bytes),
        Err(_) => desk.tell("unreadable-file", &[("file", name.into())]),
    }
}

fn open_bytes(desk: Desk, name: &str, bytes: &[u8]) {
    match story_of(name, bytes) {
        Ok(story) => {
            desk.open(story, name.to_owned());
            desk.tell("opened", &[("file", name.into())]);
        }
        Err(problems) => {
            let file = name.to_owned();
            desk.tell(
                "not-opened",
                &[("file", file.into()), ("problems", problems.into())],
            );
        }
    }
}

/// Returns the story of a file, also where it has mistakes that the types of the format can hold.
///
/// # Errors
///
/// The first mistakes, each with line and column, where it is no story.
fn story_of(name: &str, bytes: &[u8]) -> Result<Story, String> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let parsed = syntax::parse(text);
    let read = parsed.value.as_ref().filter(|_| !parsed.is_doubtful);
    if let Some(Ok(story)) = read.map(|(json, _)| from_json(json)) {
        return Ok(story);
    }
    let report = check(name, bytes);
    let errors = report
        .problems
        .iter()
        .filter(|problem| problem.code.level() == Level::Error);
    let lines = errors.take(5).map(|problem| {
        let location = problem.location;
        format!(
            "{}:{} {}",
            location.line,
            location.column,
            problem.message()
        )
    });
    Err(lines.collect::<Vec<_>>().join("\n"))
}

/// Saves the story as a file among the browser's downloads.
pub fn save(desk: Desk) {
    let text = desk.text_now();
    let file = desk.file_name.get_untracked();
    download(&file, JSON, text.as_bytes());
    desk.is_changed.set(false);
    desk.tell("saved", &[("file", file.into())]);
}

/// Has the browser ask before the page is left with changes that are neither in a file nor kept as a draft.
pub fn warn_before_leaving(desk: Desk) {
    let listener = window_event_listener(leptos::ev::beforeunload, move |event| {
        if desk.is_changed.get_untracked() && !desk.drafts.are_kept() {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
