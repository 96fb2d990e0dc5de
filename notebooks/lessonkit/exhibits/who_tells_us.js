// @ts-check
// Counts sources by country, owner or genre; a bar opens its sources. See WhoTellsUsPart in
// who_tells_us.py.

import { details, element, elementOfHtml, status } from "../page/dom.js";
import { onChange } from "../page/traits.js";
import { countInWords, grouped, stateMedia } from "./source_groups.js";

/** @import { Context } from "../page/types.d.ts" */
/** @import { SourceData } from "./source_groups.js" */

/**
 * @typedef {object} Traits
 * @property {string} legend
 * @property {SourceData[]} sources
 * @property {Record<string, string>} publishers
 * @property {{ sources: number[], summary: string }[]} choices
 * @property {("country" | "owner" | "genre")[]} counted_by
 * @property {number} choice
 * @property {number} by
 */

/** Make a piece of a bar, as long as a number of sources is part of the longest.
 * @param {string} kind @param {number} number @param {number} longest
 */
function piece(kind, number, longest) {
  const made = element("span", `lk-who-bar lk-who-${kind}`);
  made.style.width = `calc(${number / longest} * min(20em, 40vw))`;
  return made;
}

/** Make a group of sources: a bar, which opens them under the names of their publishers.
 * @param {string} name @param {SourceData[]} group @param {number} longest
 * @param {Record<string, string>} publishers
 */
function bar(name, group, longest, publishers) {
  const state = stateMedia(group);
  const lists = [...grouped(group, "publisher")].flatMap(([publisher, its]) => [
    element("p", "", element("b", "", publisher), `: ${publishers[publisher]}`),
    element("ul", "", ...its.map(({ citation_html }) => elementOfHtml("li", "", citation_html))),
  ]);
  const opened = details("", ...lists);
  const bars = element(
    "span",
    "lk-who-bars",
    piece("others", group.length - state, longest),
    piece("state", state, longest),
  );
  const summary = /** @type {HTMLElement} */ (opened.firstElementChild);
  summary.append(element("span", "lk-who-name", name), bars, ` ${countInWords(group)}`);
  return opened;
}

export default {
  /** @param {Context<Traits>} context */
  render({ model, el }) {
    el.classList.add("lk-view");
    const bars = element("div", "lk-scroll");
    const line = status("div", "lk-status");
    el.append(element("p", "lk-meta", model.get("legend")), bars, line);
    const show = () => {
      const { sources, summary } = model.get("choices")[model.get("choice")];
      const chosen = sources.map((n) => model.get("sources")[n]);
      const groups = [...grouped(chosen, model.get("counted_by")[model.get("by")])];
      const longest = Math.max(1, ...groups.map(([, group]) => group.length));
      const publishers = model.get("publishers");
      bars.replaceChildren(
        ...groups.map(([name, group]) => bar(name, group, longest, publishers)),
      );
      line.textContent = summary;
    };
    show();
    return onChange(model, ["choice", "by"], show);
  },
};
