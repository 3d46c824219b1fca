//! What changed of a timeline since it was last shown, and what that asks for.

/// Names of attributes, `src` for the property `story` too, and `language` and `zone` for what a reader has
/// chosen.
#[derive(Debug, Default)]
pub struct Changes(Vec<String>);

/// Whether a change may be of another file. Any other is made to what is shown, wherever the page would
/// now look for it: a translator, for one, sets the language of the page.
fn is_of_source(name: &str) -> bool {
    matches!(name, "src" | "lang" | "language")
}

impl Changes {
    /// Takes note of a change.
    pub fn add(&mut self, name: String) {
        self.0.push(name);
    }

    /// Whether nothing changed: then a story is only looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether something changed.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|changed| changed == name)
    }

    /// Whether the story is to be looked for again.
    pub fn ask_for_source(&self) -> bool {
        self.0.iter().any(|name| is_of_source(name))
    }

    /// Whether there is nothing to do where the story and its language are what they were.
    pub fn are_of_source(&self) -> bool {
        self.0.iter().all(|name| is_of_source(name))
    }

    /// Gives up what could not be had, so that later changes do not wait for it. Returns whether there is
    /// anything left to do.
    pub fn give_up_source(&mut self) -> bool {
        self.0.retain(|name| !is_of_source(name));
        !self.0.is_empty()
    }
}
