//! Where something is used, each a way there.

use crate::place::List;
use crate::rules::uses::{Use, uses};
use crate::text::text_or_other;
use crate::ui::state::desk;
use leptos::prelude::*;

/// The parts of the story that use an item of a list.
#[component]
pub fn UsedIn(
    /// which list
    list: List,
    /// its index in the file
    index: usize,
) -> AnyView {
    let desk = desk();
    // With the problems, and not with every letter: the whole story is looked through.
    let found = Memo::new(move |_| {
        desk.checked.track();
        uses(&desk.story.read_untracked(), list, index)
    });
    let row = move |part: Use| {
        let title = part.title.clone();
        let name = move || {
            let title = text_or_other(&title, &desk.language.read()).to_owned();
            match title.is_empty() {
                true => desk.say("untitled"),
                false => title,
            }
        };
        let times = (part.count > 1).then(|| format!(" × {}", part.count));
        view! {
            <li>
                <button type="button" class="quiet" on:click=move |_| desk.show_field(&part.path)>
                    {name} {times}
                </button>
            </li>
        }
    };
    let said = move || match found.read().as_slice() {
        [] if list == List::Events => String::new(),
        [] => desk.say("used-nowhere"),
        found => desk.say_with("used-in", &[("count", (found.len() as f64).into())]),
    };
    view! {
        <section class="uses" hidden=move || said().is_empty()>
            <h3>{said}</h3>
            <ul>{move || found.get().into_iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}
