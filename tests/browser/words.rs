//! The languages of the interface, which a page loads as files.

pub use standpoint::words::Words;

#[path = "../../src/words/languages/en.rs"]
mod en;
#[path = "../../src/words/languages/ru.rs"]
mod ru;
#[path = "../../src/words/languages/zh.rs"]
mod zh;

/// Has the interface speak them.
pub fn speak() {
    thread_local!(static SPOKEN: () = {
        for words in [&en::WORDS, &ru::WORDS, &zh::WORDS] {
            standpoint::words::add(words.to_list().join("\n").leak());
        }
    });
    SPOKEN.with(|()| ());
}
