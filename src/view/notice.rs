//! What the status line says for a while in place of the result.

use super::scene::Scene;
use gloo_timers::callback::Timeout;

/// How long a notice is shown, in milliseconds.
const NOTICE: u32 = 4_000;

/// Says something for a while, also where it was said just now.
pub(crate) fn say(scene: &Scene, text: &'static str) {
    let app = scene.app;
    app.set_notice(Some(""));
    app.set_notice(Some(text));
    Timeout::new(NOTICE, move || {
        if !app.is_gone() && leptos::prelude::untrack(|| app.notice()) == Some(text) {
            app.set_notice(None);
        }
    })
    .forget();
}
