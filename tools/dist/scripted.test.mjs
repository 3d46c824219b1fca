import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { run } from "./run.mjs";
import { asFunction, writeNotScripted } from "./scripted.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "standpoint-scripted-test-"));
after(() => rmSync(folder, { recursive: true }));

// Every browser that runs the widget has it; Node.js since 21.
// @ts-expect-error it is newer than the types
ArrayBuffer.prototype.transfer ??= function (/** @type {number} */ length) {
  const moved = structuredClone(this, { transfer: [this] });
  const grown = new ArrayBuffer(length);
  new Uint8Array(grown).set(new Uint8Array(moved));
  return grown;
};

const MODULE = `(module
  (import "page" "tell" (func $tell (param i32)))
  (memory $memory 1)
  (export "memory" (memory $memory))
  (data (i32.const 1024) "\\00 caf\\c3\\a9 \\ff\\22\\5c$")
  (data (i32.const 2048) "end")
  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
  (func (export "store") (param i32) (param i32) (i32.store (local.get 0) (local.get 1)) (call $tell (i32.load (local.get 0)))))`;

/** @param {string} text */
async function instantiate(text, imports = {}) {
  const file = path.join(folder, "module.wat");
  writeFileSync(file, text);
  const script = path.join(folder, `${Math.random()}.mjs`);
  writeFileSync(script, asFunction(await run("wasm2js", ["-Oz", file])));
  return (await import(pathToFileURL(script).href)).instantiate(imports);
}

test("the translated module has its data, and calls what it was given", async () => {
  /** @type {number[]} */
  const told = [];
  const { memory, store } = await instantiate(MODULE, { page: { tell: (/** @type {number} */ number) => told.push(number) } });
  assert.deepEqual(Buffer.from(memory.buffer, 1024, 11), Buffer.from("\0 caf\xc3\xa9 \xff\"\\", "latin1"));
  assert.equal(`${Buffer.from(memory.buffer, 2048, 3)}`, "end");
  store(4096, 123456);
  assert.deepEqual(told, [123456]);
});

// The texts of a story came out as rubbish: the glue went on reading the memory from before it grew.
test("a view of the memory from before it grew has no bytes", async () => {
  const { memory, grow, store } = await instantiate(MODULE, { page: { tell() {} } });
  store(4096, 123456);
  const before = new Uint8Array(memory.buffer);
  assert.equal(grow(3), 1);
  assert.equal(before.byteLength, 0);
  assert.ok(memory.buffer.byteLength >= 4 * 65536);
  assert.equal(new DataView(memory.buffer).getInt32(4096, true), 123456);
  store(200000, 7);
  assert.equal(new DataView(memory.buffer).getInt32(200000, true), 7);
});

test("a memory that grows by little again and again is seldom moved", async () => {
  const { memory, grow, store } = await instantiate(MODULE, { page: { tell() {} } });
  const buffers = new Set();
  for (let pages = 1; pages < 100; pages++) {
    assert.equal(grow(1), pages);
    store(pages * 65536 + 65532, pages);
    buffers.add(memory.buffer);
  }
  const view = new DataView(memory.buffer);
  for (let pages = 1; pages < 100; pages++) assert.equal(view.getInt32(pages * 65536 + 65532, true), pages);
  assert.ok(buffers.size <= 7, `${buffers.size} times`);
});

test("code of another form is an error that says where to look", () => {
  assert.throws(() => asFunction("function start() {}"), /expected one function asmFunc, found 0\..*tools\/dist\/scripted\.mjs/);
  const code = "function asmFunc() { function __wasm_memory_size() { return 1; } function __wasm_memory_grow() { if (1) { buffer.resize(); } } }";
  assert.throws(() => asFunction(code), /expected one new ArrayBuffer in __wasm_memory_grow, found 0/);
});

test("a build that leaves it out says so where it would be needed", async () => {
  process.env.TRUNK_STAGING_DIR = folder;
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
  const [name] = writeNotScripted();
  const { prepare } = await import(pathToFileURL(path.join(folder, name)).href);
  assert.throws(() => prepare("en"), { code: "unsupported", message: /`make dist` makes it$/ });
});
