// JavaScript: bundled by esbuild, and made smaller by terser than esbuild makes it.

import { installed, own, text } from "./settings.mjs";

const TARGET = "es2022";

/** wasm-bindgen copies what Rust calls beside the glue; js/widget.js has to get the same module.
 * @type {{ name: string, setup: (build: any) => void }} */
const oneCalls = {
  name: "one calls.js",
  setup: ({ onResolve }) => onResolve({ filter: /\/calls\.js$/ }, () => ({ path: own("js/calls.js") })),
};

/** @param {string} code
 * @param {boolean} module whether it is one, or a classic script
 * @returns {Promise<string>} */
async function minify(code, module) {
  const options = { module, toplevel: true, ecma: 2022, compress: { passes: 3 } };
  return (await installed("terser").minify(code, options)).code;
}

/** Returns the code that is loaded with the WebAssembly: its glue, and what calls it.
 * @param {string} glue the file
 * @param {import("./files.mjs").Assets} [words] for each language of the interface */
export async function bundleCode(glue, words = {}) {
  const { outputFiles } = await installed("esbuild").build({
    entryPoints: [own("js/widget.js")],
    alias: { glue },
    plugins: [oneCalls],
    bundle: true,
    format: "esm",
    minify: true,
    target: TARGET,
    define: { WORDS: JSON.stringify(words) },
    write: false,
    logLevel: "error",
  });
  return minify(outputFiles[0].text, true);
}

/** Returns the loader, a classic script.
 * @param {object} assets what it loads */
export async function buildLoader(assets) {
  const { code } = await installed("esbuild").transform(text(own("js/standpoint.js")), {
    define: { ASSETS: JSON.stringify(assets) },
    format: "iife",
    minify: true,
    target: TARGET,
  });
  return minify(code, false);
}
