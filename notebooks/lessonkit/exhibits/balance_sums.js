// @ts-check
// The sum of a balance, what a single weight can do to it, and what the weights have in common.

/** What counts of an argument: its side, how well it is attested (1 to 3), its link to the pact (1
 * to 3), and how much it matters; null while the reader has not weighed it.
 * @typedef {object} Weighed
 * @property {"gain" | "cost"} side
 * @property {number} strength
 * @property {number} link
 * @property {number | null} weight
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

/** Return what one argument adds to the sum for each point of weight.
 * @param {Weighed} argument
 */
function leverage({ side, strength, link }) {
  return SIGN[side] * strength * link;
}

/** Return what one argument adds to the sum.
 * @param {Weighed} argument
 */
function share(argument) {
  return leverage(argument) * (argument.weight ?? 0);
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
  return (share(one) - total(all)) / leverage(one);
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

/** Return how far the reader is; empty once all arguments are weighed.
 * @param {Weighed[]} given
 */
export function progress(given) {
  const done = given.filter(({ weight }) => weight !== null).length;
  if (done === given.length) return "";
  return `Give each argument a weight: ${done} of ${given.length} done. ` +
    "The sum is shown when all have one.";
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

/** Return what the weights say about the reader, in a few sentences.
 * @param {(Weighed & { label: string })[]} all arguments that have weights
 */
export function portrait(all) {
  const most = Math.max(...all.map(({ weight }) => weight ?? 0));
  if (most === 0) return ["You gave no argument any weight."];
  const heaviest = all.filter(({ weight }) => weight === most).map(({ label }) => label);
  const documented = total(all.filter(({ strength }) => strength > 1));
  return [
    heaviest.length > 3
      ? `${heaviest.length} arguments have your greatest weight, ${most}.`
      : `Your greatest weight, ${most}, went to: ${heaviest.join("; ")}.`,
    compared(all, ({ side }) => side === "gain", "Gains", "costs"),
    leaning(
      compared(all, ({ link }) => link > 1, "What the pact caused or made stronger", "the rest"),
      mean(all.filter(({ link }) => link === 1)) > mean(all.filter(({ link }) => link > 1)),
      "You weigh most what may have come without the pact.",
    ),
    leaning(
      leaning(
        compared(all, ({ strength }) => strength > 1, "What is documented", "what is uncertain"),
        mean(all.filter(({ strength }) => strength === 1)) >
          mean(all.filter(({ strength }) => strength > 1)),
        "You weigh forecasts and allegations most.",
      ),
      documented * total(all) < 0,
      "Your answer rests on what is uncertain: " +
        `without it the sum would be ${signed(documented)}.`,
    ),
  ].filter(Boolean);
}

/** @param {Weighed[]} some */
function mean(some) {
  return some.reduce((sum, { weight }) => sum + (weight ?? 0), 0) / some.length;
}

/** Return the mean weights of two groups; empty if one of them is empty.
 * @template {Weighed} T
 * @param {T[]} all
 * @param {(one: T) => boolean} first
 * @param {string} name
 * @param {string} other
 */
function compared(all, first, name, other) {
  const means = [all.filter(first), all.filter((one) => !first(one))].map(mean);
  if (means.some(Number.isNaN)) return "";
  return `${name} got ${means[0].toFixed(1)} on average, ${other} ${means[1].toFixed(1)}.`;
}

/** Add a remark to a sentence, where it fits.
 * @param {string} sentence
 * @param {boolean} fits
 * @param {string} remark
 */
function leaning(sentence, fits, remark) {
  return sentence && fits ? `${sentence} ${remark}` : sentence;
}
