// @ts-check
// What a reader has sorted, and how well.

/** @typedef {{ bin: string }} Sortable */

/** Return the mark of one group, once the statement has been sorted.
 * @param {string} bin
 * @param {Sortable} item
 * @param {string | undefined} answer the group that the reader has chosen
 * @returns {"right" | "wrong" | ""}
 */
export function markOf(bin, item, answer) {
  if (answer === undefined) return "";
  if (bin === item.bin) return "right";
  return bin === answer ? "wrong" : "";
}

/** Return the verdict on an answer.
 * @param {Sortable} item
 * @param {string} answer
 */
export function verdict(item, answer) {
  return answer === item.bin ? "✔ Right. " : `✘ Not here. It belongs to: ${item.bin}. `;
}

/** Return the score in words; empty as long as nothing has been sorted.
 * @param {Sortable[]} items
 * @param {Map<number, string>} answers chosen groups, by the number of the statement
 */
export function score(items, answers) {
  if (!answers.size) return "";
  const right = [...answers].filter(([n, bin]) => items[n].bin === bin).length;
  return `${right} right of ${answers.size} sorted`;
}
