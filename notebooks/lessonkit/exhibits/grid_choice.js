// @ts-check
// Which entries of a grid are shown, and which is next to another.

/** The place of an element on the page, as the browser measures it.
 * @typedef {{ x: number, y: number, width: number, height: number }} Place
 */

/** The direction of a step: to the right, and down; one of the two is nought.
 * @typedef {readonly [across: number, down: number]} Direction
 */

/** What a step aside costs, in steps ahead. */
const ASIDE = 3;
/** How far ahead another box must lie, in pixels. */
const AHEAD = 8;

/** Return the entries that belong to all chosen tags.
 * @template {{ tags: string[] }} Entry
 * @param {Entry[]} entries
 * @param {string[]} tags
 */
export function chosen(entries, tags) {
  return entries.filter((entry) => tags.every((tag) => entry.tags.includes(tag)));
}

/** Return how many entries are shown, in a sentence.
 * @param {number} shown
 * @param {number} all
 * @param {string} noun what the entries stand for, in the plural
 * @param {string[]} choices names of what was chosen in the menus
 */
export function shownInWords(shown, all, noun, choices) {
  const names = choices.join("; ");
  if (!shown) return `Nothing matches (${names}). Press Reset to see all ${all}.`;
  return `${shown} of ${all} ${noun}${names ? `: ${names}` : ""}.`;
}

/** Return the number of the nearest box in a direction; -1 if there is none.
 * @param {Place} from
 * @param {Place[]} places
 * @param {Direction} direction
 */
export function nearest(from, places, direction) {
  const costs = places.map((place) => cost(from, place, direction));
  const least = Math.min(...costs);
  return least < Infinity ? costs.indexOf(least) : -1;
}

/** @param {Place} from @param {Place} to @param {Direction} direction */
function cost(from, to, [across, down]) {
  const right = to.x + to.width / 2 - (from.x + from.width / 2);
  const below = to.y + to.height / 2 - (from.y + from.height / 2);
  const ahead = right * across + below * down;
  return ahead < AHEAD ? Infinity : ahead + ASIDE * Math.abs(right * down + below * across);
}
