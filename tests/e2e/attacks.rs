//! A story whose writer attacks the page, in a page without a policy that would hold it back.

use crate::browser::Browser;
use crate::layout::fits;
use crate::render::render;
use crate::server::{Page, Site};
use payloads::{ADDRESSES, PAYLOADS};
use sample::{MARKED, default_story, full, kind_of_place, replace_texts};
use serde_json::{Value, json};
use std::cell::Cell;

#[path = "../hostile/payloads.rs"]
mod payloads;
#[path = "../view/sample.rs"]
#[expect(dead_code, reason = "samples for tests of the view")]
mod sample;

/// Every payload in many places, and every address in a link.
fn attack() -> Value {
    let mut story = default_story();
    let count = Cell::new(0);
    replace_texts(&mut story, |at| {
        count.set(count.get() + 1);
        let payload = PAYLOADS[count.get() % PAYLOADS.len()];
        let address = ADDRESSES[count.get() % ADDRESSES.len()];
        json!(match MARKED.contains(&kind_of_place(at).as_str()) {
            true => format!("{payload} [here]({address}) [there](<{address}>)"),
            false => payload.to_owned(),
        })
    });
    assert!(count.get() > 300);
    let sources = story["sources"].as_array_mut().expect("sources");
    for (source, address) in sources.iter_mut().zip(ADDRESSES) {
        source["url"] = json!(address);
    }
    story
}

/// What payloads call, before anything else on the page.
const WITNESS: &str = r#"<script>window.attack = () => (window.attacked = true)</script>"#;

/// Fails where something ran, was loaded, or leads to what is not the web, in light or in shadow.
#[track_caller]
fn is_harmless(site: &Site, browser: &Browser, form: &str) {
    browser.settle();
    assert!(browser.is("typeof attack === 'function'"), "{form}");
    assert!(browser.is("window.attacked === undefined"), "{form}");
    let found = browser.texts(
        "[document, ...(root ? [root] : [])].flatMap((tree) => [...tree.querySelectorAll('*')]).filter((one) =>
            one.matches('img, iframe, object, embed, base, [action], [formaction], video, audio, math, textarea, body [style], body style')
            || one.getAttributeNames().some((name) => name.startsWith('on'))
            || (one.matches('a[href]') && !/^(https?)?:$/.test(one.protocol)))
            .map(({ outerHTML }) => outerHTML.slice(0, 200))",
    );
    assert_eq!(found, Vec::<String>::new(), "{form}");
    let evil: Vec<String> = site
        .requests()
        .into_iter()
        .filter(|path| path.contains("evil") || path == "/x")
        .collect();
    assert_eq!(evil, Vec::<String>::new(), "{form}");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn nothing_in_a_story_runs_or_is_loaded_by_the_widget_from_a_file_or_from_the_page() {
    let story = attack();
    let in_page = story.to_string().replace('<', "\\u003c");
    for (form, element) in [
        (
            "a file",
            r#"<standpoint-timeline src="/story.json" open="all"></standpoint-timeline>"#
                .to_owned(),
        ),
        (
            "data in the page",
            format!(
                r#"<standpoint-timeline open="all"><script type="application/json">{in_page}</script></standpoint-timeline>"#
            ),
        ),
    ] {
        for view in ["timeline", "compare"] {
            let (site, browser) = (Site::start(), Browser::start());
            site.json("/story.json", &story);
            let script = r#"<script src="/standpoint.js"></script>"#;
            site.page(
                "/page.html",
                Page::new([WITNESS, &element, script].concat()).loose(),
            );
            browser.show(&site.url("/page.html"));
            browser.run(&format!("host.setAttribute('view', '{view}')"));
            browser.run("$('.sources').open = true; $('.filter').open = true");
            is_harmless(&site, &browser, &format!("{form}, {view}"));
        }
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn nothing_in_a_story_runs_or_is_loaded_in_what_is_rendered() {
    let file = std::env::temp_dir().join(format!("standpoint-hostile-{}.json", std::process::id()));
    std::fs::write(&file, attack().to_string()).expect("a file");
    let name = file.to_str().expect("a name");
    for arguments in [
        &["--form", "page", "--view", "both", "--open", "all"][..],
        &[
            "--form",
            "page",
            "--content",
            "light",
            "--src",
            "/story.json",
        ],
        &["--form", "embed", "--view", "both", "--style", "inline"],
        &[
            "--form",
            "embed",
            "--content",
            "light",
            "--src",
            "/story.json",
        ],
        &["--form", "plain"],
    ] {
        let (site, browser) = (Site::start(), Browser::start());
        let html = render_with_errors(name, &[arguments, &["--base", "/"]].concat());
        // Without the widget, which makes it anew: what was rendered is looked at.
        let html = html.replace("src=\"/standpoint.js\"", "src=\"/none.js\"");
        let html = match html.split_once("<head>") {
            Some((before, after)) => format!("{before}<head>{WITNESS}{after}"),
            None => format!("<!doctype html><meta charset=utf-8>{WITNESS}{html}"),
        };
        site.loose_html("/page.html", &html);
        browser.open(&site.url("/page.html"));
        is_harmless(&site, &browser, &arguments.join(" "));
    }
    _ = std::fs::remove_file(file);
}

/// The story has errors, refused addresses, and what is right of it is rendered.
fn render_with_errors(story: &str, arguments: &[&str]) -> String {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_standpoint"));
    let output = command.args(["render", story]).args(arguments).output();
    let output = output.expect("the program standpoint");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
#[ignore = "needs make dist and a browser"]
fn ids_that_mean_something_to_scripts_open_cards_and_are_led_to_like_others() {
    let mut story = default_story();
    let ids = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    for (event, id) in story["events"]
        .as_array_mut()
        .expect("events")
        .iter_mut()
        .zip(ids)
    {
        event["id"] = json!(id);
    }
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &story);
    let tag = r#"<script src="/standpoint.js" data-story="/story.json"></script>"#;
    site.page("/page.html", Page::new(tag));
    browser.show(&site.url("/page.html#standpoint=__proto__"));
    browser.until("$('[part=event][data-event=__proto__] .card').open");
    for id in &ids[1..] {
        assert!(browser.is(&format!("host.openEvent('{id}')")), "{id}");
        assert!(browser.is(&format!("$('[part=event][data-event={id}] .card').open")));
        assert!(browser.is(&format!("host.closeEvent('{id}')")), "{id}");
    }
    assert!(browser.is("!host.openEvent('valueOf') && !host.openEvent('prototype')"));
    assert!(browser.is("Object.keys(Object.prototype).length === 0"));
    browser.assert_clean();
}

/// A word without any place to break, in every text.
#[test]
#[ignore = "needs make dist and a browser"]
fn very_long_words_do_not_reach_over_the_edge_of_a_phone() {
    let mut story = full();
    replace_texts(&mut story, |_| json!("Donaudampfschiff\u{2060}".repeat(30)));
    for id in ["topics", "sides"] {
        story[id][0]["name"] = json!("W".repeat(300));
    }
    let (site, browser) = (Site::start(), Browser::start());
    site.json("/story.json", &story);
    let tag = r#"<script src="/standpoint.js" data-story="/story.json" data-open="all"></script>"#;
    site.page("/page.html", Page::new(tag));
    browser.resize(320);
    browser.show(&site.url("/page.html"));
    browser.run("$('.sources').open = true; $('.filter').open = true");
    fits(&browser, "timeline");
    browser.run("host.setAttribute('view', 'compare')");
    browser.settle();
    fits(&browser, "comparison");
    let plain = std::env::temp_dir().join(format!("standpoint-long-{}.json", std::process::id()));
    std::fs::write(&plain, story.to_string()).expect("a file");
    render(plain.to_str().expect("a name"), &["--form", "plain"]);
    _ = std::fs::remove_file(plain);
}
