// @ts-check
// Labels that stand off their dots, each tied to its dot by a line. See leader_lines in traces.py.

/** A template of a trace.
 * @typedef {Record<string, any>} Template
 */

/** In the units of an axis.
 * @typedef {number | string} Place
 */

/** Return the traces of the lines and of the labels.
 * @param {{ line: Template, label: Template }} templates as `leader_styles` returns them
 * @param {{ text: string, x: Place, y: Place, toX: Place, toY: Place, left: boolean }[]} labels
 *   texts, escaped for Plotly; dots and near edges of the labels in the units of the axes; whether
 *   a label ends there rather than begins
 * @returns {Template[]}
 */
export function leaderLines({ line, label }, labels) {
  if (!labels.length) return [];
  return [
    {
      ...line,
      x: labels.flatMap(({ x, toX }) => [x, toX, null]),
      y: labels.flatMap(({ y, toY }) => [y, toY, null]),
    },
    {
      ...label,
      x: labels.map(({ toX }) => toX),
      y: labels.map(({ toY }) => toY),
      text: labels.map(({ text }) => text),
      textposition: labels.map(({ left }) => left ? "middle left" : "middle right"),
    },
  ];
}
