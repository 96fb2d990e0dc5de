// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { distinct, rowOf, sentence } from "../../notebooks/lessonkit/exhibits/compare_choice.js";

/** Return a treaty with two cells, of which the second is compared.
 * @param {string} name @param {string} marks of the three treaties
 */
function treaty(name, marks) {
  return {
    name,
    cells_html: [`${name} signed`, `<p>${name} promises</p>`],
    opening: `Compared with ${name}`,
    marks_html: { "=": `<i>as in ${name}</i>`, "≠": `<i>not as in ${name}</i>` },
    beside: [...marks].map((mark) => ({
      marks: ` ${mark}`,
      differs: /** @type {[string, string]} */ ([`differs ${mark}`, `core differs ${mark}`]),
    })),
  };
}

const ALL = [treaty("1949", "=≠="), treaty("1961", "≠=≠"), treaty("2024", "=≠=")];

test("a treaty that is chosen twice is shown once, and a menu may name none", () => {
  assert.deepEqual(distinct([2, 0, -1, -1]), [2, 0]);
  assert.deepEqual(distinct([2, 0, 2, 1]), [2, 0, 1]);
  assert.deepEqual(distinct([2, 2, -1, 2]), [2]);
});

test("the sentence names the first treaty, and how each other one differs", () => {
  assert.equal(sentence(ALL, [2, 1], 0), "Compared with 2024: 1961 differs ≠.");
  assert.equal(
    sentence(ALL, [2, 1, 0], 1),
    "Compared with 2024: 1961 core differs ≠; 1949 core differs =.",
  );
});

test("with one treaty alone there is nothing to compare", () => {
  assert.match(sentence(ALL, [1], 0), /^The same treaty is chosen twice\./);
});

test("all cells but the first carry their mark, in rows that have marks", () => {
  assert.deepEqual(rowOf(ALL, [2, 1, 0], 0), ["2024 signed", "1961 signed", "1949 signed"]);
  assert.deepEqual(rowOf(ALL, [2, 1, 0], 1), [
    "<p>2024 promises</p>",
    "<i>not as in 2024</i><p>1961 promises</p>",
    "<i>as in 2024</i><p>1949 promises</p>",
  ]);
});
