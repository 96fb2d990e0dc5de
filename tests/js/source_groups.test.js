// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { grouped, stateMedia } from "../../notebooks/lessonkit/exhibits/source_groups.js";

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
