//! The desk: where a story is written, checked and published, in the browser.
