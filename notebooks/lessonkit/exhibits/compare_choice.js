// @ts-check
// Which treaties a comparison shows, and the sentence on them.

/** How a treaty stands to the first one: the mark of each row, and the end of the sentence for all
 * rows and for the help clause.
 * @typedef {{ marks: string, differs: [all: string, core: string] }} Beside
 */

/** As `TreatyData` of compare.py.
 * @typedef {object} TreatyData
 * @property {string} name
 * @property {string[]} cells_html
 * @property {string} opening
 * @property {Record<string, string>} marks_html
 * @property {Beside[]} beside
 */

const SAME_TWICE = "The same treaty is chosen twice. Choose another one to compare it with.";

/** Return each treaty that was chosen once, in the order of the menus.
 * @param {number[]} choices numbers of treaties; below nought where a menu says none
 */
export function distinct(choices) {
  return [...new Set(choices.filter((n) => n >= 0))];
}

/** Return what the comparison says in a sentence.
 * @param {TreatyData[]} treaties all of them
 * @param {number[]} shown numbers of those that are shown; the others are compared with the first
 * @param {number} core 1 where only the help clause is shown, else 0
 */
export function sentence(treaties, [first, ...others], core) {
  if (!others.length) return SAME_TWICE;
  const { opening, beside } = treaties[first];
  const told = others.map((n) => `${treaties[n].name} ${beside[n].differs[core]}`);
  return `${opening}: ${told.join("; ")}.`;
}

/** Return the cells of a row as HTML; all but the first begin with their mark, if there is one.
 * @param {TreatyData[]} treaties all of them
 * @param {number[]} shown numbers of those that are shown
 * @param {number} row
 */
export function rowOf(treaties, shown, row) {
  const { beside, marks_html } = treaties[shown[0]];
  return shown.map((n, place) => {
    const mark = place ? marks_html[beside[n].marks[row]] ?? "" : "";
    return mark + treaties[n].cells_html[row];
  });
}
