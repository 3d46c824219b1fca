//! No work is lost: what is written is in the browser within a second, states can be gone back to, and one tab at
//! a time writes.

use super::Desk;
use crate::server::Site;
use std::thread::sleep;
use std::time::Duration;

/// After this much time at most, a change is kept.
const KEPT: Duration = Duration::from_secs(1);

const PAGE: &str = "/desk/index.html";

impl Desk {
    #[track_caller]
    fn open_again(&self) {
        self.browser.open(&self.site.url(PAGE));
        self.until("document.querySelector('main .field')");
    }

    #[track_caller]
    fn until_title(&self, title: &str) {
        self.until(&format!("input('title').value === '{title}'"));
    }
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_was_written_a_second_ago_is_there_when_the_page_is_opened_again() {
    let desk = Desk::open(Site::start(), PAGE);
    desk.fill("title", "The harbour");
    sleep(KEPT);
    desk.open_again();
    desk.until_title("The harbour");
    desk.until("document.querySelector('.notice').textContent.includes('The harbour')");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_state_is_named_and_gone_back_to_after_the_page_was_opened_again() {
    let desk = Desk::open(Site::start(), PAGE);
    desk.fill("title", "As it was");
    desk.press("Drafts");
    desk.until("document.querySelector('.name-of-state input')");
    desk.run("fill(document.querySelector('.name-of-state input'), 'As sent');");
    desk.press("Save this state");
    desk.until("document.querySelector('.notice').textContent.includes('As sent')");
    desk.press("Close");
    desk.fill("title", "As it became");
    sleep(KEPT);
    desk.open_again();
    desk.until_title("As it became");
    desk.press("Drafts");
    desk.press("What differs");
    desk.until("document.querySelector('table.differences')");
    let differs = desk.text("document.querySelector('table.differences tbody').textContent");
    assert!(
        differs.contains("As it was") && differs.contains("As it became"),
        "{differs}"
    );
    desk.press("Back to the list");
    desk.press("Go back to it");
    desk.until_title("As it was");
    desk.press("Undo");
    desk.until_title("As it became");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_draft_that_is_open_elsewhere_is_read_until_it_is_taken_over() {
    let desk = Desk::open(Site::start(), PAGE);
    desk.fill("title", "The first");
    sleep(KEPT);
    // A frame is to locks and messages what another tab is.
    desk.run(
        "const frame = document.createElement('iframe');
        frame.src = location.href;
        document.body.append(frame);
        window.other = () => frame.contentDocument;",
    );
    let title = "other()?.querySelector('[data-path=\"title\"] :is(input, textarea)')";
    desk.until(&format!("{title}?.value === 'The first'"));
    desk.until(&format!("{title}.matches(':disabled')"));
    desk.fill("title", "The first goes on");
    desk.until(&format!("{title}.value === 'The first goes on'"));
    desk.run("[...other().querySelectorAll('button')].find((button) => button.textContent === 'Take over').click();");
    desk.until(&format!("!{title}.matches(':disabled')"));
    desk.until("input('title').matches(':disabled')");
}
