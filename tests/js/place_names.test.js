// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { placeNames } from "../../notebooks/lessonkit/publish/place_names.js";

test("each heading has a name of its own, in plain letters", () => {
  const names = placeNames([
    ["03-the-pact", "What’s new? Article 4 – in full"],
    ["03-the-pact", "Key terms"],
    ["04-regional-effects", "Key terms"],
    ["03-the-pact", "Key terms"],
  ]);
  assert.deepEqual(names, [
    "03-the-pact.what-s-new-article-4-in-full",
    "03-the-pact.key-terms",
    "04-regional-effects.key-terms",
    "03-the-pact.key-terms-2",
  ]);
});
