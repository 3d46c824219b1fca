//! The web site of a test: the release, and the pages and stories the test puts beside it.

use crate::browser::RECORDER;
use crate::engine::Engine;
use crate::policy::{self, NONCE};
use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use http_body::Frame;
use serde_json::Value;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

/// Where a policy sends what it reports.
const REPORTS: &str = "/reports";

/// A server of its own on 127.0.0.1. It runs until the tests end.
pub struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    dist: PathBuf,
    answers: Mutex<HashMap<String, Answer>>,
    faults: Mutex<HashMap<String, (Fault, usize)>>,
    requests: Mutex<Vec<String>>,
    reports: Mutex<Vec<String>>,
    /// sent with every answer
    headers: Mutex<Headers>,
    folder: Mutex<Option<&'static str>>,
}

/// What goes wrong with an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The server cannot answer now.
    Busy,
    /// The connection ends in the middle of the body.
    Cut,
    /// The answer does not come until a path that ends so has been asked for.
    Until(&'static str),
}

type Headers = Vec<(&'static str, String)>;

/// What is answered at one path.
#[derive(Clone)]
struct Answer {
    status: u16,
    content_type: &'static str,
    body: Vec<u8>,
    headers: Headers,
}

/// An HTML page of a test, under a strict policy unless said otherwise.
pub struct Page {
    lang: &'static str,
    head: String,
    body: String,
    headers: Headers,
}

impl Page {
    /// A page in English with this in its body.
    pub fn new(body: impl Into<String>) -> Page {
        Page {
            lang: "en",
            head: String::new(),
            body: body.into(),
            headers: policy::strict(),
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
            headers: policy::loose(),
            ..self
        }
    }

    /// Serves the page under this Content-Security-Policy alone, which reports to the site.
    pub fn policy(self, policy: &str) -> Page {
        let policy = format!("{policy}; report-uri {REPORTS}");
        Page {
            headers: vec![("content-security-policy", policy)],
            ..self
        }
    }

    /// Serves the page with a header more.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Page {
        self.headers.push((name, value.into()));
        self
    }

    /// Puts HTML into its head.
    pub fn head(mut self, html: &str) -> Page {
        self.head.push_str(html);
        self
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
        let router = Router::new().route(REPORTS, post(report)).fallback(answer);
        let router = router.with_state(shared.clone());
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener
            .set_nonblocking(true)
            .expect("a listener that does not block");
        let address = listener.local_addr().expect("a bound port");
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_io()
                .enable_time()
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
            headers: page.headers,
        };
        self.put(path, answer);
    }

    /// Puts up a whole HTML page without a Content-Security-Policy.
    pub fn loose_html(&self, path: &str, html: &str) {
        let answer = Answer {
            status: 200,
            content_type: "text/html; charset=utf-8",
            body: html.as_bytes().to_vec(),
            headers: policy::loose(),
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
            headers: policy::strict(),
        };
        self.put(path, answer);
    }

    /// Sends a header with everything from now on.
    pub fn send_always(&self, name: &'static str, value: &str) {
        let mut headers = self.shared.headers.lock().expect("headers");
        headers.push((name, value.to_owned()));
    }

    /// Answers at the path of a file of the release with one byte of it changed.
    pub fn change_a_byte(&self, path: &str) {
        let mut answer = file(&self.shared.dist, path);
        assert_eq!(answer.status, 200, "{path}");
        let middle = answer.body.len() / 2;
        answer.body[middle] ^= 1;
        self.put(path, answer);
    }

    /// Lets so many answers at a path go wrong.
    pub fn fail(&self, path: &str, fault: Fault, times: usize) {
        let mut faults = self.shared.faults.lock().expect("faults");
        faults.insert(path.to_owned(), (fault, times));
    }

    /// Lets nothing go wrong at a path any more.
    pub fn mend(&self, path: &str) {
        self.shared.faults.lock().expect("faults").remove(path);
    }

    /// Serves the release also below a folder.
    pub fn also_below(&self, folder: &'static str) {
        *self.shared.folder.lock().expect("folder") = Some(folder);
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

    /// The paths that have been asked for.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().expect("requests").clone()
    }

    /// Whether a path that ends so has been asked for.
    pub fn was_asked_for(&self, end: &str) -> bool {
        self.shared.was_asked_for(end)
    }

    /// How often paths that end so were asked for.
    pub fn count(&self, end: &str) -> usize {
        let requests = self.shared.requests.lock().expect("requests");
        requests.iter().filter(|path| path.ends_with(end)).count()
    }

    /// How many requests it takes to load a file once. WebKit does not compare the hash of a module, so the loader
    /// fetches the code first to have it compared; the import then asks again, since nothing here may be cached.
    pub fn requests_for_one(path: &str) -> usize {
        let is_code = path.ends_with(".js") && !path.ends_with("/standpoint.js");
        1 + usize::from(is_code && Engine::of_this_run() == Engine::WebKit)
    }

    /// What policies have reported so far, as browsers send it.
    pub fn reports(&self) -> Vec<String> {
        self.shared.reports.lock().expect("reports").clone()
    }

    /// A JSON file of the release.
    pub fn read_json(&self, path: &str) -> Value {
        let file = self.shared.dist.join(path);
        let text = std::fs::read_to_string(&file);
        let text = text.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }

    /// The path of the hashed file with this extension that the loader loads.
    pub fn asset(&self, extension: &str) -> String {
        self.hashed("standpoint", extension)
    }

    /// The path of the code that pages load in this run of the tests.
    pub fn code(&self) -> String {
        if policy::is_without_wasm() {
            self.hashed("scripted", ".js")
        } else {
            self.asset(".js")
        }
    }

    /// The path of the file of the release whose name is this with a hash.
    pub fn hashed(&self, name: &str, extension: &str) -> String {
        let (start, names) = (format!("/{name}-"), self.files(extension));
        let mut found = names.into_iter().filter(|name| name.starts_with(&start));
        let first = found.next();
        first.unwrap_or_else(|| panic!("the release has no {name}-*{extension}"))
    }

    /// The path of what the interface says in a language.
    pub fn words(&self, language: &str) -> String {
        let start = format!("words/{language}-");
        let names = files(&self.shared.dist);
        let name = names
            .iter()
            .find(|name| name.starts_with(&start) && name.ends_with(".txt"));
        format!("/{}", name.expect("words"))
    }

    /// The paths of all pages of the release.
    pub fn pages(&self) -> Vec<String> {
        self.files(".html")
    }

    /// The paths of all files of the release that end so.
    pub fn files(&self, end: &str) -> Vec<String> {
        let names = files(&self.shared.dist);
        let ended = names.iter().filter(|name| name.ends_with(end));
        ended.map(|name| format!("/{name}")).collect()
    }

    /// The text of a file of the release.
    pub fn read(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).expect("UTF-8")
    }

    /// What is in a file of the release.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        let answer = file(&self.shared.dist, path);
        assert_eq!(answer.status, 200, "{path}");
        answer.body
    }
}

/// Where the release is.
pub fn dist() -> PathBuf {
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

async fn report(State(shared): State<Arc<Shared>>, body: String) {
    shared.reports.lock().expect("reports").push(body);
}

/// Where the recorder is that a page begins with.
pub const RECORDER_PATH: &str = "/recorder-of-the-tests";

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
    format!("{before}<script src=\"{RECORDER_PATH}\" nonce=\"{NONCE}\"></script>{rest}")
        .into_bytes()
}

async fn answer(State(shared): State<Arc<Shared>>, uri: Uri, asked: HeaderMap) -> Response {
    let path = uri.path();
    if path == RECORDER_PATH {
        return ([(header::CONTENT_TYPE, "text/javascript")], RECORDER).into_response();
    }
    shared
        .requests
        .lock()
        .expect("requests")
        .push(path.to_owned());
    let fault = shared.fault(path);
    if let Some(Fault::Until(end)) = fault {
        while !shared.was_asked_for(end) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    let set = shared.answers.lock().expect("answers").get(path).cloned();
    let Answer {
        mut status,
        content_type,
        mut body,
        headers,
    } = set.unwrap_or_else(|| shared.file(path));
    if fault == Some(Fault::Busy) {
        status = 503;
    }
    let status = StatusCode::from_u16(status).expect("a status code");
    // A script that asks for a page gets it as it is: the desk compares its hash.
    let is_for_script = asked.get("sec-fetch-dest").is_some_and(|to| to == "empty");
    if content_type.starts_with("text/html") && !is_for_script {
        body = recorded(body);
    }
    let body = if fault == Some(Fault::Cut) {
        body.truncate(body.len() / 2);
        Body::new(Cut(Some(body.into()), 0))
    } else {
        body.into()
    };
    let mut response = (status, [(header::CONTENT_TYPE, content_type)], body).into_response();
    let always = shared.headers.lock().expect("headers").clone();
    for (name, value) in headers.into_iter().chain(always) {
        let value = HeaderValue::try_from(value).expect("a header");
        response
            .headers_mut()
            .append(HeaderName::from_static(name), value);
    }
    response
}

/// A body that ends with an error some time after what it has.
struct Cut(Option<Bytes>, u32);

impl HttpBody for Cut {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        self.1 += 1;
        if (2..5000).contains(&self.1) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(match self.0.take() {
            Some(bytes) => Ok(Frame::data(bytes)),
            None => Err(std::io::ErrorKind::BrokenPipe.into()),
        }))
    }
}

impl Shared {
    /// What goes wrong with the next answer at a path.
    fn fault(&self, path: &str) -> Option<Fault> {
        let mut faults = self.faults.lock().expect("faults");
        let (fault, times) = faults.get_mut(path)?;
        *times = times.checked_sub(1)?;
        Some(*fault)
    }

    fn was_asked_for(&self, end: &str) -> bool {
        let requests = self.requests.lock().expect("requests");
        requests.iter().any(|path| path.ends_with(end))
    }

    /// A file of the release, also below another folder.
    fn file(&self, path: &str) -> Answer {
        let folder = *self.folder.lock().expect("folder");
        let below = folder.and_then(|folder| path.strip_prefix(folder));
        file(&self.dist, below.unwrap_or(path))
    }
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
        headers: policy::strict(),
    }
}
