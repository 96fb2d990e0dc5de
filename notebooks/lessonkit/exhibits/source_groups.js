// @ts-check
// Sources in groups, the largest first.

/** As `SourceData` of who_tells_us.py.
 * @typedef {object} SourceData
 * @property {string} publisher
 * @property {string} country
 * @property {string} owner
 * @property {string} genre
 * @property {boolean} state_media
 * @property {string} citation_html
 */

/** Return sources by one of their properties, the largest group first; groups of one size stand in
 * the order of their names.
 * @param {SourceData[]} sources
 * @param {"publisher" | "country" | "owner" | "genre"} by
 * @returns {Map<string, SourceData[]>}
 */
export function grouped(sources, by) {
  /** @type {Map<string, SourceData[]>} */
  const groups = new Map();
  for (const source of sources) {
    groups.set(source[by], [...groups.get(source[by]) ?? [], source]);
  }
  return new Map(
    [...groups].sort(([name, group], [other, others]) =>
      others.length - group.length || (name.toLowerCase() < other.toLowerCase() ? -1 : 1)
    ),
  );
}

/** Return how many of the sources are state media. @param {SourceData[]} sources */
export function stateMedia(sources) {
  return sources.filter(({ state_media }) => state_media).length;
}

/** Return how many sources a group has, and how many of them are state media: "5 (2 state media)".
 * @param {SourceData[]} group
 */
export function countInWords(group) {
  const state = stateMedia(group);
  if (!state) return String(group.length);
  const part = state === group.length ? "" : `${state} `;
  return `${group.length} (${part}state media)`;
}
