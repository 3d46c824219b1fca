//! ChromeDriver: the process, and a session in it.

use crate::required;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use ureq::Agent;

/// A ChromeDriver of its own on a free port with one session; both end when this is dropped.
pub struct Driver {
    agent: Agent,
    process: Child,
    session: String,
}

impl Driver {
    /// Starts ChromeDriver and in it a browser that cannot be seen.
    pub fn start() -> Driver {
        // It gives up where another process takes the port it has chosen.
        let started = (0..5).find_map(|_| Driver::try_start());
        let (mut driver, address) = started.expect("chromedriver did not start, five times over");
        let answer = driver.call(&format!("{address}/session"), &capabilities());
        let id = answer["sessionId"].as_str().expect("a session");
        driver.session = format!("{address}/session/{id}");
        driver
    }

    /// ChromeDriver without a session, and its address.
    fn try_start() -> Option<(Driver, String)> {
        let path = required("CHROMEDRIVER", "the program chromedriver");
        let process = Command::new(&path)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let process = process.unwrap_or_else(|error| panic!("CHROMEDRIVER is {path}: {error}"));
        let config = Agent::config_builder()
            // What goes wrong is said in the body.
            .http_status_as_error(false)
            // A ceiling for a browser that hangs; nothing is measured by it.
            .timeout_global(Some(Duration::from_secs(180)));
        let mut driver = Driver {
            agent: config.build().into(),
            process,
            session: String::new(),
        };
        let address = driver.address()?;
        Some((driver, address))
    }

    /// The address ChromeDriver says it listens at.
    fn address(&mut self) -> Option<String> {
        let output = self.process.stdout.take().expect("chromedriver's output");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once("successfully on port ")?;
            Some(port.trim_end_matches('.').to_owned())
        });
        // Its output is read to the end, so that it is never stuck in writing.
        std::thread::spawn(move || lines.for_each(drop));
        port.map(|port| format!("http://127.0.0.1:{port}"))
    }

    /// Sends a command to the session.
    #[track_caller]
    pub fn post(&self, command: &str, body: &Value) -> Value {
        self.call(&format!("{}/{command}", self.session), body)
    }

    #[track_caller]
    fn call(&self, url: &str, body: &Value) -> Value {
        let response = self.agent.post(url).send_json(body);
        let mut response = response.unwrap_or_else(|error| panic!("{url}: {error}"));
        let answer: Value = response
            .body_mut()
            .read_json()
            .expect("JSON from chromedriver");
        let value = &answer["value"];
        if let Some(error) = value.get("error").and_then(Value::as_str)
            && !response.status().is_success()
        {
            let message = value["message"].as_str().unwrap_or_default();
            panic!("{error}: {message}\nfor {body}");
        }
        value.clone()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // This ends the browser too, which killing ChromeDriver would not.
        if !self.session.is_empty() {
            _ = self.agent.delete(&self.session).call();
        }
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

/// Chromium as the tests in the browser have it (webdriver.json), without a window.
fn capabilities() -> Value {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/webdriver.json");
    let text = std::fs::read_to_string(file).expect("webdriver.json");
    let settings: Value = serde_json::from_str(&text).expect("webdriver.json is JSON");
    let mut options = settings["goog:chromeOptions"].clone();
    let args = options["args"]
        .as_array_mut()
        .expect("args in webdriver.json");
    args.push(json!("--headless=new"));
    json!({"capabilities": {"alwaysMatch": {
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": {"browser": "ALL"},
    }}})
}
