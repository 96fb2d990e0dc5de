// @ts-check
// What the small map of a step shows, and where: the cut, the marks, the lines. No page needed.

import { HEIGHT, WIDTH } from "./story_ground.js";
import { bandOf } from "./story_map_band.js";
import { placeLabels } from "./story_map_labels.js";

/** @import { Distant } from "./story_map_band.js" */
/** @import { Point } from "./story_map_labels.js" */

/** A place, and where it is on each cut.
 * @typedef {{ name: string, near: Point, west: Point, far: Point }} Site
 */

/** The place of a step as a key of the sites, "" if it is not known; and who acts.
 * @typedef {{ place: string, actors: { name: string, seat: string }[] }} Scene
 */

/** A mark of the map: the place, a seat of those who act, or both. `beyond` is the direction in
 * degrees, clockwise from the right, of what lies beyond the edge.
 * @typedef {object} Mark
 * @property {Point} at
 * @property {boolean} isPlace
 * @property {boolean} isSeat
 * @property {string[]} texts
 * @property {number | undefined} beyond
 */

/** @typedef {"near" | "west" | "far"} CutKey */

/** How far inside the edge a mark must be to be on the map. */
const MARGIN = 8;
/** How far the marks of a place and of seats reach, with a little room between two of them. */
const RING = 11.5, SQUARE = 6;
/** A line that is shorter than this says nothing. */
const SHORTEST = 34;

/** Return whether a point is on the map.
 * @param {Point} point
 */
export function isShown([x, y]) {
  return x >= MARGIN && x <= WIDTH - MARGIN && y >= MARGIN && y <= HEIGHT - MARGIN;
}

/** Return the cut for a step: the near one or the one of Eastern Europe, unless the far one shows
 * more of those who take part.
 *
 * For a place of North-East Asia where nobody has his seat, the near one is best in any case.
 * @param {Scene} scene
 * @param {Record<string, Site>} sites
 * @returns {CutKey}
 */
export function cutOf({ place, actors }, sites) {
  const seats = actors.map(({ seat }) => seat);
  if (place && isShown(sites[place].near) && !seats.includes(place)) return "near";
  const all = place ? [place, ...seats] : seats;
  if (all.every((key) => isShown(sites[key].west))) return "west";
  const isLost = all.some((key) => isShown(sites[key].far) && !isShown(sites[key].near));
  return !isLost && all.some((key) => isShown(sites[key].near)) ? "near" : "far";
}

/** Return the marks of a step on a cut, the place first.
 * @param {Scene} scene
 * @param {Record<string, Site>} sites
 * @param {CutKey} cut
 */
export function marksOf({ place, actors }, sites, cut) {
  /** @type {Map<string, Mark>} */
  const marks = new Map();
  /** @param {string} key */
  const mark = (key) => {
    let found = marks.get(key);
    if (!found) {
      const { at, beyond } = onMap(sites[key][cut]);
      found = { at, beyond, isPlace: key === place, isSeat: false, texts: [] };
      marks.set(key, found);
    }
    return found;
  };
  if (place) mark(place).texts.push(sites[place].name);
  for (const { name, seat } of actors) {
    const found = mark(seat);
    const texts = found.texts;
    // Under the name of the place, or after another that has its seat in the same city.
    if (found.isSeat) texts.push(`${texts.pop()}, ${name}`);
    else texts.push(name);
    found.isSeat = true;
  }
  return [...marks.values()];
}

/** Return where on the map or at its edge a point is, and in which direction if it is beyond it.
 * @param {Point} point
 * @returns {{ at: Point, beyond: number | undefined }}
 */
function onMap(point) {
  if (isShown(point)) return { at: point, beyond: undefined };
  const [dx, dy] = [point[0] - WIDTH / 2, point[1] - HEIGHT / 2];
  const share = Math.min(WIDTH / 2 / Math.abs(dx), HEIGHT / 2 / Math.abs(dy));
  const at = /** @type {Point} */ ([WIDTH / 2 + dx * share, HEIGHT / 2 + dy * share]);
  return { at, beyond: Math.atan2(dy, dx) * 180 / Math.PI };
}

/** Move marks that cover one another apart, each as far as the other.
 * @param {Mark[]} marks on the map
 * @returns {Mark[]}
 */
export function apart(marks) {
  const moved = marks.map((mark) => ({ ...mark, at: /** @type {Point} */ ([...mark.at]) }));
  const reach = (/** @type {Mark} */ { isPlace }) => isPlace ? RING : SQUARE;
  const onto = (/** @type {number} */ end, /** @type {number} */ value) =>
    Math.max(MARGIN, Math.min(end - MARGIN, value));
  // What moves may come upon a third, so more than once.
  for (let round = 0; round < 20; round += 1) {
    for (const [n, one] of moved.entries()) {
      for (const other of moved.slice(0, n)) {
        const [dx, dy] = [one.at[0] - other.at[0], one.at[1] - other.at[1]];
        const length = Math.hypot(dx, dy);
        const lack = (reach(one) + reach(other) - length) / 2;
        if (lack <= 0) continue;
        const [right, down] = length ? [dx / length * lack, dy / length * lack] : [lack, 0];
        one.at = [onto(WIDTH, one.at[0] + right), onto(HEIGHT, one.at[1] + down)];
        other.at = [onto(WIDTH, other.at[0] - right), onto(HEIGHT, other.at[1] - down)];
      }
    }
  }
  return moved;
}

/** Return all that the map of a step shows, with the height of the band over it; nothing if it
 * would show nothing.
 * @param {Scene} scene
 * @param {Record<string, Site>} sites
 * @param {number} size of the letters; 1 is the usual one
 */
export function mapOf(scene, sites, size = 1) {
  const cut = cutOf(scene, sites);
  const all = marksOf(scene, sites, cut);
  if (!all.length) return undefined;
  const near = apart(all.filter(({ beyond }) => beyond === undefined));
  const far = /** @type {(Mark & Distant)[]} */ (all.filter(({ beyond }) => beyond !== undefined));
  const band = bandOf(far, WIDTH, size);
  const marks = [...near, .../** @type {Mark[]} */ (band.marks)];
  const place = marks.find(({ isPlace }) => isPlace);
  const lines = place ? linesTo(place, marks) : [];
  const labels = placeLabels(near, band.marks, lines, { width: WIDTH, height: HEIGHT, size });
  return { cut, marks, lines, labels: [...labels, ...band.labels], above: band.height };
}

/** Return the lines from the seats to the place, as far as they are on the map.
 * @param {Mark} place
 * @param {Mark[]} marks
 * @returns {[Point, Point][]}
 */
function linesTo(place, marks) {
  const isFar = (/** @type {Mark} */ { at: [x, y] }) =>
    Math.hypot(x - place.at[0], y - place.at[1]) >= SHORTEST;
  const isOnMap = (/** @type {Mark} */ { at }) => at[1] > 0 || place.at[1] > 0;
  return marks.filter((mark) => isFar(mark) && isOnMap(mark)).map(({ at }) => [at, place.at]);
}

/** Say in a sentence or two what the map of a step shows.
 * @param {Scene} scene
 * @param {Record<string, Site>} sites
 * @param {Record<CutKey, { name: string }>} cuts
 */
export function sentenceOf(scene, sites, cuts) {
  const cut = cutOf(scene, sites);
  const { place, actors } = scene;
  const beyond = (/** @type {string} */ key) => !isShown(sites[key][cut]);
  const shown = [];
  if (place) shown.push(`where it happened: ${sites[place].name}`);
  // "New York (UN)" within brackets of its own is "New York".
  const city = (/** @type {string} */ key) => sites[key].name.replace(/ \(.*\)$/, "");
  const acting = actors.map(({ name, seat }) => `${name} (${city(seat)})`);
  if (acting.length) shown.push(`who is involved: ${listed(acting)}`);
  const keys = new Set([place, ...actors.map(({ seat }) => seat)]);
  const outside = [...keys].filter((key) => key && beyond(key)).map(city);
  const verb = outside.length === 1 ? "lies" : "lie";
  const rest = outside.length ? ` ${listed(outside)} ${verb} beyond the edge of the map.` : "";
  return `A map of ${cuts[cut].name} shows ${shown.join(", and ")}.${rest}`;
}

/** @param {string[]} names */
function listed(names) {
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names[0];
}
