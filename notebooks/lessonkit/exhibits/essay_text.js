// @ts-check
// The text of an exam answer: its length, the evidence that it cites, and the answer as a file.

/** A fact to use: its date in words, its title, and its sources as texts.
 * @typedef {{ when: string, title: string, sources: string[] }} Fact
 */

/** An answer as the reader has left it.
 * @typedef {object} Draft
 * @property {Record<string, string>} texts by key of a part
 * @property {boolean[]} met which criteria of the rubric the reader has ticked
 * @property {string[]} used titles of the facts that were inserted, in the order of their numbers
 */

/** What a file of an answer holds.
 * @typedef {object} Answer
 * @property {string} question
 * @property {string} name of the writer; empty if none is given
 * @property {[name: string, text: string][]} parts
 * @property {string} words how long it is, in words
 * @property {string[]} sources
 * @property {[criterion: string, met: boolean][]} rubric
 */

/** Return how long a text is and how that compares with what is asked.
 * @param {number} count
 * @param {number} wanted
 */
export function lengthInWords(count, wanted) {
  return `${count} of ${wanted} words: ${judgement(count, wanted)}`;
}

/** Return whether a text is longer than is asked, by more than 10 per cent.
 * @param {number} count
 * @param {number} wanted
 */
export function isTooLong(count, wanted) {
  return count > wanted + wanted / 10;
}

/** @param {number} count @param {number} wanted */
function judgement(count, wanted) {
  if (count === 0) return "nothing written yet";
  if (isTooLong(count, wanted)) return `✘ ${count - wanted} too many`;
  return count < wanted - wanted / 10 ? `${wanted - count} to go` : "✔ within the limit";
}

/** Return all parts of an answer as one text.
 * @param {Draft} draft
 * @param {string[]} parts keys, in their order
 */
export function wholeText(draft, parts) {
  return parts.map((part) => draft.texts[part] ?? "").join("\n");
}

/** Return the facts whose numbers stand in a text, each with its number.
 * @param {string} text
 * @param {string[]} used titles of facts; the first has the number 1
 * @param {Fact[]} evidence
 */
export function citedFacts(text, used, evidence) {
  const numbers = new Set([...text.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)));
  return used.flatMap((title, n) => {
    const fact = evidence.find((one) => one.title === title);
    return fact && numbers.has(n + 1) ? [{ number: n + 1, fact }] : [];
  });
}

/** Return a fact with its sources in one line.
 * @param {Fact} fact
 */
export function citation({ title, when, sources }) {
  return `${title} (${when}). ${sources.join("; ")}`;
}

/** Return a text with a sentence put in, apart from the word before it, and the place behind it.
 * @param {string} text
 * @param {number} place
 * @param {string} sentence
 */
export function insertAt(text, place, sentence) {
  const before = text.slice(0, place);
  const gap = before && !/\s$/.test(before) ? " " : "";
  const start = before + gap + sentence;
  return { text: start + text.slice(place), end: start.length };
}

/** Return the name of an answer's file, without its ending: that of the question and the writer's.
 * @param {string} id
 * @param {string} name
 */
export function fileName(id, name) {
  const words = name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [id, ...words].join("-").slice(0, 80);
}

/** Return an answer as Markdown.
 * @param {Answer} answer
 */
export function asMarkdown({ question, name, parts, words, sources, rubric }) {
  const criteria = rubric.map(([criterion, met]) => `- [${met ? "x" : " "}] ${criterion}`);
  return [
    `# ${question}\n`,
    ...(name ? [`Name: ${name}\n`] : []),
    `${words}\n`,
    ...parts.map(([part, text]) => `## ${part}\n\n${text}\n`),
    ...(sources.length ? ["## Sources\n", ...sources.map((line) => `${line}\n`)] : []),
    "## Rubric\n",
    criteria.join("\n"),
    "",
  ].join("\n");
}
