// @ts-check
// Which ties hold in a year, what changes between two years, and both in words.

import { countInWords, fill } from "../../page/words.js";

/** @import { Figure } from "../../page/types.d.ts" */
/** @import { Drawing } from "./figure.js" */

/** As `TieData` of part.py.
 * @typedef {object} Tie
 * @property {string} id
 * @property {string} kind
 * @property {string[]} states
 * @property {number} start
 * @property {number | null} end
 * @property {number} style
 * @property {{ text: string, fill: string, ring: string }} letter
 * @property {string} hover
 * @property {string} named_html
 * @property {string} card_html
 * @property {string[]} cells
 */

/** As `Words` of part.py.
 * @typedef {object} Words
 * @property {[string, string]} tie
 * @property {string} sentence
 * @property {string} status
 * @property {string} below_html
 * @property {string} nothing
 * @property {string[]} head
 * @property {string} held
 * @property {string} not_held
 */

/** As `NetworkData` of part.py.
 * @typedef {object} Content
 * @property {string} title
 * @property {[name: string, kinds: string[]][]} choices
 * @property {string[]} states
 * @property {Tie[]} ties
 * @property {Drawing} drawing
 * @property {Words} words
 */

/** What the reader has chosen: numbers of the kinds and of the state, and two years.
 * @typedef {{ choice: number, country: number, left: number, right: number }} Chosen
 */

/** A year with the ties that held in it.
 * @typedef {{ year: number, ties: Tie[] }} Picture
 */

/** The two pictures, and the ties that only the right one, or only the left one has.
 * @typedef {{ left: Picture, right: Picture, fresh: Tie[], gone: Tie[], kinds: string[] }} Pair
 */

/** Return the two pictures of what the reader has chosen.
 * @param {Content} content @param {Chosen} chosen
 * @returns {Pair}
 */
export function pairOf({ choices, states, ties }, { choice, country, left, right }) {
  const [, kinds] = choices[choice];
  const state = states[country];
  const shown = ties.filter((tie) =>
    kinds.includes(tie.kind) && (!state || tie.states.includes(state))
  );
  const one = { year: left, ties: shown.filter((tie) => holds(tie, left)) };
  const other = { year: right, ties: shown.filter((tie) => holds(tie, right)) };
  return {
    left: one,
    right: other,
    fresh: other.ties.filter((tie) => !holds(tie, left)),
    gone: one.ties.filter((tie) => !holds(tie, right)),
    kinds,
  };
}

/** @param {Tie} tie @param {number} year */
function holds({ start, end }, year) {
  return start <= year && (end === null || end >= year);
}

/** Return how many ties there are, and how many of them are new or gone.
 * @param {Words} words @param {Pair} pair
 */
export function sentence(words, { left, right, fresh, gone }) {
  return fill(words.sentence, {
    ties: countInWords(left.ties.length, words.tie),
    others: right.ties.length,
    left: left.year,
    right: right.year,
    new: fresh.length,
    gone: gone.length,
  });
}

/** Return in words what each picture has that the other has not.
 * @param {Words} words @param {Pair} pair
 */
export function changesHtml(words, { left, right, fresh, gone }) {
  /** @param {Picture} one @param {Picture} other @param {Tie[]} ties */
  const line = (one, other, ties) =>
    fill(words.below_html, {
      year: one.year,
      other: other.year,
      ties: ties.map((tie) => tie.named_html).join(", ") || words.nothing,
    });
  return line(right, left, fresh) + line(left, right, gone);
}

/** Return the table of both pictures: its head, and a row for each tie.
 * @param {Content} content @param {Pair} pair
 * @returns {{ head: string[], rows: string[][] }}
 */
export function tableOf({ ties, words }, { left, right }) {
  /** @param {Picture} picture @param {Tie} tie */
  const mark = (picture, tie) => picture.ties.includes(tie) ? words.held : words.not_held;
  return {
    head: [...words.head, `${left.year}`, `${right.year}`],
    rows: ties.filter((tie) => left.ties.includes(tie) || right.ties.includes(tie))
      .map((tie) => [...tie.cells, mark(left, tie), mark(right, tie)]),
  };
}
