//! The forms of `standpoint render` on real pages: without scripts, on paper, and before judges.

use crate::accessibility::{has_no_violations, put_axe};
use crate::browser::Browser;
use crate::render::render;
use crate::required;
use crate::server::{Page, Site};
use std::process::Command;

const STORY: &str = "stories/us-russia-2021.json";

#[test]
#[ignore = "needs make dist and a browser"]
fn without_scripts_a_page_is_readable_and_cards_open_and_close() {
    let site = Site::start();
    let browser = Browser::without_scripts();
    let page = render(STORY, &["--base", "/"]);
    site.answer("/page.html", 200, "text/html; charset=utf-8", page);
    browser.open(&site.url("/page.html"));
    assert!(
        browser.is("!customElements.get('standpoint-timeline')"),
        "no script ran"
    );
    assert_eq!(browser.get("$$('[part=event]').length"), 6);
    // The policy lets the stylesheet through.
    assert!(browser.is("getComputedStyle($('.story')).containerType === 'inline-size'"));
    let height = "$('.card').getBoundingClientRect().height";
    let closed = browser.get(height).as_f64().expect("a number");
    browser.click(".card > summary");
    assert!(browser.is("$('.card').open"));
    assert!(browser.get(height).as_f64() > Some(closed + 500.0));
    browser.click(".card > summary");
    assert!(browser.is("!$('.card').open"));
    // What only a script can do is not there.
    assert!(
        browser.is(
            "['.views', '.cards', '.tools', '.copy'].every((part) => !$(part).checkVisibility())"
        )
    );
    browser.click(".sources > summary");
    assert_eq!(browser.get("$$('.sources li').length"), 88);
    assert!(browser.is("!$('.back').checkVisibility({ visibilityProperty: true })"));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_demo_article_is_readable_without_scripts() {
    let site = Site::start();
    let browser = Browser::without_scripts();
    browser.open(&site.url("/index.html"));
    assert_eq!(browser.get("$$('[part=event]').length"), 6);
    assert!(browser.is("$('[part=event]').getBoundingClientRect().height > 100"));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn axe_finds_nothing_in_a_page_or_in_plain_html() {
    let (site, browser) = (Site::start(), Browser::start());
    put_axe(&site);
    let judge = |form: &str, html: &str| {
        let html = html.replace("</main>", "</main><script src=\"/axe.js\"></script>");
        site.loose_html("/page.html", &html);
        browser.open(&site.url("/page.html"));
        for scheme in ["light", "dark"] {
            browser.prefer(scheme);
            has_no_violations(&browser, &format!("{form}, {scheme}"));
        }
    };
    for open in ["none", "all"] {
        judge("page", &render(STORY, &["--base", "/", "--open", open]));
    }
    for language in ["en", "zh", "ru"] {
        let plain = render(STORY, &["--form", "plain", "--lang", language]);
        let title = "<title>A page</title>";
        judge(
            "plain",
            &format!(
                "<!doctype html><html lang=en>{title}<main><h1>A page</h1>{plain}</main></html>"
            ),
        );
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_validator_finds_nothing_in_any_form() {
    let folder = std::env::temp_dir().join(format!("standpoint-forms-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the pages");
    for (name, story) in [
        ("default", STORY),
        ("small", "tests/bad-stories/sound.json"),
        ("media", "tests/media/story.json"),
    ] {
        let page = render(story, &["--url", "https://example.org/"]);
        let inline = render(story, &["--style", "inline", "--open", "all"]);
        // A fragment is judged in a page.
        let around = |inner: &str| {
            format!(
                "<!doctype html>\n<html lang=\"en\">\n<head><title>A page</title></head>\n<body>\n<h1>A page</h1>\n{inner}</body>\n</html>\n"
            )
        };
        let embed = around(&render(story, &["--form", "embed"]));
        let plain = around(&render(story, &["--form", "plain"]));
        let light = ["--content", "light", "--src", "a.json"];
        let light = around(&render(story, &[&["--form", "embed"][..], &light].concat()));
        for (form, html) in [
            ("page", page),
            ("inline", inline),
            ("embed", embed),
            ("plain", plain),
            ("light", light),
        ] {
            std::fs::write(folder.join(format!("{name}-{form}.html")), html).expect("a page");
        }
    }
    let validator = required("HTML_VALIDATE", "html-validate's command");
    let config = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/htmlvalidate.json");
    let output = Command::new(validator)
        .args(["--config", config])
        .arg(&folder)
        .output()
        .expect("html-validate");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
    assert!(
        output.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
#[ignore = "needs make dist and a browser"]
fn on_paper_every_card_is_open_and_every_address_can_be_read() {
    let (site, browser) = (Site::start(), Browser::start());
    browser.show(&site.url("/index.html"));
    browser.until("seen.events.some(({ name }) => name === 'load')");
    let height = "$('.card').getBoundingClientRect().height";
    let closed = browser.get(height).as_f64().expect("a number");
    browser.print(true);
    browser.settle();
    assert!(browser.get(height).as_f64() > Some(closed + 300.0));
    let content = "getComputedStyle($('.sources a[rel]'), '::after').content";
    // Chromium says what it comes to, Firefox what the style says.
    let content = browser.text(content);
    assert!(
        content.contains("http") || content.contains("attr(href)"),
        "{content}"
    );
    assert!(browser.pdf().len() > 100_000);
}

/// Six of 119 positions were printed as if they were all.
#[test]
#[ignore = "needs make dist and a browser"]
fn on_paper_a_filter_is_told_of() {
    let (site, browser) = (Site::start(), Browser::start());
    browser.show(&site.url("/index.html#standpoint=us-russia-2021&side=nato"));
    browser.print(true);
    browser.until("$('[role=status]').textContent.includes('/ 126')");
    assert!(browser.is("$('[role=status]').checkVisibility() && !$('.filter').checkVisibility()"));
    browser.run("$('[data-do=reset]').click()");
    assert!(browser.is("!$('.tools').checkVisibility()"));
}

/// Only what fitted on the screen of the first topic was printed.
#[test]
#[ignore = "needs make dist and a browser"]
fn on_paper_the_comparison_has_every_topic_and_side() {
    let (site, browser) = (Site::start(), Browser::start());
    site.page("/page.html", Page::new("<standpoint-timeline view=\"compare\"></standpoint-timeline><script src=\"/standpoint.js\"></script>"));
    browser.show(&site.url("/page.html"));
    for width in [360, 1280] {
        browser.resize(width);
        browser.print(true);
        browser.run("dispatchEvent(new Event('beforeprint'))");
        browser.settle();
        assert!(browser.is("$$('.compare .entry').length === 126"));
        assert!(browser.is("$$('.compare td').length > 70 && $$('.compare td').every((cell) => cell.checkVisibility())"));
        assert!(browser.is("!$('.compare [data-unfilled]') && getComputedStyle($('.scroller')).overflow === 'visible'"));
        assert!(browser.is("document.documentElement.scrollWidth <= innerWidth"));
        browser.print(false);
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn on_paper_of_an_older_browser_every_card_is_open_and_afterwards_as_before() {
    let (site, browser) = (Site::start(), Browser::start());
    let older = "const supports = CSS.supports;
        CSS.supports = (what) => !what.includes('details-content') && supports.call(CSS, what);";
    site.answer("/older.js", 200, "text/javascript", older);
    let body = r#"<standpoint-timeline open="phone-call-2021-12-30"></standpoint-timeline>
        <script src="/older.js"></script><script src="/standpoint.js"></script>"#;
    site.page("/page.html", Page::new(body));
    browser.show(&site.url("/page.html"));
    browser.run("dispatchEvent(new Event('beforeprint'))");
    assert_eq!(browser.get("$$('.card[open], .sources[open]').length"), 7);
    browser.run("dispatchEvent(new Event('afterprint'))");
    assert_eq!(browser.get("$$('.card[open], .sources[open]').length"), 1);
    browser.run("host.remove()");
    browser.settle();
    browser.run("dispatchEvent(new Event('beforeprint'))");
    browser.assert_clean();
}
