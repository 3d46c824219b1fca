// What is loaded when a timeline comes near: the WebAssembly's glue, and the part of the element
// that reads a story and shows it. Bundled by tools/dist.mjs into one file with a content hash.

import { initSync, Mounted } from "glue";
import { eventOf, fill, openEvents, setAll, setEvent } from "./cards.js";
import { dispatch } from "./events.js";
import { Reader } from "./reader.js";

/** Makes the WebAssembly ready: from its bytes, so that it does not matter as what a server sends it. */
export const init = async (response) => initSync({ module: await WebAssembly.compile(await response.arrayBuffer()) });

// WORDS is filled in by tools/dist.mjs: for each language of the interface, [name, integrity hash].
/* global WORDS */

const lists = new Map();

/** What the interface says in a language; nothing where it does not speak it. */
function fetchWords(language) {
  const primary = language.split("-")[0].toLowerCase();
  if (Object.hasOwn(WORDS, primary) && !lists.has(primary)) {
    const [name, integrity] = WORDS[primary];
    const url = new URL(name, import.meta.url).href;
    const list = fetch(url, { integrity }).then((response) => response.text());
    list.catch(() => lists.delete(primary));
    lists.set(primary, { list, url });
  }
  return lists.get(primary);
}

/** Begins to load what an element in this language will need. */
export const prepare = fetchWords;

/** Has the interface speak the first of these languages that it knows. */
async function speak(...languages) {
  const words = fetchWords(languages.find((language) => fetchWords(language)));
  try {
    const list = await words.list;
    if (!words.isSpoken) Mounted.speak(list);
    words.isSpoken = true;
  } catch {
    throw failure("asset", `${words.url} could not be loaded`, { url: words.url });
  }
}

/** An error for the editor; `code` and whatever else there is are for machines. */
const failure = (code, message, more) => Object.assign(Error(message), { code, ...more });

async function read({ story, text, url, load }) {
  if (story !== undefined) return story;
  if (text) return parse(text, "in the page");
  let response;
  try {
    response = await load();
  } catch (error) {
    throw failure("network", `the story ${url} could not be fetched (${error.message})`, { url });
  }
  if (!response.ok) throw failure("http", `the story ${url} answered with HTTP ${response.status}`, { url });
  const type = response.headers.get("content-type") ?? "no type";
  return parse(await response.text(), url, ` (it came as ${type})`);
}

function parse(text, name, remark = "") {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw failure("syntax", `the story ${name} is not JSON${remark}: ${error.message}`, { url: name });
  }
}

const isSame = (one, other) => ["url", "story", "text"].every((key) => one[key] === other[key]);

/** What is wrong with a story, as one error. */
function problemsOf(mounted, url) {
  const texts = mounted.problems().split("\0");
  const problems = [];
  for (let at = 0; at < texts.length - 1; at += 6) {
    const [path, code, expected, found, help, message] = texts.slice(at, at + 6);
    problems.push({ path, code, expected, found, help, message });
  }
  if (problems.length === 0) return undefined;
  const lines = problems.slice(0, 20).map(({ message }) => `\n  ${message}`);
  const rest = problems.length > 20 ? `\n  … and ${problems.length - 20} more` : "";
  const name = url ?? "given to the element";
  const message = `the story ${name} has ${problems.length} problem(s):${lines.join("")}${rest}`;
  return failure("story", message, { url, problems });
}

/** The widgets there are. */
const widgets = new Set();
const everywhere = (selector) => [...widgets].flatMap(({ root }) => [...root.querySelectorAll(selector)]);

// Paper has what was not opened yet.
addEventListener("beforeprint", () => {
  everywhere("details").forEach(fill);
});

// On paper every card is open. Where the stylesheet cannot see to that, cards are opened and closed.
if (!CSS.supports("selector(::details-content)")) {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = everywhere("details:not([open])");
    for (const card of closed) card.open = true;
  });
  addEventListener("afterprint", () => {
    for (const card of closed) card.open = false;
  });
}

// The time zone a reader chose holds for all timelines, and is kept for the whole site, where that is
// allowed.
const KEY = "standpoint-time-zone";
let chosenZone;
try {
  chosenZone = localStorage.getItem(KEY) ?? undefined;
} catch {
  // Then only for this visit.
}

function chooseZone(zone) {
  chosenZone = zone;
  for (const widget of widgets) widget.update("zone");
  try {
    localStorage.setItem(KEY, zone);
  } catch {
    // As above.
  }
}

/** Whether this browser knows a time zone. Times in another would be wrong. */
function isZone(zone) {
  try {
    return Boolean(Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}

/** What the reader has unfolded besides cards, and in which field they are: kept when a timeline is
 * shown anew. */
function remember(root) {
  const unfolded = [".filter", ".sources"].filter((selector) => root.querySelector(selector)?.open);
  const { name, type, value } = root.activeElement ?? {};
  const field = name && `[name=${name}]${type === "checkbox" ? `[value="${value}"]` : ""}`;
  return () => {
    for (const selector of unfolded) root.querySelector(selector).open = true;
    if (field) root.querySelector(field)?.focus();
  };
}

/** What one element shows. */
export class Widget {
  #host;
  #sheet;
  #find;
  #fail;
  #container;
  #mounted;
  #source;
  #reader;
  /** The language that the reader chose in place of what the page says. */
  #language;
  #changed = new Set();
  #isQueued = false;
  #run = 0;

  /** `source` is what `find` returned when loading began; `fail` tells the page what went wrong. */
  constructor(host, root, sheet, source, find, fail) {
    this.#host = host;
    this.root = root;
    widgets.add(this);
    this.#sheet = sheet;
    this.#find = find;
    this.#fail = fail;
    this.#container = root.querySelector("[data-standpoint]") ?? document.createElement("div");
    this.#reader = new Reader(host, root, (name, value) => this.#choose(name, value));
    const now = find();
    this.#changed.add("src");
    this.#apply(isSame(now, source) ? { ...source, language: now.language } : now);
  }

  /** Takes note that an attribute changed; changes made in one go are taken in one go. */
  update(name) {
    if (name === "loading") return;
    if (name === "view") {
      if (this.#mounted) this.#reader.viewChanged();
      return;
    }
    // What the page sets goes before what the reader chose.
    if (name === "lang") this.#language = undefined;
    this.#changed.add(name);
    if (this.#isQueued) return;
    this.#isQueued = true;
    queueMicrotask(() => {
      this.#isQueued = false;
      if (widgets.has(this)) this.#apply(this.#find(this.#language));
    });
  }

  #choose(name, value) {
    if (name === "zone") return chooseZone(value);
    this.update(name);
    this.#language = value;
  }

  open(id) {
    return Boolean(this.#mounted && eventOf(this.root, id)) && this.#reader.reveal(id);
  }

  close(id) {
    setEvent(this.root, id, false);
    return Boolean(eventOf(this.root, id));
  }

  setAll(open) {
    setAll(this.root, open);
  }

  free() {
    this.#run++;
    this.#reader.free();
    widgets.delete(this);
    this.#mounted?.free();
    this.#mounted = undefined;
  }

  async #apply(source) {
    fetchWords(source.language);
    // What changed is forgotten only once it is shown.
    const changed = this.#changed;
    const run = ++this.#run;
    const before = this.#mounted;
    let mounted = before;
    try {
      const isOther = !before || changed.has("src");
      // The default story is a file for each language.
      const isNew = isOther || !isSame(source, this.#source);
      if (isNew) {
        const story = await read(source);
        if (run !== this.#run) return;
        mounted = new Mounted(this.#container, story, source.url);
      }
      if (mounted.sound) await speak(source.language, mounted.language(source.language), "en");
      if (run !== this.#run) return;
      const problems = isNew ? problemsOf(mounted, source.url) : undefined;
      if (!mounted.sound) throw problems;
      // Cards stay as the reader left them, unless `open` or the story itself is another.
      const attribute = (name) => this.#host.getAttribute(name);
      const container = this.#container;
      const isRendered = !before && container.isConnected;
      const isKept = isRendered || !(isOther || changed.has("open"));
      const open = isKept ? openEvents(container).join(" ") : (attribute("open") ?? "");
      // What was rendered of another story is not this one's.
      if (!source.text) container.removeAttribute("data-standpoint");
      const level = Number.parseInt(attribute("heading-level"), 10) || 2;
      const own = attribute("time-zone");
      const zone = [chosenZone, own].find((zone) => zone === "" || (zone && isZone(zone)));
      if (own && !isZone(own) && (isNew || changed.has("time-zone"))) {
        const message = `time-zone: expected an IANA name such as "Europe/Kyiv", found "${own}"`;
        this.#fail(failure("time-zone", message));
      }
      const restore = remember(this.root);
      if (isNew) before?.free();
      this.#mounted = mounted;
      this.#source = source;
      this.#changed = new Set();
      mounted.show(source.language, level, zone || undefined, open);
      this.root.adoptedStyleSheets = [this.#sheet];
      if (!container.isConnected) this.root.append(container);
      // The slot, or the stylesheet of what was rendered. The container keeps the focus: it is not moved.
      for (const other of [...this.root.children]) if (other !== container) other.remove();
      this.#fillZones(zone);
      this.#reader.take(mounted, isRendered);
      restore();
      if (isNew) dispatch(this.#host, "load", { src: source.url });
      this.#reader.tell();
      if (problems) this.#fail(problems);
    } catch (error) {
      if (run === this.#run) this.#fail(error);
    } finally {
      if (mounted !== before && mounted !== this.#mounted) mounted.free();
    }
  }

  /** Adds the reader's own zone to those of the story, and shows which one is chosen. */
  #fillZones(zone) {
    const field = this.#container.querySelector("[name=zone]");
    if (!field) return;
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const has = (id) => [...field.options].some(({ value }) => value === id);
    const name = (id) => id.split("/").pop().replaceAll("_", " ");
    if (own && !has(own)) field.add(new Option(field.dataset.own.replace("{}", name(own)), own));
    if (zone && !has(zone)) field.add(new Option(name(zone), zone));
    field.value = zone ?? "";
  }
}
