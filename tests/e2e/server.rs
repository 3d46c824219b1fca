//! The web site of a test: the release, and the pages and stories the test puts beside it.

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use http_body::Frame;
use serde_json::Value;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

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
    faults: Mutex<HashMap<String, (Fault, usize)>>,
    requests: Mutex<Vec<String>>,
    is_open: AtomicBool,
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

/// What is answered at one path.
#[derive(Clone)]
struct Answer {
    status: u16,
    content_type: &'static str,
    body: Vec<u8>,
    policy: Option<&'static str>,
}

/// An HTML page of a test; strict unless said otherwise.
pub struct Page {
    lang: &'static str,
    head: String,
    body: String,
    policy: Option<&'static str>,
}

impl Page {
    /// A page in English with this in its body.
    pub fn new(body: impl Into<String>) -> Page {
        Page {
            lang: "en",
            head: String::new(),
            body: body.into(),
            policy: Some(POLICY),
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
            policy: None,
            ..self
        }
    }

    /// Serves the page with another Content-Security-Policy.
    pub fn policy(self, policy: &'static str) -> Page {
        Page {
            policy: Some(policy),
            ..self
        }
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
            policy: page.policy,
        };
        self.put(path, answer);
    }

    /// Puts up a whole HTML page without a Content-Security-Policy.
    pub fn loose_html(&self, path: &str, html: &str) {
        let answer = Answer {
            status: 200,
            content_type: "text/html; charset=utf-8",
            body: html.as_bytes().to_vec(),
            policy: None,
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
            policy: Some(POLICY),
        };
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
        self.shared.was_asked_for(end)
    }

    /// How often paths that end so were asked for.
    pub fn count(&self, end: &str) -> usize {
        let requests = self.shared.requests.lock().expect("requests");
        requests.iter().filter(|path| path.ends_with(end)).count()
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
        let names = files(&self.shared.dist);
        let hashed = |name: &&String| name.starts_with("standpoint-") && name.ends_with(extension);
        let name = names.iter().find(hashed);
        format!(
            "/{}",
            name.unwrap_or_else(|| panic!("the release has no standpoint-*{extension}"))
        )
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
        let names = files(&self.shared.dist);
        let pages = names.iter().filter(|name| name.ends_with(".html"));
        pages.map(|name| format!("/{name}")).collect()
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

async fn answer(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    let path = uri.path();
    shared
        .requests
        .lock()
        .expect("requests")
        .push(path.to_owned());
    let fault = shared.fault(path);
    if let Some(Fault::Until(end)) = fault {
        while !shared.was_asked_for(end) {
            tokio::task::yield_now().await;
        }
    }
    let set = shared.answers.lock().expect("answers").get(path).cloned();
    let Answer {
        mut status,
        content_type,
        mut body,
        policy,
    } = set.unwrap_or_else(|| shared.file(path));
    if fault == Some(Fault::Busy) {
        status = 503;
    }
    let body = if fault == Some(Fault::Cut) {
        body.truncate(body.len() / 2);
        Body::new(Cut(Some(body.into()), 0))
    } else {
        body.into()
    };
    let status = StatusCode::from_u16(status).expect("a status code");
    let mut response = (status, [(header::CONTENT_TYPE, content_type)], body).into_response();
    let headers = response.headers_mut();
    if shared.is_open.load(Ordering::Relaxed) {
        let anybody = header::HeaderValue::from_static("*");
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anybody);
    }
    if let Some(policy) = policy {
        let policy = header::HeaderValue::from_static(policy);
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
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
        policy: Some(POLICY),
    }
}
