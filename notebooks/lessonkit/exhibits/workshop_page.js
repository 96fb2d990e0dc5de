// @ts-check
// The page to take away: the picture of its timeline is drawn by the browser.

/** @import { Figure } from "../page/types.d.ts" */

const WIDTH = 1000;

/** Return a text for use in an attribute.
 * @param {string} text
 */
export function escapeAttribute(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Return a page with the picture of a timeline in the place of a marker; without plotly.js, the
 * page as it is.
 * @param {string} pageHtml
 * @param {string} marker
 * @param {Figure} figure
 * @param {string} heading
 */
export async function withPicture(pageHtml, marker, figure, heading) {
  const { Plotly } = globalThis;
  if (!Plotly) return pageHtml;
  const size = { width: WIDTH, height: figure.layout.height ?? WIDTH / 2 };
  const picture = await Plotly.toImage(figure, { format: "svg", ...size });
  const alt = `Timeline: ${escapeAttribute(heading)}. Every event of it is in the list below.`;
  return pageHtml.replace(marker, () => `<img src="${picture}" alt="${alt}">`);
}
