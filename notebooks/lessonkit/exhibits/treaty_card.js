// @ts-check
// Shows the card of the treaty that the menu names. See TreatyCardPart in treaty_card.py.

import { element, status } from "../page/dom.js";
import { onChange } from "../page/traits.js";

/** @import { Context } from "../page/types.d.ts" */

/** @typedef {{ treaty: number, names: string[], cards_html: string[] }} Traits */

export default {
  /** @param {Context<Traits>} context */
  render({ model, el }) {
    el.classList.add("lk-view");
    const card = element("div");
    const line = status("div", "lk-status");
    el.append(card, line);
    const show = () => {
      const [n, names] = [model.get("treaty"), model.get("names")];
      card.innerHTML = model.get("cards_html")[n];
      line.textContent = `Showing ${names[n]}, ${n + 1} of ${names.length}.`;
    };
    show();
    return onChange(model, ["treaty"], show);
  },
};
