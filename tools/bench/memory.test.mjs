import assert from "node:assert/strict";
import { test } from "node:test";
import { isFlat, reportMemory, stops } from "./memory.mjs";

test("memory is counted before the first mount, at a tenth, half and the end", () => {
  assert.deepEqual(stops(1000), [0, 100, 500, 1000]);
});

// A timer of the benchmark itself once kept each element, its slot and its shadow root: 3 nodes and 386 bytes a mount.
test("elements that are kept alive count as growth", () => {
  assert.equal(isFlat("Nodes", 3), false);
  assert.equal(isFlat("JSHeapUsedSize", 386), false);
});

test("what a browser keeps of the measuring scripts counts as flat, and so does shrinking", () => {
  assert.equal(isFlat("JSHeapUsedSize", 17), true);
  assert.equal(isFlat("JSHeapUsedSize", -300), true);
  assert.equal(isFlat("Nodes", 0), true);
});

test("what the code allocates once is not counted as growth", () => {
  const stock = (/** @type {number[]} */ [mounts, nodes, wasm]) => ({ mounts, JSHeapUsedSize: 1e6, wasm, JSEventListeners: 5, Nodes: nodes, Documents: 1 });
  const report = reportMemory([[0, 11, 0], [100, 12, 3e6], [500, 12, 3e6], [1000, 1812, 3e6]].map(stock));
  assert.match(report, /\| memory of the WebAssembly, kB \| 0 \| 3,000 \| 3,000 \| 3,000 \| 0\.00 bytes \| flat \|/);
  assert.match(report, /\| nodes \| 11 \| 12 \| 12 \| 1,812 \| 2\.00 \| grows \|/);
});
