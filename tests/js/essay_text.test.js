// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import {
  asMarkdown,
  citation,
  citedFacts,
  fileName,
  insertAt,
  isTooLong,
  lengthInWords,
  wholeText,
} from "../../notebooks/lessonkit/exhibits/essay_text.js";
import { countWords } from "../../notebooks/lessonkit/page/words.js";

const FACTS = [
  { when: "19 June 2024", title: "Treaty signed", sources: ["TASS: Text. https://a.example"] },
  { when: "4 December 2024", title: "Treaty in force", sources: ["KCNA: News.", "Reuters."] },
];

test("what stands between blanks and holds a letter or a digit is a word", () => {
  for (
    const [text, words] of /** @type {const} */ ([
      ["", 0],
      ["  \n ", 0],
      ["The pact of 2024 promises help.", 6],
      ["state-run and/or it’s", 3],
      ["a dash – or — or - or … is none", 7],
      ["조선 과 Россия", 3],
      ["two\nlines\n\nthree", 3],
      ["5 % of 1,000", 3],
    ])
  ) assert.equal(countWords(text), words, text);
});

test("the number of a source is no word, wherever it stands", () => {
  assert.equal(countWords("It was signed [1]."), 3);
  assert.equal(countWords("It was signed[12] in [3] June"), 5);
  assert.equal(countWords("[see note]"), 2);
});

test("the length is judged within 10 per cent", () => {
  const judged = [0, 134, 135, 165, 166].map((count) => lengthInWords(count, 150));
  assert.deepEqual(judged, [
    "0 of 150 words: nothing written yet",
    "134 of 150 words: 16 to go",
    "135 of 150 words: ✔ within the limit",
    "165 of 150 words: ✔ within the limit",
    "166 of 150 words: ✘ 16 too many",
  ]);
  assert.deepEqual([0, 165, 166].map((count) => isTooLong(count, 150)), [false, false, true]);
});

test("the parts are joined in their order, and a part that is not written is empty", () => {
  const draft = { texts: { end: "c", start: "a" }, met: [], used: [] };
  assert.equal(wholeText(draft, ["start", "middle", "end"]), "a\n\nc");
});

test("only facts whose numbers stand in the text are cited", () => {
  const used = ["Treaty in force", "Treaty signed", "A fact of another question"];
  const numbers = (/** @type {string} */ text) =>
    citedFacts(text, used, FACTS).map(({ number, fact }) => [number, fact.title]);
  assert.deepEqual(numbers("It is in force [1]. Signed before [2], it [3] counts [9]."), [
    [1, "Treaty in force"],
    [2, "Treaty signed"],
  ]);
  assert.deepEqual(numbers("Signed [2]."), [[2, "Treaty signed"]]);
  assert.deepEqual(numbers("No number."), []);
});

test("a sentence is put in apart from the word before it", () => {
  assert.deepEqual(insertAt("One.Two.", 4, "New [1]."), { text: "One. New [1].Two.", end: 13 });
  assert.deepEqual(insertAt("One. ", 5, "New."), { text: "One. New.", end: 9 });
  assert.deepEqual(insertAt("", 0, "New."), { text: "New.", end: 4 });
});

test("an answer as Markdown", () => {
  const text = asMarkdown({
    question: "Discuss.",
    name: "Asha",
    parts: [["Introduction", "Help."], ["Conclusion", ""]],
    words: "1 of 150 words: 149 to go",
    sources: [`[1] ${citation(FACTS[1])}`],
    rubric: [["Both sides", true], ["Dates", false]],
  });
  assert.equal(
    text,
    "# Discuss.\n\nName: Asha\n\n1 of 150 words: 149 to go\n\n" +
      "## Introduction\n\nHelp.\n\n## Conclusion\n\n\n\n## Sources\n\n" +
      "[1] Treaty in force (4 December 2024). KCNA: News.; Reuters.\n\n" +
      "## Rubric\n\n- [x] Both sides\n- [ ] Dates\n",
  );
});

test("an answer without sources or a name says nothing of them", () => {
  const answer = { question: "Q", name: "", parts: [], words: "", sources: [], rubric: [] };
  assert.doesNotMatch(asMarkdown(answer), /Sources|Name/);
});

test("a file is named by its question and its writer, in letters that every system takes", () => {
  assert.equal(fileName("two-reports", ""), "two-reports");
  assert.equal(fileName("two-reports", " Åsa  O’Neil/../ "), "two-reports-åsa-o-neil");
  assert.equal(fileName("two-reports", "आशा 조선"), "two-reports-आशा-조선");
});
