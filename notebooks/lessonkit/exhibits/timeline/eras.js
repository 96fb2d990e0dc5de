// @ts-check
// The names of eras on a timeline. eras.py does the same for the still form: a test holds the two
// together, so change both.

import { TEXT, textWidth } from "../../charts/text_width.js";

/** Return a title in one line or two, or nothing if it has no room.
 * @param {string} title
 * @param {number} room in pixels
 */
export function titleLines(title, room) {
  const isWide = textWidth(title, TEXT) > room;
  const found = isWide ? wrap(title, Math.max((count(title) >> 1) + 3, 8)) : [title];
  const fits = found.length <= 2 && found.every((line) => textWidth(line, TEXT) < room);
  return fits ? found : [];
}

/** Break a text at spaces into lines; a longer word stands in a line of its own.
 * @param {string} text
 * @param {number} width the most characters in a line
 */
function wrap(text, width) {
  const found = [];
  let line = "";
  // Each word with the spaces before it.
  for (const [word] of text.replace(/[\t\n\v\f\r]/g, " ").trimEnd().matchAll(/ *[^ ]+/g)) {
    if (line && count(line + word) > width) {
      found.push(line);
      line = word.trimStart();
    } else {
      line += word;
    }
  }
  return [...found, line];
}

/** @param {string} text */
function count(text) {
  return [...text].length;
}
