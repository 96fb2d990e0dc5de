// @ts-check
// Sentences of which Python gives the words and the page the figures.

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
