// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { spread } from "../../notebooks/lessonkit/exhibits/story_line.js";

/** What rounding may add. */
const HAIR = 1e-9;

/** @param {number[]} places */
function gaps(places) {
  return places.slice(1).map((place, n) => place - places[n]);
}

test("dots of the same days stand apart, the others where they were", () => {
  const places = spread([0, 0.3, 0.3, 0.6, 1], 0.02);
  assert.ok(gaps(places).every((gap) => gap >= 0.02 - HAIR));
  assert.deepEqual([places[0], places[1], places[3], places[4]], [0, 0.3, 0.6, 1]);
});

test("dots at the end push back, and all stay on the line", () => {
  const places = spread([0, 0.99, 0.995, 1], 0.02);
  assert.ok(gaps(places).every((gap) => gap >= 0.02 - HAIR));
  assert.ok(places[0] === 0 && places[3] <= 1);
});

test("where there is no room for all, they share it", () => {
  const places = spread([0, 0, 1, 1], 5);
  assert.ok(gaps(places).every((gap) => Math.abs(gap - 1 / 3) < HAIR));
  assert.deepEqual(spread([0.5], 0.1), [0.5]);
});
