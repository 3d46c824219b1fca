//! The button by which a file of the computer is chosen, to come in.

use super::intake::Intake;
use crate::ui::files::ACCEPTED;
use crate::ui::state::desk;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

/// A button that asks for a file.
#[component]
pub fn ChooseFile(
    /// the key of its text in the words of the interface
    label: &'static str,
    /// its id, where the focus is to go there
    #[prop(optional)]
    id: Option<&'static str>,
    /// whether it is the first thing to do on its page
    #[prop(optional)]
    is_primary: bool,
) -> AnyView {
    let desk = desk();
    let intake = expect_context::<Intake>();
    let input = NodeRef::<leptos::html::Input>::new();
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |event| {
        let input: HtmlInputElement = event_target(&event);
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            spawn_local(intake.take_file(file));
        }
        // So that the same file can be chosen again.
        input.set_value("");
    };
    view! {
        <button type="button" id=id class:primary=is_primary on:click=choose>{move || desk.say(label)}</button>
        <input type="file" accept=ACCEPTED hidden node_ref=input on:change=chosen />
    }
    .into_any()
}
