// Trunk's post_build hook: makes of what Trunk built the files that are served.
//
//   the glue, the WebAssembly, the style   → minified, under names with a content hash
//   the loader                             → standpoint.js, with those names and their hashes
//   stories/*.json                         → as they are, and one file a language with a hash
//   index.html                             → with the default story in it
//
// With TRUNK_PROFILE=release it also writes a .br and a .gz beside each file, manifest.json, and
// checks what a first-time reader loads against the budget.

import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";
const source = process.env.TRUNK_SOURCE_DIR ?? process.cwd();
// By require, which looks on NODE_PATH: that is where tools/setup.sh put it.
const require = createRequire(import.meta.url);
const esbuild = require("esbuild");
const terser = require("terser");

// Over the limit the build fails: TimelineJS3 3.9.11 needs 79,800 bytes, its fonts not counted.
const LIMIT = 179_000;
const GOAL = 75_000;

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

const DEFAULT_STORY = "us-russia-2021";

let program;

const at = (...parts) => path.join(dist, ...parts);
const text = (file) => readFileSync(file, "utf8");

/** Writes a file under a name with its hash; returns what the loader needs to know of it. */
function writeHashed(folder, name, extension, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const file = path.posix.join(folder, `${name}-${hash}${extension}`);
  writeFileSync(at(file), bytes);
  // The shorter hash: the loader carries six of them, which do not compress.
  return [file, integrity(bytes, "sha256")];
}

const integrity = (bytes, kind = "sha384") => `${kind}-${createHash(kind).update(bytes).digest("base64")}`;

/** The glue of wasm-bindgen without the imports the WebAssembly no longer has, and with the short
 * names it gives the rest: wasm-bindgen's end in a hash, which does not compress. */
function renameInGlue(glue, { imports, exports }) {
  const [[module]] = imports;
  const importNames = new Map(imports.map(([, name, short]) => [name, short]));
  const exportNames = new Map(exports.map(([name, short]) => [name, short]));
  const eachImport = /^ {8}(__wb\w+): (function\([^]*?\n {8}\}(?:, arguments\);\s*\})?|[^\n]*?),?\n/gm;
  // What takes and gives nothing but numbers and references is imported from js/calls.js itself, module
  // by module, which wasm-opt makes one of.
  const direct = imports.filter(([from]) => from.startsWith("./snippets/"));
  const calls = direct.map(([, name, short]) => `        ${JSON.stringify(short)}: import1.${name},\n`).join("");
  return glue
    .replace(/^import \* as import(?!1 )\d+ from [^\n]*\n/gm, "")
    .replace(/^ {8}"\.\/snippets[^\n]*\n/gm, "")
    .replace(/^ {8}__proto__: null,\n/m, (line) => line + calls)
    .replace(eachImport, (_, name, body) => {
      const short = importNames.get(name);
      return short === undefined ? "" : `        ${JSON.stringify(short)}: ${body},\n`;
    })
    .replace(/\bwasm\.(\w+)/g, (whole, name) =>
      exportNames.has(name) ? `wasm[${JSON.stringify(exportNames.get(name))}]` : whole,
    )
    .replaceAll(JSON.stringify(module), '"a"');
}

/** wasm-bindgen copies what Rust calls beside the glue; js/widget.js has to get the same module. */
const oneCalls = {
  name: "one calls.js",
  setup: ({ onResolve }) => onResolve({ filter: /\/calls\.js$/ }, () => ({ path: path.join(source, "js/calls.js") })),
};

async function bundleGlue(glueFile, words = {}) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(source, "js/widget.js")],
    alias: { glue: glueFile },
    plugins: [oneCalls],
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    define: { WORDS: JSON.stringify(words) },
    write: false,
    logLevel: "error",
  });
  return minify(outputFiles[0].text, true);
}

/** What esbuild bundled, smaller than esbuild makes it. */
async function minify(code, module) {
  const result = await terser.minify(code, { module, toplevel: true, ecma: 2022, compress: { passes: 3 } });
  return result.code;
}

/** Drops exports nobody calls and optimises for size; returns the new names of what is left. */
function shrinkWasm(file, glue) {
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file))).map(({ name }) => name);
  const called = exported.filter((name) => glue.includes(name));
  const graph = at("graph.json");
  const roots = { name: "root", root: true, reaches: called };
  writeFileSync(graph, JSON.stringify([roots, ...called.map((name) => ({ name, export: name }))]));
  execFileSync("wasm-metadce", [...FEATURES, "-f", graph, file, "-o", file], { stdio: "ignore" });
  rmSync(graph);
  const renaming = "--minify-imports-and-exports-and-modules";
  const report = `${execFileSync("wasm-opt", [...FEATURES, ...PASSES, renaming, file, "-o", file])}`;
  // Almost JSON: [module, name, new name] for imports, [name, new name] for exports.
  const rows = [...report.matchAll(/\[("[^\]\n]*")\]/g)].map(([row]) => JSON.parse(row));
  return { imports: rows.filter((row) => row.length === 3), exports: rows.filter((row) => row.length === 2) };
}

/** Builds the program `standpoint` for the machine itself, without the switches that Trunk was given
 * for the WebAssembly; returns its path. */
function buildProgram() {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(CARGO_UNSTABLE_|RUSTC_BOOTSTRAP)/.test(name)));
  const build = ["build", "--quiet", "--bin", "standpoint", "--message-format", "json-render-diagnostics"];
  const options = { cwd: source, env, maxBuffer: 1e9, stdio: ["ignore", "pipe", "inherit"] };
  const messages = `${execFileSync("cargo", build, options)}`.trim().split("\n").map((line) => JSON.parse(line));
  const built = messages.find(({ executable, target }) => executable && target.name === "standpoint");
  if (!built) throw new Error("cargo names no program `standpoint`");
  return built.executable;
}

/** What that program writes. It is built once and then run: Cargo takes its time to see that it need not build. */
function standpoint(...args) {
  program ??= buildProgram();
  return `${execFileSync(program, args, { cwd: source, maxBuffer: 1e9, stdio: ["ignore", "pipe", "inherit"] })}`;
}

/** What the interface says, a file a language. */
function writeWords() {
  mkdirSync(at("words"));
  return Object.fromEntries(
    standpoint("words").trim().split("\n").map((language) => {
      const primary = language.split("-")[0];
      return [primary, writeHashed("words", primary, ".txt", standpoint("words", language).trim())];
    }),
  );
}

const STORY_FILE = path.join("stories", `${DEFAULT_STORY}.json`);

/** The default story, a file a language. */
function splitStory() {
  const { languages } = JSON.parse(text(path.join(source, STORY_FILE)));
  return Object.fromEntries(
    languages.map((language) => {
      const json = standpoint("render", STORY_FILE, "--form", "data", "--lang", language);
      return [language.split("-")[0], writeHashed("stories", `${DEFAULT_STORY}.${language}`, ".json", json)];
    }),
  );
}

/** Puts the default story into the demo article, to be read before any script runs. */
function prerender(css) {
  const page = text(at("index.html"));
  const empty = "<standpoint-timeline></standpoint-timeline>";
  if (!page.includes(empty)) throw new Error(`index.html: expected ${empty}`);
  const embed = standpoint("render", STORY_FILE, "--form", "embed", "--src", STORY_FILE).replace("./standpoint.css", css);
  // As a function: a `$` in the story is a `$`.
  writeFileSync(at("index.html"), page.replace(empty, () => embed.trim()));
}

async function buildLoader(assets) {
  const { code } = await esbuild.transform(text(path.join(source, "js/standpoint.js")), {
    define: { ASSETS: JSON.stringify(assets) },
    format: "iife",
    minify: true,
    target: "es2022",
  });
  return minify(code, false);
}

function compress(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { br: brotliCompressSync(bytes, { params }), gz: gzipSync(bytes, { level: 9 }) };
}

/** Every file below a folder, by its path from dist. */
function files(folder = "") {
  return readdirSync(at(folder)).flatMap((name) => {
    const file = path.posix.join(folder, name);
    return statSync(at(file)).isDirectory() ? files(file) : [file];
  });
}

function publish(assets) {
  const manifest = {};
  for (const file of files().sort()) {
    const bytes = readFileSync(at(file));
    const { br, gz } = compress(bytes);
    writeFileSync(at(`${file}.br`), br);
    writeFileSync(at(`${file}.gz`), gz);
    manifest[file] = { raw: bytes.length, gzip: gz.length, brotli: br.length, sha384: integrity(bytes) };
  }
  writeFileSync(at("manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const row = (name, { raw, gzip, brotli }) =>
    console.log([name.padEnd(52), ...[raw, gzip, brotli].map((n) => String(n).padStart(9))].join(" "));
  row("file", { raw: "raw", gzip: "gzip", brotli: "brotli" });
  for (const [file, sizes] of Object.entries(manifest)) row(file, sizes);
  for (const [language, [story]] of Object.entries(assets.stories)) {
    const loaded = ["standpoint.js", assets.code[0], assets.wasm[0], assets.css[0], words[language][0], story];
    const sum = (key) => loaded.reduce((total, file) => total + manifest[file][key], 0);
    const total = { raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
    row(`first-time reader, default story (${language})`, total);
    if (total.brotli > LIMIT) {
      throw new Error(`a first-time reader would load ${total.brotli} bytes; the limit is ${LIMIT}`);
    }
    if (total.brotli > GOAL) console.log(`  over the goal of ${GOAL} bytes`);
  }
}

const wasm = at("standpoint_bg.wasm");
const glue = at("standpoint.js");
// Snippets (js/intl.js) stand beside the glue and are bundled into it.
if (release) {
  const names = shrinkWasm(wasm, await bundleGlue(glue));
  writeFileSync(glue, renameInGlue(text(glue), names));
}
const words = writeWords();
const bundled = await bundleGlue(glue, words);
const css = await esbuild.transform(text(path.join(source, "style/standpoint.css")), {
  loader: "css",
  minify: true,
  target: ["chrome123", "firefox128", "safari17.5"],
});
const assets = {
  code: writeHashed("", "standpoint", ".js", bundled),
  wasm: writeHashed("", "standpoint", ".wasm", readFileSync(wasm)),
  css: writeHashed("", "standpoint", ".css", css.code),
  stories: splitStory(),
};
// Under a stable name too, for pages that were rendered elsewhere.
writeFileSync(at("standpoint.css"), css.code);
prerender(assets.css[0]);
for (const left of [wasm, glue, at("snippets"), at("standpoint.d.ts"), at("standpoint_bg.wasm.d.ts")]) {
  if (existsSync(left)) rmSync(left, { recursive: true });
}
writeFileSync(glue, await buildLoader(assets));
if (release) publish(assets);
