//! The program `standpoint`: natively the editor's command line, in the browser the widget.
//!
//! For wasm32 it has no `main`: it is there to be linked, and what JavaScript calls are the exports
//! of the library's `widget`.

#![cfg_attr(target_arch = "wasm32", no_main)]
// As in the library, but for writing to the terminal.
#![warn(
    clippy::expect_used,
    clippy::get_unwrap,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]

#[cfg(target_arch = "wasm32")]
use standpoint as _;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(not(target_arch = "wasm32"))]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run()
}
