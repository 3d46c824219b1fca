//! The release as readers get it: `make dist`'s output, served over HTTP to Chromium, driven from
//! outside. Run by `make test-e2e`, or after `. tools/env.sh` and `make dist` by
//!
//! ```text
//! cargo test --test e2e -- --ignored
//! ```
//!
//! Every test has a server and a browser session of its own, so they may run side by side.
#![cfg(not(target_arch = "wasm32"))]

mod accessibility;
mod agreement;
mod browser;
mod demo;
mod driver;
mod element;
mod failures;
mod forms;
mod host_styles;
mod hydration;
mod isolation;
mod keyboard;
mod language;
mod layout;
mod lazy;
mod long;
mod memory;
mod methods;
mod reader;
mod reading_order;
mod render;
mod server;
mod stories;
mod story;
mod tag;

/// The value of an environment variable that the tests cannot do without.
fn required(variable: &str, what: &str) -> String {
    match std::env::var(variable) {
        Ok(value) if !value.is_empty() => value,
        _ => panic!("{variable} is not set: it has to name {what}; `. tools/env.sh` sets it"),
    }
}
