// The loader: a classic script under a stable name, so that a CMS lets it through and its address
// never changes. It defines <standpoint-timeline>, puts an element where its own tag stands, and
// loads everything else only when an element comes near the viewport.
//
// ASSETS is filled in by tools/dist.mjs: for each file it loads, [name, integrity hash].
/* global ASSETS */

const TAG = "standpoint-timeline";
const script = document.currentScript ?? document.querySelector('script[src*="standpoint.js"]');
const base = script?.src || document.baseURI;

/** What went wrong, in words for the editor; `code` is for machines. */
class Failure extends Error {
  constructor(code, message, more) {
    super(message);
    this.more = { code, message, ...more };
  }
}

const address = ([name]) => new URL(name, base).href;

/** Fetches one of our own files; the browser compares its hash. */
async function fetchAsset(asset) {
  const url = address(asset);
  const response = await fetch(url, { integrity: asset[1], credentials: "omit" });
  if (!response.ok) throw new Failure("asset", `${url} answered with HTTP ${response.status}`, { url });
  return response;
}

/** Imports the glue. A module cannot be imported with a hash, but it can be preloaded with one:
 * the import then takes what the preload has checked. */
async function importGlue() {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = address(ASSETS.glue);
  link.integrity = ASSETS.glue[1];
  await new Promise((loaded, failed) => {
    link.onload = loaded;
    link.onerror = () => failed(new Failure("asset", `${link.href} could not be loaded`, { url: link.href }));
    document.head.append(link);
  });
  link.remove();
  return import(link.href);
}

/** Code and style, once for all elements; a failed attempt may be repeated. */
let runtime;
function loadRuntime() {
  const load = async () => {
    const [glue, wasm, css] = await Promise.all([
      importGlue(),
      fetchAsset(ASSETS.wasm),
      fetchAsset(ASSETS.css).then((response) => response.text()),
    ]);
    const sheet = new CSSStyleSheet();
    await Promise.all([glue.init({ module_or_path: wasm }), sheet.replace(css)]);
    return { Mounted: glue.Mounted, sheet };
  };
  runtime ??= load().catch((error) => {
    runtime = undefined;
    throw error;
  });
  return runtime;
}

function checkBrowser() {
  const able =
    globalThis.WebAssembly &&
    globalThis.CSSStyleSheet?.prototype.replace &&
    document.createElement("link").relList.supports("modulepreload");
  if (!able) {
    throw new Failure("unsupported", "this browser is too old: Chrome 91, Firefox 115 or Safari 17 is needed");
  }
}

async function readStory(url, integrity) {
  let response;
  try {
    response = await fetch(url, { integrity });
  } catch (error) {
    throw new Failure("network", `the story ${url} could not be fetched (${error.message})`, { url });
  }
  if (!response.ok) throw new Failure("http", `the story ${url} answered with HTTP ${response.status}`, { url });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    const type = response.headers.get("content-type") ?? "no type";
    throw new Failure("syntax", `the story ${url} is not JSON (it came as ${type}): ${error.message}`, { url });
  }
}

/** What a reader sees where there is neither a timeline nor content of the page's own. */
const SORRY = {
  en: "This timeline could not be shown.",
  zh: "无法显示此时间线。",
  ru: "Не удалось показать хронологию.",
};

class StandpointTimeline extends HTMLElement {
  static observedAttributes = ["src", "lang", "open", "heading-level", "time-zone", "loading"];

  /** One observer for all elements. */
  static #observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) target.#begin();
    },
    { rootMargin: "600px" },
  );

  #root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
  #slot = document.createElement("slot");
  #container = document.createElement("div");
  #story;
  #mounted;
  #source;
  #begun = false;
  #changed = new Set();
  #run = 0;

  constructor() {
    super();
    this.#root.replaceChildren(this.#slot);
  }

  connectedCallback() {
    // A property set before the element was defined hides the accessor of the class.
    if (Object.hasOwn(this, "story")) {
      const story = this.story;
      delete this.story;
      this.story = story;
    }
    if (this.loading === "eager") this.#begin();
    else if (!this.#begun) StandpointTimeline.#observer.observe(this);
  }

  disconnectedCallback() {
    StandpointTimeline.#observer.unobserve(this);
    // An element that is moved is taken out and put in again in one go, and keeps all it has.
    queueMicrotask(() => {
      if (!this.isConnected) this.#clear();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (this.#begun) this.#update(name);
    else if (name === "loading" && after === "eager" && this.isConnected) this.#begin();
  }

  #begin() {
    StandpointTimeline.#observer.unobserve(this);
    if (this.#begun) return;
    this.#begun = true;
    this.#update("src");
  }

  /** The story as an object, in place of a file; `undefined` where `src` is used. */
  get story() {
    return this.#story;
  }

  set story(story) {
    this.#story = story;
    if (this.#begun) this.#update("src");
  }

  get loading() {
    return this.getAttribute("loading") === "eager" ? "eager" : "lazy";
  }

  set loading(value) {
    this.setAttribute("loading", value);
  }

  /** Opens the card of an event, scrolls to it and focuses it; false where there is none. */
  openEvent(id) {
    const found = this.#mounted?.set_open(id, true) ?? false;
    if (found) this.#mounted.reveal(id);
    return found;
  }

  /** Closes the card of an event; false where there is none. */
  closeEvent(id) {
    return this.#mounted?.set_open(id, false) ?? false;
  }

  openAll() {
    this.#mounted?.set_all(true);
  }

  closeAll() {
    this.#mounted?.set_all(false);
  }

  /** Collects changes made in one go into one update. */
  #update(name) {
    this.#changed.add(name);
    if (this.#changed.size === 1) queueMicrotask(() => this.#apply());
  }

  async #apply() {
    const changed = this.#changed;
    this.#changed = new Set();
    const run = ++this.#run;
    try {
      const language = this.closest("[lang]")?.lang || "en";
      const source = this.#find(language);
      const before = this.#mounted;
      let failure;
      if (!before || changed.has("src") || source.url !== this.#source.url) {
        checkBrowser();
        const story = source.story ?? readStory(source.url, source.integrity);
        const [loaded, read] = await Promise.all([loadRuntime(), story]);
        if (run !== this.#run) return;
        failure = this.#take(loaded, read, source);
      }
      // Cards stay as the reader left them, unless `open` or the story itself is another.
      const isNew = !before || changed.has("src");
      const open = isNew || changed.has("open") ? (this.getAttribute("open") ?? "") : before.open_events();
      const level = Number.parseInt(this.getAttribute("heading-level"), 10) || 2;
      const zone = this.getAttribute("time-zone") || undefined;
      this.#mounted.show(this.#mounted.language(language), level, zone, open);
      if (before !== this.#mounted) {
        before?.free();
        this.#fire("load", { src: source.url });
      }
      if (failure) this.#report(failure);
    } catch (error) {
      if (run === this.#run) this.#fail(error);
    }
  }

  /** Where the story is: the property, the file of `src`, or the default story in the language
   * that is nearest. */
  #find(language) {
    if (this.#story !== undefined) return { story: this.#story };
    const src = this.getAttribute("src");
    if (src) return { url: new URL(src, document.baseURI).href };
    const asset = ASSETS.stories[language.split("-")[0].toLowerCase()] ?? ASSETS.stories.en;
    return { url: address(asset), integrity: asset[1] };
  }

  /** Takes over a story that was read, and returns what is wrong with it. */
  #take({ Mounted, sheet }, story, source) {
    const mounted = new Mounted(this.#container, story, source.url);
    const problems = mounted.problems();
    let failure;
    if (problems.length) {
      const name = source.url ?? "given to the element";
      const lines = problems.slice(0, 20).map(({ message }) => `\n  ${message}`);
      const rest = problems.length > 20 ? `\n  … and ${problems.length - 20} more` : "";
      const message = `the story ${name} has ${problems.length} problem(s):${lines.join("")}${rest}`;
      failure = new Failure("story", message, { url: source.url, problems });
    }
    if (!mounted.sound) {
      mounted.free();
      throw failure;
    }
    this.#mounted = mounted;
    this.#source = source;
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.replaceChildren(this.#container);
    return failure;
  }

  /** Leaves what the page shows where it is, and says once what went wrong. */
  #fail(error) {
    const failure = error instanceof Failure ? error : new Failure("internal", String(error));
    this.#report(failure);
    if (!this.#mounted && !this.textContent.trim() && !this.firstElementChild) {
      this.#slot.textContent = SORRY[this.closest("[lang]")?.lang.split("-")[0]] ?? SORRY.en;
      // White space in the element would be shown in place of the slot's own content.
      this.replaceChildren();
    }
  }

  #report({ more }) {
    console.error(`standpoint: ${more.message}`);
    this.#fire("error", more);
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(`standpoint-${name}`, { bubbles: true, composed: true, detail }));
  }

  #clear() {
    this.#run++;
    this.#begun = false;
    this.#mounted?.free();
    this.#mounted = undefined;
    this.#root.replaceChildren(this.#slot);
  }
}

if (!customElements.get(TAG)) customElements.define(TAG, StandpointTimeline);

/** Puts an element where the script stands, with the script's data-* as its attributes. */
function place() {
  if (!script?.isConnected || script.closest("head") || script.standpoint) return;
  script.standpoint = true;
  const element = document.createElement(TAG);
  element.standpoint = true;
  for (const { name, value } of script.attributes) {
    if (name.startsWith("data-")) element.setAttribute(name.slice(5), value);
  }
  script.after(element);
}

// With data-* the tag asks for an element. Without any it does so only on a page that has none of
// its own, which is known when the page is there.
const asks = script?.getAttributeNames().some((name) => name.startsWith("data-"));
const placeIfNone = () => {
  if (![...document.querySelectorAll(TAG)].some((element) => !element.standpoint)) place();
};
if (asks) place();
else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", placeIfNone);
else placeIfNone();
