// How the program is made to run. In its place js/scripted.js stands where there is no WebAssembly.

import { initSync } from "glue";

/**
 * From the bytes, so that it does not matter as what a server sends them.
 * @param {ArrayBuffer} [wasm]
 */
export async function start(wasm) {
  initSync({ module: await WebAssembly.compile(/** @type {ArrayBuffer} */ (wasm)) });
}

/** Whether an error says that the program has stopped in the middle of something.
 * @param {unknown} error */
export const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
