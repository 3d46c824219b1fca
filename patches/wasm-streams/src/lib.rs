//! An inert stand-in for the crate `wasm-streams`, of which it has only the names that
//! `server_fn` mentions.
//!
//! Leptos always brings `server_fn`, which calls a server's functions; Standpoint has no server.
//! The real `wasm-streams` exports three classes to JavaScript, and the linker keeps what is
//! exported, with all it needs: 12 kB of WebAssembly and a part of the glue that nobody calls.
//! A stream from here has no items.

use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::JsValue;

/// A stream of the browser.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> ReadableStream {
        ReadableStream(raw)
    }

    /// A stream without items.
    pub fn from_stream<S: Stream>(_: S) -> ReadableStream {
        ReadableStream(JsValue::NULL.into())
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream without items.
    pub fn into_stream(self) -> Empty {
        Empty
    }
}

/// A stream without items.
pub struct Empty;

impl Stream for Empty {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
