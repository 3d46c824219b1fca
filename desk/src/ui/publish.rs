//! The page of the story on its way out.

use super::state::desk;
use leptos::prelude::*;

/// The page from which a story is published.
#[component]
pub fn PublishPage() -> AnyView {
    let desk = desk();
    view! { <main class="page-of-publishing"><h2>{move || desk.say("publish")}</h2></main> }
        .into_any()
}
