// The loader: a classic script under a stable name, so that a CMS lets it through and its address
// never changes. It defines <standpoint-timeline>, puts an element where its own tag stands, and
// loads everything else only when an element comes near the viewport.
//
// ASSETS is filled in by tools/dist: for each file it loads, [name, integrity hash].

import "./paper.js";

const TAG = "standpoint-timeline";
/** @type {(HTMLScriptElement & { standpoint?: boolean }) | null} */
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript) ?? document.querySelector('script[src*="standpoint.js"]');
const address = (/** @type {Asset} */ [name]) => new URL(name, script?.src || document.baseURI).href;

const failed = (/** @type {string} */ url) => Object.assign(Error(`${url} could not be loaded`), { code: "asset", url });

/** What went wrong: an `Error`, or something like one.
 * @typedef {{ message: string, code?: string }} Failure */

/** Fetches one of our own files; the browser compares its hash.
 * @param {Asset} asset */
async function fetchAsset(asset) {
  const url = address(asset);
  const response = await fetch(url, { integrity: asset[1] }).catch(() => /** @type {Response} */ ({}));
  if (!response.ok) throw failed(url);
  return response;
}

/** Imports the code. A module cannot be imported with a hash, but it can be preloaded with one:
 * the import then takes what the preload has checked. */
async function importCode() {
  const link = document.createElement("link");
  const href = address(ASSETS.code);
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(failed(href));
    Object.assign(link, { rel: "modulepreload", href, integrity: ASSETS.code[1] });
    document.head.append(link);
  });
  return import(href);
}

/** @param {string} language */
async function loadRuntime(language) {
  /** @type {[typeof import("./widget.js"), Response, string]} */
  const [code, wasm, css] = await Promise.all([
    importCode().then((code) => (code.prepare(language), code)),
    fetchAsset(ASSETS.wasm),
    fetchAsset(ASSETS.css).then((response) => response.text()),
  ]);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  await code.init(wasm);
  return { Widget: code.Widget, sheet };
}

/** Code and style, once for all elements; a failed attempt may be repeated.
 * @type {ReturnType<typeof loadRuntime> | undefined} */
let runtime;

/** @param {string} language */
function getRuntime(language) {
  runtime ??= loadRuntime(language).catch((error) => {
    runtime = undefined;
    throw error;
  });
  return runtime;
}

/** What a reader sees where there is neither a timeline nor content of the page's own.
 * @type {Record<string, string>} */
const SORRY = {
  en: "This timeline could not be shown.",
  zh: "无法显示此时间线。",
  ru: "Не удалось показать хронологию.",
};

/** The language of a node, as browsers inherit it: out of shadow roots too.
 * @type {(node: any) => string} */
const languageOf = (node) => (node ? node.lang || languageOf(node.parentNode ?? node.host) : "en");

class StandpointTimeline extends HTMLElement {
  static observedAttributes = ["src", "lang", "open", "heading-level", "time-zone", "view", "loading"];

  /** One observer for all elements. */
  static #observer = new IntersectionObserver(
    (entries) =>
      entries.forEach((entry) => entry.isIntersecting && /** @type {StandpointTimeline} */ (entry.target).#begin()),
    { rootMargin: "600px" },
  );

  #root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
  #slot = document.createElement("slot");
  /** @type {unknown} */
  #story;
  /** @type {import("glue").Widget | undefined} */
  #widget;
  /** The attempt to load; null where it failed.
   * @type {object | null | undefined} */
  #begun;

  constructor() {
    super();
    // A prerendered timeline is there already.
    if (!this.#root.firstElementChild) this.#root.append(this.#slot);
  }

  connectedCallback() {
    // A property set before the element was defined hides the accessor of the class.
    if (Object.hasOwn(this, "story")) {
      const story = this.story;
      delete (/** @type {{ story?: unknown }} */ (this).story);
      this.story = story;
    }
    if (this.#begun) return;
    // A link may lead here.
    const prefix = this.getAttribute("link-prefix") || "standpoint";
    if (this.getAttribute("loading") === "eager" || location.hash.includes(prefix)) this.#begin();
    else StandpointTimeline.#observer.observe(this);
  }

  disconnectedCallback() {
    // An element that is moved is taken out and put in again in one go, and keeps all it has.
    queueMicrotask(() => {
      if (this.isConnected) return;
      StandpointTimeline.#observer.unobserve(this);
      this.#widget?.free();
      this.#widget = this.#begun = undefined;
      this.#root.replaceChildren(this.#slot);
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (this.#widget) this.#widget.update(name);
    // While it is loading, what it finds at the end counts.
    else if (this.#begun === null || (after === "eager" && !this.#begun)) this.#begin();
  }

  /** The story as an object, in place of a file; `undefined` where `src` is used. */
  get story() {
    return this.#story;
  }

  set story(story) {
    this.#story = story;
    this.#widget?.update("src");
  }

  /** Opens the card of an event, scrolls to it and focuses it; false where there is none.
   * @param {string} id */
  openEvent(id) {
    return this.#widget?.open(id) ?? false;
  }

  /** Closes the card of an event; false where there is none.
   * @param {string} id */
  closeEvent(id) {
    return this.#widget?.close(id) ?? false;
  }

  openAll() {
    this.#widget?.setAll(true);
  }

  closeAll() {
    this.#widget?.setAll(false);
  }

  async #begin() {
    StandpointTimeline.#observer.unobserve(this);
    const attempt = (this.#begun = {});
    // The rest of a prerendered timeline, and its story behind it, may still be on the way.
    if (document.readyState === "loading" && !this.#slot.isConnected) {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
    }
    try {
      if (!document.createElement("link").relList.supports("modulepreload")) {
        throw { code: "unsupported", message: "this browser is too old" };
      }
      const source = this.#find();
      // Beside the code; what goes wrong is told when the story is read.
      source.load?.().catch(() => {});
      const { Widget, sheet } = await getRuntime(source.language);
      if (attempt !== this.#begun) return;
      this.#widget = new Widget(
        this,
        this.#root,
        sheet,
        source,
        (/** @type {string} */ language) => this.#find(language),
        (/** @type {Failure} */ error) => this.#fail(error),
      );
    } catch (error) {
      if (attempt !== this.#begun) return;
      this.#begun = null;
      this.#fail(/** @type {Failure} */ (error));
    }
  }

  /** Where the story is: the property, the file of `src`, the element's own content, or the default
   * story in the language that is nearest.
   * @returns {Pick<import("./calls.js").Source, "language" | "story" | "text" | "url" | "load" | "isInPage">} */
  #find(language = languageOf(this)) {
    if (this.#story !== undefined) return { language, story: this.#story, isInPage: false };
    const src = this.getAttribute("src");
    const primary = language.slice(0, 2).toLowerCase();
    /** @type {HTMLScriptElement | null} */
    const data = this.querySelector(":scope > [type='application/json']");
    // One language of the story of `src`; where there is no `src`, all there is.
    if (data && (src ? src === data.dataset.src && data.lang.startsWith(primary) : !data.dataset.src)) {
      return { language, text: data.text, isInPage: true };
    }
    const asset = ASSETS.stories[primary] ?? ASSETS.stories.en;
    let url = /** @type {string} */ (src);
    try {
      url = src ? new URL(src, document.baseURI).href : address(asset);
    } catch {
      // fetch says what is wrong with it
    }
    /** @type {Promise<Response> | undefined} */
    let response;
    const load = () => (response ??= fetch(url, src ? {} : { integrity: asset[1] }));
    return { language, url, load, isInPage: false };
  }

  /** Leaves what the page shows where it is, and says once what went wrong.
   * @param {Failure} error */
  #fail(error) {
    const detail = { code: "internal", ...error, message: error.message };
    console.error(`standpoint: ${error.message}`);
    this.dispatchEvent(new CustomEvent("standpoint-error", { bubbles: true, composed: true, detail }));
    if (!this.#root.contains(this.#slot) || this.textContent.trim() || this.firstElementChild) return;
    // White space in the element would be shown in place of the slot's own content.
    this.replaceChildren();
    this.#slot.textContent = SORRY[languageOf(this).slice(0, 2)] ?? SORRY.en;
  }
}

/** An element, and whether it stands for a tag.
 * @typedef {StandpointTimeline & { standpoint?: boolean }} Timeline */

if (!customElements.get(TAG)) {
  customElements.define(TAG, StandpointTimeline);
  // A link of the page's own may lead to a timeline that has not begun to load.
  addEventListener("hashchange", () =>
    document.querySelectorAll(TAG).forEach((element) => /** @type {Timeline} */ (element).connectedCallback()),
  );
}

/** Puts an element where the script stands, with the script's data-* as its attributes. */
function place() {
  if (!script?.isConnected || script.closest("head") || script.standpoint) return;
  const element = /** @type {Timeline} */ (document.createElement(TAG));
  script.standpoint = element.standpoint = true;
  for (const { name, value } of script.attributes) {
    if (name.startsWith("data-")) element.setAttribute(name.slice(5), value);
  }
  script.after(element);
}

// With data-* the tag asks for an element. Without any it does so only on a page that has none of
// its own, neither now nor when the page is there.
const isAlone = () => [...document.querySelectorAll(TAG)].every((element) => /** @type {Timeline} */ (element).standpoint);

if (script?.getAttributeNames().some((name) => name.startsWith("data-"))) place();
else if (isAlone()) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => isAlone() && place());
  else place();
}
