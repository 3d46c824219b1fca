//! What the tabs of one browser tell each other about drafts.

use super::record::DraftId;

/// A message to all other tabs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// the draft was kept in a new state
    Kept(DraftId),
    /// whoever writes the draft is asked to keep it and to let go of it
    LetGo(DraftId),
    /// who writes the draft? For browsers without locks
    WhoWrites(DraftId),
    /// I write the draft: the answer
    IWrite(DraftId),
    /// I write the draft from now on, whoever did before
    Taken(DraftId),
}

impl Message {
    /// Returns the message as it is sent.
    pub fn to_text(&self) -> String {
        let (word, draft) = match self {
            Message::Kept(draft) => ("kept", draft),
            Message::LetGo(draft) => ("let-go", draft),
            Message::WhoWrites(draft) => ("who-writes", draft),
            Message::IWrite(draft) => ("i-write", draft),
            Message::Taken(draft) => ("taken", draft),
        };
        [word, " ", draft.text()].concat()
    }

    /// Reads a message; nothing where it is none, such as one of a later version.
    pub fn of_text(text: &str) -> Option<Message> {
        let (word, draft) = text.split_once(' ')?;
        let draft = DraftId::of_text(draft)?;
        match word {
            "kept" => Some(Message::Kept(draft)),
            "let-go" => Some(Message::LetGo(draft)),
            "who-writes" => Some(Message::WhoWrites(draft)),
            "i-write" => Some(Message::IWrite(draft)),
            "taken" => Some(Message::Taken(draft)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_read_as_it_was_sent() {
        let draft = DraftId::new(5.0, 0.5);
        for message in [
            Message::Kept(draft.clone()),
            Message::LetGo(draft.clone()),
            Message::WhoWrites(draft.clone()),
            Message::IWrite(draft.clone()),
            Message::Taken(draft.clone()),
        ] {
            assert_eq!(Message::of_text(&message.to_text()), Some(message));
        }
    }

    #[test]
    fn what_is_no_message_is_passed_over() {
        for text in ["", "kept", "kept /", "forget a1", "kept a1 b2"] {
            assert_eq!(Message::of_text(text), None, "{text}");
        }
    }
}
