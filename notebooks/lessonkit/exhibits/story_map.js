// @ts-check
// The small map of a story: where a step happened, and who is involved. Nothing is fetched for it.

import { element, svgElement } from "../page/dom.js";
import { CUTS, GRID, HEIGHT, WIDTH } from "./story_ground.js";
import { LINE } from "./story_map_labels.js";
import { mapOf, sentenceOf } from "./story_map_layout.js";

/** @import { Placed } from "./story_map_labels.js" */
/** @import { CutKey, Mark, Scene, Site } from "./story_map_layout.js" */

/** Size of the letters in units of the map, and the least that they may have on the screen. */
const LETTERS = 17, LEAST = 14;
/** What is seen of the paths of the ground. */
const GROUND = `0 0 ${WIDTH * GRID} ${HEIGHT * GRID}`;

/** @param {[[number, number], [number, number]]} line @param {string} css */
function straight([[x1, y1], [x2, y2]], css) {
  return svgElement("line", css, { x1, y1, x2, y2 });
}

/** @param {CutKey} cut */
function ground(cut) {
  const { land, borders } = CUTS[cut];
  const made = svgElement("svg", "", { width: WIDTH, height: HEIGHT, viewBox: GROUND });
  made.append(svgElement("rect", "lk-map-sea", { width: "100%", height: "100%" }));
  made.append(svgElement("path", "lk-map-land", { d: land.trim(), "fill-rule": "evenodd" }));
  if (borders.trim()) made.append(svgElement("path", "lk-map-border", { d: borders.trim() }));
  made.append(svgElement("rect", "lk-map-edge", { width: "100%", height: "100%" }));
  return made;
}

/** Draw a mark: a ringed dot for the place, a square for a seat, an arrowhead at the edge.
 * @param {Mark} mark
 */
function drawn({ at: [x, y], beyond, isPlace, isSeat }) {
  const made = svgElement("g", "", { transform: `translate(${x} ${y})` });
  const turned = { transform: `rotate(${beyond ?? 0})` };
  if (isPlace) made.append(svgElement("circle", "lk-map-ring", { r: 9.5 }));
  if (isPlace && !isSeat) made.append(svgElement("circle", "lk-map-dot", { r: 4 }));
  if (isSeat && (isPlace || beyond === undefined)) {
    const half = isPlace ? 4 : 5.5;
    const square = { x: -half, y: -half, width: 2 * half, height: 2 * half };
    made.append(svgElement("rect", "lk-map-seat", square));
  }
  if (beyond === undefined) return made;
  const tip = isPlace ? "M20 0l-10 -7.5v15z" : "M9 0l-15 -7.5v15z";
  made.append(svgElement("path", isPlace ? "lk-map-tip" : "lk-map-seat", { d: tip, ...turned }));
  return made;
}

/** @param {Placed} label @param {number} size of its letters */
function written({ box, anchor, texts, isPlace }, size) {
  const x = { start: box.left, middle: (box.left + box.right) / 2, end: box.right }[anchor];
  return texts.map((text, n) => {
    const css = isPlace && !n ? "lk-map-label lk-map-name" : "lk-map-label";
    const y = box.top + LINE * size * (n + 0.76);
    const place = { x, y, "font-size": LETTERS * size, "text-anchor": anchor };
    const made = svgElement("text", css, place);
    made.textContent = text;
    return made;
  });
}

export class StoryMap {
  #drawing = svgElement("svg", "lk-map", { role: "img" });
  #place = element("span", "lk-map-key lk-key-place", "Where it happened");
  #seat = element("span", "lk-map-key lk-key-seat", "Who is involved");
  #beyond = element("span", "lk-map-key lk-key-beyond", "Outside the map, in this direction");
  box = element("div", "lk-story-map");
  /** How much larger than usual the letters are. */
  #size = 1;
  /** @type {Scene | undefined} */
  #scene;
  #sites;

  /** @param {Record<string, Site>} sites */
  constructor(sites) {
    this.#sites = sites;
    this.box.append(this.#drawing, element("p", "", this.#place, this.#seat, this.#beyond));
  }

  /** @param {Scene} scene */
  show(scene) {
    this.#scene = scene;
    const map = mapOf(scene, this.#sites, this.#size);
    this.box.hidden = !map;
    if (!map) return;
    const { cut, marks, lines, labels, above } = map;
    this.#drawing.setAttribute("viewBox", `0 ${-above} ${WIDTH} ${HEIGHT + above}`);
    this.#drawing.setAttribute("aria-label", sentenceOf(scene, this.#sites, CUTS));
    this.#drawing.replaceChildren(
      ground(cut),
      ...lines.map((line) => straight(line, "lk-map-line")),
      ...labels.flatMap(({ leader }) => leader ? [straight(leader, "lk-map-leader")] : []),
      ...marks.map(drawn),
      ...labels.flatMap((label) => written(label, this.#size)),
    );
    this.#place.hidden = !marks.some(({ isPlace }) => isPlace);
    this.#seat.hidden = !marks.some(({ isSeat }) => isSeat);
    const outside = marks.filter(({ beyond }) => beyond !== undefined);
    this.#beyond.hidden = !outside.length;
    this.#beyond.classList.toggle("lk-place-only", outside.every(({ isPlace }) => isPlace));
  }

  /** Give the letters a size that can be read where the map is small. */
  adapt() {
    const width = this.#drawing.clientWidth || WIDTH;
    const size = Math.min(1.5, Math.max(1, LEAST * WIDTH / (LETTERS * width)));
    if (Math.abs(size - this.#size) < 0.02) return;
    this.#size = size;
    if (this.#scene) this.show(this.#scene);
  }
}
