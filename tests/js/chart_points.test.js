// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { pointsOf, stepTo } from "../../notebooks/lessonkit/page/chart_points.js";

test("points of all traces stand from left to right, and know their place in the figure", () => {
  const points = pointsOf([
    { x: ["2024-06-19", "1961-07-06"], customdata: ["pact", "treaty"] },
    { x: ["1945-01-01"] },
    { x: ["1996-09-10"], customdata: ["lapse"], xaxis: "x2", yaxis: "y2" },
  ]);
  assert.deepEqual(points.map(({ key }) => key), ["treaty", "lapse", "pact"]);
  assert.deepEqual(points.map(({ subplot }) => subplot), ["xy", "x2y2", "xy"]);
  const [, { key, curveNumber, pointNumber, x }] = points;
  assert.deepEqual([key, curveNumber, pointNumber, x], ["lapse", 2, 0, "1996-09-10"]);
});

test("points at the same place keep the order of the figure", () => {
  const points = pointsOf([{ x: [1, 1, 0], customdata: ["a", "b", "c"] }]);
  assert.deepEqual(points.map(({ key }) => key), ["c", "a", "b"]);
});

test("arrow keys step through the points and stay on the last one", () => {
  /** @param {string} key */
  const steps = (key) => [-1, 0, 1, 2].map((at) => stepTo(key, at, 3));
  assert.deepEqual(steps("ArrowRight"), [0, 1, 2, 2]);
  assert.deepEqual(steps("ArrowLeft"), [2, 0, 0, 1]);
  assert.deepEqual(steps("Home"), [0, 0, 0, 0]);
  assert.deepEqual(steps("End"), [2, 2, 2, 2]);
  assert.equal(stepTo("Enter", 1, 3), undefined);
});
