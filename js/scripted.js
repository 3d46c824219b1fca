// The same as widget.js for browsers that have no WebAssembly, or may not use it: the Rust comes as JavaScript.
// Bundled by tools/dist into one file with a content hash.

import { initSync } from "glue";
import { instantiate } from "machine";
import { nextTask } from "./calls.js";

export { Widget } from "glue";
export { prepareWords as prepare } from "./calls.js";

/** Makes it ready. */
export async function init() {
  initSync(instantiate);
  await nextTask();
}
