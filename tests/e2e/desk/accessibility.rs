//! axe-core over the desk in all its states.

use super::Desk;
use crate::accessibility::{has_no_violations, put_axe};
use crate::server::Site;

/// Opens the desk with axe-core in its page, and no policy, which axe-core would break.
fn with_axe(fragment: &str) -> Desk {
    let site = Site::start();
    put_axe(&site);
    let page = site.read("desk/index.html");
    let page = page.replace("</head>", "<script src=\"/axe.js\"></script></head>");
    site.loose_html("/desk/axe.html", &page);
    Desk::open(site, &format!("/desk/axe.html{fragment}"))
}

#[test]
#[ignore = "needs make dist and a browser"]
fn no_form_of_the_desk_has_a_violation() {
    let desk = with_axe("#example").with_example();
    has_no_violations(&desk.browser, "the story");
    let forms = desk.get("document.querySelectorAll('.outline li button').length");
    for index in 0..forms.as_u64().expect("a number") {
        desk.run(&format!(
            "document.querySelectorAll('.outline li button')[{index}].click();
            for (const details of document.querySelectorAll('main details')) details.open = true;"
        ));
        desk.browser.settle();
        has_no_violations(&desk.browser, &format!("form {index}"));
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn dark_narrow_and_with_problems_the_desk_has_no_violation() {
    let desk = with_axe("#new");
    desk.browser.prefer("dark");
    desk.press("Add an event");
    desk.run("document.querySelector('.problems').open = true;");
    desk.browser.settle();
    has_no_violations(&desk.browser, "dark, with problems");
    for width in [768, 390] {
        desk.browser.resize(width);
        desk.browser.settle();
        has_no_violations(&desk.browser, &format!("{width} pixels wide"));
    }
}
