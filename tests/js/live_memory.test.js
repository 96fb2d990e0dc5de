// @ts-check

import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { forgetAll, keepIn } from "../../notebooks/lessonkit/publish/live_memory.js";
import { LiveModel } from "../../notebooks/lessonkit/publish/live_models.js";

/** @type {Record<string, string>} */
let stored = {};

beforeEach(() => {
  stored = {};
  const storage = {
    getItem: (/** @type {string} */ key) => stored[key] ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => stored[key] = text,
    removeItem: (/** @type {string} */ key) => delete stored[key],
  };
  const value = new Proxy(storage, {
    get: (target, name) => Reflect.get(target, name),
    ownKeys: () => Object.keys(stored),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
});

function remembered() {
  const model = new LiveModel({});
  keepIn("quiz/m0", model);
  return model;
}

test("what is kept of a model comes back", () => {
  remembered().set("kept", { 0: 2 });
  assert.deepEqual(remembered().get("kept"), { 0: 2 });
});

test("what is no JSON is nothing", () => {
  stored["pyongyang-pact/kept/quiz/m0"] = "{";
  assert.equal(remembered().get("kept"), undefined);
});

test("all can be forgotten, but for what is not ours", () => {
  remembered().set("kept", 1);
  stored["pyongyang-pact/essay/q1"] = "{}";
  stored["pyongyang-pact/essay/name"] = "Asha";
  stored.another = "page";
  forgetAll();
  assert.deepEqual(stored, { another: "page" });
});

test("a browser that keeps nothing does no harm", () => {
  Object.defineProperty(globalThis, "localStorage", { value: undefined, configurable: true });
  const model = remembered();
  model.set("kept", 1);
  assert.equal(model.get("kept"), 1);
  assert.doesNotThrow(forgetAll);
});
