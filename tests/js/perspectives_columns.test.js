// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import {
  columnsIn,
  divided,
  linesOf,
} from "../../notebooks/lessonkit/exhibits/perspectives_columns.js";

test("there are as many columns as find room, at most three", () => {
  assert.deepEqual([250, 607, 608, 1078, 1800].map(columnsIn), [1, 1, 2, 3, 3]);
});

test("a longer text needs more lines", () => {
  assert.ok(linesOf(["short"]) < linesOf(["a much longer text ".repeat(5)]));
  assert.ok(linesOf(["short"]) < linesOf(["short", "short"]));
});

test("boxes keep their order, and the longest column is as short as it can be", () => {
  assert.deepEqual(divided(["a", "b", "c", "d"], [9, 3, 3, 3], 2), [["a"], ["b", "c", "d"]]);
  assert.deepEqual(divided(["a", "b", "c"], [1, 1, 9], 3), [["a", "b"], ["c"], []]);
  assert.deepEqual(divided(["a", "b"], [1, 1], 1), [["a", "b"]]);
  assert.deepEqual(divided([], [], 3), [[], [], []]);
});
