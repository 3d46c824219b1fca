//! A window over the desk: the browser's own `<dialog>`, which keeps the focus in it and closes with Escape.

use super::state::desk;
use leptos::html;
use leptos::prelude::*;

/// A window that is there while `is_shown`.
#[component]
pub fn Dialog(
    /// whether it is shown
    is_shown: RwSignal<bool>,
    /// the key of its title
    title: &'static str,
    /// what is in it; made anew each time that it is shown
    children: ChildrenFn,
) -> AnyView {
    let desk = desk();
    let dialog = NodeRef::<html::Dialog>::new();
    let id = format!("window-{title}");
    let id_of_title = id.clone();
    // After the content is there, so that the browser finds what to focus.
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (is_shown.get(), dialog.open()) {
            // It is in the page, and not open: this cannot fail.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog class="window" node_ref=dialog aria-labelledby=id_of_title on:close=move |_| is_shown.set(false)>
            <header>
                <h2 id=id tabindex="-1" autofocus>{move || desk.say(title)}</h2>
                <button type="button" on:click=move |_| is_shown.set(false)>{move || desk.say("close")}</button>
            </header>
            {move || is_shown.get().then(|| children())}
        </dialog>
    }
    .into_any()
}
