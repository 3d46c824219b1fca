import assert from "node:assert/strict";
import { test } from "node:test";
import { reportInShort, reportSpeed } from "./speed.mjs";

const RELEASES = {
  standpoint: { version: "", bytes: 61_277 },
  vis: { version: "8.5.4", bytes: 129_297 },
  timelinejs: { version: "3.9.11", bytes: 79_807 },
};

const run = (/** @type {number} */ ready, titles = 1000) => ({ ready, elements: 500, titles, open: 50 });

const SPEED = {
  browser: "chrome 1",
  found: [
    {
      size: 1000,
      runs: {
        // The machine is slow during the second pair.
        standpoint: [run(100), run(400), run(110)],
        vis: [run(200, 990), run(800, 990), run(242, 990)],
        timelinejs: [run(1000), undefined],
      },
    },
  ],
};

test("the table has medians in milliseconds, and ratios of the pairs with their extremes", () => {
  const report = reportSpeed(SPEED, { only: ["standpoint", "vis", "timelinejs"], pairs: 3 }, RELEASES);
  assert.ok(report.includes("| 1,000 events: ready, ms | 110 | 242 | 2.00× (2.00–2.20) | 1,000 | 10.0× |"), report);
  assert.ok(report.includes("| code and style, bytes, brotli | 61,277 | 129,297 | 2.11× | 79,807 | 1.30× |"), report);
});

test("a step that failed every time has no row", () => {
  const report = reportSpeed(SPEED, { only: ["standpoint", "vis"], pairs: 3 }, RELEASES);
  assert.ok(!report.includes("finding a word"));
  assert.ok(!report.includes("TimelineJS3 3.9.11"), "nor has a peer that was not asked for");
});

// Otherwise a timeline could win by calling itself ready early.
test("a timeline that was ready before all events were on the page is named", () => {
  const report = reportSpeed(SPEED, { only: ["standpoint", "vis"], pairs: 3 }, RELEASES);
  assert.match(report, /- vis-timeline had 990 titles of 1,000 on the page when it was ready\./);
  assert.doesNotMatch(report, /- Standpoint had/);
});

test("the table for the README has medians and ratios, and gaps for what was not measured", () => {
  const short = reportInShort(SPEED, RELEASES);
  assert.ok(short.includes("| 1,000 events ready, ms | 110 | 242 (2.0×) | 1,000 (10.0×) |"), short);
  assert.ok(short.includes("| opening one of 3,000, ms (two frames in it) | – | – | – |"), short);
});
