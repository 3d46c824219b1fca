#![cfg(target_arch = "wasm32")]
//! What runs inside a browser.

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
