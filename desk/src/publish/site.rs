//! All that a site needs for a story, in one ZIP.

use super::code::{NothingToShow, Outgoing};
use serde_json::Value;
use standpoint::render::Form;
use std::fmt;
use std::io::{Cursor, Write as _};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The folder that everything in the ZIP is in, which is the one that embed code names where nobody says another.
pub const FOLDER: &str = "standpoint";

/// The most files that a release has, and the most bytes in one and in all. What is beyond is no release of ours.
const MOST_FILES: usize = 300;
const LARGEST: u64 = 16 << 20;
const LARGEST_IN_ALL: u64 = 64 << 20;

/// A file of the timeline, as the manifest of a release has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WidgetFile {
    /// its path from the folder of the release
    pub name: String,
    /// its hash as browsers compare it: `sha384-…`
    pub integrity: String,
}

/// Why a text is no manifest of a release.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ManifestError {
    /// it is not JSON, or not of the form
    NoManifest,
    /// the loader is not in it
    NoLoader,
    /// a file, by its name, could be anywhere
    Name(String),
    /// it has more, or larger ones, than a release has
    TooMuch,
}

impl fmt::Display for ManifestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ManifestError::NoManifest => f.write_str("it is not the manifest of a release"),
            ManifestError::NoLoader => f.write_str("standpoint.js is not in it"),
            ManifestError::Name(name) => write!(f, "no name of a file: {name:?}"),
            ManifestError::TooMuch => f.write_str("it has more than a release has"),
        }
    }
}

impl std::error::Error for ManifestError {}

/// Why there is no ZIP.
#[derive(Debug)]
pub enum SiteError {
    /// readers would see nothing of the story
    NothingToShow,
    /// a file could not be packed
    Zip(ZipError),
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SiteError::NothingToShow => NothingToShow.fmt(f),
            SiteError::Zip(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SiteError {}

impl From<NothingToShow> for SiteError {
    fn from(_: NothingToShow) -> SiteError {
        SiteError::NothingToShow
    }
}

impl From<ZipError> for SiteError {
    fn from(error: ZipError) -> SiteError {
        SiteError::Zip(error)
    }
}

/// Returns the files of a release that a site needs to show stories, from the text of its `manifest.json`: without the
/// desk, the demo article and the story that Standpoint ships with.
///
/// # Errors
///
/// Where it is not the manifest of a release.
pub fn widget_files(manifest: &str) -> Result<Vec<WidgetFile>, ManifestError> {
    let Ok(Value::Object(manifest)) = serde_json::from_str(manifest) else {
        return Err(ManifestError::NoManifest);
    };
    let mut files = Vec::new();
    let mut in_all = 0_u64;
    for (name, file) in manifest {
        if !is_of_widget(&name) {
            continue;
        }
        // Beside the files stands how to embed them.
        let integrity = file.get("sha384").and_then(Value::as_str);
        let size = file.get("raw").and_then(Value::as_u64);
        let (Some(integrity), Some(size)) = (integrity, size) else {
            continue;
        };
        if !is_safe_name(&name) {
            return Err(ManifestError::Name(name));
        }
        in_all = in_all.saturating_add(size);
        if size > LARGEST || in_all > LARGEST_IN_ALL || files.len() >= MOST_FILES {
            return Err(ManifestError::TooMuch);
        }
        let integrity = integrity.to_owned();
        files.push(WidgetFile { name, integrity });
    }
    if !files.iter().any(|file| file.name == "standpoint.js") {
        return Err(ManifestError::NoLoader);
    }
    Ok(files)
}

fn is_of_widget(name: &str) -> bool {
    let is_in = |folder: &str| name.starts_with(folder);
    let is_demo = name == "index.html" || (is_in("article") && name.ends_with(".css"));
    !is_demo && !is_in("desk/") && !is_in("stories/") && !is_in("npm/")
}

/// Whether a name stays in the folder that a ZIP is unpacked in, on every system.
fn is_safe_name(name: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
    name.bytes().all(is_allowed)
        && name
            .split('/')
            .all(|part| !part.is_empty() && !part.starts_with('.'))
}

/// Returns where the page with the story is, from the folder of the site, as it is written in addresses.
pub fn page_in_site(story: &Outgoing) -> String {
    format!("stories/{}.html", story.name_in_address())
}

/// Packs everything that a site needs into a ZIP: the files of the timeline with their names from the folder of the
/// release, the story, a page with it that works wherever the folder is put on a web server, and a text, `readme`, on
/// what to do with them. All files are of the time `made`: web servers tell a new file from an old one by it.
///
/// # Errors
///
/// Where nothing of the story can be shown, or the ZIP cannot be written.
pub fn site_zip(
    story: &Outgoing,
    readme: &str,
    files: &[(String, Vec<u8>)],
    made: DateTime,
) -> Result<Vec<u8>, SiteError> {
    // The page lies beside the story.
    let name = story.name_in_address();
    let page = story.render(&story.options(Form::Page, "../", format!("{name}.json")))?;
    let name = story.name;
    let own = [
        (String::from("README.txt"), readme.as_bytes()),
        (format!("stories/{name}.json"), story.text.as_bytes()),
        (format!("stories/{name}.html"), page.as_bytes()),
    ];
    let files = files
        .iter()
        .map(|(name, bytes)| (name.clone(), bytes.as_slice()));
    Ok(packed(own.into_iter().chain(files), made)?)
}

fn packed<'a>(
    files: impl Iterator<Item = (String, &'a [u8])>,
    made: DateTime,
) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(made);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(format!("{FOLDER}/{name}"), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::{Html, Selector};
    use serde_json::json;
    use standpoint::format::{starter, to_json};
    use std::io::Read as _;
    use zip::ZipArchive;

    fn file() -> Value {
        json!({ "raw": 10, "gzip": 9, "brotli": 8, "sha384": "sha384-abc" })
    }

    fn manifest(names: &[&str]) -> String {
        let mut manifest = serde_json::Map::new();
        for name in names {
            manifest.insert((*name).to_owned(), file());
        }
        manifest.insert(
            String::from("embed"),
            json!({ "tag": "<script>", "visits": {} }),
        );
        Value::Object(manifest).to_string()
    }

    fn names(files: Vec<WidgetFile>) -> Vec<String> {
        files.into_iter().map(|file| file.name).collect()
    }

    #[test]
    fn a_site_gets_the_timeline_without_the_desk_and_what_is_there_for_show() {
        let manifest = manifest(&[
            "article-1a2b3c4d.css",
            "desk/desk-1a2b3c4d.wasm",
            "desk/index.html",
            "embed.html",
            "icon.svg",
            "index.html",
            "npm/package.json",
            "standpoint-1a2b3c4d.wasm",
            "standpoint.css",
            "standpoint.js",
            "stories/us-russia-2021.json",
            "words/zh-1a2b3c4d.txt",
        ]);
        let files = widget_files(&manifest).unwrap();
        assert_eq!(files[0].integrity, "sha384-abc");
        assert_eq!(
            names(files),
            [
                "embed.html",
                "icon.svg",
                "standpoint-1a2b3c4d.wasm",
                "standpoint.css",
                "standpoint.js",
                "words/zh-1a2b3c4d.txt",
            ]
        );
    }

    #[test]
    fn what_is_no_manifest_of_a_release_is_refused() {
        for text in ["", "<!doctype html>", "[]", "1"] {
            assert_eq!(
                widget_files(text),
                Err(ManifestError::NoManifest),
                "{text:?}"
            );
        }
        assert_eq!(widget_files("{}"), Err(ManifestError::NoLoader));
        let huge = json!({ "standpoint.js": { "raw": LARGEST + 1, "sha384": "sha384-abc" } });
        assert_eq!(widget_files(&huge.to_string()), Err(ManifestError::TooMuch));
        let many: Vec<_> = (0..=MOST_FILES).map(|n| format!("a{n}.js")).collect();
        let many: Vec<_> = many.iter().map(String::as_str).collect();
        assert_eq!(widget_files(&manifest(&many)), Err(ManifestError::TooMuch));
    }

    #[test]
    fn no_file_leaves_the_folder_in_which_it_is_unpacked() {
        for name in [
            "../a.js",
            "a/../../b.js",
            "/etc/a",
            "a\\b.js",
            "C:a.js",
            "a//b.js",
            ".htaccess",
            "a b.js",
        ] {
            let manifest = manifest(&["standpoint.js", name]);
            let expected = ManifestError::Name(name.to_owned());
            assert_eq!(widget_files(&manifest), Err(expected), "{name:?}");
        }
    }

    fn made() -> DateTime {
        DateTime::from_date_and_time(2024, 6, 30, 12, 30, 10).unwrap()
    }

    fn unpacked(zip: Vec<u8>) -> Vec<(String, Vec<u8>)> {
        let mut zip = ZipArchive::new(Cursor::new(zip)).unwrap();
        let mut files = Vec::new();
        for index in 0..zip.len() {
            let mut file = zip.by_index(index).unwrap();
            assert_eq!(file.last_modified(), Some(made()));
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            files.push((file.name().unwrap().into_owned(), bytes));
        }
        files
    }

    #[test]
    fn the_zip_has_every_file_of_the_timeline_the_story_and_a_page_that_leads_to_both() {
        let text = to_json(&starter("bridge", "en").unwrap());
        let story = Outgoing {
            text: &text,
            name: "北约",
            language: "en",
        };
        let files = [
            (String::from("standpoint.js"), b"// loader".to_vec()),
            (String::from("standpoint.css"), b"a {}".to_vec()),
            (String::from("words/zh.txt"), "一".repeat(1000).into_bytes()),
        ];
        let zip = site_zip(&story, "Read me.", &files, made()).unwrap();
        assert!(zip.len() < 60_000, "{}", zip.len());
        let unpacked = unpacked(zip);
        let find = |name: &str| {
            let name = format!("standpoint/{name}");
            let found = unpacked.iter().find(|(known, _)| *known == name);
            &found.unwrap_or_else(|| panic!("{name}")).1
        };
        for (name, bytes) in &files {
            assert_eq!(find(name), bytes);
        }
        assert_eq!(unpacked.len(), files.len() + 3);
        assert_eq!(find("README.txt"), b"Read me.");
        assert_eq!(find("stories/北约.json"), text.as_bytes());

        let page = std::str::from_utf8(find("stories/北约.html")).unwrap();
        let html = Html::parse_document(page);
        let attribute = |selector: &str, name: &str| {
            let selector = Selector::parse(selector).unwrap();
            let element = html.select(&selector).next().unwrap();
            element.attr(name).map(str::to_owned)
        };
        // Relative to the page, as a browser asks for them.
        let address = |relative: Option<String>| {
            let page = url::Url::parse("https://news.example/any/standpoint/stories/a.html");
            page.unwrap().join(&relative.unwrap()).unwrap().to_string()
        };
        let site = "https://news.example/any/standpoint";
        assert_eq!(
            address(attribute("standpoint-timeline", "src")),
            format!("{site}/stories/%E5%8C%97%E7%BA%A6.json")
        );
        assert_eq!(
            address(attribute("script[async]", "src")),
            format!("{site}/standpoint.js")
        );
        assert_eq!(
            address(attribute("link[rel=preload]", "href")),
            format!("{site}/standpoint.css")
        );
        assert_eq!(page_in_site(&story), "stories/%E5%8C%97%E7%BA%A6.html");
    }

    #[test]
    fn a_zip_unpacked_at_the_root_of_a_site_is_where_code_looks_that_was_told_nothing() {
        let site = crate::publish::SiteAddress::default();
        assert_eq!(site.as_str(), format!("/{FOLDER}/"));
    }

    #[test]
    fn a_story_of_which_nothing_can_be_shown_is_not_packed() {
        let story = Outgoing {
            text: "{}",
            name: "bridge",
            language: "en",
        };
        let zip = site_zip(&story, "", &[], made());
        assert!(matches!(zip, Err(SiteError::NothingToShow)));
    }

    #[test]
    fn a_workbook_of_a_story_becomes_the_same_story_again() {
        let story = starter("bridge", "en").unwrap();
        let bytes = standpoint::workbook::write(&story).unwrap();
        let read = standpoint::import::workbook::read(&bytes).unwrap();
        assert_eq!(to_json(&read.story.unwrap()), to_json(&story));
    }
}
