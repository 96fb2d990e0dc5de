// @ts-check
// Draws a part once loader.js is there. Every part carries this text.

/** @import { Context, Loader } from "./types.d.ts" */

function comingLoader() {
  let tell = /** @type {(loader: Loader) => void} */ (() => {});
  const loader = new Promise((/** @type {typeof tell} */ resolve) => tell = resolve);
  return { loader, tell };
}

export default {
  /** @param {Context<{ module: string, packed: string }>} context */
  async render(context) {
    const coming = globalThis.lessonkitLoader ??= comingLoader();
    return (await coming.loader).render(context);
  },
};
