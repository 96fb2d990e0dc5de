// @ts-check
// The line under a live exhibit that says what it shows. See StatusLine in status_line.py.

/** @import { Context } from "./types.d.ts" */

export default {
  /** @param {Context<{ status: string }>} context */
  render({ model, el }) {
    el.setAttribute("role", "status");
    const tell = () => {
      el.textContent = model.get("status");
      el.classList.toggle("lk-status", el.textContent !== "");
    };
    model.on("change:status", tell);
    tell();
    return () => model.off("change:status", tell);
  },
};
