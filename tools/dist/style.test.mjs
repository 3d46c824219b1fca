import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(new URL(file, root), "utf8");
const parts = [...read("style/standpoint.css").matchAll(/^@import "standpoint\/(.*)\.css";$/gm)].map(([, part]) => part);

/** @param {RegExp} pattern @param {string} text */
const numbers = (pattern, text) => [...text.matchAll(pattern)].map((found) => found.slice(1).map(Number));

test("every part of the style is imported", () => {
  const files = readdirSync(new URL("style/standpoint/", root));
  assert.deepEqual(files.sort(), parts.map((part) => `${part}.css`).sort());
});

test("what `render --style inline` writes has the same parts in the same order", () => {
  const [, list = ""] = /style!\(([^)]*)\)/.exec(read("src/render/embed.rs")) ?? [];
  assert.deepEqual([...list.matchAll(/"([^"]*)"/g)].map(([, part]) => part), parts);
});

// The overview places its marks by number, and a policy that forbids style attributes leaves only rules for that.
test("there is a rule for every column of the overview", () => {
  const [, ...found] = /const COLUMNS: \[usize; \w+\] = \[(\d+), (\d+)\];/.exec(read("src/view/overview.rs")) ?? [];
  const [narrow, wide] = found.map(Number);
  const css = read("style/standpoint/columns.css");
  const expected = (/** @type {number} */ columns, /** @type {number} */ first) =>
    Array.from({ length: columns }, (_, column) => [column, column + first]);
  assert.deepEqual(numbers(/\[data-at="(\d+)"\] \{ grid-column: (\d+); \}/g, css), expected(narrow, 1));
  // The first column of a wider screen has the names of the sides.
  assert.deepEqual(numbers(/\[data-wide="(\d+)"\] \{ grid-column: (\d+); \}/g, css), expected(wide, 2));

  const overview = read("style/standpoint/overview.css");
  assert.deepEqual(numbers(/repeat\((\d+), minmax/g, overview), [[narrow], [wide]]);
});

test("there is a colour and a shape for every mark of a side", () => {
  const css = read("style/standpoint/sides.css");
  const marks = numbers(/\[data-mark="(\d)"\] \{ --sp_side: var\(--standpoint-side-(\d), light-dark\(.*?\)\); --sp_shape: /g, css);
  assert.deepEqual(marks, Array.from({ length: 8 }, (_, mark) => [mark, mark + 1]));
});

// Where the root is of 62.5 %, as on many pages, all text was of 10 px.
test("no size goes by the root of the page", () => {
  for (const part of parts) assert.doesNotMatch(read(`style/standpoint/${part}.css`), /\dr(em|lh|ex|ch|cap|ic)\b/, part);
});

// A page's own @property --ink turned all text red.
test("custom properties have names that no page has", () => {
  const names = parts.flatMap((part) => read(`style/standpoint/${part}.css`).match(/--[\w-]+/g) ?? []);
  assert.ok(names.length > 100);
  const others = names.filter((name) => !/^--(standpoint-[a-z]|sp_$|sp_[a-z])/.test(name) && name !== "--standpoint-");
  assert.deepEqual(others, []);
});
