// The package for bundlers, in dist/npm: `npm pack dist/npm`. What is in package/, and the same code as in the
// release. Its files are named by `new URL("…", import.meta.url)`, which bundlers and browsers understand.

import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleModule } from "./bundle.mjs";
import { at, own, text } from "./settings.mjs";

/** What is in it as it is. */
const COPIED = {
  "package/README.md": "README.md",
  "package/custom-elements.json": "custom-elements.json",
  "package/standpoint.d.ts": "standpoint.d.ts",
  "package/react.d.ts": "react.d.ts",
  "package/server.js": "server.js",
  "LICENSE-MIT": "LICENSE-MIT",
  "LICENSE-APACHE": "LICENSE-APACHE",
};

/** Returns the expression for an asset: where it is, with the hash that the browser compares. Vite would put a small
 * one into the code, where a policy forbids it: `data:`.
 * @param {import("./files.mjs").Asset} asset */
export const expression = ([name, integrity]) =>
  `[new URL("./assets/${name}?no-inline", import.meta.url).href, ${JSON.stringify(integrity)}]`;

/** @param {import("./files.mjs").Assets} assets */
const table = (assets) => `{${Object.entries(assets).map(([key, asset]) => `${JSON.stringify(key)}: ${expression(asset)}`)}}`;

/** Returns package.json with the version of the program.
 * @param {string} json
 * @param {string} manifest Cargo.toml */
export function withVersion(json, manifest) {
  const version = manifest.match(/^version = "(.+)"$/m)?.[1];
  if (!version) throw new Error("Cargo.toml: expected a version, found none");
  return `${JSON.stringify({ ...JSON.parse(json), version }, null, 2)}\n`;
}

/** @param {object} parts
 * @param {string} parts.glue the file
 * @param {{ code: import("./files.mjs").Asset, wasm: import("./files.mjs").Asset, css: import("./files.mjs").Asset }} parts.assets
 * @param {import("./files.mjs").Assets} parts.words
 * @param {import("./files.mjs").Assets} parts.stories */
export async function writePackage({ glue, assets, words, stories }) {
  const into = (/** @type {string} */ name) => at("npm", name);
  const { wasm } = assets;
  // In development Vite makes something else of what is called a style.
  /** @type {import("./files.mjs").Asset} */
  const css = [`${assets.css[0]}.txt`, assets.css[1]];
  for (const [name] of [wasm, css, ...Object.values(words), ...Object.values(stories)]) {
    mkdirSync(path.dirname(into(`assets/${name}`)), { recursive: true });
    copyFileSync(at(name.replace(".css.txt", ".css")), into(`assets/${name}`));
  }
  const code = '["", "", () => import("./code.js").catch(({ message }) => { throw { code: "asset", message }; })]';
  const scripted = '["", "", () => Promise.reject({ code: "unsupported", message: "this browser has no WebAssembly, or a policy forbids it, and the package has no other code" })]';
  const loader = await bundleModule("js/standpoint.js", {}, `const IN_PACKAGE = true, ASSETS = { code: ${code}, scripted: ${scripted}, wasm: ${expression(wasm)}, css: ${expression(css)} };`);
  writeFileSync(into("index.js"), `${loader}\nexport const StandpointTimeline = customElements.get("standpoint-timeline");\n`);
  const tables = `const WORDS = ${table(words)}, STORIES = ${table(stories)};`;
  writeFileSync(into("code.js"), await bundleModule("js/widget.js", { glue, machine: own("js/machine.js") }, tables));
  for (const [from, to] of Object.entries(COPIED)) copyFileSync(own(from), into(to));
  writeFileSync(into("package.json"), withVersion(text(own("package/package.json")), text(own("Cargo.toml"))));
}
