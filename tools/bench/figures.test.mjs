// make test-js

import assert from "node:assert/strict";
import { test } from "node:test";
import { median, range, ratio, ratios, spread, table, whole } from "./figures.mjs";

test("the median of an odd number of figures is the middle one", () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([7]), 7);
});

test("the median of an even number of figures is the mean of the two in the middle", () => {
  assert.equal(median([10, 1, 4, 2]), 3);
});

test("figures are sorted as numbers, and the list that was given is left as it is", () => {
  const numbers = [100, 20, 3];
  assert.equal(median(numbers), 20);
  assert.deepEqual(numbers, [100, 20, 3]);
});

test("no figures have no median and no spread", () => {
  assert.equal(median([]), undefined);
  assert.equal(spread([]), undefined);
});

// A machine that is busy for a while makes the runs of both slower. The ratio of the two medians then
// depends on which runs of which were hit: three benchmarks in a row said 0.9, 1.1 and 1.6.
test("a machine that slows down changes no ratio as long as both of a pair are slowed", () => {
  const ours = [100, 100, 300, 300];
  const theirs = [150, 150, 450, 450];
  assert.deepEqual(ratios(theirs, ours), [1.5, 1.5, 1.5, 1.5]);
});

test("a pair of which one was not measured counts for nothing, and the others stay pairs", () => {
  assert.deepEqual(ratios([undefined, 30, 80], [10, 10, undefined]), [3]);
  assert.deepEqual(ratios([20], [10, 10, 10]), [2], "a peer that was measured less often");
  assert.deepEqual(ratios([20], [0]), [], "no ratio to nothing");
});

test("a spread has the extremes beside the median, and how many figures there were", () => {
  assert.deepEqual(spread([3, 1, 2]), { median: 2, lowest: 1, highest: 3, count: 3 });
});

test("a ratio is written with its extremes where they differ", () => {
  assert.equal(ratio(spread([1.1, 1.32, 1.61])), "1.32× (1.10–1.61)");
  assert.equal(ratio(spread([0.114])), "0.11×");
  assert.equal(ratio(spread([12.34, 250, 13])), "13.0× (12.3–250)");
  assert.equal(ratio(undefined), "–");
});

test("a figure is written as a whole number, with its extremes where they differ", () => {
  assert.equal(whole(35816.4), "35,816");
  assert.equal(whole(undefined), "–");
  assert.equal(range(spread([4, 4])), "4");
  assert.equal(range(spread([4, 5, 9])), "5 (4–9)");
  assert.equal(range(spread([0.1, 0.3]), (number) => number.toFixed(2)), "0.20 (0.10–0.30)");
});

test("a table has a rule below its head, with numbers to the right", () => {
  assert.equal(table(["what", "ms"], [["ready", "12"]]), "| what | ms |\n| --- | ---: |\n| ready | 12 |");
});
