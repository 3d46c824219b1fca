//! The web site of a test: the release, and the pages and stories the test puts beside it.

use crate::browser::RECORDER;
use crate::engine::Engine;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// What a strict site asks of everything on its pages.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
    require-trusted-types-for 'script'";

/// A server of its own on 127.0.0.1. It runs until the tests end.
pub struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    dist: PathBuf,
    answers: Mutex<HashMap<String, Answer>>,
    requests: Mutex<Vec<String>>,
    is_open: AtomicBool,
}

/// What is answered at one path.
#[derive(Clone)]
struct Answer {
    status: u16,
    content_type: &'static str,
    body: Vec<u8>,
    strict: bool,
}

/// An HTML page of a test; strict unless said otherwise.
pub struct Page {
    lang: &'static str,
    head: String,
    body: String,
    strict: bool,
}

impl Page {
    /// A page in English with this in its body.
    pub fn new(body: impl Into<String>) -> Page {
        Page {
            lang: "en",
            head: String::new(),
            body: body.into(),
            strict: true,
        }
    }

    /// Sets the language of the page.
    pub fn lang(self, lang: &'static str) -> Page {
        Page { lang, ..self }
    }

    /// Links a stylesheet.
    pub fn css(mut self, path: &str) -> Page {
        self.head
            .push_str(&format!(r#"<link rel="stylesheet" href="{path}">"#));
        self
    }

    /// Loads a script in its head.
    pub fn script(mut self, path: &str) -> Page {
        self.head
            .push_str(&format!(r#"<script src="{path}"></script>"#));
        self
    }

    /// Serves the page without a Content-Security-Policy.
    pub fn loose(self) -> Page {
        Page {
            strict: false,
            ..self
        }
    }

    fn html(&self) -> String {
        let Page {
            lang, head, body, ..
        } = self;
        format!(
            r#"<!doctype html><html lang="{lang}"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><title>A page</title>
            {head}</head><body>{body}</body></html>"#
        )
    }
}

impl Site {
    /// Starts serving the release.
    pub fn start() -> Site {
        let dist = dist();
        assert!(
            dist.join("standpoint.js").is_file(),
            "{} holds no release: run `make dist` first, or set STANDPOINT_DIST",
            dist.display()
        );
        let shared = Arc::new(Shared {
            dist,
            ..Shared::default()
        });
        let router = Router::new().fallback(answer).with_state(shared.clone());
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener
            .set_nonblocking(true)
            .expect("a listener that does not block");
        let address = listener.local_addr().expect("a bound port");
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_io()
                .build();
            runtime.expect("a runtime").block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                axum::serve(listener, router).await
            })
        });
        Site { address, shared }
    }

    /// The address of a path on this site.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Puts up an HTML page.
    pub fn page(&self, path: &str, page: Page) {
        let answer = Answer {
            status: 200,
            content_type: "text/html; charset=utf-8",
            body: page.html().into_bytes(),
            strict: page.strict,
        };
        self.put(path, answer);
    }

    /// Puts up a whole HTML page without a Content-Security-Policy.
    pub fn loose_html(&self, path: &str, html: &str) {
        let answer = Answer {
            status: 200,
            content_type: "text/html; charset=utf-8",
            body: html.as_bytes().to_vec(),
            strict: false,
        };
        self.put(path, answer);
    }

    /// Puts up a story, or any other JSON.
    pub fn json(&self, path: &str, json: &Value) {
        self.answer(path, 200, "application/json", json.to_string());
    }

    /// Answers at a path just so, also in place of a file of the release.
    pub fn answer(
        &self,
        path: &str,
        status: u16,
        content_type: &'static str,
        body: impl Into<Vec<u8>>,
    ) {
        let answer = Answer {
            status,
            content_type,
            body: body.into(),
            strict: true,
        };
        self.put(path, answer);
    }

    /// Lets pages of any other origin read everything.
    pub fn open_to_all(&self) {
        self.shared.is_open.store(true, Ordering::Relaxed);
    }

    /// Answers at a path with the file of the release again.
    pub fn restore(&self, path: &str) {
        self.shared.answers.lock().expect("answers").remove(path);
    }

    fn put(&self, path: &str, answer: Answer) {
        self.shared
            .answers
            .lock()
            .expect("answers")
            .insert(path.to_owned(), answer);
    }

    /// Whether a path that ends so has been asked for.
    pub fn was_asked_for(&self, end: &str) -> bool {
        let requests = self.shared.requests.lock().expect("requests");
        requests.iter().any(|path| path.ends_with(end))
    }

    /// How often paths that end so were asked for.
    pub fn count(&self, end: &str) -> usize {
        let requests = self.shared.requests.lock().expect("requests");
        requests.iter().filter(|path| path.ends_with(end)).count()
    }

    /// The names of all files of the release.
    pub fn files(&self) -> Vec<String> {
        files(&self.shared.dist)
    }

    /// A file of the release.
    pub fn file(&self, name: &str) -> Vec<u8> {
        let file = self.shared.dist.join(name);
        std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// A JSON file of the release.
    pub fn read_json(&self, path: &str) -> Value {
        let file = self.shared.dist.join(path);
        let text = std::fs::read_to_string(&file);
        let text = text.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// Where a file of the release is.
    pub fn file(&self, path: &str) -> PathBuf {
        self.shared.dist.join(path)
    }

    /// The path of the hashed file with this extension that the loader loads.
    pub fn asset(&self, extension: &str) -> String {
        let names = files(&self.shared.dist);
        let hashed = |name: &&String| name.starts_with("standpoint-") && name.ends_with(extension);
        let name = names.iter().find(hashed);
        format!(
            "/{}",
            name.unwrap_or_else(|| panic!("the release has no standpoint-*{extension}"))
        )
    }

    /// The paths of all pages of the release.
    pub fn pages(&self) -> Vec<String> {
        let names = files(&self.shared.dist);
        let pages = names.iter().filter(|name| name.ends_with(".html"));
        pages.map(|name| format!("/{name}")).collect()
    }
}

/// Where the release is.
fn dist() -> PathBuf {
    let dist = std::env::var_os("STANDPOINT_DIST").unwrap_or_else(|| "dist".into());
    Path::new(env!("CARGO_MANIFEST_DIR")).join(dist)
}

/// Every file below a folder, by its path from there.
fn files(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            let inner = files(&entry.path());
            names.extend(inner.into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    names
}

/// Where the recorder is that a page begins with.
const RECORDER_PATH: &str = "/recorder-of-the-tests";

/// A page with the recorder before its own scripts. Chromium does so itself.
fn recorded(body: Vec<u8>) -> Vec<u8> {
    if Engine::of_this_run() == Engine::Chromium {
        return body;
    }
    let Ok(html) = String::from_utf8(body.clone()) else {
        return body;
    };
    let lower = html.to_ascii_lowercase();
    let after = |mark: &str| lower.find(mark).map(|at| at + mark.len());
    let at = after("<head>").or_else(|| after("<!doctype html>"));
    let (before, rest) = html.split_at(at.unwrap_or_default());
    format!("{before}<script src=\"{RECORDER_PATH}\"></script>{rest}").into_bytes()
}

async fn answer(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    let path = uri.path();
    if path == RECORDER_PATH {
        return ([(header::CONTENT_TYPE, "text/javascript")], RECORDER).into_response();
    }
    shared
        .requests
        .lock()
        .expect("requests")
        .push(path.to_owned());
    let set = shared.answers.lock().expect("answers").get(path).cloned();
    let Answer {
        status,
        content_type,
        body,
        strict,
    } = set.unwrap_or_else(|| file(&shared.dist, path));
    let status = StatusCode::from_u16(status).expect("a status code");
    let is_page = content_type.starts_with("text/html");
    let body = if is_page { recorded(body) } else { body };
    let mut response = (status, [(header::CONTENT_TYPE, content_type)], body).into_response();
    let headers = response.headers_mut();
    if shared.is_open.load(Ordering::Relaxed) {
        let anybody = header::HeaderValue::from_static("*");
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anybody);
    }
    if strict {
        let policy = header::HeaderValue::from_static(POLICY);
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// A file of the release as an ordinary web server serves it.
fn file(dist: &Path, path: &str) -> Answer {
    let name = path.trim_start_matches('/');
    let content_type = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    let (status, body) = match std::fs::read(dist.join(name)) {
        Ok(body) => (200, body),
        // Browsers ask for it unasked; a site that has none would be a second error in the log.
        Err(_) if name == "favicon.ico" => (204, Vec::new()),
        Err(_) => (404, Vec::new()),
    };
    Answer {
        status,
        content_type,
        body,
        strict: true,
    }
}
