// The loader: a classic script under a stable name, so that a CMS lets it through and its address
// never changes. It defines <standpoint-timeline>, puts elements where its own tags stand, and
// loads everything else only when an element comes near the viewport.
//
// ASSETS is filled in by tools/dist: for each file it loads, [name, integrity hash].

import "./paper.js";

const TAG = "standpoint-timeline";

/** What the element looks at when it changes. */
const OBSERVED = ["src", "lang", "open", "heading-level", "time-zone", "view", "header", "loading"];

/** Kept when the whole page is there. */
const parsed = new Promise((resolve) =>
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", resolve) : resolve(0),
);

// --- Where it is itself ---

/** @param {unknown} url */
const isLoader = (url) => /(^|\/)standpoint\.js([?#]|$)/.test(/** @type {string} */ (url));
const current = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const scripts = () => [...document.querySelectorAll("script")];

// A module, a blob and text that another script runs have no tag that says where they come from. A stack
// trace may, in WebKit without its query, or a tag that was left.
const addresses = scripts().map(({ src }) => src);
const trace = `${Error().stack}`.match(/(http|file)\S+\/standpoint\.js[^:\s)]*/)?.[0];
const own =
  [current?.src, addresses.find((src) => trace && src.startsWith(trace)), trace, ...addresses].find(isLoader) ??
  current?.src.replace(/^blob:.*/, "") ??
  "";

/** @param {HTMLScriptElement} script */
const isOwn = (script) => script === current || (script.src && script.src === own);
const tag = current ?? scripts().find(isOwn) ?? document.createElement("script");

const base = new URL(tag.getAttribute("data-base")?.replace(/\/?$/, "/") ?? own, document.baseURI);
const address = (/** @type {Asset} */ [name]) => new URL(name, base).href;

// --- What it loads ---

/** What went wrong: an `Error`, or something like one.
 * @typedef {{ message: string, code?: string }} Failure */

/** Does something once, and again only where it failed.
 * @template {unknown[]} Arguments, Result
 * @param {(...given: Arguments) => Promise<Result>} act */
function once(act) {
  /** @type {Promise<Result> | undefined} */
  let done;
  return (/** @type {Arguments} */ ...given) =>
    (done ??= act(...given).catch((error) => {
      done = undefined;
      throw error;
    }));
}

/** Tries to load something a second time after a pause, and then says why it cannot be had.
 * @template Result
 * @param {string} url
 * @param {string | undefined} integrity of a file of ours
 * @param {(cache: RequestCache) => Promise<Result>} load */
const persist = (url, integrity, load) =>
  load("default")
    .catch(() => new Promise((resolve) => setTimeout(resolve, 2000)).then(() => load("reload")))
    .catch(async (error) => {
      // Browsers do not tell pages: asked without the hash, and then without leave to read, the answers differ.
      const { ok, status, headers, message } = error.status ? error : await fetch(url, { cache: "reload" }).catch((error) => error);
      const type = headers?.get("content-type");
      const reason = message
        ? await fetch(url, { mode: "no-cors" }).then(
            () => "forbidden to other origins (CORS) and to file: pages",
            () => `no connection, or a policy forbids it (${message})`,
          )
        : !ok
          ? `HTTP ${status}${integrity ? "; see data-base" : ""}`
          : /\.js\b/.test(url) && !/script/.test(type)
            ? `it came as ${type}`
            : integrity
              ? "its integrity hash is wrong"
              : "it broke off";
      throw Object.assign(Error(`${url} could not be loaded: ${reason}`), {
        code: integrity ? "asset" : status && !ok ? "http" : "network",
        url,
      });
    });

/** Fetches a file; where it is ours, the browser compares its hash.
 * @template {"text" | "arrayBuffer"} Form
 * @param {Form} form
 * @param {string} url
 * @param {string} [integrity]
 * @returns {Promise<[content: Awaited<ReturnType<Response[Form]>>, type: string | null, url: string]>} with the
 * address that it came from in the end */
const get = (form, url, integrity) =>
  persist(url, integrity, async (cache) => {
    const response = await fetch(url, { integrity, cache });
    if (!response.ok) throw response;
    return [/** @type {any} */ (await response[form]()), response.headers.get("content-type"), response.url];
  });

/** The code and its WebAssembly, or the code that is JavaScript alone.
 * @type {Asset[] | undefined} */
let machine;

/** Whether a policy forbids WebAssembly can be found out only by running some, the least there is: WebKit compiles it all
 * the same. The browser reports the attempt, so it is made once. */
function chooseMachine() {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    return [ASSETS.code, ASSETS.wasm];
  } catch {
    return [ASSETS.scripted];
  }
}

let imports = 0;

/** Imports the code. A module cannot be imported with a hash, but it can be preloaded with one:
 * the import then takes what the preload has checked. One that failed has failed for good in some
 * browsers, so each time has an address of its own.
 * @param {Asset} asset */
function importCode(asset) {
  if (IN_PACKAGE) return /** @type {any} */ (asset)[2]();
  const url = address(asset);
  return persist(url, asset[1], async () => {
    const href = url + (imports++ ? `?again=${imports}` : "");
    // WebKit preloads a module, but does not compare its hash.
    if (/^Apple/.test(navigator.vendor)) await fetch(href, { integrity: asset[1] });
    const link = document.createElement("link");
    await new Promise((onload, onerror) => {
      Object.assign(link, { rel: "modulepreload", href, integrity: asset[1], nonce: tag.nonce, onload, onerror });
      document.head.append(link);
    });
    return import(href);
  });
}

/** The code that came last, once it is there.
 * @type {typeof import("./widget.js") | undefined} */
let code;

/** @param {string} language */
async function loadCode(language) {
  machine ??= chooseMachine();
  const loaded = await importCode(machine[0]);
  loaded.prepare(get, language);
  return (code = loaded);
}

/** @param {string} language */
async function loadRuntime(language) {
  if (!document.createElement("link").relList.supports("modulepreload")) {
    throw { code: "unsupported", message: "this browser is too old" };
  }
  const loading = getCode(language);
  const asset = machine?.[1];
  const [wasm, css, loaded] = await Promise.all([
    asset && get("arrayBuffer", address(asset), asset[1]),
    get("text", address(ASSETS.css), ASSETS.css[1]),
    loading,
  ]);
  await loaded.init(wasm?.[0], css[0], StandpointTimeline.renew);
  return loaded;
}

/** Code and style, once for all elements. */
let getCode = once(loadCode);
let getRuntime = once(loadRuntime);

// --- The element ---

/** What a reader sees where there is neither a timeline nor content of the page's own.
 * @type {Record<string, string>} */
const SORRY = {
  zh: "无法显示此时间线。",
  ru: "Не удалось показать хронологию.",
};

/** The language of an element, as browsers inherit it: out of shadow roots too. Nothing is asked of the
 * elements around it but by `closest`: in a form, `form.lang` may be a field of that name.
 * @type {(element: Element) => string} */
function languageOf(element) {
  const root = element.getRootNode();
  return element.closest("[lang]")?.getAttribute("lang") || (root instanceof ShadowRoot ? languageOf(root.host) : "en");
}

/** All that are on the page.
 * @type {Set<StandpointTimeline>} */
const all = new Set();

/** One for all; none where the browser has none, or a copy that does not do what it should.
 * @type {IntersectionObserver | undefined} */
let observer;

class StandpointTimeline extends HTMLElement {
  static observedAttributes = OBSERVED;

  static define() {
    try {
      observer = new IntersectionObserver(
        (entries) =>
          entries.forEach(({ target, isIntersecting }) =>
            /** @type {StandpointTimeline} */ (target).#see(
              // What has no box of its own is never in sight.
              (isIntersecting ?? true) || getComputedStyle(target).display === "contents",
            ),
          ),
        { rootMargin: "600px" },
      );
    } catch {
      // Then all are loaded at once.
    }
    // Whatever is on the page is looked at now.
    customElements.define(TAG, StandpointTimeline);
    // A link of the page's own may lead to a timeline that has not begun to load.
    addEventListener("hashchange", () => all.forEach((one) => one.#wake()));
    addEventListener("online", () => all.forEach((one) => one.#state === "failed" && one.#begin()));
  }

  /** After the program has stopped: whoever comes now gets a new one, and so does an element with nothing to show;
   * one that was the cause of it, once.
   * @param {Failure} error
   * @param {Element} [element] a timeline
   * @param {boolean} [isCause] */
  static renew(error, element, isCause) {
    getCode = once(loadCode);
    getRuntime = once(loadRuntime);
    if (element) /** @type {StandpointTimeline} */ (element).#restart(error, isCause);
  }

  /** @type {ShadowRoot | undefined} */
  #root;
  /** @type {unknown} */
  #story;
  /** @type {import("./calls.js").Source | undefined} */
  #source;
  /** @type {ReturnType<typeof import("./widget.js").show> | undefined} */
  #widget;
  /** How far it is: not begun; begun; failed, so that it is tried again; or left until something is set.
   * @type {"begun" | "failed" | "left" | undefined} */
  #state;
  #isRenewed = false;
  /** The last attempt to load. */
  #attempt = {};

  connectedCallback() {
    // A property set before the element was defined hides the accessor of the class.
    if (Object.hasOwn(this, "story")) {
      const story = this.story;
      delete (/** @type {{ story?: unknown }} */ (this).story);
      this.story = story;
    }
    all.add(this);
    this.#takeTemplate();
    this.#wake();
  }

  disconnectedCallback() {
    // An element that is moved is taken out and put in again in one go, and keeps all it has.
    queueMicrotask(() => {
      if (this.isConnected) return;
      all.delete(this);
      observer?.unobserve(this);
      const widget = this.#widget;
      this.#widget = this.#source = this.#state = undefined;
      this.#attempt = {};
      if (!widget) return;
      this.#root?.replaceChildren();
      this.#getRoot();
      // Last, since a program that has stopped may stop again.
      widget.free();
    });
  }

  adoptedCallback() {
    this.#widget?.adopt();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (this.#widget && name !== "src") this.#widget.update(name);
    else this.#change();
  }

  /** The story as an object, in place of a file; `undefined` where `src` is used. */
  get story() {
    return this.#story;
  }

  set story(story) {
    this.#story = story ?? undefined;
    if (this.isConnected) this.#change();
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

  /** The root is made when there is something for it: before, that of the parser may still come. Until then
   * the element's own content is seen in it. */
  #getRoot() {
    this.#root ??= this.shadowRoot ?? this.attachShadow({ mode: "open" });
    if (!this.#root.firstChild) this.#root.append(document.createElement("slot"));
    return this.#root;
  }

  /** What was rendered, where nobody made a root of it: HTML that a script put into the page. */
  #takeTemplate() {
    /** @type {HTMLTemplateElement | null} */
    const template = this.querySelector(":scope > template[shadowrootmode]");
    // A copy, since pages keep and copy their HTML.
    if (template && !this.#root && !this.shadowRoot) this.#getRoot().replaceChildren(document.importNode(template.content, true));
  }

  /** Begins where it has to, or when it comes into sight. */
  #wake() {
    if (this.#state === "begun") return;
    // A link may lead here.
    const prefix = this.getAttribute("link-prefix") || "standpoint";
    if (!observer || this.getAttribute("loading") === "eager" || location.hash.includes(prefix)) this.#begin();
    else observer.observe(this);
  }

  /** @param {boolean} isNear */
  #see(isNear) {
    // What failed is tried again when it comes into sight again.
    if (isNear) this.#state ?? this.#begin();
    else if (this.#state === "failed") this.#state = undefined;
  }

  /** Another story is asked for. While it is loading, what it finds at the end counts. */
  #change() {
    if (this.#widget || this.#state === "failed" || this.#state === "left") this.#begin();
    else this.#wake();
  }

  async #begin() {
    observer?.unobserve(this);
    const attempt = (this.#attempt = {});
    this.#state = "begun";
    try {
      if (this.#widget) return this.#isWaiting() || this.#widget.update("src");
      const language = languageOf(this);
      const loading = getRuntime(language);
      // Told where it is waited for.
      loading.catch(() => {});
      // The rest of a prerendered timeline, and its story behind it, may still be on the way: nothing
      // follows the element yet.
      if (!this.ownerDocument.evaluate("following::node()", this, null, 3).booleanValue) await parsed;
      if (attempt !== this.#attempt) return;
      this.#takeTemplate();
      if (this.#isWaiting()) {
        this.#state = "left";
        return (await loading).remind(this, () => this.#isWaiting());
      }
      // What the default story is the code knows.
      const source = this.#find() ?? (await getCode(language), this.#find());
      // Beside the rest; what goes wrong is told when the story is read.
      source?.load?.().catch(() => {});
      // Asked for anew: the program that was there at first may have stopped meanwhile.
      const { show } = await getRuntime(language);
      if (attempt !== this.#attempt) return;
      this.#widget = show(
        this,
        this.#getRoot(),
        source,
        (/** @type {string} */ language) => this.#find(language),
        (/** @type {Failure} */ error) => this.#fail(error),
      );
    } catch (error) {
      if (attempt !== this.#attempt) return;
      this.#state = "left";
      this.#fail(/** @type {Failure} */ (error));
    }
  }

  /** @param {Failure} error @param {boolean} [isCause] */
  #restart(error, isCause) {
    this.#widget = undefined;
    this.#state = "left";
    if (isCause && this.#isRenewed) this.#fail(error);
    else this.#begin();
    this.#isRenewed ||= !!isCause;
  }

  get #src() {
    return this.getAttribute("src")?.trim();
  }

  /** The story in the element: one language of that of `src`; where there is no `src`, all there is.
   * @param {string} [language] */
  #data(language = "") {
    const src = this.#src;
    /** @type {HTMLScriptElement | null} */
    const data = this.querySelector(":scope > [type='application/json']");
    return data && (src ? src === data.dataset.src && data.lang.startsWith(language) : !data.dataset.src) ? data : null;
  }

  /** Whether a script has yet to say what the story is. */
  #isWaiting() {
    return (
      this.#story === undefined && !this.#src && (this.hasAttribute("src") || this.hasAttribute("story")) && !this.#data()
    );
  }

  /** Where the story is; nothing where that is not known yet.
   * @returns {import("./calls.js").Source | undefined} */
  #find(language = languageOf(this)) {
    // Mandarin and Cantonese may have tags of their own.
    const found = this.#locate(language.toLowerCase().replace(/^(cmn|yue)/, "zh").slice(0, 2));
    return found && (this.#source = { .../** @type {object} */ (found), language });
  }

  /** The property, the element's own content, the file of `src`, or the default story in the language that
   * is nearest. What is shown stays while it waits for another.
   * @param {string} language */
  #locate(language) {
    if (this.#story !== undefined) return { story: this.#story };
    if (this.#isWaiting()) return this.#source;
    const data = this.#data(language);
    const src = this.#src;
    // What was rendered is of another story than the default one, also where its own was taken out.
    if (data || (!src && this.shadowRoot?.querySelector("[data-standpoint]"))) {
      return { text: data?.text ?? "", isInPage: true };
    }
    const [href, integrity] = src ? [src] : (code?.story(language) ?? []);
    if (!href) return undefined;
    const link = document.createElement("a");
    link.href = href;
    const url = link.href;
    // One request for all elements that show it.
    for (const one of all) if (one.#source && one.#source.url === url) return { url, load: one.#source.load };
    return { url, load: once(() => get("text", url, integrity)) };
  }

  /** Leaves what the page shows where it is, and says once what went wrong.
   * @param {Failure} error */
  #fail(error) {
    const detail = { code: "internal", ...error, message: error.message };
    if (/^(asset|network|http)$/.test(detail.code)) {
      this.#state = "failed";
      observer?.observe(this);
    }
    console.error(`standpoint: ${error.message}`);
    this.dispatchEvent(new CustomEvent("standpoint-error", { bubbles: true, composed: true, detail }));
    if (this.querySelector(":scope > :not(script)") || this.textContent.trim()) return;
    const root = this.#getRoot();
    if (root.lastChild instanceof HTMLSlotElement) root.append(SORRY[languageOf(this).slice(0, 2)] ?? "This timeline could not be shown.");
  }
}

if (!customElements.get(TAG)) StandpointTimeline.define();

// --- Its tags ---

/** Puts an element behind each tag that asks for one, with what it says in `data-*` as attributes. All
 * tags are looked at, because a module runs once however many there are, and others never. */
function place() {
  for (const script of scripts()) {
    // Copies that a page keeps of its HTML have the element already.
    if (!isOwn(script) || script.hasAttribute("data-placed") || !/^$|module|javascript$/.test(script.type)) continue;
    const element = document.createElement(TAG);
    for (const name of [...OBSERVED, "theme", "link-prefix", "address", "story"]) {
      const value = script.getAttribute(`data-${name}`);
      if (value !== null) element.setAttribute(name === "story" ? "src" : name, value);
    }
    const names = element.getAttributeNames();
    if (!names[0]) continue;
    script.setAttribute("data-placed", "");
    // Tools that ask for consent or delay scripts keep their own address there.
    if (script.closest("head") || (!names[1] && isLoader(element.getAttribute("src")))) {
      console.error("standpoint: no timeline for a tag in <head>, or with itself as data-src (use data-story)");
    } else script.after(element);
  }
}

place();
parsed.then(place);
