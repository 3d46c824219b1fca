// What Rust calls: what it cannot do, or what one call does in place of thousands. The other side is
// src/js.rs. Bundled by tools/dist into one file with the glue.

// --- Where a story is ---

/**
 * Where a story is. Exactly one of `story`, `text` and `load` is there.
 * @typedef {object} Source
 * @property {string} language what the page asks for
 * @property {unknown} [story] the value of the property `story`
 * @property {string} [text] JSON in the element itself
 * @property {string} [url] the address
 * @property {string} [base] the address that it came from in the end, once it was read
 * @property {() => Promise<[text: string, type: string | null, url: string]>} [load] loads it, once
 * @property {boolean} [isInPage] whether the element has it
 */

/**
 * The file of `src`, in place of the story in the element itself; nothing where there is none.
 * @param {HTMLElement} host
 * @param {string} language
 * @returns {Source | undefined}
 */
export function fileOf(host, language) {
  const src = host.getAttribute("src");
  if (!src) return undefined;
  const url = new URL(src, document.baseURI).href;
  return { language, url, load: () => get("text", url) };
}

/** For which element the program works now.
 * @type {Element | undefined} */
export let inWork;

/** @param {Element} [element] */
export const workFor = (element) => {
  inWork = element;
};

/**
 * @param {Source} one
 * @param {Source} other
 */
export const isSameSource = (one, other) =>
  one.url === other.url && one.story === other.story && one.text === other.text;

/**
 * An error for whoever edits the page.
 * @param {string} code
 * @param {string} message
 * @param {string} [url]
 * @param {string} [texts] problems of a story: six texts each, with U+0000 behind each
 */
export function failure(code, message, url, texts) {
  const error = Object.assign(Error(message), { code }, url === undefined ? {} : { url });
  if (!texts) return error;
  const all = texts.split("\0").slice(0, -1);
  const problems = [];
  while (all.length) {
    const [path, code, expected, found, help, message] = all.splice(0, 6);
    problems.push({ path, code, expected, found, help, message });
  }
  return Object.assign(error, { problems });
}

/** What servers called the stories they sent, for a message that one is no JSON.
 * @type {Map<string, string>} */
const types = new Map();

/**
 * @param {string} text
 * @param {string} [url]
 */
export function syntaxError(text, url) {
  const name = url ?? "in the page";
  const type = types.get(name);
  const remark = type ? ` (it came as ${type})` : "";
  let reason = text ? "it is none" : "it is not there any more";
  try {
    if (text) JSON.parse(text);
  } catch (error) {
    reason = /** @type {Error} */ (error).message;
  }
  return failure("syntax", `the story ${name} is not JSON${remark}: ${reason}`, name);
}

/**
 * The text of a story.
 * @param {Source} source
 * @returns {Promise<string>}
 */
export async function readStory(source) {
  const { story, text, url = "", load } = source;
  if (text !== undefined) return text;
  if (!load) {
    try {
      // What JSON cannot say is `null`, as in a list.
      const text = JSON.stringify(
        story,
        /** Old libraries of the page give lists and texts a `toJSON` that makes something else of them.
         * @this {Record<string, unknown>} @param {string} key @param {unknown} value */
        function (key, value) {
          const own = this[key];
          return Array.isArray(own) || typeof own === "string" ? own : value;
        },
      );
      return text ?? "null";
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      throw failure("syntax", `the story given to the element cannot be written as JSON: ${message}`);
    }
  }
  // Tools that delay scripts or ask for consent put it there.
  if (/(^|\/)standpoint\.js([?#]|$)/.test(url)) {
    throw failure("syntax", `the story ${url} is the script itself: name the story by data-story on the tag`, url);
  }
  const [read, type, base] = await load();
  source.base = base || url;
  types.set(url, type ?? "no type");
  return read;
}

/**
 * Lets the browser do what waits, such as to paint or to answer a key, before what is long goes on.
 * @returns {Promise<void>}
 */
export const nextTask = () => globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

// --- Words ---

// Filled in by tools/dist: for each language of the interface, [name, integrity hash].
/* global WORDS */

/** Fetches a file, with its address and its hash, as the loader does.
 * @type {(form: "text", url: string, integrity?: string) => Promise<[text: string, type: string | null, url: string]>} */
let get;

/** What was begun to be loaded, by language.
 * @type {Map<string, { list: Promise<string>, isGiven: boolean }>} */
const lists = new Map();

/**
 * Begins to load what an element in a language will need.
 * @param {typeof get} given fetches a file
 * @param {string} language
 */
export function prepare(given, language) {
  get = given;
  prepareWords(language);
}

/**
 * Begins to load what the interface says in a language; nothing where it does not speak it.
 * @param {string} language
 */
export function prepareWords(language) {
  const primary = language.split("-")[0].toLowerCase();
  if (Object.hasOwn(WORDS, primary) && !lists.has(primary)) {
    const [name, integrity] = WORDS[primary];
    const url = new URL(name, import.meta.url).href;
    const list = get("text", url, integrity).then(([text]) => text);
    list.catch(() => lists.delete(primary));
    lists.set(primary, { list, isGiven: false });
  }
  return lists.get(primary);
}

/**
 * What the interface says in the first of these languages that it speaks; nothing where that was given
 * out before.
 * @param {string} languages with spaces between
 */
export async function readWords(languages) {
  const language = languages.split(" ").find(prepareWords);
  const words = language && prepareWords(language);
  if (!words) return undefined;
  const list = await words.list;
  if (words.isGiven) return undefined;
  words.isGiven = true;
  return list;
}

// --- Nodes ---

const SVG = ["svg", "path"];

/**
 * The nodes that a text describes, in a fragment, and behind it the elements that are asked for. The
 * text is tokens with U+0000 between, and the first character of each says what it is:
 *
 * - `<name`: an element begins, in the one that is open
 * - `=name=value`: an attribute of the element that is open
 * - `!`: the element that is open is asked for
 * - `*…`: what else is in the element that is open is not told here; until it is made, this text stands there
 * - `>`: the element that is open ends
 * - `"…`: a text in the element that is open
 * @param {string} plan
 */
export function build(plan) {
  const fragment = document.createDocumentFragment();
  /** @type {Node[]} */
  const result = [fragment];
  /** @type {any} */
  let open = fragment;
  for (const token of plan.split("\0")) {
    const rest = token.slice(1);
    switch (token[0]) {
      case "<":
        open = open.appendChild(
          SVG.includes(rest)
            ? document.createElementNS("http://www.w3.org/2000/svg", rest)
            : document.createElement(rest),
        );
        break;
      case "=": {
        const end = rest.indexOf("=");
        open.setAttribute(rest.slice(0, end), rest.slice(end + 1));
        break;
      }
      case "!":
        result.push(open);
        break;
      case "*":
        if (rest) open.appendChild(document.createElement("p")).append(rest);
        break;
      case ">":
        open = open.parentNode;
        break;
      case '"':
        open.append(rest);
    }
  }
  return result;
}

/**
 * The elements that are asked for, if the nodes that are there have the elements that such a text
 * describes. Their attributes and texts are made what it says: something on the way may have changed them.
 * @param {string} plan
 * @param {any} next the first of the nodes
 */
export function adopt(plan, next) {
  const result = [];
  let open = next.parentNode;
  for (const token of plan.split("\0")) {
    const rest = token.slice(1);
    switch (token[0]) {
      case "<":
        if (next?.localName !== rest) return undefined;
        open = next;
        next = open.firstChild;
        break;
      case "=": {
        const end = rest.indexOf("=");
        const [name, value] = [rest.slice(0, end), rest.slice(end + 1)];
        if (open.getAttribute(name) !== value) open.setAttribute(name, value);
        break;
      }
      case "!":
        result.push(open);
        break;
      case "*":
        next = null;
        break;
      case ">":
        if (next) return undefined;
        next = open.nextSibling;
        open = open.parentNode;
        break;
      case '"':
        if (next?.nodeType !== Node.TEXT_NODE) return undefined;
        if (next.data !== rest) next.data = rest;
        next = next.nextSibling;
    }
  }
  return next ? undefined : result;
}

// --- Texts, dates, numbers ---

/**
 * Without case and diacritics, so that е finds ё and e finds é, in whatever script.
 * @param {string} text
 */
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} query */
export const parseQuery = (query) =>
  [...new URLSearchParams(query)].flat().map((text) => text.replaceAll("\0", "\u{fffd}")).join("\0");

/** @param {string} flat names and values in turn, with U+0000 behind each */
export function writeQuery(flat) {
  const query = new URLSearchParams();
  const texts = flat.split("\0");
  for (let at = 0; at + 1 < texts.length; at += 2) query.append(texts[at], texts[at + 1]);
  return `${query}`;
}

/** Formatters, which are costly to make. @type {Map<string, any>} */
const formatters = new Map();

/**
 * A formatter of `Intl`. Languages and zones were looked at before (src/intl): none is refused.
 * @param {any} Formatter
 * @param {string} language
 * @param {object} options
 */
function formatter(Formatter, language, options) {
  const key = Formatter.name + language + JSON.stringify(options);
  let made = formatters.get(key);
  if (!made) formatters.set(key, (made = new Formatter(language, options)));
  return made;
}

// The years a Date can hold with all their days.
const FARTHEST_YEAR = 271820;

/**
 * A date of the proleptic Gregorian calendar; month and day are 0 where they are not known.
 * @param {string} language
 * @param {number} year
 * @param {number} month
 * @param {number} day
 * @param {string} bce a frame: `{}` is the year
 * @returns {string}
 */
export function formatDate(language, year, month, day, bce) {
  if (Math.abs(year) > FARTHEST_YEAR) {
    const number = formatter(Intl.NumberFormat, language, {});
    return year > 0 ? number.format(year) : bce.replace("{}", number.format(1 - year));
  }
  const date = new Date(0);
  date.setUTCFullYear(year, (month || 1) - 1, day || 1);
  return formatter(Intl.DateTimeFormat, language, {
    timeZone: "UTC",
    calendar: "gregory",
    year: "numeric",
    month: month ? "long" : undefined,
    day: day ? "numeric" : undefined,
    era: year > 0 ? undefined : "short",
  }).format(date);
}

/**
 * The time of day, or the day, of a moment.
 * @param {string} language
 * @param {string} zone
 * @param {number} unix in seconds
 * @param {boolean} clock
 * @returns {string}
 */
export function formatMoment(language, zone, unix, clock) {
  return formatter(Intl.DateTimeFormat, language, {
    timeZone: zone,
    calendar: "gregory",
    ...(clock
      ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
      : { year: "numeric", month: "long", day: "numeric" }),
  }).format(unix * 1000);
}

/**
 * The year, the month in short and the day of a moment, a line each.
 * @param {string} language
 * @param {string} timeZone
 * @param {number} unix in seconds
 * @returns {string}
 */
export const formatCalendar = (language, timeZone, unix) =>
  [{ year: "numeric" }, { month: "short" }, { day: "numeric" }]
    .map((part) =>
      formatter(Intl.DateTimeFormat, language, { timeZone, calendar: "gregory", ...part }).format(unix * 1000),
    )
    .join("\n");

/**
 * @param {string} language
 * @param {string} unit
 * @param {number} count
 * @returns {string}
 */
export const formatUnit = (language, unit, count) =>
  formatter(Intl.NumberFormat, language, { style: "unit", unit, unitDisplay: "long" }).format(count);

/**
 * What a language is called in another.
 * @param {string} language
 * @param {string} tag
 * @returns {string}
 */
export function languageName(language, tag) {
  try {
    return formatter(Intl.DisplayNames, language, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** @param {string} tag */
export function canonicalLocale(tag) {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

/** What was asked, since each event asks. @type {Map<string, boolean>} */
const zones = new Map();

/** @param {string} timeZone */
export function isZone(timeZone) {
  let isKnown = zones.get(timeZone);
  if (isKnown === undefined) {
    try {
      isKnown = Boolean(Intl.DateTimeFormat("en", { timeZone }));
    } catch {
      isKnown = false;
    }
    zones.set(timeZone, isKnown);
  }
  return isKnown;
}

// --- What the page is told; README.md says which events there are ---

/**
 * @param {HTMLElement} host
 * @param {string} name
 * @param {object} detail
 */
const tell = (host, name, detail) =>
  host.dispatchEvent(new CustomEvent(`standpoint-${name}`, { bubbles: true, composed: true, detail }));

/**
 * @param {HTMLElement} host
 * @param {string} [src]
 */
export const tellLoad = (host, src) => tell(host, "load", { src });

/**
 * @param {HTMLElement} host
 * @param {string} event
 * @param {boolean} open
 */
export const tellToggle = (host, event, open) => tell(host, "toggle", { event, open });

/**
 * @param {HTMLElement} host
 * @param {string} view
 * @param {string} filter names and values in turn, with U+0000 behind each
 */
export function tellView(host, view, filter) {
  /** @type {string[]} */
  const sides = [];
  /** @type {Record<string, unknown>} */
  const detail = { view, sides };
  const texts = filter.split("\0");
  for (let at = 0; at + 1 < texts.length; at += 2) {
    if (texts[at] === "side") sides.push(texts[at + 1]);
    else detail[texts[at]] = texts[at + 1] || null;
  }
  tell(host, "view", detail);
}

// --- The address and the history ---

export const fragment = () => location.hash;

export const hasState = () => Boolean(history.state);

/**
 * @param {boolean} isStep
 * @param {string} [url]
 * @param {any} [state]
 */
function step(isStep, url = location.href, state = history.state) {
  // vue-router goes by the address that it has in the state, and would write it over this one.
  if (typeof state?.current === "string") {
    state = { ...state, current: state.current.replace(/#.*|$/, new URL(url).hash) };
  }
  try {
    // Turbo renders the whole page anew at each step back to a state of its own.
    if (isStep && !state?.turbo) history.pushState(state, "", url);
    else history.replaceState(state, "", url);
    return true;
  } catch (error) {
    // A frame without an address of its own, or too many steps in too short a time.
    if (error instanceof DOMException && error.name === "SecurityError") return false;
    throw error;
  }
}

/** @param {string} fragment without `#`; empty for none */
export function addressWith(fragment) {
  const url = new URL(location.href);
  url.hash = fragment;
  return url.href.replace(/#$/, "");
}

/**
 * @param {string} fragment
 * @param {boolean} isStep
 */
export const writeFragment = (fragment, isStep) => step(isStep, addressWith(fragment));

/** That its state is not null tells the step from a link that is followed again. */
export function markJump() {
  step(false, undefined, history.state ?? {});
  step(true);
}

/** @param {string} text */
export const copy = async (text) => navigator.clipboard.writeText(text);

// --- What a site keeps for its readers ---

/** @param {string} key */
export function stored(key) {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
export function store(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Then only for this visit.
  }
}

// --- Focus, and what can be seen ---

/** @param {HTMLElement} element */
export function goTo(element) {
  // The page can open what else hides it.
  const open = (/** @type {Event} */ event) => {
    for (const around of /** @type {any[]} */ (event.composedPath())) if (around.localName === "details") around.open = true;
  };
  element.addEventListener("standpoint-reveal", open, { once: true });
  tell(element, "reveal", {});
  element.scrollIntoView();
  element.focus();
}

/**
 * The way to an element from the nearest one around it that can be found again: a field by its name, a
 * position by its number, a card by its event; else the whole.
 * @param {any} element
 */
function wayTo(element) {
  const path = [];
  let from = element;
  for (let up; (up = from.parentElement) && !from.matches("[name], [id], [data-event]"); from = up) {
    path.unshift([...up.children].indexOf(from));
  }
  const { id, name, value, localName, dataset } = from;
  const number = id.startsWith("p-") ? Number(id.slice(2)) : 0;
  const of = (/** @type {string} */ attribute, /** @type {string} */ value) => `[${attribute}="${CSS.escape(value)}"]`;
  let selector = ":host > *";
  if (id) selector = of("id", id);
  else if (name) selector = of("name", name) + (from.type === "checkbox" ? of("value", value) : "");
  else if (dataset.event) selector = localName + of("data-event", dataset.event);
  return { number, selector, path };
}

/**
 * @param {ShadowRoot} root
 * @param {ReturnType<typeof wayTo>} way
 * @param {number} number of the position, now
 * @returns {any}
 */
function follow(root, way, number) {
  /** @type {any} */
  let found = root.querySelector(way.number ? `#p-${number}` : way.selector);
  for (const step of way.path) found = found?.children[step];
  return found;
}

/** @param {ShadowRoot} root */
export function keepPlace(root) {
  const focus = /** @type {HTMLInputElement | null} */ (root.activeElement);
  const { type, selectionStart, selectionEnd } = focus ?? {};
  const top = (/** @type {Element} */ element) => element.getBoundingClientRect().top;
  let seen = /** @type {Element | null} */ (focus);
  if (!seen || !isInWindow(seen)) {
    seen = null;
    for (const element of root.querySelectorAll("[id], li[data-event]")) {
      if (seen && top(element) > 0) break;
      if (isInWindow(element)) seen = element;
    }
  }
  const before = seen && top(seen);
  const ways = [focus, seen].map((element) => element && wayTo(element));
  return {
    focused: ways[0]?.number ?? 0,
    seen: ways[1]?.number ?? 0,
    restore(/** @type {number[]} */ ...numbers) {
      const [focused, now] = ways.map((way, at) => way && follow(root, way, numbers[at]));
      focused?.focus({ preventScroll: true });
      if (type === "search") focused?.setSelectionRange(selectionStart, selectionEnd);
      const by = now ? top(now) - /** @type {number} */ (before) : 0;
      // A step of nothing would end a scroll that is under way.
      if (by) scrollBy({ top: by, behavior: "instant" });
    },
  };
}

/**
 * @param {Element} list
 * @param {string} selector
 * @param {(element: Element) => void} call
 */
export function whenNear(list, selector, call) {
  const children = [...list.children].filter((child) => child.matches(selector));
  /** @type {IntersectionObserver} */
  let observer;
  try {
    observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!(isIntersecting ?? true)) continue;
          observer.unobserve(target);
          call(target);
        }
      },
      // The second is for where the element scrolls in a part of the page.
      { rootMargin: "1500px 0px", scrollMargin: "1500px 0px" },
    );
  } catch {
    // Blocked, or a copy that does not do what it should: then all is near.
    queueMicrotask(() => children.forEach(call));
    return undefined;
  }
  for (const child of children) observer.observe(child);
  return observer;
}

/** @param {IntersectionObserver} [observer] */
export const disconnect = (observer) => observer?.disconnect();

/**
 * @param {HTMLElement} host
 * @param {HTMLElement} container
 * @param {() => void} dress gives the shadow root the style
 */
export function showAlone(host, container, dress) {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const place = (/** @type {Element} */ element) => element.getBoundingClientRect();
  // What was seen through the slot: the events of the plain form are the items of its first list.
  const plain = container.isConnected ? [] : [...(host.querySelector("ol")?.children ?? [])];
  const read = place(host).top < 0 ? plain.findIndex((event) => place(event).bottom > innerHeight / 4) : -1;
  const before = plain[read] && place(plain[read]).top;
  dress();
  if (!container.isConnected) root.append(container);
  // The slot, or the stylesheet of what was rendered. The container keeps the focus: it is not moved.
  for (const other of [...root.childNodes]) if (other !== container) other.remove();
  const events = container.querySelectorAll("[part=event]");
  plain.forEach((event, at) => {
    const card = /** @type {HTMLDetailsElement | null | undefined} */ (events[at]?.querySelector(".card"));
    if (!card || !event.querySelector(":scope > [open]")) return;
    card.open = true;
    card.dispatchEvent(new Event("toggle"));
  });
  if (events[read]) scrollBy({ top: place(events[read]).top - before, behavior: "instant" });
}

/** @param {Element} element */
export const isVisible = (element) => element.checkVisibility();

/** @param {Element} element */
export function isInWindow(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return isVisible(element) && bottom > 1 && top < innerHeight;
}

/** @param {HTMLElement} element */
export const focusInPlace = (element) => element.focus({ preventScroll: true });

export const paperOpensCards = () => CSS.supports("selector(::details-content)");
