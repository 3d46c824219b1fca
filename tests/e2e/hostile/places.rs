//! Where a page may put the element, and how.

use super::{ELEMENT, LOADER, page, script, shows, start, works};

/// Each with a script that puts timelines into `main`, where one is shown already, and how many there
/// are then.
const WAYS: [(&str, &str, usize); 7] = [
    ("a clone", "main.append(host.cloneNode(true))", 2),
    (
        "a deep clone of what is around it",
        "main.after(main.cloneNode(true))",
        2,
    ),
    (
        "innerHTML",
        "const box = document.createElement('div'); main.append(box); box.innerHTML = main.innerHTML",
        2,
    ),
    (
        "innerHTML over itself",
        "main.innerHTML = main.innerHTML",
        1,
    ),
    (
        "a template",
        "const template = document.createElement('template'); template.innerHTML = main.innerHTML;
        main.append(document.importNode(template.content, true))",
        2,
    ),
    (
        "a template whose content is adopted",
        "const template = document.createElement('template'); template.innerHTML = main.innerHTML;
        main.append(document.adoptNode(template.content))",
        2,
    ),
    (
        "a document that is parsed",
        "const other = new DOMParser().parseFromString(main.innerHTML, 'text/html');
        main.append(...other.body.children)",
        2,
    ),
];

#[test]
#[ignore = "needs make dist and a browser"]
fn a_timeline_may_be_copied_parsed_and_adopted() {
    let (site, browser) = start();
    page(
        &site,
        "/page.html",
        &format!("<main>{ELEMENT}</main>{LOADER}"),
    );
    for (what, way, timelines) in WAYS {
        browser.show(&site.url("/page.html"));
        browser.run("host.openAll()");
        browser.until("$$('details.card[open]').length === 2");
        browser.run(&format!(
            "const main = document.querySelector('main'); {way}"
        ));
        shows(&browser, timelines);
        if timelines == 1 {
            works(&browser, what);
        } else {
            // The copy is the last, and has a state of its own.
            let copy = "[...document.querySelectorAll('standpoint-timeline')].at(-1)";
            let open = format!("{copy}.shadowRoot.querySelectorAll('details.card[open]').length");
            assert_eq!(browser.get(&open), 0, "{what}");
            browser.run(&format!("{copy}.openEvent('second')"));
            browser.until(&format!("{open} === 1"));
            assert_eq!(
                browser.get("$$('details.card[open]').length"),
                2,
                "{what}: the first one's"
            );
        }
        browser.assert_clean();
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_timeline_works_in_the_shadow_root_of_another_element() {
    let (site, browser) = start();
    for mode in ["open", "closed"] {
        let make = format!(
            "const around = document.getElementById('around').attachShadow({{ mode: '{mode}' }});
            around.innerHTML = '<section><standpoint-timeline lang=ru src=/story.json></standpoint-timeline></section>';
            window.inner = around.querySelector('standpoint-timeline');"
        );
        script(&site, "/around.js", make);
        let body = [
            r#"<div id="around"></div><script src="/around.js"></script>"#,
            LOADER,
        ];
        page(&site, "/page.html", &body.concat());
        browser.open(&site.url("/page.html"));
        let inner = "window.inner.shadowRoot";
        browser.until(&format!(
            "{inner}?.querySelectorAll('[part=event]').length === 2"
        ));
        assert_eq!(
            browser.text(&format!("{inner}.querySelector('.story').lang")),
            "ru"
        );
        browser.run(&format!("{inner}.querySelector('.card > summary').click()"));
        browser.until(&format!(
            "{inner}.querySelectorAll('details.card[open]').length === 1"
        ));
        browser.run(&format!(
            "{inner}.querySelector('.card[open] .cite').click()"
        ));
        browser.until(&format!("{inner}.activeElement?.matches('.sources li')"));
        browser.assert_clean();
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn of_fifty_timelines_on_a_page_each_is_shown_and_the_code_comes_once() {
    let (site, browser) = start();
    let elements = ELEMENT.replace("src=", "loading=\"eager\" src=").repeat(50);
    page(&site, "/page.html", &[&elements, LOADER].concat());
    browser.open(&site.url("/page.html"));
    shows(&browser, 50);
    assert_eq!(site.count(".wasm"), 1);
    assert_eq!(site.count(".css"), 1);
    assert_eq!(site.count("/standpoint.js"), 1);
    works(&browser, "the first of fifty");
    let opened = "[...document.querySelectorAll('standpoint-timeline')].filter((timeline) =>
        timeline.shadowRoot.querySelector('details.card[open]')).length";
    assert_eq!(browser.get(opened), 1, "the others stay as they were");
    browser.run("document.querySelectorAll('standpoint-timeline').forEach((timeline) => timeline.openAll())");
    browser.until(&format!("{opened} === 50"));
    browser.assert_clean();
}

/// The window of a player or of notes that a page opens: its document has no registry of elements with
/// ours in it, so the element is made by the page that opened it.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_timeline_made_for_another_document_is_shown_there() {
    let (site, browser) = start();
    page(
        &site,
        "/page.html",
        &format!("<main>{ELEMENT}</main>{LOADER}"),
    );
    page(&site, "/empty.html", "<p>Nothing yet</p>");
    browser.show(&site.url("/page.html"));
    browser.run_async(
        "const frame = document.createElement('iframe');
        frame.src = '/empty.html'; frame.width = 600; frame.height = 600;
        const loaded = new Promise((resolve) => { frame.onload = resolve; });
        document.body.append(frame);
        await loaded;
        const made = document.createElement('standpoint-timeline');
        made.setAttribute('src', '/story.json');
        made.setAttribute('loading', 'eager');
        frame.contentDocument.body.append(made);
        window.made = made;",
    );
    browser.until("window.made.shadowRoot?.querySelectorAll('[part=event]').length === 2");
    browser.run("window.made.openEvent('second')");
    browser.until("window.made.shadowRoot?.querySelectorAll('details.card[open]').length === 1");
    browser.assert_clean();
}
