//! The release as readers get it: `make dist`'s output, served over HTTP to a browser, driven from
//! outside. Run in one browser after the other by `make test-e2e`, or after `. tools/env.sh` and
//! `make dist` in Chromium, or in what `STANDPOINT_ENGINE` names, by
//!
//! ```text
//! cargo test --test e2e -- --ignored
//! ```
//!
//! What a browser other than Chromium does not run is listed in `engines.txt`, with the reason.
//!
//! Every test has a server and a browser session of its own, so they may run side by side.
#![cfg(not(target_arch = "wasm32"))]

mod accessibility;
mod agreement;
mod attacks;
mod browser;
mod changed_html;
mod demo;
mod desk;
mod display;
mod driver;
mod element;
mod engine;
mod failures;
mod forms;
mod frame;
mod host_styles;
mod hostile;
mod hydration;
mod isolation;
mod key_lines;
mod keyboard;
mod language;
mod layout;
mod lazy;
mod loading;
mod long;
mod media;
mod memory;
mod methods;
mod nginx;
mod package;
mod policies;
mod policies_of_the_manifest;
mod policy;
mod process;
mod reader;
mod reading_order;
mod render;
mod samples;
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
