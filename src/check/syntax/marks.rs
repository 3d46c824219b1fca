//! The characters that mark something in JSON, and their look-alikes.

/// Returns the mark of JSON that a character looks like, or the character itself. Full-width marks are
/// what a Chinese keyboard types.
pub(super) fn ascii_of(c: char) -> char {
    match c {
        '，' | '、' | '﹐' => ',',
        '：' | '﹕' => ':',
        '；' => ';',
        '＝' => '=',
        '｛' => '{',
        '｝' => '}',
        '［' => '[',
        '］' => ']',
        c => c,
    }
}

/// Returns whether a character serves as a quotation mark somewhere.
pub(super) fn is_quote(c: char) -> bool {
    c == '"' || is_double_quote(c) || is_single_quote(c)
}

pub(super) fn is_double_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '〝' | '〞' | '「' | '」' | '『' | '』'
    )
}

pub(super) fn is_single_quote(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‛' | '`' | '´' | '‹' | '›')
}

pub(super) fn space_name(text: &str) -> &'static str {
    match text.chars().next() {
        Some('\u{a0}' | '\u{202f}') => "a no-break space",
        Some('\u{3000}') => "a full-width space",
        Some(c) if c.is_whitespace() => "a space that JSON does not know",
        _ => "an invisible character",
    }
}

/// Returns whether a character is white space, or has no width, but is no space for JSON.
pub(super) fn is_odd_space(c: char) -> bool {
    (c.is_whitespace() && !c.is_ascii())
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// Formats a piece of the text for a message: short, in one line, and in backticks unless it has some
/// itself.
pub(super) fn show(text: &str) -> String {
    let visible = |c: char| if c.is_control() { ' ' } else { c };
    let mut short: String = text.trim().chars().take(40).map(visible).collect();
    if text.trim().chars().nth(40).is_some() {
        short.push('…');
    }
    if short.contains('`') {
        return ["“", &short, "”"].concat();
    }
    ["`", &short, "`"].concat()
}
