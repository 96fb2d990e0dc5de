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

test("a disputed statement has no wrong group, and counts only where it was seen to be one", () => {
  const items = [...ITEMS, { bin: "Disputed: the text does not decide" }, { bin: "Disputed" }];
  assert.equal(markOf("Neither", items[3], "Neither"), "disputed");
  assert.equal(markOf("Article 4", items[3], "Neither"), "");
  assert.equal(markOf("Disputed", items[4], "Neither"), "right");
  assert.equal(
    verdict(items[3], "Neither"),
    "This case is disputed: the text does not decide. ",
  );
  assert.equal(verdict(items[3], items[3].bin), "✔ Right. ");
  assert.equal(markOf("Disputed", items[0], "Disputed"), "wrong");
  /** @param {[number, string][]} answers */
  const told = (...answers) => score(items, new Map(answers));
  assert.equal(
    told([0, "Article 3"], [3, "Neither"]),
    "1 right of 1 sorted; 1 disputed case not counted",
  );
  assert.equal(
    told([3, "Neither"], [4, "Neither"]),
    "2 disputed cases not counted",
  );
  assert.equal(told([3, items[3].bin], [0, "Neither"]), "1 right of 2 sorted");
});

test("the score counts what was sorted, in any order", () => {
  assert.equal(score(ITEMS, new Map()), "");
  assert.equal(score(ITEMS, new Map([[2, "Neither"], [0, "Article 4"]])), "1 right of 2 sorted");
});
