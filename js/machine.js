// How the program is made to run. In its place js/scripted.js stands where there is no WebAssembly.

import { initSync } from "glue";

/**
 * From the bytes, so that it does not matter as what a server sends them.
 * @param {Response} [wasm]
 */
export async function start(wasm) {
  initSync({ module: await WebAssembly.compile(await /** @type {Response} */ (wasm).arrayBuffer()) });
}
