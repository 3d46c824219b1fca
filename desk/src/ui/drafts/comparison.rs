//! What differs between a state and the story in hand.

use super::window::Lists;
use crate::differences::{differences, json_of};
use crate::legible::{Row, rows};
use crate::ui::differences::Differences;
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
    let (state, now) = (json_of(state), json_of(&desk.story.read_untracked()));
    let interface = desk.interface.get_untracked();
    rows(&differences(&state, &now), &state, &now, interface)
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
    let is_empty = rows.is_empty();
    let said = move || desk.say_with("differences-from", &[("name", name.clone().into())]);
    let table = match is_empty {
        true => view! { <p>{move || desk.say("no-differences")}</p> }.into_any(),
        false => view! { <Differences rows before="then-was" after="now-is" /> }.into_any(),
    };
    let back = move |_| {
        lists.compared.set(None);
        // The button is gone with the comparison.
        focus_input("window-drafts");
    };
    view! {
        <section>
            <h3 node_ref=heading tabindex="-1">{said}</h3>
            {table}
            <button type="button" on:click=back>{move || desk.say("back-to-list")}</button>
        </section>
    }
    .into_any()
}
