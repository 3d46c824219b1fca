//! Reading and writing the file over HTTP.
//!
//! | request | answer |
//! |---|---|
//! | `GET /api/file` | the bytes, with `ETag`; without one where there is no file yet and this is to begin with |
//! | `PUT /api/file`, `If-Match` | 204 and the new `ETag`; 412 and the bytes in the file, where it was changed; 410, where it is gone |
//! | `PUT /api/file`, `If-None-Match: *` | 204 and `ETag`; 412 and the bytes in the file, where there is one |
//!
//! `Standpoint-File` has the name of the file, percent-encoded. What fails is told as JSON, with a word for programs in
//! `error` and a sentence for people in `message`.

use super::beginning;
use super::file::{Expected, Outcome, State as FileState, StoryFile, Tag};
use super::guard::{Guard, with_token};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, get};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use standpoint::check::MAX_FILE;
use std::io;
use std::sync::Arc;

/// The name of the file.
const NAME: HeaderName = HeaderName::from_static("standpoint-file");

type Shared = Option<Arc<StoryFile>>;

/// Answers for a file; nothing but that there is none, where the program was given none.
pub fn router(file: Shared, guard: Arc<Guard>) -> Router {
    let router = Router::new()
        .route("/api/file", get(read).put(write))
        .route("/api", any(nothing))
        .route("/api/{*path}", any(nothing))
        .with_state(file);
    with_token(router, guard)
}

/// Says that something is refused, and why.
pub fn refused(status: StatusCode, error: &'static str, message: &str) -> Response {
    let body = json!({ "error": error, "message": message });
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, body.to_string()).into_response()
}

async fn nothing() -> Response {
    refused(
        StatusCode::NOT_FOUND,
        "no-such-thing",
        "there is nothing at this address",
    )
}

fn no_file() -> Response {
    let message = "the program was started without a file: say `standpoint desk story.json`";
    refused(StatusCode::NOT_FOUND, "no-file", message)
}

async fn read(State(file): State<Shared>) -> Response {
    let Some(file) = file else {
        return no_file();
    };
    let name = name_of(&file);
    let result = in_background(move || Ok((file.read()?, file))).await;
    let mut response = match result {
        Ok((Some(state), _)) => with_state(StatusCode::OK, state),
        Ok((None, file)) => match beginning(&file) {
            Some(text) => with_bytes(StatusCode::OK, text.into_bytes()),
            None => {
                return failed(&io::Error::other(
                    "no story to begin with is in this program",
                ));
            }
        },
        Err(error) => failed(&error),
    };
    response.headers_mut().insert(NAME, name);
    response
}

async fn write(State(file): State<Shared>, headers: HeaderMap, body: Body) -> Response {
    let Some(file) = file else {
        return no_file();
    };
    let expected = match expected(&headers) {
        Ok(expected) => expected,
        Err(response) => return *response,
    };
    let too_large = || {
        let message = "a story has at most 16 MiB";
        refused(StatusCode::PAYLOAD_TOO_LARGE, "too-large", message)
    };
    let length = headers.get(header::CONTENT_LENGTH);
    let length = length.and_then(|it| it.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > MAX_FILE as u64) {
        return too_large();
    }
    // What is cut off fails too, and is not written.
    let bytes = match axum::body::to_bytes(body, MAX_FILE).await {
        Ok(bytes) => bytes,
        Err(error) if is_limit(&error) => return too_large(),
        Err(error) => {
            return refused(StatusCode::BAD_REQUEST, "cut-off", &error.to_string());
        }
    };
    match in_background(move || file.write(&bytes, &expected)).await {
        Ok(Outcome::Written(tag)) => with_tag(StatusCode::NO_CONTENT.into_response(), &tag),
        Ok(Outcome::Changed(state)) => with_state(StatusCode::PRECONDITION_FAILED, state),
        Ok(Outcome::Gone) => refused(
            StatusCode::GONE,
            "gone",
            "the file is not there any more: it was deleted, moved or renamed",
        ),
        Err(error) => failed(&error),
    }
}

/// Returns what the file is expected to be, as the request says it.
fn expected(headers: &HeaderMap) -> Result<Expected, Box<Response>> {
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok())
    };
    match (text(header::IF_MATCH), text(header::IF_NONE_MATCH)) {
        // `If-Match: *` would take any state for the right one.
        (Some(tag), None) if tag != "*" => Ok(Expected::Unchanged(Tag(tag.to_owned()))),
        (None, Some("*")) => Ok(Expected::None),
        _ => Err(Box::new(refused(
            StatusCode::PRECONDITION_REQUIRED,
            "no-condition",
            "expected If-Match with the ETag of the state that is to be replaced, or `If-None-Match: *` for a new file",
        ))),
    }
}

/// Does what may take its time, as disks do.
async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await?
}

fn is_limit(error: &axum::Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<http_body_util::LengthLimitError>() {
            return true;
        }
        cause = error.source();
    }
    false
}

/// Says what the system said when the file was read or written.
fn failed(error: &io::Error) -> Response {
    use io::ErrorKind::{
        FileTooLarge, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull,
    };
    let (status, word, message) = match error.kind() {
        StorageFull | QuotaExceeded | FileTooLarge => (
            StatusCode::INSUFFICIENT_STORAGE,
            "full",
            String::from("there is no room left on the disk; the file is as it was"),
        ),
        PermissionDenied | ReadOnlyFilesystem => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "not-allowed",
            String::from("the file or its folder may not be read or written; it is as it was"),
        ),
        _ => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "failed",
            error.to_string(),
        ),
    };
    refused(status, word, &message)
}

fn with_state(status: StatusCode, state: FileState) -> Response {
    with_tag(with_bytes(status, state.bytes), &state.tag)
}

fn with_bytes(status: StatusCode, bytes: Vec<u8>) -> Response {
    // Whatever is in the file, no browser is to show it as a page.
    (status, [(header::CONTENT_TYPE, "application/json")], bytes).into_response()
}

fn with_tag(mut response: Response, tag: &Tag) -> Response {
    if let Ok(value) = HeaderValue::try_from(&tag.0) {
        response.headers_mut().insert(header::ETAG, value);
    }
    response
}

fn name_of(file: &StoryFile) -> HeaderValue {
    let name = utf8_percent_encode(&file.name(), NON_ALPHANUMERIC).to_string();
    HeaderValue::try_from(name).unwrap_or(HeaderValue::from_static("story%2Ejson"))
}
