//! Coming in: files and pasted rows, shown as they were understood before anything of them is taken.

mod choices;
mod choose;
mod columns;
mod intake;
mod rows;
mod start;
mod understood;

pub use choose::ChooseFile;
pub use intake::{Intake, listen};

use super::state::desk;
use leptos::prelude::*;
use start::Start;
use understood::Understanding;

/// The page of an import.
#[component]
pub fn ImportPage() -> AnyView {
    let desk = desk();
    let intake = expect_context::<Intake>();
    let page = move || match intake.has_file.get() {
        true => view! { <Understanding /> }.into_any(),
        false => view! { <Start /> }.into_any(),
    };
    view! {
        <main class="page-of-import" aria-label=move || desk.say("import")>
            <div class="form">{page}</div>
        </main>
    }
    .into_any()
}
