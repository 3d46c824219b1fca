//! Files that the browser puts among its downloads.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use std::time::Duration;
use web_sys::HtmlAnchorElement;

/// The type of a story's file.
pub const JSON: &str = "application/json";
/// The type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The type of a ZIP.
pub const ZIP: &str = "application/zip";

/// How long the browser may take to read a file after it was told to.
const READING: Duration = Duration::from_secs(60);

/// Hands a file to the browser, which puts it among the downloads or asks where it goes. `kind` is its media type.
pub fn download(name: &str, kind: &str, content: &[u8]) {
    let blob = gloo_file::Blob::new_with_options(content, Some(kind));
    let address = gloo_file::ObjectUrl::from(blob);
    // An element can always be made, and `a` is an anchor.
    let link = document().create_element("a").ok();
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else {
        return;
    };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    set_timeout(move || drop(address), READING);
}
