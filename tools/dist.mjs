// Trunk's hook: makes of what Trunk built the files that are served.
//
//   the glue, the WebAssembly, the style   → minified, under names with a content hash
//   the WebAssembly of STANDPOINT_TO_SCRIPT      → the same as JavaScript alone, in one such file
//   the loader                             → standpoint.js, with those names and their hashes
//   stories/*.json                         → as they are, and one file a language with a hash
//   index.html                             → with the default story in it
//   embed.html                             → with its script and style, which get a hash; standpoint-frame.js
//   desk/                                  → desk/, the desk, which Trunk builds by itself
//   package/                               → npm/, a package for bundlers, with the same code
//
// With TRUNK_PROFILE=release it also writes a .br and a .gz beside each file, manifest.json, and
// checks what a reader loads against the budget.
//
// `node tools/dist.mjs check`, the hook before Trunk compiles anything, looks whether all that is needed
// is there: the tools, the default story, and style and JavaScript without mistakes of syntax.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { figures, judged } from "./dist/budget.mjs";
import { buildLoader, bundleCode } from "./dist/bundle.mjs";
import { writeDesk } from "./dist/desk.mjs";
import { writeHashed } from "./dist/files.mjs";
import { checkFrame, writeFrame } from "./dist/frame.mjs";
import { renameInGlue } from "./dist/glue.mjs";
import { writePackage } from "./dist/npm.mjs";
import { publish } from "./dist/publish.mjs";
import { at, installed, isRelease, own, text } from "./dist/settings.mjs";
import { writeNotScripted, writeScripted } from "./dist/scripted.mjs";
import { languages, prerender, splitStory, withStory } from "./dist/stories.mjs";
import { buildStyle } from "./dist/style.mjs";
import { WASM, shrinkWasm } from "./dist/wasm.mjs";
import { writeWords } from "./dist/words.mjs";

/** Throws where something is missing that the build needs, before it takes its minutes. */
async function check() {
  ["acorn", "esbuild", "terser"].map(installed);
  for (const tool of isRelease ? ["wasm-metadce", "wasm-opt", "wasm2js"] : []) {
    try {
      execFileSync(tool, ["--version"], { stdio: "ignore" });
    } catch (cause) {
      throw new Error(`${tool} is not there: run this by \`make\`, or after \`. tools/env.sh\``, { cause });
    }
  }
  languages();
  withStory(text(own("index.html")), "");
  await Promise.all([buildStyle(), buildLoader({}), checkFrame()]);
}

/** Makes the WebAssembly smaller, in place, and its glue with it.
 * @param {string} wasm @param {string} glue */
async function shrink(wasm, glue) {
  const renaming = await shrinkWasm(wasm, await bundleCode(glue), WASM);
  writeFileSync(glue, renameInGlue(text(glue), renaming));
}

async function build() {
  const wasm = at("standpoint_bg.wasm");
  const glue = at("standpoint.js");
  for (const file of [wasm, glue]) {
    if (!existsSync(file)) throw new Error(`expected Trunk to have made ${file}, found nothing`);
  }
  const words = writeWords();
  const stories = splitStory();
  const toScript = process.env.STANDPOINT_TO_SCRIPT;
  const [scripted] = await Promise.all([
    toScript ? writeScripted(own(toScript), words, stories) : writeNotScripted(),
    isRelease && shrink(wasm, glue),
  ]);
  const style = await buildStyle();
  const assets = {
    // Snippets (js/calls.js) stand beside the glue and are bundled into it.
    code: writeHashed("", "standpoint", ".js", await bundleCode(glue, words, stories)),
    wasm: writeHashed("", "standpoint", ".wasm", readFileSync(wasm)),
    scripted,
    css: writeHashed("", "standpoint", ".css", style),
  };
  // Under a stable name too, for pages that were rendered elsewhere.
  writeFileSync(at("standpoint.css"), style);
  await writePackage({ glue, assets, words, stories });
  const embed = prerender(assets.css[0]);
  for (const left of [wasm, glue, at("snippets"), at("standpoint.d.ts"), at("standpoint_bg.wasm.d.ts")]) {
    if (existsSync(left)) rmSync(left, { recursive: true });
  }
  writeFileSync(at("standpoint.js"), await buildLoader(assets));
  const frame = await writeFrame();
  const desk = await writeDesk();
  if (!isRelease) return;

  const code = ["standpoint.js", assets.code[0], assets.wasm[0], assets.css[0]];
  const visit = (/** @type {string} */ language) => [...code, words[language][0], stories[language][0]];
  const sizes = publish(Object.fromEntries(Object.keys(stories).map((language) => [language, visit(language)])));
  const { lines, over } = judged(
    figures({ sizes, code, scripted: toScript && scripted[0], words, stories, embed, firstStyle: style, frame, desk }),
  );
  console.log(lines.join("\n"));
  if (over.length && !process.env.STANDPOINT_OVER_BUDGET) {
    const found = over.map(({ what, bytes, limit }) => `${what}, ${bytes} bytes of ${limit}`).join("; ");
    throw new Error(`too large: ${found}. STANDPOINT_OVER_BUDGET=1 lets through what is only to be measured`);
  }
}

try {
  await (process.argv[2] === "check" ? check() : build());
} catch (error) {
  // The message says what to do; the lines of code that led there are for whoever changes this.
  console.error(process.env.DEBUG ? error : `dist: ${/** @type {Error} */ (error).message}`);
  process.exitCode = 1;
}
