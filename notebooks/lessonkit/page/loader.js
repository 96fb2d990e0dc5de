// @ts-check
// Brings files of this package to the page, and draws a part once its module is there. It crosses
// the network once a kernel, like the files themselves; every part carries part.js alone.

/** @import { Context, PageFile, PartModule } from "./types.d.ts" */

/** @type {Map<string, PageFile>} */
const files = (globalThis.lessonkitFiles ??= new Map());

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

/** Return values that were packed. See `pack` in part.py.
 * @param {string} packed
 * @returns {Promise<Record<string, any>>}
 */
function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(inflated).json();
}

/** @param {Record<string, string>} added */
function addFiles(added) {
  for (const [name, text] of Object.entries(added)) {
    if (name.endsWith(".js")) addModule(name, text);
    else if (!files.has(name)) addStyleSheet(name, text);
  }
}

/** Return a model that knows the fixed traits, too.
 * @param {any} model
 * @param {Record<string, unknown>} fixed
 */
function withFixed(model, fixed) {
  return {
    get: (/** @type {string} */ name) => name in fixed ? fixed[name] : model.get(name),
    set: (/** @type {string} */ name, /** @type {unknown} */ value) => model.set(name, value),
    save_changes: () => model.save_changes(),
    on: (/** @type {string} */ event, /** @type {() => void} */ callback) =>
      model.on(event, callback),
    off: (/** @type {string} */ event, /** @type {() => void} */ callback) =>
      model.off(event, callback),
    send: (/** @type {unknown[]} */ ...message) => model.send(...message),
  };
}

/** Draw a part, and note by a class of its element when that is done (see frame.js).
 * @param {Context<{ module: string, packed: string }>} context
 */
async function render({ model, el }) {
  const packed = model.get("packed");
  const [fixed, address, frame] = await Promise.all([
    packed ? unpack(packed) : {},
    file(model.get("module")).url,
    file("page/frame.js").url,
  ]);
  /** @type {[PartModule, { joinExhibit: (el: HTMLElement) => void }]} */
  const [module, { joinExhibit }] = await Promise.all([import(address), import(frame)]);
  joinExhibit(el);
  const whole = /** @type {unknown} */ ({ model: withFixed(model, fixed), el });
  const leave = await module.default.render(/** @type {Context<never>} */ (whole));
  el.classList.add("lk-drawn");
  return leave;
}

/** Add the files of a delivery, one delivery after the other: a style sheet may rest on one that
 * came before.
 * @param {string} packed
 */
function take(packed) {
  const before = globalThis.lessonkitDelivered ?? Promise.resolve();
  globalThis.lessonkitDelivered = before.then(async () => addFiles(await unpack(packed)));
}

const loader = { render, take };
if (globalThis.lessonkitLoader) globalThis.lessonkitLoader.tell(loader);
else globalThis.lessonkitLoader = { loader: Promise.resolve(loader), tell: () => {} };

export default { addFiles, render, unpack };
