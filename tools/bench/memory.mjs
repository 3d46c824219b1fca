// Memory while elements are added and removed, again and again.

import { table, whole } from "./figures.mjs";

/** The rows of the table: the browser's name of the metric, and the label. */
const ROWS = [
  ["JSHeapUsedSize", "JavaScript heap, kB"],
  ["wasm", "memory of the WebAssembly, kB"],
  ["JSEventListeners", "listeners"],
  ["Nodes", "nodes"],
  ["Documents", "documents"],
];

/** Returns the size in bytes of each WebAssembly memory of the page, which no metric of the browser includes.
 * @param {import("./browser.mjs").Session} session @returns {Promise<number[]>} */
async function wasmMemory(session) {
  const { result: prototype } = await session.cdp("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await session.cdp("Runtime.queryObjects", { prototypeObjectId: prototype.objectId });
  const { result } = await session.cdp("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.map(({ buffer }) => buffer.byteLength); }",
    returnByValue: true,
  });
  // Otherwise the list would keep the memories alive.
  await session.cdp("Runtime.releaseObject", { objectId: objects.objectId });
  return result.value;
}

/** @param {import("./browser.mjs").Session} session @returns {Promise<Record<string, number>>} */
async function takeStock(session) {
  // Finalizers run after a collection; what they let go of is freed by the next.
  for (let time = 0; time < 3; time++) {
    await session.cdp("HeapProfiler.collectGarbage");
    await session.evaluate("new Promise((resolve) => setTimeout(resolve, 50))");
  }
  const memories = await wasmMemory(session);
  const metrics = await session.metrics();
  const taken = Object.fromEntries(ROWS.map(([key]) => [key, metrics[key]]));
  return { ...taken, wasm: memories.reduce((sum, bytes) => sum + bytes, 0) };
}

/** Returns after how many mounts to count: none, a tenth, half, and all of them.
 * @param {number} mounts */
export const stops = (mounts) => [0, Math.round(mounts / 10), Math.round(mounts / 2), mounts];

/** @param {import("./browser.mjs").Driver} driver @param {string} site @param {number} mounts */
export function measureMemory(driver, site, mounts) {
  return driver.withSession(async (session) => {
    await session.cdp("Performance.enable");
    await session.open(`${site}/mounts.html?n=30`);
    await session.evaluate("window.ready");
    /** @type {({ mounts: number } & Record<string, number>)[]} */
    const found = [];
    let done = 0;
    for (const stop of stops(mounts)) {
      // In parts, as WebDriver gives up on a script that takes minutes.
      for (; done < stop; done += Math.min(50, stop - done)) {
        await session.evaluate(`window.steps.mounts(${Math.min(50, stop - done)})`);
      }
      found.push({ mounts: stop, ...(await takeStock(session)) });
      console.error(`  ${stop} mounts: ${whole(found.at(-1)?.JSHeapUsedSize)} bytes of JavaScript heap`);
    }
    return found;
  });
}

/** Returns whether a figure counts as flat. An element that leaks costs at least a node and some hundred bytes for each
 * mount; what the browser keeps of the measuring scripts is less.
 * @param {string} key @param {number} growth for each mount */
export const isFlat = (key, growth) => growth < (key === "JSHeapUsedSize" || key === "wasm" ? 100 : 0.1);

/** @param {Awaited<ReturnType<typeof measureMemory>>} found */
export function reportMemory(found) {
  const [, early, , late] = found;
  const rows = ROWS.map(([key, name]) => {
    const inKilobytes = name.endsWith("kB");
    const figures = found.map((stock) => whole(inKilobytes ? stock[key] / 1000 : stock[key]));
    const growth = (late[key] - early[key]) / (late.mounts - early.mounts);
    const verdict = isFlat(key, growth) ? "flat" : "grows";
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
