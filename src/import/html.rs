//! HTML in texts, as editors paste it: paragraphs, emphasis, strong and links of it stay.

use crate::inline::{self, Inline};
use crate::url::{can_work, is_safe_url};
use scraper::node::Node;
use scraper::{ElementRef, Html};
use std::collections::BTreeSet;

/// How deep elements may be nested whose marks are kept. Text that is deeper is kept without.
const MAX_DEPTH: usize = 100;

/// The most tags of a text. A browser's way to read HTML takes the square of the time where they are nested.
const MAX_TAGS: usize = 2_000;

/// What a text with HTML in it says.
#[derive(Default, Debug, PartialEq)]
pub struct Prose {
    /// the paragraphs, with the inline marks of stories
    pub text: String,
    /// the paragraphs without marks
    pub plain: String,
    /// the addresses and texts of pictures, films and frames in it
    pub media: Vec<Embedded>,
    /// the names of elements that were dropped
    pub dropped: BTreeSet<String>,
    /// addresses of links that lead nowhere a story may lead
    pub unsafe_links: Vec<String>,
    /// whether there are links in it
    pub has_links: bool,
    /// whether characters were lost before, and only the mark for that is left
    pub has_lost_characters: bool,
    /// whether there was too much HTML, and the end is missing
    pub is_cut: bool,
}

/// A picture, film or frame inside a text.
#[derive(Debug, PartialEq)]
pub struct Embedded {
    /// `img`, `iframe`, `video`, `audio`
    pub element: &'static str,
    /// the address
    pub url: String,
    /// the `alt` or `title`
    pub label: String,
}

/// A piece of a paragraph, and how it is set.
#[derive(Clone, Default, Debug, PartialEq)]
struct Run {
    text: String,
    style: Style,
}

#[derive(Clone, Default, Debug, PartialEq)]
struct Style {
    strong: bool,
    emphasis: bool,
    link: Option<String>,
}

/// Reads a text that may have HTML in it. In one that has none, line breaks are those of paragraphs.
pub fn prose(text: &str, with_links: bool) -> Prose {
    let mut reader = Reader {
        with_links,
        ..Reader::default()
    };
    if has_markup(text) {
        let text = match text.match_indices('<').nth(MAX_TAGS) {
            Some((end, _)) => {
                reader.prose.is_cut = true;
                text.get(..end).unwrap_or_default()
            }
            None => text,
        };
        let html = Html::parse_fragment(text);
        reader.children(html.root_element(), &Style::default(), 0);
    } else {
        for line in text.split(['\n', '\r', '\u{b}', '\u{2028}', '\u{2029}']) {
            reader.write(line, &Style::default());
            reader.end_paragraph();
        }
    }
    reader.end_paragraph();
    reader.finish()
}

/// Returns a text that may have HTML in it in one line, without marks.
pub fn line(text: &str) -> String {
    prose(text, false).plain.replace("\n\n", " ")
}

/// Returns a text without HTML as one that may have marks: what looks like one is no mark.
pub fn as_prose(plain: &str) -> String {
    escaped(plain, false)
}

/// Returns whether there is an element or an entity in a text.
fn has_markup(text: &str) -> bool {
    let is_tag = |at: usize| {
        let rest = text.get(at + 1..).unwrap_or_default();
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
    };
    let is_entity = |at: usize| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let name = rest.split(';').next().unwrap_or_default();
        name.len() < rest.len()
            && (1..12).contains(&name.len())
            && name
                .trim_start_matches('#')
                .bytes()
                .all(|b| b.is_ascii_alphanumeric())
    };
    text.match_indices('<').any(|(at, _)| is_tag(at))
        || text.match_indices('&').any(|(at, _)| is_entity(at))
}

#[derive(Default)]
struct Reader {
    with_links: bool,
    paragraphs: Vec<Vec<Run>>,
    runs: Vec<Run>,
    prose: Prose,
    /// the numbers of the lists around, none in one of dots
    lists: Vec<Option<usize>>,
    /// whether only the number or mark of a list item or quotation was written yet
    is_opened: bool,
}

impl Reader {
    fn children(&mut self, element: ElementRef<'_>, style: &Style, depth: usize) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.write(text, style),
                Node::Element(_) => {
                    let Some(child) = ElementRef::wrap(child) else {
                        continue;
                    };
                    if depth < MAX_DEPTH {
                        self.element(child, style, depth + 1);
                    } else {
                        let text: Vec<&str> = child.text().collect();
                        self.write(&text.concat(), style);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, style: &Style, depth: usize) {
        let mut style = style.clone();
        let name = element.value().name();
        let attribute = |name| element.attr(name).unwrap_or_default().trim().to_owned();
        match name {
            "script" | "style" | "form" | "object" | "embed" | "applet" | "noscript"
            | "template" | "svg" | "math" | "canvas" | "input" | "button" | "select"
            | "textarea" | "meta" | "link" | "base" | "title" => {
                self.prose.dropped.insert(name.to_owned());
            }
            "img" => self.embed("img", attribute("src"), attribute("alt")),
            "iframe" => self.embed("iframe", attribute("src"), attribute("title")),
            "video" | "audio" => {
                let mut url = attribute("src");
                for child in element.child_elements() {
                    if url.is_empty() && child.value().name() == "source" {
                        url = child.attr("src").unwrap_or_default().to_owned();
                    }
                }
                let element = if name == "video" { "video" } else { "audio" };
                self.embed(element, url, attribute("title"));
            }
            "br" | "hr" => self.end_paragraph(),
            "b" | "strong" | "th" => {
                style.strong = true;
                self.children(element, &style, depth);
            }
            "i" | "em" | "cite" | "dfn" | "var" => {
                style.emphasis = true;
                self.children(element, &style, depth);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" | "caption" => {
                style.strong = true;
                self.block(element, &style, depth);
            }
            "a" => {
                let url = absolute(&attribute("href"));
                let is_place = url.starts_with('#');
                if url.is_empty() {
                } else if leads_somewhere(&url) && !is_place {
                    style.link = Some(url);
                } else {
                    self.prose.unsafe_links.push(url);
                }
                self.children(element, &style, depth);
            }
            "ul" | "ol" | "menu" => {
                self.lists.push((name == "ol").then_some(0));
                self.block(element, &style, depth);
                self.lists.pop();
            }
            "li" => {
                self.end_paragraph();
                let bullet = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{number}. ")
                    }
                    _ => String::from("• "),
                };
                self.write(&bullet, &Style::default());
                self.is_opened = true;
                self.children(element, &style, depth);
                self.end_paragraph();
            }
            "td" => {
                if !self.runs.is_empty() {
                    self.write(" | ", &Style::default());
                }
                self.children(element, &style, depth);
            }
            "blockquote" => self.quotation(element, &style, depth),
            "p" | "div" | "section" | "article" | "aside" | "header" | "footer" | "main"
            | "nav" | "figure" | "figcaption" | "table" | "tr" | "tbody" | "thead" | "tfoot"
            | "dl" | "dd" | "pre" | "address" | "details" | "summary" | "center" | "fieldset" => {
                self.block(element, &style, depth)
            }
            _ => self.children(element, &style, depth),
        }
    }

    fn block(&mut self, element: ElementRef<'_>, style: &Style, depth: usize) {
        // What stands before the first paragraph of a list item or quotation belongs to it.
        if !self.is_opened {
            self.end_paragraph();
        }
        self.children(element, style, depth);
        self.end_paragraph();
    }

    /// A quotation, in quotation marks unless it has some.
    fn quotation(&mut self, element: ElementRef<'_>, style: &Style, depth: usize) {
        self.end_paragraph();
        let words: String = element
            .text()
            .flat_map(str::chars)
            .skip_while(|c| c.is_whitespace())
            .take(1)
            .collect();
        let has_marks =
            words.is_empty() || words.starts_with(['“', '"', '„', '«', '‘', '「', '\'', '”']);
        if !has_marks {
            self.write("“", &Style::default());
            self.is_opened = true;
        }
        self.children(element, style, depth);
        self.end_paragraph();
        if !has_marks && let Some(last) = self.paragraphs.last_mut() {
            last.push(Run {
                text: String::from("”"),
                style: Style::default(),
            });
        }
    }

    fn embed(&mut self, element: &'static str, url: String, label: String) {
        if url.is_empty() {
            self.prose.dropped.insert(element.to_owned());
        } else {
            self.prose.media.push(Embedded {
                element,
                url: absolute(&url),
                label,
            });
        }
    }

    /// Adds a text, with the addresses in it as links.
    fn write(&mut self, text: &str, style: &Style) {
        if !self.with_links || style.link.is_some() || !text.contains("http") {
            return self.add(text, style);
        }
        let mut rest = text;
        while let Some(found) = next_link(rest) {
            self.add(rest.get(..found.start).unwrap_or_default(), style);
            let style = Style {
                link: Some(found.url),
                ..style.clone()
            };
            self.add(&found.label, &style);
            rest = rest.get(found.end..).unwrap_or_default();
        }
        self.add(rest, style);
    }

    fn add(&mut self, text: &str, style: &Style) {
        // White space is one space, and none at the beginning.
        let mut out = String::new();
        let mut is_after_space = match self.runs.last() {
            Some(run) => run.text.ends_with(' '),
            None => true,
        };
        for c in text.chars() {
            // A line break in a cell of a text without HTML was taken out before.
            let is_space = c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
            if is_space && !is_after_space {
                out.push(' ');
            } else if c == char::REPLACEMENT_CHARACTER {
                self.prose.has_lost_characters = true;
            } else if !is_space && !c.is_control() && !matches!(c, '\u{200b}' | '\u{feff}') {
                out.push(c);
            }
            is_after_space = is_space;
        }
        if out.is_empty() {
            return;
        }
        self.is_opened = false;
        match self.runs.last_mut() {
            Some(run) if run.style == *style => run.text.push_str(&out),
            _ => self.runs.push(Run {
                text: out,
                style: style.clone(),
            }),
        }
    }

    fn end_paragraph(&mut self) {
        self.is_opened = false;
        let mut runs = std::mem::take(&mut self.runs);
        while let Some(last) = runs.last_mut() {
            last.text
                .truncate(last.text.trim_end_matches([' ', '\u{a0}']).len());
            if !last.text.is_empty() {
                break;
            }
            runs.pop();
        }
        if !runs.is_empty() {
            self.paragraphs.push(runs);
        }
    }

    fn finish(mut self) -> Prose {
        let mut text = Vec::new();
        let mut plain = Vec::new();
        for runs in &self.paragraphs {
            self.prose.has_links |= runs.iter().any(|run| run.style.link.is_some());
            text.push(with_marks(runs));
            plain.push(plain_of(runs));
        }
        self.prose.text = text.join("\n\n");
        self.prose.plain = plain.join("\n\n");
        self.prose
    }
}

struct Found {
    start: usize,
    end: usize,
    url: String,
    label: String,
}

/// Finds the next address in a text, or the next link of Markdown.
fn next_link(text: &str) -> Option<Found> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find("http")?;
        let rest = text.get(start..)?;
        if !(rest.starts_with("http://") || rest.starts_with("https://")) {
            from = start + 4;
            continue;
        }
        let length = rest
            .find(|c: char| {
                c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '\'' | '。' | '，')
            })
            .unwrap_or(rest.len());
        let mut url = rest.get(..length)?;
        let before = text.get(..start)?;
        // `[label](https://…)`
        if let Some(open) = before.strip_suffix("](").and_then(|label| label.rfind('['))
            && let Some(close) = url.find(')')
        {
            let label = before.get(open + 1..before.len() - 2)?;
            let address = with_lost_encoded(url.get(..close)?);
            if !leads_somewhere(&address) {
                from = start + 4;
                continue;
            }
            return Some(Found {
                start: open,
                end: start + close + 1,
                url: address,
                label: label.to_owned(),
            });
        }
        url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '…']);
        while url.ends_with([')', ']'])
            && url.matches(['(', '[']).count() < url.matches([')', ']']).count()
        {
            url = url.get(..url.len() - 1)?.trim_end_matches(['.', ',']);
        }
        let address = with_lost_encoded(url);
        if !leads_somewhere(&address) {
            from = start + 4;
            continue;
        }
        return Some(Found {
            start,
            end: start + url.len(),
            url: address,
            label: url.to_owned(),
        });
    }
}

/// Returns whether a story may have an address, and it can lead anywhere.
pub fn leads_somewhere(url: &str) -> bool {
    is_safe_url(url) && can_work(url)
}

/// Returns an address with the scheme it lacks (`//example.org`), and without what browsers overlook.
pub fn absolute(url: &str) -> String {
    let url: String = url
        .trim()
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{200b}' | '\u{feff}'))
        .collect();
    let url = with_lost_encoded(&url.replace(' ', "%20"));
    match url.strip_prefix("//") {
        Some(_) => ["https:", &url].concat(),
        None if url.starts_with("www.") => ["https://", &url].concat(),
        None => url,
    }
}

/// Percent-encodes what stands for a lost character: an address leads where it led, and a story has none of them.
fn with_lost_encoded(url: &str) -> String {
    url.replace('\u{fffd}', "%EF%BF%BD")
}

fn plain_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Writes a paragraph with the marks of stories. Where those cannot say what is meant, as with a word that
/// is strong to its middle, they are left out: the words are what counts.
fn with_marks(runs: &[Run]) -> String {
    let attempts = [
        |style: &Style| style.clone(),
        |style: &Style| Style {
            link: style.link.clone(),
            ..Style::default()
        },
        |_: &Style| Style::default(),
    ];
    for attempt in attempts {
        let runs: Vec<Run> = runs
            .iter()
            .map(|run| Run {
                text: run.text.clone(),
                style: attempt(&run.style),
            })
            .collect();
        let text = write(&runs, 0);
        if read_back(&text) == joined(&runs) {
            return text;
        }
    }
    write(
        &[Run {
            text: plain_of(runs),
            style: Style::default(),
        }],
        0,
    )
}

/// Joins neighbours of the same style. White space has none: it looks the same in each.
fn joined(runs: &[Run]) -> Vec<(Option<char>, Style)> {
    let mut all = Vec::new();
    for run in runs {
        for c in run.text.chars() {
            let style = match c {
                c if c.is_whitespace() => Style::default(),
                _ => run.style.clone(),
            };
            all.push((Some(c), style));
        }
    }
    all
}

fn read_back(text: &str) -> Vec<(Option<char>, Style)> {
    fn add(inlines: &[Inline], style: &Style, runs: &mut Vec<Run>) {
        for inline in inlines {
            let mut style = style.clone();
            match inline {
                Inline::Text(text) => runs.push(Run {
                    text: text.clone(),
                    style,
                }),
                Inline::Emphasis(inner) => {
                    style.emphasis = true;
                    add(inner, &style, runs);
                }
                Inline::Strong(inner) => {
                    style.strong = true;
                    add(inner, &style, runs);
                }
                Inline::Link(url, inner) => {
                    style.link = Some(url.clone());
                    add(inner, &style, runs);
                }
            }
        }
    }
    let mut runs = Vec::new();
    for paragraph in inline::paragraphs(text) {
        add(&paragraph, &Style::default(), &mut runs);
    }
    joined(&runs)
}

/// Writes runs: first what links have in common, then what is strong, then emphasis.
fn write(runs: &[Run], level: u8) -> String {
    let key = |run: &Run| match level {
        0 => run.style.link.clone(),
        1 => run.style.strong.then(String::new),
        _ => run.style.emphasis.then(String::new),
    };
    let mut out = String::new();
    for group in runs.chunk_by(|a, b| key(a) == key(b)) {
        let inner = if level < 2 {
            write(group, level + 1)
        } else {
            let in_link = group.iter().any(|run| run.style.link.is_some());
            escaped(&plain_of(group), in_link)
        };
        let Some(mark) = group.first().and_then(key) else {
            out.push_str(&inner);
            continue;
        };
        let words = inner.trim();
        let start = inner.len() - inner.trim_start().len();
        out.push_str(inner.get(..start).unwrap_or_default());
        match (level, words.is_empty()) {
            (_, true) => {}
            (0, _) => {
                out.push('[');
                out.push_str(words);
                out.push_str("](");
                out.push_str(&destination(&mark));
                out.push(')');
            }
            (1, _) => out.extend(["**", words, "**"]),
            _ => out.extend(["*", words, "*"]),
        }
        if !words.is_empty() {
            out.push_str(inner.get(start + words.len()..).unwrap_or_default());
        }
    }
    out
}

/// Writes an address between the parentheses of a link.
fn destination(url: &str) -> String {
    let mut open = 0_i32;
    let is_balanced = url.chars().all(|c| {
        open += i32::from(c == '(') - i32::from(c == ')');
        open >= 0
    }) && open == 0;
    let mut out = String::new();
    for c in url.chars() {
        match c {
            '(' if !is_balanced => out.push_str("%28"),
            ')' if !is_balanced => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            '\\' => out.push_str("%5C"),
            c => out.push(c),
        }
    }
    out
}

fn escaped(text: &str, in_link: bool) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let is_mark = match c {
            '*' => true,
            '\\' => next.is_none_or(|c| c.is_ascii_punctuation()),
            ']' => in_link || next == Some('('),
            '[' => in_link,
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        prose(html, true).text
    }

    #[test]
    fn paragraphs_emphasis_strong_and_links_stay() {
        for (html, expected) in [
            (
                "<p>One <em>two</em> </p><p><b>three</b></p>",
                "One *two*\n\n**three**",
            ),
            ("a<br/>b<br>c", "a\n\nb\n\nc"),
            ("<strong>a <i>b</i></strong> c", "**a *b*** c"),
            ("x<b> y </b>z", "x **y** z"),
            (
                "<a href='https://a.b/c_(d)'>e</a>",
                "[e](https://a.b/c_(d))",
            ),
            ("<a href='//a.b'>[1]</a>", "[\\[1\\]](https://a.b)"),
            ("<ul><li>a</li><li><p>b</p></li></ul>", "• a\n\n• b"),
            ("<ol><li>a<li>b</ol>c", "1. a\n\n2. b\n\nc"),
            (
                "R&eacute;n&amp;e &lt;b&gt; 5 * 3 *",
                "Rén&e <b> 5 \\* 3 \\*",
            ),
            ("wo<b>r</b>d", "wo**r**d"),
            (
                "see http://a.b/c. (https://d.e/f_(g))",
                "see [http://a.b/c](http://a.b/c). ([https://d.e/f_(g)](https://d.e/f_(g)))",
            ),
            ("[x](https://a.b) y", "[x](https://a.b) y"),
            // A character that was lost made the story unsound.
            (
                "[x](https://a.b/\u{fffd}) y",
                "[x](https://a.b/%EF%BF%BD) y",
            ),
            ("two\r\nlines & more", "two\n\nlines & more"),
            ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }

    #[test]
    fn what_could_harm_is_dropped_and_told_of() {
        let html = "a<script>x()</script><style>b{}</style><form>f<input></form><iframe src=\"//y.z/v\"></iframe><img src=i.png alt=i><a href=\"javascript:x\">c</a>";
        let prose = prose(html, true);
        assert_eq!(prose.text, "ac");
        let dropped: Vec<&String> = prose.dropped.iter().collect();
        assert_eq!(dropped, ["form", "script", "style"]);
        assert_eq!(prose.unsafe_links, ["javascript:x"]);
        assert_eq!(prose.media[0].url, "https://y.z/v");
        assert_eq!(prose.media[1].label, "i");
    }

    #[test]
    fn deep_nesting_keeps_its_words() {
        let html = "<div>".repeat(1_000) + "deep";
        assert_eq!(prose(&html, true).plain, "deep");
        assert!(prose(&"<div>".repeat(3_000), true).is_cut);
    }
}
