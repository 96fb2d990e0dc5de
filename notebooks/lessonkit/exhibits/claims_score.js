// @ts-check
// How sure a reader was, and how often right.

/** A judgement: how sure the reader was, in percent, and whether the answer matches the course's.
 * @typedef {{ sure: number, hit: boolean }} Judgement
 */

/** What the judgements come to: the share of matches and the mean confidence in whole percent.
 * @typedef {{ hits: number, share: number, confidence: number, brier: number }} Score
 */

/** How sure one is who picks one answer of four at random, in percent. */
export const LEAST_SURE = 25;
/** From how many judgements the course tells a score: fewer are chance. */
const ENOUGH = 5;
/** How far confidence and matches may lie apart in a good judge, in percentage points. */
const CLOSE = 10;

/** Return a confidence in words.
 * @param {number} sure in percent
 */
export function confidenceInWords(sure) {
  if (sure <= LEAST_SURE) return "a pure guess among four";
  if (sure < 60) return "more a feeling";
  if (sure < 85) return "fairly sure";
  return sure < 100 ? "very sure" : "certain";
}

/** Return the score of at least one judgement.
 *
 * The Brier score is the mean squared difference between confidence and match; see Claims in
 * claims.py for its source.
 * @param {Judgement[]} judgements
 * @returns {Score}
 */
export function scoreOf(judgements) {
  const hits = judgements.filter(({ hit }) => hit).length;
  return {
    hits,
    share: Math.round((100 * hits) / judgements.length),
    confidence: Math.round(mean(judgements.map(({ sure }) => sure))),
    brier: mean(judgements.map(({ sure, hit }) => (sure / 100 - Number(hit)) ** 2)),
  };
}

/** Return how far the judge is.
 * @param {number} judged number of judgements
 * @param {number} count number of claims
 */
export function progress(judged, count) {
  const awaited = judged < ENOUGH ? " Your score is shown when you have judged five." : "";
  return `Judged ${judged} of ${count}.${awaited}`;
}

/** Return whether the judgements are enough for a score.
 * @param {number} judged number of judgements
 */
export function isEnough(judged) {
  return judged >= ENOUGH;
}

/** Return what the score says of the judge.
 * @param {Score} score
 */
export function calibration({ share, confidence }) {
  const gap = confidence - share;
  if (Math.abs(gap) <= CLOSE) return "Well calibrated: as sure as you were right.";
  return gap > 0
    ? "Over-confident: surer than you were right."
    : "Under-confident: right more often than you thought.";
}

/** @param {number[]} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
