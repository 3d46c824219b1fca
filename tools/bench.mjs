// `make bench`: the widget beside vis-timeline and TimelineJS3, what Lighthouse says of two pages with it, and
// whether it keeps memory that it should let go of. `node tools/bench.mjs --help` tells how to run less of it.

import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { Driver } from "./bench/browser.mjs";
import { measureLighthouse, reportLighthouse } from "./bench/lighthouse.mjs";
import { measureMemory, reportMemory } from "./bench/memory.mjs";
import { USAGE, readOptions } from "./bench/options.mjs";
import { BARE_TAG, page } from "./bench/pages.mjs";
import { serve } from "./bench/server.mjs";
import { measureSpeed, releasesOf, reportInShort, reportSpeed } from "./bench/speed.mjs";
import { story } from "./bench/story.mjs";

/** Returns the options; ends the program after `--help`, or where they are wrong. */
function options() {
  try {
    const read = readOptions(process.argv.slice(2));
    if (!read.help) return read;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

/** @param {string} variable */
function required(variable) {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: \`. tools/env.sh\` sets it`);
  return value;
}

const asked = options();
const dist = process.env.STANDPOINT_DIST ?? "dist";
const installed = required("STANDPOINT_BENCH");
const packages = {
  vis: path.join(installed, "node_modules/vis-timeline"),
  timelinejs: path.join(installed, "node_modules/@knight-lab/timelinejs"),
};

/** @type {Map<string, string>} */
const stories = new Map();
/** @param {string} count */
function storyText(count) {
  const text = stories.get(count) ?? JSON.stringify(story(Number(count)));
  stories.set(count, text);
  return text;
}

// The pages are at the top of the site, and each package in a folder of its own.
const folders = { "/dist/": dist, "/vis/": packages.vis, "/timelinejs/": packages.timelinejs };
const bench = await serve(folders, (pathname, query) => {
  const count = query.get("n") ?? "10";
  return pathname === "/story.json" ? storyText(count) : page(pathname, count);
});
// The release at the top of a site of its own, as newsrooms serve it.
const release = await serve({ "/": dist }, (pathname) => (pathname === "/bare-tag.html" ? BARE_TAG : undefined));
const driver = await Driver.start();

const sections = [];
/** Every single figure, for target/bench.json. @type {Record<string, unknown>} */
const raw = {};

for (const part of asked.parts) {
  console.error(part);
  if (part === "speed") {
    const speed = await measureSpeed(driver, bench.url, asked);
    const releases = releasesOf(dist, packages);
    raw.speed = speed;
    sections.push(reportSpeed(speed, asked, releases), ["## For the README", "", reportInShort(speed, releases)].join("\n"));
  } else if (part === "lighthouse") {
    const urls = { "the demo article": `${release.url}/index.html`, "one bare tag": `${release.url}/bare-tag.html` };
    const measured = await measureLighthouse(driver, installed, urls, asked.runs);
    raw.lighthouse = measured;
    sections.push(reportLighthouse(measured, asked.runs));
  } else {
    const found = await measureMemory(driver, bench.url, asked.mounts);
    raw.memory = found;
    sections.push(reportMemory(found));
  }
}

driver.stop();
bench.close();
release.close();

const head = `# Benchmark of ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores`;
const text = [head, ...sections].join("\n\n");
mkdirSync("target", { recursive: true });
writeFileSync("target/bench.md", `${text}\n`);
writeFileSync("target/bench.json", `${JSON.stringify(raw, null, 2)}\n`);
console.log(text);
