//! `standpoint desk`: the story is opened from its file and saved to it, and what somebody else wrote meanwhile is never
//! written over without a word.

use super::Desk;
use crate::accessibility::{has_no_violations, run_axe};
use crate::browser::Browser;
use crate::process::{end, ends_with_this_process};
use crate::server::{Site, dist};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use tempfile::TempDir;

/// The program, a file of its own, and a desk that has it open. The program ends with the test.
struct OnDisk {
    desk: Desk,
    folder: TempDir,
    program: Child,
    address: String,
}

impl OnDisk {
    /// Starts with the example as `story.json`.
    #[track_caller]
    fn start() -> OnDisk {
        let folder = tempfile::tempdir().expect("a folder");
        let example = fs::read(dist().join("stories/us-russia-2021.json")).expect("the example");
        fs::write(folder.path().join("story.json"), example).expect("a file");
        let (program, address) = serve(&folder);
        let browser = Browser::start();
        browser.resize(1_280);
        browser.open(&address);
        let site = Site::start();
        let desk = Desk::in_browser(site, browser).with_example();
        OnDisk {
            desk,
            folder,
            program,
            address,
        }
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }

    /// What the file says the title is.
    fn title(&self) -> String {
        let story: Value = serde_json::from_str(&self.read("story.json")).expect("JSON");
        story["title"]["en"].as_str().expect("a title").to_owned()
    }

    /// Somebody else gives the story another title.
    fn write_title(&self, title: &str) {
        let mut story: Value = serde_json::from_str(&self.read("story.json")).expect("JSON");
        story["title"]["en"] = json!(title);
        fs::write(self.folder.path().join("story.json"), story.to_string()).expect("a file");
    }

    /// Gives the story another title at the desk, and saves by the keyboard.
    #[track_caller]
    fn save_title(&self, title: &str) {
        self.desk.fill("title", title);
        self.save();
    }

    #[track_caller]
    fn save(&self) {
        self.desk.run(
            "dispatchEvent(new KeyboardEvent('keydown',
                { key: 's', ctrlKey: true, bubbles: true, cancelable: true }));",
        );
    }

    #[track_caller]
    fn says(&self, words: &str) {
        let words = json!(words);
        self.desk.until(&format!(
            "document.querySelector('.notice')?.textContent.includes({words})"
        ));
    }

    /// Waits for the question, and returns its text.
    #[track_caller]
    fn question(&self) -> String {
        self.desk
            .until("document.querySelector('dialog.conflict[open] table')");
        self.desk
            .text("document.querySelector('dialog.conflict').innerText")
    }
}

impl Drop for OnDisk {
    fn drop(&mut self) {
        end(&mut self.program);
    }
}

/// Starts the program with the story in a folder; returns the address that it prints.
fn serve(folder: &TempDir) -> (Child, String) {
    let mut command = ends_with_this_process(env!("CARGO_BIN_EXE_standpoint"));
    command.arg("desk").arg(folder.path().join("story.json"));
    command.arg("--dist").arg(dist());
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut program = command.spawn().expect("the program");
    let lines = BufReader::new(program.stdout.take().expect("its output")).lines();
    let mut lines = lines.map(|line| line.expect("a line").trim().to_owned());
    let address = lines.find(|line| line.starts_with("http://"));
    (program, address.expect("an address"))
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_story_is_saved_to_its_file_and_the_state_before_is_kept_beside_it() {
    let on_disk = OnDisk::start();
    let before = on_disk.read("story.json");
    on_disk.save_title("Saved by keyboard");
    on_disk.says("Saved to story.json");
    assert_eq!(on_disk.title(), "Saved by keyboard");
    assert_eq!(on_disk.read("story.json~"), before);
    let shown = on_disk
        .desk
        .text("document.querySelector('.toolbar .file').textContent");
    assert!(shown.contains("on disk"), "{shown}");
    assert!(!shown.contains("changed"), "{shown}");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn the_token_is_taken_out_of_the_address_and_a_reload_has_the_file_again() {
    let on_disk = OnDisk::start();
    assert_eq!(on_disk.desk.get("location.hash"), json!(""));
    assert_eq!(on_disk.desk.get("document.cookie"), json!(""));
    on_disk.save_title("Before the reload");
    on_disk.says("Saved to story.json");
    on_disk.desk.run("location.reload();");
    on_disk.says("story.json is open");
    assert_eq!(on_disk.desk.value("title"), "Before the reload");
    on_disk.save_title("After the reload");
    on_disk.says("Saved to story.json");
    assert_eq!(on_disk.title(), "After the reload");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_was_never_saved_to_the_file_is_offered_again_and_asks_before_it_is_written() {
    let on_disk = OnDisk::start();
    on_disk.desk.fill("title", "Written before the crash");
    // That is how long it may take to be kept.
    std::thread::sleep(std::time::Duration::from_secs(1));
    on_disk.desk.browser.reload();
    on_disk
        .desk
        .until("document.body.innerText.includes('was never saved to it')");
    assert_ne!(on_disk.desk.value("title"), "Written before the crash");
    on_disk.desk.press("Take it up again");
    assert_eq!(on_disk.desk.value("title"), "Written before the crash");
    on_disk.save();
    on_disk.question();
    on_disk.desk.press("Overwrite it with mine");
    on_disk.says("Saved to story.json");
    assert_eq!(on_disk.title(), "Written before the crash");
    // Taken up as a copy, it was offered for ever after.
    on_disk.desk.fill("summary", "And after it.");
    on_disk.save();
    on_disk.says("Saved to story.json");
    std::thread::sleep(std::time::Duration::from_secs(1));
    on_disk.desk.browser.reload();
    on_disk.says("story.json is open");
    on_disk.desk.browser.settle();
    let page = on_disk.desk.text("document.body.innerText");
    assert!(!page.contains("was never saved to it"), "{page}");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_somebody_else_wrote_meanwhile_is_shown_and_left_as_it_is_until_one_decides() {
    let on_disk = OnDisk::start();
    on_disk.write_title("Theirs");
    on_disk.save_title("Mine");
    let question = on_disk.question();
    assert!(question.contains("Title (English)"), "{question}");
    assert!(question.contains("Theirs"), "{question}");
    assert!(question.contains("Mine"), "{question}");
    // Nothing is decided by pressing Enter too early.
    let focused = on_disk.desk.text("document.activeElement.textContent");
    assert_eq!(focused, "Cancel");
    on_disk.desk.press("Cancel");
    on_disk
        .desk
        .until("!document.querySelector('dialog.conflict').open");
    assert_eq!(on_disk.title(), "Theirs");
    assert_eq!(on_disk.desk.value("title"), "Mine");
    on_disk.save();
    on_disk.question();
    on_disk.desk.press("Overwrite it with mine");
    on_disk.says("Saved to story.json");
    assert_eq!(on_disk.title(), "Mine");
    assert!(on_disk.read("story.json~").contains("Theirs"));
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_somebody_else_wrote_is_taken_and_undo_brings_back_ones_own() {
    let on_disk = OnDisk::start();
    on_disk.write_title("Theirs");
    on_disk.save_title("Mine");
    on_disk.question();
    on_disk.desk.press("Take theirs");
    on_disk.says("Undo brings yours back");
    assert_eq!(on_disk.desk.value("title"), "Theirs");
    on_disk.desk.press("Undo");
    assert_eq!(on_disk.desk.value("title"), "Mine");
    on_disk.save();
    on_disk.says("Saved to story.json");
    assert_eq!(on_disk.title(), "Mine");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn another_story_is_not_written_over_the_file_without_a_word() {
    let on_disk = OnDisk::start();
    let before = on_disk.read("story.json");
    on_disk.desk.press("New");
    on_disk.save();
    let question = on_disk.question();
    assert!(question.contains("Write over story.json?"), "{question}");
    assert_eq!(on_disk.read("story.json"), before);
}

/// A draft that was opened from the list took the place of the story in the file, and Ctrl+S wrote it there.
#[test]
#[ignore = "needs make dist and a browser"]
fn a_draft_from_the_list_is_not_written_over_the_file_without_a_word() {
    let on_disk = OnDisk::start();
    let (desk, before) = (&on_disk.desk, on_disk.read("story.json"));
    desk.press("New");
    for (path, text) in [
        ("summary", "Of something else."),
        ("title", "Another story"),
    ] {
        desk.fill(path, text);
    }
    std::thread::sleep(std::time::Duration::from_secs(1));
    // Back to the story of the file, which may be saved without a question again.
    for _ in 0..3 {
        desk.press("Undo");
    }
    desk.until("document.querySelector('.toolbar .file').textContent.includes('on disk')");
    desk.press("Drafts");
    let other = "document.querySelector('dialog[open] [aria-label^=\"Open the draft\"]')";
    desk.until(other);
    desk.run(&format!("{other}.click();"));
    desk.until("!document.querySelector('.toolbar .file').textContent.includes('on disk')");
    on_disk.save();
    let question = on_disk.question();
    assert!(question.contains("Write over story.json?"), "{question}");
    assert_eq!(on_disk.read("story.json"), before);
}

#[test]
#[ignore = "needs make dist and a browser"]
fn where_the_file_is_gone_it_says_so_and_offers_to_make_it_again_or_a_download() {
    let on_disk = OnDisk::start();
    fs::remove_file(on_disk.folder.path().join("story.json")).expect("it was there");
    on_disk.save_title("Mine");
    on_disk.desk.until("button('Make the file again')");
    let said = on_disk
        .desk
        .text("document.querySelector('.unsaved').innerText");
    assert!(said.contains("Nothing is lost"), "{said}");
    assert!(said.contains("Save mine as a download"), "{said}");
    assert_eq!(on_disk.read("story.json"), "");
    on_disk.desk.press("Make the file again");
    on_disk.says("Saved to story.json");
    assert_eq!(on_disk.title(), "Mine");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn a_program_that_was_started_again_is_found_again_and_nothing_is_lost() {
    let mut on_disk = OnDisk::start();
    end(&mut on_disk.program);
    on_disk.save_title("Mine");
    on_disk
        .desk
        .until("document.querySelector('.unsaved')?.textContent.includes('does not answer')");
    let (program, address) = serve(&on_disk.folder);
    on_disk.program = program;
    let without_token = |address: &str| address.split('#').next().map(str::to_owned);
    assert_eq!(without_token(&address), without_token(&on_disk.address));
    // With the token of before it is no use.
    on_disk.desk.press("Try again");
    on_disk
        .desk
        .until("document.querySelector('.unsaved')?.textContent.includes('was started again')");
    on_disk.desk.browser.open(&address);
    on_disk.says("can save to story.json again");
    assert_eq!(on_disk.desk.value("title"), "Mine");
    on_disk.save();
    on_disk.says("Saved to story.json");
    assert_eq!(on_disk.title(), "Mine");
}

#[test]
#[ignore = "needs make dist and a browser"]
fn what_is_asked_and_told_of_the_file_has_no_violation() {
    let on_disk = OnDisk::start();
    let Desk { browser, .. } = &on_disk.desk;
    run_axe(browser);
    let is_clean = |state: &str| {
        for scheme in ["light", "dark"] {
            browser.prefer(scheme);
            has_no_violations(browser, &format!("{state}, {scheme}"));
        }
    };
    on_disk.write_title("Theirs");
    on_disk.save_title("Mine");
    on_disk.question();
    is_clean("the question");
    on_disk.desk.press("Cancel");
    fs::remove_file(on_disk.folder.path().join("story.json")).expect("it was there");
    on_disk.save();
    on_disk.desk.until("button('Make the file again')");
    is_clean("a file that is gone");
}
