import assert from "node:assert/strict";
import { test } from "node:test";
import { readReport, renamingOf } from "./wasm.mjs";

const REPORT = `{
 "imports": [
  ["./widget_bg.js", "__wbg_append_7ad2", "$"],
  ["./snippets/a/js/calls.js", "isVisible", "b"]
 ],
"exports": [
  ["memory", "c"],
  ["widget_new", "d"]
 ]
}
`;

const MODULE = {
  imports: [
    { module: "a", name: "$" },
    { module: "a", name: "b" },
  ],
  exports: [{ name: "c" }, { name: "d" }],
};

test("what wasm-opt renamed is read from its report, the module's name from the WebAssembly", () => {
  const renaming = renamingOf(readReport(REPORT), MODULE, ["memory", "widget_new"]);
  assert.equal(renaming.module, "a");
  assert.deepEqual(renaming.imports[1], ["./snippets/a/js/calls.js", "isVisible", "b"]);
  assert.deepEqual(renaming.exports, [["memory", "c"], ["widget_new", "d"]]);
});

// --converge repeats every pass: four reports came in one, of which only the first knows the long names.
test("a report of another form is an error that shows its beginning", () => {
  assert.throws(() => readReport(REPORT + REPORT), /expected an object of imports and exports in JSON, found "\{\\n/);
  assert.throws(() => readReport("isVisible => b\n"), /found "isVisible => b/);
  assert.throws(() => readReport('{ "imports": [["isVisible", "b"]], "exports": [] }'), /in JSON, found/);
  assert.throws(() => readReport(""), /in JSON, found ""/);
});

test("an import that the optimiser dropped afterwards is not asked of the glue", () => {
  const module = { ...MODULE, imports: [MODULE.imports[1]] };
  assert.deepEqual(renamingOf(readReport(REPORT), module, []).imports, [["./snippets/a/js/calls.js", "isVisible", "b"]]);
});

test("a name in the module that was not reported is an error", () => {
  const module = { ...MODULE, imports: [...MODULE.imports, { module: "a", name: "z" }] };
  assert.throws(() => renamingOf(readReport(REPORT), module, []), /expected the 3 imports of the module in its report, found 2/);
});

test("two modules to import from are an error", () => {
  const module = { ...MODULE, imports: [...MODULE.imports, { module: "b", name: "b" }] };
  assert.throws(() => renamingOf(readReport(REPORT), module, []), /expected one module that all is imported from, found a, b/);
});

test("an export that the glue calls and that is gone is an error", () => {
  const expected = /expected the 2 exports that the glue calls, found 1; missing: widget_open/;
  assert.throws(() => renamingOf(readReport(REPORT), MODULE, ["memory", "widget_open"]), expected);
});
