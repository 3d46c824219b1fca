// Lighthouse's figures for whole pages, on its mobile setting: a slow network and a processor four times slower,
// both simulated from a run at this machine's speed.

import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromiumOptions } from "./browser.mjs";
import { range, spread, table } from "./figures.mjs";

/** Imports a package that tools/setup.sh installed for the benchmark.
 * @param {string} installed @param {string} name */
async function importFrom(installed, name) {
  const file = createRequire(path.join(installed, "package.json")).resolve(name);
  return import(pathToFileURL(file).href);
}

/** @param {number} number */
const fixed = (number) => number.toFixed(number === 0 ? 0 : 3);

/** What is read of a result of Lighthouse.
 * @typedef {{
 *   categories: Record<string, { score: number }>,
 *   audits: Record<string, { numericValue: number, details?: { items: { duration: number }[] } }>,
 * }} Result */

/** @param {string} category @returns {(result: Result) => number} */
const score = (category) => ({ categories }) => 100 * categories[category].score;

/** @param {string} audit @returns {(result: Result) => number} */
const value = (audit) => ({ audits }) => audits[audit].numericValue;

const ELEMENTS = "elements when loaded";

/** The rows of the table: the label, how to read the figure from a result, and how to write it where it is not whole.
 * @type {[string, ((result: Result) => number)?, ((number: number) => string)?][]} */
const ROWS = [
  ["performance, of 100", score("performance")],
  ["accessibility, of 100", score("accessibility")],
  ["best practices, of 100", score("best-practices")],
  ["search engines, of 100", score("seo")],
  ["first contentful paint, ms", value("first-contentful-paint")],
  ["largest contentful paint, ms", value("largest-contentful-paint")],
  ["speed index, ms", value("speed-index")],
  ["total blocking time, ms", value("total-blocking-time")],
  ["longest task of the main thread, ms", longestTask],
  ["cumulative layout shift", value("cumulative-layout-shift"), fixed],
  [ELEMENTS],
];

/** Returns the length of the longest main-thread task in milliseconds on the slowed processor, or 0 where all take
 * less than 50 ms: Lighthouse lists no shorter ones. */
function longestTask(/** @type {Result} */ { audits }) {
  const tasks = audits["long-tasks"].details?.items ?? [];
  return Math.max(0, ...tasks.map(({ duration }) => duration));
}

/** Returns the number of elements of a page once its timeline is shown, including those in shadow roots.
 * @param {import("./browser.mjs").Driver} driver @param {string} url */
async function countElements(driver, url) {
  return driver.withSession(async (session) => {
    await session.open(url);
    await session.evaluate(`new Promise((resolve, reject) => {
      const isReady = () => document.querySelector("standpoint-timeline")?.shadowRoot?.adoptedStyleSheets.length > 0;
      const look = () => (isReady() ? requestAnimationFrame(() => requestAnimationFrame(resolve)) : setTimeout(look, 50));
      document.querySelector("standpoint-timeline")?.scrollIntoView();
      look();
      setTimeout(() => reject(Error("no timeline was shown")), 60000);
    })`);
    return session.evaluate(`(() => {
      const all = (root) => [...root.children].reduce((sum, child) => sum + 1 + all(child) + (child.shadowRoot ? all(child.shadowRoot) : 0), 0);
      return all(document);
    })()`);
  });
}

/** Returns the figures of each page, by row, one for each run.
 * @param {import("./browser.mjs").Driver} driver @param {string} installed
 * @param {Record<string, string>} urls by the name of the page @param {number} runs
 * @returns {Promise<{ version: string, figures: Record<string, Record<string, number[]>> }>} */
export async function measureLighthouse(driver, installed, urls, runs) {
  const { default: lighthouse } = await importFrom(installed, "lighthouse");
  const { launch } = await importFrom(installed, "chrome-launcher");
  /** @type {Record<string, Record<string, number[]>>} */
  const figures = {};
  let version = "";
  for (const [name, url] of Object.entries(urls)) {
    figures[name] = Object.fromEntries(ROWS.map(([row]) => [row, []]));
    figures[name][ELEMENTS].push(await countElements(driver, url));
    for (let run = 0; run < runs; run++) {
      const chrome = await launch({ chromeFlags: chromiumOptions().args });
      try {
        const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error", output: "json" });
        if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
        version = lhr.lighthouseVersion;
        for (const [row, read] of ROWS) if (read) figures[name][row].push(read(lhr));
        console.error(`  Lighthouse, ${name}: ${Math.round(100 * lhr.categories.performance.score)}`);
      } finally {
        chrome.kill();
      }
    }
  }
  return { version, figures };
}

/** @param {Awaited<ReturnType<typeof measureLighthouse>>} measured @param {number} runs */
export function reportLighthouse({ version, figures }, runs) {
  const pages = Object.keys(figures);
  const rows = ROWS.map(([row, , write]) => [row, ...pages.map((page) => range(spread(figures[page][row]), write))]);
  return [
    "## Whole pages",
    "",
    `Lighthouse ${version}, its mobile setting: slow 4G and a processor four times slower, both simulated. The median`,
    `of ${runs} runs, with the lowest and the highest. Of tasks, those of less than 50 ms are not listed: 0.`,
    "Elements: all of the document, shadow roots gone into, once the timeline is there.",
    "",
    table(["", ...pages], rows),
  ].join("\n");
}
