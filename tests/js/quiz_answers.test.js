// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import {
  explanation,
  letter,
  score,
  verdict,
} from "../../notebooks/lessonkit/exhibits/quiz_answers.js";

const RIGHT = { text: "1961", why: "It was signed on 6 July 1961.", right: true };
const WRONG = { text: "1962", why: "That is a year later.", right: false };

test("options have letters", () => {
  assert.deepEqual([0, 1, 3].map(letter), ["A", "B", "D"]);
});

test("every option is explained", () => {
  assert.equal(explanation(RIGHT), "✔ Right. It was signed on 6 July 1961.");
  assert.equal(explanation(WRONG), "✘ Not right. That is a year later.");
});

test("the verdict on a wrong answer leads to the right one", () => {
  assert.equal(verdict(RIGHT), "✔ Right.");
  assert.match(verdict(WRONG), /^✘ Not right\. The green answer/);
});

test("the score counts what was answered", () => {
  assert.equal(score([], 6), "6 questions. Choose an answer, then press Check.");
  assert.equal(score([true, false, true], 6), "2 right of 3 answered; 6 questions in all.");
});
