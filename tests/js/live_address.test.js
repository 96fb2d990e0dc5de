// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { queryOf, targetOf, valuesOf } from "../../notebooks/lessonkit/publish/live_address.js";

const START = { picked: "", years: [1945, 2026], theme: 0, stretched: true, search: "" };

test("what is chosen comes back from its address", () => {
  const now = {
    ...START,
    years: [2022, 2026],
    theme: 3,
    stretched: false,
    search: "Article 4 & 9",
  };
  const query = queryOf(START, now);
  assert.deepEqual({ ...START, ...valuesOf(START, query) }, now);
  assert.equal(queryOf(START, START), "");
});

test("what is no value of a trait is passed over", () => {
  assert.deepEqual(valuesOf(START, "years=2022&theme=x&nothing=1&search=x"), { search: "x" });
  assert.deepEqual(valuesOf(START, "years=a-b"), {});
});

test("an address leads to a section, to an exhibit, or by a short name", () => {
  assert.deepEqual(targetOf("#03-the-pact.warm-up"), { place: "03-the-pact.warm-up", query: "" });
  assert.deepEqual(targetOf("#03-the-pact/ladder?picked=csto-1992"), {
    place: "03-the-pact/ladder",
    query: "picked=csto-1992",
  });
  assert.deepEqual(targetOf("#timeline=2022-2026&find=Article+4"), {
    place: "00-start-here/timeline",
    query: "years=2022-2026&search=Article+4",
  });
  assert.deepEqual(
    targetOf("#event=1961-ussr-dprk-treaty-signed").query,
    "picked=1961-ussr-dprk-treaty-signed",
  );
  assert.deepEqual(targetOf("#treaty=csto-1992").place, "03-the-pact/ladder");
  const known = new Map([["claim=c3", { place: "05-sequel/claims", query: "step=2" }]]);
  assert.deepEqual(targetOf("#claim=c3", known), { place: "05-sequel/claims", query: "step=2" });
  assert.deepEqual(targetOf("#claim=none", known), { place: "claim=none", query: "" });
  assert.deepEqual(targetOf("#%E0%A4%A"), { place: "%E0%A4%A", query: "" });
  assert.deepEqual(targetOf(""), { place: "", query: "" });
});
