import assert from "node:assert/strict";
import { test } from "node:test";
import { withStory } from "./stories.mjs";

const PAGE = "<main><standpoint-timeline></standpoint-timeline></main>";

// In a replacement `$'` is the rest of the text: sums of money brought half the page with them.
test("a story is put into the page as it is, dollars and all", () => {
  assert.equal(withStory(PAGE, "<p>$' $& $100</p>\n"), "<main><p>$' $& $100</p></main>");
});

test("a page without a place for the story, or with two, is an error", () => {
  assert.throws(() => withStory("<main></main>", ""), /expected <standpoint-timeline><\/standpoint-timeline> once, found it 0 times/);
  assert.throws(() => withStory(PAGE + PAGE, ""), /found it 2 times/);
});
