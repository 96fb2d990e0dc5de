// @ts-check

import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { keepDraft, readDraft } from "../../notebooks/lessonkit/exhibits/essay_drafts.js";

const DRAFT = { texts: { intro: "Help & <b>more</b>." }, met: [true, false], used: ["A fact"] };
/** @type {Map<string, string>} */
const kept = new Map();

/** @param {(name: string, text: string) => void} setItem */
function putStorage(setItem) {
  /** @param {string} name */
  const getItem = (name) => kept.get(name) ?? null;
  Object.defineProperty(globalThis, "localStorage", {
    value: { getItem, setItem },
    configurable: true,
  });
}

beforeEach(() => {
  kept.clear();
  putStorage((name, text) => kept.set(name, text));
});

test("a draft that was kept comes back, each question with its own", () => {
  assert.equal(keepDraft("q1", DRAFT), true);
  assert.deepEqual(readDraft("q1"), DRAFT);
  assert.equal(readDraft("q2"), null);
});

test("what cannot be read is no draft, and stays as it is", () => {
  for (
    const text of ["{", "null", "[]", '{"texts": {}}', '{"texts": "a", "met": [], "used": []}']
  ) {
    kept.set("pyongyang-pact/essay/q1", text);
    assert.equal(readDraft("q1"), null, text);
    assert.equal(kept.get("pyongyang-pact/essay/q1"), text);
  }
});

test("a browser that keeps nothing is said to keep nothing", () => {
  putStorage(() => {
    throw new Error("QuotaExceededError");
  });
  assert.equal(keepDraft("q1", DRAFT), false);
});
