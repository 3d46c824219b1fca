//! From a problem to its field.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Focuses the field of a path; where it has no field of its own, that of the part that it stands in.
pub fn focus_field(path: &str) {
    let mut path = path;
    loop {
        let selector = format!("[data-path=\"{}\"]", path.replace(['"', '\\'], ""));
        if let Ok(Some(field)) = document().query_selector(&selector) {
            unfold(&field);
            field.scroll_into_view();
            // What can be filled in comes before what can be pressed, such as to take out what is chosen already.
            let input = ["input, textarea, select", "button:enabled"];
            let mut input = input
                .into_iter()
                .filter_map(|input| field.query_selector(input).ok()?);
            if let Some(input) = input.next()
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

/// Opens everything in which a field is folded away: nothing there can be focused.
fn unfold(field: &Element) {
    let mut folded = field.closest("details:not([open])").ok().flatten();
    while let Some(details) = folded {
        // Setting an attribute of this name cannot fail.
        let _ = details.set_attribute("open", "");
        folded = details.closest("details:not([open])").ok().flatten();
    }
}
