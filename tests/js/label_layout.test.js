// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { placeLabels } from "../../notebooks/lessonkit/charts/label_layout.js";

/** Dots of 12 pixels at some places, with labels 80 pixels wide between 0 and 200.
 * @param {[x: number, y: number][]} places @param {number} [important] how many of them are so
 */
function labelsAt(places, important = 0) {
  /** @template T @param {T} value */
  const each = (value) => places.map(() => value);
  return {
    x: places.map(([x]) => x),
    y: places.map(([, y]) => y),
    radius: each(6),
    widths: each(80),
    low: each(0),
    high: each(200),
    important: places.map((_, dot) => dot < important),
    order: places.map((_, dot) => dot),
  };
}
const ROOM = { width: 400, reach: 150 };
/** A box over the right half of the drawing. */
const RIGHT_HALF = { left: 201, top: 0, right: 400, bottom: 200 };

test("a label stands to the right of its dot, else to the left", () => {
  const { beside, apart } = placeLabels(labelsAt([[200, 100]]), ROOM);
  assert.deepEqual([...beside], [[0, "middle right"]]);
  assert.equal(apart.size, 0);
  assert.equal(placeLabels(labelsAt([[390, 100]]), ROOM).beside.get(0), "middle left");
});

test("a label keeps clear of other dots and of blocked boxes", () => {
  const { beside } = placeLabels(labelsAt([[200, 100], [230, 100]]), ROOM);
  assert.deepEqual([...beside], [[0, "middle left"], [1, "middle right"]]);
  const alone = labelsAt([[200, 100]]);
  assert.equal(placeLabels(alone, { ...ROOM, blocked: [RIGHT_HALF] }).beside.get(0), "middle left");
  const everything = [{ ...RIGHT_HALF, left: -1e6, right: 1e6 }];
  assert.deepEqual(placeLabels(alone, { ...ROOM, blocked: everything }).beside.size, 0);
});

test("an important dot whose sides are all taken gets a leader line, but only within reach", () => {
  const around = [-9, 0, 9].flatMap((down) => [-25, 25].map((right) => [200 + right, 100 + down]));
  const labels = labelsAt([[200, 100], .../** @type {[number, number][]} */ (around)], 1);
  const { beside, apart } = placeLabels(labels, ROOM);
  assert.ok(!beside.has(0));
  const [right, down] = apart.get(0) ?? [];
  assert.ok(right && Math.abs(right) <= 150 && down);
  assert.equal(placeLabels(labels, { ...ROOM, reach: 0 }).apart.size, 0);
});

test("important dots choose first, and no more labels are placed than are wanted", () => {
  const labels = { ...labelsAt([[200, 20], [200, 100], [200, 180]], 1), order: [2, 1, 0] };
  assert.deepEqual([...placeLabels(labels, ROOM).beside.keys()], [0, 2, 1]);
  assert.deepEqual([...placeLabels(labels, { ...ROOM, most: 2 }).beside.keys()], [0, 2]);
});

test("a long leader line meets no dot on its way", () => {
  // Room for the label is at the far left alone, and a dot stands before it.
  const dots = { ...labelsAt([[200, 100], [178, 100]], 1), radius: [6, 4] };
  const labels = { ...dots, low: [91, 91], high: [109, 109] };
  const wall = { left: 140, top: 80, right: 190, bottom: 120 };
  const right = { left: 207, top: 0, right: 400, bottom: 200 };
  const { beside, apart } = placeLabels(labels, { ...ROOM, blocked: [wall, right] });
  assert.ok(!beside.has(0) && !apart.has(0));
});

test("of few dots, each gets a label, also one that the others would close in", () => {
  const labels = labelsAt([[150, 100], [163, 100], [176, 100], [189, 100], [202, 100]]);
  const size = (/** @type {number} */ few) => {
    const { beside, apart } = placeLabels(labels, { ...ROOM, few });
    return beside.size + apart.size;
  };
  assert.equal(size(5), 5);
  assert.ok(size(4) < 5);
});

test("without dots there are no labels", () => {
  assert.deepEqual(placeLabels(labelsAt([]), ROOM), { beside: new Map(), apart: new Map() });
});

test("the smallest dots get a label, although it stands exactly at their edge", () => {
  for (let x = 100; x < 110; x += 0.37) {
    const labels = { ...labelsAt([[x, 100]]), radius: [4], widths: [81.3] };
    assert.equal(placeLabels(labels, ROOM).beside.get(0), "middle right");
  }
});
