//! Addresses of sources: which source has one already. Nothing is fetched from anybody.

use standpoint::format::{Citation, Id, Story};
use url::Url;

/// Returns the id of the source that is cited.
pub fn source_of(cited: &Citation) -> &Id {
    match cited {
        Citation::Whole(id) => id,
        Citation::Place(place) => &place.source,
    }
}

/// Marks of advertisers and newsletters that lead to the same page.
const MARKS: [&str; 12] = [
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "mc_cid", "mc_eid",
    "igshid", "cmpid", "ref_src",
];

/// Returns an address as it is taken from what was pasted: with its scheme, and without the marks of advertisers.
/// Nothing where it is none.
pub fn address(pasted: &str) -> Option<String> {
    let pasted = pasted.trim();
    if pasted.is_empty() || pasted.len() > 4_096 {
        return None;
    }
    let has_scheme = ["http://", "https://"].iter().any(|scheme| {
        pasted
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    let whole = if has_scheme {
        without_spaces(pasted)
    } else if pasted.contains(char::is_whitespace) {
        return None;
    } else {
        // `example.org/a` is an address; `Mr.Smith` is a name.
        let (host, rest) = pasted.split_once('/').unwrap_or((pasted, ""));
        if !host.contains('.') || (rest.is_empty() && !host.starts_with("www.")) {
            return None;
        }
        ["https://", pasted].concat()
    };
    let mut url = Url::parse(&whole).ok()?;
    // A space in the name of the site is none in an address.
    let is_site = |host: &&str| host.contains('.') && !host.contains('%');
    url.host_str().filter(is_site)?;
    if !url.query_pairs().any(|(key, _)| is_mark(&key)) {
        return Some(whole);
    }
    let kept = url.query_pairs().filter(|(key, _)| !is_mark(key));
    let kept: Vec<_> = kept
        .map(|(key, value)| (key.into_owned(), value.into_owned()))
        .collect();
    match kept.is_empty() {
        true => url.set_query(None),
        false => {
            url.query_pairs_mut().clear().extend_pairs(kept);
        }
    }
    Some(url.into())
}

/// Returns an address without the spaces around it, and with those in it written as `%20`, as browsers send them.
pub fn without_spaces(typed: &str) -> String {
    let parts: Vec<_> = typed.trim().split(char::is_whitespace).collect();
    parts.join("%20")
}

/// Returns whether a part of what is asked of a site only tells who has sent the reader.
fn is_mark(key: &str) -> bool {
    let key = key.to_lowercase();
    key.starts_with("utm_") || MARKS.contains(&key.as_str())
}

/// Returns the site of an address: its host without `www.`.
pub fn site(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// Returns an address without what makes no difference to where it leads: scheme, `www.`, the slash at the end,
/// the place in the page, the marks of advertisers, the order of what is asked.
pub fn normalised(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = site(address)?;
    let port = url
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    let path = url.path().trim_end_matches('/');
    let query = url.query_pairs().filter(|(key, _)| !is_mark(key));
    let mut query: Vec<String> = query.map(|(key, value)| format!("{key}={value}")).collect();
    query.sort();
    Some(format!("{host}{port}{path}?{}", query.join("&")))
}

/// Returns the index of the source that has an address, as its own or as that of its kept copy.
pub fn find(story: &Story, address: &str) -> Option<usize> {
    let wanted = normalised(address)?;
    let is_it = |address: &str| normalised(address).as_ref() == Some(&wanted);
    let mut sources = story.sources.iter().flatten();
    sources.position(|source| {
        [&source.url, &source.archived]
            .into_iter()
            .flatten()
            .any(|url| is_it(&url.0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use standpoint::format::{Url as Address, starter};

    #[test]
    fn what_leads_to_the_same_page_is_the_same_address() {
        let same = normalised("https://example.org/a/b?x=1&y=2");
        assert!(same.is_some());
        for address in [
            "http://www.example.org/a/b/?y=2&x=1#part",
            "https://EXAMPLE.org/a/b?utm_source=feed&x=1&y=2&fbclid=abc",
        ] {
            assert_eq!(normalised(address), same, "{address}");
        }
        for address in [
            "https://example.org/a/B?x=1&y=2",
            "https://example.org/a/b?x=1",
            "https://news.example.org/a/b?x=1&y=2",
            "https://example.org:8080/a/b?x=1&y=2",
        ] {
            assert_ne!(normalised(address), same, "{address}");
        }
    }

    #[test]
    fn an_address_is_told_from_a_name() {
        let taken = |pasted: &str| address(pasted).unwrap_or_default();
        assert_eq!(taken(" https://example.org/a "), "https://example.org/a");
        assert_eq!(taken("example.org/a"), "https://example.org/a");
        assert_eq!(taken("www.example.org"), "https://www.example.org");
        assert_eq!(
            taken("https://example.org/a?x=1&utm_source=feed#part"),
            "https://example.org/a?x=1#part"
        );
        assert_eq!(
            taken("https://example.org/a?fbclid=1"),
            "https://example.org/a"
        );
        assert_eq!(
            taken("https://example.org/noise study.pdf"),
            "https://example.org/noise%20study.pdf"
        );
        for name in [
            "https://example .org/a",
            "Reuters",
            "Mr.Smith",
            "and/or",
            "https://",
            "javascript:alert(1)",
            "a b.org/c",
            "",
            "https://nowhere",
        ] {
            assert_eq!(taken(name), "", "{name}");
        }
    }

    #[test]
    fn a_space_in_an_address_is_kept() {
        assert_eq!(
            without_spaces(" https://example.org/noise study (2).pdf "),
            "https://example.org/noise%20study%20(2).pdf"
        );
    }

    #[test]
    fn a_source_is_found_by_an_address_that_leads_to_it() {
        let mut story = starter("sources", "en").expect("a story to begin with");
        let sources = story.sources.as_mut().expect("sources");
        let index = sources.len() - 1;
        sources[index].url = Some(Address(String::from("https://www.example.org/only/")));
        sources[index].archived = Some(Address(String::from(
            "https://web.archive.org/web/1/https://example.org/only",
        )));
        assert_eq!(
            find(&story, "http://example.org/only?utm_medium=mail"),
            Some(index)
        );
        assert_eq!(
            find(
                &story,
                "https://web.archive.org/web/1/https://example.org/only"
            ),
            Some(index)
        );
        assert_eq!(find(&story, "https://example.org/other"), None);
    }
}
