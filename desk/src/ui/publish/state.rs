//! What the check says of a story that is to go out.

use crate::ui::state::desk;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// The state of the check, with ways to what is wrong.
#[component]
pub fn State() -> AnyView {
    let desk = desk();
    let count = Memo::new(move |_| desk.checked.read().count());
    let class = move || match count.get() {
        (0, 0) => "state",
        (0, _) => "state warning",
        _ => "state error",
    };
    let said = move || match count.get() {
        (0, 0) => desk.say("publish-clean"),
        (0, warnings) => desk.say_with("publish-warnings", &[("count", (warnings as f64).into())]),
        (errors, _) => desk.say_with("publish-errors", &[("count", (errors as f64).into())]),
    };
    let to_first = move |_| {
        let checked = desk.checked.get_untracked();
        let problems = &checked.problems;
        let first = problems.iter().find(|problem| problem.is_error);
        if let Some(first) = first.or(problems.first()) {
            desk.show_field(&first.path);
        }
    };
    view! {
        <div class=class>
            <p>{said}</p>
            <div class="ways" hidden=move || count.get() == (0, 0)>
                <button type="button" on:click=to_first>{move || desk.say("publish-first")}</button>
                <button type="button" on:click=|_| show_problems()>{move || desk.say("publish-all-problems")}</button>
            </div>
        </div>
    }
    .into_any()
}

/// Unfolds the problems below, and goes there.
fn show_problems() {
    let Ok(Some(problems)) = document().query_selector("details.problems") else {
        return;
    };
    // Neither can fail: the element is there.
    let _ = problems.set_attribute("open", "");
    if let Ok(Some(summary)) = problems.query_selector("summary")
        && let Some(summary) = summary.dyn_ref::<HtmlElement>()
    {
        let _ = summary.focus();
    }
}
