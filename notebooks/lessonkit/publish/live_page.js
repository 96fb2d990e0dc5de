// @ts-check
// Puts the live form of each exhibit into the single-file edition, in place of its still form.

import { liveForm } from "./live_views.js";
import { Place } from "./place.js";

/** @import { Draw, LiveExhibit } from "./live_views.js" */
/** @import { Context } from "../page/types.d.ts" */

/** @typedef {{ exhibits: LiveExhibit[], draw: Draw }} Traits */

/** Draw an exhibit; where that fails, its still form stays.
 * @param {LiveExhibit} exhibit
 * @param {Draw} draw
 */
async function bringToLife(exhibit, draw) {
  const lesson = document.getElementById(exhibit.lesson);
  const place = lesson?.querySelectorAll(".exhibit")[exhibit.number];
  if (!place) return;
  try {
    place.append(await liveForm(exhibit, draw));
    place.classList.add("alive");
  } catch (error) {
    console.error(error);
  }
}

export default {
  /** @param {Context<Traits>} context */
  async render({ model }) {
    const [exhibits, draw] = [model.get("exhibits"), model.get("draw")];
    const place = new Place();
    const first = exhibits.filter(({ lesson }) => lesson === place.lesson);
    // One after the other, with a pause in which the page can answer its reader.
    for (const exhibit of new Set([...first, ...exhibits])) {
      await bringToLife(exhibit, draw);
      await new Promise((resolve) => setTimeout(resolve));
    }
    place.follow();
    document.body.dataset.live = "ready";
  },
};
