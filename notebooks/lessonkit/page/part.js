// @ts-check
// Brings files of this package to the page, and draws a part once its module is there.
// Every part carries this text; the files themselves cross the network once a kernel.

/** @import { Context, PageFile, PartModule } from "./types.d.ts" */

/** @type {Map<string, PageFile>} */
const files = (globalThis.lessonkitFiles ??= new Map());

/** How long a part is given before the still form is shown in its stead, in milliseconds. */
const LATE_MS = 6000;

/** @param {string} name */
function file(name) {
  let found = files.get(name);
  if (!found) {
    let tell = /** @type {PageFile["tell"]} */ (() => {});
    const url = new Promise((/** @type {PageFile["tell"]} */ resolve) => (tell = resolve));
    files.set(name, found = { url, tell });
  }
  return found;
}

/** Make a module out of its text, once the modules that it imports are there.
 * @param {string} name
 * @param {string} text
 */
async function addModule(name, text) {
  for (const [, path] of text.matchAll(/^(?:import|export)\b[^;]*?\bfrom "(\.[^"]+)";/gm)) {
    const needed = new URL(path, `https://package/${name}`).pathname.slice(1);
    text = text.replace(`from "${path}"`, `from "${await file(needed).url}"`);
  }
  text += `//# sourceURL=lessonkit/${name}\n`;
  file(name).tell(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
}

/** @param {string} name @param {string} text */
function addStyleSheet(name, text) {
  const sheet = document.createElement("style");
  sheet.textContent = text;
  document.head.append(sheet);
  file(name).tell("");
}

export default {
  /** @param {Context<{ files?: Record<string, string> }>} context */
  initialize({ model }) {
    for (const [name, text] of Object.entries(model.get("files") ?? {})) {
      if (name.endsWith(".js")) addModule(name, text);
      else if (!files.has(name)) addStyleSheet(name, text);
    }
  },
  /** frame.css shows the still form again as long as a part is late; one that fails stays so.
   * @param {Context<{ module: string }>} context
   */
  async render(context) {
    const { classList } = context.el;
    const late = setTimeout(() => classList.add("lk-late"), LATE_MS);
    try {
      /** @type {PartModule} */
      const module = await import(await file(context.model.get("module")).url);
      const leave = await module.default.render(/** @type {Context<never>} */ (context));
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
