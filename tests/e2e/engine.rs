//! The browser that this run of the tests is about.

/// Which browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The one that `STANDPOINT_ENGINE` names; Chromium where it names none.
    pub fn of_this_run() -> Engine {
        match std::env::var("STANDPOINT_ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            Ok(other) => panic!("STANDPOINT_ENGINE is {other}: chromium, firefox or webkit"),
        }
    }

    /// The environment variable that names its driver.
    pub fn variable(self) -> &'static str {
        match self {
            Engine::Chromium => "CHROMEDRIVER",
            Engine::Firefox => "GECKODRIVER",
            Engine::WebKit => "WEBKITDRIVER",
        }
    }
}
