//! The fields that forms are made of. Each has a label, says what is wrong with it, and is found by the path that it
//! has in the file.

mod choice;
mod citations;
mod date;
mod duration;
mod id;
mod line;
mod reference;
mod text;

pub use choice::{Choice, Tick, Words};
pub use citations::Citations;
pub use date::DateField;
pub use duration::DurationField;
pub use id::IdLine;
pub use line::Line;
pub use reference::{Reference, References};
pub use text::TextField;

use super::keys::key_of;
use super::state::desk;
use crate::problems::sentence::{hint, sentence};
use crate::problems::{Kind, Problem};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use std::sync::Arc;
use web_sys::HtmlElement;

/// Returns the problems of a field; follows them.
pub fn problems_of(path: Arc<str>) -> Memo<Vec<Problem>> {
    let desk = desk();
    Memo::new(move |_| desk.checked.read().within(&path).cloned().collect())
}

/// Returns whether a field has an error; what is not written yet, or could be better, is not invalid. Follows the
/// problems.
pub fn is_invalid(problems: Memo<Vec<Problem>>) -> bool {
    let problems = problems.read();
    problems.iter().any(|problem| problem.kind == Kind::Error)
}

/// Returns an id for the elements of a field that refer to each other.
pub fn id_of(path: &str, what: &str) -> String {
    let id = path.replace(['.', '[', ']'], "-");
    format!("{id}-{what}")
}

/// Does what the keys do in a field whose text is taken when it is left: Enter and Ctrl+S take it, since what is saved
/// is what is seen; Escape, and Ctrl+Z before anything is undone, drop what was typed. Whoever types in it has `is_typed`.
pub fn key_of_typed(
    event: &KeyboardEvent,
    is_typed: bool,
    take: impl FnOnce(),
    drop: impl FnOnce(),
) {
    let is_command = event.ctrl_key() || event.meta_key();
    match key_of(event).as_str() {
        "enter" => {
            event.prevent_default();
            take();
        }
        "s" if is_command => take(),
        "z" if is_command && is_typed => {
            event.prevent_default();
            event.stop_propagation();
            drop();
        }
        "escape" if is_typed => {
            event.stop_propagation();
            drop();
        }
        _ => {}
    }
}

/// Focuses an element of the page by its id.
pub fn focus_input(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // It cannot fail but where the element is gone.
        let _ = element.focus();
    }
}

/// What is wrong with a part of the story as a whole, such as that nothing mentions it; its fields say the rest.
#[component]
pub fn OwnProblems(
    /// the path of the part
    path: String,
) -> AnyView {
    let desk = desk();
    let id = id_of(&path, "own-problems");
    let problems = Memo::new(move |_| {
        let checked = desk.checked.read();
        let own = checked.problems.iter();
        own.filter(|problem| problem.path == path)
            .cloned()
            .collect()
    });
    view! { <FieldProblems id problems /> }.into_any()
}

/// What is wrong with a field, under it. `aria-describedby` of the field names its `id`.
#[component]
pub fn FieldProblems(
    /// the id of the list
    id: String,
    /// what is wrong
    problems: Memo<Vec<Problem>>,
) -> AnyView {
    let desk = desk();
    let said = move |problem: Problem| {
        let kind = problem.kind;
        let words = move || {
            let interface = desk.interface.get();
            let hint = hint(&problem, interface);
            let hint = hint.map(|hint| view! { " " <span class="help">{hint}</span> });
            view! { {sentence(&problem, interface)} {hint} }
        };
        view! { <li class=kind.word()>{words}</li> }
    };
    view! {
        <ul class="problems-of-field" id=id hidden=move || problems.read().is_empty()>
            {move || problems.get().into_iter().map(said).collect_view()}
        </ul>
    }
    .into_any()
}
