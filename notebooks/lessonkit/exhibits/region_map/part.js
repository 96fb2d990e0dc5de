// @ts-check
// Shows where events happened. See RegionMapPart in part.py.

import { chartPart } from "../../page/chart_part.js";
import { element, menu, table } from "../../page/dom.js";
import { EventTable } from "../../page/event_table.js";
import { traitsOf } from "../../page/traits.js";
import { countInWords, fill } from "../../page/words.js";
import { choose, optionsOf, rowsOf, sentence, spanOf, spotsOf } from "./events.js";
import { mapFigure, setOff } from "./figure.js";

/** @import { Model } from "../../page/types.d.ts" */
/** @import { Kind } from "../../page/chart_part.js" */
/** @import { Chosen, Content } from "./events.js" */

/** @typedef {Chosen & { cut: number, picked: string }} Traits */

/** @param {Model<Traits>} model @param {Content} content @returns {Kind} */
export function kind(model, content) {
  const { cuts, places, title, words } = content;
  const events = new EventTable(content.table);
  const chosen = () => choose(content, traitsOf(model, "years", "strand"));
  const spots = () => spotsOf(content, chosen());
  const { box, select } = menu(words.menu, [], () => {
    model.set("picked", select.value);
    model.save_changes();
  });
  const nameById = new Map(places.map(({ id, text }) => [id, text]));
  return {
    inputs: ["cut", "years", "strand"],
    usesWidth: true,
    figure: (width) =>
      mapFigure(content, cuts[model.get("cut")], spots(), spanOf(words, chosen()), width),
    mark: setOff,
    hover: (key) => fill(words.hover, { place: nameById.get(key) ?? "" }),
    name: () => sentence(words, spots()),
    status: () => sentence(words, spots()),
    text: () =>
      element("div", "", element("h3", "lk-grid-title", title), table(words.head, rowsOf(spots()))),
    below_html: () => "",
    card(key) {
      const spot = spots().find(({ place }) => place.id === key);
      if (!spot) return null;
      const count = countInWords(spot.here.length, words.event);
      const heading = element(
        "h4",
        "",
        fill(words.card, { place: spot.place.name, events: count }),
      );
      const list = events.list(spot.here.map((event) => content.events.indexOf(event)));
      return element("article", "lk-card", heading, list);
    },
    above: box,
    follow(picked) {
      const options = optionsOf(words, spots()).map(([id, name]) => new Option(name, id));
      select.replaceChildren(...options);
      select.value = picked;
    },
  };
}

export default chartPart(kind);
