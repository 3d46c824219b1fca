// What a reader downloads, and an editor with the desk, held against what we allow ourselves. All figures are bytes after brotli.

import { compress } from "./files.mjs";

/** @typedef {import("./publish.mjs").Sizes} Sizes */

/** A figure and what is allowed: above `limit` the build fails, above `goal` it says so.
 * @typedef {{ what: string, bytes: number, goal?: number, limit?: number }} Figure */

// TimelineJS3 3.9.11 needs 79,800 bytes of code and style, its fonts not counted.
// The aim is 68,000 and 72,000 at the most: docs/design-notes.md says what stands between.
const CODE = { goal: 68_000, limit: 112_000 };
const LOADER = { limit: 3_300 };
// In place of the code and the WebAssembly, for those who have none.
const SCRIPTED = { limit: 129_000 };
const STORY = { limit: 18_000 };
const FIRST_CARD = { goal: 8_000, limit: 8_500 };
const FRAME = { limit: 2_500 };
// An editor loads it once, with a calendar of the world's time zones and what reads and writes workbooks. The limit is there
// so that a dependency that doubles it does not go unseen.
const DESK = { limit: 1_900_000 };

/** Returns a rendered story up to what opens its first card, or to the end of a card that does not open: what has to
 * arrive before the card can be read with its key lines.
 * @param {string} embed */
export function untilFirstCard(embed) {
  const EVENT = '<li class="event"';
  const first = embed.indexOf(EVENT);
  if (first < 0) throw new Error(`standpoint render: expected ${EVENT}, found none. See tools/dist/budget.mjs`);
  const ends = [EVENT, '<details class="card"', "</ol>"].map((mark) => embed.indexOf(mark, first + 1));
  const end = Math.min(...ends.filter((at) => at >= 0));
  return `${embed.slice(0, end)}</ol></section></div></template></standpoint-timeline>`;
}

/** Returns the figures of a release.
 * @param {object} release
 * @param {Record<string, Sizes>} release.sizes by file
 * @param {string[]} release.code the files that are loaded whatever the language, the loader first
 * @param {string} [release.scripted] the file that is loaded in place of the code and the WebAssembly
 * @param {import("./files.mjs").Assets} release.words
 * @param {import("./files.mjs").Assets} release.stories
 * @param {string} release.embed the rendered story
 * @param {string} release.firstStyle the style that its first paint needs
 * @param {string[]} release.frame the files that a frame loads as well
 * @param {string[]} release.desk the files of the desk */
export function figures({ sizes, code, scripted, words, stories, embed, firstStyle, frame, desk }) {
  const sum = (/** @type {string[]} */ files) => files.reduce((total, file) => total + sizes[file].brotli, 0);
  const languages = Object.keys(stories);
  const brotli = (/** @type {string} */ text) => compress(Buffer.from(text)).br.length;
  /** @type {Figure[]} */
  const all = [
    { what: "the loader", bytes: sum([code[0]]), ...LOADER },
    ...languages.map((language) => ({
      what: `code and style (${language})`,
      bytes: sum([...code, words[language][0]]),
      ...CODE,
    })),
    ...(scripted ? [{ what: "code where there is no WebAssembly", bytes: sizes[scripted].brotli, ...SCRIPTED }] : []),
    ...languages.map((language) => ({ what: `the story (${language})`, bytes: sum([stories[language][0]]), ...STORY })),
    {
      what: "before the first card is readable, static form",
      bytes: brotli(untilFirstCard(embed)) + brotli(firstStyle),
      ...FIRST_CARD,
    },
    { what: "more in a frame", bytes: sum(frame), ...FRAME },
    { what: "the desk", bytes: sum(desk), ...DESK },
  ];
  return all;
}

/** Returns the figures as lines of a table, and those that are too large.
 * @param {Figure[]} figures */
export function judged(figures) {
  const lines = figures.map(({ what, bytes, goal, limit }) => {
    const isOverLimit = limit !== undefined && bytes > limit;
    const isOverGoal = goal !== undefined && bytes > goal;
    const allowed = [goal && `goal ${goal}`, limit && `limit ${limit}`].filter(Boolean).join(", ");
    const remark = isOverLimit ? "  OVER THE LIMIT" : isOverGoal ? "  over the goal" : "";
    return `${what.padEnd(52)} ${String(bytes).padStart(9)}  ${allowed}${remark}`;
  });
  const over = figures.filter(({ bytes, limit }) => limit !== undefined && bytes > limit);
  return { lines, over };
}
