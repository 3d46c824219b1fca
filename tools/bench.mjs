// `make bench`: the widget beside vis-timeline and TimelineJS3, in one run of headless Chromium.
//
// Each figure is the median of several fresh pages, in milliseconds, and ends when what it is about has
// been painted (two animation frames after it is there, so that nothing is below some 20 ms).

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { story } from "./bench/story.mjs";

const { CHROMEDRIVER, STANDPOINT_BENCH, STANDPOINT_DIST = "dist" } = process.env;
const SIZES = (process.env.SIZES ?? "10,200,1000,3000").split(",").map(Number);
const MISSING = "–";

const vis = path.join(STANDPOINT_BENCH, "node_modules/vis-timeline");
const timelinejs = path.join(STANDPOINT_BENCH, "node_modules/@knight-lab/timelinejs");
const stories = new Map(SIZES.map((count) => [count, story(count)]));

// --- what is served -------------------------------------------------------------------------------

const HELPERS = `
const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
const until = (target, name, limit = 120000) => new Promise((resolve, reject) => {
  target.addEventListener(name, resolve, { once: true });
  setTimeout(() => reject(Error(name)), limit);
});
const timed = async (act) => { const start = performance.now(); await act(); await painted(); return performance.now() - start; };
const optional = (act) => timed(act).catch(() => null);
const count = new URLSearchParams(location.search).get("n");`;

const PAGES = {
  // From the beginning of the navigation: code, story and all.
  "/page.html": `<standpoint-timeline src="/story.json?n=COUNT" loading="eager"></standpoint-timeline>
    <script src="/dist/standpoint.js"></script><script>
    window.result = (async () => {
      await until(document, "standpoint-load");
      await painted();
      return { page: performance.now() };
    })();</script>`,
  // The code is there; an element is given its story.
  "/standpoint.html": `<standpoint-timeline id="small" src="/story.json?n=SMALL" loading="eager"></standpoint-timeline>
    <script src="/dist/standpoint.js"></script><script>
    window.result = (async () => {
      const story = await (await fetch("/story.json?n=" + count)).json();
      if (!document.querySelector("#small").shadowRoot.querySelector(".story")) await until(document, "standpoint-load");
      await painted();
      const element = document.createElement("standpoint-timeline");
      element.setAttribute("loading", "eager");
      const ready = await timed(async () => {
        element.story = story;
        const loaded = until(element, "standpoint-load");
        document.body.prepend(element);
        await loaded;
      });
      const root = element.shadowRoot;
      const nodes = root.querySelectorAll("*").length;
      const open = await timed(() => element.openEvent(story.events[story.events.length >> 1].id));
      const field = root.querySelector("[name=find]");
      const filter = await optional(async () => {
        const told = until(element, "standpoint-view", 5000);
        field.value = "ceasefire";
        field.dispatchEvent(new Event("change", { bubbles: true }));
        await told;
      });
      field.value = "";
      field.dispatchEvent(new Event("change", { bubbles: true }));
      await painted();
      const view = await optional(async () => {
        const told = until(element, "standpoint-view", 30000);
        element.setAttribute("view", "compare");
        await told;
      });
      return { ready, nodes, open, filter, view };
    })();</script>`,
  "/vis.html": `<link rel="stylesheet" href="/vis/styles/vis-timeline-graph2d.min.css"><div id="timeline"></div>
    <script src="/vis/standalone/umd/vis-timeline-graph2d.min.js"></script><script>
    window.result = (async () => {
      const { events } = await (await fetch("/story.json?n=" + count)).json();
      const items = events.map(({ id, title, summary, date }) => ({ id, content: title, title: summary, start: date }));
      await painted();
      let timeline;
      const ready = await timed(() => new Promise((resolve) => {
        timeline = new vis.Timeline(document.querySelector("#timeline"), items, {});
        timeline.on("changed", resolve);
      }));
      const nodes = document.querySelectorAll("#timeline *").length;
      const id = events[events.length >> 1].id;
      const open = await timed(() => { timeline.setSelection(id); timeline.focus(id, { animation: false }); });
      return { ready, nodes, open };
    })();</script>`,
  "/timelinejs.html": `<link rel="stylesheet" href="/timelinejs/dist/css/timeline.css"><div id="timeline" style="height:600px"></div>
    <script src="/timelinejs/dist/js/timeline.js"></script><script>
    window.result = (async () => {
      const { events } = await (await fetch("/story.json?n=" + count)).json();
      const slides = events.map(({ id, title, summary, date }) => {
        const [year, month, day] = date.split("-");
        return { unique_id: id, start_date: { year, month, day }, text: { headline: title, text: summary } };
      });
      await painted();
      let timeline;
      const ready = await timed(() => new Promise((resolve) => {
        timeline = new TL.Timeline("timeline", { events: slides }, { script_path: location.origin + "/timelinejs/dist/js/" });
        timeline.on("ready", resolve);
      }));
      const nodes = document.querySelectorAll("#timeline *").length;
      const open = await timed(() => timeline.goToNext());
      return { ready, nodes, open };
    })();</script>`,
};

const TYPES = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };

function answer(url) {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const count = Number(searchParams.get("n"));
  if (pathname in PAGES) {
    const body = PAGES[pathname].replace("COUNT", count).replace("SMALL", SIZES[0]);
    return ["text/html", `<!doctype html><html lang="en"><meta charset="utf-8"><script>${HELPERS}</script><body>${body}`];
  }
  if (pathname === "/story.json") return ["application/json", JSON.stringify(stories.get(count))];
  const [, top, ...rest] = pathname.split("/");
  const folder = { dist: STANDPOINT_DIST, vis, timelinejs }[top];
  const file = folder && path.join(folder, path.normalize(rest.join("/")));
  if (!file || !existsSync(file)) return undefined;
  return [TYPES[path.extname(file)] ?? "application/octet-stream", readFileSync(file)];
}

const server = createServer((request, response) => {
  const found = answer(request.url);
  response.writeHead(found ? 200 : 404, { "content-type": found?.[0] ?? "text/plain" });
  response.end(found?.[1]);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const site = `http://127.0.0.1:${server.address().port}`;

// --- the browser ----------------------------------------------------------------------------------

const driver = spawn(CHROMEDRIVER, ["--port=0"], { stdio: ["ignore", "pipe", "ignore"] });
process.on("exit", () => driver.kill());
const port = await new Promise((resolve, reject) => {
  driver.on("error", reject);
  driver.on("exit", (code) => reject(new Error(`${CHROMEDRIVER} ended with ${code}`)));
  driver.stdout.on("data", (chunk) => {
    const found = /successfully on port (\d+)/.exec(`${chunk}`);
    if (found) resolve(found[1]);
  });
});

async function command(method, to, body) {
  const response = await fetch(`http://127.0.0.1:${port}${to}`, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${to}: ${value.message}`);
  return value;
}

const { "goog:chromeOptions": options } = JSON.parse(readFileSync("webdriver.json", "utf8"));
// Nothing but our own server is answered: TimelineJS asks for fonts of a third party.
const blocked = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
options.args = [...options.args, "--headless=new", blocked];

/** What a page measured of itself. */
async function measure(url) {
  const alwaysMatch = { browserName: "chrome", "goog:chromeOptions": options, timeouts: { script: 180000, pageLoad: 180000 } };
  const { sessionId, capabilities } = await command("POST", "/session", { capabilities: { alwaysMatch } });
  measure.browser = `${capabilities.browserName} ${capabilities.browserVersion}`;
  const session = `/session/${sessionId}`;
  try {
    await command("POST", `${session}/url`, { url });
    const script = "const done = arguments[0]; window.result.then(done, (error) => done({ error: String(error) }));";
    const result = await command("POST", `${session}/execute/async`, { script, args: [] });
    if (result.error) throw new Error(`${url}: ${result.error}`);
    return result;
  } finally {
    await command("DELETE", session);
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

async function medians(page, count) {
  const runs = page === "/timelinejs.html" && count > 1000 ? 1 : count > 200 ? 3 : 5;
  const results = [];
  for (let run = 0; run < runs; run++) results.push(await measure(`${site}${page}?n=${count}`));
  const keys = Object.keys(results[0]).filter((key) => results.every((result) => typeof result[key] === "number"));
  return Object.fromEntries(keys.map((key) => [key, median(results.map((result) => result[key]))]));
}

// --- the table ------------------------------------------------------------------------------------

const version = (folder) => JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")).version;
const whole = (number) => (number === undefined ? MISSING : String(Math.round(number)));
const ratio = (theirs, ours) => (theirs && ours ? `${(theirs / ours).toFixed(1)}×` : MISSING);

const rows = [];
for (const count of SIZES) {
  console.error(`${count} events`);
  const ours = { ...(await medians("/standpoint.html", count)), ...(await medians("/page.html", count)) };
  const theirs = [await medians("/vis.html", count), await medians("/timelinejs.html", count)];
  for (const [name, key] of [["ready", "ready"], ["nodes", "nodes"], ["opening one", "open"]]) {
    rows.push([count, name, whole(ours[key]), ...theirs.flatMap((peer) => [whole(peer[key]), ratio(peer[key], ours[key])])]);
  }
  for (const [name, key] of [["ready, from navigation", "page"], ["finding a word", "filter"], ["compare", "view"]]) {
    rows.push([count, name, whole(ours[key]), MISSING, MISSING, MISSING, MISSING]);
  }
}
// Nothing that is left running keeps this one from its end.
server.close();
driver.kill();

const brotli = (files) => files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0);
const manifest = JSON.parse(readFileSync(path.join(STANDPOINT_DIST, "manifest.json"), "utf8"));
const loaded = Object.keys(manifest).filter((file) => /^standpoint(\.js|-.*\.(js|wasm|css))$|^words\/en/.test(file));
const bytes = loaded.reduce((sum, file) => sum + manifest[file].brotli, 0);
const visBytes = brotli(["standalone/umd/vis-timeline-graph2d.min.js", "styles/vis-timeline-graph2d.min.css"].map((file) => path.join(vis, file)));
const tlBytes = brotli(["js/timeline.js", "css/timeline.css", "css/fonts/font.default.css", "css/icons/tl-icons.ttf"].map((file) => path.join(timelinejs, "dist", file)));
rows.push(["", "code and style, brotli bytes", whole(bytes), whole(visBytes), ratio(visBytes, bytes), whole(tlBytes), ratio(tlBytes, bytes)]);

const table = [
  ["events", "what (ms, or number)", "Standpoint", "vis-timeline", "ratio", "TimelineJS3", "ratio"],
  ["---:", "---", "---:", "---:", "---:", "---:", "---:"],
  ...rows,
];
const text = [
  `Standpoint beside vis-timeline ${version(vis)} and TimelineJS3 ${version(timelinejs)}; ${measure.browser}, headless, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}.`,
  "A ratio above 1 means that Standpoint is smaller or faster.",
  "",
  ...table.map((row) => `| ${row.join(" | ")} |`),
  "",
].join("\n");
mkdirSync("target", { recursive: true });
writeFileSync("target/bench.md", text);
console.log(text);
