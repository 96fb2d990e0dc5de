// @ts-check
// Draws a part, or takes what was delivered, once loader.js is there. Every part and every delivery
// carries this text.

/** @import { Context, Loader } from "./types.d.ts" */

function comingLoader() {
  let tell = /** @type {(loader: Loader) => void} */ (() => {});
  const loader = new Promise((/** @type {typeof tell} */ resolve) => tell = resolve);
  return { loader, tell };
}

const coming = globalThis.lessonkitLoader ??= comingLoader();

export default {
  /** @param {Context<{ files: string }>} context */
  async initialize({ model }) {
    const files = model.get("files");
    if (files) (await coming.loader).take(files);
  },
  /** @param {Context<{ module: string, packed: string }>} context */
  async render(context) {
    return (await coming.loader).render(context);
  },
};
