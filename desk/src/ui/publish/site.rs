//! Where Standpoint's files are on the newsroom's site: asked for once.

use super::{Choice, keep_text, kept_text};
use crate::publish::{AddressError, DEFAULT_SITE, SiteAddress};
use leptos::prelude::*;

/// Under which key the address is kept in this browser.
const KEY: &str = "standpoint-site";

/// Returns the address that was given before.
pub fn kept() -> Option<SiteAddress> {
    SiteAddress::parse(&kept_text(KEY)?).ok()
}

/// The field for the address.
#[component]
pub fn SiteField(
    /// what is chosen on the page
    choice: Choice,
) -> AnyView {
    let Choice { desk, site, .. } = choice;
    let written = site.get_untracked();
    let written = RwSignal::new(written.map_or_else(String::new, |site| site.to_string()));
    let error = RwSignal::new(None::<AddressError>);
    let take = move |text: &str| {
        let read = match SiteAddress::parse(text) {
            Err(AddressError::Empty) => Ok(None),
            Err(error) => Err(error),
            Ok(address) => Ok(Some(address)),
        };
        if let Ok(address) = &read {
            keep_text(KEY, address.as_ref().map(SiteAddress::as_str));
            site.set(address.clone());
            error.set(None);
        }
        read
    };
    // While it is typed the code follows as far as there is an address; what is wrong is said at the end.
    let typed = move |event| {
        let text = event_target_value(&event);
        _ = take(&text);
        written.set(text);
    };
    let finished = move |_| match take(&written.get_untracked()) {
        Ok(address) => written.set(address.map_or_else(String::new, |address| address.to_string())),
        Err(wrong) => error.set(Some(wrong)),
    };
    let wrong = move || error.get().map(|error| desk.say(error.key()));
    let warning = move || {
        let is_insecure = site.read().as_ref().is_some_and(SiteAddress::is_insecure);
        is_insecure.then(|| desk.say("site-insecure"))
    };
    let help = move || desk.say_with("site-help", &[("address", DEFAULT_SITE.into())]);
    view! {
        <div class="field">
            <label for="site">{move || desk.say("site-label")}</label>
            <input
                id="site" type="text" inputmode="url" dir="ltr" autocomplete="off" spellcheck="false"
                placeholder="https://news.example/standpoint/" aria-describedby="site-wrong site-warning site-help"
                aria-invalid=move || error.get().map(|_| "true")
                prop:value=written on:input=typed on:change=finished
            />
            <p id="site-wrong" class="error" role="alert">{wrong}</p>
            <p id="site-warning" class="warning">{warning}</p>
            <p id="site-help" class="help">{help}</p>
        </div>
    }
    .into_any()
}
