// @ts-check
// Reads what Python gives the page for a network, and states of it, from the standard input; writes
// what the page makes of them. tests/test_network.py compares it with what Python makes of them.

import { readFileSync } from "node:fs";
import { networkFigure } from "../../notebooks/lessonkit/exhibits/network/figure.js";
import {
  changesHtml,
  pairOf,
  sentence,
  tableOf,
} from "../../notebooks/lessonkit/exhibits/network/ties.js";

const { content, states, widths } = JSON.parse(readFileSync(0, "utf-8"));
const shown = states.map(
  (/** @type {import("../../notebooks/lessonkit/exhibits/network/ties.js").Chosen} */ state) => {
    const pair = pairOf(content, state);
    return {
      figure: networkFigure(content, pair, 1200),
      layouts: widths.map((/** @type {number} */ width) =>
        networkFigure(content, pair, width).layout
      ),
      sentence: sentence(content.words, pair),
      below: changesHtml(content.words, pair),
      table: tableOf(content, pair),
    };
  },
);
process.stdout.write(JSON.stringify(shown));
