// The command line of `node tools/bench.mjs`.

import { parseArgs } from "node:util";

/** The timelines that can be compared. Standpoint is first, as ratios are to it. */
export const CONTESTANTS = ["standpoint", "vis", "timelinejs"];
/** The parts of the benchmark. */
export const PARTS = ["speed", "lighthouse", "memory"];

const DEFAULTS = { sizes: "200,1000,3000,10000", pairs: "7", mounts: "1000", runs: "5" };

export const USAGE = `node tools/bench.mjs [PART…] [OPTION…]

Parts, of which all are run where none is named: ${PARTS.join(", ")}

  --only NAME,…   speed: measure only these of ${CONTESTANTS.join(", ")}
  --sizes N,…     speed: events in the story (${DEFAULTS.sizes})
  --pairs N       speed: how often they are taken in turn (${DEFAULTS.pairs}); 10,000 events once
  --runs N        lighthouse: runs for each page (${DEFAULTS.runs})
  --mounts N      memory: how often an element is added and removed (${DEFAULTS.mounts})
  --help          this text

The figures go to target/bench.md, and every single one of them to target/bench.json.`;

/** @param {string} name @param {string | undefined} value @param {number} least */
function number(name, value, least) {
  if (!/^\d{1,6}$/.test(value ?? "") || Number(value) < least) {
    throw new Error(`--${name}: expected a whole number from ${least}, found "${value}"`);
  }
  return Number(value);
}

/** @param {string} name @param {string[]} found @param {string[]} known */
function among(name, found, known) {
  const odd = found.find((one) => !known.includes(one));
  if (odd !== undefined) throw new Error(`${name}: expected some of ${known.join(", ")}, found "${odd}"`);
  return known.filter((one) => found.includes(one));
}

/** Returns the options that some arguments stand for; throws an error that names a wrong one.
 * @param {string[]} args */
export function readOptions(args) {
  const text = /** @type {const} */ ({ type: "string" });
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { only: text, sizes: text, pairs: text, runs: text, mounts: text, help: { type: "boolean" } },
  });
  const given = { ...DEFAULTS, ...values };
  return {
    help: Boolean(values.help),
    parts: positionals.length > 0 ? among("parts", positionals, PARTS) : PARTS,
    // The ratios are to Standpoint, so it is never left out.
    only: values.only ? among("--only", ["standpoint", ...values.only.split(",")], CONTESTANTS) : CONTESTANTS,
    sizes: given.sizes.split(",").map((size) => number("sizes", size, 2)),
    pairs: number("pairs", given.pairs, 1),
    runs: number("runs", given.runs, 1),
    mounts: number("mounts", given.mounts, 10),
  };
}

/** Returns how often a contestant is measured with a story of so many events. TimelineJS3 takes seconds
 * for a long story, and needs fewer pairs: it is slower many times over, not by a few per cent.
 * @param {string} contestant @param {number} size @param {number} pairs */
export function pairsOf(contestant, size, pairs) {
  if (size >= 10_000) return 1;
  if (contestant !== "timelinejs" || size <= 200) return pairs;
  return Math.min(pairs, size > 1000 ? 1 : 3);
}
