//! The characters that mark something in JSON, and their look-alikes.

/// The mark of JSON that a look-alike stands for: full-width ones are typed with a Chinese keyboard.
pub(super) fn plain(c: char) -> char {
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

/// Whether a character serves as a quotation mark somewhere.
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

/// White space, or a character without width, that JSON does not take for space.
pub(super) fn is_odd_space(c: char) -> bool {
    (c.is_whitespace() && !c.is_ascii())
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// A piece of the text as it is put into a message: in backticks where it has none itself,
/// short, and in one line.
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
