// @ts-check
// Reads what Python gives the page for a map, and states of it, from the standard input; writes
// what the page makes of them. tests/test_region_map.py compares it with what Python makes of them.

import { readFileSync } from "node:fs";
import {
  choose,
  optionsOf,
  rowsOf,
  sentence,
  spanOf,
  spotsOf,
} from "../../notebooks/lessonkit/exhibits/region_map/events.js";
import { mapFigure } from "../../notebooks/lessonkit/exhibits/region_map/figure.js";

/** @import { Chosen } from "../../notebooks/lessonkit/exhibits/region_map/events.js" */
/** @typedef {Chosen & { cut: number, width: number }} State */

const { content, states } = JSON.parse(readFileSync(0, "utf-8"));
const shown = states.map((/** @type {State} */ state) => {
  const chosen = choose(content, state);
  const spots = spotsOf(content, chosen);
  const span = spanOf(content.words, chosen);
  return {
    figure: mapFigure(content, content.cuts[state.cut], spots, span, state.width),
    sentence: sentence(content.words, spots),
    rows: rowsOf(spots),
    options: optionsOf(content.words, spots),
  };
});
process.stdout.write(JSON.stringify(shown));
