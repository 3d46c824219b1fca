// The widget as JavaScript alone, for browsers that have no WebAssembly or whose page forbids it: the same Rust,
// compiled for the little of WebAssembly that binaryen's wasm2js understands, and translated by it.

import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundleCode } from "./bundle.mjs";
import { writeHashed } from "./files.mjs";
import { renameInGlue, startWithoutWasm } from "./glue.mjs";
import { run } from "./run.mjs";
import { text } from "./settings.mjs";
import { edited, nodesOf } from "./syntax.mjs";
import { SCRIPTED, shrinkWasm } from "./wasm.mjs";

/** @typedef {import("./syntax.mjs").Node} Node */

const HELP = "wasm2js may write its code in another way since its last update: see tools/dist/scripted.mjs";

/** @template Found @param {Found[]} found @param {string} expected @returns {Found} */
function only(found, expected) {
  if (found.length !== 1) throw new Error(`wasm2js: expected one ${expected}, found ${found.length}. ${HELP}`);
  return found[0];
}

/** Whether a node is a call of something with this name, or of a member with it.
 * @param {Node | undefined} node @param {string} name */
const isCall = (node, name) => node?.type === "CallExpression" && (node.callee.name ?? node.callee.property?.name) === name;

const BASE64 = /^base64/;

/** The data of the memory as text, which compresses better than Base64.
 * @param {Node[]} nodes */
function writeDataAsText(nodes) {
  const calls = nodes.filter((node) => isCall(node, "base64DecodeToExistingUint8Array"));
  const texts = calls.map(({ arguments: [memory, at, data], start, end }) => {
    const bytes = Buffer.from(data.value, "base64").toString("latin1");
    return { start, end, text: `putText(${memory.name}, ${at.value}, ${JSON.stringify(bytes)})` };
  });
  const statements = /** @type {Node[]} */ (nodes[0].body);
  const decoder = statements.filter((statement) => {
    const inside = nodes.filter(({ start, end }) => start >= statement.start && end <= statement.end);
    return inside.some(({ type, name }) => type === "Identifier" && BASE64.test(name)) && !inside.some((node) => calls.includes(node));
  });
  const put = "function putText(memory, at, text) { for (let i = 0; i < text.length; i++) memory[at + i] = text.charCodeAt(i); }";
  return [...texts, ...decoder.map(({ start, end }, at) => ({ start, end, text: at ? "" : put }))];
}

/** The memory grows by becoming part of a larger one. wasm-bindgen keeps views of it, and knows that it grew by the old
 * one having no bytes left, as WebAssembly leaves it and `transfer` too. With a copy, as wasm2js has it, strings came out
 * as rubbish. Each time it becomes twice as large as it was: the program asks for a little again and again, and a story
 * of a thousand events took seven times as long as with WebAssembly.
 * @param {Node[]} nodes */
function growByTransfer(nodes) {
  const [size, grow] = ["__wasm_memory_size", "__wasm_memory_grow"].map((name) => {
    const found = nodes.filter(({ type, id }) => type === "FunctionDeclaration" && id.name === name);
    const { start, end } = only(found, `function ${name}`);
    return { start, inside: nodes.filter((node) => node.start >= start && node.end <= end) };
  });
  const { argument } = only(size.inside.filter(({ type }) => type === "ReturnStatement"), "return of __wasm_memory_size");
  const { consequent } = only(grow.inside.filter(({ type }) => type === "IfStatement"), "condition in __wasm_memory_grow");
  const made = grow.inside.filter(({ type, callee }) => type === "NewExpression" && callee.name === "ArrayBuffer");
  const { start, end } = only(made, "new ArrayBuffer in __wasm_memory_grow");
  const copied = grow.inside.filter(({ type, expression }) => type === "ExpressionStatement" && isCall(expression, "set"));
  const copy = only(copied, "copy of the memory in __wasm_memory_grow");
  const enough = "memoryPages = newPages; if (newPages * 65536 <= buffer.byteLength) return oldPages;";
  return [
    { start: size.start, end: size.start, text: "var memoryPages = buffer.byteLength >> 16;\n" },
    { start: argument.start, end: argument.end, text: "memoryPages" },
    { start: consequent.start + 1, end: consequent.start + 1, text: enough },
    { start, end, text: "buffer.transfer(Math.max(newPages, 2 * oldPages) * 65536)" },
    { start: copy.start, end: copy.end, text: "" },
  ];
}

/** Returns what wasm2js wrote as a module with a function `instantiate`, which takes the imports and returns the exports.
 * @param {string} code */
export function asFunction(code) {
  const nodes = nodesOf(code);
  const statements = /** @type {Node[]} */ (nodes[0].body);
  only(statements.filter(({ id }) => id?.name === "asmFunc"), "function asmFunc");
  // It imports from modules, calls the function, and exports what that returns, one by one.
  const around = statements.filter(
    ({ type, declarations }) => /^(Import|Export)/.test(type) || isCall(declarations?.[0].init, "asmFunc"),
  );
  const end = code.length;
  return edited(code, [
    ...around.map(({ start, end }) => ({ start, end, text: "" })),
    ...writeDataAsText(nodes),
    ...growByTransfer(nodes),
    { start: end, end, text: "export { asmFunc as instantiate };\n" },
  ]);
}

/** Writes the one file of it.
 * @param {string} wasm what Cargo made of the release with `-Ctarget-cpu=mvp` (see the Makefile)
 * @param {import("./files.mjs").Assets} words for each language of the interface
 * @param {import("./files.mjs").Assets} stories the default story, for each of its languages
 * @returns {Promise<import("./files.mjs").Asset>} */
export async function writeScripted(wasm, words, stories) {
  const folder = await mkdtemp(path.join(tmpdir(), "standpoint-scripted-"));
  try {
    const [glue, module, translated] = ["widget.js", "widget_bg.wasm", "translated.js"].map((name) => path.join(folder, name));
    await run("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", folder, "--out-name", "widget", wasm]);
    const renaming = await shrinkWasm(module, await bundleCode(glue), SCRIPTED);
    writeFileSync(translated, asFunction(await run("wasm2js", [...SCRIPTED.features, "-Oz", module])));
    writeFileSync(glue, startWithoutWasm(renameInGlue(text(glue), renaming)));
    const code = await bundleCode(glue, words, stories, translated);
    if (nodesOf(code).some(({ type, name }) => type === "Identifier" && name === "WebAssembly")) {
      throw new Error(`the code that is to do without WebAssembly names it. See startWithoutWasm in tools/dist/glue.mjs`);
    }
    return writeHashed("", "scripted", ".js", code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the file that stands for it in a build that is only to be looked at: it says so.
 * @returns {import("./files.mjs").Asset} */
export function writeNotScripted() {
  const message = "this page was built without the JavaScript for browsers that have no WebAssembly, or may not use it: `make dist` makes it";
  const code = `export const prepare = () => { throw Object.assign(Error(${JSON.stringify(message)}), { code: "unsupported" }); };`;
  return writeHashed("", "scripted", ".js", code);
}
