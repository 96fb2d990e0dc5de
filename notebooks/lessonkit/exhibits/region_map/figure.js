// @ts-check
// The map as a Plotly figure. figure.py does the same for the still form: a test holds the two
// together, so change both.

import { around } from "../../charts/boxes.js";
import { placeLabels } from "../../charts/label_layout.js";
import { leaderLines } from "../../charts/leader_lines.js";
import { LINE, linesOf } from "../../charts/text_lines.js";
import { textWidth } from "../../charts/text_width.js";
import { countInWords, fill } from "../../page/words.js";
import { nameOf } from "./events.js";

/** @import { Figure, Trace } from "../../page/types.d.ts" */
/** @import { Template } from "../../charts/leader_lines.js" */
/** @import { Box } from "../../charts/boxes.js" */
/** @import { Content, Cut, Spot, Words } from "./events.js" */

/** As `Look` of drawing.py.
 * @typedef {object} Look
 * @property {string} title
 * @property {{ height: number, top: number, below: number, side: number, least: number }} frame
 * @property {{ title: number, text: number, large: number }} sizes
 * @property {[least: number, more: number, most: number]} dot_sizes
 * @property {number} smallest_part
 * @property {number} named
 * @property {number} reach
 * @property {Template} dots
 * @property {Template} names
 * @property {Template} line
 * @property {Template} label
 * @property {Template} layout
 * @property {Template} nothing
 * @property {Template} below
 * @property {[opening: string, closing: string]} subtitle
 * @property {{ missing: string, more: string, complete: string }} words
 * @property {Record<string, unknown>} config
 */

/** What a chart shows of a cut of the map.
 * @typedef {object} Window
 * @property {number} width in pixels
 * @property {number} high
 * @property {number} scale pixels to a unit of the map
 * @property {number} shrunk how much smaller than on a wide screen, from 1 downwards
 * @property {number} east from the centre to the right edge, in units of the map
 * @property {number} north from the centre to the upper edge
 */

/** A place on the map, in its units; the diameter of its dot in pixels.
 * @typedef {{ spot: Spot, x: number, y: number, size: number }} Dot
 */

/** Where the width is not known. */
const LEAST_WIDTH = 800;
/** Below this width a drag moves the page, not the map. */
const SMALL = 600;

/** Return what a chart of some width shows of a cut.
 * @param {Look["frame"]} frame @param {Cut} cut @param {number} width of the drawing in pixels
 * @returns {Window}
 */
export function windowOf({ height, top, below, least }, { reach, across }, width) {
  const most = (height - top - below) / reach;
  const scale = Math.min(most, width / across);
  const north = Math.max(reach, least / scale) / 2;
  const east = width / scale / 2;
  return { width, high: 2 * north * scale, scale, shrunk: scale / most, east, north };
}

/** Return the map of some places.
 * @param {Content} content @param {Cut} cut @param {Spot[]} spots
 * @param {string} span how many events of which years are shown
 * @param {number} width of the chart in pixels; 0 if it is not known
 * @returns {Figure}
 */
export function mapFigure({ look, words }, cut, spots, span, width) {
  const { frame } = look;
  const window = windowOf(frame, cut, (width || LEAST_WIDTH) - 2 * frame.side);
  const [least, more, most] = look.dot_sizes;
  const part = Math.max(window.shrunk, look.smallest_part);
  const placed = spots.map((spot) => {
    const [x, y] = cut.at[spot.number];
    const size = Math.min(least + more * Math.sqrt(spot.here.length), most) * part;
    return { spot, x, y, size };
  });
  const shown = placed.filter(({ x, y }) =>
    Math.abs(x) < window.east && Math.abs(y) < window.north
  );
  const missing = placed.filter((dot) => !shown.includes(dot)).map(({ spot }) => spot);
  const { names, boxes } = namesOf(look, cut, window, shown);
  const data = [...cut.ground, names, ...dotTraces(look, words, shown, window, boxes)];
  const subtitle = fill(words.subtitle, { cut: cut.name, span });
  return {
    data: /** @type {Trace[]} */ (data),
    layout: layoutOf(look, words, window, { key: cut.key, subtitle, shown, missing }),
    config: look.config,
  };
}

/** Return a map with a heavy line around the place `picked`.
 * @param {Figure} figure @param {string} picked
 * @returns {Figure}
 */
export function setOff(figure, picked) {
  const data = figure.data.map((trace) => {
    if (!trace.customdata) return trace;
    const { marker } = /** @type {Template} */ (trace);
    const width = trace.customdata.map((key) => key === picked ? 4 : 1);
    return { ...trace, marker: { ...marker, line: { ...marker.line, width } } };
  });
  return { ...figure, data };
}

/** @param {Look} look @param {Words} words @param {Window} window
 * @param {{ key: string, subtitle: string, shown: Dot[], missing: Spot[] }} shown
 */
function layoutOf(look, words, window, { key, subtitle, shown, missing }) {
  const { layout, sizes, frame } = look;
  const beside = window.width - 2 * layout.template.layout.title.pad.l;
  const title = linesOf(look.title.split(" "), " ", beside, sizes.title);
  const under = linesOf(subtitle.split(" "), " ", beside, sizes.text);
  const below = linesOf(belowText(look, words, missing).split(" "), " ", window.width, sizes.text);
  const more = (title.length + under.length - 2) * sizes.title * LINE;
  const rest = Math.max(0, below.length - 2) * sizes.text * LINE;
  const { margin } = layout;
  const [opening, closing] = look.subtitle;
  return {
    ...layout,
    dragmode: window.width < SMALL ? false : layout.dragmode,
    height: Math.round(window.high) + frame.top + frame.below + Math.round(more + rest),
    margin: { ...margin, t: margin.t + Math.round(more), b: margin.b + Math.round(rest) },
    title: { text: `${title.join("<br>")}<br>${opening}${under.join("<br>")}${closing}` },
    xaxis: { ...layout.xaxis, range: [-window.east, window.east] },
    yaxis: { ...layout.yaxis, range: [-window.north, window.north] },
    annotations: [
      ...(shown.length ? [] : [look.nothing]),
      { ...look.below, text: below.join("<br>") },
    ],
    uirevision: key,
  };
}

/** Return the text under the map, which names what is not on it.
 * @param {Look} look @param {Words} words @param {Spot[]} missing
 */
function belowText({ words, named }, { more_place, spot }, missing) {
  if (!missing.length) return words.complete;
  const rest = missing.length - named;
  const places = missing.slice(0, named)
    .map(({ place, here }) => fill(spot, { place: place.text, number: here.length }));
  const more = rest > 0 ? fill(words.more, { places: countInWords(rest, more_place) }) : "";
  return fill(words.missing, { places: places.join(", "), more });
}

/** Return the names of states for which there is room, and their boxes, which stay clear.
 *
 * On a map that is smaller than on a wide screen, no name stands under a dot.
 * @param {Look} look @param {Cut} cut @param {Window} window @param {Dot[]} dots
 */
function namesOf({ names: template, sizes }, cut, window, dots) {
  const taken = window.shrunk < 1 ? dots.map((dot) => boxOf(window, dot)) : [];
  /** @type {Box[]} */
  const boxes = [];
  const shown = cut.names.filter(([name, east, north]) => {
    const { x, y } = pixelsOf(window, east, north);
    const side = textWidth(name, sizes.large) / 2 + 8;
    const box = { left: x - side, top: y - 12, right: x + side, bottom: y + 12 };
    const inside = box.left >= 0 && box.top >= 0 && box.right <= window.width &&
      box.bottom <= window.high;
    if (!inside || [...boxes, ...taken].some((other) => touch(box, other))) return false;
    boxes.push(box);
    return true;
  });
  const names = {
    ...template,
    x: shown.map(([, x]) => x),
    y: shown.map(([, , y]) => y),
    text: shown.map(([name]) => `<b>${name}</b>`),
  };
  return { names, boxes };
}

/** @param {Window} window @param {Dot} dot @returns {Box} */
function boxOf(window, dot) {
  const { x, y } = pixelsOf(window, dot.x, dot.y);
  return around(x, y, dot.size / 2);
}

/** @param {Box} one @param {Box} other */
function touch(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom &&
    other.top < one.bottom;
}

/** Return how far a point of the map is from the left and from the upper edge, in pixels.
 * @param {Window} window @param {number} x @param {number} y
 */
function pixelsOf({ east, north, scale }, x, y) {
  return { x: (x + east) * scale, y: (north - y) * scale };
}

/** Return the traces of the places on the map, with their labels.
 *
 * Each place of more than one event gets one, if need be further off; the rest get one only where
 * there is room beside the dot.
 * @param {Look} look @param {Words} words @param {Dot[]} shown @param {Window} window
 * @param {Box[]} blocked
 * @returns {Template[]}
 */
function dotTraces(look, words, shown, window, blocked) {
  if (!shown.length) return [];
  const size = shown.map((dot) => dot.size);
  const pixels = shown.map(({ x, y }) => pixelsOf(window, x, y));
  const { beside, apart } = placeLabels({
    x: pixels.map(({ x }) => x),
    y: pixels.map(({ y }) => y),
    radius: size.map((diameter) => diameter / 2),
    widths: shown.map(({ spot }) => textWidth(nameOf(words, spot), look.sizes.text)),
    low: shown.map(() => 0),
    high: shown.map(() => window.high),
    important: shown.map(({ spot }) => spot.here.length > 1),
    order: shown.map((_, n) => n),
  }, { width: window.width, reach: look.reach, blocked });
  const texts = shown.map(({ spot: { place, here } }) =>
    fill(words.spot, { place: place.text, number: here.length })
  );
  const labels = [...apart].map(([n, [right, down]]) => ({
    text: texts[n],
    x: shown[n].x,
    y: shown[n].y,
    toX: shown[n].x + right / window.scale,
    toY: shown[n].y - down / window.scale,
    left: right < 0,
  }));
  const { dots } = look;
  return [...leaderLines(look, labels), {
    ...dots,
    x: shown.map(({ x }) => x),
    y: shown.map(({ y }) => y),
    customdata: shown.map(({ spot }) => spot.place.id),
    text: texts.map((text, n) => beside.has(n) ? text : ""),
    textposition: shown.map((_, n) => beside.get(n) ?? "middle right"),
    marker: {
      ...dots.marker,
      size,
      line: { ...dots.marker.line, width: shown.map(() => 1) },
    },
  }];
}
