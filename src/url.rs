//! Which addresses a story may have: none that runs a script, and none that leads nowhere.

/// Returns whether an address leads to the web or stays on the site: `http:`, `https:`, or no
/// scheme.
///
/// White space and control characters are refused because browsers drop some of them while
/// reading an address, so that `java\nscript:` would be a script (WHATWG URL, section 4.4).
pub fn is_safe_url(url: &str) -> bool {
    !url.is_empty() && !url.chars().any(is_gap) && has_safe_scheme(url)
}

/// Returns whether an address that has gaps would be safe without them.
pub(crate) fn is_safe_without_gaps(url: &str) -> bool {
    let url: String = url.chars().filter(|c| !is_gap(*c)).collect();
    is_safe_url(&url)
}

/// Returns whether a safe address can lead anywhere. `https` needs `://` and a host, and `www.` at the
/// beginning would be a file beside the story.
pub(crate) fn can_work(url: &str) -> bool {
    let (mark, rest) = match strip_web(url) {
        Some(rest) if rest.starts_with(':') || rest.starts_with("//") => ("://", rest),
        _ => ("//", url),
    };
    match rest.strip_prefix(mark) {
        Some(rest) => is_host(rest.split(['/', '?', '#']).next().unwrap_or("")),
        None => {
            mark == "//"
                && !url
                    .get(..4)
                    .is_some_and(|www| www.eq_ignore_ascii_case("www."))
        }
    }
}

/// Returns whether this may be a host, with user name and port.
fn is_host(host: &str) -> bool {
    let is_ipv6 = host.starts_with('[')
        && host
            .bytes()
            .all(|b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.' | b'[' | b']'));
    let is_name =
        !host.starts_with(':') && !host.contains(['<', '>', '^', '|', '\\', '%', '[', ']']);
    !host.is_empty() && !host.ends_with(':') && (is_ipv6 || is_name)
}

/// Returns the host that an address leads to, as browsers read it, where a reader could take it for
/// another: the text of the link names one that it is not, or the address is not written with it (letters
/// of other scripts, a name before `@`, backslashes, numbers).
///
/// Without the searches of `str`, which were some kilobytes.
pub(crate) fn hidden_host(url: &str, text: &str) -> Option<String> {
    let host = host(url)?;
    let bytes = url.as_bytes();
    let written = bytes.windows(2).position(|two| two == b"//");
    let written = written.and_then(|at| bytes.get(at + 2..)).unwrap_or(bytes);
    let is_written = written
        .get(..host.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(host.as_bytes()))
        && matches!(
            written.get(host.len()),
            None | Some(b':' | b'/' | b'?' | b'#' | b'\\')
        );
    let is_coded = host.as_bytes().windows(4).any(|four| four == b"xn--");
    (!is_written || is_coded || names_another(text, &host)).then_some(host)
}

/// The host of an address, as browsers read it; none where it stays on the site or leads nowhere.
pub(crate) fn host(url: &str) -> Option<String> {
    // One that no site has, so that what is relative can be told apart.
    const SITE: &str = "site.invalid";
    #[cfg(widget)]
    let host = web_sys::Url::new_with_base(url, &["https://", SITE].concat())
        .ok()?
        .hostname();
    #[cfg(not(widget))]
    let host = ::url::Url::parse(&["https://", SITE].concat())
        .ok()?
        .join(url)
        .ok()?
        .host_str()?
        .to_owned();
    (host != SITE).then_some(host)
}

/// Whether a text names another host than this one. Letters are those of alphabets: what is written without
/// spaces has no words.
fn names_another(text: &str, host: &str) -> bool {
    let mut name = String::new();
    let mut is_path = false;
    for c in text.chars().chain([' ']) {
        match c {
            _ if is_unseen(c) => {}
            '0'..='9' | 'A'..='Z' | 'a'..='z' | '-' | '.' | '\u{c0}'..='\u{1fff}' => {
                if !is_path {
                    name.push(c);
                }
            }
            _ => {
                if is_another(&name, host) {
                    return true;
                }
                // Behind a host comes its path, as far as the next space; behind `https:` a host.
                let is_begun = matches!(c, '/' | '?' | '#' | '\\') && !name.is_empty();
                is_path = !c.is_ascii_whitespace() && (is_path || is_begun);
                name.clear();
            }
        }
    }
    false
}

/// Whether this seems to be a host, and neither this one nor one that it is below.
fn is_another(name: &str, host: &str) -> bool {
    let mut name = name;
    // The end of a sentence.
    while let [rest @ .., b'.' | b'-'] = name.as_bytes() {
        name = name.get(..rest.len()).unwrap_or("");
    }
    let (mut labels, mut letters) = (0, 0);
    for c in name.chars() {
        match c {
            '.' if letters == 0 => return false,
            '.' => (labels, letters) = (labels + 1, 0),
            // Not the last label of a host: what has a digit there is a number.
            '0'..='9' | '-' => letters = i32::MIN / 2,
            _ => letters += 1,
        }
    }
    let (name, host) = (name.as_bytes(), host.as_bytes());
    let above = host.len().checked_sub(name.len());
    let is_below = above.is_some_and(|at| {
        host.get(at..)
            .is_some_and(|end| end.eq_ignore_ascii_case(name))
            && (at == 0 || host.get(at - 1) == Some(&b'.'))
    });
    labels > 0 && letters > 1 && !is_below
}

/// Whether a character has no width, or only changes the direction of others.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_gap(c: char) -> bool {
    c.is_control() || c.is_whitespace()
}

fn has_safe_scheme(url: &str) -> bool {
    let scheme = url
        .split(['/', '?', '#', '\\'])
        .next()
        .and_then(|start| start.split_once(':'));
    scheme.is_none_or(|(scheme, _)| strip_web(scheme) == Some(""))
}

/// Returns the rest of an address behind `http` or `https`.
fn strip_web(url: &str) -> Option<&str> {
    let length = [5, 4].into_iter().find(|length| {
        url.get(..*length)
            .is_some_and(|start| "https".starts_with(&start.to_ascii_lowercase()))
    });
    url.get(length?..)
}

/// Returns the address that was probably meant by one that is malformed or not safe.
#[cfg(not(widget))]
pub(crate) fn meant(url: &str) -> Option<String> {
    let whole = url.trim_matches(['<', '>', '[', ']', '(', ')', '"', ' ']);
    let whole = whole.split_whitespace().collect::<Vec<_>>().join("%20");
    let (scheme, rest) = match strip_web(&whole) {
        Some(rest) => (whole.strip_suffix(rest)?, rest),
        None => ("https", whole.as_str()),
    };
    let with_scheme = [scheme, "://", rest.trim_start_matches([':', '/'])].concat();
    let is_better = |meant: &String| meant != url && is_safe_url(meant) && can_work(meant);
    let with_scheme = Some(with_scheme).filter(|_| is_safe_url(&whole));
    Some(whole.clone())
        .filter(is_better)
        .or(with_scheme.filter(is_better))
}

/// Returns whether an address without a scheme begins with what seems to be the name of a site, and not of a
/// file or folder beside the story.
#[cfg(not(widget))]
pub(crate) fn begins_with_host(url: &str) -> bool {
    const FILES: [&str; 31] = [
        "asp", "aspx", "avif", "css", "csv", "docx", "gif", "htm", "html", "jpeg", "jpg", "js",
        "json", "jsp", "m4a", "md", "mp3", "mp4", "ogg", "pdf", "php", "png", "shtml", "svg",
        "txt", "vtt", "wav", "webm", "webp", "xhtml", "xml",
    ];
    let name = url.split(['/', '?', '#']).next().unwrap_or_default();
    let Some((before, last)) = name.rsplit_once('.') else {
        return false;
    };
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    last.len() > 1
        && last.bytes().all(|b| b.is_ascii_alphabetic())
        && before.split('.').all(is_label)
        && !FILES.contains(&last.to_ascii_lowercase().as_str())
}

/// Returns a character of a safe address that should be percent-encoded, and how to write it. Browsers
/// and servers are lenient about it; RFC 3986, section 2, is not, nor is RFC 3987, which adds the
/// letters of other scripts.
#[cfg(not(widget))]
pub(crate) fn unescaped(url: &str) -> Option<(char, String)> {
    // A host in square brackets is an IPv6 address.
    let has_host = strip_web(url).and_then(|rest| rest.strip_prefix("://"));
    let path = match has_host.or(url.strip_prefix("//")) {
        Some(rest) => rest.find(['/', '?', '#']).and_then(|at| rest.get(at..))?,
        None => url,
    };
    let is_escape = |at: usize| {
        path.get(at + 1..at + 3)
            .is_some_and(|two| two.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    let mut found = path.char_indices().filter(|(at, mark)| match mark {
        '"' | '<' | '>' | '[' | '\\' | ']' | '^' | '`' | '{' | '|' | '}' => true,
        '%' => !is_escape(*at),
        _ => false,
    });
    let (_, mark) = found.next()?;
    Some((mark, format!("%{:02X}", u32::from(mark))))
}

#[cfg(all(test, not(widget)))]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_relative_addresses_are_safe() {
        for url in [
            "https://a.b/c:d",
            "HTTP://a",
            "a/b.html",
            "/a",
            "?q",
            "#a",
            "//a.b/c",
            "./a:b",
        ] {
            assert!(is_safe_url(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "mailto:a@b.c",
            "httpss:x",
            "htt:x",
            ":x",
            "",
        ] {
            assert!(!is_safe_url(url), "{url:?}");
        }
    }

    #[test]
    fn the_host_of_an_address_is_told_where_a_reader_could_take_it_for_another() {
        for (url, text, expected) in [
            ("https://evil.example/a", "nato.int", "evil.example"),
            (
                "https://evil.example/a",
                "see https://www.nato.int/b",
                "evil.example",
            ),
            ("https://evil.example/a", "na\u{200b}to.int", "evil.example"),
            ("https://evil.example/a", "\u{202e}tni.otan", "evil.example"),
            (
                "https://nato.int.evil.example/",
                "nato.int",
                "nato.int.evil.example",
            ),
            ("https://evilnato.int/", "nato.int", "evilnato.int"),
            ("https://nato.int@evil.example/", "NATO", "evil.example"),
            ("https:\\\\evil.example\\nato.int", "NATO", "evil.example"),
            ("\\\\evil.example/a", "here", "evil.example"),
            ("/\\evil.example/a", "here", "evil.example"),
            ("https://n\u{430}to.int/", "NATO", "xn--nto-6cd.int"),
            ("https://xn--nto-6cd.int/", "NATO", "xn--nto-6cd.int"),
            ("https://\u{ff45}vil.example/", "here", "evil.example"),
            ("https://%65vil.example/", "here", "evil.example"),
            ("http://2130706433/", "here", "127.0.0.1"),
        ] {
            let found = hidden_host(url, text);
            assert_eq!(found.as_deref(), Some(expected), "{url:?} {text:?}");
        }
        for (url, text) in [
            ("https://nato.int/a", "NATO"),
            ("HTTPS://NATO.int:8080?a", "NATO (nato.int)."),
            ("https://www.nato.int/a", "nato.int"),
            ("https://nato.int\\@evil.example/", "NATO"),
            ("//nato.int/a", "here"),
            ("http://[::1]:8080/a", "here"),
            (
                "https://nato.int/a",
                "Mr. Smith, U.S., 3.5 per cent, т.е. 3.5版, A.B.制裁",
            ),
            (
                "https://nato.int/a",
                "（nato.int）、https://nato.int/a.html?b=c.html",
            ),
            ("a/b.html", "nato.int"),
            ("/a", "here"),
            ("#a", "here"),
            ("https://", "here"),
        ] {
            assert_eq!(hidden_host(url, text), None, "{url:?} {text:?}");
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_is_told_with_what_was_meant() {
        for (url, expected) in [
            ("http:/example.org/a", Some("http://example.org/a")),
            ("https:example.org", Some("https://example.org")),
            ("http//example.org/a", Some("http://example.org/a")),
            ("HTTPS:/example.org", Some("HTTPS://example.org")),
            ("https:///example.org", Some("https://example.org")),
            ("www.example.org/a", Some("https://www.example.org/a")),
            ("https://", None),
            ("https://?a", None),
            ("//", None),
            ("https://https://example.org", None),
            ("https://[example.org]x[/a", None),
            ("https://<example.org>/a", None),
            ("https://[example.org]/a", None),
        ] {
            assert!(is_safe_url(url) && !can_work(url), "{url}");
            assert_eq!(meant(url).as_deref(), expected, "{url}");
        }
        for (url, expected) in [
            (" https://example.org/a b ", "https://example.org/a%20b"),
            ("https://example.org/\n", "https://example.org/"),
            ("<https://example.org/>", "https://example.org/"),
        ] {
            assert_eq!(meant(url).as_deref(), Some(expected), "{url}");
        }
        for url in ["javascript:alert(1)", "mailto:a@b.c", "htps://a.b", ""] {
            assert_eq!(meant(url), None, "{url}");
        }
    }

    #[test]
    fn an_address_that_leads_somewhere_is_left_alone() {
        for url in [
            "https://example.org",
            "https://example.org:8080/a?b#c",
            "https://user@example.org/",
            "https://例え.jp/引用",
            "http://[::1]:8080/a",
            "//example.org/a",
            "/a/b",
            "a.html",
            "http.html",
            "https/a.html",
            "?a",
            "#a",
            "../a",
        ] {
            assert!(is_safe_url(url) && can_work(url), "{url}");
        }
    }

    #[test]
    fn a_site_without_its_scheme_is_told_from_a_file() {
        for url in [
            "example.org/page",
            "example.org",
            "bbc.co.uk/news",
            "nato.int?a=b",
        ] {
            assert!(begins_with_host(url), "{url}");
        }
        for url in [
            "https://example.org/",
            "//example.org",
            "page.html",
            "index.php/a",
            "a/b.org",
            "/example.org",
            "./a.org",
            "../a.org",
            "v1.2/a",
            "#a.org",
            "a b.org",
            "",
        ] {
            assert!(!begins_with_host(url), "{url}");
        }
    }

    #[test]
    fn what_should_be_percent_encoded_is_named() {
        for (url, expected) in [
            ("https://a.b/?c[]=1", Some(('[', "%5B"))),
            ("a\\b", Some(('\\', "%5C"))),
            ("https://a.b/100%", Some(('%', "%25"))),
            ("https://a.b/100%zz", Some(('%', "%25"))),
            ("https://a.b/%E2%80%93_(c)", None),
            ("http://[::1]/a", None),
            ("https://a.b", None),
            ("https://1lurer.am/hy/Ժնև", None),
        ] {
            let expected = expected.map(|(mark, code)| (mark, code.to_owned()));
            assert_eq!(unescaped(url), expected, "{url}");
        }
    }
}
