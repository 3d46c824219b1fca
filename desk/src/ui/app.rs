//! The desk: outline, form and preview beside each other, problems below.

use super::conflict::ConflictDialog;
use super::drafts::{self, DraftBars, DraftsDialog};
use super::files::{self, open_example};
use super::focus;
use super::forms::Form;
use super::import::{self, ImportPage, Intake};
use super::keys::{self, KeysDialog};
use super::outline::Outline;
use super::preview::Preview;
use super::problems::Problems;
use super::publish::PublishPage;
use super::said;
use super::server;
use super::splitter::{self, Splitter, width_of};
use super::state::{Desk, Page};
use super::toolbar::Toolbar;
use super::unsaved::Unsaved;
use crate::words::{language_for, tag_of};
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
    let desk = Desk::new(files::new_story(tag_of(interface)), interface);
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
    let shows_keys = RwSignal::new(false);
    keys::listen(desk, shows_keys);
    files::warn_before_leaving(desk);
    focus::keep_focus(desk);
    let is_file_opened = server::start(desk);
    let hash = window().location().hash().unwrap_or_default();
    let resumes = !is_file_opened && !matches!(hash.as_str(), "#example" | "#new");
    drafts::start(desk, resumes);
    if hash == "#example" {
        spawn_local(open_example(desk, intake));
    }
    Effect::new(move |_| {
        let language = said::language(desk);
        if let Some(root) = document().document_element() {
            // The language of a page can always be set.
            let _ = root.set_attribute("lang", language);
        }
    });
    // On a phone what was chosen in the outline, or is wrong, is to be seen.
    Effect::new(move |before: Option<()>| {
        desk.place.track();
        let leads_to_field = desk.wanted.read().is_some();
        let is_outline = panes.only.get_untracked() == Pane::Outline;
        if before.is_some() && (is_outline || leads_to_field) {
            panes.only.set(Pane::Form);
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
    let outline_width = width_of(splitter::Pane::Outline);
    let preview_width = width_of(splitter::Pane::Preview);
    let pixels =
        |width: RwSignal<Option<i32>>| move || width.get().map(|width| format!("{width}px"));
    let other_page = move || match desk.page.get() {
        Page::Write => ().into_any(),
        Page::Import => view! { <ImportPage /> }.into_any(),
        Page::Publish => view! { <PublishPage /> }.into_any(),
    };
    view! {
        <Toolbar shows_keys />
        <DraftBars />
        <Unsaved />
        {other_page}
        // The panes stay as they are while another page is looked at.
        <main
            class="panes" hidden=move || desk.page.get() != Page::Write data-only=only data-hidden=hidden
            style:--outline-width=pixels(outline_width)
            style:--preview-width=pixels(preview_width)
            data-read-only=move || desk.is_read_only.get().then_some("")
        >
            <Outline />
            <Splitter pane=splitter::Pane::Outline label="outline" width=outline_width />
            <section class="form-pane" aria-label=move || desk.say("form")><fieldset class="whole-form" disabled=desk.is_read_only><Form /></fieldset></section>
            <Splitter pane=splitter::Pane::Preview label="preview" width=preview_width />
            <Preview />
        </main>
        <Problems />
        <DraftsDialog />
        <KeysDialog is_shown=shows_keys />
        <ConflictDialog />
        <p class="dropping" hidden=move || !intake.is_over.get() aria-hidden="true">{move || desk.say("import-dropping")}</p>
        <p class="notice" role="status" aria-live="polite">{desk.notice}</p>
    }
    .into_any()
}
