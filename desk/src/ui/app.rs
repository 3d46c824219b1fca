//! The desk: outline, form and preview beside each other, problems below.

use super::files::{self, open_example};
use super::forms::Form;
use super::import::{self, ImportPage, Intake};
use super::keys;
use super::outline::Outline;
use super::preview::Preview;
use super::problems::Problems;
use super::publish::PublishPage;
use super::state::{Desk, Page};
use super::toolbar::Toolbar;
use crate::words::{LANGUAGES, language_for};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Which pane is shown where there is room for one only.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// what the story consists of
    Outline,
    /// the part in hand
    Form,
    /// what readers see
    Preview,
}

/// Which panes are shown.
#[derive(Clone, Copy)]
pub struct Panes {
    /// the one that is shown on a phone
    pub only: RwSignal<Pane>,
    /// whether the outline is folded away where there is room
    pub hides_outline: RwSignal<bool>,
    /// the same of the preview
    pub hides_preview: RwSignal<bool>,
}

/// The whole desk.
#[component]
pub fn App() -> AnyView {
    let browser = window().navigator().language().unwrap_or_default();
    let interface = language_for(&browser);
    let language = LANGUAGES
        .get(interface)
        .map_or("en", |language| language.tag);
    let desk = Desk::new(super::forms::new_story(today(), language), interface);
    provide_context(desk);
    let intake = Intake::new(desk);
    provide_context(intake);
    import::listen(intake);
    let panes = Panes {
        only: RwSignal::new(Pane::Form),
        hides_outline: RwSignal::new(false),
        hides_preview: RwSignal::new(false),
    };
    provide_context(panes);
    keys::listen(desk);
    files::warn_before_leaving(desk);
    if window()
        .location()
        .hash()
        .is_ok_and(|hash| hash == "#example")
    {
        spawn_local(open_example(desk, intake));
    }
    Effect::new(move |_| {
        if let Some(language) = LANGUAGES.get(desk.interface.get())
            && let Some(root) = document().document_element()
        {
            // The language of a page can always be set.
            let _ = root.set_attribute("lang", language.tag);
        }
    });
    let only = move || match panes.only.get() {
        Pane::Outline => "outline",
        Pane::Form => "form",
        Pane::Preview => "preview",
    };
    let hidden = move || {
        let mut hidden = Vec::new();
        if panes.hides_outline.get() {
            hidden.push("outline");
        }
        if panes.hides_preview.get() {
            hidden.push("preview");
        }
        hidden.join(" ")
    };
    let other_page = move || match desk.page.get() {
        Page::Write => ().into_any(),
        Page::Import => view! { <ImportPage /> }.into_any(),
        Page::Publish => view! { <PublishPage /> }.into_any(),
    };
    view! {
        <Toolbar />
        {other_page}
        // The panes stay as they are while another page is looked at.
        <div
            class="panes" hidden=move || desk.page.get() != Page::Write data-only=only data-hidden=hidden
        >
            <Outline />
            <main><Form /></main>
            <Preview />
        </div>
        <Problems />
        <p class="dropping" hidden=move || !intake.is_over.get() aria-hidden="true">{move || desk.say("import-dropping")}</p>
        <p class="notice" role="status" aria-live="polite">{desk.notice}</p>
    }
    .into_any()
}

/// Returns today's date in the zone of the browser.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    format!("{year:04}-{month:02}-{day:02}")
}
