import assert from "node:assert/strict";
import { test } from "node:test";
import { embedding } from "./snippets.mjs";

const file = (/** @type {number} */ size) => ({ raw: size * 3, gzip: size * 2, brotli: size, sha384: `sha384-${size}` });
const made = embedding({
  url: "https://cdn.example/standpoint/",
  files: { "standpoint.js": file(3), "a.wasm": file(70), "words/en.txt": file(1), "other.html": file(900) },
  visits: { en: ["standpoint.js", "a.wasm", "words/en.txt"] },
});

test("the tag has the address of the release and the hash of its loader", () => {
  assert.match(made.tag, /^<script src="https:\/\/cdn\.example\/standpoint\/standpoint\.js" integrity="sha384-3" crossorigin="anonymous" /);
});

test("a policy names nobody but the page's own site and that of the release", () => {
  for (const [name, policy] of Object.entries(made.policies)) {
    const hosts = policy.match(/https?:[^ ;]+/g) ?? [];
    assert.ok(hosts.every((host) => host === "https://cdn.example"), policy);
    assert.equal(hosts.length > 0, name === "other-origin" || name === "frame", policy);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|data:|blob:/);
  }
});

test("a first visit is the sum of its files, and nothing else counts", () => {
  assert.deepEqual(made.visits.en, { requests: 3, brotli: 74, gzip: 148, files: ["standpoint.js", "a.wasm", "words/en.txt"] });
});
