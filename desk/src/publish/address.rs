//! Where Standpoint's files are on a newsroom's site.

use std::fmt;
use url::{Host, Url};

/// The folder that is meant while nobody has said where the files are: one of the article's own site.
pub const DEFAULT_SITE: &str = "/standpoint/";

/// The most characters that an address may have.
const LONGEST: usize = 1_000;

/// The host of addresses without one, which can be no site's: <https://www.rfc-editor.org/rfc/rfc6761#section-6.4>.
const NO_HOST: &str = "https://site.invalid/";

/// The address of the folder with Standpoint's files: whole, or from the root of the site that the article is on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SiteAddress(String);

/// Why a text is no address of a folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AddressError {
    /// nothing was written
    Empty,
    /// longer than any address is
    TooLong,
    /// no address
    NoAddress,
    /// an address of something else than a site: `ftp:`, `javascript:`, `file:`
    NoSite,
    /// it has a name or password in it, which every reader would see
    Secret,
}

impl AddressError {
    /// Returns the key of the text that says it.
    pub fn key(self) -> &'static str {
        match self {
            AddressError::TooLong => "site-too-long",
            AddressError::Empty | AddressError::NoAddress => "site-no-address",
            AddressError::NoSite => "site-no-site",
            AddressError::Secret => "site-secret",
        }
    }
}

impl SiteAddress {
    /// Reads what somebody has typed or pasted. What is there beside the folder is left out: the name of one of our
    /// files in it, a query, a fragment. `news.example/standpoint` is taken for what follows `https://`.
    ///
    /// # Errors
    ///
    /// Where it is the address of no folder of a site.
    pub fn parse(text: &str) -> Result<SiteAddress, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        if text.chars().count() > LONGEST {
            return Err(AddressError::TooLong);
        }
        let no_address = |_| AddressError::NoAddress;
        // Browsers take `\` for `/`, and `//` at the start for a host.
        let is_of_root = text.starts_with('/') && !text.starts_with("//") && !text.contains('\\');
        if is_of_root {
            let base = Url::parse(NO_HOST).map_err(no_address)?;
            let url = base.join(text).map_err(no_address)?;
            // `/.//host` would be left with two slashes at its start.
            let path = folder(&url);
            return Ok(SiteAddress(["/", path.trim_start_matches('/')].concat()));
        }
        let text = text.strip_prefix("//").unwrap_or(text);
        let mut has_scheme = true;
        let whole = match Url::parse(text) {
            // `localhost:8080/` reads as a scheme and a path, as does `news.example:8443/`.
            Ok(url) if url.has_host() || !has_port(text) => url,
            _ => {
                has_scheme = false;
                Url::parse(&["https://", text].concat()).map_err(no_address)?
            }
        };
        if !matches!(whole.scheme(), "https" | "http") {
            return Err(AddressError::NoSite);
        }
        if !whole.username().is_empty() || whole.password().is_some() {
            return Err(AddressError::Secret);
        }
        if !has_scheme && !is_of_site(&whole) {
            return Err(AddressError::NoAddress);
        }
        Ok(SiteAddress(
            whole.origin().ascii_serialization() + &folder(&whole),
        ))
    }

    /// Returns the address, with a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the address of a file of the folder, whose name is written as it is in addresses.
    pub fn file(&self, name: &str) -> String {
        [&self.0, name].concat()
    }

    /// Returns whether pages that came over `https` can load nothing from there.
    pub fn is_insecure(&self) -> bool {
        self.0.starts_with("http:")
    }
}

impl Default for SiteAddress {
    fn default() -> SiteAddress {
        SiteAddress(DEFAULT_SITE.to_owned())
    }
}

impl fmt::Display for SiteAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a text begins with a name and the number of a port.
fn has_port(text: &str) -> bool {
    let port = text.split_once(':').map_or("", |(_, rest)| rest);
    let port = port.split(['/', '?', '#']).next().unwrap_or_default();
    !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether what was written without `https://` is a host: a single word is rather the name of a folder.
fn is_of_site(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.trim_end_matches('.').contains('.'),
        Some(_) => true,
        None => false,
    }
}

/// Returns the path of the folder that is meant. Its last part is a file's where it is one of those at which somebody
/// looks to find the address.
fn folder(url: &Url) -> String {
    let path = url.path();
    let (before, last) = path.rsplit_once('/').unwrap_or(("", path));
    let is_file = [".js", ".css", ".html", ".json", ".wasm"];
    let is_file = is_file.iter().any(|end| last.ends_with(end));
    let before = if is_file || last.is_empty() {
        before
    } else {
        path
    };
    [before, "/"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<String, AddressError> {
        SiteAddress::parse(text).map(|address| address.to_string())
    }

    #[test]
    fn an_address_is_that_of_a_folder_however_it_was_copied() {
        for (text, expected) in [
            (
                "https://news.example/standpoint/",
                "https://news.example/standpoint/",
            ),
            (
                "  https://news.example/standpoint \n",
                "https://news.example/standpoint/",
            ),
            ("https://news.example", "https://news.example/"),
            (
                "news.example/standpoint",
                "https://news.example/standpoint/",
            ),
            ("//cdn.example/a/b", "https://cdn.example/a/b/"),
            ("cdn.example:8443/a", "https://cdn.example:8443/a/"),
            (
                "HTTPS://News.Example/Standpoint/",
                "https://news.example/Standpoint/",
            ),
            (
                "https://news.example/s/standpoint.js",
                "https://news.example/s/",
            ),
            (
                "https://news.example/s/index.html?a=1#b",
                "https://news.example/s/",
            ),
            ("https://news.example/s/1.2", "https://news.example/s/1.2/"),
            ("http://localhost:8080/", "http://localhost:8080/"),
            ("localhost:8080", "https://localhost:8080/"),
            ("http://192.168.0.2/a", "http://192.168.0.2/a/"),
            ("/standpoint", "/standpoint/"),
            ("/", "/"),
            ("https://intranet/a", "https://intranet/a/"),
            ("/a b/Δ/", "/a%20b/%CE%94/"),
            ("https://bücher.example/", "https://xn--bcher-kva.example/"),
            ("/a/../../b/./c", "/b/c/"),
        ] {
            assert_eq!(parsed(text).as_deref(), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_folder_of_a_site_is_refused_with_its_reason() {
        for (text, expected) in [
            ("", AddressError::Empty),
            (" \t", AddressError::Empty),
            (&"a".repeat(LONGEST + 1), AddressError::TooLong),
            ("standpoint", AddressError::NoAddress),
            ("standpoint/", AddressError::NoAddress),
            ("../standpoint/", AddressError::NoAddress),
            ("my site/standpoint", AddressError::NoAddress),
            ("https://", AddressError::NoAddress),
            ("javascript:alert(1)", AddressError::NoSite),
            (
                "JavaScript://news.example/%0aalert(1)",
                AddressError::NoSite,
            ),
            ("data:text/html,a", AddressError::NoSite),
            ("file:///home/standpoint", AddressError::NoSite),
            ("C:\\standpoint", AddressError::NoSite),
            ("ftp://news.example/", AddressError::NoSite),
            ("https://ann:secret@news.example/", AddressError::Secret),
        ] {
            assert_eq!(parsed(text), Err(expected), "{text:?}");
        }
    }

    #[test]
    fn no_address_breaks_out_of_an_attribute_or_leads_to_another_host() {
        for text in [
            "/\"><script>alert(1)</script>",
            "/\\evil.example/",
            "https://news.example/\"onerror=\"a",
            "/\t/evil.example/",
            "/.//evil.example/",
            "/a/..//evil.example/",
        ] {
            if let Ok(address) = parsed(text) {
                assert!(!address.contains(['"', '<', '>', '\\']), "{address}");
                assert!(!address.starts_with("//"), "{address}");
            }
        }
    }

    #[test]
    fn only_an_address_without_encryption_is_insecure() {
        let is_insecure = |text| SiteAddress::parse(text).unwrap().is_insecure();
        assert!(is_insecure("http://news.example/"));
        assert!(!is_insecure("https://news.example/"));
        assert!(!is_insecure("/standpoint/"));
    }
}
