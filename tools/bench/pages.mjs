// The pages that are measured. Each defines `window.steps`: functions that do one thing and return the
// milliseconds it took, or count something. The benchmark calls them one by one once `window.ready` is resolved.

const HELPERS = `
/** Resolves at the start of the second animation frame: by then, what was changed before is painted. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
const until = (target, name, limit = 120000) => new Promise((resolve, reject) => {
  // A timer that is left running would keep its target in memory.
  const timer = setTimeout(() => reject(Error(name + " did not come")), limit);
  target.addEventListener(name, () => { clearTimeout(timer); resolve(); }, { once: true });
});
const timed = async (act) => {
  await painted();
  const start = performance.now();
  await act();
  await painted();
  return performance.now() - start;
};
/** Returns an element and everything below it, including what is in shadow roots. */
const everything = (element) => [element, ...[element, element.shadowRoot].filter(Boolean)
  .flatMap((root) => [...root.children].flatMap(everything))];
/** Returns how many of the story's events have their title in a text. */
const titlesIn = (text) => story.events.filter(({ title }) => text.includes(title)).length;
const textOf = (element) => element.textContent + (element.shadowRoot?.textContent ?? "");
const query = new URLSearchParams(location.search);
let story;
const prepared = (act) => fetch("/story.json?n=" + query.get("n")).then((response) => response.json())
  .then(async (json) => { story = json; await act?.(); await painted(); });`;

const TIMELINE = `
const host = () => document.querySelector("#timeline");
const count = { elements: () => everything(host()).length, titles: () => titlesIn(textOf(host())) };`;

/** The bodies of the pages, by path.
 * @type {Record<string, string>} */
const PAGES = {
  // Timed from the start of the navigation: code, story and all.
  "/page.html": `<standpoint-timeline src="/story.json?n=COUNT" loading="eager"></standpoint-timeline>
    <script src="/dist/standpoint.js"></script><script>
    window.steps = { page: async () => loaded };
    const loaded = until(document, "standpoint-load").then(painted).then(() => performance.now());
    window.ready = loaded;</script>`,
  // The code is loaded and has shown another story; then an element is added and given its story.
  "/standpoint.html": `<standpoint-timeline id="small" src="/story.json?n=10" loading="eager"></standpoint-timeline>
    <script src="/dist/standpoint.js"></script><script>${TIMELINE}
    window.ready = prepared(async () => {
      if (!document.querySelector("#small").shadowRoot?.querySelector("[part=event]")) await until(document, "standpoint-load");
    });
    const find = (word) => {
      const field = host().shadowRoot.querySelector("[name=find]");
      field.value = word;
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    };
    const viewed = (act) => timed(async () => { const told = until(host(), "standpoint-view", 30000); act(); await told; });
    window.steps = {
      ...count,
      ready: () => timed(async () => {
        const element = Object.assign(document.createElement("standpoint-timeline"), { id: "timeline", story });
        element.setAttribute("loading", "eager");
        const loaded = until(element, "standpoint-load");
        document.body.prepend(element);
        await loaded;
      }),
      open: () => timed(() => {
        if (!host().openEvent(story.events[story.events.length >> 1].id)) throw Error("nothing was opened");
      }),
      find: () => viewed(() => find("ceasefire")),
      clear: () => viewed(() => find("")),
      compare: () => viewed(() => host().setAttribute("view", "compare")),
    };</script>`,
  "/vis.html": `<link rel="stylesheet" href="/vis/styles/vis-timeline-graph2d.min.css"><div id="timeline"></div>
    <script src="/vis/standalone/umd/vis-timeline-graph2d.min.js"></script><script>${TIMELINE}
    window.ready = prepared();
    let timeline;
    window.steps = {
      ...count,
      ready: () => timed(() => new Promise((resolve) => {
        const items = story.events.map(({ id, title, summary, date }) => ({ id, content: title, title: summary, start: date }));
        timeline = new vis.Timeline(host(), items, {});
        timeline.on("changed", resolve);
      })),
      open: () => timed(() => {
        const { id } = story.events[story.events.length >> 1];
        timeline.setSelection(id);
        timeline.focus(id, { animation: false });
      }),
    };</script>`,
  "/timelinejs.html": `<link rel="stylesheet" href="/timelinejs/dist/css/timeline.css"><div id="timeline" style="height:600px"></div>
    <script src="/timelinejs/dist/js/timeline.js"></script><script>${TIMELINE}
    window.ready = prepared();
    let timeline;
    window.steps = {
      ...count,
      ready: () => timed(() => new Promise((resolve) => {
        const events = story.events.map(({ id, title, summary, date }) => {
          const [year, month, day] = date.split("-");
          return { unique_id: id, start_date: { year, month, day }, text: { headline: title, text: summary } };
        });
        timeline = new TL.Timeline("timeline", { events }, { script_path: location.origin + "/timelinejs/dist/js/" });
        timeline.on("ready", resolve);
      })),
      open: () => timed(() => timeline.goToNext()),
    };</script>`,
  // For the measurement of memory: a page that is empty but for the code.
  "/mounts.html": `<script>
    window.ready = prepared(() => {
      const script = Object.assign(document.createElement("script"), { src: "/dist/standpoint.js" });
      document.head.append(script);
      return until(script, "load");
    });
    /** Shows a story in a new element, does there what readers do, and takes the element away. */
    const mount = async () => {
      const element = Object.assign(document.createElement("standpoint-timeline"), { story });
      element.setAttribute("loading", "eager");
      const loaded = until(element, "standpoint-load");
      document.body.append(element);
      await loaded;
      if (!element.openEvent(story.events[1].id)) throw Error("nothing was opened");
      const told = until(element, "standpoint-view");
      element.setAttribute("view", "compare");
      await told;
      element.remove();
    };
    window.steps = { mounts: async (times) => { for (; times > 0; times--) await mount(); await painted(); } };</script>`,
};

/** Returns the page at a path, for a story of so many events; undefined where there is none.
 * @param {string} pathname @param {string} count */
export function page(pathname, count) {
  const body = Object.hasOwn(PAGES, pathname) ? PAGES[pathname].replace("COUNT", count) : undefined;
  return body && `<!doctype html><html lang="en"><meta charset="utf-8"><script>${HELPERS}</script><body>${body}`;
}

/** An article with one tag that names no story, as an editor pastes it to see the default one. */
export const BARE_TAG = `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1"><title>An article with one tag</title>
  <meta name="description" content="Some paragraphs, and a timeline where the tag stands."></head>
  <body><main><h1>An article with one tag</h1>
  ${"<p>A paragraph of an article, some lines long on a phone, as there are before a timeline in most of them.</p>".repeat(3)}
  <script src="/standpoint.js" data-lang="en" async></script>
  <p>A paragraph below the timeline.</p></main></body></html>`;
