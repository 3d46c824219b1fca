//! Where files are dropped and rows are pasted.

use super::choose::ChooseFile;
use super::intake::Intake;
use crate::ui::files::{begin, open_example};
use crate::ui::state::desk;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What pasted rows are called, for the title of a story made of them.
const PASTED: &str = "import-pasted-name";

/// The beginning of the page of an import.
#[component]
pub fn Start() -> AnyView {
    let desk = desk();
    let intake = expect_context::<Intake>();
    let rows = RwSignal::new(String::new());
    let understand = move || {
        let text = rows.get_untracked();
        if !text.trim().is_empty() {
            let name = untrack(|| desk.say(PASTED));
            intake.take(&name, text.into_bytes());
        }
    };
    view! {
        <h2>{move || desk.say("import")}</h2>
        <div class="drop-zone" class:over=intake.is_over>
            <p class="drop-here">{move || desk.say("import-drop")}</p>
            <p><ChooseFile label="import-choose" id="choose-file" is_primary=true /></p>
            <p class="help">{move || desk.say("import-kinds")}</p>
        </div>
        <div class="field">
            <label for="pasted-rows">{move || desk.say("import-paste")}</label>
            <textarea
                id="pasted-rows"
                rows="6"
                spellcheck="false"
                aria-describedby="pasted-rows-help"
                prop:value=rows
                on:input=move |event| rows.set(event_target_value(&event))
                on:paste=move |_| {
                    // The text is in the field after this.
                    set_timeout(understand, std::time::Duration::ZERO);
                }
            ></textarea>
            <p class="help" id="pasted-rows-help">{move || desk.say("import-paste-help")}</p>
        </div>
        <p class="actions">
            <button type="button" disabled=move || rows.read().trim().is_empty() on:click=move |_| understand()>
                {move || desk.say("import-understand")}
            </button>
        </p>
        <h3>{move || desk.say("import-or")}</h3>
        <p class="actions">
            <button type="button" on:click=move |_| begin(desk)>{move || desk.say("import-new")}</button>
            <button type="button" on:click=move |_| spawn_local(open_example(desk, intake))>{move || desk.say("import-example")}</button>
        </p>
    }
    .into_any()
}
