// @ts-check
// Brings the live exhibits of the single-file edition to life. A script of that page: it makes a
// module out of page/loader.js, which makes the others, and hands over to one of them.

/** @import { Context } from "../page/types.d.ts" */
/** @import { Draw } from "./live_views.js" */

/** What page/loader.js gives.
 * @typedef {object} Parts
 * @property {(packed: string) => Promise<Record<string, any>>} unpack
 * @property {(files: Record<string, string>) => void} addFiles
 * @property {Draw} render
 */

/** @param {string} id */
const textOf = (id) => document.getElementById(id)?.textContent ?? "";

const text = new Blob([textOf("part")], { type: "text/javascript" });
/** @type {{ default: Parts }} */
const { default: part } = await import(URL.createObjectURL(text));
const { files, exhibits } = await part.unpack(textOf("live"));
part.addFiles(files);
/** @type {Record<string, unknown>} */
const traits = { module: "publish/live_page.js", exhibits, draw: part.render };
const model = /** @type {Context<never>["model"]} */ (
  /** @type {unknown} */ ({ get: (/** @type {string} */ name) => traits[name] })
);
await part.render({ model, el: document.body });
