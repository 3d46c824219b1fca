//! Pages that are exchanged without being loaded, and pages that a browser keeps for the way back.

use super::{ELEMENT, LOADER, package, page, script, shows, start, works};
use crate::render::render;
use crate::server::Page;

/// Turbo keeps a copy of the page for the way back: a clone, which has no shadow root.
#[test]
#[ignore = "needs make dist and a browser"]
fn turbo_visits_and_goes_back_and_there_is_one_timeline_each_time() {
    let (site, browser) = start();
    script(
        &site,
        "/turbo.js",
        package("@hotwired/turbo/dist/turbo.es2017-umd.js"),
    );
    let article = |name: &str, other: &str, element: &str| {
        let body = format!(r#"<h1>{name}</h1><a href="/{other}.html">On</a>{element}"#);
        let page = Page::new(body).loose();
        let page = page.script("/turbo.js").script("/standpoint.js");
        site.page(&format!("/{name}.html"), page);
    };
    article("one", "two", ELEMENT);
    article("two", "three", ELEMENT);
    article("three", "one", "");
    browser.open(&site.url("/one.html"));
    browser.run("window.same = true");
    let at = |name: &str, timelines: usize| {
        browser.until(&format!(
            "document.querySelector('h1').textContent === '{name}'"
        ));
        shows(&browser, timelines);
        if timelines > 0 {
            works(&browser, name);
        }
    };
    let on = "document.querySelector('a').click()";
    at("one", 1);
    browser.run(on);
    at("two", 1);
    browser.run(on);
    at("three", 0);
    // `works` has left entries of its own in the history, so the way back is a visit too.
    for (name, timelines) in [("two", 1), ("one", 1), ("three", 0), ("one", 1)] {
        browser.run(&format!(
            "Turbo.visit('/{name}.html', {{ action: 'replace' }})"
        ));
        at(name, timelines);
    }
    assert!(browser.is("window.same"), "the page was never loaded anew");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn back_in_turbo_shows_the_timeline_again() {
    let (site, browser) = start();
    script(
        &site,
        "/turbo.js",
        package("@hotwired/turbo/dist/turbo.es2017-umd.js"),
    );
    for (name, other, element) in [("one", "two", ELEMENT), ("two", "one", "")] {
        let body = format!(r#"<h1>{name}</h1><a href="/{other}.html">On</a>{element}"#);
        let page = Page::new(body).loose();
        site.page(
            &format!("/{name}.html"),
            page.script("/turbo.js").script("/standpoint.js"),
        );
    }
    browser.open(&site.url("/one.html"));
    shows(&browser, 1);
    browser.run("window.same = true");
    for _ in 0..2 {
        browser.run("document.querySelector('a').click()");
        browser.until("document.querySelector('h1').textContent === 'two'");
        browser.run("history.back()");
        browser.until("document.querySelector('h1').textContent === 'one'");
        shows(&browser, 1);
    }
    assert!(browser.is("window.same"), "the page was never loaded anew");
    works(&browser, "after Back");
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn htmx_swaps_a_timeline_in_and_out() {
    let (site, browser) = start();
    script(&site, "/htmx.js", package("htmx.org/dist/htmx.min.js"));
    let rendered = render(
        "tests/bad-stories/sound.json",
        &["--form", "embed", "--base", "/"],
    );
    for (path, html) in [
        ("/element", ELEMENT),
        ("/rendered", &rendered),
        ("/none", "<p>None</p>"),
    ] {
        site.answer(path, 200, "text/html", html);
    }
    let link = |path: &str| {
        format!(r##"<button id="{path}" hx-get="/{path}" hx-target="#main">{path}</button>"##)
    };
    let links = ["element", "rendered", "none"].map(link).concat();
    let body = [
        &links,
        r#"<main id="main"></main><script src="/htmx.js"></script>"#,
    ];
    let page = Page::new(body.concat()).loose();
    site.page("/page.html", page.script("/standpoint.js"));
    browser.open(&site.url("/page.html"));
    for (path, title) in [
        ("element", "A story"),
        ("rendered", "The pier"),
        ("none", ""),
        ("rendered", "The pier"),
        ("element", "A story"),
    ] {
        browser.run(&format!("document.getElementById('{path}').click()"));
        if title.is_empty() {
            browser.until("!host");
        } else {
            browser.until(&format!("$('.title')?.textContent === '{title}'"));
            shows(&browser, 1);
        }
    }
    works(&browser, "after five swaps");
    browser.assert_clean();
}

/// What browsers keep of a page that was left is the page itself, running again.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_timeline_works_when_the_reader_comes_back_to_the_page() {
    let (site, browser) = start();
    page(&site, "/page.html", &[ELEMENT, LOADER].concat());
    page(&site, "/next.html", "<p>The next page</p>");
    browser.show(&site.url("/page.html"));
    for time in ["once", "twice"] {
        browser.run("location.href = '/next.html'");
        browser.until("document.querySelector('p')?.textContent === 'The next page'");
        browser.run("history.back()");
        browser.until("$$('[part=event]').length === 2");
        works(&browser, time);
    }
    browser.assert_clean();
}
