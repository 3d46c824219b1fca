//! What differs between a state and the story in hand.

use super::window::Lists;
use crate::differences::{MOST, differences};
use crate::legible::{Row, rows};
use crate::ui::fields::focus_input;
use crate::ui::state::{Desk, desk};
use leptos::html;
use leptos::prelude::*;
use standpoint::format::Story;

/// A comparison that was made.
#[derive(Clone)]
pub(super) struct Compared {
    /// what the state is called
    pub name: String,
    /// what differs, in words
    pub rows: Vec<Row>,
}

/// Compares a state with the story in hand.
pub(super) fn compare(desk: Desk, state: &Story) -> Vec<Row> {
    let now = desk.story.read_untracked();
    let interface = desk.interface.get_untracked();
    rows(&differences(state, &now), state, &now, interface)
}

/// The comparison as a table.
#[component]
pub(super) fn Comparison(
    /// what the window shows
    lists: Lists,
) -> AnyView {
    let desk = desk();
    let heading = NodeRef::<html::H3>::new();
    // The button that was pressed is gone.
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            // It is there and can be focused.
            let _ = heading.focus();
        }
    });
    let Compared { name, rows } = lists.compared.get_untracked().unwrap_or(Compared {
        name: String::new(),
        rows: Vec::new(),
    });
    let is_cut = rows.len() >= MOST;
    let is_empty = rows.is_empty();
    let value = move |value: Option<String>| match value {
        Some(value) if value.is_empty() => {
            view! { <td class="nothing">{move || desk.say("empty-there")}</td> }.into_any()
        }
        Some(value) => view! { <td>{value}</td> }.into_any(),
        None => view! { <td class="nothing">{move || desk.say("nothing-there")}</td> }.into_any(),
    };
    let rows = rows.into_iter().map(move |row| {
        view! { <tr><th scope="row">{row.place}</th>{value(row.before)}{value(row.after)}</tr> }
    });
    let rows = rows.collect_view();
    let said = move || desk.say_with("differences-from", &[("name", name.clone().into())]);
    let table = match is_empty {
        true => view! { <p>{move || desk.say("no-differences")}</p> }.into_any(),
        false => view! {
            <table class="differences">
                <thead>
                    <tr>
                        <th scope="col">{move || desk.say("where-differs")}</th>
                        <th scope="col">{move || desk.say("then-was")}</th>
                        <th scope="col">{move || desk.say("now-is")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    };
    let cut = move || is_cut.then(|| desk.say_with("many-differences", &[("count", MOST.into())]));
    let back = move |_| {
        lists.compared.set(None);
        // The button is gone with the comparison.
        focus_input("window-drafts");
    };
    view! {
        <section>
            <h3 node_ref=heading tabindex="-1">{said}</h3>
            {table}
            <p class="explained">{cut}</p>
            <button type="button" on:click=back>{move || desk.say("back-to-list")}</button>
        </section>
    }
    .into_any()
}
