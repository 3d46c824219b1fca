//! Who is answered: the desk in a browser of this computer, and no page of another site, whatever name it has given to
//! this address.

use super::api::refused;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use constant_time_eq::constant_time_eq;
use std::sync::Arc;

/// What the pages may do.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src * data: blob:; media-src *; frame-src *; connect-src 'self'; object-src 'none'; base-uri 'none'; \
    frame-ancestors 'none'";

/// What goes with every answer. Nothing is kept by the browser: the next start may serve another release, or another
/// story, at the same address.
const HEADERS: [(HeaderName, &str); 4] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
];

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");
const SEC_FETCH_DEST: HeaderName = HeaderName::from_static("sec-fetch-dest");

/// Knows who may ask.
pub struct Guard {
    /// the names by which this server may be asked
    hosts: [String; 2],
    token: String,
}

impl Guard {
    /// Makes a token for the server at a port.
    ///
    /// # Errors
    ///
    /// Where the system has no random numbers.
    pub fn new(port: u16) -> Result<Guard, String> {
        let mut random = [0; 32];
        getrandom::fill(&mut random)
            .map_err(|error| format!("the system gave no random numbers: {error}"))?;
        let token = random.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Guard {
            hosts: ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}")),
            token,
        })
    }

    /// Returns what a request for the file must have with it.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Says why a request is not answered, whatever it asks for.
    fn objection(&self, request: &Request) -> Option<&'static str> {
        let headers = request.headers();
        // A page of another site may have its name lead here, and the browser would let it read.
        let Some(host) = only(headers, header::HOST) else {
            return Some("expected one Host");
        };
        let named = request
            .uri()
            .authority()
            .map(|authority| authority.as_str());
        let is_own = |name: &str| self.hosts.iter().any(|own| own.eq_ignore_ascii_case(name));
        if !is_own(host) || !named.is_none_or(is_own) {
            return Some("this server has another name: open the address that the program printed");
        }
        let own_origin = |origin: &HeaderValue| {
            let name = origin
                .to_str()
                .ok()
                .and_then(|it| it.strip_prefix("http://"));
            name.is_some_and(|name| name.eq_ignore_ascii_case(host))
        };
        if !headers.get_all(header::ORIGIN).iter().all(own_origin) {
            return Some("this is for the desk's own pages");
        }
        let is_own_site = match headers.contains_key(SEC_FETCH_SITE) {
            // An old browser, or a program that is none.
            false => true,
            true => {
                let site = only(headers, SEC_FETCH_SITE);
                matches!(site, Some("same-origin" | "none")) || is_visit(request)
            }
        };
        (!is_own_site).then_some("this is for the desk's own pages")
    }

    fn knows(&self, headers: &HeaderMap) -> bool {
        let given = only(headers, header::AUTHORIZATION).and_then(|it| it.strip_prefix("Bearer "));
        given.is_some_and(|given| constant_time_eq(given.as_bytes(), self.token.as_bytes()))
    }
}

/// Returns the value of a header that is there once.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    }
}

/// Returns whether somebody goes to a page, as from a link in a terminal that is itself a web page. The token is in the
/// link or it is not: the page that has it learns nothing.
fn is_visit(request: &Request) -> bool {
    let headers = request.headers();
    request.method() == Method::GET
        && !request.uri().path().starts_with("/api")
        && only(headers, SEC_FETCH_MODE) == Some("navigate")
        && only(headers, SEC_FETCH_DEST) == Some("document")
}

/// Guards everything that a router answers, and puts the headers on it.
pub fn layer(router: Router, guard: Arc<Guard>) -> Router {
    router.layer(from_fn_with_state(guard, answer))
}

async fn answer(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let mut response = match guard.objection(&request) {
        Some(objection) => (StatusCode::FORBIDDEN, objection).into_response(),
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Has every request to a router bring the token.
pub fn with_token(router: Router, guard: Arc<Guard>) -> Router {
    router.route_layer(from_fn_with_state(guard, ask_for_token))
}

async fn ask_for_token(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    if guard.knows(request.headers()) {
        return next.run(request).await;
    }
    let mut response = refused(
        StatusCode::UNAUTHORIZED,
        "token",
        "the token is missing or of an earlier start: open the address that the program printed last",
    );
    let scheme = HeaderValue::from_static("Bearer");
    response
        .headers_mut()
        .insert(header::WWW_AUTHENTICATE, scheme);
    response
}
