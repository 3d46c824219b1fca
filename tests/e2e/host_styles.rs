//! Pages whose styles get in the way: how large the text is there, how wide the element, in which colours,
//! and whether a reader comes to everything.

use crate::browser::Browser;
use crate::isolation::package;
use crate::server::{Page, Site};
use crate::stories::small;
use serde_json::json;

const SCRIPT: &str = r#"<script src="/standpoint.js"></script>"#;
const STORY: &str = r#"<standpoint-timeline src="/story.json"></standpoint-timeline>"#;

/// The default story, all of it open: what is longest and what is widest.
const WHOLE: &str =
    r#"<standpoint-timeline src="/stories/us-russia-2021.json" open="all"></standpoint-timeline>"#;

/// A site with a small story, and a browser.
fn start() -> (Site, Browser) {
    let site = Site::start();
    site.json("/story.json", &small("A story"));
    (site, Browser::start())
}

/// Goes to a page with this stylesheet and this around the element.
#[track_caller]
fn open(site: &Site, browser: &Browser, css: &str, body: &str) {
    let css = ["body { margin: 0 }", css].concat();
    site.answer("/page.css", 200, "text/css", css);
    let page = Page::new([body, SCRIPT].concat()).css("/page.css");
    site.page("/page.html", page);
    browser.open(&site.url("/page.html"));
}

#[track_caller]
fn show(site: &Site, browser: &Browser, css: &str, body: &str) {
    open(site, browser, css, body);
    browser.until("$$('[part=event]').length > 0");
}

/// What reaches over an edge of the story.
const OUTSIDE: &str = "$$('.story *').filter((element) => {
        const [inner, outer] = [element, $('.story')].map((box) => box.getBoundingClientRect());
        return inner.width && (inner.right > outer.right + 0.5 || inner.left < outer.left - 0.5);
    }).map((element) => `${element.localName}.${element.getAttribute('class')}`)";

/// Sizes went by the page's root: where that is 62.5 %, as on many pages, all text was of 10 px.
#[test]
#[ignore = "needs make dist and a browser"]
fn the_text_is_as_large_as_that_of_the_article_and_never_tiny() {
    let (site, browser) = start();
    let size = "parseFloat(getComputedStyle($('.story')).fontSize)";
    for (css, expected) in [
        ("", 16),
        ("html { font-size: 62.5% }", 16),
        ("html { font-size: 62.5% } body { font-size: 1.8rem }", 18),
        ("body { font-size: 21px }", 21),
        ("html { font-size: 150% }", 24),
        ("* { font-size: 9px !important }", 16),
        ("standpoint-timeline { --standpoint-font-size: 13px }", 13),
        (
            "body { font-size: 30px; --standpoint-font-size: 0.6em }",
            18,
        ),
    ] {
        show(&site, &browser, css, STORY);
        assert_eq!(browser.get(size), expected, "{css}");
        // Everything else goes by it, to the width at which the layout changes.
        let smallest = browser.get(
            "Math.min(...$$('.story *').map((element) => parseFloat(getComputedStyle(element).fontSize)))",
        );
        let smallest = smallest.as_f64().expect("a number");
        assert!(smallest >= f64::from(expected) * 0.74, "{css}: {smallest}");
    }
    browser.assert_clean();
}

/// In a flex row, a float, a dialog and wherever else the page asks for the widget's own width, it was 24 px.
#[test]
#[ignore = "needs make dist and a browser"]
fn it_takes_the_width_there_is() {
    let (site, browser) = start();
    let around = format!(r#"<div class="around">{STORY}</div>"#);
    let beside = format!(r#"<div class="around">{STORY}<p class="beside">Beside</p></div>"#);
    let dialog = format!("<dialog class=\"around\" open>{STORY}</dialog>");
    let cell = format!("<table><tr><td>{STORY}</td></tr></table>");
    let eager = STORY.replace(" src", r#" loading="eager" src"#);
    let popover = format!("<div class=\"around\" popover>{eager}</div>");
    // How much there is beside it, at the most.
    let cases = [
        ("", &around, 0),
        (".around { display: flex }", &around, 0),
        (".around { display: inline-flex }", &around, 0),
        (
            ".around { display: flex; flex-direction: column; align-items: center }",
            &around,
            0,
        ),
        (
            ".around { display: flex } .beside { flex: none; width: 200px }",
            &beside,
            200,
        ),
        (
            ".around { display: grid; grid-template-columns: auto 200px }",
            &beside,
            200,
        ),
        (".around { display: grid; place-items: center }", &around, 0),
        (".around { display: inline-block }", &around, 0),
        ("standpoint-timeline { display: inline-block }", &around, 0),
        ("standpoint-timeline { display: inline }", &around, 0),
        ("standpoint-timeline { float: left }", &around, 0),
        (".around { float: right }", &around, 0),
        ("standpoint-timeline { width: fit-content }", &around, 0),
        ("standpoint-timeline { width: max-content }", &around, 0),
        ("standpoint-timeline { position: absolute }", &around, 0),
        (".around { position: absolute; left: 40px }", &around, 40),
        (
            "standpoint-timeline { position: fixed; top: 0 }",
            &around,
            0,
        ),
        ("", &dialog, 60),
        ("", &popover, 60),
        ("", &cell, 20),
        ("html { writing-mode: vertical-rl }", &around, 20),
        ("body { writing-mode: vertical-lr }", &around, 20),
        (
            ".around { display: flex } standpoint-timeline { margin: 0 -20px }",
            &around,
            0,
        ),
    ];
    for width in [360, 1200] {
        browser.resize(width);
        for (css, body, beside) in &cases {
            open(&site, &browser, css, body);
            browser.run("document.querySelector('[popover]')?.showPopover()");
            browser.until("$$('[part=event]').length > 0");
            let lacking = browser.get(
                "document.documentElement.clientWidth - $('.story').getBoundingClientRect().width",
            );
            let lacking = lacking.as_f64().expect("a number");
            let expected = f64::from(*beside) + 0.5;
            assert!(lacking < expected, "{lacking} of {width} px: {css} {body}");
        }
    }
    // As narrow as a page may ask for, there is room for words.
    let css = ".around { display: grid; grid-template-columns: min-content 1fr }";
    show(&site, &browser, css, &beside);
    assert!(browser.is("$('.story').getBoundingClientRect().width >= 160"));
    browser.assert_clean();
}

/// An element without a box of its own was never there: a page lays out its content in its place.
#[test]
#[ignore = "needs make dist and a browser"]
fn an_element_that_has_no_box_is_as_wide_as_what_is_around_it() {
    let (site, browser) = start();
    let eager = STORY.replace("></", r#" loading="eager"></"#);
    let body = format!(r#"<div class="around">{eager}</div>"#);
    let css = ".around { display: flex } standpoint-timeline { display: contents }";
    show(&site, &browser, css, &body);
    assert!(browser.is("$('.story').getBoundingClientRect().width >= innerWidth - 20"));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn in_a_narrow_column_nothing_reaches_out_of_it() {
    let (site, browser) = start();
    let body = format!(r#"<div class="around">{WHOLE}</div>"#);
    for css in [
        ".around { width: 200px }",
        ".around { width: 280px; font-size: 20px }",
        ".around { columns: 3 280px }",
    ] {
        show(&site, &browser, css, &body);
        browser.run("$('.filter').open = true; $('.sources').open = true");
        assert_eq!(browser.texts(OUTSIDE), [""; 0], "{css}, timeline");
        browser.run("$('[data-view=compare]').click(); $('[data-choose=enlargement]').click()");
        assert_eq!(browser.texts(OUTSIDE), [""; 0], "{css}, comparison");
    }
    browser.assert_clean();
}

/// The paper of the story, light and dark.
const LIGHT: &str = "rgb(255, 255, 255)";
const DARK: &str = "rgb(20, 22, 26)";
const PAPER: &str = "getComputedStyle($('.story')).backgroundColor";

/// The element with a theme and something around it.
fn themed(theme: &str) -> String {
    let story = STORY.replace(" src", &format!(" {theme} src"));
    format!(r#"<div class="around">{story}</div>"#)
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_colours_follow_the_color_scheme_where_the_element_stands() {
    let (site, browser) = start();
    for (css, theme, expected) in [
        ("", "", LIGHT),
        (":root { color-scheme: dark }", "", DARK),
        (
            ":root { color-scheme: dark } .around { color-scheme: light }",
            "",
            LIGHT,
        ),
        ("standpoint-timeline { color-scheme: dark }", "", DARK),
        ("", r#"theme="dark""#, DARK),
        (":root { color-scheme: dark }", r#"theme="light""#, LIGHT),
        (
            "* { color-scheme: dark !important }",
            r#"theme="light""#,
            LIGHT,
        ),
        ("* { all: unset !important }", r#"theme="dark""#, DARK),
    ] {
        show(&site, &browser, css, &themed(theme));
        assert_eq!(browser.text(PAPER), expected, "{css} {theme}");
        // What the browser draws itself, such as the arrow of a list, goes with it.
        let scheme = browser.text("getComputedStyle($('select')).colorScheme");
        assert!(
            theme.is_empty() || theme.contains(&scheme),
            "{css}: {scheme}"
        );
    }
    browser.assert_clean();
}

/// A reader whose system is dark saw a black box on a page that is always light.
#[test]
#[ignore = "needs make dist and a browser"]
fn the_colours_follow_the_system_only_where_the_page_does() {
    let (site, browser) = start();
    let both = ":root { color-scheme: light dark }";
    let meta = r#"<meta name="color-scheme" content="light dark">"#;
    let with_meta = [meta, STORY].concat();
    let body = themed("");
    for (css, body, in_dark) in [
        ("", &body, LIGHT),
        (both, &body, DARK),
        ("", &with_meta, DARK),
    ] {
        for (prefers, expected) in [("light", LIGHT), ("dark", in_dark)] {
            browser.prefer(prefers);
            show(&site, &browser, css, body);
            assert_eq!(browser.text(PAPER), expected, "{prefers}: {css} {body}");
        }
    }
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn paper_is_light_whatever_the_theme() {
    let (site, browser) = start();
    let story = STORY.replace(" src", r#" theme="dark" src"#);
    show(&site, &browser, ":root { color-scheme: dark }", &story);
    browser.cdp("Emulation.setEmulatedMedia", json!({"media": "print"}));
    browser.until(&format!("{PAPER} === '{LIGHT}'"));
}

/// The rules of a reader's tool for spacing (WCAG 2.2, 1.4.12) ended at the element.
#[test]
#[ignore = "needs make dist and a browser"]
fn the_spacing_that_a_reader_sets_comes_in_and_nothing_is_lost() {
    let (site, browser) = start();
    let css = "* { line-height: 2 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }";
    browser.resize(320);
    show(&site, &browser, css, WHOLE);
    let spacing = "(({ lineHeight, letterSpacing, wordSpacing }) =>
        [lineHeight, letterSpacing, wordSpacing].map(parseFloat))(getComputedStyle($('p.summary')))";
    assert_eq!(browser.get(spacing), json!([32, 1.92, 2.56]));
    browser.run("$('.filter').open = true; $('.sources').open = true");
    assert_eq!(browser.texts(OUTSIDE), [""; 0]);
    // The height of a line that an article has is for its own letters.
    show(&site, &browser, "body { line-height: 1 }", WHOLE);
    assert_eq!(browser.get(&format!("{spacing}[0]")), 24);
    browser.assert_clean();
}

/// `all: initial` made it visible where the page hides it.
#[test]
#[ignore = "needs make dist and a browser"]
fn what_the_page_hides_is_hidden() {
    let (site, browser) = start();
    let body = format!(r#"<div class="around">{STORY}</div>"#);
    let is_seen =
        "$('.title').checkVisibility({ visibilityProperty: true, opacityProperty: true })";
    show(&site, &browser, "", &body);
    assert!(browser.is(is_seen));
    for css in [
        ".around { visibility: hidden }",
        ".around { opacity: 0 }",
        "standpoint-timeline { visibility: hidden }",
    ] {
        show(&site, &browser, css, &body);
        assert!(!browser.is(is_seen), "{css}");
    }
    show(&site, &browser, "", &body);
    browser.run("host.hidden = true");
    assert!(!browser.is(is_seen), "hidden");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_is_not_there_at_first_is_whole_when_it_is_shown() {
    let (site, browser) = start();
    let around = format!(r#"<div class="around">{WHOLE}</div>"#);
    let folded = format!("<details class=\"folded\"><summary>More</summary>{WHOLE}</details>");
    for (css, body) in [
        (".around:not(.shown) { display: none }", &around),
        (
            ".around:not(.shown) { width: 0; overflow: hidden }",
            &around,
        ),
        (
            ".around:not(.shown) { content-visibility: hidden; height: 0 }",
            &around,
        ),
        ("", &folded),
    ] {
        open(&site, &browser, css, body);
        browser.settle();
        browser.run(
            "const around = document.querySelector('.around, .folded');
            around.classList.add('shown');
            around.open = true;",
        );
        browser.until("$$('[part=event]').length > 0");
        browser.settle();
        assert!(
            browser.is("$('.story').getBoundingClientRect().width >= innerWidth - 20"),
            "{css} {body}"
        );
        assert!(
            browser.is(
                "$$('.mark, .headline, p.text').filter((one) => one.checkVisibility())
                .every((one) => one.getBoundingClientRect().width > 10)"
            ),
            "{css} {body}"
        );
        assert_eq!(browser.texts(OUTSIDE), [""; 0], "{css} {body}");
    }
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn under_zoom_and_transforms_cards_open_and_links_lead_to_them() {
    let (site, browser) = start();
    let body = format!(r#"<div class="around">{STORY}<p class="after">After</p></div>"#);
    for css in [
        "body { zoom: 1.5 }",
        "html { zoom: 0.8 }",
        ".around { transform: scale(0.8) translate(20px, 30px) }",
        ".around { transform: rotate(3deg); transform-origin: 0 0 }",
        ".around { perspective: 500px; filter: grayscale(1); will-change: transform }",
        ".around { contain: strict; height: 3000px }",
    ] {
        let css = [".after { margin-bottom: 2000px } ", css].concat();
        show(&site, &browser, &css, &body);
        browser.run("$('.card[data-event=first] > summary').click()");
        browser.until("$('.card[data-event=first]').open");
        browser.run("scrollTo(0, document.documentElement.scrollHeight)");
        assert!(browser.is("host.openEvent('second')"));
        browser.settle();
        let is_in_sight = "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(
            focused().querySelector('.headline').getBoundingClientRect())";
        assert!(browser.is(is_in_sight), "{css}");
        assert_eq!(browser.texts(OUTSIDE).len(), 0, "{css}");
    }
    browser.assert_clean();
}

/// The headings of the comparison stood behind the bar of the page.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_bar_that_sticks_to_the_top_of_the_page_hides_nothing_that_one_is_led_to() {
    let (site, browser) = start();
    let css = ".bar { position: sticky; top: 0; z-index: 10; height: 80px; background: silver }
        .after { margin-bottom: 2000px }
        standpoint-timeline { --standpoint-top: 80px }";
    let body = format!(r#"<div class="bar">A site</div>{WHOLE}<p class="after">After</p>"#);
    browser.resize(390);
    show(&site, &browser, css, &body);
    let top = |what: &str| {
        let top = browser.get(&format!("{what}.getBoundingClientRect().top"));
        top.as_f64().expect("a number")
    };
    for card in [4, 1] {
        browser.run_with(
            "host.openEvent($$('.card')[arguments[0]].dataset.event)",
            json!([card]),
        );
        browser.settle();
        let top = top("focused().querySelector('.headline')");
        assert!((80.0..900.0).contains(&top), "card {card} at {top}");
    }
    browser.run("$('[data-view=compare]').click(); $('[data-choose=enlargement]').click()");
    browser.run(
        "scrollBy(0, $('[data-full=enlargement] [data-side=russia]').getBoundingClientRect().top)",
    );
    browser.settle();
    let heading = "$('[data-full=enlargement] > summary')";
    assert!(top(heading) >= 80.0, "at {}", top(heading));
    assert!(top(heading) < 120.0, "it sticks: at {}", top(heading));
    browser.assert_clean();
}

/// What was far from the screen was not on paper, and nothing said so.
#[test]
#[ignore = "needs make dist and a browser"]
fn paper_has_what_is_far_from_the_screen_or_says_where_it_is() {
    let (site, browser) = start();
    let own = STORY.replace("></", "><p>The page's own words</p></");
    let body = format!(
        r#"<div class="before">Before</div>{STORY}<div class="before"></div><main>{own}</main>"#
    );
    open(&site, &browser, ".before { height: 5000px }", &body);
    browser.settle();
    assert_eq!(browser.get("$$('[part=event]').length"), 0);
    // After the widget's own listener.
    browser.run(
        "addEventListener('beforeprint', () => {
            window.paper = [...document.querySelectorAll('standpoint-timeline')].map((one) => one.innerText);
        })",
    );
    browser.cdp("Page.printToPDF", json!({}));
    let paper = browser.texts("window.paper");
    let address = site.url("/page.html");
    assert_eq!(
        paper,
        [
            format!("A page {address}"),
            "The page's own words".to_owned()
        ]
    );
    // The next time both are there, without anybody having scrolled.
    browser.until(
        "[...document.querySelectorAll('standpoint-timeline')].every((one) =>
            one.shadowRoot.querySelectorAll('[part=event]').length === 2)",
    );
    assert!(browser.is("scrollY === 0 && host.textContent === ''"));
    browser.run("window.paper = undefined");
    let pdf = browser.cdp("Page.printToPDF", json!({}));
    assert!(pdf["data"].as_str().is_some_and(|pdf| pdf.len() > 10_000));
    browser.assert_clean();
}

#[test]
#[ignore = "needs make dist and a browser"]
fn in_bootstraps_rows_folds_and_themes_it_is_there() {
    let (site, browser) = start();
    let css = package("bootstrap/dist/css/bootstrap.css");
    let width = "$('.story').getBoundingClientRect().width";
    browser.resize(1200);
    for (classes, least) in [
        ("col-auto", 900),
        ("col", 900),
        ("col-md-6", 500),
        ("col-12 d-flex", 900),
        ("col-12 d-inline-block", 900),
    ] {
        let body = format!(
            r#"<div class="container"><div class="row"><div class="{classes}">{STORY}</div></div></div>"#
        );
        show(&site, &browser, &css, &body);
        let got = browser.get(width).as_f64().expect("a number");
        assert!(got >= f64::from(least), "{classes}: {got}");
    }
    let fold = format!(r#"<div class="container"><div class="collapse">{STORY}</div></div>"#);
    open(&site, &browser, &css, &fold);
    browser.settle();
    assert_eq!(browser.get("$$('[part=event]').length"), 0);
    browser.run("document.querySelector('.collapse').classList.add('show')");
    browser.until("$$('[part=event]').length > 0");
    assert!(browser.is(&format!("{width} > 900")));
    assert_eq!(browser.text(PAPER), LIGHT);
    browser.run("document.body.dataset.bsTheme = 'dark'");
    assert_eq!(browser.text(PAPER), DARK);
    browser.assert_clean();
}
