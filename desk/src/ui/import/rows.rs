//! Row by row what became of a file.

use super::intake::Intake;
use crate::incoming::{Became, Note, Row, Spoken, Weight, place_in_file};
use crate::ui::state::{Desk, desk};
use leptos::prelude::*;

/// How many rows are shown at first.
const AT_FIRST: usize = 100;

/// The rows, and what became of each.
#[component]
pub fn RowsTable() -> AnyView {
    let desk = desk();
    let intake = expect_context::<Intake>();
    let only_noted = RwSignal::new(false);
    let shows_all = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        let understood = intake.understood.read();
        let made = understood.as_ref().and_then(|it| it.made.as_ref());
        let rows = made.map(|made| made.rows.as_slice()).unwrap_or_default();
        let rows = rows
            .iter()
            .filter(|row| !only_noted.get() || !row.notes.is_empty());
        rows.cloned().collect::<Vec<_>>()
    });
    let has_rows = Memo::new(move |_| {
        let understood = intake.understood.read();
        let made = understood.as_ref().and_then(|it| it.made.as_ref());
        made.is_some_and(|made| !made.rows.is_empty())
    });
    let body = move || {
        let most = if shows_all.get() {
            usize::MAX
        } else {
            AT_FIRST
        };
        let rows = rows.get();
        rows.into_iter()
            .take(most)
            .map(|row| view_of(desk, row))
            .collect_view()
    };
    let more = move || rows.read().len().saturating_sub(AT_FIRST);
    view! {
        <Show when=move || has_rows.get()>
            <h3>{move || desk.say("import-row-by-row")}</h3>
            <p class="tick">
                <label>
                    <input type="checkbox" prop:checked=only_noted on:change=move |event| only_noted.set(event_target_checked(&event)) />
                    " " {move || desk.say("import-only-noted")}
                </label>
            </p>
            <div class="rows-of-import" role="region" tabindex="0" aria-label=move || desk.say("import-row-by-row")>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{move || desk.say("import-row")}</th>
                            <th scope="col">{move || desk.say("import-became")}</th>
                            <th scope="col">{move || desk.say("date")}</th>
                            <th scope="col">{move || desk.say("title")}</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            <p hidden=move || shows_all.get() || more() == 0>
                <button type="button" class="quiet" on:click=move |_| shows_all.set(true)>
                    {move || desk.say_with("import-more-rows", &[("count", (more() as f64).into())])}
                </button>
            </p>
        </Show>
    }
    .into_any()
}

fn view_of(desk: Desk, row: Row) -> AnyView {
    let is_lost = row.became == Became::Nothing;
    let became = match row.became {
        Became::Event => "one-events",
        Became::Position => "import-position",
        Became::Source => "one-sources",
        Became::Title => "import-title",
        Became::Era => "one-eras",
        Became::Nothing => "import-nothing",
    };
    let notes = (!row.notes.is_empty()).then(|| {
        let notes = row
            .notes
            .into_iter()
            .map(|note| view! { <NoteItem note has_place=false /> });
        view! { <ul class="notes">{notes.collect_view()}</ul> }
    });
    view! {
        <tr class:lost=is_lost>
            <th scope="row">{row.number}</th>
            <td>{move || desk.say(became)}</td>
            <td>{row.date}</td>
            <td>{row.title} {notes}</td>
        </tr>
    }
    .into_any()
}

/// Something to be said of a file or a row.
#[component]
pub fn NoteItem(
    /// what is said
    note: Note,
    /// whether its place is said where that is a row, and not only where it is a cell
    has_place: bool,
) -> AnyView {
    let desk = desk();
    let (key, class) = match note.weight {
        Weight::Error => ("import-error", "error"),
        Weight::Missing => ("import-missing", "warning"),
        Weight::Lost => ("import-lost", "error"),
        Weight::Changed => ("import-changed", "warning"),
        Weight::Guessed => ("import-guessed", "help-of-note"),
        Weight::Hint => ("import-hint", "help-of-note"),
    };
    let place = note.place.clone();
    let place = move || match place_in_file(&place, has_place, desk.interface.get()) {
        place if place.is_empty() => place,
        place => [&place, ": "].concat(),
    };
    let said = move || {
        let Spoken { text, english } = note.spoken(desk.interface.get());
        let english = english.map(|english| {
            view! { " " <span lang="en" dir="auto">{english}</span> }
        });
        view! { {text} {english} }
    };
    view! {
        <li>
            <strong class=class>{move || desk.say(key)}</strong> " " <span class="place">{place}</span>
            " " <span>{said}</span>
        </li>
    }
    .into_any()
}
