//! What `standpoint desk` answers means for the desk: the file that it was given is opened from there and saved there.
//! The requests themselves are made by the components.

use standpoint::check::MAX_FILE;

/// Where the file is asked for, from the folder of the desk.
pub const ADDRESS: &str = "../api/file";

/// The header with the percent-encoded name of the file.
pub const NAME: &str = "standpoint-file";

/// A state of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct State {
    /// what is in it
    pub bytes: Vec<u8>,
    /// what stands for the state when it is written over
    pub tag: String,
}

/// What the file is expected to be when it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Expected {
    /// as it was when it had this tag
    Unchanged(String),
    /// not there
    None,
}

impl Expected {
    /// Returns the header that says so, name and value.
    pub fn header(&self) -> (&'static str, &str) {
        match self {
            Expected::Unchanged(tag) => ("If-Match", tag),
            Expected::None => ("If-None-Match", "*"),
        }
    }
}

/// What came of asking for the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Opened {
    /// it is there
    There(State),
    /// it is not, and this is to begin with
    New(Vec<u8>),
    /// it cannot be had
    Failed(Failure),
}

/// What came of saving.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Saved {
    /// it is in the file, whose state has this tag
    Written(String),
    /// this is in the file instead, which was expected to be otherwise
    Changed(State),
    /// it is not in the file
    Failed(Failure),
}

/// Why the file could not be read or written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// nobody answers: the program was ended, or the computer sleeps
    Stopped,
    /// the program was started anew, and its address is another
    Token,
    /// the file was deleted, moved or renamed
    Gone,
    /// the disk is full
    Full,
    /// the file or its folder may not be written
    NotAllowed,
    /// the story is larger than a story may be
    TooLarge,
    /// anything else, in the words of the system
    Other(String),
}

impl Failure {
    /// Returns the key of the words that say it.
    pub fn key(&self) -> &'static str {
        match self {
            Failure::Stopped => "disk-stopped",
            Failure::Token => "disk-token",
            Failure::Gone => "disk-gone",
            Failure::Full => "disk-full",
            Failure::NotAllowed => "disk-not-allowed",
            Failure::TooLarge => "disk-too-large",
            Failure::Other(_) => "disk-other",
        }
    }

    /// Returns what the system says of it; empty where the words of the interface say it all.
    pub fn reason(&self) -> &str {
        match self {
            Failure::Other(reason) => reason,
            _ => "",
        }
    }

    fn of(status: u16, body: &[u8]) -> Failure {
        let told: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
        let text = |key: &str| told.get(key).and_then(serde_json::Value::as_str);
        match (status, text("error")) {
            (401, _) => Failure::Token,
            (410, _) => Failure::Gone,
            (413, _) => Failure::TooLarge,
            (507, _) => Failure::Full,
            (_, Some("not-allowed")) => Failure::NotAllowed,
            (_, _) => {
                let message = text("message").map(|message| message.chars().take(300).collect());
                Failure::Other(message.unwrap_or_else(|| format!("HTTP {status}")))
            }
        }
    }
}

/// Returns the token in the fragment of the desk's address: `#token=…`.
pub fn token_in(fragment: &str) -> Option<&str> {
    let token = fragment.strip_prefix("#token=")?;
    let is_token = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_token.then_some(token)
}

/// Returns what an answer to the request for the file means; `tag` is its `ETag`.
pub fn opened(status: u16, tag: Option<String>, bytes: Vec<u8>) -> Opened {
    match (status, tag) {
        (200, Some(tag)) => Opened::There(State { bytes, tag }),
        (200, None) => Opened::New(bytes),
        (status, _) => Opened::Failed(Failure::of(status, &bytes)),
    }
}

/// Returns what an answer to saving means; `tag` is its `ETag`.
pub fn saved(status: u16, tag: Option<String>, bytes: Vec<u8>) -> Saved {
    match (status, tag) {
        (204, Some(tag)) => Saved::Written(tag),
        (412, Some(tag)) => Saved::Changed(State { bytes, tag }),
        (status, _) => Saved::Failed(Failure::of(status, &bytes)),
    }
}

/// Returns whether a text is too large for the file of a story. The program would end the connection in the middle of
/// it, and the browser would say no more than that.
pub fn is_too_large(text: &str) -> bool {
    text.len() > MAX_FILE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_token_is_taken_from_the_address() {
        assert_eq!(token_in("#token=0a1b"), Some("0a1b"));
        for fragment in [
            "",
            "#example",
            "#token=",
            "#token=a b",
            "#token=a%0d%0a",
            "token=a",
        ] {
            assert_eq!(token_in(fragment), None, "{fragment}");
        }
    }

    #[test]
    fn a_file_without_a_tag_is_one_to_begin() {
        assert_eq!(opened(200, None, vec![1]), Opened::New(vec![1]));
        let (bytes, tag) = (vec![1], String::from("\"a\""));
        let there = opened(200, Some(tag.clone()), bytes.clone());
        assert_eq!(there, Opened::There(State { bytes, tag }));
    }

    #[test]
    fn every_refusal_has_words_of_its_own() {
        let tag = Some(String::from("\"a\""));
        assert!(matches!(saved(204, tag.clone(), vec![]), Saved::Written(_)));
        assert!(matches!(saved(412, tag, vec![]), Saved::Changed(_)));
        let failure = |status, body: &str| match saved(status, None, body.into()) {
            Saved::Failed(failure) => failure,
            other => panic!("{status}: {other:?}"),
        };
        assert_eq!(failure(401, ""), Failure::Token);
        assert_eq!(failure(410, ""), Failure::Gone);
        assert_eq!(failure(413, ""), Failure::TooLarge);
        assert_eq!(failure(507, ""), Failure::Full);
        let told = r#"{"error":"not-allowed","message":"no"}"#;
        assert_eq!(failure(500, told), Failure::NotAllowed);
        let told = r#"{"error":"failed","message":"input/output error"}"#;
        let other = failure(500, told);
        assert_eq!(other.reason(), "input/output error");
        assert_eq!(other.key(), "disk-other");
        // Something else answers at the address.
        assert_eq!(failure(404, "<html>"), Failure::Other("HTTP 404".into()));
        assert_eq!(failure(204, ""), Failure::Other("HTTP 204".into()));
    }

    #[test]
    fn a_refusal_that_never_ends_is_cut() {
        let told = serde_json::json!({ "message": "x".repeat(10_000) }).to_string();
        let Saved::Failed(failure) = saved(500, None, told.into()) else {
            panic!("a failure");
        };
        assert_eq!(failure.reason().len(), 300);
    }
}
