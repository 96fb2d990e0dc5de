// @ts-check
// How boxes are divided among columns, so that each keeps its column while what is in it changes.

/** The least width of a column, the gap between two, and the most columns. */
const [LEAST, GAP, MOST] = [300, 8, 3];
/** Characters in a line, and what a heading and a statement need besides their text, in lines. */
const [LINE, HEADING, AROUND] = [42, 2, 3];

/** Return how many columns find room.
 * @param {number} width in pixels
 */
export function columnsIn(width) {
  return Math.max(1, Math.min(MOST, Math.floor((width + GAP) / (LEAST + GAP))));
}

/** Return about how many lines a box needs when all of it is uncovered.
 * @param {string[]} texts
 */
export function linesOf(texts) {
  return texts.reduce((sum, text) => sum + AROUND + Math.ceil(text.length / LINE), HEADING);
}

/** Divide boxes among columns in their order, so that the longest column is as short as it can be.
 * @template Box
 * @param {Box[]} boxes
 * @param {number[]} lengths
 * @param {number} columns
 * @returns {Box[][]}
 */
export function divided(boxes, lengths, columns) {
  const longest = Math.max(...lengths);
  const limits = lengths.flatMap((_, start) => {
    let sum = 0;
    return lengths.slice(start).map((length) => sum += length);
  }).filter((limit) => limit >= longest);
  const fits = limits.sort((a, b) => a - b).map((limit) => filled(boxes, lengths, limit));
  const best = fits.find(({ length }) => length <= columns) ?? [];
  return [...best, ...Array.from({ length: columns - best.length }, () => [])];
}

/** Fill one column after the other, none beyond a limit that holds the longest box.
 * @template Box
 * @param {Box[]} boxes @param {number[]} lengths @param {number} limit
 */
function filled(boxes, lengths, limit) {
  /** @type {Box[][]} */
  const columns = [];
  let length = Infinity;
  boxes.forEach((box, n) => {
    length += lengths[n];
    if (length > limit) {
      columns.push([]);
      length = lengths[n];
    }
    columns[columns.length - 1].push(box);
  });
  return columns;
}
