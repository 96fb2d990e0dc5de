// @ts-check
// Which entries of a grid are shown, and which is next to another.

/** The place of an element on the page, as the browser measures it.
 * @typedef {{ x: number, y: number, width: number, height: number }} Place
 */

/** The direction of a step: to the right, and down; one of the two is nought.
 * @typedef {readonly [across: number, down: number]} Direction
 */

/** How many of how many are shown, and what they are, in the plural.
 * @typedef {[shown: number, all: number, noun: string]} Count
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

/** Return how much is shown, in a sentence.
 * @param {Count[]} counts
 * @param {string[]} choices names of what was chosen in the menus
 */
export function shownInWords(counts, choices) {
  const names = choices.join("; ");
  const [[first, all, noun]] = counts;
  if (!first) return `Nothing matches (${names}). Press Reset to see all ${all} ${noun}.`;
  const told = counts.map(([shown, all, noun]) => `${shown} of ${all} ${noun}`).join(", ");
  return `${told}${names ? `: ${names}` : ""}.`;
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
