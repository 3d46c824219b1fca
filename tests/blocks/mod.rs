//! The samples in a document.

use std::path::Path;

/// The fenced blocks of a document.
pub fn blocks(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(path).expect("a document");
    let mut parts = text.split("\n```");
    let mut blocks = Vec::new();
    parts.next();
    while let (Some(block), Some(_)) = (parts.next(), parts.next()) {
        let (_, text) = block.split_once('\n').expect("a line");
        blocks.push(text.to_owned());
    }
    blocks
}
