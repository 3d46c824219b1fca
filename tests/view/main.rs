//! The HTML that the view makes of a story, read as a browser reads it.

#![cfg(not(target_arch = "wasm32"))]

mod accessibility;
mod attribution;
mod cards;
mod compare;
mod contrast;
mod fields;
mod headings;
mod languages;
mod links;
mod markup;
mod media;
mod overview;
mod page;
mod promise;
mod sample;
mod times;
