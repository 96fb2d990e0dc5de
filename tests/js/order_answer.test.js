// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import {
  gapInWords,
  inOrder,
  moved,
  rightPlaces,
  verdict,
} from "../../notebooks/lessonkit/exhibits/order_answer.js";

/** @param {number} day */
const event = (day) => ({ title: `Event ${day}`, when: "", day, text: "" });

test("gaps in words", () => {
  const gaps = [0, 1, 59, 60, 699, 700, 3653].map(gapInWords);
  assert.deepEqual(gaps, [
    "on the same day",
    "1 day later",
    "59 days later",
    "about 2 months later",
    "about 23 months later",
    "about 2 years later",
    "about 10 years later",
  ]);
});

test("events are put in the order of their days, and the list itself stays as it is", () => {
  const events = [event(3), event(1), event(2)];
  assert.deepEqual(inOrder(events).map(({ day }) => day), [1, 2, 3]);
  assert.deepEqual(events.map(({ day }) => day), [3, 1, 2]);
});

test("each event is judged by its place", () => {
  assert.deepEqual(rightPlaces([event(1), event(3), event(2)]), [true, false, false]);
  assert.deepEqual(rightPlaces([event(3), event(2), event(1)]), [false, true, false]);
});

test("events of one day may change places", () => {
  const [one, other] = [event(5), { ...event(5), title: "Another" }];
  assert.deepEqual(rightPlaces([one, other]), [true, true]);
  assert.deepEqual(rightPlaces([other, one]), [true, true]);
});

test("the verdict counts the right places", () => {
  assert.equal(verdict([true, true, true]), "✔ All five in the right order.");
  assert.equal(
    verdict([true, false, false]),
    "1 of 3 in the right place. This is how it went:",
  );
});

test("an entry is moved by one place, and not off the list", () => {
  const entries = ["a", "b", "c"];
  assert.deepEqual(moved(entries, 1, -1), ["b", "a", "c"]);
  assert.deepEqual(moved(entries, 1, 1), ["a", "c", "b"]);
  assert.equal(moved(entries, 0, -1), entries);
  assert.equal(moved(entries, 2, 1), entries);
  assert.deepEqual(entries, ["a", "b", "c"]);
});

test("moving up and down again brings the order back", () => {
  const entries = [1, 2, 3, 4, 5];
  for (let n = 1; n < 5; n += 1) assert.deepEqual(moved(moved(entries, n, -1), n - 1, 1), entries);
});
