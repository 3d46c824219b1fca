import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { expression, withVersion } from "./npm.mjs";

const read = (/** @type {string} */ file) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const [{ declarations, exports }] = JSON.parse(read("package/custom-elements.json")).modules;
const element = declarations[0];
const types = read("package/standpoint.d.ts");
const readme = read("README.md");
const script = read("js/standpoint.js");

/** Names in the first column of the table in a part of the README.
 * @param {string} title */
function documented(title) {
  const part = readme.split(`\n## ${title}\n`)[1].split("\n## ")[0];
  const rows = part.split("\n").filter((row) => row.startsWith("| `"));
  return rows.flatMap((row) => [...row.split(" | ")[0].matchAll(/`(-{0,2}[a-zA-Z-]+\d?)/g)].map(([, name]) => name)).sort();
}

/** @param {{ name: string }[]} list */
const names = (list) => list.map(({ name }) => name).sort();

/** What stands between two texts.
 * @param {string} text @param {string} from @param {string} to */
const between = (text, from, to) => text.split(from)[1].split(to)[0];

test("the manifest has the attributes of the README, and so have the types", () => {
  const expected = documented("Attributes");
  assert.ok(expected.includes("heading-level") && expected.length >= 9);
  assert.deepEqual(names(element.attributes), expected);
  const typed = between(types, "interface StandpointTimelineAttributes {", "\n}").matchAll(/^ {2}"?([a-z-]+)"?\?:/gm);
  assert.deepEqual([...typed].map(([, name]) => name).sort(), expected);
});

test("what the element observes and a tag may say are attributes of the manifest", () => {
  const observed = [...between(script, "const OBSERVED = [", "]").matchAll(/"([a-z-]+)"/g)].map(([, name]) => name);
  assert.ok(observed.length >= 7);
  for (const name of observed) assert.ok(names(element.attributes).includes(name), name);
});

test("the manifest has the property and the methods of the README, and the class has them", () => {
  const expected = documented("Property and methods");
  assert.deepEqual(names(element.members), expected);
  for (const name of expected) {
    assert.match(script, new RegExp(`^ {2}(get )?${name}\\(`, "m"));
    assert.match(types, new RegExp(`^ {2}(get )?${name}\\(`, "m"));
  }
});

test("the manifest has the events of the README, and so have the types", () => {
  const expected = documented("Events");
  assert.deepEqual(names(element.events), expected);
  const typed = between(types, "interface StandpointEventMap {", "\n}").matchAll(/^ {2}"(standpoint-[a-z]+)":/gm);
  assert.deepEqual([...typed].map(([, name]) => name).sort(), expected);
});

test("the manifest has the parts and custom properties of the README", () => {
  const parts = between(readme, "Parts, for `::part()`:", ".\n").matchAll(/`([a-z]+)`/g);
  assert.deepEqual(names(element.cssParts), [...parts].map(([, name]) => name).sort());
  const expected = documented("Styling").concat([2, 3, 4, 5, 6, 7].map((side) => `--standpoint-side-${side}`)).sort();
  assert.deepEqual([...new Set(expected)], names(element.cssProperties));
});

test("what is exported is declared, and every file that package.json names is made", () => {
  for (const { declaration } of exports) assert.equal(declaration.name, element.name);
  const { files, exports: paths, types: own, customElements } = JSON.parse(read("package/package.json"));
  assert.ok(files.includes("assets") && files.includes(customElements));
  const writer = read("tools/dist/npm.mjs");
  for (const target of [own, ...Object.values(paths["."]), paths["./react"].types]) {
    assert.ok(writer.includes(`"${target.replace("./", "")}"`), target);
  }
});

test("the package has the version of the program", () => {
  assert.match(withVersion('{ "name": "a" }', '[package]\nname = "a"\nversion = "1.2.3"\n'), /"version": "1.2.3"/);
  assert.throws(() => withVersion("{}", "[package]"), /expected a version, found none/);
});

test("an asset is named so that bundlers find it", () => {
  assert.equal(expression(["a/b.txt", "sha256-x"]), '[new URL("./assets/a/b.txt?no-inline", import.meta.url).href, "sha256-x"]');
});
