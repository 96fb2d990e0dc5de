// @ts-check
// Where the labels of a small map stand: near their marks, clear of each other. No page needed.

/** @typedef {[x: number, y: number]} Point */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/** What a label belongs to; the first of its texts is heavy if it names the place.
 * @typedef {{ at: Point, isPlace: boolean, texts: string[] }} Labelled
 */

/** A label: the box of its texts, at which end of it they stand, and the line to its mark where it
 * stands apart from it.
 * @typedef {object} Placed
 * @property {Box} box
 * @property {"start" | "middle" | "end"} anchor
 * @property {string[]} texts
 * @property {boolean} isPlace
 * @property {[Point, Point] | undefined} leader
 */

/** A place that a label may take, and what it costs without regard to other labels.
 * @typedef {Placed & { cost: number }} Option
 */

/** Height of a line of text, widths of a capital and of another letter, and how much wider heavy
 * letters are, in units of the map.
 */
export const LINE = 20;
const CAPITAL = 12.4, LETTER = 8.8, HEAVIER = 1.08;
/** Half the size of the mark of a place, and of a seat, with a little room. */
const PLACE = 12, SEAT = 8;
/** How far from its mark a label may stand, and from where on a line leads to it. */
const GAPS = [2, 6, 11, 18, 28, 40, 54], LED = 18;
/** What it costs to cover a unit of a label and of a mark, to stand on a line at the most, to stand
 * a unit further from the mark, to cover any of a label, to be as near to another mark without a
 * leader and with one, and to have a leader that passes another mark, label or leader. */
const ON_LABEL = 30, ON_MARK = 20, ON_LINE = 32, PER_GAP = 0.9;
const COVERED = 500, MISREAD = 150, MISREAD_LED = 50, PASSED = 300;
/** To which sides of its mark a label stands, best first: to the right or left, down or up, and how
 * far it is shifted along that side. */
const SIDES = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, -1, 0],
  [0, 1, 0],
  [1, 0, 1],
  [1, 0, -1],
  [-1, 0, 1],
  [-1, 0, -1],
  [0, 1, 0.5],
  [0, 1, -0.5],
  [0, -1, 0.5],
  [0, -1, -0.5],
  [0, 1, 1],
  [0, 1, -1],
  [0, -1, 1],
  [0, -1, -1],
];
/** How much of a shifted label stays beside its mark; how many places are tried for each label. */
const BESIDE = 7, TRIED = 60;

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

/** Return how far a mark is from a box.
 * @param {Labelled} mark @param {Box} box
 */
export function distance(mark, box) {
  const own = boxOf(mark);
  const right = Math.max(0, box.left - own.right, own.left - box.right);
  return Math.hypot(right, Math.max(0, box.top - own.bottom, own.top - box.bottom));
}

/** Return the places that a label may take; all are within the map.
 * @param {Labelled} mark
 * @param {Labelled[]} marks all that can be seen
 * @param {[Point, Point][]} lines
 * @param {{ width: number, height: number, size: number }} map its size, and that of its letters
 */
function optionsFor(mark, marks, lines, map) {
  const { width, height } = areaOf(mark, map.size);
  const [[x, y], reach] = [mark.at, reachOf(mark)];
  const { texts, isPlace } = mark;
  const options = GAPS.flatMap((gap) =>
    SIDES.map(([right, down, along], order) => {
      const [beside, alongX, alongY] = [reach + gap, down ? along : 0, right ? along : 0];
      const wantedLeft = x - width / 2 + right * (width / 2 + beside) +
        alongX * Math.max(0, width / 2 - BESIDE);
      const wantedTop = y - height / 2 + down * (height / 2 + beside) +
        alongY * Math.max(0, height / 2 - BESIDE);
      const left = Math.max(3, Math.min(map.width - width - 3, wantedLeft));
      const top = Math.max(3, Math.min(map.height - height - 3, wantedTop));
      const moved = Math.abs(left - wantedLeft) + Math.abs(top - wantedTop);
      const box = { left, top, right: left + width, bottom: top + height };
      const leader = gap >= LED ? leaderOf(mark, box) : undefined;
      const anchor = /** @type {const} */ (["end", "middle", "start"])[right + 1];
      const cost = order + gap * PER_GAP + moved * 0.4 + costOf(box, leader, mark, marks, lines);
      return { box, anchor, leader, texts, isPlace, cost };
    })
  );
  return options.sort((a, b) => a.cost - b.cost).slice(0, TRIED);
}

/** Return what it costs a label to cover marks and lines, and to seem to belong to another mark.
 * @param {Box} box @param {[Point, Point] | undefined} leader
 * @param {Labelled} mark @param {Labelled[]} marks
 * @param {[Point, Point][]} lines
 */
function costOf(box, leader, mark, marks, lines) {
  const [own, misread] = [distance(mark, box), leader ? MISREAD_LED : MISREAD];
  const others = marks.filter((other) => other !== mark);
  return total(marks, (other) => Math.min(400, ON_MARK * shared(boxOf(other), box))) +
    total(lines, (line) => Math.min(ON_LINE, within(line, box))) +
    total(others, (other) => distance(other, box) <= own ? misread : 0) +
    total(others, (other) => leader && within(leader, boxOf(other)) ? PASSED : 0);
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

/** Return what it costs two labels to stand where they stand.
 * @param {Placed} a @param {Placed} b
 */
function together(a, b) {
  const crossed = (a.leader && within(a.leader, b.box)) || (b.leader && within(b.leader, a.box)) ||
    (a.leader && b.leader && doCross(a.leader, b.leader));
  const covered = shared(a.box, b.box);
  return (covered ? COVERED + ON_LABEL * covered : 0) + (crossed ? PASSED : 0);
}

/** Return whether two lines cross.
 * @param {[Point, Point]} one @param {[Point, Point]} other
 */
export function doCross(one, other) {
  const turn = (/** @type {Point} */ a, /** @type {Point} */ b, /** @type {Point} */ c) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const [[a, b], [c, d]] = [one, other];
  return turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);
}

/** Place the labels so that together they cost least, as near as a few rounds can tell: each in its
 * turn takes the best place beside the others.
 * @param {Labelled[]} marks
 * @param {Labelled[]} others marks over the map, which have their labels
 * @param {[Point, Point][]} lines
 * @param {{ width: number, height: number, size: number }} map its size, and that of its letters
 * @returns {Placed[]}
 */
export function placeLabels(marks, others, lines, map) {
  const all = [...marks, ...others];
  const options = marks.map((mark) => optionsFor(mark, all, lines, map));
  const inOrder = marks.map((_, n) => n);
  const tries = inOrder.map((first) => [...inOrder.slice(first), ...inOrder.slice(0, first)])
    .map((order) => settled(options, order));
  const costs = tries.map((placed) =>
    total(placed, (label) => label.cost) +
    total(placed, (label) => total(placed, (other) => other === label ? 0 : together(label, other)))
  );
  return tries[costs.indexOf(Math.min(...costs))] ?? [];
}

/** @param {Option[][]} options of each label @param {number[]} order in which they choose */
function settled(options, order) {
  /** @type {Option[]} */
  const placed = [];
  for (let round = 0; round < 4; round += 1) {
    let isSettled = true;
    for (const n of order) {
      const others = placed.filter((_, other) => other !== n);
      const costs = options[n].map((option) =>
        option.cost + total(others, (other) => together(option, other))
      );
      const best = options[n][costs.indexOf(Math.min(...costs))];
      isSettled &&= best === placed[n];
      placed[n] = best;
    }
    if (isSettled) break;
  }
  return placed;
}

/** @template Item @param {Item[]} items @param {(item: Item) => number} cost */
function total(items, cost) {
  return items.reduce((sum, item) => sum + cost(item), 0);
}
