//! A WebDriver: the process, and a session in it.

use crate::browser::poll;
use crate::display::Display;
use crate::engine::Engine;
use crate::process::{end, ends_with_this_process};
use crate::required;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::Once;
use std::time::Duration;
use ureq::http::Response;
use ureq::{Agent, Body};

/// A driver of its own on a free port with one session; both end when this is dropped.
pub struct Driver {
    agent: Agent,
    process: Child,
    session: String,
    /// What WebKit draws on: it has no mode without a window. It ends after the browser.
    _display: Option<Display>,
}

impl Driver {
    /// Starts a driver and in it a browser that cannot be seen.
    pub fn start(engine: Engine, scripts: bool) -> Driver {
        // It gives up where another process takes the port it has chosen.
        let started = (0..5).find_map(|_| Driver::try_start(engine));
        let (mut driver, address) = started.expect("the driver did not start, five times over");
        let answer = driver.call(
            &format!("{address}/session"),
            &capabilities(engine, scripts),
        );
        let id = answer["sessionId"].as_str().expect("a session");
        driver.session = format!("{address}/session/{id}");
        static TOLD: Once = Once::new();
        TOLD.call_once(|| {
            let said = |name: &str| answer["capabilities"][name].as_str().unwrap_or_default();
            let (name, version) = (said("browserName"), said("browserVersion"));
            // Past the test's own output, which is kept back where all goes well.
            _ = writeln!(std::io::stderr(), "\nin {engine:?}: {name} {version}");
        });
        driver
    }

    /// A driver without a session, and its address.
    fn try_start(engine: Engine) -> Option<(Driver, String)> {
        let variable = engine.variable();
        let path = required(variable, "the program that drives the browser");
        let display = (engine == Engine::WebKit).then(Display::start);
        let port = (engine == Engine::WebKit).then(free_port);
        let mut command = ends_with_this_process(&path);
        command.arg(format!("--port={}", port.unwrap_or_default()));
        if engine == Engine::Firefox {
            // Its own page can do what WebDriver cannot: see `Browser::in_chrome`.
            command.arg("--allow-system-access");
            command.arg("--profile-root").arg(profiles());
        }
        if let Some(display) = &display {
            command.envs(display.environment());
        }
        let process = command
            .stdin(Stdio::piped())
            // WebKit's driver writes nothing there, and nobody would read what the browser does.
            .stdout(if port.is_some() {
                Stdio::null()
            } else {
                Stdio::piped()
            })
            .stderr(Stdio::null())
            .spawn();
        let process = process.unwrap_or_else(|error| panic!("{variable} is {path}: {error}"));
        let config = Agent::config_builder()
            // What goes wrong is said in the body.
            .http_status_as_error(false)
            // A ceiling for a browser that hangs; nothing is measured by it.
            .timeout_global(Some(Duration::from_secs(180)));
        let mut driver = Driver {
            agent: config.build().into(),
            process,
            session: String::new(),
            _display: display,
        };
        let address = driver.address(engine, port)?;
        Some((driver, address))
    }

    /// The address the driver listens at; it says so, but for WebKit's, which is told.
    fn address(&mut self, engine: Engine, port: Option<u16>) -> Option<String> {
        let before = match engine {
            Engine::Chromium => "successfully on port ",
            Engine::Firefox => "Listening on 127.0.0.1:",
            Engine::WebKit => {
                let address = (Ipv4Addr::LOCALHOST, port?);
                poll(|| TcpStream::connect(address).is_ok() || self.has_ended());
                return (!self.has_ended()).then(|| format!("http://127.0.0.1:{}", address.1));
            }
        };
        let output = self.process.stdout.take().expect("the driver's output");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once(before)?;
            Some(port.trim_end_matches('.').to_owned())
        });
        // Its output is read to the end, so that it is never stuck in writing.
        std::thread::spawn(move || lines.for_each(drop));
        port.map(|port| format!("http://127.0.0.1:{port}"))
    }

    fn has_ended(&mut self) -> bool {
        !matches!(self.process.try_wait(), Ok(None))
    }

    /// Sends a command to the session.
    #[track_caller]
    pub fn post(&self, command: &str, body: &Value) -> Value {
        self.call(&format!("{}/{command}", self.session), body)
    }

    /// Asks the session for something.
    #[track_caller]
    pub fn get(&self, command: &str) -> Value {
        let url = format!("{}/{command}", self.session);
        value_of(&url, self.agent.get(&url).call())
    }

    /// Has the session end something.
    #[track_caller]
    pub fn delete(&self, command: &str) -> Value {
        let url = format!("{}/{command}", self.session);
        value_of(&url, self.agent.delete(&url).call())
    }

    #[track_caller]
    fn call(&self, url: &str, body: &Value) -> Value {
        value_of(
            &format!("{url} {body}"),
            self.agent.post(url).send_json(body),
        )
    }
}

/// What an answer holds; an error of the driver ends the test.
#[track_caller]
fn value_of(request: &str, answer: Result<Response<Body>, ureq::Error>) -> Value {
    let mut response = answer.unwrap_or_else(|error| panic!("{request}: {error}"));
    let answer: Value = response
        .body_mut()
        .read_json()
        .expect("JSON from the driver");
    let value = &answer["value"];
    if let Some(error) = value.get("error").and_then(Value::as_str)
        && !response.status().is_success()
    {
        let message = value["message"].as_str().unwrap_or_default();
        panic!("{error}: {message}\nfor {request}");
    }
    value.clone()
}

impl Drop for Driver {
    fn drop(&mut self) {
        // This ends the browser too, which killing the driver would not.
        if !self.session.is_empty() {
            _ = self.agent.delete(&self.session).call();
        }
        end(&mut self.process);
    }
}

/// A browser as the tests in the browser have it (webdriver.json), without a window.
fn capabilities(engine: Engine, scripts: bool) -> Value {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/webdriver.json");
    let text = std::fs::read_to_string(file).expect("webdriver.json");
    let settings: Value = serde_json::from_str(&text).expect("webdriver.json is JSON");
    let wanted = match engine {
        Engine::Chromium => {
            let mut options = settings["goog:chromeOptions"].clone();
            add_argument(&mut options, "--headless=new");
            if !scripts {
                let setting = "profile.managed_default_content_settings.javascript";
                options["prefs"] = json!({setting: 2});
            }
            json!({
                "browserName": "chrome",
                "goog:chromeOptions": options,
                "goog:loggingPrefs": {"browser": "ALL"},
            })
        }
        Engine::Firefox => {
            let mut options = settings["moz:firefoxOptions"].clone();
            add_argument(&mut options, "-headless");
            options["prefs"]["javascript.enabled"] = json!(scripts);
            // One browser serves many tests. After 50 pages its history grew no longer, and tests that count the steps
            // of a reader waited in vain.
            options["prefs"]["browser.sessionhistory.max_entries"] = json!(10_000);
            json!({"browserName": "firefox", "moz:firefoxOptions": options})
        }
        Engine::WebKit => {
            let script = format!("--enable-javascript={scripts}");
            json!({"webkitgtk:browserOptions": {"args": ["--automation", script]}})
        }
    };
    json!({"capabilities": {"alwaysMatch": wanted}})
}

/// Where Firefox keeps its profiles, without those of earlier runs.
fn profiles() -> PathBuf {
    static EMPTIED: Once = Once::new();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("firefox");
    EMPTIED.call_once(|| {
        _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder for Firefox's profiles");
    });
    folder
}

/// A port that nobody listens at now.
fn free_port() -> u16 {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|port| port.local_addr());
    port.expect("a free port").port()
}

fn add_argument(options: &mut Value, argument: &str) {
    let arguments = options["args"].as_array_mut();
    arguments
        .expect("args in webdriver.json")
        .push(json!(argument));
}
