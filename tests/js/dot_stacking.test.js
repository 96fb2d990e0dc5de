// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { stackDots } from "../../notebooks/lessonkit/charts/dot_stacking.js";

test("dots stand apart while there is room, each lane for itself", () => {
  assert.deepEqual(stackDots([0, 5, 9, 30, 33], [0, 0, 0, 0, 1], 13, [0, -1, 1]), [0, -1, 1, 0, 0]);
});

test("in a full lane a dot goes to the row whose last dot is furthest", () => {
  assert.deepEqual(stackDots([0, 1, 2, 3], [0, 0, 0, 0], 13, [0, -1]), [0, -1, 0, -1]);
});

test("dots that are just far enough apart share a row", () => {
  assert.deepEqual(stackDots([0, 13], [0, 0], 13, [0, -1]), [0, 0]);
  assert.deepEqual(stackDots([], [], 13, [0]), []);
});
