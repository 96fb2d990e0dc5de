// @ts-check
// Draws a part once loader.js is there, and says so where that is late or fails. Every part carries
// this text.

/** @import { Context, Loader } from "./types.d.ts" */

/** How long a part is given before the still form is shown in its stead, in milliseconds. */
const LATE_MS = 6000;

function comingLoader() {
  let tell = /** @type {(loader: Loader) => void} */ (() => {});
  const loader = new Promise((/** @type {typeof tell} */ resolve) => tell = resolve);
  return { loader, tell };
}

export default {
  /** frame.css shows the still form again as long as a part is late; one that fails stays so.
   * @param {Context<{ module: string, packed: string }>} context
   */
  async render(context) {
    const { classList } = context.el;
    const late = setTimeout(() => classList.add("lk-late"), LATE_MS);
    try {
      const coming = globalThis.lessonkitLoader ??= comingLoader();
      const leave = await (await coming.loader).render(context);
      classList.remove("lk-late");
      return leave;
    } catch (error) {
      classList.add("lk-late");
      throw error;
    } finally {
      clearTimeout(late);
    }
  },
};
