// @ts-check
// Shows the treaties that the menus name side by side. See ComparePart in compare.py.

import { element, elementOfHtml, heading, status } from "../page/dom.js";
import { onChange } from "../page/traits.js";
import { distinct, rowOf, sentence } from "./compare_choice.js";

/** @import { Context, Model } from "../page/types.d.ts" */
/** @import { TreatyData } from "./compare_choice.js" */

/**
 * @typedef {object} Traits
 * @property {number} first
 * @property {number} second
 * @property {number} third
 * @property {number} fourth
 * @property {number} core
 * @property {number} presses
 * @property {TreatyData[]} treaties
 * @property {{ heading: string, core: boolean }[]} rows
 */

const INPUTS = /** @type {const} */ (["first", "second", "third", "fourth", "core"]);

/** Return the table of the treaties with the numbers `shown`.
 * @param {Model<Traits>} model @param {number[]} shown
 */
function table(model, shown) {
  const [treaties, core] = [model.get("treaties"), model.get("core")];
  const names = shown.map((n) => heading("col", treaties[n].name));
  const lines = model.get("rows").flatMap((row, n) => {
    if (core && !row.core) return [];
    const cells = rowOf(treaties, shown, n).map((html, place) => {
      const cell = elementOfHtml("td", "", html);
      cell.dataset.treaty = treaties[shown[place]].name;
      return cell;
    });
    return [element("tr", "", heading("row", row.heading), ...cells)];
  });
  const head = element("thead", "", element("tr", "", element("td"), ...names));
  return element("table", "lk-table lk-compare", head, element("tbody", "", ...lines));
}

export default {
  /** @param {Context<Traits>} context */
  render({ model, el }) {
    el.classList.add("lk-view");
    const line = status("div", "lk-status");
    const place = element("div");
    el.append(line, place);
    const show = () => {
      const [first, second, third, fourth] = INPUTS.map((name) => model.get(name));
      const shown = distinct([first, second, third - 1, fourth - 1]);
      line.textContent = sentence(model.get("treaties"), shown, model.get("core"));
      place.replaceChildren(...(shown.length > 1 ? [table(model, shown)] : []));
    };
    const start = INPUTS.map((name) => model.get(name));
    const reset = () => {
      INPUTS.forEach((name, n) => model.set(name, start[n]));
      model.save_changes();
    };
    show();
    const ends = [onChange(model, [...INPUTS], show), onChange(model, ["presses"], reset)];
    return () => ends.forEach((end) => end());
  },
};
