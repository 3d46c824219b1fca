//! Files: opened, saved, and the example.

use super::import::Intake;
use super::state::Desk;
use gloo_net::http::Request;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use web_sys::HtmlAnchorElement;

/// The story that Standpoint ships with, from the folder of the desk.
const EXAMPLE: &str = "us-russia-2021.json";

/// The endings of files that can come in.
pub const ACCEPTED: &str = ".json,.jsonp,.csv,.tsv,.txt,.xlsx,.ods,.zip";

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

/// Saves the story as a file among the browser's downloads.
pub fn save(desk: Desk) {
    let text = desk.text_now();
    let blob = gloo_file::Blob::new_with_options(text.as_str(), Some("application/json"));
    let address = gloo_file::ObjectUrl::from(blob);
    let Ok(link) = document().create_element("a") else {
        return;
    };
    let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else {
        return;
    };
    let file = desk.file_name.get_untracked();
    link.set_href(&address);
    link.set_download(&file);
    link.click();
    desk.is_changed.set(false);
    desk.tell("saved", &[("file", file.into())]);
    // The browser reads the address after this.
    set_timeout(move || drop(address), std::time::Duration::from_secs(60));
}

/// Has the browser ask before the page is left with changes that are in no file.
pub fn warn_before_leaving(desk: Desk) {
    let listener = window_event_listener(leptos::ev::beforeunload, move |event| {
        if desk.is_changed.get_untracked() {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
