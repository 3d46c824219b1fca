//! What every script of a page relies on, changed by another script; and texts changed by a translator.

use super::{ELEMENT, LOADER, page, script, shows, start, works};
use crate::engine::Engine;
use crate::stories::small;

/// What scripts of pages do to what is everybody's, run before the loader.
const PATCHES: [(&str, &str); 17] = [
    (
        "methods of arrays that can be enumerated",
        "Array.prototype.contains = function (one) { return this.indexOf(one) >= 0; };
        Array.prototype.remove = function () {};",
    ),
    (
        "members of every object that can be enumerated",
        "Object.prototype.extend = function () {}; Object.prototype.each = function () {};
        Object.prototype.code = 7; Object.prototype.title = 'x';",
    ),
    (
        "methods of every text that can be enumerated",
        "String.prototype.startsWith = function (start) { return this.indexOf(start) === 0; };
        String.prototype.contains = function () {};",
    ),
    (
        "toJSON of Prototype",
        "Array.prototype.toJSON = function () { return `[${this.map((one) => JSON.stringify(one)).join(', ')}]`; };
        String.prototype.toJSON = function () { return `\"${this}\"`; };",
    ),
    (
        "Array.from of MooTools",
        "Array.from = (item) => (item == null ? [] : typeof item !== 'string' && 'length' in Object(item)
            ? Array.prototype.slice.call(item) : [item]);",
    ),
    (
        "shadow roots that are watched",
        "const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (options) {
            window.attached = (window.attached ?? 0) + 1;
            return attach.call(this, { ...options, mode: 'open' });
        };",
    ),
    (
        "elements that are defined as subclasses",
        "const define = customElements.define;
        customElements.define = (name, made, options) =>
            define.call(customElements, name, class extends made {}, options);",
    ),
    (
        "a promise of another class",
        "const Native = Promise; window.Promise = class Promise extends Native {};",
    ),
    (
        "requests that are measured",
        "const { fetch } = window;
        window.fetch = async (...all) => {
            const answer = await fetch(...all);
            await answer.clone().text();
            return answer;
        };",
    ),
    (
        "requests that lose their options",
        "const { fetch } = window; window.fetch = (address) => fetch(address);",
    ),
    (
        "listeners that are wrapped",
        "const add = EventTarget.prototype.addEventListener;
        EventTarget.prototype.addEventListener = function (name, heard, options) {
            const wrapped = typeof heard === 'function'
                ? function (event) { return heard.call(this, event); } : heard;
            return add.call(this, name, wrapped, options);
        };",
    ),
    (
        "timers that are wrapped",
        "const { setTimeout } = window;
        window.setTimeout = (run, ...rest) => setTimeout(() => run(), ...rest);
        window.queueMicrotask = (run) => { Promise.resolve().then(run); };
        delete window.scheduler;",
    ),
    (
        "a console that is taken away",
        "for (const name of ['log', 'info', 'warn', 'debug']) console[name] = undefined;",
    ),
    (
        "methods of elements that are others'",
        "Element.prototype.remove = function () { this.parentNode?.removeChild(this); };
        Element.prototype.closest = function (selector) {
            let one = this;
            while (one && !one.matches(selector)) one = one.parentElement;
            return one;
        };
        Node.prototype.contains ??= () => false;",
    ),
    (
        "names that are taken",
        "Object.assign(window, { root: 1, host: 2, Widget: 3, runtime: 4, script: 5, TAG: 6, ASSETS: 7 });",
    ),
    (
        "steps of the history that are watched",
        "for (const name of ['pushState', 'replaceState']) {
            const step = history[name];
            history[name] = function (...all) { return step.apply(this, all); };
        }",
    ),
    (
        "no timer of idle moments and no observer of sizes",
        "delete window.requestIdleCallback; window.ResizeObserver = undefined; window.MutationObserver = undefined;",
    ),
];

/// What a page of this run may have patched: WebKit's driver itself writes JSON in the page.
fn patches() -> impl Iterator<Item = (&'static str, &'static str)> {
    let is_webkit = Engine::of_this_run() == Engine::WebKit;
    let all = PATCHES.into_iter();
    all.filter(move |(_, patch)| !is_webkit || !patch.contains("toJSON"))
}

#[test]
#[ignore = "needs make dist and a browser"]
fn whatever_a_script_has_patched_the_timeline_works() {
    let (site, browser) = start();
    let body = [r#"<script src="/patch.js"></script>"#, ELEMENT, LOADER];
    page(&site, "/page.html", &body.concat());
    for (what, patch) in patches() {
        script(&site, "/patch.js", format!("{{ {patch} }}"));
        browser.open(&site.url("/page.html"));
        shows(&browser, 1);
        works(&browser, what);
        let trouble = browser.get("[...seen.errors, ...seen.messages, ...seen.violations]");
        assert_eq!(trouble, serde_json::json!([]), "{what}");
    }
    browser.assert_clean();
}

/// The story as a property is written as JSON on its way to the widget.
#[test]
#[ignore = "needs make dist and a browser"]
fn whatever_a_script_has_patched_a_story_in_a_property_is_read() {
    let (site, browser) = start();
    for (what, patch) in patches().filter(|(_, patch)| patch.contains(".prototype.")) {
        script(
            &site,
            "/patch.js",
            format!(
                "{{ {patch} }} document.querySelector('standpoint-timeline').story = {}",
                small("Set")
            ),
        );
        let body = [
            "<standpoint-timeline></standpoint-timeline>",
            r#"<script src="/patch.js"></script>"#,
            LOADER,
        ];
        page(&site, "/page.html", &body.concat());
        browser.open(&site.url("/page.html"));
        shows(&browser, 1);
        assert_eq!(browser.text("$('.title').textContent"), "Set", "{what}");
    }
    browser.assert_clean();
}

/// Browsers' translators put every text into two elements and write it anew.
const TRANSLATE: &str = "
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) if (walk.currentNode.data.trim()) texts.push(walk.currentNode);
    for (const text of texts) {
        const outer = document.createElement('font');
        const inner = document.createElement('font');
        outer.append(inner);
        text.replaceWith(outer);
        inner.append(document.createTextNode('⟨' + text.data + '⟩'));
    }
    return texts.length;";

#[test]
#[ignore = "needs make dist and a browser"]
fn a_timeline_whose_texts_a_translator_has_wrapped_goes_on_working() {
    let (site, browser) = start();
    page(&site, "/page.html", &[ELEMENT, LOADER].concat());
    browser.show(&site.url("/page.html"));
    browser.run("host.openAll()");
    browser.until("$$('details.card[open]').length === 2");
    assert!(browser.run(TRANSLATE).as_u64() > Some(20));
    browser.run("host.closeAll()");
    browser.until("$$('details.card[open]').length === 0");
    works(&browser, "translated");
    browser.run(TRANSLATE);
    for attribute in ["time-zone", "lang", "heading-level"] {
        let value = match attribute {
            "time-zone" => "Asia/Shanghai",
            "lang" => "ru",
            _ => "3",
        };
        browser.run(&format!("host.setAttribute('{attribute}', '{value}')"));
        browser.settle();
        shows(&browser, 1);
    }
    // In another language everything is said anew, once.
    assert_eq!(browser.text("$('.story').lang"), "ru");
    assert_eq!(
        browser.text("$('.cards button').textContent"),
        "Раскрыть все"
    );
    assert_eq!(browser.text("$('.standfirst').textContent"), "Вкратце");
    browser.assert_clean();
}
