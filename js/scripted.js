// How the program is made to run where there is no WebAssembly, or it may not be used: as JavaScript.

import { initSync } from "glue";
import { instantiate } from "translated";

export async function start() {
  initSync(instantiate);
}

/** Whether an error says that the program has stopped in the middle of something: what wasm2js makes of a trap.
 * @param {unknown} error */
export const isTrap = (error) => error instanceof Error && error.message === "abort";
