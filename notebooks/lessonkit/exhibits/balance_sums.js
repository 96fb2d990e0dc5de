// @ts-check
// The sum of a balance, and what a single weight can do to it.

/** What counts of an argument: its side, how well it is attested (1 to 3), how much it matters.
 * @typedef {{ side: "gain" | "cost", strength: number, weight: number }} Weighed
 */

/** The sum at both ends of what one weight can be, and the weight at which it would be nought.
 * @typedef {{ ends: [number, number], flips: boolean, words: string }} Effect
 */

const SIGN = { gain: 1, cost: -1 };

/** Return a number with its sign; nought has none.
 * @param {number} value
 */
export function signed(value) {
  return value > 0 ? `+${value}` : String(value).replace("-", "−");
}

/** Return what one argument adds to the sum.
 * @param {Weighed} argument
 */
function share({ side, strength, weight }) {
  return SIGN[side] * strength * weight;
}

/** Return the weighted sum of arguments: gains count plus, costs count minus.
 * @param {Weighed[]} all
 */
export function total(all) {
  return all.reduce((sum, argument) => sum + share(argument), 0);
}

/** Return the sum of one side, without its sign.
 * @param {Weighed[]} all
 * @param {Weighed["side"]} side
 */
export function totalOf(all, side) {
  return Math.abs(total(all.filter((argument) => argument.side === side)));
}

/** Return the weight of one argument at which the sum would be nought, the others staying as they
 * are; it may lie outside the scale.
 * @param {Weighed[]} all
 * @param {Weighed} one
 */
export function flipPoint(all, one) {
  const others = total(all) - share(one);
  return -others / (SIGN[one.side] * one.strength);
}

/** Return what the weight of one argument can do to the sum, on a scale from 0 to `most`.
 * @param {Weighed[]} all
 * @param {Weighed} one
 * @param {number} most
 * @returns {Effect}
 */
export function effect(all, one, most) {
  const sum = total(all);
  const rest = sum - share(one);
  /** @type {[number, number]} */
  const ends = [rest, rest + share({ ...one, weight: most })];
  const flips = ends.some((end) => end * sum < 0);
  return { ends, flips, words: effectInWords(sum, ends, flips, flipPoint(all, one)) };
}

/**
 * @param {number} sum
 * @param {[number, number]} ends
 * @param {boolean} flips
 * @param {number} point
 */
function effectInWords(sum, ends, flips, point) {
  const where = Number.isInteger(point) ? point : point.toFixed(1);
  if (sum === 0) return "even now: any change tips it";
  if (flips) return `flips at ${where}`;
  if (ends.includes(0)) return `evens out at ${where}, no weight flips it`;
  return "no weight flips it";
}

/** Return the answer in a sentence or two.
 * @param {Weighed[]} all
 * @param {string} viewpoint
 * @param {number} most
 */
export function answer(all, viewpoint, most) {
  const sum = total(all);
  const flips = all.filter((one) => effect(all, one, most).flips).length;
  return `From the viewpoint of ${viewpoint}: gains ${totalOf(all, "gain")}, ` +
    `costs ${totalOf(all, "cost")}, sum ${signed(sum)}: ${verdict(sum)}, on these weights.` +
    (sum === 0 ? "" : ` ${whatCouldFlip(flips)}`);
}

/** @param {number} sum */
function verdict(sum) {
  if (sum > 0) return "more gained than lost";
  return sum < 0 ? "more lost than gained" : "gains and costs are even";
}

/** @param {number} count */
function whatCouldFlip(count) {
  if (count === 0) return "No single weight can flip it.";
  return `${count === 1 ? "One weight" : `${count} weights`} could flip it, each alone.`;
}
