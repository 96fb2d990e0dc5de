// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { byLabel } from "../../notebooks/lessonkit/charts/label_traces.js";

const dots = {
  mode: "markers+text",
  x: [1, 2, 3],
  y: [4, 5, 6],
  customdata: ["a", "b", "c"],
  text: ["", "Pact", ""],
  textposition: ["middle left", "top center", "middle left"],
  marker: { size: [8, 11, 15], opacity: 1, line: { width: [1, 2, 3] } },
};

test("marks without a label stand apart, each with all that is its own", () => {
  const [bare, labelled] = byLabel(dots);
  assert.deepEqual(bare, {
    mode: "markers",
    x: [1, 3],
    y: [4, 6],
    customdata: ["a", "c"],
    marker: { size: [8, 15], opacity: 1, line: { width: [1, 3] } },
  });
  assert.deepEqual(labelled, {
    mode: "markers+text",
    x: [2],
    y: [5],
    customdata: ["b"],
    text: ["Pact"],
    textposition: ["top center"],
    marker: { size: [11], opacity: 1, line: { width: [2] } },
  });
});

test("what has all its labels, or none to have, stays one trace", () => {
  for (const trace of [{ ...dots, text: ["A", "B", "C"] }, { ...dots, mode: "markers" }]) {
    assert.deepEqual(byLabel(trace), [trace]);
  }
});
