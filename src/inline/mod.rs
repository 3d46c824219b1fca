//! The inline subset of CommonMark that texts in stories may use: `*emphasis*`, `**strong**`,
//! `[links](https://…)`, backslash escapes, and paragraphs.
//!
//! Source: CommonMark 0.31.2, section 6.2 and the appendix "A parsing strategy",
//! <https://spec.commonmark.org/0.31.2/#phase-2-inline-structure>, with two differences. Only
//! ASCII punctuation counts as punctuation, so that `**“北约”**东扩` is strong as its writer meant
//! it, where CommonMark sees no closing mark. Only links that `is_safe_url` accepts are links;
//! others stay as typed. The result is a tree; nothing here ever becomes markup.

use crate::url::is_safe_url;

/// How deep emphasis may nest; deeper marks stay as typed.
const MAX_NESTING: usize = 8;

/// A piece of a paragraph.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Inline {
    /// plain text
    Text(String),
    /// emphasis
    Emphasis(Vec<Inline>),
    /// strong emphasis
    Strong(Vec<Inline>),
    /// a link: its address, which is safe, and its text
    Link(String, Vec<Inline>),
}

/// Returns the paragraphs of a text.
pub fn paragraphs(text: &str) -> Vec<Vec<Inline>> {
    let mut paragraphs = Vec::new();
    let mut lines = String::new();
    for line in text.lines().map(str::trim).chain([""]) {
        if !line.is_empty() {
            if !lines.is_empty() {
                lines.push('\n');
            }
            lines.push_str(line);
        } else if !lines.is_empty() {
            paragraphs.push(parse(&lines, true));
            lines.clear();
        }
    }
    paragraphs
}

/// Returns the text without its marks, in one line.
pub fn plain_text(text: &str) -> String {
    fn add(parts: &[Inline], out: &mut String) {
        for part in parts {
            match part {
                Inline::Text(text) => {
                    out.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, inner) => {
                    add(inner, out);
                }
            }
        }
    }
    // Most texts have no marks, and a long story has ten thousands of them.
    if !text.contains(['*', '[', '\\', '\n', '\r']) {
        return text.trim().to_owned();
    }
    let mut out = String::new();
    for paragraph in paragraphs(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        add(&paragraph, &mut out);
    }
    out
}

/// A piece while the marks are still being matched.
enum Piece {
    Done(Inline),
    /// a run of asterisks: how many are left, whether it can open and close, its first length
    Stars {
        count: usize,
        opens: bool,
        closes: bool,
        length: usize,
    },
    /// `[`
    Bracket,
}

fn parse(text: &str, links: bool) -> Vec<Inline> {
    let chars: Vec<char> = text.chars().collect();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut text_so_far = String::new();
    let mut at = 0;
    while let Some(&mark) = chars.get(at) {
        let next = chars.get(at + 1).copied();
        match mark {
            '\\' if next.is_some_and(|c| c.is_ascii_punctuation()) => {
                text_so_far.extend(next);
                at += 2;
            }
            '*' => {
                let length = chars.iter().skip(at).take_while(|c| **c == '*').count();
                let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
                let after = chars.get(at + length).copied();
                flush(&mut pieces, &mut text_so_far);
                pieces.push(Piece::Stars {
                    count: length,
                    opens: flanks(after, before),
                    closes: flanks(before, after),
                    length,
                });
                at += length;
            }
            '[' if links => {
                flush(&mut pieces, &mut text_so_far);
                pieces.push(Piece::Bracket);
                at += 1;
            }
            ']' if links => {
                flush(&mut pieces, &mut text_so_far);
                at += 1;
                let open = pieces
                    .iter()
                    .rposition(|piece| matches!(piece, Piece::Bracket));
                let target = destination(chars.get(at..).unwrap_or(&[]));
                match (open, target) {
                    (Some(open), Some((url, length))) => {
                        let inner = settle(pieces.split_off(open + 1));
                        pieces.pop();
                        // A link cannot hold a link: brackets that are still open are text.
                        for piece in &mut pieces {
                            if matches!(piece, Piece::Bracket) {
                                *piece = Piece::Done(Inline::Text(String::from("[")));
                            }
                        }
                        pieces.push(Piece::Done(Inline::Link(url, inner)));
                        at += length;
                    }
                    (open, _) => {
                        if let Some(piece) = open.and_then(|open| pieces.get_mut(open)) {
                            *piece = Piece::Done(Inline::Text(String::from("[")));
                        }
                        text_so_far.push(']');
                    }
                }
            }
            other => {
                text_so_far.push(other);
                at += 1;
            }
        }
    }
    flush(&mut pieces, &mut text_so_far);
    settle(pieces)
}

fn flush(pieces: &mut Vec<Piece>, text_so_far: &mut String) {
    if !text_so_far.is_empty() {
        pieces.push(Piece::Done(Inline::Text(std::mem::take(text_so_far))));
    }
}

/// Returns whether a run of asterisks may open or close emphasis towards `near`: it is left-flanking
/// when `near` comes behind it, right-flanking when before.
fn flanks(near: Option<char>, far: Option<char>) -> bool {
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let mark = |c: Option<char>| c.is_some_and(|c| c.is_ascii_punctuation());
    !space(near) && (!mark(near) || space(far) || mark(far))
}

/// Matches the asterisks ("process emphasis" of the specification) and joins what is left.
fn settle(mut pieces: Vec<Piece>) -> Vec<Inline> {
    let mut closer = 0;
    while closer < pieces.len() {
        let Some(&Piece::Stars {
            count,
            closes: true,
            opens,
            length,
        }) = pieces.get(closer)
        else {
            closer += 1;
            continue;
        };
        let opener = pieces.iter().take(closer).rposition(|piece| match piece {
            Piece::Stars {
                opens: true,
                closes,
                length: other,
                ..
            } => {
                // "The rule of three" of the specification.
                !((opens || *closes)
                    && (length + other) % 3 == 0
                    && (length % 3, other % 3) != (0, 0))
            }
            _ => false,
        });
        let Some((
            opener,
            &Piece::Stars {
                count: available, ..
            },
        )) = opener.and_then(|opener| Some((opener, pieces.get(opener)?)))
        else {
            if !opens && let Some(piece) = pieces.get_mut(closer) {
                *piece = stars(count);
            }
            closer += 1;
            continue;
        };
        let used = if count >= 2 && available >= 2 { 2 } else { 1 };
        let inner: Vec<Inline> = join(pieces.drain(opener + 1..closer));
        let nested = if depth(&inner) >= MAX_NESTING {
            let mut flat = vec![Inline::Text("*".repeat(used))];
            flat.extend(inner);
            flat.push(Inline::Text("*".repeat(used)));
            flat
        } else if used == 2 {
            vec![Inline::Strong(inner)]
        } else {
            vec![Inline::Emphasis(inner)]
        };
        let mut at = opener + 1;
        for inline in nested {
            pieces.insert(at, Piece::Done(inline));
            at += 1;
        }
        // The closer now stands at `at`; shorten both, and drop what is used up.
        shorten(&mut pieces, at, used);
        closer = if shorten(&mut pieces, opener, used) {
            at - 1
        } else {
            at
        };
    }
    join(pieces.into_iter())
}

/// Removes asterisks from a run. Returns whether none are left, and the run is gone.
fn shorten(pieces: &mut Vec<Piece>, at: usize, used: usize) -> bool {
    let Some(Piece::Stars { count, .. }) = pieces.get_mut(at) else {
        return false;
    };
    *count -= used;
    let gone = *count == 0;
    if gone {
        pieces.remove(at);
    }
    gone
}

fn stars(count: usize) -> Piece {
    Piece::Done(Inline::Text("*".repeat(count)))
}

/// Marks that matched nothing become text, and neighbouring texts become one.
fn join(pieces: impl Iterator<Item = Piece>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::new();
    for piece in pieces {
        let inline = match piece {
            Piece::Done(inline) => inline,
            Piece::Stars { count, .. } => Inline::Text("*".repeat(count)),
            Piece::Bracket => Inline::Text(String::from("[")),
        };
        match (joined.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => joined.push(inline),
        }
    }
    joined
}

fn depth(inlines: &[Inline]) -> usize {
    let inner = |inline: &Inline| match inline {
        Inline::Text(_) => 0,
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, inner) => {
            1 + depth(inner)
        }
    };
    inlines.iter().map(inner).max().unwrap_or(0)
}

/// Returns the address in `(…)` at the start of `chars`, and how many characters that takes. It may
/// stand in `<…>`, and may hold parentheses in pairs.
fn destination(chars: &[char]) -> Option<(String, usize)> {
    let ('(', rest) = chars.split_first().map(|(first, rest)| (*first, rest))? else {
        return None;
    };
    let mut url = String::new();
    let mut open = 0;
    let mut at = 0;
    let pointed = rest.first() == Some(&'<');
    if pointed {
        at += 1;
    }
    loop {
        let mark = *rest.get(at)?;
        at += 1;
        match mark {
            '>' if pointed => {
                (rest.get(at) == Some(&')')).then_some(())?;
                at += 1;
                break;
            }
            ')' if !pointed && open == 0 => break,
            '<' if pointed => return None,
            '\\' if rest.get(at).is_some_and(|c| c.is_ascii_punctuation()) => {
                url.extend(rest.get(at));
                at += 1;
            }
            '(' if !pointed => {
                open += 1;
                url.push(mark);
            }
            ')' if !pointed => {
                open -= 1;
                url.push(mark);
            }
            other => url.push(other),
        }
    }
    is_safe_url(&url).then_some((url, at + 1))
}

#[cfg(all(test, not(widget)))]
mod tests;
