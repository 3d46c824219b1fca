//! What the check says of a story that is to go out.

use crate::problems::Kind;
use crate::ui::state::desk;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// The state of the check, with ways to what is wrong.
#[component]
pub fn State() -> AnyView {
    let desk = desk();
    let count = Memo::new(move |_| desk.checked.read().count());
    let first = move || Kind::ALL.into_iter().find(|kind| count.get().of(*kind) > 0);
    let class = move || match first() {
        None => "state",
        Some(Kind::Error) => "state error",
        Some(_) => "state warning",
    };
    let said = move || {
        let key = match first() {
            None => return desk.say("publish-clean"),
            Some(Kind::Error) => "publish-errors",
            Some(Kind::Unwritten) => "publish-unwritten",
            Some(Kind::Warning) => "publish-warnings",
        };
        let count = first().map_or(0, |kind| count.get().of(kind));
        desk.say_with(key, &[("count", (count as f64).into())])
    };
    let to_first = move |_| {
        let checked = desk.checked.get_untracked();
        if let Some(first) = checked.in_order().first() {
            desk.show_field(&first.path);
        }
    };
    view! {
        <div class=class>
            <p>{said}</p>
            <div class="ways" hidden=move || first().is_none()>
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
