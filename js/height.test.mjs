import assert from "node:assert/strict";
import { test } from "node:test";
import { toTell } from "./height.js";

/** What is told of these sizes, in their order.
 * @param {[width: number, height: number, at: number][]} sizes */
function told(sizes) {
  /** @type {import("./height.js").Size[]} */
  let known = [];
  return sizes.flatMap(([width, height, at]) => {
    const next = toTell(known, { width, height, at });
    known = next ?? known;
    return next ? [height] : [];
  });
}

test("a height is told once, and nothing before there is any", () => {
  assert.deepEqual(told([[800, 0, 0], [800, 500, 1], [800, 500, 2], [800, 501, 3]]), [500, 501]);
});

test("a card that is opened and closed at once is told of each time", () => {
  assert.deepEqual(told([[800, 500, 0], [800, 900, 100], [800, 500, 200], [800, 900, 300]]), [500, 900, 500, 900]);
});

// The frame was high, so the page had a scroll bar, so the frame was narrow, so it was low, so there was no bar.
test("two heights that call each other by way of a scroll bar end with the greater one", () => {
  const [wide, narrow] = [[800, 902], [785, 880]];
  const loop = Array.from({ length: 20 }, (_, at) => /** @type {[number, number, number]} */ ([...(at % 2 ? narrow : wide), at * 20]));
  assert.deepEqual(told(loop), [902, 880, 902]);
  assert.deepEqual(told(loop.slice(1)), [880, 902]);
});

test("a reader who turns the phone to and fro is followed", () => {
  assert.deepEqual(told([[800, 500, 0], [400, 900, 2000], [800, 500, 4000], [400, 900, 6000]]), [500, 900, 500, 900]);
});
