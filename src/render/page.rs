//! A whole page.

use super::embed::embed;
use super::json_ld::json_ld;
use super::{Content, Rendering, Style, escaped, in_script, loader};
use crate::inline::plain_text;

/// Returns a page with nothing but the timeline, its metadata, and the script that adds to it.
pub(super) fn page(rendering: &Rendering) -> String {
    let language = &rendering.view.language;
    let title = escaped(rendering.story.say(&rendering.story.title, language));
    let summary = plain_text(rendering.story.say(&rendering.story.summary, language));
    let summary = escaped(&summary);
    let canonical = rendering.options.url.as_deref().map(escaped);
    let canonical = canonical.map(|url| {
        format!("<link rel=\"canonical\" href=\"{url}\">\n<meta property=\"og:url\" content=\"{url}\">\n")
    });
    let oembed = rendering.options.oembed.as_deref().map(escaped);
    let oembed = oembed.map(|url| {
        format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{url}\" title=\"{title}\">\n")
    });
    // The one in the shadow root begins to load when the parser comes there; this one at once.
    let is_linked =
        rendering.options.style == Style::Link && rendering.options.content == Content::Shadow;
    let style = is_linked.then(|| {
        let href = escaped(&rendering.asset("standpoint.css"));
        format!("<link rel=\"preload\" as=\"style\" href=\"{href}\">\n")
    });
    format!(
        "<!doctype html>\n\
         <html lang=\"{language}\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n\
         <meta name=\"description\" content=\"{summary}\">\n\
         {canonical}\
         {oembed}\
         <meta property=\"og:type\" content=\"article\">\n\
         <meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:description\" content=\"{summary}\">\n\
         {style}\
         <script type=\"application/ld+json\">{json_ld}</script>\n\
         </head>\n\
         <body>\n\
         <main>\n\
         {embed}\
         </main>\n\
         {script}\
         </body>\n\
         </html>\n",
        language = escaped(language),
        canonical = canonical.unwrap_or_default(),
        oembed = oembed.unwrap_or_default(),
        style = style.unwrap_or_default(),
        json_ld = in_script(&json_ld(rendering)),
        embed = embed(rendering),
        script = loader(&rendering.options.base),
    )
}
