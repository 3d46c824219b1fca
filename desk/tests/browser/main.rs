//! What runs inside a browser: its database keeps drafts, and tabs agree on who writes one.

#![cfg(target_arch = "wasm32")]

mod storage;
mod stub;
mod tabs;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
