// @ts-check
// Puts the live form of each exhibit into the single-file edition, in place of its still form.

import { offerToGather } from "./gather_page.js";
import { forgetAll } from "./live_memory.js";
import { Links } from "./live_links.js";
import { liveForm } from "./live_views.js";
import { Place } from "./place.js";
import { focusStills, labelCells } from "./still_tables.js";

/** @import { LiveModel } from "./live_models.js" */
/** @import { Target } from "./live_address.js" */
/** @import { Draw, LiveExhibit } from "./live_views.js" */
/** @import { Context } from "../page/types.d.ts" */

/** @typedef {{ exhibits: LiveExhibit[], draw: Draw }} Traits */

/** Draw an exhibit. Its still form stays until that is done, and where it fails.
 * @param {LiveExhibit} exhibit
 * @param {Element} still
 * @param {Draw} draw
 * @param {Links} links
 */
async function bringToLife(exhibit, still, draw, links) {
  try {
    const { form, models, drawn } = liveForm(exhibit, draw);
    still.append(form);
    still.classList.add("waking");
    await drawn;
    still.classList.replace("waking", "alive");
    const [name, part] = partOf(exhibit, models);
    if (part) links.add(still.id, part, exhibit.models[name].state, form);
  } catch (error) {
    still.classList.remove("waking");
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

/** Return the still forms of exhibits, each named for addresses, with what is to take its place.
 * @param {LiveExhibit[]} exhibits
 */
function placed(exhibits) {
  /** @type {Map<Element, LiveExhibit>} */
  const found = new Map();
  for (const exhibit of exhibits) {
    const lesson = document.getElementById(exhibit.lesson);
    const still = lesson?.querySelectorAll(".exhibit")[exhibit.number];
    if (!still) continue;
    still.setAttribute("data-live", "");
    nameForAddress(still, exhibit.lesson);
    found.set(still, exhibit);
  }
  return found;
}

/** Return where the short addresses lead; where two exhibits have the same, to the first.
 * @param {Map<Element, LiveExhibit>} exhibits
 */
function shortAddresses(exhibits) {
  /** @type {Map<string, Target>} */
  const known = new Map();
  for (const [{ id: place }, { addresses }] of exhibits) {
    for (const [address, query] of Object.entries(addresses)) {
      if (!known.has(address)) known.set(address, { place, query });
    }
  }
  return known;
}

/** Do something with each exhibit once the reader comes near: nobody reads the whole course at
 * once, and a phone has not the memory for it.
 * @param {Map<Element, LiveExhibit>} waiting
 * @param {(exhibit: LiveExhibit, still: Element) => void} action
 */
function whenNear(waiting, action) {
  const watch = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
      const exhibit = waiting.get(target);
      waiting.delete(target);
      watch.unobserve(target);
      if (exhibit) action(exhibit, target);
    }
  }, { rootMargin: "100% 0px" });
  for (const still of waiting.keys()) watch.observe(still);
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
    const [exhibits, draw] = [placed(model.get("exhibits")), model.get("draw")];
    labelCells();
    offerToForget();
    offerToGather();
    const known = shortAddresses(exhibits);
    const links = new Links(known);
    const place = new Place(known);
    whenNear(exhibits, async (exhibit, still) => {
      await bringToLife(exhibit, still, draw, links);
      place.hold();
    });
    focusStills();
    place.follow();
  },
};
