// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import {
  choose,
  optionsOf,
  rowsOf,
  sentence,
  spanOf,
  spotsOf,
} from "../../notebooks/lessonkit/exhibits/region_map/events.js";
import { setOff, windowOf } from "../../notebooks/lessonkit/exhibits/region_map/figure.js";

/** @import { Content } from "../../notebooks/lessonkit/exhibits/region_map/events.js" */

/** @param {number} place @param {number} strand @param {number} year */
const event = (place, strand, year) => ({ place, strand, year, label: `${year}` });
const content = /** @type {Content} */ (/** @type {unknown} */ ({
  places: ["hanoi", "moscow", "seoul"].map((id) => ({ id, name: id, text: id })),
  events: [event(1, 1, 1961), event(0, 2, 2019), event(1, 2, 2000), event(2, 1, 2024)],
  words: {
    event: ["event", "events"],
    place: ["place", "places"],
    span: "{events}, {first}–{last}",
    no_event: "No event",
    sentence: "{events} at {places}{most}.",
    most: "; most at {places}",
    spot: "{place} {number}",
    no_place: "Choose",
    option: "{place} ({number})",
  },
}));
/** @param {[number, number]} years @param {number} [strand] */
const chosen = (years, strand = 0) => choose(content, { years, strand });

test("events are chosen by years and by strand", () => {
  assert.equal(chosen([1961, 2024]).length, 4);
  assert.deepEqual(chosen([1962, 2023]).map(({ year }) => year), [2019, 2000]);
  assert.deepEqual(chosen([1945, 2026], 1).map(({ year }) => year), [1961, 2024]);
});

test("places are counted, those with most events first, then by their ids", () => {
  const spots = spotsOf(content, chosen([1945, 2026]));
  assert.deepEqual(spots.map(({ place, here }) => [place.id, here.length]), [
    ["moscow", 2],
    ["hanoi", 1],
    ["seoul", 1],
  ]);
  assert.deepEqual(rowsOf(spots)[0], ["moscow", "2", "1961; 2000"]);
  assert.deepEqual(optionsOf(content.words, spots).slice(0, 2), [["", "Choose"], [
    "moscow",
    "moscow (2)",
  ]]);
});

test("the choice is told in words", () => {
  const { words } = content;
  const some = chosen([1945, 2000]);
  assert.equal(spanOf(words, some), "2 events, 1961–2000");
  assert.equal(sentence(words, spotsOf(content, some)), "2 events at 1 place; most at moscow 2.");
  assert.equal(spanOf(words, []), "No event");
  assert.equal(sentence(words, []), "0 events at 0 places.");
});

test("a cut of the map fits into the width, and is not lower than it may be", () => {
  const frame = { height: 484, top: 60, below: 46, side: 8, least: 220 };
  const cut = /** @type {import("../../notebooks/lessonkit/exhibits/region_map/events.js").Cut} */ (
    /** @type {unknown} */ ({ reach: 3.78, across: 6 })
  );
  const { scale, high, east, north } = windowOf(frame, cut, 1000);
  assert.deepEqual([scale, high, east, north].map((n) => Math.round(n * 100) / 100), [
    100,
    378,
    5,
    1.89,
  ]);
  const small = windowOf(frame, cut, 300);
  assert.deepEqual([small.scale, Math.round(small.high), small.east], [50, 220, 3]);
});

test("a place that is open has a heavy line, and the map stays as it was", () => {
  const trace = {
    x: [1, 2],
    y: [1, 2],
    customdata: ["a", "b"],
    marker: { line: { color: "k", width: [1, 1] } },
  };
  const [marked] = setOff({ data: [trace], layout: {}, config: {} }, "b").data;
  assert.deepEqual(/** @type {typeof trace} */ (marked).marker.line, { color: "k", width: [1, 4] });
  assert.deepEqual(trace.marker.line.width, [1, 1]);
});
