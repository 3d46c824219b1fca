// What is loaded when a timeline comes near: the program's glue, and what the loader calls.
// Bundled by tools/dist into one file with a content hash, and into another where the program is JavaScript too.

import { Widget } from "glue";
import { isTrap, start } from "machine";
import { inWork, nextTask, workFor } from "./calls.js";

export { prepare } from "./calls.js";

// Filled in by tools/dist: for each language of the default story, [name, integrity hash].
/* global STORIES */

/**
 * Returns the address of the default story in a language, and its hash.
 * @param {string} language
 * @returns {[url: string, integrity: string]}
 */
export function story(language) {
  const [name, integrity] = Object.hasOwn(STORIES, language) ? STORIES[language] : STORIES.en;
  return [new URL(name, import.meta.url).href, integrity];
}

// --- The program ---

/** What is shown by the program, and not only rendered beforehand. */
const SHOWN = "div:not([data-standpoint]) > .story";

/** Elements with what they show or are about to show.
 * @type {Map<Element, { root: ShadowRoot, widget: Widget }>} */
const elements = new Map();

let style = "";

/** Gives an element a new program, and whoever comes later. Whether the old one stopped because of that element
 * counts, since it is tried once more only.
 * @type {(error: Error, element?: Element, isCause?: boolean) => void} */
let renew;

/**
 * A program that has stopped in the middle of something has cleaned nothing up. What is shown stays, and goes
 * on with it; who has nothing to show begins anew with another.
 * @param {Error} error
 */
function stop(error) {
  const cause = inWork;
  workFor();
  renew(error);
  const blank = [...elements].filter(([, { root }]) => !root.querySelector(SHOWN));
  for (const [element, { root, widget }] of blank) {
    try {
      widget.free();
    } catch {
      // It was at this one.
    }
    if (!root.querySelector(".story")) root.replaceChildren(document.createElement("slot"));
    renew(error, element, !cause || element === cause);
  }
}

/** @param {unknown} error */
const look = (error) => {
  if (isTrap(error) && `${/** @type {Error} */ (error).stack}`.includes(`${import.meta.url}:`)) stop(/** @type {Error} */ (error));
};

/**
 * Makes the program ready.
 * @param {ArrayBuffer | undefined} wasm nothing where it is JavaScript
 * @param {string} css
 * @param {typeof renew} give
 */
export async function init(wasm, css, give) {
  style = css;
  renew = give;
  await start(wasm);
  addEventListener("error", ({ error }) => look(error));
  addEventListener("unhandledrejection", ({ reason }) => look(reason));
  await nextTask();
}

/**
 * Begins to show a story. Returns what shows it, with what it needs beside the program.
 * @param {HTMLElement} element
 * @param {ShadowRoot} root
 * @param {unknown} source
 * @param {Function} find
 * @param {Function} fail
 */
export function show(element, root, source, find, fail) {
  let widget;
  try {
    widget = new Widget(element, root, () => dress(root), source, find, fail);
  } catch (error) {
    look(error);
    throw error;
  }
  const free = widget.free.bind(widget);
  elements.set(element, { root, widget });
  return Object.assign(widget, {
    free() {
      elements.delete(element);
      free();
    },
    /** The element has come into another document. */
    adopt() {
      if (root.querySelector(SHOWN)) dress(root);
    },
  });
}

// --- The style ---

/** @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/**
 * Gives a root the style. A sheet belongs to the document it was made in: an element that is moved to
 * another gets that one's.
 * @param {ShadowRoot} root
 */
function dress(root) {
  const { ownerDocument } = root;
  const window = ownerDocument.defaultView;
  if (!window) return;
  const sheet = sheets.get(ownerDocument) ?? new window.CSSStyleSheet();
  if (!sheets.has(ownerDocument)) sheet.replaceSync(style);
  sheets.set(ownerDocument, sheet);
  root.adoptedStyleSheets = [sheet];
}

// --- What the page is told ---

/** Elements that whoever edits the page was told of. @type {WeakSet<Element>} */
const reminded = new WeakSet();

/**
 * Tells whoever edits the page, once, of an element that has waited for its story for some seconds.
 * @param {Element} element
 * @param {() => boolean} isWaiting
 */
export function remind(element, isWaiting) {
  if (reminded.has(element)) return;
  reminded.add(element);
  setTimeout(() => {
    if (!element.isConnected || !isWaiting()) return;
    console.warn(
      'standpoint: an element waits for its story. Set its property "story" (an attribute "story" is only text) or its "src".',
      element,
    );
  }, 5000);
}
