// @ts-check
// Shows where events happened. See RegionMapPart in part.py.

import { chartPart } from "../../page/chart_part.js";
import { element, elementOfHtml, menu, table } from "../../page/dom.js";
import { traitsOf } from "../../page/traits.js";
import { countInWords, fill } from "../../page/words.js";
import { choose, optionsOf, rowsOf, sentence, spanOf, spotsOf } from "./events.js";
import { mapFigure, setOff } from "./figure.js";

/** @import { Model } from "../../page/types.d.ts" */
/** @import { Kind } from "../../page/chart_part.js" */
/** @import { Chosen, Content } from "./events.js" */

/** @typedef {Chosen & { cut: number, picked: string }} Traits */

/** @param {Model<Traits>} model @param {Content} content @returns {Kind} */
function regionMap(model, content) {
  const { cuts, places, title, words } = content;
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
      const events = countInWords(spot.here.length, words.event);
      const heading = element("h4", "", fill(words.card, { place: spot.place.name, events }));
      const items = spot.here.map(({ item_html }) => elementOfHtml("li", "", item_html));
      return element("article", "lk-card", heading, element("ol", "lk-list", ...items));
    },
    above: box,
    follow(picked) {
      const options = optionsOf(words, spots()).map(([id, name]) => new Option(name, id));
      select.replaceChildren(...options);
      select.value = picked;
    },
  };
}

export default chartPart(regionMap);
