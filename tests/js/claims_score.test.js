// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import {
  calibration,
  confidenceInWords,
  isEnough,
  progress,
  scoreOf,
} from "../../notebooks/lessonkit/exhibits/claims_score.js";

/** @param {number} sure @param {boolean} hit */
const judged = (sure, hit) => ({ sure, hit });

test("the score of three judgements, worked out by hand", () => {
  // Misses of 0.2, 0.6 and 0.5: (0.04 + 0.36 + 0.25) / 3
  const score = scoreOf([judged(80, true), judged(60, false), judged(50, true)]);
  assert.equal(score.hits, 2);
  assert.equal(score.share, 67);
  assert.equal(score.confidence, 63);
  assert.ok(Math.abs(score.brier - 0.65 / 3) < 1e-12);
});

test("the Brier score is 0 at its best and 1 at its worst", () => {
  assert.equal(scoreOf([judged(100, true), judged(100, true)]).brier, 0);
  assert.equal(scoreOf([judged(100, false)]).brier, 1);
});

test("of all confidences the true share has the best Brier score", () => {
  // Three matches of four: no confidence does better than 75 %.
  const hits = [true, true, true, false];
  /** @param {number} sure */
  const brier = (sure) => scoreOf(hits.map((hit) => judged(sure, hit))).brier;
  for (let sure = 25; sure <= 100; sure += 5) assert.ok(brier(75) <= brier(sure));
});

test("a score is told from five claims on", () => {
  assert.deepEqual([4, 5].map(isEnough), [false, true]);
  assert.equal(progress(4, 11), "Judged 4 of 11. Your score is shown when you have judged five.");
  assert.equal(progress(5, 11), "Judged 5 of 11.");
});

test("calibration is judged within ten points", () => {
  const score = { hits: 3, share: 60, brier: 0 };
  assert.match(calibration({ ...score, confidence: 70 }), /^Well calibrated/);
  assert.match(calibration({ ...score, confidence: 50 }), /^Well calibrated/);
  assert.match(calibration({ ...score, confidence: 71 }), /^Over-confident/);
  assert.match(calibration({ ...score, confidence: 49 }), /^Under-confident/);
});

test("a confidence in words", () => {
  const words = [25, 30, 60, 85, 95, 100].map(confidenceInWords);
  assert.deepEqual(words, [
    "a pure guess among four",
    "more a feeling",
    "fairly sure",
    "very sure",
    "very sure",
    "certain",
  ]);
});
