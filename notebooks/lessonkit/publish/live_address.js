// @ts-check
// Addresses of exhibits in the single-file edition, with what the reader has chosen in them.

/** What is chosen, by the names of traits.
 * @typedef {Record<string, unknown>} Values
 */

/** The great timeline, which has every event of the course, and the ladder of all treaties. */
const [TIMELINE, LADDER] = ["00-start-here/timeline", "03-the-pact/ladder"];
/** Short addresses: where they lead, and the trait that they name.
 * @type {Record<string, [place: string, trait: string]>}
 */
const SHORT = {
  event: [TIMELINE, "picked"],
  timeline: [TIMELINE, "years"],
  find: [TIMELINE, "search"],
  treaty: [LADDER, "picked"],
};

/** Return what differs from the start as a part of an address.
 * @param {Values} start @param {Values} now
 */
export function queryOf(start, now) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(now)) {
    const text = asText(value);
    if (text !== asText(start[name])) query.set(name, text);
  }
  return query.toString();
}

/** Return the values that a part of an address names. What is no value of a trait is passed over.
 * @param {Values} start which has a value for each trait @param {string} query
 * @returns {Values}
 */
export function valuesOf(start, query) {
  /** @type {Values} */
  const values = {};
  for (const [name, text] of new URLSearchParams(query)) {
    const value = name in start ? asValue(text, start[name]) : undefined;
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** Where an address leads, and what is to be chosen there.
 * @typedef {{ place: string, query: string }} Target
 */

/** Return where an address leads.
 * @param {string} hash
 * @param {ReadonlyMap<string, Target>} [known] where the short addresses of exhibits lead
 * @returns {Target}
 */
export function targetOf(hash, known = new Map()) {
  const text = hash.slice(1);
  const target = known.get(decoded(text));
  if (target) return target;
  const short = SHORT[text.split("=")[0]];
  if (short && text.includes("=")) {
    const renamed = [...new URLSearchParams(text)].map(([name, value]) => [traitOf(name), value]);
    return { place: short[0], query: new URLSearchParams(renamed).toString() };
  }
  const [place, ...query] = text.split("?");
  return { place: decoded(place), query: query.join("?") };
}

/** @param {string} name */
function traitOf(name) {
  return SHORT[name]?.[1] ?? name;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {unknown} value */
function asText(value) {
  return Array.isArray(value) ? value.join("-") : String(value ?? "");
}

/** Return a text as a value of the same kind as another one; undefined if it is none.
 * @param {string} text @param {unknown} like
 */
function asValue(text, like) {
  if (typeof like === "boolean") return text === "true";
  if (typeof like === "number") return /^\d+$/.test(text) ? Number(text) : undefined;
  if (!Array.isArray(like)) return text;
  const numbers = text.split("-").map(Number);
  const fits = numbers.length === like.length && numbers.every(Number.isInteger);
  return fits ? numbers : undefined;
}
