// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { linesOf } from "../../notebooks/lessonkit/charts/text_lines.js";
import { setOff } from "../../notebooks/lessonkit/exhibits/network/figure.js";
import {
  changesHtml,
  pairOf,
  sentence,
  tableOf,
} from "../../notebooks/lessonkit/exhibits/network/ties.js";
import { countInWords, fill } from "../../notebooks/lessonkit/page/words.js";

/** @typedef {import("../../notebooks/lessonkit/exhibits/network/ties.js").Content} Content */

/** @param {string} id @param {string} kind @param {string[]} states @param {number} start
 * @param {number | null} end
 */
const tie = (id, kind, states, start, end) => ({
  id,
  kind,
  states,
  start,
  end,
  named_html: id,
  cells: [id],
});
const content = /** @type {Content} */ (/** @type {unknown} */ ({
  choices: [["Treaties", ["alliance", "partnership"]], ["Arms", ["arms"]]],
  states: ["", "PRK", "USA"],
  ties: [
    tie("old", "alliance", ["RUS", "PRK"], 1961, 1996),
    tie("middle", "partnership", ["RUS", "PRK"], 2000, 2024),
    tie("pact", "alliance", ["RUS", "PRK"], 2024, null),
    tie("far", "alliance", ["USA", "KOR"], 1954, null),
    tie("shells", "arms", ["PRK", "RUS"], 2022, null),
  ],
  words: {
    tie: ["tie", "ties"],
    sentence: "{ties} in {left}, {others} in {right}: {new} new, {gone} gone.",
    below_html: "<p>In {year}, not in {other}: {ties}</p>",
    nothing: "nothing",
    head: ["Tie"],
    held: "yes",
    not_held: "–",
  },
}));
/** @param {number} left @param {number} right @param {number} [choice] @param {number} [country] */
const pair = (left, right, choice = 0, country = 0) =>
  pairOf(content, { choice, country, left, right });
/** @param {{ id: string }[]} ties */
const ids = (ties) => ties.map(({ id }) => id);

test("a tie holds from its first year to its last", () => {
  const held = [1960, 1961, 1996, 1997].map((year) => ids(pair(year, year).left.ties));
  assert.deepEqual(held, [["far"], ["old", "far"], ["old", "far"], ["far"]]);
  assert.deepEqual(ids(pair(2023, 2024).right.ties), ["middle", "pact", "far"]);
});

test("what is new and what is gone is told, by kind and by state", () => {
  const { fresh, gone } = pair(2023, 2025, 0, 1);
  assert.deepEqual([ids(fresh), ids(gone)], [["pact"], ["middle"]]);
  assert.equal(
    sentence(content.words, pair(2023, 2025, 0, 1)),
    "1 tie in 2023, 1 in 2025: 1 new, 1 gone.",
  );
  assert.equal(
    sentence(content.words, pair(2021, 2025, 1, 1)),
    "0 ties in 2021, 1 in 2025: 1 new, 0 gone.",
  );
  assert.deepEqual(ids(pair(2023, 2025, 0, 2).right.ties), ["far"]);
  assert.equal(
    changesHtml(content.words, pair(2023, 2025)),
    "<p>In 2025, not in 2023: pact</p><p>In 2023, not in 2025: middle</p>",
  );
  assert.match(changesHtml(content.words, pair(2025, 2026)), /nothing.*nothing/);
});

test("the table has the ties of both years", () => {
  assert.deepEqual(tableOf(content, pair(2023, 2025)), {
    head: ["Tie", "2023", "2025"],
    rows: [["middle", "yes", "–"], ["pact", "–", "yes"], ["far", "yes", "yes"]],
  });
});

test("the letter of an open card is marked, and the figure stays as it was", () => {
  const trace = { x: [1, 2], y: [1, 2], customdata: ["a", "b"], marker: { color: ["w", "g"] } };
  const figure = { data: [trace], layout: {}, config: {} };
  const [marked] = setOff(figure, "b", "yellow").data;
  assert.deepEqual(/** @type {typeof trace} */ (marked).marker.color, ["w", "yellow"]);
  assert.deepEqual(trace.marker.color, ["w", "g"]);
  assert.equal(setOff(figure, "c", "yellow").data[0], trace);
});

test("templates are filled in, numbers get their nouns", () => {
  assert.equal(fill("{a} of {b}: {a}", { a: 1, b: "two" }), "1 of two: 1");
  assert.equal(countInWords(1, ["event", "events"]), "1 event");
  assert.equal(countInWords(1200, ["event", "events"]), "1,200 events");
});

test("a text is set in as many lines as it needs, tags do not count", () => {
  const parts = ["<b>iii</b>", "iii", "iii"];
  assert.deepEqual(linesOf(parts, " ", Infinity, 14), ["<b>iii</b> iii iii"]);
  assert.deepEqual(linesOf(parts, " ", 35, 14), ["<b>iii</b> iii", "iii"]);
  assert.deepEqual(linesOf(parts, " ", 5, 14), parts);
  assert.deepEqual(linesOf(["&lt;&lt;"], "", 1, 14), ["&lt;&lt;"]);
});
