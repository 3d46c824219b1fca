use super::*;

fn html(inlines: &[Inline]) -> String {
    let escape = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => escape(text),
            Inline::Emphasis(inner) => format!("<em>{}</em>", html(inner)),
            Inline::Strong(inner) => format!("<strong>{}</strong>", html(inner)),
            Inline::Link(url, inner) => format!("<a href=\"{}\">{}</a>", escape(url), html(inner)),
        })
        .collect()
}

fn ours(text: &str) -> String {
    paragraphs(text)
        .iter()
        .map(|paragraph| format!("<p>{}</p>\n", html(paragraph)))
        .collect()
}

fn oracle(text: &str) -> String {
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, pulldown_cmark::Parser::new(text));
    // Its HTML writer escapes in addresses what a browser would escape all the same.
    out.replace("%5B", "[")
        .replace("%5D", "]")
        .replace("%5C", "\\")
}

/// Every text of up to `length` characters of `alphabet`, with a letter before it, so that it is a
/// paragraph and not a list or a rule.
fn agrees_on_all(alphabet: &str, length: u32) {
    let alphabet: Vec<char> = alphabet.chars().collect();
    for length in 1..=length {
        for mut number in 0..alphabet.len().pow(length) {
            let mut text = String::from("x");
            for _ in 0..length {
                text.push(alphabet[number % alphabet.len()]);
                number /= alphabet.len();
            }
            let expected = oracle(&text);
            // A link to nowhere is a mistake: it stays as typed, where CommonMark makes a link.
            if !expected.contains("href=\"\"") {
                assert_eq!(ours(&text), expected, "{text:?}");
            }
        }
    }
}

#[test]
fn emphasis_agrees_with_commonmark_on_every_short_text() {
    agrees_on_all("a *.", 8);
    agrees_on_all("a*", 14);
}

#[test]
fn links_agree_with_commonmark_on_every_short_text() {
    agrees_on_all("a[]()", 7);
    agrees_on_all("[]()*", 7);
    agrees_on_all("[](a\\", 7);
}

#[test]
fn links_with_emphasis_agree_with_commonmark() {
    for text in [
        "a [b *c* **d**](https://e.f/g_h?i=j) k",
        "*a [b](c)*",
        "*a [b*](c)",
        "[a [b](c) d](e)",
        "[a](<b>) [c](<d) [e](f g)",
        "a \\*b\\* \\[c\\](d) \\\\ \\a",
        "one\ntwo\n\nthree\n\n\n\nfour",
    ] {
        assert_eq!(ours(text), oracle(text), "{text:?}");
    }
}

#[test]
fn html_is_text() {
    let text = "<b>x</b> <script>alert(1)</script> &amp;";
    assert_eq!(paragraphs(text), [[Inline::Text(String::from(text))]]);
}

#[test]
fn a_link_that_is_not_to_the_web_stays_as_typed() {
    for text in [
        "[a](javascript:alert(1))",
        "[a](data:text/html,b)",
        "[a]( JAVASCRIPT:b)",
    ] {
        assert_eq!(paragraphs(text), [[Inline::Text(String::from(text))]]);
    }
}

/// CommonMark takes a closing mark between `”` and `东` for no closing mark, because `”` is
/// punctuation and no space follows. Chinese has no space to give.
#[test]
fn emphasis_in_chinese_ends_after_a_quotation_mark() {
    let strong = Inline::Strong(vec![Inline::Text(String::from("“北约”"))]);
    let rest = Inline::Text(String::from("东扩"));
    assert_eq!(paragraphs("**“北约”**东扩"), [[strong, rest]]);
}

#[test]
fn emphasis_nests_only_so_deep() {
    let deep = format!("{}a{}", "*b ".repeat(50), " c*".repeat(50));
    for paragraph in paragraphs(&deep) {
        assert!(depth(&paragraph) <= MAX_NESTING);
    }
}
