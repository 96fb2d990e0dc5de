// @ts-check
// Which events are chosen, how many of them happened where, and both in words.

import { countInWords, fill } from "../../page/words.js";

/** @import { EventData } from "../../page/event_table.js" */
/** @import { Look } from "./figure.js" */
/** @import { Template } from "../../charts/leader_lines.js" */

/** @typedef {{ id: string, name: string, text: string }} Place */

/** @typedef {{ place: number, strand: number, year: number, label: string }} MapEvent */

/** As `CutData` of part.py.
 * @typedef {object} Cut
 * @property {string} key
 * @property {string} name
 * @property {number} reach
 * @property {number} across
 * @property {[name: string, x: number, y: number][]} names
 * @property {Template[]} ground
 * @property {[x: number, y: number][]} at
 */

/** As `Words` of part.py.
 * @typedef {object} Words
 * @property {[string, string]} event
 * @property {[string, string]} place
 * @property {[string, string]} more_place
 * @property {string} span
 * @property {string} no_event
 * @property {string} subtitle
 * @property {string} sentence
 * @property {string} most
 * @property {string} spot
 * @property {string} card
 * @property {string} menu
 * @property {string} no_place
 * @property {string} option
 * @property {string} hover
 * @property {string[]} head
 */

/** As `MapData` of part.py.
 * @typedef {object} Content
 * @property {string} title
 * @property {Cut[]} cuts
 * @property {Place[]} places
 * @property {MapEvent[]} events
 * @property {EventData} table
 * @property {Look} look
 * @property {Words} words
 */

/** What the reader has chosen of the events: the first and the last year, the number of a strand.
 * @typedef {{ years: [number, number], strand: number }} Chosen
 */

/** A place, its number, and the events that happened there.
 * @typedef {{ place: Place, number: number, here: MapEvent[] }} Spot
 */

/** How many places the sentence names. */
const MOST = 3;

/** Return the events that are chosen.
 * @param {Content} content @param {Chosen} chosen
 */
export function choose({ events }, { years: [first, last], strand }) {
  return events.filter((event) =>
    first <= event.year && event.year <= last && (!strand || event.strand === strand)
  );
}

/** Return the places of some events, those with most events first.
 * @param {Content} content @param {MapEvent[]} chosen
 * @returns {Spot[]}
 */
export function spotsOf({ places }, chosen) {
  const spots = places.map((place, number) => ({
    place,
    number,
    here: chosen.filter((event) => event.place === number),
  }));
  // The places stand in the order of their ids, which a sort keeps where numbers are equal.
  return spots.filter(({ here }) => here.length).sort((a, b) => b.here.length - a.here.length);
}

/** Return how many events there are, and where most of them.
 * @param {Words} words @param {Spot[]} spots
 */
export function sentence(words, spots) {
  const first = spots.slice(0, MOST).map((spot) => nameOf(words, spot));
  const events = spots.reduce((sum, { here }) => sum + here.length, 0);
  return fill(words.sentence, {
    events: countInWords(events, words.event),
    places: countInWords(spots.length, words.place),
    most: first.length ? fill(words.most, { places: first.join(", ") }) : "",
  });
}

/** Return how many events there are, with the first and the last year of them.
 * @param {Words} words @param {MapEvent[]} chosen
 */
export function spanOf(words, chosen) {
  if (!chosen.length) return words.no_event;
  const years = chosen.map(({ year }) => year);
  return fill(words.span, {
    events: countInWords(chosen.length, words.event),
    first: Math.min(...years),
    last: Math.max(...years),
  });
}

/** Return a place with its number of events.
 * @param {Words} words @param {Spot} spot
 */
export function nameOf(words, { place, here }) {
  return fill(words.spot, { place: place.name, number: here.length });
}

/** Return the rows of the table: a place, how many events, and which.
 * @param {Spot[]} spots
 */
export function rowsOf(spots) {
  return spots.map(({ place, here }) => [
    place.name,
    `${here.length}`,
    here.map(({ label }) => label).join("; "),
  ]);
}

/** Return what the menu offers: ids of places, with their names.
 * @param {Words} words @param {Spot[]} spots
 * @returns {[id: string, name: string][]}
 */
export function optionsOf(words, spots) {
  const options = spots.map(({ place, here }) => /** @type {[string, string]} */ ([
    place.id,
    fill(words.option, { place: place.name, number: here.length }),
  ]));
  return [["", words.no_place], ...options];
}
