// @ts-check
// Reads the sites and scenes of stories, as Python gives them to the page, from the standard input;
// writes for each scene where a class would take a label for that of another mark, or see two marks
// as one. tests/test_story_map.py expects nothing.

import { readFileSync } from "node:fs";
import { shared, within } from "../../notebooks/lessonkit/exhibits/story_map_labels.js";
import { mapOf } from "../../notebooks/lessonkit/exhibits/story_map_layout.js";

/** @import { Box } from "../../notebooks/lessonkit/exhibits/story_map_labels.js" */
/** @import { Mark, Scene } from "../../notebooks/lessonkit/exhibits/story_map_layout.js" */

/** Half the size of a ring and of a square as they are drawn. */
const RING = 11, SQUARE = 5.5;
/** @param {Mark} mark */
const half = ({ isPlace }) => isPlace ? RING : SQUARE;

/** @param {Mark} mark @returns {Box} */
function boxOf(mark) {
  const [[x, y], size] = [mark.at, half(mark)];
  return { left: x - size, top: y - size, right: x + size, bottom: y + size };
}

/** @param {Box} a @param {Box} b */
function distance(a, b) {
  const right = Math.max(0, a.left - b.right, b.left - a.right);
  return Math.hypot(right, Math.max(0, a.top - b.bottom, b.top - a.bottom));
}

const { sites, scenes, sizes } = JSON.parse(readFileSync(0, "utf-8"));

/** @param {Scene} scene @param {number} size */
function problems(scene, size) {
  const map = mapOf(scene, sites, size);
  if (!map) return [];
  const { marks, labels } = map;
  return labels.flatMap(({ box, leader, texts }, n) => {
    // Over the map each stands right beside its mark.
    if (box.top < 0) return [];
    const own = distance(box, boxOf(marks[n]));
    const found = marks.flatMap((mark, other) => {
      const name = mark.texts.join(" ");
      const said = shared(box, boxOf(mark)) > 0 ? [`covers the mark of ${name}`] : [];
      if (other === n) return said;
      const [[x, y], [otherX, otherY]] = [marks[n].at, mark.at];
      if (!leader && distance(box, boxOf(mark)) <= own) said.push(`is as near to ${name}`);
      if (leader && within(leader, boxOf(mark))) said.push(`is led past ${name}`);
      if (leader && within(leader, labels[other].box)) said.push(`is led through ${name}`);
      const isOn = Math.hypot(x - otherX, y - otherY) < half(mark) + half(marks[n]) - 0.5;
      return isOn && map.above === 0 ? [...said, `has its mark on that of ${name}`] : said;
    });
    return found.map((problem) => `${texts.join(" ")} ${problem}`);
  });
}

const found = scenes.map((/** @type {Scene} */ scene) =>
  sizes.flatMap((/** @type {number} */ size) => problems(scene, size))
);
process.stdout.write(JSON.stringify(found));
