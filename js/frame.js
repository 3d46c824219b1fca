// For pages that have a timeline in a frame: standpoint-frame.js, under a stable name. It makes each frame as high
// as what is in it, hands the page's link to it and its reader's state to the page, and matches colours. Which
// messages there are stands in docs/embedding.md; the other side is js/embed.js.

/** What a frame tells.
 * @typedef {{ type: "standpoint-ready" }
 *   | { type: "standpoint-height", height: number }
 *   | { type: "standpoint-fragment", fragment: string }
 *   | { type: "standpoint-focus", top: number, bottom: number }} Told */

/** What a frame is told.
 * @typedef {{ type: "standpoint-page", scheme: "light" | "dark", fragment?: string }} Page */

/** How many pixels stay free above what a link leads to, as in the timeline itself. */
const ROOM = 96;

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);

/** The page that the frames of this site have: it stands beside this script. */
const EMBED = new URL("embed.html", script?.src || document.baseURI).href;

/** Returns the part of the page's fragment that is for this frame.
 * @param {string} fragment
 * @param {HTMLIFrameElement} frame */
function forFrame(fragment, frame) {
  const prefix = new URL(frame.src).searchParams.get("link-prefix") || "standpoint";
  return new URLSearchParams(fragment).has(prefix) ? fragment : "";
}

/** The frames on the page that are ours.
 * @returns {HTMLIFrameElement[]} */
const frames = () =>
  [...document.querySelectorAll("iframe")].filter(
    ({ src }) => src.startsWith(EMBED) && /^([?#]|$)/.test(src.slice(EMBED.length)),
  );

/** Whether a message is from one of our frames. What is in a frame may have been replaced by a page of another site.
 * @param {MessageEvent} event
 * @returns {HTMLIFrameElement | undefined} */
function senderOf({ source, origin }) {
  return frames().find(({ contentWindow, src, sandbox }) => {
    const isOpaque = sandbox.length > 0 && !sandbox.contains("allow-same-origin");
    return contentWindow === source && origin === (isOpaque ? "null" : new URL(src).origin);
  });
}

/** @param {HTMLIFrameElement} frame
 * @returns {Page["scheme"]} */
function schemeOf(frame) {
  const scheme = getComputedStyle(frame).colorScheme;
  const isDark = scheme.includes("dark") && (!scheme.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches);
  return isDark ? "dark" : "light";
}

/** The scheme that each frame was told last. @type {WeakMap<HTMLIFrameElement, Page["scheme"]>} */
const schemes = new WeakMap();

/** The page's fragment as it was last seen, or written here. */
let seen = location.hash.slice(1);

/** @param {HTMLIFrameElement} frame
 * @param {string} [fragment] what it is to show; without it, what it shows */
function tell(frame, fragment) {
  const scheme = schemeOf(frame);
  schemes.set(frame, scheme);
  // A link leads there however far away it is.
  if (fragment) frame.loading = "eager";
  /** @type {Page} */
  const message = fragment === undefined ? { type: "standpoint-page", scheme } : { type: "standpoint-page", scheme, fragment };
  // Nothing in it is secret, and a frame that is still loading has no origin yet.
  frame.contentWindow?.postMessage(message, "*");
}

/** Tells a frame that has just come, or was there before this script. @param {HTMLIFrameElement} frame */
const greet = (frame) => tell(frame, forFrame(location.hash.slice(1), frame) || undefined);

/** The colours of the page may have changed. */
const match = () => frames().filter((frame) => schemes.get(frame) !== schemeOf(frame)).forEach((frame) => tell(frame));

/** The fragment of the page has changed. */
function follow() {
  const now = location.hash.slice(1);
  for (const frame of frames()) {
    const fragment = forFrame(now, frame);
    if (fragment !== forFrame(seen, frame)) tell(frame, fragment);
  }
  seen = now;
}

/** The frame whose link the page's address has. @type {HTMLIFrameElement | undefined} */
let owner;

/** @param {HTMLIFrameElement} frame @param {string} fragment */
function take(frame, fragment) {
  const now = location.hash.slice(1);
  // What another part of the page wrote is left alone, and so is the link of another frame.
  if (now && !frames().some((one) => forFrame(now, one))) return;
  const isOwn = owner ? owner === frame : forFrame(now, frame) !== "";
  if (fragment ? !forFrame(fragment, frame) : !isOwn) return;
  owner = fragment ? frame : undefined;
  seen = fragment;
  if (fragment === now) return;
  const url = new URL(location.href);
  url.hash = fragment;
  history.replaceState(history.state, "", url.href.replace(/#$/, ""));
}

/** @param {HTMLIFrameElement} frame @param {number} top @param {number} bottom */
function scrollTo(frame, top, bottom) {
  const { top: start, height } = frame.getBoundingClientRect();
  // Whatever is further down scrolls in the frame itself.
  if (top < 0 || bottom > height + 1) return;
  const isSeen = start + top >= 0 && start + bottom <= innerHeight;
  if (!isSeen) scrollBy({ top: start + top - ROOM, behavior: "instant" });
}

/** @param {MessageEvent} event */
function hear(event) {
  /** @type {Partial<Record<string, unknown>> | null} */
  const said = event.data;
  const type = said?.type;
  if (typeof type !== "string" || !type.startsWith("standpoint-")) return;
  const frame = senderOf(event);
  if (!frame) return;
  const { height, fragment, top, bottom } = /** @type {Record<string, unknown>} */ (said);
  if (type === "standpoint-ready") greet(frame);
  else if (type === "standpoint-height" && typeof height === "number" && height > 0 && height < 1e6) {
    const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${height + border}px`;
  } else if (type === "standpoint-fragment" && typeof fragment === "string") take(frame, fragment);
  else if (type === "standpoint-focus" && typeof top === "number" && typeof bottom === "number") scrollTo(frame, top, bottom);
}

/** Set on the window where this script has run.
 * @type {unique symbol} */
const RAN = Symbol.for("standpoint-frame");
const page = /** @type {Record<symbol, boolean>} */ (/** @type {unknown} */ (window));

if (!page[RAN]) {
  page[RAN] = true;
  addEventListener("message", hear);
  // A step back brings the first only where the page's state changes, and the other only where the fragment does.
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", match);
  // A switch for colours on the page sets a class or an attribute there.
  const observer = new MutationObserver(match);
  for (const element of [document.documentElement, document.body]) {
    if (element) observer.observe(element, { attributes: true });
  }
  // Frames that were there before this script.
  frames().forEach(greet);
}

// The checker of types then takes its names for its own; in the release it is a classic script.
export {};
