//! The policies of sites, sent over HTTP as sites send them: what a reader has under each of them, and
//! what browsers report.

use crate::browser::{Browser, poll};
use crate::engine::Engine;
use crate::policy::{NONCE, is_refusal, is_without_wasm};
use crate::render::render;
use crate::server::{Page, RECORDER_PATH, Site};
use crate::stories::small;
use serde_json::{Value, json};

const STRICTEST: &str = "default-src 'self'";
const WITH_WASM: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
/// The one that the README names.
const OF_README: &str =
    "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const TRUSTED: &str = "require-trusted-types-for 'script'; trusted-types 'none'";

/// The default story, and what readers see who have no timeline.
const ELEMENT: &str = r#"<standpoint-timeline>
    <p id="fallback">What happened, in short.</p></standpoint-timeline>"#;
const FALLBACK: &str = "document.getElementById('fallback').checkVisibility()";

/// What the widget runs as.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Runs {
    WebAssembly,
    JavaScript,
    /// as JavaScript, because a policy forbids WebAssembly
    JavaScriptInstead,
}
use Runs::{JavaScript, JavaScriptInstead, WebAssembly};

fn with_tag(element: &str) -> String {
    format!(r#"{element}<script src="/standpoint.js" async></script>"#)
}

fn start() -> (Site, Browser) {
    (Site::start(), Browser::start())
}

/// Does what a reader does with the default story. By script: in a frame WebDriver's mouse misses in Firefox.
#[track_caller]
fn use_it(browser: &Browser) {
    browser.until("$('.filter') && seen.events.some(({ name }) => name === 'load')");
    browser.run("$('.card > summary').click()");
    browser.until("$('.card').open");
    assert!(browser.is("$('.card .position').checkVisibility()"));
    browser.run("$('[data-view=compare]').click()");
    browser.until("$('.compare').checkVisibility()");
    browser.run("$('[data-choose=enlargement]').click()");
    browser.until("$('[data-full=enlargement] [data-side=russia] .entry')");
    browser.run(
        "const field = $('[name=find]');
        field.value = 'nuclear';
        field.dispatchEvent(new Event('input', { bubbles: true }));",
    );
    browser.until("$('[role=status]').textContent.includes('/ 126')");
    browser.run("host.lang = 'ru'");
    browser.until("$('.story').lang === 'ru'");
    browser.run("host.openAll()");
    browser.until("$$('.card:not([open])').length === 0");
    browser.settle();
}

/// Fails where anything was reported beside the one attempt to run WebAssembly that finds out that it is
/// forbidden.
#[track_caller]
fn assert_reports(site: &Site, browser: &Browser, runs: Runs) {
    // WebKit refuses WebAssembly without a report.
    let is_silent = Engine::of_this_run() == Engine::WebKit;
    let expected = usize::from(runs == JavaScriptInstead && !is_silent);
    let all_of = |reports: &[String], what: &str| {
        assert_eq!(reports.len(), expected, "{what}: {reports:?}");
        let is_expected = reports.iter().all(|report| is_refusal(report));
        assert!(is_expected, "{what}: {reports:?}");
    };
    all_of(&browser.texts("seen.violations"), "events");
    _ = poll(|| site.reports().len() >= expected);
    all_of(&site.reports(), "reports that were sent");
    let logged = browser.logged_errors();
    assert!(
        logged.len() <= expected && logged.iter().all(|report| is_refusal(report)),
        "the browser's log: {logged:?}"
    );
    assert_eq!(browser.get("[...seen.errors, ...seen.messages]"), json!([]));
}

/// Fails where the widget runs as something else, or was loaded twice.
#[track_caller]
fn assert_runs(assets: &Site, runs: Runs) {
    let is_wasm = runs == WebAssembly;
    let files = [
        (assets.asset(".wasm"), is_wasm),
        (assets.asset(".js"), is_wasm),
        (scripted(assets), !is_wasm),
    ];
    for (file, is_run) in files {
        let expected = usize::from(is_run) * Site::requests_for_one(&file);
        assert_eq!(assets.count(&file), expected, "requests for {file}");
    }
}

fn scripted(site: &Site) -> String {
    site.hashed("scripted", ".js")
}

/// Shows the default story on a page, and uses it.
#[track_caller]
fn works(page: Page, runs: Runs) {
    let (site, browser) = start();
    site.page("/page.html", page);
    browser.open(&site.url("/page.html"));
    use_it(&browser);
    assert_reports(&site, &browser, runs);
    assert_runs(&site, runs);
}

#[track_caller]
fn works_under(policy: &str, runs: Runs) {
    works(Page::new(with_tag(ELEMENT)).policy(policy), runs);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn under_default_src_self_everything_works_as_javascript() {
    works_under(STRICTEST, JavaScriptInstead);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn where_webassembly_is_allowed_nothing_is_reported() {
    works_under(WITH_WASM, WebAssembly);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn where_no_trusted_type_may_be_made_everything_works() {
    works_under(OF_README, JavaScriptInstead);
    works_under(&format!("{WITH_WASM}; {TRUSTED}"), WebAssembly);
}

/// What a policy would forbid if it were in force is reported and nothing else.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_policy_that_only_reports_changes_nothing() {
    let (site, browser) = start();
    let only = "content-security-policy-report-only";
    let policy = format!("{WITH_WASM}; {TRUSTED}; report-uri /reports");
    let page = Page::new(with_tag(ELEMENT)).loose().header(only, policy);
    site.page("/page.html", page);
    browser.open(&site.url("/page.html"));
    use_it(&browser);
    assert_reports(&site, &browser, WebAssembly);
    assert_runs(&site, WebAssembly);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn under_a_nonce_with_strict_dynamic_everything_works() {
    let body = format!(r#"{ELEMENT}<script nonce="{NONCE}" src="/standpoint.js"></script>"#);
    for (wasm, runs) in [("", JavaScriptInstead), ("'wasm-unsafe-eval'", WebAssembly)] {
        let policy = format!(
            "script-src 'nonce-{NONCE}' 'strict-dynamic' {wasm}; object-src 'none'; base-uri 'none'"
        );
        works(Page::new(&body).policy(&policy), runs);
    }
}

/// Lockdown Mode, the stricter settings of Tor Browser, some browsers in apps.
#[test]
#[ignore = "needs make dist and a browser"]
fn where_there_is_no_webassembly_everything_works_as_javascript() {
    let (site, browser) = start();
    let without = "delete globalThis.WebAssembly";
    site.answer("/without.js", 200, "text/javascript", without);
    let page = Page::new(with_tag(ELEMENT)).script("/without.js");
    site.page("/page.html", page.policy(WITH_WASM));
    browser.open(&site.url("/page.html"));
    use_it(&browser);
    assert_reports(&site, &browser, JavaScript);
    assert_runs(&site, JavaScript);
}

/// A page whose tag loads everything from another host; the page's policy lets that host in.
fn with_assets_at(assets: &Site, attribute: &str, wasm: &str) -> Page {
    let url = assets.url("");
    let tag = format!(r#"{ELEMENT}<script src="{url}/standpoint.js" {attribute} async></script>"#);
    Page::new(&tag).policy(&format!(
        "default-src 'self' {url}; script-src 'self' {url} {wasm}"
    ))
}

/// A server for the files alone.
fn assets(headers: &[(&'static str, &str)]) -> Site {
    let assets = Site::start();
    for (name, value) in headers {
        assets.send_always(name, value);
    }
    assets
}

const CORS: (&str, &str) = ("access-control-allow-origin", "*");

#[test]
#[ignore = "needs make dist and a browser"]
fn assets_on_another_host_with_cors_work_with_crossorigin_and_without() {
    for attribute in ["", "crossorigin"] {
        for (wasm, runs) in [("", JavaScriptInstead), ("'wasm-unsafe-eval'", WebAssembly)] {
            let ((site, browser), assets) = (start(), assets(&[CORS]));
            site.page("/page.html", with_assets_at(&assets, attribute, wasm));
            browser.open(&site.url("/page.html"));
            use_it(&browser);
            assert_reports(&site, &browser, runs);
            assert_runs(&assets, runs);
            let loaded = [".js", ".wasm", ".css", ".json", ".txt"];
            let here = loaded.iter().map(|end| site.count(end)).sum::<usize>();
            assert_eq!(here, 0, "all comes from there");
        }
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn assets_on_another_host_without_cors_leave_what_the_page_has() {
    let ((site, browser), assets) = (start(), assets(&[]));
    site.page(
        "/page.html",
        with_assets_at(&assets, "", "'wasm-unsafe-eval'"),
    );
    browser.open(&site.url("/page.html"));
    browser.until("seen.events.some(({ name }) => name === 'error')");
    browser.settle();
    assert!(browser.is(FALLBACK));
    assert_eq!(browser.messages().len(), 1, "{:?}", browser.messages());
    assert_eq!(browser.get("seen.violations"), json!([]));
    assert_eq!(browser.events("error")[0]["code"], "asset");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_page_that_embeds_only_what_agrees_to_it_works_with_its_own_files_and_with_anothers() {
    let isolated = |page: Page| {
        let page = page.header("cross-origin-embedder-policy", "require-corp");
        page.header("cross-origin-opener-policy", "same-origin")
    };
    for (wasm, runs) in [("", JavaScriptInstead), ("'wasm-unsafe-eval'", WebAssembly)] {
        let policy = format!("{STRICTEST}; script-src 'self' {wasm}");
        works(isolated(Page::new(with_tag(ELEMENT)).policy(&policy)), runs);

        let corp = ("cross-origin-resource-policy", "cross-origin");
        let ((site, browser), assets) = (start(), assets(&[CORS, corp]));
        let page = with_assets_at(&assets, "crossorigin", wasm);
        site.page("/page.html", isolated(page));
        browser.open(&site.url("/page.html"));
        assert!(browser.is("crossOriginIsolated"));
        use_it(&browser);
        assert_reports(&site, &browser, runs);
        assert_runs(&assets, runs);
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn where_the_clipboard_is_forbidden_the_link_is_shown_to_be_copied() {
    let (site, browser) = start();
    let page = Page::new(with_tag(ELEMENT)).policy(WITH_WASM);
    let page = page.header(
        "permissions-policy",
        "clipboard-write=(), clipboard-read=()",
    );
    site.page("/page.html", page);
    browser.open(&site.url("/page.html"));
    browser.until("$('[data-do=copy]') && seen.events.some(({ name }) => name === 'load')");
    // As in a browser that has such a policy; Firefox has none.
    browser.run(
        "document.featurePolicy ?? (navigator.clipboard.writeText = async () => {
            throw new DOMException('forbidden', 'NotAllowedError');
        });",
    );
    browser.click("[data-do=copy]");
    browser.until("$('input[readonly]')");
    let link = browser.text("$('input[readonly]').value");
    assert_eq!(link, site.url("/page.html#standpoint=us-russia-2021"));
    browser.settle();
    assert_eq!(
        browser.get("[...seen.violations, ...seen.errors, ...seen.messages]"),
        json!([])
    );
    assert_eq!(site.reports(), Vec::<String>::new());
}

/// A reader who lets no site keep anything, a browser in an app that cannot, a full disk.
#[test]
#[ignore = "needs make dist and a browser"]
fn where_nothing_may_be_kept_a_choice_holds_for_the_visit() {
    let refusals = [
        "get() { throw new DOMException('denied', 'SecurityError'); }",
        "value: null",
        "value: { getItem: () => null, setItem() { throw new DOMException('full', 'QuotaExceededError'); } }",
    ];
    let (site, browser) = start();
    for refusal in refusals {
        let script = format!(
            "for (const name of ['localStorage', 'sessionStorage']) {{
                Object.defineProperty(window, name, {{ configurable: true, {refusal} }});
            }}"
        );
        site.answer("/refuse.js", 200, "text/javascript", script);
        let page = Page::new(with_tag(ELEMENT)).script("/refuse.js");
        site.page("/page.html", page.policy(STRICTEST));
        browser.open(&site.url("/page.html"));
        browser.until("$('[name=zone]') && seen.events.some(({ name }) => name === 'load')");
        browser.run(
            "const field = $('[name=zone]');
            field.value = 'Asia/Shanghai';
            field.dispatchEvent(new Event('change', { bubbles: true }));",
        );
        browser.until("$$('[part=time]').some((time) => time.textContent.includes('31'))");
        use_it(&browser);
        assert_eq!(browser.get("[...seen.errors, ...seen.messages]"), json!([]));
        let violations = browser.texts("seen.violations");
        assert!(
            violations.iter().all(|one| is_refusal(one)),
            "{violations:?}"
        );
    }
}

/// Such a frame is a site of its own that may keep nothing, and all it asks for is of another host.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_frame_that_may_only_run_scripts_works() {
    for (wasm, runs) in [("", JavaScriptInstead), ("'wasm-unsafe-eval'", WebAssembly)] {
        let (site, browser) = start();
        site.send_always(CORS.0, CORS.1);
        let url = site.url("");
        let policy = format!("default-src {url}; script-src {url} {wasm}");
        // Chromium's own recorder is only in frames of the same site.
        let framed = Page::new(with_tag(ELEMENT)).script(RECORDER_PATH);
        site.page("/frame.html", framed.policy(&policy));
        let frame = r#"<iframe sandbox="allow-scripts" src="/frame.html" width="900" height="900"></iframe>"#;
        site.page("/page.html", Page::new(frame).policy(STRICTEST));
        browser.open(&site.url("/page.html"));
        browser.enter_frame();
        use_it(&browser);
        assert!(browser.is("origin === 'null'"));
        assert_reports(&site, &browser, runs);
        assert_runs(&site, runs);
    }
}

/// Every file that is loaded for this story and whose hash the browser compares.
fn loaded(site: &Site, runs: Runs) -> Vec<String> {
    let code = match runs {
        WebAssembly => vec![site.asset(".js"), site.asset(".wasm")],
        _ => vec![scripted(site)],
    };
    let others = [
        site.asset(".css"),
        site.hashed("words/en", ".txt"),
        site.hashed("stories/us-russia-2021.en", ".json"),
    ];
    code.into_iter().chain(others).collect()
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_changed_byte_in_any_file_is_refused_and_what_the_page_has_stays() {
    for (policy, runs) in [(STRICTEST, JavaScriptInstead), (WITH_WASM, WebAssembly)] {
        let (site, browser) = start();
        site.page("/page.html", Page::new(with_tag(ELEMENT)).policy(policy));
        for file in loaded(&site, runs) {
            site.change_a_byte(&file);
            browser.open(&site.url("/page.html"));
            browser.until("seen.events.length > 0");
            browser.settle();
            assert!(browser.is(FALLBACK), "{file}");
            let errors = browser.events("error");
            assert_eq!(errors.len(), 1, "{file}: {errors:?}");
            assert_eq!(errors[0]["url"], site.url(&file));
            let messages = browser.messages();
            assert!(
                messages.len() == 1 && messages[0].contains(&file),
                "{file}: {messages:?}"
            );
            assert_eq!(browser.get("seen.errors"), json!([]), "{file}");
            site.restore(&file);
        }
        // And that was all of it: with every file as it is, the story is there.
        browser.open(&site.url("/page.html"));
        use_it(&browser);
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn of_a_rendered_story_cards_open_where_any_file_was_changed() {
    let rendered = render(
        "stories/us-russia-2021.json",
        &["--form", "embed", "--base", "/"],
    );
    for (policy, runs) in [(STRICTEST, JavaScriptInstead), (WITH_WASM, WebAssembly)] {
        let (site, browser) = start();
        site.page("/page.html", Page::new(with_tag(&rendered)).policy(policy));
        for file in loaded(&site, runs) {
            // The story is in the page.
            if file.ends_with(".json") {
                continue;
            }
            site.change_a_byte(&file);
            browser.open(&site.url("/page.html"));
            browser.until("seen.events.length > 0");
            browser.settle();
            assert_eq!(browser.events("error").len(), 1, "{file}");
            assert_eq!(browser.get("$$('[part=event]').length"), 6, "{file}");
            browser.click(".card > summary");
            browser.until("$('.card').open");
            assert!(browser.is("$('.card .text').checkVisibility()"), "{file}");
            site.restore(&file);
        }
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_changed_loader_is_refused_by_the_hash_that_the_manifest_tells() {
    let (site, browser) = start();
    let manifest = site.read_json("manifest.json");
    let hash = manifest["standpoint.js"]["sha384"]
        .as_str()
        .expect("a hash");
    let tag = format!(r#"{ELEMENT}<script src="/standpoint.js" integrity="{hash}"></script>"#);
    site.page("/page.html", Page::new(&tag).policy(STRICTEST));
    browser.open(&site.url("/page.html"));
    use_it(&browser);
    site.change_a_byte("/standpoint.js");
    browser.open(&site.url("/page.html"));
    browser.settle();
    assert!(browser.is(FALLBACK));
    assert!(browser.is("!customElements.get('standpoint-timeline')"));
}

/// Every HTML that is served or rendered, with a name.
fn every_form(site: &Site) -> Vec<(String, String)> {
    let story = "stories/us-russia-2021.json";
    let form = |form: &str| {
        (
            form.to_owned(),
            render(story, &["--form", form, "--base", "/"]),
        )
    };
    let forms = ["page", "embed", "plain"].map(form);
    let pages = site.pages().into_iter().map(|path| {
        let html = site.read(&path);
        (path, html)
    });
    forms.into_iter().chain(pages).collect()
}

#[test]
#[ignore = "needs make dist"]
fn no_form_has_an_inline_script_or_a_style_attribute_or_names_another_host() {
    let site = Site::start();
    for (name, html) in every_form(&site) {
        let document = scraper::Html::parse_document(&html);
        for element in document.tree.values().filter_map(|node| node.as_element()) {
            let tag = element.name();
            for (attribute, value) in element.attrs() {
                let is_handler = attribute.starts_with("on");
                assert!(
                    !is_handler && attribute != "style",
                    "{name}: {tag} {attribute}={value}"
                );
                // A link is followed by the reader; the rest the browser asks for by itself.
                let is_asked = matches!(attribute, "src" | "srcset" | "data" | "poster" | "ping")
                    || (attribute == "href" && tag != "a");
                let is_named = ["canonical", "alternate"]
                    .map(Some)
                    .contains(&element.attr("rel"));
                let is_other = value.contains("//") || value.starts_with("data:");
                assert!(
                    !is_asked || is_named || !is_other,
                    "{name}: {tag} {attribute}={value}"
                );
            }
            assert_ne!(tag, "style", "{name}");
            let kind = element.attr("type");
            let is_data = matches!(kind, Some("application/json" | "application/ld+json"));
            assert!(
                tag != "script" || is_data || element.attr("src").is_some(),
                "{name}"
            );
        }
    }
}

#[test]
#[ignore = "needs make dist"]
fn no_code_makes_code_of_a_text_or_parses_one_as_html() {
    let site = Site::start();
    let scripts = site.files(".js");
    assert!(scripts.contains(&scripted(&site)) && scripts.contains(&site.asset(".js")));
    for file in scripts {
        let code = site.read(&file);
        for word in [
            "eval(",
            "new Function",
            "Function(\"",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "setHTMLUnsafe",
            "document.write",
            "createContextualFragment",
            "javascript:",
            "srcdoc",
            "\"style\"",
        ] {
            assert!(!code.contains(word), "{file} has {word}");
        }
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn no_form_asks_another_host_for_anything() {
    let (site, browser) = start();
    site.json("/story.json", &small("A story"));
    let own = r#"<standpoint-timeline src="/story.json"></standpoint-timeline>"#;
    let one_tag = r#"<script src="/standpoint.js" data-src="/story.json"></script>"#;
    let mut forms = every_form(&site);
    // The desk works at its own address only: desk::writing.
    forms.retain(|(name, _)| !name.starts_with("/desk/"));
    forms.push(("element".to_owned(), with_tag(own)));
    forms.push(("tag".to_owned(), one_tag.to_owned()));
    for (name, html) in forms {
        let has_script = html.contains("standpoint.js");
        let is_plain = !has_script && !html.contains("<standpoint-timeline");
        let html = if has_script { html } else { with_tag(&html) };
        site.page("/page.html", Page::new(&html).policy(STRICTEST));
        browser.open(&site.url("/page.html"));
        if !is_plain {
            browser.run("host.scrollIntoView()");
            browser.until("seen.events.some(({ name }) => name === 'load')");
            browser.run("host.openAll(); host.setAttribute('view', 'compare');");
        }
        browser.settle();
        let urls = "performance.getEntriesByType('resource').map(({ name }) => name)";
        let urls = browser.texts(urls);
        let start = site.url("/");
        let others: Vec<&String> = urls.iter().filter(|url| !url.starts_with(&start)).collect();
        assert!(others.is_empty(), "{name}: {others:?}");
        // An attempt that the policy stopped is no entry there, but a violation.
        let violations = browser.texts("seen.violations");
        assert!(
            violations.iter().all(|one| is_refusal(one)),
            "{name}: {violations:?}"
        );
    }
}

/// The run of all the reader's tests as JavaScript would prove nothing if it ran WebAssembly.
#[test]
#[ignore = "needs make dist and a browser"]
fn the_environment_decides_what_the_tests_run() {
    let (site, browser) = start();
    site.page("/page.html", Page::new(with_tag(ELEMENT)));
    browser.open(&site.url("/page.html"));
    use_it(&browser);
    let runs = if is_without_wasm() {
        JavaScript
    } else {
        WebAssembly
    };
    assert_runs(&site, runs);
    let expected: &[Value] = &[];
    assert_eq!(browser.events("error"), expected);
}
