import assert from "node:assert/strict";
import { test } from "node:test";
import { pairsOf, readOptions } from "./options.mjs";

test("without arguments everything is measured", () => {
  const { parts, only, sizes, pairs } = readOptions([]);
  assert.deepEqual(parts, ["speed", "lighthouse", "memory"]);
  assert.deepEqual(only, ["standpoint", "vis", "timelinejs"]);
  assert.deepEqual(sizes, [200, 1000, 3000, 10000]);
  assert.equal(pairs, 7);
});

test("a quick run names a part, a peer and sizes, and Standpoint is measured beside it", () => {
  const args = ["speed", "--only", "vis", "--sizes", "200,1000", "--pairs", "3"];
  const { parts, only, sizes, pairs } = readOptions(args);
  assert.deepEqual([parts, only, sizes, pairs], [["speed"], ["standpoint", "vis"], [200, 1000], 3]);
});

test("what cannot be measured is refused with what was expected", () => {
  assert.throws(() => readOptions(["--only", "gantt"]), /--only: expected some of standpoint, vis, timelinejs, found "gantt"/);
  assert.throws(() => readOptions(["--sizes", "200,many"]), /--sizes: expected a whole number from 2, found "many"/);
  assert.throws(() => readOptions(["--pairs", "0"]), /--pairs: expected a whole number from 1, found "0"/);
  assert.throws(() => readOptions(["sped"]), /parts: expected some of speed, lighthouse, memory, found "sped"/);
  assert.throws(() => readOptions(["--size", "200"]), /--size/);
});

test("TimelineJS3 is taken less often where it takes seconds, and ten thousand events once", () => {
  assert.equal(pairsOf("vis", 3000, 7), 7);
  assert.equal(pairsOf("timelinejs", 200, 7), 7);
  assert.equal(pairsOf("timelinejs", 1000, 7), 3);
  assert.equal(pairsOf("timelinejs", 3000, 7), 1);
  assert.equal(pairsOf("standpoint", 10000, 7), 1);
});
