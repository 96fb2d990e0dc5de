// @ts-check
// Brings the live exhibits of the single-file edition to life. A script of that page: it makes
// modules out of the texts that the page holds, and hands over to one of them.

/** @import { Context } from "../page/types.d.ts" */
/** @import { Draw, LiveExhibit } from "./live_views.js" */

/** Return the value of JSON that was deflated and written as base64.
 * @param {string} packed
 * @returns {Promise<{ files: Record<string, string>, exhibits: LiveExhibit[] }>}
 */
function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(inflated).json();
}

const { files, exhibits } = await unpack(document.getElementById("live")?.textContent ?? "");
const text = new Blob([files["page/part.js"]], { type: "text/javascript" });
/** @type {{ default: { initialize: (context: object) => void, render: Draw } }} */
const { default: part } = await import(URL.createObjectURL(text));
part.initialize({ model: { get: () => files } });
/** @type {Record<string, unknown>} */
const traits = { module: "publish/live_page.js", exhibits, draw: part.render };
const model = /** @type {Context<never>["model"]} */ (
  /** @type {unknown} */ ({ get: (/** @type {string} */ name) => traits[name] })
);
await part.render({ model, el: document.body });
