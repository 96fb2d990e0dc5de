// @ts-check
// What a reader has sorted, and how well.

/** @typedef {{ bin: string }} Sortable */

/** Return whether a statement belongs to a group of which nobody can say that another is wrong.
 * @param {Sortable} item
 */
function isDisputed({ bin }) {
  return bin.startsWith("Disputed");
}

/** Return the mark of one group, once the statement has been sorted.
 * @param {string} bin
 * @param {Sortable} item
 * @param {string | undefined} answer the group that the reader has chosen
 * @returns {"right" | "wrong" | "disputed" | ""}
 */
export function markOf(bin, item, answer) {
  if (answer === undefined) return "";
  if (bin === item.bin) return "right";
  if (bin !== answer) return "";
  return isDisputed(item) ? "disputed" : "wrong";
}

/** Return the verdict on an answer.
 * @param {Sortable} item
 * @param {string} answer
 */
export function verdict(item, answer) {
  if (answer === item.bin) return "✔ Right. ";
  if (isDisputed(item)) return `This case is ${item.bin[0].toLowerCase()}${item.bin.slice(1)}. `;
  return `✘ Not here. It belongs to: ${item.bin}. `;
}

/** Return the score in words; empty as long as nothing has been sorted. A disputed statement that
 * was sorted elsewhere does not count.
 * @param {Sortable[]} items
 * @param {Map<number, string>} answers chosen groups, by the number of the statement
 */
export function score(items, answers) {
  if (!answers.size) return "";
  const right = [...answers].filter(([n, bin]) => items[n].bin === bin).length;
  const open = [...answers].filter(([n, bin]) => markOf(bin, items[n], bin) === "disputed").length;
  const counted = answers.size - open;
  return [
    ...(counted ? [`${right} right of ${counted} sorted`] : []),
    ...(open ? [`${open} disputed ${open === 1 ? "case" : "cases"} not counted`] : []),
  ].join("; ");
}
