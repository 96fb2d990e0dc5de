// @ts-check
// Texts on charts, broken into lines.

import { textWidth } from "./text_width.js";

/** How much higher than its letters a line of text is, in Plotly. */
export const LINE = 1.3;

/** Set parts of a text in lines, as many of them in each as it holds.
 * @param {string[]} parts escaped for Plotly, with its tags
 * @param {string} between what stands between two of them in a line
 * @param {number} width of a line in pixels
 * @param {number} size font size in pixels
 */
export function linesOf(parts, between, width, size) {
  const [first = "", ...rest] = parts;
  const lines = [first];
  for (const part of rest) {
    const longer = lines[lines.length - 1] + between + part;
    if (textWidth(plain(longer), size) <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

/** Return a text as it is seen: without tags, a letter for each character that is escaped.
 * @param {string} text
 */
function plain(text) {
  return text.replace(/<[^>]*>/g, "").replace(/&\w+;/g, "&");
}
