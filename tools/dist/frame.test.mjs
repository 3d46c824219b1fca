import assert from "node:assert/strict";
import { test } from "node:test";
import { withNames } from "./frame.mjs";

const PAGE = '<link href="style/embed.css"><script src="js/embed.js"></script>';

test("the page for frames names the files of the release", () => {
  const names = { "js/embed.js": "embed-1.js", "style/embed.css": "embed-$&.css" };
  assert.equal(withNames(PAGE, names), '<link href="embed-$&.css"><script src="embed-1.js"></script>');
});

test("a page for frames that lacks one of its files, or names it twice, is an error", () => {
  assert.throws(() => withNames(PAGE, { "js/other.js": "" }), /embed.html: expected "js\/other.js" once, found it 0 times/);
  assert.throws(() => withNames(PAGE + PAGE, { "js/embed.js": "" }), /found it 2 times/);
});
