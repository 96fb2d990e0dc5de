// @ts-check
// The button that brings the start of an exhibit back. See ResetButton in reset_button.py.

import { button } from "./dom.js";

/** @import { Context } from "./types.d.ts" */

export default {
  /** @param {Context<{ presses: number }>} context */
  render({ model, el }) {
    el.append(button("Reset", () => {
      model.set("presses", model.get("presses") + 1);
      model.save_changes();
    }));
  },
};
