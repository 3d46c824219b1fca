//! The line above the panes: files, undo, languages, and which pane is shown.

use super::app::{Pane, Panes};
use super::drafts::DraftsButton;
use super::files::{begin, open_example, save};
use super::import::{ChooseFile, Intake};
use super::state::{Desk, Page, desk};
use crate::words::LANGUAGES;
use leptos::prelude::*;
use leptos::task::spawn_local;
use standpoint::format::{Language, StoryStoreFields as _};

/// The toolbar.
#[component]
pub fn Toolbar(
    /// whether the list of keys is shown
    shows_keys: RwSignal<bool>,
) -> AnyView {
    let desk = desk();
    let panes = expect_context::<Panes>();
    let intake = expect_context::<Intake>();
    let options = move |is_chosen: fn(Desk, &str) -> bool| {
        move || {
            let options = desk.languages().into_iter().map(|Language(tag)| {
                let own = tag.clone();
                let is_chosen = move || is_chosen(desk, &own);
                view! { <option value=tag.clone() prop:selected=is_chosen>{tag.clone()}</option> }
            });
            options.collect_view()
        }
    };
    let language = options(|desk, tag| *desk.language.read() == tag);
    let beside = options(|desk, tag| desk.beside.read().as_deref() == Some(tag));
    let has_several = move || desk.story.languages().read().len() > 1;
    let interface = LANGUAGES.iter().enumerate().map(|(index, language)| {
        let is_chosen = move || desk.interface.get() == index;
        view! { <option value=index.to_string() lang=language.tag prop:selected=is_chosen>{language.name}</option> }
    });
    let pane = move |pane: Pane, key: &'static str| {
        let is_pressed = move || {
            if panes.only.get() == pane {
                "true"
            } else {
                "false"
            }
        };
        view! {
            <button type="button" aria-pressed=is_pressed on:click=move |_| panes.only.set(pane)>
                {move || desk.say(key)}
            </button>
        }
    };
    let fold = move |hides: RwSignal<bool>, key: &'static str| {
        let is_pressed = move || if hides.get() { "false" } else { "true" };
        view! {
            <button type="button" class="quiet fold" aria-pressed=is_pressed on:click=move |_| hides.update(|hides| *hides = !*hides)>
                {move || desk.say(key)}
            </button>
        }
    };
    let page = move |page: Page, key: &'static str| {
        let is_current = move || (desk.page.get() == page).then_some("page");
        view! {
            <button type="button" class="quiet" aria-current=is_current on:click=move |_| desk.page.set(page)>
                {move || desk.say(key)}
            </button>
        }
    };
    let cannot =
        move |can: fn((bool, bool)) -> bool| move || (!can(desk.can_go.get())).then_some("true");
    view! {
        <header class="toolbar">
            <div class="tools">
                // In braces: what is fixed text alone would be made by `innerHTML`, which a strict policy forbids.
                <h1>{"Standpoint"}</h1>
                <nav class="group steps" aria-label=move || desk.say("steps")>
                    {page(Page::Import, "import")}
                    {page(Page::Write, "write")}
                    {page(Page::Publish, "publish")}
                </nav>
                <span class="file">
                    {desk.file_name} {move || desk.server.is_open(desk).then(|| view! { " " <span>{desk.say("on-disk")}</span> })}
                    {move || desk.is_changed.get().then(|| view! { " " <span class="changed">{desk.say("changed")}</span> })}
                </span>
                <div class="group end">
                    <DraftsButton />
                    <button type="button" class="primary" on:click=move |_| save(desk)>{move || desk.say("save")}</button>
                    <select
                        aria-label=move || desk.say("interface-language")
                        on:change=move |event| {
                            desk.interface.set(event_target_value(&event).parse().unwrap_or(0));
                            // It was said in the language before.
                            desk.notice.set(String::new());
                        }
                    >
                        {interface.collect_view()}
                    </select>
                    <button type="button" class="quiet" aria-haspopup="dialog" aria-label=move || desk.say("keys") on:click=move |_| shows_keys.set(true)>"?"</button>
                </div>
            </div>
            <div class="tools" hidden=move || desk.page.get() != Page::Write>
                <div class="group">
                    <button type="button" on:click=move |_| begin(desk)>{move || desk.say("new")}</button>
                    <ChooseFile label="open" />
                    <button type="button" on:click=move |_| spawn_local(open_example(desk, intake))>{move || desk.say("example")}</button>
                </div>
                <div class="group">
                    // Not `disabled`: after the last step the focus would be lost.
                    <button type="button" aria-disabled=cannot(|(undo, _)| undo) on:click=move |_| desk.undo()>{move || desk.say("undo")}</button>
                    <button type="button" aria-disabled=cannot(|(_, redo)| redo) on:click=move |_| desk.redo()>{move || desk.say("redo")}</button>
                </div>
                <div class="group" hidden=move || !has_several()>
                    <label>
                        {move || desk.say("write-in")} " "
                        <select on:change=move |event| desk.language.set(event_target_value(&event))>{language}</select>
                    </label>
                    <label>
                        {move || desk.say("beside")} " "
                        <select on:change=move |event| {
                            let tag = event_target_value(&event);
                            desk.beside.set((!tag.is_empty()).then_some(tag));
                        }>
                            <option value="">{"–"}</option>
                            {beside}
                        </select>
                    </label>
                </div>
                <div class="group end">
                    {fold(panes.hides_outline, "outline")}
                    {fold(panes.hides_preview, "preview")}
                </div>
                <div class="group panes-of-phone" role="group" aria-label=move || desk.say("panes")>
                    {pane(Pane::Outline, "outline")}
                    {pane(Pane::Form, "form")}
                    {pane(Pane::Preview, "preview")}
                </div>
            </div>
        </header>
    }
    .into_any()
}
