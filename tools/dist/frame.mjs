// The page for frames with its script, the script for pages that have such frames, and what oEmbed tells of each
// story.

import { writeFileSync } from "node:fs";
import { bundle, buildScript } from "./bundle.mjs";
import { writeHashed } from "./files.mjs";
import { standpoint } from "./program.mjs";
import { STORY_FILE, URL_OF_RELEASE, at, own, text } from "./settings.mjs";

const PAGE = "embed.html";
const SCRIPT = "js/embed.js";
const STYLE = "style/embed.css";

/** Returns the page with the names that its files have in the release.
 * @param {string} page
 * @param {Record<string, string>} names */
export function withNames(page, names) {
  for (const [own, name] of Object.entries(names)) {
    const places = page.split(`"${own}"`).length - 1;
    if (places !== 1) throw new Error(`${PAGE}: expected "${own}" once, found it ${places} times`);
    page = page.replace(`"${own}"`, () => `"${name}"`);
  }
  return page;
}

/** Throws where a part of the page is missing or cannot be understood. */
export async function checkFrame() {
  withNames(text(own(PAGE)), { [SCRIPT]: "", [STYLE]: "" });
  await Promise.all([SCRIPT, "js/frame.js"].map((file) => buildScript(file)));
}

/** Writes them. Returns the files that a reader of a frame loads besides those of every timeline. */
export async function writeFrame() {
  const [script] = writeHashed("", "embed", ".js", await buildScript(SCRIPT));
  const [style] = writeHashed("", "embed", ".css", await bundle({ entryPoints: [own(STYLE)] }));
  writeFileSync(at(PAGE), withNames(text(own(PAGE)), { [SCRIPT]: script, [STYLE]: style }));
  writeFileSync(at("standpoint-frame.js"), await buildScript("js/frame.js"));
  const oembed = standpoint("render", STORY_FILE, "--form", "oembed", "--base", URL_OF_RELEASE, "--src", STORY_FILE);
  writeFileSync(at(STORY_FILE.replace(/\.json$/, ".oembed.json")), oembed);
  return [PAGE, script, style];
}
