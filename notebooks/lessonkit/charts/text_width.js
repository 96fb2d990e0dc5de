// @ts-check
// The width of texts on charts. text.py does the same for the still form: a test holds the two
// together, so change both.

/** The usual size of type on charts in pixels, as in style.py. */
export const TEXT = 14;

/** Return the width of a line of text in pixels, estimated on the wide side (see text.py).
 * @param {string} text
 * @param {number} [size] font size in pixels
 */
export function textWidth(text, size = TEXT) {
  let sum = 0;
  for (const character of text) sum += advance(character);
  return sum * size * 1.1 / 100;
}

/** Return the advance width of a character in hundredths of the font size.
 * @param {string} character
 */
function advance(character) {
  if ("iIjl.,:;|!'’ ()-ft".includes(character)) return 28;
  if ("mwMW—".includes(character)) return 89;
  return /\p{Uppercase}/u.test(character) ? 69 : 56;
}
