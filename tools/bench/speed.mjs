// Speed and size: Standpoint and its peers are measured in turn, each time in a fresh browser.

import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { NONE, median, ratio, ratios, spread, table, whole } from "./figures.mjs";
import { pairsOf } from "./options.mjs";

/** @type {Record<string, string>} */
const NAMES = { standpoint: "Standpoint", vis: "vis-timeline", timelinejs: "TimelineJS3" };

/** @typedef {Record<string, number>} Run what one run measured, by name
 * @typedef {Record<string, (Run | undefined)[]>} Runs those of one size, by contestant; undefined where one failed
 * @typedef {Record<string, { version: string, bytes: number }>} Releases by contestant; bytes of brotli */

/** The rows of the table: the key in a run, and the label. */
const ROWS = [
  ["ready", "ready, ms"],
  ["ready-work", "ready, main thread’s own ms"],
  ["elements", "elements"],
  ["open", "opening one, ms, two frames in it"],
  ["open-work", "opening one, main thread’s own ms"],
  ["find", "finding a word, ms"],
  ["compare", "switching to Compare, ms"],
  ["page", "ready from navigation, ms"],
];

/** The steps taken in the page of each, in this order.
 * @type {Record<string, string[]>} */
const STEPS = {
  standpoint: ["ready", "elements", "titles", "open", "find", "clear", "compare"],
  vis: ["ready", "elements", "titles", "open"],
  timelinejs: ["ready", "elements", "titles", "open"],
};

/** Steps of which the main thread's own time is measured too. */
const WORK = ["ready", "open"];

/** Opens a page and takes its steps.
 * @param {import("./browser.mjs").Driver} driver @param {string} url @param {string[]} steps
 * @returns {Promise<Run>} */
async function measure(driver, url, steps) {
  return driver.withSession(async (session) => {
    measure.browser = session.browser;
    // Thread time does not pass while other programs have the processor.
    await session.cdp("Performance.enable", { timeDomain: "threadTicks" });
    await session.open(url);
    await session.evaluate("window.ready");
    /** @type {Run} */
    const run = {};
    for (const step of steps) {
      const before = WORK.includes(step) ? await session.metrics() : undefined;
      try {
        run[step] = await session.evaluate(`window.steps.${step}()`);
      } catch (error) {
        // Without a timeline there is nothing to measure; any other step may fail and leave a gap in the table.
        if (step === "ready") throw error;
        console.error(`  ${url}: ${/** @type {Error} */ (error).message}`);
        continue;
      }
      if (before) run[`${step}-work`] = ((await session.metrics()).TaskDuration - before.TaskDuration) * 1000;
    }
    return run;
  });
}
measure.browser = "";

/** @param {import("./browser.mjs").Driver} driver @param {string} site @param {string} contestant @param {number} size */
async function runOf(driver, site, contestant, size) {
  const url = (/** @type {string} */ name) => `${site}/${name}.html?n=${size}`;
  const run = await measure(driver, url(contestant), STEPS[contestant]);
  return contestant === "standpoint" ? { ...run, ...(await measure(driver, url("page"), ["page"])) } : run;
}

/** Measures everything that the options ask for, and reports progress on stderr.
 * @param {import("./browser.mjs").Driver} driver @param {string} site
 * @param {{ only: string[], sizes: number[], pairs: number }} options */
export async function measureSpeed(driver, site, { only, sizes, pairs }) {
  // Warms up: the first browser is read from the disk.
  await measure(driver, `${site}/standpoint.html?n=10`, ["ready"]);
  /** @type {{ size: number, runs: Runs }[]} */
  const found = [];
  for (const size of sizes) {
    /** @type {Runs} */
    const runs = Object.fromEntries(only.map((contestant) => [contestant, []]));
    for (let pair = 0; pair < pairs; pair++) {
      for (const contestant of only) {
        if (pair >= pairsOf(contestant, size, pairs)) continue;
        const run = await runOf(driver, site, contestant, size).catch((error) => {
          console.error(`  ${NAMES[contestant]}: ${error.message}`);
          if (contestant === "standpoint") throw error;
        });
        runs[contestant].push(run || undefined);
        console.error(`  ${size} events, ${NAMES[contestant]}: ${run ? `${whole(run.ready)} ms` : "failed"}`);
      }
    }
    found.push({ size, runs });
  }
  return { browser: measure.browser, found };
}

/** @param {(Run | undefined)[]} runs @param {string} key */
const column = (runs, key) => runs.map((run) => run?.[key]);

/** @param {(Run | undefined)[]} runs @param {string} key */
const middle = (runs, key) => median(column(runs, key).filter((figure) => figure !== undefined));

/** Returns the section of the report: the table, and how to read it.
 * @param {Awaited<ReturnType<typeof measureSpeed>>} speed
 * @param {{ only: string[], pairs: number }} options
 * @param {Releases} releases */
export function reportSpeed({ browser, found }, { only, pairs }, releases) {
  const peers = only.filter((contestant) => contestant !== "standpoint");
  const rows = found.flatMap(({ size, runs }) =>
    ROWS.filter(([key]) => middle(runs.standpoint, key) !== undefined).map(([key, name]) => [
      `${whole(size)} events: ${name}`,
      whole(middle(runs.standpoint, key)),
      ...peers.flatMap((peer) => [
        whole(middle(runs[peer], key)),
        ratio(spread(ratios(column(runs[peer], key), column(runs.standpoint, key)))),
      ]),
    ]),
  );
  const bytes = (/** @type {string} */ contestant) => releases[contestant].bytes;
  rows.push([
    "code and style, bytes, brotli",
    whole(bytes("standpoint")),
    ...peers.flatMap((peer) => [whole(bytes(peer)), ratio(spread([bytes(peer) / bytes("standpoint")]))]),
  ]);
  const counts = found.map(({ size, runs }) => {
    const each = peers.map((peer) => `${NAMES[peer]} ${runs[peer].length}`);
    return `${whole(size)} events: ${each.join(", ") || runs.standpoint.length}`;
  });
  return [
    "## Speed and size",
    "",
    `${browser}, headless, window 1280 × 900. Each figure is a median over fresh browsers. Standpoint and the`,
    "others are taken in turn; a ratio is the median of the ratios of those pairs, with the lowest and the highest.",
    "Above 1, Standpoint is faster or smaller.",
    `Pairs: ${counts.join("; ")}.${pairs > 1 ? " TimelineJS3 gets fewer where it takes seconds." : ""}`,
    "",
    table(["", NAMES.standpoint, ...peers.flatMap((peer) => [`${NAMES[peer]} ${releases[peer].version}`, "ratio"])], rows),
    "",
    "- *ready*: from handing over the story, the code being there, until the second animation frame after the widget",
    "  says that it is done. The two frames are up to 33 ms in which nothing may happen.",
    "- *main thread’s own*: processor time of the page’s main thread in all its tasks meanwhile (`TaskDuration` of",
    "  CDP’s `Performance.getMetrics` in thread time): scripts, style, layout and painting, without waiting for frames,",
    "  and with 1 to 3 ms of the measurement itself.",
    "- *elements*: the timeline’s own element and all below it, shadow roots gone into, when it is ready, cards closed.",
    "- *opening one*: `openEvent` of the event in the middle; `setSelection` and `focus` in vis-timeline; the next slide",
    "  in TimelineJS3.",
    ...notes(found),
  ].join("\n");
}

/** Returns a remark for each timeline that said it was ready before every event was on the page.
 * @param {{ size: number, runs: Runs }[]} found */
function notes(found) {
  return found.flatMap(({ size, runs }) =>
    Object.entries(runs).flatMap(([contestant, each]) => {
      const titles = middle(each, "titles");
      if (titles === undefined || titles >= size) return [];
      return [`- ${NAMES[contestant]} had ${whole(titles)} titles of ${whole(size)} on the page when it was ready.`];
    }),
  );
}

/** Returns the short table for the README, with median ratios in brackets.
 * @param {Awaited<ReturnType<typeof measureSpeed>>} speed
 * @param {Releases} releases */
export function reportInShort({ found }, releases) {
  const peers = ["vis", "timelinejs"];
  /** @param {number | undefined} figure @param {number | undefined} times */
  const cell = (figure, times) => (figure === undefined ? NONE : `${whole(figure)} (${times?.toFixed(1) ?? NONE}×)`);
  /** @param {string} label @param {number | undefined} size @param {string} key */
  const row = (label, size, key) => {
    const runs = found.find((one) => one.size === size)?.runs ?? {};
    const ours = runs.standpoint ?? [];
    const times = (/** @type {string} */ peer) => median(ratios(column(runs[peer] ?? [], key), column(ours, key)));
    return [label, whole(middle(ours, key)), ...peers.map((peer) => cell(middle(runs[peer] ?? [], key), times(peer)))];
  };
  const ours = releases.standpoint.bytes;
  const rows = [
    ...found.map(({ size }) => row(`${whole(size)} events ready, ms`, size, "ready")),
    row("elements of 1,000 events", 1000, "elements"),
    row("opening one of 3,000, ms (two frames in it)", 3000, "open"),
    [
      "code and style, kB, brotli",
      whole(ours / 1000),
      ...peers.map((peer) => cell(releases[peer].bytes / 1000, releases[peer].bytes / ours)),
    ],
  ];
  return table(["", "Standpoint", ...peers.map((peer) => `${NAMES[peer]} ${releases[peer].version}`)], rows);
}

/** Returns the version of each and the bytes (brotli) of its code and style, third-party fonts not counted.
 * @param {string} dist @param {Record<string, string>} packages the folders of the peers
 * @returns {Releases} */
export function releasesOf(dist, packages) {
  const manifest = JSON.parse(readFileSync(path.join(dist, "manifest.json"), "utf8"));
  const loaded = Object.keys(manifest).filter((file) => /^standpoint(\.js|-.*\.(js|wasm|css))$|^words\/en/.test(file));
  /** @type {Record<string, string[]>} */
  const files = {
    vis: ["standalone/umd/vis-timeline-graph2d.min.js", "styles/vis-timeline-graph2d.min.css"],
    timelinejs: ["js/timeline.js", "css/timeline.css", "css/fonts/font.default.css", "css/icons/tl-icons.ttf"].map((file) => `dist/${file}`),
  };
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, number) => total + number, 0);
  const release = (/** @type {string} */ peer) => ({
    version: JSON.parse(readFileSync(path.join(packages[peer], "package.json"), "utf8")).version,
    bytes: sum(files[peer].map((file) => brotliCompressSync(readFileSync(path.join(packages[peer], file))).length)),
  });
  const ours = { version: "", bytes: sum(loaded.map((file) => manifest[file].brotli)) };
  return { standpoint: ours, vis: release("vis"), timelinejs: release("timelinejs") };
}
