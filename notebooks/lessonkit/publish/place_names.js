// @ts-check
// Names of places in the course, for addresses.

/** Return a text as a part of an address: small letters, figures and hyphens.
 * @param {string} text
 */
function slug(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return plain.replace(/^-|-$/g, "");
}

/** Return a name for each heading, different from all others.
 * @param {[lesson: string, heading: string][]} headings in the order of the page
 */
export function placeNames(headings) {
  /** @type {Map<string, number>} */
  const used = new Map();
  return headings.map(([lesson, heading]) => {
    const name = `${lesson}.${slug(heading)}`;
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count > 1 ? `${name}-${count}` : name;
  });
}
