//! The page of what was understood of a file or of pasted rows, before it is taken.

use super::state::desk;
use leptos::prelude::*;

/// The page of an import.
#[component]
pub fn ImportPage() -> AnyView {
    let desk = desk();
    view! { <main class="page-of-import"><h2>{move || desk.say("import")}</h2></main> }.into_any()
}
