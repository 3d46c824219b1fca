//! From a problem to its field.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// Focuses the field of a path; where it has no field of its own, that of the part that it stands in.
pub fn focus_field(path: &str) {
    let mut path = path;
    loop {
        let selector = format!("[data-path=\"{}\"]", path.replace(['"', '\\'], ""));
        if let Ok(Some(field)) = document().query_selector(&selector) {
            field.scroll_into_view();
            let input = "input, textarea, select, button";
            if let Ok(Some(input)) = field.query_selector(input)
                && let Some(input) = input.dyn_ref::<HtmlElement>()
            {
                // It cannot fail but where the element is gone.
                let _ = input.focus();
            }
            return;
        }
        match path.rfind(['.', '[']).and_then(|end| path.get(..end)) {
            Some(shorter) => path = shorter,
            None => return,
        }
    }
}
