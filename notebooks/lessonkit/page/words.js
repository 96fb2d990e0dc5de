// @ts-check
// How many words a text has; sentences of which Python gives the words and the page the figures.

/** Fill in a template, as `format` of Python does.
 * @param {string} template names in braces stand for values
 * @param {Record<string, string | number>} values
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Return a number with its noun, as `format_count` of formatting.py does.
 * @param {number} number
 * @param {[one: string, many: string]} noun
 */
export function countInWords(number, [one, many]) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Return the number of words of a text.
 *
 * What stands between blanks and holds a letter or a digit is a word: "state-run" is one, a dash
 * that stands alone is none. The number of a source, "[2]", does not count.
 * @param {string} text
 */
export function countWords(text) {
  const words = text.replace(/\[\d+\]/g, " ").split(/\s+/);
  return words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
