// How the program is made to run where there is no WebAssembly, or it may not be used: as JavaScript.

import { initSync } from "glue";
import { instantiate } from "translated";

export async function start() {
  initSync(instantiate);
}
