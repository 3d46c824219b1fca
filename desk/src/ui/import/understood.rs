//! What was understood of a file, and what is done with it.

use super::choices::ChoicesForm;
use super::columns::ColumnsForm;
use super::intake::Intake;
use super::rows::{NoteItem, RowsTable};
use crate::incoming::{Format, Note, Understood, outlook};
use crate::ui::state::{Desk, desk};
use crate::unread::Unread;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use std::sync::Arc;
use web_sys::HtmlElement;

/// How many of what is to be said are listed, and how many values that could not be read.
const MOST: usize = 100;

/// The page of what was understood.
#[component]
pub fn Understanding() -> AnyView {
    let desk = desk();
    let intake = expect_context::<Intake>();
    let heading = NodeRef::<leptos::html::H2>::new();
    // Whoever dropped a file hears next what it is.
    Effect::new(move |_| {
        intake.name.track();
        if let Some(heading) = heading.get() {
            // It cannot fail but where the element is gone.
            let _ = heading.focus();
        }
    });
    let of = move |take: fn(&Understood) -> bool| {
        Memo::new(move |_| intake.understood.read().as_deref().is_some_and(take))
    };
    let is_refused = of(|understood| understood.made.is_none());
    let can_open = of(|understood| {
        let made = understood.made.as_ref();
        made.is_some_and(|made| !made.story.events.is_empty())
    });
    // What would come of adding it, and whether anything would.
    let outlook = Memo::new(move |_| {
        let understood = intake.understood.get()?;
        let made = understood.made.as_ref()?;
        desk.checked.track();
        Some(outlook(&desk.story.read_untracked(), &made.story))
    });
    let left = move || outlook.get().map_or(0, |(added, _)| added.left);
    // Why nothing would come of adding it.
    let idle = Memo::new(move |_| {
        let understood = intake.understood.get()?;
        let made = understood.made.as_ref()?;
        if made.is_empty() {
            return Some(match understood.columns {
                Some(_) => "import-nothing-yet",
                None => "import-nothing-in-it",
            });
        }
        match outlook.get()? {
            (_, true) => None,
            (added, false) if added.left > 0 => Some("import-nothing-new"),
            _ => Some("import-all-there"),
        }
    });
    let reason = move || {
        if is_refused.get() {
            return None;
        }
        idle.get()
            .or((!can_open.get()).then_some("import-only-add"))
    };
    let kind = move || {
        let format = intake.understood.read().as_ref().map(|it| it.format);
        desk.say(match format {
            Some(Format::Story) => "import-story",
            Some(Format::TimelineJs) => "import-timelinejs",
            Some(Format::Workbook) => "import-workbook",
            Some(Format::Table) | None => "import-table",
        })
    };
    let counts = move || intake.understood.get().map(|it| summary(desk, &it));
    let refusal = move || {
        let understood = intake.understood.get();
        let refused = understood.map(|it| it.refused.clone()).unwrap_or_default();
        note_list(desk, refused)
    };
    let whole = move || {
        let understood = intake.understood.get();
        let made = understood.as_ref().and_then(|it| it.made.as_ref());
        let notes: Vec<_> = made.map(|made| made.notes.clone()).unwrap_or_default();
        (!notes.is_empty()).then(|| {
            view! {
                <h3>{move || desk.say("import-of-file")}</h3>
                {note_list(desk, notes)}
            }
        })
    };
    let unread = move || {
        let understood = intake.understood.get();
        let made = understood.as_ref().and_then(|it| it.made.as_ref());
        let unread: Vec<Unread> = made.map(|made| made.unread.clone()).unwrap_or_default();
        (!unread.is_empty()).then(|| unread_list(desk, unread))
    };
    let cancel = move |_| {
        intake.clear();
        desk.tell("import-cancelled", &[]);
        // The page of files is there after this.
        set_timeout(|| focus("choose-file"), std::time::Duration::ZERO);
    };
    let actions = move || {
        view! {
            <p class="actions">
                <button
                    type="button"
                    class="primary"
                    hidden=is_refused
                    disabled=move || !can_open.get()
                    aria-describedby="import-reason"
                    on:click=move |_| intake.open()
                >
                    {move || desk.say("import-take")}
                </button>
                <button
                    type="button"
                    hidden=is_refused
                    disabled=move || idle.get().is_some()
                    aria-describedby="import-reason"
                    on:click=move |_| intake.add()
                >
                    {move || desk.say("import-add")}
                </button>
                <button type="button" on:click=cancel>{move || desk.say("import-cancel")}</button>
            </p>
        }
    };
    view! {
        <h2 tabindex="-1" node_ref=heading>{intake.name}</h2>
        <p>{kind} " " <span class="summary-of-import">{counts}</span></p>
        <Show when=move || is_refused.get()>
            <div role="alert" class="refused">
                <p>{move || desk.say("import-refused")}</p>
                {refusal}
            </div>
        </Show>
        {actions}
        <p id="import-reason" class="help" hidden=move || reason().is_none()>{move || reason().map(|key| desk.say(key))}</p>
        <p class="help" hidden=move || left() == 0>
            {move || desk.say_with("import-left", &[("count", (left() as f64).into())])}
        </p>
        <ChoicesForm />
        <ColumnsForm />
        {unread}
        {whole}
        <RowsTable />
    }
    .into_any()
}

/// Focuses an element by its id.
fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // It cannot fail but where the element is gone.
        let _ = element.focus();
    }
}

/// Returns the title of what was understood, and how much of everything there is.
fn summary(desk: Desk, understood: &Arc<Understood>) -> Option<AnyView> {
    let story = &understood.made.as_ref()?.story;
    let language = desk.language.get_untracked();
    let title = crate::text::text_in(&story.title, &language).to_owned();
    let positions = story.events.iter().map(|event| event.positions.as_ref());
    let positions: usize = positions.map(|list| list.map_or(0, Vec::len)).sum();
    let of = |list: Option<usize>| list.unwrap_or(0);
    let counts = [
        ("import-events", story.events.len()),
        ("import-positions", positions),
        ("import-sources", of(story.sources.as_ref().map(Vec::len))),
        ("import-eras", of(story.eras.as_ref().map(Vec::len))),
    ];
    let counts: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    let said = move || {
        let words = counts
            .iter()
            .map(|(key, count)| desk.say_with(key, &[("count", (*count as f64).into())]));
        words.collect::<Vec<_>>().join(" · ")
    };
    Some(
        view! {
            <strong>{title}</strong> " " {said}
        }
        .into_any(),
    )
}

/// What is to be said of a file, as far as anybody reads it.
fn note_list(desk: Desk, notes: Vec<Note>) -> AnyView {
    let more = notes.len().saturating_sub(MOST);
    let items = notes
        .into_iter()
        .take(MOST)
        .map(|note| view! { <NoteItem note has_place=true /> });
    view! {
        <ul class="notes">{items.collect_view()}</ul>
        <p hidden=more == 0>{move || desk.say_with("import-more-notes", &[("count", (more as f64).into())])}</p>
    }
    .into_any()
}

/// What of a story's file could not be read, and is kept.
fn unread_list(desk: Desk, unread: Vec<Unread>) -> AnyView {
    let count = unread.len();
    let rows = unread.into_iter().take(MOST).map(|unread| {
        let (path, text) = (unread.path(), unread.text());
        let text = move || match text.as_str() {
            "" => desk.say("unread-missing"),
            text => text.chars().take(300).collect(),
        };
        view! { <li><span class="path">{path}</span> " " {text}</li> }
    });
    view! {
        <h3>{move || desk.say_with("import-unread", &[("count", (count as f64).into())])}</h3>
        <p class="help">{move || desk.say("import-unread-help")}</p>
        <ul class="notes">{rows.collect_view()}</ul>
    }
    .into_any()
}
