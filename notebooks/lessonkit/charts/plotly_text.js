// @ts-check
// Text on charts as Plotly wants it. text.py does the same for the still form; it
// also breaks a word that is longer than a line, and words at their hyphens.

/** Return a text so that Plotly draws it as it is. @param {string} text */
export function escapePlotly(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Return a text, escaped for Plotly, in lines.
 * @param {string} text
 * @param {number} width the most characters in a line
 */
export function wrapPlotly(text, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && line.length <= width) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines.map(escapePlotly).join("<br>");
}
