// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { bandOf } from "../../notebooks/lessonkit/exhibits/story_map_band.js";
import { doCross, shared, within } from "../../notebooks/lessonkit/exhibits/story_map_labels.js";
import {
  apart,
  cutOf,
  isShown,
  mapOf,
  marksOf,
  sentenceOf,
} from "../../notebooks/lessonkit/exhibits/story_map_layout.js";
import { CUTS, HEIGHT, WIDTH } from "../../notebooks/lessonkit/exhibits/story_ground.js";

/** @import { Scene, Site } from "../../notebooks/lessonkit/exhibits/story_map_layout.js" */

/** What rounding may add. */
const HAIR = 1e-6;
/** As Python sends them.
 * @type {Record<string, Site>}
 */
const SITES = {
  beijing: { name: "Beijing", near: [42, 80], west: [648, -126], far: [286, 92] },
  kyiv: { name: "Kyiv", near: [-429, -542], west: [170, 95], far: [84, 24] },
  moscow: { name: "Moscow", near: [-346, -513], west: [208, 44], far: [109, 19] },
  "new-york": { name: "New York (UN)", near: [541, -1075], west: [-295, -288], far: [123, -207] },
  pyongyang: { name: "Pyongyang", near: [143, 102], west: [669, -190], far: [311, 84] },
  seoul: { name: "Seoul", near: [156, 123], west: [683, -194], far: [316, 87] },
  tokyo: { name: "Tokyo", near: [302, 143], west: [697, -290], far: [350, 72] },
  vladivostok: { name: "Vladivostok", near: [209, 44], west: [634, -248], far: [317, 62] },
  washington: { name: "Washington", near: [601, -1065], west: [-308, -308], far: [131, -216] },
};
/** @type {Record<string, string>} */
const SEATS = {
  China: "beijing",
  DPRK: "pyongyang",
  Japan: "tokyo",
  ROK: "seoul",
  Russia: "moscow",
  USSR: "moscow",
  Ukraine: "kyiv",
  "United Nations": "new-york",
  "United States": "washington",
};

/** @param {string} place @param {...string} names @returns {Scene} */
function scene(place, ...names) {
  return { place, actors: names.map((name) => ({ name, seat: SEATS[name] })) };
}

test("the near cut or that of Eastern Europe is taken unless the far one shows more", () => {
  assert.equal(cutOf(scene("pyongyang", "DPRK"), SITES), "near");
  assert.equal(cutOf(scene("pyongyang", "DPRK", "China"), SITES), "near");
  assert.equal(cutOf(scene("pyongyang", "DPRK", "Russia"), SITES), "far");
  assert.equal(cutOf(scene("seoul", "ROK", "United States"), SITES), "near");
  assert.equal(cutOf(scene("washington", "ROK", "United States"), SITES), "near");
  assert.equal(cutOf(scene("kyiv", "Ukraine", "Russia"), SITES), "west");
  assert.equal(cutOf(scene("kyiv", "Ukraine", "DPRK"), SITES), "far");
  assert.equal(cutOf(scene("washington", "United States"), SITES), "far");
  assert.equal(cutOf(scene("", "DPRK", "Russia"), SITES), "far");
});

test("where nobody has his seat, a place of North-East Asia is seen from near", () => {
  assert.equal(cutOf(scene("vladivostok", "Russia", "DPRK"), SITES), "near");
});

test("a place that is a seat has one mark, and two states in a city have one line of text", () => {
  const marks = marksOf(scene("moscow", "DPRK", "USSR", "Russia"), SITES, "far");
  assert.deepEqual(marks.map(({ texts }) => texts), [["Moscow", "USSR, Russia"], ["DPRK"]]);
  assert.deepEqual(marks.map(({ isPlace, isSeat }) => [isPlace, isSeat]), [
    [true, true],
    [false, true],
  ]);
});

test("what lies beyond the map stands over it, with an arrow in its direction", () => {
  const map = mapOf(scene("new-york", "Russia", "United States"), SITES);
  assert.ok(map);
  const [russia, ...beyond] = map.marks;
  assert.equal(russia.beyond, undefined);
  assert.equal(beyond.length, 2);
  for (const { at, beyond: direction } of beyond) {
    assert.ok(at[1] < 0 && at[1] > -map.above);
    assert.ok(direction !== undefined && direction < -90, "to the north, a little west");
  }
  assert.equal(map.lines.length, 1, "no line within the band");
});

test("nothing is known, nothing is shown", () => {
  assert.equal(mapOf(scene(""), SITES), undefined);
});

test("no label leaves the map or covers another, whoever takes part", () => {
  const names = Object.keys(SEATS);
  for (const place of ["", ...Object.keys(SITES)]) {
    for (let chosen = 1; chosen < 2 ** names.length; chosen += 1) {
      const actors = names.filter((_, n) => chosen & 2 ** n);
      // Events have at most six actors.
      if (actors.length > 6 || actors.includes("USSR") && actors.includes("Russia")) continue;
      const map = mapOf(scene(place, ...actors), SITES);
      assert.ok(map);
      map.labels.forEach(({ box, texts }, n) => {
        const where = `${place}: ${actors}: ${texts}`;
        assert.ok(box.left >= 0 && box.right <= WIDTH + HAIR && box.bottom <= HEIGHT, where);
        assert.ok(box.top >= -map.above - HAIR, where);
        for (const other of map.labels.slice(0, n)) assert.ok(shared(box, other.box) < HAIR, where);
      });
    }
  }
});

test("the band breaks into rows where it is full", () => {
  const distant = [10, 20, 30].map((x) => ({
    at: /** @type {[number, number]} */ ([x, 0]),
    isPlace: false,
    texts: ["United Nations"],
    beyond: -90,
  }));
  const band = bandOf(distant, 360, 1);
  assert.equal(new Set(band.labels.map(({ box }) => box.top)).size, 2);
  assert.ok(band.labels.every(({ box }) => box.top >= -band.height && box.right <= 360 + HAIR));
  assert.ok(!bandOf([], 360, 1).height);
});

test("the sentence names the place, who is involved, and what is not on the map", () => {
  assert.equal(
    sentenceOf(scene("new-york", "Russia", "United Nations"), SITES, CUTS),
    "A map of Asia and Eastern Europe shows where it happened: New York (UN), and who is " +
      "involved: Russia (Moscow) and United Nations (New York). New York lies beyond the edge " +
      "of the map.",
  );
});

test("marks that cover one another are moved apart, and others are not", () => {
  const marks = marksOf(scene("seoul", "ROK", "DPRK", "Russia"), SITES, "far");
  const [seoul, pyongyang, moscow] = apart(marks).map(({ at }) => at);
  assert.ok(Math.hypot(seoul[0] - pyongyang[0], seoul[1] - pyongyang[1]) > 17);
  assert.ok(Math.hypot(seoul[0] - SITES.seoul.far[0], seoul[1] - SITES.seoul.far[1]) < 6);
  assert.deepEqual(moscow, SITES.moscow.far);
});

test("lines that meet are told from lines that do not", () => {
  assert.ok(doCross([[0, 0], [10, 10]], [[0, 10], [10, 0]]));
  assert.ok(!doCross([[0, 0], [4, 4]], [[0, 10], [10, 0]]));
});

test("areas and lines are cut to boxes", () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 };
  assert.equal(shared(box, { left: 8, top: 5, right: 20, bottom: 20 }), 10);
  assert.equal(shared(box, { left: 10, top: 0, right: 20, bottom: 10 }), 0);
  assert.ok(Math.abs(within([[-5, 5], [25, 5]], box) - 10) < HAIR);
  assert.equal(within([[-5, 15], [25, 15]], box), 0);
  assert.ok(isShown(SITES.pyongyang.near) && !isShown(SITES.moscow.near));
});
