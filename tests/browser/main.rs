//! What runs inside a browser: a timeline on the page that follows its signals, and the widget as the
//! custom element uses it.

#![cfg(target_arch = "wasm32")]

mod border;
mod long;
mod stage;
mod timeline;
mod widget;
mod words;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
