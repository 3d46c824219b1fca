// JavaScript: bundled by esbuild, and made smaller by terser than esbuild makes it.

import { installed, own } from "./settings.mjs";

const TARGET = "es2022";

/** wasm-bindgen copies what Rust calls beside the glue; js/widget.js has to get the same module.
 * @type {{ name: string, setup: (build: any) => void }} */
const oneCalls = {
  name: "one calls.js",
  setup: ({ onResolve }) => onResolve({ filter: /\/calls\.js$/ }, () => ({ path: own("js/calls.js") })),
};

/** Has esbuild bundle files, and takes what it warns of for mistakes: it warns where CSS cannot be understood.
 * Returns the bundle.
 * @param {object} options
 * @returns {Promise<string>} */
export async function bundle(options) {
  const silent = { bundle: true, minify: true, write: false, logLevel: "silent" };
  const { outputFiles, warnings } = await installed("esbuild").build({ ...silent, ...options });
  const found = warnings.map(
    (/** @type {any} */ { text, location }) => `${location?.file}:${location?.line}:${location?.column + 1}: ${text}`,
  );
  if (found.length) throw new Error(found.join("\n"));
  return outputFiles[0].text;
}

/** @param {string} code
 * @param {boolean} module whether it is one, or a classic script
 * @returns {Promise<string>} */
async function minify(code, module) {
  const options = { module, toplevel: true, ecma: 2022, compress: { passes: 3 } };
  return (await installed("terser").minify(code, options)).code;
}

/** Returns a module of which some names are not known yet, behind the code that says what they are.
 * @param {string} file
 * @param {Record<string, string>} alias
 * @param {string} known */
export async function bundleModule(file, alias, known) {
  const options = { entryPoints: [own(file)], alias, plugins: [oneCalls], format: "esm", target: TARGET };
  return minify(`${known}\n${await bundle({ ...options, logOverride: { "duplicate-object-key": "silent" } })}`, true);
}

/** Returns the code that is loaded with the WebAssembly: its glue, and what calls it.
 * @param {string} glue the file
 * @param {import("./files.mjs").Assets} [words] for each language of the interface
 * @param {import("./files.mjs").Assets} [stories] the default story, for each of its languages
 * @param {string} [translated] the file of what stands in place of the WebAssembly */
export async function bundleCode(glue, words = {}, stories = {}, translated = "") {
  const machine = own(translated ? "js/scripted.js" : "js/machine.js");
  const code = await bundle({
    entryPoints: [own("js/widget.js")],
    alias: { glue, machine, ...(translated && { translated }) },
    plugins: [oneCalls],
    format: "esm",
    target: TARGET,
    define: { WORDS: JSON.stringify(words), STORIES: JSON.stringify(stories) },
    // Before it is renamed, the glue has the same module under the same name several times.
    logOverride: { "duplicate-object-key": "silent" },
  });
  return minify(code, true);
}

/** Returns a classic script.
 * @param {string} file
 * @param {Record<string, string>} [define] */
export async function buildScript(file, define = {}) {
  return minify(await bundle({ entryPoints: [own(file)], define, format: "iife", target: TARGET }), false);
}

/** Returns the loader.
 * @param {object} assets what it loads */
export const buildLoader = (assets) => buildScript("js/standpoint.js", { ASSETS: JSON.stringify(assets), IN_PACKAGE: "false" });
