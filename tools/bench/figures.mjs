// The arithmetic of the benchmark: medians, ratios of pairs, tables. Nothing here measures.

/** Stands in a table where there is no figure. */
export const NONE = "–";

/** Returns the middle one of some numbers, or the mean of the two in the middle; undefined where there are none.
 * @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Returns `theirs` divided by `ours` for each pair, leaving out pairs of which either was not measured.
 * @param {(number | undefined)[]} theirs
 * @param {(number | undefined)[]} ours in the same order: figures with the same index are a pair */
export function ratios(theirs, ours) {
  return theirs.flatMap((their, pair) => {
    const our = ours[pair];
    return their === undefined || !our ? [] : [their / our];
  });
}

/** @typedef {{ median: number, lowest: number, highest: number, count: number }} Spread */

/** Returns the median of some numbers and how far they lie apart; undefined where there are none.
 * @param {number[]} numbers
 * @returns {Spread | undefined} */
export function spread(numbers) {
  const middle = median(numbers);
  if (middle === undefined) return undefined;
  return { median: middle, lowest: Math.min(...numbers), highest: Math.max(...numbers), count: numbers.length };
}

/** Returns a whole number as text, with a comma at every third digit.
 * @param {number | undefined} number */
export const whole = (number) => (number === undefined ? NONE : Math.round(number).toLocaleString("en"));

/** Returns a number as text, with two or three significant digits.
 * @param {number} number */
const short = (number) => (number >= 100 ? whole(number) : number.toFixed(number >= 10 ? 1 : 2));

/** Returns a ratio as text: `1.32× (1.10–1.61)`, the extremes only where they differ from it.
 * @param {Spread | undefined} found */
export function ratio(found) {
  if (!found) return NONE;
  const [middle, lowest, highest] = [found.median, found.lowest, found.highest].map(short);
  return lowest === highest ? `${middle}×` : `${middle}× (${lowest}–${highest})`;
}

/** Returns a median as text: `12 (10–15)`, the extremes only where they differ from it.
 * @param {Spread | undefined} found
 * @param {(number: number) => string} write */
export function range(found, write = whole) {
  if (!found) return NONE;
  const [middle, lowest, highest] = [found.median, found.lowest, found.highest].map(write);
  return lowest === highest ? middle : `${middle} (${lowest}–${highest})`;
}

/** Returns a table in Markdown: the first column to the left, the others to the right.
 * @param {string[]} head
 * @param {string[][]} rows */
export function table(head, rows) {
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
