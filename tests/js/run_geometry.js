// @ts-check
// Reads cases from the standard input and writes what the modules of the page make of them:
// tests/test_page_geometry.py compares it with what Python makes of them.

import { readFileSync } from "node:fs";
import { stackDots } from "../../notebooks/lessonkit/charts/dot_stacking.js";
import { placeLabels } from "../../notebooks/lessonkit/charts/label_layout.js";
import { textWidth } from "../../notebooks/lessonkit/charts/text_width.js";
import { EvenAxis, StretchedAxis } from "../../notebooks/lessonkit/charts/time_axis.js";
import { titleLines } from "../../notebooks/lessonkit/exhibits/timeline/eras.js";

/** @typedef {import("../../notebooks/lessonkit/charts/label_layout.js").Labels} Labels */
/** @typedef {import("../../notebooks/lessonkit/charts/label_layout.js").Room} Room */
/** @typedef {{ first: number, last: number, width: number }} Ends */
/** @typedef {{ bounds: number[], dates: number[], asked: number[], at: number[] }} Asked */

const RUN = {
  /** @param {{ labels: Labels, room: Room }} given */
  layouts({ labels, room }) {
    const { beside, apart } = placeLabels(labels, room);
    return { beside: [...beside], apart: [...apart] };
  },
  /** @param {{ x: number[], lanes: number[], gap: number, rows: number[] }} given */
  stackings: ({ x, lanes, gap, rows }) => stackDots(x, lanes, gap, rows),
  /** @param {Ends & Asked} given */
  axes: ({ first, last, width, bounds, dates, asked, at }) =>
    [new EvenAxis(first, last, width), new StretchedAxis(first, last, width, bounds, dates)].map(
      (axis) => ({
        pixels: axis.pixels(asked),
        values: axis.values(asked),
        valuesAt: axis.valuesAt(at),
        layout: axis.layout(),
      }),
    ),
  /** @param {{ title: string, room: number }} given */
  titles: ({ title, room }) => ({ width: textWidth(title), lines: titleLines(title, room) }),
};

const cases = JSON.parse(readFileSync(0, "utf-8"));
const done = Object.entries(RUN).map(([kind, run]) => [kind, cases[kind].map(run)]);
process.stdout.write(JSON.stringify(Object.fromEntries(done)));
