// @ts-check
// Two pictures of ties as one Plotly figure. figure.py does the same for the still form: a test
// holds the two together, so change both.

import { LINE, linesOf } from "../../charts/text_lines.js";
import { countInWords, fill } from "../../page/words.js";

/** @import { Figure, Trace } from "../../page/types.d.ts" */
/** @import { Content, Pair, Picture, Tie } from "./ties.js" */

/** As `Shape` of layout.py.
 * @typedef {{ line: Points, letter: [number, number], head: Points | null }} Shape
 */
/** @typedef {[x: number[], y: number[]]} Points */

/** @typedef {Record<string, any>} Template */

/** @typedef {{ states: Trace, year: Template, heads: Template, shapes: Shape[] }} Plane */

/** As `Drawing` of drawing.py.
 * @typedef {object} Drawing
 * @property {string} title
 * @property {[opening: string, text: string, closing: string]} subtitle
 * @property {Record<string, string>} legend
 * @property {string[]} marks
 * @property {string} apart
 * @property {string} year
 * @property {[title: number, text: number]} sizes
 * @property {Template[]} lines
 * @property {Template} letters
 * @property {Template} new
 * @property {string} picked
 * @property {Record<string, Plane>} planes
 * @property {{ least: number, plane: string, layout: Template }[]} arrangements
 * @property {Record<string, unknown>} config
 */

/** Return the figure of two pictures.
 * @param {Content} content @param {Pair} pair
 * @param {number} width of the chart in pixels; 0 if it is not known
 * @returns {Figure}
 */
export function networkFigure(content, pair, width) {
  const { arrangements, planes, config } = content.drawing;
  const arranged = arrangements.find(({ least }) => !width || width >= least) ??
    arrangements[arrangements.length - 1];
  const plane = planes[arranged.plane];
  const shapes = new Map(content.ties.map((tie, n) => [tie, plane.shapes[n]]));
  /** @param {Picture} picture @param {string} axis @param {Tie[]} ringed @returns {Template[]} */
  const traces = (picture, axis, ringed) =>
    pictureTraces(content, plane, picture, shapes, ringed)
      .map((trace) => ({ ...trace, xaxis: `x${axis}`, yaxis: `y${axis}` }));
  const data = [...traces(pair.left, "", []), ...traces(pair.right, "2", pair.fresh)];
  return {
    data: /** @type {Trace[]} */ (data),
    layout: withTexts(content.drawing, arranged.layout, pair, width || Infinity),
    config,
  };
}

/** Return a figure with the letters of the tie `picked` in another colour.
 * @param {Figure} figure @param {string} picked @param {string} colour
 * @returns {Figure}
 */
export function setOff(figure, picked, colour) {
  const data = figure.data.map((trace) => {
    if (!trace.customdata?.includes(picked)) return trace;
    const { marker } = /** @type {Template} */ (trace);
    const color = trace.customdata.map((key, n) => key === picked ? colour : marker.color[n]);
    return { ...trace, marker: { ...marker, color } };
  });
  return { ...figure, data };
}

/** @param {Drawing} drawing @param {Template} layout @param {Pair} pair @param {number} width */
function withTexts(drawing, layout, { fresh, gone, kinds }, width) {
  const [titleSize, textSize] = drawing.sizes;
  const { t, b, l, r } = layout.margin;
  const room = width - l - r;
  const beside = room - 2 * layout.template.layout.title.pad.l;
  const heading = fill(drawing.title, { new: fresh.length, gone: gone.length });
  const title = linesOf(heading.split(" "), " ", beside, titleSize);
  const [opening, text, closing] = drawing.subtitle;
  const subtitle = linesOf(text.split(" "), " ", beside, textSize);
  const shown = Object.keys(drawing.legend).filter((kind) => kinds.includes(kind))
    .map((kind) => drawing.legend[kind]);
  const legend = [shown, drawing.marks]
    .flatMap((entries) => linesOf(entries, drawing.apart, room, textSize));
  const over = (title.length + subtitle.length - 2) * titleSize * LINE;
  const under = (legend.length - 2) * textSize * LINE;
  const [note] = layout.annotations;
  return {
    ...layout,
    height: Math.round(layout.height + over + under),
    margin: { ...layout.margin, t: Math.round(t + over), b: Math.round(b + under) },
    title: { text: `${title.join("<br>")}<br>${opening}${subtitle.join("<br>")}${closing}` },
    annotations: [{ ...note, text: legend.join("<br>") }],
  };
}

/** @param {Content} content @param {Plane} plane @param {Picture} picture
 * @param {Map<Tie, Shape>} shapes @param {Tie[]} ringed
 * @returns {Template[]}
 */
function pictureTraces({ drawing, words }, plane, { year, ties }, shapes, ringed) {
  const placed = ties.map((tie) => ({ tie, shape: /** @type {Shape} */ (shapes.get(tie)) }));
  const count = countInWords(ties.length, words.tie);
  return [
    ...lines(drawing, placed),
    arrowHeads(plane.heads, placed),
    letters(drawing, placed, ringed),
    plane.states,
    { ...plane.year, text: [fill(drawing.year, { year, ties: count })] },
  ];
}

/** @typedef {{ tie: Tie, shape: Shape }} Placed */

/** Return one trace for all lines that look the same: each trace costs time at every drawing.
 * @param {Drawing} drawing @param {Placed[]} placed
 * @returns {Template[]}
 */
function lines(drawing, placed) {
  const alike = Map.groupBy(placed, ({ tie }) => tie.style);
  return [...alike].map(([style, several]) => ({
    ...drawing.lines[style],
    x: several.flatMap(({ shape: { line: [x] } }) => [...x, null]),
    y: several.flatMap(({ shape: { line: [, y] } }) => [...y, null]),
  }));
}

/** Return the heads of arrows at the ends of lines (see figure.py).
 * @param {Template} template @param {Placed[]} placed
 * @returns {Template}
 */
function arrowHeads(template, placed) {
  const heads = placed.flatMap(({ tie, shape: { head } }) => head ? [{ tie, head }] : []);
  const marker = {
    ...template.marker,
    size: heads.flatMap(() => [0, template.marker.size]),
    color: heads.flatMap(({ tie: { letter } }) => [letter.ring, letter.ring]),
  };
  const [x, y] = [0, 1].map((n) => heads.flatMap(({ head }) => head[n]));
  return { ...template, x, y, marker };
}

/** @param {Drawing} drawing @param {Placed[]} placed @param {Tie[]} ringed
 * @returns {Template}
 */
function letters(drawing, placed, ringed) {
  const { letters: template, new: fresh } = drawing;
  const rings = placed.map(({ tie }) =>
    ringed.includes(tie) ? fresh : { ...template.marker.line, color: tie.letter.ring }
  );
  return {
    ...template,
    customdata: placed.map(({ tie }) => tie.id),
    x: placed.map(({ shape }) => shape.letter[0]),
    y: placed.map(({ shape }) => shape.letter[1]),
    text: placed.map(({ tie }) => tie.letter.text),
    marker: {
      ...template.marker,
      color: placed.map(({ tie }) => tie.letter.fill),
      line: {
        color: rings.map(({ color }) => color),
        width: rings.map(({ width }) => width),
      },
    },
  };
}
