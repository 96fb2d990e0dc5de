// @ts-check
// Where the labels of a small map stand: near their marks, clear of each other. No page needed.

/** @typedef {[x: number, y: number]} Point */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/** What a label belongs to; the first of its texts is heavy if it names the place.
 * @typedef {{ at: Point, isPlace: boolean, texts: string[] }} Labelled
 */

/** A label: the box of its texts, and the line to its mark where it stands apart from it.
 * @typedef {{ box: Box, texts: string[], isPlace: boolean, leader: [Point, Point] | undefined }}
 * Placed
 */

/** Height of a line of text, widths of a capital and of another letter, and how much wider heavy
 * letters are, in units of the map.
 */
export const LINE = 20;
const CAPITAL = 12.4, LETTER = 8.8, HEAVIER = 1.08;
/** Half the size of the mark of a place, and of a seat, with a little room. */
const PLACE = 12, SEAT = 8;
/** How far from its mark a label may stand, and from where on a line leads to it. */
const GAPS = [2, 14, 28, 44, 62], LED = 14;
/** What it costs to cover a unit of a label and of a mark, to stand on a line at the most, and to
 * stand a unit further from the mark. */
const ON_LABEL = 30, ON_MARK = 20, ON_LINE = 60, PER_GAP = 0.9;
/** To which sides of its mark a label stands, best first. */
const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [1, 1], [-1, -1], [-1, 1]];

/** Return the width of a text, as near as can be told without a page.
 * @param {string} text @param {boolean} isHeavy
 * @param {number} size of the letters; 1 is the usual one
 */
function widthOf(text, isHeavy, size) {
  const capitals = text.replace(/[^A-Z]/g, "").length;
  const width = size * (capitals * CAPITAL + (text.length - capitals) * LETTER);
  return isHeavy ? width * HEAVIER : width;
}

/** Return width and height of a label.
 * @param {Labelled} mark
 * @param {number} size
 */
export function areaOf({ texts, isPlace }, size) {
  const widths = texts.map((text, n) => widthOf(text, isPlace && !n, size));
  return { width: Math.max(...widths) + 4, height: texts.length * LINE * size };
}

/** @param {Labelled} mark */
const reachOf = ({ isPlace }) => isPlace ? PLACE : SEAT;

/** @param {Labelled} mark @returns {Box} */
function boxOf(mark) {
  const [[x, y], reach] = [mark.at, reachOf(mark)];
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

/** Return the area that two boxes share.
 * @param {Box} a @param {Box} b
 */
export function shared(a, b) {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Return the length of a line within a box.
 * @param {[Point, Point]} line @param {Box} box
 */
export function within([[ax, ay], [bx, by]], { left, top, right, bottom }) {
  let [from, to] = [0, 1];
  for (const [start, step, low, high] of [[ax, bx - ax, left, right], [ay, by - ay, top, bottom]]) {
    if (!step && (start < low || start > high)) return 0;
    if (!step) continue;
    const [one, other] = [(low - start) / step, (high - start) / step];
    from = Math.max(from, Math.min(one, other));
    to = Math.min(to, Math.max(one, other));
  }
  return Math.max(0, to - from) * Math.hypot(bx - ax, by - ay);
}

/** Return the places that a label may take, best first; all are within the map.
 * @param {Labelled} mark
 * @param {{ width: number, height: number, size: number }} map its size, and that of its letters
 */
function candidates(mark, map) {
  const { width, height } = areaOf(mark, map.size);
  const [[x, y], reach] = [mark.at, reachOf(mark)];
  return GAPS.flatMap((gap) =>
    SIDES.map(([right, down], order) => {
      const beside = reach + gap;
      const wantedLeft = x - width / 2 + right * (width / 2 + (down ? gap : beside));
      const wantedTop = y - height / 2 + down * (height / 2 + (right ? beside / 2 : beside));
      const left = Math.max(3, Math.min(map.width - width - 3, wantedLeft));
      const top = Math.max(3, Math.min(map.height - height - 3, wantedTop));
      const moved = Math.abs(left - wantedLeft) + Math.abs(top - wantedTop);
      const box = { left, top, right: left + width, bottom: top + height };
      return { box, gap, cost: order + gap * PER_GAP + moved * 0.4 };
    })
  );
}

/** Return the line from a mark to a label that stands apart from it.
 * @param {Labelled} mark @param {Box} box
 * @returns {[Point, Point]}
 */
function leaderOf({ at: [x, y] }, { left, top, right, bottom }) {
  const end = /** @type {Point} */ ([
    Math.max(left, Math.min(right, x)),
    Math.max(top + 3, Math.min(bottom - 3, y)),
  ]);
  return [[x, y], end];
}

/** Place the labels one after the other, each where it covers least.
 * @param {Labelled[]} marks
 * @param {[Point, Point][]} lines
 * @param {{ width: number, height: number, size: number }} map its size, and that of its letters
 * @returns {Placed[]}
 */
export function placeLabels(marks, lines, map) {
  /** @type {Placed[]} */
  const placed = [];
  const blocked = marks.map(boxOf);
  for (const mark of marks) {
    const taken = placed.map(({ box }) => box);
    let [best, least] = [/** @type {Placed | undefined} */ (undefined), Infinity];
    for (const { box, gap, cost } of candidates(mark, map)) {
      const leader = gap >= LED ? leaderOf(mark, box) : undefined;
      const sum = cost +
        total(taken, (label) => Math.min(999, ON_LABEL * shared(label, box))) +
        total(blocked, (other) => Math.min(400, ON_MARK * shared(other, box))) +
        total(lines, (line) => Math.min(ON_LINE, within(line, box))) +
        (leader ? total(taken, (label) => 9 * within(leader, label)) : 0);
      if (sum >= least) continue;
      least = sum;
      best = { box, leader, texts: mark.texts, isPlace: mark.isPlace };
    }
    if (best) placed.push(best);
  }
  return placed;
}

/** @template Item @param {Item[]} items @param {(item: Item) => number} cost */
function total(items, cost) {
  return items.reduce((sum, item) => sum + cost(item), 0);
}
