// The WebAssembly, smaller: without the exports that nobody calls, optimised for size, with short names.

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { missingNames } from "./glue.mjs";
import { run } from "./run.mjs";
import { own } from "./settings.mjs";
import { membersOf } from "./syntax.mjs";

/** A kind of WebAssembly: what it is called, and the features that it may use, which binaryen's tools need spelled out.
 * @typedef {{ name: string, features: string[] }} Kind */

/** @param {string} name @param {string[]} features
 * @returns {Kind} */
const kind = (name, ...features) => ({ name, features: features.map((feature) => `--enable-${feature}`) });

// What every browser that runs the widget has; with --all-features Chromium refuses the module.
export const WASM = kind(
  "wasm",
  "bulk-memory",
  "reference-types",
  "nontrapping-float-to-int",
  "sign-ext",
  "mutable-globals",
  "multivalue",
);

// What wasm2js takes; with these two the JavaScript is 800 bytes smaller (brotli) and copies memory faster.
export const SCRIPTED = kind("scripted", "bulk-memory", "sign-ext", "mutable-globals");

// Rust leaves the first kilobyte of memory alone, which is what --low-memory-unused asks for. Going by
// way of flat code, and sharing locals at the end, saves 360 bytes after brotli.
const PASSES = [
  "--flatten",
  "--rereloop",
  "-Oz",
  "--converge",
  "--reorder-locals",
  "--coalesce-locals-learning",
  "-Oz",
  "--low-memory-unused",
  "--strip-producers",
  "--strip-target-features",
];

const RENAME = "--minify-imports-and-exports-and-modules";

/** @param {string} file */
const moduleIn = (file) => new WebAssembly.Module(readFileSync(file));

/** Reads what wasm-opt reports of its renaming: an object with `imports`, rows of module, name and short name,
 * and `exports`, rows of name and short name. It is JSON since
 * https://github.com/WebAssembly/binaryen/pull/8550.
 * @param {string} report */
export function readReport(report) {
  /** @param {unknown} rows @param {number} length */
  const areRows = (rows, length) =>
    Array.isArray(rows) &&
    rows.every((row) => Array.isArray(row) && row.length === length && row.every((one) => typeof one === "string"));
  let read;
  try {
    read = JSON.parse(report);
  } catch {
    read = undefined;
  }
  if (!areRows(read?.imports, 3) || !areRows(read?.exports, 2)) {
    const found = JSON.stringify(report.slice(0, 200));
    throw new Error(`wasm-opt ${RENAME}: expected an object of imports and exports in JSON, found ${found}. See tools/dist/wasm.mjs`);
  }
  return /** @type {Pick<import("./glue.mjs").Renaming, "imports" | "exports">} */ (read);
}

/** Returns what of the renaming is left in the optimised module, once all that the module has is known to it and
 * all that the glue calls is there. The report leaves out the new name of the imported modules
 * (https://github.com/WebAssembly/binaryen/issues/7657): the module has it.
 * @param {ReturnType<typeof readReport>} report
 * @param {{ imports: { module: string, name: string }[], exports: { name: string }[] }} module
 * @param {string[]} called the exports that the glue calls, by their long names
 * @returns {import("./glue.mjs").Renaming} */
export function renamingOf(report, module, called) {
  const modules = [...new Set(module.imports.map(({ module }) => module))];
  if (modules.length !== 1) {
    throw new Error(`wasm-opt ${RENAME}: expected one module that all is imported from, found ${modules.join(", ") || "none"}`);
  }
  /** @template {string[]} Row @param {string} what @param {Row[]} rows @param {{ name: string }[]} names */
  const left = (what, rows, names) => {
    const there = new Set(names.map(({ name }) => name));
    const found = rows.filter((row) => there.has(/** @type {string} */ (row.at(-1))));
    if (found.length !== names.length) {
      const expected = `the ${names.length} ${what} of the module in its report`;
      throw new Error(`wasm-opt ${RENAME}: expected ${expected}, found ${found.length}. See tools/dist/wasm.mjs`);
    }
    return found;
  };
  const imports = left("imports", report.imports, module.imports);
  const exports = left("exports", report.exports, module.exports);
  const names = new Set(exports.map(([name]) => name));
  const missing = called.filter((name) => !names.has(name));
  if (missing.length) {
    throw missingNames(`the ${called.length} exports that the glue calls`, called.length - missing.length, missing);
  }
  return { module: modules[0], imports, exports };
}

/** Optimises a module, in place. That takes half a minute, so what came of the last module of each kind is kept, for
 * the many builds that change only a script or the style.
 * @param {string} file
 * @param {Kind} kind */
async function optimise(file, { name, features }) {
  const version = await run("wasm-opt", ["--version"]);
  const hash = createHash("sha256").update(version).update(`${features} ${PASSES}`).update(readFileSync(file));
  const folder = own("target/wasm-opt");
  const kept = path.join(folder, `${name}-${hash.digest("hex")}.wasm`);
  if (!existsSync(kept)) {
    mkdirSync(folder, { recursive: true });
    const others = readdirSync(folder).filter((other) => other.startsWith(`${name}-`));
    for (const other of others) rmSync(path.join(folder, other));
    const whole = `${kept}.part`;
    await run("wasm-opt", [...features, ...PASSES, file, "-o", whole]);
    renameSync(whole, kept);
  }
  copyFileSync(kept, file);
}

/** Makes a module smaller, in place. Returns what was renamed.
 * @param {string} file
 * @param {string} bundled the glue with all that calls it, and without what nobody calls
 * @param {Kind} kind */
export async function shrinkWasm(file, bundled, kind) {
  const { features } = kind;
  const members = membersOf(bundled);
  const exported = WebAssembly.Module.exports(moduleIn(file)).map(({ name }) => name);
  const called = exported.filter((name) => members.has(name));
  const graph = `${file}.json`;
  const roots = { name: "root", root: true, reaches: called };
  writeFileSync(graph, JSON.stringify([roots, ...called.map((name) => ({ name, export: name }))]));
  await run("wasm-metadce", [...features, "-f", graph, file, "-o", file]);
  rmSync(graph);
  // By itself, because --converge repeats every pass, and each renaming would be reported; and first, because
  // the module is 350 bytes larger (brotli) when it is renamed last.
  const report = await run("wasm-opt", [...features, RENAME, file, "-o", file]);
  await optimise(file, kind);
  const small = moduleIn(file);
  const names = { imports: WebAssembly.Module.imports(small), exports: WebAssembly.Module.exports(small) };
  return renamingOf(readReport(report), names, called);
}
