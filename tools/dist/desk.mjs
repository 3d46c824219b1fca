// The desk, in dist/desk: Trunk builds it by itself, and here its files get the names with a hash.

import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { bundleModule } from "./bundle.mjs";
import { writeHashed } from "./files.mjs";
import { withNames } from "./frame.mjs";
import { at, isRelease, own, text } from "./settings.mjs";
import { buildStyle } from "./style.mjs";
import { WASM } from "./wasm.mjs";

const FOLDER = "desk";

/** Builds the desk for the same profile as the widget, with Cargo's target directory in common. */
function build() {
  const args = ["build", "index.html", "--dist", at(FOLDER), ...(isRelease ? ["--release"] : [])];
  // Trunk tells its hooks where things are; to the Trunk in the hook that would be settings of its own.
  const isTrunks = (/** @type {string} */ name) => name.startsWith("TRUNK_") && name !== "TRUNK_OFFLINE";
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isTrunks(name)));
  execFileSync("trunk", args, { cwd: own("desk"), env, stdio: "inherit" });
}

/** Makes the WebAssembly smaller, in place. Not by all that the widget's passes through: for a program twenty times
 * as large that takes minutes, and an editor loads it once.
 * @param {string} wasm */
function shrink(wasm) {
  const passes = ["-O2", "--strip-debug", "--strip-producers", "--strip-target-features"];
  execFileSync("wasm-opt", [...WASM.features, ...passes, wasm, "-o", wasm], { stdio: ["ignore", "inherit", "inherit"] });
}

/** Writes the desk. Returns the files that its page loads. */
export async function writeDesk() {
  build();
  const inDesk = (/** @type {string} */ name) => at(FOLDER, name);
  const glue = inDesk("standpoint-desk.js");
  const wasm = inDesk("standpoint-desk_bg.wasm");
  if (isRelease) shrink(wasm);
  const [wasmName] = writeHashed(FOLDER, "desk", ".wasm", readFileSync(wasm));
  const known = `const DESK_WASM = ${JSON.stringify(wasmName.slice(FOLDER.length + 1))};`;
  const code = await bundleModule("js/desk.js", { "desk-glue": glue }, known);
  const names = Object.fromEntries(
    [
      ["desk.js", writeHashed(FOLDER, "desk", ".js", code)],
      ["desk.css", writeHashed(FOLDER, "desk", ".css", await buildStyle("desk/style/desk.css"))],
    ].map(([own, [name]]) => [own, name.slice(FOLDER.length + 1)]),
  );
  const page = inDesk("index.html");
  // Trunk leaves the line that told it what to build.
  const html = text(page).replace(/ *<link data-trunk rel="rust"[^>]*>\n/, "");
  writeFileSync(page, withNames(html, names));
  for (const left of [glue, wasm, inDesk("snippets"), inDesk("standpoint-desk.d.ts"), inDesk("standpoint-desk_bg.wasm.d.ts")]) {
    rmSync(left, { recursive: true, force: true });
  }
  return [wasmName, ...Object.values(names).map((name) => `${FOLDER}/${name}`)];
}
