// The page in a frame, embed.html: shows the timeline that its address asks for, and talks with the page
// around it. docs/embedding.md says what they tell each other; the other side is js/frame.js.

import { toTell } from "./height.js";

/** Attributes of the element that the address may set. */
const ATTRIBUTES = ["lang", "theme", "view", "open", "time-zone", "heading-level", "header", "link-prefix"];

const parameters = new URLSearchParams(location.search);
const root = document.documentElement;

/** Says why a story may not be shown: only those of this site may, and of addresses that the site has listed.
 * @param {string} src
 * @returns {string | undefined} */
function refusal(src) {
  if (!src.trim() || !URL.canParse(src, document.baseURI)) return `“${src}” is no address of a story.`;
  const { href, origin, protocol } = new URL(src, document.baseURI);
  const list = document.querySelector("meta[name=standpoint-sources]")?.getAttribute("content") ?? "";
  // As the browser asks for them: without `..`, and with a slash behind the host.
  const starts = list.split(/\s+/).filter((start) => URL.canParse(start)).map((start) => new URL(start).href);
  const isListed = starts.some((start) => href.startsWith(start));
  // A page in a sandbox has no origin; that of its address is meant.
  const isOwn = origin === new URL(location.href).origin;
  if (/^https?:$/.test(protocol) && (isOwn || isListed)) return undefined;
  return `The story ${href} is not shown here: it is neither of this site nor of an address listed in embed.html.`;
}

/** @param {object} message */
function tell(message) {
  // What it says is on the page already, so it does not matter who is told.
  if (parent !== window) parent.postMessage(message, "*");
}

/** What was told last, and before. @type {import("./height.js").Size[]} */
let told = [];

function tellHeight() {
  const { width, height } = root.getBoundingClientRect();
  const next = toTell(told, { width, height: Math.ceil(height), at: performance.now() });
  if (!next) return;
  told = next;
  tell({ type: "standpoint-height", height: told[0].height });
}

/** @param {string} src */
function show(src) {
  const element = document.createElement("standpoint-timeline");
  for (const name of ATTRIBUTES) {
    const value = parameters.get(name);
    if (value !== null) element.setAttribute(name, value);
  }
  if (src) element.setAttribute("src", src);
  // The frame itself may be loaded lazily.
  element.setAttribute("loading", "eager");
  const tellFragment = () => tell({ type: "standpoint-fragment", fragment: location.hash.slice(1) });
  element.addEventListener("standpoint-view", tellFragment);
  element.addEventListener("standpoint-load", () => {
    const title = element.shadowRoot?.querySelector(".title")?.textContent;
    if (title) document.title = title;
    tellHeight();
  });
  element.addEventListener("standpoint-error", tellHeight);
  // A frame as high as what is in it has nothing to scroll: the page around it does that. What is pressed has the
  // focus too, and is seen already.
  let isPressed = false;
  element.addEventListener("mousedown", () => (isPressed = true));
  addEventListener("mouseup", () => (isPressed = false));
  element.addEventListener("focusin", (event) => {
    if (isPressed) return;
    const { top, bottom } = /** @type {Element} */ (event.composedPath()[0]).getBoundingClientRect();
    tellHeight();
    tell({ type: "standpoint-focus", top: top + scrollY, bottom: bottom + scrollY });
  });
  document.body.append(element);
  return element;
}

/** @param {"light" | "dark"} scheme @param {Element} [element] */
function setScheme(scheme, element) {
  // Where the page and its frame have different schemes, browsers put an opaque sheet behind the frame.
  root.style.colorScheme = scheme;
  element?.setAttribute("theme", scheme);
}

/** @param {string} message */
function refuse(message) {
  console.error(`standpoint: ${message}`);
  const paragraph = document.createElement("p");
  paragraph.textContent = message;
  document.body.append(paragraph);
  tellHeight();
}

function start() {
  const lang = parameters.get("lang");
  if (lang) root.lang = lang;
  const src = parameters.get("src");
  const reason = src === null ? undefined : refusal(src);
  const element = reason === undefined ? show(src ?? "") : refuse(reason);
  const theme = parameters.get("theme");
  const isSet = theme === "light" || theme === "dark";
  if (isSet) setScheme(theme);
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || parent === window || data?.type !== "standpoint-page") return;
    const { fragment, scheme } = data;
    if (!isSet && (scheme === "light" || scheme === "dark")) setScheme(scheme, element ?? undefined);
    if (typeof fragment === "string" && fragment !== location.hash.slice(1)) location.replace(`#${fragment}`);
    // The page may have come to listen only now.
    told = [];
    tellHeight();
  });
  new ResizeObserver(tellHeight).observe(root);
  tell({ type: "standpoint-ready" });
}

start();
