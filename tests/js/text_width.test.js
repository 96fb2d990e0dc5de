// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { textWidth } from "../../notebooks/lessonkit/charts/text_width.js";
import { titleLines } from "../../notebooks/lessonkit/exhibits/timeline/eras.js";

test("wide letters are wider than narrow ones, and capitals than small ones", () => {
  assert.ok(textWidth("WWW") > textWidth("iii"));
  assert.ok(textWidth("Договор") > textWidth("договор"));
  assert.equal(textWidth("a", 28), 2 * textWidth("a"));
  assert.equal(textWidth(""), 0);
});

test("the name of an era stands in one line or two, or nowhere", () => {
  assert.deepEqual(titleLines("Allies at arm's length", 400), ["Allies at arm's length"]);
  assert.deepEqual(titleLines("Allies at arm's length", 110), ["Allies at", "arm's length"]);
  assert.deepEqual(titleLines("Allies at arm's length", 60), []);
});

test("no word is broken", () => {
  assert.deepEqual(titleLines("Denuclearisation talks", 130), ["Denuclearisation", "talks"]);
  assert.deepEqual(titleLines("Non-proliferation", 60), []);
});
