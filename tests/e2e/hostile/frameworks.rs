//! React, Preact and Vue, which make elements, set properties and make everything again.

use super::{bundle, script, shows, start};
use crate::browser::Browser;
use crate::render::render;
use crate::server::{Page, Site};
use crate::stories::small;
use serde_json::json;

/// What the pages below do with a story: show it, be told another, show the same again, take it away. React
/// and Preact have it alike.
macro_rules! app {
    () => {
        r#"
function App() {
  const [state, set] = useState({ story: window.first, renders: 0, there: true });
  window.set = (changes) => set((before) => ({ ...before, ...changes, renders: before.renders + 1 }));
  return h("article", { "data-renders": state.renders },
    state.there && h("standpoint-timeline", { story: state.story }));
}
"#
    };
}

const REACT: &str = concat!(
    r#"
import { StrictMode, createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
"#,
    app!(),
    r#"customElements.whenDefined("standpoint-timeline").then(() =>
  createRoot(document.getElementById("app")).render(h(StrictMode, null, h(App))));
"#
);

const PREACT: &str = concat!(
    r#"
import { h, render } from "preact";
import { useState } from "preact/hooks";
"#,
    app!(),
    r#"customElements.whenDefined("standpoint-timeline").then(() =>
  render(h(App), document.getElementById("app")));
"#
);

const VUE: &str = r##"
import { createApp, h, shallowReactive } from "vue";
const state = shallowReactive({ story: window.first, renders: 0, there: true });
window.set = (changes) => Object.assign(state, changes, { renders: state.renders + 1 });
customElements.whenDefined("standpoint-timeline").then(() =>
  createApp({ render: () => h("article", { "data-renders": state.renders },
    state.there ? [h("standpoint-timeline", { story: state.story })] : []) }).mount("#app"));
"##;

fn shown(application: &str) -> (Site, Browser) {
    let (site, browser) = start();
    script(
        &site,
        "/first.js",
        format!("window.first = {};", small("The first")),
    );
    script(&site, "/application.js", bundle(application));
    let body = r#"<div id="app"></div><script src="/first.js"></script>
        <script src="/application.js"></script>"#;
    site.page("/page.html", Page::new(body).script("/standpoint.js"));
    browser.open(&site.url("/page.html"));
    shows(&browser, 1);
    (site, browser)
}

const TITLE: &str = "$('.title').textContent";

#[track_caller]
fn follows(application: &str) {
    let (_site, browser) = shown(application);
    assert_eq!(browser.text(TITLE), "The first");
    assert!(
        browser.is("!host.hasAttribute('story')"),
        "it is a property"
    );

    // What is rendered again without a change stays as it is.
    browser.run("host.openEvent('first'); window.before = $('.story')");
    browser.until("$$('.card[open]').length === 1");
    browser.run("window.set({})");
    browser.until("document.querySelector('article').dataset.renders === '1'");
    browser.settle();
    assert!(browser.is("$('.story') === window.before && $$('.card[open]').length === 1"));

    browser.run_with(
        "window.set({ story: arguments[0] })",
        json!([small("The second")]),
    );
    browser.until(&format!("{TITLE} === 'The second'"));

    browser.run("window.removed = host; window.set({ there: false })");
    browser.until("!host");
    browser.settle();
    assert!(browser.is("!window.removed.shadowRoot.querySelector('.story')"));
    browser.run("window.set({ there: true })");
    browser.until(&format!("$('.title') && {TITLE} === 'The second'"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn react_in_strict_mode_sets_a_story_another_and_none() {
    follows(REACT);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn preact_sets_a_story_another_and_none() {
    follows(PREACT);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn vue_sets_a_story_another_and_none() {
    follows(VUE);
}

/// A parser makes a shadow root of the template; `innerHTML` leaves it a template.
#[test]
#[ignore = "needs make dist and a browser"]
fn what_was_rendered_beforehand_is_shown_where_react_puts_it_in_as_html() {
    let (site, browser) = start();
    let rendered = render(
        "tests/bad-stories/sound.json",
        &["--form", "embed", "--base", "/"],
    );
    script(
        &site,
        "/html.js",
        format!("window.html = {};", json!(rendered)),
    );
    let application = r#"
        import { createElement as h } from "react";
        import { createRoot } from "react-dom/client";
        const html = { dangerouslySetInnerHTML: { __html: window.html } };
        createRoot(document.getElementById("app")).render(h("div", html));"#;
    script(&site, "/application.js", bundle(application));
    let body = r#"<div id="app"></div><script src="/html.js"></script>
        <script src="/application.js"></script>"#;
    let late = "setTimeout(() => {
        const loader = document.createElement('script');
        loader.src = '/standpoint.js';
        document.head.append(loader);
    }, 200)";
    script(&site, "/late.js", late);
    // The loader before the framework, and after it.
    for loader in ["/standpoint.js", "/late.js"] {
        // A policy of trusted types would keep HTML out, not what is in it.
        site.page("/page.html", Page::new(body).loose().script(loader));
        browser.open(&site.url("/page.html"));
        shows(&browser, 1);
        assert_eq!(browser.text(TITLE), "The pier");
        browser.run("host.openAll()");
        browser.until("$$('details.card[open]').length === 2");
        browser.assert_clean();
    }
}
