// Which height of a frame is told to the page around it.

/** What is in a frame is so high where it has this width.
 * @typedef {{ width: number, height: number, at: number }} Size `at` is when, in milliseconds */

/** A page's scroll bar comes and goes within a few frames. */
const LOOP = 1000;

/** Returns what was told with this added, or nothing where it is not to be told: it is known, or is the lower one of
 * two heights that call each other. Such are there where the page has a scroll bar only while the frame is high: the
 * bar takes some of the width, which makes what is in the frame lower, and so on. Then the greater height stays.
 * @param {Size[]} told the last first
 * @param {Size} size
 * @returns {Size[] | undefined} */
export function toTell([last, before], size) {
  if (!size.height || (last?.height === size.height && last.width === size.width)) return undefined;
  const isAgain = before?.height === size.height && before.width === size.width && last.width !== size.width;
  if (isAgain && size.height < last.height && size.at - before.at < LOOP) return undefined;
  return last ? [size, last] : [size];
}
