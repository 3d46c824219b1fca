// Whether memory stays flat while elements come and go.

import { table, whole } from "./figures.mjs";

/** The rows of the table: what the browser calls it, and what it is. */
const ROWS = [
  ["JSHeapUsedSize", "JavaScript heap, kB"],
  ["wasm", "memory of the WebAssembly, kB"],
  ["JSEventListeners", "listeners"],
  ["Nodes", "nodes"],
  ["Documents", "documents"],
];

/** Returns the bytes of each memory that a WebAssembly of the page has: none of the browser's metrics has them.
 * @param {import("./browser.mjs").Session} session */
async function wasmMemory(session) {
  const { result: prototype } = await session.cdp("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await session.cdp("Runtime.queryObjects", { prototypeObjectId: prototype.objectId });
  const { result } = await session.cdp("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.map(({ buffer }) => buffer.byteLength); }",
    returnByValue: true,
  });
  // Otherwise the list itself would keep them.
  await session.cdp("Runtime.releaseObject", { objectId: objects.objectId });
  return result.value;
}

/** @param {import("./browser.mjs").Session} session @returns {Promise<Record<string, number>>} */
async function takeStock(session) {
  // What a finalizer lets go of is collected the next time.
  for (let time = 0; time < 3; time++) {
    await session.cdp("HeapProfiler.collectGarbage");
    await session.evaluate("new Promise((resolve) => setTimeout(resolve, 50))");
  }
  const memories = await wasmMemory(session);
  const metrics = await session.metrics();
  const taken = Object.fromEntries(ROWS.map(([key]) => [key, metrics[key]]));
  return { ...taken, wasm: memories.reduce((sum, bytes) => sum + bytes, 0) };
}

/** Returns after how many mounts stock is taken: before the first, then at a tenth, a half, and the end.
 * @param {number} mounts */
export const stops = (mounts) => [0, Math.round(mounts / 10), Math.round(mounts / 2), mounts];

/** @param {import("./browser.mjs").Driver} driver @param {string} site @param {number} mounts */
export function measureMemory(driver, site, mounts) {
  return driver.withSession(async (session) => {
    await session.cdp("Performance.enable");
    await session.open(`${site}/mounts.html?n=30`);
    await session.evaluate("window.ready");
    const found = [];
    let done = 0;
    for (const stop of stops(mounts)) {
      // In parts: a step may not take longer than a session waits for it.
      for (; done < stop; done += Math.min(50, stop - done)) {
        await session.evaluate(`window.steps.mounts(${Math.min(50, stop - done)})`);
      }
      found.push({ mounts: stop, ...(await takeStock(session)) });
      console.error(`  ${stop} mounts: ${whole(found.at(-1)?.JSHeapUsedSize)} bytes of JavaScript heap`);
    }
    return found;
  });
}

/** Returns whether a figure may be called flat between two counts: it grew by less than 1 per cent and by less
 * than one thing, or 100 bytes, for every ten mounts.
 * @param {string} key @param {number} before @param {number} after @param {number} mounts how many lie between */
export function isFlat(key, before, after, mounts) {
  const growth = after - before;
  const isBytes = key === "JSHeapUsedSize" || key === "wasm";
  return growth <= before / 100 && growth <= (mounts / 10) * (isBytes ? 100 : 1);
}

/** @param {Awaited<ReturnType<typeof measureMemory>>} found */
export function reportMemory(found) {
  const [, early, , late] = found;
  const rows = ROWS.map(([key, name]) => {
    const inKilobytes = name.endsWith("kB");
    const figures = found.map((stock) => whole(inKilobytes ? stock[key] / 1000 : stock[key]));
    const growth = (late[key] - early[key]) / (late.mounts - early.mounts);
    const verdict = isFlat(key, early[key], late[key], late.mounts - early.mounts) ? "flat" : "grows";
    return [name, ...figures, `${growth.toFixed(2)}${inKilobytes ? " bytes" : ""}`, verdict];
  });
  return [
    "## Memory",
    "",
    "An element is added with a story of 30 events, shown, one of its cards opened, switched to Compare, and removed,",
    "over and over. Counted after the garbage has been collected three times. Growth is that between the second",
    "column and the last.",
    "",
    table(["", ...found.map(({ mounts }) => (mounts === 0 ? "before" : `${whole(mounts)} mounts`)), "growth for each", ""], rows),
  ].join("\n");
}
