//! The samples in a document.

use std::path::Path;

/// A fenced block.
pub struct Block {
    /// the document, from the top level
    pub file: String,
    /// what stands in it
    pub text: String,
}

/// The fenced blocks of a document.
pub fn blocks(file: &str) -> Vec<Block> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(path).expect("a document");
    let mut parts = text.split("\n```");
    let mut blocks = Vec::new();
    parts.next();
    while let (Some(block), Some(_)) = (parts.next(), parts.next()) {
        let (_, text) = block.split_once('\n').expect("a line");
        blocks.push(Block {
            file: file.to_owned(),
            text: text.to_owned(),
        });
    }
    blocks
}
