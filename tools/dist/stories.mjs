// The default story: a file a language, and rendered into the demo article.

import { writeFileSync } from "node:fs";
import { writeHashed } from "./files.mjs";
import { standpoint } from "./program.mjs";
import { STORY, STORY_FILE, at, own, text } from "./settings.mjs";
import { primary } from "./words.mjs";

/** The place in the demo article where the story comes. */
const EMPTY = "<standpoint-timeline></standpoint-timeline>";

/** Returns the languages of the default story.
 * @returns {string[]} */
export function languages() {
  const { languages } = JSON.parse(text(own(STORY_FILE)));
  if (!Array.isArray(languages) || !languages.length) throw new Error(`${STORY_FILE}: expected languages, found none`);
  return languages;
}

/** Writes the default story into files of one language each. Returns them by language.
 * @returns {import("./files.mjs").Assets} */
export function splitStory() {
  return Object.fromEntries(
    languages().map((language) => {
      const json = standpoint("render", STORY_FILE, "--form", "data", "--lang", language);
      return [primary(language), writeHashed("stories", `${STORY}.${language}`, ".json", json)];
    }),
  );
}

/** Returns a page with the story where its place was.
 * @param {string} page
 * @param {string} embed */
export function withStory(page, embed) {
  const places = page.split(EMPTY).length - 1;
  if (places !== 1) throw new Error(`index.html: expected ${EMPTY} once, found it ${places} times`);
  // As a function: a `$` in the story is a `$`.
  return page.replace(EMPTY, () => embed.trim());
}

/** Puts the default story into the demo article, to be read before any script runs. Returns it as it was rendered.
 * @param {string} css the file of the style */
export function prerender(css) {
  const embed = standpoint("render", STORY_FILE, "--form", "embed", "--src", STORY_FILE);
  const linked = embed.replace("./standpoint.css", css);
  if (linked === embed) throw new Error("standpoint render: expected a link to ./standpoint.css, found none");
  writeFileSync(at("index.html"), withStory(text(at("index.html")), linked));
  return linked;
}
