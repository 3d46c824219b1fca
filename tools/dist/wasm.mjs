// The WebAssembly, smaller: without the exports that nobody calls, optimised for size, with short names.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { missingNames } from "./glue.mjs";
import { at, own } from "./settings.mjs";
import { membersOf } from "./syntax.mjs";

// What every browser that runs the widget has; wasm-opt needs it spelled out, and with
// --all-features Chromium refuses the module.
const FEATURES = [
  "bulk-memory",
  "reference-types",
  "nontrapping-float-to-int",
  "sign-ext",
  "mutable-globals",
  "multivalue",
].map((feature) => `--enable-${feature}`);

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

/** Optimises a module, in place. That takes half a minute, so what came of the same module before is kept, for the
 * many builds that change only a script or the style.
 * @param {string} file */
function optimise(file) {
  const version = execFileSync("wasm-opt", ["--version"]);
  const hash = createHash("sha256").update(version).update(`${FEATURES} ${PASSES}`).update(readFileSync(file));
  const folder = own("target/wasm-opt");
  const kept = path.join(folder, `${hash.digest("hex")}.wasm`);
  if (!existsSync(kept)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const whole = `${kept}.part`;
    execFileSync("wasm-opt", [...FEATURES, ...PASSES, file, "-o", whole], { stdio: ["ignore", "ignore", "inherit"] });
    renameSync(whole, kept);
  }
  copyFileSync(kept, file);
}

/** Makes a module smaller, in place. Returns what was renamed.
 * @param {string} file
 * @param {string} bundled the glue with all that calls it, and without what nobody calls */
export function shrinkWasm(file, bundled) {
  const members = membersOf(bundled);
  const exported = WebAssembly.Module.exports(moduleIn(file)).map(({ name }) => name);
  const called = exported.filter((name) => members.has(name));
  const graph = at("graph.json");
  const roots = { name: "root", root: true, reaches: called };
  writeFileSync(graph, JSON.stringify([roots, ...called.map((name) => ({ name, export: name }))]));
  execFileSync("wasm-metadce", [...FEATURES, "-f", graph, file, "-o", file], { stdio: ["ignore", "ignore", "inherit"] });
  rmSync(graph);
  // By itself, because --converge repeats every pass, and each renaming would be reported; and first, because
  // the module is 350 bytes larger (brotli) when it is renamed last.
  const report = `${execFileSync("wasm-opt", [...FEATURES, RENAME, file, "-o", file])}`;
  optimise(file);
  const small = moduleIn(file);
  const names = { imports: WebAssembly.Module.imports(small), exports: WebAssembly.Module.exports(small) };
  return renamingOf(readReport(report), names, called);
}
