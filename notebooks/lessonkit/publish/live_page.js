// @ts-check
// Puts the live form of each exhibit into the single-file edition, in place of its still form.

import { offerToGather } from "./gather_page.js";
import { forgetAll } from "./live_memory.js";
import { Links } from "./live_links.js";
import { liveForm } from "./live_views.js";
import { Place } from "./place.js";
import { focusStills, labelCells } from "./still_tables.js";

/** @import { LiveModel } from "./live_models.js" */
/** @import { Draw, LiveExhibit } from "./live_views.js" */
/** @import { Context } from "../page/types.d.ts" */

/** @typedef {{ exhibits: LiveExhibit[], draw: Draw }} Traits */

/** Draw an exhibit; where that fails, its still form stays.
 * @param {LiveExhibit} exhibit
 * @param {Element} still
 * @param {Draw} draw
 * @param {Links} links
 */
async function bringToLife(exhibit, still, draw, links) {
  try {
    const { form, models } = await liveForm(exhibit, draw);
    still.append(form);
    still.classList.add("alive");
    const [name, part] = partOf(exhibit, models);
    if (part) links.add(still.id, part, exhibit.models[name].state, form);
  } catch (error) {
    console.error(error);
  }
}

/** Return the part that shows an exhibit, with its name.
 * @param {LiveExhibit} exhibit @param {Map<string, LiveModel>} models
 * @returns {[name: string, part: LiveModel | undefined]}
 */
function partOf(exhibit, models) {
  const name =
    Object.keys(exhibit.models).find((key) =>
      String(exhibit.models[key].state.module ?? "").startsWith("exhibits/")
    ) ?? "";
  return [name, models.get(name)];
}

/** Name an exhibit for addresses: by its lesson and its kind, and a number where there are several.
 * @param {Element} still @param {string} lesson
 */
function nameForAddress(still, lesson) {
  const [, kind] = still.classList;
  const alike = [...document.querySelectorAll(`[id='${lesson}'] .exhibit.${kind}`)];
  const place = alike.indexOf(still);
  still.id = `${lesson}/${kind}${place ? `-${place + 1}` : ""}`;
}

/** Do something with each exhibit once the reader comes near: nobody reads the whole course at
 * once, and a phone has not the memory for it.
 * @param {LiveExhibit[]} exhibits
 * @param {(exhibit: LiveExhibit, still: Element) => void} action
 */
function whenNear(exhibits, action) {
  /** @type {Map<Element, LiveExhibit>} */
  const waiting = new Map();
  const watch = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
      const exhibit = waiting.get(target);
      waiting.delete(target);
      watch.unobserve(target);
      if (exhibit) action(exhibit, target);
    }
  }, { rootMargin: "100% 0px" });
  for (const exhibit of exhibits) {
    const lesson = document.getElementById(exhibit.lesson);
    const still = lesson?.querySelectorAll(".exhibit")[exhibit.number];
    if (!still) continue;
    still.setAttribute("data-live", "");
    nameForAddress(still, exhibit.lesson);
    waiting.set(still, exhibit);
    watch.observe(still);
  }
}

/** Let the reader take back all that this browser has kept. */
function offerToForget() {
  document.getElementById("forget")?.addEventListener("click", () => {
    if (!confirm("Forget all answers, games and drafts of this course in this browser?")) return;
    forgetAll();
    location.reload();
  });
}

export default {
  /** @param {Context<Traits>} context */
  render({ model }) {
    const [exhibits, draw] = [model.get("exhibits"), model.get("draw")];
    labelCells();
    offerToForget();
    offerToGather();
    const links = new Links();
    const place = new Place();
    whenNear(exhibits, async (exhibit, still) => {
      await bringToLife(exhibit, still, draw, links);
      place.hold();
    });
    focusStills();
    place.follow();
  },
};
