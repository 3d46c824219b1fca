//! What is pasted into an article.

use super::address::SiteAddress;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use standpoint::read;
use standpoint::render::{Content, Form, Options, Style, loader, render};
use standpoint::view::{Header, PrerenderedView};
use std::fmt;

/// What stands in an address otherwise than in the name of a file.
const IN_ADDRESS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// In which form a story stands in an article. Which suits what system is told in `docs/embedding.md`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EmbedForm {
    /// one tag; nothing is seen before its script has run
    Tag,
    /// the element with the whole story in it, and the tag that makes it the timeline
    Element,
    /// the element with the story as plain HTML, for articles from which scripts are dropped
    Light,
    /// plain HTML without script, style or element of ours
    Plain,
    /// a frame, and the script that keeps it as high as its story
    Frame,
}

impl EmbedForm {
    /// All forms, the one that most want first.
    pub const ALL: [EmbedForm; 5] = [
        EmbedForm::Tag,
        EmbedForm::Element,
        EmbedForm::Light,
        EmbedForm::Plain,
        EmbedForm::Frame,
    ];

    /// Returns the key of its name; that of what it is for has `-use` behind it.
    pub fn key(self) -> &'static str {
        match self {
            EmbedForm::Tag => "code-tag",
            EmbedForm::Element => "code-element",
            EmbedForm::Light => "code-light",
            EmbedForm::Plain => "code-plain",
            EmbedForm::Frame => "code-frame",
        }
    }

    /// Returns whether the code asks for files of the site.
    pub fn needs_site(self) -> bool {
        self != EmbedForm::Plain
    }
}

/// A story that goes out.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    /// the text of its file
    pub text: &'a str,
    /// what its file is called on the site, without `.json`
    pub name: &'a str,
    /// the language of the article, as BCP 47 tag; where the story lacks it, the story's first
    pub language: &'a str,
}

/// Why there is no code: so much is wrong with the story that readers would see nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NothingToShow;

impl fmt::Display for NothingToShow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing of the story can be shown")
    }
}

impl std::error::Error for NothingToShow {}

impl Outgoing<'_> {
    /// Returns where the story's file is in the folder of the site, as it is written in addresses.
    pub(super) fn story_address(&self) -> String {
        format!("stories/{}.json", self.name_in_address())
    }

    pub(super) fn name_in_address(&self) -> String {
        utf8_percent_encode(self.name, IN_ADDRESS).to_string()
    }

    /// Renders the story as the command line does.
    pub(super) fn render(&self, options: &Options) -> Result<String, NothingToShow> {
        let json = read::json_of(self.text).map_err(|_| NothingToShow)?;
        let story = read::read(&json).story.ok_or(NothingToShow)?;
        Ok(render(story, &json, options))
    }

    pub(super) fn options(&self, form: Form, base: &str, src: String) -> Options {
        let is_plain = form == Form::Plain;
        Options {
            form,
            language: Some(self.language.to_owned()),
            // As the command line has them: what cannot be pressed is open.
            open: String::from(if is_plain { "all" } else { "" }),
            view: match is_plain {
                true => PrerenderedView::Both,
                false => PrerenderedView::Timeline,
            },
            time_zone: None,
            heading_level: None,
            header: Header::Full,
            base: base.to_owned(),
            content: Content::Shadow,
            style: Style::Link,
            src: Some(src),
            url: None,
            oembed: None,
        }
    }
}

/// Returns the code of a form, for a site that has our files in the folder `site` and the story in its `stories/`.
///
/// # Errors
///
/// Where nothing of the story can be shown.
pub fn embed_code(
    form: EmbedForm,
    site: &SiteAddress,
    story: &Outgoing,
) -> Result<String, NothingToShow> {
    let base = site.as_str();
    let from_article = || site.file(&story.story_address());
    match form {
        EmbedForm::Tag => story.render(&story.options(Form::Tag, base, from_article())),
        EmbedForm::Element => {
            let element = story.render(&story.options(Form::Embed, base, from_article()))?;
            Ok(element + &loader(base))
        }
        EmbedForm::Light => {
            let mut options = story.options(Form::Embed, base, from_article());
            options.content = Content::Light;
            story.render(&options)
        }
        EmbedForm::Plain => story.render(&story.options(Form::Plain, base, from_article())),
        // The address starts from the page in the frame.
        EmbedForm::Frame => story.render(&story.options(Form::Frame, base, story.story_address())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::{ElementRef, Html, Selector};
    use standpoint::format::{Story, Text, starter, to_json};

    fn story() -> Story {
        starter("bridge", "en").unwrap()
    }

    fn code(form: EmbedForm, site: &str, story: &Story) -> String {
        let site = SiteAddress::parse(site).unwrap();
        let text = to_json(story);
        let story = Outgoing {
            text: &text,
            name: "bridge",
            language: "en",
        };
        embed_code(form, &site, &story).unwrap()
    }

    /// What a browser makes of the code in an article.
    fn parsed(code: &str) -> Html {
        // The parser keeps what is in a template apart.
        let code = code.replace(
            "<template shadowrootmode=\"open\">",
            "<div class=\"shadow\">",
        );
        Html::parse_document(&code.replace("</template>", "</div>"))
    }

    fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
        html.select(&Selector::parse(selector).unwrap()).collect()
    }

    fn text_of(html: &Html) -> String {
        html.root_element().text().collect()
    }

    #[test]
    fn one_tag_names_loader_story_and_language_of_the_site() {
        let html = parsed(&code(EmbedForm::Tag, "https://news.example/s/", &story()));
        let [tag] = all(&html, "script")[..] else {
            panic!("one tag")
        };
        assert_eq!(
            tag.attr("src"),
            Some("https://news.example/s/standpoint.js")
        );
        let story = "https://news.example/s/stories/bridge.json";
        assert_eq!(tag.attr("data-story"), Some(story));
        assert_eq!(tag.attr("data-lang"), Some("en"));
        assert_eq!(tag.attr("async"), Some(""));
    }

    #[test]
    fn an_element_has_the_story_in_it_and_the_tag_of_the_loader_behind_it() {
        let html = parsed(&code(EmbedForm::Element, "/standpoint/", &story()));
        let [element] = all(&html, "standpoint-timeline")[..] else {
            panic!("one element")
        };
        assert_eq!(element.attr("src"), Some("/standpoint/stories/bridge.json"));
        let style = all(&html, ".shadow > link[href='/standpoint/standpoint.css']");
        assert_eq!(style.len(), 1);
        let events = all(&html, ".shadow [part=event]");
        assert_eq!(events.len(), story().events.len());
        let loader = all(&html, "standpoint-timeline + script[async]");
        assert_eq!(loader[0].attr("src"), Some("/standpoint/standpoint.js"));
        assert_eq!(loader[0].attr("data-story"), None);
    }

    #[test]
    fn an_element_for_articles_without_scripts_has_none() {
        let html = parsed(&code(EmbedForm::Light, "/standpoint/", &story()));
        assert!(all(&html, "script, template, style, link").is_empty());
        let [element] = all(&html, "standpoint-timeline")[..] else {
            panic!("one element")
        };
        assert_eq!(element.attr("src"), Some("/standpoint/stories/bridge.json"));
        assert!(!all(&html, "standpoint-timeline h2").is_empty());
    }

    #[test]
    fn plain_html_has_every_position_and_nothing_that_a_strict_system_drops() {
        let mut story = story();
        let mut said = Vec::new();
        for event in &mut story.events {
            for position in event.positions.iter_mut().flatten() {
                said.push(format!("What was said is {}.", said.len()));
                position.text = Text::Plain(said[said.len() - 1].clone());
            }
        }
        assert!(said.len() > 1);
        let html = parsed(&code(EmbedForm::Plain, "/standpoint/", &story));
        let kept_out = "script, style, link, template, standpoint-timeline, [class], [style], [src*=standpoint]";
        assert!(all(&html, kept_out).is_empty());
        let text = text_of(&html);
        assert!(said.iter().all(|said| text.contains(said)), "{text}");
        assert!(!all(&html, "details[open]").is_empty());
    }

    #[test]
    fn a_frame_asks_for_the_story_from_where_its_page_is() {
        let html = parsed(&code(EmbedForm::Frame, "https://news.example/s/", &story()));
        let [frame] = all(&html, "iframe")[..] else {
            panic!("one frame")
        };
        let src = "https://news.example/s/embed.html?src=stories%2Fbridge.json&lang=en";
        assert_eq!(frame.attr("src"), Some(src));
        assert!(frame.attr("title").is_some_and(|title| !title.is_empty()));
        let script = all(&html, "iframe + script[async]");
        assert_eq!(
            script[0].attr("src"),
            Some("https://news.example/s/standpoint-frame.js")
        );
    }

    #[test]
    fn a_hostile_title_stays_a_text_in_every_form() {
        let attack =
            "\"><img src=x onerror=alert(1)><script>alert(2)</script></script></template><b>";
        let mut story = story();
        story.title = Text::Plain(attack.to_owned());
        let expected = |form, selector| {
            let mut without = story.clone();
            without.title = Text::Plain(String::from("Title"));
            all(&parsed(&code(form, "/s/", &without)), selector).len()
        };
        for form in EmbedForm::ALL {
            let html = parsed(&code(form, "/s/", &story));
            assert!(all(&html, "[onerror]").is_empty(), "{form:?}");
            for selector in ["script", "img", "b", ".shadow", "*"] {
                let count = all(&html, selector).len();
                assert_eq!(count, expected(form, selector), "{form:?} {selector}");
            }
        }
        let frame = parsed(&code(EmbedForm::Frame, "/s/", &story));
        assert_eq!(all(&frame, "iframe")[0].attr("title"), Some(attack));
    }

    #[test]
    fn a_name_of_other_letters_is_written_as_addresses_are() {
        let text = to_json(&story());
        let story = Outgoing {
            text: &text,
            name: "北约 1",
            language: "en",
        };
        let tag = embed_code(EmbedForm::Tag, &SiteAddress::default(), &story).unwrap();
        let expected = "data-story=\"/standpoint/stories/%E5%8C%97%E7%BA%A6%201.json\"";
        assert!(tag.contains(expected), "{tag}");
    }

    #[test]
    fn the_code_is_in_the_language_of_the_article() {
        let mut story = story();
        story.languages = ["en", "ru"]
            .map(|tag| standpoint::format::Language(tag.to_owned()))
            .into();
        let titles = [("en", "The bridge"), ("ru", "Мост")];
        story.title = Text::Localised(
            titles
                .map(|(tag, title)| (tag.to_owned(), title.into()))
                .into_iter()
                .collect(),
        );
        let text = to_json(&story);
        for (language, title) in titles {
            let story = Outgoing {
                text: &text,
                name: "bridge",
                language,
            };
            for form in [EmbedForm::Plain, EmbedForm::Light, EmbedForm::Frame] {
                let code = embed_code(form, &SiteAddress::default(), &story).unwrap();
                assert!(code.contains(title), "{form:?} {language}");
            }
        }
    }

    #[test]
    fn a_story_of_which_nothing_can_be_shown_has_no_code() {
        for text in ["", "{}", "[]"] {
            let story = Outgoing {
                text,
                name: "bridge",
                language: "en",
            };
            let code = embed_code(EmbedForm::Tag, &SiteAddress::default(), &story);
            assert_eq!(code, Err(NothingToShow), "{text:?}");
        }
    }
}
