//! The languages of the interface, which a page loads as files.

/// Has the interface speak them.
pub fn speak() {
    thread_local!(static SPOKEN: () = {
        for words in standpoint::words::ALL {
            standpoint::words::add(words.to_list().join("\n").leak());
        }
    });
    SPOKEN.with(|()| ());
}
