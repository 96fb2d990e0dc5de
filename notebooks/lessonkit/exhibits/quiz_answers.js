// @ts-check
// What a quiz says of the answers to it.

/** An answer that can be chosen, and why it is right or not.
 * @typedef {{ text: string, why: string, right: boolean }} Option
 */

/** Return the letter of an option by its number, from 0.
 * @param {number} n
 */
export function letter(n) {
  return String.fromCharCode("A".charCodeAt(0) + n);
}

/** Return why an option is right or not.
 * @param {Option} option
 */
export function explanation({ right, why }) {
  return `${right ? "✔ Right." : "✘ Not right."} ${why}`;
}

/** Return the verdict on the option that was chosen.
 * @param {Option} option
 */
export function verdict({ right }) {
  if (right) return "✔ Right.";
  return "✘ Not right. The green answer is the right one: read why above.";
}

/** Return the score in words.
 * @param {boolean[]} results whether each answer so far is right
 * @param {number} questions
 */
export function score(results, questions) {
  if (!results.length) return `${questions} questions. Choose an answer, then press Check.`;
  const right = results.filter(Boolean).length;
  return `${right} right of ${results.length} answered; ${questions} questions in all.`;
}
