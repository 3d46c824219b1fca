//! The code for the article.

use super::copy::copy;
use super::{Choice, keep_text, kept_text};
use crate::publish::EmbedForm;
use leptos::prelude::*;
use leptos::task::spawn_local;
use standpoint::intl::language_name;
use web_sys::HtmlElement;

/// Under which key the form is kept in this browser: a newsroom has one system.
const KEY: &str = "standpoint-form";

/// From how many bytes on the size of the code is worth knowing.
const LONG: usize = 2_000;

/// How many bytes of a mail Gmail shows.
const MAIL: usize = 102_000;

/// Returns the form that was chosen last.
pub fn kept_form() -> EmbedForm {
    let kept = kept_text(KEY);
    let form = EmbedForm::ALL
        .into_iter()
        .find(|form| kept.as_deref() == Some(form.key()));
    form.unwrap_or(EmbedForm::Tag)
}

/// The choice of a form, its code, and how to copy it.
#[component]
pub fn Code(
    /// what is chosen on the page
    choice: Choice,
) -> AnyView {
    let Choice { desk, form, .. } = choice;
    let code = Memo::new(move |_| choice.ready().code(form.get()).ok());
    let field = NodeRef::<leptos::html::Textarea>::new();
    let button = NodeRef::<leptos::html::Button>::new();
    let is_copied = RwSignal::new(false);
    Effect::new(move |_| {
        code.track();
        is_copied.set(false);
    });
    let press = move |_| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        // The file has to have the name that is pasted.
        choice.keep_name();
        spawn_local(async move {
            if copy(&field).await {
                desk.tell("code-is-copied", &[]);
                // Neither is there any more where the page was left meanwhile.
                is_copied.try_set(true);
                if let Some(button) = button.try_get_untracked().flatten() {
                    focus(&button);
                }
            } else {
                desk.tell("code-not-copied", &[]);
            }
        });
    };
    let says = move || match is_copied.get() {
        true => desk.say("code-copied"),
        false => desk.say("code-copy"),
    };
    let note = move || {
        let length = code.read().as_ref().map_or(0, String::len);
        let size = (length >= LONG).then(|| {
            let size = (length as f64 / 1000.0).round();
            desk.say_with("code-size", &[("size", size.into())])
        });
        let is_for_mail = form.get() == EmbedForm::Plain && length > MAIL;
        let mail = is_for_mail.then(|| desk.say("code-for-mail"));
        let notes: Vec<_> = [size, mail].into_iter().flatten().collect();
        notes.join(" ")
    };
    let site = move || {
        let is_unsaid = choice.site.read().is_none() && form.get().needs_site();
        is_unsaid.then(|| {
            let address = choice.site.get().unwrap_or_default().to_string();
            desk.say_with("code-site", &[("address", address.into())])
        })
    };
    let is_nothing = move || code.read().is_none();
    view! {
        <section class="code" aria-labelledby="code-heading">
            <h3 id="code-heading">{move || desk.say("publish-article")}</h3>
            <p class="error" hidden=move || !is_nothing()>{move || desk.say("code-nothing")}</p>
            <div class="field" hidden=is_nothing>
                <label for="code">{move || desk.say("code-label")}</label>
                <textarea
                    id="code" readonly rows="4" dir="ltr" spellcheck="false" aria-describedby="code-site code-note"
                    node_ref=field prop:value=move || code.get().unwrap_or_default()
                ></textarea>
                <div class="copy">
                    <button type="button" class="primary" node_ref=button on:click=press>{says}</button>
                    <span id="code-note" class="help">{note}</span>
                </div>
                <p id="code-site" class="help">{site}</p>
            </div>
            <Language choice />
            <fieldset class="field forms">
                <legend>{move || desk.say("code-forms")}</legend>
                {EmbedForm::ALL.map(|form| view! { <FormChoice choice form /> }).collect_view()}
            </fieldset>
        </section>
    }
    .into_any()
}

/// A form to choose, with what it is for.
#[component]
fn FormChoice(
    /// what is chosen on the page
    choice: Choice,
    /// the form
    form: EmbedForm,
) -> AnyView {
    let desk = choice.desk;
    let key = form.key();
    let (id, what_for) = (key, format!("{key}-use"));
    let key_of_use = what_for.clone();
    let chosen = move |_| {
        choice.form.set(form);
        keep_text(KEY, Some(key));
    };
    view! {
        <div class="choice">
            <input
                type="radio" name="form" id=id aria-describedby=what_for.clone()
                prop:checked=move || choice.form.get() == form on:change=chosen
            />
            <label for=id>{move || desk.say(key)}</label>
            <p id=what_for class="help">{move || desk.say(&key_of_use)}</p>
        </div>
    }
    .into_any()
}

/// The language of the article, where the story has several.
#[component]
fn Language(
    /// what is chosen on the page
    choice: Choice,
) -> AnyView {
    let Choice { desk, language, .. } = choice;
    let options = move || {
        let languages = desk.languages();
        let is_chosen = move |index: usize, tag: &str| match language.read().as_deref() {
            Some(chosen) => chosen == tag,
            None => index == 0,
        };
        let options = languages.into_iter().enumerate().map(|(index, tag)| {
            let tag = tag.0;
            let own = tag.clone();
            view! {
                <option value=tag.clone() prop:selected=move || is_chosen(index, &own)>{language_name(&tag, &tag)}</option>
            }
        });
        options.collect_view()
    };
    let has_one = move || desk.languages().len() < 2;
    view! {
        <div class="field" hidden=has_one>
            <label for="article-language">{move || desk.say("code-language")}</label>
            <select id="article-language" on:change=move |event| language.set(Some(event_target_value(&event)))>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn focus(element: &HtmlElement) {
    // It is on the page.
    let _ = element.focus();
}
