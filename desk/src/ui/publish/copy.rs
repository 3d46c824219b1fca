//! What is copied.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Copies the text of a field. Returns whether the browser did; where it did not, the text is selected, to be copied by
/// key.
pub async fn copy(field: &HtmlTextAreaElement) -> bool {
    let clipboard = window().navigator().clipboard();
    // It is there on `https://` and on this computer only, and a policy may forbid it.
    if !clipboard.is_undefined() {
        let copied = JsFuture::from(clipboard.write_text(&field.value())).await;
        if copied.is_ok() {
            return true;
        }
    }
    // A field of the page can be focused.
    let _ = field.focus();
    field.select();
    let page = document().dyn_into::<HtmlDocument>();
    page.is_ok_and(|page| page.exec_command("copy").unwrap_or(false))
}
