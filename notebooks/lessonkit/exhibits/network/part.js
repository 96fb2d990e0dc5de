// @ts-check
// Shows the ties between states in two years. See NetworkPart in part.py.

import { chartPart } from "../../page/chart_part.js";
import { element, elementOfHtml, table } from "../../page/dom.js";
import { traitsOf } from "../../page/traits.js";
import { fill } from "../../page/words.js";
import { networkFigure, setOff } from "./figure.js";
import { changesHtml, pairOf, sentence, tableOf } from "./ties.js";

/** @import { Model } from "../../page/types.d.ts" */
/** @import { Kind } from "../../page/chart_part.js" */
/** @import { Chosen, Content } from "./ties.js" */

/** @param {Model<Chosen>} model @param {Content} content @returns {Kind} */
export function kind(model, content) {
  const { choices, drawing, ties, title, words } = content;
  const byId = new Map(ties.map((tie) => [tie.id, tie]));
  const pair = () => pairOf(content, traitsOf(model, "choice", "country", "left", "right"));
  return {
    inputs: ["choice", "country", "left", "right"],
    usesWidth: true,
    figure: (width) => networkFigure(content, pair(), width),
    mark: (figure, picked) => setOff(figure, picked, drawing.picked),
    hover: (key) => byId.get(key)?.hover ?? "",
    name: () => sentence(words, pair()),
    status: () => {
      const [choice] = choices[model.get("choice")];
      return fill(words.status, { choice, sentence: sentence(words, pair()) });
    },
    text() {
      const { head, rows } = tableOf(content, pair());
      return element("div", "", element("h3", "lk-grid-title", title), table(head, rows));
    },
    below_html: () => changesHtml(words, pair()),
    // It stays open when other years are chosen, in which the tie may not have held.
    card(key) {
      const tie = byId.get(key);
      return tie ? elementOfHtml("article", "lk-card", tie.card_html) : null;
    },
  };
}

export default chartPart(kind);
