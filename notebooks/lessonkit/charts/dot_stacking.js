// @ts-check
// Where dots go in the lanes of a chart so that none covers another. dot_stacking.py does the same
// for the still form: a test holds the two together, so change both.

/** Return how many rows each dot moves up (-) or down (+) in its lane so that dots stand apart.
 * @param {ArrayLike<number>} x positions of the dots in pixels, ascending
 * @param {ArrayLike<number>} lanes number of the lane of each dot
 * @param {number} gap how far apart two dots of a row stand, in pixels
 * @param {readonly number[]} rows the rows to try in order, for example [0, -1, 1]; where a lane is
 *   full, the dot goes to the row whose last dot is furthest
 */
export function stackDots(x, lanes, gap, rows) {
  /** Where the last dot of each row stands, by lane. @type {Map<number, number[]>} */
  const lastOf = new Map();
  return Array.from(x, (at, dot) => {
    const last = lastOf.get(lanes[dot]) ?? rows.map(() => -Infinity);
    lastOf.set(lanes[dot], last);
    let place = last.findIndex((end) => at - end >= gap);
    if (place < 0) place = last.indexOf(Math.min(...last));
    last[place] = at;
    return rows[place];
  });
}
