//! Tells the two shapes of the library apart: `cfg(widget)` is the small program that readers load. Everything
//! else, natively and at the desk, is whole.

use std::env::var_os;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(widget)");
    let is_wasm = var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch == "wasm32");
    if is_wasm && var_os("CARGO_FEATURE_EDITOR").is_none() {
        println!("cargo::rustc-cfg=widget");
    }
}
