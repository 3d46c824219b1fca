//! Which column of a table holds what: as guessed, and to be corrected.

use super::intake::Intake;
use crate::incoming::{Column, Rows};
use crate::ui::state::desk;
use leptos::prelude::*;

/// A select for each column.
#[component]
pub fn ColumnsForm() -> AnyView {
    let desk = desk();
    let intake = expect_context::<Intake>();
    let columns = Memo::new(move |_| {
        let understood = intake.understood.read();
        understood.as_ref().and_then(|it| it.columns.clone())
    });
    // The selects stay where they are while what they hold changes, or the one in hand would lose the focus.
    let shown = Memo::new(move |_| {
        let columns = columns.read();
        let columns = columns.as_ref();
        let all = columns.into_iter().flat_map(|it| {
            let columns = it.columns.iter();
            columns.map(|column| (it.rows as u8, column.index, column.heading.clone()))
        });
        all.collect::<Vec<_>>()
    });
    let select = move |(_, index, heading): (u8, usize, String)| {
        let column = Memo::new(move |_| {
            let columns = columns.read();
            let mut all = columns.iter().flat_map(|it| it.columns.iter());
            all.find(|column| column.index == index).cloned()
        });
        let rows = columns
            .read_untracked()
            .as_ref()
            .map_or(Rows::Events, |it| it.rows);
        let field = move || {
            column
                .read()
                .as_ref()
                .and_then(|column: &Column| column.field)
        };
        let example = move || column.read().as_ref().map(|column| column.example.clone());
        let options = rows.fields().iter().map(|name| {
            let label = rows.label(name);
            let is_chosen = move || field() == Some(*name);
            view! { <option value=*name prop:selected=is_chosen>{move || desk.say(&label)}</option> }
        });
        let id = format!("import-column-{index}");
        view! {
            <div class="field">
                <label for=id.clone()>{heading}</label>
                <select
                    id=id
                    on:change=move |event| {
                        let value = event_target_value(&event);
                        let field = rows.fields().iter().copied().find(|name| *name == value);
                        intake.choose(|choices| {
                            // What another column held before is held by this one now.
                            if field.is_some() {
                                choices.columns.retain(|_, held| *held != field);
                            }
                            choices.columns.insert(index, field);
                        });
                    }
                >
                    <option value="" prop:selected=move || field().is_none()>{move || desk.say("column-none")}</option>
                    {options.collect_view()}
                </select>
                <span class="help example">{example}</span>
            </div>
        }
    };
    view! {
        <Show when=move || !shown.read().is_empty()>
            <fieldset class="field columns-of-import">
                <legend>{move || desk.say("import-columns")}</legend>
                <div class="row">
                    <For each=move || shown.get() key=|column| column.clone() children=select />
                </div>
            </fieldset>
        </Show>
    }
    .into_any()
}
