//! `standpoint render`.

use clap::ValueEnum;
use standpoint::check::{self, Level, LocatedProblem};
use standpoint::read;
use standpoint::render::{Content, Form, Options, Style, render};
use standpoint::url::is_safe_url;
use standpoint::view::{Header, PrerenderedView};
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Writes a story as static HTML that needs no script
#[derive(clap::Args)]
#[command(
    after_help = "Exit codes: 0 written; 1 written, but the story has errors and what is wrong in it is left out \
                        (nothing is written where no story is left); 2 could not run."
)]
pub struct Render {
    /// The story, or - for standard input
    file: PathBuf,
    /// What to make of it
    #[arg(long, value_enum, default_value_t = FormName::Page)]
    form: FormName,
    /// Language of the reader, as BCP 47 tag [default: the story's first]
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Cards that are open: all, none, or ids of events with commas between [default: all for plain, else none]
    #[arg(long, value_name = "IDS")]
    open: Option<String>,
    /// Views that are in the HTML before any script runs [default: both for plain, else timeline]
    #[arg(long, value_enum)]
    view: Option<ViewName>,
    /// Time zone of moments, by its IANA name [default: each event's own]
    #[arg(long, value_name = "ZONE", value_parser = time_zone)]
    time_zone: Option<String>,
    /// Level of the story's own heading, 1 to 5 [default: 1 for page, else 2]
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(1..=5))]
    heading_level: Option<u8>,
    /// How much of the story's own header is shown
    #[arg(long, value_enum, default_value_t = HeaderName::Full)]
    header: HeaderName,
    /// Address of the folder with standpoint.js and standpoint.css
    #[arg(long, value_name = "URL", default_value = "./", value_parser = folder)]
    base: String,
    /// Where the content of the element is: in a shadow root, or, plain, in the element itself, which survives filters
    /// that drop templates; for page and embed
    #[arg(long, value_enum, default_value_t = ContentName::Shadow)]
    content: ContentName,
    /// Where the stylesheet is: in its own file, or in the HTML (which a strict Content-Security-Policy refuses)
    #[arg(long, value_enum, default_value_t = StyleName::Link)]
    style: StyleName,
    /// Address of the story file, for readers of its other languages; without it they get this one
    #[arg(long, value_name = "URL", value_parser = safe)]
    src: Option<String>,
    /// Address at which the page will be, for its canonical link
    #[arg(long, value_name = "URL", value_parser = absolute)]
    url: Option<String>,
    /// Address of the story's oEmbed document, to which a page links
    #[arg(long, value_name = "URL", value_parser = absolute)]
    oembed: Option<String>,
    /// Where to write [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormName {
    /// a whole page
    Page,
    /// the element with its content, for the HTML of an article
    Embed,
    /// HTML without script, style or classes, for feeds and systems that strip tags
    Plain,
    /// the story as JSON in one language
    Data,
    /// one tag, for articles that take scripts; the story is what --src names
    Tag,
    /// a frame for embed.html in the folder --base, and its script
    Frame,
    /// what sites are told that ask by oEmbed: a frame, for embed.html in the folder --base
    Oembed,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum ContentName {
    /// a <template> for the shadow root, and the story as JSON
    Shadow,
    /// the plain form
    Light,
}

#[derive(Clone, Copy, ValueEnum)]
enum ViewName {
    /// the timeline; the comparison is made by the script when a reader asks for it
    Timeline,
    /// the comparison is shown first, the timeline is in the HTML too
    Compare,
    /// the timeline, and without scripts the comparison below it
    Both,
}

#[derive(Clone, Copy, ValueEnum)]
enum HeaderName {
    /// title and summary
    Full,
    /// the title
    Compact,
    /// neither, where the article has its own headline; in the element the title stays for screen readers
    None,
}

#[derive(Clone, Copy, ValueEnum)]
enum StyleName {
    /// a <link> to standpoint.css
    Link,
    /// a <style> element
    Inline,
}

impl Render {
    pub fn run(self) -> ExitCode {
        match self.try_run() {
            Ok(code) => code,
            Err(message) => {
                eprintln!("standpoint: {message}");
                ExitCode::from(2)
            }
        }
    }

    fn try_run(self) -> Result<ExitCode, String> {
        let name = self.file.display().to_string();
        let bytes =
            read_bytes(&self.file).map_err(|error| format!("{name} could not be read: {error}"))?;
        let json = str::from_utf8(&bytes)
            .ok()
            .and_then(|text| read::json_of(text).ok());
        let reading = json.as_ref().map(check::review);
        let has_errors = reading
            .as_ref()
            .is_none_or(|reading| reading.errors().next().is_some());
        if has_errors {
            let errors = errors_of(&name, &bytes);
            for error in errors.iter().take(20) {
                eprintln!("{error}");
            }
            eprintln!(
                "{name}: {} error(s); run `standpoint check {name}` to see all, in their lines",
                errors.len()
            );
        }
        let (Some(json), Some(reading)) = (json, reading) else {
            return Err(format!("{name} is not JSON in UTF-8"));
        };
        let Some(story) = reading.story else {
            return Ok(ExitCode::from(1));
        };
        for id in self.open_ids() {
            if !story.events.iter().any(|event| event.id == id) {
                return Err(format!("--open: the story has no event `{id}`"));
            }
        }
        if let Some(tag) = &self.lang
            && !story.has_language(tag)
        {
            let known = story.languages.join(", ");
            return Err(format!(
                "--lang: the story has no language `{tag}`; it has {known}"
            ));
        }
        self.check_addresses()?;
        let html = render(story, &json, &self.options());
        self.write(&html)?;
        Ok(ExitCode::from(u8::from(has_errors)))
    }

    /// Some forms are of no use without an address.
    fn check_addresses(&self) -> Result<(), String> {
        let is_light = self.content == ContentName::Light;
        let is_oembed = matches!(self.form, FormName::Oembed);
        if is_light && !matches!(self.form, FormName::Page | FormName::Embed) {
            return Err(String::from(
                "--content: only the forms page and embed have an element",
            ));
        }
        if is_light && self.src.is_none() {
            return Err(String::from(
                "--content light: expected --src, the address of the story, from which the widget has it",
            ));
        }
        let needs_src = match self.form {
            FormName::Tag => Some("--form tag: expected --src, the address of the story"),
            FormName::Frame => {
                Some("--form frame: expected --src, the address of the story from embed.html")
            }
            FormName::Oembed => {
                Some("--form oembed: expected --src, the address of the story from embed.html")
            }
            _ => None,
        };
        if let Some(message) = needs_src.filter(|_| self.src.is_none()) {
            return Err(message.to_owned());
        }
        if is_oembed && absolute(&self.base).is_err() {
            return Err(String::from(
                "--form oembed: expected --base with https:// or http://, since the frame is for other sites",
            ));
        }
        Ok(())
    }

    fn options(&self) -> Options {
        let form = match self.form {
            FormName::Page => Form::Page,
            FormName::Embed => Form::Embed,
            FormName::Plain => Form::Plain,
            FormName::Data => Form::Data,
            FormName::Tag => Form::Tag,
            FormName::Frame => Form::Frame,
            FormName::Oembed => Form::OEmbed,
        };
        let open = match (self.open.as_deref(), form) {
            (Some("all"), _) | (None, Form::Plain) => String::from("all"),
            _ => self.open_ids().join(" "),
        };
        let view = match (self.view, form) {
            (Some(ViewName::Timeline), _) => PrerenderedView::Timeline,
            (Some(ViewName::Compare), _) => PrerenderedView::Compare,
            (Some(ViewName::Both), _) | (None, Form::Plain) => PrerenderedView::Both,
            (None, _) => PrerenderedView::Timeline,
        };
        Options {
            form,
            language: self.lang.clone(),
            open,
            view,
            time_zone: self.time_zone.clone(),
            heading_level: self.heading_level,
            header: match self.header {
                HeaderName::Full => Header::Full,
                HeaderName::Compact => Header::Compact,
                HeaderName::None => Header::None,
            },
            base: self.base.clone(),
            content: match self.content {
                ContentName::Shadow => Content::Shadow,
                ContentName::Light => Content::Light,
            },
            style: match self.style {
                StyleName::Link => Style::Link,
                StyleName::Inline => Style::Inline,
            },
            src: self.src.clone(),
            url: self.url.clone(),
            oembed: self.oembed.clone(),
        }
    }

    /// Returns the events that `--open` names.
    fn open_ids(&self) -> Vec<&str> {
        let ids = self
            .open
            .as_deref()
            .filter(|open| !matches!(*open, "all" | "none"));
        let ids = ids.unwrap_or_default().split([',', ' ']);
        ids.filter(|id| !id.is_empty()).collect()
    }

    fn write(&self, html: &str) -> Result<(), String> {
        match &self.out {
            Some(path) => fs::write(path, html)
                .map_err(|error| format!("{} could not be written: {error}", path.display())),
            None => match io::stdout().write_all(html.as_bytes()) {
                // Whoever reads has seen enough.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                other => other.map_err(|error| format!("standard output: {error}")),
            },
        }
    }
}

fn read_bytes(file: &Path) -> io::Result<Vec<u8>> {
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        Ok(bytes)
    } else {
        fs::read(file)
    }
}

/// Returns the errors of a file as `check` says them, with their places.
fn errors_of(name: &str, bytes: &[u8]) -> Vec<String> {
    let report = check::check(name, bytes);
    let errors = report
        .problems
        .iter()
        .filter(|problem| problem.code.level() == Level::Error);
    let line = |problem: &LocatedProblem| {
        let (place, code) = (problem.location, problem.code.word());
        let help = problem.help.as_ref();
        let help = help.map_or_else(String::new, |help| ["; ", help].concat());
        let message = problem.message();
        format!(
            "{name}:{}:{}: error[{code}]: {message}{help}",
            place.line, place.column
        )
    };
    errors.map(line).collect()
}

/// Adds a slash to the address of a folder that lacks it.
fn folder(url: &str) -> Result<String, String> {
    let end = if url.is_empty() || url.ends_with('/') {
        ""
    } else {
        "/"
    };
    Ok([url, end].concat())
}

fn absolute(url: &str) -> Result<String, String> {
    if url.starts_with("https://") || url.starts_with("http://") {
        Ok(url.to_owned())
    } else {
        Err(String::from("expected an address with https:// or http://"))
    }
}

fn safe(url: &str) -> Result<String, String> {
    if is_safe_url(url) {
        Ok(url.to_owned())
    } else {
        Err(String::from("expected an http, https or relative address"))
    }
}

fn time_zone(name: &str) -> Result<String, String> {
    match jiff::tz::TimeZone::get(name) {
        Ok(_) => Ok(name.to_owned()),
        Err(_) => Err(String::from("expected an IANA name such as Europe/Kyiv")),
    }
}
