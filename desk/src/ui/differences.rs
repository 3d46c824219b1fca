//! The table of what differs between two states of a story.

use super::state::desk;
use crate::differences::MOST;
use crate::legible::Row;
use leptos::prelude::*;

/// What differs, row by row; says so where there is more.
#[component]
pub fn Differences(
    /// what differs, in words
    rows: Vec<Row>,
    /// the key of what the first state is called, in the words of the interface
    before: &'static str,
    /// the key of what the second state is called
    after: &'static str,
) -> AnyView {
    let desk = desk();
    let is_cut = rows.len() >= MOST;
    let value = move |value: Option<String>| match value {
        Some(value) => view! { <td dir="auto">{value}</td> }.into_any(),
        None => view! { <td class="nothing">{move || desk.say("nothing-there")}</td> }.into_any(),
    };
    let rows = rows.into_iter().map(move |row| {
        view! { <tr><th scope="row">{row.place}</th>{value(row.before)}{value(row.after)}</tr> }
    });
    let cut = move || is_cut.then(|| desk.say_with("many-differences", &[("count", MOST.into())]));
    view! {
        // It can be scrolled by keyboard.
        <div
            class="differences" tabindex="0" role="region"
            aria-label=move || desk.say("what-differs")
        >
            <table>
                <thead>
                    <tr>
                        <th scope="col">{move || desk.say("where-differs")}</th>
                        <th scope="col">{move || desk.say(before)}</th>
                        <th scope="col">{move || desk.say(after)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <p class="explained" hidden=!is_cut>{cut}</p>
        </div>
    }
    .into_any()
}
