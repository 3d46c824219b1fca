//! Files: opened, saved, and the example.

use super::download::{JSON, download};
use super::import::Intake;
use super::state::Desk;
use crate::blank;
use crate::publish::{is_unnamed, name_on_site};
use crate::rules::naming::NEW_STORY;
use crate::unread::{Unread, read_file};
use crate::words::tag_of;
use gloo_net::http::Request;
use leptos::prelude::*;
use standpoint::format::{Id, Story};

/// The story that Standpoint ships with, from the folder of the desk.
const EXAMPLE: &str = "us-russia-2021.json";

/// The endings of files that can come in.
pub const ACCEPTED: &str = ".json,.jsonp,.csv,.tsv,.txt,.xlsx,.ods,.zip";

/// Returns a story to begin with, of today and in a language, as BCP 47 tag.
pub fn new_story(language: &str) -> Story {
    blank::story(Id(String::from(NEW_STORY)), today(), language)
}

/// Returns today's date in the zone of the browser.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    format!("{year:04}-{month:02}-{day:02}")
}

/// Begins a new story, in the language of the interface.
pub fn begin(desk: Desk) {
    let story = new_story(tag_of(desk.interface.get_untracked()));
    desk.open(story, String::from("story.json"));
    desk.tell("begun", &[]);
}

/// Opens the example.
pub async fn open_example(desk: Desk, intake: Intake) {
    let address = format!("../stories/{EXAMPLE}");
    let text = match Request::get(&address).send().await {
        Ok(response) if response.ok() => response.binary().await.ok(),
        _ => None,
    };
    match text {
        Some(bytes) => intake.take(EXAMPLE, bytes),
        None => desk.tell("no-example", &[]),
    }
}

/// Opens the story in a file; says what is wrong where it is none. Returns whether it is open.
pub fn open_bytes(desk: Desk, name: &str, bytes: &[u8]) -> bool {
    match read_file(bytes) {
        Ok((story, unread)) => {
            desk.open_with_unread(story, unread, name.to_owned());
            desk.tell("opened", &[("file", name.into())]);
            true
        }
        Err(lines) => {
            let lines: Vec<_> = lines
                .iter()
                .map(|line| format!("{}:{} {}", line.line, line.column, line.message))
                .collect();
            desk.tell(
                "not-opened",
                &[("file", name.into()), ("problems", lines.join("\n").into())],
            );
            false
        }
    }
}

/// Returns the story in a file, and what of it cannot be read; nothing where it is none.
pub fn story_of(bytes: &[u8]) -> Option<(Story, Vec<Unread>)> {
    read_file(bytes).ok()
}

/// Saves the story: to its file on disk where the desk has one, or else among the browser's downloads.
pub fn save(desk: Desk) {
    if desk.server.has_file() {
        desk.server.save(desk);
    } else {
        download_story(desk);
    }
}

/// Saves the story as a file among the browser's downloads.
pub fn download_story(desk: Desk) {
    let text = desk.text_now();
    let file = desk.file_name.get_untracked();
    // Two stories that nobody has given a name are not to be two files of the same name.
    let file = match is_unnamed(&file) && !desk.server.has_file() {
        true => [&name_on_site(&desk.story.read_untracked(), &file), ".json"].concat(),
        false => file,
    };
    download(&file, JSON, text.as_bytes());
    // The file on disk still lacks it.
    if !desk.server.has_file() {
        desk.file_name.set(file.clone());
        desk.is_changed.set(false);
    }
    desk.tell("saved", &[("file", file.into())]);
}

/// Has the browser ask before the page is left with changes that are neither in a file nor kept as a draft.
pub fn warn_before_leaving(desk: Desk) {
    let listener = window_event_listener(leptos::ev::beforeunload, move |event| {
        let is_kept = desk.drafts.are_kept() && !desk.server.has_file();
        if (desk.is_changed.get_untracked() && !is_kept) || desk.server.is_saving() {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
