// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { markOf, score, verdict } from "../../notebooks/lessonkit/exhibits/sorting_score.js";

const ITEMS = [{ bin: "Article 3" }, { bin: "Article 4" }, { bin: "Neither" }];

test("no group is marked before the answer", () => {
  assert.equal(markOf("Article 3", ITEMS[0], undefined), "");
});

test("the right group is marked whatever the answer, a wrong one where it was chosen", () => {
  /** @param {string} answer */
  const marks = (answer) => ITEMS.map(({ bin }) => markOf(bin, ITEMS[0], answer));
  assert.deepEqual(marks("Article 3"), ["right", "", ""]);
  assert.deepEqual(marks("Neither"), ["right", "", "wrong"]);
});

test("the verdict names the right group", () => {
  assert.equal(verdict(ITEMS[1], "Article 4"), "✔ Right. ");
  assert.equal(verdict(ITEMS[1], "Neither"), "✘ Not here. It belongs to: Article 4. ");
});

test("the score counts what was sorted, in any order", () => {
  assert.equal(score(ITEMS, new Map()), "");
  assert.equal(score(ITEMS, new Map([[2, "Neither"], [0, "Article 4"]])), "1 right of 2 sorted");
});
