import assert from "node:assert/strict";
import { test } from "node:test";
import { figures, judged, untilFirstCard } from "./budget.mjs";

const EVENT = '<li class="event" part="event">';
const EMBED = `<template><ol class="events">${EVENT}<ul><li>fact</li></ul></li>${EVENT}second</li></ol></template>`;

test("what comes before the first card is readable ends with that card, not with a list in it", () => {
  const start = untilFirstCard(EMBED);
  assert.ok(start.startsWith(`<template><ol class="events">${EVENT}<ul><li>fact</li></ul></li>`), start);
  assert.doesNotMatch(start, /second/);
});

test("what opens is read only once it is opened", () => {
  const start = untilFirstCard(EMBED.replace("</ul></li>", '</ul><details class="card">positions</details></li>'));
  assert.match(start, /fact/);
  assert.doesNotMatch(start, /positions|second/);
});

test("a story of one event is counted up to the end of the list", () => {
  const start = untilFirstCard(`<ol class="events">${EVENT}only</li></ol><details>sources</details>`);
  assert.match(start, /only<\/li><\/ol>/);
  assert.doesNotMatch(start, /sources/);
});

test("cards that are called otherwise are an error, not a figure of nothing", () => {
  assert.throws(() => untilFirstCard("<ol><li class=card></li></ol>"), /expected <li class="event", found none/);
});

test("the story is not counted with the code, and each language has its own words", () => {
  const sizes = Object.fromEntries(
    Object.entries({ "a.js": 10, "a.wasm": 100, "alone.js": 150, "en.txt": 1, "zh.txt": 2, "en.json": 1000, "zh.json": 2000, "desk/a.wasm": 7 }).map(
      ([file, brotli]) => [file, { raw: 0, gzip: 0, brotli }],
    ),
  );
  const all = figures({
    sizes,
    code: ["a.js", "a.wasm"],
    scripted: "alone.js",
    words: { en: ["en.txt", ""], zh: ["zh.txt", ""], de: ["de.txt", ""] },
    stories: { en: ["en.json", ""], zh: ["zh.json", ""] },
    embed: EMBED,
    firstStyle: "",
    frame: ["a.js", "en.txt"],
    desk: ["desk/a.wasm"],
  });
  assert.deepEqual(all.slice(0, 6).map(({ what, bytes }) => [what, bytes]), [
    ["the loader", 10],
    ["code and style (en)", 111],
    ["code and style (zh)", 112],
    ["code where there is no WebAssembly", 150],
    ["the story (en)", 1000],
    ["the story (zh)", 2000],
  ]);
  const of = (/** @type {string} */ wanted) => all.find(({ what }) => what === wanted)?.bytes;
  assert.deepEqual([of("more in a frame"), of("the desk")], [11, 7]);
});

test("a figure over its goal is told of, one over its limit fails", () => {
  const { lines, over } = judged([
    { what: "small", bytes: 5, goal: 5, limit: 10 },
    { what: "larger", bytes: 6, goal: 5, limit: 10 },
    { what: "too large", bytes: 11, limit: 10 },
  ]);
  assert.match(lines[0], /^small +5 {2}goal 5, limit 10$/);
  assert.match(lines[1], /^larger +6 {2}goal 5, limit 10 {2}over the goal$/);
  assert.match(lines[2], /^too large +11 {2}limit 10 {2}OVER THE LIMIT$/);
  assert.deepEqual(over.map(({ what }) => what), ["too large"]);
});
