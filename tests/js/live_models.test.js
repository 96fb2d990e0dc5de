// @ts-check

import assert from "node:assert/strict";
import test from "node:test";
import { LiveModel, makeModels } from "../../notebooks/lessonkit/publish/live_models.js";

test("a model tells of a change once, and of none that is none", () => {
  const model = new LiveModel({ value: [1, 2] });
  /** @type {unknown[]} */
  const told = [];
  const listen = (/** @type {unknown} */ _, /** @type {unknown} */ value) => told.push(value);
  model.on("change:value change:other", listen);
  model.set("value", [1, 2]);
  model.set("value", [1, 3]);
  model.set("other", "x");
  model.off("change:value", listen);
  model.set("value", [2, 3]);
  assert.deepEqual(told, [[1, 3], "x"]);
  assert.deepEqual(model.get("value"), [2, 3]);
});

/** @param {string} kind */
function joined(kind) {
  const models = makeModels({
    menu: { kind: "DropdownModel", state: { index: 1 } },
    part: { kind: "AnyModel", state: { chosen: 0 } },
    box: { kind: "VBoxModel", state: { children: ["IPY_MODEL_menu", "IPY_MODEL_part"] } },
    link: {
      kind,
      state: { source: ["IPY_MODEL_menu", "index"], target: ["IPY_MODEL_part", "chosen"] },
    },
  });
  const named = (/** @type {string} */ name) => /** @type {LiveModel} */ (models.get(name));
  return { menu: named("menu"), part: named("part"), box: named("box") };
}

test("a link joins both ways, and begins with its source", () => {
  const { menu, part } = joined("LinkModel");
  assert.equal(part.get("chosen"), 1);
  menu.set("index", 2);
  assert.equal(part.get("chosen"), 2);
  part.set("chosen", 0);
  assert.equal(menu.get("index"), 0);
});

test("a directional link joins one way", () => {
  const { menu, part } = joined("DirectionalLinkModel");
  assert.equal(part.get("chosen"), 1);
  part.set("chosen", 0);
  assert.equal(menu.get("index"), 1);
});

test("a box holds the models that its state names", () => {
  const { menu, part, box } = joined("LinkModel");
  assert.deepEqual(box.get("children"), [menu, part]);
});

test("a text that only looks like a reference stays a text", () => {
  const models = makeModels({ text: { kind: "TextModel", state: { value: "IPY_MODEL_menu" } } });
  assert.equal(models.get("text")?.get("value"), "IPY_MODEL_menu");
});
