//! Marks that change the direction of what follows them (UAX #9): none reaches beyond its own text.

/// What a mark has opened.
#[derive(PartialEq)]
enum Open {
    Embedding,
    Isolate,
}

/// Returns a text in which every embedding, override and isolate that is opened is closed, and nothing
/// is closed that is not open. Of an override left open, the words behind it on the page stood in
/// the wrong order: a grade, a date, a name.
pub(crate) fn contained(text: String) -> String {
    // Nearly all texts have none.
    if !text.contains(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut open = Vec::new();
    for mark in text.chars() {
        match mark {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(Open::Embedding),
            '\u{2066}'..='\u{2068}' => open.push(Open::Isolate),
            '\u{202c}' => {
                if open.last() != Some(&Open::Embedding) {
                    continue;
                }
                open.pop();
            }
            '\u{2069}' => match open.iter().rposition(|one| *one == Open::Isolate) {
                Some(at) => open.truncate(at),
                None => continue,
            },
            _ => {}
        }
        out.push(mark);
    }
    for one in open.into_iter().rev() {
        out.push(match one {
            Open::Embedding => '\u{202c}',
            Open::Isolate => '\u{2069}',
        });
    }
    out
}

#[cfg(all(test, not(widget)))]
mod tests {
    use super::contained;

    #[test]
    fn what_a_text_opens_it_closes_and_nothing_else() {
        for (text, expected) in [
            ("a \u{200f}b", "a \u{200f}b"),
            ("\u{202e}a", "\u{202e}a\u{202c}"),
            ("\u{202e}a\u{202c}b", "\u{202e}a\u{202c}b"),
            ("\u{2067}\u{202a}a", "\u{2067}\u{202a}a\u{202c}\u{2069}"),
            // The end of an isolate ends what was opened in it.
            ("\u{2067}\u{202a}a\u{2069}b", "\u{2067}\u{202a}a\u{2069}b"),
            // The end of an embedding ends none that is outside the isolate.
            (
                "\u{202a}\u{2067}a\u{202c}",
                "\u{202a}\u{2067}a\u{2069}\u{202c}",
            ),
            ("a\u{2069}b\u{202c}", "ab"),
        ] {
            assert_eq!(contained(text.to_owned()), expected, "{text:?}");
        }
    }
}
