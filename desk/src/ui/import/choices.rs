//! What a file does not say, and the editor does: what its rows are, day or month first, time zone, language.

use super::intake::Intake;
use crate::incoming::{Columns, Format, Rows};
use crate::rules::language_names::{Meant, meant};
use crate::ui::said;
use crate::ui::state::desk;
use crate::words::LANGUAGES;
use leptos::ev::Event;
use leptos::prelude::*;
use standpoint::import::Order;
use standpoint::intl::is_known_zone;
use web_sys::HtmlInputElement;

/// The choices about a file. Only what matters for it is asked.
#[component]
pub fn ChoicesForm() -> AnyView {
    let desk = desk();
    let intake = expect_context::<Intake>();
    let columns = Memo::new(move |_| {
        let understood = intake.understood.read();
        understood.as_ref().and_then(|it| it.columns.clone())
    });
    let has_columns = Memo::new(move |_| columns.read().is_some());
    let says_own_language = Memo::new(move |_| {
        let format = intake.understood.read().as_ref().map(|it| it.format);
        matches!(format, None | Some(Format::Story | Format::Workbook))
    });
    let is_refused = Memo::new(move |_| {
        let understood = intake.understood.read();
        understood.as_ref().is_none_or(|it| it.made.is_none())
    });
    let is_order_asked = Memo::new(move |_| {
        columns
            .read()
            .as_ref()
            .is_some_and(|columns| columns.is_order_asked)
    });
    let is_zone_asked = Memo::new(move |_| {
        let understood = intake.understood.read();
        understood.as_ref().is_some_and(|it| it.is_zone_asked)
    });
    let rows = move |rows: Rows, key: &'static str| {
        let is_chosen = move || columns.read().as_ref().map(|it| it.rows) == Some(rows);
        radio(desk.say(key), "rows", is_chosen, move || {
            intake.choose(|choices| {
                choices.rows = Some(rows);
                choices.columns.clear();
            });
        })
    };
    let order = move |order: Order, key: &'static str| {
        let is_chosen = move || columns.read().as_ref().map(|it| it.order) == Some(order);
        radio(desk.say(key), "order", is_chosen, move || {
            intake.choose(|choices| choices.order = Some(order));
        })
    };
    let has_headings = move || {
        let has = |columns: &Columns| columns.has_headings;
        columns.read().as_ref().is_some_and(has)
    };
    let languages = move || {
        let mut tags: Vec<String> = desk.languages().into_iter().map(|tag| tag.0).collect();
        for language in LANGUAGES {
            if !tags.iter().any(|tag| tag == language.tag) {
                tags.push(language.tag.to_owned());
            }
        }
        tags.into_iter()
            .map(|tag| view! { <option value=tag></option> })
            .collect_view()
    };
    let unknown_language = RwSignal::new(None::<String>);
    let chosen_language = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let written = input.value().trim().to_owned();
        match meant(&written, untrack(|| said::language(desk))) {
            Meant::Tag(tag) => {
                unknown_language.set(None);
                // Also where the same language was chosen before.
                input.set_value(&tag);
                intake.choose(|choices| choices.language = tag);
            }
            Meant::Nearly(_) | Meant::Unknown => unknown_language.set(Some(written)),
        }
    };
    let refused_language = move || {
        let written = unknown_language.get()?;
        Some(desk.say_with("language-refused", &[("written", written.into())]))
    };
    let zone_is_unknown = move || {
        let choices = intake.choices.read();
        !choices.time_zone.is_empty() && !is_known_zone(&choices.time_zone)
    };
    view! {
        <div class="choices-of-import">
            <Show when=move || has_columns.get()>
                <fieldset class="field">
                    <legend>{move || desk.say("import-rows-are")}</legend>
                    {move || rows(Rows::Events, "events")}
                    {move || rows(Rows::Positions, "positions")}
                    {move || rows(Rows::Sources, "sources")}
                </fieldset>
                <div class="field tick">
                    <label>
                        <input
                            type="checkbox"
                            prop:checked=has_headings
                            on:change=move |event| {
                                let has = event_target_checked(&event);
                                intake.choose(|choices| choices.has_headings = Some(has));
                            }
                        />
                        " " {move || desk.say("import-has-headings")}
                    </label>
                </div>
            </Show>
            <Show when=move || is_order_asked.get()>
                <fieldset class="field">
                    <legend>{move || desk.say("import-order")}</legend>
                    {move || order(Order::DayFirst, "import-day-first")}
                    {move || order(Order::MonthFirst, "import-month-first")}
                </fieldset>
            </Show>
            <Show when=move || is_zone_asked.get()>
                <div class="field">
                    <label for="import-zone">{move || desk.say("import-zone")}</label>
                    <input
                        id="import-zone"
                        autocomplete="off"
                        spellcheck="false"
                        placeholder="Europe/Berlin"
                        aria-describedby="import-zone-help"
                        aria-invalid=move || zone_is_unknown().then_some("true")
                        prop:value=move || intake.choices.read().time_zone.clone()
                        on:change=move |event| {
                            let zone = event_target_value(&event).trim().to_owned();
                            intake.choose(|choices| choices.time_zone = zone);
                        }
                    />
                    <p id="import-zone-help" class="help">
                        {move || desk.say(if zone_is_unknown() { "import-zone-unknown" } else { "import-zone-help" })}
                    </p>
                </div>
            </Show>
            <Show when=move || !says_own_language.get() && !is_refused.get()>
                <div class="field">
                    <label for="import-language">{move || desk.say("import-language")}</label>
                    <input
                        id="import-language"
                        autocomplete="off"
                        spellcheck="false"
                        list="import-languages"
                        aria-describedby="import-language-refused"
                        aria-invalid=move || unknown_language.read().is_some().then_some("true")
                        prop:value=move || {
                            unknown_language.get().unwrap_or_else(|| intake.choices.read().language.clone())
                        }
                        on:change=chosen_language
                    />
                    <p id="import-language-refused" class="error" role="alert">{refused_language}</p>
                    <datalist id="import-languages">{languages}</datalist>
                </div>
            </Show>
        </div>
    }
    .into_any()
}

/// One of several values that exclude each other.
fn radio(
    label: String,
    name: &'static str,
    is_chosen: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + 'static,
) -> AnyView {
    view! {
        <label class="radio">
            <input type="radio" name=["import-", name].concat() prop:checked=is_chosen on:change=move |_| choose() />
            " " {label}
        </label>
    }
    .into_any()
}
