// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import {
  answer,
  effect,
  flipPoint,
  portrait,
  progress,
  signed,
  total,
  totalOf,
} from "../../notebooks/lessonkit/exhibits/balance_sums.js";

/** @import { Weighed } from "../../notebooks/lessonkit/exhibits/balance_sums.js" */

const MOST = 5;

/** 3 x 4 - 2 x 3 - 1 x 1 = 5
 * @type {Weighed[]}
 */
const WEIGHED = [
  { side: "gain", strength: 3, link: 1, weight: 4 },
  { side: "cost", strength: 2, link: 1, weight: 3 },
  { side: "cost", strength: 1, link: 1, weight: 1 },
];

/** Return the weight nearest to the present one at which the sum has the opposite sign, by trying
 * all weights of the scale in small steps; undefined if there is none.
 * @param {Weighed[]} all @param {number} n
 */
function flipBySearch(all, n) {
  const now = total(all);
  const weights = Array.from({ length: 1000 * MOST + 1 }, (_, step) => step / 1000);
  const opposite = weights.filter((weight) => {
    return total(all.map((one, k) => k === n ? { ...one, weight } : one)) * now < 0;
  });
  return opposite[0] === 0 ? opposite.at(-1) : opposite[0];
}

/** Return arguments that look random and are the same in every run.
 * @param {number} seed
 * @returns {Weighed[]}
 */
function someArguments(seed) {
  let state = seed;
  /** @param {number} below */
  const next = (below) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
  return Array.from({ length: 2 + next(7) }, () => ({
    side: next(2) ? "gain" : "cost",
    strength: 1 + next(3),
    link: 1 + next(3),
    weight: next(MOST + 1),
  }));
}

test("gains count plus and costs count minus", () => {
  assert.equal(total(WEIGHED), 5);
  assert.equal(totalOf(WEIGHED, "gain"), 12);
  assert.equal(totalOf(WEIGHED, "cost"), 7);
  assert.equal(total([]), 0);
});

test("marks are multiplied, and what is not weighed does not count", () => {
  /** @type {Weighed} */
  const gain = { side: "gain", strength: 2, link: 3, weight: 4 };
  assert.equal(total([gain]), 24);
  assert.equal(total([gain, { ...gain, weight: null }]), 24);
  // 24 = 2 x 1 x 12
  assert.equal(flipPoint([gain, { side: "cost", strength: 2, link: 1, weight: 0 }], gain), 0);
});

test("a reader is told how far the weighing is, until it is done", () => {
  const begun = [WEIGHED[0], { ...WEIGHED[1], weight: null }, { ...WEIGHED[2], weight: 0 }];
  assert.match(progress(begun), /^Give each argument a weight: 2 of 3 done\./);
  assert.equal(progress(WEIGHED), "");
});

test("the weights are described by what they favour", () => {
  const labels = ["Oil", "Losses", "Fear"];
  const all = WEIGHED.map((one, n) => ({ ...one, label: labels[n], link: n === 2 ? 1 : 2 }));
  assert.deepEqual(portrait(all), [
    "Your greatest weight, 4, went to: Oil.",
    "Gains got 4.0 on average, costs 2.0.",
    "What the pact caused or made stronger got 3.5 on average, the rest 1.0.",
    "What is documented got 3.5 on average, what is uncertain 1.0.",
  ]);
  const fearful = all.map((one, n) => ({ ...one, weight: n === 2 ? 5 : 1 }));
  const said = portrait(fearful);
  assert.match(
    said[2],
    /1\.0 on average, the rest 5\.0\. You weigh most what may have come without/,
  );
  assert.match(said[3], / 5\.0\. You weigh forecasts and allegations most\. Your answer rests on/);
  const nothing = all.map((one) => ({ ...one, weight: 0 }));
  assert.deepEqual(portrait(nothing), ["You gave no argument any weight."]);
});

test("an answer rests on what is uncertain only if its sum would change sign without that", () => {
  /** The arguments that Moscow is given.
   * @type {[Weighed["side"], number, number][]}
   */
  const given = [
    ["gain", 3, 2],
    ["gain", 2, 2],
    ["gain", 2, 2],
    ["cost", 3, 2],
    ["cost", 1, 3],
    ["cost", 2, 2],
  ];
  /** @param {number[]} weights */
  const told = (weights) => {
    return portrait(given.map(([side, strength, link], n) => {
      return { side, strength, link, weight: weights[n], label: `Argument ${n + 1}` };
    })).at(-1);
  };
  assert.equal(
    told([4, 3, 5, 2, 4, 1]),
    "What is documented got 3.0 on average, what is uncertain 4.0. " +
      "You weigh forecasts and allegations most.",
  );
  // 6 + 4 + 4 - 6 - 4 = 4 without the fifth argument, 4 - 3 x 5 = -11 with it
  assert.match(
    told([1, 1, 1, 1, 5, 1]) ?? "",
    / most\. Your answer rests on what is uncertain: without it the sum would be \+4\.$/,
  );
  // (6 + 4 + 4 - 6) x 3 - 4 x 5 = 4, and 4 - 3 x 2 = -2
  assert.match(
    told([3, 3, 3, 3, 2, 5]) ?? "",
    /what is uncertain 2\.0\. Your answer rests on what is uncertain: .* be \+4\.$/,
  );
  assert.doesNotMatch(told([1, 1, 1, 1, 1, 1]) ?? "", /Your answer/);
});

test("a sum is written with its sign", () => {
  assert.deepEqual([3, 0, -12].map(signed), ["+3", "0", "−12"]);
});

test("the flip point is where the sum is nought", () => {
  // 3 w = 7; 12 - 1 = 2 w; 12 - 6 = w, which lies outside the scale
  assert.equal(flipPoint(WEIGHED, WEIGHED[0]), 7 / 3);
  assert.equal(flipPoint(WEIGHED, WEIGHED[1]), 5.5);
  assert.equal(flipPoint(WEIGHED, WEIGHED[2]), 6);
});

test("what a weight can do is told in words", () => {
  const words = WEIGHED.map((one) => effect(WEIGHED, one, MOST).words);
  assert.deepEqual(words, ["flips at 2.3", "no weight flips it", "no weight flips it"]);
  assert.deepEqual(effect(WEIGHED, WEIGHED[0], MOST).ends, [-7, 8]);
});

test("a sum that can be brought to nought and no further does not flip", () => {
  /** @type {Weighed[]} */
  const all = [
    { side: "gain", strength: 1, link: 1, weight: 5 },
    { side: "cost", strength: 1, link: 1, weight: 3 },
  ];
  assert.equal(effect(all, all[1], MOST).words, "evens out at 5, no weight flips it");
  assert.equal(effect(all, all[0], MOST).words, "flips at 3");
});

test("where gains and costs are even, any change tips the sum", () => {
  /** @type {Weighed[]} */
  const even = [
    { side: "gain", strength: 2, link: 1, weight: 3 },
    { side: "cost", strength: 3, link: 1, weight: 2 },
  ];
  assert.equal(effect(even, even[0], MOST).words, "even now: any change tips it");
  assert.equal(
    answer(even, "Moscow", MOST),
    "From the viewpoint of Moscow: gains 6, costs 6, sum 0: gains and costs are even, " +
      "on these weights.",
  );
});

test("the answer counts the weights that could flip it", () => {
  assert.equal(
    answer(WEIGHED, "Seoul", MOST),
    "From the viewpoint of Seoul: gains 12, costs 7, sum +5: more gained than lost, " +
      "on these weights. One weight could flip it, each alone.",
  );
  const lost = answer([WEIGHED[1]], "Seoul", MOST);
  assert.match(lost, /sum −6: more lost than gained, .* No single weight can flip it\.$/);
});

test("flip points are those that a search over all weights finds", () => {
  let flips = 0;
  for (let seed = 1; seed <= 200; seed += 1) {
    const all = someArguments(seed);
    if (total(all) === 0) continue;
    all.forEach((one, n) => {
      const found = flipBySearch(all, n);
      const { flips: can, words } = effect(all, one, MOST);
      assert.equal(can, found !== undefined, words);
      if (found === undefined) return;
      flips += 1;
      assert.ok(Math.abs(flipPoint(all, one) - found) <= 0.001 + 1e-9);
      assert.ok(Math.abs(Number(words.replace("flips at ", "")) - found) <= 0.051 + 1e-9);
    });
  }
  assert.ok(flips > 100);
});
