// What is loaded when a timeline comes near: the WebAssembly's glue, and what the loader calls.
// Bundled by tools/dist into one file with a content hash.

import { initSync } from "glue";
import { nextTask } from "./calls.js";

export { Widget } from "glue";
/** Begins to load what an element in this language will need. */
export { prepareWords as prepare } from "./calls.js";

/**
 * Makes the WebAssembly ready: from its bytes, so that it does not matter as what a server sends it.
 * @param {Response} response
 */
export async function init(response) {
  initSync({ module: await WebAssembly.compile(await response.arrayBuffer()) });
  await nextTask();
}
