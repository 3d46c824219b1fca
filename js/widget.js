// What is loaded when a timeline comes near: the program's glue, and what the loader calls.
// Bundled by tools/dist into one file with a content hash, and into another where the program is JavaScript too.

import { start } from "machine";
import { nextTask } from "./calls.js";

export { Widget } from "glue";
/** Begins to load what an element in this language will need. */
export { prepareWords as prepare } from "./calls.js";

/**
 * Makes the program ready.
 * @param {Response} [wasm] nothing where it is JavaScript
 */
export async function init(wasm) {
  await start(wasm);
  await nextTask();
}
