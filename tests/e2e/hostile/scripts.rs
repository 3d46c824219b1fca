//! The widget's own script, wherever and however a system puts it.

use super::{ELEMENT, LOADER, package, page, script, shows, start, works};
use crate::server::Page;

/// Scripts that put the loader in, as managers of tags, of consent and of speed do.
const INJECTED: [(&str, &str); 5] = [
    (
        "a manager of tags",
        "const made = document.createElement('script'); made.src = '/standpoint.js'; made.async = true;
        document.head.append(made)",
    ),
    (
        "one that puts scripts before the first",
        "const made = document.createElement('script'); made.src = '/standpoint.js';
        const first = document.getElementsByTagName('script')[0]; first.parentNode.insertBefore(made, first)",
    ),
    (
        "one that runs the text of scripts",
        "fetch('/standpoint.js').then((answer) => answer.text()).then((text) => {
            const made = document.createElement('script');
            made.textContent = text;
            document.body.append(made);
        })",
    ),
    (
        "an optimiser that waits for the reader",
        "addEventListener('load', () => setTimeout(() => {
            const late = document.querySelector('script[type=\"text/delayed\"]');
            const made = document.createElement('script');
            for (const { name, value } of late.attributes) if (name !== 'type') made.setAttribute(name, value);
            late.replaceWith(made);
        }, 300))",
    ),
    (
        "a module that imports it",
        "const made = document.createElement('script'); made.type = 'module';
        made.textContent = \"import '/standpoint.js'\"; document.body.append(made)",
    ),
];

#[test]
#[ignore = "needs make dist and a browser"]
fn the_loader_serves_the_elements_of_a_page_wherever_it_stands() {
    let (site, browser) = start();
    let tag = |how: &str| format!(r#"<script src="/standpoint.js" {how}></script>"#);
    for how in [
        "",
        "async",
        "defer",
        r#"type="module""#,
        "async defer",
        r#"crossorigin"#,
    ] {
        for (place, head, body) in [
            ("in the head", tag(how), ELEMENT.to_owned()),
            (
                "before the element",
                String::new(),
                [&tag(how), ELEMENT].concat(),
            ),
            ("behind it", String::new(), [ELEMENT, &tag(how)].concat()),
        ] {
            let html = format!(
                "<!doctype html><html lang=en><head><title>A page</title>{head}</head><body><p>Before</p>{body}</body></html>"
            );
            site.loose_html("/page.html", &html);
            browser.open(&site.url("/page.html"));
            shows(&browser, 1);
            browser.run("host.openAll()");
            browser.until("$$('details.card[open]').length === 2");
            let clean =
                browser.is("![...seen.violations, ...seen.errors, ...seen.messages].length");
            assert!(clean, "{place}, {how}: {}", browser.get("seen"));
        }
    }
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_loader_may_be_put_in_by_another_script() {
    let (site, browser) = start();
    for (what, inject) in INJECTED {
        script(&site, "/inject.js", inject);
        let late = r#"<script type="text/delayed" src="/standpoint.js"></script>"#;
        let late = if what.starts_with("an optimiser") {
            late
        } else {
            ""
        };
        let body = [ELEMENT, late, r#"<script src="/inject.js"></script>"#];
        page(&site, "/page.html", &body.concat());
        browser.open(&site.url("/page.html"));
        shows(&browser, 1);
        works(&browser, what);
        browser.assert_clean();
    }
}

/// A tag that another script puts in: it stands for a timeline as one in the article does.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_tag_that_another_script_puts_in_shows_its_story_there() {
    let (site, browser) = start();
    let inject = "const made = document.createElement('script'); made.src = '/standpoint.js';
        made.async = true; made.dataset.src = '/story.json';
        document.getElementById('here').append(made)";
    script(&site, "/inject.js", inject);
    page(
        &site,
        "/page.html",
        r#"<div id="here"></div><p>After</p><script src="/inject.js"></script>"#,
    );
    browser.open(&site.url("/page.html"));
    shows(&browser, 1);
    assert!(browser.is("host.parentNode.id === 'here'"));
    works(&browser, "a tag from a script");
    browser.assert_clean();
}

/// As where two systems of one newsroom bring their own: the first to come defines the element.
#[test]
#[ignore = "needs make dist and a browser"]
fn two_versions_of_the_loader_on_one_page_show_a_timeline_each() {
    let (site, browser) = start();
    let loader = site.read("/standpoint.js");
    script(
        &site,
        "/older/standpoint.js",
        format!("/* older */{loader}"),
    );
    for file in site.files("") {
        if file.starts_with("/standpoint-") || file.starts_with("/words/") {
            site.answer(
                &format!("/older{file}"),
                200,
                content_type(&file),
                site.bytes(&file),
            );
        }
    }
    let tag = |path: &str| {
        format!(r#"<p>Text</p><script src="{path}" data-src="/story.json" async></script>"#)
    };
    let (older, newer) = (tag("/older/standpoint.js"), tag("/standpoint.js"));
    for body in [[&older, &newer, ELEMENT], [ELEMENT, &newer, &older]] {
        page(&site, "/page.html", &body.concat());
        browser.open(&site.url("/page.html"));
        shows(&browser, 3);
        works(&browser, "the first of three");
        browser.assert_clean();
    }
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        _ => "text/plain",
    }
}

/// A loader of modules claims every script that looks like one of its own.
#[test]
#[ignore = "needs make dist and a browser"]
fn requirejs_and_its_define_leave_the_loader_alone() {
    let (site, browser) = start();
    script(&site, "/require.js", package("requirejs/require.js"));
    script(
        &site,
        "/ask.js",
        "require(['/standpoint.js'], () => { window.required = true; })",
    );
    for body in [
        format!(r#"<script src="/require.js"></script>{ELEMENT}{LOADER}"#),
        format!(r#"<script src="/require.js"></script>{ELEMENT}<script src="/ask.js"></script>"#),
    ] {
        page(&site, "/page.html", &body);
        browser.open(&site.url("/page.html"));
        shows(&browser, 1);
        works(&browser, "RequireJS");
        browser.assert_clean();
    }
    assert!(browser.is("window.required && window.define.amd"));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn in_a_page_of_zone_js_the_timeline_works() {
    let (site, browser) = start();
    script(&site, "/zone.js", package("zone.js/bundles/zone.umd.js"));
    let body = [r#"<script src="/zone.js"></script>"#, ELEMENT, LOADER];
    site.page("/page.html", Page::new(body.concat()));
    browser.open(&site.url("/page.html"));
    shows(&browser, 1);
    assert!(
        browser.is("Promise !== window.__zone_symbol__Promise"),
        "promises are Zone's"
    );
    works(&browser, "zone.js");
    browser.assert_clean();
}
