// @ts-check
// Whether events stand in their order, and how far apart they lie.

/** An event: its title, its date in words, its day as a number of days, and what it was.
 * @typedef {{ title: string, when: string, day: number, text: string }} DatedEvent
 */

const DAYS_A_MONTH = 30.44;
const DAYS_A_YEAR = 365.25;

/** Return in words how much later one event is than another.
 * @param {number} days
 */
export function gapInWords(days) {
  if (days === 0) return "on the same day";
  if (days < 60) return `${days} ${days === 1 ? "day" : "days"} later`;
  if (days < 700) return `about ${Math.round(days / DAYS_A_MONTH)} months later`;
  return `about ${Math.round(days / DAYS_A_YEAR)} years later`;
}

/** Return events in the order of their days.
 * @param {DatedEvent[]} events
 */
export function inOrder(events) {
  return [...events].sort((one, other) => one.day - other.day);
}

/** Return for each event whether it stands in its place; events of one day may change places.
 * @param {DatedEvent[]} events
 */
export function rightPlaces(events) {
  const right = inOrder(events);
  return events.map((event, n) => event.day === right[n].day);
}

/** Return the verdict on an order.
 * @param {boolean[]} places whether each event stands in its place
 */
export function verdict(places) {
  const hits = places.filter(Boolean).length;
  if (hits === places.length) return "✔ All five in the right order.";
  return `${hits} of ${places.length} in the right place. This is how it went:`;
}

/** Return a list with an entry moved up or down, or the same list if there is no such place.
 * @template Entry
 * @param {Entry[]} entries
 * @param {number} place
 * @param {-1 | 1} step
 */
export function moved(entries, place, step) {
  const to = place + step;
  if (to < 0 || to >= entries.length) return entries;
  const after = [...entries];
  [after[place], after[to]] = [after[to], after[place]];
  return after;
}
