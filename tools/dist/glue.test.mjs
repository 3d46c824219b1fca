import assert from "node:assert/strict";
import { test } from "node:test";
import { renameInGlue, startWithoutWasm } from "./glue.mjs";

/** Glue as wasm-bindgen writes it, with what this version of it does and with blanks that it does not have. */
const GLUE = `
import { copy } from './snippets/a/js/calls.js';
import * as import1 from "./snippets/a/js/calls.js"
import * as import2 from "./snippets/a/js/calls.js"
export class Widget {
    free() { wasm.__wbg_widget_free(this.ptr, 0); wasm.dropped(); }
}
function __wbg_get_imports() {
  const import0 = {
      __proto__: null,
      __wbg_throw_4c88: function(arg0, arg1) {
          throw new Error(getString(arg0, arg1, wasm.memory));
      },
        __wbg_append_7ad2: function() { return handleError(function (arg0, arg1) {
            return arg0.appendChild(arg1);
        }, arguments); },
      "__wbg_copy_eafd": (arg0) => copy(arg0), __wbg_gone_0000: function() { return 1; },
  };
  return {
      __proto__: null,
      "./widget_bg.js": import0,
      "./snippets/a/js/calls.js": import1,
      "./snippets/a/js/calls.js": import2,
  };
}
let wasm; let wasmModule = wasm.memory.buffer;
`;

/** @type {import("./glue.mjs").Renaming} */
const RENAMING = {
  module: "a",
  imports: [
    ["./snippets/a/js/calls.js", "isVisible", "b"],
    ["./widget_bg.js", "__wbg_append_7ad2", "$"],
    ["./widget_bg.js", "__wbg_throw_4c88", "c"],
    ["./widget_bg.js", "__wbg_copy_eafd", "d"],
  ],
  exports: [
    ["memory", "e"],
    ["__wbg_widget_free", "f"],
  ],
};

test("imports and exports get their short names", () => {
  const glue = renameInGlue(GLUE, RENAMING);
  assert.match(glue, /wasm\["f"\]\(this\.ptr, 0\)/);
  assert.match(glue, /wasmModule = wasm\["e"\]\.buffer/);
  assert.match(glue, /getString\(arg0, arg1, wasm\["e"\]\)/);
  assert.match(glue, /return \{ "a": \{/);
  assert.match(glue, /"d": \(arg0\) => copy\(arg0\),/);
  assert.match(glue, /"\$": function\(\) \{ return handleError/);
  assert.match(glue, /"b": import1\.isVisible,/);
  assert.doesNotMatch(glue, /__wbg_(throw|append|copy|widget_free)/);
});

test("imports that the WebAssembly no longer has are left out", () => {
  assert.doesNotMatch(renameInGlue(GLUE, RENAMING), /gone/);
});

// The names were once found by a pattern that wanted eight blanks before each: with seven nothing was renamed,
// nothing was said, and the timeline did not start.
test("an import that is not found in the glue is an error", () => {
  const imports = [...RENAMING.imports, /** @type {[string, string, string]} */ (["./widget_bg.js", "__wbg_new_cd43", "g"])];
  const expected = /expected a function for each of 5 imports of the WebAssembly, found 4; missing: __wbg_new_cd43 of \.\/widget_bg\.js/;
  assert.throws(() => renameInGlue(GLUE, { ...RENAMING, imports }), expected);
});

test("an import of a module that the glue does not import is an error", () => {
  const imports = [/** @type {[string, string, string]} */ (["./other.js", "isVisible", "b"])];
  assert.throws(() => renameInGlue(GLUE, { ...RENAMING, imports }), /found 0; missing: isVisible of \.\/other\.js/);
});

test("an export that the glue does not use is an error", () => {
  const exports = [...RENAMING.exports, /** @type {[string, string]} */ (["widget_new", "g"])];
  const expected = /expected a use of each of 3 exports of the WebAssembly, found 2; missing: widget_new/;
  assert.throws(() => renameInGlue(GLUE, { ...RENAMING, exports }), expected);
});

test("glue that makes its imports in another way is an error that says where to look", () => {
  const glue = GLUE.replace("__wbg_get_imports", "getImports");
  assert.throws(() => renameInGlue(glue, RENAMING), /expected a function __wbg_get_imports, found none\..*tools\/dist\/glue\.mjs/);
});

const START = `
let wasm;
function __wbg_finalize_init(instance) { wasm = instance.exports; return wasm; }
function __wbg_get_imports() { return { a: 1 }; }
function initSync(module) { return __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports())); }
`;

test("glue for code that is not WebAssembly takes the function that makes the exports", () => {
  const start = Function(`${startWithoutWasm(START)}; return initSync;`)();
  assert.deepEqual(start((/** @type {object} */ imports) => ({ ...imports, b: 2 })), { a: 1, b: 2 });
});

test("glue that starts in another way is an error that says where to look", () => {
  const glue = START.replace("initSync", "start");
  assert.throws(() => startWithoutWasm(glue), /expected functions initSync and __wbg_finalize_init\..*tools\/dist\/glue\.mjs/);
});
