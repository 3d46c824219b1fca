//! The files of the release, as pages.

use super::release::Release;
use axum::Router;
use axum::extract::State;
use axum::http::{Uri, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a path leads to.
enum Found {
    File(Vec<u8>, &'static str),
    /// the path of a folder without the slash at its end
    Folder,
    Nothing,
}

/// Answers with the files of a release. Written here, since what is common for this follows links out of its folder.
pub fn router(release: Release) -> Router {
    Router::new()
        .route("/", get(|| async { Redirect::temporary("/desk/") }))
        .route("/{*path}", get(page))
        .with_state(Arc::new(release))
}

async fn page(State(release): State<Arc<Release>>, uri: Uri) -> Response {
    let path = uri.path().to_owned();
    let found = tokio::task::spawn_blocking(move || find(release.folder(), &path)).await;
    match found {
        Ok(Found::File(bytes, kind)) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        Ok(Found::Folder) => Redirect::temporary(&format!("{}/", uri.path())).into_response(),
        Ok(Found::Nothing) | Err(_) => {
            (axum::http::StatusCode::NOT_FOUND, "there is no such page").into_response()
        }
    }
}

/// Looks for a file in the folder of a release. What a link leads to is there only where that is in the folder too.
fn find(release: &Path, path: &str) -> Found {
    let Some(mut file) = in_folder(path).map(|path| release.join(path)) else {
        return Found::Nothing;
    };
    if path.ends_with('/') {
        file.push("index.html");
    }
    let Ok(file) = file.canonicalize() else {
        return Found::Nothing;
    };
    if !file.starts_with(release) {
        return Found::Nothing;
    }
    if file.is_dir() {
        return Found::Folder;
    }
    match std::fs::read(&file) {
        Ok(bytes) if file.is_file() => Found::File(bytes, kind_of(&file)),
        _ => Found::Nothing,
    }
}

/// Returns the path in a folder that the path of an address stands for; nothing where it has a step that could lead
/// anywhere else, on any system, or to what is hidden.
fn in_folder(path: &str) -> Option<PathBuf> {
    let path = path.strip_prefix('/')?;
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let path = path.strip_suffix('/').unwrap_or(&path);
    let is_plain = |step: &str| {
        let is_odd = |c: char| c.is_control() || c == '\\' || c == ':';
        !step.is_empty() && !step.starts_with('.') && !step.contains(is_odd)
    };
    path.split('/').all(is_plain).then(|| PathBuf::from(path))
}

/// Returns the type of what a release has. Browsers run no script and no WebAssembly that is sent as anything else.
fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|it| it.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
