// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { arrowPath, arrowPaths } from "../../notebooks/lessonkit/exhibits/grid_arrows.js";
import { chosen, nearest, shownInWords } from "../../notebooks/lessonkit/exhibits/grid_choice.js";

/** A box of 80 x 20 pixels in a column and a row that are 100 and 40 pixels apart.
 * @param {number} column @param {number} row
 */
const box = (column, row) => ({ x: 100 * column, y: 40 * row, width: 80, height: 20 });
const RIGHT = /** @type {const} */ ([1, 0]);
const LEFT = /** @type {const} */ ([-1, 0]);
const DOWN = /** @type {const} */ ([0, 1]);
const UP = /** @type {const} */ ([0, -1]);

test("entries belong to all tags that were chosen", () => {
  const entries = [{ tags: ["yes", "2006"] }, { tags: ["yes"] }, { tags: ["no", "2006"] }];
  assert.deepEqual(chosen(entries, []), entries);
  assert.deepEqual(chosen(entries, ["yes"]), entries.slice(0, 2));
  assert.deepEqual(chosen(entries, ["2006", "yes"]), entries.slice(0, 1));
  assert.deepEqual(chosen(entries, ["abstained"]), []);
});

test("the status line counts, and names the choices", () => {
  assert.equal(shownInWords([[23, 23, "articles"]], []), "23 of 23 articles.");
  assert.equal(
    shownInWords([[2, 13, "votes"], [4, 26, "boxes"]], ["China", "No"]),
    "2 of 13 votes, 4 of 26 boxes: China; No.",
  );
  assert.equal(
    shownInWords([[0, 13, "votes"], [0, 26, "boxes"]], ["China", "No"]),
    "Nothing matches (China; No). Press Reset to see all 13 votes.",
  );
});

test("an arrow key leads to the neighbour in its direction", () => {
  const around = [box(1, 0), box(0, 1), box(2, 1), box(1, 2)];
  const lead = [UP, LEFT, RIGHT, DOWN].map((direction) => nearest(box(1, 1), around, direction));
  assert.deepEqual(lead, [0, 1, 2, 3]);
});

test("where there is nothing ahead, the key leads nowhere", () => {
  assert.equal(nearest(box(1, 1), [box(1, 0), box(0, 1)], DOWN), -1);
  assert.equal(nearest(box(1, 1), [], DOWN), -1);
});

test("a box further ahead is nearer than one aside", () => {
  // 80 ahead costs 80; 40 ahead and 100 aside costs 340.
  assert.equal(nearest(box(0, 0), [box(1, 1), box(0, 2)], DOWN), 1);
});

test("a step there and back comes back in a full grid", () => {
  const places = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => box(column, row)));
  for (const [there, back] of [[RIGHT, LEFT], [DOWN, UP]]) {
    for (const from of places) {
      const to = places[nearest(from, places, there)];
      if (to) assert.equal(places[nearest(to, places, back)], from);
    }
  }
});

test("an arrow leads down within a column", () => {
  assert.equal(arrowPath(box(0, 0), box(0, 1), false), "M40 20V39");
});

test("an arrow leads from the side of a box where the column changes", () => {
  assert.equal(arrowPath(box(0, 0), box(1, 2), false), "M80 15H140V79");
  assert.equal(arrowPath(box(1, 0), box(0, 2), false), "M100 15H40V79");
});

test("a second arrow into the same column keeps to the gap beside it", () => {
  const pairs = [[box(0, 0), box(1, 1)], [box(0, 0), box(1, 2)], [box(0, 1), box(1, 2)]];
  const paths = arrowPaths(/** @type {Parameters<typeof arrowPaths>[0]} */ (pairs));
  assert.deepEqual(paths, ["M80 15H140V39", "M80 15H86V85H99", "M80 55H140V79"]);
});
