// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import {
  countInWords,
  grouped,
  stateMedia,
} from "../../notebooks/lessonkit/exhibits/source_groups.js";

/** @param {string} publisher @param {boolean} state_media */
const source = (publisher, state_media) => ({
  publisher,
  state_media,
  country: "Russia",
  owner: "",
  genre: "",
  citation_html: "",
});

test("the largest group comes first, and names decide between equals", () => {
  const sources = [source("b", true), source("C", false), source("A", true), source("C", false)];
  assert.deepEqual([...grouped(sources, "publisher").keys()], ["C", "A", "b"]);
  assert.equal(grouped(sources, "country").get("Russia")?.length, 4);
  assert.equal(stateMedia(sources), 2);
});

test("a count says how many are state media, and all of them without a number", () => {
  const [one, other] = [source("a", true), source("b", false)];
  assert.equal(countInWords([other]), "1");
  assert.equal(countInWords([one]), "1 (state media)");
  assert.equal(countInWords([one, other, other]), "3 (1 state media)");
});
