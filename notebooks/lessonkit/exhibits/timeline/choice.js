// @ts-check
// Which events of a timeline the reader has chosen to see, and that in a sentence.

import { countInWords } from "../../page/words.js";

/** @import { EventData } from "../../page/event_table.js" */

/** What the reader has chosen. A strand, a state and a degree of certainty are places in the lists
 * of `EventData`; -1 chooses all.
 * @typedef {object} Choice
 * @property {readonly [number, number]} years first and last year, both included
 * @property {number} strand
 * @property {number} state
 * @property {number} certainty
 * @property {string} search what stands in the title or the summary of every event that is shown
 */

const MS_OF_DAY = 86_400_000;
/** What is counted, as `countInWords` wants it.
 * @type {[one: string, many: string]}
 */
export const EVENTS = ["event", "events"];

/** Return the year of a date. @param {number} days since 1970-01-01 */
export function yearOf(days) {
  return new Date(days * MS_OF_DAY).getUTCFullYear();
}

/** Return the date of the first day of a year in days since 1970-01-01. @param {number} year */
export function firstDayOf(year) {
  return new Date(0).setUTCFullYear(year, 0, 1) / MS_OF_DAY;
}

/** Return the places of the events that the reader has chosen to see.
 * @param {EventData} events
 * @param {string[]} texts title and summary of each event, in small letters
 * @param {number[]} years the year of each event
 * @param {Choice} choice
 */
export function chosen(events, texts, years, choice) {
  const { strand, state, certainty } = choice;
  const [first, last] = choice.years;
  const search = choice.search.trim().toLowerCase();
  const shows = (/** @type {number} */ n) =>
    years[n] >= first && years[n] <= last &&
    (strand < 0 || events.strands[n] === strand) &&
    (state < 0 || events.actors[n].includes(state)) &&
    (certainty < 0 || events.confidences[n] === certainty) &&
    texts[n].includes(search);
  return events.ids.flatMap((_, n) => shows(n) ? [n] : []);
}

/** Return in a sentence how many events are shown, of how many, and which.
 * @param {EventData} events @param {Choice} choice @param {number} shown
 */
export function describe(events, choice, shown) {
  const { strand_names, state_names, certainties } = events;
  const [first, last] = choice.years;
  const parts = [`${shown} of ${countInWords(events.ids.length, EVENTS)}, ${first} to ${last}`];
  if (choice.strand >= 0) parts.push(strand_names[choice.strand]);
  if (choice.state >= 0) parts.push(state_names[choice.state]);
  if (choice.certainty >= 0) parts.push(`only ${certainties[choice.certainty][1].toLowerCase()}`);
  if (choice.search.trim()) parts.push(`with “${choice.search.trim()}”`);
  if (shown) return parts.join("; ");
  const reason = parts.slice(1).join("; ") || parts[0];
  return `No event matches (${reason}). Press Reset to see all of them.`;
}
