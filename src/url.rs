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
#[cfg(not(target_arch = "wasm32"))]
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

/// Returns a character of a safe address that should be percent-encoded, and how to write it. Browsers
/// and servers are lenient about it; RFC 3986, section 2, is not, nor is RFC 3987, which adds the
/// letters of other scripts.
#[cfg(not(target_arch = "wasm32"))]
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

#[cfg(all(test, not(target_arch = "wasm32")))]
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
