//! The policy that pages of the tests are served under.
//!
//! With `STANDPOINT_WITHOUT_WASM=1` in the environment no page may compile WebAssembly, so that the
//! widget's JavaScript is what is tested.

/// What a strict site asks of everything on its pages.
const STRICT: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
    require-trusted-types-for 'script'";

/// The strictest there is.
const STRICT_WITHOUT_WASM: &str = "default-src 'self'; require-trusted-types-for 'script'";

/// Forbids nothing else.
const LOOSE_WITHOUT_WASM: &str = "script-src * blob: 'unsafe-inline'";

/// The nonce of the policies that have one.
pub const NONCE: &str = "r4nd0m";

/// Whether pages may not compile WebAssembly in this run.
pub fn is_without_wasm() -> bool {
    std::env::var_os("STANDPOINT_WITHOUT_WASM").is_some_and(|value| value == "1")
}

/// The headers of a strict page.
pub fn strict() -> Vec<(&'static str, String)> {
    let policy = if is_without_wasm() {
        STRICT_WITHOUT_WASM
    } else {
        STRICT
    };
    vec![("content-security-policy", policy.to_owned())]
}

/// The headers of a page without a policy.
pub fn loose() -> Vec<(&'static str, String)> {
    let policy = is_without_wasm().then_some(LOOSE_WITHOUT_WASM);
    let header = policy.map(|policy| ("content-security-policy", policy.to_owned()));
    header.into_iter().collect()
}

/// What was reported, but for the attempts to compile WebAssembly that this run forbids.
pub fn unexpected(reports: Vec<String>) -> Vec<String> {
    let is_expected = |report: &String| is_without_wasm() && is_refusal(report);
    reports
        .into_iter()
        .filter(|one| !is_expected(one))
        .collect()
}

/// Whether a report, of an event or on the console, is of WebAssembly that a policy forbids.
pub fn is_refusal(report: &str) -> bool {
    report.contains("wasm-eval") || report.contains("WebAssembly module because")
}
