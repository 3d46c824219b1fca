//! Where the focus goes: from a problem to its field, and to a heading where it would be lost.

use super::state::{Desk, Page};
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

/// Sees to it that whoever works by keyboard goes on where they were: where what had the focus is gone with the part,
/// the page or the bar that it belonged to, the heading of what is there now has it.
pub fn keep_focus(desk: Desk) {
    Effect::new(move |before: Option<()>| {
        desk.page.track();
        desk.place.track();
        desk.is_read_only.track();
        desk.drafts.refusal.track();
        desk.drafts.unsaved.track();
        // At first nothing has it.
        if before.is_some() {
            request_animation_frame(move || {
                if is_lost() && desk.wanted.read_untracked().is_none() {
                    focus_heading(desk.page.get_untracked());
                }
            });
        }
    });
}

fn is_lost() -> bool {
    let focused = document().active_element();
    focused.is_none_or(|focused| focused.tag_name() == "BODY")
}

/// Focuses the next of the panes that are shown, or the one before: outline, form, preview, problems.
pub fn go_to_pane(forward: bool) {
    let panes = [
        "#standpoint-outline",
        ".form-pane",
        "#standpoint-preview",
        ".problems",
    ];
    let panes = panes.into_iter().filter_map(|pane| {
        let pane = document().query_selector(pane).ok()??;
        let is_shown = pane
            .dyn_ref::<HtmlElement>()
            .is_some_and(|pane| pane.offset_height() > 0);
        is_shown.then_some(pane)
    });
    let panes: Vec<Element> = panes.collect();
    let focused = document().active_element();
    let present = panes
        .iter()
        .position(|pane| pane.contains(focused.as_deref()));
    let next = match (present, forward) {
        (Some(present), true) => present + 1,
        (Some(present), false) => present + panes.len() - 1,
        (None, true) => 0,
        (None, false) => panes.len().saturating_sub(1),
    };
    let Some(pane) = panes.get(next % panes.len().max(1)) else {
        return;
    };
    // In the outline that is what is in hand, in the form its heading.
    let first = "h2, summary, select, button, input";
    let found = match pane.query_selector("[aria-current=true]") {
        Ok(Some(current)) => Some(current),
        _ => pane.query_selector(first).ok().flatten(),
    };
    if let Some(element) = found
        .as_ref()
        .and_then(|found| found.dyn_ref::<HtmlElement>())
    {
        if element.tag_name() == "H2" {
            // An attribute of this name can always be set.
            let _ = element.set_attribute("tabindex", "-1");
        }
        // It is in the page: this cannot fail.
        let _ = element.focus();
    }
}

/// Focuses the heading of what a page shows.
pub fn focus_heading(page: Page) {
    let heading = document().query_selector(match page {
        Page::Write => ".form-pane h2",
        Page::Import => ".page-of-import h2",
        Page::Publish => ".page-of-publishing h2",
    });
    if let Ok(Some(heading)) = heading
        && let Some(heading) = heading.dyn_ref::<HtmlElement>()
    {
        // Neither can fail: the element is there.
        let _ = heading.set_attribute("tabindex", "-1");
        let _ = heading.focus();
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
