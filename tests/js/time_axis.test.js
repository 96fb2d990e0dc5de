// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { EvenAxis, StretchedAxis } from "../../notebooks/lessonkit/charts/time_axis.js";

/** @param {string} iso */
const day = (iso) => Date.parse(iso) / 86_400_000;
const [FIRST, LAST] = ["1945-01-01", "2026-12-31"].map(day);
const DATES = ["1945-08-01", "1961-07-06", "2024-06-19", "2025-04-28"].map(day);
const stretched = new StretchedAxis(FIRST, LAST, 900, [day("1991-01-01")], DATES);

test("axes keep the order of dates, and their ends", () => {
  for (const axis of [new EvenAxis(FIRST, LAST, 900), stretched]) {
    const pixels = axis.pixels(DATES);
    assert.deepEqual(pixels, pixels.toSorted((one, other) => one - other));
    assert.ok(pixels[0] > 0 && pixels[3] < 900);
    assert.deepEqual(axis.parts([FIRST, LAST]), [0, 1]);
  }
});

test("an even axis gives Plotly dates, and a little room before the first", () => {
  const axis = new EvenAxis(day("2024-01-01"), day("2024-12-31"), 800);
  assert.deepEqual(axis.values([day("2024-06-19"), day("2024-06-19") + 0.9]), [
    "2024-06-19",
    "2024-06-19",
  ]);
  assert.deepEqual(axis.valuesAt([800]), ["2024-12-31T00:00"]);
  assert.deepEqual(axis.layout(), { type: "date", range: ["2023-12-27", "2024-12-31"] });
});

test("a stretched axis has room for many events", () => {
  const [even] = new EvenAxis(FIRST, LAST, 900).parts([day("1991-01-01")]);
  const crowded = new StretchedAxis(FIRST, LAST, 900, [day("1991-01-01")], DATES.slice(1));
  assert.ok(crowded.parts([day("1991-01-01")])[0] < even);
});

test("ticks name years in their order, and months where there is room", () => {
  const { ticktext, tickvals } = stretched.layout();
  assert.deepEqual(ticktext, ticktext.toSorted());
  assert.ok(ticktext.includes("1945") && ticktext.includes("1991"));
  assert.equal(tickvals[0], 0);
  const year = new StretchedAxis(day("2024-01-01"), day("2024-12-30"), 800, [], []);
  assert.deepEqual(year.layout().ticktext.slice(0, 4), ["2024", "Apr", "Jul", "Oct"]);
});

test("a single day still has an axis, and a missing date no place", () => {
  const axis = new StretchedAxis(FIRST, FIRST, 800, [], [FIRST]);
  assert.deepEqual(axis.parts([FIRST, FIRST + 1]), [0, 1]);
  assert.ok(Number.isNaN(axis.parts([NaN])[0]));
});
