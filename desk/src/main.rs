//! The program that the page of the desk loads.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(standpoint_desk::ui::App);
}

// The desk runs in browsers; natively there are its rules to test, and nothing to run.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
